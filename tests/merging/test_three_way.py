"""Two copies made one: nothing that anybody entered is lost, whichever copy comes first, and the result is sound."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey_editor.document import rules
from journey_editor.document.changes import ChangeSet
from journey_editor.document.edits import cards, connections, deleting, fields, lanes, parts, stages
from journey_editor.document.edits.cards import Place
from journey_editor.document.journey import Journey
from journey_editor.document.records import Card, Conflict, Lane, PainPoint, Persona, Signal, Stage, Touchpoint
from journey_editor.document.vocabulary import ConflictReason, LaneContent
from journey_editor.merging.fields import written
from journey_editor.merging.three_way import merge
from journey_editor.storage import codec
from tests.building import Building, onboarding

BASE = onboarding().journey


def copy_of(journey: Journey) -> Journey:
    return Journey(list(journey), journey.unknown)


def do(journey: Journey, made: ChangeSet | tuple[ChangeSet, str]) -> None:
    changes = made[0] if isinstance(made, tuple) else made
    rules.check(journey, changes)
    journey.apply(changes)


def edited(seed: int, count: int, base: Journey = BASE) -> Journey:
    """A copy with some random edits."""
    chance = random.Random(seed)
    journey = copy_of(base)
    for step in range(count):
        try:
            do(journey, _edit(chance, journey, f"{seed}-{step}"))
        except (ValueError, IndexError, StopIteration):
            continue  # nothing there to do it with, or it would leave an unsound map
    return journey


def _edit(chance: random.Random, journey: Journey, word: str) -> Any:
    def some(*kinds: type) -> Any:
        return chance.choice([record for record in journey if isinstance(record, kinds)])

    match chance.randrange(11):
        case 0:
            return fields.rename(journey, some(Stage, Touchpoint, Persona).id, f"name {word}")
        case 1:
            return fields.set_field(journey, [some(Touchpoint).id], "emotion", float(chance.randint(-2, 2)))
        case 2:
            return fields.set_field(journey, [some(Touchpoint).id], "questions", (f"q {word}", "why?"))
        case 3:
            return deleting.delete_records(journey, [some(Stage, Lane, Card, PainPoint, Signal).id])
        case 4:
            return stages.add_stage(journey, chance.randrange(4), f"stage {word}")
        case 5:
            return lanes.add_persona(journey, chance.randrange(4), f"persona {word}")
        case 6 | 7:
            lane = chance.choice([lane for lane in journey.lanes if lane.content is LaneContent.PERSONA])
            return cards.add_touchpoint(journey, Place(lane.id, chance.choice(journey.columns).id), name=f"card {word}")
        case 8:
            place = Place(chance.choice(journey.lanes).id, chance.choice(journey.columns).id)
            card = some(Touchpoint).id
            return cards.move_cards(journey, [card], card, place)
        case 9:
            return connections.connect(journey, some(Touchpoint).id, some(Touchpoint).id, label=word)
        case _:
            return parts.assign_owner(journey, [some(Stage, Touchpoint).id], f"owner {chance.randrange(3)}")


copies = st.tuples(st.integers(0, 10_000), st.integers(0, 12), st.integers(10_001, 20_000), st.integers(0, 12))


@given(copies)
@settings(max_examples=60)
def test_it_does_not_matter_which_copy_comes_first(made: tuple[int, int, int, int]) -> None:
    one, two = edited(made[0], made[1]), edited(made[2], made[3])
    assert merge(BASE, one, two).journey == merge(BASE, two, one).journey


@given(copies)
@settings(max_examples=40)
def test_what_only_one_copy_changed_is_as_it_has_it(made: tuple[int, int, int, int]) -> None:
    one = edited(made[0], made[1])
    assert merge(BASE, one, BASE).journey == one
    assert merge(BASE, BASE, one).journey == one
    assert merge(BASE, one, one).journey == one
    assert merge(BASE, one, one).conflicts == ()


@given(copies)
@settings(max_examples=60)
def test_the_result_is_sound_and_can_be_written_and_read(made: tuple[int, int, int, int]) -> None:
    merged = merge(BASE, edited(made[0], made[1]), edited(made[2], made[3])).journey
    assert rules.check_all(merged) == []
    assert codec.from_bytes(codec.to_bytes(merged)).journey == merged


@given(copies)
@settings(max_examples=60)
def test_no_value_that_somebody_entered_is_lost(made: tuple[int, int, int, int]) -> None:
    one, two = edited(made[0], made[1]), edited(made[2], made[3])
    merged = merge(BASE, one, two)
    kept = json.dumps([written(dict(record)) for record in merged.journey]) + "".join(
        conflict.other for conflict in merged.conflicts
    )
    for mine, theirs in ((one, two), (two, one)):
        for record in mine:
            before, other = BASE.get(record.id), theirs.get(record.id)
            if before == record or (before is not None and other is None and before == record):
                continue
            for name, value in record:
                if name in ("order", "id", "lane", "step", "last_step", "source", "target") or value in (None, "", ()):
                    continue
                if before is not None and getattr(before, name, None) == value:
                    continue
                for single in value if isinstance(value, tuple) else (value,):
                    assert json.dumps(written(single))[1:-1] in kept or written(single) in kept, (record.id, name)


@given(copies)
@settings(max_examples=30)
def test_without_a_base_both_copies_are_in_the_result(made: tuple[int, int, int, int]) -> None:
    one, two = edited(made[0], made[1]), edited(made[2], made[3])
    merged = merge(None, one, two).journey
    assert rules.check_all(merged) == []
    assert {record.id for record in (*one, *two)} <= {record.id for record in merged}


@pytest.fixture
def pair() -> tuple[Building, Building, Journey]:
    mine, theirs = onboarding(), Building()
    base = copy_of(mine.journey)
    theirs.journey = copy_of(base)
    return mine, theirs, base


def test_two_fields_of_one_card_are_both_taken(pair: tuple[Building, Building, Journey]) -> None:
    mine, theirs, base = pair
    card = base.of_kind(Touchpoint)[0].id
    mine.set(card, name="Ours")
    theirs.set(card, emotion=2.0)
    merged = merge(base, mine.journey, theirs.journey)
    record = merged.journey.record(card, Touchpoint)
    assert (record.name, record.emotion) == ("Ours", 2.0)
    assert merged.conflicts == ()


def test_one_field_that_both_changed_is_a_conflict_with_the_other_value(
    pair: tuple[Building, Building, Journey],
) -> None:
    mine, theirs, base = pair
    card = base.of_kind(Touchpoint)[0].id
    mine.set(card, name="Ours")
    theirs.set(card, name="Theirs")
    merged = merge(base, mine.journey, theirs.journey)
    assert len(merged.conflicts) == 1
    conflict = merged.conflicts[0]
    assert (conflict.about, conflict.field, conflict.reason) == (card, "name", ConflictReason.BOTH_CHANGED)
    assert {merged.journey.name_of(card), json.loads(conflict.other)} == {"Ours", "Theirs"}


def test_what_one_deleted_and_the_other_changed_stays_with_a_conflict(
    pair: tuple[Building, Building, Journey],
) -> None:
    mine, theirs, base = pair
    stage = base.stages[0].id
    card = next(card.id for card in base.cards if base.stage_of(card).id == stage)
    mine.do(deleting.delete_records(mine.journey, [stage]))
    theirs.set(card, name="Needed")
    merged = merge(base, mine.journey, theirs.journey)
    assert merged.journey.name_of(card) == "Needed"
    assert merged.journey.get(stage) is not None
    assert {conflict.about for conflict in merged.conflicts} >= {stage, card}


def test_lists_take_what_either_added(pair: tuple[Building, Building, Journey]) -> None:
    mine, theirs, base = pair
    card = base.of_kind(Touchpoint)[0].id
    for building in (mine, theirs):
        building.set(card, questions=("same",))
    base = copy_of(mine.journey)
    mine.set(card, questions=("same", "ours"))
    theirs.set(card, questions=("same", "theirs"))
    merged = merge(base, mine.journey, theirs.journey)
    assert set(merged.journey.record(card, Touchpoint).questions) == {"same", "ours", "theirs"}
    assert merged.conflicts == ()


def test_unknown_fields_and_records_of_other_versions_are_merged_too() -> None:
    def with_unknown(**content: Any) -> Journey:
        return Journey(list(BASE), content)

    merged = merge(
        with_unknown(clouds={"a": 1, "b": 1}),
        with_unknown(clouds={"a": 2, "b": 1}),
        with_unknown(clouds={"a": 1, "b": 3}, rain=True),
    )
    assert merged.journey.unknown == {"clouds": {"a": 2, "b": 3}, "rain": True}
    assert not merged.journey.of_kind(Conflict)
