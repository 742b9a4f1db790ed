"""A made-up board with one of everything, for the tests of the painters."""

from __future__ import annotations

from io import BytesIO

from PIL import Image as Pixels
from PIL import ImageDraw

from journey_editor.layout.frame import Frame
from journey_editor.layout.picture import (
    Bookmark,
    Box,
    Icon,
    Image,
    Mark,
    Path,
    Picture,
    Piece,
    Point,
    Shape,
    Stroke,
    Text,
)
from journey_editor.layout.text import TextStyle
from journey_editor.painting.shaper import QtShaper

TITLE = TextStyle(13, 700)
BODY = TextStyle(9.5)
QUOTE = TextStyle(9.5, italic=True)
STRONG = TextStyle(11, 600)

TEXTS = {
    "latin": "Kickoff & Größe: naïve café (AVA) fi – “done” <b>not bold</b>",
    "arabic": "مرحبا بالعالم هذا اختبار",
    "hebrew": "שלום עולם זה מבחן",
    "devanagari": "नमस्ते दुनिया प्रक्षेपण",
    "thai": "ยินดีต้อนรับสู่การทดสอบ",
    "greek": "Καλημέρα κόσμε",
    "cyrillic": "Привет, мир",
    "emoji": "Launch 🚀 done ✅ 👩‍💻 team",
    "mixed": "Demo مع الفريق on day 3",
}
"""A text in each script that the bundled fonts cover."""

CHINESE = "客户旅程"


def photograph(width: int = 60, height: int = 40, kind: str = "PNG") -> bytes:
    """A picture with something to see in it."""
    pixels = Pixels.new("RGB", (width, height), (47, 85, 212))
    ImageDraw.Draw(pixels).ellipse((width / 4, height / 4, width * 3 / 4, height * 3 / 4), fill=(255, 196, 75))
    out = BytesIO()
    pixels.save(out, kind)
    return out.getvalue()


def text_piece(
    text: str, x: float = 10, y: float = 10, width: float = 500, style: TextStyle = BODY, link: str = ""
) -> Piece:
    """A piece of nothing but text."""
    shaped = QtShaper().shape(text, style, width)
    return Piece(("note", "text"), Box(x, y, width, shaped.height), (Text(0, 0, shaped, "text", link),))


def text_picture(*texts: str, style: TextStyle = BODY) -> Picture:
    """A picture with one text under another."""
    pieces = []
    y = 10.0
    for text in texts:
        pieces.append(text_piece(text, y=y, style=style))
        y = pieces[-1].box.bottom + 4
    return Picture(520, y + 10, tuple(pieces))


def card(index: int, text: str, box: Box) -> Piece:
    """A touchpoint card: shadow, body, icon, title, note, a dashed line, a badge."""
    shape = QtShaper().shape
    marks: tuple[Mark, ...] = (
        Shape(Box(0, 2, box.width, box.height), "card.shadow", radius=8),
        Shape(Box(0, 0, box.width, box.height), "card.fill", Stroke("card.line"), 8),
        Icon(10, 10, 18, ("channel-email", "channel-phone", "channel-chat")[index % 3], "accent"),
        Text(34, 9, shape(f"Touchpoint {index + 1}", STRONG, box.width - 44, 1), "text.strong"),
        Text(10, 34, shape(text, BODY, box.width - 20, 2), "text"),
        Path(
            (("M", (10, 70)), ("L", (box.width - 10, 70))),
            stroke=Stroke("board.line.strong", 1.5, (6, 4)),
        ),
        Shape(Box(10, 76, 14, 14), "emotion.2", radius=7),
        Text(30, 76, shape("“Very helpful”", QUOTE, box.width - 40, 1), "text.muted"),
    )
    return Piece(("card", f"card-{index}"), box, marks, told=f"Touchpoint {index + 1}: {text}")


def board(columns: int = 5, rows: int = 2) -> tuple[Picture, Frame]:
    """Stage headers above, lane names to the left, a card in every cell, curves and an arrow."""
    shape = QtShaper().shape
    wide, high, left, top = 190.0, 130.0, 120.0, 50.0
    width, height = left + columns * wide, top + rows * high
    texts = list(TEXTS.values())
    pieces = []
    bookmarks = []
    for column in range(columns):
        box = Box(left + column * wide, 0, wide - 6, top - 8)
        title = shape(f"Stage {column + 1}", TITLE, box.width - 20, 1, "center")
        marks: tuple[Mark, ...] = (
            Shape(Box(0, 0, box.width, box.height), "stage.fill", radius=6),
            Text(10, 12, title, "stage.text"),
        )
        pieces.append(Piece(("stage", f"stage-{column}"), box, marks, told=f"Stage {column + 1}"))
        bookmarks.append(Bookmark(f"Stage {column + 1}", Point(box.x, box.y)))
    for row in range(rows):
        box = Box(0, top + row * high, left - 8, high - 8)
        marks = (
            Shape(Box(0, 0, box.width, box.height), "persona.teal.soft"),
            Image(Box(12, 12, 40, 40), "face", 20),
            Text(12, 60, shape(f"Lane {row + 1}", STRONG, box.width - 20, 2), "persona.teal"),
        )
        pieces.append(Piece(("lane", f"lane-{row}"), box, marks, told=f"Lane {row + 1}"))
        bookmarks.append(Bookmark(f"Lane {row + 1}", Point(box.x, box.y), 1))
        for column in range(columns):
            index = row * columns + column
            place = Box(left + column * wide + 6, top + row * high + 8, wide - 18, 100)
            pieces.append(card(index, texts[index % len(texts)], place))
    curve = Path(
        (("M", (left + 100, top + 110)), ("C", (left + 250, top + 200, left + 300, top + 60, left + 480, top + 120))),
        stroke=Stroke("connection.loop_back", 2, (1, 5)),
    )
    arrow = Path(
        (
            ("M", (left + 490, top + 121)),
            ("L", (left + 478, top + 114)),
            ("L", (left + 478, top + 128)),
            ("Z", ()),
        ),
        fill="connection.loop_back",
    )
    pieces.append(Piece(("connection", "loop"), Box(0, 0, width, height), (curve, arrow), told="loops back"))
    frame = Frame(
        Box(0, 0, width, top),
        Box(0, 0, left, height),
        tuple(left + column * wide for column in range(1, columns + 1)),
        tuple(top + row * high for row in range(1, rows + 1)),
    )
    picture = Picture(width, height, tuple(pieces), bookmarks=tuple(bookmarks), images={"face": photograph()})
    return picture, frame
