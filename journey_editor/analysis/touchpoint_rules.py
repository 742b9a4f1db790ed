"""What a touchpoint should say, and what belongs to touchpoints and stages: pains, opportunities, signals."""

from __future__ import annotations

from journey_editor.analysis.part_rules import first_place
from journey_editor.analysis.rule import Answers, Rule, Severity, Source, lacks
from journey_editor.analysis.survey import Survey
from journey_editor.document.records import Decision, Opportunity, PainPoint, Signal, Touchpoint
from journey_editor.document.vocabulary import Evidence, MapState, OpportunityStatus, SignalStatus

_BEGUN = (OpportunityStatus.PLANNED, OpportunityStatus.PILOTING)


def _truth_reason(_survey: Survey, card: Touchpoint) -> Answers:
    if not card.moment_of_truth:
        return ()
    missing = not card.moment_of_truth_reason.strip()
    return lacks(missing, "{0} is a moment of truth and does not say why", "moment_of_truth_reason")


def _is_future(survey: Survey) -> bool:
    """Whether it is not there yet: nobody can have observed or measured it."""
    return survey.journey.map.state is MapState.FUTURE


def _truth_assumed(survey: Survey, card: Touchpoint) -> Answers:
    if not card.moment_of_truth or _is_future(survey):
        return ()
    return lacks(card.evidence is Evidence.ASSUMED, "{0} is a moment of truth that is only assumed", "evidence")


def _deciding_unmeasured(survey: Survey, card: Touchpoint) -> Answers:
    if not (card.moment_of_truth or card.first_value):
        return ()
    what = "the first-value milestone" if card.first_value else "a moment of truth"
    return lacks(not survey.journey.parts(card.id, Signal), f"{{0}} is {what} and has no signal", "signals")


def _unmeasured(survey: Survey, card: Touchpoint) -> Answers:
    if card.moment_of_truth or card.first_value:
        return ()  # that is asked by a rule of its own
    return lacks(not survey.journey.parts(card.id, Signal), "{0} has no signal", "signals")


def _unsupported(_survey: Survey, card: Touchpoint) -> Answers:
    if card.evidence is Evidence.ASSUMED:
        return ()
    missing = not card.evidence_source.strip() and not card.supported_by
    return lacks(missing, f"{{0}} is {card.evidence.label} and does not say where that comes from", "evidence_source")


def _pain_without_opportunity(survey: Survey, pain: PainPoint) -> Answers:
    asked = (*pain.felt_at, pain.id)
    found = (chance for place in asked for chance in survey.journey.parts(place, Opportunity))
    helped = any(chance.status is not OpportunityStatus.DROPPED for chance in found)
    return lacks(not helped, "{0} of {1} has no opportunity", "", first_place(pain))


def _pain_severity(_survey: Survey, pain: PainPoint) -> Answers:
    return lacks(pain.severity is None, "The severity of {0} of {1} is unknown", "severity", first_place(pain))


def _opportunity_unowned(_survey: Survey, opportunity: Opportunity) -> Answers:
    if opportunity.status not in _BEGUN:
        return ()
    what = f"{{0}} of {{1}} is {_stage_of_work(opportunity)} and has no owner"
    return lacks(opportunity.owner is None, what, "owner", first_place(opportunity))


def _opportunity_undated(_survey: Survey, opportunity: Opportunity) -> Answers:
    if opportunity.status not in _BEGUN:
        return ()
    what = f"{{0}} of {{1}} is {_stage_of_work(opportunity)} and has no due date"
    return lacks(opportunity.due is None, what, "due", first_place(opportunity))


def _opportunity_late(survey: Survey, opportunity: Opportunity) -> Answers:
    if opportunity.due is None or opportunity.status in (OpportunityStatus.DONE, OpportunityStatus.DROPPED):
        return ()
    what = f"{{0}} of {{1}} was due on {opportunity.due.isoformat()}"
    return lacks(opportunity.due < survey.today, what, "due", first_place(opportunity))


def _stage_of_work(opportunity: Opportunity) -> str:
    return "planned" if opportunity.status is OpportunityStatus.PLANNED else "being piloted"


def _signal_unknown(survey: Survey, signal: Signal) -> Answers:
    if _is_future(survey):
        return ()
    what = "Whether {0} of {1} is measured is unknown"
    return lacks(signal.status is SignalStatus.UNKNOWN, what, "status", first_place(signal))


def _signal_uninstrumented(_survey: Survey, signal: Signal) -> Answers:
    if signal.status is SignalStatus.UNKNOWN:
        return ()
    missing = signal.status is SignalStatus.NOT_INSTRUMENTED
    return lacks(missing, "{0} of {1} is not instrumented", "status", first_place(signal))


def _signal_without_value(_survey: Survey, signal: Signal) -> Answers:
    if signal.status is not SignalStatus.LIVE:
        return ()
    return lacks(signal.current is None, "{0} of {1} is live and its value is unknown", "current", first_place(signal))


def _signal_without_target(_survey: Survey, signal: Signal) -> Answers:
    return lacks(signal.target is None, "{0} of {1} has no target", "target", first_place(signal))


RULES = (
    Rule(
        "touchpoint-name",
        "Touchpoint or decision without a name",
        "Each touchpoint and decision has a name",
        "a reader cannot tell what happens there",
        Severity.WARNING,
        (Source.GLOSSARY,),
        (Touchpoint, Decision),
        lambda _, card: lacks(not card.name.strip(), "There is {0}", "name"),
    ),
    Rule(
        "truth-reason",
        "Moment of truth without a reason",
        "Each moment of truth says why it decides",
        "without the reason nobody can tell what must not go wrong there",
        Severity.WARNING,
        (Source.S3, Source.S4),
        (Touchpoint,),
        _truth_reason,
    ),
    Rule(
        "truth-assumed",
        "Moment of truth that is only assumed",
        "Each moment of truth is observed or validated",
        "what decides whether customers go on should not be a guess",
        Severity.WARNING,
        (Source.S3,),
        (Touchpoint,),
        _truth_assumed,
    ),
    Rule(
        "truth-signal",
        "First value or moment of truth without a signal",
        "The first-value milestone and each moment of truth have a signal",
        "whether the moment that decides went well would be a matter of opinion",
        Severity.WARNING,
        (Source.S2, Source.S3),
        (Touchpoint,),
        _deciding_unmeasured,
    ),
    Rule(
        "touchpoint-signal",
        "Touchpoint without a signal",
        "Each touchpoint has a signal",
        "a touchpoint without data is not healthy, its measurement is incomplete",
        Severity.NOTE,
        (Source.S2,),
        (Touchpoint,),
        _unmeasured,
    ),
    Rule(
        "emotion-unknown",
        "Emotion unknown",
        "Each touchpoint says how it feels",
        "the emotion curve has a hole there",
        Severity.NOTE,
        (Source.GLOSSARY,),
        (Touchpoint,),
        lambda _, card: lacks(card.emotion is None, "{0} does not say how it feels", "emotion"),
    ),
    Rule(
        "channel-unknown",
        "Channel unknown",
        "Each touchpoint has a channel",
        "without it nobody knows where the customer meets us, nor who could improve it",
        Severity.NOTE,
        (Source.GLOSSARY,),
        (Touchpoint,),
        lambda _, card: lacks(not card.channel.strip(), "{0} has no channel", "channel"),
    ),
    Rule(
        "evidence-source",
        "Evidence without its source",
        "What is observed or validated says where that comes from",
        "what cannot be looked up again is an assumption with a better name",
        Severity.NOTE,
        (Source.S3,),
        (Touchpoint,),
        _unsupported,
    ),
    Rule(
        "pain-opportunity",
        "Pain point without an opportunity",
        "Each pain point has an opportunity that addresses it or helps where it is felt",
        "what hurts is known, what would help is not",
        Severity.WARNING,
        (Source.S2, Source.S3),
        (PainPoint,),
        _pain_without_opportunity,
    ),
    Rule(
        "pain-severity",
        "Severity of a pain point unknown",
        "Each pain point has a severity",
        "without it nobody can say which pain comes first",
        Severity.NOTE,
        (Source.S0, Source.S3),
        (PainPoint,),
        _pain_severity,
    ),
    Rule(
        "opportunity-owner",
        "Opportunity begun without an owner",
        "Each opportunity that is planned or piloted has an owner",
        "what nobody has taken on does not happen",
        Severity.WARNING,
        (Source.S3, Source.S4),
        (Opportunity,),
        _opportunity_unowned,
    ),
    Rule(
        "opportunity-due",
        "Opportunity begun without a due date",
        "Each opportunity that is planned or piloted has a due date",
        "without a date it is a wish",
        Severity.NOTE,
        (Source.S3, Source.S4),
        (Opportunity,),
        _opportunity_undated,
    ),
    Rule(
        "opportunity-late",
        "Opportunity past its due date",
        "No open opportunity is past its due date",
        "either it was done and the map does not say so, or it was not",
        Severity.WARNING,
        (Source.S3, Source.S4),
        (Opportunity,),
        _opportunity_late,
    ),
    Rule(
        "signal-unknown",
        "Signal with unknown status",
        "Of each signal it is known whether it is measured",
        "the measurement is incomplete, which is not the same as healthy",
        Severity.WARNING,
        (Source.S2,),
        (Signal,),
        _signal_unknown,
    ),
    Rule(
        "signal-instrumented",
        "Signal that is not instrumented",
        "Each signal is instrumented",
        "nobody will see it until somebody builds it",
        Severity.NOTE,
        (Source.S2,),
        (Signal,),
        _signal_uninstrumented,
    ),
    Rule(
        "signal-value",
        "Live signal without a value",
        "Each live signal has a current value",
        "it is called live and nobody has read it",
        Severity.WARNING,
        (Source.S2,),
        (Signal,),
        _signal_without_value,
    ),
    Rule(
        "signal-target",
        "Signal without a target",
        "Each signal has a target",
        "a number without a target is neither good nor bad",
        Severity.NOTE,
        (Source.S2,),
        (Signal,),
        _signal_without_target,
    ),
)
