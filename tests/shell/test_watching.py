"""Another program changes the open map's file, or another window has it: it is noticed, and nobody's work is lost."""

from __future__ import annotations

import json
import os
from pathlib import Path
from threading import Event, Thread

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from journey_editor.document.edits.child_maps import link_child
from journey_editor.document.edits.fields import set_field
from journey_editor.document.edits.starting import empty_journey
from journey_editor.document.records import MAP_ID, Conflict
from journey_editor.shell.main_window import MainWindow
from journey_editor.shell.map_file import calling, watching
from journey_editor.storage import abandoned, codec, files, locks
from journey_editor.storage.versions import Versions
from tests.building import onboarding
from tests.shell.shell_user import Answers, fill


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file has soon rested, and for a window that does not answer nobody waits long."""
    monkeypatch.setattr(watching, "_SETTLED_AFTER_MS", 40)
    monkeypatch.setattr(calling, "PATIENCE_S", 0.05)


@pytest.fixture
def path(window: MainWindow, tmp_path: Path) -> Path:
    """The file of the open map."""
    path = tmp_path / "map.journey"
    files.save(empty_journey("First"), path)
    assert window.documents.open(path)
    return path


def retitle(window: MainWindow, title: str) -> bool:
    session = window.context.session
    return session.do("Rename map", set_field(session.journey, [MAP_ID], "title", title))


def others_write(path: Path, title: str) -> None:
    """As most programs do: a new file takes the old one's name."""
    beside = path.with_suffix(".theirs")
    beside.write_bytes(codec.to_bytes(empty_journey(title)))
    os.replace(beside, path)


def title(window: MainWindow) -> str:
    return window.context.journey.map.title


def come_back_to(window: MainWindow) -> None:
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))


def press(window: MainWindow, text: str) -> None:
    next(b for b in window.notices.findChildren(QPushButton) if b.text() == text and b.isVisible()).click()


def test_what_is_written_while_a_slow_disk_is_read_is_seen_afterwards(
    qtbot: QtBot, window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at, is_read, goes_on = watching._looked_at, Event(), Event()

    def slowly(*asked: object) -> object:
        found = looked_at(*asked)
        is_read.set()
        goes_on.wait(20)
        return found

    monkeypatch.setattr(watching, "_looked_at", slowly)
    come_back_to(window)
    qtbot.waitUntil(is_read.is_set, timeout=20_000)
    others_write(path, "Theirs")
    QTest.qWait(150)  # it is told of, and has rested
    goes_on.set()
    qtbot.waitUntil(lambda: title(window) == "Theirs", timeout=4_000)


def test_a_map_without_changes_follows_its_file_each_time(
    qtbot: QtBot, window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        watching, "_AGAIN_AFTER_MS", 60_000
    )  # it is told of each change, and does not find it by chance
    for number in range(3):
        others_write(path, f"Theirs {number}")
        qtbot.waitUntil(lambda number=number: title(window) == f"Theirs {number}", timeout=20_000)
    assert not window.isWindowModified()
    assert "is shown as it is now" in window.notices.text
    window.actions_of["edit.undo"].trigger()
    assert title(window) == "Theirs 1" and window.isWindowModified()
    window.actions_of["edit.redo"].trigger()
    window.documents.recorder.settle()
    assert abandoned.abandoned() == []


def test_coming_back_to_the_window_is_enough(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    """A folder on a network tells nobody that something has changed in it."""
    watcher = window.context.watching._watcher
    watcher.removePaths([*watcher.files(), *watcher.directories()])
    times = path.stat()
    path.write_bytes(path.read_bytes().replace(b"First", b"fIRST"))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    come_back_to(window)
    qtbot.waitUntil(lambda: title(window) == "fIRST", timeout=20_000)


def test_ones_own_changes_stay_until_one_takes_theirs(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    retitle(window, "Mine")
    others_write(path, "Theirs")
    qtbot.waitUntil(lambda: "changes of your own" in window.notices.text, timeout=20_000)
    assert title(window) == "Mine" and window.isWindowModified()
    press(window, "Take theirs")
    assert title(window) == "Theirs" and not window.isWindowModified()
    window.actions_of["edit.undo"].trigger()
    assert title(window) == "Mine"


@pytest.mark.parametrize("way", ["Take theirs", "Merge"])
def test_what_no_version_knows_comes_and_goes_with_the_change(
    qtbot: QtBot, window: MainWindow, path: Path, way: str
) -> None:
    """Undo would else leave the one map's texts with what a newer version had written of the other."""
    retitle(window, "Mine")
    theirs = json.loads(path.read_bytes()) | {"later_things": {"later-1": {"name": "Theirs"}}}
    path.write_text(json.dumps(theirs), encoding="utf-8")
    qtbot.waitUntil(lambda: "changes of your own" in window.notices.text, timeout=20_000)
    press(window, way)
    assert window.context.journey.unknown == {"later_things": {"later-1": {"name": "Theirs"}}}
    window.actions_of["edit.undo"].trigger()
    assert title(window) == "Mine" and window.context.journey.unknown == {}
    window.actions_of["file.save"].trigger()
    assert "later_things" not in json.loads(path.read_bytes())
    window.actions_of["edit.redo"].trigger()
    window.actions_of["file.save"].trigger()
    assert "later_things" in json.loads(path.read_bytes())


def test_changes_here_and_in_the_file_become_one_map(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    window.context.session.do("Objective", set_field(window.context.journey, ["map"], "objective", "Ours"))
    others_write(path, "Theirs")
    qtbot.waitUntil(lambda: "changes of your own" in window.notices.text, timeout=20_000)
    press(window, "Merge")
    assert title(window) == "Theirs"
    assert window.context.journey.map.objective == "Ours"
    assert window.isWindowModified()
    window.actions_of["edit.undo"].trigger()
    assert title(window) == "First" and window.context.journey.map.objective == "Ours"
    window.actions_of["edit.redo"].trigger()
    window.actions_of["file.save"].trigger()
    assert files.load(path).journey.map.title == "Theirs"


def test_what_both_changed_is_a_conflict_to_settle(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    retitle(window, "Mine")
    others_write(path, "Theirs")
    qtbot.waitUntil(lambda: "changes of your own" in window.notices.text, timeout=20_000)
    press(window, "Merge")
    assert "1 conflict to settle" in window.notices.text
    QApplication.processEvents()
    press(window, "Show conflicts")
    editor = window.context.editor
    assert editor is not None and editor.docks["findings"].isVisible()
    (conflict,) = window.context.journey.of_kind(Conflict)
    assert {title(window), json.loads(conflict.other)} == {"Mine", "Theirs"}


def sync_copy(path: Path, name: str, **fields: str) -> Path:
    """What a sync program puts beside the file: the map, changed at another place too."""
    copied = files.load(path).journey
    for field, value in fields.items():
        copied.apply(set_field(copied, [MAP_ID], field, value))
    copy = path.with_name(name)
    copy.write_bytes(codec.to_bytes(copied))
    return copy


def test_a_copy_that_a_sync_program_made_is_offered_once_and_merged(
    qtbot: QtBot, window: MainWindow, path: Path
) -> None:
    fill(window.context.session)
    window.actions_of["file.save"].trigger()
    sync_copy(path, "map (Anna's conflicted copy 2026-03-03).journey", objective="At the other place")
    sync_copy(path, "map agreed.journey", objective="A copy of one's own is nobody's business")
    qtbot.waitUntil(lambda: "a sync program made it" in window.notices.text, timeout=20_000)
    press(window, "Merge")
    assert window.context.journey.map.objective == "At the other place" and window.isWindowModified()
    window.actions_of["edit.undo"].trigger()
    assert window.context.journey.map.objective == ""
    window.actions_of["edit.redo"].trigger()
    window.actions_of["file.save"].trigger()
    assert "Merged: map (Anna's conflicted copy 2026-03-03).journey" in [one.name for one in Versions(path).all()]
    window.notices.clear()
    window.actions_of["file.close"].trigger()
    assert window.documents.open(path)
    come_back_to(window)
    qtbot.wait(700)
    assert window.notices.text == "", "it is in the map"


def test_a_copy_of_a_colleague_is_merged_and_what_is_none_is_not(
    window: MainWindow, answers: Answers, path: Path, tmp_path: Path
) -> None:
    fill(window.context.session)
    window.actions_of["file.save"].trigger()
    copy = sync_copy(path, "from Ben.journey", title="Ben's")
    retitle(window, "Mine")
    answers.files = [copy]
    window.actions_of["file.merge"].trigger()
    (conflict,) = window.context.journey.of_kind(Conflict)
    assert {title(window), json.loads(conflict.other)} == {"Mine", "Ben's"}
    assert "1 conflict to settle" in window.notices.text
    other = tmp_path / "other.journey"
    files.save(empty_journey("Another map"), other)
    (tmp_path / "broken.journey").write_bytes(b"{")
    answers.files = [other, path, tmp_path / "broken.journey"]
    for _ in range(3):
        window.actions_of["file.merge"].trigger()
    assert [word in said for word, said in zip(("no part in common", "itself", "cannot be read"),
                                               answers.asked[-5::2], strict=True)] == [True] * 3  # fmt: skip
    assert window.context.session.stack.undoText() == "Merge with from Ben.journey"


def test_a_file_that_was_broken_leaves_the_map_as_it_was(
    qtbot: QtBot, window: MainWindow, answers: Answers, path: Path
) -> None:
    path.write_bytes(b"{")
    qtbot.waitUntil(lambda: "cannot be read any more" in window.notices.text, timeout=20_000)
    assert title(window) == "First"
    retitle(window, "Mine")
    answers.agree = [False]
    window.actions_of["file.save"].trigger()
    assert "another program" in answers.asked[-1]
    assert path.read_bytes() == b"{"


def test_a_map_whose_file_was_broken_is_only_here_although_nothing_was_done_to_it(
    qtbot: QtBot, window: MainWindow, answers: Answers, path: Path
) -> None:
    path.write_bytes(b"{")
    qtbot.waitUntil(lambda: "cannot be read any more" in window.notices.text, timeout=20_000)
    assert window.isWindowModified()
    answers.save = ["cancel"]
    assert not window.documents.close() and answers.asked[-1] == "Save map.journey?"
    answers.agree = [True]
    window.actions_of["file.save"].trigger()
    assert "another program" in answers.asked[-1]
    assert files.load(path).journey.map.title == "First" and not window.isWindowModified()
    assert window.notices.text == ""


def test_a_map_follows_its_file_again_when_it_was_broken_for_a_moment(
    qtbot: QtBot, window: MainWindow, path: Path
) -> None:
    whole = path.read_bytes()
    for later, title_then in ((whole, "First"), (codec.to_bytes(empty_journey("Theirs")), "Theirs")):
        path.write_bytes(whole[:20])
        qtbot.waitUntil(window.isWindowModified, timeout=20_000)
        path.write_bytes(later)
        qtbot.waitUntil(lambda: not window.isWindowModified(), timeout=20_000)
        qtbot.waitUntil(lambda title_then=title_then: title(window) == title_then, timeout=20_000)
        assert "cannot be read" not in window.notices.text


def test_a_file_that_is_gone_makes_the_map_unsaved(
    qtbot: QtBot, window: MainWindow, answers: Answers, path: Path
) -> None:
    path.unlink()
    qtbot.waitUntil(lambda: "not at its place any more" in window.notices.text, timeout=20_000)
    assert window.isWindowModified()
    window.actions_of["file.save"].trigger()
    assert files.load(path).journey.map.title == "First" and not window.isWindowModified()
    assert window.notices.text == ""


def test_a_map_follows_its_file_again_when_that_comes_back(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    aside = path.with_name("aside")
    for number, later in enumerate(("First", "Theirs")):
        path.rename(aside)
        qtbot.waitUntil(window.isWindowModified, timeout=20_000)
        others_write(path, later) if number else aside.rename(path)
        qtbot.waitUntil(lambda: not window.isWindowModified(), timeout=20_000)
        qtbot.waitUntil(lambda later=later: title(window) == later, timeout=20_000)
        assert "changes of your own" not in window.notices.text and "at its place" not in window.notices.text


def test_ones_own_save_is_no_change_by_others(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    retitle(window, "Mine")
    window.actions_of["file.save"].trigger()
    qtbot.wait(700)
    assert window.notices.text == "" and title(window) == "Mine"
    assert window.context.session.stack.count() == 1


def test_a_map_of_a_newer_version_is_only_shown(window: MainWindow, answers: Answers, tmp_path: Path) -> None:
    path = tmp_path / "map.journey"
    files.save(empty_journey("First"), path)
    path.write_text(path.read_text().replace('"version": 2', '"version": 99'))
    written = path.read_bytes()
    assert window.documents.open(path)
    assert "newer version of Journey Editor" in window.notices.text and "(only shown)" in window.windowTitle()
    assert not retitle(window, "Mine") and title(window) == "First"
    come_back_to(window)
    assert "(only shown)" in window.windowTitle() and not retitle(window, "Mine")
    assert window.documents.save() and path.read_bytes() == written


def test_a_file_that_another_window_has_is_only_shown(
    qtbot: QtBot, window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    path = tmp_path / "map.journey"
    files.save(empty_journey("First"), path)
    other = locks.lock_of(path, "open")
    assert other is not None
    assert window.documents.open(path)
    assert "another window of Journey Editor" in window.notices.text
    assert "(only shown)" in window.windowTitle()
    assert not retitle(window, "Mine") and title(window) == "First"
    other.free()
    come_back_to(window)
    qtbot.waitUntil(lambda: "can be edited here now" in window.notices.text, timeout=20_000)
    assert "(only shown)" not in window.windowTitle()
    assert retitle(window, "Mine")


def test_the_window_that_has_a_file_is_called_to_the_front(
    qtbot: QtBot, window: MainWindow, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calling, "PATIENCE_S", 20.0)
    link = tmp_path / "link.journey"
    link.symlink_to(path)
    window.showMinimized()
    heard = list[bool]()
    caller = Thread(target=lambda: heard.append(calling.called_to_front(link)))
    caller.start()
    qtbot.waitUntil(lambda: not caller.is_alive(), timeout=20_000)
    assert heard == [True] and not window.isMinimized()
    window.documents.close()
    assert not calling.called_to_front(path), "nobody has it any more"


def test_what_another_window_has_opens_there_and_here_only_when_it_is_asked_for(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journey_editor.shell.map_file.opening.called_to_front", lambda _path: True)
    path = tmp_path / "map.journey"
    files.save(empty_journey("First"), path)
    assert not window.documents.open(path) and window.documents.session is None
    assert "called to the front" in window.notices.text
    press(window, "Show it here too")
    assert title(window) == "First"


def test_a_copy_of_what_another_window_has_can_be_edited(window: MainWindow, answers: Answers, tmp_path: Path) -> None:
    path = tmp_path / "map.journey"
    files.save(empty_journey("First"), path)
    other = locks.lock_of(path, "open")
    assert window.documents.open(path)
    answers.files = [tmp_path / "mine.journey"]
    press(window, "Save as\u2026")
    assert retitle(window, "Mine")
    assert other is not None
    other.free()


def _linked(folder: Path) -> tuple[Path, Path]:
    """A file whose map has a link to another map, and where a copy of it would stand, in another folder."""
    path, copy = folder / "map.journey", folder / "mine" / "map.journey"
    copy.parent.mkdir()
    linked = onboarding().journey
    linked.apply(link_child(linked, [linked.cards[0].id], "detail.journey"))
    files.save(linked, path)
    return path, copy


def _links(path: Path) -> list[str]:
    return [card.child_map for card in files.load(path).journey.cards if card.child_map]


def test_a_copy_in_another_folder_keeps_its_links_to_other_maps(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    path, copy = _linked(tmp_path)
    other = locks.lock_of(path, "open")
    assert window.documents.open(path)
    answers.files = [copy]
    press(window, "Save as\u2026")
    assert _links(copy) == ["../detail.journey"] and not window.isWindowModified()
    assert retitle(window, "Mine")
    window.actions_of["file.save"].trigger()
    assert _links(copy) == ["../detail.journey"]
    assert other is not None
    other.free()


def test_what_opens_in_place_of_a_broken_file_keeps_its_links_to_other_maps(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    path, copy = _linked(tmp_path)
    path.write_bytes(b"{")
    answers.agree, answers.files = [True], [copy]
    assert window.documents.open(path) and window.documents.path is None
    window.actions_of["file.save"].trigger()
    assert _links(copy) == ["../detail.journey"] and not window.isWindowModified()


def test_a_map_that_is_closed_can_be_edited_elsewhere(window: MainWindow, path: Path) -> None:
    assert locks.lock_of(path, "open") is None
    window.actions_of["file.close"].trigger()
    free = locks.lock_of(path, "open")
    assert free is not None
    free.free()


def test_what_others_wrote_while_the_folder_was_away_is_not_replaced_without_asking(
    qtbot: QtBot, window: MainWindow, answers: Answers, path: Path
) -> None:
    """A share that went away and came back is not watched any more."""
    aside = path.parent.with_name("away")
    path.parent.rename(aside)
    qtbot.waitUntil(window.isWindowModified, timeout=20_000)  # the folder around it tells that it has another name
    assert "folder of map.journey is not at its place" in window.notices.text
    others_write(aside / path.name, "Theirs")
    aside.rename(path.parent)
    answers.agree = [False]
    window.documents.save_now()
    assert files.load(path).journey.map.title == "Theirs"
    assert "another program" in answers.asked[-1]


def test_a_map_follows_its_file_in_a_folder_where_something_always_goes_on(
    qtbot: QtBot, window: MainWindow, path: Path
) -> None:
    """A sync program that brings thousands of files put off for minutes what it had brought of the map."""
    seen = window.context.watching
    qtbot.waitUntil(lambda: not seen._settled.isActive() and seen._looking is None, timeout=20_000)
    seen._settled.setInterval(300)
    at_work = QTimer()
    at_work.timeout.connect(lambda: (path.parent / "beside").touch() or (path.parent / "beside").unlink())
    at_work.start(30)
    others_write(path, "Theirs")
    qtbot.waitUntil(lambda: title(window) == "Theirs", timeout=20_000)
    at_work.stop()


def test_what_others_write_while_the_map_is_being_shown_is_seen(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, window: MainWindow, path: Path
) -> None:
    monkeypatch.setattr(watching, "_AGAIN_AFTER_MS", 60_000)
    window.documents.close()
    window.documents.opened.connect(lambda _session: others_write(path, "Theirs"))
    assert window.documents.open(path) and title(window) == "First"
    qtbot.waitUntil(lambda: title(window) == "Theirs", timeout=20_000)


def test_a_parent_that_another_window_has_opened_meanwhile_says_so(window: MainWindow, path: Path) -> None:
    child = path.with_name("child.journey")
    files.save(empty_journey("Child"), child)
    assert window.documents.open_child(child)
    theirs = locks.lock_of(path, "open")
    assert theirs is not None and window.documents.go_back()
    assert "is open in another window" in window.notices.text
    theirs.free()


@pytest.mark.parametrize("is_gone", [True, False])
def test_a_file_that_is_back_as_it_was_is_told_of_no_more_and_changes_here_stay(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, window: MainWindow, answers: Answers, path: Path, is_gone: bool
) -> None:
    """Nobody comes back to the window, and a network folder does not tell that it is there again."""
    monkeypatch.setattr(watching, "_AGAIN_AFTER_MS", 40)
    whole = path.read_bytes()
    retitle(window, "Mine")
    if is_gone:
        path.parent.rename(path.parent.with_name("gone"))
    else:
        path.write_bytes(b"{")
    come_back_to(window)
    qtbot.waitUntil(lambda: "any more" in window.notices.text, timeout=20_000)
    if is_gone:
        path.parent.with_name("gone").rename(path.parent)
    else:
        path.write_bytes(whole)
    qtbot.waitUntil(lambda: window.notices.text == "", timeout=20_000)
    assert title(window) == "Mine" and window.isWindowModified()
    assert window.documents.save_now() and answers.asked == []
    assert files.load(path).journey.map.title == "Mine"


def test_a_file_that_can_be_written_again_is_told_of_no_more(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, window: MainWindow, path: Path
) -> None:
    locked = [True]
    real = os.access
    monkeypatch.setattr(os, "access", lambda at, mode: not (locked[0] and Path(at) == path) and real(at, mode))
    assert window.documents.new() and window.documents.open(path)
    assert "cannot be saved where it is" in window.notices.text
    locked[0] = False
    come_back_to(window)
    qtbot.waitUntil(lambda: "read-only" not in window.windowTitle(), timeout=20_000)
    assert window.notices.text == ""
    locked[0] = True
    come_back_to(window)
    qtbot.waitUntil(lambda: "(read-only file)" in window.windowTitle(), timeout=20_000)
