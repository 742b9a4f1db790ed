"""Headings, paragraphs, lists and facts as chunks of one width."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import count, pairwise

from journey_editor.layout.characters import is_right_to_left
from journey_editor.layout.pages import Placement
from journey_editor.layout.picture import Box, Icon, Mark, Piece, Shape, Text
from journey_editor.layout.text import Shaper, TextStyle
from journey_editor.reports.blocks import Fact, Item, Paragraph, Title
from journey_editor.reports.chunk import Chunk
from journey_editor.reports.sheet import BODY, HEADINGS, LABEL, STRONG

_LINES_A_CHUNK = 8
"""A longer paragraph may go on on the next page after so many lines."""
_ABOVE_HEADING = (0.0, 18.0, 11.0)
_HEADING_LINES, _MOST_HEADING_LINES = 4, 16
_UNDER_HEADING = (8.0, 5.0, 3.0)
_PARAGRAPH_GAP = 5.0
_BULLET_INSET = 12.0
_LABEL_WIDTH = 118.0

_QUIET = {"text.muted", "unknown"}

UNKNOWN = "unknown"


class Setter:
    """Sets what a report says in columns of `width` points."""

    def __init__(self, shaper: Shaper, width: float) -> None:
        self.shaper = shaper
        self.width = width
        self._numbers = count(1)

    def narrower(self, width: float) -> Setter:
        """A setter for a narrower column, whose pieces are numbered on."""
        made = Setter(self.shaper, width)
        made._numbers = self._numbers
        return made

    def key(self, kind: str) -> tuple[str, str]:
        """The key of a new piece: what it is ("h1", "p", "td" ...), and a number."""
        return kind, str(next(self._numbers))

    def heading(
        self, text: str, level: int = 0, anchor: str = "", *, in_outline: bool = True, lines: int = _HEADING_LINES
    ) -> Chunk:
        """A heading of level 0, 1 or 2; it never stands alone at the end of a page.

        Where it has more lines than these it is set in the letters of the next level, so that a name of any length that
        a record may have stands whole.
        """
        shaped = self.shaper.shape(text, HEADINGS[level], self.width, lines)
        if shaped.is_cut:
            smaller = HEADINGS[level + 1] if level + 1 < len(HEADINGS) else STRONG
            shaped = self.shaper.shape(text, smaller, self.width, _MOST_HEADING_LINES)
        piece = self._piece(f"h{level + 1}", shaped.height, Text(0, 0, shaped, "text.strong"))
        return Chunk(
            shaped.height + _UNDER_HEADING[level],
            (piece,),
            before=_ABOVE_HEADING[level],
            keeps_next=True,
            anchor=anchor,
            bookmark=" ".join(text.split()) if in_outline else "",
            level=level,
            says=(Title(" ".join(text.split()), level, anchor),),
        )

    def paragraph(
        self, text: str, style: TextStyle = BODY, colour: str = "text", *, inset: float = 0.0, link: str = ""
    ) -> list[Chunk]:
        """A paragraph, all of it; a long one may be continued on the next page."""
        chunks = []
        for part in parts_of(text, style, self.width - inset, self.shaper):
            shaped = self.shaper.shape(part, style, self.width - inset)
            piece = self._piece("p", shaped.height, Text(inset, 0, shaped, colour, link))
            chunks.append(Chunk(shaped.height, (piece,)))
        if chunks:
            said = Paragraph(text, link, style.weight >= 600, style.italic, colour in _QUIET)
            chunks[0] = replace(chunks[0], before=_PARAGRAPH_GAP, says=(said,))
        return chunks

    def lead_in(self, text: str, style: TextStyle = BODY, colour: str = "text") -> list[Chunk]:
        """A short paragraph that stands on one page with what it leads to."""
        return [replace(chunk, keeps_next=True) for chunk in self.paragraph(text, style, colour)]

    def bullets(
        self, texts: Iterable[str], style: TextStyle = BODY, colour: str = "text", link: str = ""
    ) -> list[Chunk]:
        """A list, a point before each; all lead to the same place where there is a link."""
        chunks = []
        for text in texts:
            x = self.width - 6.2 if is_right_to_left(text) else 3.0
            mark = Shape(Box(x, style.line_height / 2 - 1.5, 3.2, 3.2), colour, None, 1.6)
            set_text = self._led_by(mark, text, style, colour, _BULLET_INSET, link)
            if set_text:
                piece = set_text[0].pieces[0]
                piece = piece._replace(key=("li", piece.key[1]))
                set_text[0] = replace(set_text[0], pieces=(piece,), says=(Item(text),))
            chunks += set_text
        return chunks

    def facts(self, facts: Sequence[tuple[str, str]], label_width: float = _LABEL_WIDTH) -> list[Chunk]:
        """What is known, a label before each; what is empty says "unknown" in grey."""
        chunks: list[Chunk] = []
        for label, text in facts:
            known = text.strip()
            shaped = self.shaper.shape(label, LABEL, label_width - 10, 2)
            words = self.paragraph(known or UNKNOWN, BODY, "text" if known else "unknown", inset=label_width)
            first = words[0]
            title = self._piece("label", shaped.height, Text(0, 0.5, shaped, "text.muted"))
            height = max(first.height, shaped.height)
            said = (Fact(label, known),)
            words[0] = replace(first, pieces=(title, *first.pieces), height=height, before=3.0, says=said)
            chunks += words
        return chunks

    def icon_line(
        self, icon: str, text: str, style: TextStyle = BODY, colour: str = "text", link: str = ""
    ) -> list[Chunk]:
        """A paragraph with an icon before it."""
        size = style.size + 3
        x = self.width - size if is_right_to_left(text) else 0.0
        mark = Icon(x, (style.line_height - size) / 2, size, icon, colour)
        return self._led_by(mark, text, style, colour, size + 5, link)

    def _led_by(
        self, mark: Icon | Shape, text: str, style: TextStyle, colour: str, inset: float, link: str
    ) -> list[Chunk]:
        """A paragraph with a mark before it: at its right where the text runs from right to left."""
        chunks = self.paragraph(text, style, colour, inset=inset, link=link)
        if is_right_to_left(text):
            chunks = [replace(chunk, pieces=tuple(_at_left(piece) for piece in chunk.pieces)) for chunk in chunks]
        if chunks:
            piece = chunks[0].pieces[0]
            chunks[0] = replace(chunks[0], pieces=(piece._replace(marks=(mark, *piece.marks)),), before=2.0)
        return chunks

    def gap(self, height: float) -> Chunk:
        """Empty room; none at the head of a page."""
        return Chunk(0.0, before=height)

    def rule(self, colour: str = "board.line") -> Chunk:
        """A thin line across."""
        return Chunk(1.0, (self._piece("rule", 1.0, Shape(Box(0, 0, self.width, 0.75), colour)),), before=8.0)

    def figure(self, placements: Sequence[Placement], height: float) -> Chunk:
        """Parts of pictures, `height` points high together."""
        return Chunk(height, figures=tuple(placements), before=8.0)

    def _piece(self, kind: str, height: float, *marks: Mark) -> Piece:
        label = marks[0].shaped.text if isinstance(marks[0], Text) else ""
        return Piece(self.key(kind), Box(0, 0, self.width, height), marks, told=label)


def parts_of(text: str, style: TextStyle, width: float, shaper: Shaper, lines: int = _LINES_A_CHUNK) -> list[str]:
    """A text in parts of at most `lines` lines of `width` points; together they are the whole text."""
    shaped = shaper.shape(text, style, width)
    if shaped.height < (lines + 0.5) * style.line_height:  # to look at its lines is to set it once more
        return [text] if text.strip() else []
    starts, at = [], 0
    for line in shaped.lines:
        at = max(at, text.find(line.text, at))
        starts.append(at)
        at += len(line.text)
    cuts = [0, *starts[lines::lines], len(text)]
    return [part for start, end in pairwise(cuts) if (part := text[start:end].strip("\n")).strip()]


def _at_left(piece: Piece) -> Piece:
    """With its texts at its left edge, so that what is kept free for a mark is at its right."""
    return piece._replace(marks=[mark._replace(x=0.0) if isinstance(mark, Text) else mark for mark in piece.marks])
