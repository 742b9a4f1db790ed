"""Sheets: the whole map is on them, headers and lanes on each, cut where the grid allows."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey_editor.document.records import Touchpoint, View
from journey_editor.layout.board import BoardLayout
from journey_editor.layout.child_badges import CHILD_KINDS
from journey_editor.layout.frame import Frame, board_frame
from journey_editor.layout.operating_rows import field_key
from journey_editor.layout.pages import LARGEST_PAGE, Page, Placement, fitted, scaled
from journey_editor.layout.papers import PAPERS
from journey_editor.layout.picture import Box, Picture, Piece, Point, Text
from journey_editor.layout.tiles import tiling
from journey_editor.layout.torn_lanes import gone_on_with
from tests.building import onboarding
from tests.fixed_shaper import FixedShaper


def grid(columns: int, rows: int, wide: float = 190, high: float = 130) -> tuple[Picture, Frame]:
    left, top = 120.0, 60.0
    cell = Box(left + 5, top + 5, wide - 10, high - 10)
    cards = tuple(
        Piece(("card", f"{row} {column}"), cell.moved(column * wide, row * high), ())
        for row in range(rows)
        for column in range(columns)
    )
    picture = Picture(left + columns * wide, top + rows * high, cards)
    frame = Frame(
        Box(left, 20, picture.width - left, top - 20),
        Box(0, top, left, picture.height - top),
        tuple(left + wide * i for i in range(1, columns + 1)),
        tuple(top + high * i for i in range(1, rows + 1)),
    )
    return picture, frame


def of_the_map(page: Page) -> list[Placement]:
    """What is on a page but for the marks around it."""
    return [place for place in page.placements if place.stands_for is not None]


def shown_at(pages: tuple[Page, ...], point: Point) -> int:
    """How many of the pages show a point of the picture as their own."""
    own = [[place.clip for place in of_the_map(page) if not place.is_artifact] for page in pages]
    return sum(any(clip.contains(*point) for clip in clips) for clips in own)


def test_fitted_is_the_picture_and_its_margin() -> None:
    page = fitted(Picture(400, 300, ()), 20)
    assert (page.width, page.height) == (440, 340)
    assert page.placements[0].box_on_page(Box(0, 0, 400, 300)) == Box(20, 20, 400, 300)


def test_fitted_stays_within_what_readers_open() -> None:
    page = fitted(Picture(40_000, 3_000, ()))
    assert page.width == pytest.approx(LARGEST_PAGE)
    area = page.placements[0].box_on_page(Box(0, 0, 40_000, 3_000))
    assert area.right < page.width


def test_scaled_is_centred_and_never_enlarged() -> None:
    page = scaled(Picture(200, 100, ()), PAPERS["A4"], False)
    assert page.placements[0].scale == 1
    assert page.placements[0].box_on_page(Box(0, 0, 200, 100)).centre == pytest.approx(
        (page.width / 2, page.height / 2)
    )


def test_scaled_fits_between_the_margins() -> None:
    page = scaled(Picture(5_000, 1_000, ()), PAPERS["A3"], True, 30)
    area = page.placements[0].box_on_page(Box(0, 0, 5_000, 1_000))
    assert area.x == pytest.approx(30)
    assert area.right == pytest.approx(page.width - 30)
    assert page.width > page.height


@settings(max_examples=60)
@given(
    columns=st.integers(1, 30),
    rows=st.integers(1, 12),
    wide=st.floats(60, 900),
    high=st.floats(40, 900),
    landscape=st.booleans(),
    paper=st.sampled_from(sorted(PAPERS)),
    scale=st.floats(0.4, 1.5),
)
def test_tiles_cover_the_map_and_stay_on_the_paper(
    columns: int, rows: int, wide: float, high: float, landscape: bool, paper: str, scale: float
) -> None:
    picture, frame = grid(columns, rows, wide, high)
    try:
        pages = tiling(picture, frame, PAPERS[paper], landscape, scale=scale).pages("")
    except ValueError as problem:
        assert "400 sheets" in str(problem)
        return
    for x in [130, *(edge - 1 for edge in frame.columns)]:
        for y in [70, *(edge - 1 for edge in frame.rows)]:
            assert sum(page.share is not None and page.share.contains(x, y) for page in pages) == 1
            assert shown_at(pages, Point(x, y)) >= 1
    assert shown_at(pages, Point(5, 5)) >= 1
    for page in pages:
        for place in of_the_map(page):
            area = place.box_on_page(place.clip)
            assert area.x >= 27.9
            assert area.y >= 27.9
            assert area.right <= page.width - 27.9
            assert area.bottom <= page.height - 27.9


def test_each_tile_repeats_the_headers_and_the_lanes() -> None:
    picture, frame = grid(10, 8)
    pages = tiling(picture, frame, PAPERS["A4"], False).pages("Map")
    assert len(pages) > 4
    assert shown_at(pages, Point(60, 30)) == len(pages)
    last = pages[-1]
    assert any(
        place.clip.y == 20 and place.clip.bottom == 60 and place.clip.right == picture.width
        for place in last.placements
    )
    assert any(
        place.clip.x == 0 and place.clip.right == 120 and place.clip.bottom == picture.height
        for place in last.placements
    )
    assert [page.label for page in pages][:4] == ["A1", "B1", "C1", "D1"]
    assert last.footer == f"Sheet {last.label} - page {len(pages)} of {len(pages)} - Map"


def test_what_stands_above_the_headers_is_on_the_first_row_only() -> None:
    picture, frame = grid(2, 20)
    pages = tiling(picture, frame, PAPERS["A4"], False).pages("")
    assert shown_at(pages, Point(200, 10)) == 1


def test_tiles_end_at_the_borders_of_steps_and_lanes() -> None:
    picture, frame = grid(10, 8)
    for page in tiling(picture, frame, PAPERS["A4"], True).pages(""):
        assert page.share is not None
        assert page.share.right in frame.columns
        assert page.share.bottom in frame.rows


def test_a_column_wider_than_a_sheet_is_cut() -> None:
    picture, frame = grid(1, 1, wide=3_000)
    assert len(tiling(picture, frame, PAPERS["A4"], False).pages("")) > 4


def test_bands_that_leave_no_room_are_not_repeated() -> None:
    picture = Picture(2_000, 500, ())
    frame = Frame(Box(500, 0, 1_500, 50), Box(0, 50, 500, 450))
    pages = tiling(picture, frame, PAPERS["A4"], False).pages("")
    assert shown_at(pages, Point(10, 60)) == 1
    assert shown_at(pages, Point(1_990, 60)) == 1


def test_a_map_that_fits_is_one_sheet() -> None:
    picture, frame = grid(2, 2)
    (page,) = tiling(picture, frame, PAPERS["A3"], True).pages("")
    assert page.footer == "Sheet A1 - page 1 of 1"


@pytest.mark.parametrize("margin", [-1, 280, 5_000])
def test_margins_that_leave_no_room_are_refused(margin: float) -> None:
    picture, frame = grid(2, 2)
    with pytest.raises(ValueError, match="no room"):
        scaled(picture, PAPERS["A4"], False, margin)
    with pytest.raises(ValueError, match="no room"):
        tiling(picture, frame, PAPERS["A4"], False, margin).pages("")


@pytest.mark.parametrize("scale", [0, -1, 50, float("nan")])
def test_a_scale_that_makes_no_sense_is_refused(scale: float) -> None:
    picture, frame = grid(10, 10)
    with pytest.raises(ValueError, match="sheets"):
        tiling(picture, frame, PAPERS["A4"], False, scale=scale).pages("")


def test_what_a_stage_says_is_said_anew_on_each_sheet_that_shows_a_part_of_it() -> None:
    b = onboarding()
    wide = b.stage("A wide one", steps=9, risk="Nobody knows who decides and so nobody does " * 3)
    for i in range(9):
        b.part("signal", wide, name=f"Signal {i}")
    rows = [b.other_lane("stage_risk"), b.other_lane("stage_signals")]
    board = BoardLayout(FixedShaper()).board(b.journey)
    pages = tiling(board.picture, board_frame(board), PAPERS["A4"], False).pages("")
    for row in rows:
        key = ("field", field_key(row, wide))
        shown = [
            (piece, place.clip)
            for page in pages
            for place in page.placements
            if not place.is_artifact
            for piece in place.picture.pieces
            if piece.key == key and piece.box.meets(place.clip)
        ]
        assert len(shown) > 1
        for piece, clip in shown:
            said = [mark for mark in piece.marks if isinstance(mark, Text)]
            assert said, "each part says something"
            for mark in said:
                right = piece.box.x + mark.x + max(line.x + line.width for line in mark.shaped.lines)
                assert clip.x <= piece.box.x + mark.x and right <= clip.right + 0.5, "cut at the edge of the sheet"
                assert mark.y + mark.shaped.height <= piece.box.height


def test_each_sheet_of_a_map_names_its_stages_and_has_the_whole_legend() -> None:
    b = onboarding()
    for i in range(8):
        b.stage(f"Further stage {i}", steps=2, customer_goal="What it is for " * 4)
    board = BoardLayout(FixedShaper()).board(b.journey)
    pages = tiling(board.picture, board_frame(board), PAPERS["A4"], True).pages("")
    assert len(pages) > 3
    for page in pages:
        kinds = [piece.kind for place in page.placements for piece in place.picture.pieces if piece.kind == "legend"]
        assert kinds.count("legend") >= 1
        for place in page.placements:
            if place.picture is not board.picture and not place.is_artifact:
                for piece in place.picture.pieces:
                    assert piece.box.right <= place.clip.right + 0.5, "cut at the edge of the sheet"


def test_the_first_sheet_says_which_view_it_is_however_narrow() -> None:
    b = onboarding()
    b.set("map", objective="Decide what to repair first, and who does it until when. " * 4, scope="All of it. " * 30)
    for i in range(8):
        b.stage(f"Further stage {i}", steps=2)
    view = View(id="view", order="V", name="For the sponsor", hidden_lanes=(b.journey.lanes[1].id,))
    board = BoardLayout(FixedShaper()).board(b.journey, view)
    first = tiling(board.picture, board_frame(board), PAPERS["A4"], False).pages("")[0]
    (title,) = (
        piece
        for place in first.placements
        for piece in place.picture.pieces
        if piece.kind == "title" and place.picture is not board.picture
    )
    said = [mark.shaped.text for mark in title.marks if isinstance(mark, Text)]
    assert len(said) == 4 and said[-1] == "View: For the sponsor  \u00b7  1 lane hidden"
    assert all(mark.y + mark.shaped.height <= title.box.height for mark in title.marks if isinstance(mark, Text))


def test_a_long_title_does_not_push_the_page_number_off_a_sheet() -> None:
    picture, frame = grid(2, 2)
    (page,) = tiling(picture, frame, PAPERS["A3"], True).pages("Map " * 100)
    assert page.footer.startswith("Sheet A1 - page 1 of 1 - Map")


def test_a_footer_under_a_poster_takes_its_room() -> None:
    page = scaled(Picture(2_000, 2_000, ()), PAPERS["A4"], True, footer="Map")
    area = page.placements[0].box_on_page(Box(0, 0, 2_000, 2_000))
    assert area.bottom <= page.height - 28 - 16 + 1e-6 and page.footer == "Map"


def test_tabs_that_open_child_maps_are_on_no_sheet() -> None:
    b = onboarding()
    card, step = b.journey.all(Touchpoint)[0], b.journey.columns[0]
    for record in (card, step):
        b.set(record.id, child_map="child.journey")
    board = BoardLayout(FixedShaper()).board(b.journey)
    assert any(piece.kind in CHILD_KINDS for piece in board.pieces)
    for page in (fitted(board.picture), *tiling(board.picture, board_frame(board), PAPERS["A4"], False).pages("")):
        for place in page.placements:
            assert not [piece for piece in place.picture.pieces if piece.kind in CHILD_KINDS]


def test_the_corner_says_of_which_date_the_map_is() -> None:
    b = onboarding()
    b.set("map", map_date=date(2026, 11, 23))
    corner = BoardLayout(FixedShaper()).board(b.journey).by_key["corner", "map"]
    assert "As of 2026-11-23" in [mark.shaped.text for mark in corner.marks if isinstance(mark, Text)]


def test_a_lane_higher_than_a_sheet_is_cut_above_its_curve_and_named_again() -> None:
    b = onboarding()
    lane, stage = b.journey.lanes[0], b.journey.stages[0]
    for i in range(4):
        b.touchpoint(lane.id, stage.id, f"Card {i}", what_happens="What happens there, in some words. " * 3)
    board = BoardLayout(FixedShaper()).board(b.journey)
    row = board.rows[0]
    pages = tiling(board.picture, board_frame(board), PAPERS["A4"], True, scale=0.6).pages("")
    starts = {place.clip.y: page for page in pages for place in page.placements if row.top < place.clip.y < row.bottom}
    assert row.strip.y in starts
    page = starts[row.strip.y]
    said = [
        mark.shaped.text
        for place in page.placements
        for piece in place.picture.pieces
        if place.picture is not board.picture and piece.kind == "lane"
        for mark in piece.marks
        if isinstance(mark, Text)
    ]
    assert said == ["Admin"]


def _lane_on_a_sheet_from(below: float) -> list[tuple[str, float, float]]:
    """What a sheet that begins so far below the upper edge of a lane says at its left: text, upper and lower edge."""
    b = onboarding()
    b.set(b.journey.lanes[0].persona or "", role="Decides which tools the company buys")
    board = BoardLayout(FixedShaper()).board(b.journey)
    row = board.rows[0]
    clip = Box(board.band.x, row.top + below, board.band.width, row.bottom - row.top - below)
    return sorted(
        (mark.shaped.text, piece.box.y + mark.y - clip.y, piece.box.y + mark.y + mark.shaped.height - clip.y)
        for shown in gone_on_with(board.picture, board.cuts.lane(clip), clip)
        for piece in shown.pieces
        if piece.kind == "lane" and piece.record_id == row.lane
        for mark in piece.marks
        if isinstance(mark, Text) and piece.box.y + mark.y + mark.shaped.height > clip.y
    )


def test_a_lane_that_is_cut_through_its_avatar_keeps_its_own_name_below() -> None:
    said = _lane_on_a_sheet_from(30)
    assert [text for text, *_ in said].count("Admin") == 1
    assert next(top for text, top, _ in said if text == "Admin") > 20, "not across the avatar"


def test_a_lane_that_is_cut_through_its_name_says_it_again_and_the_rest_below() -> None:
    said = _lane_on_a_sheet_from(70)
    (name,) = (one for one in said if one[0] == "Admin")
    (role,) = (one for one in said if one[0].startswith("Decides"))
    assert name[1] >= 0 and role[1] >= name[2]


def test_a_sheet_under_headers_that_are_too_high_to_be_repeated_still_says_whole_what_it_begins_with() -> None:
    b = onboarding()
    for i in range(6):
        b.stage(f"Further stage {i}", steps=2, customer_goal="What it is for " * 4)
    board = BoardLayout(FixedShaper()).board(b.journey)
    tiles = tiling(board.picture, board_frame(board), PAPERS["A4"], True, scale=2.0)
    assert tiles.first[0] and not tiles.first[1], "the headers stand on the first sheets alone"
    pages = [page for page in tiles.pages("") if page.label[1:] == "1"]
    assert len(pages) > 1
    for page in pages:
        titles = [place for place in page.placements if _shows(place, "title")]
        assert len(titles) == (page.label == "A1"), "no beginning of a title that is cut"
        headers = [place for place in page.placements if not place.is_artifact and _shows(place, "stage")]
        assert headers
        for place in headers:
            for piece in place.picture.pieces:
                assert piece.kind != "stage" or piece.box.right <= place.clip.right + 0.5, (
                    "cut at the edge of the sheet"
                )


def _shows(place: Placement, kind: str) -> bool:
    return any(piece.kind == kind and piece.box.meets(place.clip) for piece in place.picture.pieces)
