"""What a stage should say: its operating row."""

from __future__ import annotations

from collections.abc import Callable

from journey_editor.analysis.rule import Answers, Rule, Severity, Source, lacks
from journey_editor.analysis.survey import Survey
from journey_editor.document.records import Stage


def _says(field: str, what: str) -> Callable[[Survey, Stage], Answers]:
    return lambda _survey, stage: lacks(not getattr(stage, field).strip(), what, field)


def _no_signal(survey: Survey, stage: Stage) -> Answers:
    missing = not survey.journey.signals_in(stage.id)
    return lacks(missing, "{0} has no signal, nor has any of its touchpoints", "signals")


def _of_a_risk(field: str, what: str) -> Callable[[Survey, Stage], Answers]:
    """What a risk asks for: without one, the question does not arise."""

    def ask(_survey: Survey, stage: Stage) -> Answers:
        return lacks(not getattr(stage, field).strip(), what, field) if stage.risk.strip() else ()

    return ask


def _no_way_back(survey: Survey, stage: Stage) -> Answers:
    is_said = (stage.risk.strip() and stage.recovery.strip()) or stage.id in survey.stages_with_recovery
    if not is_said or stage.id not in survey.stages_with_cards:
        return ()
    return lacks(
        stage.id not in survey.stages_with_way_back, "{0} has a risk, and no recovery connection leads out of it"
    )


def _empty(survey: Survey, stage: Stage) -> Answers:
    return lacks(stage.id not in survey.stages_with_cards, "{0} has no touchpoint")


RULES = (
    Rule(
        "stage-name",
        "Stage without a name",
        "Each stage has a name",
        "a reader cannot tell where on the journey it is",
        Severity.WARNING,
        (Source.GLOSSARY,),
        (Stage,),
        _says("name", "There is {0}"),
    ),
    Rule(
        "stage-owner",
        "Stage without an owner",
        "Each stage has an owner",
        "what nobody answers for will be forgotten",
        Severity.WARNING,
        (Source.S2,),
        (Stage,),
        lambda _, stage: lacks(stage.owner is None, "{0} has no owner", "owner"),
    ),
    Rule(
        "stage-signal",
        "Stage without a signal",
        "Each stage, or a touchpoint in it, has a signal",
        "whether it goes well will be debated, not seen",
        Severity.WARNING,
        (Source.S2,),
        (Stage,),
        _no_signal,
    ),
    Rule(
        "stage-escalation",
        "Stage without an escalation path",
        "Each stage has an escalation path",
        "stalled accounts will wait for the next meeting",
        Severity.WARNING,
        (Source.S2,),
        (Stage,),
        _says("escalation", "{0} has no escalation path"),
    ),
    Rule(
        "stage-recovery",
        "Risk without a recovery",
        "Each stage's risk has a recovery",
        "when it happens, nobody knows the way back",
        Severity.WARNING,
        (Source.S2,),
        (Stage,),
        _of_a_risk("recovery", "{0} has a risk and no recovery"),
    ),
    Rule(
        "stage-trigger",
        "Risk without a trigger",
        "Each stage's risk has a trigger",
        "without a number or an event nobody notices in time that it is happening",
        Severity.WARNING,
        (Source.S2,),
        (Stage,),
        _of_a_risk("risk_trigger", "{0} has a risk and no risk trigger"),
    ),
    Rule(
        "stage-way-back",
        "Recovery that is not on the map",
        "A recovery connection leads out of each stage that has a risk and a recovery",
        "the way back is said but not drawn, so nobody sees where it leads",
        Severity.NOTE,
        (Source.S2,),
        (Stage,),
        _no_way_back,
    ),
    Rule(
        "stage-empty",
        "Stage without a touchpoint",
        "Each stage has a touchpoint or a decision",
        "a stage in which the customer meets nothing is only a word",
        Severity.WARNING,
        (Source.GLOSSARY,),
        (Stage,),
        _empty,
    ),
    Rule(
        "stage-goal",
        "Stage without a customer goal",
        "Each stage has a customer goal",
        "without it the stage is told from our side only",
        Severity.NOTE,
        (Source.S2,),
        (Stage,),
        _says("customer_goal", "{0} has no customer goal"),
    ),
    Rule(
        "stage-risk",
        "Stage without a risk",
        "Each stage names its risk",
        "nobody has asked yet what may go wrong in it",
        Severity.NOTE,
        (Source.S2,),
        (Stage,),
        lambda survey, stage: lacks(
            not stage.risk.strip() and stage.id not in survey.stages_at_risk, "{0} names no risk", "risk"
        ),
    ),
    Rule(
        "stage-success",
        "Stage without a success criterion",
        "Each stage has a success criterion",
        "nobody can tell when it is done",
        Severity.NOTE,
        (Source.S2,),
        (Stage,),
        _says("success_criterion", "{0} has no success criterion"),
    ),
    Rule(
        "stage-next-step",
        "Stage without a next step",
        "Each stage has a next step",
        "a map that no action follows changes nothing",
        Severity.NOTE,
        (Source.S2,),
        (Stage,),
        _says("next_step", "{0} has no next step"),
    ),
    Rule(
        "stage-checkpoint",
        "Stage without a review checkpoint",
        "Each stage has a review checkpoint",
        "without a fixed time and place nobody looks at it until it has gone wrong",
        Severity.NOTE,
        (Source.S2,),
        (Stage,),
        _says("review_checkpoint", "{0} has no review checkpoint"),
    ),
)
