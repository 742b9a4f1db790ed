"""A card with a map of its own: made, opened, worked on, and back again."""

from __future__ import annotations

from pathlib import Path

import pytest

from journey_editor.document.edits.child_maps import link_child
from journey_editor.layout.child_badges import CARD_KIND
from journey_editor.storage import files
from tests.building import Building
from tests.stories.user import User


def _child(folder: Path, name: str = "setup.journey", title: str = "Setup in detail") -> Path:
    b = Building(title)
    b.touchpoint(b.lane("Admin"), b.stage("Access"), "Ask IT")
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    files.save(b.journey, path)
    return path


def _links(user: User, child: Path, card: str = "Import") -> None:
    user.clicks(card)
    user.will_pick(child)
    user.chooses("Insert", "Child map", "Link child map")


def _trail(user: User) -> list[str]:
    bar = user.window.editor.trail_bar
    return [button.text() for button in bar.buttons] if bar.isVisible() else []


def _title(user: User) -> str:
    return user.sees.journey.map.title


def test_a_child_map_is_made_with_the_personas_opened_at_once_and_opened_again_by_its_tab(
    at_map: User, tmp_path: Path
) -> None:
    user = at_map
    user.clicks("Import")
    user.will_pick(tmp_path / "Import")
    user.presses("Ctrl+Shift+B")
    user.waits()
    assert (_title(user), _trail(user)) == ("Import", ["Onboarding"]), "nobody was asked to save the link"
    user.presses("Ctrl+U")
    user.waits()
    assert user.dialogs.suggested[-1] == tmp_path / "Import.journey"
    made = files.load(tmp_path / "Import.journey").journey
    assert made.map.title == "Import"
    assert [made.name_of(lane.id) for lane in made.lanes] == ["Admin", "End user"]
    assert len(made.stages) == 1 and made.cards == []
    assert user.reads_card("Import").endswith("child map Import")
    user.hands.clicks(user.sees.piece(CARD_KIND, user.sees.card("Import")))
    user.waits()
    assert (_title(user), _trail(user)) == ("Import", ["Onboarding"])
    user.clicks_on("Back to Onboarding")
    user.waits()
    assert (_title(user), _trail(user)) == ("Onboarding", [])


def test_the_parent_is_found_as_it_was_with_undo_selection_and_place(at_map: User, tmp_path: Path) -> None:
    user = at_map
    user.double_clicks("Call")
    user.types_name("Kickoff")
    _links(user, _child(tmp_path))
    user.presses("Ctrl+S", "Ctrl++")
    where = user.sees.of("Import")
    user.presses("Ctrl+B")
    user.waits()
    user.double_clicks("Ask IT")
    user.types_name("Ask security")
    user.will_answer("Save")
    user.presses("Ctrl+U")
    user.waits()
    assert (user.sees.of("Import"), user.sees.selected) == (where, ["Import"])
    user.presses("Ctrl+Z", "Ctrl+Z")
    assert user.sees.card("Call")
    assert files.load(tmp_path / "setup.journey").journey.cards[0].name == "Ask security"


def test_unsaved_changes_are_asked_about_on_the_way_down(at_map: User, small_map: Path, tmp_path: Path) -> None:
    user = at_map
    _links(user, _child(tmp_path))
    user.will_answer("Cancel")
    user.presses("Ctrl+B")
    assert _title(user) == "Onboarding"
    before = small_map.read_bytes()
    user.will_answer("Discard")
    user.presses("Ctrl+B")
    user.waits()
    assert _title(user) == "Setup in detail"
    user.presses("Ctrl+U")
    user.waits()
    assert _title(user) == "Onboarding" and small_map.read_bytes() == before
    assert "child map" not in user.reads_card("Import")


def test_maps_that_lead_to_each_other_make_no_endless_way(at_map: User, small_map: Path, tmp_path: Path) -> None:
    user = at_map
    _links(user, _child(tmp_path))
    user.presses("Ctrl+S", "Ctrl+B")
    user.waits()
    _links(user, small_map, "Ask IT")
    user.presses("Ctrl+S", "Ctrl+B")
    user.waits()
    assert (_title(user), _trail(user)) == ("Onboarding", [])


def test_a_map_that_is_its_own_child_stays_open_as_it_is(at_map: User, small_map: Path) -> None:
    """The program makes no such link, but a file may have one."""
    user, session = at_map, at_map.window.context.session
    user.clicks("Import")
    session.do("Link", link_child(session.journey, session.selection, small_map.name))
    user.waits()
    user.presses("Ctrl+B")
    assert user.window.context.session is session and _trail(user) == [] and not user.window.documents.is_saved
    assert user.window.notices.text == f"{small_map.name} is the open map itself."


def test_a_file_that_is_gone_is_told_and_located(at_map: User, tmp_path: Path) -> None:
    user = at_map
    child = _child(tmp_path)
    _links(user, child)
    user.saves()
    (tmp_path / "moved").mkdir()
    child.rename(tmp_path / "moved" / "setup.journey")
    user.will_answer("Cancel")
    user.presses("Ctrl+B")
    assert "setup.journey is not at" in user.dialogs.read[-1]
    assert _title(user) == "Onboarding"
    user.will_answer("Locate\u2026", "Save")
    user.will_pick(tmp_path / "moved" / "setup.journey")
    user.presses("Ctrl+B")
    user.waits()
    assert _title(user) == "Setup in detail"
    user.presses("Ctrl+U")
    user.waits()
    assert user.sees.journey.get(user.sees.card("Import")).child_map == "moved/setup.journey"


@pytest.mark.parametrize("link", ["/etc/passwd", "https://example.org/x.journey", "notes.txt"])
def test_a_link_of_a_strange_map_is_not_followed(user: User, tmp_path: Path, link: str) -> None:
    (tmp_path / "notes.txt").write_text("no map")
    b = Building("Strange")
    card = b.touchpoint(b.lane("Admin"), b.stage("Access"), "Trap")
    b.set(card, child_map=link)
    files.save(b.journey, tmp_path / "strange.journey")
    user.opens(tmp_path / "strange.journey")
    user.clicks("Trap")
    user.will_answer("Cancel")
    user.presses("Ctrl+B")
    assert "is not followed" in user.dialogs.read[-1]
    assert _title(user) == "Strange"


def test_saved_elsewhere_the_map_still_finds_its_child(at_map: User, tmp_path: Path) -> None:
    user = at_map
    _links(user, _child(tmp_path))
    (tmp_path / "2027").mkdir()
    user.will_pick(tmp_path / "2027" / "copy.journey")
    user.presses("Ctrl+Shift+S")
    assert files.load(tmp_path / "2027" / "copy.journey").journey.get(user.sees.card("Import")).child_map == (
        "../setup.journey"
    )
    user.presses("Ctrl+B")
    user.waits()
    assert _title(user) == "Setup in detail"


@pytest.mark.parametrize("goes_on", [False, True])
def test_a_link_that_undo_has_led_from_the_old_folder_leads_from_the_new_one_in_the_file(
    at_map: User, tmp_path: Path, goes_on: bool
) -> None:
    user, copy = at_map, tmp_path / "2027" / "copy.journey"
    _links(user, _child(tmp_path))
    copy.parent.mkdir()
    user.will_pick(copy)
    user.presses("Ctrl+Shift+S", "Ctrl+Z")
    assert user.sees.journey.get(user.sees.card("Import")).child_map == "setup.journey"
    if goes_on:
        user.clicks("Call")
        user.presses("Ctrl+D")
        user.waits()
    for _ in range(2):
        user.presses("Ctrl+S")
        assert files.load(copy).journey.get(user.sees.card("Import")).child_map == "../setup.journey"
    assert user.sees.journey.get(user.sees.card("Import")).child_map == "../setup.journey"
    assert not user.window.isWindowModified()


def test_a_save_elsewhere_that_fails_leaves_the_links_as_they_were(at_map: User, tmp_path: Path) -> None:
    user = at_map
    _links(user, _child(tmp_path))
    (tmp_path / "x" / "taken.journey").mkdir(parents=True)
    user.will_pick(tmp_path / "x" / "taken.journey")
    user.will_answer("Cancel")
    user.presses("Ctrl+Shift+S")
    assert user.sees.journey.get(user.sees.card("Import")).child_map == "setup.journey"


def test_a_map_without_a_file_is_saved_before_it_is_linked(user: User, tmp_path: Path) -> None:
    user.presses("Ctrl+N")
    user.presses("Return")
    user.types_name("Start")
    user.presses("Escape")
    user.clicks("Start")
    user.will_answer("Cancel")
    user.chooses("Insert", "Child map", "Link child map")
    assert "needs a file first" in user.dialogs.read[-1]
    user.will_answer("Save\u2026")
    user.will_pick(tmp_path / "whole.journey", _child(tmp_path))
    user.chooses("Insert", "Child map", "Link child map")
    assert user.sees.journey.get(user.sees.card("Start")).child_map == "setup.journey"


def test_a_new_child_map_takes_no_other_file_s_place_unasked(at_map: User, tmp_path: Path) -> None:
    user = at_map
    other = _child(tmp_path, "Plan.journey")
    before = other.read_bytes()
    user.clicks("Import")
    user.will_pick(tmp_path / "Plan")
    user.will_answer("Cancel")
    user.presses("Ctrl+Shift+B")
    assert "Plan.journey exists already" in user.dialogs.read[-1]
    assert other.read_bytes() == before and "child map" not in user.reads_card("Import")


def test_a_parent_whose_file_is_deleted_meanwhile_is_found_as_it_was_left(
    at_map: User, small_map: Path, tmp_path: Path
) -> None:
    user = at_map
    _links(user, _child(tmp_path))
    user.presses("Ctrl+S", "Ctrl+B")
    user.waits()
    small_map.unlink()
    user.presses("Ctrl+U")
    user.waits()
    assert _title(user) == "Onboarding" and user.window.isWindowModified()
    user.saves()
    assert files.load(small_map).journey.map.title == "Onboarding"


def test_a_save_into_another_folder_that_fails_leaves_links_and_redo_as_they_were(at_map: User, tmp_path: Path) -> None:
    user = at_map
    _links(user, _child(tmp_path))
    user.saves()
    user.double_clicks("Call")
    user.types_name("Kickoff")
    user.presses("Ctrl+Z")
    user.will_pick(tmp_path / "nowhere" / "there.journey")
    user.will_answer("Cancel")
    user.presses("Ctrl+Shift+S")
    assert not user.window.isWindowModified()
    user.presses("Ctrl+Shift+Z")
    assert user.sees.card("Kickoff")
    assert user.sees.journey.get(user.sees.card("Import")).child_map == "setup.journey"


@pytest.mark.parametrize("broken", [b"", b"{", b'{"format": "journey", "version": 99}', b"\x00\xff"])
def test_a_parent_whose_file_is_broken_meanwhile_is_not_written_over_unasked(
    at_map: User, small_map: Path, tmp_path: Path, broken: bytes
) -> None:
    user = at_map
    _links(user, _child(tmp_path))
    user.saves()
    user.hands.clicks(user.sees.piece(CARD_KIND, user.sees.card("Import")))
    user.waits()
    small_map.write_bytes(broken)
    user.clicks_on("Back to Onboarding")
    user.waits()
    assert _title(user) == "Onboarding", "it is as it was left"
    user.will_answer("Cancel")
    user.presses("Ctrl+S")
    assert small_map.read_bytes() == broken
    user.will_answer("Replace")
    user.presses("Ctrl+S")
    assert files.load(small_map).journey.map.title == "Onboarding"
