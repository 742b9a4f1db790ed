"""The "+" on borders is calm: near its border alone, and a drag that begins on one draws a frame."""

import pytest
from PySide6.QtGui import QFontMetricsF

from journey_editor.canvas.items.buttons import WordButtonItem
from journey_editor.document.edits.lanes import fold_lanes
from journey_editor.layout.text import TextStyle
from journey_editor.painting.fonts import font_for
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


@pytest.mark.parametrize("across", [0.08, 0.5, 0.92])
@pytest.mark.parametrize("down", [0.2, 0.5, 0.8])
def test_from_far_out_no_button_stands_where_a_stage_is_to_be_clicked(small, across, down):
    hand = small.hand
    hand.view.zoom_to(0.3)
    hand.click(hand.on("stage", small.setup, across, down))
    assert hand.session.selection == (small.setup,) and hand.steps == 0


@pytest.mark.parametrize("down", [0.3, 0.5, 0.7])
def test_from_far_out_no_button_stands_where_a_low_lane_is_to_be_clicked(small, down):
    hand = small.hand
    hand.session.do("Fold", fold_lanes(hand.journey, [small.admin, small.user], True))
    hand.view.zoom_to(0.5)
    before = hand.steps
    hand.click(hand.on("lane", small.user, 0.25, down))
    assert hand.session.selection == (small.user,) and hand.steps == before


def test_far_out_the_words_of_the_buttons_are_read_or_left_out(small):
    """At 40 % they were letters of four pixels."""
    button = next(
        i for i in small.hand.view.board_scene.items() if isinstance(i, WordButtonItem) and "Persona" in i.words
    )
    letters = lambda zoom: QFontMetricsF(font_for(TextStyle(max(12, round(9.5 / zoom)), 600)))  # noqa: E731
    assert [button.shown(letters(zoom)) for zoom in (1.0, 0.4, 0.2)] == ["+ Persona", "+ Persona", "+"]
