"""Reviews of the map: one that is held, and when the next one is due."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.journey import Journey
from journey_editor.document.record import new_id
from journey_editor.document.records import MAP_ID, JourneyMap, Review
from journey_editor.document.vocabulary import ReviewCadence

_MONTHS = {ReviewCadence.MONTHLY: 1, ReviewCadence.QUARTERLY: 3, ReviewCadence.HALF_YEARLY: 6}


def add_review(journey: Journey, day: date) -> tuple[ChangeSet, str]:
    """A review that is held on a day, and the dates of the map with it. Gives its id too.

    It is the last one where none was later; by the map's cadence, where it has one, follows when the next one is due.
    """
    draft = Draft(journey)
    review = draft.add(Review(id=new_id(Review.kind), day=day))
    about = journey.map
    if about.last_review is None or day >= about.last_review:
        draft.revise(MAP_ID, last_review=day)
        if about.review_cadence is not None:
            draft.revise(MAP_ID, next_review=next_review(about, day))
    return draft.changes(), review.id


def next_review(about: JourneyMap, held: date) -> date:
    """A cadence after a review that was held; quarterly where the map has none."""
    month = held.month - 1 + _MONTHS[about.review_cadence or ReviewCadence.QUARTERLY]
    year, month = held.year + month // 12, month % 12 + 1
    return date(year, month, min(held.day, monthrange(year, month)[1]))


def newest_first(journey: Journey) -> list[Review]:
    """The reviews that were held, the last one first; before them those whose day is not known yet."""
    return sorted(journey.all(Review), key=lambda review: (review.day or date.max, review.id), reverse=True)
