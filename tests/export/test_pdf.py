"""The PDF says what the map says, looks as it looks, and is a sound file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from PIL import Image as Pixels
from PIL import ImageChops, ImageStat
from pypdfium2 import raw as pdfium_c

from journey_editor.document.progress import Cancelled
from journey_editor.export.checked_link import checked_link
from journey_editor.export.document_info import DocumentInfo
from journey_editor.export.missing import missing_characters, missing_in
from journey_editor.export.pdf import export_pdf
from journey_editor.export.png import export_png
from journey_editor.layout.board import BoardLayout
from journey_editor.layout.frame import board_frame
from journey_editor.layout.pages import Page, fitted, scaled
from journey_editor.layout.papers import PAPERS
from journey_editor.layout.picture import Bookmark, Box, Image, Picture, Piece, Point, Shape
from journey_editor.layout.text import TextStyle
from journey_editor.layout.theme import theme
from journey_editor.layout.tiles import tiling
from journey_editor.painting.shaper import QtShaper
from tests.building import onboarding
from tests.sample_board import CHINESE, TEXTS, board, photograph, text_picture, text_piece

LIGHT = theme("light")
INFO = DocumentInfo("Onboarding", "Ada", "Current state", ("journey", "B2B"), "en")


def pdf(pages: Sequence[Page], info: DocumentInfo = INFO) -> bytes:
    out = BytesIO()
    export_pdf(pages, info, LIGHT, out)
    return out.getvalue()


def opened(*pictures: Picture) -> pdfium.PdfDocument:
    return pdfium.PdfDocument(pdf([fitted(picture) for picture in pictures]))


def lines_of(document: pdfium.PdfDocument, page: int = 0) -> list[str]:
    return document[page].get_textpage().get_text_range().splitlines()


@pytest.mark.parametrize("script", sorted(set(TEXTS) - {"mixed"}))
@pytest.mark.parametrize("style", [TextStyle(11), TextStyle(9.5, 600), TextStyle(12, 700, italic=True)], ids=repr)
def test_every_script_copies_as_it_was_written(script: str, style: TextStyle) -> None:
    assert TEXTS[script] in lines_of(opened(text_picture("first line", TEXTS[script], style=style)))
    assert missing_in([TEXTS[script]]) == []


def test_no_character_of_a_line_in_two_directions_is_lost() -> None:
    found = " ".join(lines_of(opened(text_picture(TEXTS["mixed"]))))
    for word in TEXTS["mixed"].split():
        assert word in found


def test_a_chinese_text_is_there_or_named_as_missing() -> None:
    picture = text_picture(CHINESE)
    if missing_characters(picture):
        assert missing_characters(picture) == [
            f"U+{ord(one):04X} CJK UNIFIED IDEOGRAPH-{ord(one):04X}" for one in sorted(CHINESE)
        ]
        pytest.skip("this system has no Chinese font; that its characters are named as missing was tested instead")
    assert CHINESE in lines_of(opened(picture))


def test_what_no_font_has_is_named() -> None:
    assert missing_in(["ok \U0001f9ff", "\U0010fffd"]) == ["U+10FFFD CONTROL OR UNASSIGNED CHARACTER"]
    assert missing_in(["\x07", "\ud800"]) == ["U+0007 BELL", "U+D800 LONE SURROGATE"]
    assert missing_in(["a\tb\nc\u200b\u200d\ufe0f\u00ad\u202e"]) == []


@pytest.mark.parametrize(
    "text",
    [
        "<b>&amp;</b>",
        "(((",
        "))) \\) \\n \\",
        "%PDF endstream endobj",
        "</Span> EMC ET Q",
        "$%^&*{}[]<>/",
        "==> --> 3x9 fi",
    ],
)
def test_text_is_never_markup(text: str) -> None:
    document = opened(text_picture(text, "after"))
    assert lines_of(document) == [text, "after"]


@pytest.mark.parametrize(
    "text",
    ["a\x00b\x1bc", "lone \ud83d half", "\udfff", "\uffff", "\u202e\u2066 bidi", "\u0301" * 40, "o" + "\u0301" * 500],
)
def test_hostile_text_does_no_harm(text: str) -> None:
    info = DocumentInfo(text, text, text, (text,), "en")
    picture = text_picture(text, "after")
    picture = Picture(picture.width, picture.height, picture.pieces, bookmarks=(Bookmark(text, Point(0, 0)),))
    document = pdfium.PdfDocument(pdf([fitted(picture)], info))
    assert "after" in lines_of(document)


def test_replaced_characters_are_seen_as_replaced() -> None:
    assert "a\ufffdb\ufffd" in lines_of(opened(text_picture("a\x07b\ud800", "x")))[0].replace("\ufffe", "\ufffd")


def test_a_very_long_text_is_written_whole() -> None:
    document = opened(text_picture("word " * 20_000))
    assert " ".join(lines_of(document)).count("word") == 20_000


def test_all_fonts_are_embedded() -> None:
    data = pdf([fitted(text_picture(*TEXTS.values()))])
    with pikepdf.open(BytesIO(data)) as written:
        names = [str(font.BaseFont) for page in written.pages for font in page.resources.Font.values()]
    assert names and not any("Helvetica" in name for name in names)
    document = pdfium.PdfDocument(data)
    fonts = [item.get_font() for item in document[0].get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_TEXT])]
    assert len(fonts) > 5
    assert all(font.is_embedded for font in fonts)


def test_two_runs_give_the_same_bytes() -> None:
    picture, frame = board()
    assert pdf([fitted(picture)]) == pdf([fitted(picture)])
    again, _ = board()
    sheets = tiling(picture, frame, PAPERS["A4"], True).pages("")
    assert pdf(sheets) == pdf(tiling(again, frame, PAPERS["A4"], True).pages(""))


def test_the_page_is_exactly_around_the_picture() -> None:
    picture, _ = board()
    page = opened(picture)[0]
    assert page.get_size() == pytest.approx((picture.width + 56, picture.height + 56), abs=0.01)


@pytest.mark.parametrize(
    ("name", "size"), [("A4", (595.28, 841.89)), ("A0", (2383.94, 3370.39)), ("Letter", (612, 792))]
)
def test_paper_sizes(name: str, size: tuple[float, float]) -> None:
    picture, _ = board()
    upright = pdfium.PdfDocument(pdf([scaled(picture, PAPERS[name], False)]))[0]
    assert upright.get_size() == pytest.approx(size, abs=0.01)
    across = pdfium.PdfDocument(pdf([scaled(picture, PAPERS[name], True)]))[0]
    assert across.get_size() == pytest.approx(size[::-1], abs=0.01)


def test_the_document_tells_what_it_is() -> None:
    data = pdf([fitted(text_picture("x"))], DocumentInfo("Größe 客户", "Ada", "Why", ("a", "b"), "de"))
    document = pdfium.PdfDocument(data)
    told = document.get_metadata_dict()
    assert (told["Title"], told["Author"], told["Subject"], told["Keywords"]) == ("Größe 客户", "Ada", "Why", "a, b")
    with pikepdf.open(BytesIO(data)) as written:
        assert str(written.Root.Lang) == "de"
        assert bool(written.Root.ViewerPreferences.DisplayDocTitle)


def test_the_outline_leads_to_stages_and_lanes() -> None:
    picture, frame = board()
    sheets = tiling(picture, frame, PAPERS["A4"], False).pages("")
    document = pdfium.PdfDocument(pdf(sheets))
    entries = [(entry.get_title(), entry.level, entry.get_dest().get_index()) for entry in document.get_toc()]
    assert entries[0] == ("Stage 1", 0, 0)
    assert entries[4] == ("Stage 5", 0, 2)
    assert entries[5:] == [("Lane 1", 1, 0), ("Lane 2", 1, 0)]
    _, (x, y, _) = document.get_toc().__next__().get_dest().get_view()
    assert (x, y) == pytest.approx((28 + 120, PAPERS["A4"].height - 28), abs=0.1)


def test_sheets_carry_their_names_and_a_footer() -> None:
    picture, frame = board()
    document = pdfium.PdfDocument(pdf(tiling(picture, frame, PAPERS["A4"], False).pages("Map (1)")))
    assert [document.get_page_label(page) for page in range(len(document))] == ["A1", "B1", "C1"]
    assert "Sheet B1 - page 2 of 3 - Map (1)" in lines_of(document, 1)


def test_each_sheet_repeats_headers_and_lanes_and_only_says_what_it_shows() -> None:
    picture, frame = board()
    document = pdfium.PdfDocument(pdf(tiling(picture, frame, PAPERS["A4"], False).pages("")))
    second = "\n".join(lines_of(document, 1))
    assert "Lane 1" in second
    assert "Stage 3" in second
    assert "Touchpoint 3" in second
    assert "Touchpoint 1\n" not in second


def test_the_page_looks_like_the_canvas() -> None:
    picture, _ = board()
    out = BytesIO()
    export_png(picture, LIGHT, out, 2.0)
    ours = Pixels.open(out).convert("RGB")
    page = pdfium.PdfDocument(pdf([fitted(picture, 0)]))[0].render(scale=2).to_pil().convert("RGB")
    assert page.size == ours.size
    difference = ImageChops.difference(page, ours)
    assert max(ImageStat.Stat(difference).mean) < 1.0
    # Edges may differ by their smoothing; a mark in another place or colour would show after a blur.
    blurred = difference.reduce(6)
    assert max(high for _, high in blurred.getextrema()) < 35


def test_each_script_looks_like_the_canvas() -> None:
    for text in TEXTS.values():
        picture = text_picture(text, style=TextStyle(40, 700))
        out = BytesIO()
        export_png(picture, LIGHT, out, 1.0)
        ours = Pixels.open(out).convert("RGB")
        page = pdfium.PdfDocument(pdf([fitted(picture, 0)]))[0].render(scale=1).to_pil().convert("RGB")
        blurred = ImageChops.difference(page.resize(ours.size), ours).reduce(6)
        assert max(high for _, high in blurred.getextrema()) < 35, text


def test_links_are_only_made_to_harmless_addresses() -> None:
    def links(address: str) -> int:
        piece = text_piece("see here", link=address)
        data = pdf([fitted(Picture(320, 60, (piece,)))])
        with pikepdf.open(BytesIO(data)) as written:
            return sum("/URI" in link.A for page in written.pages for link in page.obj.get("/Annots", ()))

    assert links("https://example.com/a?b=(c)") == links("mailto:ada@example.com") == 1
    assert links("http://x.y") == 0, "it could be changed on its way"
    for bad in ("javascript:alert(1)", "file:///etc/passwd", "", "https:", "https://a\nb", "data:text/html,x"):
        assert links(bad) == 0, bad
    assert checked_link("https://example.com/größe") == "https://example.com/gr%C3%B6%C3%9Fe"


def test_a_picture_is_stored_once() -> None:
    photo = photograph(300, 200, "JPEG")
    pieces = tuple(
        Piece(("lane", str(i)), Box(0, i * 50, 40, 40), (Image(Box(0, 0, 40, 40), "face", 20),)) for i in range(20)
    )
    one = len(pdf([fitted(Picture(100, 1000, pieces[:1], images={"face": photo}))]))
    many = len(pdf([fitted(Picture(100, 1000, pieces, images={"face": photo}))]))
    assert many - one < 3_000


@pytest.mark.parametrize("data", [b"", b"no picture", b"\x89PNG\r\n\x1a\n cut"])
def test_a_damaged_picture_has_in_its_place_what_stands_instead(data: bytes) -> None:
    instead = (Shape(Box(0, 0, 40, 40), "chip.fill"),)
    piece = Piece(("lane", "x"), Box(0, 0, 40, 40), (Image(Box(0, 0, 40, 40), "face", 0, instead),))
    page = opened(Picture(40, 40, (piece,), images={"face": data}))[0]
    assert page.render(scale=1).to_pil().convert("RGB").getpixel((48, 48)) == (0xED, 0xF0, 0xF5)


def test_progress_is_told_and_can_stop(tmp_path: Path) -> None:
    picture, _ = board(20, 10)
    seen: list[tuple[int, int]] = []
    export_pdf([fitted(picture)], INFO, LIGHT, BytesIO(), lambda done, total: seen.append((done, total)))
    assert seen[0][0] == 0
    assert seen[-1][0] == seen[-1][1]
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert len(seen) > 3

    def stop(done: int, total: int) -> None:
        if done:
            raise Cancelled

    def stop_late(done: int, total: int) -> None:
        if 2 * done > total:  # all is drawn, and being tagged and checked
            raise Cancelled

    target = tmp_path / "map.pdf"
    for stopped in (stop, stop_late):
        with pytest.raises(Cancelled):
            export_pdf([fitted(picture)], INFO, LIGHT, target, stopped)
        assert not target.exists()


def test_the_outline_of_sheets_leads_to_the_sheet_that_shows_the_stage() -> None:
    b = onboarding()
    for i in range(6):
        b.stage(f"Further stage {i}", steps=2)
    drawn = BoardLayout(QtShaper()).board(b.journey)
    pages = tiling(drawn.picture, board_frame(drawn), PAPERS["A4"], True).pages("")
    out = BytesIO()
    export_pdf(pages, DocumentInfo("Sheets"), theme("print"), out)
    document = pdfium.PdfDocument(out.getvalue())
    for entry in document.get_toc():
        target = entry.get_dest().get_index() if hasattr(entry, "get_dest") else entry.page_index
        title = entry.get_title() if hasattr(entry, "get_title") else entry.title
        assert title in document[target].get_textpage().get_text_range().replace("\r\n", " "), title


def test_the_document_is_dated_by_the_day_of_the_export() -> None:
    info = DocumentInfo("Map", seen="View: Sponsor", exported=date(2026, 11, 26))
    document = pdfium.PdfDocument(pdf([fitted(text_picture("x"))], info))
    assert document.get_metadata_dict()["CreationDate"].startswith("D:20261126")
    assert info.footer == "Map - View: Sponsor - exported 2026-11-26"
