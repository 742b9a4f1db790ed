"""The words a map is written in. Values are what the file holds; `label` is what a reader sees."""

from __future__ import annotations

from enum import StrEnum


class Word(StrEnum):
    """A closed choice. Its label is its value in plain words."""

    @property
    def label(self) -> str:
        """The word as the interface writes it."""
        return self.value.replace("_", " ")


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


class OpportunityStatus(Word):
    """How far an opportunity has come."""

    IDEA = "idea"
    PLANNED = "planned"
    PILOTING = "piloting"
    DONE = "done"
    DROPPED = "dropped"


CHANNELS: dict[str, str] = {
    "website": "digital",
    "search": "digital",
    "social": "digital",
    "ad": "digital",
    "email": "digital",
    "webinar": "digital",
    "in-app": "digital",
    "product": "digital",
    "chat": "digital",
    "community": "digital",
    "survey": "digital",
    "phone": "human",
    "video call": "human",
    "in person": "human",
    "training": "human",
    "support ticket": "human",
    "partner": "human",
    "event": "physical",
    "document": "physical",
    "invoice": "physical",
}
"""The usual channels, each digital, physical or human. A channel is any text: users add their own."""

PERSONA_COLOURS = ("indigo", "teal", "amber", "rose", "violet", "green", "orange", "slate")
"""The named colours of personas, in the order in which new lanes take them: legible in every theme, and told apart by
colour-blind readers with the initials' help."""

EMOTION_WORDS: dict[int, str] = {
    -2: "very negative",
    -1: "negative",
    0: "neutral",
    1: "positive",
    2: "very positive",
}
"""What a whole score says when the map's author chose no word of their own."""


def emotion_step(score: float) -> int:
    """The whole step of the emotion scale (-2..+2) that a score lies nearest to; halves go away from neutral."""
    rounded = int(abs(score) + 0.5)
    return rounded if score >= 0 else -rounded
