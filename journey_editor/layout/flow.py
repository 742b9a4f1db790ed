"""Setting marks one after another, in a column: what every card and header of the board is built with."""

from __future__ import annotations

from journey_editor.layout.picture import Icon, Mark, Text
from journey_editor.layout.text import ShapedText, Shaper, TextStyle


class Flow:
    """A column of marks that grows downwards. Places are in points, relative to the piece."""

    def __init__(self, shaper: Shaper, x: float, y: float, width: float) -> None:
        self.shaper = shaper
        self.x = x
        self.y = y
        self.width = width
        self.marks: list[Mark] = []

    def text(
        self, text: str, style: TextStyle, colour: str, lines: int, *, inset: float = 0.0, at_left: bool = False
    ) -> ShapedText:
        """A paragraph of at most `lines` lines, `inset` from the left; the column goes on under it.

        `at_left` keeps right-to-left text at the left edge too, where the column is much wider than what is seen of it.
        """
        shaped = self.shaper.shape(text, style, self.width - inset, lines)
        x = self.x + inset - (shaped.inset if at_left else 0.0)
        self.marks.append(Text(x, self.y, shaped, colour))
        self.y += shaped.height
        return shaped

    def icon_line(
        self, icon: str, text: str, style: TextStyle, colour: str, *, icon_colour: str = "", lines: int = 1
    ) -> None:
        """An icon and a line of text beside it, or at most so many."""
        size = style.size + 2.5
        self.marks.append(Icon(self.x, self.y + (style.line_height - size) / 2, size, icon, icon_colour or colour))
        self.text(text, style, colour, lines, inset=size + 4)

    def gap(self, height: float) -> None:
        """Leave room."""
        self.y += height


def icon_text(
    shaper: Shaper, x: float, y: float, icon: str, text: str, style: TextStyle, colour: str, width: float
) -> tuple[list[Mark], float]:
    """An icon with a short text beside it, on one line at (x, y). Gives the marks and the x where they end."""
    size = style.size + 3
    marks: list[Mark] = [Icon(x, y + (style.line_height - size) / 2, size, icon, colour)]
    end = x + size
    if text:
        shaped = shaper.shape(text, style, max(1.0, width - size - 3), 1)
        marks.append(Text(end + 3 - shaped.inset, y, shaped, colour))
        end += 3 + shaped.width
    return marks, end
