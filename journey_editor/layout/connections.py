"""Connections as pieces: a line with rounded corners, an arrowhead, a label; the meaning told by the line's style."""

from __future__ import annotations

import math

from journey_editor.document.records import Connection
from journey_editor.document.vocabulary import ConnectionKind
from journey_editor.layout import metrics
from journey_editor.layout.picture import Box, Command, Mark, Path, Piece, Point, Shape, Stroke, Text
from journey_editor.layout.routing import Route
from journey_editor.layout.text import ShapedText

CORNER = 9.0
LABEL_WIDTH = 96.0
LABEL_LINES = 2
CHANNEL_LABEL_WIDTH = 220.0
"""Along a lane there is room to the sides, but not for a second line."""

_STYLES: dict[ConnectionKind, tuple[float, tuple[float, ...]]] = {
    ConnectionKind.NEXT: (1.6, ()),
    ConnectionKind.ALTERNATIVE: (1.6, (7, 5)),
    ConnectionKind.LOOP_BACK: (1.8, (3, 4)),
    ConnectionKind.HANDOFF: (2.6, ()),
    ConnectionKind.INFLUENCE: (1.6, (0.5, 5)),
    ConnectionKind.RECOVERY: (2.0, (10, 4, 2, 4)),
}


def connection_colour(kind: ConnectionKind) -> str:
    """The colour role of a connection."""
    return f"connection.{kind.value}"


def connection_stroke(kind: ConnectionKind) -> Stroke:
    """The line of a connection: each meaning has a dash or width of its own."""
    width, dash = _STYLES[kind]
    return Stroke(connection_colour(kind), width, dash)


def label_text(connection: Connection) -> str:
    """What stands beside a connection: its label and its share."""
    parts = [connection.label] if connection.label else []
    if connection.probability is not None:
        parts.append(f"{connection.probability * 100:.3g}\u00a0%")
    return " \u00b7 ".join(parts)


def way_sentence(connection: Connection, source: str, target: str) -> str:
    """The connection in one sentence."""
    label = f", {label_text(connection)}" if label_text(connection) else ""
    return f"{connection.meaning.label.capitalize()}: from {source} to {target}{label}"


def connection_piece(
    connection: Connection, route: Route, label: ShapedText | None, label_box: Box | None, sentence: str
) -> Piece:
    """A routed connection as a piece. Those with a label are painted after those without: no line crosses it."""
    stroke = connection_stroke(connection.meaning)
    box = _around(route.points)
    if label_box is not None:
        box = box.united(label_box)
    box = box.grown(metrics.ARROW)
    local = [Point(p.x - box.x, p.y - box.y) for p in route.points]
    marks: list[Mark] = [
        Path(rounded(_shortened(local)), None, stroke),
        Path(arrowhead(local[-2], local[-1]), stroke.colour, None),
    ]
    if label is not None and label_box is not None:
        ground = label_box.moved(-box.x, -box.y)
        marks.append(Shape(ground, "card.fill", None, 4))
        x = ground.x + (ground.width - label.width) / 2 - label.inset
        marks.append(Text(x, ground.y + (ground.height - label.height) / 2, label, stroke.colour))
    z = 40 if label is None else 41
    return Piece(("connection", connection.id), box, tuple(marks), z, sentence)


def _around(points: tuple[Point, ...]) -> Box:
    xs, ys = [p.x for p in points], [p.y for p in points]
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _shortened(points: list[Point]) -> list[Point]:
    """The line ends inside its arrowhead, so that a thick line does not blunt the tip."""
    before, tip = points[-2], points[-1]
    length = math.dist(before, tip)
    back = min(metrics.ARROW * 0.7, length)
    if not length:
        return points
    share = (length - back) / length
    end = Point(before.x + (tip.x - before.x) * share, before.y + (tip.y - before.y) * share)
    return [*points[:-1], end]


def arrowhead(before: Point, tip: Point) -> tuple[Command, ...]:
    """A filled triangle that points from `before` to `tip`."""
    angle = math.atan2(tip.y - before.y, tip.x - before.x)
    size, half = metrics.ARROW, metrics.ARROW * 0.48

    def at(back: float, side: float) -> tuple[float, float]:
        return (
            round(tip.x - back * math.cos(angle) - side * math.sin(angle), 2),
            round(tip.y - back * math.sin(angle) + side * math.cos(angle), 2),
        )

    return (("M", at(0, 0)), ("L", at(size, half)), ("L", at(size, -half)), ("Z", ()))


def rounded(points: list[Point]) -> tuple[Command, ...]:
    """A line through the points with rounded corners."""
    commands: list[Command] = [("M", tuple(points[0]))]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        radius = min(CORNER, math.dist(before, corner) / 2, math.dist(corner, after) / 2)
        if radius < 0.5:
            commands.append(("L", tuple(corner)))
            continue
        enter, leave = _towards(corner, before, radius), _towards(corner, after, radius)
        bend1, bend2 = _towards(corner, before, radius * 0.45), _towards(corner, after, radius * 0.45)
        commands.append(("L", tuple(enter)))
        commands.append(("C", (*bend1, *bend2, *leave)))
    commands.append(("L", tuple(points[-1])))
    return tuple(commands)


def _towards(start: Point, goal: Point, distance: float) -> Point:
    length = math.dist(start, goal)
    if not length:
        return start
    share = distance / length
    return Point(round(start.x + (goal.x - start.x) * share, 2), round(start.y + (goal.y - start.y) * share, 2))
