"""Light and dark: one table of colours for all widgets."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QPushButton, QStyle, QStyleOptionButton
from pytestqt.qtbot import QtBot

from journey_editor.analysis.facets import FACETS
from journey_editor.document.records import Persona, Stage, Touchpoint
from journey_editor.inspector.fields.emotion_field import EmotionField
from journey_editor.inspector.record_page import RecordPage
from journey_editor.layout.theme import ThemeName, theme
from journey_editor.paths import resource, samples_dir
from journey_editor.shell.appearance import Appearance
from journey_editor.shell.editor_page import EditorPage
from journey_editor.shell.main_window import MainWindow
from journey_editor.shell.style import apply_style, interface_font, style_sheet
from journey_editor.widgets.quiet_combo import QuietCombo
from tests.layout.test_theme import contrast


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_style_sheet_is_filled_and_its_pictures_are_there(name: ThemeName, home: Path) -> None:
    sheet = style_sheet(theme(name))
    assert not re.findall(r"\{[a-z.:-]+\}", sheet)
    pictures = {Path(found) for found in re.findall(r'url\("([^"]*)"\)', sheet)}
    # In a folder of the program's own, where a program that is killed leaves nothing that the next does not use.
    assert pictures == set((home / "cache" / "icons").iterdir())
    made = {picture.stat().st_ino for picture in pictures}
    assert style_sheet(theme(name)) == sheet and {picture.stat().st_ino for picture in pictures} == made


def test_a_picture_that_a_power_cut_spoiled_is_made_anew(home: Path) -> None:
    style_sheet(theme("light"))
    whole = {picture: picture.read_bytes() for picture in (home / "cache" / "icons").iterdir()}
    for picture in whole:
        picture.write_bytes(b"")
    style_sheet(theme("light"))
    assert {picture: picture.read_bytes() for picture in (home / "cache" / "icons").iterdir()} == whole


def test_without_a_folder_for_its_pictures_the_program_starts_with_all_of_them(home: Path) -> None:
    (home / "cache").write_text("in the way")
    pictures = re.findall(r'url\("([^"]*)"\)', style_sheet(theme("light")))
    assert pictures and all(Path(picture).is_file() for picture in pictures), "arrows and ticks are seen"


def test_the_style_sheet_makes_no_colour_up() -> None:
    source = resource("themes", "widgets.qss").read_text(encoding="utf-8")
    assert not re.findall(r":[^;{}]*#[0-9A-Fa-f]{3,8}\b", source)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("text", "panel"),
        ("text.strong", "button"),
        ("text.muted", "window"),
        ("text.on-accent", "accent"),
        ("text.on-accent", "accent.hover"),
        ("text.strong", "accent.soft"),
        ("tooltip.text", "tooltip"),
        ("error", "panel"),
        ("warning", "window"),
        ("text.strong", "warning.soft"),
    ],
)
def test_text_can_be_read(name: ThemeName, text: str, ground: str) -> None:
    assert contrast(theme(name).colour(text), theme(name).colour(ground)) >= 4.5


def test_the_chosen_theme_reaches_the_window_and_is_kept(window: MainWindow, qapp: QApplication) -> None:
    window.actions_of["view.theme_dark"].trigger()
    assert window.context.settings.theme == "dark"
    assert window.context.appearance.theme.name == "dark"
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == theme("dark").colour("window")
    assert window.actions_of["view.theme_dark"].isChecked()
    assert not window.actions_of["view.theme_light"].isChecked()


class _Dressed(QObject):
    """Notes which of the inspector's pages are given a new style sheet."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: set[RecordPage] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange and isinstance(watched, RecordPage):
            self.pages.add(watched)
        return False


def test_another_theme_waits_for_no_page_of_the_inspector_that_is_not_seen(window: MainWindow, qtbot: QtBot) -> None:
    assert window.documents.open(samples_dir() / "lifecycle-nine-stages.journey")
    qtbot.waitUntil(lambda: window.editor is not None and window.editor.session.journey.has_cards)
    session, inspector = window.editor.session, window.editor.inspector
    for kind in (Stage, Touchpoint, Persona):
        session.select([session.journey.all(kind)[0].id])
    dressed = _Dressed()
    QApplication.instance().installEventFilter(dressed)
    window.actions_of["view.theme_dark"].trigger()
    QApplication.instance().removeEventFilter(dressed)
    assert len(dressed.pages) <= 2, "the one that was seen, and the one in its place"
    for kind in (Stage, Touchpoint, Persona):
        [record] = session.journey.all(kind)[:1]
        session.select([record.id])
        assert session.journey.name_of(record.id) in [
            text.toPlainText() for text in inspector.page.findChildren(QPlainTextEdit)
        ]


def test_light_and_dark_follow_the_system(qapp: QApplication) -> None:
    appearance = Appearance(qapp, "system")
    seen: list[str] = []
    appearance.changed.connect(lambda changed: seen.append(changed.name))
    qapp.styleHints().setColorScheme(Qt.ColorScheme.Dark)
    appearance.follow()
    follows = qapp.styleHints().colorScheme() == Qt.ColorScheme.Dark
    assert appearance.theme.name == ("dark" if follows else "light")
    assert seen == (["dark"] if follows else [])
    qapp.styleHints().unsetColorScheme()
    appearance.follow()
    assert appearance.theme.name == "light"
    appearance.deleteLater()


def test_the_interface_is_set_in_the_bundled_typeface(qapp: QApplication) -> None:
    assert interface_font().families()[0] == "Inter"
    assert 9.5 <= interface_font().pointSizeF() <= 10.5


def test_a_short_list_opens_whole(qtbot: QtBot, qapp: QApplication) -> None:
    apply_style(qapp, theme("light"))
    combo = QuietCombo()
    combo.addItems(["Unknown", "Not instrumented", "Partial", "Live"])
    qtbot.addWidget(combo)
    combo.show()
    combo.showPopup()
    rows = combo.view()
    assert rows.viewport().rect().contains(rows.visualRect(rows.model().index(3, 0)))
    combo.hidePopup()


def test_the_line_beside_the_faces_has_room_for_unknown(window: MainWindow, qtbot: QtBot) -> None:
    window.documents.new()
    window.actions_of["insert.touchpoint"].trigger()
    field = window.findChild(EmotionField)
    assert field is not None
    line = field.edit
    qtbot.waitUntil(lambda: line.width() > 0 and line.isVisible())
    assert line.placeholderText() == "unknown"
    assert line.fontMetrics().horizontalAdvance("unknown") <= line.width() - 2 * 9


def test_on_a_first_start_in_a_small_window_the_board_has_most_of_it(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1280, 720)
    window.documents.new()
    page = window.editor
    assert page is not None
    qtbot.waitUntil(lambda: page.board.width() > 1280 * 0.7)
    assert not window.actions_of["view.palette"].isChecked()
    window.actions_of["view.palette"].trigger()
    assert page.docks["palette"].isVisible()
    window.resize(1290, 720)
    window.documents.new()
    assert window.editor is not page
    assert window.editor is not None
    assert window.editor.docks["palette"].isVisible()  # who asked for it keeps it with the next map


def test_the_room_of_a_closed_outline_is_the_boards(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1600, 900)
    window.documents.new()
    page = window.findChild(EditorPage)
    assert page is not None
    board, palette = page.board.width, page.palette_panel.width
    qtbot.waitUntil(lambda: board() > 600)
    before = board()
    window.actions_of["view.outline"].trigger()
    qtbot.waitUntil(lambda: board() < before - 200)
    for close in (lambda: window.actions_of["view.outline"].trigger(), lambda: page.docks["outline"].close()):
        page.show_outline(True)
        close()
        qtbot.waitUntil(lambda: board() >= before - 80)
        assert palette() < 400


def test_in_a_narrow_window_every_tab_has_its_whole_word_and_no_panel_lies_upon_another(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(1280, 720)
    window.documents.open(samples_dir() / "lifecycle-nine-stages.journey")
    page = window.editor
    assert page is not None
    bar = page.workbench.bar
    qtbot.waitUntil(lambda: not bar.tabIcon(0).isNull())
    window.resize(760, 560)
    qtbot.waitUntil(lambda: bar.tabIcon(0).isNull() and bar.tabRect(bar.count() - 1).right() < bar.width())
    window.resize(1000, 600)
    for name in ("outline", "palette"):
        page.docks[name].show()
    page.filter_bar.open_bar()
    beside = (*(page.docks[name] for name in ("palette", "outline", "inspector")), page.workbench)

    def do_not_overlap() -> bool:
        places = [one.geometry() for one in beside if one.isVisible()]
        return not any(a.intersects(b) for i, a in enumerate(places) for b in places[:i])

    qtbot.waitUntil(lambda: page.docks["palette"].isVisible() and not page.docks["outline"].isVisible())
    qtbot.waitUntil(do_not_overlap)
    window.resize(1280, 720)
    qtbot.waitUntil(lambda: not bar.tabIcon(0).isNull())


def test_many_chosen_things_to_filter_by_are_all_read(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1280, 720)
    window.documents.open(samples_dir() / "lifecycle-nine-stages.journey")
    page = window.editor
    assert page is not None
    page.show_outline(True)
    wanted = page.map_filter.wanted
    for facet in FACETS[:4]:
        wanted = wanted.with_chosen(facet.id, [value for value, _ in facet.options(page.session.journey)][:2])
    page.map_filter.set(wanted)
    bar = page.filter_bar
    shown = [*bar.chips.values(), bar.more, bar.count, bar.clear_button]
    qtbot.waitUntil(lambda: all(one.width() >= one.sizeHint().width() for one in shown))
    qtbot.waitUntil(lambda: all(bar.rect().contains(one.geometry()) for one in shown))
    assert len(bar.chips) == 4 and bar.count.text()


@pytest.mark.parametrize("is_open_at_end", [True, False])
def test_the_outline_is_the_next_time_as_it_was_left(
    window: MainWindow, qapp: QApplication, is_open_at_end: bool
) -> None:
    """From the settings alone: with no map open nothing else is left of it."""
    window.resize(1600, 950)
    window.documents.open(samples_dir() / "b2b-saas-onboarding.journey")
    page = window.editor
    assert page is not None
    assert page.made_outline is None, "a map that is opened waits for it"
    page.show_outline(True)
    page.outline.buttons["table"].click()
    page.resizeDocks([page.docks["outline"]], [520], Qt.Orientation.Horizontal)
    qapp.processEvents()
    page.show_outline(is_open_at_end)
    window.documents.close()
    assert window.editor is None and window.context.settings.outline_view == "table"
    window.documents.open(samples_dir() / "b2b-saas-onboarding.journey")
    page = window.editor
    assert page is not None and page.docks["outline"].isHidden() is not is_open_at_end
    page.show_outline(True)
    qapp.processEvents()
    assert page.outline.width() == 520 and page.outline.shown_as == "table"


def test_words_of_a_menu_begin_under_one_another_with_or_without_a_sign(qapp: QApplication, qtbot: QtBot) -> None:
    apply_style(qapp, theme("light"))
    menu, sign = QMenu(), QPixmap(16, 16)
    qtbot.addWidget(menu)
    sign.fill(Qt.GlobalColor.red)
    menu.addAction(QIcon(sign), "IIII")
    menu.addAction("IIII")
    menu.addAction("IIII").setCheckable(True)
    menu.resize(menu.sizeHint())
    image = menu.grab().toImage()
    begins = set()
    for action in menu.actions():
        y = menu.actionGeometry(action).center().y()
        colours = [(x, image.pixelColor(x, y)) for x in range(image.width())]
        begins.add(next(x for x, colour in colours if max(colour.red(), colour.green(), colour.blue()) < 130))
    assert max(begins) - min(begins) <= 1


def test_a_button_with_the_keyboard_shows_it_by_its_border_alone(window: MainWindow) -> None:
    """The style's own frame would stand within it, and look like a smudge."""
    button, option = QPushButton(window), QStyleOptionButton()
    button.resize(90, 36)
    button.ensurePolished()
    button.initStyleOption(option)
    option.state |= QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_KeyboardFocusChange
    shown = QImage(button.size(), QImage.Format.Format_RGB32)
    painter = QPainter(shown)
    button.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, button)
    painter.end()
    inner = {shown.pixel(x, y) for x in range(6, shown.width() - 6) for y in range(6, shown.height() - 6)}
    assert inner == {QColor(theme("light").colour("button")).rgb()}
