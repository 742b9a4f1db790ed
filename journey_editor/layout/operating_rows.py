"""The rows of the stages' fields: one cell a stage, as wide as all its steps, with what the stage says there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from journey_editor.document.journey import Journey
from journey_editor.document.records import Owner, Signal, Stage
from journey_editor.document.vocabulary import LaneContent, SignalStatus
from journey_editor.layout import metrics
from journey_editor.layout.cards import signal_colour, signal_icon
from journey_editor.layout.flow import Flow
from journey_editor.layout.headers import UNNAMED_STAGE, duration_text
from journey_editor.layout.picture import Box, Icon, Mark, Piece, Shape, Stroke
from journey_editor.layout.text import Shaper

UNKNOWN = "unknown"
_INSET_X, _INSET_Y = 10.0, 8.0
_MOST_LINES = 8
_MOST_SIGNALS = 8
_GAP = 6.0
"""Above and below the cells of a row."""


@dataclass(frozen=True)
class SignalSaid:
    """A signal as a cell lists it: its name with what is known of its value, and its status."""

    text: str
    status: SignalStatus


@dataclass(frozen=True)
class FieldFacts:
    """All that a cell depends on. `text` is empty where the stage says nothing; `prompt` may then ask for it."""

    stage: str
    stage_name: str
    content: LaneContent
    text: str
    signals: tuple[SignalSaid, ...]
    prompt: str
    is_collapsed: bool


@dataclass(frozen=True)
class FieldContent:
    """A cell's least height, and its marks relative to its corner."""

    height: float
    marks: tuple[Mark, ...]


def field_key(lane_id: str, stage_id: str) -> str:
    """What a cell is called among the pieces: no id has a space in it."""
    return f"{lane_id} {stage_id}"


def field_text(journey: Journey, stage: Stage, content: LaneContent) -> str:
    """What a stage says in a row, as text; empty where it says nothing. Signals are listed, a line each."""
    field = content.stage_field
    if field == "signals":
        return "\n".join(said.text for said in _signals(journey, stage))
    value: Any = getattr(stage, field)
    if field == "owner":
        owner = journey.get(value)
        return owner.name if isinstance(owner, Owner) else ""
    if field == "duration_days":
        return "" if value is None else duration_text(value)
    return str(value)


def field_facts(journey: Journey, stage: Stage, content: LaneContent, prompt: str, is_collapsed: bool) -> FieldFacts:
    """Gather what a cell shows."""
    signals = tuple(_signals(journey, stage)) if content is LaneContent.STAGE_SIGNALS else ()
    text = field_text(journey, stage, content)
    return FieldFacts(stage.id, stage.name or UNNAMED_STAGE, content, text, signals, prompt, is_collapsed)


def field_content(facts: FieldFacts, width: float, shaper: Shaper) -> FieldContent:
    """Lay one cell out for the width of its stage."""
    flow = Flow(shaper, _INSET_X, _INSET_Y, width - 2 * _INSET_X)
    lines = 1 if facts.is_collapsed else _MOST_LINES
    if facts.signals:
        _list_signals(flow, facts)
    elif facts.text and facts.content is LaneContent.STAGE_OWNER:
        flow.icon_line("owner", facts.text, metrics.FIELD_TEXT, "text")
    elif facts.text:
        flow.text(
            facts.text.replace("\n", " ") if facts.is_collapsed else facts.text, metrics.FIELD_TEXT, "text", lines
        )
    else:
        flow.text(facts.prompt or UNKNOWN, metrics.FIELD_UNKNOWN, "text.muted", min(lines, 3))
    return FieldContent(flow.y + _INSET_Y, tuple(flow.marks))


def row_height(contents: list[FieldContent]) -> float:
    """How high a row must be for its cells."""
    return max((content.height for content in contents), default=0.0) + 2 * _GAP


def field_piece(lane_id: str, facts: FieldFacts, content: FieldContent, place: Box) -> Piece:
    """A cell in its place: the part of the row under its stage."""
    half = metrics.STAGE_GAP / 2
    box = Box(place.x + half, place.y + _GAP, place.width - 2 * half, place.height - 2 * _GAP)
    ground = Shape(Box(0, 0, box.width, box.height), "card.fill", Stroke("card.line", 1), 5)
    return Piece(("field", field_key(lane_id, facts.stage)), box, (ground, *content.marks), 45, field_sentence(facts))


def field_sentence(facts: FieldFacts) -> str:
    """The cell in one sentence."""
    said = "; ".join(f"{s.text}, {s.status.label}" for s in facts.signals) or facts.text or UNKNOWN
    return f"{facts.content.label.capitalize()} of {facts.stage_name}: {said}"


def _signals(journey: Journey, stage: Stage) -> list[SignalSaid]:
    return [SignalSaid(_signal_text(signal), signal.status) for signal in journey.signals_in(stage.id)]


def _signal_text(signal: Signal) -> str:
    name = signal.name or "Unnamed signal"
    if signal.current is None and signal.target is None:
        return name
    current, target = (UNKNOWN if n is None else f"{n:g}" for n in (signal.current, signal.target))
    return f"{name}: {current} \u2192 {target} {signal.unit}".rstrip()


def _list_signals(flow: Flow, facts: FieldFacts) -> None:
    """Each with its status as an icon and a word; folded, the first and how many more there are."""
    size, style = metrics.FIELD_TEXT.size + 2, metrics.FIELD_TEXT
    most = 1 if facts.is_collapsed else _MOST_SIGNALS
    more = len(facts.signals) - most
    for number, said in enumerate(facts.signals[:most]):
        if number:
            flow.gap(2)
        top = flow.y + (style.line_height - size) / 2
        flow.marks.append(Icon(flow.x, top, size, signal_icon(said.status), signal_colour(said.status)))
        tail = f"  (+{more})" if facts.is_collapsed and more > 0 else ""
        flow.text(
            f"{said.text} \u00b7 {said.status.label}{tail}",
            style,
            "text",
            1 if facts.is_collapsed else 2,
            inset=size + 5,
        )
    if more > 0 and not facts.is_collapsed:
        flow.gap(2)
        flow.text(f"and {more} more", metrics.CARD_SMALL, "text.muted", 1, inset=size + 5)
