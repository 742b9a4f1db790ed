"""Whatever makes a map out of a map makes a sound one, of any map; and what is to be left out is nowhere in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from journey_editor.document.changes import ChangeSet, RecordChange
from journey_editor.document.edits.child_maps import child_journey
from journey_editor.document.edits.pairs import future_journey
from journey_editor.document.journey import Journey
from journey_editor.document.records import Conflict, Stage
from journey_editor.document.redaction import redacted
from journey_editor.document.rules import check_all
from journey_editor.document.templating import as_template, from_template
from journey_editor.document.vocabulary import ConflictReason, LeftOut
from journey_editor.paths import resource, sample
from journey_editor.storage.codec import to_bytes
from journey_editor.storage.files import load
from tests.domain_coverage import full_map

_SAMPLES = (
    "b2b-saas-onboarding",
    "b2b-saas-onboarding-future",
    "enterprise-purchase",
    "lifecycle-nine-stages",
)
_MAPS: dict[str, Callable[[], Journey]] = {
    **{name: lambda name=name: load(sample(f"{name}.journey")).journey for name in _SAMPLES},
    "a service blueprint": lambda: load(resource("templates", "service-blueprint.journey")).journey,
    "a map with every field": full_map,
}
_MAKERS: dict[str, Callable[[Journey], Journey]] = {
    "a template with its cards": lambda journey: as_template(journey, "Ours", "", keeps_cards=True),
    "a template without cards": lambda journey: as_template(journey, "Ours", "", keeps_cards=False),
    "a map from a template": lambda journey: from_template(as_template(journey, "Ours", "", keeps_cards=False)),
    "a child map": lambda journey: child_journey(journey, journey.all(Stage)[0].id),
    "a future state": lambda journey: future_journey(journey, "current.journey", "key", date(2026, 11, 26)),
    **{f"without {one.label}": lambda journey, one=one: redacted(journey, {one}) for one in LeftOut},
    "without anything that can be left out": lambda journey: redacted(journey, set(LeftOut)),
}


@pytest.mark.parametrize("of", _MAPS)
@pytest.mark.parametrize("maker", _MAKERS)
def test_what_is_made_of_a_map_is_sound_and_the_map_stays(maker: str, of: str) -> None:
    journey = _MAPS[of]()
    before = to_bytes(journey)
    made = _MAKERS[maker](journey)
    assert check_all(made) == []
    assert to_bytes(journey) == before


@pytest.mark.parametrize("left_out", LeftOut)
def test_what_another_copy_says_does_not_travel_along_where_something_is_left_out(left_out: LeftOut) -> None:
    journey = Journey(full_map())
    theirs = Conflict(
        id="conflict-theirs", about=journey.all(Stage)[0].id, reason=ConflictReason.BOTH_CHANGED, other='"THEIR SECRET"'
    )
    journey.apply(ChangeSet((RecordChange(None, theirs),)))
    assert b"THEIR SECRET" in to_bytes(journey)
    assert b"THEIR SECRET" not in to_bytes(redacted(journey, {left_out}))


def test_a_template_keeps_no_review_and_no_conflict_of_the_one_map() -> None:
    made = to_bytes(as_template(full_map(), "Ours", "", keeps_cards=True))
    assert b'"reviews"' not in made and b'"conflicts"' not in made
