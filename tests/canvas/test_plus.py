"""The "+" on borders is calm: near its border alone, and a drag that begins on one draws a frame."""

import pytest

from journey_editor.canvas.items.buttons import WordButtonItem
from tests.canvas.canvas_hand import Key


def plus(hand):
    item = hand.view.hovering._plus
    return item.hint if item.isVisible() else ""


def test_it_shows_on_the_borders_and_says_what_it_does(small):
    hand = small.hand
    hand.hover(hand.on("stage", small.setup, 0.0, 0.2))
    assert plus(hand) == "Insert a stage here"
    hand.hover(hand.on("step", small.s2, 0.0, 0.5))
    assert plus(hand) == "Insert a step here"
    hand.hover(hand.on("stage", small.setup, 0.5, 0.2))
    assert plus(hand) == ""


def test_under_the_headers_a_border_offers_nothing(small):
    hand = small.hand
    column = next(c for c in hand.board.columns if c.step == small.s2)
    for below in (3, 8, 14):
        hand.hover(hand.at(column.left + 4, hand.board.header.bottom + below))
        assert plus(hand) == ""
        assert (
            hand.view.hovering.press_at(
                hand.view.mapToScene(hand.at(column.left + 4, hand.board.header.bottom + below))
            )
            is None
        )


@pytest.mark.parametrize("escapes", [False, True])
def test_a_frame_can_begin_on_the_plus_of_an_empty_cell(small, escapes):
    hand = small.hand
    from journey_editor.layout.targets import cell_box

    box = cell_box(hand.board, small.user, small.s2)
    start, end = hand.at(box.x + box.width / 2, box.y + box.height / 2), hand.card(small.data, 0.5, 0.6)
    hand.hover(start)
    assert plus(hand) == "Add a touchpoint here"
    hand.pull(start, end)
    assert small.ready in hand.session.selection
    if escapes:
        hand.key(Key.Key_Escape)
    hand.release(end)
    assert (small.ready in hand.session.selection) is not escapes
    assert hand.steps == 0 and hand.editor is None


def test_fit_map_shows_the_buttons_beside_and_under_the_board(small):
    hand = small.hand
    hand.view.fit_map()
    seen = hand.viewport.rect()
    buttons = [item for item in hand.view.board_scene.items() if isinstance(item, WordButtonItem)]
    assert len(buttons) == 2
    for button in buttons:
        assert seen.contains(hand.view.mapFromScene(button.sceneBoundingRect()).boundingRect())
