"""Pictures inside a map are read in a process of their own; only their pixels are painted and exported."""

from __future__ import annotations

import ast
import base64
import gc
import struct
import zlib
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from PIL import Image as PillowImage
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journey_editor.document.edits.pictures import set_picture
from journey_editor.document.export_profile import ExportChoices
from journey_editor.document.journey import Journey
from journey_editor.document.records import MAP_ID, Picture
from journey_editor.export.board_pages import ExportOptions
from journey_editor.export.documents import DocumentOptions, export_document
from journey_editor.export.map_export import info_of
from journey_editor.export.planning import MapToExport, export_chosen
from journey_editor.export.registry import export_board
from journey_editor.inspector.fields.picture_field import PictureField
from journey_editor.layout.board import BoardLayout
from journey_editor.layout.unshown import CANNOT_BE_SHOWN
from journey_editor.painting.kept_picture import KeptPicture, picture_again
from journey_editor.painting.opened_pictures import OpenedPictures, opened_pictures
from journey_editor.painting.picture_process import PictureReader
from journey_editor.painting.shaper import QtShaper
from journey_editor.shell.main_window import MainWindow
from journey_editor.shell.map_file.looks import look_at
from journey_editor.shell.welcome.welcome_previews import Previews
from journey_editor.storage import files
from tests.building import Building
from tests.sources import sources_that_say

ROOT = Path(__file__).resolve().parents[2]
SECRET = b"taken at 52.5200 N, 13.4050 E"
BLUE = (10, 40, 250)


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def plain(kind: str, side: int = 300) -> bytes:
    out = BytesIO()
    PillowImage.new("RGB", (side, side), BLUE).save(out, kind)
    return out.getvalue()


def secret_photo() -> bytes:
    """With a comment, and a web page behind its end."""
    data = plain("JPEG", 301)
    return data[:2] + b"\xff\xfe" + struct.pack(">H", 2 + len(SECRET)) + SECRET + data[2:] + b"<script>" + SECRET


def secret_png() -> bytes:
    data = plain("PNG", 302)
    return data[:33] + chunk(b"tEXt", b"Comment\0" + SECRET) + data[33:] + b"PK\3\4" + SECRET


def bomb() -> bytes:
    """Some kilobytes of 900 million pixels."""
    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes(2_000_000), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


DAMAGED: dict[str, bytes] = {
    "bomb": bomb(),
    "cut PNG": plain("PNG")[:60],
    "cut JPEG": plain("JPEG")[:400],
    "noise": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8,
    "GIF": plain("GIF"),
    "SVG": b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    "script": b"\xff\xd8\xff<script>alert(1)</script>",
    "no size": b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", bytes(8) + b"\x08\2\0\0\0") + chunk(b"IEND", b""),
}


def with_pictures(data: bytes) -> Journey:
    """As logo, portrait and on a card."""
    b = Building("Pictures")
    lane, stage = b.lane("Maria"), b.stage("Kick-off")
    card = b.touchpoint(lane, stage, "Call")
    encoded = base64.b64encode(data).decode()
    persona = b.journey.persona_of(lane)
    for record in (MAP_ID, persona.id, card):
        b.do(set_picture(b.journey, record, encoded, "image/jpeg"))
    return b.journey


def exported(journey: Journey, target: Path) -> list[str]:
    """The notes of an export."""
    shaper, day = QtShaper(), date(2026, 11, 26)
    board = BoardLayout(shaper).board(journey)
    if target.name.startswith("report"):
        source = MapToExport(journey, board, shaper, "map", day)
        return list(export_chosen(source, ExportChoices(content="report"), target).notes)
    if target.suffix in (".pdf", ".png", ".svg"):
        return list(export_board(board.picture, None, ExportOptions(info=info_of(journey)), target).notes)
    return export_document(journey, target, DocumentOptions(exported=day))


EXPORTS = ["board.pdf", "board.png", "board.svg", "report.pdf", "map.html", "map.pptx"]


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> OpenedPictures:
    """A program that has seen no picture yet."""
    opened_pictures.cache_clear()
    return opened_pictures()


@pytest.mark.parametrize("name", EXPORTS)
@pytest.mark.parametrize("photo", [secret_photo, secret_png])
def test_an_export_has_the_pixels_of_a_picture_and_nothing_else_of_its_file(
    name: str, photo: Callable[[], bytes], qapp: QApplication, tmp_path: Path
) -> None:
    journey = with_pictures(photo())
    notes = exported(journey, tmp_path / name)
    assert not [note for note in notes if "cannot be shown" in note]
    data = (tmp_path / name).read_bytes()
    found = [data]
    if name.endswith(".pdf"):
        with pikepdf.open(BytesIO(data)) as pdf:
            found += [each.read_raw_bytes() for each in pdf.objects if isinstance(each, pikepdf.Stream)]
            assert any(each.get("/Subtype") == "/Image" for each in pdf.objects if isinstance(each, pikepdf.Stream))
    elif name.endswith(".pptx"):
        import zipfile

        with zipfile.ZipFile(BytesIO(data)) as package:
            found += [package.read(part) for part in package.namelist()]
            assert any(part.startswith("ppt/media/") for part in package.namelist())
    elif name.endswith(".png"):
        pixels = PillowImage.open(BytesIO(data)).convert("RGB")
        colours = {colour for _, colour in pixels.getcolors(1 << 24) or []}
        assert any(abs(r - 10) + abs(g - 40) + abs(b - 250) < 12 for r, g, b in colours)
    else:
        inside = [part.split('"')[0] for part in data.decode().split(";base64,")[1:]]
        found += [base64.b64decode(part.split(")")[0]) for part in inside]
        assert [part for part in found[1:] if part.startswith((b"\x89PNG", b"\xff\xd8"))]
    assert not [part for part in found if SECRET in part or base64.b64encode(SECRET)[:-4] in part]


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_says_in_the_place_of_a_damaged_picture_that_it_cannot_be_shown(
    name: str, qapp: QApplication, tmp_path: Path
) -> None:
    journey = with_pictures(DAMAGED["bomb"])
    assert [note for note in exported(journey, tmp_path / name) if "cannot be shown" in note]
    data = (tmp_path / name).read_bytes()
    if name == "board.svg" or name == "map.html":
        assert CANNOT_BE_SHOWN.split()[-2].encode() in data and b"data:image" not in data
    elif name.endswith(".pdf"):
        document = pdfium.PdfDocument(data)
        said = " ".join(page.get_textpage().get_text_range() for page in document)
        assert CANNOT_BE_SHOWN in " ".join(said.split())


@pytest.mark.parametrize("kind", DAMAGED)
def test_a_damaged_picture_is_known_by_its_fault_and_the_next_is_read(kind: str, fresh: OpenedPictures) -> None:
    problem = fresh.sure(DAMAGED[kind]).problem
    assert problem.startswith("This picture ") and problem.endswith("the map keeps it as it is.")
    assert fresh.sure(plain("PNG")).data == picture_again(plain("PNG"), "x").data


def test_while_a_picture_is_waited_for_nobody_else_collects_garbage(
    fresh: OpenedPictures, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []
    read = PictureReader.read_again

    def watched(reader: PictureReader, data: bytes, name: str) -> KeptPicture:
        seen.append(gc.isenabled())
        return read(reader, data, name)

    monkeypatch.setattr(PictureReader, "read_again", watched)
    assert gc.isenabled() and fresh.sure(plain("PNG", 297)).data and gc.isenabled()
    assert seen == [False]


def test_the_window_shows_a_map_at_once_and_its_pictures_when_they_are_read(
    window: MainWindow, qapp: QApplication, fresh: OpenedPictures, tmp_path: Path
) -> None:
    path = tmp_path / "pictures.journey"
    files.save(with_pictures(secret_photo()), path)
    before = path.read_bytes()
    window.documents.open(path)
    board = window.context.board

    def blue() -> int:
        seen = board.grab().toImage()
        return sum(
            seen.pixelColor(x, y).blue() > 230 and seen.pixelColor(x, y).red() < 30
            for x in range(0, seen.width(), 5)
            for y in range(0, seen.height(), 5)
        )

    for _ in range(1_000):
        if blue() > 40:
            break
        QTest.qWait(10)
    assert blue() > 40, "the pictures never came"
    window.context.session.select([next(iter(window.context.journey.personas)).id])
    qapp.processEvents()
    field = window.findChild(PictureField)
    assert field is not None and field.complaint == ""
    assert files.load(path).journey.all(Picture) and path.read_bytes() == before


def test_the_window_says_of_a_damaged_picture_why_it_is_not_shown_and_keeps_its_bytes(
    window: MainWindow, qapp: QApplication, fresh: OpenedPictures, tmp_path: Path
) -> None:
    path = tmp_path / "pictures.journey"
    files.save(with_pictures(DAMAGED["bomb"]), path)
    window.documents.open(path)
    journey = window.context.journey
    window.context.session.select([next(iter(journey.personas)).id])
    field = window.findChild(PictureField)
    assert field is not None
    for _ in range(1_000):
        if field.complaint:
            break
        QTest.qWait(10)
    assert (
        field.complaint == "This picture has 30,000 × 30,000 pixels, more than can be read; the map keeps it as it is."
    )
    assert base64.b64decode(journey.all(Picture)[0].data) == DAMAGED["bomb"]


def test_previews_of_maps_wait_for_their_pictures(
    window: MainWindow, qapp: QApplication, fresh: OpenedPictures, tmp_path: Path
) -> None:
    path = tmp_path / "pictures.journey"
    files.save(with_pictures(plain("PNG", 299)), path)
    previews = Previews(QtShaper(), window)
    previews.make([path], window.context.appearance.theme)
    previews.go_on()
    for _ in range(1_000):
        if (made := previews.of(path)) is not None:
            break
        QTest.qWait(10)
    assert made is not None and is_blue(made.pixmap.toImage())
    journey = with_pictures(plain("PNG", 298))
    look = look_at(window.context, journey)
    assert look.pixmap is not None and is_blue(look.pixmap.toImage())


def is_blue(image: QImage) -> bool:
    places = ((x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2))
    return any(image.pixelColor(x, y).blue() > 200 and image.pixelColor(x, y).red() < 60 for x, y in places)


_DECODERS = {"QImageReader", "QMovie", "QSvgRenderer", "QPixmapCache", "ImageReader", "fromData", "loadFromData", "PIL"}
_MAY_DECODE = {
    "painting/kept_picture.py": "what the process of its own does",
    "painting/svg_picture.py": "what the process of its own does",
    "painting/images.py": "what this program has encoded",
    "shell/mark.py": "the program's own sign",
    "export/pdf_marks.py": "what this program has encoded",
}
_ONLY_APART = {"picture_again", "picture_from_bytes"}


def test_no_other_module_decodes_pictures() -> None:
    strays = []
    for where, source in sources_that_say(_DECODERS | _ONLY_APART):
        names = set()
        for node in ast.walk(ast.parse(source)):
            match node:
                case ast.ImportFrom():
                    names |= {(node.module or "").split(".")[0], *(each.name for each in node.names)}
                case ast.Import():
                    names |= {each.name.split(".")[0] for each in node.names}
                case ast.Attribute():
                    names.add(node.attr)
                case ast.Name():
                    names.add(node.id)
        if where not in _MAY_DECODE and names & _DECODERS:
            strays.append(f"{where}: {names & _DECODERS}")
        if where not in ("painting/kept_picture.py", "painting/picture_process.py") and names & _ONLY_APART:
            strays.append(f"{where}: {names & _ONLY_APART}")
    assert not strays, "\n".join(strays)
