"""The tab of stakeholders: personas, their grid of stages, their relations."""

from __future__ import annotations

from PySide6.QtCore import QPoint

from journey_editor.document.records import Persona, PersonaRelation
from journey_editor.workbench.matrix.arranging import place_of
from journey_editor.workbench.matrix_tab import MatrixTab
from tests.stories.test_owner_tables import shown
from tests.stories.test_tables import cell, cells, clicks_cell, table
from tests.stories.user import User

TAB = "Alt+Shift+3"


def relations(user: User) -> list[tuple[str, str, str]]:
    journey = user.sees.journey
    found = journey.all(PersonaRelation)
    return [(journey.name_of(one.source), one.meaning.label, journey.name_of(one.target)) for one in found]


def test_personas_are_edited_like_a_spreadsheet_and_selected_as_their_lanes(at_map: User) -> None:
    at_map.clicks("Admin")
    at_map.presses(TAB)
    assert table(at_map).chosen_rows == [at_map.sees.journey.personas[0].id]
    clicks_cell(at_map, 2, "Influence")
    assert at_map.sees.selected == ["End user"] and at_map.reads("Name") == "End user"
    at_map.types("3")
    at_map.presses("Tab")
    at_map.types("9")
    at_map.presses("Return")
    assert cell(at_map, 2, "Field of the matrix") == "keep informed"
    assert cell(at_map, 1, "Field of the matrix") == "unknown: it needs influence and interest"
    clicks_cell(at_map, 2, "Interest")
    at_map.types("11")
    at_map.presses("Return")
    assert at_map.notice == "Row 2, Interest: Interest cannot be more than 10; the map keeps what it had."
    at_map.presses("Escape", "Ctrl+Z")
    assert at_map.sees.journey.personas[1].interest is None and at_map.sees.journey.personas[1].influence == 3


def in_matrix(user: User, x: float, y: float) -> QPoint:
    matrix = page(user).matrix
    return matrix.mapTo(user.window, QPoint(round(x), round(y)))


def page(user: User) -> MatrixTab:
    found = user.window.editor.workbench.tab.page
    assert isinstance(found, MatrixTab)
    return found


def bubble(user: User, name: str) -> QPoint:
    persona = next(one.id for one in user.sees.journey.personas if one.name == name)
    return in_matrix(user, *page(user).matrix.arranged.chips[persona].bubble)


def place(user: User, interest: float, influence: float) -> QPoint:
    matrix = page(user).matrix
    return in_matrix(user, *place_of(matrix.matrix, matrix.frame.plot, interest, influence))


def weight(user: User, name: str) -> tuple[int | None, int | None]:
    persona = next(one for one in user.sees.journey.personas if one.name == name)
    return persona.interest, persona.influence


def test_a_persona_is_dragged_in_the_matrix_and_selected_as_its_lane(at_map: User) -> None:
    at_map.presses(TAB)
    at_map.hands.drags(bubble(at_map, "End user"), place(at_map, 9, 3))
    assert weight(at_map, "End user") == (9, 3) and cell(at_map, 2, "Field of the matrix") == "keep informed"
    assert at_map.sees.selected == ["End user"] and table(at_map).chosen_rows == [at_map.sees.journey.personas[1].id]
    end = place(at_map, 2, 8)
    at_map.hands.drags(bubble(at_map, "End user"), end, lets_go=False)
    at_map.presses("Escape")
    at_map.hands.lets_go(end)
    assert weight(at_map, "End user") == (9, 3)
    at_map.presses("Ctrl+Up", "Ctrl+Up")
    assert weight(at_map, "End user") == (9, 5) and cell(at_map, 2, "Field of the matrix") == "manage closely"
    at_map.presses("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert weight(at_map, "End user") == (None, None)


def test_a_row_that_is_selected_is_selected_in_the_matrix(at_map: User) -> None:
    at_map.presses(TAB)
    clicks_cell(at_map, 1, "Role")
    admin, end_user = (persona.id for persona in at_map.sees.journey.personas)
    assert page(at_map).matrix.selected == [admin]
    at_map.hands.clicks(bubble(at_map, "End user"), held="Ctrl")
    assert page(at_map).matrix.selected == [admin, end_user] and at_map.sees.selected == ["Admin", "End user"]
    at_map.hands.clicks(bubble(at_map, "End user"), held="Ctrl")
    assert at_map.sees.selected == ["Admin"]


def test_a_persona_that_is_added_moved_and_deleted_takes_its_lane_along(at_map: User) -> None:
    at_map.presses(TAB)
    clicks_cell(at_map, 1, "Persona")
    tab = at_map.window.editor.workbench.tab
    at_map.hands.clicks(at_map.sees.of_widget(tab.page.add_button))
    at_map.types("Legal")
    at_map.presses("Return")
    assert cells(at_map, "Persona") == ["Admin", "Legal", "End user"]
    clicks_cell(at_map, 2, "Persona")
    at_map.presses("Alt+PgDown")
    assert cells(at_map, "Persona") == ["Admin", "End user", "Legal"]
    names = [at_map.sees.journey.name_of(lane.id) for lane in at_map.sees.journey.lanes]
    assert names == ["Admin", "End user", "Legal"]
    at_map.hands.clicks(at_map.sees.of_widget(tab.page.delete_button))
    assert cells(at_map, "Persona") == ["Admin", "End user"] and len(at_map.sees.journey.lanes) == 2
    at_map.presses("Ctrl+Z", "Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert at_map.sees.journey.count(Persona) == 2


def test_a_cell_of_the_grid_leads_to_the_board_and_is_walked_by_keys(at_map: User) -> None:
    at_map.presses(TAB)
    shown(at_map, "By stage")
    clicks_cell(at_map, 1, "Handoff")
    at_map.presses("Right")
    assert cell(at_map, 1, "Setup") == "2 touchpoints, 1 decision\nMood −1 negative, 1 unknown"
    at_map.presses("Return")
    assert at_map.window.editor.workbench.shown == "board"
    assert at_map.sees.selected == ["Import", "Check", "Ready?"]


def test_a_cell_without_touchpoints_leads_to_its_lane_and_stage(at_map: User) -> None:
    at_map.presses(TAB)
    shown(at_map, "By stage")
    clicks_cell(at_map, 2, "Setup")
    assert cell(at_map, 2, "Setup") == ""
    at_map.presses("Return")
    assert at_map.window.editor.workbench.shown == "board" and at_map.sees.selected == ["End user", "Setup"]
    at_map.presses("Return")
    assert at_map.is_naming, "the board's focus is in that cell: Enter makes a card there"


def test_a_relation_is_made_said_more_exactly_and_taken_back(at_map: User) -> None:
    at_map.presses(TAB)
    shown(at_map, "Relations")
    tab = at_map.window.editor.workbench.tab
    at_map.hands.clicks(at_map.sees.of_widget(tab.page.empty.first_button))
    at_map.presses("Escape")
    assert relations(at_map) == [("Admin", "influences", "End user")]
    clicks_cell(at_map, 1, "Relation")
    at_map.types("in conflict with")
    at_map.presses("Tab", "Tab")
    at_map.types("Speed against care")
    at_map.presses("Return")
    assert relations(at_map) == [("Admin", "in conflict with", "End user")]
    clicks_cell(at_map, 1, "Persona")
    at_map.types("end user")
    at_map.presses("Return")
    assert "“End user” is its other one already" in at_map.notice
    at_map.presses("Escape")
    at_map.hands.clicks(at_map.sees.of_widget(tab.page.delete_button))
    assert relations(at_map) == []
    at_map.presses("Ctrl+Z")
    assert [one.note for one in at_map.sees.journey.all(PersonaRelation)] == ["Speed against care"]


def test_relations_are_typed_into_the_grid_of_personas(at_map: User) -> None:
    at_map.presses(TAB)
    shown(at_map, "To one another")
    clicks_cell(at_map, 1, "to End user")
    at_map.types("aligned with")
    at_map.presses("Return")
    assert cell(at_map, 1, "to End user") == cell(at_map, 2, "to Admin") == "aligned with"
    at_map.presses("F2", "Escape")
    assert relations(at_map) == [("Admin", "aligned with", "End user")]
    clicks_cell(at_map, 2, "to Admin")
    at_map.presses("Delete")
    assert relations(at_map) == []
    at_map.presses("Ctrl+Z", "Ctrl+Z")
    assert relations(at_map) == []
    at_map.presses("Ctrl+Y")
    assert relations(at_map) == [("Admin", "aligned with", "End user")]


def test_relations_are_on_the_personas_page(at_map: User) -> None:
    at_map.clicks("Admin")
    at_map.clicks_on("Add relation of personas")
    assert relations(at_map) == [("Admin", "influences", "End user")]
    at_map.sets("Relation", "In conflict with")
    at_map.sets("About what, and how it shows", "Speed against care")
    assert [one.note for one in at_map.sees.journey.all(PersonaRelation)] == ["Speed against care"]
    at_map.clicks("End user")
    assert at_map.sees.widget("Admin in conflict with End user").isChecked()
    assert at_map.reads("To persona") == "End user"
    at_map.presses(TAB)
    shown(at_map, "Relations")
    clicks_cell(at_map, 1, "Relation")
    assert at_map.reads("Relation") == "In conflict with", (
        "a relation that is selected is unfolded on its persona's page"
    )
    at_map.presses("Ctrl+Del", "Ctrl+Z", "Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert relations(at_map) == []


def test_one_persona_alone_has_no_relation(at_map: User) -> None:
    at_map.clicks("End user")
    at_map.presses("Delete")
    at_map.clicks("Admin")
    at_map.clicks_on("Add relation of personas")
    assert at_map.notice == "A relation takes two personas; the map has fewer."
    assert relations(at_map) == []


def test_signs_are_as_large_as_the_letters_beside_them(at_map: User) -> None:
    user = at_map
    user.presses(TAB)
    shown(user, "Relations")
    user.hands.clicks(user.sees.of_widget(user.window.editor.workbench.tab.page.empty.first_button))
    user.presses("Escape")
    clicks_cell(user, 1, "Relation")
    user.types("in conflict with")
    user.presses("Return")
    clicks_cell(user, 1, "To persona")

    def ink() -> int:
        """How many lines of pixels the sign of the relation takes."""
        user.waits()
        view = table(user)
        box = view.visualRect(view.rows.index(0, [one.title for one in view.rows.columns].index("Relation")))
        image = view.viewport().grab(box).toImage()
        ground, columns = image.pixel(2, 3), range(8, 26)
        return sum(any(image.pixel(x, y) != ground for x in columns) for y in range(3, image.height() - 3))

    usual = ink()
    assert 5 < usual <= 16
    user.presses(*["Ctrl++"] * 5)
    assert ink() > 1.7 * usual
    user.presses("Ctrl+0")
    assert ink() == usual
