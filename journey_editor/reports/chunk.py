"""What pages are filled with: chunks that are never torn, one under the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from journey_editor.layout.pages import Placement
from journey_editor.layout.picture import Piece
from journey_editor.reports.blocks import Block
from journey_editor.reports.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Chunk:
    """A part of a report that stays on one page. What it holds stands relative to its upper left corner, in points."""

    height: float
    pieces: tuple[Piece, ...] = ()
    figures: tuple[Placement, ...] = ()
    """Parts of other pictures, such as the board."""
    before: float = 0.0
    """Room above it; none at the head of a page."""
    keeps_next: bool = False
    """Never the last on its page: what follows stands with it."""
    head: Chunk | None = None
    """Stands above it again where it begins a page: the titles of a table's columns."""
    begins_page: bool = False
    may_follow: bool = False
    """Begins no page where most of the last one is free: what ends with a few lines has no page of its own."""
    resumed: Chunk | None = None
    """Stands above it where a figure came between: the heading under which it goes on."""
    floats: bool = False
    """Where it does not fit any more, what comes after it fills the page, and it stands on the next: a large figure."""
    block: str = ""
    """What it tells of: of a block no part stands before a figure that floats and the rest behind it."""
    sheet: Sheet | None = None
    """What it stands on where that is not the sheet of its section: a page of its own kind."""
    anchor: str = ""
    """What links call it."""
    bookmark: str = ""
    """Its line in the document's outline; empty: it has none."""
    level: int = 0
    """Of the bookmark, from 0."""
    lacks: str = ""
    """The title of a section that only says that there is nothing to tell; stands at its head."""
    says: tuple[Block, ...] = ()
    """The same without a page. A part that goes on with what another began says nothing."""

    def on_new_page(self) -> Chunk:
        """The same, as the first of a page."""
        return replace(self, begins_page=True)


def beside(columns: Sequence[Sequence[Chunk]], width: float, gap: float) -> Chunk:
    """Columns of `width` points side by side, as one chunk."""
    pieces: list[Piece] = []
    figures: list[Placement] = []
    height = 0.0
    for number, column in enumerate(columns):
        x, y = number * (width + gap), 0.0
        for at, chunk in enumerate(column):
            y += chunk.before if at else 0.0
            pieces += [piece._replace(box=piece.box.moved(x, y)) for piece in chunk.pieces]
            figures += [replace(figure, x=figure.x + x, y=figure.y + y) for figure in chunk.figures]
            y += chunk.height
        height = max(height, y)
    says = tuple(block for column in columns for chunk in column for block in chunk.says)
    before = max((column[0].before for column in columns if column), default=0.0)
    return Chunk(height, tuple(pieces), tuple(figures), before, says=says)


def ending_together(chunks: list[Chunk], last: int) -> list[Chunk]:
    """Chunks of which so many at the end stand on one page: one alone at the head of the next would be of nothing."""
    return [*chunks[:-last], *kept_together(chunks[-last:])]


def kept_together(chunks: list[Chunk]) -> list[Chunk]:
    """Chunks that stand on one page if they fit on one."""
    return [replace(chunk, keeps_next=True) for chunk in chunks[:-1]] + chunks[-1:]
