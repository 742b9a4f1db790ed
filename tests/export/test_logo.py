"""The logo of a map: in the title block and on the cover, told in words."""

from __future__ import annotations

import base64
from datetime import date
from io import BytesIO

import pikepdf
import pytest
from PIL import Image as PillowImage
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from journey_editor.document.edits.fields import set_field
from journey_editor.document.edits.pictures import picture_of, set_picture
from journey_editor.document.journey import Journey
from journey_editor.document.records import MAP_ID
from journey_editor.document.redaction import redacted
from journey_editor.document.templating import as_template
from journey_editor.document.vocabulary import LeftOut
from journey_editor.export.map_export import info_of
from journey_editor.export.pdf import export_pdf
from journey_editor.export.slides import to_bytes
from journey_editor.layout.board import BoardLayout
from journey_editor.layout.frame import board_frame
from journey_editor.layout.logo import LOGO_SIZE
from journey_editor.layout.pages import Page, fitted
from journey_editor.layout.papers import PAPERS
from journey_editor.layout.picture import Text
from journey_editor.layout.theme import theme
from journey_editor.layout.tiles import tiling
from journey_editor.painting.shaper import QtShaper
from journey_editor.reports.profiles import profile_named
from journey_editor.reports.sheet import Sheet
from tests.building import onboarding
from tests.composing import compose


def image(width: int, height: int) -> str:
    out = BytesIO()
    PillowImage.new("RGB", (width, height), (30, 90, 200)).save(out, "PNG")
    return base64.b64encode(out.getvalue()).decode()


@pytest.fixture
def journey(qapp: object) -> Journey:
    b = onboarding()
    b.do(set_picture(b.journey, MAP_ID, image(800, 100)))
    logo = picture_of(b.journey, MAP_ID)
    assert logo is not None
    b.do(set_field(b.journey, [logo.id], "alternative", "Acme, a blue bar"))
    return b.journey


def pages_of(journey: Journey, what: str) -> tuple[Page, ...]:
    shaper = QtShaper()
    board = BoardLayout(shaper).board(journey)
    if what == "poster":
        return (fitted(board.picture),)
    if what == "tiles":
        return tiling(board.picture, board_frame(board), PAPERS["A4"], True).pages("")
    profile = profile_named("reading")
    assert profile is not None
    return compose(journey, board, profile, Sheet(), shaper, date(2026, 11, 26))


@pytest.mark.parametrize("what", ["poster", "tiles", "reading"])
def test_the_logo_is_painted_once_and_told_in_words(journey: Journey, what: str) -> None:
    out = BytesIO()
    assert export_pdf(pages_of(journey, what), info_of(journey), theme("print"), out) == ""
    with pikepdf.open(BytesIO(out.getvalue())) as pdf:
        figures = [
            str(node.Alt)
            for node in pdf.objects
            if isinstance(node, pikepdf.Dictionary) and node.get("/S") == "/Figure" and "/Alt" in node
        ]
        images = [node for node in pdf.objects if isinstance(node, pikepdf.Stream) and node.get("/Width") == 800]
    assert figures.count("Acme, a blue bar") == 1
    assert len(images) == 1


@pytest.mark.parametrize("size", [(2000, 40), (10, 10), (300, 900)])
def test_a_logo_of_any_shape_stays_in_its_box_whole_and_beside_the_title(
    journey: Journey, size: tuple[int, int]
) -> None:
    journey.apply(set_picture(journey, MAP_ID, image(*size)))
    journey.apply(set_field(journey, [MAP_ID], "title", "A very long title of a map " * 12))
    pieces = {piece.kind: piece for piece in BoardLayout(QtShaper()).board(journey).pieces}
    logo, title = pieces["logo"], pieces["title"]
    assert logo.box.width <= LOGO_SIZE[0] + 0.01 and logo.box.height <= LOGO_SIZE[1] + 0.01
    assert logo.box.width / logo.box.height == pytest.approx(size[0] / size[1], rel=0.01)
    assert logo.box.bottom <= title.box.bottom
    lines = [(mark.x, line) for mark in title.marks if isinstance(mark, Text) for line in mark.shaped.lines]
    assert max(title.box.x + x + line.x + line.width for x, line in lines) < logo.box.x


def test_the_logo_goes_with_a_template_and_stays_where_names_are_left_out(journey: Journey) -> None:
    assert picture_of(as_template(journey, "T", "", keeps_cards=False), MAP_ID) is not None
    assert picture_of(redacted(journey, [LeftOut.NAMES]), MAP_ID) is not None


def test_without_a_title_block_there_is_no_logo(journey: Journey) -> None:
    assert not list(BoardLayout(QtShaper(), False).board(journey).of_kind("logo"))


def test_the_logo_stands_on_the_overview_of_the_slides_and_of_a_damaged_one_it_is_said(journey: Journey) -> None:
    def pictures() -> list[str]:
        data, notes = to_bytes(journey, None, date(2026, 11, 26))
        told.append(sum("logo cannot be shown" in note for note in notes))
        first = Presentation(BytesIO(data)).slides[0]
        shapes = [shape for shape in first.shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE]
        return [shape._element._nvXxPr.cNvPr.get("descr") for shape in shapes]

    told: list[int] = []
    assert pictures() == ["Acme, a blue bar"]
    whole = base64.b64decode(image(40, 40))
    journey.apply(set_picture(journey, MAP_ID, base64.b64encode(whole[:30]).decode()))
    assert pictures() == [] and told == [0, 1]
