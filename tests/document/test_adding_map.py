"""The cards of a table go to the stages, personas and owners of their names; what is missing is made."""

from __future__ import annotations

from journey_editor.document import rules
from journey_editor.document.edits.adding_map import add_map
from journey_editor.document.edits.cards import Place
from journey_editor.document.records import Owner, Signal, Touchpoint
from tests.building import Building, onboarding


def test_a_map_added_to_a_copy_of_itself_makes_no_stage_lane_or_owner_anew() -> None:
    b, other = onboarding(), onboarding()
    added = add_map(b.journey, other.journey, None)
    assert (added.stages, added.lanes, added.steps) == ([], [], 0)
    b.do((added.changes, ""))
    assert b.journey.count(Owner) == 2 and len(b.journey.cards) == 2 * len(other.journey.cards)
    assert b.journey.count(Signal) == 2 * other.journey.count(Signal)
    first = next(card for card in other.journey.all(Touchpoint) if card.first_value)
    new = b.journey.record(added.cards[first.id], Touchpoint)
    assert b.journey.stage_of(new).name == "Activation" and b.journey.name_of(new.lane) == "End user"


def test_what_is_missing_is_made_at_the_end() -> None:
    b, other = Building(), onboarding()
    b.lane("admin")
    b.stage("SETUP")
    added = add_map(b.journey, other.journey, None)
    assert added.stages == ["Handoff", "Activation"] and added.lanes == ["End user"] and added.steps == 1
    b.do((added.changes, ""))
    assert [stage.name for stage in b.journey.stages] == ["SETUP", "Handoff", "Activation"]
    assert rules.check_all(b.journey) == []


def test_what_names_no_stage_and_no_persona_comes_to_the_place() -> None:
    b, other = onboarding(), Building()
    other.touchpoint(other.lane(""), other.stage("", steps=2), "Now")
    other.touchpoint(other.journey.lanes[0].id, other.journey.stages[0].id, "Then", step=1)
    user, setup = b.journey.lanes[1].id, b.journey.stages[1]
    at = Place(user, b.journey.steps(setup.id)[1].id)
    added = add_map(b.journey, other.journey, at)
    b.do((added.changes, ""))
    now, then = (b.journey.record(card, Touchpoint) for card in added.cards.values())
    assert (now.lane, now.step) == (user, at.step)
    assert b.journey.stage_of(then) == setup and then.step == b.journey.steps(setup.id)[2].id and added.steps == 1


def test_a_channel_is_spelled_as_the_map_spells_it() -> None:
    here, other = Building(), Building()
    here.touchpoint(here.lane("Admin"), here.stage("Setup"), "Guide", channel="Doc")
    lane, stage = other.lane("Admin"), other.stage("Setup")
    for name, channel in (("One", "doc"), ("Two", "Email"), ("Three", "Fax")):
        other.touchpoint(lane, stage, name, channel=channel)
    here.journey.apply(add_map(here.journey, other.journey, None).changes)
    assert {t.name: t.channel for t in here.journey.all(Touchpoint)} == {
        "Guide": "Doc",
        "One": "Doc",
        "Two": "email",
        "Three": "Fax",
    }
