"""What stands on the board: map, personas, lanes, stages, steps, cards, connections and views."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from journey_editor.document.field_types import (
    Amount,
    EvidenceLevel,
    OwnerId,
    ReadsFrom,
    RuleId,
    Share,
    SupportedBy,
    Tenth,
)
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
    CardField,
    ChannelType,
    ConnectionKind,
    Evidence,
    LaneContent,
    Level,
    MapState,
    Perspective,
    ReviewCadence,
    RoleType,
)

Bend = tuple[Number, Number]
MapKey = Annotated[str, StringConstraints(max_length=100, pattern=r"^[0-9A-Za-z-]*$")]
MapPath = Annotated[str, StringConstraints(max_length=2_000, pattern=r"^[^\x00-\x1f]*$")]
ColourName = Annotated[str, StringConstraints(pattern=r"^([a-z]+|#[0-9A-Fa-f]{6})$")]
ChildMap = Annotated[
    Name, Field(description="A map of its own for what happens here: a .journey file's path from here.")
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
    key: MapKey = Field("", description="What tells this map from all others, whatever its file is called.")
    pair: MapPath = Field(
        "", description="The other map of the pair, current and future: a .journey file's path from here."
    )
    pair_key: MapKey = Field("", description="The key of that map, by which it is known where its file was moved.")
    pair_state: MapState | None = Field(None, description="What that map shows: current or future.")
    evidence: Evidence = Field(
        Evidence.ASSUMED, description="How well the map is supported. Every map starts as a hypothesis."
    )
    success_criteria: Text = Field("", description="What success means for this segment and use case.")
    review_cadence: ReviewCadence | None = Field(None, description="How often the map is reviewed.")
    last_review: date | None = Field(None, description="When it was last held against reality.")
    next_review: date | None = Field(None, description="When it is reviewed next. Past that day the map says so.")
    authors: Texts = Field((), description="Who made this map.")
    logo: Annotated[RecordId, mentions("picture")] | None = Field(
        None, description="The picture in its title block and on covers."
    )
    map_date: date | None = Field(None, description="The date of this version of the map.")
    card_fields: tuple[CardField, ...] = Field(
        USUAL_CARD_FIELDS, description="What the cards show beside their names, where a view says nothing else."
    )
    rules_off: tuple[RuleId, ...] = Field((), description="The rules by which this map is not checked, by their ids.")
    language: Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] = Field(
        "en", description="The language of its texts (en, de, pt-BR ...), for screen readers of the PDF."
    )

    @property
    def pair_name(self) -> str:
        """What the other map of the pair is called: "future map" or "current map"."""
        usual = MapState.CURRENT if self.state is MapState.FUTURE else MapState.FUTURE
        return f"{self.pair_state or usual} map"


class Picture(Record):
    """An image, kept inside the map: re-encoded, without metadata, never a path that breaks."""

    kind: ClassVar[str] = "picture"
    collection: ClassVar[str] = "pictures"
    name_field: ClassVar[str] = ""

    media_type: Literal["image/png", "image/jpeg"] = Field("image/png", description="Whether it is a PNG or a JPEG.")
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
    evidence: EvidenceLevel = Evidence.ASSUMED
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
    is_collapsed: bool = Field(False, description="Shown as one line that counts what stands in it.")
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
    evidence: EvidenceLevel = Evidence.ASSUMED
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
    backstage: Text = Field("", description="What our side does here, out of the customer's sight.")
    emotion: Emotion | None = Field(
        None, description="How it feels, -2 (very negative) to +2 (very positive). Empty: unknown."
    )
    emotion_word: Name = Field("", description="The feeling in a word: relieved, anxious, proud ...")
    thoughts: Text = Field("", description="What goes through the persona's mind.")
    questions: Texts = Field((), description="What it asks, a line each.")
    quote: Text = Field("", description="What somebody really said.")
    evidence: EvidenceLevel = Evidence.ASSUMED
    evidence_source: Text = Field("", description="Where that comes from: interview, survey, ticket, analytics ...")
    supported_by: SupportedBy = ()
    moment_of_truth: bool = Field(False, description="A moment that decides whether the customer goes on.")
    moment_of_truth_reason: Text = Field("", description="Why this moment decides: what follows if it fails.")
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

    what_happens: Text = Field("", description="What is decided, by whom, and on what grounds.")


class Note(Card):
    """A few words or an image in a cell: a thought, a question, an idea, what happens backstage, as its lane says."""

    kind: ClassVar[str] = "note"
    collection: ClassVar[str] = "notes"


class Connection(Record):
    """A way from one card to another, backwards and across lanes too."""

    kind: ClassVar[str] = "connection"
    collection: ClassVar[str] = "connections"
    name_field: ClassVar[str] = "label"

    source: Annotated[RecordId, part_of("touchpoint", "decision", "note")] = Field(description="Where it starts.")
    target: Annotated[RecordId, part_of("touchpoint", "decision", "note")] = Field(description="Where it leads.")
    meaning: ConnectionKind = Field(ConnectionKind.NEXT, description="What the connection means.")
    label: Name = Field("", description="The condition or name of the way: yes, no, after 14 days ...")
    probability: Share | None = Field(None, description="The share of cases that go this way, 0 to 100 %.")
    count: Amount | None = Field(None, description="How many cases go this way. Empty: unknown.")
    note: Text = Field("", description="What is handed over, or what to know about this way.")
    bends: tuple[Bend, ...] = Field(
        (), description="Where its line was dragged to: points right of and below the middle of the card it starts at."
    )


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
