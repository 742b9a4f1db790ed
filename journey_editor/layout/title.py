"""What stands around the board: the map's title above it, its state in the corner, the legend under it."""

from __future__ import annotations

from journey_editor.document.journey import Journey
from journey_editor.document.records import JourneyMap, Signal, Touchpoint
from journey_editor.document.vocabulary import ConnectionKind, Evidence
from journey_editor.layout import metrics
from journey_editor.layout.cards import signal_colour, signal_icon
from journey_editor.layout.connections import arrowhead, connection_stroke
from journey_editor.layout.curve import BRIDGE_WIDTH, CURVE_WIDTH, UNKNOWN_DASH
from journey_editor.layout.flow import Flow, icon_text
from journey_editor.layout.picture import Box, Mark, Path, Picture, Piece, Point, Stroke, Text
from journey_editor.layout.text import Shaper

UNTITLED = "Untitled journey map"


def title_content(record: JourneyMap, width: float, shaper: Shaper) -> tuple[float, tuple[Mark, ...]]:
    """The map's title, what it speaks of and what it is for; its height and marks."""
    flow = Flow(shaper, 0, 0, width)
    flow.text(record.title or UNTITLED, metrics.TITLE, "text.strong" if record.title else "text.muted", 2)
    about = [record.product, record.segment, record.scope]
    said = "  \u00b7  ".join(" ".join(part.split()) for part in about if part)
    if said:
        flow.gap(2)
        flow.text(said, metrics.SUBTITLE, "text.muted", 2)
    if record.objective:
        flow.gap(3)
        flow.text(f"Objective: {' '.join(record.objective.split())}", metrics.OBJECTIVE, "text", 2)
    return flow.y + 18, tuple(flow.marks)


def cut_title(record: JourneyMap, height: float, shaper: Shaper, right: float) -> Picture:
    """The title for a sheet that ends at `right`: as much of it as goes into the height it has on the whole board."""
    width = right - 2 * metrics.MARGIN
    needed, marks = title_content(record, width, shaper)
    if needed > height + 1:
        marks = marks[:1]
    piece = Piece(("title", "map"), Box(metrics.MARGIN, metrics.MARGIN, width, height), marks, 10, "Map title")
    return Picture(right, metrics.MARGIN + height, (piece,))


def corner_content(record: JourneyMap, width: float, shaper: Shaper) -> tuple[float, tuple[Mark, ...]]:
    """What the map is (current or future, how well supported) and when it is reviewed; its height and marks."""
    flow = Flow(shaper, 4, 10, width - 12)
    state = f"{record.state.label.capitalize()} state"
    if record.perspective is not None:
        state += f", {record.perspective.label if record.perspective != 'both' else 'account and user'}"
    flow.icon_line("map", state, metrics.CARD_SMALL_STRONG, "text")
    flow.gap(3)
    flow.icon_line(f"evidence-{record.evidence.value}", _evidence(record.evidence), metrics.CARD_SMALL, "text.muted")
    flow.gap(3)
    review = f"Review {record.next_review.isoformat()}" if record.next_review else "No review date"
    flow.icon_line("calendar", review, metrics.CARD_SMALL, "text.muted" if record.next_review else "warning")
    return flow.y + 8, tuple(flow.marks)


def _evidence(evidence: Evidence) -> str:
    return {
        Evidence.ASSUMED: "Assumed: a hypothesis",
        Evidence.OBSERVED: "Observed",
        Evidence.VALIDATED: "Validated with customers",
    }[evidence]


def legend_piece(journey: Journey, x: float, y: float, width: float, shaper: Shaper) -> Piece:
    """What the signs on this board mean: only those that occur on it."""
    marks: list[Mark] = []
    at_x, at_y = 0.0, 0.0

    def wrap(needed: float) -> None:
        nonlocal at_x, at_y
        if at_x and at_x + needed > width:
            at_x, at_y = 0.0, at_y + 20.0

    used = {connection.meaning for connection in journey.connections()}
    for kind in (kind for kind in ConnectionKind if kind in used):
        shaped = shaper.shape(kind.label, metrics.LEGEND_TEXT, 200, 1)
        wrap(46 + shaped.width)
        stroke, y_line = connection_stroke(kind), at_y + metrics.LEGEND_TEXT.line_height / 2
        marks.append(Path((("M", (at_x, y_line)), ("L", (at_x + 26, y_line))), None, stroke))
        marks.append(Path(arrowhead(Point(at_x, y_line), Point(at_x + 32, y_line)), stroke.colour, None))
        marks.append(Text(at_x + 38, at_y, shaped, "text.muted"))
        at_x += 38 + shaped.width + 22
    for text, width_of_line, dash in _curve_lines(journey):
        shaped = shaper.shape(text, metrics.LEGEND_TEXT, 260, 1)
        wrap(38 + shaped.width)
        y_line = at_y + metrics.LEGEND_TEXT.line_height / 2
        line = Stroke("emotion.line", width_of_line, dash)
        marks.append(Path((("M", (at_x, y_line)), ("L", (at_x + 30, y_line))), None, line))
        marks.append(Text(at_x + 38, at_y, shaped, "text.muted"))
        at_x += 38 + shaped.width + 22
    for icon, colour, text in _signs(journey):
        found, end = icon_text(shaper, at_x, at_y, icon, text, metrics.LEGEND_TEXT, colour, 260)
        if at_x and end > width:
            at_x, at_y = 0.0, at_y + 20.0
            found, end = icon_text(shaper, at_x, at_y, icon, text, metrics.LEGEND_TEXT, colour, 260)
        marks += found
        at_x = end + 22
    height = at_y + metrics.LEGEND_TEXT.line_height if marks else 0.0
    return Piece(("legend", "map"), Box(x, y, width, height), tuple(marks), 10, "Legend")


def _curve_lines(journey: Journey) -> list[tuple[str, float, tuple[float, ...]]]:
    scores = [touchpoint.emotion for touchpoint in journey.all(Touchpoint)]
    lines: list[tuple[str, float, tuple[float, ...]]] = []
    if sum(score is not None for score in scores) > 1:
        lines.append(("feeling", CURVE_WIDTH, ()))
        lines.append(("no touchpoint between", BRIDGE_WIDTH, ()))
        if None in scores:
            lines.append(("feeling unknown between", CURVE_WIDTH, UNKNOWN_DASH))
    return lines


def _signs(journey: Journey) -> list[tuple[str, str, str]]:
    touchpoints = journey.all(Touchpoint)
    signs: list[tuple[str, str, str]] = []
    if any(touchpoint.moment_of_truth for touchpoint in touchpoints):
        signs.append(("moment-of-truth", "badge.moment-of-truth", "moment of truth"))
    if any(touchpoint.first_value for touchpoint in touchpoints):
        signs.append(("first-value", "badge.first-value", "first value"))
    kinds = {record.kind for record in journey}
    if "owner" in kinds:
        signs.append(("owner", "text.muted", "owner"))
    if any(stage.duration_days is not None for stage in journey.stages):
        signs.append(("clock", "text.muted", "typical duration"))
    if "pain_point" in kinds:
        signs.append(("pain-point", "badge.pain", "pain points"))
    if "opportunity" in kinds:
        signs.append(("opportunity", "badge.opportunity", "opportunities"))
    statuses = dict.fromkeys(signal.status for signal in journey.all(Signal))
    signs += [(signal_icon(s), signal_colour(s), f"signals: {s.label}") for s in sorted(statuses)]
    return signs
