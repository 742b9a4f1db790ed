"""What a map says that its table (`csv_table`) has no place for."""

from __future__ import annotations

from collections.abc import Iterator

from journey_editor.document.field_names import field_name
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import (
    PART_TYPES,
    Card,
    Connection,
    DataSource,
    Decision,
    EvidenceItem,
    JourneyMap,
    Owner,
    Part,
    Persona,
    PersonaRelation,
    Review,
    Stage,
    Step,
    Touchpoint,
)
from journey_editor.document.wording import counted_records, numbered, plural
from journey_editor.export.other_lanes import other_lanes
from journey_editor.importers.csv_columns import COLUMNS


def left_out(journey: Journey) -> Iterator[str]:
    """What the table leaves out of a map, a sentence each."""
    if connections := journey.count(Connection):
        yield f"The table has no place for connections: {connections} of them are left out."
    yield from _fields(journey)
    for kind in (PersonaRelation, Review):
        if number := journey.count(kind):
            yield f"The table has no place for {numbered(kind.kind, number)}."
    if lanes := other_lanes(journey):
        yield f"The table has no place for lanes that follow no persona: {', '.join(lanes)}."
    if elsewhere := [part.id for kind in PART_TYPES for part in journey.all(kind) if not _is_at_card(journey, part)]:
        what = counted_records(journey, elsewhere, numbered)
        yield f"The table has no place for what is at no touchpoint: {what} of stages or of the map are left out."
    named = {one for card in journey.all(Touchpoint) for one in card.supported_by}
    if unnamed := journey.count(EvidenceItem) - len(named):
        yield f"Evidence that no touchpoint names is left out: {numbered('evidence', unnamed)}."
    if idle := [owner.name for owner in journey.all(Owner) if not _owns_in_table(journey, owner)]:
        yield f"Owners of nothing that is in the table are left out: {', '.join(idle)}."
    if unknown := _unknown_fields(journey):
        yield f"Fields that this version does not know are left out: {', '.join(sorted(unknown))}."


def _fields(journey: Journey) -> Iterator[str]:
    """Of what has rows or is named in them, the fields that are filled and have no column."""
    rows: tuple[type[Record], ...] = (Touchpoint, *PART_TYPES)
    written: list[tuple[type[Record], set[str], str]] = [
        (JourneyMap, {"language"}, "the map"),
        (Stage, {"name"}, "stages"),
        (Persona, {"name", "colour"}, "personas"),
        (Owner, {"name"}, "owners"),
        (DataSource, {"name"}, "data sources"),
        (EvidenceItem, {"title"}, "pieces of evidence"),
        *((kind, _columns_of(kind), plural(kind.kind)) for kind in rows),
    ]
    for record_type, fields, what in written:
        filled = {
            field_name(name, record_type.kind)
            for record in journey.all(record_type)
            for name, rule in record_type.model_fields.items()
            if name not in fields | {"id", "order"} and getattr(record, name) != rule.default
        }
        if filled:
            yield f"The table has no place for these of {what}: {', '.join(sorted(filled))}."


def _columns_of(record_type: type[Record]) -> set[str]:
    """The fields of touchpoints, or of what belongs to them, that stand in the table."""
    if record_type is Touchpoint:
        placed = {"lane", "step", "last_step", "picture", "child_map"}
        return placed | {column.field for column in COLUMNS}
    fields = (column.field.partition(".") for column in COLUMNS)
    written = {name for kind, _, name in fields if kind == record_type.kind}
    return written | {getattr(record_type, "place_field", "")}


def _is_at_card(journey: Journey, part: Part) -> bool:
    return any(isinstance(journey.get(place), Card) for place in part.places)


def _owns_in_table(journey: Journey, owner: Owner) -> bool:
    owned = (part for kind in PART_TYPES for part in journey.parts(owner.id, kind))
    return any(_is_at_card(journey, part) for part in owned) or bool(journey.parts(owner.id, Card))


def _unknown_fields(journey: Journey) -> set[str]:
    kinds: tuple[type[Record], ...] = (Touchpoint, Decision, Step, *PART_TYPES)
    return {name for kind in kinds for record in journey.all(kind) for name in record.model_extra or {}}
