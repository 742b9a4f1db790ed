"""Kano's classes as columns, and value against effort as a matrix."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from journey_editor.document.vocabulary import Kano
from journey_editor.workbench.kano_board import KanoBoard
from journey_editor.workbench.kano_model import CLASSES
from journey_editor.workbench.matrix.matrix_view import MatrixView
from tests.stories.test_opportunity_tables import opens_page, opportunity, pastes_three
from tests.stories.test_tables import cells, clicks_cell
from tests.stories.user import User

MATRIX, KANO = 2, 3


def board(user: User) -> KanoBoard:
    """The columns that are seen."""
    found = user.window.editor.workbench.tab.page.picture
    assert isinstance(found, KanoBoard)
    return found


def chosen(user: User) -> list[str]:
    """What is selected everywhere."""
    return list(user.window.editor.session.selection)


def card(user: User, name: str) -> QPoint:
    """Where a card of the columns is seen."""
    view = board(user)
    rect = view.visualRect(view.cards.index_of(opportunity(user, name).id))
    return view.viewport().mapTo(user.window, rect.center())


def of_column(user: User, kano: Kano | None) -> QPoint:
    """The lower part of a column."""
    view, column = board(user), CLASSES.index(kano)
    x = view.columnViewportPosition(column) + view.columnWidth(column) // 2
    return view.viewport().mapTo(user.window, QPoint(x, view.viewport().height() - 8))


def test_an_opportunity_is_dragged_from_class_to_class_as_one_step(at_map: User) -> None:
    pastes_three(at_map)
    opens_page(at_map, KANO)
    at_map.hands.clicks(card(at_map, "Checklist"))
    assert chosen(at_map) == [opportunity(at_map, "Checklist").id]
    steps = at_map.window.editor.session.stack.count()
    at_map.hands.drags(card(at_map, "Checklist"), of_column(at_map, Kano.EXCITEMENT))
    assert opportunity(at_map, "Checklist").kano is Kano.EXCITEMENT
    assert at_map.window.editor.session.stack.count() == steps + 1
    assert at_map.window.editor.session.stack.undoText() == "Move opportunity to excitement"
    assert chosen(at_map) == [opportunity(at_map, "Checklist").id]
    at_map.presses("Ctrl+Z")
    assert opportunity(at_map, "Checklist").kano is None


def written(widget: QWidget, down_to: int | None = None) -> list[int]:
    """How high the lines of writing are in the last column that is seen in a widget, the frames left out."""
    seen = widget.grab().toImage()
    left, bottom = widget.width() * 3 // 4 + 20, (down_to or widget.height()) - 10
    lines, run = [], 0
    for y in range(10 if down_to else 2, bottom):
        shades = {seen.pixelColor(x, y).lightness() for x in range(left, widget.width() - 20)}
        run, ended = (run + 1, 0) if max(shades) - min(shades) > 60 else (0, run)
        lines += [ended] if ended else []
    return [*lines, run] if run else lines


def test_kanos_columns_are_made_larger_for_a_room_to_read(at_map: User) -> None:
    pastes_three(at_map)
    at_map.presses("Ctrl++")  # before they are seen for the first time
    opens_page(at_map, KANO)
    letters, high = board(at_map).fontMetrics().height(), board(at_map).rowHeight(0)
    title, standing = written(board(at_map).horizontalHeader())[-1], written(board(at_map).viewport(), high)[-1]
    at_map.presses("Ctrl++", "Ctrl++")
    assert written(board(at_map).horizontalHeader())[-1] > 1.3 * title
    assert written(board(at_map).viewport(), board(at_map).rowHeight(0))[-1] > 1.3 * standing
    assert board(at_map).fontMetrics().height() > 1.3 * letters and board(at_map).rowHeight(0) > high
    at_map.hands.turns_wheel(of_column(at_map, Kano.BASIC), -3, held="Ctrl")
    assert board(at_map).fontMetrics().height() < letters


def test_kanos_columns_that_have_the_whole_page_are_read_by_a_room(at_map: User) -> None:
    user = at_map
    pastes_three(user)
    opens_page(user, KANO)
    usual = board(user).fontMetrics().height()
    user.presses("F11")
    user.waits()
    assert board(user).fontMetrics().height() > 1.5 * usual
    assert board(user).verticalHeader().length() <= board(user).viewport().height(), "all are in view"
    user.hands.drags(card(user, "Checklist"), of_column(user, Kano.EXCITEMENT))
    assert opportunity(user, "Checklist").kano is Kano.EXCITEMENT
    user.presses("F11")
    user.waits()
    assert board(user).fontMetrics().height() == usual


def test_escape_takes_the_drag_back(at_map: User) -> None:
    pastes_three(at_map)
    opens_page(at_map, KANO)
    at_map.hands.drags(card(at_map, "Checklist"), of_column(at_map, Kano.BASIC), lets_go=False)
    assert board(at_map).over == 0
    at_map.presses("Escape")
    assert board(at_map).over is None
    at_map.hands.lets_go(of_column(at_map, Kano.BASIC))
    assert opportunity(at_map, "Checklist").kano is None


def test_keys_walk_and_ctrl_with_them_moves(at_map: User) -> None:
    pastes_three(at_map)
    opens_page(at_map, KANO)
    clicks_cell(at_map, 1, "Opportunity")
    at_map.presses("Shift+Tab")
    assert board(at_map).hasFocus()
    at_map.presses("Home", "Ctrl+Left")
    assert opportunity(at_map, "Call first").kano is Kano.EXCITEMENT
    at_map.presses("Right")
    assert chosen(at_map) == [opportunity(at_map, "Checklist").id]
    at_map.presses("Down", "Ctrl+Left", "Ctrl+Left")
    assert opportunity(at_map, "Template").kano is Kano.PERFORMANCE
    at_map.presses("Right")
    assert chosen(at_map) == [opportunity(at_map, "Call first").id]
    at_map.presses("Delete")
    assert sorted(cells(at_map, "Opportunity")) == ["Checklist", "Template"]
    at_map.presses("Ctrl+Z", "Ctrl+Z")
    assert opportunity(at_map, "Template").kano is Kano.EXCITEMENT


def test_several_are_moved_together_and_one_may_be_typed_in_the_table(at_map: User) -> None:
    pastes_three(at_map)
    opens_page(at_map, KANO)
    at_map.hands.clicks(card(at_map, "Checklist"))
    at_map.hands.clicks(card(at_map, "Template"), held="Ctrl")
    at_map.hands.drags(card(at_map, "Template"), of_column(at_map, Kano.BASIC))
    assert {opportunity(at_map, name).kano for name in ("Checklist", "Template")} == {Kano.BASIC}
    clicks_cell(at_map, 1, "Kano class")
    at_map.types("performance")
    at_map.presses("Return")
    assert board(at_map).cards.count(1) == 1
    at_map.presses("Up", "Alt+K")
    assert board(at_map).cards.count(2) == 1
    at_map.presses("Alt+Shift+K", "Ctrl+Z", "Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert [board(at_map).cards.count(column) for column in range(len(CLASSES))] == [0, 0, 0, 3]


@pytest.mark.parametrize("escapes", [False, True])
def test_a_bubble_is_dragged_to_a_named_field(at_map: User, escapes: bool) -> None:
    pastes_three(at_map)
    opens_page(at_map, MATRIX)
    matrix = at_map.window.editor.workbench.tab.page.picture
    assert isinstance(matrix, MatrixView)
    names = [quadrant.name for quadrant in matrix.matrix.quadrants]
    assert names == ["Quick wins", "Big bets", "Fill-ins", "Time sinks"]
    box = matrix.arranged.box_of(opportunity(at_map, "Checklist").id)
    field = matrix.frame.fields(matrix.matrix)[0]
    start, end = (matrix.mapTo(at_map.window, QPoint(*map(round, one.centre))) for one in (box, field))
    at_map.hands.drags(start, end, lets_go=False)
    if escapes:
        at_map.presses("Escape")
    at_map.hands.lets_go(end)
    assert (opportunity(at_map, "Checklist").value is None) is escapes
    if not escapes:
        assert "quick win" in cells(at_map, "Field")
        at_map.presses("Ctrl+Z")
    assert cells(at_map, "Field") == ["cannot be told: value and effort unknown"] * 3
