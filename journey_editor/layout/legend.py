"""The legend: what the signs on a board mean. Only those that occur on it are listed."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import cache

from journey_editor.document.vocabulary import ConnectionKind, SignalStatus
from journey_editor.layout import metrics
from journey_editor.layout.curve import BRIDGE_WIDTH, CURVE_WIDTH, UNKNOWN_DASH, curve_sign
from journey_editor.layout.line_styles import line_marks
from journey_editor.layout.picture import Box, Icon, Mark, Path, Picture, Piece, Point, Stroke, Text
from journey_editor.layout.signs import signal_colour, signal_icon
from journey_editor.layout.text import Shaper

LINE_WIDTH = 38.0
ICON_SIZE = 12.5
AFTER_SIGN = 6.0
AFTER_ENTRY = 22.0
ROW_HEIGHT = 20.0


@dataclass(frozen=True)
class LegendEntry:
    """A sign and what it means: an icon in a colour, the line of a connection, or a line of a curve."""

    text: str
    icon: str = ""
    colour: str = "text.muted"
    stroke: Stroke | None = None
    meaning: ConnectionKind | None = None


def signs_of(marks: Iterable[Mark]) -> frozenset[str]:
    """Which of the legend's signs are among the marks of a card, a header or a lane's curve; see `legend_entries`."""
    signs = set()
    for mark in marks:
        if isinstance(mark, Icon) and mark.name in _MEANT and not mark.colour.startswith(_NO_SIGN):
            signs.add(mark.name)
        elif isinstance(mark, Path) and mark.stroke is not None and mark.stroke.colour not in _NO_CURVE:
            signs.add(curve_sign(mark.stroke))
    return frozenset(signs)


@cache
def connection_sign(meaning: ConnectionKind) -> str:
    """The sign of a connection."""
    return f"way {meaning.value}"


def legend_entries(signs: Set[str]) -> tuple[LegendEntry, ...]:
    """What is told of the signs that are seen on a board, in the order of the list."""
    ways = [LegendEntry(kind.label, meaning=kind) for kind in ConnectionKind if connection_sign(kind) in signs]
    curves = [LegendEntry(text, stroke=stroke) for text, stroke in _CURVES if curve_sign(stroke) in signs]
    return (*ways, *curves, *(entry for entry in _ICONS if entry.icon in signs))


def legend_piece(entries: tuple[LegendEntry, ...], x: float, y: float, width: float, shaper: Shaper) -> Piece:
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


def cut_legend(entries: tuple[LegendEntry, ...], shaper: Shaper, width: float) -> Picture:
    """The legend for a sheet of a width."""
    piece = legend_piece(entries, 0, 0, width, shaper)
    return Picture(width, piece.box.height, (piece,) if piece.marks else ())


def _sign(entry: LegendEntry, x: float, y: float) -> list[Mark]:
    middle = y + metrics.LEGEND_TEXT.line_height / 2
    if entry.meaning is not None:
        return line_marks((Point(x, middle), Point(x + LINE_WIDTH, middle)), entry.meaning)
    if entry.stroke is not None:
        return [Path((("M", (x, middle)), ("L", (x + LINE_WIDTH, middle))), None, entry.stroke)]
    return [Icon(x, y + (metrics.LEGEND_TEXT.line_height - ICON_SIZE) / 2, ICON_SIZE, entry.icon, entry.colour)]


_CURVES = (
    ("emotion", Stroke("emotion.line", CURVE_WIDTH)),
    ("no touchpoint between", Stroke("emotion.line", BRIDGE_WIDTH)),
    ("emotion unknown between", Stroke("emotion.line", CURVE_WIDTH, UNKNOWN_DASH)),
)
"""The lines of the curves, each with its meaning."""

_NO_CURVE = ("emotion.guide", "decision.line")

_ICONS = (
    LegendEntry("leads into a folded lane", "folded-to-below"),
    LegendEntry("comes from a folded lane", "folded-from-below"),
    LegendEntry("moment of truth", "moment-of-truth", "badge.moment-of-truth"),
    LegendEntry("first value", "first-value", "badge.first-value"),
    LegendEntry("owner", "owner"),
    LegendEntry("typical duration", "clock"),
    LegendEntry("pain points", "pain-point", "badge.pain"),
    LegendEntry("opportunities", "opportunity", "badge.opportunity"),
    *(LegendEntry(f"signals: {s.label}", signal_icon(s), signal_colour(s)) for s in sorted(SignalStatus)),
    LegendEntry("risks", "risk", "badge.risk"),
    LegendEntry("resources", "resource"),
)

_NO_SIGN = ("note.", "stage.warning")
"""An icon in such a colour says what notes are about, or what a stage lacks: that stands beside it in words."""

_MEANT = frozenset(entry.icon for entry in _ICONS)
