"""Making one owner of several."""

from __future__ import annotations

from journey_editor.document import rules
from journey_editor.document.edits.owners import merge_owners
from journey_editor.document.journey import Journey
from journey_editor.document.records import Owner, Stage, Touchpoint
from tests.building import Building


def built() -> tuple[Building, str, str, str]:
    """A stage of Ann's, a card of Anne's with a contact and a field of another version, a card of nobody's."""
    b = Building()
    lane, stage = b.lane("Admin"), b.stage("Setup")
    card = b.touchpoint(lane, stage, "Call")
    b.owner(stage, "Ann")
    b.owner(card, "Anne")
    ann, anne = (next(o.id for o in b.journey.all(Owner) if o.name == name) for name in ("Ann", "Anne"))
    b.set(anne, contact="anne@example.com")
    return b, ann, anne, card


def test_all_that_they_own_goes_to_the_first_which_takes_what_it_lacks() -> None:
    b, ann, anne, card = built()
    changes, told = merge_owners(b.journey, [ann, anne])
    rules.check(b.journey, changes)
    b.journey.apply(changes)
    (owner,) = b.journey.all(Owner)
    assert (owner.id, owner.name, owner.contact) == (ann, "Ann", "anne@example.com") and not told
    assert b.journey.record(card, Touchpoint).owner == ann and b.journey.all(Stage)[0].owner == ann


def test_what_the_other_said_otherwise_is_told() -> None:
    b, ann, anne, _ = built()
    b.set(ann, contact="ann@example.com", team="Sales")
    changes, told = merge_owners(b.journey, [ann, anne])
    b.journey.apply(changes)
    assert b.journey.record(ann, Owner).contact == "ann@example.com"
    assert told == ["Its contact is ann@example.com; anne@example.com was that of the other."]


def test_one_owner_is_not_merged_and_undone_all_is_as_it_was() -> None:
    b, ann, anne, _ = built()
    assert not merge_owners(b.journey, [ann, ann])[0]
    before = Journey(b.journey)
    changes, _ = merge_owners(b.journey, [anne, ann])
    b.journey.apply(changes)
    b.journey.apply(changes.inverse())
    assert b.journey == before
