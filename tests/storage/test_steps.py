"""What was undone when a journal ended is what a user could have redone there."""

from __future__ import annotations

import random

import pytest

from journey_editor.document.changes import ChangeSet
from journey_editor.document.edits.fields import set_field
from journey_editor.document.records import MAP_ID
from journey_editor.history.session import Session
from journey_editor.storage.steps import Steps
from tests.building import onboarding


@pytest.mark.parametrize("seed", range(20))
def test_a_random_user_finds_again_what_could_be_redone(seed: int) -> None:
    chance, session, steps = random.Random(seed), Session(onboarding().journey), Steps()
    session.changed.connect(steps.add)
    ids = [MAP_ID, *(stage.id for stage in session.journey.stages)]

    def type_name(number: int) -> None:
        record = chance.choice(ids)
        field = "title" if record == MAP_ID else "name"
        for letters in ("a", "ab", "abc"):
            changes = set_field(session.journey, [record], field, f"{letters}{number}")
            session.type("Name", changes, [record], field)
        session.end_typing()

    for number in range(60):
        chance.choice((lambda number=number: type_name(number), session.undo, session.redo))()
    undone, redone = steps.undone, ChangeSet()
    while session.can_redo:
        redone = redone.then(session.redo())
    assert {c.id: c.after for c in undone} == {c.id: c.after for c in redone}
    assert not steps.undone


def test_a_long_text_that_was_undone_is_found_as_quickly_as_it_was_typed() -> None:
    session, steps = Session(onboarding().journey), Steps()
    session.changed.connect(steps.add)
    for length in range(1, 3_001):
        session.type("Title", set_field(session.journey, [MAP_ID], "scope", "x" * length), [MAP_ID], "scope")
    session.undo()
    (undone,) = steps.undone
    assert getattr(undone.after, "scope", "") == "x" * 3_000
