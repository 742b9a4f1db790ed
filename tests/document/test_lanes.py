"""Lanes of further kinds, the notes in them, and what may stand where."""

from __future__ import annotations

import pytest

from journey_editor.document import fragment, grafting, rules
from journey_editor.document.edits import lanes
from journey_editor.document.edits.cards import Place, move_cards, why_not
from journey_editor.document.edits.deleting import delete_records
from journey_editor.document.edits.fields import set_field
from journey_editor.document.edits.lane_content import turn_lanes
from journey_editor.document.edits.notes import left_out_of_notes, turn_into
from journey_editor.document.edits.pictures import set_picture
from journey_editor.document.records import Card, Lane, Note, Persona, Signal, Touchpoint
from journey_editor.document.vocabulary import LaneContent
from journey_editor.document.wording import counted_records
from tests.building import Building, onboarding


def contents(b: Building) -> list[str]:
    return [lane.content.value for lane in b.journey.lanes]


def test_a_lane_of_a_persona_stands_under_it_and_another_one_where_it_is_put() -> None:
    b = onboarding()
    admin = b.journey.lanes[0].persona
    b.other_lane("thoughts", persona=admin)
    b.other_lane("questions", persona=admin)
    b.other_lane("systems", index=0)
    b.other_lane("ideas")
    assert contents(b) == ["systems", "persona", "thoughts", "questions", "persona", "ideas"]
    assert b.journey.name_of(b.journey.lanes[2].id) == "Thoughts", "a lane without a name is called what it holds"


def test_operating_rows_come_together_and_never_twice() -> None:
    b = onboarding()
    b.other_lane("stage_owner")
    changes, made = lanes.add_lanes(b.journey, lanes.OPERATING_ROWS)
    b.do((changes, ""))
    assert len(made) == len(lanes.OPERATING_ROWS) - 1
    assert contents(b).count("stage_owner") == 1
    assert lanes.add_lanes(b.journey, lanes.OPERATING_ROWS)[1] == []


def test_lanes_are_counted_by_what_they_are() -> None:
    b = onboarding()
    thoughts = b.other_lane("thoughts")
    admin, user = (lane.id for lane in b.journey.persona_lanes)
    assert counted_records(b.journey, [admin, user]) == "2 persona lanes"
    assert counted_records(b.journey, [thoughts]) == "lane"
    assert counted_records(b.journey, [thoughts, admin]) == "2 lanes"


@pytest.mark.parametrize(
    ("kind", "content", "may"),
    [
        ("note", "thoughts", True),
        ("note", "persona", True),
        ("note", "pictures", True),
        ("touchpoint", "persona", True),
        ("touchpoint", "thoughts", False),
        ("decision", "backstage", False),
        ("note", "stage_owner", False),
        ("note", "line_of_visibility", False),
    ],
)
def test_what_may_stand_where(kind: str, content: str, may: bool) -> None:
    b = onboarding()
    lane = b.lane("Buyer") if content == "persona" else b.other_lane(content)
    reason = why_not(b.journey, kind, lane)
    assert (reason == "") is may
    assert may or reason.endswith(".")


def test_a_note_moves_to_any_lane_that_holds_cards_and_a_touchpoint_does_not() -> None:
    b = onboarding()
    user = b.journey.lanes[1].id
    thoughts = b.other_lane("thoughts")
    setup = b.journey.stages[1].id
    note = b.note(thoughts, setup, "Why us?")
    b.do(move_cards(b.journey, [note], note, Place(user, b.step(setup))))
    assert b.journey.record(note, Note).lane == user
    sso = next(card for card in b.journey.cards if card.name == "Connect single sign-on")
    assert not move_cards(b.journey, [sso.id], sso.id, Place(thoughts, b.step(setup)))
    row = b.other_lane("stage_owner")
    assert not move_cards(b.journey, [note], note, Place(row, b.step(setup)))


def test_touchpoints_that_move_together_skip_lanes_that_do_not_take_them() -> None:
    b = Building()
    first, stage = b.lane("A"), b.stage("S")
    b.other_lane("thoughts")
    second, third = b.lane("B"), b.lane("C")
    one, other = b.touchpoint(first, stage, "one"), b.touchpoint(second, stage, "other")
    b.do(move_cards(b.journey, [one, other], one, Place(second, b.step(stage))))
    assert [b.journey.record(i, Card).lane for i in (one, other)] == [second, third]


def test_a_touchpoint_stays_in_its_lane_where_the_notes_it_moves_with_leave_for_others() -> None:
    b = Building()
    first, stage = b.lane("A"), b.stage("S")
    thoughts, ideas = b.other_lane("thoughts"), b.other_lane("ideas")
    note, card = b.note(thoughts, stage, "note"), b.touchpoint(first, stage, "card")
    b.do(move_cards(b.journey, [note, card], note, Place(ideas, b.step(stage))))
    assert b.journey.record(note, Card).lane == ideas
    assert b.journey.record(card, Card).lane == first


def test_a_note_becomes_a_touchpoint_in_its_personas_lane_with_its_connections() -> None:
    b = onboarding()
    user = b.journey.lanes[1]
    thoughts = b.other_lane("thoughts", persona=user.persona, index=0)
    setup = b.journey.stages[1].id
    note = b.note(thoughts, setup, "Who sees my data?")
    b.owner(note, "Security")
    report = next(card for card in b.journey.all(Touchpoint) if card.first_value)
    b.connect(note, report.id, "then")
    changes, turned = turn_into(b.journey, [note], Touchpoint)
    (made,) = turned.values()
    b.do((changes, made))
    card = b.journey.record(made, Touchpoint)
    assert (card.name, card.lane, card.step) == ("Who sees my data?", user.id, b.step(setup))
    assert b.journey.name_of(card.owner) == "Security"
    assert [way.label for way in b.journey.connections(made)] == ["then"]
    assert note not in b.journey


def test_a_touchpoint_becomes_a_note_in_its_place_and_what_that_leaves_out_is_known() -> None:
    b = onboarding()
    report = next(card for card in b.journey.all(Touchpoint) if card.first_value)
    call = b.journey.cards[0].id
    b.set(b.part("pain_point", call, description="Waits"), felt_at=(call, report.id))
    assert left_out_of_notes(b.journey, [report.id]) == ["channel", "first-value milestone", "1 signal"]
    assert left_out_of_notes(b.journey, [report.id, call])[-1] == "1 pain point and 1 signal"
    changes, turned = turn_into(b.journey, [report.id], Note)
    (made,) = turned.values()
    b.do((changes, made))
    note = b.journey.record(made, Note)
    assert (note.name, note.lane, note.order) == ("First report", report.lane, report.order)
    assert [way.label for way in b.journey.connections(made)] == ["yes"]
    assert b.journey.count(Signal) == 0


def test_without_a_personas_lane_a_note_stays_a_note() -> None:
    b = Building()
    thoughts, stage = b.other_lane("thoughts"), b.stage("S")
    changes, made = turn_into(b.journey, [b.note(thoughts, stage, "hm")], Touchpoint)
    assert not changes and not made


def test_a_copy_of_a_personas_text_lane_keeps_its_persona_in_the_same_map() -> None:
    b = onboarding()
    admin = b.journey.lanes[0].persona
    thoughts = b.other_lane("thoughts", persona=admin)
    b.note(thoughts, b.journey.stages[0].id, "Again?")
    before = b.journey.count(Persona), len(b.journey.cards)
    changes, (copy,) = grafting.duplicate(b.journey, [thoughts])
    b.do((changes, copy))
    assert b.journey.persona_of(copy).id == admin
    assert (b.journey.count(Persona), len(b.journey.cards)) == (before[0], before[1] + 1)


def test_a_copy_of_a_persona_lane_brings_a_new_persona_without_its_other_lanes() -> None:
    b = onboarding()
    admin = b.journey.lanes[0]
    thoughts = b.other_lane("thoughts", persona=admin.persona)
    b.note(thoughts, b.journey.stages[0].id, "Again?")
    changes, (copy,) = grafting.duplicate(b.journey, [admin.id])
    b.do((changes, copy))
    assert b.journey.persona_of(copy).id != admin.persona
    assert contents(b).count("thoughts") == 1 and b.journey.count(Note) == 1


def test_a_text_lane_pasted_into_another_map_belongs_to_the_persona_of_that_name_there() -> None:
    b, other = onboarding(), Building("Other")
    here = other.lane("admin")
    persona = b.journey.lanes[0].persona
    assert persona is not None
    b.do(set_picture(b.journey, persona, "QUJD"))
    copied = fragment.copy(b.journey, [b.other_lane("thoughts", persona=persona)])
    changes, (lane,) = grafting.paste(other.journey, fragment.Fragment.from_json(copied.to_json()))
    other.do((changes, lane))
    assert other.journey.persona_of(lane) == other.journey.persona_of(here)
    strange = Building("Strange")
    changes, (lane,) = grafting.paste(strange.journey, copied)
    strange.do((changes, lane))
    assert strange.journey.persona_of(lane).name == "Admin"


def test_touchpoints_pasted_over_a_text_lane_go_to_the_nearest_lane_that_takes_them() -> None:
    b = onboarding()
    thoughts = b.other_lane("thoughts")
    call = next(card for card in b.journey.cards if card.name == "Kickoff call")
    copied = fragment.copy(b.journey, [call.id])
    changes, (pasted,) = grafting.paste(b.journey, copied, Place(thoughts, call.step))
    b.do((changes, pasted))
    assert b.journey.record(pasted, Card).lane == b.journey.persona_lanes[-1].id


def test_a_persona_goes_with_its_last_lane_of_any_kind() -> None:
    b = onboarding()
    admin = b.journey.lanes[0]
    thoughts = b.other_lane("thoughts", persona=admin.persona)
    b.do(delete_records(b.journey, [admin.id]))
    assert admin.persona in b.journey and rules.check_all(b.journey) == []
    b.do(delete_records(b.journey, [thoughts]))
    assert admin.persona not in b.journey


def test_a_lane_is_given_to_a_persona_but_a_personas_lane_keeps_its_own() -> None:
    b = onboarding()
    admin, user = b.journey.lanes
    thoughts = b.other_lane("thoughts")
    b.do(lanes.give_to_persona(b.journey, [thoughts, user.id], admin.persona))
    assert b.journey.persona_of(thoughts).id == admin.persona
    assert b.journey.record(user.id, type(user)).persona == user.persona
    b.do(lanes.give_to_persona(b.journey, [thoughts], None))
    assert b.journey.record(thoughts, type(user)).persona is None


def test_every_kind_of_lane_has_a_name() -> None:
    assert all(content.label for content in LaneContent)


def test_a_pasted_persona_that_is_only_a_name_becomes_the_name_of_a_lane_of_notes() -> None:
    b = Building()
    lane, stage = b.lane("What hurts"), b.stage("S")
    note = b.note(lane, stage, "Too slow")
    b.do(turn_lanes(b.journey, [lane], LaneContent.PAIN_POINTS))
    turned = b.journey.record(lane, Lane)
    assert (turned.content, turned.name, turned.persona) == (LaneContent.PAIN_POINTS, "What hurts", None)
    assert b.journey.record(note, Note).lane == lane
    assert not b.journey.all(Persona)
    b.do(turn_lanes(b.journey, [lane], LaneContent.PERSONA))
    assert b.journey.persona_of(lane).name == "What hurts"
    assert b.journey.record(lane, Lane).name == ""


def test_a_persona_of_whom_more_is_known_keeps_the_lane_that_no_longer_follows_it() -> None:
    b = Building()
    lane = b.lane("Buyer")
    persona = b.journey.persona_of(lane).id
    b.do(set_field(b.journey, [persona], "role", "Head of purchasing"))
    b.do(turn_lanes(b.journey, [lane], LaneContent.THOUGHTS))
    assert b.journey.persona_of(lane).role == "Head of purchasing"
    assert b.journey.name_of(lane) == "Thoughts"


def test_a_lane_with_touchpoints_says_why_it_cannot_hold_notes() -> None:
    b = onboarding()
    lane = b.journey.lanes[0].id
    with pytest.raises(ValueError, match=r"holds .*touchpoint.*turn them into notes first"):
        turn_lanes(b.journey, [lane], LaneContent.THOUGHTS)


def test_a_lane_keeps_its_own_name_and_question_and_gives_up_the_usual_ones() -> None:
    b = Building()
    plain, own = b.other_lane("thoughts"), b.other_lane("thoughts")
    b.do(set_field(b.journey, [own], "prompt", "What would they never say aloud?"))
    b.do(set_field(b.journey, [plain], "name", "thoughts"))
    b.do(set_field(b.journey, [own], "name", "Unsaid"))
    b.do(turn_lanes(b.journey, [plain, own], LaneContent.IDEAS))
    assert [b.journey.name_of(i) for i in (plain, own)] == ["Ideas", "Unsaid"]
    assert b.journey.record(own, Lane).prompt == "What would they never say aloud?"
