"""What a finding is, and what a rule is that finds it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import Card
from journey_editor.document.vocabulary import Word


class Severity(Word):
    """How much a finding matters."""

    ERROR = "error"
    """The map contradicts itself."""
    WARNING = "warning"
    """Something is missing that the journey will be run without."""
    NOTE = "note"
    """Something is not known yet."""


@dataclass(frozen=True)
class Finding:
    """One thing that a map lacks or says wrongly."""

    rule: str
    severity: Severity
    ids: tuple[str, ...]
    """The records it is about, the one to go to first."""
    sentence: str
    """What it is, of what, and why it matters."""


Found = Iterator[tuple[tuple[str, ...], str]]
"""What a rule finds: the ids of the records, and what is the matter with them."""


@dataclass(frozen=True)
class Rule:
    """One thing to look for."""

    id: str
    title: str
    why: str
    """Why it matters: the second half of each finding's sentence."""
    severity: Severity
    find: Callable[[Journey, date], Found]

    def findings(self, journey: Journey, today: date) -> list[Finding]:
        """All that this rule finds in a map."""
        return [Finding(self.id, self.severity, ids, f"{what}: {self.why}.") for ids, what in self.find(journey, today)]


def named(journey: Journey, record: Record) -> str:
    """A record as a sentence calls it: its kind, its name, and for a card where it stands."""
    name = journey.name_of(record.id)
    kind = record.kind.replace("_", " ")
    called = f"The {kind} “{name}”" if name else f"A {kind} without a name"
    return f"{called} ({place(journey, record)})" if isinstance(record, Card) else called


def mention(journey: Journey, record: Record) -> str:
    """A record as the middle of a sentence calls it."""
    text = named(journey, record)
    return text[0].lower() + text[1:]


def place(journey: Journey, card: Card) -> str:
    """Where a card stands: its lane (a persona's is called as the persona) and its stage."""
    lane, stage = journey.name_of(card.lane), journey.stage_of(card).name
    return f"{lane or 'persona without a name'}, {stage or 'stage without a name'}"


def list_of(names: list[str], most: int = 4) -> str:
    """Names in a row, the first few of them."""
    rest = len(names) - most
    return ", ".join(names[:most]) + (f" and {rest} more" if rest > 0 else "")
