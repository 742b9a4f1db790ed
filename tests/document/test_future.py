"""The future state: what of the current map it begins with, and how the two name each other."""

from __future__ import annotations

from datetime import date

import pytest

from journey_editor.analysis.comparing.comparison import compare
from journey_editor.document.draft import Draft
from journey_editor.document.edits.accepting import accept_finding
from journey_editor.document.edits.pairs import future_journey, link_pair, unlink_pair
from journey_editor.document.journey import Journey
from journey_editor.document.records import (
    MAP_ID,
    AcceptedFinding,
    Connection,
    EvidenceItem,
    Opportunity,
    PainPoint,
    Review,
    Signal,
    Touchpoint,
)
from journey_editor.document.templating import as_template
from journey_editor.document.vocabulary import Evidence, MapState, SignalStatus
from tests.building import Building, onboarding

DAY = date(2026, 11, 26)


def observed() -> Building:
    """A map of which much was seen and counted."""
    b = onboarding()
    draft = Draft(b.journey)
    draft.add(EvidenceItem(id="interviews", title="Six interviews"))
    draft.add(Review(id="review-1", day=date(2026, 1, 1), outcome="Held"))
    b.do(draft.changes())
    call = b.journey.cards[0].id
    seen = {"evidence": Evidence.OBSERVED, "supported_by": ("interviews",)}
    b.set(call, **seen, evidence_source="survey", quote="Finally!", reached=80.0, went_on=60.0, time_spent_hours=2.0)
    b.set(call, child_map="call.journey")
    b.set(b.journey.stages[0].id, **seen)
    b.set(b.journey.all(PainPoint)[0].id, **seen)
    b.set(b.journey.all(Opportunity)[0].id, **seen)
    b.set(b.journey.persona_of(b.journey.persona_lanes[0].id).id, **seen)
    b.set(b.journey.all(Connection)[0].id, count=60.0, probability=0.5)
    signal = b.journey.all(Signal)[0].id
    b.set(signal, baseline=10.0, current=25.0, history=((date(2026, 3, 1), 25.0),), status=SignalStatus.LIVE)
    b.set(MAP_ID, evidence=Evidence.VALIDATED, last_review=date(2026, 1, 1), next_review=date(2026, 7, 1))
    b.do(accept_finding(b.journey, "map-scope", MAP_ID, None, "Known", "Ann", DAY))
    return b


def future(b: Building) -> Journey:
    return future_journey(b.journey, "today.journey", "k1", DAY)


def test_it_has_the_same_ids_and_names_the_current_map() -> None:
    b = observed()
    made = future(b)
    gone = {r.id for r in b.journey if isinstance(r, Review | AcceptedFinding)}
    assert {r.id for r in made} == {r.id for r in b.journey} - gone
    about = made.map
    assert (about.title, about.state, about.map_date) == ("Onboarding (future)", MapState.FUTURE, DAY)
    assert (about.pair, about.pair_key, about.pair_state) == ("today.journey", "k1", MapState.CURRENT)
    assert about.key and about.key != "k1"
    assert compare(b.journey, made).relation.startswith("The current map and its future state.")


@pytest.mark.parametrize("is_backwards", [False, True])
def test_beside_the_current_map_only_what_was_designed_is_otherwise(is_backwards: bool) -> None:
    b, plan = observed(), Building()
    plan.journey = future(b)
    maps = (b.journey, plan.journey)
    assert compare(*reversed(maps) if is_backwards else maps).summary == "No differences."
    call = b.journey.cards[0].id
    plan.set(call, emotion=2.0, quote="I was called first")
    told = [change.sentence for change in compare(*reversed(maps) if is_backwards else maps).changes]
    assert len(told) == 1 and "emotion from" in told[0] and "quote from" in told[0] and "evidence" not in told[0]


def test_a_copy_that_keeps_what_was_observed_differs_in_nothing() -> None:
    b, copy = observed(), Building()
    copy.journey = Journey(b.journey)
    copy.set(MAP_ID, state=MapState.FUTURE)
    told = [change.sentence for change in compare(b.journey, copy.journey).changes]
    assert told == []


def test_what_was_observed_is_not_claimed_of_it() -> None:
    b = observed()
    made = future(b)
    call = made.record(b.journey.cards[0].id, Touchpoint)
    assert (call.evidence, call.supported_by, call.evidence_source) == (Evidence.ASSUMED, (), "")
    assert (call.quote, call.reached, call.went_on, call.child_map) == ("", None, None, "")
    for record in (made.stages[0], made.all(PainPoint)[0]):
        assert (record.evidence, record.supported_by) == (Evidence.ASSUMED, ())
    assert made.all(Connection)[0].count is None
    assert (made.map.evidence, made.map.last_review, made.map.next_review) == (Evidence.ASSUMED, None, None)


def test_what_is_designed_on_is_kept() -> None:
    b = observed()
    made = future(b)
    call = made.record(b.journey.cards[0].id, Touchpoint)
    assert (call.emotion, call.time_spent_hours, call.questions) == (1.0, 2.0, ("When?", "Who?"))
    assert made.all(Connection)[0].probability == 0.5
    assert made.all(Opportunity) == b.journey.all(Opportunity)
    lane = made.persona_lanes[0].id
    assert made.persona_of(lane) == b.journey.persona_of(lane)
    assert made.get("interviews") == b.journey.get("interviews")


def test_a_signal_begins_where_it_stands_today() -> None:
    b = observed()
    signal = future(b).all(Signal)[0]
    assert (signal.baseline, signal.current, signal.target) == (25.0, None, 40.0)
    assert (signal.history, signal.status) == ((), SignalStatus.UNKNOWN)
    b.set(signal.id, current=None)
    assert future(b).all(Signal)[0].baseline == 10.0, "the old baseline is the best there is"


def test_a_link_gives_a_key_once_and_goes_without_it() -> None:
    b = observed()
    made = future(b)
    b.do(link_pair(b.journey, "next.journey", made.map, "k1"))
    about = b.journey.map
    assert (about.key, about.pair, about.pair_key, about.pair_state) == (
        "k1",
        "next.journey",
        made.map.key,
        MapState.FUTURE,
    )
    b.do(unlink_pair(b.journey))
    assert (b.journey.map.key, b.journey.map.pair, b.journey.map.pair_key) == ("k1", "", "")
    b.do(link_pair(b.journey, "next.journey", made.map, "another"))
    assert b.journey.map.key == "k1"


def test_a_template_of_it_belongs_to_no_other_map() -> None:
    about = as_template(future(observed()), "Plan", "", keeps_cards=True).map
    assert (about.key, about.pair, about.pair_key, about.pair_state) == ("", "", "", None)
