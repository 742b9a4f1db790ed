"""The tab of pain points: matrix, five whys and table are one; each gesture is a step that Ctrl+Z takes back."""

from __future__ import annotations

import csv

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF

from journey_editor.document.edits.fields import set_field
from journey_editor.document.records import Opportunity, PainPoint
from journey_editor.workbench.matrix.arranging import place_of
from journey_editor.workbench.matrix.matrix_view import MatrixView
from journey_editor.workbench.pains_tab import PainsTab
from tests.stories.test_signal_and_risk_tables import chooses
from tests.stories.test_tables import cell, cells, clicks_cell, copies, table
from tests.stories.user import User

PAINS = "Alt+Shift+4"
ROWS = (
    "Pain point\tSeverity\tMagnitude\tFelt at\tFrequency\n"
    "Errors come late\tcritical\t80 %\tImport\t\nLogin\tlow\t\tSetup\toften\nNo answer\thigh\t20 %\tCall\t"
)


def tab(user: User) -> PainsTab:
    found = user.window.editor.workbench.tab
    assert isinstance(found, PainsTab)
    return found


def fills(user: User) -> None:
    """Paste three pain points; the most serious comes first once the tab is opened anew."""
    user.presses(PAINS)
    user.clicks_on("Add the first pain point")
    user.presses("Escape")
    copies(ROWS)
    user.presses("Ctrl+V")
    user.waits()


def pain(user: User, text: str) -> PainPoint:
    return next(p for p in user.sees.journey.all(PainPoint) if p.description == text)


def in_matrix(user: User, x: float, y: float) -> QPoint:
    matrix = tab(user).matrix
    return matrix.mapTo(user.window, QPoint(round(x * matrix.scale), round(y * matrix.scale)))


def bubble(user: User, text: str) -> QPoint:
    return in_matrix(user, *tab(user).matrix.arranged.chips[pain(user, text).id].bubble)


def place(user: User, across: float, up: float) -> QPoint:
    matrix: MatrixView = tab(user).matrix
    return in_matrix(user, *place_of(matrix.matrix, matrix.frame.plot, across, up))


def test_a_bubble_is_dragged_and_the_table_follows(at_map: User) -> None:
    fills(at_map)
    at_map.hands.drags(bubble(at_map, "Login"), place(at_map, 0.6, 2))
    assert (pain(at_map, "Login").magnitude, pain(at_map, "Login").severity) == (0.6, "high")
    row = cells(at_map, "Pain point").index("Login") + 1
    assert (cell(at_map, row, "Severity"), cell(at_map, row, "Magnitude")) == ("high", "60 %")
    assert cell(at_map, row, "Seriousness") == "51 (business impact unknown)"
    assert table(at_map).chosen_rows == [pain(at_map, "Login").id]
    at_map.presses("Ctrl+Z")
    assert pain(at_map, "Login").magnitude is None and cell(at_map, row, "Magnitude") == ""


def test_escape_in_the_drag_leaves_all_as_it_was(at_map: User) -> None:
    fills(at_map)
    end = place(at_map, 0.1, 0)
    at_map.hands.drags(bubble(at_map, "No answer"), end, lets_go=False)
    at_map.presses("Escape")
    at_map.hands.lets_go(end)
    assert (pain(at_map, "No answer").magnitude, pain(at_map, "No answer").severity) == (0.2, "high")
    assert at_map.window.editor.session.stack.undoText() == "Paste 15 cells"


def test_keys_move_a_bubble_and_enter_opens_it(at_map: User) -> None:
    fills(at_map)
    at_map.hands.clicks(bubble(at_map, "No answer"))
    at_map.presses("Ctrl+Up", "Ctrl+Right")
    assert (pain(at_map, "No answer").magnitude, pain(at_map, "No answer").severity) == (0.25, "critical")
    at_map.presses("Return")
    at_map.waits()
    at_map.types("!")
    assert any("!" in p.description for p in at_map.sees.journey.all(PainPoint))


def test_whys_are_typed_one_after_another_and_put_in_order(at_map: User) -> None:
    fills(at_map)
    at_map.hands.clicks(bubble(at_map, "Errors come late"))
    at_map.clicks_on("Add why")
    at_map.types("Nobody reads the file first")
    at_map.presses("Return")
    at_map.types("The check was never built")
    at_map.presses("Return", "Return")
    chain = tab(at_map).whys.chain
    assert pain(at_map, "Errors come late").whys == ("Nobody reads the file first", "The check was never built")
    assert chain.whys.rowCount() == 2 and chain.hasFocus()
    row = cells(at_map, "Pain point").index("Errors come late") + 1
    assert cell(at_map, row, "Root cause") == "The check was never built"
    said = [chain.whys.index(why).data(Qt.ItemDataRole.AccessibleTextRole) for why in range(2)]
    assert said == [
        "Why 1 of 2: Nobody reads the file first",
        "Why 2 of 2, the root cause: The check was never built",
    ]
    at_map.presses("Alt+Up")
    assert pain(at_map, "Errors come late").whys[0] == "The check was never built"
    at_map.presses("Ctrl+Z", "Delete")
    assert pain(at_map, "Errors come late").whys == ("The check was never built",)
    at_map.presses("Ctrl+Z")
    assert len(pain(at_map, "Errors come late").whys) == 2
    at_map.clicks_on("Add why")
    at_map.types("It is not known")
    at_map.presses("Return")
    at_map.types("Nobody asked")
    at_map.presses("Escape")
    assert len(pain(at_map, "Errors come late").whys) == 3
    at_map.presses("Ctrl+Shift+Z")
    assert pain(at_map, "Errors come late").whys[3:] == ("Nobody asked",), "redo brings back what was typed"


def test_a_why_is_saved_in_the_midst_of_typing(at_map: User) -> None:
    fills(at_map)
    at_map.hands.clicks(bubble(at_map, "No answer"))
    at_map.presses("Alt+Y")
    at_map.types("first")
    at_map.saves()
    assert pain(at_map, "No answer").whys == ("first",)


@pytest.mark.parametrize("command", ["edit.redo", "table.delete_rows"])
def test_a_pain_point_that_goes_in_the_midst_of_typing_a_why_leaves_undo_and_map_in_step(
    command: str, at_map: User
) -> None:
    fills(at_map)
    at_map.hands.clicks(bubble(at_map, "No answer"))
    at_map.window.actions_of["table.delete_rows"].trigger()
    at_map.presses("Ctrl+Z")
    at_map.hands.clicks(bubble(at_map, "No answer"))
    at_map.presses("Alt+Y")
    at_map.types("first")
    at_map.window.actions_of[command].trigger()
    at_map.waits()
    assert "No answer" not in [one.description for one in at_map.sees.journey.all(PainPoint)]
    at_map.window.actions_of["edit.undo"].trigger()
    assert pain(at_map, "No answer")


def test_a_why_is_taken_in_the_midst_of_typing_where_another_view_selects_something_else(at_map: User) -> None:
    fills(at_map)
    at_map.hands.clicks(bubble(at_map, "No answer"))
    at_map.presses("Alt+Y")
    at_map.types("first")
    at_map.window.context.session.select([pain(at_map, "Errors come late").id])
    at_map.waits()
    assert pain(at_map, "No answer").whys == ("first",)
    assert pain(at_map, "Errors come late").whys == ()


def test_a_why_is_dragged_and_escape_takes_that_back(at_map: User) -> None:
    fills(at_map)
    at_map.hands.clicks(bubble(at_map, "No answer"))
    at_map.presses("Alt+Y")
    for text in ("first", "second", "third"):
        at_map.types(text)
        at_map.presses("Return")
    at_map.presses("Escape")
    chain = tab(at_map).whys.chain

    def row(number: int, down: float) -> QPoint:
        box = chain.visualRect(chain.whys.index(number))
        return chain.viewport().mapTo(at_map.window, QPoint(60, round(box.top() + box.height() * down)))

    at_map.hands.drags(row(0, 0.5), row(2, 0.9), lets_go=False)
    at_map.presses("Escape")
    at_map.hands.lets_go(row(2, 0.9))
    assert pain(at_map, "No answer").whys == ("first", "second", "third")
    at_map.hands.drags(row(0, 0.5), row(2, 0.9))
    assert pain(at_map, "No answer").whys == ("second", "third", "first")
    at_map.presses("Ctrl+Z")
    assert pain(at_map, "No answer").whys == ("first", "second", "third")


def test_what_the_filter_leaves_out_is_not_in_the_matrix(at_map: User) -> None:
    fills(at_map)
    chooses(at_map, "severity", "high")
    assert [spot.label for spot in tab(at_map).matrix.spots] == ["No answer"]
    chooses(at_map, "severity", "Severity: any")
    assert len(tab(at_map).matrix.spots) == 3


def test_the_axes_are_chosen_and_stay_so(at_map: User) -> None:
    fills(at_map)
    at_map.hands.clicks(at_map.sees.of_widget(at_map.sees.widget("Across: which value the matrix shows")))
    at_map.presses("Down", "Return")
    assert [s.label for s in tab(at_map).matrix.spots if s.is_placed] == ["Login"]
    assert at_map.window.context.settings.tab_choices == {"pains.across": "frequency"}
    tab(at_map).recall({"pains.up": "business_impact", "pains.across": "nonsense"})
    assert (tab(at_map).matrix.matrix.up.field, tab(at_map).matrix.matrix.across.field) == (
        "business_impact",
        "magnitude",
    )


def test_a_line_under_opportunities_makes_one_that_addresses_it(at_map: User) -> None:
    fills(at_map)
    row = cells(at_map, "Pain point").index("Errors come late") + 1
    assert cell(at_map, row, "Opportunities") == "no opportunity yet"
    clicks_cell(at_map, row, "Opportunities")
    at_map.types("Check the file first")
    at_map.presses("Return")
    (made,) = at_map.sees.journey.all(Opportunity)
    felt = pain(at_map, "Errors come late")
    assert (made.addresses, made.helps_at) == ((felt.id,), felt.felt_at)
    clicks_cell(at_map, row, "Opportunities")
    at_map.presses("Delete")
    assert at_map.sees.journey.all(Opportunity)[0].addresses == ()
    at_map.presses("Ctrl+Z")
    assert cell(at_map, row, "Opportunities") == "Check the file first"


def test_the_table_is_written_most_serious_first_and_marks_what_nothing_addresses(at_map: User) -> None:
    fills(at_map)
    file = at_map.folder / "pains.csv"
    at_map.will_pick(file)
    at_map.window.actions_of["table.export"].trigger()
    with file.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["Pain point"] for row in rows] == ["Errors come late", "Login", "No answer"]
    assert {row["Opportunities"] for row in rows} == {"no opportunity yet"}
    assert rows[1]["Magnitude"] == "unknown"


def test_the_inspector_says_that_the_last_why_is_the_root_cause(at_map: User) -> None:
    fills(at_map)
    at_map.hands.clicks(bubble(at_map, "No answer"))
    assert at_map.field("Root cause").placeholderText() == "unknown"
    at_map.presses("Alt+Y")
    at_map.types("Nobody reads the mail")
    at_map.presses("Return", "Escape")
    assert at_map.field("Root cause").placeholderText() == "the last why: Nobody reads the mail"


def test_a_bubble_has_a_tick_where_an_opportunity_addresses_it(at_map: User) -> None:
    fills(at_map)
    at_map.hands.clicks(bubble(at_map, "No answer"))

    def seen() -> object:
        at_map.waits()
        x, y = tab(at_map).matrix.arranged.chips[pain(at_map, "No answer").id].bubble
        return tab(at_map).matrix.grab(QRect(round(x) - 5, round(y) - 5, 10, 10)).toImage()

    before = seen()
    assert seen() == before
    clicks_cell(at_map, cells(at_map, "Pain point").index("No answer") + 1, "Opportunities")
    at_map.types("A second mailbox")
    at_map.presses("Return")
    at_map.hands.clicks(bubble(at_map, "No answer"))
    assert seen() != before
    at_map.presses("Ctrl+Z")
    assert seen() == before


def test_what_takes_away_a_pain_point_of_the_whole_map_is_at_no_place_either(at_map: User) -> None:
    user = at_map
    user.presses(PAINS)
    user.clicks_on("Add the first pain point")
    user.types("Prices are a riddle")
    user.presses("Return", "Up", "Alt+U")
    [made] = user.sees.journey.all(Opportunity)
    assert (made.addresses, made.places) == ((pain(user, "Prices are a riddle").id,), ())


@pytest.mark.parametrize("is_whole_page", [False, True])
def test_an_opportunity_is_typed_beside_the_matrix_that_the_room_looks_at(at_map: User, is_whole_page: bool) -> None:
    """The inspector comes up for it, at its field; the tab stays."""
    user = at_map
    user.clicks("Setup")
    for name in ("Slow review", "Two passwords", "No contact at night", "Wrong labels", "No printer", "Wi-Fi"):
        user.presses("Alt+P")
        user.types(name)
        user.presses("Ctrl+Return")
    user.presses("F9", "Alt+Shift+4", *(["F11"] if is_whole_page else []))
    user.hands.clicks(bubble(user, "No contact at night"))
    user.presses("Alt+U")
    user.waits()
    assert user.window.editor.workbench.shown == "pains"
    box = user.window.focusWidget()
    assert box.visibleRegion().boundingRect().height() > box.height() * 0.8, "the field is in view"
    user.types("A number for the night")
    user.presses("Ctrl+Return")
    (made,) = user.sees.journey.all(Opportunity)
    assert user.sees.journey.name_of(made.addresses[0]) == "No contact at night"
    assert made.description == "A number for the night"
    assert user.window.editor.workbench.tab.isAncestorOf(user.window.focusWidget())


def test_on_a_projector_borders_are_dragged_and_the_matrix_takes_the_page(at_map: User) -> None:
    user, window = at_map, at_map.window
    window.resize(1280, 672)
    fills(user)
    user.presses("F12")
    user.waits()
    for page in ("Alt+Shift+3", "Alt+Shift+5", PAINS):
        user.presses(page)
        user.waits()
        assert window.minimumSizeHint().height() < 640
    dock, view = window.editor.docks["findings"], tab(user).matrix
    border = dock.mapTo(window, QPoint(dock.width() // 2, -2))
    user.hands.drags(border, border - QPoint(0, 300))
    user.waits()
    status = window.editor.status_bar
    assert status.mapTo(window, QPoint(0, status.height())).y() <= 672
    user.presses("F12", "F11")
    user.waits()
    assert tab(user).view.visibleRegion().isEmpty() and not tab(user).whys.isVisible()
    assert view.visibleRegion().boundingRect().height() > 380
    user.presses("F11")
    user.waits()
    handle = tab(user).parts.handle(1)
    before, start = view.height(), handle.mapTo(window, handle.rect().center())
    user.hands.drags(start, start + QPoint(0, 30))
    user.waits()
    assert view.height() == before + 30 and not tab(user).view.visibleRegion().isEmpty()


def test_a_matrix_on_the_whole_page_is_read_from_the_back_of_a_room(at_map: User) -> None:
    """The letters are large, no name is cut, and bubbles are dragged, pointed at and chosen as before."""
    user, name = at_map, "The template for the import has eighty columns"
    user.window.resize(1920, 1050)
    fills(user)
    user.hands.clicks(bubble(user, "No answer"))
    session = user.window.editor.session
    session.do("Rename", set_field(user.sees.journey, [pain(user, "No answer").id], "description", name))
    matrix = tab(user).matrix

    def room_for(text: str) -> float:
        return matrix.arranged.chips[pain(user, text).id].box.width * matrix.scale

    def width_of(text: str) -> float:
        return QFontMetricsF(matrix.font()).horizontalAdvance(text) * matrix.scale

    assert room_for(name) < width_of(name)
    user.presses("F9", "F11")
    user.waits()
    assert QFontMetricsF(matrix.font()).height() * matrix.scale > 1050 / 45
    assert room_for(name) > width_of(name)
    user.hands.drags(bubble(user, name), place(user, 0.9, 3))
    assert (pain(user, name).magnitude, pain(user, name).severity) == (0.9, "critical")
    at = matrix.mapFrom(user.window, bubble(user, name))
    index = QAccessible.queryAccessibleInterface(matrix)
    assert index.childAt(*matrix.mapToGlobal(at).toTuple()).text(QAccessible.Text.Name).startswith(name)
    user.presses("F11")
    user.waits()
    assert matrix.scale == 1.0
    user.presses("F9")


def test_two_rows_that_say_the_same_become_one_pain_point(at_map: User) -> None:
    fills(at_map)
    clicks_cell(at_map, cells(at_map, "Pain point").index("Login") + 1, "Pain point")
    first = pain(at_map, "Login").id
    at_map.presses("Shift+Down" if cells(at_map, "Pain point")[-1] != "Login" else "Shift+Up")
    chosen = table(at_map).chosen_rows
    at_map.presses("Alt+J")
    left = at_map.sees.journey.all(PainPoint)
    assert len(chosen) == 2 and len(left) == 2
    merged = next(p for p in left if "Login" in p.description)
    assert merged.id in chosen and " + " in merged.description and first in chosen
    assert table(at_map).chosen_rows == [merged.id]
    at_map.presses("Ctrl+Z")
    assert len(at_map.sees.journey.all(PainPoint)) == 3
