"""What belongs to several touchpoints and stages goes with the last of them; copies and merges keep it sound."""

from __future__ import annotations

from journey_editor.document import rules
from journey_editor.document.draft import Draft
from journey_editor.document.edits.deleting import delete_records
from journey_editor.document.edits.merging_stages import merge_stages
from journey_editor.document.edits.parts import add_part, assign_data_source
from journey_editor.document.fragment import Fragment, copy
from journey_editor.document.grafting import paste
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import (
    DataSource,
    EvidenceItem,
    Opportunity,
    Owner,
    PainPoint,
    Persona,
    PersonaRelation,
    Signal,
    Touchpoint,
)
from tests.building import Building, onboarding


def added(b: Building, *records: Record) -> None:
    draft = Draft(b.journey)
    for record in records:
        draft.add(record)
    b.do(draft.changes())


def shared_pain(b: Building) -> tuple[str, list[str]]:
    places = [card.id for card in b.journey.all(Touchpoint)[:2]] + [b.journey.stages[0].id]
    pain = b.do(add_part(b.journey, places[0], PainPoint, description="Too many logins"))
    b.set(pain, felt_at=tuple(places))
    return pain, places


def test_a_pain_point_felt_at_three_places_shows_at_each_and_goes_with_the_last() -> None:
    b = onboarding()
    pain, places = shared_pain(b)
    assert b.journey.record(pain, PainPoint).felt_at == tuple(places)
    assert all(pain in [p.id for p in b.journey.parts(place, PainPoint)] for place in places)
    b.do(delete_records(b.journey, places[:1]))
    assert b.journey.record(pain, PainPoint).felt_at == tuple(places[1:])
    b.do(delete_records(b.journey, places[1:2]))
    assert b.journey.shown_at(pain) == places[2]
    b.do(delete_records(b.journey, places[2:]))
    assert pain not in b.journey and rules.check_all(b.journey) == []


def test_all_places_deleted_at_once_take_what_belongs_to_them_along() -> None:
    b = onboarding()
    pain, places = shared_pain(b)
    b.do(delete_records(b.journey, places))
    assert pain not in b.journey and rules.check_all(b.journey) == []


def test_an_opportunity_addresses_pains_at_three_places_and_forgets_one_that_is_deleted() -> None:
    b = onboarding()
    pains = [b.do(add_part(b.journey, card.id, PainPoint)) for card in b.journey.all(Touchpoint)[:3]]
    chance = b.do(add_part(b.journey, None, Opportunity, addresses=tuple(pains)))
    b.do(delete_records(b.journey, pains[:1]))
    assert b.journey.record(chance, Opportunity).addresses == tuple(pains[1:])
    assert b.journey.record(chance, Opportunity).helps_at == () and b.journey.shown_at(chance) == chance


def test_stages_that_are_merged_keep_a_signal_of_both_once() -> None:
    b = onboarding()
    first, second = (stage.id for stage in b.journey.stages[:2])
    signal = b.do(add_part(b.journey, first, Signal, name="Logins", measures=(first, second)))
    b.do(merge_stages(b.journey, [first, second]).changes)
    assert b.journey.record(signal, Signal).measures == (first,)
    assert rules.check_all(b.journey) == []


def test_a_copied_touchpoint_brings_its_signal_with_its_system_and_its_evidence() -> None:
    b, other = onboarding(), Building()
    other.lane("One")
    other.stage("First")
    card = b.journey.all(Touchpoint)[0]
    signal = b.do(add_part(b.journey, card.id, Signal, name="Logins", measures=(card.id, b.journey.stages[1].id)))
    b.do(assign_data_source(b.journey, [signal], "Product analytics"))
    added(b, Owner(id="owner-data", name="Data team"))
    added(b, EvidenceItem(id="evidence-1", title="12 interviews"))
    source = b.journey.all(DataSource)[0]
    added(b, source.revised(owner="owner-data"))
    added(b, card.revised(supported_by=("evidence-1",)))
    fragment = Fragment.from_json(copy(b.journey, [card.id], "there").to_json())
    for _ in range(2):
        changes, made = paste(other.journey, fragment, is_here=False)
        other.do((changes, ""))
    assert rules.check_all(other.journey) == []
    copied = other.journey.record(made[0], Touchpoint)
    told = next(s for s in other.journey.parts(copied.id, Signal) if s.name == "Logins")
    assert told.measures == (copied.id,) and other.journey.name_of(told.read_from) == "Product analytics"
    assert [other.journey.name_of(i) for i in copied.supported_by] == ["12 interviews"]
    assert [s.name for s in other.journey.all(DataSource)] == ["Product analytics"]
    assert [o.name for o in other.journey.all(Owner)].count("Data team") == 1


def test_relations_of_personas_are_edges_of_the_graph_and_go_with_either_end() -> None:
    b = onboarding()
    one, two = (persona.id for persona in b.journey.all(Persona)[:2])
    added(b, PersonaRelation(id="relation", source=one, target=two))
    assert b.journey.graph.has_edge(one, two, "relation")
    lane = next(lane.id for lane in b.journey.persona_lanes if lane.persona == two)
    b.do(delete_records(b.journey, [lane, two]))
    assert "relation" not in b.journey and not b.journey.graph.has_edge(one, two)
    itself = Journey([*b.journey, PersonaRelation(id="x", source=one, target=one)])
    assert rules.check_all(itself) == ["The persona relation x joins a persona to itself."]
