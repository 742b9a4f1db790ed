"""A matrix as data: scales, named fields, what has no place, what a move changes."""

from __future__ import annotations

import pytest

from journey_editor.document.records import Opportunity, PainPoint
from journey_editor.document.vocabulary import Degree, PainSeverity
from journey_editor.tables.matrix import Matrix, Quadrant, put, share_axis, tenth_axis, words_axis
from tests.building import Building

FIELDS = (Quadrant("Few, badly"), Quadrant("Fix first"), Quadrant("Leave"), Quadrant("Many, a little"))
PAINS = Matrix(
    "Pain points",
    "pain_point",
    lambda journey: journey.all(PainPoint),
    share_axis("magnitude", "Magnitude"),
    words_axis("severity", "Severity", PainSeverity, PainSeverity.HIGH),
    FIELDS,
)


def test_what_is_unknown_has_no_place_and_says_which_value_it_is() -> None:
    b = Building()
    stage = b.stage("Setup")
    b.part("pain_point", stage, description="Late", magnitude=0.4, severity=PainSeverity.HIGH)
    b.part("pain_point", stage, description="Login", severity=PainSeverity.LOW)
    b.part("pain_point", stage, description="", magnitude=0.0)
    placed, half, nameless = PAINS.spots(b.journey)
    assert (placed.across, placed.up) == (0.4, 2)
    assert PAINS.sentence(placed) == "Late: severity high, magnitude 40 %; in the field \u201cFew, badly\u201d."
    assert not half.is_placed and PAINS.unknown(half) == ["magnitude"]
    assert PAINS.sentence(half) == "Login: not placed yet, magnitude unknown, severity low."
    assert (nameless.label, nameless.across, PAINS.unknown(nameless)) == ("Unnamed pain point", 0.0, ["severity"])


@pytest.mark.parametrize(
    ("across", "up", "name"),
    [(0.49, 2, "Few, badly"), (0.5, 2, "Fix first"), (0.5, 1, "Many, a little"), (0.0, 0, "Leave")],
)
def test_the_named_fields_part_where_values_count_as_high(across: float, up: float, name: str) -> None:
    assert PAINS.quadrant(across, up).name == name


@pytest.mark.parametrize(
    "axis",
    [
        share_axis("magnitude", "Magnitude"),
        tenth_axis("value", "Value", "none", "very high"),
        words_axis("business_impact", "Business impact", Degree, Degree.HIGH),
    ],
)
def test_every_step_of_a_scale_is_found_again_where_it_stands(axis) -> None:  # type: ignore[no-untyped-def]
    number, steps = axis.low, [axis.low]
    while (number := axis.stepped(number, 1)) != steps[-1]:
        steps.append(number)
    assert steps[-1] == axis.high and len(steps) == round((axis.high - axis.low) / axis.step) + 1
    assert [axis.snapped(axis.at(number)) for number in steps] == pytest.approx(steps)
    assert [axis.is_upper(number) for number in steps] == [axis.at(number) >= axis.parting - 1e-9 for number in steps]
    assert axis.snapped(-3) == axis.low and axis.snapped(7) == axis.high
    assert [axis.number_of(axis.value_of(number)) for number in steps] == pytest.approx(steps)


def test_a_value_between_the_steps_goes_to_the_next_one() -> None:
    axis = share_axis("magnitude", "Magnitude")
    assert (axis.stepped(0.37, 1), axis.stepped(0.37, -1)) == (0.4, 0.35)
    assert (axis.stepped(0.98, 1), axis.stepped(0.02, -1)) == (1.0, 0.0)


def test_a_move_changes_only_what_is_otherwise() -> None:
    b = Building()
    pain = b.part("pain_point", b.stage("Setup"), description="Late", magnitude=0.37, severity=PainSeverity.LOW)
    assert not put(PAINS, b.journey, pain, 0.37, 0)
    b.do(put(PAINS, b.journey, pain, 0.37, 3))
    record = b.journey.record(pain, PainPoint)
    assert (record.magnitude, record.severity) == (0.37, PainSeverity.CRITICAL)
    b.do(put(PAINS, b.journey, pain, None, None))
    record = b.journey.record(pain, PainPoint)
    assert record.magnitude is None and record.severity is None


def test_whole_numbers_stay_whole() -> None:
    b = Building()
    idea = b.part("opportunity", b.stage("Setup"), description="Checklist")
    axes = (tenth_axis("difficulty", "Effort", "none", "very high"), tenth_axis("value", "Value", "none", "very high"))
    matrix = Matrix("Opportunities", "opportunity", lambda journey: journey.all(Opportunity), *axes, FIELDS)
    b.do(put(matrix, b.journey, idea, 3.0, 8.0))
    record = b.journey.record(idea, Opportunity)
    assert (record.difficulty, record.value) == (3, 8) and isinstance(record.value, int)
