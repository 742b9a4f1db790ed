"""Who is involved where, who meets, and who is at odds."""

from __future__ import annotations

import pytest

from journey_editor.analysis.stakeholders import Involvement, involvements, shared_touchpoints
from journey_editor.document.vocabulary import ConnectionKind, StakeholderTie
from tests.building import Building


class Map:
    """A buyer and a user, two stages of one step and one of two."""

    def __init__(self) -> None:
        self.b = Building()
        self.lanes = {name: self.b.lane(name) for name in ("Buyer", "User", "Legal")}
        self.stages = {name: self.b.stage(name) for name in ("Buy", "Use")}
        self.persona = {name: self.b.journey.persona_of(lane).id for name, lane in self.lanes.items()}

    def card(self, who: str, stage: str, name: str = "", **fields: object) -> str:
        return self.b.touchpoint(self.lanes[who], self.stages[stage], name, **fields)

    def at(self, who: str, stage: str) -> Involvement:
        found = involvements(self.b.journey)
        return found.get((self.persona[who], self.stages[stage]), Involvement())

    def whom(self, others: object) -> list[str]:
        return [self.b.journey.name_of(other) for other in others]  # type: ignore[attr-defined]


@pytest.fixture
def m() -> Map:
    return Map()


def test_a_shared_touchpoint_involves_all_who_are_there_and_each_meets_each(m: Map) -> None:
    call = m.card("Buyer", "Buy", "Call", also_with=(m.persona["User"], m.persona["Legal"]), moment_of_truth=True)
    buyer, user, legal = (m.at(who, "Buy") for who in ("Buyer", "User", "Legal"))
    assert [card.id for card in buyer.own] == [call] and not buyer.guest
    assert [card.id for card in user.guest] == [call] and not user.own
    assert [len(one.shared) for one in (buyer, user, legal)] == [1, 1, 1]
    assert [len(one.moments_of_truth) for one in (buyer, user, legal)] == [1, 1, 1]
    assert m.whom(buyer.meets) == ["User", "Legal"] and m.whom(user.meets) == ["Buyer", "Legal"]
    assert not m.at("User", "Use").is_involved
    pairs = shared_touchpoints(m.b.journey)
    assert len(pairs) == 3 and all([card.id for card in cards] == [call] for cards in pairs.values())


def test_moods_are_of_what_is_known_and_of_ones_own_lane_alone(m: Map) -> None:
    m.card("Buyer", "Buy", "Search", emotion=1.0, also_with=(m.persona["User"],))
    low = m.card("Buyer", "Buy", "Price", emotion=-2.0)
    m.card("Buyer", "Buy", "Silence")
    m.card("Buyer", "Use", "Later")
    buyer = m.at("Buyer", "Buy")
    assert buyer.mood == -0.5 and buyer.lowest is not None and buyer.lowest.id == low
    assert m.at("Buyer", "Use").mood is None and m.at("Buyer", "Use").lowest is None
    assert m.at("User", "Buy").mood is None, "what the user feels in the buyer's lane is unknown, not the buyer's mood"


def test_a_card_that_lasts_involves_in_every_stage_that_it_lasts_for(m: Map) -> None:
    card = m.card("Buyer", "Buy", "Trial")
    m.b.set(card, last_step=m.b.step(m.stages["Use"]))
    assert m.at("Buyer", "Buy").is_involved and m.at("Buyer", "Use").is_involved


def test_influence_and_handoffs_link_lanes_and_other_ways_do_not(m: Map) -> None:
    start, end = m.card("Buyer", "Buy", "Decide"), m.card("User", "Use", "Begin")
    way = m.b.connect(start, end, meaning=ConnectionKind.HANDOFF)
    assert m.whom(m.at("Buyer", "Buy").linked) == ["User"] and m.whom(m.at("User", "Use").linked) == ["Buyer"]
    assert not m.at("Buyer", "Use").linked and not shared_touchpoints(m.b.journey)
    m.b.set(way, meaning=ConnectionKind.NEXT)
    assert not m.at("Buyer", "Buy").linked


def test_a_conflict_shows_where_both_are_involved(m: Map) -> None:
    m.card("Buyer", "Buy", "Search")
    m.card("Buyer", "Use", "Review")
    m.card("User", "Use", "Begin")
    m.b.relate(m.persona["User"], m.persona["Buyer"], StakeholderTie.IN_CONFLICT_WITH)
    assert m.whom(m.at("Buyer", "Use").in_conflict) == ["User"] and m.whom(m.at("User", "Use").in_conflict) == ["Buyer"]
    assert not m.at("Buyer", "Buy").in_conflict
    m.b.relate(m.persona["User"], m.persona["Legal"], StakeholderTie.ALIGNED_WITH)
    assert len(m.at("User", "Use").in_conflict) == 1


@pytest.mark.parametrize(("other", "is_apart"), [(-1.0, True), (-0.75, False), (None, False)])
def test_moods_are_far_apart_from_two_points_on(m: Map, other: float | None, is_apart: bool) -> None:
    m.card("Buyer", "Use", "Review", emotion=1.0)
    m.card("User", "Use", "Begin", emotion=other)
    assert bool(m.at("Buyer", "Use").apart) is bool(m.at("User", "Use").apart) is is_apart
