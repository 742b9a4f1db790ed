"""What the map itself should say, and what its lanes and personas should."""

from __future__ import annotations

from journey_editor.analysis.rule import MET, Answer, Answers, Rule, Severity, Source, lacks
from journey_editor.analysis.survey import Survey
from journey_editor.document.records import JourneyMap, Lane, Persona, Touchpoint
from journey_editor.document.vocabulary import Authority, Evidence, MapState, Perspective, RoleType


def _no_first_value(survey: Survey, _map: JourneyMap) -> Answers:
    marked = any(touchpoint.first_value for touchpoint in survey.journey.of_kind(Touchpoint))
    return lacks(not marked, "{0} has no first-value milestone")


def _several_first_values(survey: Survey, _map: JourneyMap) -> Answers:
    marked = tuple(card.id for card in survey.cards if isinstance(card, Touchpoint) and card.first_value)
    if len(marked) > 1:
        what = f"{{0}} has {len(marked)} first-value milestones ({{names}})"
        return lacks(True, what, "", *marked)
    return (MET,) if marked else ()


def _review_overdue(survey: Survey, about: JourneyMap) -> Answers:
    due = about.next_review
    if due is None:
        return ()
    days = (survey.today - due).days
    what = f"The review of {due.isoformat()} is {days} {'day' if days == 1 else 'days'} overdue"
    return lacks(days > 0, what, "next_review")


def _no_pair(_survey: Survey, about: JourneyMap) -> Answers:
    if about.state is not MapState.FUTURE:
        return ()
    return lacks(not about.pair, "{0} is a future state without its current map", "pair")


def _same_states(_survey: Survey, about: JourneyMap) -> Answers:
    if not about.pair or about.pair_state is None:
        return ()
    what = f"{{0}} and the other map of its pair are both {about.state}"
    return lacks(about.state is about.pair_state, what, "state")


def _all_assumed(survey: Survey, _map: JourneyMap) -> Answers:
    if not survey.journey.count(Touchpoint):
        return ()
    known = any(t.evidence is not Evidence.ASSUMED for t in survey.journey.of_kind(Touchpoint))
    return lacks(not known, "Every touchpoint of {0} is assumed")


def _no_decider(survey: Survey, _map: JourneyMap) -> Answers:
    personas = survey.journey.of_kind(Persona)
    decides = any(persona.role_type is RoleType.DECISION_MAKER for persona in personas)
    return lacks(not decides, "No persona of {0} is the decision-maker") if personas else ()


def _no_level(survey: Survey, persona: Persona) -> Answers:
    if survey.journey.map.perspective is not Perspective.BOTH:
        return ()
    return lacks(persona.level is None, "{0} stands neither for the account nor for a user", "level")


def _not_in_matrix(_survey: Survey, persona: Persona) -> Answers:
    unknown = [name for name in ("influence", "interest") if getattr(persona, name) is None]
    return lacks(bool(unknown), f"The {' and '.join(unknown)} of {{0}} {_is(unknown)} unknown", (*unknown, "")[0])


def _is(names: list[str]) -> str:
    return "is" if len(names) == 1 else "are"


def _gaps(survey: Survey, lane: Lane) -> Answers:
    at = survey.stages_of_lane.get(lane.id, set())
    for number in range(min(at), max(at) + 1) if at else ():
        stage = survey.stages[number].id
        yield Answer("" if number in at else "{0} has nothing in {1}", others=(stage,), stage=stage)


def _empty_lane(survey: Survey, lane: Lane) -> Answers:
    """What holds a veto is told as that where nobody meets it."""
    persona = survey.journey.get(lane.persona)
    is_told = isinstance(persona, Persona) and persona.authority is Authority.VETOES
    if not survey.stages or (is_told and lane.persona not in survey.personas_that_meet):
        return ()
    return lacks(lane.id not in survey.stages_of_lane, "{0} has no touchpoint")


RULES = (
    Rule(
        "first-value-missing",
        "No first-value milestone",
        "The map has a first-value milestone",
        "without one, activation means something else to everyone",
        Severity.WARNING,
        (Source.S2,),
        (JourneyMap,),
        _no_first_value,
    ),
    Rule(
        "first-value-several",
        "Several first-value milestones",
        "There is one first-value milestone and no second",
        "there is one event that stands for first value; several dilute it",
        Severity.ERROR,
        (Source.S2,),
        (JourneyMap,),
        _several_first_values,
    ),
    Rule(
        "review-missing",
        "No review date",
        "The map has a date for its next review",
        "a map that nobody looks at again is out of date soon, and does not say so",
        Severity.WARNING,
        (Source.S0, Source.S3, Source.S4),
        (JourneyMap,),
        lambda _, about: lacks(about.next_review is None, "{0} has no date for its next review", "next_review"),
    ),
    Rule(
        "review-overdue",
        "Review overdue",
        "The next review is not past",
        "a map that is not held against reality any more misleads",
        Severity.WARNING,
        (Source.S0, Source.S3, Source.S4),
        (JourneyMap,),
        _review_overdue,
    ),
    Rule(
        "map-objective",
        "Map without an objective",
        "The map has an objective",
        "without it nobody can say what the map is to decide",
        Severity.NOTE,
        (Source.GLOSSARY,),
        (JourneyMap,),
        lambda _, about: lacks(not about.objective.strip(), "{0} has no objective", "objective"),
    ),
    Rule(
        "map-scope",
        "Map without a scope",
        "The map says where the journey starts and ends",
        "without it nobody can tell what was left out from what was forgotten",
        Severity.NOTE,
        (Source.GLOSSARY,),
        (JourneyMap,),
        lambda _, about: lacks(not about.scope.strip(), "{0} has no scope", "scope"),
    ),
    Rule(
        "map-segment",
        "Map without a customer segment",
        "The map names its customer segment",
        "customers of different segments go different ways, and one map of all fits none",
        Severity.NOTE,
        (Source.GLOSSARY,),
        (JourneyMap,),
        lambda _, about: lacks(not about.segment.strip(), "{0} names no customer segment", "segment"),
    ),
    Rule(
        "map-perspective",
        "Map without a perspective",
        "The map says whether it follows the account, the user or both",
        "the account's journey and the user's fail separately, so they are measured separately",
        Severity.NOTE,
        (Source.S1, Source.S2),
        (JourneyMap,),
        lambda _, about: lacks(
            about.perspective is None, "{0} does not say whether it follows the account or the user", "perspective"
        ),
    ),
    Rule(
        "map-success",
        "Map without success criteria",
        "The map has success criteria",
        "without them everybody measures success by something else",
        Severity.NOTE,
        (Source.S2,),
        (JourneyMap,),
        lambda _, about: lacks(not about.success_criteria.strip(), "{0} has no success criteria", "success_criteria"),
    ),
    Rule(
        "pair-missing",
        "Future state without its current map",
        "A map of the future state names the current map",
        "what should be can be told from a wish only beside what is",
        Severity.WARNING,
        (Source.S0, Source.S3),
        (JourneyMap,),
        _no_pair,
    ),
    Rule(
        "pair-states",
        "Pair of two current or two future maps",
        "Of the two maps of a pair one is current and one is future",
        "nobody can tell which of the two is to become the other",
        Severity.ERROR,
        (Source.S0, Source.S3),
        (JourneyMap,),
        _same_states,
    ),
    Rule(
        "map-assumed",
        "Map of assumptions alone",
        "At least one touchpoint is observed or validated",
        "a map starts as a hypothesis, and stays one until somebody asks customers",
        Severity.NOTE,
        (Source.S3,),
        (JourneyMap,),
        _all_assumed,
    ),
    Rule(
        "decider-missing",
        "No decision-maker among the personas",
        "One of the personas is the decision-maker",
        "who signs has a journey too, and a purchase stalls where nobody looked at it",
        Severity.NOTE,
        (Source.S0, Source.S3),
        (JourneyMap,),
        _no_decider,
    ),
    Rule(
        "persona-name",
        "Persona without a name",
        "Each persona has a name",
        "a reader cannot tell whose lane it is",
        Severity.WARNING,
        (Source.S0, Source.S3, Source.S4),
        (Persona,),
        lambda _, persona: lacks(not persona.name.strip(), "There is {0}", "name"),
    ),
    Rule(
        "persona-role",
        "Persona without a role type",
        "Each persona has its part in the buying group",
        "without its part in the buying group nobody knows what it may decide or stop",
        Severity.NOTE,
        (Source.S0, Source.S3),
        (Persona,),
        lambda _, persona: lacks(persona.role_type is None, "{0} has no role type", "role_type"),
    ),
    Rule(
        "persona-level",
        "Persona without a level on a map of both journeys",
        "On a map of both journeys each persona is of the account or a user",
        "on a map of both journeys the account's lanes and the users' have to be told apart",
        Severity.WARNING,
        (Source.S1, Source.S2),
        (Persona,),
        _no_level,
    ),
    Rule(
        "persona-influence",
        "Influence or interest unknown",
        "Each persona's influence and interest are known",
        "it has no place in the influence-interest matrix",
        Severity.NOTE,
        (Source.S3,),
        (Persona,),
        _not_in_matrix,
    ),
    Rule(
        "lane-empty",
        "Persona lane without a touchpoint",
        "Each persona's lane has a touchpoint or a decision",
        "a stakeholder who is on the map and meets nothing was invited and not asked",
        Severity.WARNING,
        (Source.S3,),
        (Lane,),
        _empty_lane,
    ),
    Rule(
        "lane-gap",
        "Gap in a lane",
        "A persona's lane has something in each stage between its first and its last",
        "there is something before and after it, so either the customer is left alone there or it was not looked at",
        Severity.WARNING,
        (Source.S2, Source.S3),
        (Lane,),
        _gaps,
    ),
)
