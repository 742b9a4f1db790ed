"""Texts from outside become cards: a list in a cell or along a lane, a grid over lanes and steps."""

from __future__ import annotations

from journey_editor.document.edits.cards import Place
from journey_editor.document.edits.pasting import Landing, add_grid, add_pictures, add_texts
from journey_editor.document.records import Note, Picture, Stage, Touchpoint
from tests.building import Building


def board() -> tuple[Building, str, str, list[str]]:
    """Two lanes, "Setup" of two steps and "Use" of one."""
    b = Building()
    admin, user = b.lane("Admin"), b.lane("End user")
    b.stage("Setup", steps=2)
    b.stage("Use")
    return b, admin, user, [step.id for step in b.journey.columns]


def cells(*rows: str) -> list[list[list[str]]]:
    return [[[text] if text else [] for text in row.split("|")] for row in rows]


def done(b: Building, landing: Landing) -> dict[tuple[str, str, int], list[str]]:
    """Carry it out; the cards by lane, stage and number of the step."""
    b.do((landing.changes, ""))
    found: dict[tuple[str, str, int], list[str]] = {}
    for card in b.journey.cards:
        stage = b.journey.stage_of(card)
        number = [step.id for step in b.journey.steps(stage.id)].index(card.step)
        found.setdefault((b.journey.name_of(card.lane), stage.name, number), []).append(card.name)
    return found


def test_where_it_goes_is_called_new_only_where_it_is() -> None:
    b = Building()
    lane = b.lane("Admin")
    b.stage("")
    landing = add_texts(b.journey, Place(lane, b.journey.columns[0].id), ["One", "Two"], spread=True)
    assert [(column.name, column.is_new) for column in landing.columns] == [
        ("Unnamed stage", False),
        ("Unnamed stage \u00b7 step 2", True),
    ]


def test_lines_stack_in_a_cell_at_their_place() -> None:
    b, admin, _, steps = board()
    b.touchpoint(admin, b.journey.stages[0].id, "Before")
    b.touchpoint(admin, b.journey.stages[0].id, "After")
    landing = add_texts(b.journey, Place(admin, steps[0], 1), ["One", "Two"])
    assert done(b, landing) == {("Admin", "Setup", 0): ["Before", "One", "Two", "After"]}
    assert [b.journey.record(i, Touchpoint).name for i in landing.cards] == ["One", "Two"]


def test_lines_spread_to_the_right_and_make_steps_where_the_board_ends() -> None:
    b, admin, _, steps = board()
    landing = add_texts(b.journey, Place(admin, steps[1]), ["One", "Two", "Three"], spread=True)
    assert [spot.is_new for spot in landing.columns] == [False, False, True]
    assert done(b, landing) == {
        ("Admin", "Setup", 1): ["One"],
        ("Admin", "Use", 0): ["Two"],
        ("Admin", "Use", 1): ["Three"],
    }


def test_an_empty_map_gets_a_stage_and_a_persona() -> None:
    b = Building()
    landing = add_texts(b.journey, None, ["One", "Two"], spread=True)
    assert done(b, landing) == {("", "", 0): ["One"], ("", "", 1): ["Two"]}
    assert b.journey.count(Stage) == 1


def test_the_first_line_of_a_text_is_its_name_and_the_others_what_happens() -> None:
    b, admin, _, steps = board()
    landing = add_texts(b.journey, Place(admin, steps[0]), ["Call\nWe ask\nand listen", "x" * 3_000])
    b.do((landing.changes, ""))
    call, long = (b.journey.record(i, Touchpoint) for i in landing.cards)
    assert (call.name, call.what_happens) == ("Call", "We ask\nand listen")
    assert len(long.name) == 2_000 and long.what_happens == "x" * 3_000, "nothing is lost"


def test_in_a_text_lane_they_are_notes() -> None:
    b, _, _, steps = board()
    thoughts = b.other_lane("thoughts")
    landing = add_texts(b.journey, Place(thoughts, steps[0]), ["Why me?\nAgain"])
    b.do((landing.changes, ""))
    assert b.journey.record(landing.cards[0], Note).name == "Why me?\nAgain"


def test_a_text_too_long_for_a_note_becomes_several_so_that_all_of_it_is_kept() -> None:
    b, _, _, steps = board()
    thoughts = b.other_lane("thoughts")
    text = " ".join(f"word{number}" for number in range(700))
    landing = add_texts(b.journey, Place(thoughts, steps[0]), [text, "x" * 4_000])
    b.do((landing.changes, ""))
    said = [card.name for card in b.journey.cell(thoughts, steps[0])]
    assert " ".join(said[:3]) == text, "cut between words"
    assert said[3:] == ["x" * 2_000] * 2


def test_a_grid_goes_down_the_lanes_and_along_the_steps_from_its_place() -> None:
    b, _, user, steps = board()
    landing = add_grid(b.journey, Place(user, steps[1]), cells("A|B|C", "D||F"))
    assert [(spot.name, spot.is_new) for spot in landing.columns] == [
        ("Setup · step 2", False), ("Use", False), ("Use · step 2", True),
    ]  # fmt: skip
    assert [(spot.name, spot.is_new) for spot in landing.rows] == [("End user", False), ("New lane", True)]
    assert done(b, landing) == {
        ("End user", "Setup", 1): ["A"],
        ("End user", "Use", 0): ["B"],
        ("End user", "Use", 1): ["C"],
        ("", "Setup", 1): ["D"],
        ("", "Use", 1): ["F"],
    }


def test_a_grid_leaves_out_lanes_that_hold_no_cards_and_lanes_that_are_hidden() -> None:
    b, admin, user, steps = board()
    b.other_lane("line_of_visibility", index=1)
    hidden = b.other_lane("ideas", index=1)
    seen = [lane.id for lane in b.journey.lanes if lane.id != hidden]
    landing = add_grid(b.journey, Place(admin, steps[0]), cells("A", "B"), lanes=seen)
    assert [spot.id for spot in landing.rows] == [admin, user]


def test_headings_find_stages_by_name_and_a_blank_one_is_one_more_step() -> None:
    b, admin, _, steps = board()
    grid = cells("Who|setup||New stage|Use", "admin|A|B|C|D", "Partner|E|||", "|F|||")
    landing = add_grid(b.journey, Place(admin, steps[0]), grid, "stages", names_lanes=True)
    assert landing.new_stages == ["New stage"]
    assert done(b, landing) == {
        ("Admin", "Setup", 0): ["A"],
        ("Admin", "Setup", 1): ["B"],
        ("Admin", "New stage", 0): ["C"],
        ("Admin", "Use", 0): ["D"],
        ("Partner", "Setup", 0): ["E", "F"],
    }


def test_headings_name_steps_that_are_there_or_made_at_the_end() -> None:
    b, admin, _, steps = board()
    b.set(steps[1], name="Import")
    landing = add_grid(b.journey, Place(admin, steps[0]), cells("import|Train", "A|B"), "steps")
    assert done(b, landing) == {("Admin", "Setup", 1): ["A"], ("Admin", "Use", 1): ["B"]}
    assert b.journey.columns[-1].name == "Train"


def test_on_an_empty_map_named_steps_stand_in_one_stage_without_a_blank_step() -> None:
    b = Building()
    landing = add_grid(b.journey, None, cells("Call|Demo", "A|B"), "steps")
    b.do((landing.changes, ""))
    assert [step.name for step in b.journey.columns] == ["Call", "Demo"]


def test_empty_cells_make_nothing_and_a_grid_of_them_changes_nothing() -> None:
    b, admin, _, steps = board()
    assert not add_grid(b.journey, Place(admin, steps[2]), cells("||", "||")).changes
    assert not add_grid(b.journey, Place(admin, steps[2]), []).changes


def test_new_personas_take_colours_in_turn() -> None:
    b, admin, _, steps = board()
    b.do((add_grid(b.journey, Place(admin, steps[0]), cells("A", "B", "C", "D")).changes, ""))
    colours = [b.journey.persona_of(lane.id).colour for lane in b.journey.lanes]
    assert len(set(colours)) == 4


def test_pictures_become_cards_and_the_same_one_is_kept_once() -> None:
    b, admin, _, steps = board()
    pictures = [("QUJD", "image/png"), ("REVG", "image/jpeg"), ("QUJD", "image/png")]
    landing = add_pictures(b.journey, Place(admin, steps[0]), pictures, ["login", "", ""], spread=True)
    assert done(b, landing) == {
        ("Admin", "Setup", 0): ["login"],
        ("Admin", "Setup", 1): [""],
        ("Admin", "Use", 0): [""],
    }
    assert b.journey.count(Picture) == 2
