"""The formats that a board can be exported to, by suffix, and the one way to do it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from math import inf
from pathlib import Path
from typing import BinaryIO

from journey_editor.document.progress import Progress, no_progress
from journey_editor.export import legibility
from journey_editor.export.document_info import DocumentInfo
from journey_editor.export.enclosed import Enclosed
from journey_editor.export.missing import missing_characters, unshown_pictures
from journey_editor.export.problems import ExportError
from journey_editor.layout.assembly import assembly_plan
from journey_editor.layout.bands import banded
from journey_editor.layout.frame import Frame
from journey_editor.layout.pages import DEFAULT_MARGIN, Page, fitted, scaled
from journey_editor.layout.papers import PAPERS, Paper
from journey_editor.layout.picture import Picture
from journey_editor.layout.theme import ThemeName, quiet, theme
from journey_editor.layout.tiles import Tiling, tiling
from journey_editor.storage.atomic import write_bytes
from journey_editor.storage.errors import SaveError

_WORTH_BREAKING = 1.25
"""A board is broken into bands only where it becomes so much larger."""
LEGIBLE_SIZE = 6.0
"""Text smaller than this, in points, cannot be read from paper."""


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
    """Whether a wide map may be broken into bands on one sheet, where its text would else be too small."""
    margin: float = DEFAULT_MARGIN
    scale: float = 1.0
    is_transparent: bool = False
    """Whether a PNG has no ground of its own."""
    least_text: float = LEGIBLE_SIZE
    theme: ThemeName = "print"
    info: DocumentInfo = field(default_factory=DocumentInfo)
    enclosed: Enclosed | None = None
    """The map, where it is to travel inside a PDF."""

    @property
    def largest(self) -> float:
        """The scale up to which the map is enlarged on one sheet of paper."""
        return inf if self.fill else self.scale


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What became of an export: the file, its pages, and characters by name that will not be seen in it."""

    target: Path
    pages: int
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """What else the user should know, a sentence each."""


Write = Callable[[Picture, Frame | None, ExportOptions, BinaryIO, Progress], tuple[int, str]]
"""Writes a board into an open file; says how many pages that took, and what is to be known of it (or nothing)."""


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A kind of file: its name for people, its suffix, and what writes it."""

    name: str
    suffix: str
    write: Write


def export_board(
    picture: Picture,
    frame: Frame | None,
    options: ExportOptions,
    target: Path,
    progress: Progress = no_progress,
) -> ExportReport:
    """Export a board to a file whose suffix names the format. An old file is replaced as a whole or not at all.

    `frame` is needed for tiles only. Raises ExportError with one sentence, and whatever `progress` raises.
    """
    chosen = format_of(target)
    out = BytesIO()
    with enough_memory(target):
        pages, note = chosen.write(picture, frame, options, out, progress)
    notes = (
        *written(target, out.getvalue()),
        *_legibility(chosen, picture, frame, options),
        *((note,) if note else ()),
        *unshown_pictures([picture]),
    )
    return ExportReport(target, pages, tuple(missing_characters(picture)), notes)


@contextmanager
def enough_memory(target: Path) -> Iterator[None]:
    """Says in a sentence that there was not. Raises ExportError."""
    try:
        yield
    except MemoryError:
        raise ExportError(f"{target} was not written: there is not enough memory for it.") from None


def written(target: Path, data: bytes) -> tuple[str, ...]:
    """Write an export whole or not at all; what the user should know of it. Raises ExportError."""
    try:
        return write_bytes(target, data).notes
    except SaveError as problem:
        raise ExportError(str(problem)) from None


def _legibility(chosen: ExportFormat, picture: Picture, frame: Frame | None, options: ExportOptions) -> list[str]:
    """A sentence where text comes out too small to be read from paper."""
    if chosen is not FORMATS[".pdf"] or not options.paper:
        return []
    note = text_note(picture, frame, pages_of(picture, frame, options), options)
    return [note] if note else []


def text_note(picture: Picture, frame: Frame | None, pages: Sequence[Page], options: ExportOptions) -> str:
    """By how much text of a board on its pages falls below the least, and what helps; empty where none does."""
    size = legibility.smallest_on(pages)
    if not legibility.is_less(size, options.least_text):
        return ""
    advice = "choose a larger text size" if options.tile else "choose tiles, or a page as large as the map"
    if options.paper and not options.tile:

        def size_on(paper: Paper) -> float:
            return legibility.smallest_on((_one_sheet(picture, frame, paper, options, "-"),))

        enough = legibility.paper_that_is_enough(paper_named(options.paper).name, options.least_text, size_on)
        advice = f"choose {enough} or tiles" if enough else advice
    return legibility.told(size, options.least_text, options.paper, advice)


def format_of(target: Path) -> ExportFormat:
    """The format of a file by its suffix, in any case. Raises ExportError for one that there is not."""
    found = FORMATS.get(target.suffix.lower())
    if found is None:
        raise ExportError(f"{target} is of no kind that a board can be exported to; choose {', '.join(FORMATS)}.")
    return found


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
            return (_one_sheet(picture, frame, paper, options, footer),)
        if frame is None:
            raise ExportError("This picture cannot be cut into tiles, because it has no grid.")
        return _sheets(tiling(picture, frame, paper, options.landscape, options.margin, options.scale), footer)
    except ValueError as problem:
        raise ExportError(str(problem)) from None


def _one_sheet(picture: Picture, frame: Frame | None, paper: Paper, options: ExportOptions, footer: str) -> Page:
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


def _pdf(
    picture: Picture, frame: Frame | None, options: ExportOptions, out: BinaryIO, progress: Progress
) -> tuple[int, str]:
    from journey_editor.export.pdf import export_pdf

    pages = pages_of(picture, frame, options)
    return len(pages), export_pdf(pages, options.info, quiet(theme(options.theme)), out, progress, options.enclosed)


def _png(
    picture: Picture, _frame: Frame | None, options: ExportOptions, out: BinaryIO, progress: Progress
) -> tuple[int, str]:
    from journey_editor.export.png import export_png

    export_png(picture, quiet(theme(options.theme)), out, options.scale, progress, options.is_transparent)
    return 1, ""


def _svg(
    picture: Picture, _frame: Frame | None, options: ExportOptions, out: BinaryIO, progress: Progress
) -> tuple[int, str]:
    from journey_editor.export.svg import export_svg

    export_svg(picture, options.info, quiet(theme(options.theme)), out, progress)
    return 1, ""


FORMATS = {
    made.suffix: made
    for made in (
        ExportFormat("PDF document", ".pdf", _pdf),
        ExportFormat("PNG picture", ".png", _png),
        ExportFormat("SVG drawing", ".svg", _svg),
    )
}
"""Suffix -> format."""
