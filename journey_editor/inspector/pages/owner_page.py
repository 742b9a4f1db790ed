"""An owner: who it is, and what it answers for."""

from __future__ import annotations

from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import TYPE_OF_KIND, DataSource, Owner
from journey_editor.document.wording import numbered
from journey_editor.inspector.fields.text_fields import LineField, TitleField
from journey_editor.inspector.links import Found, Links
from journey_editor.inspector.pages.data_source_page import ICON as DATA_SOURCE
from journey_editor.inspector.record_list import ListSpec
from journey_editor.inspector.spec import Custom, FieldSpec, InspectorPage, PageGroup
from journey_editor.inspector.words import name_of, owned_by, owned_kinds

_TEAM = FieldSpec("team", "Team", LineField, "no team")
_CONTACT = FieldSpec("contact", "Contact", LineField, "unknown")


def owned(journey: Journey, owner_id: str) -> Found:
    """Links to what the owner answers for; a risk or an opportunity leads to what it belongs to."""
    return [
        (
            journey.shown_at(record.id),
            DATA_SOURCE if isinstance(record, DataSource) else record.kind,
            name_of(journey, record),
        )
        for record in owned_by(journey, owner_id)
    ]


def owner_line(journey: Journey, record: Record) -> tuple[str, str]:
    """An owner in a line: name, and how much it answers for."""
    found = owned_kinds(journey, record.id)
    counts = ", ".join(numbered(kind, found[kind]) for kind in TYPE_OF_KIND if found[kind])
    return f"{name_of(journey, record)} · {counts or 'owns nothing'}", ""


def _by_name(journey: Journey) -> list[Record]:
    owners = sorted(journey.all(Owner), key=lambda owner: (owner.name.casefold(), owner.id))
    return [*owners]


OWNERS = ListSpec(
    "owner",
    lambda journey, _: _by_name(journey),
    owner_line,
    (FieldSpec("name", "Name, everywhere", LineField), _TEAM, _CONTACT),
    empty="No owners yet. Type one at a stage or touchpoint.",
)
"""All owners of the map, to be renamed and deleted."""


PAGE = InspectorPage(
    "Owner",
    "owner",
    FieldSpec("name", "Name", TitleField, "Name of the owner"),
    (
        PageGroup("", (_TEAM, _CONTACT)),
        PageGroup(
            "Owns",
            (Custom(lambda bench: Links(bench, owned, empty="Nothing yet.")),),
            count=lambda journey, owner_id: owned_kinds(journey, owner_id).total(),
        ),
    ),
)
