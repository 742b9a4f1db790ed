"""The journal: what is recovered is what was done, up to where it was cut off, and nothing usable is ever deleted."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import struct
import subprocess
import sys
import time
import zlib
from collections.abc import Iterable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from journey_editor.document.edits.fields import set_field
from journey_editor.document.edits.stages import add_stage
from journey_editor.document.journey import Journey
from journey_editor.document.records import MAP_ID, Signal
from journey_editor.storage import abandoned, atomic, codec, files, journal
from journey_editor.storage.abandoned import Abandoned, Unusable
from journey_editor.storage.errors import SaveError
from journey_editor.storage.recorder import Base, Recorder
from tests.building import onboarding

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def edited() -> Journey:
    return onboarding().journey


def retitle(edited: Journey, recorder: Recorder, title: str) -> None:
    changes = set_field(edited, [MAP_ID], "title", title)
    edited.apply(changes)
    recorder.record(changes)


def base_of(edited: Journey, path: Path | None = None) -> Base:
    file_hash = codec.content_hash(path.read_bytes()) if path else ""
    return Base(tuple(edited), edited.unknown, path, file_hash, edited.map.title)


def crash(recorder: Recorder) -> None:
    """As if the process had gone: whatever is written stays, and its lock is free."""
    recorder.settle()
    if recorder._journal is not None:
        recorder._journal.close()


def one() -> Abandoned:
    offered = abandoned.abandoned()
    assert len(offered) == 1
    return offered[0]


def result(found: Abandoned) -> Journey:
    return abandoned.recovered(found).result()


@pytest.mark.parametrize("has_file", [True, False])
def test_what_was_done_is_recovered(edited: Journey, tmp_path: Path, has_file: bool) -> None:
    path = tmp_path / "map.journey" if has_file else None
    if path:
        files.save(edited, path)
    recorder = Recorder()
    recorder.follow(base_of(edited, path))
    retitle(edited, recorder, "Second")
    changes, _ = add_stage(edited, name="Renewal")
    edited.apply(changes)
    recorder.record(changes)
    recorder.record(changes.inverse())
    edited.apply(changes.inverse())
    retitle(edited, recorder, "Third")
    crash(recorder)
    found = one()
    assert (found.count, found.heading.name) == (4, "Onboarding")
    assert found.heading.path == (str(path) if path else "")
    assert result(found) == edited
    assert time.time() - found.last_at < 60


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are bytes there")
def test_what_was_done_to_a_map_whose_name_is_no_text_is_recovered(edited: Journey, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"m\xfcnchen.journey")
    files.save(edited, path)
    recorder = Recorder()
    recorder.follow(base_of(edited, path))
    retitle(edited, recorder, "Second")
    crash(recorder)
    assert one().heading.path == str(path)
    assert result(one()).map.title == "Second"


def test_what_belongs_to_a_living_program_is_not_offered(edited: Journey) -> None:
    recorder = Recorder()
    recorder.follow(base_of(edited))
    retitle(edited, recorder, "Second")
    recorder.settle()
    assert abandoned.abandoned() == []
    recorder.end()


def test_nothing_is_left_when_the_map_goes(edited: Journey, home: Path) -> None:
    recorder = Recorder()
    recorder.follow(base_of(edited))
    retitle(edited, recorder, "Second")
    recorder.end()
    assert list((home / "state" / "journals").iterdir()) == []


def test_after_a_save_only_what_came_since_is_in_it(edited: Journey, tmp_path: Path) -> None:
    path = tmp_path / "map.journey"
    files.save(edited, path)
    recorder = Recorder()
    recorder.follow(base_of(edited, path))
    retitle(edited, recorder, "Saved")
    recorder.mark()
    snapshot = Journey(edited, edited.unknown)
    retitle(edited, recorder, "Done while it was being saved")
    files.save(snapshot, path)
    recorder.saved(base_of(snapshot, path), is_certain=True)
    retitle(edited, recorder, "Done after")
    crash(recorder)
    assert one().count == 2
    assert result(one()) == edited


def test_after_a_save_that_failed_all_is_in_it(edited: Journey) -> None:
    recorder = Recorder()
    recorder.follow(base_of(edited))
    retitle(edited, recorder, "Second")
    recorder.mark()
    retitle(edited, recorder, "Third")
    recorder.not_saved()
    crash(recorder)
    assert one().count == 2 and result(one()) == edited


def test_a_save_that_the_disk_did_not_confirm_leaves_the_journal(edited: Journey, tmp_path: Path) -> None:
    path = tmp_path / "map.journey"
    files.save(edited, path)
    recorder = Recorder()
    recorder.follow(base_of(edited, path))
    retitle(edited, recorder, "Second")
    recorder.mark()
    files.save(edited, path)
    recorder.saved(base_of(edited, path), is_certain=False)
    crash(recorder)
    assert result(one()) == edited


@pytest.fixture
def written(edited: Journey) -> list[Journey]:
    """A journal of five changes; the map after each, the first as it was before."""
    states = [Journey(edited, edited.unknown)]
    recorder = Recorder()
    recorder.follow(base_of(edited))
    for number in range(5):
        retitle(edited, recorder, f"Title {number}")
        states.append(Journey(edited, edited.unknown))
    crash(recorder)
    return states


def test_wherever_it_is_cut_off_what_comes_before_counts(written: list[Journey], home: Path) -> None:
    file = next(home.rglob("*.journal"))
    whole, base = file.read_bytes(), file.with_suffix(".base").read_bytes()
    for length in range(len(whole), 0, -23):
        file.write_bytes(whole[:length])
        file.with_suffix(".base").write_bytes(base)
        for found in abandoned.abandoned():
            assert result(found) == written[found.count]
            abandoned.it_worked(found)


@pytest.mark.parametrize("place", [0.3, 0.6, 0.9])
def test_a_damaged_frame_ends_it(written: list[Journey], home: Path, place: float) -> None:
    file = next(home.rglob("*.journal"))
    content = bytearray(file.read_bytes())
    content[int(len(content) * place)] ^= 0x40
    file.write_bytes(content)
    for found in abandoned.abandoned():
        assert found.count < 5
        assert result(found) == written[found.count]


def test_a_lost_base_is_found_in_the_file_or_its_versions(edited: Journey, tmp_path: Path, home: Path) -> None:
    path = tmp_path / "map.journey"
    files.save(edited, path)
    recorder = Recorder()
    recorder.follow(base_of(edited, path))
    retitle(edited, recorder, "Second")
    crash(recorder)
    next(home.rglob("*.base")).unlink()
    assert result(one()) == edited
    files.save(onboarding().journey, path)
    path.write_bytes(b"theirs")
    assert result(one()) == edited


def test_what_cannot_be_used_is_put_away_after_two_tries_not_deleted(written: list[Journey], home: Path) -> None:
    next(home.rglob("*.base")).write_bytes(b"damaged")
    for _ in range(2):
        with pytest.raises(Unusable, match="not there any more"):
            abandoned.recovered(one())
    assert abandoned.abandoned() == []
    kept = sorted(file.suffix for file in (home / "state" / "journals" / "quarantine").iterdir())
    assert kept == [".base", ".journal", ".tries"]


def test_what_is_left_of_a_journal_that_was_being_deleted_goes(written: list[Journey], home: Path) -> None:
    file = next(home.rglob("*.journal"))
    file.unlink()
    assert abandoned.abandoned() == [] and file.with_suffix(".base").exists(), "a journal may be being begun"
    os.utime(file.with_suffix(".base"), (1, 1))
    assert abandoned.abandoned() == [] and list(file.parent.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"\0" * 200, b"\xff" * 200, b"not a journal at all"])
def test_what_is_no_journal_is_put_away(home: Path, content: bytes) -> None:
    folder = home / "state" / "journals"
    folder.mkdir(parents=True)
    (folder / "0123.journal").write_bytes(content)
    assert abandoned.abandoned() == []
    assert (folder / "0123.journal").exists(), "a program may be about to write its heading"
    os.utime(folder / "0123.journal", (1, 1))
    assert abandoned.abandoned() == []
    assert (folder / "quarantine" / "0123.journal").read_bytes() == content


def test_a_full_disk_is_told_and_the_changes_are_written_once_there_is_room(edited: Journey, home: Path) -> None:
    (home / "state").mkdir(parents=True)
    (home / "state" / "journals").write_text("in the way")
    recorder = Recorder()
    recorder.follow(base_of(edited))
    retitle(edited, recorder, "Second")
    recorder.settle()
    assert "not being written down for the case of a crash" in recorder.problem
    (home / "state" / "journals").unlink()
    retitle(edited, recorder, "Third")
    crash(recorder)
    assert recorder.problem == ""
    assert one().count == 2 and result(one()) == edited


def test_that_there_is_no_room_for_what_changes_start_from_is_told_in_one_sentence(
    edited: Journey, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(_written: journal.Journal, _data: bytes) -> None:
        raise SaveError("map.base was not saved: the disk is full. Nothing was written.", "the disk is full")

    monkeypatch.setattr(journal.Journal, "write_base", no_room)
    recorder = Recorder()
    recorder.follow(base_of(edited))
    retitle(edited, recorder, "Second")
    recorder.settle()
    assert recorder.problem == "What you do is not being written down for the case of a crash: the disk is full."
    crash(recorder)


def test_trying_again_and_again_on_a_full_disk_leaves_nothing_behind(
    edited: Journey, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each try left an empty file, and one that stayed open: after some hours the map could not be saved either."""
    recorder = Recorder()
    recorder.follow(base_of(edited))

    def no_room(_file: int, _data: bytes) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as full:
        full.setattr(atomic, "write_all", no_room)
        retitle(edited, recorder, "Second")
        recorder.settle()
        before = len(os.listdir("/proc/self/fd")) if sys.platform == "linux" else 0
        for number in range(20):
            retitle(edited, recorder, str(number))
            recorder.settle()
        until = time.monotonic() + 5  # the last try may be under way
        while os.listdir(home / "state" / "journals") and time.monotonic() < until:
            time.sleep(0.01)
        assert "the disk is full" in recorder.problem and os.listdir(home / "state" / "journals") == []
        assert not before or len(os.listdir("/proc/self/fd")) <= before
    retitle(edited, recorder, "Last")
    crash(recorder)
    assert result(one()) == edited


@pytest.mark.skipif(sys.platform == "win32", reason="what is open cannot be deleted there")
@pytest.mark.parametrize("gone", ["journals", "*.base", "*.journal"])
def test_a_journal_that_somebody_deletes_is_written_anew(edited: Journey, home: Path, gone: str) -> None:
    recorder = Recorder()
    recorder.follow(base_of(edited))
    retitle(edited, recorder, "Second")
    recorder.settle()
    folder = home / "state" / "journals"
    if gone == "journals":
        shutil.rmtree(home)
    else:
        next(folder.glob(gone)).unlink()
    retitle(edited, recorder, "Third")
    crash(recorder)
    assert recorder.problem == "" and folder.is_dir() and len(os.listdir(folder)) == 2
    assert one().count == 2 and result(one()) == edited


def test_a_change_that_found_no_room_is_written_once_there_is_room(
    edited: Journey, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, recorder = atomic.write_all, Recorder()
    recorder.follow(base_of(edited))
    retitle(edited, recorder, "Second")
    recorder.settle()

    def no_room(file: int, data: bytes) -> None:
        real(file, data[: len(data) // 2])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(atomic, "write_all", no_room)
    retitle(edited, recorder, "Third")
    recorder.settle()
    assert "the disk is full" in recorder.problem
    monkeypatch.setattr(atomic, "write_all", real)
    retitle(edited, recorder, "Fourth")
    crash(recorder)
    assert one().count == 3 and result(one()) == edited


def rewritten(file: Path, contents: Iterable[dict[str, Any]]) -> None:
    """A journal with other contents."""
    with file.open("wb") as written:
        for content in contents:
            data = json.dumps(content).encode()
            written.write(struct.pack("<II", len(data), zlib.crc32(data)) + data)


def written_by(home: Path, **versions: int) -> None:
    """The journal as a program of other versions would have written it."""
    file = next(home.rglob("*.journal"))
    head, *changes = journal.frames(file)
    rewritten(file, ({**head, **versions}, *changes))


@pytest.mark.parametrize("heading", [{"version": 99}, {"map_version": 99}])
def test_what_a_newer_program_wrote_is_left_for_it(written: list[Journey], home: Path, heading: dict[str, int]) -> None:
    written_by(home, **heading)
    for _ in range(3):
        with pytest.raises(Unusable, match="newer version of Journey Editor"):
            abandoned.recovered(one())
    written_by(home, version=journal.VERSION, map_version=codec.VERSION)
    assert result(one()) == written[-1], "that program finds it as it was"


def test_what_an_older_program_wrote_is_brought_up_to_date(home: Path, tmp_path: Path) -> None:
    content = json.loads(next((Path(__file__).parent / "files" / "v1").iterdir()).read_bytes())
    path = tmp_path / "map.journey"
    path.write_text(json.dumps(content))
    signal = next(iter(content["signals"]))
    recorder, loaded = Recorder(), files.load(path)
    recorder.follow(Base(tuple(loaded.journey), loaded.journey.unknown, path, loaded.content_hash))
    recorder.record(set_field(loaded.journey, [MAP_ID], "title", "Second"))
    crash(recorder)
    file = next(home.rglob("*.journal"))
    head, change = journal.frames(file)
    change["changes"].append(["signal", signal, {**content["signals"][signal], "name": "Renamed by the older one"}])
    rewritten(file, ({**head, "map_version": 1}, change))
    found = abandoned.recovered(one())
    now = found.result()
    assert (now.map.title, now.name_of(signal)) == ("Second", "Renamed by the older one")
    assert now.record(signal, Signal).measures == (content["signals"][signal]["subject"],)
    assert {change.id for change in found.changes} == {MAP_ID, signal}


def test_what_is_recovered_does_not_hang_on_the_clock(edited: Journey, monkeypatch: pytest.MonkeyPatch) -> None:
    recorder, hours = Recorder(), count(10**9, -3600)
    monkeypatch.setattr("time.time", lambda: float(next(hours)))
    recorder.follow(base_of(edited))
    for title in ("Second", "Third", "Fourth"):
        retitle(edited, recorder, title)
    crash(recorder)
    assert result(one()) == edited


KILLED = """
import sys, time
from journey_editor.document.edits.fields import set_field
from journey_editor.storage.recorder import Base, Recorder
from tests.building import onboarding
edited, recorder = onboarding().journey, Recorder()
recorder.follow(Base(tuple(edited), edited.unknown))
number = 0
while True:
    changes = set_field(edited, ["map"], "title", f"Title {number}")
    edited.apply(changes)
    recorder.record(changes)
    print(number, flush=True)
    number += 1
    time.sleep(0.002)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
@pytest.mark.parametrize("deadly", [signal.SIGKILL, signal.SIGTERM])
def test_a_program_that_is_killed_loses_next_to_nothing(deadly: signal.Signals, home: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", KILLED], stdout=subprocess.PIPE, cwd=ROOT, env=dict(os.environ)
    ) as run:
        assert run.stdout is not None
        for _ in range(100):
            run.stdout.readline()
        run.send_signal(deadly)
        told = 99 + len(run.stdout.read().split())
    found = one()
    assert told - 50 <= found.count <= told + 2
    assert result(found).map.title == f"Title {found.count - 1}"


@pytest.mark.skipif(sys.platform == "win32", reason="modes of Unix")
def test_what_is_kept_is_for_its_user_alone(edited: Journey, tmp_path: Path, home: Path) -> None:
    path = tmp_path / "map.journey"
    files.save(edited, path)
    recorder = Recorder()
    recorder.follow(base_of(edited, path))
    retitle(edited, recorder, "Secret")
    recorder.settle()
    kept = [file for file in (home / "state").rglob("*") if file.is_file()]
    assert {file.suffix for file in kept} >= {".base", ".journal", ".version", ".z"}
    assert [file.name for file in kept if file.stat().st_mode & 0o077] == []
    recorder.end()
