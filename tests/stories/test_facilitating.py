"""A room is waiting: no key loses the place, or does to the map what nobody meant."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journey_editor.canvas.items.piece_item import HOVERED
from journey_editor.canvas.presentation import Presentation
from journey_editor.document.records import PainPoint
from journey_editor.layout.metrics import CARD_NAME
from journey_editor.layout.picture import Text
from journey_editor.layout.targets import cell_box
from journey_editor.layout.text import ShapedText
from tests.canvas.canvas_hand import Key
from tests.stories.user import User


def presents(user: User, *keys: Key) -> None:
    """F5, keys before the audience, and Return."""
    user.presses("F5")
    presentation = user.window.findChild(Presentation)
    for key in (*keys, Key.Key_Return):
        QTest.keyClick(presentation, key)
    user.waits()


def test_undo_and_redo_go_to_the_card_that_they_bring_back(at_map: User) -> None:
    user = at_map
    user.clicks_cell("End user", "Handoff")
    user.types("Invitation")
    user.presses("Ctrl+Return", "Ctrl+Z")
    assert user.sees.board.focus.cell == (user.sees.lane("End user"), user.sees.step("Handoff"))
    user.presses("Ctrl+Y")
    assert user.sees.selected == ["Invitation"]
    user.presses("Delete")
    user.clicks("Import")
    user.presses("Ctrl+Z")
    assert user.sees.selected == ["Invitation"]


def test_undo_brings_what_it_changes_into_view(at_map: User) -> None:
    user = at_map
    user.clicks("First report")
    user.presses("-", "Escape", "Ctrl+Home")
    user.sees.board.zoom_to(4.0)
    user.presses("Ctrl+Home")
    assert not user.sees.is_in_view(user.sees.of("First report"))
    user.presses("Ctrl+Z")
    assert user.sees.selected == ["First report"]
    assert user.sees.is_in_view(user.sees.of("First report", 0.1, 0.1))


def test_all_that_came_after_a_step_is_taken_back_at_once_and_brought_back_step_by_step(at_map: User) -> None:
    user = at_map
    before = user.saves().lane("End user")
    user.clicks_cell("End user", "Handoff")
    for name in ("Invitation", "Reminder", "Log-in"):
        user.types(name)
        user.presses("Return")
    user.presses("Escape", "-")
    offered = [entry.text() for entry in user.menu_entries("Edit", "Undo back to before")]
    assert offered[:3] == ["Change emotion  “Log-in”", "Add touchpoint  “Log-in”", "Add touchpoint  “Reminder”"]
    user.menu_entries("Edit", "Undo back to before")[2].trigger()
    user.waits()
    assert user.saves().lane("End user").startswith("Invitation ||"), "what was chosen, and what came after it"
    user.presses("Ctrl+Y")
    assert user.saves().lane("End user").startswith("Invitation, Reminder ||")
    user.menu_entries("Edit", "Undo back to before")[-1].trigger()
    user.waits()
    assert user.saves().lane("End user") == before
    user.presses("Ctrl+Y", "Ctrl+Y", "Ctrl+Y", "Ctrl+Y")
    assert user.saves().lane("End user").startswith("Invitation, Reminder, Log-in ||")


def test_undo_goes_to_where_the_card_stood_that_it_takes_away(at_map: User) -> None:
    user = at_map
    user.sees.board.zoom_to(3.0)
    user.presses("Ctrl+End", "Left")
    cell = user.sees.board.focus.cell
    assert cell is not None
    user.types("Invitation")
    user.presses("Ctrl+Return", "Ctrl+Home")
    user.presses("Ctrl+Z")
    assert user.sees.board.focus.cell == cell
    box = cell_box(user.sees.board.board, *cell)
    assert user.sees.is_in_view(user.sees.at(box.x + 5, box.y + 5))


def test_undo_goes_to_the_card_whose_pain_point_it_takes_away(at_map: User) -> None:
    user = at_map
    user.clicks("First report")
    user.presses("Alt+P")
    user.waits()
    user.sees.board.setFocus()
    user.sees.board.zoom_to(4.0)
    user.presses("Ctrl+Home")
    assert not user.sees.is_in_view(user.sees.of("First report"))
    user.presses("Ctrl+Z")
    assert not user.sees.journey.all(PainPoint)
    assert user.sees.selected == ["First report"] and user.sees.is_in_view(user.sees.of("First report", 0.1, 0.1))


def test_undo_leaves_several_selected_that_it_changes(at_map: User) -> None:
    user = at_map
    user.selects("Import", "Check")
    user.presses("+", "Ctrl+Z")
    assert user.sees.selected == ["Import", "Check"]


def test_what_the_room_says_is_typed_right_after_presenting(at_map: User) -> None:
    user = at_map
    stages = user.saves().stages
    presents(user, Key.Key_Right, Key.Key_Right, Key.Key_Down)
    user.types("Said in the room")
    user.presses("Return", "Escape")
    presents(user, Key.Key_Down, Key.Key_Down)
    user.types("Heard nothing yet")
    user.presses("Ctrl+Return")
    saved = user.saves()
    assert saved.stages == stages
    assert "Said in the room" in saved.lane("Admin").split(" || ")[1]
    assert saved.lane("End user").startswith("Heard nothing yet || ")


def test_a_card_is_corrected_in_the_midst_of_presenting_and_one_goes_on_at_its_stage(at_map: User) -> None:
    user = at_map
    user.sees.board.zoom_to(0.26)
    user.presses("F5")
    presentation = user.window.findChild(Presentation)
    QTest.keyClick(presentation, Key.Key_2)
    box = presentation.board_scene.piece("card", user.sees.card("Check")).sceneBoundingRect()
    at = presentation.mapFromScene(box.center())
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, presentation.viewport().mapToGlobal(at))
    QApplication.sendEvent(presentation.viewport(), event)
    user.waits()
    assert user.sees.selected == ["Check"] and user.sees.board.zoom >= 0.8
    user.window.activateWindow()
    user.types("Check by IT")
    user.presses("Ctrl+Return", "Shift+F5")
    presentation = user.window.findChild(Presentation)
    assert presentation.stage == 1
    QTest.keyClick(presentation, Key.Key_Escape)
    user.waits()
    assert "Check by IT" in user.saves().lane("Admin")


def test_leaving_the_place_after_presenting_empty_makes_nothing(at_map: User) -> None:
    user = at_map
    presents(user, Key.Key_Right)
    user.presses("Escape")
    assert user.window.context.session.is_clean


def test_hiding_a_panel_by_key_gives_the_keyboard_to_the_board(at_map: User) -> None:
    user = at_map
    user.clicks("Import")
    user.sees.widget("What happens").setFocus()
    user.presses("F9")
    assert QApplication.focusWidget() is user.sees.board
    user.presses("F8")
    assert QApplication.focusWidget() is user.sees.board


def test_who_owns_a_card_is_said_by_keys_alone(at_map: User) -> None:
    user = at_map
    user.presses("F9")
    user.clicks("Import")
    user.presses("Alt+O")
    user.types("Sara")
    user.presses("Return")
    assert QApplication.focusWidget() is user.sees.board
    assert user.sees.selected == ["Import"]
    user.presses("Down", "Alt+O")
    user.types("Nobody")
    user.presses("Escape")
    assert QApplication.focusWidget() is user.sees.board
    saved = user.saves()
    assert saved.owner_of("Import") == "Sara"
    assert not saved.touchpoint("Check").owner


def test_where_it_happens_is_said_by_keys_alone_for_several_cards_too(at_map: User) -> None:
    user = at_map
    user.clicks_cell("End user", "Handoff")
    user.types("Invitation")
    user.presses("Return", "Ctrl+Shift+C")
    user.types("email")
    user.presses("Return")
    user.types("Reminder")
    user.presses("Return", "Escape")
    user.selects("Import", "Check")
    user.presses("Ctrl+Shift+C")
    for letter in "our portal":  # suggestions come and go
        user.types(letter)
    user.presses("Return")
    assert user.sees.board.hasFocus() and user.sees.selected == ["Import", "Check"]
    saved = user.saves()
    channels = {name: saved.touchpoint(name).channel for name in ("Invitation", "Reminder", "Import", "Check")}
    assert channels == {"Invitation": "email", "Reminder": "", "Import": "our portal", "Check": "our portal"}
    user.clicks("Ready?")
    assert not user.window.actions_of["card.channel"].isEnabled()


def test_an_inspector_that_was_hidden_is_so_again_after_a_key_has_opened_it(at_map: User) -> None:
    user = at_map
    inspector = user.window.editor.docks["inspector"]
    user.presses("F9")
    user.clicks("Import")
    for key, leaves in (("Alt+O", "Return"), ("Alt+P", "Ctrl+Return"), ("Alt+N", "Escape")):
        user.presses(key)
        assert inspector.isVisible()
        user.types("Sara")
        user.presses(leaves)
        assert not inspector.isVisible() and user.sees.board.hasFocus() and user.sees.selected == ["Import"]
    assert user.saves().owner_of("Import") == "Sara"
    user.presses("Alt+O", "F9", "F9", "Alt+O", "Return")
    assert inspector.isVisible(), "asked for since"


def test_several_cards_get_one_owner(at_map: User) -> None:
    user = at_map
    user.selects("Import", "Check")
    user.presses("Alt+O")
    user.types("Platform team")
    user.presses("Return")
    assert user.sees.selected == ["Import", "Check"]
    saved = user.saves()
    assert saved.owner_of("Import") == saved.owner_of("Check") == "Platform team"


def test_the_whole_map_fits_though_a_panel_was_closed_a_moment_before(at_map: User) -> None:
    user, board = at_map, at_map.sees.board
    user.presses("Ctrl+F", "Ctrl+1")
    low = board.zoom
    user.window.editor.docks["find"].hide()
    user.window.actions_of["view.fit_map"].trigger()  # as when both keys wait already: nothing happens in between
    assert board.zoom > low * 1.2
    at_once = board.zoom
    user.waits()
    user.presses("Ctrl+1")
    assert board.zoom == at_once


def test_what_hurts_is_typed_and_kept_and_the_hands_are_on_the_board_again(at_map: User) -> None:
    user = at_map
    user.clicks("Import")
    user.presses("Alt+P")
    user.types("Nobody told support")
    user.presses("Ctrl+Return")
    assert [pain.description for pain in user.sees.journey.all(PainPoint)] == ["Nobody told support"]
    assert user.sees.board.hasFocus() and user.sees.selected == ["Import"]


def test_the_map_is_named_by_the_palette_from_wherever_one_is(at_map: User) -> None:
    user = at_map
    user.clicks("Import")
    user.presses("Ctrl+K")
    user.types("name the map")
    user.presses("Return")
    user.types_name("Acme onboarding")
    assert user.sees.journey.map.title == "Acme onboarding"


def test_a_stage_is_presented_from_its_first_card_on_without_lanes_that_are_empty_there(at_map: User) -> None:
    user = at_map
    user.chooses("Insert", "Lane", "Thoughts")
    user.presses("Escape", "F5")
    presentation = user.window.findChild(Presentation)
    assert len(presentation.board.rows) == 2  # nobody has written a thought
    QTest.keyClick(presentation, Key.Key_End)
    board = presentation.board
    top = presentation.mapFromScene(QPointF(0, board.rows[1].top)).y() / presentation.camera.zoom
    assert presentation.stage == 2 and top < board.header.height + 40  # the lane where "First report" stands
    QTest.keyClick(presentation, Key.Key_Escape)


def test_a_decision_takes_the_place_of_a_new_card_that_has_no_name_yet(at_map: User) -> None:
    user = at_map
    columns = len(user.sees.journey.columns)
    user.clicks_cell("End user", "Handoff")
    user.presses("Return", "Ctrl+Shift+D")
    user.types("Ready to start?")
    user.presses("Ctrl+Return")
    assert user.sees.journey.get(user.sees.card("Ready to start?")).kind == "decision"
    user.presses("Shift+Return", "Ctrl+Shift+D")
    user.types("Who decides?")
    user.presses("Ctrl+Return")
    cell = user.sees.journey.cell(user.sees.lane("End user"), user.sees.step("Handoff"))
    assert [(card.kind, card.name) for card in cell] == [
        ("decision", "Ready to start?"),
        ("decision", "Who decides?"),
    ]
    assert len(user.sees.journey.columns) == columns
    user.presses("Ctrl+Z", "Ctrl+Z")
    assert user.window.context.session.is_clean


def test_a_card_that_needs_a_new_step_says_so_and_how_to_stack_it_instead(at_map: User) -> None:
    user = at_map
    columns = len(user.sees.journey.columns)
    user.clicks("Call")
    user.presses("Ctrl+T")
    assert len(user.sees.journey.columns) == columns + 1
    assert "Escape, then Shift+Enter" in user.reads_status()
    user.presses("Escape", "Shift+Return")
    user.types("Mail")
    user.presses("Ctrl+Return")
    assert len(user.sees.journey.columns) == columns
    cell = user.sees.journey.cell(user.sees.lane("Admin"), user.sees.step("Handoff"))
    assert [card.name for card in cell] == ["Call", "Mail"]


def test_what_is_typed_after_presenting_from_far_out_can_be_read(at_map: User) -> None:
    user = at_map
    user.sees.board.zoom_to(0.26)
    presents(user, Key.Key_Right)
    assert user.sees.board.renaming.editor is not None and user.sees.board.zoom == 0.8
    user.types("Said in the room")
    user.presses("Ctrl+Return")
    assert user.sees.is_in_view(user.sees.of("Said in the room"))


def test_a_card_that_is_moved_away_by_key_is_no_longer_pointed_at(at_map: User) -> None:
    user = at_map
    user.clicks("Check")
    card = user.sees.board.board_scene.item_of(user.sees.board.session.selection[0])
    assert card.states & HOVERED
    user.presses("Ctrl+Right", "Ctrl+Right")
    user.waits_for(lambda: not card.states & HOVERED)


def test_a_new_view_says_that_it_does_not_keep_the_filter(at_map: User) -> None:
    user = at_map
    user.presses("Ctrl+Shift+F")
    user.types("Import")
    user.presses("Return")
    user.presses("Ctrl+Shift+F7")
    user.waits()
    assert "filter" in user.window.notices.text
    user.presses("Escape", "Escape")
    user.waits()


def test_a_click_that_adds_to_the_selection_makes_no_card_where_a_circle_lies(at_map: User) -> None:
    """Notes are low: who picks several with Ctrl soon clicks where a card's circle shows."""
    user = at_map
    before = user.saves().lanes
    user.clicks("Import")
    for held, name in (("Ctrl", "Check"), ("Shift", "Call")):
        user.points_at(name)
        user.hands.clicks(user.sees.of(name, 0.5, 0.97), held=held)
    assert set(user.sees.selected) == {"Import", "Check", "Call"}
    user.hands.clicks(user.sees.of("Check", 1.0, 0.5), held="Ctrl")
    assert set(user.sees.selected) == {"Import", "Call"}
    assert user.saves().lanes == before


def test_a_room_reads_each_note_of_a_full_cell_from_the_back(at_map: User) -> None:
    """Thirty lines of a chat stand in one cell. A clicker shows all of them, in letters that can be read."""
    user = at_map
    QApplication.clipboard().setText("\n".join(f"Line {number} of the chat" for number in range(30)))
    user.clicks_cell("End user", "Handoff")
    user.presses("Ctrl+V", "Escape", "F5")
    presentation = user.window.findChild(Presentation)
    assert presentation is not None
    waiting, captions = {card.id for card in user.sees.journey.cards if card.name.startswith("Line")}, []
    QTest.keyClick(presentation, Key.Key_PageDown)
    while presentation.stage == 0:
        captions.append(presentation.caption.text())
        for card in tuple(waiting):
            box = presentation.board_scene.piece("card", card).sceneBoundingRect()
            pixels = presentation.mapFromScene(box).boundingRect()
            header = presentation.board.header.height * presentation.camera.zoom
            if header <= pixels.top() and pixels.bottom() <= presentation.caption.y():
                waiting.discard(card)
        QTest.keyClick(presentation, Key.Key_PageDown)
    assert not waiting
    assert captions[1].endswith(f"part 2 of {len(captions)}")
    QTest.keyClick(presentation, Key.Key_PageUp)
    assert presentation.caption.text() == captions[-1]
    QTest.keyClick(presentation, Key.Key_0)
    QTest.keyClick(presentation, Key.Key_Right)
    QTest.keyClick(presentation, Key.Key_Left)
    QTest.keyClick(presentation, Key.Key_Down)
    QTest.keyClick(presentation, Key.Key_Down)
    QTest.keyClick(presentation, Key.Key_Down)
    assert presentation.lane == 1 and presentation.part == 1  # on within the lane
    QTest.keyClick(presentation, Key.Key_Escape)
    user.waits()


def test_a_name_of_two_lines_of_a_flip_chart_is_read_whole_on_the_board(at_map: User) -> None:
    name = "Implementation lead and administrator go through the exported customers and mark what has to be mended"
    user = at_map
    user.clicks("Import")
    user.types(name)
    user.presses("Ctrl+Return")
    piece = user.sees.board.board.by_key["card", user.sees.card(name)]
    shown = next(m.shaped for m in piece.marks if isinstance(m, Text) and m.shaped.style == CARD_NAME)
    assert not shown.is_cut and " ".join(line.text.strip() for line in shown.lines) == name


def test_the_room_reads_the_whole_of_a_long_name(at_map: User) -> None:
    """The overview stays as it is; a stage that is spoken of shows what the board cuts."""
    user, name = (
        at_map,
        "Kick-off with fifteen people, and everybody has another idea of what has to be ready soon, " * 2,
    )
    user.clicks("Import")
    user.types(name)
    user.presses("Ctrl+Return", "F5")
    presentation = user.window.findChild(Presentation)

    def shown() -> ShapedText:
        piece = presentation.board.by_key["card", user.sees.card(name)]
        return next(m.shaped for m in piece.marks if isinstance(m, Text) and m.shaped.style == CARD_NAME)

    assert shown().is_cut
    for key in (Key.Key_Right, Key.Key_Right):
        QTest.keyClick(presentation, key)
    assert not shown().is_cut and " ".join(line.text.strip() for line in shown().lines) == name.strip()
    QTest.keyClick(presentation, Key.Key_Home)
    assert shown().is_cut
    QTest.keyClick(presentation, Key.Key_Escape)
    user.waits()


def test_function_keys_work_while_a_name_is_typed_or_waited_for(at_map: User) -> None:
    user = at_map
    user.clicks_cell("End user", "Handoff")
    user.types("Invitation")
    inspector = user.window.editor.docks["inspector"]
    user.presses("F9")
    assert not inspector.isVisible() and user.is_naming
    user.types(" by mail")
    user.presses("Return", "F9")
    assert inspector.isVisible() and user.is_naming
    user.types("Reminder")
    user.presses("Return", "Shift+F5")
    presentation = user.window.findChild(Presentation)
    assert presentation is not None and presentation.stage == 0
    QTest.keyClick(presentation, Key.Key_Escape)
    user.waits()
    user.types("Log-in")
    user.presses("F5")
    presentation = user.window.findChild(Presentation)
    QTest.keyClick(presentation, Key.Key_Escape)
    user.waits()
    assert user.saves().lane("End user").startswith("Invitation by mail, Reminder, Log-in ||")


def test_what_is_filtered_is_presented_so(at_map: User) -> None:
    user = at_map
    user.presses("Ctrl+Shift+F")
    user.types("Import")
    user.presses("Return", "F5")
    presentation = user.window.findChild(Presentation)
    for _ in range(2):
        scene, board = presentation.board_scene, presentation.board
        dim = [name for name in ("Import", "Check") if scene.is_dim(board.by_key["card", user.sees.card(name)])]
        assert dim == ["Check"]
        QTest.keyClick(presentation, Key.Key_Right)
    QTest.keyClick(presentation, Key.Key_Escape)
    user.waits()
    user.presses("Ctrl+Shift+F", "Escape", "F5")
    presentation = user.window.findChild(Presentation)
    assert not presentation.board_scene.is_dim(presentation.board.by_key["card", user.sees.card("Check")])
    QTest.keyClick(presentation, Key.Key_Escape)
    user.waits()
