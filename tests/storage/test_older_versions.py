"""Files of older versions open, say so, and lose nothing. One real file of each version is kept for ever."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from journey_editor.document.records import DataSource, Opportunity, PainPoint, Signal
from journey_editor.storage import codec

FILES = Path(__file__).parent / "files"


@pytest.mark.parametrize("path", sorted((FILES / "v1").iterdir()), ids=lambda path: path.stem)
def test_version_1_had_one_place_and_the_system_as_a_text(path: Path) -> None:
    before = json.loads(path.read_bytes())
    opened = codec.from_bytes(path.read_bytes())
    journey = opened.journey
    assert f"The file is of the older version 1; saving makes it version {codec.VERSION}." in opened.notes
    for signal_id, was in before["signals"].items():
        signal = journey.record(signal_id, Signal)
        assert signal.measures == (was["subject"],)
        assert journey.name_of(signal.read_from) == was.get("source_system", "")
    for collection, kind in (("pain_points", PainPoint), ("opportunities", Opportunity)):
        for part_id, was in before.get(collection, {}).items():
            part = journey.record(part_id, kind)
            assert part.places == (was["subject"],) and part.description == was.get("description", "")
    names = [source.name for source in journey.all(DataSource)]
    assert len(names) == len(set(names)) and set(names) == {s["source_system"] for s in before["signals"].values()}
    assert codec.from_bytes(codec.to_bytes(journey)).notes == []


def test_what_is_damaged_in_an_older_file_is_told_and_not_hidden_by_the_step() -> None:
    for damaged in ({"signals": []}, {"signals": {"s": 1}}, {"pain_points": {"p": {"subject": 3}}}):
        content = {"format": "journey-map", "version": 1, "map": {}, **damaged}
        with pytest.raises(codec.DocumentError, match=next(iter(damaged))):
            codec.from_bytes(json.dumps(content).encode())
