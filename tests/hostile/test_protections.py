"""Each protection of reading is needed: without it, what it refuses is read as a map, or ends in another way."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from journey_editor.document import rules, strict_json
from journey_editor.storage import codec
from journey_editor.storage.errors import DocumentError
from tests.building import onboarding
from tests.hostile.trial import tried

HEAD = '{"format": "journey-map", "version": 2, "map": {"title": "x"}'


def sample(change: Callable[[dict[str, Any]], object]) -> bytes:
    content = json.loads(codec.to_bytes(onboarding().journey))
    change(content)
    return json.dumps(content).encode()


def _first(part: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = next(iter(part.values()))
    return found


Proof = tuple[object, str, object, bytes]
PROOFS: dict[str, Proof] = {
    "a name twice": (strict_json, "_unique", dict, (HEAD + ', "a": 1, "a": 2}').encode()),
    "NaN": (strict_json, "_refused", float, (HEAD + ', "a": NaN}').encode()),
    "Infinity": (strict_json, "_refused", float, (HEAD + ', "a": -Infinity}').encode()),
    "1e999": (strict_json, "_finite", float, (HEAD + ', "a": 1e999}').encode()),
    "a huge integer": (strict_json, "_integer", int, (HEAD + ', "a": 9007199254740993}').encode()),
    "half a character": (strict_json, "_SURROGATE", re.compile("(?!)"), (HEAD + ', "a": "\\ud800"}').encode()),
    "depth": (strict_json, "_deeper_than", lambda *_: False, (HEAD + ', "a": ' + "[" * 120 + "]" * 120 + "}").encode()),
    "bytes": (codec, "MAX_BYTES", 2**40, (HEAD + " " * (codec.MAX_BYTES) + "}").encode()),
    "values": (codec, "MAX_VALUES", 10**9, (HEAD + ', "a": [' + "1," * codec.MAX_VALUES + "1]}").encode()),
    "records": (
        rules,
        "MOST_RECORDS",
        10**9,
        (HEAD + ', "owners": {' + ", ".join(f'"o{n}": {{}}' for n in range(100_001)) + "}}").encode(),
    ),
    "a reference to nothing": (
        rules,
        "check_all",
        lambda *_: [],
        sample(lambda content: _first(content["connections"]).update(target="gone")),
    ),
    "a member of the wrong kind": (
        rules,
        "check_all",
        lambda *_: [],
        sample(lambda content: _first(content["touchpoints"]).update(lane=next(iter(content["stages"])))),
    ),
    "a stage without a step": (
        rules,
        "check_all",
        lambda *_: [],
        sample(lambda content: content["stages"].update(new={"order": "V"})),
    ),
    "a newer version": (codec, "VERSION", 99, (HEAD.replace("2", "99", 1) + "}").encode()),
}


@pytest.mark.parametrize("name", PROOFS)
def test_without_its_protection_it_would_not_be_refused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    owner, protection, without, data = PROOFS[name]
    with pytest.raises(DocumentError):
        codec.from_bytes(data)
    monkeypatch.setattr(owner, protection, without)
    try:
        codec.from_bytes(data)
    except DocumentError as error:
        pytest.fail(f"something else refuses it: {error}")
    except Exception:
        return  # what it was kept from


def test_the_trial_finds_a_value_that_does_not_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """NaN that is let in cannot be written: the trial of any file is to notice that."""
    data = (HEAD + ', "a": NaN}').encode()
    assert not tried(data)
    monkeypatch.setattr(strict_json, "_refused", float)
    with pytest.raises((ValueError, AssertionError)):
        tried(data)


def test_the_trial_finds_unknown_parts_that_are_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    data = sample(lambda content: content.update(later={"x": [1, 2.5]}))
    assert tried(data)
    whole = codec.to_bytes

    def forgets(journey: Any) -> bytes:
        content = json.loads(whole(journey))
        content.pop("later", None)
        return json.dumps(content).encode()

    monkeypatch.setattr(codec, "to_bytes", forgets)
    with pytest.raises(AssertionError):
        tried(data)
