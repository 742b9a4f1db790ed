"""The marks of a picture in a ReportLab canvas: shapes, paths, icons, images, text and links."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from io import BytesIO
from typing import Any

from reportlab.lib.utils import ImageReader

from journey_editor.export.checked_link import checked_link
from journey_editor.export.glyphs import TextWriter
from journey_editor.export.pdf_content import (
    fill_colour,
    fine,
    number,
    paint_operator,
    path,
    rectangle,
    rounded,
    stroke_colour,
)
from journey_editor.export.tags import Tagger
from journey_editor.layout.icons import ICON_SQUARE, ICON_STROKE, icon_path
from journey_editor.layout.pages import Placement
from journey_editor.layout.picture import Box, Icon, Image, Mark, Path, Piece, Shape, Stroke, Text
from journey_editor.layout.theme import Theme
from journey_editor.painting.opened_pictures import opened_pictures
from journey_editor.painting.shaper import glyphs_of

_REACH = 48.0
"""How far marks may stand out of their piece's box (shadows, labels) for the piece still to be found on a sheet."""


class MarkWriter:
    """Draws pieces in the coordinates of a placement, which the caller has set up. One for a document."""

    def __init__(self, canvas: Any, theme: Theme, tagger: Tagger, anchors: Collection[str] = ()) -> None:
        self.anchors = anchors
        """The places that links inside the document may lead to."""
        self._canvas = canvas
        self._tagger = tagger
        self._theme = theme
        self.text = TextWriter(canvas)
        self._icons: set[str] = set()
        self._images: dict[bytes, tuple[str, int, int] | None] = {}

    def draw_piece(self, piece: Piece, placement: Placement, page_height: float, is_element: bool) -> None:
        """Draw a piece where any of it can be seen through the placement's clip; it may be no element by itself."""
        clip = placement.clip
        if not piece.box.grown(_REACH).meets(clip):
            return
        dx, dy = piece.box.x, piece.box.y
        seen = clip.moved(-dx, -dy)
        if is_element:
            self._canvas.addLiteral(self._tagger.piece(piece, placement))
        self._canvas.addLiteral(f"q 1 0 0 1 {number(dx)} {number(dy)} cm")
        for mark in piece.marks:
            self._draw(mark, seen, placement.picture.images)
            if isinstance(mark, Text | Shape) and mark.link:
                goes_on = False
                for box in _link_boxes(mark):
                    if self._link(mark.link, box.moved(dx, dy), placement, page_height):
                        self._tagger.link(goes_on=goes_on)
                        goes_on = True
        self._canvas.addLiteral("Q")
        if is_element:
            self._canvas.addLiteral("EMC")

    def _draw(self, mark: Mark, seen: Box, images: Mapping[str, bytes]) -> None:
        match mark:
            case Shape():
                self._paint(
                    rounded(mark.box, mark.radius),
                    mark.fill,
                    mark.stroke,
                    "0 J 0 j",
                )
            case Path():
                self._paint(path(mark.commands), mark.fill, mark.stroke, "1 J 1 j")
            case Text():
                glyphs = glyphs_of(mark.shaped)
                colour = self._theme.colour(mark.colour)
                self.text.draw(glyphs, mark.x, mark.y, colour, seen)
            case Icon():
                self._icon(mark)
            case Image():
                self._image(mark, images.get(mark.picture, b""), seen)

    def _paint(self, outline: str, fill: str | None, stroke: Stroke | None, ends: str) -> None:
        if stroke is not None and stroke.width <= 0:
            stroke = None
        if not outline or (fill is None and stroke is None):
            return
        words = []
        if fill is not None:
            words.append(fill_colour(self._theme.colour(fill)))
        if stroke is not None:
            dash = " ".join(map(number, stroke.dash))
            words += [stroke_colour(self._theme.colour(stroke.colour)), f"{number(stroke.width)} w {ends}"]
            words.append(f"[{dash}] 0 d")
        words += [outline, paint_operator(fill is not None, stroke is not None)]
        self._canvas.addLiteral(" ".join(words))

    def _icon(self, mark: Icon) -> None:
        form = f"icon-{mark.name}"
        if mark.name not in self._icons:
            strokes = path(icon_path(mark.name))
            self._canvas.beginForm(form, 0, 0, ICON_SQUARE, ICON_SQUARE)
            self._canvas.addLiteral(f"{number(ICON_STROKE)} w 1 J 1 j [] 0 d {strokes} S")
            self._canvas.endForm()
            self._icons.add(mark.name)
        scale = fine(mark.size / ICON_SQUARE)
        colour = stroke_colour(self._theme.colour(mark.colour))
        self._canvas.addLiteral(f"q {colour} {scale} 0 0 {scale} {number(mark.x)} {number(mark.y)} cm")
        self._canvas.doForm(form)
        self._canvas.addLiteral("Q")

    def _image(self, mark: Image, data: bytes, seen: Box) -> None:
        if data not in self._images:
            self._images[data] = self._image_form(data)
        known = self._images[data]
        if known is None:
            self._canvas.addLiteral(f"q 1 0 0 1 {number(mark.box.x)} {number(mark.box.y)} cm")
            for each in mark.instead:
                self._draw(each, seen.moved(-mark.box.x, -mark.box.y), {})
            self._canvas.addLiteral("Q")
            return
        form, width, height = known
        scale = max(mark.box.width / width, mark.box.height / height)
        wide, high = width * scale, height * scale
        outline = rounded(mark.box, mark.radius)
        left = mark.box.x + (mark.box.width - wide) / 2
        lower = mark.box.y + (mark.box.height + high) / 2
        self._canvas.addLiteral(f"q {outline} W n {fine(wide)} 0 0 {fine(-high)} {number(left)} {number(lower)} cm")
        self._canvas.doForm(form)
        self._canvas.addLiteral("Q")

    def _image_form(self, data: bytes) -> tuple[str, int, int] | None:
        """A form with the picture in a square of 1, and its size in pixels; None where it cannot be shown."""
        own = opened_pictures().sure(data).data
        if not own:
            return None
        reader = ImageReader(BytesIO(own))
        width, height = reader.getSize()
        form = f"picture{len(self._images)}"
        self._canvas.beginForm(form, 0, 0, 1, 1)
        self._canvas.drawImage(reader, 0, 0, 1, 1, mask="auto")
        self._canvas.endForm()
        return form, width, height

    def _link(self, link: str, box: Box, placement: Placement, page_height: float) -> bool:
        """Let a place lead somewhere; says whether it does."""
        if not box.meets(placement.clip):
            return False
        x, y, width, height = placement.box_on_page(box)
        rectangle = (x, page_height - y - height, x + width, page_height - y)
        if link.startswith("#"):
            if link[1:] not in self.anchors:
                return False
            self._canvas.linkRect("", link[1:], rectangle, relative=0, Border="[0 0 0]")
            return True
        address = checked_link(link)
        if address:
            self._canvas.linkURL(address, rectangle, relative=0)
        return bool(address)


def _link_boxes(mark: Text | Shape) -> Iterator[Box]:
    """Where a link is pressed, relative to its piece: of a text each line."""
    if isinstance(mark, Shape):
        yield mark.box
        return
    step = mark.shaped.style.line_height
    for index, line in enumerate(mark.shaped.lines):
        if line.width:
            yield Box(mark.x + line.x, mark.y + index * step, line.width, step)


def clip_operators(box: Box) -> str:
    """The operators that clip to a rectangle from here on."""
    return f"{rectangle(box)} W n"
