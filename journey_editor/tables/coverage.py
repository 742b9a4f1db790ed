"""How far the map is measured, stage by stage. What nobody measures is unknown: never green, and never 0."""

from __future__ import annotations

from dataclasses import dataclass

from journey_editor.analysis.measuring import needs
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import Signal, Stage, Touchpoint
from journey_editor.document.vocabulary import SignalStatus
from journey_editor.document.wording import numbered
from journey_editor.tables.remembered import Remembered
from journey_editor.tables.table import Column, Table

_WHY_NOT = "This is counted: signals are edited in their own table."


@dataclass(frozen=True)
class Measured:
    """What measures a stage and its touchpoints."""

    own: tuple[Signal, ...]
    all: tuple[Signal, ...]
    touchpoints: tuple[Touchpoint, ...]
    live: frozenset[str]
    """The touchpoints that have a live signal."""
    silent: tuple[Touchpoint, ...]
    """The touchpoints that have no signal at all."""


def _compute(journey: Journey) -> dict[str, Measured]:
    found = {}
    for stage in journey.stages:
        touchpoints = tuple(
            card
            for step in journey.steps(stage.id)
            for card in journey.parts(step.id, Touchpoint)
            if card.step == step.id
        )
        signals = {card.id: journey.parts(card.id, Signal) for card in touchpoints}
        own = tuple(journey.parts(stage.id, Signal))
        every = {one.id: one for one in (*own, *(one for each in signals.values() for one in each))}
        live = frozenset(card for card, each in signals.items() if any(_is_live(one) for one in each))
        silent = tuple(card for card in touchpoints if not signals[card.id])
        found[stage.id] = Measured(own, tuple(every.values()), touchpoints, live, silent)
    return found


def _is_live(signal: Signal) -> bool:
    return signal.status is SignalStatus.LIVE


coverage = Remembered(_compute)
"""For each stage of a map, what measures it."""


def _of(journey: Journey, stage: Record) -> Measured:
    return coverage(journey)[stage.id]


def _itself(journey: Journey, stage: Record) -> str:
    own = _of(journey, stage).own
    if not own:
        return "unknown: it needs a signal"
    live = sum(map(_is_live, own))
    return f"{live} of {len(own)} live" if live else f"unknown: {_none_of('signal', len(own))} is live"


def _touchpoints(journey: Journey, stage: Record) -> str:
    found = _of(journey, stage)
    if not found.touchpoints:
        return "no touchpoint"
    if not found.live:
        return f"unknown: {_none_of('touchpoint', len(found.touchpoints))} has a live signal"
    return f"{len(found.live)} of {len(found.touchpoints)} have a live signal"


def _none_of(noun: str, count: int) -> str:
    return f"none of {numbered(noun, count)}" if count > 1 else f"no {noun}"


def _tint(value: float, most: int) -> str:
    if not value:
        return "unknown"
    return "success" if value >= most else "warning"


def _itself_tint(journey: Journey, stage: Record) -> str:
    own = _of(journey, stage).own
    return _tint(sum(map(_is_live, own)), len(own))


def _touchpoints_tint(journey: Journey, stage: Record) -> str:
    found = _of(journey, stage)
    return _tint(len(found.live), len(found.touchpoints))


def _status_column(status: SignalStatus) -> Column:
    return Column(
        status.value,
        status.label.capitalize(),
        width=110,
        computed=lambda journey, stage: str(sum(one.status is status for one in _of(journey, stage).all) or ""),
        why_not=_WHY_NOT,
        sorted_by=lambda journey, stage: float(sum(one.status is status for one in _of(journey, stage).all)),
        about=f"How many signals of the stage and its touchpoints are {status.label}.",
    )


def _needs(journey: Journey, stage: Record) -> str:
    found = _of(journey, stage)
    lines = []
    if not found.own:
        lines.append("a signal of the stage itself")
    if found.silent:
        lines.append(f"a signal at {numbered('touchpoint', len(found.silent))}")
    wanted = [need for signal in found.all for need in needs(signal)]
    lines += [f"{numbered('signal', wanted.count(need))}: {need}" for need in dict.fromkeys(wanted)]
    return "\n".join(lines)


def _leads_to(journey: Journey, stage: Record) -> list[str]:
    return [card.id for card in _of(journey, stage).silent]


COVERAGE = Table(
    "coverage",
    "Measurement coverage",
    "stage",
    Stage,
    (
        Column("name", "Stage", width=180, empty="unnamed stage"),
        Column("itself", "The stage itself", width=170, computed=_itself, why_not=_WHY_NOT, tint=_itself_tint),
        Column(
            "touchpoints", "Touchpoints", width=200, computed=_touchpoints, why_not=_WHY_NOT, tint=_touchpoints_tint
        ),
        *(_status_column(status) for status in reversed(SignalStatus)),
        Column(
            "needs",
            "What it needs",
            width=280,
            computed=_needs,
            why_not=_WHY_NOT,
            leads_to=_leads_to,
            empty="nothing",
            about="What is lacking before it is known how the stage goes. Enter shows touchpoints without a signal.",
        ),
    ),
    lambda journey: journey.stages,
    delete=None,
    about="How many stages and touchpoints have a live signal. There is no stage yet that could be measured.",
)
