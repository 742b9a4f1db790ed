"""The score of a stage and a map can be taken apart, and unknown never counts as good."""

from __future__ import annotations

from datetime import date

import pytest

from journey_editor.analysis.findings import RULE_OF, RULES, report
from journey_editor.analysis.score import WHOLE, RuleShare, Score
from journey_editor.document.edits.accepting import accept_finding, switch_rule
from journey_editor.document.records import Signal
from journey_editor.document.vocabulary import SignalStatus
from tests.building import Building, onboarding

TODAY = date(2026, 11, 26)


def score(b: Building, of: str = WHOLE) -> Score:
    return next(score for score in report(b.journey, TODAY).scores if score.of == of)


def share(b: Building, rule: str, of: str = WHOLE) -> RuleShare | None:
    return next((share for share in score(b, of).shares if share.rule == rule), None)


def test_a_score_is_the_weighted_mean_of_its_shares() -> None:
    made = Score("s", (RuleShare("a", 3, 1, 1), RuleShare("b", 2, 1, 4), RuleShare("c", 1, 0, 10)))
    assert made.value == pytest.approx((3 * 1 + 2 * 0.25 + 1 * 0) / 6)
    assert made.gain(made.shares[0]) == 0
    assert made.value + sum(map(made.gain, made.shares)) == pytest.approx(1)


def test_where_nothing_is_asked_there_is_no_score() -> None:
    assert Score("s", ()).value is None
    b = onboarding()
    for rule in RULES:
        b.do(switch_rule(b.journey, rule.id, False))
    assert {one.value for one in report(b.journey, TODAY).scores} == {None}


def test_the_shares_count_what_was_asked_in_a_stage_and_in_the_whole_map() -> None:
    b = onboarding()
    handoff, setup, _ = (stage.id for stage in b.journey.stages)
    assert share(b, "stage-owner", handoff) == RuleShare("stage-owner", 2, 1, 1)
    assert share(b, "stage-owner", setup) == RuleShare("stage-owner", 2, 0, 1)
    assert share(b, "stage-owner") == RuleShare("stage-owner", 2, 1, 3)
    assert share(b, "emotion-unknown") == RuleShare("emotion-unknown", 1, 2, 3)
    assert share(b, "stage-recovery") is None, "without a risk there is nothing to ask"


def test_the_weight_is_the_severitys() -> None:
    for one in score(onboarding()).shares:
        assert one.weight == {"error": 3, "warning": 2, "note": 1}[RULE_OF[one.rule].severity]


def test_what_is_unknown_lowers_the_score_and_what_is_known_raises_it() -> None:
    b = onboarding()
    (signal,) = b.journey.all(Signal)
    activation = b.journey.stages[2].id
    unknown = score(b, activation).value
    b.set(signal.id, status=SignalStatus.PARTIAL)
    known = score(b, activation).value
    assert unknown is not None and known is not None and unknown < known


def test_what_is_accepted_is_neither_met_nor_missing() -> None:
    b = onboarding()
    setup = b.journey.stages[1].id
    before = score(b, setup).value
    b.do(accept_finding(b.journey, "stage-owner", setup, None, "A pilot", "", TODAY))
    assert share(b, "stage-owner", setup) is None
    after = score(b, setup).value
    assert before is not None and after is not None and before < after < 1


def test_there_is_a_score_for_the_map_for_what_is_in_no_stage_and_for_each_stage() -> None:
    b = onboarding()
    assert [one.of for one in report(b.journey, TODAY).scores] == [WHOLE, "", *(s.id for s in b.journey.stages)]
    assert {one.rule for one in score(b, "").shares} >= {"map-scope", "persona-role"}
