"""Merging neighbouring stages or steps into one, and splitting one in two. Nothing that was said is lost."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.edits.merging import Merged, made_one
from journey_editor.document.edits.placing import keys_at
from journey_editor.document.edits.spans import last_column, numbers
from journey_editor.document.edits.stages import new_step
from journey_editor.document.journey import Journey
from journey_editor.document.order import keys_between
from journey_editor.document.record import Record, new_id
from journey_editor.document.records import CARD_TYPES, Stage, Step


def neighbours(siblings: Sequence[Record], ids: Iterable[str]) -> list[str]:
    """The wanted ids in their order, where they are at least two that stand side by side; else none."""
    wanted = set(ids)
    places = [number for number, sibling in enumerate(siblings) if sibling.id in wanted]
    if len(places) < 2 or len(places) < len(wanted) or places[-1] - places[0] + 1 != len(places):
        return []
    return [siblings[number].id for number in places]


def merge_stages(journey: Journey, ids: Iterable[str]) -> Merged:
    """Make one stage of neighbouring ones: all their steps, names joined, texts under one another, durations added.

    Where the stages are no neighbours nothing changes.
    """
    order = neighbours(journey.stages, ids)
    if not order:
        return Merged()
    stages = [journey.record(i, Stage) for i in order]
    kept, others = stages[0], order[1:]
    duration, told = _together(stages)
    one = made_one(stages, duration_days=duration)
    if isinstance(one, Merged):
        return one
    draft = Draft(journey)
    steps = [step for other in others for step in journey.steps(other)]
    own = journey.steps(kept.id)
    for step, key in zip(steps, keys_at(own, len(own), len(steps)), strict=True):
        draft.revise(step.id, stage=kept.id, order=key)
    return one.put_in_place(draft, others, told)


def split_stage(journey: Journey, step_id: str, cards: Collection[str] = ()) -> tuple[ChangeSet, str]:
    """Put a step and those after it in its stage into a new stage behind. Gives that one's id.

    What the stage says of itself stays with its first part. The first step of a stage is split itself: `cards` of it go
    into the new stage. Nothing changes where none of them would, or all.
    """
    step = journey.record(step_id, Step)
    steps = journey.steps(step.stage)
    at = [s.id for s in steps].index(step_id)
    own = [card.id for lane in journey.lanes for card in journey.cell(lane.id, step_id)]
    moving = [card for card in own if card in cards]
    if at == 0 and not 0 < len(moving) < len(own):
        return ChangeSet(), ""
    draft = Draft(journey)
    stages = journey.stages
    order = keys_at(stages, [stage.id for stage in stages].index(step.stage) + 1)[0]
    stage = draft.add(Stage(id=new_id("stage"), order=order))
    if at == 0:
        first = draft.add(Step(id=new_id("step"), order=keys_at(steps[1:], 0)[0], stage=stage.id))
        for card in moving:
            draft.revise(card, step=first.id)
    for moved in steps[max(at, 1) :]:
        draft.revise(moved.id, stage=stage.id)
    return draft.changes(), stage.id


def merge_steps(journey: Journey, ids: Iterable[str]) -> Merged:
    """Make one step of neighbouring steps of a stage: their cards stack, their names are joined.

    Where the steps are no neighbours in one stage nothing changes.
    """
    first = next((step for i in ids if isinstance(step := journey.get(i), Step)), None)
    order = neighbours(journey.steps(first.stage), ids) if first is not None else []
    if not order:
        return Merged()
    one = made_one([journey.record(i, Step) for i in order])
    if isinstance(one, Merged):
        return one
    draft = Draft(journey)
    _stack(draft, order[0], order)
    return one.put_in_place(draft, order[1:])


def split_step(journey: Journey, step_id: str, cards: Collection[str] = ()) -> tuple[ChangeSet, str]:
    """Make a new step behind a step and put some of its cards into it; by default all but the topmost of each stack.

    Gives the new step's id. Nothing changes where no card would move, or none would stay.
    """
    step = journey.record(step_id, Step)
    own = [card for lane in journey.lanes for card in journey.cell(lane.id, step_id)]
    if cards:
        moving = [card for card in own if card.id in cards]
    else:
        moving = [card for lane in journey.lanes for card in journey.cell(lane.id, step_id)[1:]]
    if not moving or len(moving) == len(own):
        return ChangeSet(), ""
    draft = Draft(journey)
    at = [s.id for s in journey.steps(step.stage)].index(step_id)
    made = new_step(draft, step.stage, at + 1)
    for card in moving:
        draft.revise(card.id, step=made.id)
    return draft.changes(), made.id


def _stack(draft: Draft, kept: str, steps: list[str]) -> None:
    """Put the cards of steps under one another at the first one. Those that reach over the others reach on."""
    journey, columns = draft.journey, numbers(draft.journey)
    gone = set(steps[1:])
    for lane in journey.lanes:
        moving = [card for step in steps[1:] for card in journey.cell(lane.id, step)]
        cell = journey.cell(lane.id, kept)
        keys = keys_between(cell[-1].order if cell else None, None, len(moving)) if moving else []
        for card, order in zip(moving, keys, strict=True):
            draft.revise(card.id, step=kept, order=order)
    for card in journey.cards:
        if card.last_step is None:
            continue
        ends_inside = columns[kept] <= last_column(card, columns) <= columns[steps[-1]]
        begins_inside = card.step == kept or card.step in gone
        if ends_inside and begins_inside:
            draft.revise(card.id, last_step=None)
        elif card.last_step in gone:
            draft.revise(card.id, last_step=kept)


def _together(stages: Sequence[Stage]) -> tuple[float | None, str]:
    """The durations added up. Where one is not known the whole is not known either, and what was said is told."""
    known = [stage.duration_days for stage in stages if stage.duration_days is not None]
    if len(known) == len(stages):
        return sum(known), ""
    if known:
        return None, f"Its duration is unknown, as a part of it was; {sum(known):g} days were known."
    return None, ""


def cards_of(journey: Journey, ids: Iterable[str]) -> list[str]:
    """All cards that stand in stages, steps or lanes: their content, to be selected."""
    holders = set(ids)
    return [
        card.id
        for card in journey.cards
        if card.lane in holders or card.step in holders or journey.record(card.step, Step).stage in holders
    ]


def holds_cards(journey: Journey, record_id: str) -> bool:
    """Whether any card stands in a stage, step or lane."""
    holders = [record_id, *(step.id for step in journey.steps(record_id))]
    return any(journey.parts(holder, kind) for holder in holders for kind in CARD_TYPES)
