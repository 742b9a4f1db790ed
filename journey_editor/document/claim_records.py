"""What is claimed about the journey and what it rests on: pains, opportunities, signals, risks, evidence ..."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from journey_editor.document.field_types import (
    Amount,
    EvidenceLevel,
    OwnerId,
    Places,
    RuleId,
    Share,
    SupportedBy,
    Tenth,
)
from journey_editor.document.record import Name, Number, OrderKey, Record, RecordId, Text, Texts, mentions, part_of
from journey_editor.document.vocabulary import (
    BusinessArea,
    ConflictReason,
    Degree,
    Direction,
    Evidence,
    EvidenceSource,
    Frequency,
    Horizon,
    Kano,
    Likelihood,
    OpportunityStatus,
    PainSeverity,
    SignalForm,
    SignalStatus,
    StakeholderTie,
    Timing,
)

DatedValue = tuple[date, Number] | tuple[date, Number, Text]


class Part(Record):
    """What belongs to touchpoints and stages without standing in a cell. It goes with the last of its places."""

    place_field: ClassVar[str]
    """The field that says where: at which touchpoints and stages. None: it is of the map as a whole."""

    order: OrderKey

    @property
    def places(self) -> tuple[str, ...]:
        """The ids of the touchpoints and stages that it belongs to."""
        return getattr(self, self.place_field)  # type: ignore[no-any-return]


class PainPoint(Part):
    """Something that hurts at one or several touchpoints."""

    kind: ClassVar[str] = "pain_point"
    collection: ClassVar[str] = "pain_points"
    name_field: ClassVar[str] = "description"
    place_field: ClassVar[str] = "felt_at"

    felt_at: Places = Field((), description="The touchpoints and stages where it hurts.")
    description: Text = Field("", description="What hurts, as those who feel it would say it.")
    magnitude: Share | None = Field(
        None, description="How many feel it: the share of customers, 0 to 100 %. Empty: unknown."
    )
    severity: PainSeverity | None = Field(None, description="How badly it hurts those who feel it.")
    frequency: Frequency | None = Field(None, description="How often it is felt.")
    business_impact: Degree | None = Field(None, description="How much harm it does to the business.")
    impact_on: tuple[BusinessArea, ...] = Field((), description="What it harms: acquisition, retention, expansion.")
    effort_to_resolve: Degree | None = Field(None, description="What it would take to remove it.")
    whys: Texts = Field((), description="The five whys: each answers why of the one before it.")
    root_cause: Text = Field("", description="Why it happens.")
    evidence: EvidenceLevel = Evidence.ASSUMED
    supported_by: SupportedBy = ()


class Opportunity(Part):
    """Something that could be made better, at one or several touchpoints."""

    kind: ClassVar[str] = "opportunity"
    collection: ClassVar[str] = "opportunities"
    name_field: ClassVar[str] = "description"
    place_field: ClassVar[str] = "helps_at"

    helps_at: Places = Field((), description="The touchpoints and stages that it makes better.")
    addresses: tuple[Annotated[RecordId, mentions("pain_point")], ...] = Field(
        (), description="The pain points that it takes away."
    )
    description: Text = Field("", description="What could be made better.")
    reach: Amount | None = Field(None, description="RICE: how many customers it reaches in a period. Empty: unknown.")
    impact: Amount | None = Field(
        None, description="RICE: how much it helps each: 3 massive, 2 high, 1 medium, 0.5 low, 0.25 minimal."
    )
    confidence: Amount | None = Field(
        None, description="RICE: how sure the three others are: 1 is 100 %, or a number of your own scale."
    )
    effort: Amount | None = Field(None, description="RICE: the work it takes, in person-months.")
    value: Tenth | None = Field(None, description="Its value, 0 (none) to 10 (very high), for value against effort.")
    difficulty: Tenth | None = Field(
        None, description="Its effort, 0 (none) to 10 (very high), for value against effort."
    )
    kano: Kano | None = Field(None, description="Basic (expected), performance (the more the better) or excitement.")
    affected_metric: Annotated[RecordId, mentions("signal")] | None = Field(
        None, description="The signal that shows whether it worked."
    )
    owner: OwnerId | None = Field(None, description="Who takes it on.")
    horizon: Horizon | None = Field(None, description="A quick win, or a project.")
    due: date | None = Field(None, description="By when.")
    status: OpportunityStatus = Field(OpportunityStatus.IDEA, description="How far it has come.")
    pilot_result: Text = Field("", description="What the pilot showed: a number, if there is one.")
    evidence: EvidenceLevel = Evidence.ASSUMED
    supported_by: SupportedBy = ()


class Signal(Part):
    """The data that shows whether something happened. Without a number it says "unknown", never 0."""

    kind: ClassVar[str] = "signal"
    collection: ClassVar[str] = "signals"
    place_field: ClassVar[str] = "measures"

    measures: Places = Field((), description="The touchpoints and stages that it tells about.")
    name: Name = Field("", description="The event or measure.")
    form: SignalForm | None = Field(None, description="An event that happens, or a measure.")
    read_from: Annotated[RecordId, mentions("data_source")] | None = Field(
        None, description="Where it is read: CRM, product analytics, support, billing ..."
    )
    category: Name = Field("", description="Setup, activation, adoption, support, retention, operational ...")
    status: SignalStatus = Field(SignalStatus.UNKNOWN, description="Unknown, not instrumented, partial or live.")
    timing: Timing | None = Field(None, description="Leading (tells what will come) or lagging (tells what was).")
    direction: Direction | None = Field(None, description="Whether more of it is better, less of it, or neither.")
    baseline: Number | None = Field(None, description="The value at the start. Empty: unknown.")
    target: Number | None = Field(None, description="The value to be reached. Empty: unknown.")
    current: Number | None = Field(None, description="Today's value. Empty: unknown.")
    unit: Name = Field("", description="%, days, accounts ...")
    history: tuple[DatedValue, ...] = Field(
        (), description="Its values over time: a date, a number, and a note if there is one."
    )
    owner: OwnerId | None = Field(None, description="Who sees to it that it is measured, and right.")


class Risk(Part):
    """What may go wrong, what shows it, and the way back."""

    kind: ClassVar[str] = "risk"
    collection: ClassVar[str] = "risks"
    name_field: ClassVar[str] = "failure"
    place_field: ClassVar[str] = "threatens"

    threatens: Places = Field((), description="The touchpoints and stages that it threatens.")
    failure: Text = Field("", description="What may go wrong, as an event: the administrator leaves before going live.")
    likelihood: Likelihood | None = Field(None, description="How likely it is.")
    impact: Degree | None = Field(None, description="How much harm it would do.")
    shown_by: tuple[Annotated[RecordId, mentions("signal")], ...] = Field(
        (), description="The signals that show that it is happening."
    )
    trigger: Text = Field("", description="At which number or event one acts.")
    owner: OwnerId | None = Field(None, description="Who acts.")
    recovery: Text = Field("", description="The way back when it has happened.")
    escalation: Text = Field("", description="Who is called when the way back does not help.")


class Resource(Part):
    """Content that a touchpoint or stage needs: a page, a paper, a film, a template."""

    kind: ClassVar[str] = "resource"
    collection: ClassVar[str] = "resources"
    name_field: ClassVar[str] = "title"
    place_field: ClassVar[str] = "used_at"

    used_at: Places = Field((), description="The touchpoints and stages that use it.")
    title: Name = Field("", description="What it is called.")
    link: Name = Field("", description="Where it is: a web address or a file.")
    owner: OwnerId | None = Field(None, description="Who keeps it up to date.")


class DataSource(Record):
    """A system that data comes from. A record of its own, so that a rename shows at each signal that is read there."""

    kind: ClassVar[str] = "data_source"
    collection: ClassVar[str] = "data_sources"

    name: Name = Field("", description="What the system is called.")
    system_type: Name = Field("", description="CRM, product analytics, support, billing, survey ...")
    owner: OwnerId | None = Field(None, description="Who gives access to it.")
    remarks: Text = Field("", description="What is in it, since when, and how far it can be relied on.")


class EvidenceItem(Record):
    """Something that supports what the map claims: an interview, a survey, a count. Claims name it."""

    kind: ClassVar[str] = "evidence"
    collection: ClassVar[str] = "evidence"
    name_field: ClassVar[str] = "title"

    title: Name = Field("", description="What it is, in a few words: 12 interviews with administrators.")
    source: EvidenceSource | None = Field(None, description="Interview, survey, support ticket, analytics ...")
    day: date | None = Field(None, description="When it was gathered.")
    sample: Amount | None = Field(None, description="How many people, tickets or accounts it rests on.")
    says: Text = Field("", description="What it showed, or what somebody said.")
    link: Name = Field("", description="Where it is kept: a web address or a file.")


class Review(Record):
    """A review of the map that was held: what it was held against, and what came of it."""

    kind: ClassVar[str] = "review"
    collection: ClassVar[str] = "reviews"
    name_field: ClassVar[str] = "outcome"

    day: date | None = Field(None, description="When it was held.")
    participants: Texts = Field((), description="Who took part, a line each.")
    outcome: Text = Field("", description="What was found and decided.")


class PersonaRelation(Record):
    """How one persona stands to another: it influences it, agrees with it, or wants something else."""

    kind: ClassVar[str] = "persona_relation"
    collection: ClassVar[str] = "persona_relations"
    name_field: ClassVar[str] = "note"

    source: Annotated[RecordId, part_of("persona")] = Field(description="The persona that stands so.")
    target: Annotated[RecordId, part_of("persona")] = Field(description="The persona to which it stands so.")
    meaning: StakeholderTie = Field(StakeholderTie.INFLUENCES, description="Influences, is aligned or in conflict.")
    note: Text = Field("", description="About what, and how it shows.")


class AcceptedFinding(Record):
    """A finding that is left as it is, and why. It goes with what it is about."""

    kind: ClassVar[str] = "accepted_finding"
    collection: ClassVar[str] = "accepted_findings"
    name_field: ClassVar[str] = "reason"

    rule: RuleId = Field(description="The rule that found it.")
    about: Annotated[
        RecordId,
        part_of(
            *("map", "persona", "lane", "stage", "step", "touchpoint", "decision", "note", "connection"),
            *("pain_point", "opportunity", "signal", "risk", "resource"),
            *("owner", "data_source", "evidence", "persona_relation"),
        ),
    ] = Field(description="What it is about.")
    stage: Annotated[RecordId, part_of("stage")] | None = Field(
        None, description="The stage, where it is about a lane in that stage."
    )
    reason: Text = Field("", description="Why it is left as it is.")
    accepted_by: Name = Field("", description="Who accepted it.")
    accepted_on: date | None = Field(None, description="When it was accepted.")


class Conflict(Record):
    """What two copies of the map say differently about one thing: one of it is in the map, the other is kept here."""

    kind: ClassVar[str] = "conflict"
    collection: ClassVar[str] = "conflicts"
    name_field: ClassVar[str] = "field"

    about: Annotated[
        RecordId,
        part_of(
            *("map", "persona", "lane", "stage", "step", "touchpoint", "decision", "note", "connection"),
            *("pain_point", "opportunity", "signal", "risk", "resource"),
            *("owner", "data_source", "evidence", "review", "persona_relation", "picture", "view"),
            *("accepted_finding",),
        ),
    ] = Field(description="What it is about.")
    reason: ConflictReason = Field(description="Both copies changed it, or one deleted it and the other needs it.")
    field: Annotated[str, StringConstraints(max_length=200)] = Field(
        "", description="The field that differs. Empty: the whole record."
    )
    other: Annotated[str, StringConstraints(max_length=16_000_000)] = Field(
        "", description="The value that is not in the map, as JSON."
    )
