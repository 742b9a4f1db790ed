"""The lines of connections led by hand: where they run now, their handles, and the edits that lead them elsewhere."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from journey_editor.document.edits.connections import bend, straighten
from journey_editor.document.records import Connection
from journey_editor.layout.bends import bends_of, dragged, stretches, without_stretch
from journey_editor.layout.picture import Point

if TYPE_CHECKING:
    from journey_editor.canvas.view import BoardView

NUDGE = 10.0
"""Points that an arrow key moves a stretch."""
_LEAST_PIXELS = 30.0
"""Of a stretch that has a handle."""
_HANDLE = "bend "


def corners_of(view: BoardView, connection: str) -> tuple[Point, ...]:
    """The corners of a connection's line on the board. Raises KeyError for one that is not shown."""
    piece = view.board.by_key["connection", connection]
    return tuple(Point(corner.x + piece.box.x, corner.y + piece.box.y) for corner in piece.corners)


def handles_of(view: BoardView, connection: str) -> dict[str, QPointF]:
    """The handles of a line: one in the middle of each stretch that is long enough on the screen."""
    found = stretches(corners_of(view, connection), _LEAST_PIXELS / view.zoom)
    return {f"{_HANDLE}{number}": QPointF(*point) for number, point in found.items()}


def is_handle(name: str) -> bool:
    """Whether a handle of this name is one of a line's stretches."""
    return name.startswith(_HANDLE)


def stretch_of(handle: str) -> int:
    """The number of the stretch that a handle is on."""
    return int(handle.removeprefix(_HANDLE))


def lead(view: BoardView, connection: str, points: tuple[Point, ...]) -> None:
    """Let a line run through these corners, as one step."""
    session = view.session
    source = view.board.by_key["card", session.journey.record(connection, Connection).source].box
    session.do("Bend connection", bend(session.journey, connection, bends_of(points, source)))


def take_out(view: BoardView, connection: str, handle: str) -> None:
    """Take the bend at a handle out; where that leaves the line as it is, let the board lead it again."""
    session = view.session
    points = corners_of(view, connection)
    simpler = without_stretch(points, stretch_of(handle))
    if session.journey.record(connection, Connection).bends and simpler == points:
        session.do("Straighten connection", straighten(session.journey, [connection]))
    elif simpler != points:
        lead(view, connection, simpler)


def nudge(view: BoardView, connection: str, dx: int, dy: int) -> None:
    """Move the longest stretch that lies across a direction by a little; so that lines are led by keys too."""
    points = corners_of(view, connection)
    able = [
        number for number, (a, b) in enumerate(pairwise(points)) if (a.x == b.x if dx else a.y == b.y and a.x != b.x)
    ]
    if able:
        longest = max(able, key=lambda i: abs(points[i].x - points[i + 1].x) + abs(points[i].y - points[i + 1].y))
        lead(view, connection, dragged(points, longest, (dx or dy) * NUDGE))
