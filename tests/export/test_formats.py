"""PNG and SVG, and the one door through which a board leaves."""

from __future__ import annotations

import threading
import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest
from PIL import Image as Pixels
from PySide6.QtGui import QImage

from journey_editor.document.progress import Cancelled, Progress
from journey_editor.export import html_page
from journey_editor.export import png as png_file
from journey_editor.export import svg as svg_file
from journey_editor.export.board_pages import ExportOptions
from journey_editor.export.document_info import DocumentInfo
from journey_editor.export.png import export_png, largest_scale
from journey_editor.export.problems import ExportError
from journey_editor.export.registry import FORMATS, export_board
from journey_editor.export.svg import FAMILIES, export_svg
from journey_editor.layout.board import BoardLayout
from journey_editor.layout.picture import Picture
from journey_editor.layout.theme import theme
from journey_editor.painting.shaper import QtShaper
from journey_editor.reports.profiles import profile_named
from tests.building import onboarding
from tests.sample_board import CHINESE, TEXTS, board, text_picture, text_piece

LIGHT = theme("light")
SVG = "{http://www.w3.org/2000/svg}"


def svg(picture: Picture, info: DocumentInfo | None = None) -> bytes:
    out = BytesIO()
    export_svg(picture, info or DocumentInfo("Map & <more>", subject="Why"), LIGHT, out)
    return out.getvalue()


def _svg_to(progress: Progress) -> None:
    export_svg(text_picture("A"), DocumentInfo("Map"), LIGHT, BytesIO(), progress)


def _png_to(progress: Progress) -> None:
    export_png(text_picture("A"), LIGHT, BytesIO(), 1.0, progress)


def _html_to(progress: Progress) -> None:
    profile = profile_named("reading")
    assert profile is not None
    html_page.to_bytes(onboarding().journey, None, profile, date(2026, 3, 31), progress)


def test_a_png_has_the_asked_size_and_background() -> None:
    out = BytesIO()
    export_png(Picture(100, 50, ()), theme("dark"), out, 2.5)
    image = Pixels.open(out).convert("RGB")
    assert image.size == (250, 125)
    assert image.getpixel((3, 3)) == (0x14, 0x18, 0x1F)


def test_a_png_that_is_too_large_says_what_would_do() -> None:
    picture = Picture(10_000, 400, ())
    with pytest.raises(ExportError, match=r"20,000 x 800 pixels.*at most 1\.63"):
        export_png(picture, LIGHT, BytesIO(), 2)
    assert largest_scale(picture) == 1.63
    for scale in (0, -1, float("nan"), float("inf")):
        with pytest.raises(ExportError):
            export_png(picture, LIGHT, BytesIO(), scale)


def test_an_svg_holds_every_text_as_text() -> None:
    root = ET.fromstring(svg(text_picture(*TEXTS.values())))
    texts = [element.text for element in root.iter(f"{SVG}text")]
    assert texts == list(TEXTS.values())
    assert root.findtext(f"{SVG}title") == "Map & <more>"
    assert root.findtext(f"{SVG}desc") == "Why"


def test_an_svg_has_a_named_group_for_each_piece() -> None:
    picture, _ = board()
    root = ET.fromstring(svg(picture))
    groups = root.findall(f"{SVG}g")
    assert [group.get("class") for group in groups] == [piece.kind for piece in picture.pieces]
    ids = [group.get("id") for group in groups]
    assert len(set(ids)) == len(ids)
    assert groups[0].findtext(f"{SVG}title") == "Stage 1"
    assert len(list(root.iter(f"{SVG}image"))) == 2
    assert all(image.get("href", "").startswith("data:image/png;base64,") for image in root.iter(f"{SVG}image"))
    named = {element.get("id") for element in root.findall(f"{SVG}defs/*")}
    assert all(use.get("href", "#")[1:] in named for use in root.iter(f"{SVG}use"))


def test_an_svg_looks_the_same_where_its_typeface_is_not_installed() -> None:
    data = svg(text_picture("Setup"))
    style = ET.fromstring(data).find(f"{SVG}defs/{SVG}style")
    assert style is not None and (style.text or "").count("@font-face{font-family:Inter;") == 3
    assert len(data) < 80_000, "only the letters that are used"
    first_wide = FAMILIES.index("sans-serif")
    assert FAMILIES.index("Arial") < first_wide, "which is no wider, for programs that read no fonts"


def test_an_svg_is_the_same_each_time() -> None:
    picture, _ = board()
    assert svg(picture) == svg(board()[0])


@pytest.mark.parametrize(
    ("module", "last_step", "write"),
    [(svg_file, "_file", _svg_to), (png_file, "_encoded", _png_to), (html_page, "_page", _html_to)],
)
def test_a_file_can_be_stopped_while_it_is_put_together(
    module: ModuleType, last_step: str, write: Callable[[Progress], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    is_put_together, goes_on = threading.Event(), threading.Event()

    def put_together(*_args: object) -> bytes:
        is_put_together.set()
        goes_on.wait(20)
        return b""

    def stop(_done: int, _total: int) -> None:
        if is_put_together.is_set():
            raise Cancelled

    monkeypatch.setattr(module, last_step, put_together)
    with pytest.raises(Cancelled):
        write(stop)
    goes_on.set()


@pytest.mark.parametrize("text", ["a\x00b\x1b", "\ud83d", "\uffff", "]]> <script>alert(1)</script> &", "\t\ttab"])
def test_hostile_text_leaves_an_svg_well_formed(text: str) -> None:
    root = ET.fromstring(svg(text_picture(text, "after"), DocumentInfo(text, subject=text, language=text)))
    assert "after" in [element.text for element in root.iter(f"{SVG}text")]
    assert not list(root.iter(f"{SVG}script"))


def test_an_svg_links_only_to_harmless_addresses() -> None:
    for address, count in (("https://example.com", 1), ("javascript:alert(1)", 0)):
        root = ET.fromstring(svg(Picture(300, 50, (text_piece("here", link=address),))))
        assert len(list(root.iter(f"{SVG}a"))) == count


@pytest.mark.parametrize(("suffix", "start"), [(".pdf", b"%PDF-1.7"), (".png", b"\x89PNG"), (".SVG", b"<?xml")])
def test_the_suffix_names_the_format(tmp_path: Path, suffix: str, start: bytes) -> None:
    picture, frame = board()
    target = tmp_path / f"map{suffix}"
    report = export_board(picture, frame, ExportOptions(), target)
    assert target.read_bytes().startswith(start)
    assert (report.target, report.pages, report.missing) == (target, 1, ())
    assert list(tmp_path.iterdir()) == [target]
    assert set(FORMATS) == {".pdf", ".png", ".svg"}


def test_tiles_are_counted(tmp_path: Path) -> None:
    picture, frame = board()
    options = ExportOptions(paper="a4", tile=True, info=DocumentInfo("Map"))
    assert export_board(picture, frame, options, tmp_path / "map.pdf").pages == 3


def test_a_character_that_no_font_has_is_reported(tmp_path: Path) -> None:
    report = export_board(text_picture("\U0010fffd \x07"), None, ExportOptions(), tmp_path / "map.svg")
    assert report.missing == ("U+0007 BELL", "U+10FFFD CONTROL OR UNASSIGNED CHARACTER")
    assert CHINESE not in "".join(report.missing)


@pytest.mark.parametrize(
    ("name", "options", "says"),
    [
        ("map.docx", ExportOptions(), ".pdf, .png, .svg"),
        ("map", ExportOptions(), ".pdf"),
        ("map.pdf", ExportOptions(paper="A9"), "A9"),
        ("map.pdf", ExportOptions(tile=True), "paper"),
        ("map.pdf", ExportOptions(paper="A4", margin=400), "room"),
        ("map.pdf", ExportOptions(paper="A4", tile=True, scale=0), "scale"),
        ("map.png", ExportOptions(scale=90), "at most"),
        ("missing/map.pdf", ExportOptions(), "no such file or folder"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence_and_leaves_nothing(
    tmp_path: Path, name: str, options: ExportOptions, says: str
) -> None:
    picture, frame = board()
    with pytest.raises(ExportError) as caught:
        export_board(picture, frame, options, tmp_path / name)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", sorted(FORMATS))
def test_a_cancelled_export_leaves_the_old_file(tmp_path: Path, suffix: str) -> None:
    picture, frame = board(10, 8)
    target = tmp_path / f"map{suffix}"
    target.write_bytes(b"old")

    def stop(done: int, total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        export_board(picture, frame, ExportOptions(), target, stop)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_map_that_is_squeezed_on_too_small_a_sheet_is_told_of(tmp_path: Path) -> None:
    b = onboarding()
    for i in range(12):
        b.stage(f"Stage {i}")
    picture = BoardLayout(QtShaper()).board(b.journey).picture
    small = export_board(picture, None, ExportOptions(paper="A4", landscape=True), tmp_path / "small.pdf")
    assert len(small.notes) == 1 and "under 5 pt" in small.notes[0] and "A4" in small.notes[0]
    assert export_board(picture, None, ExportOptions(paper="A0", landscape=True), tmp_path / "large.pdf").notes == ()
    assert export_board(picture, None, ExportOptions(), tmp_path / "fitted.pdf").notes == ()


def test_a_transparent_png_has_no_ground_of_its_own(tmp_path: Path) -> None:
    picture = BoardLayout(QtShaper()).board(onboarding().journey).picture
    corners = []
    for is_transparent in (True, False):
        target = tmp_path / f"{is_transparent}.png"
        export_board(picture, None, ExportOptions(is_transparent=is_transparent), target)
        corners.append(QImage(str(target)).pixelColor(1, 1).alpha())
    assert corners == [0, 255]
