"""Every edit function gives a sound change set that does what its name says and touches nothing else."""

from __future__ import annotations

import pytest

from journey_editor.document import rules
from journey_editor.document.edits import connections, deleting, fields, lanes, parts, stages
from journey_editor.document.records import (
    MAP_ID,
    Card,
    Connection,
    JourneyMap,
    Lane,
    Owner,
    PainPoint,
    Signal,
    Stage,
    Step,
    Touchpoint,
)
from journey_editor.document.vocabulary import PERSONA_COLOURS, ConnectionKind
from tests.building import Building, card, onboarding


def names(b: Building) -> str:
    return "".join(stage.name for stage in b.journey.stages)


def lane_names(b: Building) -> str:
    return "".join(b.journey.persona_of(lane.id).name for lane in b.journey.lanes)


@pytest.fixture
def abcd() -> Building:
    b = Building()
    for name in "ABCD":
        b.stage(name)
        b.lane(name)
    return b


# --- stages and steps


@pytest.mark.parametrize(("index", "order"), [(None, "ABCDX"), (0, "XABCD"), (2, "ABXCD"), (4, "ABCDX")])
def test_a_stage_is_added_between_two_with_a_step(abcd: Building, index: int | None, order: str) -> None:
    stage = abcd.stage("X", index)
    assert names(abcd) == order and len(abcd.journey.steps(stage)) == 1


MOVES = [
    ("A", 0, "ABCD"),
    ("A", 1, "ABCD"),
    ("A", 2, "BACD"),
    ("A", 4, "BCDA"),
    ("D", 0, "DABC"),
    ("CD", 1, "ACDB"),
    ("AC", 3, "BACD"),
    ("AD", 2, "BADC"),
    ("ABCD", 2, "ABCD"),
]


@pytest.mark.parametrize(("moved", "index", "order"), MOVES)
def test_stages_move_with_all_their_content(abcd: Building, moved: str, index: int, order: str) -> None:
    card = abcd.touchpoint(abcd.journey.lanes[0].id, abcd.journey.stages[0].id)
    ids = [stage.id for stage in abcd.journey.stages if stage.name in moved]
    changes = stages.move_stages(abcd.journey, ids, index)
    abcd.do(changes)
    assert names(abcd) == order and changes.ids <= set(ids)
    assert bool(changes) is (order != "ABCD")
    assert abcd.journey.stage_of(abcd.journey.record(card, Card)).name == "A"


@pytest.mark.parametrize(("moved", "index", "order"), MOVES)
def test_lanes_move_with_all_their_content(abcd: Building, moved: str, index: int, order: str) -> None:
    ids = [lane.id for lane in abcd.journey.lanes if abcd.journey.persona_of(lane.id).name in moved]
    changes = lanes.move_lanes(abcd.journey, ids, index)
    abcd.do(changes)
    assert lane_names(abcd) == order and changes.ids <= set(ids)


def test_a_step_is_added_and_moved_within_its_stage() -> None:
    b = Building()
    stage = b.stage(steps=1)
    first = b.step(stage)
    second = b.do(stages.add_step(b.journey, stage, name="second"))
    zeroth = b.do(stages.add_step(b.journey, stage, 0, "zeroth"))
    assert [s.id for s in b.journey.steps(stage)] == [zeroth, first, second]
    assert not stages.move_step(b.journey, first, stage, 1) and not stages.move_step(b.journey, first, stage, 2)
    b.do(stages.move_step(b.journey, second, stage, 0))
    assert [s.id for s in b.journey.steps(stage)] == [second, zeroth, first]


def test_a_step_takes_its_cards_to_another_stage_and_leaves_a_step_behind() -> None:
    b = Building()
    lane, one, two = b.lane(), b.stage("One"), b.stage("Two")
    card, step = b.touchpoint(lane, one), b.step(one)
    b.do(stages.move_step(b.journey, step, two, 0))
    assert b.journey.stage_of(b.journey.record(card, Card)).id == two
    assert b.journey.steps(two)[0].id == step
    assert len(b.journey.steps(one)) == 1 and len(b.journey.steps(two)) == 2


def test_deleted_steps_take_their_cards_and_a_stage_keeps_one() -> None:
    b = Building()
    lane, stage = b.lane(), b.stage(steps=2)
    kept, gone = b.touchpoint(lane, stage), b.touchpoint(lane, stage, step=1)
    b.do(deleting.delete_records(b.journey, [b.step(stage, 1)]))
    assert gone not in b.journey and kept in b.journey
    b.do(deleting.delete_records(b.journey, [b.step(stage)]))
    assert kept not in b.journey and len(b.journey.steps(stage)) == 1


# --- personas


def test_new_personas_take_colours_in_turn() -> None:
    b = Building()
    colours = [b.journey.persona_of(b.lane()).colour for _ in range(len(PERSONA_COLOURS) + 1)]
    assert colours == [*PERSONA_COLOURS, PERSONA_COLOURS[0]]
    assert lane_names(b) == ""
    b.lane("First", 0)
    assert b.journey.persona_of(b.journey.lanes[0].id).name == "First"


# --- fields


def test_a_field_is_set_on_several_records_at_once() -> None:
    b = onboarding()
    ids = [card.id for card in b.journey.all(Touchpoint)]
    changes = fields.set_field(b.journey, ids, "channel", "phone")
    b.do(changes)
    assert {card.channel for card in b.journey.all(Touchpoint)} == {"phone"} and changes.ids == set(ids)


def test_a_field_that_is_not_there_or_a_wrong_value_changes_nothing() -> None:
    b = onboarding()
    with pytest.raises(AttributeError, match="a map has no field channel"):
        fields.set_field(b.journey, [MAP_ID], "channel", "phone")
    with pytest.raises(ValueError, match="state"):
        fields.set_field(b.journey, [MAP_ID], "state", "past")
    with pytest.raises(KeyError):
        fields.set_field(b.journey, ["nobody"], "name", "x")


@pytest.mark.parametrize(
    "kind", ["map", "stage", "step", "touchpoint", "decision", "connection", "pain_point", "owner"]
)
def test_everything_that_has_a_name_is_renamed(kind: str) -> None:
    b = onboarding()
    record = next(r for r in b.journey if r.kind == kind)
    b.do(fields.rename(b.journey, record.id, "New name"))
    assert b.journey.name_of(record.id) == "New name"


def test_renaming_a_lane_renames_its_persona() -> None:
    b = onboarding()
    lane = b.journey.lanes[0].id
    b.do(fields.rename(b.journey, lane, "IT admin"))
    assert b.journey.persona_of(lane).name == "IT admin"
    with pytest.raises(KeyError):
        fields.rename(b.journey, "nobody", "x")


# --- owners, signals, pain points, opportunities


def test_an_owner_is_found_by_name_or_made_and_renamed_everywhere_at_once() -> None:
    b = onboarding()
    one, two, three = (stage.id for stage in b.journey.stages)
    b.owner(two, "  sales ")
    assert b.journey.record(two, Stage).owner == b.journey.record(one, Stage).owner
    b.owner(three, "Success")
    assert len(b.journey.all(Owner)) == 3
    assert not parts.assign_owner(b.journey, [], "Nobody's"), "an owner of nothing is not made"
    b.owner(three, "")
    assert b.journey.record(three, Stage).owner is None


def test_deleting_an_owner_leaves_what_it_owned_without_one() -> None:
    b = onboarding()
    stage = b.journey.stages[0]
    assert stage.owner is not None
    b.do(deleting.delete_records(b.journey, [stage.owner]))
    assert b.journey.record(stage.id, Stage).owner is None
    assert rules.check_all(b.journey) == []


@pytest.mark.parametrize("kind", ["signal", "pain_point", "opportunity"])
def test_parts_are_added_in_order_and_moved(kind: str) -> None:
    b = onboarding()
    stage = b.journey.stages[0].id
    made = [b.part(kind, stage, index=index) for index in (None, None, 0)]
    order = [made[2], made[0], made[1]]
    assert sorted(b.journey.referrers(stage) & set(made)) == sorted(made)
    part_type = type(b.journey.get(made[0]))
    assert [part.id for part in b.journey.parts(stage, part_type)] == order  # type: ignore[arg-type]
    assert not parts.move_part(b.journey, made[2], 0) and not parts.move_part(b.journey, made[2], 1)
    b.do(parts.move_part(b.journey, made[2], 3))
    assert [part.id for part in b.journey.parts(stage, part_type)] == made  # type: ignore[arg-type]


def test_a_part_refuses_a_wrong_value() -> None:
    b = onboarding()
    with pytest.raises(ValueError, match="target"):
        parts.add_part(b.journey, b.journey.stages[0].id, Signal, target="forty")


# --- connections


@pytest.mark.parametrize(
    ("source", "target", "meaning"),
    [
        ("Kickoff call", "Ready?", ConnectionKind.NEXT),
        ("First report", "Kickoff call", ConnectionKind.LOOP_BACK),
        ("Kickoff call", "First report", ConnectionKind.HANDOFF),
    ],
)
def test_the_meaning_of_a_connection_is_guessed(source: str, target: str, meaning: ConnectionKind) -> None:
    b = onboarding()
    way = b.connect(card(b, source), card(b, target))
    assert b.journey.record(way, Connection).meaning is meaning
    assert b.journey.graph.has_edge(card(b, source), card(b, target), way)


def test_what_is_connected_already_stays_as_it_is() -> None:
    b = onboarding()
    way = next(c for c in b.journey.all(Connection) if c.label == "yes")
    assert connections.connect(b.journey, way.source, way.target) == (connections.ChangeSet(), way.id)
    changes, other = connections.connect(b.journey, way.source, way.target, ConnectionKind.INFLUENCE)
    assert changes and other != way.id
    back, _ = connections.connect(b.journey, way.target, way.source)
    assert back
    assert connections.connect(b.journey, way.source, way.source) == (connections.ChangeSet(), "")


def test_an_end_of_a_connection_is_put_elsewhere() -> None:
    b = onboarding()
    way = next(c for c in b.journey.all(Connection) if c.label == "yes")
    b.do(connections.reconnect(b.journey, way.id, target=card(b, "Kickoff call")))
    moved = b.journey.record(way.id, Connection)
    assert (moved.source, moved.target, moved.label) == (way.source, card(b, "Kickoff call"), "yes")
    assert not b.journey.graph.has_edge(way.source, way.target, way.id)
    assert b.journey.graph.has_edge(moved.source, moved.target, way.id)
    assert not connections.reconnect(b.journey, way.id, target=way.source)
    assert b.journey.parts(way.target, Connection) == []


def test_a_bent_line_is_led_by_the_board_again_where_it_starts_at_another_card() -> None:
    b = onboarding()
    way = next(c for c in b.journey.all(Connection) if c.label == "yes")
    b.do(connections.bend(b.journey, way.id, [(120.0, 40.0)]))
    b.do(connections.reconnect(b.journey, way.id, target=card(b, "Kickoff call")))
    assert b.journey.record(way.id, Connection).bends == ((120.0, 40.0),)
    b.do(connections.reconnect(b.journey, way.id, source=card(b, "First report")))
    assert b.journey.record(way.id, Connection).bends == ()


def test_a_connection_that_is_reversed_means_the_way_back_and_again_the_way_on() -> None:
    b = onboarding()
    way = next(c for c in b.journey.all(Connection) if c.label == "yes")
    for meaning in (ConnectionKind.LOOP_BACK, way.meaning):
        b.do(connections.reverse(b.journey, [way.id]))
        assert b.journey.record(way.id, Connection).meaning is meaning


def test_what_was_said_of_a_connection_stays_when_its_end_is_put_elsewhere() -> None:
    b = onboarding()
    way = next(c for c in b.journey.all(Connection) if c.label == "yes")
    b.set(way.id, meaning=ConnectionKind.RECOVERY)
    b.do(connections.reconnect(b.journey, way.id, target=card(b, "Kickoff call")))
    assert b.journey.record(way.id, Connection).meaning is ConnectionKind.RECOVERY


# --- deleting


def test_a_stage_goes_with_its_steps_cards_connections_and_parts() -> None:
    b = onboarding()
    setup = b.journey.stages[1].id
    b.do(deleting.delete_records(b.journey, [setup]))
    assert [c.name for c in b.journey.cards] == ["Kickoff call", "First report"]
    assert b.journey.count(Connection) == 0 and b.journey.count(PainPoint) == 0
    assert b.journey.count(Step) == 2 and b.journey.count(Lane) == 2
    assert rules.check_all(b.journey) == []


def test_steps_and_other_things_are_deleted_together() -> None:
    b = onboarding()
    setup, owner = b.journey.stages[1].id, b.journey.all(Owner)[0].id
    chosen = [*(s.id for s in b.journey.steps(setup)), owner, b.journey.stages[0].id, b.journey.lanes[1].id]
    b.do(deleting.delete_records(b.journey, [*chosen, MAP_ID, "nobody"]))
    assert len(b.journey.steps(setup)) == 1 and b.journey.cards == []
    assert len(b.journey.stages) == 2 and len(b.journey.lanes) == 1
    assert owner not in b.journey and b.journey.record(MAP_ID, JourneyMap)
    assert rules.check_all(b.journey) == []


def test_deleting_nothing_changes_nothing() -> None:
    b = onboarding()
    assert not deleting.delete_records(b.journey, [MAP_ID, "nobody"]) and not deleting.delete_records(b.journey, [])


# --- reading the journey


def test_a_journey_is_read_in_the_order_of_the_board() -> None:
    b = onboarding()
    assert [c.name for c in b.journey.cards] == ["Kickoff call", "Connect single sign-on", "Ready?", "First report"]
    assert len(b.journey.columns) == 4
    assert b.journey.get(None) is None and "nobody" not in b.journey
    with pytest.raises(KeyError, match="no Lane"):
        b.journey.record(MAP_ID, Lane)
    assert len(b.journey) == len(list(b.journey))
