"""The formats that a board can be exported to, by suffix, and the one way to do it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, NamedTuple

from journey_editor.document.progress import Progress, no_progress
from journey_editor.export.board_pages import ExportOptions, printed
from journey_editor.export.missing import missing_characters, unshown_pictures
from journey_editor.export.paper_advice import told_of_text
from journey_editor.export.problems import ExportError
from journey_editor.layout.frame import Frame
from journey_editor.layout.picture import Picture
from journey_editor.layout.theme import quiet, theme
from journey_editor.storage.atomic import write_bytes
from journey_editor.storage.errors import SaveError


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What became of an export: the file, its pages, and characters by name that will not be seen in it."""

    target: Path
    pages: int
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """What else the user should know, a sentence each."""
    behind: int = 0
    """How many of the pages stand behind the board, with what is cut on it."""


class Written(NamedTuple):
    """What came of writing a board: how many pages it takes, what is to be known of it, and how many are behind it."""

    pages: int = 1
    notes: Sequence[str] = ()
    behind: int = 0


Write = Callable[[Picture, Frame | None, ExportOptions, BinaryIO, Progress], Written]
"""Writes a board into an open file."""


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
        made = chosen.write(picture, frame, options, out, progress)
    notes = (*written(target, out.getvalue()), *made.notes, *unshown_pictures([picture]))
    missing = tuple(missing_characters(picture))
    return ExportReport(target, made.pages + made.behind, missing, notes, made.behind)


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


def format_of(target: Path) -> ExportFormat:
    """The format of a file by its suffix, in any case. Raises ExportError for one that there is not."""
    found = FORMATS.get(target.suffix.lower())
    if found is None:
        raise ExportError(f"{target} is of no kind that a board can be exported to; choose {', '.join(FORMATS)}.")
    return found


def _pdf(picture: Picture, frame: Frame | None, options: ExportOptions, out: BinaryIO, progress: Progress) -> Written:
    from journey_editor.export.pdf import export_pdf

    pages, behind = printed(picture, frame, options)
    note = export_pdf((*pages, *behind), options.info, quiet(theme(options.theme)), out, progress, options.enclosed)
    of_text = told_of_text(picture, frame, pages, options) if options.paper else ""
    return Written(len(pages), [told for told in (of_text, note) if told], len(behind))


def _png(picture: Picture, _frame: Frame | None, options: ExportOptions, out: BinaryIO, progress: Progress) -> Written:
    from journey_editor.export.png import export_png

    export_png(picture, quiet(theme(options.theme)), out, options.scale, progress, options.is_transparent)
    return Written()


def _svg(picture: Picture, _frame: Frame | None, options: ExportOptions, out: BinaryIO, progress: Progress) -> Written:
    from journey_editor.export.svg import export_svg

    export_svg(picture, options.info, quiet(theme(options.theme)), out, progress)
    return Written()


FORMATS = {
    made.suffix: made
    for made in (
        ExportFormat("PDF document", ".pdf", _pdf),
        ExportFormat("PNG picture", ".png", _png),
        ExportFormat("SVG drawing", ".svg", _svg),
    )
}
"""Suffix -> format."""
