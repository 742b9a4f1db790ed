"""Records take what they are declared to take, and nothing else; references are declared, and followed on deletion."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from journey_editor.document.channels import CHANNELS
from journey_editor.document.draft import Draft
from journey_editor.document.emotion_scale import EMOTION_WORDS, emotion_step
from journey_editor.document.record import clean_text, new_id, reference_fields
from journey_editor.document.records import RECORD_TYPES, TYPE_OF_KIND, Owner, Stage, Touchpoint
from journey_editor.document.vocabulary import Evidence, RoleType
from tests.building import Building, onboarding


@given(st.text(st.characters(), max_size=50))
def test_cleaned_text_is_taken_by_every_text_field(text: str) -> None:
    clean = clean_text(text)
    assert Owner(id="owner-1", name=clean).name == clean
    assert clean_text(clean) == clean
    assert "\r" not in clean


@pytest.mark.parametrize("bad", ["\x00", "a\x07b", "\ud800", "\uffff", "\x7f"])
def test_what_is_no_character_of_a_text_is_refused(bad: str) -> None:
    with pytest.raises(ValidationError):
        Owner(id="owner-1", name=bad)


def test_line_ends_and_tabs_are_text() -> None:
    assert clean_text("a\r\nb\rc\td") == "a\nb\nc\td"
    assert clean_text("a slide's\vsecond line") == "a slide's\nsecond line"
    assert Owner(id="o", name="a\n\tb").name == "a\n\tb"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("emotion", 2.01),
        ("emotion", "1"),
        ("emotion", True),
        ("emotion", float("nan")),
        ("moment_of_truth", 1),
        ("name", None),
        ("order", "0"),
        ("order", ""),
        ("order", "a b"),
        ("evidence", "sure"),
        ("owner", ""),
    ],
)
def test_a_touchpoint_refuses_what_a_field_does_not_take(field: str, value: object) -> None:
    card = Touchpoint(id="t", order="V", lane="l", step="s")
    with pytest.raises(ValueError):
        card.revised(**{field: value})


def test_a_record_cannot_be_changed_in_place_nor_given_fields_it_does_not_have() -> None:
    card = Touchpoint(id="t", order="V", lane="l", step="s")
    with pytest.raises(ValidationError):
        card.name = "New"  # type: ignore[misc]
    with pytest.raises(AttributeError, match="a touchpoint has no field colour"):
        card.revised(colour="red")


def test_a_revised_record_keeps_what_this_version_does_not_know() -> None:
    card = Touchpoint.model_validate({"id": "t", "order": "V", "lane": "l", "step": "s", "later": [1]})
    assert card.revised(name="New").model_extra == {"later": [1]}


def test_every_type_has_a_kind_of_its_own_and_refers_to_kinds_that_exist() -> None:
    assert len(TYPE_OF_KIND) == len(RECORD_TYPES) == len({t.collection for t in RECORD_TYPES})
    for record_type in RECORD_TYPES:
        for _, rule in reference_fields(record_type):
            assert set(rule.kinds) <= set(TYPE_OF_KIND)


def test_ids_say_what_they_are_of_and_are_not_met_twice() -> None:
    made = {new_id("stage") for _ in range(1000)}
    assert len(made) == 1000
    assert all(Stage(id=i, order="V").id.startswith("stage-") for i in made)


def test_words_read_as_words() -> None:
    assert RoleType.END_USER.label == "end user" and Evidence.ASSUMED.label == "assumed"
    assert set(CHANNELS.values()) == {"digital", "human", "physical"}


@pytest.mark.parametrize(
    ("score", "step"), [(0.0, 0), (0.4, 0), (0.5, 1), (-0.5, -1), (-0.49, 0), (1.5, 2), (-2.0, -2), (-1.5, -2)]
)
def test_a_score_is_called_by_its_nearest_step(score: float, step: int) -> None:
    assert emotion_step(score) == step and step in EMOTION_WORDS


def test_a_draft_looks_like_the_journey_with_its_changes() -> None:
    b = Building()
    stage = b.stage("Setup")
    draft = Draft(b.journey)
    draft.revise(stage, name="Launch")
    assert draft.get(stage) == b.journey.record(stage, Stage).revised(name="Launch")
    draft.delete(stage)
    assert draft.get(stage) is None and b.journey.get(stage) is not None
    with pytest.raises(KeyError):
        draft.revise(stage, name="Gone")
    assert {r.kind for r in draft.changes().deleted} == {"stage", "step"}


def test_what_is_added_and_deleted_in_one_draft_never_was() -> None:
    b = Building()
    draft = Draft(b.journey)
    owner = draft.add(Owner(id=new_id("owner"), name="Ann"))
    draft.add(Stage(id="stage-1", order="V", owner=owner.id))
    draft.delete(owner.id)
    (change,) = draft.changes()
    assert isinstance(change.after, Stage) and change.after.owner is None


def test_deleting_takes_the_parts_and_empties_the_mentions() -> None:
    b = onboarding()
    sso = next(card for card in b.journey.all(Touchpoint) if card.name == "Connect single sign-on")
    assert sso.owner is not None
    draft = Draft(b.journey)
    draft.delete(sso.owner)
    assert [record.kind for record in draft.changes().deleted] == ["owner"]
    assert draft.get(sso.id) == sso.revised(owner=None)
    draft.delete(sso.id)
    kinds = sorted(record.kind for record in draft.changes().deleted)
    assert kinds == ["connection", "connection", "connection", "opportunity", "owner", "pain_point", "touchpoint"]
