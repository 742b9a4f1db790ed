"""Puts a picture on a page: one page around it, or one sheet of paper. Several sheets are in `tiles.py`.

Points throughout, y downwards. A page holds placements; the painters of a format know nothing else about paper.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from journey_editor.layout.papers import Paper
from journey_editor.layout.picture import Box, Picture, Point
from journey_editor.layout.text import TextStyle

DEFAULT_MARGIN = 28.0
FOOTER_HEIGHT = 16.0
"""What a footer takes from the lower end of a sheet's printable height."""
FOOTER = TextStyle(7.5)

LARGEST_PAGE = 14_400.0
"""The longest side of a page that every PDF reader opens (200 inches)."""


@dataclass(frozen=True, slots=True)
class Placement:
    """A part of a picture on a page: `clip` of it, with its upper left corner at (x, y), enlarged by `scale`."""

    picture: Picture
    clip: Box
    x: float
    y: float
    scale: float = 1.0
    stands_for: Picture | None = None
    """The picture of which this is a part said anew, at the same places."""
    alternative: str = ""
    """What it shows, in words, where it is only looked at: its own words are then not read out."""
    is_artifact: bool = False
    """Whether nobody reads it out: marks for the scissors, and what the sheet laid over it shows too."""

    @property
    def original(self) -> Picture:
        """The picture whose places these are."""
        return self.stands_for or self.picture

    def on_page(self, point: Point) -> Point:
        """Where a point of the picture comes to stand on the page."""
        return Point(self.x + (point.x - self.clip.x) * self.scale, self.y + (point.y - self.clip.y) * self.scale)

    def box_on_page(self, box: Box) -> Box:
        """Where a rectangle of the picture comes to stand on the page."""
        corner = self.on_page(Point(box.x, box.y))
        return Box(corner.x, corner.y, box.width * self.scale, box.height * self.scale)


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its size, what is placed on it, a line for its lower margin and a label ("B2") for its number.

    `fills` says that the picture's background covers the page and not only the part that the picture takes.
    """

    width: float
    height: float
    placements: tuple[Placement, ...]
    footer: str = ""
    label: str = ""
    fills: bool = False
    margin: float = DEFAULT_MARGIN
    share: Box | None = None
    """Of a sheet: the part of the picture that is seen on it, and on no other, when all are put together."""


def enlarged(page: Page, by: float) -> Page:
    """The same page with all that is on it, `by` times as large."""
    if by == 1:
        return page
    placements = tuple(
        replace(place, x=place.x * by, y=place.y * by, scale=place.scale * by) for place in page.placements
    )
    return replace(page, width=page.width * by, height=page.height * by, placements=placements, margin=page.margin * by)


def whole(picture: Picture) -> Box:
    """All of a picture."""
    return Box(0.0, 0.0, picture.width, picture.height)


def fitted(picture: Picture, margin: float = DEFAULT_MARGIN, scale: float = 1.0) -> Page:
    """One page exactly around the picture at a scale; smaller where a PDF could not have a page as large as that."""
    width, height = picture.width * scale + 2 * margin, picture.height * scale + 2 * margin
    less = min(1.0, LARGEST_PAGE / max(width, height))
    placement = Placement(picture, whole(picture), margin * less, margin * less, scale * less)
    return Page(width * less, height * less, (placement,), fills=True)


def scaled(
    picture: Picture,
    paper: Paper,
    landscape: bool | None,
    margin: float = DEFAULT_MARGIN,
    footer: str = "",
    largest: float = 1.0,
) -> Page:
    """One sheet with all of the picture, at the `largest` scale or smaller where it has to be, in the middle above its
    footer.

    `landscape`: None lays the sheet so that the picture comes out larger, or leaves less of it empty. Raises ValueError
    where the margins leave no room.
    """
    if landscape is None:
        landscape = picture.width > picture.height
    width, height = paper.size(landscape)
    room = room_inside(width, height, margin)
    under = FOOTER_HEIGHT if footer else 0.0
    scale = min(largest, room.width / max(picture.width, 1.0), (room.height - under) / max(picture.height, 1.0))
    x = (width - picture.width * scale) / 2
    y = (height - under - picture.height * scale) / 2
    return Page(width, height, (Placement(picture, whole(picture), x, y, scale),), footer, margin=margin)


def room_inside(width: float, height: float, margin: float) -> Box:
    """What a sheet's margins leave of it. Raises ValueError where that is less than an inch."""
    room = Box(margin, margin, width - 2 * margin, height - 2 * margin)
    if margin < 0 or min(room.width, room.height) < 72:
        raise ValueError(f"A margin of {margin:g} points leaves no room on a sheet of {width:.0f} x {height:.0f}.")
    return room
