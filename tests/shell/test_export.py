"""Exporting from the window."""

from __future__ import annotations

import threading
from datetime import date
from pathlib import Path
from types import ModuleType

import pypdfium2
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QProgressDialog

from journey_editor.document.edits.fields import set_field
from journey_editor.document.export_profile import ExportChoices
from journey_editor.document.progress import Progress
from journey_editor.export import csv_table, mermaid, xlsx
from journey_editor.export.documents import DOCUMENTS, DocumentOptions, export_document
from journey_editor.shell import progress_sign
from journey_editor.shell.exports.export_progress import CANCELLED, do_in_steps
from journey_editor.shell.main_window import MainWindow
from journey_editor.shell.views import view_edits
from tests.shell.shell_user import Answers, fill


@pytest.fixture
def mapped(window: MainWindow) -> MainWindow:
    """The window with a small map."""
    window.actions_of["file.new"].trigger()
    fill(window.context.session)
    return window


def export(window: MainWindow, answers: Answers, choices: ExportChoices, path: Path) -> None:
    answers.export_as = [(choices, path)]
    window.actions_of[f"file.export_{choices.format}"].trigger()


def test_a_pdf_holds_the_map_and_its_choices_are_remembered(
    mapped: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    choices = ExportChoices(format="pdf", paper="A4", landscape=True)
    export(mapped, answers, choices, tmp_path / "map.pdf")
    with pypdfium2.PdfDocument(tmp_path / "map.pdf") as document:
        width, height = document[0].get_size()
        text = document[0].get_textpage().get_text_bounded()
    assert (round(width), round(height)) == (842, 595)
    assert "Kickoff" in text
    assert "Call 1" in text
    assert mapped.notices.text == "map.pdf was exported."
    assert mapped.context.settings.export == choices
    assert answers.described[0].startswith("One page A4")


def test_a_png_has_the_size_it_said(mapped: MainWindow, answers: Answers, tmp_path: Path) -> None:
    export(mapped, answers, ExportChoices(format="png", scale=1.0), tmp_path / "map.png")
    image = QImage(str(tmp_path / "map.png"))
    assert answers.described == [f"{image.width()} \u00d7 {image.height()} pixels"]


def test_what_cannot_be_written_is_told(mapped: MainWindow, answers: Answers, tmp_path: Path) -> None:
    export(mapped, answers, ExportChoices(format="svg"), tmp_path / "no" / "folder" / "map.svg")
    assert "map.svg" in mapped.notices.text
    assert mapped.notices.property("tone") == "error"


def test_characters_without_a_font_are_named(mapped: MainWindow, answers: Answers, tmp_path: Path) -> None:
    session = mapped.context.session
    card = session.journey.cards[0].id
    session.do("Rename", set_field(session.journey, [card], "name", "Odd \U0010fffd letter"))
    export(mapped, answers, ExportChoices(format="pdf"), tmp_path / "map.pdf")
    assert "U+10FFFD" in mapped.notices.text


def test_a_cancelled_question_writes_nothing(mapped: MainWindow, answers: Answers, tmp_path: Path) -> None:
    answers.export_as = [None]
    mapped.actions_of["file.export"].trigger()
    assert list(tmp_path.glob("*.pdf")) == []
    assert mapped.notices.text == ""


def test_a_cancelled_export_stops_and_says_so(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress_sign, "SHOWN_AFTER_S", 0)

    def work(progress: Progress) -> None:
        progress(1, 2)
        window.findChild(QProgressDialog).cancel()
        progress(2, 2)
        raise AssertionError("the work went on")

    assert do_in_steps(work, "Exporting", window) == CANCELLED


@pytest.mark.parametrize(
    ("key", "module", "step"),
    [("xlsx", xlsx, "_heights_that_follow"), ("csv", csv_table, "left_out"), ("mermaid", mermaid, "_changed")],
)
def test_what_takes_long_to_write_can_be_stopped(
    key: str,
    module: ModuleType,
    step: str,
    mapped: MainWindow,
    answers: Answers,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(progress_sign, "SHOWN_AFTER_S", 0)
    written = threading.Event()
    monkeypatch.setattr(module, step, lambda made: written.wait(20) and made)
    answers.files = [tmp_path / "map"]

    def stop() -> None:
        for sign in mapped.findChildren(QProgressDialog):
            sign.cancel()

    timer = QTimer(mapped, interval=200)
    timer.timeout.connect(stop)
    timer.start()
    mapped.actions_of[f"file.export_{key}"].trigger()
    timer.stop()
    assert not written.is_set() and mapped.notices.text == CANCELLED
    written.set()
    assert list(tmp_path.glob("map*")) == []


def test_an_unforeseen_error_in_an_export_is_one_sentence(window: MainWindow) -> None:
    problem = do_in_steps(lambda progress: 1 / 0, "Exporting", window)
    assert problem.startswith("The export failed (ZeroDivisionError")


@pytest.mark.parametrize(("key", "suffix"), [("mermaid", ".mmd"), ("csv", ".csv")])
def test_texts_for_other_programs(mapped: MainWindow, answers: Answers, tmp_path: Path, key: str, suffix: str) -> None:
    answers.files = [tmp_path / "map"]
    mapped.actions_of[f"file.export_{key}"].trigger()
    assert "Call 1" in (tmp_path / f"map{suffix}").read_text(encoding="utf-8-sig")
    assert mapped.notices.text.startswith(f"map{suffix} was exported.")


@pytest.mark.parametrize("key", [suffix[1:] for suffix in DOCUMENTS])
def test_documents_that_hold_the_map(mapped: MainWindow, answers: Answers, tmp_path: Path, key: str) -> None:
    answers.files = [tmp_path / "map"]
    mapped.actions_of[f"file.export_{key}"].trigger()
    target = tmp_path / f"map.{key}"
    alone = export_document(mapped.context.journey, tmp_path / f"again.{key}", DocumentOptions(exported=date.today()))
    assert target.read_bytes() == (tmp_path / f"again.{key}").read_bytes()
    assert mapped.notices.text.startswith(f"map.{key} was exported.")
    assert len(alone) != 1 or alone[0] in mapped.notices.text


@pytest.mark.parametrize("agrees", [True, False])
def test_a_file_that_the_suffix_leads_to_is_not_replaced_unasked(
    mapped: MainWindow, answers: Answers, tmp_path: Path, agrees: bool
) -> None:
    (tmp_path / "map.csv").write_text("of somebody else")
    answers.files, answers.agree = [tmp_path / "map"], [agrees]
    mapped.actions_of["file.export_csv"].trigger()
    assert ("Call 1" in (tmp_path / "map.csv").read_text(encoding="utf-8-sig")) == agrees


def test_an_export_never_writes_over_the_open_map(mapped: MainWindow, answers: Answers, tmp_path: Path) -> None:
    path = tmp_path / "map.journey"
    answers.files = [path, path]
    mapped.actions_of["file.save"].trigger()
    before = path.read_bytes()
    mapped.actions_of["file.export_csv"].trigger()
    assert path.read_bytes() == before
    assert "Call 1" in (tmp_path / "map.journey.csv").read_text(encoding="utf-8-sig")


def test_the_view_that_is_shown_is_what_is_exported_unless_another_is_chosen(
    mapped: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    board = mapped.context.board
    view = view_edits.add_view(board)
    view_edits.show_lanes(board, [mapped.context.journey.lanes[0].id], False)
    export(mapped, answers, ExportChoices(format="svg", view=view), tmp_path / "part.svg")
    assert answers.offered == ["Whole map", "New view"]
    assert answers.began_with is not None and answers.began_with.view == view
    assert "Call 1" not in (tmp_path / "part.svg").read_text()
    assert mapped.context.settings.export.view is None
    export(mapped, answers, ExportChoices(format="svg"), tmp_path / "whole.svg")
    assert "Call 1" in (tmp_path / "whole.svg").read_text()
