"""The lines of connections led by hand: where they run now, their handles, and the edits that lead them elsewhere."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from journey_editor.document.edits.connections import bend, straighten
from journey_editor.document.records import Connection
from journey_editor.layout.bends import bends_of, dragged, runs_through, stretches, without_stretch
from journey_editor.layout.picture import Box, Piece, Point, Shape

if TYPE_CHECKING:
    from journey_editor.canvas.view import BoardView

NUDGE = 10.0
"""Points that an arrow key moves a stretch."""
_LEAST_PIXELS = 30.0
"""Of a stretch that has a handle."""
_FROM_LABEL = 9.0
"""Pixels between the middle of a handle and a label: so both can be seen."""
_FROM_CARD = 15.0
"""Pixels between a line's beginning and the handle there: on the card's edge stands the circle for another line."""
_HANDLE = "bend "


def corners_of(view: BoardView, connection: str) -> tuple[Point, ...]:
    """The corners of a connection's line on the board. Raises KeyError for one that is not shown."""
    piece = view.board.by_key["connection", connection]
    return tuple(Point(corner.x + piece.box.x, corner.y + piece.box.y) for corner in piece.corners)


def handles_of(view: BoardView, connection: str) -> dict[str, QPointF]:
    """The handles of a line: one in the middle of each stretch that is long enough on the screen, beside its label."""
    points = corners_of(view, connection)
    found = stretches(points, _LEAST_PIXELS / view.zoom)
    label = _label_box(view.board.by_key["connection", connection])
    if label is not None:
        room = label.grown(_FROM_LABEL / view.zoom)
        found = {number: _clear_of(room, at, points[number], points[number + 1]) for number, at in found.items()}
    return {f"{_HANDLE}{number}": QPointF(*point) for number, point in found.items()}


def ends_of(view: BoardView, connection: str) -> dict[str, QPointF]:
    """The handles of a line's ends: one on the line where it leaves its card, the other at the arrow's tip."""
    points = corners_of(view, connection)
    off = min(_FROM_CARD / view.zoom, sum(math.dist(a, b) for a, b in pairwise(points)) / 3)
    return {"start": _along(points, off), "end": QPointF(*points[-1])}


def _along(points: Sequence[Point], distance: float) -> QPointF:
    """The point on a line at a distance from its beginning."""
    for a, b in pairwise(points):
        length = math.dist(a, b)
        if distance <= length and length:
            share = distance / length
            return QPointF(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share)
        distance -= length
    return QPointF(*points[-1])


def _label_box(piece: Piece) -> Box | None:
    """Where on the board a line's label stands."""
    ground = next((mark.box for mark in piece.marks if isinstance(mark, Shape)), None)
    return ground.moved(piece.box.x, piece.box.y) if ground is not None else None


def _clear_of(room: Box, at: Point, start: Point, end: Point) -> Point:
    """A place on a stretch outside a box, as near as can be; where there is none, the place as it was."""
    if not (room.x < at.x < room.right and room.y < at.y < room.bottom):
        return at
    if start.y == end.y:
        places = [Point(x, at.y) for x in (room.x, room.right) if min(start.x, end.x) < x < max(start.x, end.x)]
    else:
        places = [Point(at.x, y) for y in (room.y, room.bottom) if min(start.y, end.y) < y < max(start.y, end.y)]
    return min(places, key=lambda place: math.dist(place, at), default=at)


def is_handle(name: str) -> bool:
    """Whether a handle of this name is one of a line's stretches."""
    return name.startswith(_HANDLE)


def stretch_of(handle: str) -> int:
    """The number of the stretch that a handle is on."""
    return int(handle.removeprefix(_HANDLE))


def led(view: BoardView, connection: str, points: tuple[Point, ...]) -> tuple[Point, ...]:
    """The line that a connection gets when a hand leads it through these corners: it keeps off its own cards."""
    bends = _bends(view, connection, points)
    return view.if_bent(connection, bends) if bends else points


def lead(view: BoardView, connection: str, points: tuple[Point, ...]) -> None:
    """Let a line run through these corners, as one step."""
    session = view.session
    session.do("Bend connection", bend(session.journey, connection, _bends(view, connection, points)))


def _bends(view: BoardView, connection: str, points: tuple[Point, ...]) -> list[tuple[float, float]]:
    record = view.session.journey.record(connection, Connection)
    return bends_of(points, view.board.by_key["card", record.source].box)


def take_out(view: BoardView, connection: str, handle: str) -> None:
    """Take the bend at a handle out; where no other is left, or the line would run through cards, let the board lead it
    again."""
    session = view.session
    if not session.journey.record(connection, Connection).bends:
        return
    cards = [piece.box for piece in view.board.of_kind("card")]
    for simpler in without_stretch(corners_of(view, connection), stretch_of(handle)):
        if not runs_through(led(view, connection, simpler), cards):
            lead(view, connection, simpler)
            return
    session.do("Straighten connection", straighten(session.journey, [connection]))


def nudge(view: BoardView, connection: str, dx: int, dy: int) -> None:
    """Move the longest stretch that lies across a direction by a little; so that lines are led by keys too."""
    points = corners_of(view, connection)
    able = [
        number for number, (a, b) in enumerate(pairwise(points)) if (a.x == b.x if dx else a.y == b.y and a.x != b.x)
    ]
    if able:
        longest = max(able, key=lambda i: abs(points[i].x - points[i + 1].x) + abs(points[i].y - points[i + 1].y))
        lead(view, connection, dragged(points, longest, (dx or dy) * NUDGE))
