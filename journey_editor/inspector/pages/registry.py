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
    Opportunity,
    Owner,
    PainPoint,
    Persona,
    Risk,
    Signal,
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
    parts,
    persona_page,
    stage_page,
    step_page,
    touchpoint_page,
)
from journey_editor.inspector.pages.several_page import several_page
from journey_editor.inspector.spec import InspectorPage, PageGroup

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


PARTS_TOGETHER: dict[type[Record], InspectorPage] = {
    kind: InspectorPage(kind.__name__, icon, None, (PageGroup("", rows[1:]),))
    for kind, icon, rows in (
        (Signal, "signal", parts.SIGNAL_FIELDS),
        (PainPoint, "pain-point", parts.PAIN_POINT_FIELDS),
        (Opportunity, "opportunity", parts.OPPORTUNITY_FIELDS),
        (Risk, "risk", parts.RISK_FIELDS),
    )
}
"""How several parts of one type are shown; one alone is an entry on the page of what it belongs to. What each is called
is left to it."""


def page_of(records: list[Record]) -> InspectorPage:
    """The page that shows these records."""
    types = [type(record) for record in records]
    if len(types) == 1:
        return PAGES[types[0]]
    pages = PAGES | PARTS_TOGETHER
    return several_page(types, [pages[record_type] for record_type in types])
