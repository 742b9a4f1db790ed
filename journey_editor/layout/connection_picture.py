"""Connections as pieces: a line with rounded corners, an arrowhead, a label; the meaning told by the line's style."""

from __future__ import annotations

from functools import partial

from journey_editor.document.records import Connection
from journey_editor.document.vocabulary import ConnectionKind
from journey_editor.layout import metrics
from journey_editor.layout.corners import Route
from journey_editor.layout.later import Later, Told
from journey_editor.layout.line_styles import connection_colour, line_marks
from journey_editor.layout.picture import Box, Mark, Piece, Point, Shape, Text
from journey_editor.layout.text import ShapedText

LABEL_WIDTH = 96.0
LABEL_LINES = 2
CHANNEL_LABEL_WIDTH = 220.0
"""Along a lane there is room to the sides, but not for a second line."""


def label_text(connection: Connection) -> str:
    """What stands beside a connection: its label and its share."""
    parts = [connection.label] if connection.label else []
    if connection.probability is not None:
        parts.append(f"{connection.probability * 100:.3g}\u00a0%")
    return " \u00b7 ".join(parts)


def connection_sentence(connection: Connection, source: str, target: str) -> str:
    """The connection in one sentence."""
    label = label_text(connection)
    said = f"{connection.meaning.label.capitalize()}: from {source} to {target}"
    return f"{said}, {label}" if label else said


def connection_piece(
    connection: Connection,
    column: int,
    route: Route,
    label: ShapedText | None,
    label_box: Box | None,
    names: tuple[str, str],
    rank: int = 0,
) -> Piece:
    """A routed connection as a piece. Those with a label are painted after those without, and among themselves by their
    rank: no line crosses a label. `names` are those of the cards that it leads from and to."""
    points = route.points
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    if label_box is not None:
        xs += label_box.x, label_box.right
        ys += label_box.y, label_box.bottom
    x, y = min(xs) - metrics.ARROW, min(ys) - metrics.ARROW
    box = Box(x, y, max(xs) + metrics.ARROW - x, max(ys) + metrics.ARROW - y)
    local = tuple([Point(px - x, py - y) for px, py in points])
    marks = Later(partial(_marks, local, box, connection.meaning, label, label_box))
    return Piece(
        ("connection", connection.id),
        box,
        marks,
        40 if label is None else 41 + rank / 10,
        Told(connection_sentence, connection, *names),
        local,
        column,
    )


def _marks(
    local: tuple[Point, ...], box: Box, meaning: ConnectionKind, label: ShapedText | None, label_box: Box | None
) -> list[Mark]:
    marks = line_marks(local, meaning)
    if label is not None and label_box is not None:
        ground = label_box.moved(-box.x, -box.y)
        marks.append(Shape(ground, "card.fill", None, 4))
        x = ground.x + (ground.width - label.width) / 2 - label.inset
        y = ground.y + (ground.height - label.height) / 2
        marks.append(Text(x, y, label, connection_colour(meaning)))
    return marks
