"""What a map lacks is found, named with its reason, and no longer found once it is there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from journey_editor.analysis.findings import RULE_OF, RULES, report
from journey_editor.analysis.rule import Finding, Severity
from journey_editor.analysis.telling import sentence
from journey_editor.document.edits.connections import reconnect
from journey_editor.document.edits.deleting import delete_records
from journey_editor.document.records import MAP_ID, Card
from journey_editor.document.vocabulary import ConnectionKind, MapState, OpportunityStatus, SignalStatus
from tests.building import Building, card, onboarding, way

TODAY = date(2026, 11, 23)


def findings(b: Building) -> tuple[Finding, ...]:
    return report(b.journey, TODAY).findings


def found(b: Building, rule: str) -> list[Finding]:
    return [finding for finding in findings(b) if finding.rule == rule]


def told(b: Building, finding: Finding) -> str:
    return sentence(b.journey, finding, RULE_OF[finding.rule].why)


def stage(b: Building, name: str) -> str:
    return next(s.id for s in b.journey.stages if s.name == name)


def test_rules_have_one_id_each_and_say_what_they_want_and_why() -> None:
    assert len(RULE_OF) == len(RULES)
    for rule in RULES:
        for text in (rule.title, rule.wants, rule.why):
            assert text and not text.endswith("."), rule.id
        assert rule.sources and rule.of, rule.id


def test_every_finding_names_its_record_and_the_reason() -> None:
    b = onboarding()
    all_told = findings(b)
    assert all_told
    for finding in all_told:
        assert told(b, finding).endswith(f": {RULE_OF[finding.rule].why}.")
        assert "{" not in told(b, finding)
        assert finding.ids and all(record_id in b.journey for record_id in finding.ids)
    ranks = [list(Severity).index(finding.severity) for finding in all_told]
    assert ranks == sorted(ranks)
    assert len({finding.key for finding in all_told}) == len(all_told), "what is accepted is one finding"


def test_an_empty_map_lacks_only_what_the_map_itself_lacks() -> None:
    found_there = findings(Building())
    assert {"first-value-missing", "review-missing", "map-scope"} <= {f.rule for f in found_there}
    assert {f.about for f in found_there} == {MAP_ID}


@pytest.mark.parametrize(
    ("rule", "of", "mend"),
    [
        ("stage-owner", "Setup", lambda b: b.owner(stage(b, "Setup"), "Solutions")),
        ("stage-escalation", "Setup", lambda b: b.set(stage(b, "Setup"), escalation="Call the lead after 14 days")),
        ("stage-signal", "Setup", lambda b: b.part("signal", stage(b, "Setup"), name="SSO connected")),
        ("stage-signal", "Handoff", lambda b: b.part("signal", card(b, "Kickoff call"), name="call held")),
    ],
)
def test_a_stage_without_its_operating_row(rule: str, of: str, mend: Callable[[Building], object]) -> None:
    b = onboarding()
    about = stage(b, of)
    (finding,) = (f for f in found(b, rule) if f.about == about)
    assert f"The stage “{of}” has no" in told(b, finding) and finding.severity is Severity.WARNING
    mend(b)
    assert all(f.about != about for f in found(b, rule))


def test_a_signal_at_a_touchpoint_counts_for_its_stage() -> None:
    b = onboarding()
    assert stage(b, "Activation") not in {f.ids[0] for f in found(b, "stage-signal")}


def test_a_risk_needs_a_recovery_and_only_a_risk_does() -> None:
    b = onboarding()
    assert found(b, "stage-recovery") == []
    b.set(stage(b, "Setup"), risk="IT does not answer")
    (finding,) = found(b, "stage-recovery")
    assert "The stage “Setup” has a risk and no recovery" in told(b, finding)
    b.set(stage(b, "Setup"), recovery="Bring the sponsor in")
    assert found(b, "stage-recovery") == []


def test_there_is_one_first_value_milestone() -> None:
    b = onboarding()
    assert not found(b, "first-value-missing") and not found(b, "first-value-several")
    b.set(card(b, "Kickoff call"), first_value=True)
    (several,) = found(b, "first-value-several")
    assert several.severity is Severity.ERROR
    assert several.ids == (MAP_ID, card(b, "Kickoff call"), card(b, "First report"))
    assert "The map has 2 first-value milestones (“Kickoff call”, “First report”)" in told(b, several)
    for name in ("Kickoff call", "First report"):
        b.set(card(b, name), first_value=False)
    assert [f.ids for f in found(b, "first-value-missing")] == [(MAP_ID,)]


def test_an_unknown_signal_is_no_healthy_one() -> None:
    b = onboarding()
    (finding,) = found(b, "signal-unknown")
    assert "the signal “reports created” of the touchpoint “First report” (End user, Activation)" in told(b, finding)
    for status in (SignalStatus.NOT_INSTRUMENTED, SignalStatus.LIVE):
        b.set(finding.about, status=status)
        assert found(b, "signal-unknown") == []


def test_of_a_future_state_nobody_asks_what_was_observed_or_measured() -> None:
    b = onboarding()
    b.set(card(b, "Kickoff call"), moment_of_truth=True)
    assert found(b, "truth-assumed") and found(b, "signal-unknown")
    b.set(MAP_ID, state=MapState.FUTURE)
    assert found(b, "truth-assumed") == [] and found(b, "signal-unknown") == []
    assert found(b, "truth-signal"), "what will show it can be said before it is there"


def test_something_leads_to_every_card_but_the_first() -> None:
    b = onboarding()
    assert found(b, "unreached") == []
    lane = b.journey.lanes[1].id
    alone = b.touchpoint(lane, stage(b, "Setup"), "Invitation")
    first = b.touchpoint(lane, stage(b, "Handoff"), "Announcement")
    (finding,) = found(b, "unreached")
    assert finding.ids == (alone,) and "Nothing leads to the touchpoint “Invitation” (End user, Setup)" in told(
        b, finding
    )
    b.connect(first, alone, meaning=ConnectionKind.INFLUENCE)
    assert len(found(b, "unreached")) == 1, "influence is no way that a customer goes"
    b.connect(card(b, "Kickoff call"), alone)
    assert found(b, "unreached") == []


def test_notes_are_on_no_way_and_lanes_of_them_have_no_gaps() -> None:
    b = onboarding()
    handoff, _, activation = (stage.id for stage in b.journey.stages)
    lane = b.other_lane("backstage")
    before = len(found(b, "unreached"))
    for at in (handoff, activation):
        b.note(lane, at, "What we do")
    assert len(found(b, "unreached")) == before
    assert not [finding for finding in found(b, "lane-gap") if lane in finding.ids]


def test_a_map_without_connections_is_not_asked_where_they_lead() -> None:
    b = Building()
    lane = b.lane()
    b.touchpoint(lane, b.stage(), "One")
    b.touchpoint(lane, b.stage(), "Two")
    assert found(b, "unreached") == []


def test_nor_one_whose_first_connection_has_just_been_drawn() -> None:
    b = Building()
    lane, stage_ids = b.lane(), [b.stage() for _ in range(5)]
    cards = [b.touchpoint(lane, at, f"Card {number}") for number, at in enumerate(stage_ids)]
    b.connect(cards[0], cards[1])
    assert found(b, "unreached") == found(b, "dead-end") == []
    b.connect(cards[1], cards[2])
    assert [finding.about for finding in found(b, "unreached")] == cards[3:]
    assert [finding.about for finding in found(b, "dead-end")] == [cards[2]]


def test_a_decision_has_two_named_ways_out() -> None:
    b = onboarding()
    assert not found(b, "decision-ways") and not found(b, "decision-unnamed")
    b.set(way(b, "no"), label=" ")
    (unnamed,) = found(b, "decision-unnamed")
    assert unnamed.field == "label" and unnamed.others == (card(b, "Ready?"), card(b, "Connect single sign-on"))
    assert told(b, unnamed).startswith("A way out of the decision “Ready?” (Admin, Setup), to the touchpoint “Connect")
    b.do(delete_records(b.journey, [unnamed.about]))
    assert "has only one way out" in told(b, found(b, "decision-ways")[0])
    b.do(delete_records(b.journey, [way(b, "yes")]))
    assert "has no way out" in told(b, found(b, "decision-ways")[0])


@pytest.mark.parametrize(
    ("yes", "no", "is_told"),
    [
        (0.75, None, False),
        (0.75, 0.25, False),
        (0.333, 0.667, False),
        (0.75, 0.2, True),
        (0.75, 0.5, True),
        (None, None, False),
        (0.0, 0.0, True),
    ],
)
def test_the_probabilities_out_of_a_decision_add_up(yes: float | None, no: float | None, is_told: bool) -> None:
    b = onboarding()
    b.set(way(b, "yes"), probability=yes)
    b.set(way(b, "no"), probability=no)
    assert bool(found(b, "decision-probabilities")) is is_told


def test_a_loop_has_a_way_out() -> None:
    b = onboarding()
    assert found(b, "loop-exit") == []
    b.do(delete_records(b.journey, [way(b, "yes")]))
    (finding,) = found(b, "loop-exit")
    assert set(finding.ids) == {card(b, "Connect single sign-on"), card(b, "Ready?")}
    assert "The loop of “Connect single sign-on”, “Ready?” has no way out" in told(b, finding)
    b.connect(card(b, "Connect single sign-on"), card(b, "First report"), meaning=ConnectionKind.INFLUENCE)
    assert len(found(b, "loop-exit")) == 1
    b.connect(card(b, "Connect single sign-on"), card(b, "First report"), meaning=ConnectionKind.NEXT)
    assert found(b, "loop-exit") == []


def test_a_loop_that_only_leads_into_another_endless_one_is_not_the_endless_one() -> None:
    b = Building()
    lane, only = b.lane(), b.stage(steps=4)
    a, c, d, e = (b.touchpoint(lane, only, name, step=i) for i, name in enumerate("ACDE"))
    for source, target in ((a, c), (c, a), (c, d), (d, e), (e, d)):
        b.connect(source, target)
    (finding,) = found(b, "loop-exit")
    assert set(finding.ids) == {d, e}


def test_pain_points_ask_for_an_opportunity_at_the_same_place() -> None:
    b = onboarding()
    assert found(b, "pain-opportunity") == []
    call = card(b, "Kickoff call")
    pains = [b.part("pain_point", call, description="Too long"), b.part("pain_point", call, description="Too early")]
    first, second = found(b, "pain-opportunity")
    assert [first.about, second.about] == pains and first.home == stage(b, "Handoff")
    assert "The pain point “Too long” of the touchpoint “Kickoff call” (Admin, Handoff) has no" in told(b, first)
    helps = b.part("opportunity", call, description="An agenda beforehand")
    assert found(b, "pain-opportunity") == []
    b.set(helps, status=OpportunityStatus.DROPPED)
    assert len(found(b, "pain-opportunity")) == 2, "what is dropped helps nobody"


def test_a_lane_has_no_gap_between_its_cards() -> None:
    b = onboarding()
    user = b.journey.lanes[1]
    b.touchpoint(user.id, stage(b, "Handoff"), "Announcement")
    (finding,) = found(b, "lane-gap")
    assert finding.ids == (user.id, stage(b, "Setup"))
    assert "The lane “End user” has nothing in the stage “Setup”" in told(b, finding)
    b.touchpoint(user.id, stage(b, "Setup"), "Invitation", step=1)
    assert found(b, "lane-gap") == []


@pytest.mark.parametrize(
    ("review", "rules", "words"),
    [
        (None, ["review-missing"], "no date for its next review"),
        (date(2026, 11, 22), ["review-overdue"], "The review of 2026-11-22 is 1 day overdue"),
        (date(2026, 10, 24), ["review-overdue"], "30 days overdue"),
        (date(2026, 11, 23), [], ""),
    ],
)
def test_a_map_is_reviewed_in_time(review: date | None, rules: list[str], words: str) -> None:
    b = onboarding()
    b.set(MAP_ID, next_review=review)
    of_reviews = [f for f in findings(b) if f.rule.startswith("review")]
    assert [f.rule for f in of_reviews] == rules
    assert all(words in told(b, f) for f in of_reviews)


def test_a_moment_of_truth_says_why() -> None:
    b = onboarding()
    call = card(b, "Kickoff call")
    b.set(call, moment_of_truth=True)
    assert [f.ids for f in found(b, "truth-reason")] == [(call,)]
    b.set(call, moment_of_truth_reason="The sponsor decides whether to stay involved")
    assert found(b, "truth-reason") == []


def test_an_unknown_emotion_is_a_note_and_neutral_is_known() -> None:
    b = onboarding()
    (finding,) = found(b, "emotion-unknown")
    assert finding.ids == (card(b, "First report"),) and finding.severity is Severity.NOTE
    b.set(finding.ids[0], emotion=0.0)
    assert found(b, "emotion-unknown") == []


def test_what_has_no_name_is_named_by_where_it_stands() -> None:
    b = Building()
    b.touchpoint(b.lane("Admin"), b.stage("Setup"))
    assert "A touchpoint without a name (Admin, Setup) does not say" in told(b, found(b, "emotion-unknown")[0])


def test_analysing_changes_nothing() -> None:
    b = onboarding()
    same = type(b.journey)(b.journey, b.journey.unknown)
    findings(b)
    assert b.journey == same and set(b.journey.graph) == set(same.graph)


def test_a_reconnected_card_is_no_longer_reached() -> None:
    b = onboarding()
    b.do(reconnect(b.journey, way(b, "yes"), target=card(b, "Kickoff call")))
    assert [b.journey.record(f.about, Card).name for f in found(b, "unreached")] == ["First report"]
