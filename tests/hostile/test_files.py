"""Whatever a file holds, it is refused in a sentence or is a map in all respects."""

from __future__ import annotations

from hypothesis import given, settings

from tests.hostile.damage import damaged, sound
from tests.hostile.trial import tried


def test_the_map_that_is_damaged_is_one() -> None:
    assert tried(sound().encode())


@settings(max_examples=150)
@given(damaged())
def test_a_damaged_file_is_refused_or_is_a_map_in_all_respects(data: bytes) -> None:
    tried(data)
