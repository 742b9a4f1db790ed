"""The sheet that a report is set on, and its text styles. All measures in points."""

from __future__ import annotations

from dataclasses import dataclass

from journey_editor.layout.papers import PAPERS, Paper
from journey_editor.layout.picture import Box
from journey_editor.layout.text import TextStyle

FOOT = 36.0
"""Under the text: the room of the two lines at the foot."""

COVER_TITLES = (TextStyle(28, 700, 34), TextStyle(24, 700, 29), TextStyle(20, 700, 25), TextStyle(16, 700, 20))
"""The largest at which a title takes few lines."""
HEADINGS = (TextStyle(20, 700, 25), TextStyle(14, 700, 18), TextStyle(11.5, 600, 15))
"""By level, from 0."""
BODY = TextStyle(10, 400, 14)
STRONG = TextStyle(10, 600, 14)
QUOTE = TextStyle(10, 400, 14, italic=True)
LABEL = TextStyle(9, 600, 13)
SMALL = TextStyle(9, 400, 12.5)
CELL = TextStyle(9, 400, 12.5)
CELL_HEAD = TextStyle(9, 600, 12.5)
FOOTER = TextStyle(9, 400, 11)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper as it lies, with equal margins on all sides."""

    paper: Paper = PAPERS["A4"]
    is_landscape: bool = False
    margin: float = 42.0

    @property
    def width(self) -> float:
        """Of the whole sheet."""
        return self.paper.size(self.is_landscape)[0]

    @property
    def height(self) -> float:
        """Of the whole sheet."""
        return self.paper.size(self.is_landscape)[1]

    @property
    def room(self) -> Box:
        """Where text may stand: inside the margins, above the foot."""
        return Box(self.margin, self.margin, self.width - 2 * self.margin, self.height - 2 * self.margin - FOOT)
