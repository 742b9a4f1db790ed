"""A save leaves the old file or the new one, whole, and says the truth about which."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from journey_editor.document.edits.fields import set_field
from journey_editor.document.journey import Journey
from journey_editor.document.records import MAP_ID, JourneyMap
from journey_editor.storage import atomic, codec, files, locks
from journey_editor.storage.errors import ChangedByOthers, DocumentError, SaveError
from journey_editor.storage.versions import Versions
from tests.building import onboarding

ROOT = Path(__file__).resolve().parents[2]
AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture
def journey() -> Journey:
    return onboarding().journey


@pytest.fixture
def saved(journey: Journey, tmp_path: Path) -> Path:
    path = tmp_path / "map.journey"
    files.save(journey, path)
    return path


def retitled(journey: Journey, title: str) -> Journey:
    changed = Journey(journey, journey.unknown)
    changed.apply(set_field(changed, [MAP_ID], "title", title))
    return changed


def fails_with(number: int) -> Callable[..., None]:
    def fail(*_args: object, **_kwargs: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


def test_what_is_saved_is_opened_again(journey: Journey, tmp_path: Path) -> None:
    path = tmp_path / "übergabe 名前.journey"
    told = files.save(journey, path)
    opened = files.load(path)
    assert opened.journey == journey
    assert opened.content_hash == told.content_hash == codec.content_hash(path.read_bytes())
    assert told.notes == ()
    assert os.listdir(tmp_path) == [path.name]


def test_saving_again_replaces_the_content(journey: Journey, saved: Path) -> None:
    files.save(retitled(journey, "Second"), saved)
    assert files.load(saved).journey.map.title == "Second"
    assert os.listdir(saved.parent) == [saved.name]


STEPS = ["open", "write", "fsync", "close", "chmod", "replace"]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EDQUOT, errno.EMFILE])
@pytest.mark.parametrize("step", STEPS)
def test_a_step_that_fails_leaves_the_old_file_and_nothing_else(
    step: str, number: int, journey: Journey, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = saved.read_bytes()
    real_close = os.close

    def close_and_fail(file: int) -> None:
        real_close(file)
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as broken:
        broken.setattr(atomic.os, step, close_and_fail if step == "close" else fails_with(number))
        with pytest.raises(SaveError) as caught:
            files.save(retitled(journey, "Second"), saved)
    assert str(saved) in str(caught.value) and str(caught.value).endswith("The file is as it was.")
    assert saved.read_bytes() == before
    assert os.listdir(saved.parent) == [saved.name]


@pytest.mark.parametrize("step", STEPS[:-2])
def test_a_first_save_that_fails_leaves_nothing(
    step: str, journey: Journey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        if step != "close":
            broken.setattr(atomic.os, step, fails_with(errno.ENOSPC))
        else:
            broken.setattr(atomic.os, "replace", fails_with(errno.ENOSPC))
        with pytest.raises(SaveError, match=r"the disk is full\. Nothing was written\."):
            files.save(journey, tmp_path / "new.journey")
    assert os.listdir(tmp_path) == []


def test_after_a_sync_that_failed_all_is_written_anew(
    journey: Journey, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that could not sync may have forgotten what it was given, and not say so a second time."""
    real_new, real_sync, made, refused = atomic._new_file, os.fsync, list[Path](), list[int]()

    def new(folder: Path, mode: int) -> tuple[Path, int]:
        made.append(real_new(folder, mode)[0])
        return made[-1], os.open(made[-1], os.O_WRONLY)

    def sync_fails_once(file: int) -> None:
        if len(made) == 1 and not refused:
            refused.append(file)
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        real_sync(file)

    monkeypatch.setattr(atomic, "_new_file", lambda folder, mode: new(folder, mode) if folder == saved.parent
                        else real_new(folder, mode))  # fmt: skip
    monkeypatch.setattr(atomic.os, "fsync", sync_fails_once)
    with pytest.raises(SaveError, match="the disk reports an error"):
        files.save(retitled(journey, "Second"), saved)
    assert files.load(saved).journey == journey
    files.save(retitled(journey, "Second"), saved)
    assert files.load(saved).journey.map.title == "Second"
    assert len(set(made)) == 2 and os.listdir(saved.parent) == [saved.name]


@pytest.mark.parametrize("number", [errno.ESTALE, errno.ENOTCONN, errno.ETIMEDOUT])
def test_a_network_folder_that_is_gone_is_told(
    number: int, journey: Journey, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(atomic.os, "open", fails_with(number))
    with pytest.raises(SaveError, match=r"the network folder cannot be reached\."):
        files.save(retitled(journey, "Second"), saved)


def test_short_writes_go_on_until_all_is_written(
    journey: Journey, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_write = os.write
    monkeypatch.setattr(atomic.os, "write", lambda file, data: real_write(file, bytes(data[:100])))
    files.save(retitled(journey, "Second"), saved)
    assert files.load(saved).journey.map.title == "Second"


@pytest.mark.parametrize("count", [0, -1])
def test_a_disk_that_takes_nothing_more_is_full(
    count: int, journey: Journey, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(atomic.os, "write", lambda _file, _data: count)
    with pytest.raises(SaveError, match="the disk is full"):
        files.save(retitled(journey, "Second"), saved)
    assert files.load(saved).journey == journey


def test_a_disk_that_garbles_what_it_is_given_is_noticed(
    journey: Journey, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_write = os.write
    monkeypatch.setattr(atomic.os, "write", lambda file, data: real_write(file, b"x" * len(data)))
    with pytest.raises(SaveError, match="does not read back the same"):
        files.save(retitled(journey, "Second"), saved)
    assert files.load(saved).journey == journey


def test_a_map_that_would_not_come_back_is_not_written(
    journey: Journey, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = saved.read_bytes()
    changed = retitled(journey, "Second")
    unfaithful = codec.to_bytes(journey)
    monkeypatch.setattr(files.codec, "to_bytes", lambda _journey: unfaithful)
    with pytest.raises(SaveError, match="would not come back"):
        files.save(changed, saved)
    assert saved.read_bytes() == before


def test_an_interrupted_save_leaves_the_old_file(
    journey: Journey, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(atomic.os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        files.save(retitled(journey, "Second"), saved)
    assert files.load(saved).journey == journey
    assert os.listdir(saved.parent) == [saved.name]


@pytest.mark.parametrize(("refusals", "works"), [(1, True), (5, True), (6, False)])
def test_a_file_that_is_held_for_a_moment_is_tried_again(
    refusals: int, works: bool, journey: Journey, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_replace, left = os.replace, [refusals]

    def held(source: str, target: str) -> None:
        if left[0]:
            left[0] -= 1
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        real_replace(source, target)

    pauses: list[float] = []
    monkeypatch.setattr(atomic.os, "replace", held)
    monkeypatch.setattr(atomic.time, "sleep", pauses.append)
    if works:
        files.save(retitled(journey, "Second"), saved)
    else:
        with pytest.raises(SaveError, match="you have no permission"):
            files.save(retitled(journey, "Second"), saved)
    assert files.load(saved).journey.map.title == ("Second" if works else "Onboarding")
    assert os.listdir(saved.parent) == [saved.name]
    assert len(pauses) == min(refusals, 5) and sum(pauses) <= 2


@pytest.mark.skipif(sys.platform == "win32", reason="folders are not synced there")
def test_a_folder_that_cannot_be_synced_is_told_but_the_file_is_saved(
    journey: Journey, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_fsync = os.fsync

    def fsync(file: int) -> None:
        if stat.S_ISDIR(os.fstat(file).st_mode):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        real_fsync(file)

    monkeypatch.setattr(atomic.os, "fsync", fsync)
    told = files.save(retitled(journey, "Second"), saved)
    assert "did not confirm" in " ".join(told.notes)
    assert files.load(saved).journey.map.title == "Second"


@pytest.mark.skipif(sys.platform == "win32", reason="links and modes of Unix")
def test_links_and_modes_are_kept(journey: Journey, saved: Path, tmp_path: Path) -> None:
    saved.chmod(0o640)
    link = tmp_path / "link.journey"
    link.symlink_to(saved)
    files.save(retitled(journey, "Second"), link)
    assert link.is_symlink() and files.load(saved).journey.map.title == "Second"
    atomic.write_bytes(link, saved.read_bytes())
    assert link.is_symlink()
    assert stat.S_IMODE(saved.stat().st_mode) == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="modes of Unix")
def test_a_new_file_has_the_mode_of_new_files(journey: Journey, tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.touch()
    files.save(journey, tmp_path / "new.journey")
    assert (tmp_path / "new.journey").stat().st_mode == plain.stat().st_mode


@pytest.mark.skipif(sys.platform == "win32", reason="names of Unix")
def test_odd_names_save_each_to_its_own_file(journey: Journey, tmp_path: Path) -> None:
    """As long as a name can be; one letter as one character and as two; a line break; dots and spaces at the end."""
    names = [
        "n" * 247 + ".journey",
        "é.journey",
        "e\u0301.journey",
        "two\nlines.journey",
        "dot.",
        "space ",
        "-",
        "\udcff",
    ]
    for number, name in enumerate(names):
        files.save(retitled(journey, f"{number}"), tmp_path / name)
        files.save(retitled(journey, f"{number}!"), tmp_path / name)
    assert sorted(os.listdir(tmp_path)) == sorted(names)
    for number, name in enumerate(names):
        assert files.load(tmp_path / name).journey.map.title == f"{number}!"
        assert [one.title for one in Versions(tmp_path / name).all()] == [f"{number}!", f"{number}"]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("missing/map.journey", "there is no such file or folder. Nothing was written."),
        ("plain/map.journey", "a part of its path is a file, not a folder."),
        ("folder", "it is a folder."),
        ("n" * 300, "the name is too long. Nothing was written."),
        ("nul\0byte", "its name is none that a file can have"),
    ],
)
def test_a_place_that_takes_no_file_is_named_with_its_reason(
    name: str, sentence: str, journey: Journey, tmp_path: Path
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "plain").touch()
    with pytest.raises(SaveError) as caught:
        files.save(journey, tmp_path / name)
    assert sentence in str(caught.value)
    assert sorted(os.listdir(tmp_path)) == ["folder", "plain"]


def test_a_read_only_file_is_not_written_over(journey: Journey, saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = saved.read_bytes()
    saved.chmod(0o444)
    if AS_ROOT:  # whom no mode keeps from anything
        monkeypatch.setattr(atomic.os, "access", lambda _path, _mode: False)
    with pytest.raises(SaveError, match=r"the file is read-only\. The file is as it was"):
        files.save(retitled(journey, "Second"), saved)
    assert saved.read_bytes() == before


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda path: None, "cannot be read: there is no such file or folder."),
        (lambda path: path.mkdir(), "is a folder, not a file."),
        (lambda path: path.write_bytes(b""), "The file is empty."),
        (lambda path: path.symlink_to(path), "cannot be read: its links lead in a circle."),
        (lambda path: os.mkfifo(path), "is not an ordinary file."),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of Unix")
def test_what_cannot_be_read_is_told(make: Callable[[Path], None], sentence: str, tmp_path: Path) -> None:
    path = tmp_path / "map.journey"
    make(path)
    with pytest.raises(DocumentError) as caught:
        files.load(path)
    assert sentence in str(caught.value)


def test_a_file_that_is_too_large_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "large"
    with path.open("wb") as file:
        file.truncate(codec.MAX_BYTES + 1)
    with pytest.raises(DocumentError, match=r"too large \(more than 64 MB\)"):
        files.load(path)


FULL_DISK = """
import resource, signal, sys
from journey_editor.storage import files
from journey_editor.storage.errors import SaveError
from journey_editor.document.edits.fields import set_field
journey = files.load(sys.argv[1]).journey
journey.apply(set_field(journey, ["map"], "scope", "x" * 100_000))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
try:
    files.save(journey, sys.argv[1])
except SaveError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of Unix")
@pytest.mark.parametrize("limit", [0, 1, 4096, 65_536, 100_000])
def test_a_disk_that_runs_full_in_the_middle(limit: int, journey: Journey, saved: Path) -> None:
    before = saved.read_bytes()
    told = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(saved), str(limit)], capture_output=True, text=True, timeout=60, cwd=ROOT
    )
    assert told.stderr == ""
    assert "the disk takes no file of this size. The file is as it was." in told.stdout
    assert saved.read_bytes() == before
    assert os.listdir(saved.parent) == [saved.name]


@pytest.mark.parametrize("same_size_and_time", [False, True])
def test_what_another_program_wrote_is_not_replaced(same_size_and_time: bool, journey: Journey, saved: Path) -> None:
    expected, times = codec.content_hash(saved.read_bytes()), saved.stat()
    theirs = saved.read_bytes().replace(b"Onboarding", b"onboardinG" if same_size_and_time else b"Theirs")
    saved.write_bytes(theirs)
    if same_size_and_time:
        os.utime(saved, ns=(times.st_atime_ns, times.st_mtime_ns))
    with pytest.raises(ChangedByOthers, match="another program has changed it"):
        files.save(retitled(journey, "Mine"), saved, expected)
    assert saved.read_bytes() == theirs
    assert os.listdir(saved.parent) == [saved.name]


def test_what_another_program_writes_while_a_map_is_saved_is_not_replaced(
    journey: Journey, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = codec.content_hash(saved.read_bytes())
    real = atomic.write_all

    def slow(file: int, data: bytes) -> None:
        real(file, data)
        if os.path.samestat(os.fstat(file), os.stat(next(saved.parent.glob(".*.journey-tmp"), saved))):
            saved.write_bytes(b"theirs")

    monkeypatch.setattr(atomic, "write_all", slow)
    with pytest.raises(ChangedByOthers, match="just now"):
        files.save(retitled(journey, "Mine"), saved, expected)
    assert saved.read_bytes() == b"theirs"


def test_a_file_that_is_gone_is_written_anew(journey: Journey, saved: Path) -> None:
    expected = codec.content_hash(saved.read_bytes())
    saved.unlink()
    files.save(journey, saved, expected)
    assert files.load(saved).journey == journey


def test_a_save_waits_for_another_one_of_the_same_file(
    journey: Journey, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_LOCK_PATIENCE_S", 0.05)
    other = locks.lock_of(saved, "save")
    assert other is not None
    with pytest.raises(SaveError, match="another program is saving it"):
        files.save(retitled(journey, "Mine"), saved)
    other.free()
    files.save(retitled(journey, "Mine"), saved)


def _save_often(path: Path, title: str, times: int) -> None:
    for number in range(times):
        while True:
            loaded = files.load(path)
            loaded.journey.apply(
                set_field(loaded.journey, [MAP_ID], "scope", f"{loaded.journey.map.scope}{title}{number} ")
            )
            try:
                files.save(loaded.journey, path, loaded.content_hash)
                break
            except ChangedByOthers:
                continue


@pytest.mark.skipif(sys.platform == "win32", reason="processes are forked")
@pytest.mark.filterwarnings("ignore:This process.*is multi-threaded:DeprecationWarning")
def test_of_two_programs_that_save_one_file_neither_loses_what_the_other_wrote(saved: Path) -> None:
    two = [get_context("fork").Process(target=_save_often, args=(saved, name, 25)) for name in "ab"]
    for process in two:
        process.start()
    for process in two:
        process.join(60)
    assert [process.exitcode for process in two] == [0, 0]
    assert sorted(files.load(saved).journey.map.scope.split()) == sorted(f"{n}{i}" for n in "ab" for i in range(25))


def test_what_a_file_held_before_and_holds_now_are_versions_of_it(journey: Journey, tmp_path: Path) -> None:
    path = tmp_path / "map.journey"
    path.write_bytes(b"of somebody else")
    files.save(journey, path)
    files.save(retitled(journey, "Second"), path)
    kept = Versions(path)
    assert [one.title for one in kept.all()] == ["Second", "Onboarding", ""]
    assert kept.read(kept.all()[2]) == b"of somebody else"
    assert codec.from_bytes(kept.read(kept.all()[1])).journey == journey


def test_what_an_older_program_wrote_is_kept_for_good(tmp_path: Path) -> None:
    old, path = next((Path(__file__).parent / "files" / "v1").iterdir()).read_bytes(), tmp_path / "map.journey"
    path.write_bytes(old)
    opened = files.load(path)
    for title in ("Second", "Third"):
        told = files.save(retitled(opened.journey, title), path)
        assert told.notes == ()
    kept = Versions(path)
    assert [(one.name, kept.read(one) == old) for one in kept.all()] == [
        ("", False), ("", False), ("As file version 1", True),
    ]  # fmt: skip


def test_that_a_version_cannot_be_kept_stops_no_save(journey: Journey, saved: Path, home: Path) -> None:
    (home / "state" / "versions").rename(home / "aside")
    (home / "state" / "versions").write_text("in the way")
    told = files.save(retitled(journey, "Second"), saved)
    assert "could not be kept as a version" in told.notes[0]
    assert files.load(saved).journey.map.title == "Second"


@pytest.mark.parametrize("is_new", [False, True])
def test_a_note_of_a_version_that_found_no_room_says_that_the_map_is_saved(
    journey: Journey, saved: Path, home: Path, monkeypatch: pytest.MonkeyPatch, is_new: bool
) -> None:
    """In short, and without the path of a folder that nobody knows: the first version finds no room for that."""
    made, make_folder = atomic._new_file, Path.mkdir

    def full(folder: Path, mode: int) -> tuple[Path, int]:
        if home in folder.parents:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return made(folder, mode)

    def no_folder(folder: Path, *args: Any, **options: Any) -> None:
        if is_new and home in folder.parents and folder.name == "objects":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        make_folder(folder, *args, **options)

    monkeypatch.setattr(atomic, "_new_file", full)
    monkeypatch.setattr(Path, "mkdir", no_folder)
    told = files.save(retitled(journey, "Second"), saved)
    assert told.notes[-1].endswith("could not be kept as a version (the disk is full); the map itself is saved.")
    assert files.load(saved).journey.map.title == "Second"


def test_without_a_state_folder_a_map_is_saved_all_the_same(journey: Journey, saved: Path, home: Path) -> None:
    (home / "state").rename(home / "aside")
    (home / "state").write_text("in the way")
    files.save(retitled(journey, "Second"), saved)
    assert files.load(saved).journey.map.title == "Second"


def test_what_a_killed_save_left_behind_is_taken_away(journey: Journey, saved: Path) -> None:
    old, young = saved.with_name(".0123456789ab.journey-tmp"), saved.with_name(".ba9876543210.journey-tmp")
    for file in (old, young):
        file.write_bytes(b"half")
    os.utime(old, (1, 1))
    files.save(journey, saved)
    assert not old.exists()
    assert young.exists(), "another process may be writing it"


def test_the_hash_tells_contents_apart() -> None:
    one, other = codec.content_hash(b"one"), codec.content_hash(b"two")
    assert one != other and one == codec.content_hash(b"one") and len(one) == 64


def test_a_map_is_still_a_map_after_many_saves(journey: Journey, saved: Path) -> None:
    for number in range(20):
        journey.apply(set_field(journey, [MAP_ID], "title", f"Title {number}"))
        files.save(journey, saved)
    assert files.load(saved).journey.record(MAP_ID, JourneyMap).title == "Title 19"
    assert os.listdir(saved.parent) == [saved.name]
