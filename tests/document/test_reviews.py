"""Reviews: what holding one does to the map's dates, and their order."""

from __future__ import annotations

from datetime import date

import pytest

from journey_editor.document.agreement import notes
from journey_editor.document.edits.reviews import add_review, newest_first, next_review
from journey_editor.document.records import MAP_ID
from journey_editor.document.vocabulary import ReviewCadence
from tests.building import onboarding


@pytest.mark.parametrize(
    ("cadence", "held", "due"),
    [
        (ReviewCadence.MONTHLY, date(2026, 1, 31), date(2026, 2, 28)),
        (ReviewCadence.QUARTERLY, date(2026, 11, 26), date(2027, 2, 26)),
        (ReviewCadence.HALF_YEARLY, date(2027, 8, 31), date(2028, 2, 29)),
        (None, date(2026, 1, 1), date(2026, 4, 1)),
    ],
)
def test_the_next_review_is_a_cadence_later(cadence: ReviewCadence | None, held: date, due: date) -> None:
    b = onboarding()
    b.set(MAP_ID, review_cadence=cadence)
    assert next_review(b.journey.map, held) == due


def test_a_review_that_is_held_moves_the_dates_of_the_map() -> None:
    b = onboarding()
    b.set(MAP_ID, review_cadence=ReviewCadence.MONTHLY, next_review=date(2026, 3, 1))
    b.do(add_review(b.journey, date(2026, 5, 4)))
    assert (b.journey.map.last_review, b.journey.map.next_review) == (date(2026, 5, 4), date(2026, 6, 4))
    b.do(add_review(b.journey, date(2026, 1, 1)))
    assert (b.journey.map.last_review, b.journey.map.next_review) == (date(2026, 5, 4), date(2026, 6, 4))


def test_without_a_cadence_nobody_makes_up_when_the_next_one_is() -> None:
    b = onboarding()
    b.do(add_review(b.journey, date(2026, 5, 4)))
    assert (b.journey.map.last_review, b.journey.map.next_review) == (date(2026, 5, 4), None)


def test_the_last_one_stands_first_and_one_without_a_day_before_it() -> None:
    b = onboarding()
    made = [b.do(add_review(b.journey, day)) for day in (date(2026, 1, 1), date(2026, 9, 1), date(2026, 5, 1))]
    b.set(made[0], day=None)
    assert [review.id for review in newest_first(b.journey)] == [made[0], made[1], made[2]]


def test_a_last_review_that_the_list_does_not_have_is_told() -> None:
    b = onboarding()
    assert notes(b.journey, b.journey.map, "last_review") == ""
    review = b.do(add_review(b.journey, date(2026, 5, 4)))
    assert notes(b.journey, b.journey.map, "last_review") == ""
    b.set(review, day=date(2026, 5, 11))
    told = "The last of the reviews that are listed was held on 2026-05-11."
    assert notes(b.journey, b.journey.map, "last_review") == told
