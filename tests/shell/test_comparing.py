"""Comparing the open map with another: chosen, read, shown; what cannot be read is said in a sentence."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QProgressDialog

from journey_editor.analysis.comparing.entries import EntryKind
from journey_editor.comparing import board as compared
from journey_editor.comparing.window import CompareWindow
from journey_editor.document.edits.deleting import delete_records
from journey_editor.document.edits.fields import set_field
from journey_editor.document.journey import Journey
from journey_editor.document.records import MAP_ID, Touchpoint
from journey_editor.document.vocabulary import MapState
from journey_editor.history import session as of_session
from journey_editor.layout import board as boards
from journey_editor.shell import progress_sign
from journey_editor.shell.comparing import compare_with_file
from journey_editor.shell.main_window import MainWindow
from journey_editor.shell.map_file.merging import merge_with_file
from journey_editor.storage import atomic, files
from journey_editor.storage.versions import Versions
from tests.building import onboarding
from tests.shell.shell_user import Answers


@pytest.fixture
def saved(tmp_path: Path, window: MainWindow) -> Path:
    """The open map's file."""
    path = tmp_path / "onboarding.journey"
    files.save(onboarding().journey, path)
    window.documents.open(path)
    return path


def compare(window: MainWindow) -> CompareWindow | None:
    """What the key of the command opens."""
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    QApplication.processEvents()
    found = [one for one in window.findChildren(CompareWindow) if one.isVisible()]
    return found[0] if found else None


def close(shown: CompareWindow) -> None:
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    QApplication.processEvents()


def _copy(window: MainWindow, path: Path, **fields: object) -> Path:
    journey = Journey(window.context.journey, window.context.journey.unknown)
    for name, value in fields.items():
        journey.apply(set_field(journey, [MAP_ID], name, value))
    files.save(journey, path)
    return path


@contextmanager
def _stopping(window: MainWindow, work: str = "") -> Iterator[list[str]]:
    """Somebody stops the work whose sign begins so as soon as it is seen. Gives what the sign says; soon it is over."""
    stopped: list[str] = []

    def stop() -> None:
        for sign in window.findChildren(QProgressDialog):
            if sign.isVisible() and not stopped and sign.labelText().startswith(work):
                stopped.append(sign.labelText())
                sign.cancel()

    timer = QTimer(window, interval=20)
    timer.timeout.connect(stop)
    timer.start()
    begun = time.monotonic()
    yield stopped
    timer.stop()
    assert time.monotonic() - begun < 10


def test_another_file_is_compared_with_the_open_map(window: MainWindow, answers: Answers, saved: Path) -> None:
    other = _copy(window, saved.with_name("older.journey"), title="The older one")
    answers.files = [other]
    shown = compare(window)
    assert shown is not None and answers.asked == ["Compare with"]
    assert "older.journey" in shown.before.facts.text() and "onboarding.journey" in shown.after.facts.text()
    assert [entry.kind.value for entry in shown.panel.shown] == ["changed"]
    assert window.documents.is_saved
    close(shown)


def test_a_future_map_stands_after_the_current_one(window: MainWindow, answers: Answers, saved: Path) -> None:
    answers.files = [_copy(window, saved.with_name("future.journey"), state=MapState.FUTURE)]
    shown = compare(window)
    assert shown is not None and "future.journey" in shown.after.facts.text()
    assert "The current map and its future state." in shown.summary.text()
    close(shown)


def test_the_other_map_of_the_pair_is_offered_first(window: MainWindow, answers: Answers, saved: Path) -> None:
    answers.files = [saved.with_name("next.journey")]
    window.actions_of["pair.new"].trigger()
    answers.chosen = [lambda choices: choices[0][0]]
    shown = compare(window)
    assert shown is not None and "next.journey" in shown.after.facts.text()
    close(shown)


def test_unsaved_changes_are_compared_with_what_was_saved(window: MainWindow, answers: Answers, saved: Path) -> None:
    session = window.context.session
    card = session.journey.all(Touchpoint)[0]
    session.do("Rename", set_field(session.journey, [card.id], "name", "Something else"))
    answers.chosen = [lambda choices: choices[0][0]]
    shown = compare(window)
    assert shown is not None and "as saved" in shown.before.facts.text()
    assert "Something else" in shown.panel.shown[0].sentence
    session.undo()
    assert "Something else" in shown.panel.shown[0].sentence, "what is compared does not change under one's eyes"
    close(shown)


def test_a_file_that_cannot_be_read_is_said_in_one_sentence(window: MainWindow, answers: Answers, saved: Path) -> None:
    broken = saved.with_name("broken.journey")
    broken.write_text("{", encoding="utf-8")
    answers.files = [broken]
    assert compare(window) is None
    assert len(answers.asked) == 2 and answers.asked[1].startswith("broken.journey cannot be compared.")


@pytest.mark.parametrize("command", ["compare", "merge"])
def test_a_file_on_a_share_that_hangs_stops_nothing_but_itself(
    window: MainWindow, answers: Answers, saved: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """Reading is beside the window, with a sign that can be stopped."""
    other, answered = _copy(window, saved.with_name("other.journey")), threading.Event()
    read = atomic.read_bytes  # the program's own files, which it may look at meanwhile, are on no share

    def hangs(path: Path, *limit: int) -> bytes:
        return b"" if path == other and answered.wait(20) else read(path, *limit)

    monkeypatch.setattr(atomic, "read_bytes", hangs)
    with _stopping(window) as stopped:
        (compare_with_file if command == "compare" else merge_with_file)(window.context, other)
    answered.set()
    assert stopped == ["Reading other.journey \u2026"] and window.documents.is_saved
    assert not [one for one in window.findChildren(CompareWindow) if one.isVisible()]


def test_a_long_step_of_a_comparison_can_be_stopped(
    window: MainWindow, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other, ended = _copy(window, saved.with_name("other.journey"), title="Other"), threading.Event()
    monkeypatch.setattr(compared, "compare", lambda before, after, progress: ended.wait(20) and progress(1, 1))
    with _stopping(window, "Comparing") as stopped:
        compare_with_file(window.context, other)
    ended.set()
    assert stopped
    assert not [one for one in window.findChildren(CompareWindow) if one.isVisible()]


@pytest.mark.parametrize("is_stopped", [True, False])
def test_the_layout_of_a_merge_can_be_stopped_and_then_nothing_was_merged(
    window: MainWindow, saved: Path, monkeypatch: pytest.MonkeyPatch, is_stopped: bool
) -> None:
    monkeypatch.setattr(progress_sign, "SHOWN_AFTER_S", 0)
    monkeypatch.setattr(progress_sign, "_EVERY_S", 0)
    monkeypatch.setattr(of_session, "MANY", 1)  # no merge is too small to be laid out ahead
    monkeypatch.setattr(boards, "_MANY", 1)
    session, other, signs = window.context.session, saved.with_name("other.journey"), []
    theirs = Journey(session.journey)
    cards = [card.id for card in theirs.cards]
    theirs.apply(set_field(theirs, cards, "name", "As they call it"))
    files.save(theirs, other)

    def look() -> None:
        shown = [one for one in window.findChildren(QProgressDialog) if one.isVisible() and not one.wasCanceled()]
        assert len(shown) < 2
        for sign in shown:
            signs.append(sign.windowTitle())
            if is_stopped and signs[-1] == "Merge with other.journey":
                sign.cancel()

    timer = QTimer(window)
    timer.timeout.connect(look)
    timer.start(0)
    merge_with_file(window.context, other)
    timer.stop()
    assert "Merge with other.journey" in signs
    assert (session.journey.name_of(cards[0]) == "As they call it") is not is_stopped
    assert session.stack.canUndo() is not is_stopped
    told = "Stopped: the map is as it was" if is_stopped else "is in this map now; it is not saved yet"
    assert told in window.notices.text
    assert ("Merged: other.journey" in [version.name for version in Versions(saved).all()]) is not is_stopped


def test_the_same_file_has_no_differences(window: MainWindow, answers: Answers, saved: Path) -> None:
    answers.files = [saved]
    shown = compare(window)
    assert shown is not None and "No differences" in shown.panel.empty.text()
    close(shown)


def test_maps_that_share_no_ids_are_paired_by_their_names_and_that_is_said(
    window: MainWindow, answers: Answers, saved: Path
) -> None:
    other = saved.with_name("stranger.journey")
    files.save(onboarding().journey, other)
    answers.files = [other]
    shown = compare(window)
    assert shown is not None and "by names and places" in shown.summary.text()
    assert not any(entry.kind.value in ("added", "removed") for entry in shown.panel.shown)
    close(shown)


def test_a_change_is_shown_where_the_map_is_edited(window: MainWindow, answers: Answers, saved: Path) -> None:
    session = window.context.session
    card, other = session.journey.all(Touchpoint)[:2]
    session.do("Rename", set_field(session.journey, [card.id], "channel", "phone"))
    session.do("Delete", delete_records(session.journey, [other.id]))
    answers.chosen = [lambda choices: choices[0][0]]
    shown = compare(window)
    assert shown is not None
    for kind, selected in ((EntryKind.CHANGED, [card.id]), (EntryKind.REMOVED, [])):
        session.select([])
        shown.panel.go_to(next(entry for entry in shown.panel.shown if entry.kind is kind))
        QTest.keyClick(shown, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert list(session.selection) == selected
    assert shown.note.text() == "That is not in the open map."
    close(shown)


def test_the_maps_are_compared_again_after_an_edit(window: MainWindow, answers: Answers, saved: Path) -> None:
    answers.files = [saved]
    shown = compare(window)
    assert shown is not None and not shown.panel.shown
    session = window.context.session
    card = session.journey.all(Touchpoint)[0]
    session.do("Rename", set_field(session.journey, [card.id], "name", "Something else"))
    QTest.keyClick(shown, Qt.Key.Key_F5)
    assert "Something else" in shown.panel.shown[0].sentence
    saved.unlink()
    QTest.keyClick(shown, Qt.Key.Key_F5)
    assert "cannot be compared" in answers.asked[-1] and len(shown.panel.shown) == 1
    close(shown)


@pytest.mark.parametrize("suffix", [".md", ".csv", ".txt"])
def test_the_list_is_saved_as_the_name_says(window: MainWindow, answers: Answers, saved: Path, suffix: str) -> None:
    target = saved.with_name(f"changes{suffix}")
    answers.files = [_copy(window, saved.with_name("older.journey"), title="The older one"), target]
    shown = compare(window)
    assert shown is not None
    QTest.keyClick(shown, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert "The older one" in target.read_text(encoding="utf-8-sig")
    assert shown.note.text() == f"changes{suffix} was written."
    close(shown)


def test_closing_the_map_closes_the_comparison(window: MainWindow, answers: Answers, saved: Path) -> None:
    answers.files = [saved]
    shown = compare(window)
    assert shown is not None
    closed: list[bool] = []
    shown.finished.connect(lambda _result: closed.append(True))
    window.documents.close()
    QApplication.processEvents()
    assert closed or not window.findChildren(CompareWindow)
