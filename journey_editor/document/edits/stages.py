"""Stages and their steps: the columns of the board."""

from __future__ import annotations

from collections.abc import Iterable

from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.edits.placing import keys_at, moved_keys
from journey_editor.document.journey import Journey
from journey_editor.document.order import key_between
from journey_editor.document.record import new_id
from journey_editor.document.records import Stage, Step


def add_stage(journey: Journey, index: int | None = None, name: str = "") -> tuple[ChangeSet, str]:
    """A new stage with one step, before the stage at `index` (None: at the end). Gives its id too."""
    stages = journey.stages
    draft = Draft(journey)
    order = keys_at(stages, len(stages) if index is None else index)[0]
    stage = draft.add(Stage(id=new_id("stage"), order=order, name=name))
    draft.add(Step(id=new_id("step"), order=key_between(None, None), stage=stage.id))
    return draft.changes(), stage.id


def add_step(journey: Journey, stage_id: str, index: int | None = None, name: str = "") -> tuple[ChangeSet, str]:
    """A new step in a stage, before its step at `index` (None: at the end). Gives its id too."""
    draft = Draft(journey)
    step = new_step(draft, stage_id, index, name)
    return draft.changes(), step.id


def new_step(draft: Draft, stage_id: str, index: int | None = None, name: str = "") -> Step:
    """Put a new step into a draft; see `add_step`."""
    steps = draft.journey.steps(stage_id)
    order = keys_at(steps, len(steps) if index is None else index)[0]
    return draft.add(Step(id=new_id("step"), order=order, stage=stage_id, name=name))


def move_stages(journey: Journey, ids: Iterable[str], index: int) -> ChangeSet:
    """Move stages, with all their content, before the stage that now is at `index` (their number: to the end)."""
    moving = set(ids)
    draft = Draft(journey)
    movers = [stage for stage in journey.stages if stage.id in moving]
    for stage_id, order in moved_keys(journey.stages, movers, index).items():
        draft.revise(stage_id, order=order)
    return draft.changes()


def move_step(journey: Journey, step_id: str, stage_id: str, index: int) -> ChangeSet:
    """Move a step, with its cards, before the step at `index` of a stage; a stage left without one gets one."""
    step = journey.record(step_id, Step)
    draft = Draft(journey)
    for _, order in moved_keys(journey.steps(stage_id), [step], index).items():
        draft.revise(step_id, stage=stage_id, order=order)
    if step.stage != stage_id and len(journey.steps(step.stage)) == 1:
        new_step(draft, step.stage)
    return draft.changes()


def drop_steps(draft: Draft, doomed: set[str]) -> None:
    """Take steps out of a draft; a stage that is left without one gets an empty one."""
    for step_id in sorted(doomed):
        draft.delete(step_id)
    for stage in draft.journey.stages:
        steps = draft.journey.steps(stage.id)
        if steps and all(step.id in doomed for step in steps) and draft.get(stage.id) is not None:
            draft.add(Step(id=new_id("step"), order=key_between(None, None), stage=stage.id))
