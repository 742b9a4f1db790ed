"""Whatever fails while a map is saved: the file holds the old map or the new one, and what is said is true.

Here a part of the faults; `python -m tests.faults.sweep` injects them all.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from journey_editor.storage import atomic
from tests.faults.kills import kill_once
from tests.faults.power_cut import RecordingOs, states
from tests.faults.sweep import in_place, sweep

needs_strace = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("strace") is None, reason="faults are injected by strace, on Linux"
)

OLD, NEW = b"the old map", b"the new map, which is a longer one"


@needs_strace
def test_a_fault_in_any_system_call_loses_nothing() -> None:
    runs = sweep(every=41)
    assert len(runs) > 10
    assert [run for run in runs if run.is_bad] == []
    assert {run.state for run in runs} == {"OLD", "NEW"}


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


def test_without_a_sync_a_power_cut_loses_maps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The model bites: each protection is needed."""
    assert after_power_cuts(tmp_path / "map.journey", monkeypatch, fsync=lambda _file: None)


def test_without_a_sync_of_the_folder_a_saved_map_can_be_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic, "_sync_folder", lambda _folder: ())
    assert set(after_power_cuts(tmp_path / "map.journey", monkeypatch)) == {OLD}
