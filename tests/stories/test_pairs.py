"""The future state of a map: made, gone to and back, found again."""

from __future__ import annotations

from pathlib import Path

from journey_editor.document.vocabulary import MapState
from journey_editor.storage import files
from tests.building import Building
from tests.stories.user import User


def _makes_future(user: User, name: str = "plan.journey") -> Path:
    path = user.folder / name
    user.will_pick(path)
    user.presses("Ctrl+Alt+N")
    return path


def _title(user: User) -> str:
    return user.sees.journey.map.title


def test_the_future_is_made_opened_and_left_again(at_map: User, small_map: Path) -> None:
    user = at_map
    user.clicks("Import")
    path = _makes_future(user)
    assert user.dialogs.suggested[-1].name == f"{small_map.stem} (future).journey"
    assert user.window.notices.text == "plan.journey is the future state of this map now."
    assert files.load(path).journey.map.state is MapState.FUTURE
    user.saves()
    user.presses("Ctrl+Alt+O")
    user.waits()
    assert (_title(user), user.sees.selected) == ("Onboarding (future)", ["Import"])
    user.double_clicks("Import")
    user.types_name("Import by itself")
    user.will_answer("Save")
    user.presses("Ctrl+Alt+O")
    user.waits()
    assert (_title(user), user.sees.selected) == ("Onboarding", ["Import"])
    assert files.load(path).journey.name_of(user.sees.card("Import")) == "Import by itself"


def test_why_no_future_is_made_is_said_of_the_map_that_is_open(at_map: User) -> None:
    user = at_map
    heard: list[str] = []
    user.sees.board.status.connect(heard.append)
    _makes_future(user)
    user.presses("Ctrl+Alt+N")
    assert "has a future state already" in heard[-1]
    user.saves()
    user.presses("Ctrl+Alt+O")
    user.waits()
    user.sees.board.status.connect(heard.append)
    user.presses("Ctrl+Alt+N")
    assert "is a future state itself" in heard[-1]


def test_the_link_is_undone_and_done_again(at_map: User) -> None:
    user = at_map
    _makes_future(user)
    user.presses("Ctrl+Z")
    assert (user.sees.journey.map.pair, user.sees.journey.map.key) == ("", "")
    user.presses("Ctrl+Shift+Z")
    assert user.sees.journey.map.pair == "plan.journey"


def test_what_is_being_typed_is_in_the_future_too(at_map: User) -> None:
    user = at_map
    user.clicks("Import")
    user.sets("Owner", "Ines")
    path = _makes_future(user)
    made = files.load(path).journey
    assert made.name_of(made.get(user.sees.card("Import")).owner) == "Ines"


def test_the_maps_page_leads_there_and_takes_the_link_away(at_map: User) -> None:
    user = at_map
    user.clicks_empty_board()
    path = user.folder / "plan.journey"
    user.will_pick(path)
    user.clicks_on("New future map")
    user.saves()
    user.clicks_on("Open the future map plan")
    user.waits()
    assert _title(user) == "Onboarding (future)"
    user.clicks_empty_board()
    user.clicks_on("Unlink current map")
    assert user.sees.journey.map.pair == "" and path.exists()
    user.presses("Ctrl+Alt+O")
    assert _title(user) == "Onboarding (future)", "nothing is opened without a link"
    user.presses("Ctrl+Z")
    assert user.sees.widget("Open the current map small")


def test_a_future_that_was_moved_is_told_and_located(at_map: User, tmp_path: Path) -> None:
    user = at_map
    path = _makes_future(user)
    user.saves()
    (tmp_path / "plans").mkdir()
    moved = path.rename(tmp_path / "plans" / "renamed.journey")
    stranger = tmp_path / "stranger.journey"
    b = Building("Stranger")
    b.set("map", key="other")
    files.save(b.journey, stranger)
    user.will_answer("Locate\u2026", "Close")
    user.will_pick(stranger)
    user.presses("Ctrl+Alt+O")
    assert "plan.journey is not at" in user.dialogs.read[-2]
    assert user.dialogs.read[-1] == "stranger.journey is another map than the future map of this one."
    assert user.sees.journey.map.pair == "plan.journey"
    user.will_answer("Locate\u2026", "Save")
    user.will_pick(moved)
    user.presses("Ctrl+Alt+O")
    user.waits()
    assert _title(user) == "Onboarding (future)"


def test_two_maps_that_are_there_are_linked(at_map: User, tmp_path: Path) -> None:
    user = at_map
    b = Building("Wishes")
    b.touchpoint(b.lane("Admin"), b.stage("Access"), "Ask IT")
    b.set("map", state=MapState.FUTURE)
    files.save(b.journey, tmp_path / "wishes.journey")
    user.will_pick(tmp_path / "wishes.journey")
    user.chooses("File", "Current and future", "Link the current or future map")
    assert "It does not name this map yet" in user.window.notices.text
    user.will_answer("Save")
    user.presses("Ctrl+Alt+O")
    user.waits()
    assert _title(user) == "Wishes"


def test_a_map_is_no_future_of_itself(at_map: User, small_map: Path) -> None:
    user = at_map
    before = small_map.read_bytes()
    user.will_pick(small_map)
    user.will_answer("Close")
    user.presses("Ctrl+Alt+N")
    assert user.dialogs.read[-1] == "A map cannot be its own future map."
    assert small_map.read_bytes() == before and user.sees.journey.map.pair == ""
