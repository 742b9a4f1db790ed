"""What a rule is, what it answers for a record, and the finding that comes of what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from journey_editor.document.record import Record
from journey_editor.document.vocabulary import Word

if TYPE_CHECKING:
    from journey_editor.analysis.survey import Survey


class Severity(Word):
    """How much a finding matters."""

    ERROR = "error"
    """The map contradicts itself."""
    WARNING = "warning"
    """Something is missing that the journey will be run without."""
    NOTE = "note"
    """Something is not known yet."""

    @property
    def weight(self) -> int:
        """How much a rule of this severity counts in a score."""
        return 3 if self is Severity.ERROR else 2 if self is Severity.WARNING else 1


class Source(StrEnum):
    """Where a rule's reason comes from: the guides that the domain is drawn from, by their subjects."""

    S0 = "Mapping B2B onboarding"
    S1 = "User and customer onboarding"
    S2 = "Onboarding journey framework"
    S3 = "Complete B2B journey guide"
    S4 = "B2B mapping guide"
    FLOW = "Flowcharting practice"
    GLOSSARY = "What the glossary asks of every map, whatever the guide"

    @property
    def short(self) -> str:
        """How it is called beside a reason."""
        return self.name if self.name.startswith("S") else self.name.capitalize()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a rule answers for a record that it asks about: nothing is missing, or what is."""

    missing: str = ""
    """What is missing, with {0} for the record, {1} ... for `others`, {names} for them all. Empty: nothing is."""
    field: str = ""
    """The record's field that would say it."""
    others: tuple[str, ...] = ()
    """Further records that the sentence names."""
    about: str = ""
    """The record that it is about, where that is another than the one that was asked about."""
    stage: str = ""
    """The stage, where it is about a lane in that stage."""


MET = Answer()
"""Nothing is missing."""

Answers = Iterable[Answer]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a map lacks or says wrongly. `telling.sentence` puts it into words."""

    rule: str
    severity: Severity
    about: str
    """The id of the record that it is about, and where one goes to mend it."""
    stage: str
    """The stage, where it is about a lane in that stage; else empty. With rule and record it tells findings apart."""
    home: str
    """The stage that it counts to; empty: the map as a whole."""
    what: str
    """What is missing: see `Answer.missing`."""
    field: str = ""
    others: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is accepted by."""
        return (self.rule, self.about, self.stage)

    @property
    def ids(self) -> tuple[str, ...]:
        """The records that it names, the one to go to first."""
        return tuple(dict.fromkeys(i for i in (self.about, self.stage, *self.others) if i))


@dataclass(frozen=True)
class Rule:
    """One thing to look for. Rules are data: the panel, the command line and docs/rules.md show what stands here."""

    id: str
    title: str
    """The fault: "Stage without an owner"."""
    wants: str
    """What is asked for: "Each stage has an owner"."""
    why: str
    """Why it matters: the second half of each finding's sentence."""
    severity: Severity
    sources: tuple[Source, ...]
    of: tuple[type[Record], ...]
    """The types of the records that it asks about."""
    ask: Callable[[Survey, Any], Answers]
    """Asks about one record. No answer: the question does not arise there."""


def lacks(is_missing: bool, what: str, field: str = "", *others: str) -> Answers:
    """The one answer of a rule that asks of every record whether it says something."""
    return (Answer(what, field, others) if is_missing else MET,)
