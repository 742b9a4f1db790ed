"""What is found in the samples: they contradict themselves nowhere, and say what they leave open."""

from __future__ import annotations

from datetime import date

import pytest

from journey_editor import paths
from journey_editor.analysis.findings import RULE_OF, Report, report
from journey_editor.analysis.rule import Severity
from journey_editor.analysis.score import WHOLE
from journey_editor.analysis.telling import sentence, what_is_missing
from journey_editor.document.journey import Journey
from journey_editor.storage import files

NAMES = ("b2b-saas-onboarding", "enterprise-purchase", "lifecycle-nine-stages")
TODAY = date(2026, 11, 26)


def looked_at(name: str) -> tuple[Journey, Report]:
    journey = files.load(paths.sample(f"{name}.journey")).journey
    return journey, report(journey, TODAY)


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_contradicts_itself_nowhere_and_is_nearly_complete(name: str) -> None:
    _, found = looked_at(name)
    assert found.count(Severity.ERROR) == 0
    whole = next(score for score in found.scores if score.of == WHOLE)
    assert whole.value is not None and 0.9 < whole.value < 1


@pytest.mark.parametrize("name", NAMES)
def test_what_a_sample_leaves_open_is_found(name: str) -> None:
    journey, found = looked_at(name)
    rules = {finding.rule for finding in found.findings}
    assert {"signal-unknown", "signal-instrumented"} <= rules, "samples show what unknown looks like"
    assert not rules & {"stage-owner", "stage-signal", "stage-escalation", "first-value-missing", "review-missing"}
    for finding in found.findings:
        told = sentence(journey, finding, RULE_OF[finding.rule].why)
        assert "without a name" not in told and "{" not in told


def test_the_gaps_of_the_stakeholders_are_told_stage_by_stage() -> None:
    journey, found = looked_at("enterprise-purchase")
    gaps = [what_is_missing(journey, finding) for finding in found.findings if finding.rule == "lane-gap"]
    assert "The lane “Economic buyer” has nothing in the stage “Security and legal review”" in gaps


def test_past_its_review_a_sample_says_so() -> None:
    journey, _ = looked_at("b2b-saas-onboarding")
    later = report(journey, date(2030, 1, 1))
    assert "review-overdue" in {finding.rule for finding in later.findings}
