"""Several records at once: the fields that all of them have, edited together."""

from __future__ import annotations

from journey_editor.document.record import Record
from journey_editor.inspector.spec import FieldSpec, InspectorPage, PageGroup


def several_page(types: list[type[Record]], pages: list[InspectorPage]) -> InspectorPage:
    """The first type's page, with only those fields that the pages of all types have; names are left to each."""
    each = {id(page): page for page in pages}.values()  # thousands of one type have one page
    shared = set.intersection(*({spec.field for spec in _fields(page)} for page in each))
    groups = tuple(filter(lambda group: group.rows, (_narrowed(group, shared) for group in pages[0].groups)))
    one_kind = len(set(types)) == 1
    return InspectorPage("Several selected", pages[0].icon if one_kind else "inspector", None, groups)


def _fields(page: InspectorPage) -> list[FieldSpec]:
    rows = (row for group in page.groups for row in group.rows)
    specs = (spec for row in rows for spec in (row if isinstance(row, tuple) else (row,)))
    return [spec for spec in specs if isinstance(spec, FieldSpec) and not spec.single]


def _narrowed(group: PageGroup, shared: set[str]) -> PageGroup:
    rows: list[FieldSpec | tuple[FieldSpec, ...]] = []
    for row in group.rows:
        if isinstance(row, tuple):
            kept = tuple(spec for spec in row if spec.field in shared and not spec.single)
            if kept:
                rows.append(kept)
        elif isinstance(row, FieldSpec) and row.field in shared and not row.single:
            rows.append(row)
    return PageGroup(group.title, tuple(rows), group.folded)
