"""A card is deleted that stood on a way: the window offers to join what it led from and to."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtWidgets import QPushButton

from journey_editor.document.edits.connections import connect
from journey_editor.document.vocabulary import ConnectionKind
from journey_editor.history.session import Session
from journey_editor.shell.main_window import MainWindow
from tests.shell.shell_user import fill, give


@pytest.fixture
def way(window: MainWindow) -> list[str]:
    """Four cards, each leading to the next."""
    window.documents.new()
    assert window.editor is not None
    session = window.editor.session
    cards = fill(session, 4)
    for source, target in pairwise(cards):
        session.do("Add connection", connect(session.journey, source, target)[0])
    return cards


def ways(session: Session) -> set[tuple[str, str]]:
    return {(way.source, way.target) for way in session.journey.connections()}


def offer(window: MainWindow) -> QPushButton | None:
    shown = window.notices.findChildren(QPushButton) if window.notices.isVisible() else []
    return next((button for button in shown if button.text() == "&Join them"), None)


def test_the_ends_of_a_way_are_joined_past_what_is_deleted(window: MainWindow, way: list[str]) -> None:
    assert window.editor is not None
    session = window.editor.session
    session.select(way[1:3])
    give(window, "edit.delete")
    assert window.notices.text == "The way from \u201cCall 1\u201d to \u201cCall 4\u201d went with it."
    button = offer(window)
    assert button is not None
    button.click()
    assert ways(session) == {(way[0], way[3])}
    assert offer(window) is None, "it is done"
    window.actions_of["edit.undo"].trigger()
    window.actions_of["edit.undo"].trigger()
    assert len(ways(session)) == 3


@pytest.mark.parametrize("which", [0, 3])
def test_nothing_is_offered_at_the_end_of_a_way(window: MainWindow, way: list[str], which: int) -> None:
    assert window.editor is not None
    window.editor.session.select([way[which]])
    give(window, "edit.delete")
    assert offer(window) is None


def test_nothing_is_offered_where_ways_part_or_the_ends_are_joined_already(window: MainWindow, way: list[str]) -> None:
    assert window.editor is not None
    session = window.editor.session
    loop = connect(session.journey, way[1], way[0], ConnectionKind.LOOP_BACK)[0]
    session.do("Add connection", loop)
    session.do("Add connection", connect(session.journey, way[1], way[3])[0])
    for card in (way[1], way[2]):
        session.select([card])
        give(window, "edit.delete")
        assert offer(window) is None
        window.actions_of["edit.undo"].trigger()
