"""Another program writes into the open map's file while something is being typed: no text goes without a word."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from journey_editor.document.changes import ChangeSet
from journey_editor.document.edits.deleting import delete_records
from journey_editor.document.edits.fields import set_field
from journey_editor.document.journey import Journey
from journey_editor.document.records import MAP_ID, Signal
from journey_editor.storage import codec, files
from tests.stories.test_signal_and_risk_tables import types_into_target
from tests.stories.user import User

HELD = "\u201c1,234\u201d may be 1234"


def others_write(user: User, edit: Callable[[Journey], ChangeSet]) -> None:
    """Another program writes into the file, and the user comes back to the window."""
    path = user.window.documents.path
    journey = files.load(path).journey
    journey.apply(edit(journey))
    beside = path.with_suffix(".theirs")
    beside.write_bytes(codec.to_bytes(journey))
    os.replace(beside, path)
    QApplication.sendEvent(user.window, QEvent(QEvent.Type.WindowActivate))


def another_target(journey: Journey) -> ChangeSet:
    (signal,) = journey.all(Signal)
    return set_field(journey, [signal.id], "target", 7)


def card_goes(journey: Journey) -> ChangeSet:
    (card,) = [one for one in journey.cards if one.name == "Call"]
    return delete_records(journey, [card.id])


@pytest.fixture
def at_target(at_map: User) -> User:
    """Somebody whose map is saved, with a field that holds what it could not take."""
    user = at_map
    user.clicks("Call")
    user.clicks_on("Add signal")
    user.types("invited users")
    user.sets("Target", "1,234")
    user.presses("Return")
    user.saves()
    return user


@pytest.mark.parametrize("edit", [another_target, card_goes])
def test_a_field_that_holds_what_it_could_not_take_is_not_replaced_unasked(
    edit: Callable[[Journey], ChangeSet], at_target: User
) -> None:
    user = at_target
    others_write(user, edit)
    user.waits_for(lambda: "changed by another program" in user.notice)
    assert HELD in user.notice and user.reads("Target") == "1,234"
    user.clicks_on("Take theirs")
    assert HELD in user.notice and "is shown as it is now" in user.notice


def test_once_the_text_is_given_up_the_map_follows_its_file(at_target: User) -> None:
    user = at_target
    others_write(user, another_target)
    user.waits_for(lambda: HELD in user.notice)
    user.sets("Target", "12")
    user.presses("Escape")
    user.waits_for(lambda: user.reads("Target") == "7")
    assert "is shown as it is now" in user.notice


def test_who_is_typing_a_name_is_not_interrupted(at_map: User) -> None:
    """The editor closed, and the letters that followed replaced those before."""
    user = at_map
    user.clicks("Call")
    user.presses("F2", "Ctrl+A")
    user.types("Kick")
    others_write(user, lambda journey: set_field(journey, [MAP_ID], "title", "Theirs"))
    user.waits_for(lambda: "you have changes of your own" in user.notice)
    user.types("off")
    user.presses("Return")
    assert user.sees.card("Kickoff")
    user.waits_for(lambda: "you have changes of your own" in user.notice)
    user.clicks_on("Merge")
    assert user.sees.card("Kickoff") and user.sees.journey.map.title == "Theirs"


def test_a_cell_that_could_not_take_its_text_says_so_before_their_map_is_shown(at_map: User) -> None:
    user = at_map
    types_into_target(user, "much")
    others_write(user, another_target)
    user.waits_for(lambda: "changed by another program" in user.notice)
    assert "\u201cmuch\u201d is not a number" in user.notice
    user.clicks_on("Take theirs")  # else it is taken at any time from now on, be it while all is undone
    assert "is shown as it is now" in user.notice
