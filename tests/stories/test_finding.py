"""Finding one's way in a map: the outline, the filter, find and replace, each by keys alone and again with Escape."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint

from tests.scene_items import all_items
from tests.stories.sights import focus_name
from tests.stories.user import User


def test_a_card_is_renamed_in_the_outline_without_the_mouse(at_map: User) -> None:
    user = at_map
    user.presses("F4")
    assert focus_name() == "Outline"
    user.presses("Down")
    assert user.sees.selected == ["Call"]
    user.presses("F2")
    user.types("First call")
    user.presses("Return")
    user.waits()
    assert user.sees.card("First call")
    user.presses("F2")
    user.types("Never")
    user.presses("Escape")
    user.waits()
    assert user.sees.card("First call"), "Escape in a cell leaves the name"
    user.presses("Ctrl+Shift+Z")
    assert user.sees.card("Never"), "and redo brings back what was typed"
    user.presses("Ctrl+Z")
    user.presses("Escape")
    assert focus_name() == "Journey map"
    user.saves()


@pytest.mark.parametrize("command", ["Ctrl+S", "insert.stage", "view.card_quote"])
def test_a_name_that_is_typed_in_the_outline_stays_where_a_command_follows(command: str, at_map: User) -> None:
    user = at_map
    user.presses("F4", "Down", "Down", "F2")
    user.types("Renamed")
    if command == "Ctrl+S":
        user.presses(command)
        assert not user.window.isWindowModified()
    else:
        user.window.actions_of[command].trigger()
        if command == "view.card_quote":
            user.presses("Return")
    journey = user.sees.journey
    assert "Renamed" in [journey.name_of(record.id) for record in journey]
    user.presses("Escape")


def test_the_keys_of_the_board_work_on_the_outlines_rows(at_map: User) -> None:
    user = at_map
    user.presses("F4", "Down")
    user.presses("Delete")
    user.waits()
    assert not [card for card in user.sees.journey.cards if card.name == "Call"]
    user.presses("Ctrl+Z")
    assert user.sees.card("Call")


def test_a_map_opened_later_has_room_for_its_outline_and_the_table_holds_its_lanes_in_view(at_map: User) -> None:
    user = at_map
    user.opens(user.folder / "small.journey")
    user.presses("Ctrl+N")
    user.waits()
    user.opens(user.folder / "small.journey")
    user.presses("F4")
    user.waits()
    outline = user.window.editor.outline
    assert outline.width() >= outline.sizeHint().width() - 40
    user.clicks_on("Outline: Lanes by stages")
    table = outline.table
    assert not table.held.isVisible()
    user.clicks(user.sees.journey.cards[0].name)
    table.setFocus()
    user.presses("End")
    assert table.held.isVisible() and table.held.indexAt(QPoint(10, 10)).data() == "Admin"
    user.presses("Left", "Left")
    assert table.visualRect(table.currentIndex()).left() >= table.held.width()
    user.presses("Left")
    assert not table.held.isVisible() and user.sees.selected == ["Admin"]
    user.presses("Escape")
    assert focus_name() == "Journey map"


def test_a_filter_is_typed_and_left(at_map: User) -> None:
    user = at_map
    user.presses("Ctrl+Shift+F")
    user.types("report")
    bar = user.window.editor.filter_bar
    scene = user.sees.board.board_scene
    dim = {i.piece.record_id for i in all_items(scene) if i.piece.kind == "card" and scene.is_dim(i.piece)}
    assert dim == {c.id for c in user.sees.journey.cards if c.name != "First report"}
    user.presses("Return")
    assert focus_name() == "Journey map" and bar.isVisible()
    user.presses("Escape")
    assert bar.isHidden() and not user.window.editor.map_filter.is_on
    assert not user.window.isWindowModified()


def test_enter_in_the_filter_brings_what_is_found_into_view(at_map: User) -> None:
    user = at_map
    user.sees.board.camera.zoom_to(4.0)
    user.presses("Ctrl+Home", "Ctrl+Shift+F")
    user.types("first report")
    assert not user.sees.is_in_view(user.sees.of("First report"))
    user.presses("Return")
    assert user.sees.is_in_view(user.sees.of("First report")) and user.sees.selected == ["Call"]
    corner = user.sees.board.corner
    user.presses("Ctrl+Shift+F", "Return")
    assert user.sees.board.corner == corner, "it is in view already"
    user.presses("Ctrl+Shift+F", "Escape")
    assert not user.window.editor.map_filter.is_on


def test_a_word_is_replaced_everywhere_and_taken_back_in_one_go(at_map: User) -> None:
    user = at_map
    user.presses("Ctrl+H")
    user.types("Import")
    user.window.editor.find_panel.replacement.setFocus()
    user.types("Load")
    user.clicks_on("Replace ticked")
    assert user.sees.card("Load")
    user.window.editor.board.setFocus()
    user.presses("Ctrl+Z")
    assert user.sees.card("Import")
    user.presses("Ctrl+F", "Escape")
    assert user.window.editor.docks["find"].isHidden() and focus_name() == "Journey map"


def test_f3_goes_from_find_to_find_with_the_board_in_the_keyboards_hand(at_map: User) -> None:
    user = at_map
    user.presses("Ctrl+F")
    user.types("e")
    user.window.editor.board.setFocus()
    seen = []
    for _ in range(3):
        user.presses("F3")
        seen.append(tuple(user.window.editor.session.selection))
    assert len(set(seen)) >= 2
    user.presses("Shift+F3")
    assert tuple(user.window.editor.session.selection) == seen[-2]
    user.clicks_on("Hide the find and replace")


def test_a_zoom_is_typed(at_map: User) -> None:
    user = at_map
    user.window.editor.status_bar.zoom.percent.setFocus()
    user.types("200")
    user.presses("Return")
    assert user.sees.board.zoom == 2.0 and focus_name() == "Journey map"
    user.presses("Ctrl+3")
    assert user.sees.is_in_view(user.sees.of("Call", 0, 0.5)) and user.sees.is_in_view(
        user.sees.of("First report", 1, 0.5)
    )
