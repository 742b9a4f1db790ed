"""Workshop sheets: the map's own stages and lanes, with room to write, on any paper."""

from __future__ import annotations

from datetime import date

import pytest

from journey_editor.layout.board import BoardLayout
from journey_editor.layout.pages import Page
from journey_editor.layout.papers import PAPERS
from journey_editor.layout.picture import Text
from journey_editor.painting.shaper import QtShaper
from journey_editor.reports.profiles import profile_named
from journey_editor.reports.sheet import Sheet
from tests.building import Building
from tests.composing import compose
from tests.fixed_shaper import FixedShaper


def sheets(stages: int, paper: str) -> tuple[Page, ...]:
    b = Building("Made")
    b.lane("Admin")
    b.other_lane("questions")
    for number in range(stages):
        b.stage(f"Stage {number}.")
    profile = profile_named("workshop")
    assert profile is not None
    shaper = FixedShaper()
    board = BoardLayout(shaper).board(b.journey)
    return compose(b.journey, board, profile, Sheet(PAPERS[paper], True), shaper, date(2026, 11, 26))


@pytest.mark.parametrize("stages", [0, 2, 9, 60])
@pytest.mark.parametrize("paper", ["A4", "A3", "A0"])
def test_every_stage_has_room_to_write_and_nothing_leaves_the_sheet(stages: int, paper: str) -> None:
    pages = sheets(stages, paper)
    said = []
    for page in pages:
        assert (page.width, page.height) == PAPERS[paper].size(True)
        for piece in page.placements[0].picture.pieces:
            assert piece.box.x >= 0 and piece.box.right <= page.width and piece.box.bottom <= page.height
            said += [mark.shaped.text for mark in piece.marks if isinstance(mark, Text)]
    for number in range(stages):
        assert said.count(f"Stage {number}.") == 1
    assert "What do they ask?" in said and "What does Admin do here, and where?" in said
    assert {"+2", "0", "-2", "Persona sheet", "Stakeholder sheet", "Dots"} <= set(said)


def test_what_hangs_on_a_wall_is_read_from_afar() -> None:
    def size(paper: str) -> float:
        (mark,) = (
            mark
            for piece in sheets(2, paper)[0].placements[0].picture.pieces
            for mark in piece.marks
            if isinstance(mark, Text) and mark.shaped.text == "Stage 1."
        )
        return mark.shaped.style.size

    assert size("A0") > 2 * size("A3") >= 22


@pytest.mark.parametrize("paper", ["A4", "A3", "A0"])
def test_long_names_of_stages_and_lanes_can_be_read_on_the_grid_or_behind_it(paper: str, qapp: object) -> None:
    b = Building("Long")
    name = ("Handover of all that sales has promised to those who have to keep it in each of our regions " * 4)[:300]
    b.lane(f"Lane: {name}"[:300].strip())
    for number in range(3):
        b.other_lane("questions", f"Notes {number}: {name}"[:300].strip())
    for number in range(9):
        b.stage(f"Stage {number}: {name}"[:300].strip())
    b.other_lane("questions", long := name * 6)
    profile = profile_named("workshop")
    assert profile is not None
    shaper = QtShaper()
    board = BoardLayout(shaper).board(b.journey)
    pages = compose(b.journey, board, profile, Sheet(PAPERS[paper], True), shaper, date(2026, 11, 26))
    pieces = [piece for page in pages for piece in page.placements[0].picture.pieces]
    texts = [(piece, mark) for piece in pieces for mark in piece.marks if isinstance(mark, Text)]
    cut = {mark.shaped.text for piece, mark in texts if mark.shaped.is_cut}
    assert long in cut and (paper == "A4" or len(cut) == 1)
    behind = " ".join(" ".join(mark.shaped.text for _, mark in texts if not mark.shaped.is_cut).split())
    assert not [one for one in cut if " ".join(one.split()) not in behind]
    assert all(mark.y + mark.shaped.height <= piece.box.height for piece, mark in texts if piece.kind == "p")
    assert "What do they do here, and where?" in behind
