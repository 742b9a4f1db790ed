"""The words a map is written in. Values are what the file holds; `label` is what a reader sees."""

from __future__ import annotations

from enum import StrEnum


class Word(StrEnum):
    """A closed choice. Its label is its value in plain words."""

    @property
    def label(self) -> str:
        """The word as the interface writes it."""
        return self.value.replace("_", " ")

    @property
    def share(self) -> float:
        """Its place on a scale from low to high, as a share of the highest: of four words the second is 0.5."""
        words = list(type(self))
        return (words.index(self) + 1) / len(words)


class LeftOut(Word):
    """What may be left out of a map that is handed out."""

    QUOTES = "quotes"
    NAMES = "names"
    NOTES = "notes"


class MapState(Word):
    """Whether a map shows what is, or what should be."""

    CURRENT = "current"
    FUTURE = "future"


class Perspective(Word):
    """Whose journey the map follows: the organisation's, the individual's, or both told apart."""

    ACCOUNT = "account"
    USER = "user"
    BOTH = "both"


class Evidence(Word):
    """How well a claim is supported."""

    ASSUMED = "assumed"
    OBSERVED = "observed"
    VALIDATED = "validated"


class EvidenceSource(Word):
    """Where a piece of evidence comes from."""

    INTERVIEW = "interview"
    SURVEY = "survey"
    OBSERVATION = "observation"
    SUPPORT_TICKET = "support_ticket"
    ANALYTICS = "analytics"
    CRM = "crm"
    COMPETITOR = "competitor"
    EMPLOYEE = "employee"
    WORKSHOP = "workshop"
    DESK_RESEARCH = "desk_research"

    @property
    def label(self) -> str:
        """The word as the interface writes it."""
        return "CRM" if self is EvidenceSource.CRM else super().label


class ReviewCadence(Word):
    """How often a map is reviewed."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half-yearly"


class RoleType(Word):
    """The part a persona plays in a purchase or in use."""

    DECISION_MAKER = "decision-maker"
    CHAMPION = "champion"
    END_USER = "end_user"
    ADMINISTRATOR = "administrator"
    INSTITUTIONAL = "institutional"
    INFLUENCER = "influencer"


class Level(Word):
    """Whether a persona stands for the account or for a single user."""

    ACCOUNT = "account"
    USER = "user"


class Authority(Word):
    """What a persona may do to a decision."""

    DECIDES = "decides"
    RECOMMENDS = "recommends"
    VETOES = "vetoes"
    USES = "uses"


class SignalStatus(Word):
    """How far a signal is measured. Unknown is a value: it is never shown as healthy."""

    UNKNOWN = "unknown"
    NOT_INSTRUMENTED = "not_instrumented"
    PARTIAL = "partial"
    LIVE = "live"


class Timing(Word):
    """Whether a signal tells what will happen, or what has happened."""

    LEADING = "leading"
    LAGGING = "lagging"


class Direction(Word):
    """Which way of a signal's value is the good one."""

    UP = "up"
    DOWN = "down"
    KEEP = "keep"

    @property
    def label(self) -> str:
        """The word as the interface writes it."""
        return {"up": "higher is better", "down": "lower is better", "keep": "keep it there"}[self.value]


class SignalForm(Word):
    """Whether a signal is something that happens, or something that is measured."""

    EVENT = "event"
    MEASURE = "measure"


class ConnectionKind(Word):
    """What a connection between two cards means."""

    NEXT = "next"
    ALTERNATIVE = "alternative"
    LOOP_BACK = "loop_back"
    HANDOFF = "handoff"
    INFLUENCE = "influence"
    RECOVERY = "recovery"


class PainSeverity(Word):
    """How badly a pain point hurts those who feel it."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"


class Frequency(Word):
    """How often a pain point is felt by those who feel it."""

    ONCE = "once"
    RARELY = "rarely"
    OFTEN = "often"
    ALWAYS = "always"


class BusinessArea(Word):
    """What of the business a pain point does harm to."""

    ACQUISITION = "acquisition"
    RETENTION = "retention"
    EXPANSION = "expansion"


class Degree(Word):
    """How much of something, where nobody has counted."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Likelihood(Word):
    """How likely a risk is to come about."""

    RARE = "rare"
    POSSIBLE = "possible"
    LIKELY = "likely"
    ALMOST_CERTAIN = "almost_certain"


class Kano(Word):
    """What an opportunity is to customers, after Kano: expected, wanted the more of, or a surprise."""

    BASIC = "basic"
    PERFORMANCE = "performance"
    EXCITEMENT = "excitement"


class Horizon(Word):
    """How soon an opportunity can be taken."""

    QUICK_WIN = "quick_win"
    PROJECT = "project"


class StakeholderTie(Word):
    """How one persona stands to another."""

    INFLUENCES = "influences"
    ALIGNED_WITH = "aligned_with"
    IN_CONFLICT_WITH = "in_conflict_with"

    @property
    def goes_both_ways(self) -> bool:
        """Whether it holds for the other persona too."""
        return self is not StakeholderTie.INFLUENCES


class ChannelType(Word):
    """What kind of channel one is, where it is not among the usual ones."""

    DIGITAL = "digital"
    PHYSICAL = "physical"
    HUMAN = "human"


class OpportunityStatus(Word):
    """How far an opportunity has come."""

    IDEA = "idea"
    PLANNED = "planned"
    PILOTING = "piloting"
    DONE = "done"
    DROPPED = "dropped"


class ConflictReason(Word):
    """Why two copies of a map could not simply be made one."""

    BOTH_CHANGED = "both_changed"
    DELETED = "deleted"


class LaneContent(Word):
    """What a lane holds: a persona's cards, notes on one subject, a field of each stage, pictures, or only a line."""

    PERSONA = "persona"
    NOTES = "notes"
    CUSTOMER_GOALS = "customer_goals"
    THOUGHTS = "thoughts"
    QUESTIONS = "questions"
    PAIN_POINTS = "pain_points"
    OPPORTUNITIES = "opportunities"
    FRONTSTAGE = "frontstage"
    BACKSTAGE = "backstage"
    SYSTEMS = "systems"
    IDEAS = "ideas"
    PICTURES = "pictures"
    TO_FIND_OUT = "to_find_out"
    STAGE_CUSTOMER_GOAL = "stage_customer_goal"
    STAGE_CUSTOMER_ACTION = "stage_customer_action"
    STAGE_INTERNAL_ACTION = "stage_internal_action"
    STAGE_OWNER = "stage_owner"
    STAGE_KEY_TOUCHPOINTS = "stage_key_touchpoints"
    STAGE_SIGNALS = "stage_signals"
    STAGE_RISK = "stage_risk"
    STAGE_RISK_TRIGGER = "stage_risk_trigger"
    STAGE_RECOVERY = "stage_recovery"
    STAGE_ESCALATION = "stage_escalation"
    STAGE_NEXT_STEP = "stage_next_step"
    STAGE_REVIEW_CHECKPOINT = "stage_review_checkpoint"
    STAGE_SUCCESS_CRITERION = "stage_success_criterion"
    STAGE_DURATION = "stage_duration"
    LINE_OF_INTERACTION = "line_of_interaction"
    LINE_OF_VISIBILITY = "line_of_visibility"
    LINE_OF_INTERNAL_INTERACTION = "line_of_internal_interaction"

    @property
    def label(self) -> str:
        """The lane as the interface names it: a row of the stages' fields by the field."""
        return self.value.removeprefix("stage_").replace("_", " ")

    @property
    def is_line(self) -> bool:
        """Whether it is one of the service blueprint's lines, which hold nothing."""
        return self.value.startswith("line_")

    @property
    def stage_field(self) -> str:
        """The field of each stage that the lane shows ("signals" for what measures it), or empty."""
        if not self.value.startswith("stage_"):
            return ""
        return {"duration": "duration_days"}.get(field := self.value.removeprefix("stage_"), field)

    @property
    def holds_cards(self) -> bool:
        """Whether cards stand in it: notes in any such lane, touchpoints and decisions in a persona's alone."""
        return not (self.is_line or self.stage_field)

    def takes(self, kind: str) -> bool:
        """Whether a card of a kind ("note", "touchpoint", "decision") may stand in it; nothing else does."""
        kinds = ("note", "touchpoint", "decision") if self is LaneContent.PERSONA else ("note",)
        return self.holds_cards and kind in kinds


class CardField(Word):
    """What a card may show beside its name."""

    PICTURE = "picture"
    CHANNEL = "channel"
    WHAT_HAPPENS = "what_happens"
    THOUGHTS = "thoughts"
    QUESTIONS = "questions"
    QUOTE = "quote"
    BACKSTAGE = "backstage"
    EMOTION = "emotion"
    OWNER = "owner"
    EVIDENCE = "evidence"
    PAIN_POINTS = "pain_points"
    OPPORTUNITIES = "opportunities"
    SIGNALS = "signals"
    RISKS = "risks"
    RESOURCES = "resources"


USUAL_CARD_FIELDS = (
    CardField.PICTURE,
    CardField.CHANNEL,
    CardField.WHAT_HAPPENS,
    CardField.EMOTION,
    CardField.OWNER,
    CardField.PAIN_POINTS,
    CardField.OPPORTUNITIES,
    CardField.SIGNALS,
    CardField.RISKS,
)
"""What cards show where the map's author chose nothing else."""

PERSONA_COLOURS = ("indigo", "teal", "amber", "rose", "violet", "green", "orange", "slate")
"""The named colours of personas, in the order in which new lanes take them: legible in every theme, and told apart by
colour-blind readers with the initials' help."""
