"""A system that data comes from: what it is, and what is read there."""

from __future__ import annotations

from journey_editor.document.journey import Journey, in_order
from journey_editor.document.record import Record
from journey_editor.document.records import DataSource, Signal, Stage, Touchpoint
from journey_editor.document.wording import numbered
from journey_editor.inspector.fields.data_source_field import ACCESS, REMARKS, SYSTEM_TYPE
from journey_editor.inspector.fields.text_fields import LineField, TitleField
from journey_editor.inspector.links import Found, Links
from journey_editor.inspector.record_list import ListSpec
from journey_editor.inspector.spec import Custom, FieldSpec, InspectorPage, PageGroup
from journey_editor.inspector.words import name_of

ICON = "systems"


def _read_there(journey: Journey, source_id: str) -> Found:
    """Links to what is read from a system: signals, then stages and touchpoints that use its data."""
    found = [
        *journey.parts(source_id, Signal),
        *sorted(journey.parts(source_id, Stage), key=in_order),
        *(card for card in journey.cards if isinstance(card, Touchpoint) and source_id in card.reads_from),
    ]
    return [(record.id, record.kind, name_of(journey, record)) for record in found]


def _sources_of(journey: Journey, record_id: str) -> Found:
    """Links to the systems that a stage or touchpoint reads from."""
    ids = getattr(journey.get(record_id), "reads_from", ())
    return [(source, ICON, name_of(journey, journey.get(source))) for source in ids]


def _source_line(journey: Journey, record: Record) -> tuple[str, str]:
    """A system in a line: name, what kind it is, and how much is read there."""
    assert isinstance(record, DataSource)
    count = len(journey.parts(record.id, Signal))
    said = [name_of(journey, record), record.system_type, numbered("signal", count) if count else "no signal"]
    return " \u00b7 ".join(part for part in said if part), ""


def _by_name(journey: Journey) -> list[Record]:
    sources = sorted(journey.all(DataSource), key=lambda source: (source.name.casefold(), source.id))
    return [*sources]


DATA_SOURCES = ListSpec(
    "data_source",
    lambda journey, _: _by_name(journey),
    _source_line,
    (FieldSpec("name", "Name, everywhere", LineField), SYSTEM_TYPE, ACCESS, REMARKS),
    empty="No data sources yet. Type one at a signal, a stage or a touchpoint.",
)
"""All systems of the map, to be renamed and deleted."""

READS = Custom(lambda bench: Links(bench, _sources_of))
"""The systems of a stage or touchpoint, each a way to its page."""

PAGE = InspectorPage(
    "Data source",
    ICON,
    FieldSpec("name", "Name", TitleField, "Name of the system"),
    (
        PageGroup("", (SYSTEM_TYPE, ACCESS, REMARKS)),
        PageGroup(
            "Read there",
            (Custom(lambda bench: Links(bench, _read_there, empty="Nothing yet.")),),
            count=lambda journey, source_id: len(_read_there(journey, source_id)),
        ),
    ),
)
