"""Which page shows which record type. A new type gets a file beside this one and a line here."""

from __future__ import annotations

from journey_editor.document.record import Record
from journey_editor.document.records import (
    Connection,
    DataSource,
    Decision,
    EvidenceItem,
    JourneyMap,
    Lane,
    Note,
    Owner,
    Persona,
    Stage,
    Step,
    Touchpoint,
)
from journey_editor.inspector.pages import (
    connection_page,
    data_source_page,
    decision_page,
    evidence_page,
    lane_page,
    map_page,
    note_page,
    owner_page,
    persona_page,
    stage_page,
    step_page,
    touchpoint_page,
)
from journey_editor.inspector.pages.several_page import several_page
from journey_editor.inspector.spec import InspectorPage

PAGES: dict[type[Record], InspectorPage] = {
    JourneyMap: map_page.PAGE,
    Persona: persona_page.PAGE,
    Stage: stage_page.PAGE,
    Step: step_page.PAGE,
    Touchpoint: touchpoint_page.PAGE,
    Decision: decision_page.PAGE,
    Note: note_page.PAGE,
    Lane: lane_page.PAGE,
    Connection: connection_page.PAGE,
    Owner: owner_page.PAGE,
    DataSource: data_source_page.PAGE,
    EvidenceItem: evidence_page.PAGE,
}


def page_of(records: list[Record]) -> InspectorPage:
    """The page that shows these records."""
    types = [type(record) for record in records]
    if len(types) == 1:
        return PAGES[types[0]]
    return several_page(types, [PAGES[record_type] for record_type in types])
