"""What a board cuts has a number there that stands off everything else."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from journey_editor.document.edits.connections import connect
from journey_editor.layout.band_pages import pages_to_read
from journey_editor.layout.board import BoardLayout
from journey_editor.layout.frame import board_frame
from journey_editor.layout.metrics import PRINTED_NAME_LINES
from journey_editor.layout.pages import Page
from journey_editor.layout.papers import PAPERS
from journey_editor.layout.picture import Picture, Shape, Text
from journey_editor.layout.tiles import tiling
from journey_editor.painting.shaper import QtShaper
from journey_editor.reports.in_full import numbered_pages, told_in_full, told_under_board, with_numbers
from tests.building import Building

GOAL = "Everybody who has to say yes has said so, and all depots know the day of the first import. " * 3
NAME = (
    "Handover of all that sales has promised, to those who have to keep it, in each of our regions and depots, "
    "and to their managers, before the quarter ends"
)


def test_the_number_of_a_label_stands_within_the_ground_of_the_label(qapp: QApplication) -> None:
    b, shaper = Building(), QtShaper()
    lane, stage = b.lane("Buyer"), b.stage("Setup", steps=2)
    first, second = (b.touchpoint(lane, stage, name, step) for step, name in enumerate(("One", "Two")))
    b.do(connect(b.journey, first, second, label="after fourteen days without any answer from anybody at all")[0])
    picture = BoardLayout(shaper).board(b.journey).picture
    numbered = with_numbers(picture, b.journey, told_in_full(b.journey, picture), shaper)
    (way,) = (piece for piece in numbered.pieces if piece.kind == "connection")
    ground, pill = (mark.box for mark in way.marks if isinstance(mark, Shape))
    label, number = (mark for mark in way.marks if isinstance(mark, Text))
    assert label.shaped.is_cut and number.shaped.text == "1"
    assert ground.x <= pill.x and pill.right <= ground.right
    assert label.x + label.shaped.lines[-1].width <= pill.x


def _headers(pages: tuple[Page, ...]) -> list[list[str]]:
    """What the stages' headers say on each page."""
    pictures = [[place.picture for place in page.placements if not place.is_artifact] for page in pages]
    return [[text for picture in some for text in _said_by_stages(picture)] for some in pictures]


def _said_by_stages(picture: Picture) -> list[str]:
    if picture.table is not None:  # the board itself: its headers stand on the sheets anew
        return []
    marks = [mark for piece in picture.pieces if piece.kind == "stage" for mark in piece.marks]
    return [mark.shaped.text for mark in marks if isinstance(mark, Text)]


def test_each_sheet_has_the_numbers_of_what_its_headers_cut(qapp: QApplication) -> None:
    b, shaper = Building(), QtShaper()
    lane = b.lane("Buyer")
    for number in range(4):
        stage = b.stage(f"Stage {number}", steps=2, customer_goal=f"{number}: {GOAL}")
        for step in range(2):
            b.touchpoint(lane, stage, "Call", step)
    board = BoardLayout(shaper, name_lines=PRINTED_NAME_LINES).board(b.journey)
    sheets = tiling(board.picture, board_frame(board), PAPERS["A4"], False).pages("")
    pages, told = numbered_pages(sheets, b.journey, shaper)
    numbers = {line[len("Stage \u201cStage ")]: str(at) for line, at in told.items()}
    assert set(numbers) == set("0123"), "the goal of each stage"
    headers = _headers(pages)
    assert len(pages) > 2 and all(headers)
    for said in headers:
        for goal in (text for text in said if text.startswith(("0: ", "1: ", "2: ", "3: "))):
            assert said[said.index(goal) + 1] == numbers[goal[0]]


def test_a_line_that_is_cut_stands_in_full_under_the_board_and_not_on_a_page_of_its_own(qapp: QApplication) -> None:
    b, shaper = Building(), QtShaper()
    lane = b.lane("Buyer")
    for number in range(6):
        b.touchpoint(lane, b.stage(f"Stage {number}", customer_goal=GOAL if number == 1 else ""), "Call")
    board = BoardLayout(shaper, name_lines=PRINTED_NAME_LINES).board(b.journey)
    pages = pages_to_read(board.picture, board_frame(board), PAPERS["A4"], False, 28.0, "", 0.9)
    numbered, told = numbered_pages(pages, b.journey, shaper)
    under = told_under_board(numbered, told, shaper)
    assert len(told) == 1 and under is not None and len(under) == len(pages)
    board_part, text = under[-1].placements[-2:]
    said = " ".join(mark.shaped.text for piece in text.picture.pieces for mark in piece.marks if isinstance(mark, Text))
    assert GOAL.strip() in said
    top, bottom = (f(piece.box.y for piece in text.picture.pieces) for f in (min, max))
    assert board_part.box_on_page(board_part.clip).bottom < top and bottom < under[-1].height - 28.0 - 16.0
    assert told_under_board(numbered, {f"{GOAL}{n}": n for n in range(1, 99)}, shaper) is None, "no room for so many"


def test_a_stage_says_its_whole_name_on_paper_and_four_lines_of_it_on_the_screen(qapp: QApplication) -> None:
    b, shaper = Building(), QtShaper()
    b.touchpoint(b.lane("Buyer"), b.stage(NAME), "Call")

    def is_cut(board: BoardLayout) -> bool:
        (stage,) = (piece for piece in board.board(b.journey).picture.pieces if piece.kind == "stage")
        (name,) = (mark.shaped for mark in stage.marks if isinstance(mark, Text) and "Handover" in mark.shaped.text)
        return name.is_cut

    assert is_cut(BoardLayout(shaper))
    assert not is_cut(BoardLayout(shaper, name_lines=PRINTED_NAME_LINES))


def test_a_cell_of_a_stage_that_is_cut_says_in_full_of_which_stage_it_is(qapp: QApplication) -> None:
    b = Building()
    b.other_lane("stage_risk")
    b.stage("Setup", risk=GOAL * 9)
    picture = BoardLayout(QtShaper(), name_lines=PRINTED_NAME_LINES).board(b.journey).picture
    (told,) = told_in_full(b.journey, picture)
    assert told == f"Risk of Setup: {' '.join((GOAL * 9).split())}"
