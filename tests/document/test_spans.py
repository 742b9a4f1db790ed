"""Cards that last for several steps: reach, moving, deleting steps, copying."""

import pytest

from journey_editor.document import rules
from journey_editor.document.edits.cards import Place, move_cards
from journey_editor.document.edits.deleting import delete_records
from journey_editor.document.edits.spans import change_reach, last_column, numbers, reach_to, shortened
from journey_editor.document.edits.stages import move_stages, move_step
from journey_editor.document.fragment import Fragment, copy
from journey_editor.document.grafting import paste
from journey_editor.document.journey import Journey
from tests.building import Building


@pytest.fixture
def b():
    b = Building()
    b.admin, b.user = b.lane("Admin"), b.lane("User")
    b.one, b.two = b.stage("One", steps=3), b.stage("Two", steps=2)
    b.steps = [step.id for step in b.journey.columns]
    b.long = b.touchpoint(b.admin, b.one, "Long")
    b.do(reach_to(b.journey, [b.long], b.steps[2]))
    return b


def span(b, card=None):
    record, columns = b.journey.get(card or b.long), numbers(b.journey)
    return columns[record.step], last_column(record, columns)


def test_a_card_reaches_over_the_border_of_its_stage_and_no_further_than_the_board(b):
    b.do(change_reach(b.journey, [b.long], 1))
    assert span(b) == (0, 3)
    b.do(change_reach(b.journey, [b.long], 5))
    assert span(b) == (0, 4)
    b.do(change_reach(b.journey, [b.long], -9))
    assert span(b) == (0, 0) and b.journey.get(b.long).last_step is None


def test_reaching_back_is_reaching_to_one_step(b):
    b.do(move_cards(b.journey, [b.long], b.long, Place(b.admin, b.steps[1])))
    b.do(reach_to(b.journey, [b.long], b.steps[0]))
    assert b.journey.get(b.long).last_step is None


def test_moving_keeps_its_length_at_the_end_of_the_board_too(b):
    b.do(move_cards(b.journey, [b.long], b.long, Place(b.user, b.steps[1])))
    assert span(b) == (1, 3) and b.journey.get(b.long).lane == b.user
    b.do(move_cards(b.journey, [b.long], b.long, Place(b.user, b.steps[4])))
    assert span(b) == (2, 4)


def test_moved_to_a_new_step_it_keeps_its_length(b):
    b.do(move_cards(b.journey, [b.long], b.long, Place(b.user, b.steps[1], new_step="after")))
    assert span(b) == (2, 4)


@pytest.mark.parametrize(
    "doomed, left", [([2], (0, 1)), ([1], (0, 1)), ([0], (0, 1)), ([0, 1], (0, 0)), ([1, 2], (0, 0))]
)
def test_deleting_one_of_its_steps_makes_it_one_step_shorter(b, doomed, left):
    changes = delete_records(b.journey, [b.steps[i] for i in doomed])
    rules.check(b.journey, changes)
    b.do(changes)
    assert span(b) == left


def test_it_goes_with_the_last_of_its_steps(b):
    b.do(delete_records(b.journey, b.steps[:3]))
    assert b.long not in b.journey


def test_deleting_the_stage_that_it_begins_in_leaves_what_reaches_over(b):
    b.do(change_reach(b.journey, [b.long], 1))
    changes = delete_records(b.journey, [b.one])
    b.do(changes)
    assert b.journey.get(b.long).step == b.steps[3] and b.journey.get(b.long).last_step is None
    b.do(changes.inverse())
    assert span(b) == (0, 3)


def test_a_stage_moved_between_its_ends_makes_it_longer_and_one_moved_out_is_no_damage(b):
    b.do(change_reach(b.journey, [b.long], 1))
    b.do(move_stages(b.journey, [b.two], 0))
    assert span(b) == (2, 2)
    b.do(move_stages(b.journey, [b.two], 2))
    assert span(b) == (0, 3)


def test_what_became_shorter_by_a_move_is_found_and_what_became_longer_is_not(b):
    b.do(change_reach(b.journey, [b.long], 2))
    for stage, index, found in ((b.two, 0, [(5, 1)]), (b.two, 2, [])):
        changes = move_stages(b.journey, [stage], index)
        b.do(changes)
        assert [(before, now) for _, before, now in shortened(b.journey, changes)] == found
    changes = move_step(b.journey, b.steps[1], b.two, 2)
    b.do(changes)
    assert [(before, now) for _, before, now in shortened(b.journey, changes)] == [(5, 4)]


def test_a_copy_is_as_long_in_this_map_and_in_another(b):
    fragment = Fragment.from_json(copy(b.journey, [b.long]).to_json())
    changes, (made,) = paste(b.journey, fragment, Place(b.user, b.steps[1]))
    b.do(changes)
    assert span(b, made) == (1, 3)
    other = Building()
    lane, stage = other.lane(), other.stage("S", steps=2)
    changes, (made,) = paste(other.journey, fragment, Place(lane, other.step(stage)))
    other.do(changes)
    assert span(other, made) == (0, 1)


def test_a_copied_stage_takes_the_length_of_its_cards_along(b):
    changes, _ = paste(b.journey, copy(b.journey, [b.one]))
    b.do(changes)
    copies = [card for card in b.journey.cards if card.name == "Long" and card.id != b.long]
    assert [span(b, card.id) for card in copies] == [(3, 5)]
    assert isinstance(b.journey, Journey)
