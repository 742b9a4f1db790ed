"""The preview says what would come of pasted text, and does no other thing when it is agreed to."""

from __future__ import annotations

from journey_editor.document.edits.cards import Place
from journey_editor.importers import pasted
from journey_editor.shell.paste.paste_preview import PasteTarget, Reading, first_choice, preview
from tests.building import Building, onboarding


def at_first_cell(b: Building) -> PasteTarget:
    lanes = tuple(lane.id for lane in b.journey.lanes)
    return PasteTarget(b.journey, Place(lanes[0], b.journey.columns[0].id), lanes)


CROSS = pasted.read("\tHandoff\tSetup\tReview\nAdmin\tCall\t\tCheck\nPartner\t\tConnect\t")
TABLE = pasted.read(
    "My export\nStage\tTouchpoint\tPersona\tMood music\tEmotion\n"
    "Setup\tImport\tAdmin\tblue\t-1\nSetup\tTrain\tTrainer\t\t9"
)


def test_what_is_most_likely_meant_is_chosen() -> None:
    board = at_first_cell(onboarding())
    assert first_choice(board, CROSS) == Reading("grid", "stages", True)
    assert first_choice(board, TABLE) == Reading("table")
    assert first_choice(board, pasted.read("Call\nDemo")) == Reading("stack")
    assert first_choice(board, pasted.read("Call\tDemo")) == Reading("grid")
    cornered = pasted.read("Persona\tAware\tTrial\nBuyer\tSees ad\tSigns up")
    assert first_choice(board, cornered) == Reading("grid", "stages", True)
    empty = PasteTarget(Building().journey, None, ())
    assert first_choice(empty, CROSS) == Reading("grid", "stages", True)


def test_a_grid_says_where_each_row_and_column_goes() -> None:
    board = at_first_cell(onboarding())
    seen = preview(board, CROSS, Reading("grid", "stages", True))
    assert seen.columns == ("Lane", "Handoff", "Setup · step 1", "Review (new)")
    assert seen.rows == ("Stage", "Admin", "Partner (new)")
    assert seen.cells[1] == (("Admin", "name"), ("Call", "card"), ("", "card"), ("Check", "card"))
    assert seen.summary == (
        "3 touchpoints will be pasted. New at the end of the board: 1 stage (“Review”) and 1 persona lane (“Partner”)."
    )
    assert len(seen.cards) == 3


def test_a_corner_that_names_nothing_is_said_to_be_left_out() -> None:
    read = pasted.read("Who\tHandoff\nAdmin\tCall")
    seen = preview(at_first_cell(onboarding()), read, Reading("grid", "stages", True))
    assert seen.cells[0][0] == ("Who", "left out") and "“Who”" in seen.notes[0]


def test_a_heading_longer_than_a_name_is_said_to_be_cut() -> None:
    read = pasted.read(f"\tHandoff\t{'Review ' * 300}\n{'A' * 2_500}\tCall\tCheck")
    seen = preview(at_first_cell(onboarding()), read, Reading("grid", "stages", True))
    assert [note.split(" has ")[1] for note in seen.notes] == [
        "2,099 characters and is cut after 2,000.",
        "2,500 characters and is cut after 2,000.",
    ]
    assert len(seen.cards) == 2


def test_a_table_says_what_each_column_fills_where_each_row_lands_and_what_it_does_not_understand() -> None:
    seen = preview(at_first_cell(onboarding()), TABLE, Reading("table"))
    assert seen.columns == ("Stage", "Touchpoint", "Persona", "kept as text", "Emotion (-2 to +2)")
    assert seen.rows == ("no card", "Column names", "Setup · Admin", "Setup · Trainer (new)")
    assert [role for _, role in seen.cells[0]] == ["left out"] * 5
    assert any("above row 2" in note for note in seen.notes) and any("Mood music" in note for note in seen.notes)
    assert seen.summary.startswith("2 touchpoints will be pasted. New at the end of the board: 1 persona lane")


def test_a_table_without_names_that_are_known_says_so_and_can_not_be_pasted() -> None:
    seen = preview(at_first_cell(onboarding()), CROSS, Reading("table"))
    assert seen.summary.startswith("Nothing would be pasted. Row 1: no table of touchpoints") and not seen.changes


def test_lines_can_be_stacked_or_spread() -> None:
    board, read = at_first_cell(onboarding()), pasted.read("- Call\n- Demo")
    stacked, spread = (preview(board, read, Reading(way)) for way in ("stack", "spread"))
    assert (stacked.columns, stacked.rows) == (("Handoff",), ("Admin", "Admin"))
    assert (spread.columns, spread.rows) == (("Handoff", "Setup · step 1"), ("Admin",))


def test_an_empty_map_is_filled_in_every_way() -> None:
    empty = PasteTarget(Building().journey, None, ())
    for way in ("grid", "table", "stack", "spread"):
        assert preview(empty, TABLE, Reading(way)).cards, way


def test_more_cards_than_anybody_looks_over_are_not_pasted_at_once() -> None:
    board = at_first_cell(onboarding())
    many = pasted.read("\n".join(["Call\tDemo"] * 1_500))
    assert not any(preview(board, many, Reading(way)).changes for way in ("grid", "stack", "spread"))
    lines = pasted.read("\n".join(f"Call {number}" for number in range(2_001)))
    said = preview(board, lines, Reading("stack")).summary
    assert said == "2,001 cards are too many at once; up to 2,000 can be pasted."
