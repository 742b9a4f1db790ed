"""How the personas of a map stand to one another, and whether those that can stop a purchase were looked at."""

from __future__ import annotations

from journey_editor.analysis.rule import Answers, Rule, Severity, Source, lacks
from journey_editor.analysis.survey import Survey
from journey_editor.document.records import JourneyMap, Persona, PersonaRelation
from journey_editor.document.vocabulary import Authority, StakeholderTie


def _no_relations(survey: Survey, _map: JourneyMap) -> Answers:
    if survey.journey.count(Persona) < 2:
        return ()
    return lacks(not survey.journey.count(PersonaRelation), "{0} says nothing of how its personas stand to one another")


def _veto_unmet(survey: Survey, persona: Persona) -> Answers:
    if persona.authority is not Authority.VETOES:
        return ()
    return lacks(persona.id not in survey.personas_that_meet, "{0} holds a veto and has no touchpoint")


def _conflict_unsaid(_survey: Survey, relation: PersonaRelation) -> Answers:
    if relation.meaning is not StakeholderTie.IN_CONFLICT_WITH:
        return ()
    what = "Nobody has said about what {1} and {2} are in conflict"
    return lacks(not relation.note.strip(), what, "note", relation.source, relation.target)


def _conflict_unmet(survey: Survey, relation: PersonaRelation) -> Answers:
    if relation.meaning is not StakeholderTie.IN_CONFLICT_WITH:
        return ()
    pair = (relation.source, relation.target)
    what = "{1} and {2} are in conflict and share no touchpoint"
    return lacks(frozenset(pair) not in survey.shared_touchpoints, what, "", *pair)


RULES = (
    Rule(
        "relations-missing",
        "Map that says nothing of relations",
        "A map of several personas says how they stand to one another",
        "who influences whom, and whose priorities conflict, decides a purchase that many take part in",
        Severity.NOTE,
        (Source.S3,),
        (JourneyMap,),
        _no_relations,
    ),
    Rule(
        "veto-unmet",
        "Veto-holder without a touchpoint",
        "Each persona that holds a veto has a touchpoint, or is named at one",
        "who can stop the journey is met before it is stopped, or not at all",
        Severity.WARNING,
        (Source.S0, Source.S3),
        (Persona,),
        _veto_unmet,
    ),
    Rule(
        "conflict-note",
        "Conflict without a note",
        "Each conflict between personas says about what",
        "priorities that pull apart can be weighed once they are named",
        Severity.NOTE,
        (Source.S3,),
        (PersonaRelation,),
        _conflict_unsaid,
    ),
    Rule(
        "conflict-unmet",
        "Conflict without a shared touchpoint",
        "Personas in conflict share a touchpoint",
        "the map shows no moment at which the two come to terms",
        Severity.NOTE,
        (Source.S3,),
        (PersonaRelation,),
        _conflict_unmet,
    ),
)
