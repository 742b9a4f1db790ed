"""The sample maps: what a new user reads first must be whole, honest and short enough for its cards."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import networkx as nx
import pytest

from journey_editor.document.edits.lanes import BLUEPRINT_LANES
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import (
    Card,
    Connection,
    DataSource,
    Decision,
    EvidenceItem,
    JourneyMap,
    Note,
    Opportunity,
    Owner,
    PainPoint,
    Persona,
    Review,
    Risk,
    Signal,
    Stage,
    Touchpoint,
    View,
)
from journey_editor.document.rules import check_all
from journey_editor.document.viewing import card_fields, lanes_shown
from journey_editor.document.vocabulary import (
    Authority,
    CardField,
    ConnectionKind,
    Evidence,
    Kano,
    LaneContent,
    Level,
    OpportunityStatus,
    RoleType,
    SignalStatus,
)
from journey_editor.paths import sample, samples_dir
from journey_editor.storage.codec import to_bytes
from journey_editor.storage.files import load
from journey_editor.storage.pairs import other_file

SAMPLES = ("b2b-saas-onboarding", "enterprise-purchase", "lifecycle-nine-stages")
FUTURE = "b2b-saas-onboarding-future"
ANSWERED = ("name", "what_happens", "channel", "owner", "backstage", "thoughts", "questions", "evidence_source")
"""What every touchpoint of a sample says beside its emotion, which may honestly be unknown."""

LONGEST_NAME = 45
LONGEST_SENTENCE = 110
LONGEST_LABEL = 30


def shipped(name: str) -> Path:
    return sample(f"{name}.journey")


FILES = [shipped(name) for name in (*SAMPLES, FUTURE)]


@pytest.fixture(params=SAMPLES)
def journey(request: pytest.FixtureRequest) -> Journey:
    return load(shipped(request.param)).journey


def test_the_folder_holds_what_is_tested_here() -> None:
    assert sorted(p.stem for p in samples_dir().glob("*.journey")) == sorted([*SAMPLES, FUTURE])


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_it_opens_without_a_note_and_saves_to_the_same_bytes(path: Path) -> None:
    opened = load(path)
    assert opened.notes == []
    assert to_bytes(opened.journey) == path.read_bytes()
    assert check_all(opened.journey) == []


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_no_text_is_of_a_field_that_this_version_does_not_know(path: Path) -> None:
    journey = load(path).journey
    assert [record.id for record in journey if record.model_extra] == []
    assert journey.unknown == {}


# --- samples ------------------------------------------------------------------------------------------------------


def test_the_map_says_what_it_is_about_and_when_it_is_reviewed(journey: Journey) -> None:
    about = journey.map
    for field in JourneyMap.model_fields.keys() - {"rules_off", "logo", "key", "pair", "pair_key", "pair_state"}:
        assert getattr(about, field) not in ("", None, ()), f"{field} is empty"
    assert about.last_review is not None and about.map_date is not None and about.next_review is not None
    assert about.last_review <= about.map_date < about.next_review
    assert about.next_review >= date(2027, 1, 1)


def test_every_stage_has_its_whole_operating_row_and_a_signal(journey: Journey) -> None:
    for stage in journey.stages:
        for field in Stage.model_fields:
            assert getattr(stage, field) not in ("", None), f"{stage.name}: {field} is empty"
        assert journey.parts(stage.id, Signal), f"{stage.name} has no signal"


PICTURED = (
    *("name", "role", "role_type", "level", "goals", "responsibilities", "pains", "evaluation_criteria", "quote"),
    *("influence", "interest", "authority", "colour"),
)


def test_every_persona_is_a_person_one_can_picture(journey: Journey) -> None:
    for persona in journey.all(Persona):
        for field in PICTURED:
            assert getattr(persona, field) not in ("", None, ()), f"{persona.name}: {field} is empty"
        assert len(persona.name) <= 20 and len(persona.role) <= LONGEST_NAME, persona.name


def test_no_two_personas_share_a_colour(journey: Journey) -> None:
    colours = [persona.colour for persona in journey.all(Persona)]
    assert len(set(colours)) == len(colours)


def test_every_touchpoint_says_what_happens_where_who_answers_and_how_it_feels(journey: Journey) -> None:
    for card in journey.all(Touchpoint):
        for field in ANSWERED:
            assert getattr(card, field), f"{card.name}: {field} is empty"
        if card.emotion is None:
            assert card.emotion_word == "" and card.evidence == Evidence.ASSUMED, f"{card.name} feels unknown, or not"
        else:
            assert card.emotion_word, f"{card.name} has a score without its word"
        assert journey.parts(card.id, Signal), f"{card.name} has no signal"


def test_a_quote_is_only_there_where_somebody_was_heard(journey: Journey) -> None:
    for card in journey.all(Touchpoint):
        assert not (card.quote and card.evidence == Evidence.ASSUMED), f"who said what {card.name} quotes?"


def test_evidence_and_emotions_are_mixed(journey: Journey) -> None:
    cards = journey.all(Touchpoint)
    assert {card.evidence for card in cards} == set(Evidence)
    scores = [card.emotion for card in cards if card.emotion is not None]
    assert min(scores) == -2 and max(scores) == 2
    for lane in journey.persona_lanes:
        assert len({c.emotion for c in cards if c.lane == lane.id}) > 1, "an emotion curve that is flat says nothing"


def test_exactly_one_first_value_milestone_and_moments_of_truth_with_their_reason(journey: Journey) -> None:
    assert sum(card.first_value for card in journey.all(Touchpoint)) == 1
    moments = [card for card in journey.all(Touchpoint) if card.moment_of_truth]
    assert 3 <= len(moments) <= 10
    assert all(card.moment_of_truth_reason for card in moments)


def test_signals_without_data_carry_no_number(journey: Journey) -> None:
    signals = journey.all(Signal)
    assert {signal.status for signal in signals} == set(SignalStatus)
    for signal in signals:
        assert signal.name and signal.read_from and signal.category and signal.timing, signal.id
        values = (signal.baseline, signal.target, signal.current)
        if signal.status in (SignalStatus.UNKNOWN, SignalStatus.NOT_INSTRUMENTED):
            assert values == (None, None, None) and signal.unit == "", f"{signal.name} has a made-up number"
        if signal.status == SignalStatus.LIVE:
            assert None not in (signal.target, signal.current) and signal.unit, f"{signal.name} is live without a value"


def test_every_pain_point_has_a_cause_and_an_opportunity_beside_it(journey: Journey) -> None:
    pains, opportunities = journey.all(PainPoint), journey.all(Opportunity)
    assert len(pains) >= 5
    for pain in pains:
        assert pain.description and pain.severity and pain.root_cause, pain.id
        assert journey.parts(pain.felt_at[0], Opportunity), f"nothing is done about: {pain.description}"
        assert any(pain.id in one.addresses for one in opportunities), f"nothing takes away: {pain.description}"
    for opportunity in opportunities:
        assert opportunity.description and opportunity.owner and opportunity.due, opportunity.id
        assert opportunity.due > date(2026, 11, 23)
    assert len({opportunity.status for opportunity in opportunities}) >= 3


MOSTLY = 0.6
"""What a report is made of is known for most; a map that knows everything is made up."""


def test_most_pain_points_and_opportunities_have_their_numbers_and_some_honestly_not(journey: Journey) -> None:
    pains, opportunities = journey.all(PainPoint), journey.all(Opportunity)
    assert 1 > share(pains, "magnitude", "frequency", "business_impact") >= MOSTLY
    assert any(pain.whys for pain in pains)
    assert 1 > share(opportunities, "reach", "impact", "confidence", "effort") >= MOSTLY
    assert share(opportunities, "value", "difficulty", "horizon", "kano", "affected_metric") >= MOSTLY
    assert {one.kano for one in opportunities} >= set(Kano)
    for one in opportunities:
        assert one.pilot_result or one.status is not OpportunityStatus.PILOTING, f"what did the pilot show: {one.id}"


def share(records: Sequence[Record], *fields: str) -> float:
    return sum(all(getattr(one, field) not in (None, (), "") for field in fields) for one in records) / len(records)


def test_every_signal_has_a_direction_and_some_a_history_that_ends_with_todays_value(journey: Journey) -> None:
    signals = journey.all(Signal)
    assert all(signal.direction is not None and signal.form is not None for signal in signals)
    dated = [signal for signal in signals if signal.history]
    assert len(dated) >= 3
    for signal in dated:
        days = [value[0] for value in signal.history]
        assert days == sorted(days) and signal.history[-1][1] == signal.current, signal.name


def test_risks_say_what_shows_them_who_acts_and_the_way_back(journey: Journey) -> None:
    risks = journey.all(Risk)
    assert len(risks) >= 5
    assert 1 > share(risks, "likelihood", "impact", "shown_by") >= MOSTLY
    assert share(risks, "trigger", "owner", "recovery") >= MOSTLY


def test_claims_name_their_evidence_and_no_piece_of_it_is_named_by_nobody(journey: Journey) -> None:
    for claim in (*journey.all(PainPoint), *journey.all(Opportunity), *journey.all(Persona)):
        assert bool(claim.supported_by) == (claim.evidence is not Evidence.ASSUMED), claim.id
    for item in journey.all(EvidenceItem):
        assert item.source and item.day and item.sample and item.says, item.id
        assert journey.referrers(item.id), item.title
    assert all(source.system_type for source in journey.all(DataSource))
    assert max(review.day or date.min for review in journey.all(Review)) == journey.map.last_review


def test_the_future_state_is_the_pair_of_the_onboarding_map_and_promises_its_target() -> None:
    current, future = load(shipped("b2b-saas-onboarding")).journey, load(shipped(FUTURE)).journey
    assert other_file(current, shipped("b2b-saas-onboarding")) == shipped(FUTURE)
    assert other_file(future, shipped(FUTURE)) == shipped("b2b-saas-onboarding")
    first_value = next(card for card in future.all(Touchpoint) if card.first_value)
    until = future.stages.index(future.stage_of(first_value)) + 1
    assert sum(stage.duration_days or 0 for stage in future.stages[:until]) == 45
    assert sum(stage.duration_days or 0 for stage in future.stages) == 365
    assert all(card.evidence is Evidence.ASSUMED and not card.quote for card in future.all(Touchpoint))
    assert all(signal.current is None and signal.status is not SignalStatus.LIVE for signal in future.all(Signal))
    felt = {card.id: card.emotion for card in current.all(Touchpoint) if card.emotion is not None}
    better = [card for card in future.all(Touchpoint) if (card.emotion or 0) > felt.get(card.id, 9)]
    assert len(better) >= 8 and {card.id for card in future.all(Touchpoint)} > set(felt)


def test_every_card_is_reached_and_every_owner_owns_something(journey: Journey) -> None:
    cards = [card for card in journey.cards if not isinstance(card, Note)]
    reached = nx.descendants(journey.graph, cards[0].id) | {cards[0].id}
    assert [card.name for card in cards if card.id not in reached] == []
    assert [owner.name for owner in journey.all(Owner) if not journey.referrers(owner.id)] == []


def test_decisions_have_named_ways_out_that_add_up(journey: Journey) -> None:
    decisions = journey.all(Decision)
    assert decisions
    for decision in decisions:
        assert decision.what_happens and decision.owner
        ways = [c for c in journey.connections(decision.id) if c.source == decision.id]
        assert len(ways) >= 2 and all(way.label for way in ways), decision.name
        assert sum(way.probability or 0 for way in ways) == pytest.approx(1), decision.name


def test_texts_are_short_enough_for_cards(journey: Journey) -> None:
    for card in [*journey.all(Touchpoint), *journey.all(Decision)]:
        assert len(card.name) <= LONGEST_NAME, card.name
        assert len(card.what_happens) <= LONGEST_SENTENCE, card.what_happens
        assert card.what_happens.endswith("."), card.what_happens
    for connection in journey.connections():
        assert len(connection.label) <= LONGEST_LABEL, connection.label
    for record in [*journey.all(PainPoint), *journey.all(Opportunity)]:
        assert len(record.description) <= LONGEST_SENTENCE, record.description


def test_no_text_has_stray_blanks_or_stands_twice_in_a_map(journey: Journey) -> None:
    names = [card.name for card in [*journey.all(Touchpoint), *journey.all(Decision)]]
    assert len(set(names)) == len(names)
    sentences = [card.what_happens for card in journey.all(Touchpoint)]
    assert len(set(sentences)) == len(sentences)
    for record in journey:
        for value in record.__dict__.values():
            for text in (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ():
                assert type(text) is not str or (text == text.strip() and "  " not in text), text


def test_the_onboarding_map_holds_the_six_stages_three_lanes_and_the_way_back_from_a_risk() -> None:
    journey = load(shipped("b2b-saas-onboarding")).journey
    assert [stage.name for stage in journey.stages] == [
        "Handoff from sales",
        "Kickoff and success definition",
        "Setup and configuration",
        "Activation",
        "Adoption",
        "Retention and expansion",
    ]
    personas = [journey.persona_of(lane.id) for lane in journey.lanes]
    assert [(p.role_type, p.level) for p in personas] == [
        (RoleType.DECISION_MAKER, Level.ACCOUNT),
        (RoleType.ADMINISTRATOR, Level.USER),
        (RoleType.END_USER, Level.USER),
    ]
    assert journey.count(Touchpoint) >= 24
    owners = {owner.name for owner in journey.all(Owner)}
    assert {"Customer success manager", "Implementation lead", "Support lead", "Product owner"} <= owners
    way_back = nx.subgraph_view(
        journey.graph, filter_edge=lambda u, v, key: journey.record(key, Connection).meaning == ConnectionKind.RECOVERY
    )
    recovery = nx.shortest_path(way_back, "decision-risk-detected", "touchpoint-adoption-review")
    assert [journey.record(card, Card).name for card in recovery[:2]] == [
        "Risk detected?",
        "Owner review within 2 working days",
    ]
    after_review = {c.meaning: c.target for c in journey.connections(recovery[-1]) if c.source == recovery[-1]}
    assert after_review == {
        ConnectionKind.LOOP_BACK: "touchpoint-owner-review",
        ConnectionKind.NEXT: "touchpoint-value-review",
    }


def test_the_time_to_first_value_is_the_same_wherever_the_onboarding_map_says_it() -> None:
    journey = load(shipped("b2b-saas-onboarding")).journey
    first_value = next(card for card in journey.all(Touchpoint) if card.first_value)
    until = journey.stages.index(journey.stage_of(first_value)) + 1
    days = sum(stage.duration_days or 0 for stage in journey.stages[:until])
    measured = journey.parts(journey.stages[until - 1].id, Signal)[1]
    assert (measured.current, measured.target) == (days, 45) == (52, 45)
    assert "45 days instead of 52" in journey.map.objective
    assert sum(stage.duration_days or 0 for stage in journey.stages) == 365


def test_the_lifecycle_map_holds_nine_stages_and_the_way_from_usage_to_support_and_back() -> None:
    journey = load(shipped("lifecycle-nine-stages")).journey
    assert [stage.name.casefold() for stage in journey.stages] == [
        "awareness",
        "research",
        "consideration",
        "decision",
        "onboarding",
        "usage",
        "support",
        "renewal / expansion",
        "advocacy",
    ]
    assert [journey.persona_of(lane.id).role_type for lane in journey.persona_lanes] == [
        RoleType.CHAMPION,
        RoleType.DECISION_MAKER,
        RoleType.INSTITUTIONAL,
        RoleType.END_USER,
    ]
    assert journey.count(Touchpoint) >= 32
    assert {c.meaning for c in journey.connections()} == set(ConnectionKind)
    stages = {
        (journey.stage_of(journey.record(c.source, Card)).name, journey.stage_of(journey.record(c.target, Card)).name)
        for c in journey.connections()
    }
    assert {("Usage", "Support"), ("Support", "Usage")} <= stages


def test_the_lifecycle_map_is_a_service_blueprint_under_its_personas() -> None:
    journey = load(shipped("lifecycle-nine-stages")).journey
    contents = [lane.content for lane in journey.lanes]
    thoughts = contents.index(LaneContent.THOUGHTS)
    assert journey.lanes[thoughts].persona == journey.lanes[thoughts - 1].persona, "the end user's thoughts"
    assert contents[thoughts + 1 : thoughts + 7] == list(BLUEPRINT_LANES)
    assert all(content.stage_field for content in contents[thoughts + 7 :])
    for note in journey.all(Note):
        assert 0 < len(note.name) <= 80, note.name
    for lane in journey.lanes:
        assert lane.content.is_line or lane.prompt or lane.content is LaneContent.PERSONA


def test_the_purchase_map_has_six_stakeholders_in_conflict_and_a_rescue_for_a_stalled_deal() -> None:
    journey = load(shipped("enterprise-purchase")).journey
    personas = journey.all(Persona)
    assert len(personas) == len(journey.lanes) == 6
    assert {p.authority for p in personas} == set(Authority)
    named_in_conflict = [p.name for p in personas if any("n conflict with" in pain for pain in p.pains)]
    assert len(named_in_conflict) >= 4
    assert [d.name for d in journey.all(Decision)].count("Budget approved?") == 1
    assert {d.name for d in journey.all(Decision)} == {"Security review passed?", "Budget approved?"}
    assert nx.has_path(journey.graph, "decision-budget-approved", "touchpoint-dated-pause")
    assert nx.shortest_path(journey.graph, "decision-budget-approved", "touchpoint-case-check")[1:4] == [
        "touchpoint-stall-review",
        "touchpoint-options-call",
        "touchpoint-smaller-start",
    ]


def test_the_onboarding_sample_has_views_for_its_readers() -> None:
    journey = load(shipped("b2b-saas-onboarding")).journey
    sponsor, pains = journey.all(View)
    assert [journey.name_of(lane.id) for lane in lanes_shown(journey, sponsor)] == ["Account sponsor"]
    assert lanes_shown(journey, pains) == journey.lanes and CardField.PAIN_POINTS in card_fields(journey, pains)
