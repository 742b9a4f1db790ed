"""The session: one thing done is one undo step, and nothing unsound gets in."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import TypeVar

import pytest
from PySide6.QtGui import QGuiApplication

from journey_editor.document.changes import ChangeSet, RecordChange
from journey_editor.document.edits.deleting import delete_records
from journey_editor.document.edits.fields import set_field
from journey_editor.document.edits.stages import add_stage
from journey_editor.document.progress import Cancelled
from journey_editor.document.records import Card, Owner, Stage, Step, Touchpoint
from journey_editor.history import session as of_session
from journey_editor.history.session import Session
from tests.building import onboarding

T = TypeVar("T")


@pytest.fixture
def session(qapp: object) -> Session:
    return Session(onboarding().journey)


def first_stage(session: Session) -> Stage:
    return session.journey.stages[0]


def type_name(session: Session, text: str) -> None:
    stage = first_stage(session).id
    for end in range(1, len(text) + 1):
        session.type("Rename stage", set_field(session.journey, [stage], "name", text[:end]), [stage], "name")


def test_typing_in_one_field_is_one_step(session: Session) -> None:
    before = first_stage(session).name
    type_name(session, "Welcome")
    assert first_stage(session).name == "Welcome" and session.stack.count() == 1
    session.undo()
    assert first_stage(session).name == before


def test_coming_back_to_a_field_is_another_step(session: Session) -> None:
    type_name(session, "Welcome")
    session.end_typing()
    type_name(session, "Start")
    assert session.stack.count() == 2
    session.undo()
    assert first_stage(session).name == "Welcome"


def test_typing_back_to_what_was_there_leaves_no_step(session: Session) -> None:
    stage = first_stage(session)
    for text in (stage.name + "x", stage.name):
        session.type("Rename stage", set_field(session.journey, [stage.id], "name", text), [stage.id], "name")
    assert session.is_clean and session.stack.count() == 0


def test_what_is_made_and_named_at_once_is_one_step(session: Session) -> None:
    before = {record.id: record for record in session.journey}
    changes, stage = add_stage(session.journey)
    session.extend("Add stage", changes)
    session.extend("Rename", set_field(session.journey, [stage], "name", "Renewal"))
    assert session.stack.count() == 1 and session.stack.undoText() == "Add stage"
    session.end_typing()
    session.extend("Rename", set_field(session.journey, [stage], "name", "Expansion"))
    assert session.stack.count() == 2
    session.undo()
    session.undo()
    assert {record.id: record for record in session.journey} == before


def test_what_changes_nothing_is_no_step_and_keeps_redo(session: Session) -> None:
    changes, _ = add_stage(session.journey)
    session.do("Add stage", changes)
    session.undo()
    assert not session.do("Nothing", ChangeSet())
    assert session.stack.canRedo()


@pytest.mark.parametrize("goes", ["do", "undo", "redo"])
def test_what_a_view_hands_over_while_it_follows_a_change_is_a_step_after_it(goes: str, session: Session) -> None:
    stage = session.journey.stages[0].id
    session.do("Rename", set_field(session.journey, [stage], "name", "First"))
    if goes == "redo":
        session.undo()
    handed_over: list[bool] = []

    def hand_over(_changes: ChangeSet) -> None:
        if not handed_over:
            handed_over.append(True)
            session.do("Set goal", set_field(session.journey, [stage], "customer_goal", "Typed meanwhile"))

    session.changed.connect(hand_over)
    if goes == "do":
        session.do("Rename", set_field(session.journey, [stage], "name", "Second"))
    else:
        session.undo() if goes == "undo" else session.redo()
    assert session.journey.record(stage, Stage).customer_goal == "Typed meanwhile"
    end = list(session.journey)
    steps = session.stack.index()
    assert session.stack.undoText() == "Set goal"
    for _ in range(steps):
        session.undo()
    for _ in range(steps):
        session.redo()
    assert list(session.journey) == end


def test_an_unsound_change_is_refused_with_a_sentence(session: Session) -> None:
    sentences: list[str] = []
    session.refused.connect(sentences.append)
    stage = first_stage(session)
    only_the_stage = ChangeSet((RecordChange(stage, None),))
    before = list(session.journey)
    assert not session.do("Delete stage", only_the_stage)
    assert list(session.journey) == before and session.stack.count() == 0
    assert len(sentences) == 1 and sentences[0].endswith(".")


def test_deleting_a_stage_takes_its_cards_along_and_brings_them_back(session: Session) -> None:
    before = {record.id: record for record in session.journey}
    stage = session.journey.stages[1].id
    session.do("Delete stage", delete_records(session.journey, [stage]))
    assert stage not in session.journey and len(session.journey) < len(before) - 2
    session.undo()
    assert {record.id: record for record in session.journey} == before


def test_everything_visible_hears_of_edit_undo_and_redo(session: Session) -> None:
    heard: list[frozenset[str]] = []
    session.changed.connect(lambda changes: heard.append(changes.ids))
    changes, stage = add_stage(session.journey)
    session.do("Add stage", changes)
    session.undo()
    session.redo()
    assert len(heard) == 3 and all(stage in ids for ids in heard)


def test_while_many_records_change_the_pointer_says_so(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[bool] = []
    session.changed.connect(lambda _changes: waits.append(QGuiApplication.overrideCursor() is not None))
    stage = first_stage(session)
    session.do("Rename stage", set_field(session.journey, [stage.id], "name", "Welcome"))
    monkeypatch.setattr(of_session, "_LARGE", 1)
    session.undo()
    session.do("Rename", set_field(session.journey, [session.journey.cards[0].id], "name", "Call"))
    assert waits == [False, True, False] and QGuiApplication.overrideCursor() is None


def test_what_is_deleted_is_no_longer_selected(session: Session) -> None:
    cards = [card.id for card in session.journey.cards]
    session.select(cards)
    session.do("Delete touchpoint", delete_records(session.journey, cards[:1]))
    assert session.selection == tuple(cards[1:])


def test_an_edit_of_what_has_changed_meanwhile_is_refused_and_undo_goes_on(session: Session) -> None:
    stage, told = first_stage(session), []
    session.refused.connect(told.append)
    stale = set_field(session.journey, [stage.id], "name", "Too late")
    session.do("Rename stage", set_field(session.journey, [stage.id], "name", "Welcome"))
    assert not session.do("Rename stage", stale)
    assert told == ["The map has changed meanwhile, so nothing was done. Please try again."]
    session.undo()
    assert first_stage(session) == stage and not session.stack.canUndo()


def test_a_long_change_is_made_ready_before_and_left_undone_where_that_is_stopped(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(of_session, "_LARGE", 1)
    told: list[str] = []

    class Stopping:
        def sign(self, text: str) -> AbstractContextManager[object]:
            return nullcontext()

        def make(self, text: str, work: Callable[[], T]) -> T:
            return work()

        def expect(self, text: str, changes: ChangeSet) -> None:
            told.append(text)
            raise Cancelled

    session.do("Add stage", add_stage(session.journey)[0])
    before = list(session.journey)
    session.long_work = Stopping()
    session.do("Add another stage", add_stage(session.journey)[0])
    session.extend("Add one and name it", add_stage(session.journey)[0])
    assert session.undo() == ChangeSet()
    assert told == ["Add another stage", "Add one and name it", "Undo Add stage"]
    assert list(session.journey) == before and session.stack.count() == session.stack.index() == 1
    type_name(session, "Welcome")
    assert first_stage(session).name == "Welcome" and len(told) == 3, "no key waits"


def test_what_is_selected_is_told_by_type_in_the_order_of_selecting(session: Session) -> None:
    stage, owner, card = first_stage(session), *(session.journey.all(kind)[0] for kind in (Owner, Touchpoint))
    session.select([card.id, owner.id, stage.id])
    assert session.selected(Stage, Card) == [card, stage] and session.selected_ids(Stage, Card) == [card.id, stage.id]
    assert session.selected(Step) == []
    session.selected(Card).clear()  # who asks may do with the answer what he likes
    session.do("Rename", set_field(session.journey, [card.id], "name", "New"))
    assert [one.name for one in session.selected(Card)] == ["New"]
