"""The legend: what the signs on a board mean. Only those that occur on it are listed."""

from __future__ import annotations

from dataclasses import dataclass

from journey_editor.document.journey import Journey
from journey_editor.document.records import Signal, Touchpoint
from journey_editor.document.vocabulary import ConnectionKind
from journey_editor.layout import metrics
from journey_editor.layout.cards import signal_colour, signal_icon
from journey_editor.layout.curve import BRIDGE_WIDTH, CURVE_WIDTH, UNKNOWN_DASH
from journey_editor.layout.line_styles import line_marks
from journey_editor.layout.picture import Box, Icon, Mark, Path, Picture, Piece, Point, Stroke, Text
from journey_editor.layout.text import Shaper

LINE_WIDTH = 38.0
ICON_SIZE = 12.5
AFTER_SIGN = 6.0
AFTER_ENTRY = 22.0
ROW_HEIGHT = 20.0


@dataclass(frozen=True)
class Entry:
    """A sign and what it means: an icon in a colour, the line of a connection, or a line of a curve."""

    text: str
    icon: str = ""
    colour: str = "text.muted"
    stroke: Stroke | None = None
    meaning: ConnectionKind | None = None


def legend_entries(journey: Journey) -> tuple[Entry, ...]:
    """The signs that occur on a map's board, in the order in which they are listed."""
    used = {connection.meaning for connection in journey.connections()}
    ways = [Entry(k.label, meaning=k) for k in ConnectionKind if k in used]
    return (*ways, *_curve_lines(journey), *_icons(journey))


def legend_piece(entries: tuple[Entry, ...], x: float, y: float, width: float, shaper: Shaper) -> Piece:
    """The entries in rows of a width, from a corner on; a piece without marks where there are none."""
    marks: list[Mark] = []
    at_x, at_y = 0.0, 0.0
    for entry in entries:
        sign = ICON_SIZE if entry.icon else LINE_WIDTH
        shaped = shaper.shape(entry.text, metrics.LEGEND_TEXT, 260, 1)
        needed = sign + AFTER_SIGN + shaped.width
        if at_x and at_x + needed > width:
            at_x, at_y = 0.0, at_y + ROW_HEIGHT
        marks += _sign(entry, at_x, at_y)
        marks.append(Text(at_x + sign + AFTER_SIGN, at_y, shaped, entry.colour))
        at_x += needed + AFTER_ENTRY
    height = at_y + metrics.LEGEND_TEXT.line_height if marks else 0.0
    return Piece(("legend", "map"), Box(x, y, width, height), tuple(marks), 10, "Legend")


def cut_legend(entries: tuple[Entry, ...], shaper: Shaper, width: float) -> Picture:
    """The legend for a sheet of a width."""
    piece = legend_piece(entries, 0, 0, width, shaper)
    return Picture(width, piece.box.height, (piece,) if piece.marks else ())


def _sign(entry: Entry, x: float, y: float) -> list[Mark]:
    middle = y + metrics.LEGEND_TEXT.line_height / 2
    if entry.meaning is not None:
        return line_marks((Point(x, middle), Point(x + LINE_WIDTH, middle)), entry.meaning)
    if entry.stroke is not None:
        return [Path((("M", (x, middle)), ("L", (x + LINE_WIDTH, middle))), None, entry.stroke)]
    return [Icon(x, y + (metrics.LEGEND_TEXT.line_height - ICON_SIZE) / 2, ICON_SIZE, entry.icon, entry.colour)]


def _curve_lines(journey: Journey) -> list[Entry]:
    scores = [touchpoint.emotion for touchpoint in journey.all(Touchpoint)]
    if sum(score is not None for score in scores) < 2:
        return []
    lines = [
        Entry("emotion", stroke=Stroke("emotion.line", CURVE_WIDTH)),
        Entry("no touchpoint between", stroke=Stroke("emotion.line", BRIDGE_WIDTH)),
    ]
    if None in scores:
        lines.append(Entry("emotion unknown between", stroke=Stroke("emotion.line", CURVE_WIDTH, UNKNOWN_DASH)))
    return lines


def _icons(journey: Journey) -> list[Entry]:
    touchpoints = journey.all(Touchpoint)
    kinds = {record.kind for record in journey}
    found = [
        (any(t.moment_of_truth for t in touchpoints), "moment of truth", "moment-of-truth", "badge.moment-of-truth"),
        (any(t.first_value for t in touchpoints), "first value", "first-value", "badge.first-value"),
        ("owner" in kinds, "owner", "owner", "text.muted"),
        (any(s.duration_days is not None for s in journey.stages), "typical duration", "clock", "text.muted"),
        ("pain_point" in kinds, "pain points", "pain-point", "badge.pain"),
        ("opportunity" in kinds, "opportunities", "opportunity", "badge.opportunity"),
    ]
    statuses = sorted({signal.status for signal in journey.all(Signal)})
    return [
        *(Entry(text, icon, colour) for occurs, text, icon, colour in found if occurs),
        *(Entry(f"signals: {s.label}", signal_icon(s), signal_colour(s)) for s in statuses),
    ]
