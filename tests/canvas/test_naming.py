"""Names edited in place."""

import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QApplication

from journey_editor.document.edits.connections import connect
from journey_editor.document.edits.deleting import delete_records
from journey_editor.document.edits.fields import rename, set_field
from journey_editor.document.records import Card
from tests.canvas.canvas_hand import Key, Mod
from tests.extreme_maps import ARABIC


def name(small, record):
    return small.journey.get(record).name


def test_a_double_click_opens_the_name_and_enter_confirms(small):
    hand = small.hand
    hand.double_click(hand.card(small.call))
    assert hand.editor.text() == "Call"
    hand.key(Key.Key_A, Mod.ControlModifier)
    hand.type("Kickoff")
    hand.key(Key.Key_Return)
    assert name(small, small.call) == "Kickoff"
    assert hand.editor is None and hand.view.hasFocus()
    assert hand.steps == 1 and hand.undo_text == "Rename touchpoint"


def test_the_second_click_on_what_opened_the_map_opens_no_name(small):
    """A template that is double-clicked is there after the first click; the second one comes upon its board."""
    hand = small.hand
    hand.send(QEvent.Type.MouseButtonDblClick, hand.card(small.call))
    hand.release(hand.card(small.call))
    assert hand.editor is None and hand.session.selection == ()
    hand.double_click(hand.card(small.call))
    assert hand.editor is not None


def test_escape_cancels_and_keeps_what_can_be_redone(small):
    hand = small.hand
    hand.drag(hand.card(small.call), hand.cell(small.user, small.s1))
    hand.session.undo()
    hand.click(hand.card(small.data))
    hand.key(Key.Key_F2)
    hand.type("Something else")
    hand.key(Key.Key_Escape)
    assert name(small, small.data) == "Import"
    assert hand.session.stack.canRedo()
    assert hand.session.selection == (small.data,)


def test_typing_on_a_selected_card_replaces_its_name(small):
    hand = small.hand
    hand.click(hand.card(small.call))
    said: list[str] = []
    hand.view.status.connect(said.append)
    before = name(small, small.call)
    hand.type("Xylophone")
    assert said[-1] == f"This takes the place of “{before}”; Escape keeps that."
    hand.key(Key.Key_Return)
    assert name(small, small.call) == "Xylophone" and said[-1] == f"Undo brings back “{before}”."


def test_shift_enter_begins_a_new_line_and_a_click_elsewhere_confirms(small):
    hand = small.hand
    hand.click(hand.card(small.call))
    hand.type("One")
    hand.key(Key.Key_Return, Mod.ShiftModifier)
    hand.type("Two")
    hand.click(hand.cell(small.user, small.s1))
    assert name(small, small.call) in ("One\nTwo", "One Two")


@pytest.mark.parametrize("kind", ["stage", "step", "lane", "title"])
def test_every_header_is_renamed_by_a_double_click(small, kind):
    hand = small.hand
    record = {"stage": small.setup, "step": small.s1, "lane": small.user, "title": "map"}[kind]
    hand.double_click(hand.on(kind, record, 0.15 if kind == "title" else 0.5))
    hand.key(Key.Key_A, Mod.ControlModifier)
    hand.type("Renamed")
    hand.key(Key.Key_Return)
    shown = {
        "stage": lambda: name(small, small.setup),
        "step": lambda: name(small, small.s1),
        "lane": lambda: small.journey.persona_of(small.user).name,
        "title": lambda: small.journey.map.title,
    }[kind]()
    assert shown == "Renamed"
    assert hand.steps == 1


def test_a_connection_gets_its_label_by_typing(small):
    hand = small.hand
    hand.session.select([small.way])
    hand.view.setFocus()
    hand.type("then")
    hand.key(Key.Key_Return)
    assert small.journey.get(small.way).label == "then"


def test_the_editor_lies_over_the_name_at_any_zoom(small):
    hand = small.hand
    for zoom in (1.0, 1.4, 2.0):
        hand.view.camera.zoom_to(zoom)
        hand.view.edit_name(small.call)
        card = hand.view.board_scene.piece("card", small.call)
        on_screen = hand.view.mapFromScene(card.sceneBoundingRect()).boundingRect()
        assert on_screen.adjusted(-8, -8, 8, 8).contains(hand.editor.geometry())
        assert abs(hand.editor.font().pixelSize() - 12 * zoom) <= 1
        hand.key(Key.Key_Escape)


def test_the_editor_shows_every_line_of_a_name_as_soon_as_it_opens(small):
    hand = small.hand
    for name in ("A name that goes on for more than one line of its card, and yet a third", ARABIC):
        hand.session.do("Rename", rename(small.journey, small.call, name))
        hand.view.edit_name(small.call)
        editor = hand.editor
        block = editor.document().begin()
        assert block.layout().lineCount() > 1
        written = editor.blockBoundingGeometry(block).translated(editor.contentOffset())
        assert written.bottom() <= editor.viewport().height() + 1
        hand.key(Key.Key_Escape)


def test_html_in_a_name_stays_text(small):
    hand = small.hand
    hand.click(hand.card(small.call))
    hand.type("<b>x</b>")
    hand.key(Key.Key_Return)
    assert small.journey.record(small.call, Card).name == "<b>x</b>"
    hand.view.edit_name(small.call)
    assert hand.editor.text() == "<b>x</b>"


def test_undo_of_what_is_being_named_closes_the_editor(small):
    hand = small.hand
    hand.double_click(hand.cell(small.user, small.s1))
    assert hand.editor is not None
    hand.session.undo()
    assert hand.editor is None


def test_undo_of_the_title_and_of_everything_shows_the_title(small):
    hand = small.hand
    hand.session.do("x", set_field(small.journey, ["map"], "title", "Renewal"))
    hand.view.camera.pan(QPointF(-500, -300))
    hand.view.focus.follow(hand.session.undo())
    title = QRectF(*hand.board.by_key["title", "map"].box)
    assert hand.view.camera.visible.contains(title)
    hand.view.camera.pan(QPointF(-500, -300))
    stages, lanes = ([record.id for record in all_of] for all_of in (small.journey.stages, small.journey.lanes))
    hand.session.do("x", delete_records(small.journey, [*stages, *lanes]))
    hand.view.focus.follow(hand.session.undo())
    hand.view.camera.pan(QPointF(-500, -300))
    hand.view.focus.follow(hand.session.redo())
    assert not hand.board.rows and hand.view.camera.visible.contains(title), "nothing else is there to be seen"


def test_the_board_stays_where_it_is_when_a_title_that_is_seen_is_edited(small):
    hand = small.hand
    hand.view.fit_map()
    before = hand.view.camera.visible
    assert hand.view.edit_name("map")
    assert hand.view.camera.visible == before


def test_alt_and_a_letter_open_a_menu_while_a_name_is_edited(small):
    """Qt asks the editor first; what it does not claim goes to the menu bar."""
    hand = small.hand
    hand.double_click(hand.card(small.call))
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_V, Mod.AltModifier, "v")
    QApplication.sendEvent(hand.editor, asked)
    assert not asked.isAccepted()
    typed = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_V, Mod.NoModifier, "v")
    QApplication.sendEvent(hand.editor, typed)
    assert typed.isAccepted()


def test_a_name_that_is_too_long_stays_in_the_editor_to_be_shortened(small):
    hand = small.hand
    refused: list[str] = []
    hand.session.refused.connect(refused.append)
    hand.double_click(hand.card(small.call))
    hand.editor.setPlainText("x" * 2_001)
    for key in (Key.Key_Return, Key.Key_Tab):
        hand.key(key)
        assert hand.editor is not None and len(hand.editor.text()) == 2_001
    assert len(refused) == 2 and hand.steps == 0 and name(small, small.call) == "Call"
    hand.key(Key.Key_Delete)
    hand.key(Key.Key_Return)
    assert hand.editor is None and len(name(small, small.call)) == 2_000


def test_after_escape_it_is_said_when_redo_brings_the_text_back(small):
    """What was undone before comes first."""
    hand, told = small.hand, []
    hand.view.status.connect(told.append)

    def give_up(text: str) -> str:
        hand.click(hand.card(small.call))
        hand.type(text)
        hand.key(Key.Key_Escape)
        return told[-1]

    assert give_up("Over") == "Redo brings back what you typed."
    hand.session.redo()
    assert name(small, small.call) == "Over"
    hand.session.undo()
    assert give_up("Other") == "Redo brings back what you typed, after the step undone before."
    hand.session.redo()
    hand.session.redo()
    assert name(small, small.call) == "Other"


def test_escape_gives_a_name_up_that_is_too_long(small):
    hand = small.hand
    hand.double_click(hand.card(small.call))
    hand.editor.setPlainText("x" * 2_001)
    hand.key(Key.Key_Return)
    hand.key(Key.Key_Escape)
    assert hand.editor is None and hand.view.hasFocus()
    assert hand.steps == 0 and name(small, small.call) == "Call"


def test_the_editor_of_a_label_to_be_opens_on_the_line(small):
    hand = small.hand
    way = connect(small.journey, small.call, small.first)
    hand.session.do("x", way[0])
    item = hand.view.board_scene.piece("connection", way[1])
    hand.view.edit_name(way[1])
    where = hand.view.mapToScene(hand.editor.geometry().center())
    assert item.contains(item.mapFromScene(where)), "not somewhere in the box around it"


def test_the_editor_of_a_label_is_as_wide_as_what_is_typed_and_hides_no_card_beside_it(small):
    hand = small.hand
    hand.session.do("x", set_field(small.journey, [small.way], "label", "yes"))
    hand.view.edit_name(small.way)
    text = QFontMetricsF(hand.editor.font()).horizontalAdvance("yes")
    assert text < hand.editor.width() < text + 30
    middle = hand.editor.geometry().center().x()
    hand.type("yes, after fourteen days without an answer from the customer")
    assert hand.editor.width() > 100
    assert abs(hand.editor.geometry().center().x() - middle) <= 1
    assert hand.editor.height() > 2 * QFontMetricsF(hand.editor.font()).height(), "it goes on in further lines"


def test_the_beginnings_of_all_lines_are_seen_while_a_long_name_is_typed(small):
    """A space for which a full line has no room pushed the text aside."""
    hand = small.hand
    hand.session.select([small.call])
    hand.view.rename_selected()
    for filled in range(20, 60):
        hand.editor.selectAll()
        hand.editor.insertPlainText("Kick-off " + "i" * filled)
        hand.type(" x")
        assert hand.editor.horizontalScrollBar().value() == 0
