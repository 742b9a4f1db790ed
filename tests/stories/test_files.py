"""Files: opened, refused, saved, closed, found again; and the look that changes nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from journey_editor.shell.notices import NotesDialog
from tests.stories.answers import presses_button, texts_of
from tests.stories.user import User


def _rename_call(user: User) -> None:
    user.double_clicks("Call")
    user.types_name("Kickoff")


def test_a_broken_file_is_refused_with_the_place_and_left_as_it_was(at_map: User, tmp_path: Path) -> None:
    user = at_map
    broken = tmp_path / "broken.journey"
    broken.write_text('{"format": "journey-map",\n "version": 1,\n "map": {"title": }\n}\n')
    content = broken.read_bytes()
    user.will_answer("Close")
    user.opens(broken)
    assert "broken.journey" in user.dialogs.read[-1]
    assert "line 3" in user.dialogs.read[-1].lower()
    assert broken.read_bytes() == content
    assert user.window.documents.path.name == "small.journey"
    assert user.sees.journey.map.title == "Onboarding"


def test_a_file_with_a_wrong_value_is_refused_with_the_place(at_map: User, small_map: Path, tmp_path: Path) -> None:
    user = at_map
    data = json.loads(small_map.read_text())
    next(iter(data["touchpoints"].values()))["emotion"] = 7
    wrong = tmp_path / "wrong.journey"
    wrong.write_text(json.dumps(data))
    content = wrong.read_bytes()
    user.will_answer("Cancel")
    user.opens(wrong)
    assert "emotion" in user.dialogs.read[-1]
    assert wrong.read_bytes() == content
    assert user.window.documents.path == small_map


def test_what_is_sound_of_a_file_with_a_wrong_value_opens_as_a_map_of_its_own(
    at_map: User, small_map: Path, tmp_path: Path
) -> None:
    user, cards = at_map, len(at_map.sees.journey.cards)
    data = json.loads(small_map.read_text())
    next(one for one in data["touchpoints"].values() if one["name"] == "Call")["emotion"] = 7
    wrong = tmp_path / "wrong.journey"
    wrong.write_text(json.dumps(data))
    content = wrong.read_bytes()
    user.will_answer("Open what is sound")
    user.opens(wrong)
    opened = user.sees.journey
    assert user.window.documents.path is None and len(opened.cards) == cards
    assert next(card for card in opened.cards if card.name == "Call").emotion is None, "only the value is not taken"
    assert '"emotion": 7' in json.dumps(opened.unknown["quarantine"]), "and it is kept"
    presses_button(user.window.notices, "All 2 notes")
    dialog = user.window.findChild(NotesDialog)
    assert isinstance(dialog, NotesDialog)
    assert '"emotion": 7' in dialog.notes.toPlainText() and "quarantine" in dialog.notes.toPlainText(), "to be read"
    dialog.close()
    assert wrong.read_bytes() == content
    user.will_answer("Discard")
    user.presses("Ctrl+W")


def test_closing_with_changes_asks_cancel_keeps_everything(at_map: User, small_map: Path) -> None:
    user = at_map
    before = small_map.read_bytes()
    _rename_call(user)
    user.will_answer("Cancel")
    user.window.close()
    assert user.window.isVisible()
    assert user.window.isWindowModified()
    assert user.sees.card("Kickoff")
    assert small_map.read_bytes() == before


def test_closing_with_changes_discard_leaves_the_file(at_map: User, small_map: Path) -> None:
    user = at_map
    before = small_map.read_bytes()
    _rename_call(user)
    user.will_answer("Discard")
    user.presses("Ctrl+W")
    assert user.window.stack.currentWidget() is user.window.welcome
    assert small_map.read_bytes() == before


def test_closing_with_changes_save_writes_them(at_map: User, small_map: Path) -> None:
    user = at_map
    _rename_call(user)
    user.will_answer("Save")
    user.presses("Ctrl+W")
    user.opens(small_map)
    assert user.sees.card("Kickoff")


def test_escape_in_the_question_is_cancel(at_map: User) -> None:
    user = at_map
    _rename_call(user)
    user.will_answer(lambda _dialog: user.presses("Escape"))
    user.presses("Ctrl+W")
    assert user.sees.card("Kickoff")


def test_a_save_that_fails_says_why_and_stays_unsaved(at_map: User, tmp_path: Path) -> None:
    user = at_map
    _rename_call(user)
    (tmp_path / "taken.journey").mkdir()
    user.will_pick(tmp_path / "taken.journey")
    user.will_answer("Cancel")
    user.presses("Ctrl+Shift+S")
    assert "taken.journey" in user.dialogs.read[-1]
    assert user.window.isWindowModified()
    assert user.window.documents.path.name == "small.journey"
    assert user.saves().touchpoint("Kickoff").channel == "phone"


def test_a_file_that_others_have_changed_is_not_replaced_unasked(at_map: User, small_map: Path) -> None:
    user = at_map
    _rename_call(user)
    data = json.loads(small_map.read_text())
    data["map"]["title"] = "By somebody else"
    small_map.write_text(json.dumps(data))
    content = small_map.read_bytes()
    user.will_answer("Cancel")
    user.presses("Ctrl+S")
    assert "another program" in user.dialogs.read[-1]
    assert small_map.read_bytes() == content
    assert user.window.isWindowModified()


def test_maps_are_found_again_on_the_welcome_page_and_in_the_menu(at_map: User, small_map: Path) -> None:
    user = at_map
    user.presses("Ctrl+W")
    user.clicks_on("Open small")
    assert user.sees.journey.map.title == "Onboarding"
    user.presses("Ctrl+N")
    recent = next(
        entry
        for entry in user.menu_entries("File", "Open recent")
        if entry.text().replace("&", "").split()[1:2] == ["small"]
    )
    recent.trigger()
    user.waits()
    assert user.window.documents.path == small_map
    small_map.unlink()
    user.presses("Ctrl+W")
    user.waits()
    assert not user.sees.widget("small, the file is gone").isEnabled()
    user.clicks_on("Take small off the list")
    with pytest.raises(AssertionError):
        user.sees.widget("small, the file is gone")


def test_a_sample_opens_as_a_copy_of_ones_own(user: User) -> None:
    samples = [tile for tile in user.window.welcome.tiles if tile.file.parent.name == "samples"]
    before = samples[0].file.read_bytes()
    for _ in range(60):
        if user.sees.of_widget(samples[0]).y() < user.window.height() - 40:
            break
        user.hands.turns_wheel(user.sees.of_widget(user.window.welcome), -1)
    user.hands.clicks(user.sees.of_widget(samples[0]))
    name = user.sees.journey.cards[0].name
    user.will_pick(user.folder / "mine.journey")
    user.clicks(name)
    user.presses("Del")
    user.saves()
    assert samples[0].file.read_bytes() == before


def test_light_and_dark_keep_everything(at_map: User, small_map: Path) -> None:
    user = at_map
    _rename_call(user)
    user.clicks("Import")
    user.presses("Ctrl++")
    where = user.sees.of("Import")
    bright = user.sees.board.viewport().grab().toImage().pixelColor(5, 5).lightness()
    user.chooses("View", "Theme", "Dark")
    dark = user.sees.board.viewport().grab().toImage().pixelColor(5, 5).lightness()
    assert dark < 90 < 160 < bright
    assert (user.sees.selected, user.sees.of("Import")) == (["Import"], where)
    assert user.reads("Name") == "Import"
    assert user.window.isWindowModified()
    user.chooses("View", "Theme", "Light")
    assert user.sees.board.viewport().grab().toImage().pixelColor(5, 5).lightness() == bright
    assert user.saves().lane("Admin") == "Kickoff || Import, Check | Ready? || -"


def test_the_export_dialog_says_what_will_come_out(at_map: User, tmp_path: Path) -> None:
    user = at_map
    said = []

    def looks(dialog) -> None:
        user.waits_for(lambda: "One page of" in texts_of(dialog))
        said.append(texts_of(dialog))
        user.presses("Escape")

    user.will_answer(looks)
    user.presses("Ctrl+E")
    assert "One page of" in said[0]
    assert not list(tmp_path.glob("*.pdf"))


def test_opening_the_open_file_again_shows_what_was_saved_on_the_way(at_map: User, small_map: Path) -> None:
    user = at_map
    user.double_clicks("Call")
    user.types_name("Kickoff call")
    user.will_answer("Save")
    user.opens(small_map)
    assert user.sees.card("Kickoff call")
    assert user.saves().touchpoint("Kickoff call")
