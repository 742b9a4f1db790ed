"""docs/domain-coverage.md against records, pages and tables: no field without a row, none that is edited nowhere."""

from __future__ import annotations

import re

from journey_editor.document.records import RECORD_TYPES, TYPE_OF_KIND
from tests.domain_coverage import PAGE, edited_places, page

AGAIN = "run `python -m tests.domain_coverage` and commit docs/domain-coverage.md"
FIELDS = [(kind.kind, field) for kind in RECORD_TYPES for field in kind.model_fields if field != "id"]


def page_rows() -> dict[tuple[str, str], list[str]]:
    """The page's rows by record and field: meaning, edited, shown, written."""
    found = {}
    collections = {record_type.collection: record_type.kind for record_type in RECORD_TYPES}
    kind = ""
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if heading := re.fullmatch(r"## .+: `(\w+)`", line):
            kind = collections[heading[1]]
        elif line.startswith("| `"):
            field, *cells = (cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip("|")))
            found[kind, field.strip("`")] = cells
    return found


def test_each_field_of_each_record_has_a_row_and_no_other() -> None:
    assert sorted(page_rows()) == sorted(FIELDS), AGAIN


def test_each_field_is_edited_somewhere() -> None:
    places = edited_places()
    assert [one for one in FIELDS if one not in places] == []
    assert [one for one, cells in page_rows().items() if cells[1] == "-"] == [], AGAIN


def test_each_field_has_a_meaning() -> None:
    assert [one for one, cells in page_rows().items() if not cells[0]] == []
    for (kind, field), (meaning, *_) in page_rows().items():
        described = TYPE_OF_KIND[kind].model_fields[field].description
        assert not described or meaning.replace("\\|", "|") == described, AGAIN


def test_the_page_is_what_looking_finds() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), AGAIN
