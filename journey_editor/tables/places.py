"""Where records stand: in which stage, and how a table says it."""

from __future__ import annotations

from collections.abc import Sequence

from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import Card, Lane, Part, Stage, Step
from journey_editor.document.wording import counted


def called(journey: Journey, record: Record | None) -> str:
    """What a record is called, on one line, or what to call it while it has no name."""
    if record is None:
        return ""
    name = " ".join(journey.name_of(record.id).split())
    return name or f"Unnamed {counted(record.kind, 1)}"


def places_of(record: Record) -> Sequence[str]:
    """The touchpoints and stages that something belongs to; none for a record that stands for itself."""
    return record.places if isinstance(record, Part) else ()


def stages_of(journey: Journey, record: Record) -> list[str]:
    """The stages that a record is in, each once; none where it belongs to the map as a whole."""
    if isinstance(record, Stage):
        return [record.id]
    if isinstance(record, Card):
        return [journey.record(record.step, Step).stage]
    found = (stages_of(journey, place) for i in places_of(record) if (place := journey.get(i)) is not None)
    return list(dict.fromkeys(stage for stages in found for stage in stages))


def place_text(journey: Journey, record: Record) -> str:
    """Where a record is: "Kickoff · Administrator" for a card, the names of its places for what belongs to some."""
    if isinstance(record, Card):
        stage = journey.stage_of(record)
        return f"{called(journey, stage)} \u00b7 {called(journey, journey.record(record.lane, Lane))}"
    names = [called(journey, journey.get(place)) for place in places_of(record)]
    return ", ".join(names)
