"""What makes pains, opportunities, signals and risks something to act on: what they rest on, who acts, what shows."""

from __future__ import annotations

from journey_editor.analysis.rule import MET, Answer, Answers, Rule, Severity, Source, lacks
from journey_editor.analysis.survey import Survey
from journey_editor.document.agreement import contradictions
from journey_editor.document.record import Record
from journey_editor.document.records import (
    MAP_ID,
    JourneyMap,
    Opportunity,
    PainPoint,
    Part,
    Persona,
    Risk,
    Signal,
    Touchpoint,
)
from journey_editor.document.vocabulary import Evidence, OpportunityStatus

_OPEN = (OpportunityStatus.IDEA, OpportunityStatus.PLANNED, OpportunityStatus.PILOTING)
_BEGUN = (OpportunityStatus.PLANNED, OpportunityStatus.PILOTING)
_RICE = ("reach", "impact", "confidence", "effort")


def first_place(part: Part) -> str:
    """Where a finding says that something is: at its first place, or in the map."""
    return part.places[0] if part.places else MAP_ID


def _risk_unowned(_survey: Survey, risk: Risk) -> Answers:
    return lacks(risk.owner is None, "{0} of {1} has no owner", "owner", first_place(risk))


def _risk_unseen(_survey: Survey, risk: Risk) -> Answers:
    return lacks(not risk.shown_by, "No signal shows {0} of {1}", "shown_by", first_place(risk))


def _risk_untriggered(_survey: Survey, risk: Risk) -> Answers:
    return lacks(not risk.trigger.strip(), "{0} of {1} has no trigger", "trigger", first_place(risk))


def _risk_without_recovery(_survey: Survey, risk: Risk) -> Answers:
    return lacks(not risk.recovery.strip(), "{0} of {1} has no recovery", "recovery", first_place(risk))


def _risk_without_escalation(_survey: Survey, risk: Risk) -> Answers:
    return lacks(not risk.escalation.strip(), "{0} of {1} has no escalation", "escalation", first_place(risk))


def _risk_unrated(_survey: Survey, risk: Risk) -> Answers:
    unknown = [name for name in ("likelihood", "impact") if getattr(risk, name) is None]
    what = f"The {' and '.join(unknown)} of {{0}} of {{1}} {'is' if len(unknown) == 1 else 'are'} unknown"
    return lacks(bool(unknown), what, (*unknown, "")[0], first_place(risk))


def _pain_unplaced(_survey: Survey, pain: PainPoint) -> Answers:
    missing = pain.magnitude is None and pain.frequency is None
    what = "How many feel {0} of {1}, and how often, is unknown"
    return lacks(missing, what, "magnitude", first_place(pain))


def _pain_uncaused(_survey: Survey, pain: PainPoint) -> Answers:
    missing = not pain.root_cause.strip() and not any(why.strip() for why in pain.whys)
    return lacks(missing, "{0} of {1} has no root cause", "root_cause", first_place(pain))


def _opportunity_without_pain(survey: Survey, opportunity: Opportunity) -> Answers:
    if opportunity.status not in _OPEN:
        return ()
    felt = opportunity.addresses or any(survey.journey.parts(place, PainPoint) for place in opportunity.helps_at)
    return lacks(not felt, "{0} of {1} addresses no pain point", "addresses", first_place(opportunity))


def _opportunity_unranked(_survey: Survey, opportunity: Opportunity) -> Answers:
    if opportunity.status not in _OPEN:
        return ()
    unknown = [name for name in _RICE if getattr(opportunity, name) is None]
    what = f"RICE of {{0}} of {{1}} cannot be computed, for {_listed(unknown)} {_is(unknown)} unknown"
    return lacks(bool(unknown), what, (*unknown, "")[0], first_place(opportunity))


def _opportunity_unmeasured(_survey: Survey, opportunity: Opportunity) -> Answers:
    if opportunity.status not in _BEGUN:
        return ()
    missing = opportunity.affected_metric is None
    return lacks(missing, "{0} of {1} is begun and has no affected metric", "affected_metric", first_place(opportunity))


def _opportunity_without_result(_survey: Survey, opportunity: Opportunity) -> Answers:
    if opportunity.status is not OpportunityStatus.DONE:
        return ()
    missing = not opportunity.pilot_result.strip()
    what = "{0} of {1} is done and does not say what came of it"
    return lacks(missing, what, "pilot_result", first_place(opportunity))


def _signal_from_nowhere(_survey: Survey, signal: Signal) -> Answers:
    return lacks(signal.read_from is None, "Where {0} of {1} is read is unknown", "read_from", first_place(signal))


def _target_without_direction(_survey: Survey, signal: Signal) -> Answers:
    if signal.target is None:
        return ()
    what = "{0} of {1} has a target and no direction"
    return lacks(signal.direction is None, what, "direction", first_place(signal))


def _claim_unsupported(_survey: Survey, claim: PainPoint | Opportunity | Persona) -> Answers:
    if claim.evidence is Evidence.ASSUMED:
        return ()
    what = f"{{0}} is {claim.evidence.label} and names no evidence"
    return lacks(not claim.supported_by, what, "supported_by")


def _more_go_on_than_come(_survey: Survey, card: Touchpoint) -> Answers:
    if card.reached is None or card.went_on is None:
        return ()
    what = f"{card.went_on:g} go on from {{0}}, and {card.reached:g} reach it"
    return lacks(card.went_on > card.reached, what, "went_on")


def _contradicting(survey: Survey, record: Record) -> Answers:
    found = contradictions(survey.journey, record)
    return [Answer(f"{{0}} says that {said[0].lower()}{said[1:]}", field) for field, said in found] or (MET,)


def _listed(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _is(names: list[str]) -> str:
    return "is" if len(names) == 1 else "are"


RULES = (
    Rule(
        "risk-owner",
        "Risk without an owner",
        "Each risk has an owner",
        "when it happens, everybody waits for somebody else",
        Severity.WARNING,
        (Source.S2,),
        (Risk,),
        _risk_unowned,
    ),
    Rule(
        "risk-signal",
        "Risk that no signal shows",
        "Each risk is shown by a signal",
        "it is noticed when the customer tells",
        Severity.WARNING,
        (Source.S2,),
        (Risk,),
        _risk_unseen,
    ),
    Rule(
        "risk-trigger",
        "Risk record without a trigger",
        "Each risk has a trigger",
        "without a number or an event nobody knows from when on one acts",
        Severity.WARNING,
        (Source.S2,),
        (Risk,),
        _risk_untriggered,
    ),
    Rule(
        "risk-recovery",
        "Risk record without a recovery",
        "Each risk has a recovery",
        "when it happens, nobody knows the way back",
        Severity.WARNING,
        (Source.S2,),
        (Risk,),
        _risk_without_recovery,
    ),
    Rule(
        "risk-escalation",
        "Risk without an escalation",
        "Each risk has an escalation",
        "where the recovery does not help, the account waits for the next meeting",
        Severity.NOTE,
        (Source.S2,),
        (Risk,),
        _risk_without_escalation,
    ),
    Rule(
        "risk-rating",
        "Likelihood or impact of a risk unknown",
        "Each risk's likelihood and impact are known",
        "it has no place in the risk matrix",
        Severity.NOTE,
        (Source.S2,),
        (Risk,),
        _risk_unrated,
    ),
    Rule(
        "pain-reach",
        "Magnitude and frequency of a pain point unknown",
        "Of each pain point it is known how many feel it, or how often",
        "it has no place in the matrix of pain points",
        Severity.NOTE,
        (Source.S3,),
        (PainPoint,),
        _pain_unplaced,
    ),
    Rule(
        "pain-cause",
        "Pain point without a root cause",
        "Each pain point has a root cause, or whys",
        "what is mended without knowing the cause comes back",
        Severity.NOTE,
        (Source.S3,),
        (PainPoint,),
        _pain_uncaused,
    ),
    Rule(
        "opportunity-pain",
        "Opportunity that addresses no pain point",
        "Each open opportunity addresses a pain point, or helps where one is felt",
        "it is our idea, and perhaps nobody's need",
        Severity.NOTE,
        (Source.S3,),
        (Opportunity,),
        _opportunity_without_pain,
    ),
    Rule(
        "opportunity-rice",
        "Opportunity that cannot be ranked",
        "Each open opportunity has reach, impact, confidence and effort",
        "without all four it stands in no order with the others",
        Severity.NOTE,
        (Source.S3, Source.S4),
        (Opportunity,),
        _opportunity_unranked,
    ),
    Rule(
        "opportunity-metric",
        "Opportunity begun without an affected metric",
        "Each opportunity that is planned or piloted names the signal that it should move",
        "nobody can tell afterwards whether it worked",
        Severity.WARNING,
        (Source.S3, Source.S4),
        (Opportunity,),
        _opportunity_unmeasured,
    ),
    Rule(
        "opportunity-result",
        "Opportunity done without a result",
        "Each opportunity that is done says what its pilot showed",
        "what nobody wrote down is tried again",
        Severity.NOTE,
        (Source.S3, Source.S4),
        (Opportunity,),
        _opportunity_without_result,
    ),
    Rule(
        "signal-source",
        "Signal without a data source",
        "Of each signal it is known where it is read",
        "nobody can look it up",
        Severity.NOTE,
        (Source.S2,),
        (Signal,),
        _signal_from_nowhere,
    ),
    Rule(
        "signal-direction",
        "Target without a direction",
        "Each signal with a target has a direction",
        "whether more or less of it is better decides whether the target is reached",
        Severity.NOTE,
        (Source.S2,),
        (Signal,),
        _target_without_direction,
    ),
    Rule(
        "claim-evidence",
        "Claim without its evidence",
        "Pain points, opportunities and personas that are observed or validated name their evidence",
        "what cannot be looked up again is an assumption with a better name",
        Severity.NOTE,
        (Source.S3,),
        (PainPoint, Opportunity, Persona),
        _claim_unsupported,
    ),
    Rule(
        "touchpoint-conversion",
        "More go on than come",
        "At no touchpoint do more customers go on than reach it",
        "one of the two numbers is wrong, and so is the funnel",
        Severity.ERROR,
        (Source.S0,),
        (Touchpoint,),
        _more_go_on_than_come,
    ),
    Rule(
        "values-contradict",
        "Values that contradict one another",
        "No value of a signal or of the map contradicts another one",
        "one of the two is wrong, and whatever is computed from them",
        Severity.ERROR,
        (Source.GLOSSARY,),
        (Signal, JourneyMap),
        _contradicting,
    ),
)
