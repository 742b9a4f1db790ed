"""Tags on a board: what became of a card, a header or a connection, by a frame, a symbol and a few words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from journey_editor.layout import metrics
from journey_editor.layout.board import Board
from journey_editor.layout.groups import Group
from journey_editor.layout.later import Later
from journey_editor.layout.picture import Box, Icon, Image, Mark, Path, Piece, Point, Shape, Stroke, Text
from journey_editor.layout.text import Shaper, TextStyle

TAG_TEXT = TextStyle(8.5, 600, 11)
TAG_HEIGHT = 13.0
_ICON = 9.0
_PAD = 4.0
_ASIDE = 8.0
"""Points from a tag to the right edge of what it is written at."""
_GONE_DASH = (4.0, 3.0)
_EDGE = 3
"""The width of the bar that tells a card's colour from far out (see `canvas/items/far.py`)."""


class Tag(NamedTuple):
    """What is written at a piece: an icon and words in the colour of a role, on that role's soft ground."""

    icon: str
    words: str
    role: str
    is_gone: bool = False
    """Whether it is not there any more: drawn as a ghost, its frame dashed."""


@dataclass(frozen=True)
class Tagging:
    """How a board is tagged: by the ids of records."""

    tags: Mapping[str, Tag]
    same: str = "board.line.strong"
    """The role of cards without a tag from far out: that of their feeling would mislead there."""


def tagged(board: Board, tagging: Tagging, shaper: Shaper) -> Board:
    """The same board with tags at its cards, headers and connections."""
    return replace(board, groups=tuple(_tagged_group(group, tagging, shaper) for group in board.groups))


def _tagged_group(group: Group, tagging: Tagging, shaper: Shaper) -> Group:
    pieces = {key: _tagged(piece, tagging, shaper) for key, piece in group.pieces.items()}
    return replace(group, pieces=pieces, reaching={key: pieces[key] for key in group.reaching})


def _tagged(piece: Piece, tagging: Tagging, shaper: Shaper) -> Piece:
    tag = tagging.tags.get(piece.record_id)
    if tag is None:
        if piece.kind != "card":
            return piece
        return piece._replace(marks=(_edge(piece, tagging.same), *piece.marks))
    label = f"{piece.label} ({tag.words})"
    match piece.kind:
        case "card":
            return piece._replace(marks=_card_marks(piece, tag, shaper), told=label)
        case "stage" | "step" | "lane":
            return piece._replace(marks=_header_marks(piece, tag, shaper), told=label)
        case "connection":
            return piece._replace(marks=Later(partial(_way_marks, piece, tag)), told=label)
    return piece


def _edge(piece: Piece, role: str) -> Shape:
    """The bar at a card's left that is looked for from far out. The card's own ground covers it."""
    return Shape(Box(4, 8, _EDGE, max(1.0, piece.box.height - 16)), role, None, 1.5)


def _card_marks(piece: Piece, tag: Tag, shaper: Shaper) -> tuple[Mark, ...]:
    box = piece.box
    marks: Sequence[Mark] = piece.marks
    if tag.is_gone:
        marks = ghostly(marks)
    frame = Shape(
        Box(0, 0, box.width, box.height),
        None,
        Stroke(tag.role, 2.0, _GONE_DASH if tag.is_gone else ()),
        metrics.CARD_RADIUS,
    )
    return (
        _edge(piece, tag.role),
        *marks,
        frame,
        *tag_marks(tag, box.width - _ASIDE, 0.5, box.width - 2 * _ASIDE, shaper),
    )


def _header_marks(piece: Piece, tag: Tag, shaper: Shaper) -> tuple[Mark, ...]:
    """As high as the header, a frame stays where its text slides along; a stage's tag slides with its text."""
    width, height = piece.box.width, piece.box.height
    stroke = Stroke(tag.role, 2.0, _GONE_DASH if tag.is_gone else ())
    frame = Shape(Box(0, 0, width, height), None, stroke, metrics.CARD_RADIUS)
    most = width - 2 * _ASIDE
    if piece.kind == "stage":
        found = tag_marks(tag, 0, 1.0, most, shaper, 14.0)
    elif piece.kind == "step":
        found = tag_marks(tag, width - _ASIDE, height / 2, most, shaper)
    else:
        found = tag_marks(tag, width - _ASIDE, 1.0, most, shaper)
    return (*piece.marks, frame, *found)


def tag_marks(
    tag: Tag, right: float, middle: float, most: float, shaper: Shaper, left: float | None = None
) -> list[Mark]:
    """A tag as wide as its words, at most `most`, that begins at `left` or else ends at `right`; `middle` is its
    height's."""
    room = most - _ICON - 3 * _PAD
    if room < 12:
        return []
    shaped = shaper.shape(" ".join(tag.words.split()), TAG_TEXT, room, 1)
    width = min(most, shaped.width + _ICON + 2.5 * _PAD + 2)
    x, y = right - width if left is None else left, middle - TAG_HEIGHT / 2
    return [
        Shape(Box(x, y, width, TAG_HEIGHT), f"{tag.role}.soft", Stroke(tag.role, 0.8), TAG_HEIGHT / 2),
        Icon(x + _PAD, middle - _ICON / 2, _ICON, tag.icon, tag.role),
        Text(x + _PAD + _ICON + 3 - shaped.inset, middle - TAG_TEXT.line_height / 2, shaped, tag.role),
    ]


def ghostly(marks: Sequence[Mark]) -> list[Mark]:
    """The marks of something that is not there any more: grey on the board's own ground, still to be read."""
    return [_ghostly(mark) for mark in marks]


def _ghostly(mark: Mark) -> Mark:
    match mark:
        case Shape():
            fill = None if mark.fill in (None, "card.shadow") else "board.background"
            return mark._replace(fill=fill, stroke=None)
        case Path():
            fill = None if mark.fill in (None, "card.shadow") else "board.background"
            return mark._replace(fill=fill, stroke=None if mark.stroke is None else Stroke("card.line", 1))
        case Text() | Icon():
            return mark._replace(colour="text.muted")
        case Image():
            return mark
    return mark


def _way_marks(piece: Piece, tag: Tag) -> list[Mark]:
    """A connection in the tag's colour, with its symbol in the middle of its line."""
    marks: list[Mark] = []
    for mark in piece.marks:
        if isinstance(mark, Path):
            fill = tag.role if mark.fill is not None else None
            stroke = mark.stroke and mark.stroke._replace(
                colour=tag.role, dash=_GONE_DASH if tag.is_gone else mark.stroke.dash
            )
            mark = mark._replace(fill=fill, stroke=stroke)
        elif isinstance(mark, Text):
            mark = mark._replace(colour=tag.role)
        marks.append(mark)
    at = _middle(piece.corners)
    if at is not None:
        size = TAG_HEIGHT
        marks.append(
            Shape(
                Box(at.x - size / 2, at.y - size / 2, size, size), f"{tag.role}.soft", Stroke(tag.role, 0.8), size / 2
            )
        )
        marks.append(Icon(at.x - _ICON / 2, at.y - _ICON / 2, _ICON, tag.icon, tag.role))
    return marks


def _middle(corners: Sequence[Point]) -> Point | None:
    """The point half along a line of straight stretches."""
    lengths = [abs(b.x - a.x) + abs(b.y - a.y) for a, b in pairwise(corners)]
    left = sum(lengths) / 2
    for (a, b), length in zip(pairwise(corners), lengths, strict=True):
        if left <= length and length > 0:
            share = left / length
            return Point(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share)
        left -= length
    return None
