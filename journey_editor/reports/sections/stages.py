"""A page or more a stage: its operating card, its part of the board, its touchpoints in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from journey_editor.document.journey import Journey
from journey_editor.document.records import Risk, Signal, Stage
from journey_editor.layout.headers import UNNAMED_STAGE
from journey_editor.layout.tiles import parts_between
from journey_editor.reports.chunk import Chunk
from journey_editor.reports.facts import asked
from journey_editor.reports.sections.cards import card_chunks, parts_at
from journey_editor.reports.sections.parts import risk_table, signal_table
from journey_editor.reports.subject import Subject

_CARD = (
    *("owner", "customer_goal", "customer_action", "internal_action", "key_touchpoints", "risk", "risk_trigger"),
    *("recovery", "escalation", "next_step", "review_checkpoint", "success_criterion", "duration_days", "evidence"),
)
_SMALLEST, _LARGEST = 0.68, 1.0
"""Of the board's own size: at less than this its small text could not be read."""
_LEAST_HEIGHT = 200.0
"""Less room than this at the end of a page is not used for the board."""


def stage_anchor(stage: Stage) -> str:
    """What links to a stage's page call it."""
    return f"stage:{stage.id}"


def stage_pages(subject: Subject) -> Iterator[Chunk]:
    """All stages, each from a new page on."""
    for number, stage in enumerate(subject.journey.stages, 1):
        yield from _stage(subject, stage, number)


def _stage(subject: Subject, stage: Stage, number: int) -> list[Chunk]:
    journey, setter = subject.journey, subject.setter
    heading = setter.heading(f"{number}   {stage.name or UNNAMED_STAGE}", 0, stage_anchor(stage))
    chunks = [heading.on_new_page(), *setter.facts(asked(journey, stage, _CARD))]
    signals, risks = journey.signals_in(stage.id), _risks(journey, stage)
    if signals:
        chunks += [setter.heading("Signals", 1, in_outline=False), *signal_table(subject, signals)]
    if risks:
        chunks += [setter.heading("Risks", 1, in_outline=False), *risk_table(subject, risks)]
    if own := parts_at(subject, stage.id, (Signal, Risk)):
        chunks += [setter.heading("Of the stage as a whole", 1, in_outline=False), *own]
    chunks += _board(subject, stage)
    cards = [
        card for step in journey.steps(stage.id) for lane in journey.lanes for card in journey.cell(lane.id, step.id)
    ]
    if cards:
        chunks.append(setter.heading("Touchpoints in order", 1, in_outline=False))
    for card in cards:
        chunks += card_chunks(subject, card)
    return chunks


def _risks(journey: Journey, stage: Stage) -> list[Risk]:
    places = {stage.id} | {
        card.id for step in journey.steps(stage.id) for lane in journey.lanes for card in journey.cell(lane.id, step.id)
    }
    return [risk for risk in journey.all(Risk) if places & set(risk.threatens)]


def _board(subject: Subject, stage: Stage) -> list[Chunk]:
    span = next((span for span in subject.board.stages if span.stage.id == stage.id), None)
    if span is None or not subject.board.rows:
        return []
    room, frame = subject.sheet.room, subject.frame
    scale = room.width / (frame.lanes.width + span.right - span.left)
    scale = max(_SMALLEST, min(_LARGEST, scale))
    heading = replace(subject.setter.heading("On the board", 1, in_outline=False), says=())
    height = room.height - heading.height - 8
    parts = parts_between(subject.picture, frame, span.left, span.right, room.width, height, scale)
    words = f"The board at the stage {stage.name or UNNAMED_STAGE}; all that stands on it is told below."
    return [
        heading,
        *(
            subject.setter.figure([replace(placement, alternative=words) for placement in placements], high)
            for placements, _, high in parts
        ),
    ]
