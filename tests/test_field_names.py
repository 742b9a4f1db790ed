"""A field has one name: Compare, reports and messages say what the inspector and the tables say above it."""

from __future__ import annotations

from journey_editor.document.field_names import field_name
from journey_editor.document.record import Record
from journey_editor.document.records import TYPE_OF_KIND
from journey_editor.inspector.pages.registry import PAGES
from journey_editor.tables.registry import TABLES
from tests.domain_coverage import specs_of

OWN_HEADINGS = {("touchpoint", "backstage")}
"""Fields whose group is called as they are."""
SHORT_OF_A_TABLE = {"source": ("Persona", "From"), "target": ("To", "To persona")}


def names_on_pages() -> set[tuple[type[Record], str, str]]:
    """What is read above each field, but for what a record is called itself."""
    pages = {(TYPE_OF_KIND[kind], spec.field, spec.label) for page in PAGES for kind, spec in specs_of(page)}
    columns = {(table.record_type, column.id, column.title) for table in TABLES for column in table.columns}
    return {
        (kind, field, said)
        for kind, field, said in pages | columns
        if field in kind.model_fields and field != kind.name_field and (kind.kind, field) not in OWN_HEADINGS
    }


def test_a_field_is_called_the_same_everywhere() -> None:
    others = {
        (kind.kind, field, field_name(field, kind.kind), said)
        for kind, field, said in names_on_pages()
        if said not in SHORT_OF_A_TABLE.get(field, ())
        and not said.casefold().startswith(field_name(field, kind.kind).casefold())
    }
    assert not others
