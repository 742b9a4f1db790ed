"""Change sets: what is applied can be taken back, joined and told; a stale one changes nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.edits.deleting import delete_records
from journey_editor.document.edits.fields import set_field
from journey_editor.document.journey import Journey, StaleChange
from journey_editor.document.records import MAP_ID, Connection, Owner, Touchpoint
from tests.building import Building, onboarding

OWNERS = [f"owner-{i}" for i in range(4)]
steps = st.lists(st.tuples(st.sampled_from(OWNERS), st.none() | st.sampled_from("abc")), max_size=6)


def change_of(journey: Journey, wanted: list[tuple[str, str | None]]) -> ChangeSet:
    draft = Draft(journey)
    for owner_id, name in wanted:
        if name is None:
            draft.delete(owner_id)
        else:
            draft.add(Owner(id=owner_id, name=name))
    return draft.changes()


def copy_of(journey: Journey) -> Journey:
    return Journey(journey, journey.unknown)


def graph_of(journey: Journey) -> tuple[object, object]:
    nodes = {node: data["record"] for node, data in journey.graph.nodes(data=True)}
    edges = {(a, b, key, data["record"]) for a, b, key, data in journey.graph.edges(keys=True, data=True)}
    return nodes, edges


@given(steps, steps, steps)
def test_the_laws_of_change_sets(one: list[tuple[str, str | None]], two: object, three: object) -> None:
    journey = Building().journey
    start = copy_of(journey)
    a = change_of(journey, one)
    journey.apply(a)
    b = change_of(journey, two)  # type: ignore[arg-type]
    journey.apply(b)
    after_b = copy_of(journey)
    c = change_of(journey, three)  # type: ignore[arg-type]
    journey.apply(c)
    end = copy_of(journey)

    assert a.inverse().inverse() == a
    assert not a.then(a.inverse())
    assert set(a.then(b).then(c)) == set(a.then(b.then(c)))
    assert set(a.then(b).inverse()) == set(b.inverse().then(a.inverse()))

    joined = copy_of(start)
    joined.apply(a.then(b))
    assert joined == after_b
    joined.apply(c)
    joined.apply(a.then(b).then(c).inverse())
    assert joined == start
    assert end == journey


@settings(max_examples=30)
@given(st.data())
def test_deleting_anything_is_taken_back_whole(data: st.DataObject) -> None:
    journey = onboarding().journey
    start, graph = copy_of(journey), graph_of(journey)
    ids = data.draw(st.sets(st.sampled_from(sorted(record.id for record in journey)), min_size=1))
    changes = delete_records(journey, ids)
    journey.apply(changes)
    assert not [i for i in ids if i in journey and i != MAP_ID]
    nodes, edges = graph_of(journey)
    assert nodes == {r.id: r for r in journey if not isinstance(r, Connection)}
    assert edges == {(c.source, c.target, c.id, c) for c in journey.all(Connection)}
    journey.apply(changes.inverse())
    assert journey == start and graph_of(journey) == graph


def test_a_change_set_tells_what_it_adds_and_deletes() -> None:
    b = onboarding()
    card = b.journey.all(Touchpoint)[0]
    gone = delete_records(b.journey, [card.id])
    assert card in gone.deleted and gone.added == []
    assert card in gone.inverse().added
    assert gone.ids == {change.id for change in gone}
    renamed = set_field(b.journey, [card.id], "name", "New")
    assert renamed.added == renamed.deleted == [] and renamed.ids == {card.id}


def test_what_changes_nothing_is_an_empty_change_set() -> None:
    b = onboarding()
    assert not set_field(b.journey, [MAP_ID], "title", "Onboarding")
    assert not ChangeSet() and len(ChangeSet()) == 0


def test_a_stale_change_set_changes_nothing() -> None:
    b = onboarding()
    first, second = b.journey.all(Touchpoint)[:2]
    stale = set_field(b.journey, [second.id, first.id], "name", "Stale")
    b.set(first.id, name="Changed in the meantime")
    before, graph = copy_of(b.journey), graph_of(b.journey)
    with pytest.raises(StaleChange, match=first.id):
        b.journey.apply(stale)
    assert b.journey == before and graph_of(b.journey) == graph


def test_a_change_that_does_not_start_where_the_other_ended_is_not_joined() -> None:
    b = onboarding()
    one = set_field(b.journey, [MAP_ID], "title", "One")
    other = set_field(b.journey, [MAP_ID], "title", "Other")
    with pytest.raises(ValueError, match="map is not as the earlier change left it"):
        one.then(other)
