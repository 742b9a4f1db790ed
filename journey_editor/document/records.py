"""The records of a map: every noun of the glossary, with its fields in `board_records.py` and `claim_records.py`.

What is not known is None or empty, never a made-up value.
"""

from __future__ import annotations

from journey_editor.document.board_records import (
    Card,
    Connection,
    Decision,
    JourneyMap,
    Lane,
    Note,
    Owner,
    Persona,
    Picture,
    Stage,
    Step,
    Touchpoint,
    View,
)
from journey_editor.document.claim_records import (
    AcceptedFinding,
    Conflict,
    DataSource,
    EvidenceItem,
    Opportunity,
    PainPoint,
    Part,
    PersonaRelation,
    Resource,
    Review,
    Risk,
    Signal,
)
from journey_editor.document.export_profile import ExportProfile
from journey_editor.document.record import Record

__all__ = [
    "CARD_TYPES",
    "MAP_ID",
    "PART_TYPES",
    "RECORD_TYPES",
    "TYPE_OF_KIND",
    "AcceptedFinding",
    "Card",
    "Conflict",
    "Connection",
    "DataSource",
    "Decision",
    "EvidenceItem",
    "ExportProfile",
    "JourneyMap",
    "Lane",
    "Note",
    "Opportunity",
    "Owner",
    "PainPoint",
    "Part",
    "Persona",
    "PersonaRelation",
    "Picture",
    "Resource",
    "Review",
    "Risk",
    "Signal",
    "Stage",
    "Step",
    "Touchpoint",
    "View",
]

RECORD_TYPES: tuple[type[Record], ...] = (
    JourneyMap,
    Persona,
    Lane,
    Stage,
    Step,
    Touchpoint,
    Decision,
    Note,
    Connection,
    PersonaRelation,
    PainPoint,
    Opportunity,
    Signal,
    Risk,
    Resource,
    DataSource,
    EvidenceItem,
    Owner,
    Review,
    Picture,
    View,
    ExportProfile,
    AcceptedFinding,
    Conflict,
)
"""Every record type, in the order in which the file lists them."""

CARD_TYPES: tuple[type[Card], ...] = (Touchpoint, Decision, Note)
"""What stands in the cells of the board."""

PART_TYPES: tuple[type[Part], ...] = (PainPoint, Opportunity, Signal, Risk, Resource)
"""What belongs to touchpoints and stages, in the order to tell of it."""

TYPE_OF_KIND: dict[str, type[Record]] = {record_type.kind: record_type for record_type in RECORD_TYPES}

MAP_ID = "map"
"""The id of the one map record."""
