"""What a newer version of the program wrote and this one does not know passes through whatever is done with the map."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from journey_editor.document.edits.fields import set_field
from journey_editor.document.edits.pairs import future_journey
from journey_editor.document.fragment import copy
from journey_editor.document.grafting import paste
from journey_editor.document.journey import Journey, StaleChange
from journey_editor.document.records import MAP_ID, Touchpoint
from journey_editor.document.redaction import LeftOut, redacted
from journey_editor.document.templating import as_template, from_template
from journey_editor.merging.three_way import merge
from journey_editor.storage import abandoned, codec, files
from journey_editor.storage.errors import DocumentError
from journey_editor.storage.recorder import Base, Recorder
from journey_editor.storage.versions import Versions
from tests.building import onboarding

LATER = {"later-1": {"name": "Zürich \u202e", "deep": [1, 2.5, None, {"b": 1, "a": [True]}]}}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A map with records of a type that is not known, and with a field that is not, in each record."""
    content: dict[str, Any] = json.loads(codec.to_bytes(onboarding().journey))
    for name, part in list(content.items()):
        if isinstance(part, dict):
            for record in [part] if name == "map" else part.values():
                record["later"] = LATER
    content["later_things"] = LATER
    path = tmp_path / "map.journey"
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path


def passed(journey: Journey) -> bool:
    """Whether all of it is there, as a file would have it."""
    content = json.loads(codec.to_bytes(journey))
    parts = [part for name, part in content.items() if isinstance(part, dict) and name != "later_things"]
    records = [one for part in parts for one in ([part] if "title" in part else part.values())]
    return content.get("later_things") == LATER and bool(records) and all(one.get("later") == LATER for one in records)


def retitled(path: Path, title: str) -> Journey:
    journey = files.load(path).journey
    journey.apply(set_field(journey, [MAP_ID], "title", title))
    return journey


def test_editing_saving_and_versions(path: Path) -> None:
    files.save(retitled(path, "Other"), path)
    assert passed(files.load(path).journey)
    kept = Versions(path)
    assert [passed(codec.from_bytes(kept.read(one)).journey) for one in kept.all()] == [True, True]


def test_a_journal(path: Path) -> None:
    loaded, recorder = files.load(path), Recorder()
    journey = loaded.journey
    recorder.follow(Base(tuple(journey), journey.unknown, path, loaded.content_hash, "Map"))
    changes = set_field(journey, [next(iter(journey.all(Touchpoint))).id], "name", "Renamed")
    recorder.record(changes)
    recorder.settle()
    assert recorder._journal is not None
    recorder._journal.close()
    [offered] = abandoned.abandoned()
    assert passed(abandoned.recovered(offered).result())


def test_a_copy_within_the_map_and_to_another(path: Path) -> None:
    journey = files.load(path).journey
    for target in (journey, onboarding().journey):
        before = {record.id for record in target}
        changes, _ = paste(target, copy(journey, [next(iter(journey.all(Touchpoint))).id]), is_here=target is journey)
        target.apply(changes)
        new = [record for record in target if record.id not in before and isinstance(record, Touchpoint)]
        assert new and all((record.model_extra or {})["later"] == LATER for record in new)


def test_a_merge(path: Path) -> None:
    base, mine, theirs = files.load(path).journey, retitled(path, "Mine"), files.load(path).journey
    theirs.apply(set_field(theirs, [MAP_ID], "scope", "Theirs"))
    merged = merge(base, mine, theirs).journey
    assert passed(merged) and (merged.map.title, merged.map.scope) == ("Mine", "Theirs")


def test_the_change_to_what_another_copy_has_is_taken_back_and_recovered(path: Path, home: Path) -> None:
    theirs, mine = files.load(path).journey, onboarding().journey
    before = codec.to_bytes(mine)
    changes = mine.changes_to(theirs)
    recorder = Recorder()
    recorder.follow(Base(tuple(mine), mine.unknown, None, "", "Mine"))
    recorder.record(changes)
    recorder.settle()
    assert recorder._journal is not None
    recorder._journal.close()  # as if the program had gone
    (found,) = abandoned.abandoned()
    assert passed(abandoned.recovered(found).result())
    mine.apply(changes)
    assert passed(mine)
    mine.apply(changes.inverse())
    assert codec.to_bytes(mine) == before
    assert not changes.then(changes.inverse())
    with pytest.raises(StaleChange):
        mine.apply(changes.inverse())


def test_a_future_state_and_a_template(path: Path) -> None:
    journey = files.load(path).journey
    assert passed(future_journey(journey, "map.journey", "key", date(2026, 3, 1)))
    assert passed(from_template(as_template(journey, "Ours", "", keeps_cards=True)))


def test_a_template_without_cards_leaves_it_out(path: Path) -> None:
    """It may tell of what is left out, or name it: the newer version could not open such a template."""
    bare = as_template(files.load(path).journey, "Ours", "", keeps_cards=False)
    assert "later" not in codec.to_bytes(bare).decode() and bare.stages and bare.lanes


def test_what_leaves_names_out_leaves_it_out_too(path: Path) -> None:
    """Nobody can say what is in it, so it is not handed out where something is to be left out."""
    journey = files.load(path).journey
    assert "later" not in codec.to_bytes(redacted(journey, [LeftOut.QUOTES])).decode()


@pytest.fixture
def newer(path: Path) -> Path:
    """The same, of a file version that is not known."""
    content = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**content, "version": 99, "$schema": "urn:later"}), encoding="utf-8")
    return path


def test_a_newer_file_version_is_read_to_be_shown_alone(newer: Path) -> None:
    with pytest.raises(DocumentError, match=r"newer version of Journey Editor \(file version 99.*left as it is"):
        files.load(newer)
    shown = files.load(newer, takes_newer=True).journey
    assert shown.newer_version == 99 and passed(shown)
    assert len(shown.stages) == len(onboarding().journey.stages)


def test_what_is_written_of_a_newer_file_version_says_so(newer: Path, tmp_path: Path) -> None:
    files.save(files.load(newer, takes_newer=True).journey, tmp_path / "copy.journey")
    copied = json.loads((tmp_path / "copy.journey").read_text(encoding="utf-8"))
    assert (copied["version"], copied["$schema"]) == (99, "urn:later")
    assert copied["later_things"] == LATER


def test_a_newer_file_version_that_cannot_be_shown_says_why(newer: Path) -> None:
    content = json.loads(newer.read_text(encoding="utf-8"))
    content["stages"] = ["another", "form"]
    newer.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(DocumentError, match=r"newer version of Journey Editor .* cannot be shown by this one: stages"):
        files.load(newer, takes_newer=True)
