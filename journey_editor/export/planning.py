"""What comes out of the choices for an export: its pages, and words on them. Worked out in steps, for the preview."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from pathlib import Path

from journey_editor.document.export_profile import POSTER, TILES, ExportChoices
from journey_editor.document.journey import Journey
from journey_editor.document.progress import Progress, in_one_go, no_progress
from journey_editor.document.viewing import view_of
from journey_editor.document.wording import numbered
from journey_editor.export import legibility
from journey_editor.export.beside import beside_telling, steps_beside
from journey_editor.export.board_pages import BoardPages, ExportOptions, paper_named, printed
from journey_editor.export.enclosed import Enclosed
from journey_editor.export.map_export import info_of, map_inside, told_inside
from journey_editor.export.paper_advice import fewer_sheets, told_of_text
from journey_editor.export.png import largest_scale
from journey_editor.export.problems import ExportError
from journey_editor.export.registry import ExportReport, enough_memory, export_board
from journey_editor.export.report_export import version_of, write_pages
from journey_editor.layout.assembly import PLAN
from journey_editor.layout.bands import number_of_bands
from journey_editor.layout.board import Board
from journey_editor.layout.frame import Frame, board_frame
from journey_editor.layout.pages import DEFAULT_MARGIN, Page, enlarged, fitted
from journey_editor.layout.papers import Paper
from journey_editor.layout.picture import Picture
from journey_editor.layout.text import Shaper
from journey_editor.reports.in_full import (
    numbered_pages,
    pages_in_full,
    told_in_full,
    told_on_plan,
    told_under_board,
    with_numbers,
    with_strip,
)
from journey_editor.reports.profiles import Watched, composing, profile_named
from journey_editor.reports.sheet import SMALL, Sheet

_MM = 72 / 25.4
_REPORT_MARGIN = Sheet().margin
_CM = 72 / 2.54
_LEAST_RESOLUTION = 1.0
"""The lowest that the export dialog offers: pixels to a point."""
REPORT_PAPER = "A4"
"""What a report is set on where no paper is chosen."""


@dataclass(frozen=True)
class MapToExport:
    """A map with all that an export of it is made of. `name` is that of its file, without a suffix."""

    journey: Journey
    board: Board
    shaper: Shaper
    name: str
    today: date
    original: Journey | None = None
    """The map before anything was left out of it; None: it is all there."""
    saved: date | None = None
    """The day of its file, where that is known."""

    def watched(self, goes_on: Callable[[], object]) -> MapToExport:
        """The same, that tells while it is worked with, with each text that is set, that the work goes on: many steps
        of `planning` take long for a large map. Raises what it is told with."""
        return replace(self, shaper=Watched(self.shaper, goes_on))

    @property
    def frame(self) -> Frame:
        """Where the board may be cut."""
        frame = board_frame(self.board)
        return replace(frame, cuts=replace(frame.cuts, shaper=self.shaper)) if frame.cuts is not None else frame

    @cached_property
    def picture_alone(self) -> Picture:
        """The board for a file that is one picture: what is cut has a number, and stands under it, in full."""
        told = told_in_full(self.journey, self.board.picture)
        numbered = with_numbers(self.board.picture, self.journey, told, self.shaper)
        return with_strip(numbered, told, self.shaper)

    def in_full(self, pages: tuple[Page, ...], paper: str) -> BoardPages:
        """The board's pages with a number behind what is cut there, and the pages that tell it in full."""
        board, told = numbered_pages(pages, self.journey, self.shaper)
        if told and board[0].label == PLAN and (plan := told_on_plan(board[0], told, self.shaper)):
            return BoardPages((plan, *board[1:]))
        if told and (under := told_under_board(board, told, self.shaper)):
            return BoardPages(under)
        return BoardPages(board, pages_in_full(told, self.journey, paper, self.shaper, self.today))


@dataclass(frozen=True)
class Plan:
    """What would come out."""

    pages: tuple[Page, ...]
    summary: str
    """How many pages of which size, or how many pixels."""
    warnings: tuple[str, ...] = ()
    """What the user should know before, a sentence each."""
    overview: Page | None = None
    """Of tiles: the whole board on one page as large as it, for the sheets' shares to be shown on."""

    @property
    def looked_at(self) -> tuple[Page, ...]:
        """The pages of a preview: the overview, then those that are written."""
        return (self.overview, *self.pages) if self.overview else self.pages


def plan(source: MapToExport, choices: ExportChoices, progress: Progress = no_progress) -> Plan:
    """What would come out. Raises ExportError where that cannot be made, and whatever `progress` raises."""
    steps = 0

    def tell() -> None:
        progress(steps, steps + 60)

    def go_on() -> None:
        nonlocal steps
        steps += 1
        tell()

    return in_one_go(planning(source.watched(tell), choices), go_on)


def planning(source: MapToExport, choices: ExportChoices) -> Generator[object, None, Plan]:
    """As `plan`, in small steps."""
    if not choices.is_of_board:
        return (yield from _planning_report(source, choices))
    yield None
    if choices.format != "pdf":
        return Plan((fitted(source.picture_alone, 0.0),), *_picture_words(source, choices))
    picture = source.board.picture
    options = options_of(source, choices)
    yield None
    frame = source.frame
    pages, behind = printed(picture, frame, options)
    yield None
    inside = told_inside(source.journey, view_of(source.journey, choices.view)) if choices.map_inside else ""
    fewer = fewer_sheets(picture, frame, options, number_of_sheets(pages)) if options.tile else ""
    notes = [note for note in (told_of_text(picture, frame, pages, options), fewer, inside) if note]
    words = _board_words(pages, options) + _words_behind(behind)
    made = Plan((*pages, *behind), words, tuple(notes))
    if not options.tile:
        return made
    return replace(made, overview=fitted(picture, 0.0))


def number_of_sheets(pages: Sequence[Page]) -> int:
    """How many of the pages are sheets to put together."""
    return sum(page.share is not None for page in pages)


def _planning_report(source: MapToExport, choices: ExportChoices) -> Generator[object, None, Plan]:
    profile = profile_named(choices.content)
    if profile is None:
        raise ExportError(f"There is no report called {choices.content}.")
    # All of it is set smaller and enlarged then, so that its small print has the size that is asked for.
    larger = max(1.0, choices.least_text / SMALL.size)
    paper = paper_named(choices.paper or REPORT_PAPER)
    small = Paper(paper.name, paper.width / larger, paper.height / larger)
    margin = _REPORT_MARGIN if choices.margin is None else choices.margin * _MM
    is_landscape = profile.is_landscape if choices.landscape is None else choices.landscape
    sheet = Sheet(small, is_landscape, margin / larger)
    if min(sheet.room.width, sheet.room.height) < 144:
        raise ExportError(f"On {paper.name} these margins leave no room for text of {choices.least_text} pt.")
    view = view_of(source.journey, choices.view)
    whole = (source.original or source.journey).twin()  # read in a thread, which is not to meddle with the window's
    version = yield from steps_beside(partial(version_of, whole, source.saved, choices.left_out))
    pages = yield from composing(
        source.journey, source.board, profile, sheet, source.shaper, source.today, version, view
    )
    pages = tuple(enlarged(page, larger) for page in pages)
    yield None
    size, lies = legibility.smallest_on(pages), "landscape" if is_landscape else "portrait"
    inside = told_inside(source.journey, view) if choices.map_inside else ""
    note = legibility.told(size, choices.least_text, paper.name, "choose a larger paper, or the other orientation")
    return Plan(
        pages, f"{numbered('page', len(pages))} {paper.name} {lies}", tuple(one for one in (note, inside) if one)
    )


def options_of(source: MapToExport, choices: ExportChoices) -> ExportOptions:
    """The choices as the exporters of the board take them.

    A page as large as the map is enlarged until its smallest text has the size that is asked for; tiles have just that.
    """
    is_pdf = choices.format == "pdf"
    smallest = legibility.smallest_in(source.board.picture) if is_pdf else 0.0  # pictures are as large as they are
    larger = choices.least_text / smallest if smallest else 1.0
    if choices.content != TILES:
        larger = max(1.0, larger)
    paper = (choices.paper or REPORT_PAPER if choices.content == TILES else choices.paper) if is_pdf else ""
    return ExportOptions(
        paper=paper,
        landscape=choices.landscape,
        breaks=choices.breaks,
        more_pages=choices.more_pages,
        fill=choices.fill and choices.content == POSTER and bool(choices.paper),
        tile=is_pdf and choices.content == TILES,
        margin=DEFAULT_MARGIN if choices.margin is None else choices.margin * _MM,
        scale=choices.scale if choices.format == "png" else larger,
        least_text=choices.least_text,
        theme=choices.theme,
        info=info_of(source.journey, view_of(source.journey, choices.view), source.today),
        in_full=partial(source.in_full, paper=paper) if is_pdf and choices.is_of_board else None,
    )


def enclosed_of(source: MapToExport, choices: ExportChoices, progress: Progress = no_progress) -> Enclosed | None:
    """The map that is to travel inside, where it does. `options_of` leaves it to this: it takes a while to write."""
    if choices.format != "pdf" or not choices.map_inside:
        return None
    kept = Journey(source.journey, source.journey.unknown)
    return beside_telling(lambda _tell: map_inside(kept, source.name), progress)


def export_chosen(
    source: MapToExport,
    choices: ExportChoices,
    target: Path,
    progress: Progress = no_progress,
    planned: Plan | None = None,
) -> ExportReport:
    """Write what is chosen. `planned` is the plan of the same, where it is there already and its warnings are known.

    Raises ExportError with one sentence, and whatever `progress` raises; nothing is written then.
    """
    options = options_of(source, choices)
    if choices.format != "pdf":
        if not choices.is_of_board:
            raise ExportError("A report is written as PDF only.")
        return export_board(source.picture_alone, None, options, target, progress)
    with enough_memory(target):
        made = planned or plan(source, choices, progress)
        enclosed = enclosed_of(source, choices, progress)
    report = write_pages(made.pages, options.info, target, options.theme, progress, enclosed)
    return report if planned else replace(report, notes=(*made.warnings, *report.notes))


def _words_behind(pages: Sequence[Page]) -> str:
    if not pages:
        return ""
    return f"; {'a page' if len(pages) == 1 else f'{len(pages)} pages'} behind it with what is cut on it, in full"


def _board_words(pages: tuple[Page, ...], options: ExportOptions) -> str:
    if not options.paper:
        return f"One page of {pages[0].width / _CM:.0f} \u00d7 {pages[0].height / _CM:.0f} cm"
    if options.tile:
        sheets = number_of_sheets(pages)
        count = "One sheet" if sheets == 1 else numbered("sheet", sheets)
        return f"{count} {options.paper}, with stages and personas repeated on each"
    scale = pages[0].placements[0].scale
    size = "at full size" if abs(scale - 1) < 0.005 else f"at {scale * 100:.0f} % of full size"
    lies = "landscape" if pages[0].width > pages[0].height else "portrait"
    if len(pages) > 1:
        return f"{len(pages)} pages {options.paper} {lies}, {size}, with stages and lanes repeated on each"
    bands = number_of_bands(pages[0])
    under = f", in {bands} bands one under the other" if bands > 1 else ""
    return f"One page {options.paper} {lies}, {size}{under}"


def _picture_words(source: MapToExport, choices: ExportChoices) -> tuple[str, tuple[str, ...]]:
    picture = source.picture_alone
    if choices.format == "svg":
        return "A drawing that stays sharp at any size", ()
    width, height = (round(side * choices.scale) for side in (picture.width, picture.height))
    largest = largest_scale(picture)
    lower = "a lower resolution, or " if largest >= _LEAST_RESOLUTION else ""
    note = f"That is too many pixels: choose {lower}PDF or SVG."
    return f"{width} \u00d7 {height} pixels", (note,) if choices.scale > largest else ()
