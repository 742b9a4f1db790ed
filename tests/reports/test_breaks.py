"""Where pages end and lines break: nothing is torn, stands alone or stands on something else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journey_editor.document.journey import Journey
from journey_editor.document.records import Risk
from journey_editor.document.vocabulary import (
    PainSeverity,
)
from journey_editor.layout.pages import Page
from journey_editor.layout.picture import Box, Piece, Text
from journey_editor.painting.shaper import QtShaper
from journey_editor.reports.anchors import stage_anchor
from journey_editor.reports.chunk import Chunk
from journey_editor.reports.pagination import About, pages_by_anchor, paginate, paginating
from journey_editor.reports.profiles import PROFILES, Profile
from journey_editor.reports.setting import Setter
from journey_editor.reports.sheet import Sheet
from journey_editor.reports.tables import Cell, Heading, table
from tests.building import Building
from tests.reports.composed import assert_nothing_touches, composed, lines_of, text_of


def test_no_two_texts_of_a_page_touch_and_none_leaves_the_sheet(full: tuple[Page, ...]) -> None:
    assert_nothing_touches(full)


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.id)
def test_every_profile_has_pages_in_any_script(profile: Profile, strange: Journey) -> None:
    assert_nothing_touches(composed(strange, profile.id))


@pytest.fixture(scope="module")
def strange(qapp: object) -> Journey:
    """Two stages, names of 300 characters, Arabic and Japanese."""
    building = Building("\u0631\u062d\u0644\u0629 \u0627\u0644\u0639\u0645\u064a\u0644 " + "long title " * 27)
    stages = [building.stage("\u5c0e\u5165\u3068\u8a2d\u5b9a" * 60), building.stage("Setup" * 60)]
    lanes = [building.lane("\u0645\u062f\u064a\u0631 " * 50), building.lane("Administrator" * 23)]
    for lane in lanes:
        for at, stage in enumerate(stages):
            card = building.touchpoint(lane, stage, f"\u554f\u3044\u5408\u308f\u305b{at} " * 40, emotion=at - 1.0)
            building.part("pain_point", card, description="W" * 300, severity=PainSeverity.HIGH, magnitude=0.7)
            building.part("opportunity", card, description="\u0641\u0631\u0635\u0629 " * 60, value=7, difficulty=2)
            building.part("signal", card, name="signal" * 50, baseline=1.0, target=2.0, unit="days" * 40)
    return building.journey


@pytest.mark.parametrize("profile", ["reading", "personas"])
def test_a_name_of_any_length_stands_whole_at_its_head(strange: Journey, profile: str) -> None:
    pieces = [piece for page in composed(strange, profile) for piece in page.placements[0].picture.pieces]
    heads = [piece for piece in pieces if piece.kind in ("h1", "h2", "h3")]
    cut = [mark.shaped.text for piece in heads for mark in piece.marks if isinstance(mark, Text) and mark.shaped.is_cut]
    assert len(heads) > 4 and not cut


def test_the_sign_of_a_number_stays_before_it_where_a_name_runs_from_the_right(qapp: object) -> None:
    b = Building()
    b.touchpoint(b.lane("Buyer"), b.stage("Setup"), "\u062a\u0648\u0642\u064a\u0639", emotion=-1.5)
    for profile in ("reading", "summary", "personas"):
        assert "\u2066\u22121.5\u2069" in text_of(composed(b.journey, profile)), profile


def test_a_heading_is_never_the_last_thing_on_a_page(reading: tuple[Page, ...], full: tuple[Page, ...]) -> None:
    for page in (*reading, *full):
        pieces = [piece for piece in page.placements[0].picture.pieces if piece.kind != "footer"]
        lowest = max((piece.box.bottom for piece in pieces), default=0)
        lowest = max([lowest, *(place.box_on_page(place.clip).bottom for place in page.placements[1:])])
        for piece in pieces:
            if piece.kind in ("h1", "h2", "h3"):
                assert piece.box.bottom < lowest - 1


def test_no_page_begins_with_a_last_line_alone(full: tuple[Page, ...]) -> None:
    for number, page in enumerate(full, 1):
        pieces = sorted(page.placements[0].picture.pieces, key=lambda piece: piece.box.y)
        assert not (pieces[0].kind == "li" and pieces[1].kind in ("h1", "h2", "h3")), f"page {number}"


def test_a_table_stands_with_the_line_that_leads_to_it(full: tuple[Page, ...]) -> None:
    told = [text_of((page,)) for page in full]
    assert any("no way back." in said or "are live." in said for said in told)
    assert not any(said.endswith(("no way back.", "are live.", "has decided:")) for said in told)


def test_a_field_of_many_thousand_characters_goes_on_over_pages_and_loses_nothing(qapp: object) -> None:
    building = Building()
    stage = building.stage("Setup")
    lane = building.lane("Administrator")
    words = " ".join(f"word{number}" for number in range(3000))
    building.touchpoint(lane, stage, "Long", what_happens=words)
    pages = composed(building.journey)
    text = text_of(pages)
    assert len(pages) > 4
    missing = [word for word in (f"word{number}" for number in range(0, 3000, 37)) if word not in text]
    assert not missing


def test_a_young_map_is_no_heap_of_empty_pages(qapp: object) -> None:
    b = Building("A young map")
    lane = b.lane("Buyer")
    for name in ("Awareness", "Purchase"):
        b.touchpoint(lane, b.stage(name), "Card")
    pages = composed(b.journey, "report")
    said = text_of(pages)
    nothing = "pain points, opportunities, signals and metrics, risk register and evidence and reviews"
    assert f"Without pages, for the map has nothing there yet: {nothing}." in said
    assert "No pain point is on this map" not in said
    places = pages_by_anchor(pages)
    on = places["stage:" + b.journey.stages[1].id]
    assert on == places["stage:" + b.journey.stages[0].id], "two stages of one card each share a page"
    assert "No pain point is on this map" in text_of(composed(b.journey, "pains"))


def test_a_stage_begins_under_the_last_where_most_of_its_last_page_is_free(qapp: object) -> None:
    b = Building()
    stages = [b.stage("Handoff"), b.stage("Setup", customer_goal="Be known. " * 300), b.stage("Activation")]
    on = pages_by_anchor(composed(b.journey, "reading"))
    first, second, third = (on[stage_anchor(stage)] for stage in stages)
    assert first == second < third, "there is no room for the third"


@pytest.mark.parametrize("stages", [0, 1, 20])
def test_maps_of_any_size_become_pages(stages: int, qapp: object) -> None:
    building = Building()
    for number in range(stages):
        building.stage(f"Stage {number}")
    if stages:
        lane = building.lane("Buyer")
        building.touchpoint(lane, building.journey.stages[0].id, "Card")
    pages = composed(building.journey)
    told = pages_by_anchor(pages)
    assert len(pages) >= 2 and all(stage_anchor(stage.id) in told for stage in building.journey.stages)


def test_wide_tables_lie_on_their_side_in_a_report_that_stands_upright(full: tuple[Page, ...]) -> None:
    places = pages_by_anchor(full)
    for title, is_wide in (("Risk register", True), ("Signals and metrics", True), ("Owners and actions", False)):
        page = full[places[f"section:{title}"] - 1]
        assert (page.width > page.height) is is_wide, title


def test_no_word_of_a_table_is_broken_where_another_column_has_room(qapp: object) -> None:
    building = Building()
    stage = building.stage("Setup", risk="Goes wrong", risk_trigger="It goes wrong")
    card = building.touchpoint(building.lane("Buyer"), stage, "Card")
    building.part("risk", card, failure="Nobody comes")
    building.owner(building.journey.all(Risk)[0].id, "Implementierungsleiter")
    assert "Implementierungsleiter" in lines_of(composed(building.journey, "risks"))


def test_a_table_has_its_width_where_the_words_are(qapp: object) -> None:
    building = Building()
    card = building.touchpoint(building.lane("Buyer"), building.stage("Setup"), "Card")
    cause = "The proof is reported to the champion alone, and nobody ever writes to those who sign in the end"
    for number in range(8):
        part = building.part("pain_point", card, description=f"Pain {number}")
        building.set(part, root_cause=cause)
    pages = composed(building.journey, "pains")
    cells = [piece for page in pages for piece in page.placements[0].picture.pieces if piece.label == cause]
    assert len(cells) == 8
    assert max(len(mark.shaped.lines) for piece in cells for mark in piece.marks if isinstance(mark, Text)) <= 3


def test_the_title_of_a_column_is_not_broken_where_another_column_has_room(qapp: object) -> None:
    b = Building()
    lane, stage = b.lane("Operations manager"), b.stage("Onboards")
    card = b.touchpoint(lane, stage, "Business case and contract redline", emotion=-1.0)
    b.part("pain_point", card, description="pilot-to-live accuracy gap")
    assert "What is done about it" in lines_of(composed(b.journey, "decisions"))


def test_a_word_that_stands_for_what_is_unknown_is_not_broken(qapp: object) -> None:
    b = Building()
    stage = b.stage("Setup")
    for number in range(4):
        b.part("signal", stage, name=f"{number}: " + "every one of those who have to say yes before it can begin " * 4)
    lines = lines_of(composed(b.journey))
    assert "unknown" in lines and not {"unkno", "unknow", "wn", "n"} & set(lines)


def test_the_first_row_of_a_table_never_stands_alone(qapp: object) -> None:
    sheet = Sheet()
    setter = Setter(QtShaper(), sheet.room.width)
    rows = table(setter, [Heading("Owner")], [[Cell(f"Row {number}")] for number in range(9)])
    for before in range(28, 40):
        chunks = [chunk for _ in range(before) for chunk in setter.paragraph("A")] + rows
        for page in paginate([(sheet, chunks)], QtShaper(), About("Map", "Current state"), {}):
            assert sum(line.startswith("Row") for line in lines_of((page,))) != 1


def test_pages_of_thousands_of_lines_are_filled_in_small_steps(qapp: object) -> None:
    lines = [Chunk(20.0, ()) for _ in range(500)]
    assert sum(1 for _ in paginating([(Sheet(), lines)], QtShaper(), About("Map", "Current state"), {})) > 500


@pytest.mark.parametrize("rows", range(30, 45))
def test_the_last_row_of_a_table_never_stands_alone(rows: int, qapp: object) -> None:
    sheet = Sheet()
    setter = Setter(QtShaper(), sheet.room.width)
    chunks = table(setter, [Heading("Owner")], [[Cell(f"Row {number}")] for number in range(rows)])
    last = paginate([(sheet, chunks)], QtShaper(), About("Map", "Current state"), {})[-1]
    assert sum(line.startswith("Row") for line in lines_of((last,))) > 1


def test_sixty_stages_are_pages_without_a_touch(qapp: object) -> None:
    building = Building()
    lane = building.lane("Buyer")
    for number in range(60):
        building.touchpoint(lane, building.stage(f"Stage {number} with a name"), f"Card {number}", emotion=1.0)
    assert_nothing_touches(composed(building.journey, "reading"))


def test_no_page_of_a_section_has_one_line_only(qapp: object) -> None:
    sheet = Sheet()
    setter = Setter(QtShaper(), sheet.room.width)
    for lines in range(28, 48):
        one = [
            setter.heading("One", 0).on_new_page(),
            *(chunk for _ in range(lines) for chunk in setter.paragraph("A")),
        ]
        for page in paginate([(sheet, [*one, *one])], QtShaper(), About("Map", "Current state"), {}):
            assert sum(len(place.picture.pieces) for place in page.placements) > 3, f"{lines} lines"


def test_what_follows_a_large_figure_fills_the_page_before_it(qapp: object) -> None:
    sheet = Sheet()
    setter = Setter(QtShaper(), sheet.room.width)
    lines = [chunk for _ in range(90) for chunk in setter.paragraph("A")]

    def pages(before: int, high: float) -> list[int]:
        """How many lines each page has, where a figure comes after some of them; the figure's counts from 1,000."""
        figure = Chunk(high, (Piece(("figure",), Box(0, 0, 100, high), ()),), floats=True)
        made = paginate([(sheet, [*lines[:before], figure, *lines[before:]])], QtShaper(), About("Map", "Now"), {})
        pieces = [page.placements[0].picture.pieces for page in made]
        return [sum(1000 if piece.kind == "figure" else 1 for piece in one) - 1 for one in pieces]

    full = pages(90, 650.0)[0]
    assert pages(10, 650.0)[:2] == [full, 1000], "there is no hole before it, and no two lines stand under it"
    assert pages(10, 300.0)[0] > 1000, "it stands where it is told where it fits"
    assert pages(full - 3, 650.0)[:2] == [full - 3, 1000], "it is not put off for a line or two"
    assert pages(20, 500.0)[1] > 1000, "under it the text goes on"


def test_a_figure_in_parts_is_not_torn_by_text_and_tears_no_block(qapp: object) -> None:
    sheet = Sheet()
    line = Chunk(20.0, (Piece(("line",), Box(0, 0, 100, 20), ()),))
    figure = Chunk(300.0, (Piece(("figure",), Box(0, 0, 100, 300), ()),), floats=True)

    def kinds(before: int, blocks: int) -> list[str]:
        """What stands on each page, a letter each, where two figures and blocks of ten lines come after some lines."""
        told = [replace(line, block=str(number)) for number in range(blocks) for _ in range(10)]
        made = paginate([(sheet, [*[line] * before, figure, figure, *told])], QtShaper(), About("Map", "Now"), {})
        pieces = [page.placements[0].picture.pieces for page in made]
        return ["".join(piece.kind[0] for piece in one if piece.kind != "footer") for one in pieces]

    assert kinds(10, 3) == ["l" * 30, "ff" + "l" * 6, "l" * 4], "both are moved, behind what is told wholly before them"
    assert kinds(30, 1) == ["l" * 30, "ff" + "l" * 6, "l" * 4], "no part of a block stands before them"


@pytest.mark.parametrize("profile_id", ["pains", "owners", "risks", "signals"])
def test_the_last_page_of_a_report_is_no_rest_of_a_table(sample: Journey, profile_id: str) -> None:
    """Some rows of its table go over with the last ones."""
    *before, last = composed(sample, profile_id)
    pieces = [piece for piece in last.placements[0].picture.pieces if piece.kind != "footer"]
    filled = max(piece.box.bottom for piece in pieces) - min(piece.box.y for piece in pieces)
    assert not before or filled > 0.25 * last.height
