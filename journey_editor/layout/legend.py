"""The legend: what the signs on a board mean. Only those that occur on it are listed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from journey_editor.document.record import Record
from journey_editor.document.records import Connection, Opportunity, Owner, PainPoint, Signal, Stage, Touchpoint
from journey_editor.document.vocabulary import ConnectionKind, SignalStatus
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


def signs_of(record: Record) -> tuple[str, ...]:
    """Which of the legend's signs a record brings onto the board; see `legend_entries`."""
    match record:
        case Connection():
            return (f"way {record.meaning.value}",)
        case Touchpoint():
            signs = ["emotion unknown" if record.emotion is None else "emotion known"]
            signs += ["moment of truth"] if record.moment_of_truth else []
            return (*signs, "first value") if record.first_value else tuple(signs)
        case Signal():
            return (f"signal {record.status.value}",)
        case Stage():
            return ("duration",) if record.duration_days is not None else ()
        case Owner() | PainPoint() | Opportunity():
            return (record.kind,)
        case _:
            return ()


def legend_entries(signs: Mapping[str, int]) -> tuple[Entry, ...]:
    """The signs that occur on a map's board, in the order of the list. `signs` says how often each does."""
    ways = [Entry(kind.label, meaning=kind) for kind in ConnectionKind if signs.get(f"way {kind.value}")]
    return (*ways, *_curve_lines(signs), *_icons(signs))


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


def _curve_lines(signs: Mapping[str, int]) -> list[Entry]:
    if signs.get("emotion known", 0) < 2:
        return []
    lines = [
        Entry("emotion", stroke=Stroke("emotion.line", CURVE_WIDTH)),
        Entry("no touchpoint between", stroke=Stroke("emotion.line", BRIDGE_WIDTH)),
    ]
    if signs.get("emotion unknown"):
        lines.append(Entry("emotion unknown between", stroke=Stroke("emotion.line", CURVE_WIDTH, UNKNOWN_DASH)))
    return lines


_ICONS = (
    ("moment of truth", "moment of truth", "moment-of-truth", "badge.moment-of-truth"),
    ("first value", "first value", "first-value", "badge.first-value"),
    ("owner", "owner", "owner", "text.muted"),
    ("duration", "typical duration", "clock", "text.muted"),
    ("pain_point", "pain points", "pain-point", "badge.pain"),
    ("opportunity", "opportunities", "opportunity", "badge.opportunity"),
)
"""Sign, its meaning, its icon and colour."""


def _icons(signs: Mapping[str, int]) -> list[Entry]:
    statuses = sorted(status for status in SignalStatus if signs.get(f"signal {status.value}"))
    return [
        *(Entry(text, icon, colour) for sign, text, icon, colour in _ICONS if signs.get(sign)),
        *(Entry(f"signals: {s.label}", signal_icon(s), signal_colour(s)) for s in statuses),
    ]
