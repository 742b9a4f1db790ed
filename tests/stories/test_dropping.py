"""Text and pictures dragged in from another program become cards where they are dropped."""

from __future__ import annotations

from pathlib import Path

from journey_editor.document.records import Card
from tests.stories.test_pasting import copied, names, photo, pictures_come
from tests.stories.user import User


def test_text_dropped_on_a_cell_makes_cards_there(at_map: User) -> None:
    at_map.hands.brings(copied("Email\nDemo"), at_map.sees.cell("End user", "Handoff"))
    at_map.waits()
    assert names(at_map, "End user", "Handoff") == ["Email", "Demo"]
    at_map.presses("Ctrl+Z")
    assert names(at_map, "End user", "Handoff") == []


def test_a_drag_that_leaves_again_makes_nothing(at_map: User) -> None:
    at_map.hands.brings(copied("Email"), at_map.sees.cell("End user", "Handoff"), drops=False)
    at_map.waits()
    assert len(at_map.sees.journey.cards) == 5


def test_a_picture_dropped_on_a_card_goes_on_it(at_map: User, tmp_path: Path) -> None:
    photo().save(str(tmp_path / "screen.png"))
    at_map.hands.brings(copied(files=[tmp_path / "screen.png"]), at_map.sees.of("Check"))
    pictures_come(at_map, 1)
    card = at_map.sees.journey.get(at_map.sees.card("Check"))
    assert isinstance(card, Card) and card.picture is not None and len(at_map.sees.journey.cards) == 5


def test_a_dropped_table_file_is_still_a_map_to_open(at_map: User, tmp_path: Path) -> None:
    file = tmp_path / "journey.csv"
    file.write_text("Stage,Persona,Touchpoint\nSetup,Admin,Call\n", encoding="utf-8")
    assert not at_map.hands.brings(copied(files=[file]), at_map.sees.of("Check"))
