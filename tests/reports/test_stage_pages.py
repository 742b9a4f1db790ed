"""The pages of the stages: the board's part of each, and what is told under it."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from journey_editor.document.journey import Journey
from journey_editor.document.records import PersonaRelation
from journey_editor.document.vocabulary import Likelihood, Timing
from journey_editor.layout.frame import board_frame
from journey_editor.layout.pages import Page
from journey_editor.layout.picture import Shape, Text
from journey_editor.painting.shaper import QtShaper
from journey_editor.reports.pagination import pages_by_anchor
from journey_editor.reports.setting import Setter
from tests.building import Building
from tests.reports.composed import _boards, composed, text_of


def test_every_stage_of_the_overview_leads_to_its_page(sample: Journey, reading: tuple[Page, ...]) -> None:
    pages = reading
    places = pages_by_anchor(pages)
    links = {
        mark.link[1:]
        for place in pages[1].placements
        for piece in place.picture.pieces
        for mark in piece.marks
        if isinstance(mark, Text | Shape) and mark.link
    }
    assert links == {f"stage:{stage.id}" for stage in sample.stages}
    assert all(places[link] > 2 for link in links)


def test_the_list_of_stages_names_the_pages_where_they_are(sample: Journey, reading: tuple[Page, ...]) -> None:
    pages = reading
    places = pages_by_anchor(pages)
    said = [mark.shaped.text for p in pages[1].placements for piece in p.picture.pieces for mark in piece.marks
            if isinstance(mark, Text)]  # fmt: skip
    for stage in sample.stages:
        assert str(places[f"stage:{stage.id}"]) in said


def test_no_stage_under_a_curve_has_half_a_name(sample: Journey) -> None:
    said = text_of(composed(sample, "summary")) + text_of(composed(sample, "personas"))
    assert "\u2026" not in said
    assert all(stage.name in said for stage in sample.stages)


def test_on_paper_no_conflict_is_cut_for_it_is_told_whole_with_the_relations(sample: Journey) -> None:
    said = text_of(composed(sample, "stakeholders"))
    assert "\u2026" not in said
    for relation in sample.all(PersonaRelation):
        assert " ".join(relation.note.split()) in said


def test_a_stage_s_part_of_the_board_leaves_out_lanes_with_nothing_there_and_says_so(qapp: object) -> None:
    building = Building()
    first, second = building.stage("First"), building.stage("Second")
    buyer, user = building.lane("Buyer"), building.lane("End user")
    building.touchpoint(buyer, first, "One")
    building.touchpoint(buyer, second, "Two")
    building.touchpoint(user, second, "Three")
    pages = composed(building.journey)
    assert text_of(pages).count("With nothing in this stage: End user.") == 1


def test_a_stage_too_wide_for_the_sheet_is_seen_whole_on_one_that_lies(qapp: object) -> None:
    building = Building()
    wide, narrow = building.stage("Wide", steps=4), building.stage("Narrow")
    lane = building.lane("Buyer")
    for step in range(4):
        building.touchpoint(lane, wide, "Decide", step)
    building.touchpoint(lane, narrow, "Sign")
    pages = composed(building.journey)
    shown = [page for page in pages if len(page.placements) > 1]
    of_stages = shown[-2:]
    assert [page.width > page.height for page in of_stages] == [True, False], "and only where it must"
    assert all("On the board" in text_of((page,)) for page in of_stages)
    after = pages[pages.index(of_stages[0]) + 1]
    assert after.width < after.height and "Touchpoints in order" in text_of((after,))


def test_what_is_assumed_and_asked_is_told_as_one_reads_the_board(qapp: object) -> None:
    b = Building()
    first, second = b.stage("First"), b.stage("Second")
    lanes = [b.lane(f"Persona {number}") for number in range(9)]
    b.touchpoint(lanes[0], second, "Later", questions=("Then?",))
    for number, lane in enumerate(lanes):
        b.touchpoint(lane, first, f"Card {number}", questions=("Now?",))
    said = text_of(composed(b.journey, "questions"))
    assert [int(one) for one in re.findall(r"Persona: Persona (\d)", said)] == list(range(9))
    assert [int(one) for one in re.findall(r"Touchpoint: Card (\d)", said)] == list(range(9))
    assert said.index("Card 8 Now?") < said.index("Later Then?")


def test_lanes_of_a_stage_that_are_apart_on_the_board_stand_under_one_header(qapp: object) -> None:
    building = Building()
    stage, other = building.stage("Setup"), building.stage("Use")
    lanes = [building.lane(name) for name in ("Buyer", "Nobody", "Admin")]
    building.touchpoint(lanes[0], stage, "Sign")
    building.touchpoint(lanes[2], stage, "Import")
    building.touchpoint(lanes[1], other, "Use")
    pages = composed(building.journey)
    frame = board_frame(_boards[id(building.journey)][1])
    (page,) = [page for page in pages if "With nothing in this stage: Nobody" in text_of((page,))]
    heads = [place for place in page.placements[1:] if place.clip.x == frame.lanes.x and place.clip.y == frame.header.y]
    assert len(heads) == 1
    rows = [row for row in _boards[id(building.journey)][1].rows if row.lane != lanes[1]]
    assert all(any(place.clip.y == row.top for place in page.placements[1:]) for row in rows)


def test_no_page_shows_a_part_of_the_board_without_a_card(qapp: object) -> None:
    building = Building()
    stage = building.stage("Setup", steps=9)
    lanes = [building.lane(f"Lane {number}") for number in range(8)]
    for number, lane in enumerate(lanes):
        building.touchpoint(lane, stage, "Card", 0 if number < 4 else 8)
    pages = composed(building.journey)
    frame = board_frame(_boards[id(building.journey)][1])
    for page in pages[2:]:
        shown = [place for place in page.placements[1:] if place.clip.y >= frame.lanes.y]
        assert not shown or any(card.meets(place.clip) for place in shown for card in frame.cards)


def test_the_board_of_a_stage_does_not_say_its_own_fields_once_more(qapp: object) -> None:
    building = Building()
    stage = building.stage("Setup", risk="Nobody comes")
    lane = building.lane("Buyer")
    building.touchpoint(lane, stage, "Sign")
    building.other_lane("stage_risk")
    pages = composed(building.journey)
    persona, risk = _boards[id(building.journey)][1].rows
    shown = [place.clip for page in pages if "On the board" in text_of((page,)) for place in page.placements[1:]]
    assert any(clip.y <= persona.top < clip.bottom for clip in shown)
    assert not any(clip.y <= risk.top < clip.bottom for clip in shown)
    assert "With nothing in this stage" not in text_of(pages)


def test_a_mark_stands_where_its_line_begins(qapp: object) -> None:
    setter = Setter(QtShaper(), 400)
    for text, begins in (("Begins at the left", (0, 60)), ("\u05d7\u05d5\u05d6\u05d4", (340, 400))):
        for (chunk,) in (setter.icon_line("check", text), setter.bullets([text])):
            mark, words = chunk.pieces[0].marks
            x, width = (mark.box.x, mark.box.width) if isinstance(mark, Shape) else (mark.x, mark.size)  # type: ignore[union-attr]
            assert isinstance(words, Text)
            left = words.x + words.shaped.inset
            assert begins[0] <= x and x + width <= begins[1]
            assert x + width < left or left + words.shaped.width < x


def test_notes_are_told_as_notes_of_their_lane_without_an_owner(qapp: object) -> None:
    b = Building("Workshop")
    lane, stage = b.lane("Admin"), b.stage("Setup")
    questions = b.other_lane("questions", "What they ask")
    b.touchpoint(lane, stage, "Import")
    b.note(questions, stage, "Which list?")
    told = text_of(composed(b.journey))
    assert told.index("Touchpoints in order") < told.index("Import") < told.index("Which list?")
    assert told.count("owner: unknown") == 1
    assert "What they ask" in told[told.index("Touchpoints in order") : told.index("Which list?")]


def test_touchpoints_that_go_on_behind_the_board_stand_under_their_heading_again(sample: Journey) -> None:
    pages = composed(sample)
    resumed = 0
    for before, page in pairwise(pages):
        is_board = len(before.placements) > 1 and "Touchpoints in order" not in text_of((before,))
        told = [piece for piece in page.placements[0].picture.pieces if piece.kind != "footer"]
        first = min(told, key=lambda piece: piece.box.y, default=None)
        if first is None:
            continue
        assert not (is_board and first.kind == "h3"), f"{first.label} stands under no heading"
        resumed += first.label == "Touchpoints in order, continued"
    assert resumed


@pytest.mark.parametrize(("stages", "pages"), [(7, 1), (20, 2)])
def test_stages_under_a_curve_have_their_whole_names_there_or_behind_it(stages: int, pages: int, qapp: object) -> None:
    b = Building()
    lane = b.lane("Admin")
    names = [f"Security questionnaire and legal review, part {number}" for number in range(stages)]
    for name in names:
        b.touchpoint(lane, b.stage(name), "Meeting", emotion=-1.0)
    made = composed(b.journey, "summary")
    said = text_of(made[-1:])
    assert len(made) == pages
    assert all(f"{number} {name}" in said for number, name in enumerate(names, 1))


def test_a_touchpoint_does_not_repeat_what_its_stages_tables_say(qapp: object) -> None:
    b = Building()
    card = b.touchpoint(b.lane("Buyer"), b.stage("Setup"), "Card")
    b.part("signal", card, name="Logins", current=7.0, target=41.0, timing=Timing.LEADING)
    b.part("risk", card, failure="It breaks", trigger="Smoke", recovery="A hotline", likelihood=Likelihood.RARE)
    said = text_of(composed(b.journey)).partition("1 Setup")[2]
    assert [said.count(one) for one in ("Smoke", "A hotline", "41")] == [1, 1, 1]
    assert "Leading or lagging: leading" in said and "Likelihood: rare" in said
