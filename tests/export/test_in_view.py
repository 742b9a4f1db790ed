"""What is exported of a view tells nothing of what the view hides, and says that it hides something."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from pptx import Presentation

from journey_editor import cli
from journey_editor.analysis.in_view import part_in_view
from journey_editor.document.changes import ChangeSet
from journey_editor.document.record import Record
from journey_editor.document.records import EvidenceItem, Persona, Signal, View
from journey_editor.document.vocabulary import ConnectionKind, OpportunityStatus, SignalStatus
from journey_editor.export.documents import DocumentOptions, export_document
from journey_editor.layout.board import BoardLayout
from journey_editor.layout.picture import Piece, Text
from journey_editor.storage import files
from tests.building import Building, card, onboarding
from tests.fixed_shaper import FixedShaper

SECRETS = ("Procurement", "Haggles", "price", "discount", "Rumours")
SEEN = "View: For the buyer \u00b7 1 persona hidden. What is hidden is neither told nor counted here."


@pytest.fixture
def b() -> Building:
    """A map with a persona that is not for everybody, and a view that hides it."""
    b = onboarding()
    lane = b.lane("Procurement")
    setup = b.journey.stages[1].id
    haggles = b.touchpoint(lane, setup, "Haggles", emotion=-2.0, reached=100, went_on=10)
    b.connect(card(b, "Kickoff call"), haggles)
    b.part("pain_point", haggles, description="The price is too high")
    b.part("opportunity", haggles, description="A discount of a third")
    b.part("risk", haggles, failure="The price is refused")
    b.part("signal", haggles, name="price asked for")
    b.do(_add(EvidenceItem(id="evidence-rumours", order="V", name="Rumours")))
    b.set(haggles, supported_by=("evidence-rumours",))
    persona = next(one.id for one in b.journey.all(Persona) if one.name == "Procurement")
    b.do(_add(View(id="view-buyer", order="V", name="For the buyer", hidden_personas=(persona,))))
    return b


def _add(record: Record) -> ChangeSet:
    return ChangeSet.of([(None, record)])


def _texts(piece: Piece) -> list[str]:
    return [mark.shaped.text for mark in piece.marks if isinstance(mark, Text)]


def _exported(b: Building, tmp_path: Path, name: str, *more: str) -> Path:
    files.save(b.journey, tmp_path / "map.journey")
    target = tmp_path / name
    assert cli.main(["export", str(tmp_path / "map.journey"), "-o", str(target), "--view", "For the buyer", *more]) == 0
    return target


def _text_of_pdf(file: Path) -> str:
    with pypdfium2.PdfDocument(file) as document:
        pages = [document[at].get_textpage().get_text_bounded() for at in range(len(document))]
    return " ".join(" ".join(pages).split())


@pytest.mark.parametrize("name", ["out.html", "out.md", "out.pdf"])
def test_the_full_report_of_a_view_tells_nothing_of_what_it_hides(
    qapp: object, b: Building, tmp_path: Path, name: str
) -> None:
    made = _exported(b, tmp_path, name, "--profile", "report")
    text = _text_of_pdf(made) if name.endswith("pdf") else " ".join(made.read_text("utf-8").split())
    assert "Kickoff call" in text
    assert not [word for word in SECRETS if word in text]
    assert " ".join(SEEN.split()) in text.replace("\\", "")


@pytest.mark.parametrize("profile", ["summary", "decisions", "owners", "personas"])
def test_every_report_says_that_its_view_hides_something(
    qapp: object, b: Building, tmp_path: Path, profile: str
) -> None:
    text = _text_of_pdf(_exported(b, tmp_path, "out.pdf", "--profile", profile, "--without-map"))
    assert SEEN in text and "\u00b7 1 persona hidden page" in text
    assert not [word for word in SECRETS if word in text]


def test_slides_and_their_notes_tell_nothing_of_what_their_view_hides(
    qapp: object, b: Building, tmp_path: Path
) -> None:
    slides = list(Presentation(str(_exported(b, tmp_path, "out.pptx"))).slides)
    texts = [
        cell.text
        for one in slides
        for shape in one.shapes
        if shape.has_table
        for row in shape.table.rows
        for cell in row.cells
    ]
    texts += [shape.text_frame.text for one in slides for shape in one.shapes if shape.has_text_frame]
    texts += [one.notes_slide.notes_text_frame.text for one in slides]
    text = "\n".join(texts)
    assert "Waits for IT" in text and "1 persona hidden" in text
    assert "1 signal, not shown" in text, "the one of the stage that stands in the hidden lane"
    assert "In short" in text, "what matters stands in short for those that see a part of it, too"
    assert not [word for word in SECRETS if word in text]


def test_what_has_all_of_the_map_says_so(qapp: object, b: Building, tmp_path: Path) -> None:
    view = b.journey.all(View)[0]
    (note,) = export_document(b.journey, tmp_path / "out.xlsx", DocumentOptions(view))[:1]
    assert note == "The file has all of the map, also what is not seen on the board (1 persona hidden)."


def test_what_holds_for_the_whole_map_stays_true_in_a_view(qapp: object, b: Building, tmp_path: Path) -> None:
    """The first value stands in the lane that is hidden: the map does not lack it."""
    b.set(card(b, "First report"), first_value=False)
    b.set(card(b, "Haggles"), first_value=True)
    text = _text_of_pdf(_exported(b, tmp_path, "out.pdf", "--profile", "findings"))
    assert "first-value" not in text.lower()


def test_a_board_says_how_many_signals_its_view_hides_and_never_that_there_are_none(b: Building) -> None:
    row, view = b.other_lane("stage_signals"), b.journey.all(View)[0]
    setup = b.journey.stages[1].id
    board = BoardLayout(FixedShaper()).board(b.journey, view)
    header, cell = board.by_key["stage", setup], board.by_key["field", f"{row} {setup}"]
    assert "1 signal, not shown" in _texts(header) and "1 signal, not shown" in _texts(cell)
    assert "1 signal, not shown" in header.told and cell.told.endswith("1 signal, not shown")
    b.part("signal", setup, name="days to set up", status=SignalStatus.LIVE)
    board = BoardLayout(FixedShaper()).board(b.journey, view)
    header, cell = board.by_key["stage", setup], board.by_key["field", f"{row} {setup}"]
    assert "1 of 2 signals shown, live" in _texts(header) and "and 1 not shown" in _texts(cell)
    assert "1 of 2 signals shown, live" in header.told and cell.told.endswith("1 not shown")
    assert "2 signals, 1 unknown" in _texts(BoardLayout(FixedShaper()).board(b.journey).by_key["stage", setup])


def test_a_register_of_a_view_does_not_say_that_the_map_has_none(qapp: object, b: Building, tmp_path: Path) -> None:
    text = _text_of_pdf(_exported(b, tmp_path, "out.pdf", "--profile", "risks"))
    assert "No risk is in what is shown here." in text and "on this map" not in text


def test_a_register_of_a_view_does_not_call_lacking_what_is_hidden(qapp: object, b: Building, tmp_path: Path) -> None:
    signal = next(one.id for one in b.journey.all(Signal) if one.name == "price asked for")
    b.part("risk", b.journey.stages[1].id, failure="IT is silent", shown_by=(signal,))
    text = _text_of_pdf(_exported(b, tmp_path, "out.pdf", "--profile", "risks"))
    assert "IT is silent" in text and "not shown" in text and "no signal" not in text


def test_what_is_to_be_decided_does_not_call_lacking_what_the_view_hides(
    qapp: object, b: Building, tmp_path: Path
) -> None:
    signal = next(one.id for one in b.journey.all(Signal) if one.name == "price asked for")
    seen, hidden = card(b, "Kickoff call"), card(b, "Haggles")
    b.part("opportunity", seen, description="Ask early", status=OpportunityStatus.PLANNED, affected_metric=signal)
    b.part("risk", seen, failure="Nobody comes")
    b.connect(seen, hidden, meaning=ConnectionKind.RECOVERY)
    text = _text_of_pdf(_exported(b, tmp_path, "out.pdf", "--profile", "decisions"))
    assert "no signal" not in text and "no way back" not in text and text.count("not shown") == 2


def test_a_map_of_which_nothing_is_hidden_is_itself(b: Building) -> None:
    assert part_in_view(b.journey, None) is b.journey
