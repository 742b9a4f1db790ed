"""The picture: what every painter paints. Marks with absolute places in points, y downwards, colours as theme roles.

A picture is made of pieces; a piece is one thing a user can point at (a card, a stage header, a connection). Marks in
a piece are relative to its origin, so that a piece that only moved keeps its marks (and a painter its cache of them).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from journey_editor.layout.later import Told
from journey_editor.layout.text import ShapedText

Colour = str
"""A theme role ("card.fill"), or "#rrggbb" for a colour that a user chose. Painters ask the theme for both."""


class Point(NamedTuple):
    """A place in points."""

    x: float
    y: float


class Box(NamedTuple):
    """A rectangle in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of its lower edge."""
        return self.y + self.height

    @property
    def centre(self) -> Point:
        """Its middle."""
        return Point(self.x + self.width / 2, self.y + self.height / 2)

    def moved(self, dx: float, dy: float) -> Box:
        """The same rectangle, shifted."""
        return Box(self.x + dx, self.y + dy, self.width, self.height)

    def grown(self, by: float) -> Box:
        """The rectangle with `by` points more on every side."""
        return Box(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def contains(self, x: float, y: float) -> bool:
        """Whether a point lies in it (left and upper edge belong to it)."""
        return self.x <= x < self.right and self.y <= y < self.bottom

    def meets(self, other: Box) -> bool:
        """Whether the two share any area."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def united(self, other: Box) -> Box:
        """The smallest rectangle around both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Box(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)


class Stroke(NamedTuple):
    """A pen. `width` in points; `dash` is on, off, on, off ... in points (empty: solid)."""

    colour: Colour
    width: float = 1.0
    dash: tuple[float, ...] = ()


class Shape(NamedTuple):
    """A rectangle, rounded by `radius` points (half its height: a pill; half of a square: a circle)."""

    box: Box
    fill: Colour | None = None
    stroke: Stroke | None = None
    radius: float = 0.0
    link: str = ""
    """As of a `Text`."""


Command = tuple[Literal["M", "L", "C", "Z"], tuple[float, ...]]
"""Move (x, y), line (x, y), cubic (x1, y1, x2, y2, x, y), close ()."""


class Path(NamedTuple):
    """Lines and cubic curves, with round caps and joins. Filled with the non-zero rule."""

    commands: tuple[Command, ...]
    fill: Colour | None = None
    stroke: Stroke | None = None


class Text(NamedTuple):
    """Shaped text with its upper left corner at (x, y). `link` is a checked https: or mailto: address, "#" and
    the name of an anchor, or empty."""

    x: float
    y: float
    shaped: ShapedText
    colour: Colour
    link: str = ""


class Icon(NamedTuple):
    """A line icon by the name of its file, in a square of `size` points with its upper left corner at (x, y)."""

    x: float
    y: float
    size: float
    name: str
    colour: Colour


class Image(NamedTuple):
    """A picture of the document's, by the id of its record, clipped to a box with rounded corners.

    `instead` are the marks, relative to the box's corner, that say so where it cannot be shown.
    """

    box: Box
    picture: str
    radius: float = 0.0
    instead: tuple[Mark, ...] = ()


Mark = Shape | Path | Text | Icon | Image

PieceKey = tuple[str, str]
"""What a piece is and the id of the record it shows: ("card", "touchpoint-x")."""


class Piece(NamedTuple):
    """One thing on the board, with its marks relative to (box.x, box.y).

    `z` orders painting. `told` says the piece in one sentence, for screen readers and for the PDF's alternative text.
    """

    key: PieceKey
    box: Box
    marks: Sequence[Mark]
    z: float = 0
    told: str | Told = ""
    corners: tuple[Point, ...] = ()
    """Of a connection: the corners of its line, as the marks relative to the box."""
    column: int | None = None
    """The column from whose cards' left edge the box is measured while it is kept in a `Group`; None: the board's."""

    @property
    def kind(self) -> str:
        """What it is: "card", "stage", "lane", ..."""
        return self.key[0]

    @property
    def record_id(self) -> str:
        """The record it shows."""
        return self.key[1]

    @property
    def label(self) -> str:
        """The piece in one sentence; empty for what only decorates."""
        return str(self.told)


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A line of a document outline, with the place it leads to."""

    title: str
    target: Point
    level: int = 0


@dataclass(frozen=True, slots=True)
class ReadingCell:
    """What stands in a cell, in reading order, and over how many columns it reaches."""

    keys: tuple[PieceKey, ...]
    span: int = 1


@dataclass(frozen=True, slots=True)
class ReadingTable:
    """Keys of pieces by where they are read. Every row is as wide as there are steps."""

    stages: tuple[ReadingCell, ...]
    steps: tuple[ReadingCell, ...]
    rows: tuple[tuple[PieceKey, tuple[ReadingCell, ...]], ...]
    """The key of a lane's name, then its cells."""

    def keys(self) -> Iterator[PieceKey]:
        """All pieces that are in the table."""
        for cell in (*self.stages, *self.steps):
            yield from cell.keys
        for name, cells in self.rows:
            yield name
            for cell in cells:
                yield from cell.keys


@dataclass(frozen=True, slots=True)
class Picture:
    """A whole board (or page): pieces in painting order, and how large it is in points."""

    width: float
    height: float
    pieces: tuple[Piece, ...]
    background: Colour = "board.background"
    bookmarks: tuple[Bookmark, ...] = ()
    images: dict[str, bytes] = field(default_factory=dict)
    """Encoded PNG or JPEG bytes of the pictures that `Image` marks name."""
    anchors: dict[str, Point] = field(default_factory=dict)
    """Places that links inside a document lead to, by name."""
    table: ReadingTable | None = None
    """The board as a table, for those who do not see it."""
