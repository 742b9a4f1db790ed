"""Whatever fails while a map is saved: the file holds the old map or the new one, and what is said is true.

Here a part of the faults; `python -m tests.faults.long_run` injects them all. That these tests can fail is proved by
`test_protections.py`.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from journey_editor.document.edits.fields import set_field
from journey_editor.document.journey import Journey
from journey_editor.document.records import MAP_ID
from journey_editor.storage import abandoned, atomic, journal
from journey_editor.storage.recorder import Base, Recorder
from tests.building import onboarding
from tests.faults.kills import kill_once
from tests.faults.power_cut import RecordingOs, folder_states, states
from tests.faults.sweep import in_place, sweep
from tests.faults.window_sweep import runs_of

needs_strace = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("strace") is None, reason="faults are injected by strace, on Linux"
)

OLD, NEW = b"the old map", b"the new map, which is a longer one"


@needs_strace
def test_a_fault_in_any_system_call_loses_nothing() -> None:
    runs = sweep(every=83)
    assert len(runs) > 10
    assert [run for run in runs if run.is_bad] == []
    assert {run.state for run in runs} == {"OLD", "NEW"}


@needs_strace
def test_a_fault_in_a_save_of_the_real_window_loses_nothing(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    monkeypatch.setenv("JOURNEY_EDITOR_HOME", str(home))  # put back when the test is done
    runs = list(runs_of(every=601))
    assert len(runs) > 1
    assert [run for run in runs if run.is_bad] == []


@needs_strace
def test_the_sweep_finds_a_save_that_loses_maps() -> None:
    assert any(run.is_bad for run in sweep(in_place, every=3))


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_a_running_editor_that_is_killed_loses_less_than_a_second(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    monkeypatch.setenv("JOURNEY_EDITOR_HOME", str(home))  # put back when the test is done
    kill = kill_once(seed=3)
    assert kill.problem == "" and kill.steps > 0


def after_power_cuts(
    path: Path, monkeypatch: pytest.MonkeyPatch, **changed: Callable[..., object]
) -> list[bytes | None]:
    """What is on the disk after power cuts that is neither old nor new, or old after it was said to be saved."""
    path.write_bytes(OLD)
    recording = RecordingOs()
    for name, function in changed.items():
        setattr(recording, name, function)
    with monkeypatch.context() as patch:
        patch.setattr(atomic, "os", recording)
        assert atomic.write_bytes(path, NEW).is_certain
    found = list(states(recording.log, OLD, path))
    assert len(found) >= 10
    return [held for is_saved, held in found if held not in ((NEW,) if is_saved else (OLD, NEW))]


def test_a_power_cut_leaves_the_old_map_or_the_new_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert after_power_cuts(tmp_path / "map.journey", monkeypatch) == []


def test_after_a_power_cut_the_journal_has_all_that_was_synced(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edited = onboarding().journey
    maps, synced = [Journey(edited)], [0]
    recording, recorder = RecordingOs(), Recorder()
    with monkeypatch.context() as patch:
        patch.setattr(atomic, "os", recording)
        patch.setattr(journal, "os", recording)
        recorder.follow(Base(tuple(edited), edited.unknown))
        for number in range(4):
            changes = set_field(edited, [MAP_ID], "title", f"Title {number}")
            edited.apply(changes)
            maps.append(Journey(edited))
            recorder.record(changes)
            recorder.settle()
            synced.append(len(recording.log))
    folder, tried = home / "state" / "journals", 0
    for cut, left in folder_states(recording.log, {}, folder):
        monkeypatch.setenv("JOURNEY_EDITOR_HOME", str(tmp_path / str(tried)))
        journal.folder().mkdir(parents=True)
        for name, content in left.items():
            (journal.folder() / Path(name).name).write_bytes(content)
        offered = abandoned.abandoned()
        least = sum(at <= cut for at in synced) - 1
        assert offered or not least
        if least:
            found = abandoned.recovered(offered[0])
            assert found.count >= least and found.result() == maps[found.count]
        tried += 1
    assert tried > 100
    monkeypatch.setenv("JOURNEY_EDITOR_HOME", str(home))
    recorder.end()
