"""Whatever a file holds, it is refused in a sentence or is a map in all respects."""

from __future__ import annotations

import time

import pytest
from hypothesis import given

from journey_editor.storage import codec
from journey_editor.storage.errors import DocumentError
from tests.hostile.damage import damaged, sound
from tests.hostile.trial import tried
from tests.walking import examples


def test_the_map_that_is_damaged_is_one() -> None:
    assert tried(sound().encode())


@examples(80)
@given(damaged())
def test_a_damaged_file_is_refused_or_is_a_map_in_all_respects(data: bytes) -> None:
    tried(data)


@pytest.mark.parametrize(
    "fault", ['"late": NaN', '"late": "\\ud800"', f'"late": {"[" * 150}{"]" * 150}', '"a": 1, "a": 2']
)
def test_the_last_fault_of_a_large_file_is_found_soon(fault: str) -> None:
    """What the quick reader refuses is looked for again, slowly: with a fifth of the values that a file may have."""
    numbers = ",".join(["123"] * (codec.MAX_VALUES // 5))
    begun = time.process_time()
    with pytest.raises(DocumentError, match="Line 1, column"):
        codec.from_bytes(f'{{"many": [{numbers}], {fault}}}'.encode())
    assert time.process_time() - begun < 2, "a third of a second, and what a busy machine takes"


@pytest.mark.parametrize("fault", ['"{0}": 1, "{0}": 2', '"{0}": [NaN]', '"{0}": {0}', '"\\ud800{0}": 1', '"a": 1{0}'])
def test_a_file_of_one_long_name_is_refused_in_a_short_sentence(fault: str) -> None:
    with pytest.raises(DocumentError) as told:
        codec.from_bytes(("{" + fault.replace("{0}", "9" * 1_000_000) + "}").encode())
    assert len(str(told.value)) < 300
    nested = ('{"' + "n" * 50 + '": ') * 200
    with pytest.raises(DocumentError) as told:
        codec.from_bytes(nested.encode())
    assert len(str(told.value)) < 1_000
