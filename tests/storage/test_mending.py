"""What is sound of a map that cannot be opened: all else is set aside in it as it came, and told."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings

from journey_editor.document.records import Connection, Stage, Touchpoint
from journey_editor.document.rules import check_all
from journey_editor.storage import codec
from journey_editor.storage.errors import DocumentError
from journey_editor.storage.mending import QUARANTINE, mended
from tests.hostile.damage import damaged, sound


def content() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(sound())
    return found


def damage(change: Callable[[dict[str, Any]], object]) -> tuple[bytes, dict[str, Any]]:
    damaged_content = content()
    change(damaged_content)
    data = json.dumps(damaged_content).encode()
    with pytest.raises(DocumentError):
        codec.from_bytes(data)
    return data, damaged_content


def test_a_connection_to_nothing_is_set_aside_and_the_rest_opens() -> None:
    link = next(iter(content()["connections"]))
    data, before = damage(lambda c: c["connections"][link].update(target="gone", later=[1, 2.5]))
    found = mended(data)
    assert found.journey.count(Connection) == len(before["connections"]) - 1
    assert found.journey.count(Touchpoint) == len(before["touchpoints"])
    kept = json.loads(codec.to_bytes(found.journey))[QUARANTINE]
    assert kept == [{"connections": {link: before["connections"][link]}}]
    assert len(found.report) == 1 and "gone" in found.report[0] and found.report[0].endswith("It is set aside.")


def test_a_card_keeps_all_but_the_owner_that_is_not_there() -> None:
    card = next(iter(content()["touchpoints"]))
    data, before = damage(lambda c: c["touchpoints"][card].update(owner="nobody"))
    found = mended(data)
    touchpoint = found.journey.record(card, Touchpoint)
    assert touchpoint.owner is None and touchpoint.name == before["touchpoints"][card].get("name", "")
    assert json.loads(codec.to_bytes(found.journey))[QUARANTINE][0]["touchpoints"][card]["owner"] == "nobody"
    assert "It is left without" in found.report[0]


def test_what_belongs_to_what_is_set_aside_goes_along_and_is_told_each() -> None:
    data, before = damage(lambda c: c.pop("personas"))
    found = mended(data)
    assert found.journey.count(Touchpoint) == 0 and found.journey.count(Stage) == len(before["stages"])
    kept = json.loads(codec.to_bytes(found.journey))[QUARANTINE][0]
    assert kept["lanes"] == before["lanes"] and kept["touchpoints"] == before["touchpoints"]
    assert len(found.report) >= len(before["lanes"]) + len(before["touchpoints"])


def test_a_record_of_wrong_values_and_a_stage_without_a_step() -> None:
    card = next(iter(content()["touchpoints"]))

    def change(c: dict[str, Any]) -> None:
        c["touchpoints"][card]["step"] = 3
        c["stages"]["new"] = {"order": "zV", "name": "Bare"}

    found = mended(damage(change)[0])
    assert card not in found.journey and len(found.journey.steps("new")) == 1
    assert sum("Bare" in line for line in found.report) == 1


def test_a_card_keeps_its_place_ways_and_signals_where_one_value_does_not_fit() -> None:
    """A name that is too long would else take with it all that leads to the card and belongs to it."""
    card = next(iter(content()["touchpoints"]))
    wrong = {"name": "N" * 2_500, "emotion": 7, "questions": ["Why?", 3, 4]}
    data, before = damage(lambda c: c["touchpoints"][card].update(wrong))
    found = mended(data)
    touchpoint = found.journey.record(card, Touchpoint)
    assert (touchpoint.name, touchpoint.emotion, touchpoint.questions) == ("N" * 2_000, None, ())
    assert found.journey.count(Connection) == len(before["connections"])
    assert json.loads(codec.to_bytes(found.journey))[QUARANTINE] == [
        {"touchpoints": {card: before["touchpoints"][card]}}
    ]
    assert len(found.report) == 4 and all(line.endswith("as it was, it is set aside.") for line in found.report)
    assert any(f"{card}, name: the text has 2,500 characters, at most 2,000 are" in line for line in found.report)


def test_a_map_whose_title_is_too_long_opens() -> None:
    found = mended(damage(lambda c: c["map"].update(title="T" * 3_000))[0])
    assert found.journey.map.title == "T" * 2_000 and len(found.report) == 1


def test_a_lane_does_not_become_one_of_another_kind() -> None:
    lane = next(iter(content()["lanes"]))
    found = mended(damage(lambda c: c["lanes"][lane].update(content="weather"))[0])
    assert lane not in found.journey


def test_what_was_set_aside_before_stays_beside_what_is_now() -> None:
    link = next(iter(content()["connections"]))
    data, _ = damage(lambda c: c.update(quarantine=[{"owners": {}}]) or c["connections"][link].update(target="gone"))
    assert len(json.loads(codec.to_bytes(mended(data).journey))[QUARANTINE]) == 2


@pytest.mark.parametrize(
    "data", [b"", b"{", b'{"format": "journey-map", "version": 99, "map": {}}', b'{"a": 1, "a": 2}']
)
def test_what_is_no_map_cannot_be_mended(data: bytes) -> None:
    with pytest.raises(DocumentError):
        mended(data)


@settings(max_examples=80)
@given(damaged())
def test_whatever_is_mended_is_a_map_in_all_respects(data: bytes) -> None:
    try:
        found = mended(data).journey
    except DocumentError:
        return
    assert not check_all(found)
    written = codec.to_bytes(found)
    assert codec.to_bytes(codec.from_bytes(written).journey) == written
