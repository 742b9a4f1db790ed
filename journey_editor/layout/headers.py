"""The headers across the top of the board: stages and steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from journey_editor.document.journey import Journey
from journey_editor.document.records import Opportunity, Owner, PainPoint, Part, Risk, Stage, Step
from journey_editor.document.vocabulary import SignalStatus
from journey_editor.document.wording import numbered
from journey_editor.layout import metrics
from journey_editor.layout.child_badges import STEP_KIND, child_words, step_badge
from journey_editor.layout.child_badges import WIDTH as BADGE_WIDTH
from journey_editor.layout.flow import Flow, icon_text
from journey_editor.layout.grid import StageSpan, StepColumn
from journey_editor.layout.memory import Memory
from journey_editor.layout.picture import Box, Mark, Picture, Piece, Shape, Text
from journey_editor.layout.signs import worst
from journey_editor.layout.stage_signals import Measured, none_seen
from journey_editor.layout.text import ShapedText, Shaper

UNNAMED_STAGE = "Unnamed stage"
_STEP_LINES, _STEP_PAD = 3, 12.0
"""Lines of a step's name, and the room above and below it: on paper nobody can rest on what is cut."""
_BARE_STEP = 10.0
"""Height of the steps' headers where none has a name: as high as shows how a stage is divided."""
_LEAST_WIDTH = 56.0
_NAME_PAD = 16.0
"""The room above and below a stage's name that stands alone."""


@dataclass(frozen=True)
class StageFacts:
    """All that a stage header depends on."""

    stage: Stage
    number: int
    owner: str
    signals: Measured
    own: tuple[tuple[str, int], ...] = ()
    """How many it has itself of each kind of `_OWN`, by the kind; none are left out. Those of its touchpoints stand on
    their cards."""
    name_lines: int = metrics.STAGE_NAME_LINES
    """Of its name at most; more where there is room."""


_NARROW_GOAL, _MOST_GOAL = 2, 4
"""Lines of a goal that is as wide as its stage, and of one that is not; more where there is room."""
_OWN: tuple[tuple[type[Part], str], ...] = ((PainPoint, "pain-point"), (Opportunity, "opportunity"), (Risk, "risk"))
_OWN_ICONS = {part_type.kind: icon for part_type, icon in _OWN}


def stage_facts(
    journey: Journey,
    stage: Stage,
    number: int,
    signals: Measured,
    name_lines: int = metrics.STAGE_NAME_LINES,
) -> StageFacts:
    """Gather what a stage header shows; `number` counts from 1."""
    owner = journey.get(stage.owner)
    counts = ((part_type.kind, len(journey.parts(stage.id, part_type))) for part_type, _ in _OWN)
    own = tuple((kind, count) for kind, count in counts if count)
    return StageFacts(stage, number, owner.name if isinstance(owner, Owner) else "", signals, own, name_lines)


def stage_content(
    facts: StageFacts, width: float, shaper: Shaper, name_lines: int = 0, goal_lines: int = 0
) -> tuple[float, tuple[Mark, ...]]:
    """A stage header's least height and its marks, without the ground it stands on. Its name and its goal have so many
    lines at most; 0: as many as where there is no more room."""
    stage, name_lines = facts.stage, name_lines or facts.name_lines
    flow = Flow(shaper, 14, 11, width - 28)
    name = f"{facts.number}   {stage.name or UNNAMED_STAGE}"
    whole, flow.width = flow.width, min(flow.width, metrics.SET_WIDTH)
    is_wide = flow.width < whole  # what is said then goes along with the steps that are in view
    flow.text(name, metrics.STAGE_NAME, "stage.text" if stage.name else "stage.muted", name_lines, at_left=is_wide)
    if stage.customer_goal:
        flow.gap(2)
        lines = goal_lines or (_MOST_GOAL if is_wide else _NARROW_GOAL)
        flow.text(stage.customer_goal, metrics.STAGE_TEXT, "stage.muted", lines, at_left=is_wide)
    flow.width = whole
    flow.gap(6)
    x = flow.x
    for icon, text, colour in _stage_chips(facts):
        needed = shaper.shape(text, metrics.STAGE_TEXT, flow.width - 16, 1).width + 16
        if x > flow.x and x + needed > flow.x + flow.width:
            x = flow.x
            flow.gap(metrics.STAGE_TEXT.line_height + 3)
        marks, end = icon_text(shaper, x, flow.y, icon, text, metrics.STAGE_TEXT, colour, flow.width)
        flow.marks += marks
        x = end + 14
    return flow.y + metrics.STAGE_TEXT.line_height + 11, tuple(flow.marks)


def _with_room(
    facts: StageFacts, content: tuple[float, tuple[Mark, ...]], width: float, room: float, shaper: Shaper
) -> tuple[Mark, ...]:
    """The marks of a header that is higher than it needs: what is cut goes on as far as there is room."""
    needed, marks = content
    cut = [mark.shaped.style for mark in marks if isinstance(mark, Text) and mark.shaped.is_cut]
    name_lines = facts.name_lines
    if metrics.STAGE_NAME in cut:
        name_lines += int((room - needed) / metrics.STAGE_NAME.line_height)
        needed, marks = stage_content(facts, width, shaper, name_lines)
    if facts.stage.customer_goal and metrics.STAGE_TEXT in cut:
        lines = next(len(mark.shaped.lines) for mark in marks[1:] if isinstance(mark, Text))
        lines += int((room - needed) / metrics.STAGE_TEXT.line_height)
        needed, marks = stage_content(facts, width, shaper, name_lines, lines)
    return marks


def _stage_chips(facts: StageFacts) -> list[tuple[str, str, str]]:
    chips = [("owner", facts.owner, "stage.text") if facts.owner else ("owner", "No owner", "stage.warning")]
    seen = facts.signals.seen
    is_well = worst(seen) is SignalStatus.LIVE if seen else facts.signals.hidden > 0
    chips.append(("signal", signals_text(facts.signals), "stage.text" if is_well else "stage.warning"))
    if facts.stage.duration_days is not None:
        chips.append(("clock", duration_text(facts.stage.duration_days), "stage.text"))
    chips += [(_OWN_ICONS[kind], str(count), "stage.text") for kind, count in facts.own]
    return chips


def signals_text(signals: Measured) -> str:
    """How many signals there are, and how many of those that are seen say least: "3 signals, 1 unknown"."""
    statuses, hidden = signals.seen, signals.hidden
    if not statuses:
        return none_seen(hidden) if hidden else "No signal"
    status, count = worst(statuses), len(statuses)
    those = statuses.count(status)
    number = "" if those == count else f"{those} "
    told = f"{count} of {count + hidden} signals shown" if hidden else numbered("signal", count)
    return f"{told}, {number}{status.label}"


def duration_text(days: float) -> str:
    """A duration in words: "3 days", "1 day"."""
    return f"{days:g} day{'' if days == 1 else 's'}"


def stage_sentence(facts: StageFacts) -> str:
    """The stage in one sentence."""
    owner = f"owner {facts.owner}" if facts.owner else "no owner"
    name = facts.stage.name or UNNAMED_STAGE
    said = [f"Stage {facts.number}: {name}", owner, signals_text(facts.signals).lower()]
    return ", ".join(said + [numbered(kind, count) for kind, count in facts.own])


def header_pieces(
    stages: Sequence[tuple[StageFacts, StageSpan]],
    steps: Sequence[tuple[Step, StepColumn]],
    top: float,
    shaper: Shaper,
    memory: Memory,
) -> tuple[list[Piece], float]:
    """The stage headers, all equally high, and the step headers where there are steps to tell apart.

    Gives the pieces, and where they end.
    """
    made = []
    for facts, span in stages:
        width = span.right - span.left - metrics.STAGE_GAP
        content = memory.recalled(
            ("stage content", facts.stage.id), (facts, width), partial(stage_content, facts, width, shaper)
        )
        made.append((facts, Box(span.left + metrics.STAGE_GAP / 2, top, width, 0), content))
    height = max((content[0] for *_, content in made), default=60.0)
    pieces = []
    for facts, place, content in made:
        box = Box(place.x, place.y, place.width, height)
        marks = memory.recalled(
            ("stage marks", facts.stage.id),
            (facts, box.width, height),
            partial(_with_room, facts, content, box.width, height, shaper),
        )
        make = partial(_stage_piece, facts, box, marks)
        pieces.append(memory.recalled(("stage", facts.stage.id), (facts, box), make))
    bottom = top + height
    is_bare = not any(step.name or step.child_map for step, _ in steps)
    if is_bare and len(steps) == len(stages):
        return pieces, bottom
    divided = {one.stage for (one, _), (other, _) in pairwise(steps) if one.stage == other.stage}
    y = bottom + metrics.BAND_GAP / 2
    widths = [column.right - column.left - metrics.STAGE_GAP for _, column in steps]
    names = [
        memory.recalled(("step name", step.id), (step, width), partial(_step_name, step, width, shaper))
        for (step, _), width in zip(steps, widths, strict=True)
    ]
    high = _BARE_STEP if is_bare else max(metrics.STEP_HEIGHT, *(name.height + _STEP_PAD for name in names))
    for (step, column), width, name in zip(steps, widths, names, strict=True):
        box = Box(column.left + metrics.STAGE_GAP / 2, y, width, high)
        is_seen = bool(step.name or step.child_map) or (is_bare and step.stage in divided)
        make = partial(_step_piece, step, box, name, is_seen)
        pieces.append(memory.recalled(("step", step.id), (step, box, is_seen), make))
        if step.child_map:
            pieces.append(memory.recalled(("step child", step.id), (step, box), partial(step_badge, step, box)))
    return pieces, y + high


def cut_header(
    headers: Sequence[Piece], stages: Mapping[str, StageFacts], shaper: Shaper, left: float, right: float
) -> Picture:
    """The headers between two x, where a stage that reaches beyond them says its name anew in the room that is left."""
    pieces = []
    for piece in headers:
        start, end = max(piece.box.x, left), min(piece.box.right, right)
        if end <= start or piece.kind == STEP_KIND:
            continue
        if piece.kind == "stage" and end - start < piece.box.width - metrics.STAGE_GAP:
            box = Box(start, piece.box.y, end - start, piece.box.height)
            piece = _stage_piece(stages[piece.record_id], box, _fitting(stages[piece.record_id], box, shaper))
        pieces.append(piece)
    bottom = max((piece.box.bottom for piece in pieces), default=0.0)
    return Picture(right, bottom, tuple(pieces))


def _fitting(facts: StageFacts, box: Box, shaper: Shaper) -> tuple[Mark, ...]:
    """As much of a stage's header as goes into a box: all of it, else without its goal, else its name alone. In an edge
    that has room for no word it says nothing."""
    if box.width < _LEAST_WIDTH:
        return ()
    shorter = replace(facts, stage=facts.stage.revised(customer_goal=""))
    for attempt in (facts, shorter):
        height, marks = stage_content(attempt, box.width, shaper)
        if height <= box.height + 1:
            return _with_room(attempt, (height, marks), box.width, box.height, shaper)
    lines = max(1, int((box.height - _NAME_PAD) / metrics.STAGE_NAME.line_height))
    return stage_content(shorter, box.width, shaper, lines)[1][:1]


def _stage_piece(facts: StageFacts, box: Box, marks: tuple[Mark, ...]) -> Piece:
    ground = Shape(Box(0, 0, box.width, box.height), "stage.fill", None, metrics.CARD_RADIUS)
    return Piece(("stage", facts.stage.id), box, (ground, *marks), 60, stage_sentence(facts))


def _step_inset(step: Step) -> float:
    return 8 + (BADGE_WIDTH if step.child_map else 0)


def _step_name(step: Step, width: float, shaper: Shaper) -> ShapedText:
    return shaper.shape(step.name, metrics.STEP_NAME, width - 2 * _step_inset(step), _STEP_LINES, "center")


def _step_piece(step: Step, box: Box, name: ShapedText, is_seen: bool) -> Piece:
    label = ", ".join([f"Step: {step.name or 'unnamed'}", *child_words(step)])
    return Piece(("step", step.id), box, _step_content(step, box, name) if is_seen else (), 60, label)


def _step_content(step: Step, box: Box, name: ShapedText) -> tuple[Mark, ...]:
    """A step header's marks, with the ground it stands on."""
    ground = Shape(Box(0, 0, box.width, box.height), "step.fill", None, 5)
    if not step.name:
        return (ground,)
    return (ground, Text(_step_inset(step), (box.height - name.height) / 2, name, "step.text"))
