"""The funnel: how many go on from step to step, and the time that passes up to the first value."""

from __future__ import annotations

from dataclasses import dataclass

from journey_editor.analysis import funnel
from journey_editor.document.journey import Journey
from journey_editor.document.numbers import number_text
from journey_editor.document.record import Record
from journey_editor.document.records import Touchpoint
from journey_editor.tables.kinds import LINE, NUMBER, Sortable
from journey_editor.tables.remembered import Remembered
from journey_editor.tables.table import Column, Table

OVERALL = Touchpoint(id="touchpoint-overall", order="V", lane="lane", step="step", name="All steps together")
TO_VALUE = Touchpoint(id="touchpoint-to-value", order="V", lane="lane", step="step", name="Time to first value")
"""The rows that say what the others come to."""
_SUMS = (OVERALL.id, TO_VALUE.id)
_NOTHING = "\u2013"
"""What a row of sums reads where there is nothing to say."""
_COMPUTED = "This is computed from how many reach the touchpoint and go on."


@dataclass(frozen=True)
class FunnelFacts:
    """What a map tells of its funnel."""

    steps: list[funnel.FunnelStep]
    by_card: dict[str, funnel.FunnelStep]
    worst: str
    """The touchpoint at which the largest share is lost; empty: none."""
    to_value: funnel.TimeToValue
    on_path: dict[str, int]
    """The number of each card on the way to the first value, from 1 on."""


def _compute(journey: Journey) -> FunnelFacts:
    steps = funnel.steps(journey)
    worst = funnel.worst(steps)
    to_value = funnel.time_to_value(journey)
    on_path = {card.id: number for number, card in enumerate(to_value.path, 1)}
    return FunnelFacts(steps, {step.card.id: step for step in steps}, worst.card.id if worst else "", to_value, on_path)


told = Remembered(_compute)
"""The funnel of a map, and the way to its first value."""


def _rows(journey: Journey) -> list[Record]:
    """The steps of the funnel and of the way to the first value in the journey's order, then what they come to."""
    found = told(journey)
    wanted = found.by_card.keys() | found.on_path.keys()
    rows: list[Record] = [card for card in funnel.in_journey_order(journey) if card.id in wanted]
    return [*rows, OVERALL, TO_VALUE] if rows else []


def _stage(journey: Journey, record: Record) -> str:
    return "" if record.id in _SUMS else journey.stage_of(journey.record(record.id, Touchpoint)).name


def _stage_number(journey: Journey, record: Record) -> Sortable:
    if record.id in _SUMS:
        return None
    return float(journey.stages.index(journey.stage_of(journey.record(record.id, Touchpoint))))


def _conversion(journey: Journey, record: Record) -> str:
    if record.id == OVERALL.id:
        return funnel.percent(funnel.overall(told(journey).steps))
    step = told(journey).by_card.get(record.id)
    return funnel.percent(step.conversion) if step else ""


def _drop_off(journey: Journey, record: Record) -> str:
    if record.id == OVERALL.id:
        worst = told(journey).worst
        return f"Worst step: {journey.name_of(worst) or 'unnamed'}" if worst else ""
    step = told(journey).by_card.get(record.id)
    if step is None or step.lost is None:
        return ""
    mark = "; the worst step" if record.id == told(journey).worst else ""
    lost, reached = number_text(step.lost), number_text(step.card.reached)
    return f"{funnel.percent(step.drop_off)}: {lost} of {reached} do not go on{mark}"


def _share(journey: Journey, record: Record, is_lost: bool) -> Sortable:
    step = told(journey).by_card.get(record.id)
    return None if step is None else (step.drop_off if is_lost else step.conversion).value


def _conversion_tint(journey: Journey, record: Record) -> str:
    found = told(journey)
    if record.id == OVERALL.id:
        return "unknown" if funnel.overall(found.steps).value is None else "text.strong"
    step = found.by_card.get(record.id)
    return "unknown" if step is None or step.conversion.value is None else "text"


def _drop_off_tint(journey: Journey, record: Record) -> str:
    return "error" if record.id in (told(journey).worst, OVERALL.id) else "text"


def _to_value(journey: Journey, record: Record) -> str:
    found = told(journey)
    if record.id == TO_VALUE.id:
        return funnel.time_text(found.to_value)
    number = found.on_path.get(record.id)
    return f"step {number} of {len(found.on_path)}" if number else ""


def _to_value_tint(journey: Journey, record: Record) -> str:
    if record.id != TO_VALUE.id:
        return "text"
    return "unknown" if told(journey).to_value.hours.value is None else "text.strong"


def _on_path(journey: Journey, record: Record) -> list[str]:
    found = told(journey)
    if record.id == TO_VALUE.id:
        return [card.id for card in found.to_value.unknown or found.to_value.path]
    return [found.worst] if record.id == OVERALL.id and found.worst else []


def _sum(journey: Journey, row: str, field: str) -> str:
    found = told(journey)
    if row == OVERALL.id and field != "time_spent_hours" and found.steps:
        card = found.steps[0 if field == "reached" else -1].card
        return number_text(getattr(card, field))
    if row == TO_VALUE.id and field == "time_spent_hours":
        return number_text(found.to_value.hours.value)
    return _NOTHING


def _number(field: str, title: str, width: int = 90) -> Column:
    """A number of the touchpoint; below, what the numbers come to."""

    def text(journey: Journey, record: Record) -> str:
        return _sum(journey, record.id, field) if record.id in _SUMS else number_text(getattr(record, field))

    def order(_journey: Journey, record: Record) -> Sortable:
        return None if record.id in _SUMS else getattr(record, field)

    return Column(field, title, NUMBER, width, computed=text, sorted_by=order, empty="unknown", says_unknown=True)


FUNNEL = Table(
    "funnel",
    "Funnel",
    "step",
    Touchpoint,
    (
        Column("name", "Touchpoint", LINE, 190, empty="unnamed touchpoint"),
        Column(
            "stage",
            "Stage",
            width=120,
            computed=_stage,
            why_not="The stage follows from where the touchpoint stands.",
            sorted_by=_stage_number,
            about="The stage that it stands in.",
        ),
        _number("reached", "Reach it"),
        _number("went_on", "Go on"),
        Column(
            "conversion",
            "Conversion",
            width=140,
            computed=_conversion,
            why_not=_COMPUTED,
            sorted_by=lambda journey, record: _share(journey, record, is_lost=False),
            tint=_conversion_tint,
            empty="unknown",
            applies=lambda record: record.id != TO_VALUE.id,
            says_unknown=True,
            most_lines=3,
            about="The share of those that reach it who go on.",
        ),
        Column(
            "drop_off",
            "Drop-off",
            width=150,
            computed=_drop_off,
            why_not=_COMPUTED,
            sorted_by=lambda journey, record: _share(journey, record, is_lost=True),
            tint=_drop_off_tint,
            empty="unknown",
            applies=lambda record: record.id not in _SUMS,
            says_unknown=True,
            leads_to=_on_path,
            most_lines=3,
            about="The share of those that reach it who do not go on, and how many they are.",
        ),
        _number("time_spent_hours", "Time spent (hours)", 130),
        Column(
            "to_value",
            "On the way to the first value",
            width=240,
            computed=_to_value,
            why_not="This follows from the connections that lead to the first-value milestone.",
            sorted_by=lambda journey, record: told(journey).on_path.get(record.id),
            tint=_to_value_tint,
            leads_to=_on_path,
            most_lines=3,
            about="Its number on the way that takes longest, by the hours that are known: the critical path. "
            "Enter shows the touchpoints whose time is unknown.",
        ),
    ),
    Remembered(_rows),
    delete=None,
    about="How many go on from step to step, and the time to the first value. It begins with touchpoints that say how "
    "many reach them and go on, and which of them is the first value.",
    stand_ins=(OVERALL, TO_VALUE),
)
