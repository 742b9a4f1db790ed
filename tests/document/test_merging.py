"""Making one record of several that say the same: cards, pain points, owners."""

from __future__ import annotations

import pytest

from journey_editor.analysis.merged import what_was_left
from journey_editor.document import rules
from journey_editor.document.edits.merging import are_alike, merge_records
from journey_editor.document.edits.pictures import set_picture
from journey_editor.document.journey import Journey
from journey_editor.document.records import (
    Lane,
    Opportunity,
    Owner,
    PainPoint,
    Picture,
    Signal,
    Stage,
    Touchpoint,
)
from journey_editor.document.vocabulary import ChannelType, PainSeverity, SignalStatus
from tests.building import Building


def owned() -> tuple[Building, str, str, str]:
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
    b, ann, anne, card = owned()
    merged = merge_records(b.journey, [ann, anne])
    b.do(merged.changes)
    (owner,) = b.journey.all(Owner)
    assert (owner.id, owner.name, owner.contact) == (ann, "Ann", "anne@example.com") and not merged.left
    assert b.journey.record(card, Touchpoint).owner == ann and b.journey.all(Stage)[0].owner == ann


def test_what_the_other_said_otherwise_is_told() -> None:
    b, ann, anne, _ = owned()
    b.set(ann, contact="ann@example.com", team="Sales")
    merged = merge_records(b.journey, [ann, anne])
    told = what_was_left(b.journey, merged)
    b.do(merged.changes)
    assert b.journey.record(ann, Owner).contact == "ann@example.com"
    assert told == "Contact: ann@example.com is kept; anne@example.com was that of the other."


def test_one_owner_is_not_merged_and_undone_all_is_as_it_was() -> None:
    b, ann, anne, _ = owned()
    assert not merge_records(b.journey, [ann, ann]).changes
    before = Journey(b.journey)
    changes = merge_records(b.journey, [anne, ann]).changes
    b.journey.apply(changes)
    b.journey.apply(changes.inverse())
    assert b.journey == before


@pytest.fixture
def b() -> Building:
    """Two personas who met the same thing at two stages, each with what hangs on it; and a card that all lead to."""
    b = Building()
    admin, user = b.lane("Admin"), b.lane("User")
    one, two = b.stage("Setup"), b.stage("Use")
    b.slow = b.touchpoint(
        admin, one, "Slow login", channel="web", emotion=-1.0, emotion_word="cross", questions=("Why?",)
    )
    b.again = b.touchpoint(
        user, two, "slow  Login", emotion=-2.0, quote="It takes ages.", questions=("Why?", "Since when?")
    )
    b.third = b.touchpoint(user, two, "Waits at the door", channel="app", channel_type=ChannelType.DIGITAL)
    b.end = b.touchpoint(admin, two, "Works")
    b.owner(b.again, "IT")
    b.pain = b.part("pain_point", b.again, description="Loses ten minutes")
    b.user = b.journey.record(user, Lane).persona
    return b


def test_cards_that_say_the_same_become_one_that_says_what_both_said(b: Building) -> None:
    was = Journey(b.journey)
    merged = merge_records(b.journey, [b.slow, b.again])
    b.do(merged.changes)
    card = b.journey.record(b.slow, Touchpoint)
    assert b.again not in b.journey and merged.kept == b.slow
    assert (card.name, card.channel, card.quote) == ("Slow login", "web", "It takes ages.")
    assert card.questions == ("Why?", "Since when?") and b.journey.name_of(card.owner) == "IT"
    assert (card.emotion, card.emotion_word) == (-1.0, "cross")
    assert what_was_left(was, merged) == (
        "Emotion: \u22121 (negative) is kept; \u22122 (very negative) was that of the other."
    )
    assert [pain.felt_at for pain in b.journey.parts(b.slow, PainPoint)] == [(b.slow,)]
    assert rules.check_all(b.journey) == []
    b.do(merged.changes.inverse())
    assert b.journey == was


def test_a_touchpoint_of_two_lanes_is_one_that_they_share(b: Building) -> None:
    b.do(merge_records(b.journey, [b.slow, b.again]).changes)
    assert b.journey.record(b.slow, Touchpoint).also_with == (b.user,)


def test_other_words_for_the_same_are_joined_and_the_channel_comes_with_its_type(b: Building) -> None:
    b.do(merge_records(b.journey, [b.again, b.third]).changes)
    card = b.journey.record(b.again, Touchpoint)
    assert card.name == "slow  Login + Waits at the door" and card.also_with == ()
    assert (card.channel, card.channel_type) == ("app", ChannelType.DIGITAL)


def test_a_channel_that_one_has_is_not_given_the_type_of_another(b: Building) -> None:
    b.do(merge_records(b.journey, [b.slow, b.third]).changes)
    card = b.journey.record(b.slow, Touchpoint)
    assert (card.channel, card.channel_type) == ("web", None)


def test_ways_lead_to_the_one_that_is_left_each_once_and_none_to_itself(b: Building) -> None:
    b.connect(b.slow, b.end)
    b.connect(b.again, b.end, bends=((10.0, 0.0),))
    named = b.connect(b.third, b.end, "after a week")
    b.connect(b.slow, b.again)
    merged = merge_records(b.journey, [b.slow, b.again, b.third])
    b.do(merged.changes)
    ways = b.journey.connections(b.slow)
    said = [(way.meaning, way.label) for way in ways if way.target == b.end]
    assert len(said) == len(set(said)) == len(ways) == 3
    assert named in {way.id for way in ways} and all(way.bends == () for way in ways)
    assert merged.told == "The connection between them is gone."


def test_the_picture_of_the_other_goes_unless_the_one_that_is_left_shows_it(b: Building) -> None:
    b.do(set_picture(b.journey, b.again, "QUJD"))
    was = Journey(b.journey)
    b.do(merge_records(b.journey, [b.slow, b.again]).changes)
    assert b.journey.record(b.slow, Touchpoint).picture == b.journey.all(Picture)[0].id
    b.journey = was
    b.do(set_picture(b.journey, b.slow, "QUJE"))
    b.do(merge_records(b.journey, [b.slow, b.again]).changes)
    assert [picture.data for picture in b.journey.all(Picture)] == ["QUJE"]


def test_pain_points_of_several_places_hurt_at_all_of_them_as_one(b: Building) -> None:
    other = b.part("pain_point", b.third, description="Ten minutes are lost", severity=PainSeverity.CRITICAL)
    chance = b.part("opportunity", b.third, description="Single sign-on", addresses=(b.pain, other))
    b.do(merge_records(b.journey, [b.pain, other]).changes)
    pain = b.journey.record(b.pain, PainPoint)
    assert pain.felt_at == (b.again, b.third) and pain.severity is PainSeverity.CRITICAL
    assert pain.description == "Loses ten minutes + Ten minutes are lost"
    assert b.journey.record(chance, Opportunity).addresses == (b.pain,)


def test_the_numbers_of_a_signal_come_from_one_of_them(b: Building) -> None:
    days = b.part("signal", b.slow, name="Days", status=SignalStatus.LIVE)
    hours = b.part("signal", b.again, name="Hours", current=30.0, unit="h")
    b.do(merge_records(b.journey, [days, hours]).changes)
    signal = b.journey.record(days, Signal)
    assert (signal.current, signal.unit, signal.status) == (30.0, "h", SignalStatus.LIVE)


def test_where_much_differs_the_fields_are_named(b: Building) -> None:
    b.set(b.slow, emotion_word="cross", time_spent_hours=1.0)
    b.set(b.again, emotion_word="tired", time_spent_hours=2.0, channel="phone")
    merged = merge_records(b.journey, [b.slow, b.again])
    assert what_was_left(b.journey, merged) == (
        "Of channel, emotion, emotion word and time spent only one could be kept each; Undo brings the others back."
    )


def test_only_records_of_one_kind_are_alike(b: Building) -> None:
    assert are_alike(b.journey, [b.slow, b.again])
    assert not are_alike(b.journey, [b.slow]) and not are_alike(b.journey, [b.slow, b.pain])
    assert not are_alike(b.journey, [stage.id for stage in b.journey.stages])
    assert not merge_records(b.journey, [b.slow, b.pain]).changes
