"""What touchpoints and stages share: lists of what belongs to them, and their evidence."""

from __future__ import annotations

from collections.abc import Callable

from journey_editor.analysis.rice import in_words, ranking
from journey_editor.document.changes import ChangeSet
from journey_editor.document.edits.parts import add_part, move_part
from journey_editor.document.journey import Journey
from journey_editor.document.numbers import number_text
from journey_editor.document.record import Record
from journey_editor.document.records import Opportunity, PainPoint, Part, Resource, Risk, Signal
from journey_editor.inspector.fields.choice_field import ChoiceField
from journey_editor.inspector.fields.choices_field import ChoicesField
from journey_editor.inspector.fields.data_source_field import DataSourceField
from journey_editor.inspector.fields.date_field import DateField
from journey_editor.inspector.fields.history_field import HistoryField
from journey_editor.inspector.fields.names_field import NamesField
from journey_editor.inspector.fields.number_fields import (
    ConfidenceField,
    MeasureField,
    NumberField,
    PercentField,
    TenthField,
)
from journey_editor.inspector.fields.owner_field import OwnerField
from journey_editor.inspector.fields.text_fields import LineField, LinesField, RootCauseField, TextField
from journey_editor.inspector.fields.typed_choice_field import CategoryField
from journey_editor.inspector.notice import Notice
from journey_editor.inspector.pages.evidence_page import NAMED, SUPPORT
from journey_editor.inspector.record_list import ListSpec
from journey_editor.inspector.spec import Custom, FieldSpec, PageGroup, PageRow
from journey_editor.inspector.words import name_of


def _signal_line(journey: Journey, record: Record) -> tuple[str, str]:
    """A signal in a line: name, today's value and target, status. What is not known says so."""
    assert isinstance(record, Signal)
    said = name_of(journey, record)
    if record.current is not None or record.target is not None:
        current, target = (number_text(n) or "unknown" for n in (record.current, record.target))
        said = f"{said} · {current} → {target} {record.unit}".rstrip()
    return said, f" · {record.status.label}"


def _pain_point_line(journey: Journey, record: Record) -> tuple[str, str]:
    """A pain point in a line."""
    assert isinstance(record, PainPoint)
    return name_of(journey, record), f" · {record.severity.label}" if record.severity is not None else ""


def _opportunity_line(journey: Journey, record: Record) -> tuple[str, str]:
    """An opportunity in a line."""
    assert isinstance(record, Opportunity)
    return name_of(journey, record), f" · {record.status.label}"


def _rice(journey: Journey, record: Record) -> str:
    assert isinstance(record, Opportunity)
    return in_words(record, ranking(journey))


def _risk_line(journey: Journey, record: Record) -> tuple[str, str]:
    """A risk in a line."""
    assert isinstance(record, Risk)
    return name_of(journey, record), "" if record.recovery.strip() else " · no recovery"


def _resource_line(journey: Journey, record: Record) -> tuple[str, str]:
    """Content in a line."""
    return name_of(journey, record), ""


SIGNAL_FIELDS: tuple[FieldSpec | tuple[FieldSpec, ...], ...] = (
    FieldSpec("name", "Event or measure", LineField),
    (
        FieldSpec("status", "Status", ChoiceField),
        FieldSpec("timing", "Leading or lagging", ChoiceField),
    ),
    FieldSpec("read_from", "Data source", DataSourceField, "unknown"),
    FieldSpec("category", "Category", CategoryField, "none"),
    (FieldSpec("form", "Form", ChoiceField), FieldSpec("direction", "Which way is good", ChoiceField)),
    (FieldSpec("baseline", "Baseline", MeasureField), FieldSpec("target", "Target", MeasureField)),
    (FieldSpec("current", "Current", MeasureField), FieldSpec("unit", "Unit", LineField, "none")),
    FieldSpec("history", "Dated values", HistoryField, single=True),
    FieldSpec("owner", "Owner, who sees to its being measured", OwnerField),
)

PAIN_POINT_FIELDS: tuple[PageRow | tuple[FieldSpec, ...], ...] = (
    FieldSpec("description", "What hurts", TextField),
    (FieldSpec("severity", "Severity", ChoiceField), FieldSpec("frequency", "Frequency", ChoiceField)),
    FieldSpec("magnitude", "Magnitude: how many feel it", PercentField, "unknown"),
    (
        FieldSpec("business_impact", "Business impact", ChoiceField),
        FieldSpec("effort_to_resolve", "Effort to resolve", ChoiceField),
    ),
    FieldSpec("impact_on", "What it harms", ChoicesField),
    FieldSpec("whys", "Five whys, a line each", LinesField, "why? and why that?"),
    FieldSpec("root_cause", "Root cause", RootCauseField, "unknown"),
    FieldSpec("evidence", "Evidence", ChoiceField),
    NAMED,
    SUPPORT,
)

OPPORTUNITY_FIELDS: tuple[PageRow | tuple[FieldSpec, ...], ...] = (
    FieldSpec("description", "What could be better", TextField),
    FieldSpec("status", "Status", ChoiceField),
    FieldSpec("owner", "Owner", OwnerField),
    (FieldSpec("due", "Due", DateField), FieldSpec("horizon", "Horizon", ChoiceField)),
    FieldSpec("addresses", "Pain points it addresses, a line each", NamesField, "none yet"),
    (FieldSpec("reach", "Reach", NumberField), FieldSpec("impact", "Impact", NumberField)),
    (FieldSpec("confidence", "Confidence", ConfidenceField), FieldSpec("effort", "Effort, person-months", NumberField)),
    Custom(lambda bench: Notice(bench, lambda record: _rice(bench.journey, record), "muted")),
    FieldSpec("value", "Value (0 to 10)", TenthField),
    FieldSpec("difficulty", "Effort (0 to 10)", TenthField),
    FieldSpec("kano", "Kano class", ChoiceField),
    FieldSpec("affected_metric", "Affected metric: the signal that shows whether it worked", NamesField, "none yet"),
    FieldSpec("pilot_result", "What the pilot showed", TextField, "no pilot yet"),
    FieldSpec("evidence", "Evidence", ChoiceField),
    NAMED,
    SUPPORT,
)

RISK_FIELDS = (
    FieldSpec("failure", "What may go wrong", TextField),
    (FieldSpec("likelihood", "Likelihood", ChoiceField), FieldSpec("impact", "Harm", ChoiceField)),
    FieldSpec("shown_by", "Shown by these signals, a line each", NamesField, "none yet"),
    FieldSpec("trigger", "Trigger", TextField, "a number or an event"),
    FieldSpec("owner", "Owner", OwnerField),
    FieldSpec("recovery", "Recovery", TextField),
    FieldSpec("escalation", "Escalation", TextField, "who is called, and when"),
)

RESOURCE_FIELDS = (
    FieldSpec("title", "Title", LineField),
    FieldSpec("link", "Link or file", LineField, "unknown"),
    FieldSpec("owner", "Owner", OwnerField),
)

EVIDENCE = PageGroup(
    "How well supported",
    (
        FieldSpec("evidence", "Evidence", ChoiceField),
        NAMED,
        SUPPORT,
    ),
    folded=True,
)
"""How well a stage or a persona is supported, and by what."""


def _group(
    title: str,
    part_type: type[Part],
    line: Callable[[Journey, Record], tuple[str, str]],
    rows: tuple[PageRow | tuple[FieldSpec, ...], ...],
    empty: str = "",
) -> PageGroup:
    """The list of what belongs to a touchpoint or stage, under a heading that counts it."""

    def records(journey: Journey, place: str) -> list[Record]:
        return [*journey.parts(place, part_type)]

    def add(journey: Journey, place: str) -> tuple[ChangeSet, str]:
        return add_part(journey, place, part_type)

    def move(journey: Journey, place: str, part_id: str, index: int) -> ChangeSet:
        return move_part(journey, part_id, index, place)

    spec = ListSpec(part_type.kind, records, line, rows, add, move, empty)
    return PageGroup(title, (spec,), count=lambda journey, place: len(journey.parts(place, part_type)))


SIGNALS = _group("Signals", Signal, _signal_line, SIGNAL_FIELDS, "No signal shows it yet.")
PAIN_POINTS = _group("Pain points", PainPoint, _pain_point_line, PAIN_POINT_FIELDS)
OPPORTUNITIES = _group("Opportunities", Opportunity, _opportunity_line, OPPORTUNITY_FIELDS)
RISKS = _group("Risks", Risk, _risk_line, RISK_FIELDS)
FURTHER_RISKS = _group(
    "Further risks",
    Risk,
    _risk_line,
    RISK_FIELDS,
    "The stage\u2019s main risk stands above. One that has an owner, signals or a likelihood of its own goes here.",
)
"""At a stage, whose own risk is a field of its operating row."""
RESOURCES = _group("Content and resources", Resource, _resource_line, RESOURCE_FIELDS)
