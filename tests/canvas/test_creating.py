"""Making things: by palette, by "+", by double click."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from journey_editor.canvas.palette_mime import Dragged
from journey_editor.document.records import Decision, Touchpoint
from tests.building import Building
from tests.canvas.canvas_hand import Hand, Key


def test_a_double_click_in_an_empty_cell_makes_a_touchpoint_and_its_name_is_one_undo_step_with_it(small):
    hand = small.hand
    hand.double_click(hand.cell(small.user, small.s1))
    hand.type("Reads the guide")
    hand.key(Key.Key_Return)
    made = hand.named("Reads the guide")
    assert (made.lane, made.step) == (small.user, small.s1)
    assert hand.session.selection == (made.id,)
    assert hand.steps == 1 and hand.undo_text == "Add touchpoint"
    hand.session.undo()
    assert hand.named("Reads the guide") is None


def test_escape_on_a_fresh_card_takes_it_back(small):
    hand = small.hand
    count = small.journey.count(Touchpoint)
    hand.double_click(hand.cell(small.user, small.s1))
    assert small.journey.count(Touchpoint) == count + 1
    hand.key(Key.Key_Escape)
    assert small.journey.count(Touchpoint) == count
    assert hand.steps == 0


def test_escape_after_typing_takes_the_card_back_and_redo_brings_it_with_its_text(small):
    hand = small.hand
    hand.double_click(hand.cell(small.user, small.s1))
    hand.type("Half a thought")
    hand.key(Key.Key_Escape)
    assert hand.named("Half a thought") is None
    hand.session.redo()
    assert hand.named("Half a thought") is not None


def test_the_plus_in_an_empty_cell_makes_a_touchpoint(small):
    hand = small.hand
    from journey_editor.layout.targets import cell_box

    middle = hand.at(*cell_box(hand.board, small.user, small.s1).centre)
    hand.click(middle)
    hand.type("By plus")
    hand.key(Key.Key_Return)
    assert hand.named("By plus").step == small.s1


def test_the_plus_on_a_border_inserts_a_stage_there(small):
    hand = small.hand
    edge = hand.board.stages[1].left
    hand.hover(hand.at(edge + 6, hand.board.header.y + 10))
    hand.click(hand.at(edge, hand.board.header.y))
    hand.type("Between")
    hand.key(Key.Key_Return)
    assert [s.name for s in small.journey.stages] == ["Handoff", "Between", "Setup", "Activation"]
    assert hand.steps == 1 and hand.undo_text == "Add stage"


def test_the_plus_under_the_headers_inserts_a_step(small):
    hand = small.hand
    column = next(c for c in hand.board.columns if c.step == small.s1)
    hand.hover(hand.at(column.right - 4, hand.board.header.bottom - 6))
    hand.click(hand.at(column.right, hand.board.header.bottom))
    hand.type("Middle")
    hand.key(Key.Key_Return)
    assert [s.name for s in small.journey.steps(small.setup)] == ["", "Middle", ""]


def test_the_plus_between_lanes_inserts_a_persona(small):
    hand = small.hand
    y = hand.board.rows[1].top - 4
    hand.hover(hand.at(hand.board.band.x + 60, y))
    hand.click(hand.at(hand.board.band.x + 22, y))
    hand.type("Security")
    hand.key(Key.Key_Return)
    assert [small.journey.persona_of(lane.id).name for lane in small.journey.lanes] == ["Admin", "Security", "End user"]


def test_the_quiet_buttons_add_at_the_end(small):
    hand = small.hand
    header = hand.board.header
    hand.click(hand.at(hand.board.stages[-1].right + 40, header.y + 20))
    hand.type("Renewal")
    hand.key(Key.Key_Return)
    assert small.journey.stages[-1].name == "Renewal"


@pytest.mark.parametrize("kind", ["touchpoint", "decision"])
def test_a_card_from_the_palette_lands_in_the_cell(small, kind):
    hand = small.hand
    pixel = hand.cell(small.user, small.s1)
    assert hand.bring(Dragged(kind, "email" if kind == "touchpoint" else ""), pixel)
    hand.let_go(pixel)
    hand.type("From the palette")
    hand.key(Key.Key_Return)
    (made,) = small.journey.cell(small.user, small.s1)
    assert made.name == "From the palette"
    assert isinstance(made, Decision if kind == "decision" else Touchpoint)
    assert getattr(made, "channel", "email") == "email"
    assert hand.steps == 1


def test_a_palette_drop_on_a_cards_edge_makes_a_step_and_on_its_lower_part_a_stack(small):
    hand = small.hand
    what = Dragged("touchpoint", "chat")
    pixel = hand.card(small.first, 0.95)
    hand.bring(what, pixel)
    hand.let_go(pixel)
    hand.key(Key.Key_Return)
    assert len(small.journey.steps(small.active)) == 2
    hand.session.undo()
    pixel = hand.card(small.first, 0.5, 0.8)
    hand.bring(what, pixel)
    hand.let_go(pixel)
    hand.key(Key.Key_Return)
    assert len(small.journey.cell(small.user, small.s3)) == 2


def test_a_stage_and_a_persona_from_the_palette_go_between(small):
    hand = small.hand
    pixel = hand.on("stage", small.setup, 0.1)
    hand.bring(Dragged("stage"), pixel)
    hand.let_go(pixel)
    hand.type("Kickoff")
    hand.key(Key.Key_Return)
    assert [s.name for s in small.journey.stages] == ["Handoff", "Kickoff", "Setup", "Activation"]
    pixel = hand.on("lane", small.user, 0.5, 0.1)
    hand.bring(Dragged("persona"), pixel)
    hand.let_go(pixel)
    hand.type("Buyer")
    hand.key(Key.Key_Return)
    assert [small.journey.persona_of(lane.id).name for lane in small.journey.lanes] == ["Admin", "Buyer", "End user"]


def test_a_palette_drag_that_leaves_makes_nothing(small):
    hand = small.hand
    hand.bring(Dragged("stage"), hand.on("stage", small.setup))
    hand.leave()
    assert hand.steps == 0 and len(small.journey.stages) == 3


def test_on_an_empty_map_enter_begins_with_stage_persona_and_touchpoint_as_one_step(qtbot):
    hand = Hand(qtbot, Building(""))
    hand.key(Key.Key_Return)
    hand.type("First contact")
    hand.key(Key.Key_Return)
    journey = hand.journey
    assert len(journey.stages) == len(journey.lanes) == 1
    assert [card.name for card in journey.cards] == ["First contact"]
    assert hand.steps == 1
    hand.session.undo()
    assert not journey.stages and not journey.lanes and not journey.cards


def test_what_is_typed_on_an_empty_map_is_its_first_touchpoint_as_after_enter(qtbot):
    hand = Hand(qtbot, Building(""))
    for letter in "First contact":
        QTest.keyClick(hand.editor or hand.view, letter)
    hand.key(Key.Key_Return)
    assert [card.name for card in hand.journey.cards] == ["First contact"]
    assert len(hand.journey.stages) == len(hand.journey.lanes) == 1 and hand.steps == 1


def test_an_empty_map_says_how_to_begin_until_there_is_something(qtbot):
    hand = Hand(qtbot, Building(""))
    hint = hand.view.viewport().findChild(type(hand.view._hint))
    assert hint.isVisible() and "empty" in hint.text()
    below = hand.view.hovering.below_all()
    for move in (lambda: None, hand.view._looking.begin, lambda: hand.view.camera.pan(QPoint(-90, -40))):
        move()  # however the board is moved, the words stand clear of its title and buttons
        assert hint.y() > hand.at(below.x(), below.y()).y()
        assert hint.x() == hand.at(below.x(), below.y()).x()
    pixel = hand.at(500, 200)
    hand.bring(Dragged("stage"), pixel)
    hand.let_go(pixel)
    hand.type("Start")
    hand.key(Key.Key_Return)
    assert [s.name for s in hand.journey.stages] == ["Start"]
    assert "persona" in hint.text()
    hand.view.add("persona")
    hand.key(Key.Key_Return)
    assert not hint.isVisible()


def test_the_palette_gives_what_is_pressed(qtbot):
    from PySide6.QtTest import QTest

    from journey_editor.canvas.palette import Palette
    from journey_editor.layout.theme import theme

    palette = Palette(theme("light"))
    qtbot.addWidget(palette)
    got = []
    palette.chosen.connect(lambda kind, channel: got.append((kind, channel)))
    by_what = {(b.what.kind, b.what.channel): b for b in palette.buttons}
    by_what["stage", ""].click()
    QTest.keyClick(by_what["touchpoint", "email"], Key.Key_Return)
    assert got == [("stage", ""), ("touchpoint", "email")]
    assert all(b.accessibleName() for b in palette.buttons)


@pytest.mark.parametrize("kind", ["stage", "persona", "touchpoint", "decision"])
def test_the_palette_drags_a_picture_of_each_thing(qtbot, kind):
    from journey_editor.canvas.palette_picture import drag_pixmap
    from journey_editor.layout.theme import theme

    image = drag_pixmap(Dragged(kind), theme("dark")).toImage()
    middle = image.pixelColor(image.width() // 2, image.height() - 8)
    assert middle.alpha() > 200


def test_what_is_dragged_from_the_palette_is_as_large_as_it_will_be_on_the_board():
    """From far out a card as large as at 100 % hid the cell that it would go into."""
    from journey_editor.canvas.palette_picture import drag_pixmap
    from journey_editor.layout.theme import theme

    widths = [drag_pixmap(Dragged("touchpoint"), theme("light"), zoom=zoom).width() for zoom in (0.1, 0.4, 1.0, 4.0)]
    assert widths[0] >= 60, "still to be seen"
    assert widths[1] < widths[2] / 2
    assert widths[2] == widths[3], "nor does it hide all of the board when that is near"
