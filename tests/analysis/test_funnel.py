"""The funnel and the time to the first value: published numbers, the worst step, and what is unknown."""

from __future__ import annotations

from itertools import pairwise

import pytest

from journey_editor.analysis import funnel
from journey_editor.document.vocabulary import ConnectionKind
from tests.analysis.test_rice import golden
from tests.building import Building


def chain(counts: list[float | None]) -> Building:
    """Touchpoints one after another; as many go on from each as reach the next. The last count only goes on."""
    b = Building()
    lane = b.lane("Admin")
    for number, (reached, went_on) in enumerate(pairwise(counts), 1):
        b.touchpoint(lane, b.stage(f"{number}"), f"step {number}", reached=reached, went_on=went_on)
    return b


def path(*hours: float | None) -> Building:
    """A way of touchpoints that take so long, to the first value."""
    b = Building()
    lane = b.lane("Admin")
    made = [b.touchpoint(lane, b.stage(), f"step {n}", time_spent_hours=h) for n, h in enumerate(hours, 1)]
    for one, other in pairwise(made):
        b.connect(one, other)
    b.set(made[-1], first_value=True)
    return b


def test_conversion_multiplies_up_as_published() -> None:
    example = golden("funnel-feedgot")
    counts: list[float | None] = [float(example["inputs"]["top"]), *map(float, example["expected"]["counts"])]
    found = funnel.steps(chain(counts).journey)
    assert [step.conversion.value for step in found] == pytest.approx(example["inputs"]["rates"])
    overall = funnel.overall(found).value
    assert overall is not None and overall * 100 == pytest.approx(example["expected"]["overall_pct"])


def test_drop_off_at_each_step_as_published() -> None:
    example = golden("funnel-vipul")
    found = funnel.steps(chain([float(count) for count in example["expected"]["counts"]]).journey)
    dropped = [(step.drop_off.value or 0) * 100 for step in found]
    assert dropped == pytest.approx(example["expected"]["drop_pct"], abs=1e-5)
    worst = funnel.worst(found)
    assert worst is not None and worst.card.name == "step 2"
    assert funnel.percent(worst.drop_off) == "38.5 %" and worst.lost == 1763 - 1084


def test_steps_stand_in_the_order_of_the_journey_and_only_where_numbers_are() -> None:
    b = Building()
    admin, user = b.lane("Admin"), b.lane("User")
    first, second = b.stage("First"), b.stage("Second")
    b.touchpoint(admin, second, "late", reached=5.0)
    b.touchpoint(user, first, "early", went_on=4.0)
    b.touchpoint(admin, first, "says nothing")
    assert [step.card.name for step in funnel.steps(b.journey)] == ["early", "late"]


def test_what_is_unknown_says_so_and_is_never_the_worst() -> None:
    found = funnel.steps(chain([100.0, None, 30.0, 20.0]).journey)
    assert found[0].conversion.why_not == "cannot be computed: how many go on unknown"
    assert found[1].conversion.why_not == "cannot be computed: how many reach it unknown"
    worst = funnel.worst(found)
    assert worst is not None and worst.card.name == "step 3"
    assert funnel.overall(found).value == pytest.approx(0.2)
    assert funnel.overall(found[:1]).why_not == "cannot be computed: how many go on from the last step unknown"
    assert funnel.overall([]).why_not == "cannot be computed: no touchpoint says how many reach it"
    nobody = funnel.steps(chain([0.0, 0.0]).journey)
    assert nobody[0].conversion.why_not == "cannot be computed: 0 reach it" and funnel.worst(nobody) is None


def test_the_time_to_value_of_one_account_as_published() -> None:
    example = golden("ttv-pmtoolkit")
    minutes = example["expected"]["minutes"]
    found = funnel.time_to_value(path(0.0, minutes / 60).journey)
    assert funnel.duration_text(found.hours.value or 0) == "18 min"


def test_the_longest_way_to_the_first_value_is_the_critical_path() -> None:
    b = path(1.0, 2.0, 4.0)
    first, _, goal = (card.id for card in b.journey.cards)
    lane = b.lane("IT")
    slow = b.touchpoint(lane, b.journey.stages[1].id, "security review", time_spent_hours=100.0)
    b.connect(first, slow)
    b.connect(slow, goal)
    after = b.touchpoint(lane, b.stage("Later"), "afterwards", time_spent_hours=500.0)
    b.connect(goal, after)
    b.connect(after, first, meaning=ConnectionKind.LOOP_BACK)
    b.connect(goal, slow)  # a circle of ways that are drawn as going on
    found = funnel.time_to_value(b.journey)
    assert [card.name for card in found.path] == ["step 1", "security review", "step 3"]
    assert found.hours.value == 105 and funnel.time_text(found) == "4.4 days, over 3 steps"


def test_times_that_are_unknown_are_named_and_not_taken_for_none() -> None:
    found = funnel.time_to_value(path(3.0, None, None, None, None, 2.0).journey)
    told = "cannot be computed: time unknown at step 2, step 3, step 4 and 1 more; at least 5 h"
    assert found.hours.value is None and funnel.time_text(found) == told


def test_without_one_milestone_and_a_way_to_it_there_is_no_time() -> None:
    b = path(1.0, 2.0)
    first, goal = b.journey.cards
    b.set(goal.id, first_value=False)
    none = "cannot be computed: no touchpoint is the first-value milestone"
    assert funnel.time_to_value(b.journey).hours.why_not == none
    b.set(first.id, first_value=True)
    assert funnel.time_to_value(b.journey).hours.why_not == "cannot be computed: nothing leads to step 1"
    b.set(goal.id, first_value=True)
    several = "cannot be computed: 2 touchpoints are first-value milestones"
    assert funnel.time_to_value(b.journey).hours.why_not == several


def test_of_ways_that_take_equally_long_the_one_of_more_steps_is_told() -> None:
    b = path(1.0, 0.0, 2.0)
    first, _, last = (card.id for card in funnel.in_journey_order(b.journey))
    b.connect(first, last)
    found = funnel.time_to_value(b.journey)
    assert [card.name for card in found.path] == ["step 1", "step 2", "step 3"] and found.known_hours == 3
