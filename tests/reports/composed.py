"""Samples and small maps as the pages of a report, for tests that look at these."""

from __future__ import annotations

from datetime import date

from journey_editor.document.journey import Journey
from journey_editor.layout.board import Board, BoardLayout
from journey_editor.layout.pages import Page
from journey_editor.layout.picture import Text
from journey_editor.painting.shaper import QtShaper
from journey_editor.reports.profiles import profile_named
from journey_editor.reports.sheet import Sheet
from tests.composing import compose

TODAY = date(2026, 11, 26)


_boards: dict[int, tuple[Journey, Board]] = {}
"""The boards of the samples, which are laid out once for all profiles."""


def composed(journey: Journey, profile_id: str = "reading") -> tuple[Page, ...]:
    shaper = QtShaper()
    profile = profile_named(profile_id)
    assert profile is not None
    if id(journey) not in _boards:
        _boards[id(journey)] = journey, BoardLayout(shaper).board(journey)
    board = _boards[id(journey)][1]
    return compose(journey, board, profile, Sheet(is_landscape=profile.is_landscape), shaper, TODAY)


def text_of(pages: tuple[Page, ...]) -> str:
    """All that is written on the pages beside the board and the feet, as it is seen; blanks as one."""
    lines = [
        line.text
        for page in pages
        for piece in page.placements[0].picture.pieces
        if piece.kind != "footer"
        for mark in piece.marks
        if isinstance(mark, Text)
        for line in mark.shaped.lines
    ]
    return " ".join(" ".join(lines).split())


def assert_nothing_touches(pages: tuple[Page, ...]) -> None:
    for number, page in enumerate(pages, 1):
        picture = page.placements[0].picture
        boxes = [
            piece.box._replace(height=min(piece.box.height, mark.shaped.height))
            .moved(mark.x, mark.y)
            ._replace(width=mark.shaped.width)
            for piece in picture.pieces
            for mark in piece.marks
            if isinstance(mark, Text) and mark.shaped.text.strip() and not mark.shaped.inset
        ]
        for box in boxes:
            assert box.x >= 0 and box.y >= 0 and box.right <= page.width + 0.5 and box.bottom <= page.height, number
        for at, box in enumerate(boxes):
            inner = box.grown(-0.75)
            assert not any(inner.meets(other.grown(-0.75)) for other in boxes[at + 1 :]), (number, box)


def lines_of(pages: tuple[Page, ...]) -> list[str]:
    """The lines of all texts, as they are broken."""
    marks = [mark for page in pages for piece in page.placements[0].picture.pieces for mark in piece.marks]
    return [line.text.strip() for mark in marks if isinstance(mark, Text) for line in mark.shaped.lines]
