"""The tabs beside the board: tables that are edited like a spreadsheet, by keys, mouse and clipboard."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint
from PySide6.QtGui import QGuiApplication

from journey_editor.document.records import Stage
from journey_editor.workbench.record_view import RecordView
from tests.stories.user import User


def copies(text: str = "", html: str = "") -> None:
    """Copy something in another program."""
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def table(user: User) -> RecordView:
    view = user.window.editor.workbench.table
    assert view is not None, "no table is seen"
    return view


def column(user: User, title: str) -> int:
    return [column.title for column in table(user).rows.columns].index(title)


def clicks_cell(user: User, row: int, title: str, held: str = "") -> None:
    """Click a cell; rows count from 1, as they are numbered on the screen."""
    view = table(user)
    index = view.rows.index(row - 1, column(user, title))
    view.scrollTo(index)
    at = view.visualRect(index).topLeft() + QPoint(12, 12)
    user.hands.clicks(view.viewport().mapTo(user.window, at), held=held)


def sorts_by(user: User, title: str) -> None:
    """Click the title of a column."""
    header = table(user).horizontalHeader()
    at = QPoint(header.sectionViewportPosition(column(user, title)) + 60, header.height() // 2)
    user.hands.clicks(header.viewport().mapTo(user.window, at))


def cell(user: User, row: int, title: str) -> str:
    return table(user).rows.text(row - 1, column(user, title))


def cells(user: User, title: str) -> list[str]:
    return [cell(user, row, title) for row in range(1, table(user).rows.rowCount() + 1)]


def stage(user: User, name: str) -> Stage:
    return user.sees.journey.record(user.sees.stage(name), Stage)


# --- tabs


def test_a_table_is_made_larger_where_it_stands_for_a_room_to_read(at_map: User) -> None:
    user, zoom = at_map, at_map.sees.board.zoom
    user.presses("Alt+Shift+2")
    user.waits()
    letters, wide, high = table(user).fontMetrics().height(), table(user).columnWidth(1), table(user).rowHeight(0)
    user.presses(*["Ctrl++"] * 5)
    user.waits()
    assert user.window.editor.workbench.shown == "stages" and user.sees.board.zoom == zoom
    assert table(user).fontMetrics().height() > 2 * letters and table(user).columnWidth(1) > 2 * wide
    assert table(user).rowHeight(0) > high
    assert table(user).horizontalHeader().fontMetrics().height() > 2 * letters
    user.presses("Alt+Shift+4", "Alt+Shift+7")  # every table, also one that is opened only now
    assert table(user).fontMetrics().height() > 2 * letters
    user.presses("Alt+Shift+2", "Ctrl+-", "Ctrl+0")
    user.waits()
    assert (table(user).fontMetrics().height(), table(user).rowHeight(0)) == (letters, high)
    assert abs(table(user).columnWidth(1) - wide) <= 2
    user.presses("Alt+Shift+1", "Ctrl++")
    assert user.sees.board.zoom > zoom
    user.presses("Ctrl+-")


def test_beside_a_table_stands_how_large_its_letters_are_not_the_zoom_of_the_board(at_map: User) -> None:
    user = at_map
    zoom, control = user.sees.board.zoom, user.window.editor.status_bar.zoom
    user.presses("Alt+Shift+2")
    assert not control.slider.isVisible() and not control.percent.isVisible()
    assert control.letters.text() == "Letters 100 %" and control.larger.accessibleName() == "Larger letters"
    letters = table(user).fontMetrics().height()
    user.hands.clicks(user.sees.of_widget(control.larger))
    user.waits()
    assert table(user).fontMetrics().height() > letters and control.letters.text() == "Letters 120 %"
    assert user.sees.board.zoom == zoom
    user.presses("Ctrl+0", "Alt+Shift+1")
    assert control.slider.isVisible() and control.percent.isVisible() and not control.letters.isVisible()
    user.hands.clicks(user.sees.of_widget(control.larger))
    assert user.sees.board.zoom > zoom


def test_the_wheel_with_ctrl_makes_a_table_larger_also_where_another_of_a_tab_is_seen(at_map: User) -> None:
    user = at_map
    user.presses("Alt+Shift+3")
    user.waits()
    letters = table(user).fontMetrics().height()
    at = table(user).viewport().mapTo(user.window, table(user).viewport().rect().center())
    user.hands.turns_wheel(at, 3, held="Ctrl")
    assert table(user).fontMetrics().height() > 1.5 * letters
    for number in (1, 3):
        user.hands.clicks(user.sees.of_widget(user.window.editor.workbench.tab.buttons[number]))
        assert table(user).fontMetrics().height() > 1.5 * letters
        assert table(user).horizontalHeader().fontMetrics().height() > 1.5 * letters
    user.chooses("View", "Theme", "Dark")
    user.waits()
    assert table(user).fontMetrics().height() > 1.5 * letters
    user.hands.turns_wheel(at, -3, held="Ctrl")
    assert table(user).fontMetrics().height() == letters


def test_tabs_have_keys_and_share_the_selection_with_the_board(at_map: User) -> None:
    at_map.clicks("Setup")
    at_map.presses("Alt+Shift+2")
    assert table(at_map).hasFocus() and table(at_map).chosen_rows == [at_map.sees.stage("Setup")]
    clicks_cell(at_map, 3, "Risk")
    assert at_map.sees.selected == ["Activation"]
    assert at_map.reads("Name") == "Activation"
    at_map.presses("Alt+Shift+1")
    assert at_map.sees.board.hasFocus() and at_map.sees.selected == ["Activation"]
    at_map.presses("Ctrl+Tab")
    assert at_map.window.editor.workbench.shown == "stages"


def test_what_is_put_on_the_board_is_seen_there(at_map: User) -> None:
    at_map.presses("Alt+Shift+2", "Ctrl+G")
    assert at_map.window.editor.workbench.shown == "board" and at_map.is_naming
    at_map.types_name("Renewal")
    at_map.presses("Alt+Shift+2")
    assert cells(at_map, "Stage") == ["Handoff", "Setup", "Activation", "Renewal"]


# --- typing


def test_cells_are_typed_into_and_each_is_a_step(at_map: User) -> None:
    at_map.presses("Alt+Shift+2")
    clicks_cell(at_map, 1, "Customer goal")
    at_map.types("Be known")
    at_map.presses("Tab")
    at_map.types("Ann")
    at_map.presses("Return")
    at_map.types("Be set up")
    at_map.presses("Tab")
    at_map.types("Bob")
    at_map.presses("Return")
    assert cells(at_map, "Owner") == ["Ann", "Bob", ""], "Enter goes on below where the first Tab was pressed"
    assert cells(at_map, "Customer goal") == ["Be known", "Be set up", ""]
    assert table(at_map).currentIndex().row() == 2
    clicks_cell(at_map, 2, "Owner")
    at_map.types("Eve")
    at_map.presses("Return")
    at_map.types("Cy")
    at_map.presses("Return")
    assert cells(at_map, "Owner") == ["Ann", "Eve", "Cy"], "without a Tab it goes straight down"
    clicks_cell(at_map, 1, "Customer goal")
    at_map.presses("F2", "End")
    at_map.types(" at once")
    at_map.presses("Shift+Return")
    at_map.types("by all")
    at_map.presses("Return")
    assert stage(at_map, "Handoff").customer_goal == "Be known at once\nby all"
    at_map.presses("Ctrl+Z")
    assert stage(at_map, "Handoff").customer_goal == "Be known"


def test_escape_gives_up_and_what_is_refused_stays_to_be_mended(at_map: User) -> None:
    at_map.presses("Alt+Shift+2")
    clicks_cell(at_map, 2, "Typical duration (days)")
    at_map.types("9")
    at_map.presses("Escape")
    assert cell(at_map, 2, "Typical duration (days)") == ""
    at_map.presses("Ctrl+Shift+Z")
    assert cell(at_map, 2, "Typical duration (days)") == "9", "redo brings back what was typed"
    at_map.presses("Ctrl+Z")
    clicks_cell(at_map, 2, "Typical duration (days)")
    at_map.types("soon")
    at_map.presses("Return")
    assert at_map.notice.startswith("Row 2, Typical duration (days): “soon” is no number of days")
    assert table(at_map).state() == RecordView.State.EditingState
    at_map.presses("Ctrl+A")
    at_map.types("2 weeks")
    at_map.presses("Return")
    assert stage(at_map, "Setup").duration_days == 14


def test_delete_empties_the_cells_that_are_selected_as_one_step(at_map: User) -> None:
    at_map.presses("Alt+Shift+2")
    clicks_cell(at_map, 1, "Owner")
    at_map.types("Ann")
    at_map.presses("Return")
    at_map.types("Ann")
    at_map.presses("Return")
    clicks_cell(at_map, 1, "Owner")
    at_map.presses("Shift+Down", "Delete")
    assert cells(at_map, "Owner") == ["", "", ""]
    assert [s.name for s in at_map.sees.journey.stages] == ["Handoff", "Setup", "Activation"]
    at_map.presses("Ctrl+Z")
    assert cells(at_map, "Owner") == ["Ann", "Ann", ""]


def test_a_line_typed_among_the_signals_is_a_new_signal(at_map: User) -> None:
    at_map.presses("Alt+Shift+2")
    clicks_cell(at_map, 1, "Signals")
    at_map.types("Brief complete")
    at_map.presses("Return")
    assert cell(at_map, 1, "Signals") == "Brief complete"
    clicks_cell(at_map, 1, "Signals")
    at_map.presses("Delete")
    assert cell(at_map, 1, "Signals") == "Brief complete" and "Signals are deleted" in at_map.notice


# --- the clipboard


def test_a_range_goes_to_a_spreadsheet_and_comes_back(at_map: User) -> None:
    at_map.presses("Alt+Shift+2")
    clicks_cell(at_map, 1, "Customer goal")
    at_map.types("=1+1")
    at_map.presses("Return")
    at_map.types("a")
    at_map.presses("Shift+Return")
    at_map.types("b")
    at_map.presses("Return")
    clicks_cell(at_map, 1, "Stage")
    at_map.presses("Shift+Right", "Shift+Down", "Ctrl+C")
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == 'Handoff\t\'=1+1\nSetup\t"a\nb"'
    assert "<td>Setup</td><td>a<br>b</td>" in data.html()
    clicks_cell(at_map, 2, "Stage")
    at_map.presses("Ctrl+V")
    assert cells(at_map, "Stage") == ["Handoff", "Handoff", "Setup"]
    assert cells(at_map, "Customer goal") == ["=1+1", "=1+1", "a\nb"]


def test_rows_of_a_spreadsheet_are_one_step_and_make_the_rows_that_are_missing(at_map: User) -> None:
    before = at_map.sees.journey.count(Stage)
    at_map.presses("Alt+Shift+2")
    clicks_cell(at_map, 3, "Stage")
    copies("Go live\tEvery site works\tAnn\nRenewal\tStay\tann\nAdvocacy\tTell others\tBob")
    at_map.presses("Ctrl+V")
    assert cells(at_map, "Stage") == ["Handoff", "Setup", "Go live", "Renewal", "Advocacy"]
    assert cells(at_map, "Owner")[2:] == ["Ann", "Ann", "Bob"]
    at_map.presses("Ctrl+Z")
    assert at_map.sees.journey.count(Stage) == before and cells(at_map, "Stage")[2] == "Activation"


def test_columns_are_found_by_their_titles_and_what_is_refused_is_told(at_map: User) -> None:
    at_map.presses("Alt+Shift+2")
    clicks_cell(at_map, 1, "Stage")
    copies("Typical duration (days)\tOwner\tBudget\n5\tAnn\t1\nsoon\tBob\t2\n2,5\t\t3")
    at_map.presses("Ctrl+V")
    assert cells(at_map, "Typical duration (days)") == ["5", "", "2.5"] and cells(at_map, "Owner") == ["Ann", "Bob", ""]
    assert at_map.notice == (
        "Row 2, Typical duration (days): “soon” is no number of days; the map keeps what it had. "
        "The other 5 cells were taken. "
        "A column whose title this table does not have was left out."
    )


def test_one_text_fills_all_cells_that_are_selected(at_map: User) -> None:
    at_map.presses("Alt+Shift+2")
    clicks_cell(at_map, 1, "Owner")
    at_map.presses("Shift+Down", "Shift+Down")
    copies("Ann", "<table><tr><td>Ann</td></tr></table>")
    at_map.presses("Ctrl+V")
    assert cells(at_map, "Owner") == ["Ann", "Ann", "Ann"]


# --- rows


def test_rows_are_added_moved_and_deleted(at_map: User) -> None:
    at_map.presses("Alt+Shift+2")
    clicks_cell(at_map, 1, "Owner")
    at_map.presses("Ctrl+Return")
    at_map.types("Contract")
    at_map.presses("Return")
    assert cells(at_map, "Stage") == ["Handoff", "Contract", "Setup", "Activation"]
    clicks_cell(at_map, 2, "Owner")
    at_map.presses("Alt+PgDown")
    assert cells(at_map, "Stage") == ["Handoff", "Setup", "Contract", "Activation"]
    assert table(at_map).currentIndex().row() == 2 and at_map.sees.selected == ["Contract"]
    at_map.presses("Alt+PgUp", "Alt+PgUp", "Alt+PgUp")
    assert cells(at_map, "Stage")[0] == "Contract"
    at_map.presses("Ctrl+Delete")
    assert cells(at_map, "Stage") == ["Handoff", "Setup", "Activation"]


def test_rows_are_sorted_and_filtered_and_stay_while_they_are_edited(at_map: User) -> None:
    at_map.presses("Alt+Shift+2")
    view = table(at_map)
    sorts_by(at_map, "Stage")
    assert cells(at_map, "Stage") == ["Activation", "Handoff", "Setup"]
    clicks_cell(at_map, 1, "Stage")
    at_map.types("Zenith")
    at_map.presses("Return")
    assert cells(at_map, "Stage") == ["Zenith", "Handoff", "Setup"]
    at_map.presses("Alt+PgDown")
    assert "in their own order" in at_map.notice
    at_map.clicks_on("Filter stages by words")
    at_map.types("zen")
    assert cells(at_map, "Stage") == ["Zenith"]
    at_map.presses("Return")
    assert view.hasFocus()


def test_rows_that_say_nothing_stand_last_however_they_are_sorted(at_map: User) -> None:
    at_map.presses("Alt+Shift+2")
    for row, goal in ((1, "Know who helps"), (3, "Be up and running")):
        clicks_cell(at_map, row, "Customer goal")
        at_map.types(goal)
        at_map.presses("Return")
    sorts_by(at_map, "Customer goal")
    assert cells(at_map, "Stage") == ["Activation", "Handoff", "Setup"]
    sorts_by(at_map, "Customer goal")
    assert cells(at_map, "Stage") == ["Handoff", "Activation", "Setup"]


def test_words_find_what_was_typed_since_they_were_last_looked_for(at_map: User) -> None:
    at_map.presses("Alt+Shift+2")
    at_map.clicks_on("Filter stages by words")
    at_map.types("setup")
    assert cells(at_map, "Stage") == ["Setup"]
    at_map.presses("Return")
    clicks_cell(at_map, 1, "Customer goal")
    at_map.types("Nothing is lost")
    at_map.presses("Return")
    at_map.clicks_on("Filter stages by words")
    at_map.presses("Ctrl+A")
    at_map.types("lost")
    assert cells(at_map, "Stage") == ["Setup"]


def test_an_empty_table_says_what_belongs_there_and_offers_the_first_row(user: User) -> None:
    user.presses("Ctrl+N", "Alt+Shift+2")
    for known in user.sees.journey.stages:
        assert known  # a new map may come with stages
    user.clicks_on("Add the first stage")
    user.types("Awareness")
    user.presses("Return")
    assert cells(user, "Stage") == ["Awareness"]


# --- CSV


def test_a_table_is_exported_as_csv(at_map: User, tmp_path: Path) -> None:
    at_map.presses("Alt+Shift+2")
    clicks_cell(at_map, 1, "Customer goal")
    at_map.types("=HYPERLINK(1)")
    at_map.presses("Return")
    at_map.will_pick(tmp_path / "stages.csv")
    at_map.chooses("Table", "Export this table as CSV")
    lines = (tmp_path / "stages.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("Stage,Customer goal,Owner,Signals,Risk")
    assert lines[1].startswith("Handoff,'=HYPERLINK(1),") and ",unknown," in lines[1]
    assert at_map.dialogs.suggested[0].name == "small stages.csv"


def test_the_first_column_stays_in_view_and_covers_no_cell_that_is_gone_to(at_map: User) -> None:
    at_map.presses("Alt+Shift+2")
    view = table(at_map)
    clicks_cell(at_map, 1, "Stage")
    assert not view.held.isVisible()
    at_map.presses("End")
    assert view.held.isVisible() and view.held.indexAt(QPoint(10, 10)).data() == "Handoff"
    at_map.presses(*["Left"] * 8)
    assert view.visualRect(view.currentIndex()).left() >= view.held.width()
    at_map.hands.clicks(view.held.viewport().mapTo(at_map.window, QPoint(20, 10)))
    assert not view.held.isVisible() and view.hasFocus() and view.currentIndex().column() == 0


def test_the_palette_makes_room_for_a_table_and_comes_back_with_the_board(at_map: User) -> None:
    docks = at_map.window.editor.docks
    at_map.presses("Alt+Shift+2")
    assert docks["palette"].isHidden()
    state = at_map.window.editor.docks.kept_state()
    assert docks["palette"].isHidden()
    at_map.presses("Alt+Shift+1")
    assert not docks["palette"].isHidden()
    at_map.presses("F8", "Alt+Shift+2", "Alt+Shift+1")
    assert docks["palette"].isHidden()
    at_map.window.editor.docks.restore(state, {})
    assert not docks["palette"].isHidden()


def test_what_is_gone_to_is_seen_in_the_table_or_else_on_the_board(at_map: User) -> None:
    at_map.presses("Alt+Shift+2", "Ctrl+F")
    at_map.types("Activation")
    at_map.presses("Return")
    assert at_map.window.editor.workbench.shown == "stages" and at_map.sees.selected == ["Activation"]
    at_map.presses("Ctrl+K")
    at_map.types("First report")
    at_map.presses("Return")
    assert at_map.window.editor.workbench.shown == "board" and at_map.sees.selected == ["First report"]
    at_map.presses("Alt+Shift+2", "Ctrl+K", "Escape")
    assert table(at_map).hasFocus()
