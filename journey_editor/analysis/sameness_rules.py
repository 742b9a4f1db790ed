"""What is said twice: records that are one thing, as a room says it in two people's words."""

from __future__ import annotations

from journey_editor.analysis.rule import Answers, Rule, Severity, Source, lacks
from journey_editor.analysis.survey import Survey
from journey_editor.document.records import Card, Opportunity, PainPoint, Risk, Stage, Touchpoint
from journey_editor.document.wording import said_key


def _said_twice(survey: Survey, record: Touchpoint | PainPoint | Opportunity) -> Answers:
    first = survey.said_first(record)
    if first is None:
        return ()
    return lacks(first != record.id, "{0} is there twice", "", first)


def _said_by_stage(survey: Survey, risk: Risk) -> Answers:
    said = said_key(risk.failure)
    stages = [_stage_of(survey, place) for place in risk.threatens]
    twice = next((stage for stage in stages if stage is not None and said_key(stage.risk) == said), None)
    if not said:
        return ()
    what = "{0} is, in the same words, also the own risk of {1}"
    return lacks(twice is not None, what, "", twice.id if twice else "")


def _stage_of(survey: Survey, place: str) -> Stage | None:
    record = survey.journey.get(place)
    if isinstance(record, Card):
        return survey.journey.stage_of(record)
    return record if isinstance(record, Stage) else None


RULES = (
    Rule(
        "said-twice",
        "The same said twice",
        "No two touchpoints of a lane have one name in a stage, and no two pain points or opportunities in the map",
        "what is known of one is missing at the other, and each looks smaller than both are",
        Severity.NOTE,
        (Source.GLOSSARY,),
        (Touchpoint, PainPoint, Opportunity),
        _said_twice,
    ),
    Rule(
        "risk-said-twice",
        "Risk said twice",
        "No risk says in the same words what its stage says of its own",
        "it is counted twice, and what is known of it stands in two places",
        Severity.NOTE,
        (Source.GLOSSARY,),
        (Risk,),
        _said_by_stage,
    ),
)
