"""Values of a record that belong together: which contradict one another, and which are only odd beside one another.

What is or was is always taken: a baseline, a day on which a review was held. What is wanted or planned, and what can
only be a part of something, is refused where it contradicts that. A file's values are kept as they are, and told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from journey_editor.document.changes import ChangeSet
from journey_editor.document.dated_values import day_twice
from journey_editor.document.journey import Journey
from journey_editor.document.numbers import number_text
from journey_editor.document.record import Record
from journey_editor.document.records import (
    Connection,
    Decision,
    JourneyMap,
    Opportunity,
    Review,
    Signal,
    Touchpoint,
)
from journey_editor.document.vocabulary import ConnectionKind, Direction, SignalStatus

SHARE_TOLERANCE = 0.005
"""By how much shares may miss a whole: they are typed as rounded percentages."""


@dataclass(frozen=True)
class Agreement:
    """Something that values of a record should not say beside one another."""

    record_type: type[Record]
    field: str
    """Where it is told."""
    says: Callable[[Journey, Any], str]
    """What does not fit, without its full stop; empty: all is well."""
    refused: tuple[str, ...] = ()
    """The fields that do not take a value that brings it about. Empty: it is odd, and kept."""


def contradictions(journey: Journey, record: Record) -> list[tuple[str, str]]:
    """The fields whose values contradict others, each with a sentence without its full stop."""
    return [(one.field, said) for one in _about(record) if one.refused and (said := one.says(journey, record))]


def notes(journey: Journey, record: Record, field: str) -> str:
    """What is to be told beside a field, as sentences; empty where all is well."""
    return " ".join(f"{said}." for one in _about(record) if one.field == field and (said := one.says(journey, record)))


def is_noted(record_type: type[Record], field: str) -> bool:
    """Whether a field is one where something may be told."""
    return any(one.record_type is record_type and one.field == field for one in AGREEMENTS)


def refusals(journey: Journey, before: Record | None, after: Record, fields: Iterable[str]) -> list[tuple[str, str]]:
    """Of the fields that an edit sets, those that must not have their new values, each with a sentence."""
    set_now = set(fields)
    found = []
    for one in _about(after):
        changed = (name for name in one.refused if name in set_now and _differs(before, after, name))
        field = next(changed, None)
        if field is not None and (said := one.says(journey, after)):
            found.append((field, f"{said}; the map keeps what it had."))
    return found


def refusal(journey: Journey, changes: ChangeSet, field: str) -> str:
    """Why a field cannot have the value that a change set gives it; empty: it can."""
    for change in changes:
        if change.after is not None:
            for _, sentence in refusals(journey, change.before, change.after, [field]):
                return sentence
    return ""


def wrong_sum(shares: Sequence[float | None]) -> float | None:
    """What shares of a whole add up to, where they cannot be one whole; those that are unknown may fill it up."""
    total = sum(share or 0 for share in shares)
    is_less = None not in shares and total < 1 - SHARE_TOLERANCE
    return total if is_less or total > 1 + SHARE_TOLERANCE else None


def _differs(before: Record | None, after: Record, field: str) -> bool:
    return before is None or getattr(before, field) != getattr(after, field)


def _about(record: Record) -> list[Agreement]:
    return [one for one in AGREEMENTS if one.record_type is type(record)]


def _target(_journey: Journey, signal: Signal) -> str:
    if signal.target is None or signal.baseline is None or signal.direction in (None, Direction.KEEP):
        return ""
    target, baseline = number_text(signal.target), number_text(signal.baseline)
    if signal.direction is Direction.DOWN and signal.target > signal.baseline:
        return f"Lower is better, but the target {target} is above the baseline {baseline}"
    if signal.direction is Direction.UP and signal.target < signal.baseline:
        return f"Higher is better, but the target {target} is below the baseline {baseline}"
    return ""


def _nothing_to_reach(_journey: Journey, signal: Signal) -> str:
    if signal.target is None or signal.baseline is None or signal.direction is Direction.KEEP:
        return ""
    return "The target is the baseline: there is nothing to reach" if signal.target == signal.baseline else ""


def _other_days(_journey: Journey, signal: Signal) -> str:
    return day_twice(signal.history)


def _newest(_journey: Journey, signal: Signal) -> str:
    if not signal.history or signal.current is None:
        return ""
    day, value = max(signal.history, key=lambda one: one[0])[:2]
    if value == signal.current:
        return ""
    return f"The newest of the dated values is another: {number_text(value)}, of {day.isoformat()}"


def _unmeasured(_journey: Journey, signal: Signal) -> str:
    if signal.current is None or signal.status not in (SignalStatus.UNKNOWN, SignalStatus.NOT_INSTRUMENTED):
        return ""
    return "There is a current value, so it seems to be measured"


def _go_on(_journey: Journey, card: Touchpoint) -> str:
    if card.reached is None or card.went_on is None or card.went_on <= card.reached:
        return ""
    return f"More go on ({number_text(card.went_on)}) than reach it ({number_text(card.reached)})"


def _next_review(_journey: Journey, record: JourneyMap) -> str:
    last, following = record.last_review, record.next_review
    if last is None or following is None or following >= last:
        return ""
    return f"The next review, {following.isoformat()}, is before the last one, {last.isoformat()}"


def _last_review(journey: Journey, record: JourneyMap) -> str:
    held = [review.day for review in journey.of_kind(Review) if review.day is not None]
    if not held or max(held) == record.last_review:
        return ""
    return f"The last of the reviews that are listed was held on {max(held).isoformat()}"


def _confidence(_journey: Journey, opportunity: Opportunity) -> str:
    sure = opportunity.confidence
    if sure is None or sure <= 1:
        return ""
    if sure <= 10:
        return f"1 is 100 %, so {number_text(sure)} counts as a number of a scale of your own"
    return f"1 is 100 %: for {number_text(sure)} % write {number_text(sure / 100)}"


def _effortless(_journey: Journey, opportunity: Opportunity) -> str:
    return "With an effort of 0 no RICE score can be computed" if opportunity.effort == 0 else ""


def _ways_out(journey: Journey, way: Connection) -> str:
    if way.probability is None or not isinstance(journey.get(way.source), Decision):
        return ""
    ways = [one for one in journey.ways_out(way.source) if one.meaning is not ConnectionKind.INFLUENCE]
    total = wrong_sum([one.probability for one in ways])
    return f"The ways out of this decision add up to {total:.0%}" if total is not None else ""


AGREEMENTS = (
    Agreement(Signal, "target", _target, ("target", "direction")),
    Agreement(Signal, "target", _nothing_to_reach),
    Agreement(Signal, "history", _other_days, ("history",)),
    Agreement(Signal, "current", _newest),
    Agreement(Signal, "status", _unmeasured),
    Agreement(Touchpoint, "went_on", _go_on, ("went_on",)),
    Agreement(JourneyMap, "next_review", _next_review, ("next_review",)),
    Agreement(JourneyMap, "last_review", _last_review),
    Agreement(Opportunity, "confidence", _confidence),
    Agreement(Opportunity, "effort", _effortless),
    Agreement(Connection, "probability", _ways_out),
)
"""All that is looked at. Inspector, tables and findings say it with these sentences."""
