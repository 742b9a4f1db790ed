"""RICE: the published examples, scales of one's own, and what cannot be computed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from journey_editor.analysis.rice import ConfidenceScale, confidences_of, in_order, in_words, ranking, score_text
from journey_editor.document.journey import Journey
from journey_editor.document.records import Opportunity
from journey_editor.document.vocabulary import OpportunityStatus
from tests.building import Building

GOLDEN = Path(__file__).resolve().parents[2].parent / "shared" / "corpus" / "golden_tables.json"


def golden(item: str) -> dict[str, Any]:
    """A published example, where the corpus is."""
    if not GOLDEN.is_file():
        pytest.skip("the corpus of published examples is not beside this project")
    return next(one for one in json.loads(GOLDEN.read_text("utf-8")) if one["id"] == item)


def journey_of(*rows: tuple[Any, ...], **more: Any) -> Journey:
    """A map with opportunities "1", "2" ... of reach, impact, confidence, effort and maybe status."""
    b = Building()
    stage = b.stage("Setup")
    for number, (reach, impact, confidence, effort, *status) in enumerate(rows, 1):
        known = {"reach": reach, "impact": impact, "confidence": confidence, "effort": effort, **more}
        if status:
            known["status"] = status[0]
        b.part("opportunity", stage, description=str(number), **known)
    return b.journey


def scores(journey: Journey) -> list[str]:
    found = ranking(journey)
    return [found.scores[one.id].text for one in journey.all(Opportunity)]


def ranks(journey: Journey) -> list[str]:
    found = ranking(journey)
    return [found.scores[one.id].rank_text for one in journey.all(Opportunity)]


def test_the_published_examples_come_out() -> None:
    item = golden("rice-intercom")
    names = [row["project"] for row in item["inputs"]]
    rows = [(row["reach"], row["impact"], row["confidence"], row["effort_person_months"]) for row in item["inputs"]]
    journey = journey_of(*rows)
    found = ranking(journey)
    values = [found.scores[one.id].computed.value for one in journey.all(Opportunity)]
    assert dict(zip(names, values, strict=True)) == pytest.approx(item["expected"]["scores"])
    assert [names[int(one.description) - 1] for one in in_order(journey, found)] == item["expected"]["rank"]


@pytest.mark.parametrize("percent", [False, True])
def test_confidence_may_be_a_share_or_per_cent(percent: bool) -> None:
    item = golden("rice-intercom")
    rows = [
        (row["reach"], row["impact"], row["confidence"] * (100 if percent else 1), row["effort_person_months"])
        for row in item["inputs"]
    ]
    assert scores(journey_of(*rows)) == [str(score) for score in item["expected"]["scores"].values()]


def test_a_team_may_score_from_1_to_5() -> None:
    item = golden("rice-1to5")
    rows = [(row["reach"], row["impact"], row["confidence"], row["effort"]) for row in item["inputs"]]
    journey = journey_of(*rows)
    found = ranking(journey)
    values = [found.scores[one.id].computed.value for one in journey.all(Opportunity)]
    assert values == pytest.approx(item["expected"]["scores"])
    assert ranks(journey) == ["1", "2", "3", "4", "5"]


def test_what_is_not_known_is_named_and_is_never_0() -> None:
    journey = journey_of((None, 1, 1, 1), (None, 1, 1, None), (0, 1, 1, 1), (5, 1, 1, 0), (5, 1, 1.01e2, 1))
    assert scores(journey) == [
        "cannot be computed: reach unknown",
        "cannot be computed: reach and effort unknown",
        "0",
        "cannot be computed: effort is 0",
        "cannot be computed: confidence 101 is more than 100 %",
    ]
    assert ranks(journey) == ["", "", "1", "", ""]


def test_the_smallest_effort_is_no_traceback() -> None:
    assert scores(journey_of((1e15, 1e15, 1, 5e-324))) == ["cannot be computed: effort is next to nothing"]


def test_scores_of_two_scales_are_not_compared() -> None:
    points = journey_of((1, 1, 0.8, 1), (1, 1, 4, 1), (1, 1, 5, 1))
    assert scores(points) == ["cannot be computed: confidence 0.8 is on another scale than those up to 5", "4", "5"]
    percent = journey_of((1, 1, 80, 1), (1, 1, 4, 1), (1, 1, 0.5, 1))
    assert [score.startswith("cannot be computed") for score in scores(percent)] == [False, True, True]
    assert ranks(percent) == ["1", "", ""]


def test_equal_scores_share_a_rank_and_what_is_over_has_none() -> None:
    done, dropped = OpportunityStatus.DONE, OpportunityStatus.DROPPED
    journey = journey_of((3, 0.8, 1, 1), (2.4, 1, 1, 1), (9, 1, 1, 1, done), (1, 1, 1, 1), (9, 1, 1, 1, dropped))
    assert ranks(journey) == ["1=", "1=", "", "3", ""]
    found = ranking(journey)
    assert [one.description for one in in_order(journey, found)] == ["1", "2", "4", "3", "5"]
    assert in_words(journey.all(Opportunity)[2], found).endswith(
        "= reach 9 × impact 1 × confidence 100 % ÷ effort 1: done, so it has no rank"
    )


def test_the_computation_is_said_in_words() -> None:
    journey = journey_of((450, 3, 0.8, 2), (None, 3, 0.8, 2))
    found = ranking(journey)
    first, second = (in_words(one, found) for one in journey.all(Opportunity))
    assert first == "RICE 540 = reach 450 × impact 3 × confidence 80 % ÷ effort 2: rank 1 of 1"
    assert second == "RICE cannot be computed: reach unknown"


@pytest.mark.parametrize(
    ("others", "text", "meant", "shown"),
    [
        ((), "80 %", 0.8, "80 %"),
        ((), "80", 0.8, "80 %"),
        ((), "0,5", 0.5, "50 %"),
        ((), "1", 1, "100 %"),
        ((), "4", 4, "4"),
        ((0.5,), "57 %", 0.57, "57 %"),
        ((5,), "4", 4, "4"),
        ((80,), "57", 57, "57 %"),
        ((80,), "57 %", 57, "57 %"),
        ((80,), "", None, ""),
    ],
)
def test_a_confidence_is_read_as_the_maps_others_are(
    others: tuple[float, ...], text: str, meant: float | None, shown: str
) -> None:
    assert confidences_of(others).parse(text) == meant
    assert confidences_of((*others, meant)).text(meant) == shown


@pytest.mark.parametrize(
    ("others", "text", "why"),
    [((), "150", "more than 100 %"), ((5,), "80 %", "in points up to 5"), ((), "high", "is not a number")],
)
def test_what_is_no_confidence_is_refused(others: tuple[float, ...], text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        confidences_of(others).parse(text)


def test_the_scale_follows_from_the_greatest() -> None:
    cases = {
        (): ConfidenceScale.SHARE,
        (None, 1): ConfidenceScale.SHARE,
        (1, 5): ConfidenceScale.POINTS,
        (10,): ConfidenceScale.POINTS,
        (50,): ConfidenceScale.PERCENT,
    }
    assert {values: confidences_of(values).scale for values in cases} == cases


@pytest.mark.parametrize(
    ("value", "text"),
    [(675, "675"), (4.8, "4.8"), (0.0625, "0.0625"), (1234.56, "1234.6"), (0, "0"), (1e-7, "1e-07"), (None, "")],
)
def test_a_score_is_short_and_only_0_is_0(value: float | None, text: str) -> None:
    assert score_text(value) == text
