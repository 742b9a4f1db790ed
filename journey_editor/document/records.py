"""The records of a map: every noun of the glossary with its fields.

What is not known is None or empty, never a made-up value.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from journey_editor.document.record import (
    Emotion,
    Name,
    Number,
    OrderKey,
    Record,
    RecordId,
    Text,
    Texts,
    mentions,
    part_of,
)
from journey_editor.document.vocabulary import (
    USUAL_CARD_FIELDS,
    Authority,
    BusinessArea,
    CardField,
    ChannelType,
    ConnectionKind,
    Degree,
    Direction,
    Evidence,
    EvidenceSource,
    Frequency,
    Horizon,
    Kano,
    LaneContent,
    Level,
    Likelihood,
    MapState,
    OpportunityStatus,
    PainSeverity,
    Perspective,
    ReviewCadence,
    RoleType,
    SignalForm,
    SignalStatus,
    StakeholderTie,
    Timing,
)

Tenth = Annotated[int, Field(ge=0, le=10)]
Share = Annotated[float, Field(ge=0, le=1)]
Bend = tuple[Number, Number]
DatedValue = tuple[date, Number]
ColourName = Annotated[str, StringConstraints(pattern=r"^([a-z]+|#[0-9A-Fa-f]{6})$")]
ChildMap = Annotated[
    Name, Field(description="A map of its own for what happens here: a .journey file's path from here.")
]
OwnerId = Annotated[RecordId, mentions("owner")]
RuleId = Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=r"^[a-z0-9-]+$")]
Amount = Annotated[float, Field(ge=0, le=1e15)]
Places = tuple[Annotated[RecordId, part_of("touchpoint", "stage")], ...]
SupportedBy = Annotated[
    tuple[Annotated[RecordId, mentions("evidence")], ...],
    Field(description="The evidence that this rests on."),
]
ReadsFrom = Annotated[
    tuple[Annotated[RecordId, mentions("data_source")], ...],
    Field(description="The systems whose data are used here."),
]


class JourneyMap(Record):
    """The map itself: what it shows, of whom, and how sure its authors are."""

    kind: ClassVar[str] = "map"
    collection: ClassVar[str] = "map"
    name_field: ClassVar[str] = "title"

    title: Name = Field("", description="What this map is called.")
    scope: Text = Field("", description="Where the journey starts and ends, and what is left out.")
    objective: Text = Field("", description="What is to be decided or improved with this map.")
    segment: Name = Field("", description="The customer segment that the map speaks of.")
    product: Name = Field("", description="The product or service.")
    perspective: Perspective | None = Field(
        None, description="Account journey (the organisation), user journey (the individual), or both told apart."
    )
    state: MapState = Field(MapState.CURRENT, description="What is (current), or what should be (future).")
    evidence: Evidence = Field(
        Evidence.ASSUMED, description="How well the map is supported. Every map starts as a hypothesis."
    )
    success_criteria: Text = Field("", description="What success means for this segment and use case.")
    review_cadence: ReviewCadence | None = Field(None, description="How often the map is reviewed.")
    last_review: date | None = Field(None, description="When it was last held against reality.")
    next_review: date | None = Field(None, description="When it is reviewed next. Past that day the map says so.")
    authors: Texts = Field((), description="Who made this map.")
    map_date: date | None = Field(None, description="The date of this version of the map.")
    card_fields: tuple[CardField, ...] = Field(
        USUAL_CARD_FIELDS, description="What the cards show beside their names, where a view says nothing else."
    )
    rules_off: tuple[RuleId, ...] = Field(
        (), description="The rules by which this map is not checked, by their ids (see docs/rules.md)."
    )
    language: Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] = Field(
        "en", description="The language of its texts (en, de, pt-BR ...), for screen readers of the PDF."
    )


class Picture(Record):
    """An image, kept inside the map: re-encoded, without metadata, never a path that breaks."""

    kind: ClassVar[str] = "picture"
    collection: ClassVar[str] = "pictures"
    name_field: ClassVar[str] = ""

    media_type: Literal["image/png", "image/jpeg"] = "image/png"
    data: Annotated[str, StringConstraints(max_length=8_000_000, pattern=r"^[A-Za-z0-9+/=]*$")] = Field(
        "", description="The encoded image, in base64."
    )
    alternative: Text = Field("", description="What the image shows, for those who do not see it.")


class Owner(Record):
    """Who answers for something: a person, a role or a team. A record of its own, so that a rename shows everywhere."""

    kind: ClassVar[str] = "owner"
    collection: ClassVar[str] = "owners"

    name: Name = Field("", description="The person, role or team.")
    team: Name = Field("", description="The team or department it belongs to.")
    contact: Name = Field("", description="How to reach it.")


class Persona(Record):
    """A stakeholder whose journey the map follows."""

    kind: ClassVar[str] = "persona"
    collection: ClassVar[str] = "personas"

    name: Name = Field("", description="The persona's name, or the role it stands for.")
    role: Name = Field("", description="The job title or part it plays, in a few words.")
    role_type: RoleType | None = Field(None, description="The part in the buying group.")
    level: Level | None = Field(None, description="Account (the organisation) or user (the individual).")
    goals: Texts = Field((), description="What it wants to achieve, a line each.")
    responsibilities: Texts = Field((), description="What it answers for, a line each.")
    motivations: Texts = Field((), description="What drives it, a line each.")
    pains: Texts = Field((), description="What gets in its way, a line each.")
    jobs: Texts = Field((), description="The jobs it wants done, a line each.")
    desired_outcomes: Texts = Field((), description="What it wants to be different afterwards, a line each.")
    evaluation_criteria: Texts = Field((), description="What it judges an offer by, a line each.")
    concerns: Texts = Field((), description="What it worries about, a line each.")
    decision_process: Text = Field("", description="How it comes to a decision, and with whom.")
    proficiency: Text = Field("", description="How practised it is with such products.")
    preferred_channels: Texts = Field((), description="Where it likes to be met, a line each.")
    demographics: Text = Field("", description="Age, education, experience, where they matter.")
    firmographics: Text = Field("", description="Its company: industry, size, region, systems.")
    quote: Text = Field("", description="A sentence in its own words.")
    evidence: Evidence = Field(Evidence.ASSUMED, description="Assumed, observed or validated with customers.")
    supported_by: SupportedBy = ()
    influence: Tenth | None = Field(None, description="Influence on the decision, 0 (none) to 10 (decisive).")
    interest: Tenth | None = Field(None, description="Interest in the outcome, 0 (none) to 10 (very high).")
    authority: Authority | None = Field(None, description="What it may do to a decision.")
    colour: ColourName = Field("indigo", description="The colour of its lane.")
    picture: Annotated[RecordId, mentions("picture")] | None = Field(None, description="Its portrait.")


class Lane(Record):
    """A swimlane: one row of the board. A persona lane follows one persona; other lanes say more about the journey."""

    kind: ClassVar[str] = "lane"
    collection: ClassVar[str] = "lanes"

    order: OrderKey
    content: LaneContent = Field(LaneContent.PERSONA, description="What the lane holds.")
    persona: Annotated[RecordId, part_of("persona")] | None = Field(
        None, description="Whose lane it is: a persona lane always has one, other lanes may."
    )
    name: Name = Field("", description="What it is called. A persona lane is called what its persona is called.")
    prompt: Text = Field("", description="The question that its empty cells ask.")
    is_hidden: bool = Field(False, description="Left out of the board, but for views that show it.")
    is_collapsed: bool = Field(False, description="Shown as one line.")
    height: Annotated[Number, Field(gt=0)] | None = Field(
        None, description="Its least height in points. Empty: as high as what stands in it."
    )


class Stage(Record):
    """A column of the journey, with its operating row: owner, signals, risk and the way back."""

    kind: ClassVar[str] = "stage"
    collection: ClassVar[str] = "stages"

    order: OrderKey
    name: Name = Field("", description="The stage in the customer's words.")
    customer_goal: Text = Field("", description="What the customer wants to have reached at its end.")
    customer_action: Text = Field("", description="What the customer does in it.")
    internal_action: Text = Field("", description="What our side does in it.")
    owner: OwnerId | None = Field(None, description="Who answers for it. A stage without an owner will be forgotten.")
    key_touchpoints: Text = Field("", description="The touchpoints that decide it.")
    risk: Text = Field("", description="What may go wrong in it.")
    risk_trigger: Text = Field("", description="What shows that it is going wrong, as a number or an event.")
    recovery: Text = Field("", description="The way back when it has gone wrong.")
    escalation: Text = Field("", description="Who is called, and when. Without it stalled accounts wait.")
    next_step: Text = Field("", description="What happens next, and who does it.")
    review_checkpoint: Text = Field("", description="When and where the stage is looked at.")
    success_criterion: Text = Field("", description="How one tells that the stage is done.")
    duration_days: Annotated[Number, Field(ge=0)] | None = Field(None, description="Its typical duration, in days.")
    evidence: Evidence = Field(Evidence.ASSUMED, description="Assumed, observed or validated with customers.")
    supported_by: SupportedBy = ()
    reads_from: ReadsFrom = ()


class Step(Record):
    """A sub-column of a stage. Cards at one step happen at the same time."""

    kind: ClassVar[str] = "step"
    collection: ClassVar[str] = "steps"

    order: OrderKey
    stage: Annotated[RecordId, part_of("stage")]
    name: Name = Field("", description="The step's name; it may stay empty.")
    child_map: ChildMap = ""


class Card(Record):
    """What stands in a cell of the board: in one lane, at one step. Cards in one cell stack."""

    order: OrderKey
    lane: Annotated[RecordId, part_of("lane")]
    step: Annotated[RecordId, part_of("step")]
    last_step: Annotated[RecordId, mentions("step")] | None = Field(
        None, description="The step that it reaches to, where it lasts for several."
    )
    name: Name = Field("", description="What it is called, in the customer's words.")
    owner: OwnerId | None = Field(None, description="Who answers for it.")
    picture: Annotated[RecordId, mentions("picture")] | None = Field(None, description="An image that it shows.")
    child_map: ChildMap = ""


class Touchpoint(Card):
    """A moment at which the persona meets the product, its people or its papers."""

    kind: ClassVar[str] = "touchpoint"
    collection: ClassVar[str] = "touchpoints"

    what_happens: Text = Field("", description="What happens, in a sentence or two.")
    channel: Name = Field("", description="Where it happens: pick one or type your own.")
    channel_type: ChannelType | None = Field(
        None, description="Digital, physical or human. Empty: as usual for the channel."
    )
    also_with: tuple[Annotated[RecordId, mentions("persona")], ...] = Field(
        (), description="Other personas that meet here: a touchpoint that lanes share."
    )
    backstage: Text = Field("", description="What our side does that the customer does not see.")
    emotion: Emotion | None = Field(
        None, description="How it feels, -2 (very negative) to +2 (very positive). Empty: unknown."
    )
    emotion_word: Name = Field("", description="The feeling in a word: relieved, anxious, proud ...")
    thoughts: Text = Field("", description="What goes through the persona's mind.")
    questions: Texts = Field((), description="What it asks, a line each.")
    quote: Text = Field("", description="What somebody really said.")
    evidence: Evidence = Field(Evidence.ASSUMED, description="Assumed, observed or validated with customers.")
    evidence_source: Text = Field("", description="Where that comes from: interview, survey, ticket, analytics ...")
    supported_by: SupportedBy = ()
    moment_of_truth: bool = Field(False, description="A moment that decides whether the customer goes on.")
    moment_of_truth_reason: Text = Field("", description="Why this moment decides.")
    first_value: bool = Field(False, description="The first-value milestone: one to a map.")
    reached: Amount | None = Field(None, description="How many customers reach it. Empty: unknown.")
    went_on: Amount | None = Field(None, description="How many of those go on from it. Empty: unknown.")
    time_spent_hours: Amount | None = Field(
        None, description="The time that passes here, in hours, waiting included. Empty: unknown."
    )
    reads_from: ReadsFrom = ()


class Decision(Card):
    """A point at which the journey branches. Its connections name the ways out."""

    kind: ClassVar[str] = "decision"
    collection: ClassVar[str] = "decisions"

    what_happens: Text = Field("", description="What is decided, and on what grounds.")


class Note(Card):
    """A few words or an image in a cell: a thought, a question, an idea, what happens backstage, as its lane says."""

    kind: ClassVar[str] = "note"
    collection: ClassVar[str] = "notes"


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
    description: Text = Field("", description="What hurts.")
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
    evidence: Evidence = Field(Evidence.ASSUMED, description="Assumed, observed or validated with customers.")
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
    pilot_result: Text = Field("", description="What the pilot showed.")
    evidence: Evidence = Field(Evidence.ASSUMED, description="Assumed, observed or validated with customers.")
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
    history: tuple[DatedValue, ...] = Field((), description="Its values over time, a date and a number each.")
    owner: OwnerId | None = Field(None, description="Who answers for its being measured.")


class Risk(Part):
    """What may go wrong, what shows it, and the way back."""

    kind: ClassVar[str] = "risk"
    collection: ClassVar[str] = "risks"
    name_field: ClassVar[str] = "failure"
    place_field: ClassVar[str] = "threatens"

    threatens: Places = Field((), description="The touchpoints and stages that it threatens.")
    failure: Text = Field("", description="What may go wrong.")
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


class Connection(Record):
    """A way from one card to another, backwards and across lanes too."""

    kind: ClassVar[str] = "connection"
    collection: ClassVar[str] = "connections"
    name_field: ClassVar[str] = "label"

    source: Annotated[RecordId, part_of("touchpoint", "decision", "note")]
    target: Annotated[RecordId, part_of("touchpoint", "decision", "note")]
    meaning: ConnectionKind = Field(ConnectionKind.NEXT, description="What the connection means.")
    label: Name = Field("", description="The condition or name of the way: yes, no, after 14 days ...")
    probability: Share | None = Field(None, description="The share of cases that go this way, 0 to 100 %.")
    count: Amount | None = Field(None, description="How many cases go this way. Empty: unknown.")
    note: Text = Field("", description="What is handed over, or what to know about this way.")
    bends: tuple[Bend, ...] = Field(
        (), description="Where its line was dragged to: points right of and below the middle of the card it starts at."
    )


class PersonaRelation(Record):
    """How one persona stands to another: it influences it, agrees with it, or wants something else."""

    kind: ClassVar[str] = "persona_relation"
    collection: ClassVar[str] = "persona_relations"
    name_field: ClassVar[str] = "note"

    source: Annotated[RecordId, part_of("persona")]
    target: Annotated[RecordId, part_of("persona")]
    meaning: StakeholderTie = Field(StakeholderTie.INFLUENCES, description="Influences, is aligned or in conflict.")
    note: Text = Field("", description="About what, and how it shows.")


class View(Record):
    """A way to look at the map, kept with it: which lanes and personas show, and what the cards say."""

    kind: ClassVar[str] = "view"
    collection: ClassVar[str] = "views"

    order: OrderKey
    name: Name = Field("", description="What the view is called.")
    hidden_lanes: tuple[Annotated[RecordId, mentions("lane")], ...] = Field((), description="The lanes it leaves out.")
    hidden_personas: tuple[Annotated[RecordId, mentions("persona")], ...] = Field(
        (), description="The personas that it leaves out with all their lanes."
    )
    card_fields: tuple[CardField, ...] | None = Field(
        None, description="What the cards show beside their names. Empty: as the map says."
    )


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


RECORD_TYPES: tuple[type[Record], ...] = (
    JourneyMap,
    Persona,
    Lane,
    Stage,
    Step,
    Touchpoint,
    Decision,
    Note,
    Connection,
    PersonaRelation,
    PainPoint,
    Opportunity,
    Signal,
    Risk,
    Resource,
    DataSource,
    EvidenceItem,
    Owner,
    Review,
    Picture,
    View,
    AcceptedFinding,
)
"""Every record type, in the order in which the file lists them."""

TYPE_OF_KIND: dict[str, type[Record]] = {record_type.kind: record_type for record_type in RECORD_TYPES}

MAP_ID = "map"
"""The id of the one map record."""
