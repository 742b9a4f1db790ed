"""The pages that a board is put on: one around it, a sheet of paper, pages to read, or sheets to put together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from math import inf
from typing import NamedTuple

from journey_editor.export import legibility
from journey_editor.export.document_info import DocumentInfo
from journey_editor.export.enclosed import Enclosed
from journey_editor.export.problems import ExportError
from journey_editor.layout.assembly import assembly_plan
from journey_editor.layout.band_pages import pages_to_read
from journey_editor.layout.bands import banded
from journey_editor.layout.frame import Frame
from journey_editor.layout.pages import DEFAULT_MARGIN, Page, fitted, scaled
from journey_editor.layout.papers import PAPERS, Paper
from journey_editor.layout.picture import Picture
from journey_editor.layout.theme import ThemeName
from journey_editor.layout.tiles import Tiling, tiling

_WORTH_BREAKING = 1.25
"""A board is broken into bands only where it becomes so much larger."""
_WORTH_TURNING = 1.1
"""And goes on to further pages only where its text is so much larger there."""
LEGIBLE_SIZE = 5.0
"""Text smaller than this, in points, cannot be read from paper."""


class BoardPages(NamedTuple):
    """The pages of a board, and those that are printed behind it: what is cut on it, in full."""

    board: tuple[Page, ...]
    behind: tuple[Page, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How to export. `paper` is a name in `papers.PAPERS`, or empty for a page exactly around the map.
    `landscape`: None lays it as the map needs it; `fill` makes the map as large as goes onto the one sheet.

    `scale` is the size of what stands on pages (1: as on the board; on one sheet of paper: at most that), and the
    pixels to a point of a PNG. `margin` is in points; text smaller than `least_text`, in points, is told of.
    """

    paper: str = ""
    landscape: bool | None = None
    tile: bool = False
    fill: bool = False
    breaks: bool = True
    """Whether a wide map may be broken into bands, where its text would else be too small."""
    more_pages: bool = True
    """Whether the bands may go on to further sheets, where the text on one could not be read."""
    margin: float = DEFAULT_MARGIN
    scale: float = 1.0
    is_transparent: bool = False
    """Whether a PNG has no ground of its own."""
    least_text: float = LEGIBLE_SIZE
    theme: ThemeName = "print"
    info: DocumentInfo = field(default_factory=DocumentInfo)
    in_full: Callable[[tuple[Page, ...]], BoardPages] | None = None
    """Gives the board's pages with what is cut on them told in full."""
    enclosed: Enclosed | None = None
    """The map, where it is to travel inside a PDF."""

    @property
    def largest(self) -> float:
        """The scale up to which the map is enlarged on one sheet of paper."""
        return inf if self.fill else self.scale


def printed(picture: Picture, frame: Frame | None, options: ExportOptions) -> BoardPages:
    """All pages that are printed of a board. Raises ExportError where the options do not fit together."""
    pages = pages_of(picture, frame, options)
    return BoardPages(pages) if options.in_full is None else options.in_full(pages)


def pages_of(picture: Picture, frame: Frame | None, options: ExportOptions) -> tuple[Page, ...]:
    """The pages that the options ask for. Raises ExportError where they do not fit together."""
    if not options.paper:
        if options.tile:
            raise ExportError("Tiles need a paper size, such as A4.")
        return (fitted(picture, options.margin, options.scale),)
    paper = paper_named(options.paper)
    footer = options.info.footer
    try:
        if not options.tile:
            return _to_read(picture, frame, paper, options, footer)
        if frame is None:
            raise ExportError("This picture cannot be cut into tiles, because it has no grid.")
        return _sheets(tiling(picture, frame, paper, options.landscape, options.margin, options.scale), footer)
    except ValueError as problem:
        raise ExportError(str(problem)) from None


def _to_read(
    picture: Picture, frame: Frame | None, paper: Paper, options: ExportOptions, footer: str
) -> tuple[Page, ...]:
    """All of a board on one sheet, or on several where its text could not be read from one."""
    page = one_sheet(picture, frame, paper, options, footer)
    size = legibility.smallest_on((page,))
    may = options.breaks and options.more_pages and frame is not None
    if not (may and legibility.is_less(size, LEGIBLE_SIZE)):
        return (page,)
    assert frame is not None
    smallest = LEGIBLE_SIZE / legibility.smallest_in(picture)
    if smallest > options.largest:  # it is to be so small
        return (page,)
    largest = min(1.0, options.largest)
    pages = pages_to_read(picture, frame, paper, options.landscape, options.margin, footer, smallest, largest)
    return pages if legibility.smallest_on(pages) >= _WORTH_TURNING * size else (page,)


def one_sheet(picture: Picture, frame: Frame | None, paper: Paper, options: ExportOptions, footer: str) -> Page:
    """All of a board on one sheet; in bands where its text would else be too small, and is clearly larger then."""
    how = (paper, options.landscape, options.margin, footer, options.largest)
    page = scaled(picture, *how)
    if not options.breaks or frame is None:
        return page
    if not legibility.is_less(legibility.smallest_on((page,)), options.least_text):
        return page
    broken = banded(picture, frame, *how)
    scales = (page.placements[0].scale, broken.placements[0].scale if broken is not None else 0.0)
    return broken if broken is not None and scales[1] >= _WORTH_BREAKING * scales[0] else page


def paper_named(name: str) -> Paper:
    """The paper of a name, in any case. Raises ExportError for one that there is not."""
    paper = {known.lower(): paper for known, paper in PAPERS.items()}.get(name.lower())
    if paper is None:
        raise ExportError(f"There is no paper called {name}; choose {', '.join(PAPERS)}.")
    return paper


def _sheets(tiles: Tiling, about: str) -> tuple[Page, ...]:
    """All that is printed of a board on sheets: first how they are put together, if they are several."""
    from journey_editor.painting.shaper import QtShaper

    if len(tiles.sheets) == 1:
        return tiles.pages(about)
    return (assembly_plan(tiles, about, QtShaper()), *tiles.pages(about, 2))
