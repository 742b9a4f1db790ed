"""Slides of native shapes: boxes, tables, curves. All measures in points; every shape has an alternative text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from itertools import count, pairwise
from math import ceil
from typing import Any, TypeVar
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn
from pptx.util import Pt

from journey_editor.layout.characters import is_right_to_left, shown
from journey_editor.layout.picture import Box
from journey_editor.layout.text import Shaper, TextStyle
from journey_editor.layout.theme import theme
from journey_editor.layout.unshown import CANNOT_BE_SHOWN

T = TypeVar("T")
WIDTH, HEIGHT, MARGIN = 960.0, 540.0, 36.0
ROOM = Box(MARGIN, 78, WIDTH - 2 * MARGIN, HEIGHT - 78 - 40)
"""Under the title, above the foot."""
_INSET = 5.0
_LOGO = (150.0, 40.0)
"""The box that a logo is fitted into."""
_RESERVE = 0.86
"""Of the width, what text may take by our own measure: whoever opens the slides may have a wider typeface."""
_LINE = 1.3
"""The height of a line, of its size: the highest of the usual typefaces."""
_CONTINUED, _CONTINUED_WIDTH = ", continued", 160.0
_TITLES = (24.0, 20.0, 17.0)
"""The sizes of a title: the largest at which it is not cut."""
_TABLE_HEAD, _LOWEST_ROW, _CELL_INSET = 26.0, 28.0, 4.0
_CELLS = (12.0, 11.0, 10.0)
"""The sizes of a table's text: the largest at which nothing has to be cut."""
_TITLE_ONLY = 5
"""The layout of the standard template that has a title and nothing else."""
CONTINUED = "The full text is in the notes of the slide before."
"""The notes of a slide that goes on with what another began."""
_SAME_DAY = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Logo:
    """A picture as this program encoded it (empty: it cannot be shown), its size in pixels, and what it shows in
    words."""

    data: bytes
    width: int
    height: int
    words: str


class Deck:
    """A presentation that is being made."""

    def __init__(self, shaper: Shaper, language: str, foot: str) -> None:
        self._shaper = shaper
        self._language = language
        self._foot = foot
        self._theme = theme("print")
        self._made: Any = Presentation()
        self._made.slide_width, self._made.slide_height = Pt(WIDTH), Pt(HEIGHT)
        self.slide: Any = None
        self._name_notes()

    def _name_notes(self) -> None:
        """Every slide has notes, so they are numbered as they come: else each looks through all that there is."""
        package, numbers = self._made.part.package, count(1)
        name_anything = package.next_partname

        def name(template: str) -> PackURI:
            if "notesSlide" in template:
                return PackURI(template % next(numbers))
            return name_anything(template)  # type: ignore[no-any-return]

        package.next_partname = name

    def add_slide(self, title: str, notes: str, logo: Logo | None = None, *, is_continued: bool = False) -> None:
        """A new slide; what is put on from here on stands on it. The logo is at the right of its title.

        That it goes on with what another began is said in full, also where the title has to be cut.
        """
        self.slide = self._made.slides.add_slide(self._made.slide_layouts[_TITLE_ONLY])
        self.slide.shapes.turbo_add_enabled = True  # else all shapes are asked for their numbers before each
        heading = self.slide.shapes.title
        heading.left, heading.top, heading.width, heading.height = Pt(MARGIN), Pt(22), Pt(ROOM.width), Pt(48)
        room = ROOM.width - (self._logo(logo) if logo is not None else 0.0)
        heading.width = Pt(room)
        said = title + _CONTINUED * is_continued
        size = next((one for one in _TITLES if self.fitted(said, room, 48, one, 700) == said), _TITLES[-1])
        if is_continued and self.fitted(said, room, 48, size, 700) != said:
            said = self.fitted(title, room - _CONTINUED_WIDTH, 48, size, 700) + _CONTINUED
        self._say(heading.text_frame, self.fitted(said, room, 48, size, 700), size, "text.strong", is_bold=True)
        heading.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        number = len(self._made.slides)
        self.text(Box(MARGIN, HEIGHT - 34, ROOM.width, 24), f"{self._foot}  \u00b7  {number}", 10, "text.muted")
        self.slide.notes_slide.notes_text_frame.text = shown(notes)

    def _logo(self, logo: Logo) -> float:
        """Put it at the upper right corner; the width that it takes."""
        scale = min(_LOGO[0] / logo.width, _LOGO[1] / logo.height)
        wide, high = logo.width * scale, logo.height * scale
        box = Box(ROOM.right - wide, 22 + (48 - high) / 2, wide, high)
        if logo.data:
            _name(self.slide.shapes.add_picture(BytesIO(logo.data), *_places(box)), logo.words)
        else:
            self.text(box, CANNOT_BE_SHOWN, 10, "text.muted")
        return wide + 2 * _INSET

    def text(self, box: Box, text: str, size: float, colour: str = "text", *, is_bold: bool = False) -> None:
        """Text without a ground."""
        made = self.slide.shapes.add_textbox(*_places(box))
        fitted = self.fitted(text, box.width, box.height, size, 700 if is_bold else 400)
        self._say(made.text_frame, fitted, size, colour, is_bold)
        _name(made, text)

    def box(
        self,
        box: Box,
        text: str,
        size: float = 10,
        *,
        fill: str = "card.fill",
        line: str = "card.line",
        colour: str = "text",
        is_bold: bool = False,
        has_name: bool = False,
        words: str = "",
        rounded: bool = True,
        line_width: float = 1.0,
    ) -> None:
        """A box with a text in it, whose first line is a name that stands out where it `has_name`; `words` is its
        alternative text where that is more than what it says."""
        kind = MSO_SHAPE.ROUNDED_RECTANGLE if rounded else MSO_SHAPE.RECTANGLE
        made = self.slide.shapes.add_shape(kind, *_places(box))
        if rounded:
            made.adjustments[0] = min(0.5, 6 / max(1.0, min(box.width, box.height)))
        self._paint(made, fill, line, line_width)
        weight = 700 if is_bold else 400
        fitted = self.fitted(text, box.width - 2 * _INSET, box.height - 2 * _INSET, size, weight)
        self._say(made.text_frame, fitted, size, colour, is_bold)
        if has_name:
            for run in made.text_frame.paragraphs[0].runs:
                run.font.bold = True
        made.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE if is_bold else MSO_ANCHOR.TOP
        _name(made, words or text)

    def point(self, x: float, y: float, radius: float, fill: str | None, line: str, words: str) -> None:
        """A circle; without a fill it is hollow."""
        box = Box(x - radius, y - radius, 2 * radius, 2 * radius)
        made = self.slide.shapes.add_shape(MSO_SHAPE.OVAL, *_places(box))
        self._paint(made, fill or "card.fill", line, 1.25)
        _name(made, words)

    def curve(self, points: Sequence[tuple[float, float]], colour: str, width: float, words: str) -> None:
        """A line through points, as one shape whose points can be moved."""
        if len(points) < 2:
            return
        first, *rest = [(Pt(x), Pt(y)) for x, y in points]
        builder = self.slide.shapes.build_freeform(*first, scale=1.0)
        builder.add_line_segments(rest, close=False)
        made = builder.convert_to_shape()
        made.fill.background()
        made.line.color.rgb = self._rgb(colour)
        made.line.width = Pt(width)
        _name(made, words)

    def table(self, box: Box, titles: Sequence[str], shares: Sequence[float], rows: Sequence[Sequence[str]]) -> None:
        """A native table of at most the box's height, in letters as large as there is room for; each row is as high as
        what it says, and where there is no room for all of it, the highest are lower."""
        whole = sum(shares)
        widths = [box.width * share / whole for share in shares]
        room = box.height - _TABLE_HEAD
        for size in _CELLS:
            heights = [max(self._needs(*cell, size) for cell in zip(row, widths, strict=True)) for row in rows]
            heads = [self._needs(*cell, size, 700) for cell in zip(titles, widths, strict=True)]
            if sum(heights) <= room and max(heads) <= _LOWEST_ROW:
                break
        heights = _capped(heights, room)
        places = _places(box._replace(height=_TABLE_HEAD + sum(heights)))
        made = self.slide.shapes.add_table(len(rows) + 1, len(titles), *places)
        table = made.table
        for at, width in enumerate(widths):
            table.columns[at].width = Pt(width)
        for row, texts in enumerate([titles, *rows]):
            high = heights[row - 1] if row else _TABLE_HEAD
            table.rows[row].height = Pt(high)
            for at, text in enumerate(texts):
                cell = table.cell(row, at)
                cell.margin_left = cell.margin_right = cell.margin_top = cell.margin_bottom = Pt(_CELL_INSET)
                cell.fill.solid()
                cell.fill.fore_color.rgb = self._rgb(
                    "chip.fill" if row == 0 else "board.stripe" if row % 2 == 0 else "card.fill"
                )
                is_unknown = text == "unknown"
                colour = "text.strong" if row == 0 else "text.muted" if is_unknown else "text"
                fitted = self.fitted(text, widths[at] - 2 * _CELL_INSET, high - 2 * _CELL_INSET, size)
                self._say(cell.text_frame, fitted, size, colour, row == 0, can_shrink=False)
        _name(made, f"Table: {', '.join(titles)}")

    def _needs(self, text: str, width: float, size: float, weight: int = 400) -> float:
        """How high a cell has to be to show all of a text."""
        style = TextStyle(size, weight, size * _LINE)
        shaped = self._shaper.shape(text, style, (width - 2 * _CELL_INSET) * _RESERVE)
        return max(_LOWEST_ROW, shaped.height + 2 * _CELL_INSET + 0.1)

    def height_of(self, text: str, width: float, size: float) -> float:
        """How high a box of that width has to be to show all of a text."""
        shaped = self._shaper.shape(text, TextStyle(size, 400, size * _LINE), (width - 2 * _INSET) * _RESERVE)
        return shaped.height + 2 * _INSET + 0.1

    def has_room(self, text: str, box: Box, size: float, *, is_bold: bool = False) -> bool:
        """Whether a box of that size shows all of a text."""
        return self.fitted(text, box.width - 2 * _INSET, box.height - 2 * _INSET, size, 700 if is_bold else 400) == text

    def fitted(self, text: str, width: float, height: float, size: float, weight: int = 400) -> str:
        """As much of a text as has room; the whole of it is in the notes."""
        style = TextStyle(size, weight, size * _LINE)
        lines = max(1, int(height / style.line_height))
        shaped = self._shaper.shape(text, style, width * _RESERVE, lines)
        return _broken_as(text, [line.text.strip() for line in shaped.lines]) if shaped.is_cut else text

    def saved(self, title: str, author: str, subject: str, day: datetime) -> bytes:
        """The file; the same slides give the same bytes."""
        about = self._made.core_properties
        about.title, about.author, about.subject = (shown(text)[:255] for text in (title, author, subject))
        about.created = about.modified = day
        about.last_modified_by, about.revision, about.language = "", 1, self._language
        out, same = BytesIO(), BytesIO()
        self._made.save(out)
        with ZipFile(out) as made, ZipFile(same, "w", ZIP_DEFLATED) as kept:
            for name in made.namelist():
                info = ZipInfo(name, _SAME_DAY)
                info.compress_type = ZIP_DEFLATED
                kept.writestr(info, made.read(name))
        return same.getvalue()

    def _paint(self, made: Any, fill: str, line: str, width: float) -> None:
        made.fill.solid()
        made.fill.fore_color.rgb = self._rgb(fill)
        made.line.color.rgb = self._rgb(line)
        made.line.width = Pt(width)

    def _say(
        self, frame: Any, text: str, size: float, colour: str, is_bold: bool = False, *, can_shrink: bool = True
    ) -> None:
        frame.word_wrap = True
        if can_shrink:  # a still wider typeface makes the text smaller, not longer than its box
            frame.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Pt(_INSET)
        frame.text = shown(text)
        for paragraph in frame.paragraphs:
            from_right = is_right_to_left(paragraph.text)
            paragraph.alignment = PP_ALIGN.RIGHT if from_right else PP_ALIGN.LEFT
            if from_right:
                paragraph._p.get_or_add_pPr().set("rtl", "1")
            for run in paragraph.runs:
                run.font.size, run.font.bold = Pt(size), is_bold
                run.font.color.rgb = self._rgb(colour)
                run._r.get_or_add_rPr().set("lang", self._language)

    def _rgb(self, role: str) -> Any:
        return RGBColor.from_string(self._theme.colour(role)[1:].upper())  # type: ignore[no-untyped-call]


def in_groups(things: Sequence[T], size: int) -> list[Sequence[T]]:
    """In as few groups of at most so many as it takes, all about as large; one empty group where there is nothing."""
    count = max(1, ceil(len(things) / size))
    ends = [len(things) * at // count for at in range(count + 1)]
    return [things[start:end] for start, end in pairwise(ends)]


def _broken_as(text: str, lines: Sequence[str]) -> str:
    """The first lines of a text as one, with the breaks that are its own: others are made anew by who opens it."""
    said, end = lines[0] if lines else "", 0
    for before, line in pairwise(lines):
        end = max(end, text.find(before, end) + len(before))
        rest = text[end:]
        said += ("\n" if "\n" in rest[: len(rest) - len(rest.lstrip())] else " ") + line
    return said


def _capped(heights: Sequence[float], room: float) -> list[float]:
    """The heights, the highest made equal and lower where they are more than the room together."""
    left, cap = room, room
    for at, high in enumerate(sorted(heights)):
        cap = left / (len(heights) - at)
        if high > cap:
            break
        left -= high
    else:
        return list(heights)
    return [min(high, cap) for high in heights]


def _places(box: Box) -> tuple[Pt, Pt, Pt, Pt]:
    return Pt(box.x), Pt(box.y), Pt(box.width), Pt(box.height)


def _name(made: Any, words: str) -> None:
    """The alternative text of a shape, which is drawn as it is told and not as the template's style says."""
    made._element._nvXxPr.cNvPr.set("descr", shown(words))
    style = made._element.find(qn("p:style"))
    if style is not None:
        made._element.remove(style)
