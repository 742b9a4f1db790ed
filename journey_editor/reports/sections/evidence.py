"""What the map rests on: pieces of evidence, systems that are read, reviews that were held."""

from __future__ import annotations

from collections.abc import Sequence

from journey_editor.document.field_names import titled
from journey_editor.document.record import Record
from journey_editor.document.records import DataSource, EvidenceItem, Review
from journey_editor.reports.chunk import Chunk
from journey_editor.reports.facts import said
from journey_editor.reports.sections.cards import parts_of_the_whole
from journey_editor.reports.sections.registers import begun, none_of
from journey_editor.reports.sheet import BODY
from journey_editor.reports.subject import Subject
from journey_editor.reports.tables import Cell, Heading, table

_KINDS: tuple[tuple[str, type[Record], str], ...] = (
    ("Evidence", EvidenceItem, "No evidence is named: the map is a hypothesis."),
    ("Data sources", DataSource, "No data source is named."),
    ("Reviews", Review, "No review has been held."),
)
_LONG, _WIDE = 24, 2.4
"""A column in which a text has more characters than this is so much wider than others."""


def evidence(subject: Subject) -> list[Chunk]:
    """What the map rests on, a table each."""
    journey, setter = subject.journey, subject.setter
    whole = parts_of_the_whole(subject)
    if not (whole or any(journey.count(kind) for _, kind, _ in _KINDS)):
        nothing = "No evidence is named and no review was held: it is a hypothesis."
        return none_of(subject, "Evidence and reviews", nothing)
    chunks = begun(subject, "Evidence and reviews")
    for heading, kind, none in _KINDS:
        chunks.append(setter.heading(heading, 1))
        chunks += _all_fields(subject, journey.all(kind)) or setter.paragraph(none, BODY, "text.muted")
    if whole:
        chunks += [setter.heading("Of the map as a whole", 1), *whole]
    return chunks


def _all_fields(subject: Subject, records: Sequence[Record]) -> list[Chunk]:
    """Records of one type by their names, with every field in which one of them says something."""
    if not records:
        return []
    journey, name, kind = subject.journey, type(records[0]).name_field, records[0].kind
    told = [dict(said(journey, record, {"id", "order", name})) for record in records]
    titles = [titled(field, kind) for field in type(records[0]).model_fields]
    titles = [one for one in titles if any(one in facts for facts in told)]
    longest = [max(len(facts.get(one, "")) for facts in told) for one in titles]
    shares = [_WIDE if length > _LONG else 1.0 for length in longest]
    headings = [Heading(titled(name, kind), _WIDE), *map(Heading, titles, shares)]
    rows = [
        [Cell(journey.name_of(record.id) or "unnamed"), *(Cell(facts.get(one, "")) for one in titles)]
        for record, facts in zip(records, told, strict=True)
    ]
    return table(subject.setter, headings, rows)
