"""Badges on cards and headers: seen, told and read, on the screen alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QAccessible, QImage

from journey_editor.canvas.items.badge import Badge, badge_rect
from journey_editor.document.edits.fields import rename
from tests.canvas.test_full_text import rest

WARNING = Badge("warning", "warning", 2, lambda: "2 warnings:\nIt has no <owner>: it will be forgotten.")


def at(small, kind: str, record_id: str) -> QPoint:
    """The middle of where a badge stands, as a pixel."""
    item = small.hand.view.board_scene.piece(kind, record_id)
    return small.hand.view.mapFromScene(item.mapToScene(badge_rect(WARNING, kind).center()))


def picture(small, pixel: QPoint) -> QImage:
    return small.hand.viewport.grab().toImage().copy(pixel.x() - 7, pixel.y() - 6, 14, 12)


@pytest.mark.parametrize(("kind", "record"), [("card", "call"), ("stage", "setup"), ("lane", "user")])
def test_a_badge_is_seen_on_its_card_or_header_and_goes_again(small, kind: str, record: str) -> None:
    scene, record_id = small.hand.view.board_scene, getattr(small, record)
    pixel = at(small, kind, record_id)
    without = picture(small, pixel)
    scene.show_badges({record_id: WARNING})
    assert picture(small, pixel) != without
    scene.show_badges({})
    assert picture(small, pixel) == without


def test_it_stays_when_its_card_is_renamed(small) -> None:
    scene = small.hand.view.board_scene
    scene.show_badges({small.call: WARNING})
    pixel = at(small, "card", small.call)
    seen = picture(small, pixel)
    small.hand.session.do("Rename", rename(small.journey, small.call, "Another"))
    assert picture(small, pixel) == seen


def test_resting_on_it_tells_what_it_stands_for(small) -> None:
    small.hand.view.board_scene.show_badges({small.call: WARNING})
    pixel = at(small, "card", small.call)
    told = rest(small.hand, pixel)
    assert "It has no <owner>" in told and told.startswith("2 warnings:")
    assert "owner" not in rest(small.hand, small.hand.card(small.call))


def test_a_screen_reader_reads_it_after_the_card(small) -> None:
    board = QAccessible.queryAccessibleInterface(small.hand.view)
    texts = lambda: [board.child(i).text(QAccessible.Text.Name) for i in range(board.childCount())]  # noqa: E731
    before = texts()
    small.hand.view.board_scene.show_badges({small.call: WARNING})
    changed = [(a, b) for a, b in zip(before, texts(), strict=True) if a != b]
    assert changed == [(changed[0][0], f"{changed[0][0]} 2 warnings: It has no <owner>: it will be forgotten.")]
    assert changed[0][0].startswith("Touchpoint: Call")


def test_it_is_no_mark_of_the_board_so_nothing_exports_it(small) -> None:
    marks = [piece.marks for piece in small.hand.board.pieces]
    small.hand.view.board_scene.show_badges({small.call: WARNING})
    assert [piece.marks for piece in small.hand.board.pieces] == marks


def test_from_far_out_there_is_none(small) -> None:
    small.hand.view.board_scene.show_badges({small.call: WARNING})
    small.hand.view.zoom_to(0.3)
    assert small.hand.view.board_scene.badged_at(small.hand.view.board_scene.piece("card", small.call).pos()) is None


def test_a_click_on_it_asks_for_its_findings_and_selects_nothing(small) -> None:
    pressed: list[str] = []
    small.hand.view.badge_pressed.connect(pressed.append)
    small.hand.view.board_scene.show_badges({small.call: WARNING, small.setup: WARNING})
    for kind, record in (("card", small.call), ("stage", small.setup)):
        small.hand.click(at(small, kind, record))
    assert pressed == [small.call, small.setup] and small.hand.session.selection == ()
    small.hand.double_click(at(small, "card", small.call))
    assert small.hand.editor is None, "a second click does not rename"
    pressed.clear()
    small.hand.click(small.hand.card(small.call))
    assert pressed == [] and small.hand.session.selection == (small.call,)


@pytest.mark.parametrize("zoom", [1.0, 1.5])
def test_a_header_that_is_held_in_view_shows_its_badge_whole(small, zoom: float) -> None:
    view, scene = small.hand.view, small.hand.view.board_scene
    scene.show_badges({small.setup: WARNING, small.user: WARNING})
    view.resize(900, 700)
    view.zoom_to(zoom)
    row = next(row for row in small.hand.board.rows if row.lane == small.user)
    for down in (20, 40):
        view.camera.place(QPointF(0, row.top + down - small.hand.board.header.height), QPointF(0, 0))
        for kind, record, upper in (("stage", small.setup, 0.0), ("lane", small.user, view.header_pixels[1])):
            item = scene.piece(kind, record)
            shown = view.mapFromScene(item.mapToScene(badge_rect(WARNING, kind, item.slide)).boundingRect())
            assert shown.boundingRect().top() >= upper, (kind, down)
