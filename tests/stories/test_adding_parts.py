"""Pain points, opportunities, signals and risks are added by a key to what is selected, and typed at once."""

from __future__ import annotations

import pytest

from journey_editor.document.records import Opportunity, PainPoint, Part, Risk, Signal
from tests.stories.user import User


def test_a_key_adds_it_to_the_card_and_typing_describes_it(at_map: User, subtests: pytest.Subtests) -> None:
    parts: dict[str, type[Part]] = {"Alt+P": PainPoint, "Alt+U": Opportunity, "Alt+N": Signal, "Alt+W": Risk}
    for keys, part_type in parts.items():
        with subtests.test(keys):
            at_map.clicks("Import")
            at_map.presses(keys)
            at_map.types("Slow review")
            (made,) = at_map.sees.journey.all(part_type)
            assert at_map.sees.journey.name_of(made.id) == "Slow review"
            assert made.places == (at_map.sees.card("Import"),)
            assert at_map.sees.selected == ["Import"]
            at_map.waits()
            box = at_map.window.focusWidget()
            assert box.visibleRegion().boundingRect().height() > box.height() * 0.8, "the field is in view"


def test_several_cards_share_what_hurts_at_them(at_map: User) -> None:
    at_map.selects("Call", "Import")
    at_map.presses("Alt+P")
    at_map.types("Asked twice")
    (made,) = at_map.sees.journey.all(PainPoint)
    assert set(made.places) == {at_map.sees.card("Call"), at_map.sees.card("Import")}
    assert made.description == "Asked twice"


def test_an_opportunity_that_is_added_to_a_pain_point_takes_that_away(at_map: User) -> None:
    at_map.clicks("Import")
    at_map.presses("Alt+P")
    at_map.types("Slow review")
    at_map.presses("Alt+Shift+4")
    (pain,) = at_map.sees.journey.all(PainPoint)
    at_map.window.editor.workbench.tab.view.go_to(0, 0)
    at_map.presses("Alt+U")
    at_map.types("A packet of answers")
    (made,) = at_map.sees.journey.all(Opportunity)
    assert made.addresses == (pain.id,) and made.helps_at == pain.felt_at
    assert made.description == "A packet of answers"


def test_with_nothing_to_add_to_the_command_says_so(at_map: User) -> None:
    at_map.clicks_empty_board()
    at_map.presses("Alt+P")
    assert not at_map.sees.journey.all(PainPoint)
    assert "select a touchpoint or a stage first" in at_map.reads_status()
