"""How the inspector names records, and says where they stand."""

from __future__ import annotations

from collections import Counter
from datetime import date

from journey_editor.document.journey import Journey, in_order
from journey_editor.document.record import Record
from journey_editor.document.records import TYPE_OF_KIND, Card, Connection, Lane, Stage, Step
from journey_editor.document.vocabulary import LaneContent
from journey_editor.document.wording import counted


def name_of(journey: Journey, record: Record | None) -> str:
    """What a record is called, or what to call it while it has no name."""
    if record is None:
        return "nothing"
    if (name := journey.name_of(record.id)).strip():
        return name
    if isinstance(record, Lane) and record.persona is not None:
        return name_of(journey, journey.persona_of(record.id))
    if isinstance(record, Connection):
        return f"{name_of(journey, journey.get(record.source))} → {name_of(journey, journey.get(record.target))}"
    if isinstance(record, Step):
        steps = journey.steps(record.stage)
        return f"Step {steps.index(record) + 1}" if record in steps else "Step"
    return f"Unnamed {counted(record.kind, 1)}"


def card_place(journey: Journey, record: Record) -> str:
    """The stage, the step where it has a name, and the persona of a card."""
    assert isinstance(record, Card)
    step = journey.get(record.step)
    lane = journey.get(record.lane)
    assert isinstance(step, Step)
    parts = [name_of(journey, journey.get(step.stage)), step.name, name_of(journey, lane)]
    return " · ".join(part for part in parts if part)


def stage_place(journey: Journey, record: Record) -> str:
    """Which of the stages it is."""
    stages = [stage.id for stage in journey.stages]
    return f"{stages.index(record.id) + 1} of {len(stages)}"


def step_place(journey: Journey, record: Record) -> str:
    """Its stage, and which of the stage's steps it is."""
    assert isinstance(record, Step)
    steps = [step.id for step in journey.steps(record.stage)]
    return f"{name_of(journey, journey.get(record.stage))} · {steps.index(record.id) + 1} of {len(steps)}"


def persona_place(journey: Journey, record: Record) -> str:
    """Which lane follows it."""
    lanes = journey.lanes
    places = [str(number) for number, lane in enumerate(lanes, 1) if _follows(lane, record.id)]
    return f"lane {' and '.join(places)} of {len(lanes)}" if places else "without a lane"


def _follows(lane: Lane, persona_id: str) -> bool:
    return lane.persona == persona_id and lane.content is LaneContent.PERSONA


def owned_by(journey: Journey, owner_id: str) -> list[Record]:
    """What an owner answers for: stages, cards, then opportunities, signals, risks ..., in the map's order."""
    owned = [record for record in map(journey.get, journey.referrers(owner_id)) if record is not None]
    rows = {lane.id: number for number, lane in enumerate(journey.lanes)}
    columns = {step.id: number for number, step in enumerate(journey.columns)}
    cards = [record for record in owned if isinstance(record, Card)]
    others = [record for record in owned if not isinstance(record, Stage | Card)]
    kinds = list(TYPE_OF_KIND)
    return [
        *sorted((record for record in owned if isinstance(record, Stage)), key=in_order),
        *sorted(cards, key=lambda card: (rows[card.lane], columns[card.step], *in_order(card))),
        *sorted(others, key=lambda record: (kinds.index(record.kind), *in_order(record))),
    ]


def owned_kinds(journey: Journey, owner_id: str) -> Counter[str]:
    """How many records of each kind an owner answers for, as `owned_by` but without putting them in order."""
    return Counter({record_type.kind: count for record_type, count in journey.counts(owner_id).items()})


def days_overdue(due: date | None, today: date) -> int:
    """By how many days a day has passed; 0 where it has not, or is not set."""
    return max(0, (today - due).days) if due is not None else 0
