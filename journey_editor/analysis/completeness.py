"""What a map should say and does not: owners, signals, ways back, the first value, reviews."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import groupby

from journey_editor.analysis.rule import Found, Rule, Severity, list_of, mention, named
from journey_editor.document.journey import Journey
from journey_editor.document.records import MAP_ID, Opportunity, PainPoint, Signal, Stage, Step, Touchpoint
from journey_editor.document.vocabulary import SignalStatus


def _stages_where(lacks: Callable[[Stage], bool], what: str) -> Callable[[Journey, date], Found]:
    def find(journey: Journey, _today: date) -> Found:
        for stage in journey.stages:
            if lacks(stage):
                yield (stage.id,), f"{named(journey, stage)} has {what}"

    return find


def _touchpoints_where(lacks: Callable[[Touchpoint], bool], what: str) -> Callable[[Journey, date], Found]:
    def find(journey: Journey, _today: date) -> Found:
        for card in journey.cards:
            if isinstance(card, Touchpoint) and lacks(card):
                yield (card.id,), f"{named(journey, card)} {what}"

    return find


def _stages_without_signal(journey: Journey, _today: date) -> Found:
    for stage in journey.stages:
        if not journey.signals_in(stage.id):
            yield (stage.id,), f"{named(journey, stage)} has no signal, nor has any of its touchpoints"


def _no_first_value(journey: Journey, _today: date) -> Found:
    if not any(touchpoint.first_value for touchpoint in journey.all(Touchpoint)):
        yield (MAP_ID,), "The map has no first-value milestone"


def _several_first_values(journey: Journey, _today: date) -> Found:
    marked = [card for card in journey.cards if isinstance(card, Touchpoint) and card.first_value]
    if len(marked) > 1:
        names = list_of([f"“{card.name}”" for card in marked])
        yield tuple(card.id for card in marked), f"The map has {len(marked)} first-value milestones ({names})"


def _unknown_signals(journey: Journey, _today: date) -> Found:
    for signal in journey.all(Signal):
        if signal.status is SignalStatus.UNKNOWN:
            subject = journey.get(signal.subject)
            of = f" of {mention(journey, subject)}" if subject else ""
            yield (signal.id, signal.subject), f"Whether {mention(journey, signal)}{of} is measured is unknown"


def _pains_without_opportunity(journey: Journey, _today: date) -> Found:
    helped = {opportunity.subject for opportunity in journey.all(Opportunity)}
    pains = sorted((pain for pain in journey.all(PainPoint) if pain.subject not in helped), key=lambda p: p.subject)
    for subject_id, group in groupby(pains, key=lambda pain: pain.subject):
        subject, found = journey.get(subject_id), list(group)
        if subject is not None:
            count = "a pain point" if len(found) == 1 else f"{len(found)} pain points"
            ids = (subject_id, *(pain.id for pain in found))
            yield ids, f"{named(journey, subject)} has {count} and no opportunity"


def _gaps(journey: Journey, _today: date) -> Found:
    stages = journey.stages
    number = {stage.id: i for i, stage in enumerate(stages)}
    stage_of_step = {step.id: number[step.stage] for step in journey.all(Step)}
    occupied: dict[str, set[int]] = {}
    for card in journey.cards:
        occupied.setdefault(card.lane, set()).add(stage_of_step[card.step])
    for lane in journey.persona_lanes:
        at = occupied.get(lane.id, set())
        for missing in sorted(set(range(min(at), max(at))) - at) if at else ():
            stage = stages[missing]
            what = f"{named(journey, lane)} has nothing in {mention(journey, stage)}"
            yield (lane.id, stage.id), what


def _review_overdue(journey: Journey, today: date) -> Found:
    due = journey.map.next_review
    if due is not None and due < today:
        days = (today - due).days
        yield (MAP_ID,), f"The review of {due.isoformat()} is {days} {'day' if days == 1 else 'days'} overdue"


def _no_review(journey: Journey, _today: date) -> Found:
    if journey.map.next_review is None:
        yield (MAP_ID,), "The map has no date for its next review"


RULES = (
    Rule(
        "stage-owner",
        "Stage without an owner",
        "what nobody answers for will be forgotten",
        Severity.WARNING,
        _stages_where(lambda s: s.owner is None, "no owner"),
    ),
    Rule(
        "stage-signal",
        "Stage without a signal",
        "whether it goes well will be debated, not seen",
        Severity.WARNING,
        _stages_without_signal,
    ),
    Rule(
        "stage-escalation",
        "Stage without an escalation path",
        "stalled accounts will wait for the next meeting",
        Severity.WARNING,
        _stages_where(lambda s: not s.escalation.strip(), "no escalation path"),
    ),
    Rule(
        "stage-recovery",
        "Risk without a recovery",
        "when it happens, nobody knows the way back",
        Severity.WARNING,
        _stages_where(lambda s: bool(s.risk.strip()) and not s.recovery.strip(), "a risk and no recovery"),
    ),
    Rule(
        "first-value-missing",
        "No first-value milestone",
        "without one, activation means something else to everyone",
        Severity.WARNING,
        _no_first_value,
    ),
    Rule(
        "first-value-several",
        "Several first-value milestones",
        "there is one event that stands for first value; several dilute it",
        Severity.ERROR,
        _several_first_values,
    ),
    Rule(
        "signal-unknown",
        "Signal with unknown status",
        "the measurement is incomplete, which is not the same as healthy",
        Severity.WARNING,
        _unknown_signals,
    ),
    Rule(
        "pain-opportunity",
        "Pain point without an opportunity",
        "what hurts is known, what would help is not",
        Severity.WARNING,
        _pains_without_opportunity,
    ),
    Rule(
        "lane-gap",
        "Gap in a lane",
        "there is something before and after it, so either the customer is left alone there or it was not looked at",
        Severity.WARNING,
        _gaps,
    ),
    Rule(
        "review-overdue",
        "Review overdue",
        "a map that is not held against reality any more misleads",
        Severity.WARNING,
        _review_overdue,
    ),
    Rule(
        "review-missing",
        "No review date",
        "a map that nobody looks at again is out of date soon, and does not say so",
        Severity.WARNING,
        _no_review,
    ),
    Rule(
        "truth-reason",
        "Moment of truth without a reason",
        "without the reason nobody can tell what must not go wrong there",
        Severity.WARNING,
        _touchpoints_where(
            lambda t: t.moment_of_truth and not t.moment_of_truth_reason.strip(),
            "is a moment of truth and does not say why",
        ),
    ),
    Rule(
        "emotion-unknown",
        "Emotion unknown",
        "the emotion curve has a hole there",
        Severity.NOTE,
        _touchpoints_where(lambda t: t.emotion is None, "does not say how it feels"),
    ),
)
