"""Chunks put on pages: one under the other, none torn, headings never alone at the end of a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from journey_editor.layout.pages import Page, Placement, whole
from journey_editor.layout.picture import Bookmark, Box, Picture, Piece, Point, Text
from journey_editor.layout.text import Shaper
from journey_editor.reports.chunk import Chunk
from journey_editor.reports.sheet import FOOTER, Sheet

_LEAST_END = 48.0
"""Points that the last page of a section is filled at least, as far as its chunks allow."""
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


@dataclass(slots=True)
class _Open:
    """A page that is being filled."""

    sheet: Sheet
    y: float
    pieces: list[Piece] = field(default_factory=list)
    figures: list[Placement] = field(default_factory=list)
    bookmarks: list[Bookmark] = field(default_factory=list)
    anchors: dict[str, Point] = field(default_factory=dict)
    is_empty: bool = True


def paginate(
    parts: Sequence[tuple[Sheet, Sequence[Chunk]]],
    shaper: Shaper,
    about: About,
    images: Mapping[str, bytes],
) -> tuple[Page, ...]:
    """The pages that the chunks fill, each part on its own kind of sheet and from a new page on.

    `images` are the encoded pictures that they show, by id.
    At the foot of each stands what it is `about`, the section that it belongs to, and "page n of m". Where the room
    is short the title gives way: the days and the version are said whole, for a page that is printed lies about alone.
    """
    pages: list[_Open] = []
    for sheet, chunks in parts:
        pages += _filled(chunks, sheet)
    closed, section = [], ""
    for number, page in enumerate(pages, 1):
        titles = [bookmark.title for bookmark in page.bookmarks if bookmark.level == 0]
        section = titles[0] if titles else section
        foot = _foot(page.sheet, shaper, about, section, f"page {number} of {len(pages)}")
        closed.append(_closed(page, foot, images))
        section = titles[-1] if titles else section
    return tuple(closed)


def _filled(chunks: Sequence[Chunk], sheet: Sheet) -> list[_Open]:
    pages: list[_Open] = []
    floating: list[list[Chunk]] = []
    is_after_figure = False
    runs = _with_their_ends(list(_runs(chunks)))
    for at, run in enumerate(runs):
        is_first = run[0].floats and (not at or not runs[at - 1][0].floats)
        whole = _figure_at(runs, at) if is_first else _block_at(runs, at) if floating else run
        fits = bool(pages) and _fits(pages[-1], whole, run[0].sheet or sheet)
        if run[0].floats and (floating or (is_first and pages and not fits and _is_worth_filling(pages[-1]))):
            floating.append(run)
            continue
        if floating and (run[0].begins_page or not fits):
            for waiting in floating:
                _put_run(pages, waiting, sheet)
            floating, is_after_figure = [], True
        if is_after_figure and not run[0].floats and not _is_worth_filling(pages[-1]):
            pages[-1].y = pages[-1].sheet.room.bottom  # no line or two of what it interrupts stand under it
        _put_run(pages, run, sheet)
        is_after_figure = run[0].floats
    for waiting in floating:
        _put_run(pages, waiting, sheet)
    return pages


def _figure_at(runs: Sequence[Sequence[Chunk]], at: int) -> list[Chunk]:
    """All that floats from there on, as one: where not all of it fits, none of it stands before what comes after it."""
    return [chunk for run in takewhile(lambda run: run[0].floats, runs[at:]) for chunk in run]


def _block_at(runs: Sequence[Sequence[Chunk]], at: int) -> list[Chunk]:
    """What is told together from there on: no figure comes between."""
    block = runs[at][-1].block
    rest = takewhile(lambda run: block and run[-1].block == block, runs[at + 1 :])
    return [*runs[at], *(chunk for run in rest for chunk in run)]


def _put_run(pages: list[_Open], run: Sequence[Chunk], sheet: Sheet) -> None:
    own = run[0].sheet or sheet
    begins = run[0].begins_page and not (pages and run[0].may_follow and _is_mostly_free(pages[-1]))
    if begins or not pages or not _fits(pages[-1], run, own):
        pages.append(_Open(own, own.room.y))
    for chunk in run:
        if pages[-1].y + chunk.before + chunk.height > own.room.bottom + 0.01 and not pages[-1].is_empty:
            pages.append(_Open(own, own.room.y))
        _put(pages[-1], chunk, own.room)


def _runs(chunks: Sequence[Chunk]) -> Iterator[list[Chunk]]:
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


def _with_their_ends(runs: list[list[Chunk]]) -> list[list[Chunk]]:
    """The same, but that what stands before a short end of a section goes over with it: no page has one line only."""
    found = list(runs)
    for at in range(len(found) - 1, 0, -1):
        is_end = at + 1 == len(found) or found[at + 1][0].begins_page
        is_end = is_end and found[at][0].sheet == found[at - 1][0].sheet
        high, both = _height(found[at]), _height(found[at]) + _height(found[at - 1])
        if is_end and not found[at][0].begins_page and high < _LEAST_END and both < 3 * _LEAST_END:
            found[at - 1] = found[at - 1] + found.pop(at)
    return found


def _height(run: Sequence[Chunk]) -> float:
    return sum(chunk.before + chunk.height for chunk in run)


def _fits(page: _Open, run: Sequence[Chunk], sheet: Sheet) -> bool:
    return page.sheet == sheet and page.y + _height(run) <= sheet.room.bottom + 0.01


def _is_mostly_free(page: _Open) -> bool:
    return page.sheet.room.bottom - page.y >= _FREE * page.sheet.room.height


def _is_worth_filling(page: _Open) -> bool:
    return page.sheet.room.bottom - page.y >= _WORTH_FILLING * page.sheet.room.height


def _put(page: _Open, chunk: Chunk, room: Box) -> None:
    if page.is_empty:
        if chunk.height == 0:  # room between what stands on one page
            return
        if chunk.head is not None:
            _place(page, chunk.head, room)
    else:
        page.y += chunk.before
    _place(page, chunk, room)
    page.is_empty = False


def _place(page: _Open, chunk: Chunk, room: Box) -> None:
    x, y = room.x, page.y
    page.pieces += [piece._replace(box=piece.box.moved(x, y)) for piece in chunk.pieces]
    page.figures += [replace(figure, x=figure.x + x, y=figure.y + y) for figure in chunk.figures]
    if chunk.bookmark:
        page.bookmarks.append(Bookmark(chunk.bookmark, Point(x, y), chunk.level))
    if chunk.anchor:
        page.anchors[chunk.anchor] = Point(x, y)
    page.y += chunk.height


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
