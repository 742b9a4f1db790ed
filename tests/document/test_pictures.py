"""A picture is kept once, shown by personas and cards, and goes with the last that shows it."""

from __future__ import annotations

import pytest

from journey_editor.document import rules
from journey_editor.document.edits import deleting, pictures
from journey_editor.document.edits.fields import set_field
from journey_editor.document.records import Persona, Picture, Touchpoint
from tests.building import Building


def test_a_portrait_is_given_replaced_and_taken_away() -> None:
    b = Building()
    persona = b.journey.persona_of(b.lane()).id
    b.do(pictures.set_picture(b.journey, persona, "QUJD"))
    first = b.journey.record(persona, Persona).picture
    b.do(pictures.set_picture(b.journey, persona, "REVG", "image/jpeg"))
    assert first not in b.journey
    (picture,) = b.journey.all(Picture)
    assert picture.media_type == "image/jpeg" and picture.data == "REVG"
    b.do(pictures.set_picture(b.journey, persona, ""))
    assert b.journey.count(Picture) == 0 and b.journey.record(persona, Persona).picture is None


@pytest.mark.parametrize(("data", "media_type"), [("not base64!", "image/png"), ("QUJD", "image/svg+xml")])
def test_a_portrait_that_is_none_is_refused(data: str, media_type: str) -> None:
    b = Building()
    with pytest.raises(ValueError):
        pictures.set_picture(b.journey, b.journey.persona_of(b.lane()).id, data, media_type)


def test_a_persona_goes_with_its_last_lane_and_its_portrait_with_it() -> None:
    b = Building()
    lane = b.lane("Admin")
    persona = b.journey.persona_of(lane).id
    b.do(pictures.set_picture(b.journey, persona, "QUJD"))
    b.touchpoint(lane, b.stage())
    b.do(deleting.delete_records(b.journey, [lane]))
    assert {record.kind for record in b.journey} == {"map", "stage", "step"}


def test_deleting_a_persona_deletes_its_lane_and_its_portrait() -> None:
    b = Building()
    lane = b.lane("Admin")
    persona = b.journey.persona_of(lane).id
    b.do(pictures.set_picture(b.journey, persona, "QUJD"))
    b.do(deleting.delete_records(b.journey, [persona]))
    assert {record.kind for record in b.journey} == {"map"}


def two_cards_of_one_picture() -> tuple[Building, str, str, str]:
    b = Building()
    lane, stage = b.lane("Admin"), b.stage("Setup", steps=2)
    one, other = b.touchpoint(lane, stage, "One"), b.touchpoint(lane, stage, "Other", step=1)
    b.do(pictures.set_picture(b.journey, one, "QUJD"))
    b.do(pictures.set_picture(b.journey, other, "QUJD"))
    return b, one, other, stage


def test_the_same_image_is_kept_once() -> None:
    b, one, other, _ = two_cards_of_one_picture()
    (picture,) = b.journey.all(Picture)
    assert b.journey.record(one, Touchpoint).picture == b.journey.record(other, Touchpoint).picture == picture.id
    b.do(pictures.set_picture(b.journey, one, "REVG"))
    assert b.journey.count(Picture) == 2, "the other card keeps what it shows"


def test_a_shared_picture_goes_with_the_last_card_and_comes_back() -> None:
    b, one, other, stage = two_cards_of_one_picture()
    b.do(deleting.delete_records(b.journey, [one]))
    assert b.journey.count(Picture) == 1
    before = set(b.journey)
    changes = deleting.delete_records(b.journey, [b.step(stage, 1)])
    b.do(changes)
    assert other not in b.journey and b.journey.count(Picture) == 0
    assert rules.check_all(b.journey) == []
    b.do(changes.inverse())
    assert set(b.journey) == before


def test_both_cards_at_once_take_their_picture_along() -> None:
    b, one, other, _ = two_cards_of_one_picture()
    b.do(deleting.delete_records(b.journey, [one, other]))
    assert b.journey.count(Picture) == 0


def test_what_a_picture_shows_is_said_with_it() -> None:
    b, one, _, _ = two_cards_of_one_picture()
    (picture,) = b.journey.all(Picture)
    b.do(set_field(b.journey, [picture.id], "alternative", "The kickoff room"))
    b.do(pictures.set_picture(b.journey, one, "REVG"))
    new = pictures.picture_of(b.journey, one)
    assert new is not None and new.alternative == "", "what the old picture showed is not said of the new one"


def test_taking_away_a_picture_that_is_not_there_changes_nothing() -> None:
    b = Building()
    card = b.touchpoint(b.lane(), b.stage(), "Call")
    assert not pictures.set_picture(b.journey, card, "")
