"""Chunks put on pages: one under the other, none torn, headings never alone at the end of a page."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, takewhile

from journey_editor.document.progress import in_one_go
from journey_editor.layout.pages import Page, Placement, whole
from journey_editor.layout.picture import Bookmark, Box, Picture, Piece, Point, Text
from journey_editor.layout.text import Shaper
from journey_editor.reports.chunk import Chunk
from journey_editor.reports.sheet import FOOTER, Sheet

_LEAST_END, _LEAST_OF_ROWS = 0.07, 0.3
"""Of a page, so much of the end of a section stands together, and of the end of its last table or list: a few rows have
no page of their own."""
_FREE = 0.6
"""Of a page, so much is enough for a section to begin under another, where it may."""
_WORTH_FILLING = 0.15
"""Of a page, less than this is left free before a large figure, or under it."""
_SECTION_SHARE = 0.4
"""Of the foot, the section's title takes no more than this."""


@dataclass(frozen=True, slots=True)
class About:
    """What stands at the foot of every page: the map's title, and which state of it this is, of which day."""

    title: str
    version: str


def paginate(
    parts: Sequence[tuple[Sheet, Sequence[Chunk]]],
    shaper: Shaper,
    about: About,
    images: Mapping[str, bytes],
    where: str = "",
) -> tuple[Page, ...]:
    """As `paginating`, at once."""
    return in_one_go(paginating(parts, shaper, about, images, where))


def paginating(
    parts: Sequence[tuple[Sheet, Sequence[Chunk]]],
    shaper: Shaper,
    about: About,
    images: Mapping[str, bytes],
    where: str = "",
) -> Generator[None, None, tuple[Page, ...]]:
    """The pages that the chunks fill, each part on its own kind of sheet and from a new page on; in small steps.

    `where` says at the foot where they are, if they are not a document of their own.

    `images` are the encoded pictures that they show, by id.
    At the foot of each stands what it is `about`, the section that it belongs to, and "page n of m". Where the room
    is short the title gives way: the days and the version are said whole, for a page that is printed lies about alone.
    """
    pages: list[_Open] = []
    for sheet, chunks in parts:
        pages += yield from _filling(chunks, sheet)
    closed, section = [], ""
    for number, page in enumerate(pages, 1):
        titles = [bookmark.title for bookmark in page.bookmarks if bookmark.level == 0]
        section = titles[0] if titles else section
        foot = _foot(page.sheet, shaper, about, section, f"{where}page {number} of {len(pages)}")
        closed.append(_closed(page, foot, images))
        section = titles[-1] if titles else section
        yield
    return tuple(closed)


def how_full(chunks: Sequence[Chunk], sheet: Sheet) -> tuple[int, float]:
    """How many pages chunks fill, and how much of the last one, as a share of its height."""
    pages = in_one_go(_filling(chunks, sheet))
    if not pages:
        return 0, 0.0
    last = pages[-1]
    return len(pages), 1 - last.left / last.sheet.room.height


def _filling(chunks: Sequence[Chunk], sheet: Sheet) -> Generator[None, None, list[_Open]]:
    """The pages that chunks fill, on that sheet unless they have their own."""
    filling = _Filling(sheet)
    runs = _with_their_ends(list(_runs(chunks)), sheet)
    for floats, together in groupby(runs, key=lambda run: run[0].floats):
        if floats:
            filling.add_figure(list(together))
            yield
        else:
            yield from filling.adding_text(list(together))
    filling.put_waiting()
    return filling.pages


class _Filling:
    """Pages being filled with runs of chunks, one under the other.

    A figure that does not fit any more waits, and what comes after it fills the page; it stands on the next one.
    """

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self.pages: list[_Open] = []
        self._waiting: list[list[Chunk]] = []
        self._is_after_figure = False

    def add_figure(self, runs: Sequence[list[Chunk]]) -> None:
        """Put a figure, or let it wait. Where not all of it fits, none of it stands before what comes after it."""
        whole = [chunk for run in runs for chunk in run]
        if self._waiting or (self.pages and _is_worth_filling(self.pages[-1]) and not self._has_room_for(whole)):
            self._waiting += runs
            return
        for run in runs:
            self._put(run)
        self._is_after_figure = True

    def adding_text(self, runs: Sequence[list[Chunk]]) -> Iterator[None]:
        """Put what does not float. No figure comes between what is told together."""
        for at, run in enumerate(runs):
            if self._waiting and (run[0].begins_page or not self._has_room_for(_block_at(runs, at))):
                self.put_waiting()
            if self._is_after_figure and not _is_worth_filling(self.pages[-1]):
                self.pages[-1].end()  # no line or two of what it interrupts stand under it
            resumed = run[0].resumed if self._is_after_figure else None
            self._put([resumed, *run] if resumed is not None else run)
            self._is_after_figure = False
            yield

    def put_waiting(self) -> None:
        """Put the figures that wait."""
        for run in self._waiting:
            self._put(run)
            self._is_after_figure = True
        self._waiting = []

    def _has_room_for(self, run: Sequence[Chunk]) -> bool:
        """Whether the last page does."""
        sheet = run[0].sheet or self._sheet
        page = self.pages[-1]
        return page.sheet == sheet and page.has_room_for(_height(run))

    def _put(self, run: Sequence[Chunk]) -> None:
        sheet = run[0].sheet or self._sheet
        begins = run[0].begins_page and not (self.pages and run[0].may_follow and _is_mostly_free(self.pages[-1]))
        if begins or not self.pages or not self._has_room_for(run):
            self.pages.append(_Open(sheet))
        for chunk in run:  # a run that is higher than a page goes on to the next
            if not self.pages[-1].has_room_for(chunk.before + chunk.height) and not self.pages[-1].is_empty:
                self.pages.append(_Open(sheet))
            self.pages[-1].put(chunk)


class _Open:
    """A page that is being filled."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.y = sheet.room.y
        """How far down it is filled, in points."""
        self.pieces: list[Piece] = []
        self.figures: list[Placement] = []
        self.bookmarks: list[Bookmark] = []
        self.anchors: dict[str, Point] = {}
        self.is_empty = True

    @property
    def left(self) -> float:
        """How much of its height is left, in points."""
        return self.sheet.room.bottom - self.y

    def has_room_for(self, height: float) -> bool:
        """Whether so many points are left."""
        return self.y + height <= self.sheet.room.bottom + 0.01

    def put(self, chunk: Chunk) -> None:
        """Put a chunk under what stands there. At the head of a page it has its own head, and no room above it."""
        if self.is_empty:
            if chunk.height == 0:  # room between what stands on one page
                return
            if chunk.head is not None:
                self._place(chunk.head)
        else:
            self.y += chunk.before
        self._place(chunk)
        self.is_empty = False

    def end(self) -> None:
        """Leave what is left of it free."""
        self.y = self.sheet.room.bottom

    def _place(self, chunk: Chunk) -> None:
        x, y = self.sheet.room.x, self.y
        self.pieces += [piece._replace(box=piece.box.moved(x, y)) for piece in chunk.pieces]
        self.figures += [replace(figure, x=figure.x + x, y=figure.y + y) for figure in chunk.figures]
        if chunk.bookmark:
            self.bookmarks.append(Bookmark(chunk.bookmark, Point(x, y), chunk.level))
        if chunk.anchor:
            self.anchors[chunk.anchor] = Point(x, y)
        self.y += chunk.height


def _is_mostly_free(page: _Open) -> bool:
    return page.left >= _FREE * page.sheet.room.height


def _is_worth_filling(page: _Open) -> bool:
    return page.left >= _WORTH_FILLING * page.sheet.room.height


def _block_at(runs: Sequence[Sequence[Chunk]], at: int) -> list[Chunk]:
    """What is told together from there on."""
    block = runs[at][-1].block
    rest = takewhile(lambda run: block and run[-1].block == block, runs[at + 1 :])
    return [*runs[at], *(chunk for run in rest for chunk in run)]


def _runs(chunks: Sequence[Chunk]) -> Iterator[list[Chunk]]:
    """Chunks of which each keeps the next one with it."""
    run: list[Chunk] = []
    for chunk in chunks:
        if run and (chunk.begins_page or chunk.sheet != run[-1].sheet):
            yield run
            run = []
        run.append(chunk)
        if not chunk.keeps_next:
            yield run
            run = []
    if run:
        yield run


def _with_their_ends(runs: list[list[Chunk]], sheet: Sheet) -> list[list[Chunk]]:
    """The same, but that what stands before a short end of a section goes over with it."""
    found = list(runs)
    for at in range(len(found) - 1, 0, -1):
        before, run = found[at - 1], found[at]
        is_end = at + 1 == len(found) or found[at + 1][0].begins_page
        goes_on = not run[0].begins_page and run[0].sheet == before[0].sheet
        goes_on = goes_on and not (run[0].floats or before[0].floats)
        if not (is_end and goes_on):
            continue
        is_listed = at + 1 == len(found) and not (run[0].block or before[0].block)
        share = _LEAST_OF_ROWS if is_listed else _LEAST_END
        least = share * (run[0].sheet or sheet).room.height
        is_short = _height(run) < least and _height(before) + _height(run) < 2.5 * least
        if is_short:
            found[at - 1 : at + 1] = [before + run]
    return found


def _height(run: Sequence[Chunk]) -> float:
    return sum(chunk.before + chunk.height for chunk in run)


def _closed(page: _Open, foot: tuple[Piece, ...], images: Mapping[str, bytes]) -> Page:
    sheet = page.sheet
    picture = Picture(
        sheet.width,
        sheet.height,
        (*page.pieces, *foot),
        bookmarks=tuple(page.bookmarks),
        images=dict(images),
        anchors=page.anchors,
    )
    placements = (Placement(picture, whole(picture), 0.0, 0.0), *page.figures)
    return Page(sheet.width, sheet.height, placements, fills=True, margin=sheet.margin)


def _foot(sheet: Sheet, shaper: Shaper, about: About, section: str, place: str) -> tuple[Piece, ...]:
    """The lines at the foot: the map and the section; under them which version it is, and the page."""
    room = sheet.room
    high = FOOTER.line_height
    box = Box(room.x, sheet.height - sheet.margin - 2 * high, room.width, 2 * high)
    within = shaper.shape(section, FOOTER, room.width * _SECTION_SHARE, 1)
    page = shaper.shape(place, FOOTER, room.width, 1, "end")
    title = shaper.shape(about.title, FOOTER, room.width - within.width - 18, 1)
    version = shaper.shape(about.version, FOOTER, room.width - page.width - 18, 1)
    marks = (
        Text(-title.inset, 0, title, "text.strong"),
        Text(room.width - within.width - within.inset, 0, within, "text.strong"),
        Text(-version.inset, high, version, "text.muted"),
        Text(0, high, page, "text.muted"),
    )
    return (Piece(("footer", place), box, marks),)


def pages_by_anchor(pages: Sequence[Page]) -> dict[str, int]:
    """On which page, from 1, each anchor stands."""
    return {
        anchor: number
        for number, page in enumerate(pages, 1)
        for place in page.placements
        for anchor in place.picture.anchors
    }
