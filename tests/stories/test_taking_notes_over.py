"""After the workshop: notes become pain points, opportunities, questions, goals; each where it stood."""

from __future__ import annotations

from pathlib import Path

import pytest

from journey_editor.document.records import Note, Opportunity, PainPoint, Stage, Touchpoint
from journey_editor.reports.sections.registers import _asked
from journey_editor.storage import files
from tests.building import Building
from tests.stories.answers import presses_button
from tests.stories.user import User


@pytest.fixture
def wall(user: User, tmp_path: Path) -> User:
    """Somebody at a map with what a room has said."""
    b = Building("Workshop")
    admin = b.lane("Admin")
    lanes = {content: b.other_lane(content) for content in ("customer_goals", "questions", "pain_points", "ideas")}
    handoff, setup = b.stage("Handoff"), b.stage("Setup", steps=2)
    b.touchpoint(admin, handoff, "Call")
    for name in ("Import", "Check"):
        b.touchpoint(admin, setup, name)
    joined = b.touchpoint(admin, setup, "Training", step=1)
    b.note(lanes["customer_goals"], handoff, "Be known")
    b.note(lanes["questions"], handoff, "Who is who?")
    b.note(lanes["questions"], setup, "How long?")
    b.note(lanes["pain_points"], handoff, "Told twice")
    b.note(lanes["pain_points"], setup, "Errors come late")
    b.note(lanes["pain_points"], setup, "told  twice!", step=1)
    b.connect(b.note(lanes["pain_points"], handoff, "No time"), joined)
    b.note(lanes["ideas"], setup, "Say it at once")
    path = tmp_path / "wall.journey"
    files.save(b.journey, path)
    user.opens(path)
    return user


def felt(user: User) -> dict[str, list[str]]:
    journey = user.sees.journey
    return {one.description: [journey.name_of(place) for place in one.felt_at] for one in journey.all(PainPoint)}


def test_the_empty_page_takes_the_notes_of_its_lane(wall: User) -> None:
    wall.presses("Alt+Shift+4")
    wall.clicks_on("Take over the 4 notes of the lane \u201cPain points\u201d")
    there = {"Told twice": ["Call", "Training"], "No time": ["Training"], "Errors come late": ["Setup"]}
    assert felt(wall) == there
    assert wall.window.editor.workbench.table.hasFocus() and len(wall.sees.journey.of_kind(Note)) == 8
    wall.presses("Ctrl+Z")
    assert felt(wall) == {}
    wall.presses("Alt+Shift+5")
    wall.clicks_on("Take over the note of the lane \u201cIdeas\u201d")
    assert [one.description for one in wall.sees.journey.all(Opportunity)] == ["Say it at once"]


def test_notes_and_lanes_become_what_they_say_in_one_step_each(wall: User) -> None:
    wall.clicks("Pain points")
    wall.presses("Alt+Shift+P")
    assert len(felt(wall)) == 3 and "4 notes became 3 pain points" in wall.notice
    wall.presses("Alt+Shift+P")
    assert len(felt(wall)) == 3 and "4 notes say what the map says there already." in wall.notice
    wall.presses("Ctrl+Z")
    assert not felt(wall)
    journey = wall.sees.journey
    assert [journey.name_of(one.id) for one, _ in _asked(journey)] == ["Call", "Setup"]
    wall.clicks("Questions")
    wall.presses("Alt+Shift+Q")
    assert journey.record(wall.sees.card("Call"), Touchpoint).questions == ("Who is who?",)
    assert "1 note stands at no single touchpoint: join it to one." in wall.notice
    assert [asked for _, asked in _asked(journey)] == [["Who is who?"], ["How long?"]]
    wall.clicks("Be known")
    wall.chooses("Card", "Take notes over as", "Customer goals of stages")
    assert journey.record(wall.sees.stage("Handoff"), Stage).customer_goal == "Be known"


def test_all_notes_are_taken_over_as_their_lanes_say(wall: User) -> None:
    wall.presses("Alt+Shift+L")
    journey = wall.sees.journey
    said = "7 notes became 3 pain points, 1 opportunity, 1 question and 1 customer goal."
    assert wall.notice == f"{said} Question: 1 note stands at no single touchpoint: join it to one."
    assert len(felt(wall)) == 3 and journey.record(wall.sees.stage("Handoff"), Stage).customer_goal == "Be known"
    wall.presses("Ctrl+Z")
    assert not felt(wall) and not journey.record(wall.sees.card("Call"), Touchpoint).questions


def test_where_one_note_is_selected_the_others_are_offered_too(wall: User) -> None:
    """It is selected because it was written last."""
    wall.clicks("Be known")
    wall.presses("Alt+Shift+L")
    assert wall.notice.startswith("1 note became 1 customer goal.") and not felt(wall)
    presses_button(wall.window.notices, "Take the others over, too")
    assert len(felt(wall)) == 3 and "Take" not in wall.notice
