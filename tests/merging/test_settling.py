"""Conflicts are settled one by one in the completeness panel's way, each as one step; git merges maps."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from journey_editor.analysis.findings import report
from journey_editor.analysis.fixes import fix_for
from journey_editor.analysis.telling import what_is_missing
from journey_editor.cli import git_driver, main
from journey_editor.document import rules
from journey_editor.document.changes import ChangeSet, RecordChange
from journey_editor.document.edits import deleting
from journey_editor.document.journey import Journey
from journey_editor.document.records import Conflict, Owner, Touchpoint
from journey_editor.document.vocabulary import ConflictReason
from journey_editor.merging.three_way import merge
from journey_editor.storage import files
from tests.building import Building, onboarding

TODAY = date(2026, 11, 26)


def two_versions() -> tuple[Journey, Building, Building, str]:
    mine, theirs = onboarding(), Building()
    base = Journey(list(mine.journey))
    theirs.journey = Journey(list(base))
    return base, mine, theirs, base.of_kind(Touchpoint)[0].id


def conflicts_of(journey: Journey) -> list:
    return [one for one in report(journey, TODAY).findings if one.rule == "merge-conflict"]


@pytest.mark.parametrize("takes_other", [True, False])
def test_a_conflict_is_an_error_and_either_version_can_be_taken(takes_other: bool) -> None:
    base, mine, theirs, card = two_versions()
    mine.set(card, emotion=-2.0)
    theirs.set(card, emotion=2.0)
    journey = merge(base, mine.journey, theirs.journey).journey
    (finding,) = conflicts_of(journey)
    assert what_is_missing(journey, finding).startswith("Two versions have another emotion of the touchpoint")
    stands = journey.record(card, Touchpoint).emotion
    fix = fix_for(journey, finding, TODAY)
    assert fix is not None and fix.instead is not None
    changes = fix.changes if takes_other else fix.instead.changes
    rules.check(journey, changes)
    journey.apply(changes)
    assert not journey.of_kind(Conflict)
    expected = {2.0, -2.0} - {stands} if takes_other else {stands}
    assert {journey.record(card, Touchpoint).emotion} == expected


def test_a_conflict_names_field_and_owner_as_they_are_read() -> None:
    base, mine, theirs, card = two_versions()
    lane = base.record(card, Touchpoint).lane
    for version, asks, owner in ((mine, "Why?", "Ann"), (theirs, "How?", "Bob")):
        version.set(lane, prompt=asks)
        made = Owner(id=f"owner-{owner}", name=owner)
        version.do(ChangeSet((RecordChange(None, made),)))
        version.set(card, owner=made.id)
    journey = merge(base, mine.journey, theirs.journey).journey
    told = {what_is_missing(journey, one): fix_for(journey, one, TODAY) for one in conflicts_of(journey)}
    asked = next(sentence for sentence in told if "guiding question" in sentence)
    assert asked.startswith("Two versions have another guiding question of the lane")
    (owned,) = (fix for sentence, fix in told.items() if "another owner" in sentence and fix is not None)
    assert owned.label in ("Take the other: Ann", "Take the other: Bob")


def test_what_one_version_deleted_can_be_deleted_after_all() -> None:
    base, mine, theirs, card = two_versions()
    mine.do(deleting.delete_records(mine.journey, [card]))
    theirs.set(card, name="Changed meanwhile")
    journey = merge(base, mine.journey, theirs.journey).journey
    assert journey.name_of(card) == "Changed meanwhile"
    (finding,) = conflicts_of(journey)
    fix = fix_for(journey, finding, TODAY)
    assert fix is not None and fix.label == "Take the other: deleted"
    journey.apply(fix.changes)
    assert card not in journey


@pytest.mark.parametrize("other", ["[" * 100_000, '{"a":' * 100_000, "1" * 5_000, "NaN", "no JSON", '"\\ud800"'])
def test_another_version_that_a_damaged_file_gives_no_map_can_take_is_not_offered(other: str) -> None:
    b = onboarding()
    about = b.journey.of_kind(Touchpoint)[0].id
    made = Conflict(id="conflict-1", about=about, reason=ConflictReason.BOTH_CHANGED, field="name", other=other)
    b.do(ChangeSet((RecordChange(None, made),)))
    (finding,) = conflicts_of(b.journey)
    fix = fix_for(b.journey, finding, TODAY)
    assert fix is not None and fix.label == "Keep what stands" and fix.instead is None


def test_the_command_line_merges_and_says_what_is_to_be_settled(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base, mine, theirs, card = two_versions()
    mine.set(card, name="Ours")
    theirs.set(card, name="Theirs")
    paths = [tmp_path / f"{name}.journey" for name in ("base", "ours", "theirs", "out")]
    for path, journey in zip(paths, (base, mine.journey, theirs.journey), strict=False):
        files.save(journey, path)
    assert main(["merge", *map(str, paths[:3]), "-o", str(paths[3])]) == 1
    assert "another name" in capsys.readouterr().out
    assert len(files.load(paths[3]).journey.of_kind(Conflict)) == 1
    assert main(["merge", str(paths[0]), str(paths[1]), str(paths[0]), "-o", str(paths[3])]) == 0
    assert files.load(paths[3]).journey == mine.journey


def test_git_merges_two_branches_of_a_map(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base, mine, theirs, card = two_versions()
    mine.set(card, name="Ours")
    theirs.set(card, emotion=2.0)
    theirs.stage("A new stage")
    bin_folder = tmp_path / "bin"
    bin_folder.mkdir()
    program = bin_folder / "journey-editor"
    root = Path(__file__).resolve().parents[2]
    program.write_text(f'#!/bin/sh\nPYTHONPATH="{root}" exec "{sys.executable}" -m journey_editor "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{bin_folder}:{__import__('os').environ['PATH']}")
    for name in ("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"):
        monkeypatch.setenv(name, "Ada")
    for name in ("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"):
        monkeypatch.setenv(name, "ada@example.com")
    repository = tmp_path / "maps"
    repository.mkdir()

    def git(*arguments: str) -> str:
        return subprocess.run(["git", *arguments], cwd=repository, check=True, capture_output=True, text=True).stdout

    git("init", "-q", "-b", "main")
    git_driver.set_up(repository)
    path = repository / "map.journey"
    for branch, journey in (("main", base), ("theirs", theirs.journey), ("ours", mine.journey)):
        if branch != "main":
            git("checkout", "-q", "-b", branch, "main")
        files.save(journey, path)
        git("add", "-A")
        git("commit", "-qm", branch)
    git("merge", "-q", "theirs", "-m", "both")
    merged = files.load(path).journey
    assert merged.name_of(card) == "Ours"
    assert merged.record(card, Touchpoint).emotion == 2.0
    assert [stage.name for stage in merged.stages][-1] == "A new stage"
    assert "emotion: +2" in git("diff", "main", "ours", "--", "map.journey")
