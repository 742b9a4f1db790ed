"""What stands on the board, said in one sentence: for screen readers, for the outline, for what is announced."""

from __future__ import annotations

from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import Card, Connection, Lane, Stage, Step
from journey_editor.document.wording import counted, joined
from journey_editor.layout.card_facts import card_facts
from journey_editor.layout.cards import card_sentence
from journey_editor.layout.child_badges import child_words
from journey_editor.layout.connection_picture import connection_sentence
from journey_editor.layout.headers import stage_facts, stage_sentence
from journey_editor.layout.lane_headers import lane_facts, lane_sentence
from journey_editor.layout.stage_signals import Measured


def sentence_of(journey: Journey, record: Record) -> str:
    """A card, stage, step, lane or connection in one sentence; any other record by its kind and name."""
    match record:
        case Card():
            return card_sentence(card_facts(journey, record)) + _ways(journey, record)
        case Stage():
            number = next((i for i, stage in enumerate(journey.stages, 1) if stage.id == record.id), 0)
            signals = tuple(signal.status for signal in journey.signals_in(record.id))
            return stage_sentence(stage_facts(journey, record, number, Measured(signals)))
        case Step():
            return ", ".join([f"Step: {record.name or 'unnamed'}", *child_words(record)])
        case Lane():
            return lane_sentence(lane_facts(journey, record))
        case Connection():
            return connection_sentence(record, _called(journey, record.source), _called(journey, record.target))
    return f"{counted(record.kind, 1).capitalize()}: {_called(journey, record.id)}"


def _ways(journey: Journey, card: Card) -> str:
    out = [c for c in journey.connections(card.id) if c.source == card.id]
    ways = [f"{c.label}: {_called(journey, c.target)}" if c.label else _called(journey, c.target) for c in out]
    return f", leads to {joined(ways)}" if ways else ""


def _called(journey: Journey, record_id: str) -> str:
    return journey.name_of(record_id).strip() or "unnamed"
