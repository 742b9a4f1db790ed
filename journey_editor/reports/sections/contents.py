"""The table of contents: what begins on which page."""

from __future__ import annotations

from collections.abc import Sequence

from journey_editor.document.wording import joined
from journey_editor.layout.picture import Box, Path, Piece, Stroke, Text
from journey_editor.reports.chunk import Chunk
from journey_editor.reports.sheet import BODY
from journey_editor.reports.subject import Subject

_LINE = 22.0
_PAGE = 34.0
_GAP = 8.0


def contents(_subject: Subject) -> list[Chunk]:
    """Where the table of contents stands; it is made of all other sections (`contents_of`), so it comes last."""
    return []


def contents_of(chunks: Sequence[Chunk], lacking: Sequence[str], subject: Subject) -> list[Chunk]:
    """A line for each part that begins with a bookmark of the first level, with its page, leading there.

    Under them what the map has nothing of yet, and so no pages.
    """
    setter = subject.setter
    lines = [_line(subject, one) for one in chunks if one.bookmark and one.level == 0 and one.anchor]
    chunks = [setter.heading("Contents", 0, "contents").on_new_page(), *lines]
    if lacking:
        titles = joined([title[:1].lower() + title[1:] for title in lacking])
        told = f"Without pages, for the map has nothing there yet: {titles}."
        chunks += [setter.gap(6), *setter.paragraph(told, BODY, "text.muted")]
    return chunks


def _line(subject: Subject, of: Chunk) -> Chunk:
    setter, link = subject.setter, f"#{of.anchor}"
    title = setter.shaper.shape(of.bookmark, BODY, setter.width - _PAGE - 2 * _GAP, 1)
    page = setter.shaper.shape(subject.page(of.anchor), BODY, _PAGE, 1, "end")
    y, middle = (_LINE - BODY.line_height) / 2, _LINE / 2 + 4
    left, right = title.width + _GAP, setter.width - page.width - _GAP
    dots = Path(
        (("M", (left, middle)), ("L", (max(left, right), middle))), None, Stroke("board.line.strong", 0.6, (1, 3))
    )
    marks = (Text(-title.inset, y, title, "text", link), dots, Text(setter.width - _PAGE, y, page, "text", link))
    return Chunk(_LINE, (Piece(setter.key("p"), Box(0, 0, setter.width, _LINE), marks, told=of.bookmark),))
