"""What a filter finds, and that it finds the same after an edit as when it is asked anew."""

from __future__ import annotations

import random

import pytest

from journey_editor.analysis.facets import FACETS, NONE, UNKNOWN, counts
from journey_editor.analysis.filtering import Filter, MatchFinder, matches
from journey_editor.document.changes import ChangeSet
from journey_editor.document.edits import cards, deleting, fields
from journey_editor.document.edits.evidence import add_evidence
from journey_editor.document.journey import Journey
from journey_editor.document.records import Opportunity, Touchpoint
from journey_editor.document.vocabulary import OpportunityStatus
from journey_editor.outline.lit import lit
from tests.building import Building, onboarding


def found(journey: Journey, text: str = "", **chosen: set[str]) -> list[str]:
    """The names of the cards that are found, in reading order."""
    wanted = Filter(text)
    for facet, values in chosen.items():
        wanted = wanted.with_chosen(facet, values)
    ids = matches(journey, wanted).cards
    return [card.name for card in journey.cards if card.id in ids]


def test_every_word_must_be_found_and_words_in_quotes_are_one() -> None:
    journey = onboarding().journey
    assert found(journey, "CALL kick") == ["Kickoff call"]
    assert found(journey, '"call kickoff"') == []
    assert found(journey, "single sign") == ["Connect single sign-on"]


def test_words_are_found_in_what_hangs_on_a_card_and_in_its_owners_name() -> None:
    journey = onboarding().journey
    assert found(journey, "waits for it") == ["Connect single sign-on"]
    assert found(journey, "reports created") == ["First report"]
    assert found(journey, "solutions") == ["Connect single sign-on"]
    assert found(journey, "when?") == ["Kickoff call"]


def test_unknown_is_a_value_and_a_decision_has_no_feeling() -> None:
    journey = onboarding().journey
    assert found(journey, emotion={UNKNOWN}) == ["First report"]
    assert found(journey, emotion={"-1", UNKNOWN}) == ["Connect single sign-on", "First report"]
    assert found(journey, emotion={"0"}) == []


@pytest.mark.parametrize(
    ("facet", "value", "names"),
    [
        ("owner", NONE, ["Kickoff call", "Ready?", "First report"]),
        ("channel", "in-app", ["First report"]),
        ("way", "human", ["Kickoff call"]),
        ("way", "digital", ["Connect single sign-on", "First report"]),
        ("signal", "unknown", ["First report"]),
        ("signal", NONE, ["Kickoff call", "Connect single sign-on", "Ready?"]),
        ("evidence", "assumed", ["Kickoff call", "Connect single sign-on", "First report"]),
        ("pain", "yes", ["Connect single sign-on"]),
        ("pain", "no", ["Kickoff call", "First report"]),
        ("opportunity", "yes", ["Connect single sign-on"]),
        ("moment_of_truth", "yes", []),
    ],
)
def test_a_map_is_filtered_by_what_it_says_of_its_cards(facet: str, value: str, names: list[str]) -> None:
    assert found(onboarding().journey, **{facet: {value}}) == names


def test_cards_are_chosen_by_risks_resources_evidence_and_how_far_an_opportunity_is() -> None:
    b = onboarding()
    call, sso, *_ = b.journey.cards
    b.part("risk", call.id)
    b.part("resource", sso.id)
    b.do(add_evidence(b.journey, sso.id))
    chance = b.journey.parts(sso.id, Opportunity)[0]
    assert found(b.journey, risk={"yes"}) == ["Kickoff call"]
    assert found(b.journey, resource={"yes"}, named_evidence={"yes"}) == ["Connect single sign-on"]
    assert found(b.journey, opportunity_status={"idea"}) == ["Connect single sign-on"]
    b.set(chance.id, status=OpportunityStatus.PILOTING)
    assert found(b.journey, opportunity_status={"idea"}) == []
    assert found(b.journey, opportunity_status={"piloting", NONE}) == [card.name for card in b.journey.cards]


def test_of_one_facet_any_value_of_several_facets_all() -> None:
    journey = onboarding().journey
    admin = journey.lanes[0].id
    assert found(journey, lane={admin}) == ["Kickoff call", "Connect single sign-on", "Ready?"]
    assert found(journey, lane={admin}, emotion={"1"}) == ["Kickoff call"]
    assert found(journey, "sign", lane={admin}, emotion={"1"}) == []


def test_a_connection_is_found_with_both_its_cards_or_by_its_own_label() -> None:
    journey = onboarding().journey
    between = matches(journey, Filter().with_chosen("lane", {journey.lanes[0].id}))
    labels = {journey.name_of(i) for i in between.connections}
    assert labels == {"", "no"}, "the way into the other lane is not"
    assert {journey.name_of(i) for i in matches(journey, Filter("yes")).connections} == {"yes"}


def test_stages_are_found_by_their_own_words_only() -> None:
    journey = onboarding().journey
    assert {journey.name_of(i) for i in matches(journey, Filter("handoff")).others} == {"Handoff"}


def test_every_value_of_a_card_is_offered_and_counted() -> None:
    journey = onboarding().journey
    for facet in FACETS:
        offered = {value for value, _ in facet.options(journey)}
        counted = counts(journey, facet)
        assert set(counted) <= offered, facet.id
        for value, number in counted.items():
            assert len(matches(journey, Filter().with_chosen(facet.id, {value})).cards) == number


def test_nothing_chosen_is_no_filter() -> None:
    assert not Filter() and not Filter('  "" ') and not Filter().with_chosen("owner", [])
    assert Filter().with_chosen("owner", [NONE])


def _any_edit(journey: Journey, chance: random.Random, number: int) -> ChangeSet:
    touchpoints, ways = journey.all(Touchpoint), journey.connections()
    card = chance.choice(touchpoints) if touchpoints else None
    place = cards.Place(chance.choice(journey.lanes).id, chance.choice(journey.columns).id)
    edits = [cards.add_touchpoint(journey, place, name=f"report {number}")[0]]
    if card is not None:
        edits.append(cards.set_emotion(journey, [card.id], chance.choice([None, 1.0])))
        edits.append(fields.rename(journey, card.id, chance.choice(["a", "report"])))
        edits.append(deleting.delete_records(journey, [card.id]))
    if ways:
        edits.append(deleting.delete_records(journey, [ways[0].id]))
    return chance.choice(edits)


WANTED = (Filter("e"), Filter("report").with_chosen("emotion", {UNKNOWN, "1"}), Filter().with_chosen("pain", {"no"}))


@pytest.mark.parametrize("wanted", WANTED, ids=["words", "words and facets", "facet"])
def test_after_any_edit_it_finds_what_it_would_find_anew(wanted: Filter) -> None:
    b = onboarding()
    journey, finder, chance = b.journey, MatchFinder(b.journey), random.Random(1)
    known = finder.all(wanted)
    for number in range(60):
        changes = _any_edit(journey, chance, number)
        journey.apply(changes)
        known = finder.after(known, changes, wanted)
        assert known == matches(journey, wanted)


def test_a_channel_of_the_users_own_is_offered_and_neither_digital_nor_human() -> None:
    b = Building()
    b.touchpoint(b.lane("A"), b.stage("S"), "Fax", channel="fax machine")
    assert found(b.journey, channel={"fax machine"}) == ["Fax"] and found(b.journey, way={NONE}) == ["Fax"]


def test_a_persona_is_found_in_all_its_lanes_and_where_it_takes_part() -> None:
    b = onboarding()
    admin, user = (persona.id for persona in b.journey.personas)
    thoughts, goals = b.other_lane("thoughts", persona=user), b.other_lane("stage_owner")
    b.note(thoughts, b.journey.stages[0].id, "What is this for?")
    b.set(b.journey.cards[0].id, also_with=(user,))
    assert found(b.journey, persona={user}) == ["Kickoff call", "First report", "What is this for?"]
    assert "Kickoff call" in found(b.journey, persona={admin})
    wanted = Filter().with_chosen("persona", {user})
    light = lit(b.journey, wanted, matches(b.journey, wanted))
    assert thoughts in light and goals not in light, "what stages say is nobody's"
