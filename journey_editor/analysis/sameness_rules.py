"""What is said twice: records that are one thing, as a room says it in two people's words."""

from __future__ import annotations

from journey_editor.analysis.rule import Answers, Rule, Severity, Source, lacks
from journey_editor.analysis.survey import Survey
from journey_editor.document.records import Opportunity, PainPoint, Touchpoint


def _said_twice(survey: Survey, record: Touchpoint | PainPoint | Opportunity) -> Answers:
    first = survey.said_first(record)
    if first is None:
        return ()
    return lacks(first != record.id, "{0} is there twice", "", first)


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
)
