"""No change set leaves an unsound map: the rules say beforehand what would be wrong, in a sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from journey_editor.document import rules
from journey_editor.document.changes import ChangeSet, RecordChange
from journey_editor.document.draft import Draft
from journey_editor.document.edits.deleting import delete_records
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import (
    MAP_ID,
    Connection,
    Decision,
    JourneyMap,
    Lane,
    Owner,
    Signal,
    Stage,
    Step,
    Touchpoint,
    View,
)
from journey_editor.document.vocabulary import LaneContent
from tests.building import Building, onboarding

Damage = Callable[[Journey, Draft], None]


def revise(kind: type[Record], **fields: object) -> Damage:
    return lambda journey, draft: draft.revise(journey.all(kind)[0].id, **fields)


def added(record: Record) -> Damage:
    return lambda _journey, draft: (draft.add(record), None)[1]


DAMAGES: list[tuple[Damage, str]] = [
    (revise(Touchpoint, lane="lane-none"), "has the lane lane-none, which is not in the map."),
    (revise(Touchpoint, owner="owner-none"), "has the owner owner-none, which is not in the map."),
    (revise(Step, stage=MAP_ID), "has the stage map, which is no stage but of the kind map."),
    (
        added(Lane(id="lane-x", order="V", persona="persona-none")),
        "has the persona persona-none, which is not in the map.",
    ),
    (added(Lane(id="lane-x", order="V")), "is a persona lane without a persona."),
    (revise(Lane, content=LaneContent.IDEAS), "stands in a lane that holds notes alone: ideas."),
    (revise(Lane, content=LaneContent.LINE_OF_VISIBILITY), "stands in a lane that holds no cards: line of visibility."),
    (added(View(id="view-x", order="V", hidden_lanes=("lane-none",))), "has the hidden_lanes lane-none, which is not"),
    (added(Stage(id="stage-x", order="V", name="Late")), "The stage “Late” (stage-x) would have no step"),
    (added(JourneyMap(id="map-2")), "A map has exactly one map record"),
    (
        added(Signal(id="signal-x", order="V", measures=(MAP_ID,))),
        "which is no touchpoint or stage but of the kind map.",
    ),
]


@pytest.mark.parametrize(("damage", "sentence"), DAMAGES)
def test_what_would_be_unsound_is_told_and_not_applied(damage: Damage, sentence: str) -> None:
    journey = onboarding().journey
    draft = Draft(journey)
    damage(journey, draft)
    with pytest.raises(rules.RuleBroken) as caught:
        rules.check(journey, draft.changes())
    assert sentence in str(caught.value)


def test_a_card_is_not_connected_to_itself() -> None:
    journey = onboarding().journey
    connection = journey.all(Connection)[0]
    draft = Draft(journey)
    draft.revise(connection.id, target=connection.source)
    with pytest.raises(rules.RuleBroken, match="leads from a card to itself"):
        rules.check(journey, draft.changes())


def test_a_record_that_is_still_referred_to_is_not_deleted_alone() -> None:
    journey = onboarding().journey
    for record in journey:
        if journey.referrers(record.id) or record.id == MAP_ID:
            with pytest.raises(rules.RuleBroken):
                rules.check(journey, ChangeSet((RecordChange(record, None),)))


def test_the_last_step_of_a_stage_stays() -> None:
    b = Building()
    stage = b.stage("Setup")
    (step,) = b.journey.steps(stage)
    with pytest.raises(rules.RuleBroken, match=r"The stage “Setup” .* would have no step; a stage has at least one"):
        rules.check(b.journey, ChangeSet((RecordChange(step, None),)))


def test_a_record_does_not_change_its_kind() -> None:
    journey = onboarding().journey
    card = journey.all(Touchpoint)[0]
    other = Decision(id=card.id, order=card.order, lane=card.lane, step=card.step)
    with pytest.raises(rules.RuleBroken, match="cannot turn from touchpoint into decision"):
        rules.check(journey, ChangeSet((RecordChange(card, other),)))


def test_an_id_is_used_once() -> None:
    ann, bob = Owner(id="owner-1", name="Ann"), Owner(id="owner-1", name="Bob")
    twice = ChangeSet((RecordChange(None, ann), RecordChange(None, bob)))
    with pytest.raises(rules.RuleBroken, match="The id owner-1 is used twice"):
        rules.check(Building().journey, twice)


def test_a_sound_map_is_sound_as_a_whole_and_each_damage_is_found_there_too() -> None:
    journey = onboarding().journey
    assert rules.check_all(journey) == []
    records = list(journey)
    for left_out in records:
        if journey.referrers(left_out.id) or left_out.id == MAP_ID:
            assert rules.check_all(record for record in records if record is not left_out)


def test_a_lane_that_goes_is_no_longer_hidden_by_a_view() -> None:
    b = onboarding()
    first, second = (lane.id for lane in b.journey.lanes)
    draft = Draft(b.journey)
    draft.add(View(id="view", order="V", hidden_lanes=(first, second)))
    b.do(draft.changes())
    b.do(delete_records(b.journey, [first]))
    assert b.journey.record("view", View).hidden_lanes == (second,)
