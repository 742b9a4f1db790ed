"""Cards that last for several steps: how far they reach, and what becomes of that when steps go."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import Card, Stage, Step


def last_column(card: Card, columns: Mapping[str, int]) -> int:
    """The number of the column that a card reaches to, by the numbers of the columns' steps.

    A card whose last step lies before its first one (a stage was moved) stands at its first step alone.
    """
    first = columns[card.step]
    return max(first, columns.get(card.last_step, first)) if card.last_step is not None else first


def numbers(journey: Journey) -> dict[str, int]:
    """The number of each step's column, from left to right."""
    return {step.id: number for number, step in enumerate(journey.columns)}


def reach_to(journey: Journey, ids: Iterable[str], step: str | None) -> ChangeSet:
    """Let cards last until a step, which may lie in a later stage; None or a step that is not later: for one step."""
    columns = numbers(journey)
    draft = Draft(journey)
    for card_id in ids:
        card = journey.record(card_id, Card)
        is_later = step is not None and columns[step] > columns[card.step]
        draft.revise(card_id, last_step=step if is_later else None)
    return draft.changes()


def change_reach(journey: Journey, ids: Iterable[str], by: int) -> ChangeSet:
    """Let cards last so many steps longer (or, below 0, shorter), as far as the board goes, and one step at least."""
    steps, columns = [step.id for step in journey.columns], numbers(journey)
    draft = Draft(journey)
    for card_id in ids:
        card = journey.record(card_id, Card)
        first = columns[card.step]
        last = max(first, min(last_column(card, columns) + by, len(steps) - 1))
        draft.revise(card_id, last_step=steps[last] if last > first else None)
    return draft.changes()


def shortened(journey: Journey, changes: ChangeSet) -> list[tuple[Card, int, int]]:
    """The cards that last for fewer steps since stages or steps were moved: for how many before, and now."""
    was = {change.id: change.before for change in changes}
    if changes.deleted or not any(isinstance(record, Stage | Step) for record in was.values()):
        return []
    stages = {stage.id: _placed(was.get(stage.id, stage)) for stage in journey.stages}
    steps = [step for one in journey.columns if isinstance(step := was.get(one.id, one), Step)]
    steps.sort(key=lambda step: (stages[step.stage], _placed(step)))
    now, before = numbers(journey), {step.id: number for number, step in enumerate(steps)}
    found = []
    for card in journey.cards:
        if card.last_step is not None and card.id not in was:
            length, left = (last_column(card, columns) - columns[card.step] + 1 for columns in (before, now))
            if left < length:
                found.append((card, length, left))
    return found


def _placed(record: Record | None) -> tuple[str, str]:
    return (record.order, record.id) if isinstance(record, Stage | Step) else ("", "")


def step_that_holds(length: int, column: int, steps: Sequence[str]) -> tuple[str, str | None]:
    """Where a card of a length (in steps) begins and ends that is put at a column: it keeps its length if it can."""
    first = max(0, min(column, len(steps) - length))
    last = min(first + length, len(steps)) - 1
    return steps[first], steps[last] if last > first else None


def shorten(draft: Draft, doomed: Collection[str]) -> None:
    """Before steps are deleted: a card that lasts for others too goes on at those."""
    journey = draft.journey
    steps, columns = [step.id for step in journey.columns], numbers(journey)
    for card in journey.cards:
        if card.last_step is None or not (card.step in doomed or card.last_step in doomed):
            continue
        span = steps[columns[card.step] : last_column(card, columns) + 1]
        left = [step for step in span if step not in doomed]
        if left:
            draft.revise(card.id, step=left[0], last_step=left[-1] if len(left) > 1 else None)
