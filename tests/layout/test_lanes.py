"""Lanes of further kinds on the board: what they show, how high they are, and what is folded or left out."""

from __future__ import annotations

import pytest

from journey_editor.document.edits import fields
from journey_editor.document.edits.evidence import add_evidence
from journey_editor.document.edits.parts import add_part
from journey_editor.document.records import Risk
from journey_editor.document.vocabulary import CardField, Evidence, LaneContent, SignalStatus
from journey_editor.layout import metrics
from journey_editor.layout.board import Board, BoardLayout
from journey_editor.layout.grid import LaneRow
from journey_editor.layout.lane_lines import line_stroke
from journey_editor.layout.operating_rows import field_key
from journey_editor.layout.picture import Icon, Path, Piece, Shape, Text
from journey_editor.layout.topics import lane_icon, note_fill
from journey_editor.painting.shaper import QtShaper
from tests.building import Building, onboarding
from tests.fixed_shaper import FixedShaper

OTHERS = [content for content in LaneContent if content is not LaneContent.PERSONA]


def laid_out(b: Building, prompts: bool = False) -> Board:
    return BoardLayout(FixedShaper()).board(b.journey, None, prompts)


def said(piece: Piece) -> list[str]:
    return [mark.shaped.text for mark in piece.marks if isinstance(mark, Text)]


def row_of(board: Board, lane: str) -> LaneRow:
    return next(row for row in board.rows if row.lane == lane)


def cell(board: Board, lane: str, stage: str) -> Piece:
    return board.by_key["field", field_key(lane, stage)]


@pytest.mark.parametrize("content", OTHERS)
def test_every_kind_of_lane_has_its_row_its_name_and_a_sentence(content: LaneContent) -> None:
    b = onboarding()
    lane = b.other_lane(content.value, name="My own")
    board = laid_out(b)
    header, row = board.by_key["lane", lane], row_of(board, lane)
    assert "My own" in said(header) and "My own" in header.label
    assert board.by_key["row", lane].box.height >= row.bottom - row.top - 1e-6
    assert content.is_line or Icon in {type(mark) for mark in header.marks}
    assert row.takes("note") is content.holds_cards and not row.takes("touchpoint")


def test_rows_lie_under_one_another_and_notes_inside_theirs() -> None:
    b = onboarding()
    for content in OTHERS:
        lane = b.other_lane(content.value, index=1)
        if content.holds_cards:
            b.note(lane, b.journey.stages[1].id, "A note that needs several lines in its narrow column " * 3)
    board = laid_out(b)
    for above, below in zip(board.rows, board.rows[1:], strict=False):
        assert below.top == pytest.approx(above.bottom + metrics.LANE_GAP)
    for (lane, _), cards in board.cells.items():
        for card in cards:
            box, row = board.by_key["card", card].box, row_of(board, lane)
            assert row.cards_top <= box.y and box.bottom <= row.strip.y
    assert not any(piece.kind == "emotion" for piece in board.pieces if piece.record_id.startswith("note"))


def test_a_note_has_the_tint_and_the_icon_of_what_its_lane_is_about() -> None:
    b = onboarding()
    seen = set()
    for content in (LaneContent.THOUGHTS, LaneContent.PAIN_POINTS, LaneContent.SYSTEMS):
        lane = b.other_lane(content.value)
        note = b.note(lane, b.journey.stages[0].id, "Something")
        piece = laid_out(b).by_key["card", note]
        ground = piece.marks[0]
        assert isinstance(ground, Shape) and ground.fill == note_fill(content)
        assert [m.name for m in piece.marks if isinstance(m, Icon)] == [lane_icon(content)]
        assert piece.label == f"{content.label.capitalize()}: Something"
        seen.add(ground.fill)
    assert len(seen) == 3


def test_a_row_of_the_stages_fields_has_one_cell_a_stage_and_says_unknown_where_nothing_is_known() -> None:
    b = onboarding()
    handoff, setup, activation = (stage.id for stage in b.journey.stages)
    b.set(setup, risk="The import drags on.", duration_days=24.0)
    risk, owner, days = b.other_lane("stage_risk"), b.other_lane("stage_owner"), b.other_lane("stage_duration")
    board = laid_out(b)
    assert said(cell(board, risk, setup)) == ["The import drags on."]
    assert said(cell(board, risk, activation)) == ["unknown"]
    assert said(cell(board, owner, handoff)) == ["Sales"]
    assert said(cell(board, days, setup)) == ["24 days"]
    assert said(cell(board, days, handoff)) == ["unknown"], "an unknown duration is not 0"
    span = next(span for span in board.stages if span.stage.id == setup)
    box = cell(board, risk, setup).box
    assert (box.x, box.right) == pytest.approx((span.left + 3, span.right - 3)), "it spans both steps"
    assert cell(board, risk, activation).label == "Risk of Activation: unknown"


def test_signals_say_their_status_and_an_unknown_one_is_never_green() -> None:
    b = onboarding()
    setup = b.journey.stages[1].id
    b.part("signal", setup, name="Hours spent")
    b.part("signal", setup, name="Imports", status=SignalStatus.LIVE, current=3.0, target=2.0, unit="tries")
    lane = b.other_lane("stage_signals")
    piece = cell(laid_out(b), lane, setup)
    assert said(piece) == ["Hours spent \u00b7 unknown", "Imports: 3 \u2192 2 tries \u00b7 live"]
    assert [m.colour for m in piece.marks if isinstance(m, Icon)] == ["unknown", "success"]


def test_the_blueprints_lines_are_told_apart_without_colour() -> None:
    lines = [content for content in LaneContent if content.is_line]
    strokes = [line_stroke(content) for content in lines]
    assert len({stroke.dash for stroke in strokes}) == 3
    b = onboarding()
    lane = b.other_lane(lines[1].value)
    board = laid_out(b)
    line = board.by_key["row", lane].marks[0]
    assert isinstance(line, Path) and line.stroke == strokes[1]
    assert said(board.by_key["lane", lane]) == ["Line of visibility"]


def test_the_question_of_a_lane_stands_in_its_first_empty_cell_and_on_paper_only_when_asked_for() -> None:
    b = onboarding()
    lane = b.other_lane("thoughts")
    b.set(lane, prompt="What goes through their mind?")
    b.note(lane, b.journey.stages[0].id, "Hm")
    board = laid_out(b, prompts=True)
    prompt = board.by_key["prompt", lane]
    assert prompt.marks[0].shaped.text == "What goes through their mind?"  # type: ignore[union-attr]
    assert board.columns[1].left < prompt.box.x and prompt.box.right < board.columns[1].right
    assert row_of(board, lane).top < prompt.box.y and prompt.box.bottom <= row_of(board, lane).bottom
    assert not any(piece.kind == "prompt" for piece in laid_out(b).pieces)


def test_the_row_of_risks_does_not_call_a_stage_unknown_whose_list_has_some() -> None:
    b = onboarding()
    row = b.other_lane("stage_risk")
    first, second, third = (stage.id for stage in b.journey.stages)
    b.set(first, risk="Nobody comes")
    for stage in (first, second):
        b.do(add_part(b.journey, stage, Risk))
    board = laid_out(b)
    assert [said(cell(board, row, i)) for i in (first, second, third)] == [
        ["Nobody comes"],
        ["1 risk in its list"],
        ["unknown"],
    ]
    assert cell(board, row, second).label.endswith("1 risk in its list")


def test_the_first_unknown_cell_asks_the_question_of_its_row() -> None:
    b = onboarding()
    row = b.other_lane("stage_owner")
    b.set(row, prompt="Who answers for it?")
    stages = [stage.id for stage in b.journey.stages]
    asked, plain = laid_out(b, prompts=True), laid_out(b)
    assert [said(cell(asked, row, i)) for i in stages] == [["Sales"], ["Who answers for it?"], ["unknown"]]
    assert [said(cell(plain, row, i)) for i in stages] == [["Sales"], ["unknown"], ["unknown"]]


def test_a_folded_lane_is_one_line_with_a_small_curve_or_the_count_of_its_notes() -> None:
    b = onboarding()
    admin = b.journey.lanes[0].id
    thoughts = b.other_lane("thoughts")
    for name in ("one", "two"):
        b.note(thoughts, b.journey.stages[1].id, name)
    b.do(fields.set_field(b.journey, [admin, thoughts], "is_collapsed", True))
    board = laid_out(b)
    for lane in (admin, thoughts):
        row = row_of(board, lane)
        assert row.bottom - row.top == metrics.COLLAPSED_ROW
        assert not row.takes("note") and not row.has_cells
    dots = [m for m in board.by_key["curve", admin].marks if isinstance(m, Shape)]
    assert len(dots) == 2, "one for each touchpoint"
    assert "Admin" in said(board.by_key["lane", admin])
    assert said(board.by_key["curve", thoughts]) == ["2 notes"]
    assert board.by_key["lane", thoughts].label == "Lane: Thoughts, shown as one line, 2 notes"
    assert {lane for lane, _ in board.cells} == {b.journey.lanes[1].id}
    shown = {piece.record_id for piece in board.pieces if piece.kind == "card"}
    assert all(
        {c.source, c.target} <= shown for c in b.journey.connections() if ("connection", c.id) in board.by_key
    ), "a connection to a card that is folded away is left out"


def test_a_lane_of_a_persona_stands_as_one_with_the_lane_above() -> None:
    b = onboarding()
    admin = b.journey.lanes[0]
    own, other = b.other_lane("thoughts", persona=admin.persona), b.other_lane("ideas")
    board = laid_out(b)
    assert row_of(board, own).joins and not row_of(board, other).joins
    ground, above = board.by_key["row", own], board.by_key["row", admin.id]
    assert ground.box.y < above.box.bottom, "no gap between the two"
    assert ground.marks[0].fill == above.marks[0].fill  # type: ignore[union-attr]
    assert "Admin" in said(board.by_key["lane", own])


def test_a_lane_is_as_high_as_it_was_made_but_never_too_low_for_what_stands_in_it() -> None:
    b = onboarding()
    lanes = [b.journey.lanes[0].id, b.other_lane("thoughts"), b.other_lane("stage_risk")]
    natural = [row_of(laid_out(b), i).bottom - row_of(laid_out(b), i).top for i in lanes]
    for lane in lanes:
        b.set(lane, height=400.0)
    assert [row_of(laid_out(b), i).bottom - row_of(laid_out(b), i).top for i in lanes] == [400.0] * 3
    for lane in lanes:
        b.set(lane, height=10.0)
    assert [row_of(laid_out(b), i).bottom - row_of(laid_out(b), i).top for i in lanes] == natural


def test_cards_show_the_fields_that_are_chosen_and_no_others() -> None:
    b = onboarding()
    sso = next(card.id for card in b.journey.cards if card.name == "Connect single sign-on")
    b.set(
        sso, thoughts="Please work", questions=("Who?", "When?"), quote="It hung", backstage="We test", what_happens="X"
    )

    def shows(*chosen: CardField) -> set[str]:
        b.set("map", card_fields=tuple(chosen))
        return set(said(laid_out(b).by_key["card", sso]))

    assert shows() == {"Connect single sign-on"}
    assert shows(CardField.THOUGHTS, CardField.QUESTIONS) == {"Connect single sign-on", "Please work", "Who?", "When?"}
    assert "\u201cIt hung\u201d" in shows(CardField.QUOTE)
    assert "We test" in shows(CardField.BACKSTAGE)
    assert "assumed" in shows(CardField.EVIDENCE)
    assert shows(CardField.OWNER, CardField.CHANNEL, CardField.WHAT_HAPPENS) == {
        "Connect single sign-on",
        "Solutions",
        "product",
        "X",
    }
    with_emotion = shows(CardField.EMOTION)
    assert any(text.startswith("\u22121.25") for text in with_emotion)
    assert "1" not in with_emotion and "1" in shows(CardField.PAIN_POINTS)


def test_a_card_counts_risks_and_where_it_is_asked_for_resources_and_evidence() -> None:
    b = onboarding()
    sso = next(card.id for card in b.journey.cards if card.name == "Connect single sign-on")
    b.do(add_evidence(b.journey, sso))
    b.set(sso, evidence=Evidence.OBSERVED)
    for kind, count in (("risk", 2), ("resource", 3), ("signal", 4)):
        for _ in range(count):
            b.part(kind, sso)
    usual = laid_out(b).by_key["card", sso]
    counted = [mark.name for mark in usual.marks if isinstance(mark, Icon)]
    assert "risk" in counted and "resource" not in counted
    assert usual.label.endswith(
        "1 pain point, 1 opportunity, 4 signals, unknown, 2 risks, 3 resources, 1 piece of evidence"
    )
    b.set("map", card_fields=tuple(CardField))
    every = laid_out(b).by_key["card", sso]
    assert {"risk", "resource"} <= {mark.name for mark in every.marks if isinstance(mark, Icon)}
    assert {"2", "3", "observed (1)"} <= set(said(every))
    b.set("map", card_fields=(CardField.CHANNEL,))
    assert not {"2", "3", "4"} & set(said(laid_out(b).by_key["card", sso]))


def test_many_counts_leave_the_emotion_a_row_of_its_own() -> None:
    b = onboarding()
    sso = next(card.id for card in b.journey.cards if card.name == "Connect single sign-on")
    b.part("signal", sso)
    few = laid_out(b).by_key["card", sso]
    b.part("risk", sso)
    many = laid_out(b).by_key["card", sso]
    assert many.box.height > few.box.height
    mood = next(mark for mark in many.marks if isinstance(mark, Text) and mark.shaped.text.startswith("\u2212"))
    assert mood.shaped.text == "\u22121.25  negative", "it is not cut"
    counts = [mark for mark in many.marks if isinstance(mark, Text) and mark.shaped.text == "1"]
    assert len(counts) == 4 and all(mark.y > mood.y + 10 for mark in counts)


def test_a_stage_counts_its_own_pains_chances_and_risks() -> None:
    b = onboarding()
    setup = b.journey.stages[1].id
    before = laid_out(b).by_key["stage", setup]
    assert "risk" not in {mark.name for mark in before.marks if isinstance(mark, Icon)}
    b.part("risk", setup)
    b.part("risk", setup)
    b.part("pain_point", setup)
    header = laid_out(b).by_key["stage", setup]
    assert {"risk", "pain-point"} <= {mark.name for mark in header.marks if isinstance(mark, Icon)}
    assert header.label.endswith("1 pain point, 2 risks")
    assert "2" in said(header)


@pytest.mark.parametrize("name", ["Operations manager", "Planning administrator", "IT security and compliance"])
def test_the_name_of_a_folded_lane_is_read_whole(name: str, qapp: object) -> None:
    b = onboarding()
    lane = b.lane(name)
    b.set(lane, is_collapsed=True)
    header = BoardLayout(QtShaper()).board(b.journey).by_key["lane", lane]
    named = next(m for m in header.marks if isinstance(m, Text) and m.shaped.text == name)
    assert not named.shaped.is_cut
    assert named.y >= 0 and named.y + named.shaped.height <= metrics.COLLAPSED_ROW


@pytest.mark.parametrize("is_collapsed", [False, True])
def test_personas_that_are_numbered_are_told_apart_by_their_initials(is_collapsed: bool, qapp: object) -> None:
    b = Building("A crowd")
    lanes = [b.lane(f"Warehouse {number}") for number in (8, 88, 89)]
    for lane in lanes:
        b.set(lane, is_collapsed=is_collapsed)
    board = BoardLayout(QtShaper()).board(b.journey)
    marks = [mark for lane in lanes for mark in board.by_key["lane", lane].marks if isinstance(mark, Text)]
    assert {"W8", "W88", "W89"} <= {mark.shaped.lines[0].text for mark in marks}, "whole, and not the same"
