"""docs/domain-coverage.md against records, pages and tables: no field without a row, none that is edited nowhere."""

from __future__ import annotations

import re

import pytest

from journey_editor.document.records import RECORD_TYPES, TYPE_OF_KIND
from tests.domain_coverage import PAGE, edited_places, full_map, looks, tried

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


def test_what_the_page_says_of_editing_is_there() -> None:
    labels = {key: {place.partition(": ")[2] for place in places} for key, places in edited_places().items()}
    for key, (_, edited, _, _) in page_rows().items():
        told = {place.partition(": ")[2] for place in edited.split("; ")} if edited != "-" else set()
        assert told <= labels.get(key, set()), f"{key}: {AGAIN}"


def test_each_field_has_a_meaning() -> None:
    assert [one for one, cells in page_rows().items() if not cells[0]] == []
    for (kind, field), (meaning, *_) in page_rows().items():
        described = TYPE_OF_KIND[kind].model_fields[field].description
        assert not described or meaning.replace("\\|", "|") == described, AGAIN


@pytest.mark.parametrize(
    ("kind", "field"), [("touchpoint", "channel"), ("stage", "recovery"), ("signal", "status"), ("connection", "label")]
)
def test_what_the_page_says_of_board_and_exports_is_so(kind: str, field: str) -> None:
    journey = full_map()
    shown, written = tried(journey, looks(journey), TYPE_OF_KIND[kind], field)
    _, _, told_shown, told_written = page_rows()[kind, field]
    assert set(told_shown.split("; ")) <= set(shown) | {"-"}, AGAIN
    assert set(told_written.split("; ")) <= set(written) | {"-"}, AGAIN
