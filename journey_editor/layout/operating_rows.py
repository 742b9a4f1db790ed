"""The rows of the stages' fields: one cell a stage, as wide as all its steps, with what the stage says there."""

from __future__ import annotations

import math
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from typing import Any

from journey_editor.document.journey import Journey
from journey_editor.document.records import Lane, Owner, Risk, Signal, Stage
from journey_editor.document.vocabulary import LaneContent, SignalStatus
from journey_editor.document.wording import numbered
from journey_editor.layout import metrics
from journey_editor.layout.flow import Flow
from journey_editor.layout.headers import UNNAMED_STAGE, duration_text
from journey_editor.layout.picture import Box, Icon, Mark, Picture, Piece, Shape, Stroke
from journey_editor.layout.signs import signal_colour, signal_icon
from journey_editor.layout.stage_signals import is_seen, none_seen
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
    instead: str = ""
    """What is known where the stage says nothing."""
    hidden: int = 0
    """So many signals are only of touchpoints in hidden lanes."""


@dataclass(frozen=True)
class FieldContent:
    """A cell's least height, and its marks relative to its corner."""

    height: float
    marks: tuple[Mark, ...]


Fields = tuple[tuple[FieldFacts, FieldContent], ...]
"""The cells of one row, stage by stage."""


def field_key(lane_id: str, stage_id: str) -> str:
    """What a cell is called among the pieces: no id has a space in it."""
    return f"{lane_id} {stage_id}"


def field_text(journey: Journey, stage: Stage, content: LaneContent) -> str:
    """What a stage says in a row, as text; empty where it says nothing. Signals are listed, a line each."""
    field = content.stage_field
    if field == "signals":
        return "\n".join(_signal_text(signal) for signal in journey.signals_in(stage.id))
    value: Any = getattr(stage, field)
    if field == "owner":
        owner = journey.get(value)
        return owner.name if isinstance(owner, Owner) else ""
    if field == "duration_days":
        return "" if value is None else duration_text(value)
    return str(value)


def field_facts(journey: Journey, stage: Stage, lane: Lane, seen: Set[str]) -> FieldFacts:
    """Gather what a cell shows where only the lanes that are `seen` are."""
    content, name = lane.content, stage.name or UNNAMED_STAGE
    if content is LaneContent.STAGE_SIGNALS:
        every = journey.signals_in(stage.id)
        some = [signal for signal in every if is_seen(journey, signal, stage.id, seen)]
        signals = tuple(SignalSaid(_signal_text(signal), signal.status) for signal in some)
        text, hidden = "\n".join(said.text for said in signals), len(every) - len(some)
        instead = none_seen(hidden) if hidden and not some else ""
        return FieldFacts(stage.id, name, content, text, signals, "", lane.is_collapsed, instead, hidden)
    text = field_text(journey, stage, content)
    listed = len(journey.parts(stage.id, Risk)) if content is LaneContent.STAGE_RISK and not text else 0
    instead = f"{numbered('risk', listed)} in its list" if listed else ""  # somebody has asked what may go wrong
    return FieldFacts(stage.id, name, content, text, (), "", lane.is_collapsed, instead)


def field_content(facts: FieldFacts, width: float, shaper: Shaper, height: float | None = None) -> FieldContent:
    """Lay one cell out for the width of its stage, or for the room that a part of it has."""
    set_width = width if facts.is_collapsed else min(width, metrics.SET_WIDTH)
    flow = Flow(shaper, _INSET_X, _INSET_Y, set_width - 2 * _INSET_X)
    lines, room = 1 if facts.is_collapsed else math.ceil(_MOST_LINES * width / set_width), None
    if height is not None:
        room = max(1, int((height - 2 * _INSET_Y + 1) / (metrics.FIELD_TEXT.line_height + (2 if facts.signals else 0))))
        lines = min(lines, room)
    if facts.signals:
        _list_signals(flow, facts, room)
    elif facts.text and facts.content is LaneContent.STAGE_OWNER:
        flow.icon_line("owner", facts.text, metrics.FIELD_TEXT, "text")
    elif facts.text:
        flow.text(
            facts.text.replace("\n", " ") if facts.is_collapsed else facts.text, metrics.FIELD_TEXT, "text", lines
        )
    else:
        flow.text(facts.instead or facts.prompt or UNKNOWN, metrics.FIELD_UNKNOWN, "text.muted", min(lines, 3))
    return FieldContent(flow.y + _INSET_Y, tuple(flow.marks))


def row_height(contents: list[FieldContent]) -> float:
    """How high a row must be for its cells."""
    return max((content.height for content in contents), default=0.0) + 2 * _GAP


def field_piece(lane_id: str, facts: FieldFacts, content: FieldContent, place: Box) -> Piece:
    """A cell in its place: the part of the row under its stage."""
    half = metrics.STAGE_GAP / 2
    box = Box(place.x + half, place.y + _GAP, place.width - 2 * half, place.height - 2 * _GAP)
    return _piece(field_key(lane_id, facts.stage), facts, content, box)


def _piece(key: str, facts: FieldFacts, content: FieldContent | None, box: Box) -> Piece:
    ground = Shape(Box(0, 0, box.width, box.height), "card.fill", Stroke("card.line", 1), 5)
    marks = content.marks if content is not None else ()
    return Piece(("field", key), box, (ground, *marks), 45, field_sentence(facts))


def cut_fields(fields: Sequence[tuple[str, Fields]], shaper: Shaper, picture: Picture, clip: Box) -> Picture:
    """A board of which a sheet shows a part: cells that reach beyond it say their text anew in the room that is left.

    `fields` are those of each lane, by its id.
    """
    facts_of = {field_key(lane, facts.stage): facts for lane, cells in fields for facts, _ in cells}
    pieces = []
    for piece in picture.pieces if facts_of else ():
        box = piece.box
        left, right = max(box.x, clip.x), min(box.right, clip.right)
        if piece.kind == "field" and box.meets(clip) and right - left < box.width - 0.5:
            place = Box(left, box.y, right - left, box.height)
            facts = facts_of[piece.record_id]
            content = field_content(facts, place.width, shaper, place.height)
            piece = _piece(piece.record_id, facts, content if place.width > 60 else None, place)
        pieces.append(piece)
    return replace(picture, pieces=tuple(pieces)) if pieces else picture


def field_sentence(facts: FieldFacts) -> str:
    """The cell in one sentence."""
    signals = [f"{said.text}, {said.status.label}" for said in facts.signals]
    if signals and facts.hidden:
        signals.append(_not_shown(facts.hidden))
    said = "; ".join(signals) or facts.text or facts.instead or UNKNOWN
    return f"{facts.content.label.capitalize()} of {facts.stage_name}: {said}"


def _not_shown(count: int) -> str:
    return f"{count} not shown"


def _signal_text(signal: Signal) -> str:
    name = signal.name or "Unnamed signal"
    if signal.current is None and signal.target is None:
        return name
    current, target = (UNKNOWN if n is None else f"{n:g}" for n in (signal.current, signal.target))
    return f"{name}: {current} \u2192 {target} {signal.unit}".rstrip()


def _list_signals(flow: Flow, facts: FieldFacts, room: int | None) -> None:
    """Each with its status as an icon and a word, and how many more there are; folded, the first.

    `room` is how many lines there are, where that is not what the cell decides.
    """
    size, style = metrics.FIELD_TEXT.size + 2, metrics.FIELD_TEXT
    count, hidden = len(facts.signals), facts.hidden
    most = 1 if facts.is_collapsed else _MOST_SIGNALS
    if room is not None and not facts.is_collapsed:
        most = min(most, room if count <= room and not hidden else max(1, room - 1))
    lines = 2 if room is None and not facts.is_collapsed else 1
    more = count - most
    rest = [f"+{more}" if facts.is_collapsed else f"{more} more"] if more > 0 else []
    rest += [_not_shown(hidden)] if hidden else []
    for number, said in enumerate(facts.signals[:most]):
        if number:
            flow.gap(2)
        top = flow.y + (style.line_height - size) / 2
        flow.marks.append(Icon(flow.x, top, size, signal_icon(said.status), signal_colour(said.status)))
        tail = f"  ({', '.join(rest)})" if facts.is_collapsed and rest else ""
        flow.text(f"{said.text} \u00b7 {said.status.label}{tail}", style, "text", lines, inset=size + 5)
    if rest and not facts.is_collapsed:
        flow.gap(2)
        flow.text(f"and {', '.join(rest)}", metrics.CARD_SMALL, "text.muted", 1, inset=size + 5)
