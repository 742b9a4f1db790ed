"""What the painter puts on pixels is what the marks say."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image as Pixels
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPainter

from journey_editor.layout.icons import icon_names, icon_path
from journey_editor.layout.picture import Box, Icon, Image, Mark, Path, Picture, Piece, Shape, Stroke, Text
from journey_editor.layout.text import TextStyle
from journey_editor.layout.theme import theme
from journey_editor.painting.icons import icon, icon_pixmap
from journey_editor.painting.opened_pictures import opened_pictures
from journey_editor.painting.painter import paint_picture, paint_piece
from journey_editor.painting.shaper import QtShaper
from tests.fixed_shaper import FixedShaper

LIGHT = theme("light")


def painted(*marks: Mark, images: dict[str, bytes] | None = None, scale: float = 1.0) -> QImage:
    """The marks in a piece at (10, 20) of a white picture of 100 x 100 points."""
    piece = Piece(("card", "one"), Box(10, 20, 80, 60), marks)
    for data in (images or {}).values():
        opened_pictures().sure(data)
    picture = Picture(100, 100, (piece,), "#ffffff", images=images or {})
    image = QImage(round(100 * scale), round(100 * scale), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.scale(scale, scale)
    try:
        paint_picture(painter, picture, LIGHT)
    finally:
        painter.end()
    return image


def colour(image: QImage, x: int, y: int) -> str:
    return image.pixelColor(x, y).name()


def has_ink(image: QImage, x: int, y: int, width: int, height: int) -> bool:
    part = image.copy(x, y, width, height)
    return any(part.pixelColor(i, j).lightness() < 200 for i in range(part.width()) for j in range(part.height()))


def test_a_shape_stands_where_its_piece_is() -> None:
    image = painted(Shape(Box(0, 0, 40, 30), "#ff0000"))
    assert colour(image, 10, 20) == colour(image, 49, 49) == "#ff0000"
    assert colour(image, 9, 20) == colour(image, 50, 49) == "#ffffff"


def test_rounded_corners_leave_the_corner_free() -> None:
    image = painted(Shape(Box(0, 0, 40, 40), "#ff0000", radius=20))
    assert colour(image, 11, 21) == "#ffffff"
    assert colour(image, 30, 40) == "#ff0000"


def test_roles_get_their_colours_from_the_theme() -> None:
    image = painted(Shape(Box(0, 0, 40, 40), "stage.fill"))
    assert colour(image, 30, 40) == LIGHT.colour("stage.fill").lower()


def test_a_colour_that_the_theme_has_not_is_an_error() -> None:
    with pytest.raises(KeyError):
        painted(Shape(Box(0, 0, 4, 4), "no.such.role"))


def test_dashes_are_in_points_whatever_the_pen() -> None:
    stroke = Stroke("#000000", 4, (20, 20))
    image = painted(Path((("M", (0, 10)), ("L", (80, 10))), stroke=stroke))
    assert colour(image, 20, 30) == "#000000"
    assert colour(image, 40, 30) == "#ffffff"
    assert colour(image, 60, 30) == "#000000"


@pytest.mark.parametrize(("width", "dash"), [(2.0, (11.0, 4.0, 2.0, 4.0)), (1.8, (0.5, 5.0)), (1.6, (7.0, 5.0))])
def test_dashes_with_square_ends_cover_as_much_as_round_ones_and_stand_where_they_do(width, dash) -> None:
    straight = Path((("M", (0, 10.5)), ("L", (80, 10.5))), stroke=Stroke("#000000", width, dash))
    by_way = Path((*straight.commands, ("L", (80, 10.5))), stroke=straight.stroke)  # painted with round ends

    def ink(image: QImage) -> list[int]:
        return [sum(255 - image.pixelColor(x, y).lightness() for y in range(26, 35)) for x in range(10, 90)]

    flat, rounded = ink(painted(straight)), ink(painted(by_way))
    assert max(rounded) > 400
    assert all(abs(a - b) < 20 for a, b in zip(flat, rounded, strict=True))
    assert painted(straight, scale=2.0) == painted(by_way, scale=2.0)


def test_a_path_is_filled_with_the_non_zero_rule() -> None:
    square = (("M", (0, 0)), ("L", (40, 0)), ("L", (40, 40)), ("L", (0, 40)), ("Z", ()))
    inner = (("M", (10, 10)), ("L", (30, 10)), ("L", (30, 30)), ("L", (10, 30)), ("Z", ()))
    image = painted(Path((*square, *inner), fill="#ff0000"))
    assert colour(image, 30, 40) == "#ff0000"


@pytest.mark.parametrize("size", [10.0, 9.5])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_text_stands_on_its_baseline(size: float, scale: float) -> None:
    shaped = QtShaper().shape("HHHH", TextStyle(size), 80)
    image = painted(Text(0, 0, shaped, "#000000"), scale=scale)
    baseline = round((20 + shaped.lines[0].baseline) * scale)
    left = round(10 * scale)
    assert has_ink(image, left, baseline - 3, round(20 * scale), 3)
    assert not has_ink(image, left, baseline + 1, round(20 * scale), 8)


def test_text_of_another_shaper_is_painted_too() -> None:
    shaped = FixedShaper().shape("Hello", TextStyle(10), 80)
    assert has_ink(painted(Text(0, 0, shaped, "#000000")), 10, 20, 40, 14)


def test_emoji_are_painted_in_colour() -> None:
    image = painted(Text(0, 0, QtShaper().shape("✅", TextStyle(24), 80), "#000000"))
    assert any(
        image.pixelColor(x, y).green() > image.pixelColor(x, y).red() + 40 for x in range(10, 40) for y in range(20, 55)
    )


def test_an_icon_fills_its_square_and_nothing_else() -> None:
    image = painted(Icon(8, 8, 24, "channel-email", "#000000"))
    assert has_ink(image, 18, 28, 24, 24)
    assert not has_ink(image, 10, 20, 7, 60)
    assert not has_ink(image, 44, 20, 20, 60)


def test_an_icon_that_there_is_not_is_named() -> None:
    with pytest.raises(KeyError, match="no-such-icon"):
        icon_path("no-such-icon")
    with pytest.raises(KeyError):
        icon_path("../icons/add")


def test_every_icon_lies_in_its_square() -> None:
    assert len(icon_names()) > 50
    for name in icon_names():
        values = [value for _, places in icon_path(name) for value in places]
        assert values, name
        assert min(values) >= 0, name
        assert max(values) <= 24, name


def test_an_image_covers_its_box_and_is_cut_to_its_corners() -> None:
    pixels = Pixels.new("RGB", (200, 50), (0, 0, 255))
    data = BytesIO()
    pixels.save(data, "PNG")
    image = painted(Image(Box(0, 0, 40, 40), "face", 20), images={"face": data.getvalue()})
    assert colour(image, 30, 40) == colour(image, 12, 40) == "#0000ff"
    assert colour(image, 11, 21) == "#ffffff"


@pytest.mark.parametrize("data", [b"", b"not a picture", b"\x89PNG\r\n\x1a\n broken"])
def test_what_stands_instead_of_a_picture_that_cannot_be_read_is_painted_in_its_place(data: bytes) -> None:
    mark = Image(Box(20, 10, 40, 40), "face", instead=(Shape(Box(0, 0, 40, 40), "#123456"),))
    image = painted(mark, images={"face": data})
    assert colour(image, 31, 31) == colour(image, 69, 69) == "#123456" and colour(image, 29, 29) == "#ffffff"


def test_a_picture_that_is_still_being_read_is_plain_ground() -> None:
    data = BytesIO()
    Pixels.new("RGB", (21, 23), (0, 0, 255)).save(data, "PNG")
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_piece(
        painter,
        Piece(("card", "x"), Box(0, 0, 40, 40), (Image(Box(0, 0, 40, 40), "face"),)),
        LIGHT,
        {"face": data.getvalue()},
    )
    painter.end()
    assert colour(image, 20, 20) == LIGHT.colour("chip.fill").lower()


def test_a_replaced_picture_is_shown_at_once() -> None:
    piece = Piece(("card", "one"), Box(0, 0, 40, 40), (Image(Box(0, 0, 40, 40), "face"),))
    seen = []
    for blue in (10, 200):
        data = BytesIO()
        Pixels.new("RGB", (20, 20), (0, 0, blue)).save(data, "PNG")
        opened_pictures().sure(data.getvalue())
        image = QImage(40, 40, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        paint_piece(painter, piece, LIGHT, {"face": data.getvalue()})
        painter.end()
        seen.append(image.pixelColor(20, 20).blue())
    assert seen == [10, 200]


def test_painting_leaves_the_painter_where_it_was() -> None:
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.scale(1.5, 1.5)
    before = painter.transform()
    marks = (Text(3, 4, QtShaper().shape("a", TextStyle(9.5), 50), "text"), Icon(0, 0, 12, "add", "text"))
    paint_piece(painter, Piece(("card", "x"), Box(7, 9, 10, 10), marks), LIGHT, {})
    after = painter.transform()
    painter.end()
    assert (after.m11(), after.dx(), after.dy()) == pytest.approx((before.m11(), before.dx(), before.dy()))


def test_widget_icons_are_sharp_and_pale_when_disabled() -> None:
    made = icon("save", "text", LIGHT)
    normal = made.pixmap(QSize(24, 24), 1.0, QIcon.Mode.Normal).toImage()
    disabled = made.pixmap(QSize(24, 24), 1.0, QIcon.Mode.Disabled).toImage()
    darkest = min(
        normal.pixelColor(x, y).lightness()
        for x in range(24)
        for y in range(24)
        if normal.pixelColor(x, y).alpha() > 200
    )
    pale = min(
        disabled.pixelColor(x, y).lightness()
        for x in range(24)
        for y in range(24)
        if disabled.pixelColor(x, y).alpha() > 200
    )
    assert darkest < 80 < pale
    double = icon_pixmap("save", "text", LIGHT, 24, 2.0)
    assert (double.width(), double.devicePixelRatio()) == (48, 2.0)
    with pytest.raises(KeyError):
        icon("save", "no.such.role", LIGHT)
    assert QColor(LIGHT.colour("text")).lightness() < 80
