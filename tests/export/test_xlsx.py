"""The workbook: a sheet a record type, with values of their own kinds and texts that no program runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import reduce
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from journey_editor import cli
from journey_editor.document.edits import views
from journey_editor.document.journey import Journey
from journey_editor.document.record import text_fields
from journey_editor.document.records import Opportunity, Picture, View
from journey_editor.document.vocabulary import OpportunityStatus
from journey_editor.export.xlsx import LONGEST_CELL, to_bytes
from journey_editor.storage import files
from journey_editor.tables.workbook import Percent, grids_of
from tests.building import Building, onboarding
from tests.hostile_maps import HOSTILE, hostile

_SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


class Sheets:
    """What Excel would read: sheets by name, each cell as its kind ("s" text, "n" number) and its value."""

    def __init__(self, data: bytes) -> None:
        self.parts = {name: text for name, text in _parts(data)}
        strings = ElementTree.fromstring(self.parts["xl/sharedStrings.xml"])
        texts = ["".join(node.text or "" for node in item.iter(f"{_SPACE}t")) for item in strings]
        texts = [re.sub("_x005F(?=_x)", "", text) for text in texts]
        names = [
            node.get("name", "")
            for node in ElementTree.fromstring(self.parts["xl/workbook.xml"]).iter(f"{_SPACE}sheet")
        ]
        self.cells: dict[str, list[list[tuple[str, str]]]] = {}
        for number, name in enumerate(names, 1):
            root = ElementTree.fromstring(self.parts[f"xl/worksheets/sheet{number}.xml"])
            self.cells[name] = [_row(row, texts) for row in root.iter(f"{_SPACE}row")]

    def column(self, sheet: str, title: str) -> list[tuple[str, str]]:
        """The cells under a title."""
        head, *rows = self.cells[sheet]
        at = [text for _, text in head].index(title)
        return [row[at] for row in rows if len(row) > at]


def _parts(data: bytes) -> Iterator[tuple[str, str]]:
    with ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            yield name, archive.read(name).decode()


def _row(row: ElementTree.Element, texts: list[str]) -> list[tuple[str, str]]:
    """Empty cells are not in the file."""
    found: list[tuple[str, str]] = []
    for cell in row:
        letters = re.sub(r"\d", "", cell.get("r", ""))
        at = reduce(lambda total, letter: total * 26 + ord(letter) - 64, letters, 0)
        found += [("", "")] * (at - 1 - len(found))
        value = cell.findtext(f"{_SPACE}v") or ""
        found.append(("s", texts[int(value)]) if cell.get("t") == "s" else ("n", value))
    return found


def _read(journey: Journey) -> Sheets:
    return Sheets(to_bytes(journey)[0])


def test_each_record_type_has_a_sheet_with_all_its_records() -> None:
    sheets = _read(onboarding().journey)
    assert {"Map", "Stages", "Personas", "Touchpoints", "Decisions", "Connections", "Signals", "Owners"} <= set(
        sheets.cells
    )
    assert [text for _, text in sheets.column("Touchpoints", "Name")] == [
        "Kickoff call",
        "Connect single sign-on",
        "First report",
    ]
    assert [text for _, text in sheets.column("Touchpoints", "Stage")] == ["Handoff", "Setup", "Activation"]
    assert [text for _, text in sheets.column("Connections", "Target")][:2] == ["Connect single sign-on", "Ready?"]
    assert "Notes" not in sheets.cells


def test_the_action_plan_begins_with_what_is_under_way(tmp_path: Path) -> None:
    """As the printed plan does; what is dropped stands at the end."""
    b = Building()
    stage = b.stage("Setup")
    for status, due in [("idea", None), ("done", 1), ("dropped", 2), ("planned", 9), ("planned", 3), ("piloting", 7)]:
        day = date(2026, 9, due) if due is not None else None
        b.part("opportunity", stage, status=OpportunityStatus(status), description=f"{status} {due}", due=day)
    files.save(b.journey, tmp_path / "a.journey")
    assert cli.main(["export", str(tmp_path / "a.journey"), "-o", str(tmp_path / "a.xlsx")]) == 0
    told = Sheets((tmp_path / "a.xlsx").read_bytes()).column("Action plan", "Opportunity")
    names = ["piloting 7", "planned 3", "planned 9", "idea None", "done 1", "dropped 2"]
    assert [text for _, text in told] == names
    assert cli.main(["tables", str(tmp_path / "a.journey"), "--table", "plan", "-o", str(tmp_path / "a.csv")]) == 0
    written = (tmp_path / "a.csv").read_text("utf-8-sig").splitlines()
    assert [line.partition(",")[0] for line in written[1:]] == names, "the table alone does too"


def test_a_score_that_is_rounded_is_a_number_too() -> None:
    b = onboarding()
    b.set(b.journey.all(Opportunity)[0].id, reach=26, impact=3, confidence=0.8, effort=0.5000001)
    assert _read(b.journey).column("Opportunities by RICE", "RICE score") == [("n", "124.8")]


def test_numbers_and_dates_are_what_they_are_and_the_unknown_says_so() -> None:
    b = onboarding()
    chance = b.journey.all(Opportunity)[0].id
    b.set(chance, due=date(2026, 3, 31), confidence=0.8)
    sheets = _read(b.journey)
    assert sheets.column("Touchpoints", "Emotion") == [("n", "1"), ("n", "-1.25"), ("s", "unknown")]
    assert sheets.column("Signals", "Target") == [("n", "40")]
    assert sheets.column("Signals", "Current") == [("s", "unknown")]
    assert ("n", "0.75") in sheets.column("Connections", "Probability")
    assert sheets.column("Action plan", "Due") == [("n", str((date(2026, 3, 31) - date(1899, 12, 30)).days))]
    assert 'formatCode="yyyy-mm-dd"' in sheets.parts["xl/styles.xml"]


def test_a_step_without_a_name_is_no_unnamed_one() -> None:
    b = Building()
    b.touchpoint(b.lane("Buyer"), b.stage("Setup"), "Card")
    sheets = _read(b.journey)
    assert not [text for _, text in sheets.column("Touchpoints", "Step") if text]
    assert [text for _, text in sheets.column("Touchpoints", "Lane")] == ["Buyer"]


def test_the_header_stays_in_view() -> None:
    sheets = _read(onboarding().journey)
    assert 'topLeftCell="B2"' in sheets.parts["xl/worksheets/sheet2.xml"]
    assert "<autoFilter" in sheets.parts["xl/worksheets/sheet2.xml"]


def test_the_same_map_gives_the_same_bytes() -> None:
    journey = onboarding().journey
    assert to_bytes(journey) == to_bytes(journey)


@pytest.mark.parametrize("text", HOSTILE)
def test_every_text_is_there_and_stays_text(text: str) -> None:
    journey = hostile(text)
    sheets = _read(journey)
    for name, part in sheets.parts.items():
        assert "<f>" not in part, name
        assert "hyperlink" not in part, name
    texts = [value for rows in sheets.cells.values() for row in rows for kind, value in row if kind == "s"]
    fields = sum(len(text_fields(type(one))) for one in journey if not isinstance(one, Picture | View))
    assert sum(text in value for value in texts) >= fields


def test_what_has_no_room_is_cut_and_told() -> None:
    b = Building("Long")
    b.set("map", scope="\U0001f600" * LONGEST_CELL)
    data, notes = to_bytes(b.journey)
    assert notes == ["1 text is longer than the 32,767 characters of a cell; what is more is left out."]
    value = next(row[1][1] for row in Sheets(data).cells["Map"] if row[0][1] == "Scope")
    assert value.endswith("\u2026")
    assert len(value.encode("utf-16-le")) <= 2 * LONGEST_CELL


def test_views_and_pictures_are_told_as_left_out() -> None:
    b = onboarding()
    assert to_bytes(b.journey)[1] == []
    b.do(views.add_view(b.journey, "For the sponsor"))
    assert to_bytes(b.journey)[1] == ["A workbook has no place for 1 view."]


def test_what_only_says_how_the_board_looks_is_hidden_at_the_end() -> None:
    of_looks = ("Colour", "Picture", "Hidden in the whole map", "Shown as one line")
    data, _ = to_bytes(onboarding().journey)
    sheets = Sheets(data)
    for number, (name, (head, *_)) in enumerate(sheets.cells.items(), 1):
        titles = [text for _, text in head]
        columns = ElementTree.fromstring(sheets.parts[f"xl/worksheets/sheet{number}.xml"]).iter(f"{_SPACE}col")
        ranges = [(int(one.get("min", 0)), int(one.get("max", 0))) for one in columns if one.get("hidden") == "1"]
        hidden = [titles[at - 1] for first, last in ranges for at in range(first, last + 1)]
        looks = [title for title in titles if title in of_looks]
        assert hidden == looks == titles[len(titles) - len(looks) :], name
    assert {"Colour", "Shown as one line"} <= {text for rows in sheets.cells.values() for _, text in rows[0]}


def test_numbers_of_opportunities_say_what_they_count() -> None:
    building = onboarding()
    card = building.journey.cards[0].id
    building.part("opportunity", card, description="Call first", reach=40.0, effort=0.5)
    sheets = Sheets(to_bytes(building.journey)[0])
    assert ("n", "40") in sheets.column("Opportunities by RICE", "Reach (customers)")
    assert ("n", "0.5") in sheets.column("Opportunities by RICE", "Effort (person-months)")


def test_each_conversion_is_a_number_that_can_be_counted_with() -> None:
    b = Building()
    lane, stage = b.lane("Buyer"), b.stage("Setup", steps=2)
    for step, (reached, went_on) in enumerate(((48, 46), (46, 23))):
        b.set(b.touchpoint(lane, stage, f"Card {step}", step=step), reached=reached, went_on=went_on)
    (funnel,) = [grid for grid in grids_of(b.journey) if grid.title == "Funnel"]
    at = [title for title, _ in funnel.titles].index("Conversion")
    shares = [row[at] for row in funnel.rows[:3]]
    assert all(isinstance(one, Percent) for one in shares)
    assert shares == pytest.approx([46 / 48, 0.5, 23 / 48], abs=0.001)


def test_a_usual_channel_has_its_usual_type() -> None:
    b = Building()
    lane, stage = b.lane("Buyer"), b.stage("Setup")
    for name, channel in (("A", "Video call"), ("B", "fax"), ("C", "")):
        b.set(b.touchpoint(lane, stage, name), channel=channel)
    (grid,) = [grid for grid in grids_of(b.journey) if grid.title == "Touchpoints"]
    at = [title for title, _ in grid.titles].index("Kind of channel")
    assert [row[at] for row in grid.rows] == ["human", "unknown", "unknown"]


def test_a_row_is_as_high_as_its_text_where_nobody_finds_that_out_anew() -> None:
    b = Building("Onboarding")
    b.set("map", objective="Decide which hand-overs to repair first, so that accounts reach their first value. " * 4)
    sheet = ZipFile(BytesIO(to_bytes(b.journey)[0])).read("xl/worksheets/sheet1.xml").decode()
    heights = dict(re.findall(r'<row r="(\d+)"[^>]*? ht="([\d.]+)"', sheet))
    assert "2" not in heights, "the title has one line"
    assert 5 * 15 <= float(heights["4"]) <= 8 * 15
    assert "customHeight" not in sheet, "it is found anew where the text is changed"


def test_a_grid_of_hundreds_of_personas_is_left_out_and_said() -> None:
    """Thousands have millions of cells: the window stood still over them, and no memory was left."""
    b = Building()
    for number in range(300):
        b.lane(f"Persona {number}")
    data, notes = to_bytes(b.journey)
    cells = Sheets(data).cells
    assert "Personas to one another" not in cells and len(cells["Personas"]) == 301
    assert notes == ["The sheet \u201cPersonas to one another\u201d is left out: it would have over 256 columns."]


def test_a_row_has_room_for_words_that_are_not_broken() -> None:
    b = Building("Onboarding")
    b.lane("Ops manager (primary / champion)")
    (sheet,) = (
        name
        for name, grid in ((f"sheet{at}", one) for at, one in enumerate(grids_of(b.journey), 1))
        if grid.title == "Lanes"
    )
    part = ZipFile(BytesIO(to_bytes(b.journey)[0])).read(f"xl/worksheets/{sheet}.xml").decode()
    heights = dict(re.findall(r'<row r="(\d+)"[^>]*? ht="([\d.]+)"', part))
    assert float(heights["2"]) == 3 * 15, (
        "three lines: \u201cOps manager\u201d, \u201c(primary /\u201d, \u201cchampion)\u201d"
    )
