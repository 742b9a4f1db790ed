"""What two copies were made from: a version that is surely older than both, or none."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journey_editor.document.edits import fields
from journey_editor.document.edits.cards import Place, add_touchpoint
from journey_editor.document.journey import Journey
from journey_editor.document.records import MAP_ID
from journey_editor.document.vocabulary import LaneContent
from journey_editor.merging.ancestor import are_copies, common_base
from journey_editor.merging.three_way import merge
from tests.building import onboarding
from tests.merging.test_three_way import BASE, copy_of, edited


def retitled(journey: Journey, title: str) -> Journey:
    made = copy_of(journey)
    made.apply(fields.set_field(made, [MAP_ID], "title", title))
    return made


def with_a_card(journey: Journey, name: str) -> Journey:
    made = copy_of(journey)
    lane = next(lane for lane in made.lanes if lane.content is LaneContent.PERSONA)
    made.apply(add_touchpoint(made, Place(lane.id, made.columns[0].id), name=name)[0])
    return made


def test_the_version_where_two_copies_part_is_found() -> None:
    versions = [BASE]
    for number in range(1, 6):
        versions.append(with_a_card(versions[-1], f"Card {number}"))
    newest_first = versions[::-1]
    theirs = retitled(with_a_card(versions[3], "Theirs"), "Theirs")
    assert common_base(newest_first, theirs, versions[5]) is versions[3]
    assert common_base(newest_first, versions[5], theirs) is versions[3]
    assert common_base([newest_first[0], *newest_first[2:]], theirs, versions[5]) is versions[3]
    assert common_base(newest_first, versions[5], BASE) is None, "nobody knows what came before the first"
    assert common_base([], versions[5], versions[5]) is None
    merged = merge(versions[3], versions[5], theirs)
    assert {card.name for card in merged.journey.cards} >= {"Card 5", "Theirs"} and not merged.conflicts


def test_a_change_that_the_other_has_not_seen_is_not_taken_back() -> None:
    """The version of the parting is gone: an older one is taken, or none, but never a newer one."""
    first, parting, later = retitled(BASE, "First"), retitled(BASE, "Parting"), retitled(BASE, "Later")
    theirs = copy_of(parting)
    theirs.apply(fields.set_field(theirs, [MAP_ID], "scope", "Theirs"))
    base = common_base([later, first, BASE], later, theirs)
    assert base is None
    merged = merge(base, later, theirs)
    assert {"Later", "Parting"} <= {merged.journey.map.title, *(c.other.strip('"') for c in merged.conflicts)}
    assert merged.journey.map.scope == "Theirs"


@given(st.lists(st.integers(1, 10_000), min_size=2, max_size=6, unique=True), st.data())
def test_whatever_versions_are_gone_the_base_is_none_that_is_newer(seeds: list[int], data: st.DataObject) -> None:
    versions = [BASE]
    for seed in seeds:
        versions.append(edited(seed, 2, versions[-1]))
    part = data.draw(st.integers(0, len(seeds)))
    mine, theirs = versions[-1], edited(20_001, 3, versions[part])
    kept = [version for version in versions if data.draw(st.booleans())]
    found = common_base(kept[::-1], mine, theirs)
    assert found is None or any(found == version for version in versions[: part + 1])


def test_maps_of_one_origin_are_copies() -> None:
    assert are_copies(BASE, edited(1, 5))
    assert not are_copies(BASE, Journey([onboarding().journey.map]))
