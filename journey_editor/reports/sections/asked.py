"""What a map asks of its readers: what nobody has answered yet, each with whom it waits for, and by when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journey_editor.analysis.action_plan import days_left
from journey_editor.analysis.rice import in_order, ranking
from journey_editor.analysis.rule import Severity
from journey_editor.analysis.telling import PRINTED_NAME, what_is_missing
from journey_editor.document.journey import Journey
from journey_editor.document.records import Card, Opportunity, Signal
from journey_editor.document.vocabulary import OpportunityStatus, SignalStatus
from journey_editor.document.wording import joined, noun_of, numbered
from journey_editor.reports.anchors import link_to
from journey_editor.reports.subject import Subject
from journey_editor.tables.ownership import ownership
from journey_editor.tables.places import called

_NAMED = 3
"""So many of several without an owner are named, the others counted."""
TITLE = "What is asked"
_YOU = "you"


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that is asked. `who` is empty where it waits for somebody to take it on, `when` where it has no day."""

    what: str
    who: str = ""
    when: str = ""
    is_late: bool = False
    link: str = ""

    @property
    def sentence(self) -> str:
        """It as a sentence of its own, with of whom it is asked where that is another than the reader."""
        who = f" ({self.who})" if self.who not in ("", _YOU) else ""
        return f"{self.what}{who}{': ' * bool(self.when)}{self.when}."


def asks(subject: Subject) -> list[Ask]:
    """All that is asked: what is late and what has no owner first, then the ideas in their order, the review last."""
    journey, late = subject.journey, overdue(subject)
    found = [
        Ask(
            f"Settle {_quoted(called(journey, one))}, {one.status.label}",
            journey.name_of(one.owner).strip(),
            f"{one.due}, which is past",
            is_late=True,
            link=link_to(journey, one.id),
        )
        for one in late
    ]
    found += (Ask(told.removesuffix(".")) for told in (*owners_asked(subject), *contradictions(subject)))
    found += (
        Ask(
            f"Decide on {_quoted(called(journey, one))}",
            journey.name_of(one.owner).strip(),
            one.due.isoformat() if one.due else "",
            link=link_to(journey, one.id),
        )
        for one in ideas(journey)
        if one not in late
    )
    return [*found, *measuring_asked(journey), review_asked(subject)]


def first_asked(found: Sequence[Ask], most: int) -> Sequence[Ask]:
    """So many of what is asked: the first, and the review at the end whatever else there is."""
    return found if len(found) <= most else [*found[: most - 1], found[-1]]


def measuring_asked(journey: Journey) -> list[Ask]:
    """That somebody measures what nobody does yet."""
    unmeasured = [one for one in journey.all(Signal) if one.status is not SignalStatus.LIVE]
    if not unmeasured:
        return []
    names = dict.fromkeys(journey.name_of(one.owner).strip() for one in unmeasured)
    owners = [name for name in names if name]
    who = joined(owners) if len(owners) <= 2 else f"{len(owners)} owners"
    who += "; some have no owner" if owners and "" in names else ""
    return [Ask(f"Have {numbered('signal', len(unmeasured))} measured", who)]


def overdue(subject: Subject) -> list[Opportunity]:
    """What is open and past its day, the oldest first."""
    late = [one for one in subject.journey.all(Opportunity) if (days_left(one, subject.today) or 0) < 0]
    return sorted(late, key=lambda one: str(one.due))


def ideas(journey: Journey) -> list[Opportunity]:
    """The ideas on which nobody has decided, in their order by RICE."""
    return [one for one in in_order(journey, ranking(journey)) if one.status is OpportunityStatus.IDEA]


def owners_asked(subject: Subject) -> list[str]:
    """Stages and what belongs to them without an owner, by kind; cards wait for the owner of their stage, and what is
    late or to be decided is asked for by itself."""
    journey = subject.journey
    apart = {one.id for one in (*overdue(subject), *ideas(journey))}
    unowned = [one for one in ownership(journey).unowned if not isinstance(one, Card) and one.id not in apart]
    told = []
    for noun in dict.fromkeys(map(noun_of, unowned)):
        some = [called(journey, one) for one in unowned if noun_of(one) == noun]
        names = [_quoted(name) for name in some[:_NAMED]]
        if len(some) > _NAMED:
            names.append(f"{len(some) - _NAMED} more")
        told.append(f"Name an owner for {numbered(noun, len(some))}: {joined(names)}.")
    return told


def contradictions(subject: Subject) -> list[str]:
    """What the map says against itself."""
    found = [one for one in subject.findings.findings if one.severity is Severity.ERROR]
    return [f"Settle: {what_is_missing(subject.journey, one, PRINTED_NAME)}." for one in found]


def review_asked(subject: Subject) -> Ask:
    """What is to be done about the next review."""
    review = subject.journey.map.next_review
    if review is None:
        return Ask("Set the date of the next review")
    is_late = review < subject.today
    what = "Hold the review of this map" if is_late else "Take part in the next review of this map"
    return Ask(what, _YOU, f"{review}{', which is past' * is_late}", is_late)


def _quoted(name: str) -> str:
    return f"\u201c{name.rstrip('.')}\u201d"
