"""Slides: native shapes with alternative texts, a slide a stage, and notes that hold what has no room."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from pptx import Presentation
from pptx.enum.text import MSO_AUTO_SIZE, PP_ALIGN
from pptx.util import Pt
from PySide6.QtWidgets import QApplication

from journey_editor.document.journey import Journey
from journey_editor.document.progress import Cancelled
from journey_editor.document.records import Touchpoint
from journey_editor.document.vocabulary import MapState
from journey_editor.export.deck import HEIGHT, WIDTH, Deck
from journey_editor.export.slides import to_bytes
from journey_editor.layout.picture import Box
from journey_editor.layout.text import TextStyle
from journey_editor.painting.shaper import QtShaper
from tests.building import Building, onboarding
from tests.extreme_maps import ARABIC
from tests.hostile_maps import HOSTILE, hostile


def _data(journey: Journey) -> bytes:
    return to_bytes(journey, None, date(2026, 3, 31))[0]


def _slides(journey: Journey) -> list[Any]:
    return list(Presentation(BytesIO(_data(journey))).slides)


def _texts(slide: Any) -> str:
    tables = [cell.text for one in slide.shapes if one.has_table for row in one.table.rows for cell in row.cells]
    return "\n".join([shape.text_frame.text for shape in slide.shapes if shape.has_text_frame] + tables)


def _alternative(shape: Any) -> str:
    return str(shape._element._nvXxPr.cNvPr.get("descr") or "")


def _titles(slides: list[Any]) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in slides]


def test_an_overview_a_slide_a_stage_pain_points_and_opportunities() -> None:
    slides = _slides(onboarding().journey)
    assert _titles(slides) == [
        "Onboarding",
        "In short",
        "1  Handoff",
        "2  Setup",
        "3  Activation",
        "Pain points, the most serious first",
        "Opportunities, by rank",
        "To find out",
    ]
    assert "Connect single sign-on\n\u22121.25" in _texts(slides[3])
    assert "Waits for IT" in _texts(slides[5])
    assert "A checklist before the kickoff" in _texts(slides[6])
    assert "unknown" in _texts(slides[1])


def test_the_name_of_a_touchpoint_stands_out_on_its_slide() -> None:
    shapes = _slides(onboarding().journey)[3].shapes
    card = next(one for one in shapes if _alternative(one).startswith("Touchpoint: Connect single sign-on"))
    name, *rest = card.text_frame.paragraphs
    assert name.text == "Connect single sign-on" and all(run.font.bold for run in name.runs)
    assert rest and not any(run.font.bold for one in rest for run in one.runs)


def test_what_matters_in_short_stands_before_the_stages() -> None:
    b = onboarding()
    b.set("map", objective="Decide what to mend first")
    card = b.journey.all(Touchpoint)[0].id
    b.set(card, reached=40, went_on=30)
    b.part("risk", card, failure="The import drags on")
    slide = _slides(b.journey)[1]
    rows = [[cell.text for cell in row.cells] for one in slide.shapes if one.has_table for row in one.table.rows]
    told = dict(rows)
    assert told["What it is about"] == "Decide what to mend first"
    assert "10 of 40 (25 %) go no further" in told["Where it stands"]
    assert told["What may go wrong"] == "The import drags on"
    assert "Set the date of the next review" in next(text for title, text in rows if title.startswith("What is asked"))


def test_all_that_is_asked_is_told_with_the_slides() -> None:
    b = onboarding()
    for number in range(9):
        b.part("opportunity", b.journey.all(Touchpoint)[0].id, description=f"Idea {number}")
    notes = _slides(b.journey)[1].notes_slide.notes_text_frame.text
    assert all(f"Decide on \u201cIdea {number}\u201d" in notes for number in range(9))
    assert "Set the date of the next review" in notes


def test_what_hurts_and_what_may_go_wrong_stands_in_short_however_long_names_are() -> None:
    b = Building("Names " * 40)
    for number in range(6):
        card = b.touchpoint(b.lane(f"Persona {number} " * 15), b.stage(f"Stage {number} " * 30), f"Card {number} " * 40)
        b.part("pain_point", card, description=f"Hurts {number} " * 35)
        b.part("risk", card, failure=f"Fails {number} " * 40)
        b.part("opportunity", card, description=f"Helps {number} " * 40)
    told = _texts(_slides(b.journey)[2])
    assert "What hurts most" in told and "What may go wrong" in told and "What is asked" in told


def test_nothing_in_short_is_told_of_lanes_that_are_hidden() -> None:
    b = onboarding()
    b.set(b.journey.lanes[0].id, is_hidden=True)
    slides = _slides(b.journey)
    assert "In short" in _titles(slides)
    assert not [slide for slide in slides if "single sign-on" in _texts(slide) or "Waits for IT" in _texts(slide)]
    assert "No emotion of what is shown here is known yet." in _texts(slides[0])
    b.set(b.journey.lanes[0].id, is_hidden=False)
    b.set(b.journey.lanes[1].id, is_hidden=True)
    assert "Worst moment of what is shown here: " in _texts(_slides(b.journey)[0]), "another lane may feel worse"


def test_the_operating_card_of_a_young_stage_says_in_one_line_what_is_not_known() -> None:
    b = Building("Young")
    b.stage("Setup")
    text = _texts(_slides(b.journey)[-1])
    assert text.count("unknown") == 2, "owner and escalation"
    assert "customer goal, success criterion" in text


def test_the_opportunity_of_the_first_rank_is_the_first_on_its_slide() -> None:
    b = onboarding()
    card = b.journey.all(Touchpoint)[0].id
    b.part("opportunity", card, description="Only an idea", due=date(2026, 4, 1))
    b.part("opportunity", card, description="Worth most", reach=90.0, impact=3.0, confidence=1.0, effort=0.1)
    shown = _texts(
        next(one for one in _slides(b.journey) if one.shapes.title.text_frame.text.startswith("Opportunities"))
    )
    assert shown.index("Worth most") < shown.index("Only an idea")


def test_an_overview_names_its_stages_in_full() -> None:
    """Also where a stage has one step among many."""
    names = ["Kickoff and success definition", "Needs and requirements", "Handoff", *["Setup and configuration"] * 5]
    b = Building("Many")
    lane = b.lane("Admin")
    for number, name in enumerate(names):
        b.touchpoint(lane, b.stage(name, steps=1 if number < 4 else 4), "Call")
    shown = _texts(_slides(b.journey)[0])
    assert all(f"{number}  {name}" in shown for number, name in enumerate(names, 1))


def _rows(slide: Any) -> list[str]:
    """The names on an overview, from above."""
    boxes = [shape for shape in slide.shapes if shape.has_text_frame and "Persona" in shape.text_frame.text]
    return [shape.text_frame.text for shape in boxes]


def test_six_personas_are_three_on_each_overview_with_their_roles_on_a_line_of_their_own() -> None:
    b = Building("Six")
    lanes = [b.lane(f"Persona {number}") for number in range(6)]
    for lane in lanes:
        b.set(b.journey.persona_of(lane).id, role="Director of customer experience")
    first, second = _slides(b.journey)
    assert [len(_rows(first)), len(_rows(second))] == [3, 3]
    assert all(said.endswith("\nDirector of customer experience") for said in _rows(first))


def test_the_first_slide_says_in_words_where_it_feels_worst_and_best_and_in_which_state() -> None:
    b = onboarding()
    said = _texts(_slides(b.journey)[0])
    assert "Worst moment: \u22121.25 Connect single sign-on (Admin, Setup)" in said
    assert "Best moment: +2 " in said or "Best moment: +1" in said
    assert "A hollow point: the emotion is unknown." in said
    assert "current state" in said
    b.set("map", state=MapState.FUTURE)
    assert all("future state" in _texts(slide) for slide in _slides(b.journey)), "nobody takes a plan for what is"


def test_lanes_of_a_stage_with_few_cards_stand_beside_one_another_on_one_slide() -> None:
    b = Building("Nine lanes")
    stage = b.stage("Setup", steps=2)
    for number in range(9):
        b.touchpoint(b.lane(f"Persona {number}"), stage, f"Call {number}")
    slides = [slide for slide in _slides(b.journey) if "Setup" in slide.shapes.title.text_frame.text]
    assert len(slides) == 1
    boxes = {_alternative(shape): shape for shape in slides[0].shapes}
    for number in range(9):
        name, card = boxes[f"Persona {number}"], boxes[f"Touchpoint: Call {number}, emotion unknown"]
        assert name.left == card.left and name.top + name.height == card.top, "each under the name of its lane"


def test_a_lane_that_goes_on_beside_another_says_its_name_again() -> None:
    b = Building("Two lanes")
    stage = b.stage("Setup", steps=9)
    first, second = b.lane("Admin"), b.lane("Buyer")
    for step in range(8):
        b.touchpoint(first, stage, f"Call {step}", step, what_happens="We talk about all that is open. " * 4)
    b.touchpoint(second, stage, "Sign", 8)
    (slide,) = (one for one in _slides(b.journey) if "Setup" in one.shapes.title.text_frame.text)
    shapes = {_alternative(shape): shape for shape in slide.shapes}
    sign = shapes["Touchpoint: Sign, emotion unknown"]
    beside = [one for one in slide.shapes if _alternative(one).startswith("Touchpoint: Call") and one.top == sign.top]
    names = [one for one in slide.shapes if _alternative(one) == "Admin"]
    assert beside and len(names) == 2
    assert names[1].left == beside[0].left and names[1].top + names[1].height == sign.top


def test_a_card_on_a_slide_says_what_hurts_and_what_happens_where_all_of_that_has_room() -> None:
    b = Building("Cards")
    stage, lane = b.stage("Setup", steps=2), b.lane("Admin")
    card = b.touchpoint(lane, stage, "Import", emotion=-1.0, what_happens="We load the file.")
    b.part("pain_point", card, description="It stops at a bad row")
    b.touchpoint(lane, stage, "Wait", step=1, what_happens="Nobody calls back, for weeks and weeks. " * 20)
    said = _texts(_slides(b.journey)[2])
    assert "Hurts: It stops at a bad row\nWe load the file." in said
    assert "weeks and weeks" not in said, "a part of a sentence says less than none"


def test_an_opportunity_in_short_says_what_of_it_is_unknown() -> None:
    b = onboarding()
    said = _texts(_slides(b.journey)[1])
    assert "owner unknown" in said and "due unknown" in said


def test_what_is_cut_keeps_its_own_lines(qapp: QApplication) -> None:
    fitted = Deck(QtShaper(), "en", "").fitted("Champion\nDirector of customer experience and all else", 100, 45, 11)
    assert fitted.startswith("Champion\nDirector of") and fitted.endswith("\u2026")


def test_a_stage_of_five_lanes_is_one_slide_and_nothing_of_its_operating_card_is_cut() -> None:
    b = Building("Five lanes")
    goal = "Champion and account executive name the real blocker; a smaller first step goes back to the committee"
    stage = b.stage("Setup", customer_goal=goal, recovery=goal, escalation=goal)
    for number in range(5):
        b.touchpoint(b.lane(f"Persona {number}"), stage, "We set it up together on one long afternoon", emotion=1.0)
    slides = _slides(b.journey)
    assert _titles(slides) == ["Five lanes", "In short", "1  Setup"]
    assert "\u2026" not in _texts(slides[2])
    assert all(shape.top + shape.height <= Pt(HEIGHT) for shape in slides[2].shapes)


def test_a_slide_says_that_it_goes_on_also_where_its_title_is_cut() -> None:
    title = "What everybody has to say yes to before anything can be set up at all in any of our regions"
    b = Building(title)
    for number in range(6):
        b.lane(f"Persona {number}")
    b.stage("Setup")
    assert _titles(_slides(b.journey))[0] == title, "in smaller letters, but whole"
    b.set("map", title=title * 2)
    first, second = _titles(_slides(b.journey))[:2]
    assert first.endswith("\u2026") and second.endswith("\u2026, continued")


def test_ten_opportunities_are_one_slide_in_letters_as_large_as_it_has_room_for() -> None:
    b = Building("Ten")
    card = b.touchpoint(b.lane("Buyer"), b.stage("Setup"), "Card")
    for number in range(10):
        b.part("opportunity", card, description=f"Idea {number}")
    slide = _slides(b.journey)[-1]
    (table,) = [shape.table for shape in slide.shapes if shape.has_table]
    assert [len(table.rows), table.cell(1, 0).text_frame.paragraphs[0].runs[0].font.size] == [11, Pt(12)]


def test_nothing_on_a_slide_is_smaller_than_a_room_can_read() -> None:
    for slide in _slides(onboarding().journey):
        frames = [shape.text_frame for shape in slide.shapes if shape.has_text_frame]
        frames += [
            cell.text_frame for one in slide.shapes if one.has_table for row in one.table.rows for cell in row.cells
        ]
        sizes = [run.font.size for frame in frames for paragraph in frame.paragraphs for run in paragraph.runs]
        assert min(sizes) >= Pt(10)


def test_every_shape_has_an_alternative_text_and_stands_on_the_slide() -> None:
    for slide in _slides(onboarding().journey):
        for shape in slide.shapes:
            assert shape.is_placeholder or _alternative(shape)
            assert shape.left >= 0
            assert shape.left + shape.width <= Pt(WIDTH) + 1
            assert shape.top + shape.height <= Pt(HEIGHT) + 1


def test_a_curve_is_told_in_words_and_an_unknown_emotion_is_no_point_of_it() -> None:
    overview = _slides(onboarding().journey)[0]
    told = [_alternative(shape) for shape in overview.shapes]
    assert any(words.startswith("Emotion curve of Admin: Kickoff call +1") for words in told)
    assert "First report: emotion unknown" in told


def test_the_notes_hold_the_full_text() -> None:
    b = onboarding()
    goal = "To be known without telling the story again. " * 80
    b.set(b.journey.stages[0].id, customer_goal=goal)
    slide = _slides(b.journey)[2]
    assert "\u2026" in _texts(slide)
    assert goal.strip() in slide.notes_slide.notes_text_frame.text


def test_large_maps_go_on_on_further_slides() -> None:
    b = Building("Large")
    lanes = [b.lane(f"Persona {number}") for number in range(6)]
    for number in range(9):
        b.stage(f"Stage {number}")
    for number in range(30):
        b.touchpoint(lanes[0], b.journey.stages[8].id, f"Touchpoint {number}")
    slides = _slides(b.journey)
    assert _titles(slides)[:5] == ["Large", *["Large, continued"] * 3, "In short"]
    assert _titles(slides)[13:] == ["9  Stage 8", "9  Stage 8, continued"]
    for slide in slides:
        assert all(shape.top + shape.height <= Pt(HEIGHT) + 1 for shape in slide.shapes)


def test_the_same_map_gives_the_same_bytes() -> None:
    b = onboarding()
    assert _data(b.journey) == _data(b.journey)


@pytest.mark.parametrize("text", ["\n".join(HOSTILE), "javascript:alert(1)", "_x0041_"])
def test_every_text_stays_text(text: str) -> None:
    data = _data(hostile(text))
    with ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            assert b"hlinkClick" not in archive.read(name)
    slides = list(Presentation(BytesIO(data)).slides)
    notes = "\n".join(slide.notes_slide.notes_text_frame.text for slide in slides)
    for line in text.split("\n"):
        assert line in notes


def test_an_empty_map_is_one_slide() -> None:
    assert _titles(_slides(Building("").journey)) == ["Untitled journey map"]


def test_what_is_left_out_is_told() -> None:
    notes = to_bytes(onboarding().journey, None, date(2026, 3, 31))[1]
    assert notes[0] == "Slides have no lines between cards: 4 connections told in the notes only."


def test_a_wider_typeface_still_has_room_and_then_makes_the_text_smaller(qapp: QApplication) -> None:
    deck = Deck(QtShaper(), "en", "Foot")
    deck.add_slide("Title", "")
    deck.box(Box(0, 0, 100, 60), "word " * 200, 10)
    frame = deck.slide.shapes[-1].text_frame
    assert frame.auto_size == MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE
    shaped = QtShaper().shape(frame.text, TextStyle(10 * 1.12, 400, 13), 90, 0)
    assert len(shaped.lines) * 13 <= 60 - 10 + 0.01


def test_risks_and_what_is_to_be_found_out_have_slides_with_their_full_text_in_the_notes() -> None:
    b = onboarding()
    b.set(b.journey.stages[0].id, risk="Nobody reads the brief", recovery="Call the sponsor")
    b.part("risk", b.journey.stages[1].id, failure="The import drags on", trigger="Three failed tries")
    slides = dict(zip(_titles(made := _slides(b.journey)), made, strict=True))
    risks = slides["What may go wrong, first what has no way back"]
    said = _texts(risks)
    assert said.index("The import drags on") < said.index("Nobody reads the brief")
    assert "Call the sponsor" in said and "Three failed tries" in risks.notes_slide.notes_text_frame.text
    assert said.count("unknown") == 2, "a stage's own risk has no likelihood that could be unknown"
    assert "reports created\nnobody yet" in _texts(slides["To find out"])


def test_arabic_begins_at_the_right_of_a_slide_and_is_read_from_there() -> None:
    b = Building(ARABIC)
    b.touchpoint(b.lane("Admin"), b.stage(ARABIC), ARABIC)
    told = [
        paragraph
        for slide in _slides(b.journey)
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        if paragraph.text.strip()
    ]
    arabic = [one for one in told if "\u0645" in one.text]
    assert arabic and all(one._p.pPr.get("rtl") == "1" and one.alignment == PP_ALIGN.RIGHT for one in arabic)
    others = [one for one in told if one.text.startswith(("Admin", "In short"))]
    assert others and all(one._p.pPr.get("rtl") is None and one.alignment == PP_ALIGN.LEFT for one in others)


def test_slides_can_be_stopped_before_each_of_them_and_while_their_notes_are_made() -> None:
    told: list[tuple[int, int]] = []
    journey = onboarding().journey
    to_bytes(journey, None, date(2026, 3, 31), lambda done, total: told.append((done, total)))
    assert told == sorted(told) and {total for _, total in told} == {told[-1][0]}
    assert {done for done, _ in told} >= {*range(len(journey.stages) + 5), told[-1][1]}
    assert sum(4 * done < total for done, total in told) > 10, "the notes"
    left = iter(told[: len(told) // 2])

    def stop(_done: int, _total: int) -> None:
        if next(left, None) is None:
            raise Cancelled

    with pytest.raises(Cancelled):
        to_bytes(journey, None, date(2026, 3, 31), stop)
    assert next(left, None) is None


def test_stop_is_heard_before_each_slide_of_a_long_table(monkeypatch: pytest.MonkeyPatch) -> None:
    b = Building()
    card = b.touchpoint(b.lane("Buyer"), b.stage("Offer"), "Call")
    for number in range(35):
        b.part("pain_point", card, description=f"Pain {number}")
    made, seen = [0], set[int]()
    table = Deck.table

    def counted(*told: Any) -> None:
        made[0] += 1
        table(*told)

    monkeypatch.setattr(Deck, "table", counted)
    to_bytes(b.journey, None, date(2026, 3, 31), lambda _done, _total: seen.add(made[0]))
    assert made[0] > 5 and seen >= set(range(made[0] + 1))
