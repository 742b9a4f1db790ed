"""A page or more a stage: its operating card, its part of the board, its touchpoints in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from journey_editor.document.journey import Journey
from journey_editor.document.records import Card, Lane, Note, Risk, Signal, Stage
from journey_editor.document.vocabulary import LaneContent
from journey_editor.document.wording import joined
from journey_editor.layout.cutting import Span
from journey_editor.layout.frame import Frame
from journey_editor.layout.grid import LaneRow, StageSpan
from journey_editor.layout.headers import UNNAMED_STAGE
from journey_editor.layout.pages import Placement
from journey_editor.layout.picture import Picture
from journey_editor.layout.tiles import parts_between
from journey_editor.reports.anchors import stage_anchor
from journey_editor.reports.chunk import Chunk
from journey_editor.reports.facts import ESSENTIAL, asked, gathered
from journey_editor.reports.sections.cards import card_chunks, parts_at
from journey_editor.reports.sections.parts import risk_table, signal_table
from journey_editor.reports.sheet import SMALL, Sheet
from journey_editor.reports.subject import Subject

_CARD = (
    *("owner", "customer_goal", "customer_action", "internal_action", "key_touchpoints", "risk", "risk_trigger"),
    *("recovery", "escalation", "next_step", "review_checkpoint", "success_criterion", "duration_days", "evidence"),
)
_SMALLEST = 0.6
"""Of the board's own size: at less than this names of cards could not be read. What is smaller is told under it."""
_BETWEEN = 36.0
"""Room above a stage that begins under another."""
_MOST_ABOVE = 72.0
"""Points: what is said in more lines above the board would leave it too little room."""
_SCALES = (1.0, 0.92, 0.84, 0.76, 0.68)

_Part = tuple[tuple[Placement, ...], float, float]
"""Placements from their own corner, and how wide and high they are together."""


def stage_pages(subject: Subject) -> Iterator[Chunk]:
    """All stages, each from a new page on, or under the last where most of its last page is free."""
    for number, stage in enumerate(subject.journey.stages, 1):
        yield from _stage(subject, stage, number)


def _stage(subject: Subject, stage: Stage, number: int) -> Iterator[Chunk]:
    journey, setter = subject.journey, subject.setter
    heading = setter.heading(f"{number}   {stage.name or UNNAMED_STAGE}", 0, stage_anchor(stage.id))
    heading = replace(heading.on_new_page(), may_follow=number > 1, before=_BETWEEN)
    cards = _cards(journey, stage)
    told_here = [kind for kind in (Signal, Risk) if kind not in subject.registers]
    signals = journey.signals_in(stage.id) if Signal in told_here else []
    risks = _risks(journey, stage, cards) if Risk in told_here else []
    yield heading
    yield from setter.facts(gathered(asked(journey, stage, _CARD), ESSENTIAL))
    yield from _under(subject, "Signals", signal_table(subject, signals) if signals else ())
    yield from _under(subject, "Risks", risk_table(subject, risks) if risks else ())
    yield from _under(subject, "Of the stage as a whole", parts_at(subject, stage.id, tuple(told_here)))
    if subject.has_stage_boards:
        yield from _board(subject, stage)
    yield from _told_under(subject, "Touchpoints in order", [card for card in cards if not isinstance(card, Note)])
    yield from _notes(subject, cards)


def _under(subject: Subject, title: str, chunks: Iterable[Chunk]) -> Iterator[Chunk]:
    """Chunks under a heading; nothing where there are none."""
    for at, chunk in enumerate(chunks):
        if not at:
            yield subject.setter.heading(title, 1, in_outline=False)
        yield chunk


def _told_under(subject: Subject, title: str, cards: Sequence[Card]) -> Iterator[Chunk]:
    """Cards as `_under`; where the board comes between, what goes on behind it stands under the heading once more."""
    again = replace(subject.setter.heading(f"{title}, continued", 1, in_outline=False), says=())
    chunks = (chunk for card in cards for chunk in card_chunks(subject, card))
    yield from _under(subject, title, (replace(chunk, resumed=again) for chunk in chunks))


def _cards(journey: Journey, stage: Stage) -> list[Card]:
    """All cards of a stage, step by step, and in each from the uppermost lane down."""
    steps, lanes = journey.steps(stage.id), journey.lanes
    return [card for step in steps for lane in lanes for card in journey.cell(lane.id, step.id)]


def _risks(journey: Journey, stage: Stage, cards: Sequence[Card]) -> list[Risk]:
    """The risks of a stage and of its cards."""
    places = {stage.id, *(card.id for card in cards)}
    return [risk for risk in journey.all(Risk) if places & set(risk.threatens)]


def _notes(subject: Subject, cards: Sequence[Card]) -> Iterator[Chunk]:
    """The notes among cards, lane by lane."""
    journey = subject.journey
    for lane in journey.lanes:
        name = journey.name_of(lane.id).strip() or "Notes"
        name += ": notes" if lane.content is LaneContent.PERSONA else ""
        notes = [card for card in cards if isinstance(card, Note) and card.lane == lane.id]
        yield from _told_under(subject, name, notes)


def _board(subject: Subject, stage: Stage) -> list[Chunk]:
    """The stage's part of the board: the lanes that have cards there. Which have not, is said above it, if it is short.

    Rows of the stage's own fields are left out: they say once more what stands above.
    """
    span = next((span for span in subject.board.stages if span.stage.id == stage.id), None)
    busy = _busy_lanes(subject.journey, stage)
    lanes = _stretches(subject.board.rows, busy)
    if span is None or not lanes:
        return []
    setter = subject.setter
    heading = replace(setter.heading("On the board", 1, in_outline=False), says=())
    idle = _idle_lanes(subject, busy)
    high = sum(chunk.before + chunk.height for chunk in idle)
    if high <= _MOST_ABOVE:
        above, under = [heading, *(replace(chunk, keeps_next=True) for chunk in idle)], []
    else:
        above, under, high = [heading], idle, 0.0
    sheet, parts = _laid_out(subject, lanes, span, heading.height + high + 8)
    if not parts:
        return []
    words = f"The board at the stage {stage.name or UNNAMED_STAGE}; all that stands on it is told with the stage."
    figures = [setter.figure([replace(one, alternative=words) for one in placed], high) for placed, _, high in parts]
    own_sheet = sheet if sheet != subject.sheet else None
    return [replace(chunk, sheet=own_sheet, floats=True) for chunk in (*above, *figures, *under)]


def _idle_lanes(subject: Subject, busy: set[str]) -> list[Chunk]:
    """Which lanes have nothing in the stage."""
    journey = subject.journey
    idle = [
        journey.name_of(row.lane) or "unnamed"
        for row in subject.board.rows
        if row.lane not in busy and not journey.record(row.lane, Lane).content.stage_field
    ]
    if not idle:
        return []
    told = subject.setter.paragraph(f"With nothing in this stage: {joined(idle)}.", SMALL, "text.muted")
    return [replace(chunk, says=()) for chunk in told]


def _laid_out(subject: Subject, lanes: Sequence[Span], span: StageSpan, head: float) -> tuple[Sheet, list[_Part]]:
    """Lanes under a stage as parts of sheets, under a heading of `head` points.

    As the sheet lies with the fewest pages, or with as many and fewer cuts; else as the others lie.
    """
    turned = replace(subject.sheet, is_landscape=not subject.sheet.is_landscape)
    both = [
        (sheet, *_shown(subject.picture, subject.frame, lanes, span, sheet, head)) for sheet in (subject.sheet, turned)
    ]
    sheet, parts, _ = min(both, key=lambda found: (found[2], len(found[1])))
    return sheet, parts


def _stretches(rows: Sequence[LaneRow], busy: set[str]) -> list[Span]:
    """From where to where the busy lanes go; those of one persona that stand as one stay together."""
    found: list[Span] = []
    shown: set[int] = set()
    for row in rows:
        if row.lane not in busy:
            continue
        if row.joins and row.index - 1 in shown:
            found[-1] = (found[-1][0], row.bottom)
        else:
            found.append((row.top, row.bottom))
        shown.add(row.index)
    return found


def _shown(
    picture: Picture, frame: Frame, lanes: Sequence[Span], span: StageSpan, sheet: Sheet, head: float
) -> tuple[list[_Part], int]:
    """Lanes under a stage, as parts of a sheet each, and how many pages they take under a heading.

    Of the scales at which they take the fewest, the largest.
    """
    room = sheet.room
    height = room.height - head
    wide = frame.lanes.width + span.right - span.left
    high = frame.header.height + sum(bottom - top for top, bottom in lanes)
    whole = min(1.0, room.width / wide, height / high)
    scales = {_SMALLEST, max(_SMALLEST, whole), *(scale for scale in _SCALES if scale * wide <= room.width)}
    across = (span.left, span.right)
    found = [
        list(parts_between(picture, frame, across, lanes, room.width, height, scale))
        for scale in sorted(scales, reverse=True)
    ]
    counted = [(parts, _pages(parts, height)) for parts in found]
    return min(counted, key=lambda one: one[1])


def _pages(parts: Sequence[_Part], height: float) -> int:
    """How many pages parts of the board take, one under the other."""
    pages, left = 0, 0.0
    for _, _, high in parts:
        if high > left:
            pages, left = pages + 1, height
        left -= high
    return pages


def _busy_lanes(journey: Journey, stage: Stage) -> set[str]:
    """The lanes that show something in a stage: a card, or one that lasts into it; and the blueprint's lines."""
    order = {step.id: at for at, step in enumerate(journey.columns)}
    steps = [order[step.id] for step in journey.steps(stage.id)]
    if not steps:
        return set()
    busy = {lane.id for lane in journey.lanes if lane.content.is_line}
    for card in journey.cards:
        last = order.get(card.last_step, order[card.step]) if card.last_step else order[card.step]
        if order[card.step] <= steps[-1] and last >= steps[0]:
            busy.add(card.lane)
    return busy
