"""What is copied can be pasted into other programs."""

from __future__ import annotations

from journey_editor.document.copied_text import as_html, as_text
from journey_editor.document.fragment import copy
from journey_editor.importers import pasted
from tests.building import Building, onboarding


def cards(b: Building, *names: str) -> list[str]:
    return [card.id for card in b.journey.cards if card.name in names]


def test_cards_of_one_lane_or_one_step_are_lines() -> None:
    b = onboarding()
    copied = copy(b.journey, cards(b, "Kickoff call", "Ready?"))
    assert as_text(b.journey, copied) == "Kickoff call\nReady?"


def test_cards_of_several_lanes_and_steps_are_a_grid_that_is_read_back() -> None:
    b = onboarding()
    b.touchpoint(b.journey.lanes[0].id, b.journey.stages[0].id, '=HYPERLINK("x")\nsecond')
    copied = copy(b.journey, [card.id for card in b.journey.cards])
    assert as_text(b.journey, copied).splitlines()[0] == "\tHandoff\tSetup\tSetup\tActivation"
    read = pasted.read("", as_html(b.journey, copied))
    assert read.rows[0] == ("", "Handoff", "Setup", "Setup", "Activation")
    assert read.rows[1] == ("Admin", 'Kickoff call\n=HYPERLINK("x")\nsecond', "Connect single sign-on", "Ready?", "")
    text = pasted.read(as_text(b.journey, copied))
    assert text.rows == read.rows


def test_names_are_no_markup_and_no_formula_elsewhere() -> None:
    b = Building()
    admin, user = b.lane("<i>Admin</i>"), b.lane("=User")
    stage = b.stage("A & B", steps=2)
    b.touchpoint(admin, stage, "<script>x</script>")
    b.touchpoint(user, stage, "=1+1", step=1)
    copied = copy(b.journey, [card.id for card in b.journey.cards])
    html = as_html(b.journey, copied)
    assert "<script>" not in html and "&lt;script&gt;" in html and "A &amp; B" in html
    assert "mso-number-format" in html
    assert "\t'=1+1" in as_text(b.journey, copied)


def test_stages_and_lanes_without_cards_are_their_names() -> None:
    b = Building()
    copied = copy(b.journey, [b.stage("Setup"), b.lane("Admin")])
    assert as_text(b.journey, copied) == "Setup\nAdmin" and as_html(b.journey, copied) == ""
