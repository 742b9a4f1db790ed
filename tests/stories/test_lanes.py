"""Lanes of other kinds: made, filled, folded, hidden, and in the file and the PDF."""

from __future__ import annotations

from journey_editor.document.records import Lane, Note, Stage
from journey_editor.document.vocabulary import LaneContent
from tests.stories.user import User


def test_thoughts_beside_a_persona_are_written_down_and_one_becomes_a_touchpoint(at_map: User) -> None:
    user = at_map
    user.clicks("End user")
    user.chooses("Insert", "Lane", "Thoughts")
    user.presses("Return")
    user.double_clicks_cell("Thoughts", "Setup")
    user.types_name("Will it keep my data?")
    user.clicks("Will it keep my data?")
    user.chooses("Card", "Turn note into touchpoint")
    saved = user.saves()
    assert saved.lane("Thoughts") == "- || - | - || -"
    assert saved.lane("End user") == "- || Will it keep my data? | - || First report"
    thoughts = next(lane for lane in saved.journey.lanes if lane.content is LaneContent.THOUGHTS)
    assert saved.journey.persona_of(thoughts.id).name == "End user"


def test_the_owners_of_all_stages_are_typed_in_a_row(at_map: User) -> None:
    user = at_map
    user.chooses("Insert", "Stage row", "Owner")
    user.presses("Return")
    user.hands.clicks(user.sees.field("Owner", "Handoff"))
    user.types("Sales")
    user.presses("Tab")
    user.types("Success team")
    user.presses("Tab")
    user.types("suc")
    user.presses("Return")
    owners = [saved_owner for saved_owner in _owners(user)]
    assert owners == ["Sales", "Success team", "Success team"]
    user.presses("Delete")
    assert _owners(user) == ["Sales", "Success team", ""], "Delete empties the cell and no more"
    assert len(user.saves().stages) == 3


def _owners(user: User) -> list[str]:
    journey = user.sees.journey
    return [journey.name_of(journey.record(stage.id, Stage).owner) for stage in journey.stages]


def test_a_touchpoint_is_not_dropped_on_notes_and_escape_puts_a_note_back(at_map: User) -> None:
    user = at_map
    user.chooses("Insert", "Lane", "Backstage")
    user.presses("Return")
    user.double_clicks_cell("Backstage", "Handoff")
    user.types_name("Sales writes the handover")
    user.presses("Ctrl+1")
    user.drags_card("Call", user.sees.cell("Backstage", "Activation"))
    user.drags_card("Sales writes the handover", user.sees.cell("Backstage", "Activation"), lets_go=False)
    user.presses("Escape")
    saved = user.saves()
    assert saved.lane("Backstage") == "Sales writes the handover || - | - || -"
    assert saved.lane("Admin").startswith("Call ||")
    assert saved.journey.count(Note) == 1


def test_a_lane_is_folded_and_hidden_and_loses_nothing(at_map: User) -> None:
    user = at_map
    before = user.saves().lane("Admin")
    user.clicks("Admin")
    user.presses("Ctrl+Shift+L")
    assert [row.is_collapsed for row in user.sees.board.board.rows] == [True, False]
    user.presses("Ctrl+Shift+H")
    assert len(user.sees.board.board.rows) == 1
    user.presses("Alt+F7")
    saved = user.saves()
    assert saved.lane("Admin") == before
    assert saved.journey.record(user.sees.lane("Admin"), Lane).is_collapsed


def test_the_inspector_shows_the_stage_whose_field_one_is_at(at_map: User) -> None:
    user = at_map
    user.chooses("Insert", "Stage row", "Risk")
    user.presses("Ctrl+Return")
    user.hands.clicks(user.sees.field("Risk", "Setup"))
    assert user.reads("Name") == "Setup" and not user.sees.selected
    user.presses("Right")
    assert user.reads("Name") == "Activation"
    user.presses("Return")
    user.types("Nobody logs in")
    user.presses("Ctrl+Return")
    assert user.reads("Risk") == "Nobody logs in"
    user.presses("Escape")
    assert user.reads("Title") == "Onboarding", "nowhere: the map again"
