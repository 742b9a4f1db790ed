"""What the choices for an export come to: how many pages, and words on text that is too small."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from journey_editor.document.export_profile import TILES, ExportChoices
from journey_editor.document.progress import Cancelled
from journey_editor.export import planning as png_planning
from journey_editor.export.legibility import smallest_in, smallest_on
from journey_editor.export.planning import MapToExport, number_of_sheets, plan, planning
from journey_editor.export.problems import ExportError
from journey_editor.layout.board import BoardLayout
from journey_editor.layout.picture import Text
from journey_editor.painting.shaper import QtShaper
from tests.building import onboarding


@pytest.fixture(scope="module")
def source(qapp: QApplication) -> MapToExport:
    """The small map, laid out."""
    shaper = QtShaper()
    journey = onboarding().journey
    return MapToExport(journey, BoardLayout(shaper).board(journey), shaper, "map", date(2026, 11, 26))


def test_a_page_as_large_as_the_map_is_as_large_as_its_smallest_text_needs(source: MapToExport) -> None:
    usual, large = (plan(source, ExportChoices(least_text=least)) for least in (9, 14))
    assert usual.summary.startswith("One page of ")
    assert large.pages[0].width > 1.4 * usual.pages[0].width
    assert smallest_on(large.pages) == pytest.approx(14)
    assert usual.warnings == large.warnings == ()


def test_paper_on_which_text_becomes_too_small_says_by_how_much_and_what_is_enough(source: MapToExport) -> None:
    made = plan(source, ExportChoices(paper="A4", least_text=12))
    size = smallest_on(made.pages)
    assert size < 12
    under = round(100 * (1 - size / 12))
    (said,) = made.warnings
    assert said.startswith(f"On A4 the smallest text is {size:.1f} pt, {under} % under 12 pt: choose A")
    enough = said.split("choose ")[1].split()[0]
    assert plan(source, ExportChoices(paper=enough, least_text=12)).warnings == ()


def test_tiles_have_the_text_size_that_is_asked_for(source: MapToExport) -> None:
    few, many = (plan(source, ExportChoices(content=TILES, paper="A4", least_text=least)) for least in (9, 14))
    assert len(many.pages) > len(few.pages) > 1
    assert few.summary.startswith(f"{len(few.pages) - 1} sheets A4")
    assert many.warnings == ()


def test_a_report_is_set_in_the_size_that_is_asked_for(source: MapToExport) -> None:
    usual, large = (
        plan(source, ExportChoices(content="questions", paper="A4", landscape=False, least_text=least))
        for least in (9, 14)
    )
    assert usual.summary.endswith("A4 portrait")
    assert {(page.width, page.height) for page in large.pages} == {(page.width, page.height) for page in usual.pages}
    assert (smallest_on(usual.pages), smallest_on(large.pages)) == (pytest.approx(9), pytest.approx(14))


@pytest.mark.parametrize("choices", [ExportChoices(content="pains"), ExportChoices(paper="A4", least_text=14)])
def test_steps_tell_with_each_text_that_they_go_on_and_can_be_stopped_there(
    source: MapToExport, choices: ExportChoices
) -> None:
    told: list[int] = []

    def tell() -> None:
        told.append(1)
        if len(told) == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        for _ in planning(source.watched(tell), choices):
            pass


def test_a_margin_is_in_millimetres(source: MapToExport) -> None:
    page = plan(source, ExportChoices(margin=20, least_text=9)).pages[0]
    assert page.placements[0].x == pytest.approx(20 * 72 / 25.4)


def test_margins_that_leave_no_room_are_refused_with_a_sentence(source: MapToExport) -> None:
    for content in ("poster", "tiles", "summary"):
        with pytest.raises(ExportError, match="no room"):
            plan(source, ExportChoices(content=content, paper="A4", margin=100))


def test_a_board_without_its_title_is_lower(source: MapToExport) -> None:
    bare = BoardLayout(source.shaper, has_title=False).board(source.journey)
    assert bare.height < source.board.height
    assert bare.header.y < source.board.header.y
    assert not any(piece.kind == "title" for piece in bare.picture.pieces)
    assert smallest_in(bare.picture) == smallest_in(source.board.picture)


@pytest.mark.parametrize(("most", "advice"), [(1.63, "a lower resolution, or PDF or SVG"), (0.54, "PDF or SVG")])
def test_a_png_of_too_many_pixels_names_what_can_be_chosen(
    source: MapToExport, monkeypatch: pytest.MonkeyPatch, most: float, advice: str
) -> None:
    monkeypatch.setattr(png_planning, "largest_scale", lambda picture: most)
    made = plan(source, ExportChoices(format="png", scale=2))
    assert made.warnings == (f"That is too many pixels: choose {advice}.",)


def test_what_the_first_sheet_cuts_stands_whole_on_the_plan_of_the_sheets_and_has_no_page_of_its_own(
    qapp: QApplication,
) -> None:
    b, shaper = onboarding(), QtShaper()
    scope = "From the signed contract to the first renewal of one account. " * 4 + "No more than that."
    b.set("map", scope=scope)
    source = MapToExport(b.journey, BoardLayout(shaper).board(b.journey), shaper, "map", date(2026, 11, 26))
    made = plan(source, ExportChoices(content=TILES, paper="A4", least_text=14))
    assert len(made.pages) == 1 + number_of_sheets(made.pages) and "behind" not in made.summary
    assembly = made.pages[0]
    texts = {
        mark.shaped.text
        for place in assembly.placements
        if not place.alternative
        for piece in place.picture.pieces
        for mark in piece.marks
        if isinstance(mark, Text) and not mark.shaped.is_cut
    }
    assert any("No more than that." in text for text in texts)
    assert any("in-full:1" in place.picture.anchors for place in assembly.placements), "the number leads there"
    boxes = [place.box_on_page(place.clip) for place in assembly.placements[1:2]]
    assert all(box.x > 0 and box.right < assembly.width and box.bottom < assembly.height for box in boxes)
