"""What ships with the program is whole: fonts load in both painters, icons parse in both, every licence is there."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.svgLib.path import SVGPath
from fontTools.ttLib import TTFont
from PySide6.QtGui import QFontDatabase, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from reportlab.pdfbase import ttfonts

from journey_editor import paths

FONTS = sorted(paths.resource("fonts").glob("*.ttf"))
ICONS = sorted(paths.resource("icons").glob("*.svg"))
LINE_ICONS = [icon for icon in ICONS if icon.stem != "journey-editor"]
SHAPES = {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
GEOMETRY = {"d", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "width", "height", "points"}


def _name(path: Path) -> str:
    return path.stem


def test_there_are_fonts_and_icons() -> None:
    assert {font.stem for font in FONTS} >= {"Inter-Regular", "Inter-SemiBold", "Inter-Bold", "Twemoji"}
    assert {icon.stem for icon in ICONS} >= {"journey-editor", "channel-email", "emotion-positive", "save"}


@pytest.mark.parametrize("font", FONTS, ids=_name)
def test_a_font_loads_on_the_canvas(font: Path, qapp: QGuiApplication) -> None:
    loaded = QFontDatabase.addApplicationFont(str(font))
    assert loaded >= 0
    assert QFontDatabase.applicationFontFamilies(loaded)


@pytest.mark.parametrize("font", [font for font in FONTS if font.stem != "Twemoji"], ids=_name)
def test_a_font_can_be_embedded_in_a_pdf(font: Path) -> None:
    assert ttfonts.TTFont(font.stem, str(font)).face.charWidths


def test_emoji_are_drawn_from_coloured_layers() -> None:
    with TTFont(paths.resource("fonts", "Twemoji.ttf"), lazy=True) as font:
        assert font["COLR"].version == 0
        assert font.getBestCmap()[ord("😀")] in font["COLR"].ColorLayers


@pytest.mark.parametrize("letters", ["Aé", "Жω", "ع", "ש", "अ", "ก", "→★☐◐"])
def test_a_bundled_font_has_the_letters(letters: str) -> None:
    have: set[int] = set()
    for path in FONTS:
        with TTFont(path, lazy=True) as font:
            have |= set(font.getBestCmap())
    assert not [letter for letter in letters if ord(letter) not in have]


@pytest.mark.parametrize("font", FONTS, ids=_name)
def test_a_font_has_its_licence_and_its_source(font: Path) -> None:
    family = font.stem.split("-")[0]
    assert "SIL OPEN FONT LICENSE" in (font.parent / f"{family}-LICENSE.txt").read_text("utf-8").upper()
    assert family in (font.parent / "README.md").read_text("utf-8")


def test_icons_have_their_licence_and_are_all_in_the_index() -> None:
    folder = paths.resource("icons")
    assert "ISC License" in (folder / "LICENSE.txt").read_text("utf-8")
    index = re.findall(r"^\| (?!icon )([a-z][a-z0-9-]*) \|", (folder / "README.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(index) == sorted(icon.stem for icon in LINE_ICONS)


@pytest.mark.parametrize("icon", LINE_ICONS, ids=_name)
def test_an_icon_is_plain_lines_that_a_pdf_can_draw(icon: Path) -> None:
    root = ET.parse(icon).getroot()
    assert root.get("viewBox") == "0 0 24 24"
    assert (root.get("fill"), root.get("stroke"), root.get("stroke-width")) == ("none", "currentColor", "2")
    for shape in root:
        assert shape.tag.removeprefix("{http://www.w3.org/2000/svg}") in SHAPES
        assert set(shape.attrib) <= GEOMETRY, "a colour, fill or transform here would be lost in a PDF"
    pen = BoundsPen(None)
    SVGPath(str(icon)).draw(pen)
    left, top, right, bottom = pen.bounds
    assert 0 <= left <= right <= 24
    assert 0 <= top <= bottom <= 24


@pytest.mark.parametrize("icon", ICONS, ids=_name)
def test_an_icon_is_seen_on_the_canvas(icon: Path, qapp: QGuiApplication) -> None:
    renderer = QSvgRenderer(str(icon))
    assert renderer.isValid()
    image = QImage(32, 32, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    assert any(image.pixelColor(x, y).alpha() > 128 for x in range(32) for y in range(32))
