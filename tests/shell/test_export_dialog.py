"""The export dialog: what is chosen by keys and mouse shows at once as pages."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from journey_editor.document.edits.lanes import fold_lanes
from journey_editor.document.edits.views import add_view
from journey_editor.document.export_profile import TILES, ExportChoices
from journey_editor.document.journey import Journey
from journey_editor.document.records import ExportProfile
from journey_editor.document.vocabulary import LeftOut
from journey_editor.history.session import Session
from journey_editor.layout.picture import Picture, Text
from journey_editor.layout.text import ShapedText
from journey_editor.layout.theme import theme
from journey_editor.painting.shaper import QtShaper
from journey_editor.shell.exports import export_dialog
from journey_editor.shell.exports.export_desk import ExportDesk
from journey_editor.shell.exports.export_dialog import ExportDialog
from journey_editor.shell.exports.export_form import FORMATS
from tests.building import Building, onboarding

Opens = Callable[..., ExportDialog]


@pytest.fixture
def names() -> list[str | None]:
    """What the user types where a name is asked for."""
    return []


@pytest.fixture
def opens(qtbot: QtBot, tmp_path: Path, names: list[str | None]) -> Iterator[Opens]:
    """Opens the dialog on the small map, with its first preview made."""
    made: list[ExportDialog] = []

    def open_(choices: ExportChoices | None = None, journey: Journey | None = None) -> ExportDialog:
        session = Session(journey or onboarding().journey)
        chosen = choices or ExportChoices()
        suggested = tmp_path / f"map.{chosen.format}"
        desk = ExportDesk(session, "map", chosen, suggested, theme("light"), lambda *_: names.pop(0))
        dialog = ExportDialog(desk)
        made.append(dialog)
        qtbot.addWidget(dialog)
        dialog.show()
        settle(dialog)
        return dialog

    yield open_
    for dialog in made:
        dialog.reject()


def settle(dialog: ExportDialog) -> None:
    QTest.qWait(20)
    end = time.monotonic() + 20
    while not (dialog.is_current and dialog.preview.is_painted):
        assert time.monotonic() < end, "the preview is never made"
        QTest.qWait(5)


def choose(combo: QComboBox, text: str) -> None:
    """By key: up or down to what begins like that."""
    combo.setFocus()
    press(combo, Qt.Key.Key_Home)
    for _ in range(combo.count()):
        if combo.currentText().startswith(text):
            return
        press(combo, Qt.Key.Key_Down)
    raise AssertionError(f"{combo.accessibleName()} has no {text}")


def press(widget: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(widget, key)


def pixel(dialog: ExportDialog) -> QImage:
    return dialog.preview.view.viewport().grab().toImage()


def test_what_is_chosen_while_a_report_is_set_ends_that_at_the_next_text(
    opens: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_dialog, "_BREATH_S", 0)
    dialog = opens()
    after: list[str] = []

    class Setting(QtShaper):
        def shape(self, text: str, *how: Any) -> ShapedText:
            if dialog.choices.content == "findings" and not after:
                QTimer.singleShot(0, lambda: dialog.form.set_choices(ExportChoices()))
            after.append(text)
            return super().shape(text, *how)

    monkeypatch.setattr(dialog.desk, "_shaper", Setting())
    dialog.form.set_choices(ExportChoices(content="findings"))
    assert not dialog.is_current
    while dialog.choices.content == "findings":
        QTest.qWait(5)
    assert len(after) == 1
    settle(dialog)
    assert dialog.summary.text().startswith("One page of")


def test_a_poster_is_seen_with_its_size(opens: Opens) -> None:
    dialog = opens()
    assert dialog.summary.text().startswith("One page of ")
    assert dialog.preview.title.text().startswith("Page 1 of 1")
    assert not dialog.preview.pages.isVisible()
    image = pixel(dialog)
    colours = {image.pixelColor(x, image.height() // 2).name() for x in range(0, image.width(), 3)}
    assert len(colours) > 6, "the board is painted"


def test_what_makes_no_difference_is_not_asked(opens: Opens) -> None:
    form = opens().form
    assert form.paper.isVisible() and not form.orientation.isVisible()
    choose(form.paper, "A3")
    assert form.orientation.isVisible()
    choose(form.format, "PNG")
    assert form.scale.isVisible()
    assert not any(field.isVisible() for field in (form.paper, form.margin, form.text, form.map_inside))
    choose(form.content, "Findings")
    assert not form.format.isVisible() and not form.title_block.isVisible()
    assert form.choices.format == "pdf"


def test_text_that_becomes_too_small_is_told_with_what_helps(opens: Opens) -> None:
    dialog = opens()
    choose(dialog.form.paper, "A4")
    choose(dialog.form.text, "14")
    settle(dialog)
    said = dialog.warning.text()
    assert said.startswith("On A4 the smallest text is ") and " % under 14 pt: choose " in said
    enough = said.split("choose ")[1].split()[0]
    choose(dialog.form.paper, enough)
    settle(dialog)
    assert not dialog.warning.isVisible()


def test_tiles_lie_on_the_board_and_are_gone_through(opens: Opens) -> None:
    dialog = opens(ExportChoices(content=TILES, paper="A4"))
    preview = dialog.preview
    count = preview.pages.count() - 1
    assert dialog.summary.text().startswith(f"{count - 1} sheets A4"), "and how they are put together"
    assert preview.title.text().startswith(f"All {count - 1} sheets")
    assert [preview.pages.item(row).text() for row in (0, 2)] == ["All", "A1"]
    press(preview.view, Qt.Key.Key_PageDown)
    assert preview.view.accessibleName() == f"Preview: Page 1 of {count}, Plan"
    press(preview.view, Qt.Key.Key_PageDown)
    assert preview.view.accessibleName() == f"Preview: Page 2 of {count}, A1"
    press(preview.view, Qt.Key.Key_End)
    assert preview.row == count
    press(preview.view, Qt.Key.Key_PageDown)
    assert preview.row == count
    press(preview.view, Qt.Key.Key_Home)
    assert preview.row == 0


def test_a_report_shows_its_pages_and_lies_as_it_is_meant_to(opens: Opens) -> None:
    dialog = opens()
    choose(dialog.form.content, "Persona sheets")
    settle(dialog)
    assert dialog.form.about.text() == "A page for each persona"
    assert dialog.summary.text() == f"{dialog.preview.pages.count()} pages A4 portrait"
    assert not dialog.preview.pages.item(1).icon().isNull()
    choose(dialog.form.content, "Risk register")
    settle(dialog)
    assert dialog.summary.text().endswith("A4 landscape")
    choose(dialog.form.content, "Decisions and next steps")
    settle(dialog)
    assert dialog.form.about.text().startswith("One to three pages for a steering group")
    assert dialog.summary.text() == "1 page A4 portrait", "a small map is told on one"


def test_what_each_content_is_for_is_read_whole_and_moves_nothing(opens: Opens) -> None:
    dialog = opens()
    form = dialog.form
    places = set()
    for text in filter(None, map(form.content.itemText, range(form.content.count()))):
        choose(form.content, text)
        QApplication.processEvents()
        assert form.about.height() >= form.about.heightForWidth(form.about.width()), form.about.text()
        places.add(form.about.geometry().bottom())
    assert len(places) == 1


def test_the_page_is_zoomed_by_key(opens: Opens) -> None:
    dialog = opens()
    view = dialog.preview.view
    whole = view.zoom
    press(view, Qt.Key.Key_Plus)
    press(view, Qt.Key.Key_Plus)
    assert view.zoom > 1.5 * whole
    settle(dialog)
    press(view, Qt.Key.Key_Minus)
    press(view, Qt.Key.Key_Minus)
    assert view.fits
    press(view, Qt.Key.Key_Plus)
    press(view, Qt.Key.Key_0)
    assert view.zoom == whole


def test_a_preview_that_is_not_of_the_last_choice_says_so(opens: Opens) -> None:
    dialog = opens()
    choose(dialog.form.content, "Full report")
    assert dialog.preview.view.is_stale
    assert "brought up to date" in dialog.preview.title.text()
    choose(dialog.form.content, "Findings")
    settle(dialog)
    assert not dialog.preview.view.is_stale
    planned = dialog.desk.planned(dialog.choices)
    assert planned is not None and len(planned.pages) == max(1, dialog.preview.pages.count())


def test_choices_that_cannot_be_made_say_why_and_are_not_exported(opens: Opens) -> None:
    dialog = opens(ExportChoices(content="horoscope"))
    assert dialog.warning.text() == "There is no report called horoscope."
    assert not dialog.export_button.isEnabled()
    choose(dialog.form.content, "Findings")
    settle(dialog)
    assert dialog.export_button.isEnabled()


def test_choices_are_kept_with_the_map_and_each_step_is_undone(opens: Opens, names: list[str | None]) -> None:
    dialog = opens()
    bar, session = dialog.profiles, dialog.desk.session
    choose(dialog.form.paper, "A2")
    names.append("Wall")
    QTest.mouseClick(bar.keep_as, Qt.MouseButton.LeftButton)
    assert bar.profile.currentText() == "Wall"
    choose(dialog.form.colours, "Dark")
    assert bar.profile.currentText() == "Wall (changed)"
    QTest.mouseClick(bar.keep, Qt.MouseButton.LeftButton)
    names.append("Meeting room")
    QTest.mouseClick(bar.rename, Qt.MouseButton.LeftButton)
    (kept,) = session.journey.all(ExportProfile)
    assert (kept.name, kept.paper, kept.theme) == ("Meeting room", "A2", "dark")
    for name, colours in (("Wall", "dark"), ("Wall", "print")):
        QTest.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        (kept,) = session.journey.all(ExportProfile)
        assert (kept.name, kept.theme) == (name, colours)
    QTest.mouseClick(bar.delete, Qt.MouseButton.LeftButton)
    assert session.journey.all(ExportProfile) == []
    assert bar.profile.currentText() == "None"
    assert dialog.choices.theme == "dark", "what is chosen stays"


def test_a_kept_profile_is_chosen_again(opens: Opens, names: list[str | None]) -> None:
    first = opens(ExportChoices(content="summary", paper="A3", landscape=False, least_text=12))
    names.append("For the board")
    QTest.mouseClick(first.profiles.keep_as, Qt.MouseButton.LeftButton)
    dialog = opens(journey=first.desk.session.journey)
    assert dialog.profiles.profile.currentText() == "None"
    dialog.profiles.profile.setFocus()
    press(dialog.profiles.profile, Qt.Key.Key_Down)
    assert dialog.profiles.profile.currentText() == "For the board"
    assert dialog.choices == first.choices
    settle(dialog)
    assert dialog.summary.text() == "1 page A3 portrait"


def test_a_name_that_is_there_already_is_that_profile(opens: Opens, names: list[str | None]) -> None:
    dialog = opens()
    for name in ("Wall", None, "", "wall"):
        names.append(name)
        QTest.mouseClick(dialog.profiles.keep_as, Qt.MouseButton.LeftButton)
    assert [one.name for one in dialog.desk.profiles()] == ["Wall"]


def test_a_name_that_is_too_long_is_asked_for_again(opens: Opens, names: list[str | None]) -> None:
    dialog = opens()
    names += ["w" * 40_000, "Wall"]
    QTest.mouseClick(dialog.profiles.keep_as, Qt.MouseButton.LeftButton)
    assert [one.name for one in dialog.desk.profiles()] == ["Wall"] and names == []


def test_the_file_has_the_suffix_of_its_format_and_one_that_is_there_is_told(opens: Opens, tmp_path: Path) -> None:
    (tmp_path / "map.pdf").write_bytes(b"x")
    dialog = opens()
    assert dialog.replaces.text() == "map.pdf exists already and will be replaced."
    choose(dialog.form.format, "SVG")
    assert dialog.path == tmp_path / "map.svg"
    assert not dialog.replaces.isVisible()
    dialog.file.selectAll()
    press(dialog.file, Qt.Key.Key_Delete)
    assert not dialog.export_button.isEnabled()


def test_what_is_left_out_and_how_the_board_lies_and_fills_its_paper_shows_and_is_kept(
    opens: Opens, names: list[str | None]
) -> None:
    b = onboarding()
    b.owner(b.journey.cards[0].id, "Ann Archer")
    dialog = opens(journey=b.journey)
    form = dialog.form
    assert not form.fill.isVisible(), "a page as large as the map is full"
    choose(form.paper, "A0")
    settle(dialog)
    assert dialog.summary.text().startswith("One page A0 landscape")
    before = dialog.desk.planned(dialog.choices)
    for box in (form.fill, form.left_out[LeftOut.NAMES]):
        press(box, Qt.Key.Key_Space)
    settle(dialog)
    after = dialog.desk.planned(dialog.choices)
    assert before is not None and after is not None
    assert after.pages[0].placements[0].scale > before.pages[0].placements[0].scale
    said = " ".join(words_of(after.pages[0].placements[0].picture))
    assert "Owner 1" in said and "Ann Archer" not in said
    choose(form.orientation, "Portrait")
    settle(dialog)
    assert dialog.summary.text().startswith("One page A0 portrait")
    names.append("Wall")
    QTest.mouseClick(dialog.profiles.keep_as, Qt.MouseButton.LeftButton)
    (kept,) = dialog.desk.profiles()
    assert (kept.landscape, kept.fill, kept.left_out) == (False, True, (LeftOut.NAMES,))
    choose(form.content, "Full report")
    assert not form.fill.isVisible()


def words_of(picture: Picture) -> list[str]:
    texts = (mark.shaped.text for piece in picture.pieces for mark in piece.marks if isinstance(mark, Text))
    return list(texts)


@pytest.mark.parametrize("typed", ["/", "..", "/tmp/", "a/..", "x" * 300])
def test_any_path_can_be_typed_letter_by_letter(opens: Opens, typed: str) -> None:
    dialog = opens()
    dialog.file.setFocus()
    dialog.file.selectAll()
    QTest.keyClicks(dialog.file, typed)
    assert dialog.file.text() == typed
    names_a_file = typed.startswith("x")
    assert dialog.export_button.isEnabled() == names_a_file
    choose(dialog.form.format, FORMATS["png"])
    assert dialog.file.text().endswith(".png") and dialog.export_button.isEnabled()


def test_what_a_view_hides_is_said_to_be_in_the_map_inside_the_pdf(opens: Opens) -> None:
    building = onboarding()
    hidden = building.journey.persona_lanes[0]
    changes, view = add_view(building.journey, "For the sponsor")
    building.journey.apply(changes)
    building.set(view, hidden_lanes=(hidden.id,))
    dialog = opens(ExportChoices(view=view), building.journey)
    assert "The map inside the PDF has all of it" in dialog.warning.text() and "1 lane hidden" in dialog.warning.text()
    dialog.form.map_inside.setChecked(False)
    settle(dialog)
    assert not dialog.warning.text()


def test_a_report_has_a_name_of_its_own_and_what_was_typed_stays(opens: Opens) -> None:
    dialog = opens()
    assert dialog.path.name == "map.pdf"
    choose(dialog.form.content, "Reading")
    assert dialog.path.name == "map - reading copy.pdf"
    choose(dialog.form.content, "Board")
    assert dialog.path.name == "map.pdf"
    dialog.file.setText("mine.pdf")
    choose(dialog.form.content, "Reading")
    assert dialog.path.name == "mine.pdf"


def test_lanes_that_are_folded_are_told_and_can_be_unfolded_at_once(opens: Opens) -> None:
    b = onboarding()
    b.do(fold_lanes(b.journey, [b.journey.lanes[0].id], True))
    dialog = opens(journey=b.journey)
    assert dialog.folded.text().startswith("A lane is folded to one line: what") and dialog.unfold.isVisible()
    dialog.unfold.click()
    settle(dialog)
    assert not b.journey.lanes[0].is_collapsed and not dialog.unfold.isVisible()
    assert dialog.desk.session.stack.undoText() == "Unfold lanes"


def test_a_board_that_one_page_is_too_small_for_comes_on_several(opens: Opens) -> None:
    dialog = opens(ExportChoices(), wide_map())
    form = dialog.form
    choose(form.paper, "A4")
    settle(dialog)
    count = dialog.preview.pages.count()
    assert count > 1
    assert dialog.summary.text().startswith(f"{count} pages A4 ")
    assert "On one page A4 the smallest text would be " in dialog.warning.text()
    press(form.more_pages, Qt.Key.Key_Space)
    settle(dialog)
    assert dialog.preview.pages.count() == 1 and dialog.summary.text().startswith("One page A4")
    assert "choose several pages" in dialog.warning.text()
    press(form.breaks, Qt.Key.Key_Space)
    assert not form.more_pages.isVisible()


def test_fewer_sheets_are_offered_and_come_out_as_is_said(opens: Opens) -> None:
    dialog = opens(ExportChoices(content=TILES, paper="A4"), wide_map())
    said = re.search(
        r"With 6 pt as the smallest text, .* it is (\d+) sheets A4 or (\d+) sheets A3", dialog.warning.text()
    )
    assert said is not None
    choose(dialog.form.text, "6 pt")
    settle(dialog)
    assert dialog.summary.text().startswith(f"{said[1]} sheets A4")
    choose(dialog.form.paper, "A3")
    settle(dialog)
    assert dialog.summary.text().startswith(f"{said[2]} sheets A3")
    assert dialog.warning.text() == ""


def wide_map() -> Journey:
    b = Building("Wide")
    lanes = [b.lane(f"Persona {number}") for number in range(3)]
    for number in range(10):
        stage = b.stage(f"Stage {number}", steps=2)
        for step, lane in enumerate(lanes[:2]):
            b.touchpoint(lane, stage, f"Card {number}.{step}", step=step)
    return b.journey


def test_a_small_projector_has_room_for_all_of_it(opens: Opens) -> None:
    """1280 x 720 at a scale of 1.5, less the frame: no field is cut at the right, and Export can be pressed."""
    dialog = opens()
    dialog.resize(845, 432)
    settle(dialog)
    assert (dialog.width(), dialog.height()) == (845, 432)
    assert dialog.rect().contains(dialog.export_button.mapTo(dialog, dialog.export_button.rect().bottomRight()))
    scroll = next(area for area in dialog.findChildren(QScrollArea) if area.widget().isAncestorOf(dialog.form))
    boxes = [box for box in dialog.form.findChildren(QComboBox) if box.isVisible()]
    seen = scroll.viewport().width()
    assert boxes and all(box.mapTo(scroll.widget(), box.rect().topRight()).x() < seen for box in boxes)
