"""The PDF: pages of pictures as vectors, with text that can be searched and copied, an outline and links."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from journey_editor.document.progress import Progress, no_progress
from journey_editor.export.document_info import DocumentInfo
from journey_editor.export.enclosed import Enclosed
from journey_editor.export.pdf_apart import Drawn, finish
from journey_editor.export.pdf_content import fill_colour, fine, number, rectangle
from journey_editor.export.pdf_marks import MarkWriter, clip_operators
from journey_editor.export.tags import ARTIFACT, Tagger
from journey_editor.layout.characters import shown
from journey_editor.layout.pages import FOOTER, FOOTER_HEIGHT, Page, Placement
from journey_editor.layout.picture import Bookmark, Box, Point
from journey_editor.layout.theme import Theme
from journey_editor.painting.fonts import families
from journey_editor.painting.shaper import QtShaper, glyphs_of

_PIECES_A_STEP = 10


def export_pdf(
    pages: Sequence[Page],
    info: DocumentInfo,
    theme: Theme,
    target: Path | BinaryIO,
    progress: Progress = no_progress,
    enclosed: Enclosed | None = None,
) -> str:
    """Write pages as a PDF/A, tagged, with the map inside where one is `enclosed`. The same pages give the same bytes.
    Gives one sentence where it is no PDF/A.

    `target` is a file path or an open binary file. Raises OSError, and whatever `progress` raises with nothing written.
    """
    families()
    canvas = _Canvas(info)
    drawing = _Drawing(canvas, theme, pages, progress)
    labels = [page.label for page in pages]
    started = time.monotonic()
    drawing.draw()
    took = time.monotonic() - started

    def drawn() -> Drawn:
        data, root, counts = canvas.getpdfdata(), drawing.tagger.root, drawing.counts
        return Drawn(data, root, counts, labels, shown(info.language), enclosed, info.exported)

    data, note = finish(drawn, lambda passed: drawing.tell_finishing(passed / (passed + took)))
    drawing.tell_finishing(1.0)
    if isinstance(target, Path):
        target.write_bytes(data)
    else:
        target.write(data)
    return note


class _Drawing:
    """Draws pages on a canvas, each thing under its tag, and tells how far it is."""

    def __init__(self, canvas: _Canvas, theme: Theme, pages: Sequence[Page], progress: Progress) -> None:
        self._canvas = canvas
        self._theme = theme
        self._pages = pages
        self._progress = progress
        self.tagger = Tagger()
        anchors = {name for page in pages for place in page.placements for name in place.picture.anchors}
        self._marks = MarkWriter(canvas, theme, self.tagger, anchors)
        self.counts: list[int] = []
        """How many marks of tags each page has."""
        self._pieces = sum(len(place.picture.pieces) for page in pages for place in page.placements)
        self._total = 2 * self._pieces + 1  # to tag and check what is drawn takes about as long
        self._done = 0

    def tell_finishing(self, share: float) -> None:
        """All is drawn, and so much (0 to 1) of what comes then is done."""
        done = self._total if share == 1.0 else self._pieces + int(self._pieces * share)
        self._progress(done, self._total)

    def draw(self) -> None:
        """Draw all pages, with the outline that leads to them and the fonts that they need."""
        self._progress(0, self._total)
        bookmarks = _bookmark_places(self._pages)
        for index, page in enumerate(self._pages):
            self._draw_page(page, [(entry, at) for entry, (on, at) in enumerate(bookmarks) if on == index])
        _add_outline(self._canvas, [bookmark for bookmark, _ in _bookmarks(self._pages)])
        self._marks.text.embed_fonts()

    def _draw_page(self, page: Page, bookmarks: Sequence[tuple[int, Point]]) -> None:
        canvas = self._canvas
        canvas.begin(page)
        self.tagger.begin_page()
        for entry, place in bookmarks:
            canvas.bookmarkPage(f"b{entry}", "XYZ", left=place.x, top=page.height - place.y, zoom=0)
        _mark_anchors(canvas, page)
        canvas.addLiteral(ARTIFACT)
        _draw_background(canvas, page, self._theme)
        canvas.addLiteral("EMC")
        for placement in page.placements:
            self._draw_placement(placement, page)
        canvas.addLiteral(ARTIFACT)
        _draw_footer(self._marks, page, self._theme)
        canvas.addLiteral("EMC Q")
        self.counts.append(self.tagger.counts)
        canvas.showPage()

    def _draw_placement(self, placement: Placement, page: Page) -> None:
        canvas = self._canvas
        _begin_placement(canvas, placement)
        looked_at = self.tagger.placement(placement)
        if looked_at:
            canvas.addLiteral(looked_at)
        for piece in placement.picture.pieces:
            self._marks.draw_piece(piece, placement, page.height, not looked_at)
            self._done += 1
            if self._done % _PIECES_A_STEP == 0:
                self._progress(self._done, self._total)
        if looked_at:
            canvas.addLiteral("EMC")
        canvas.addLiteral("Q")


class _Canvas(Canvas):  # type: ignore[misc]
    """A canvas that sets no font of its own (ReportLab would name an unembedded one) and draws downwards."""

    def __init__(self, info: DocumentInfo) -> None:
        # ReportLab has no argument for this: streams are binary, not text blown up by a quarter.
        rl_config.useA85 = 0
        super().__init__(None, pageCompression=1, invariant=1, pdfVersion=(1, 7), lang=shown(info.language))
        self.setTitle(shown(info.title) or "Untitled")
        self.setAuthor(shown(info.author))
        self.setSubject(shown(info.subject))
        self.setKeywords(", ".join(map(shown, info.keywords)))
        self.setCreator("Journey Editor")
        if info.exported is not None:
            self.setDateFormatter(lambda *_: f"D:{info.exported:%Y%m%d}")
        self.setViewerPreference("DisplayDocTitle", "true")

    def _make_preamble(self) -> None:
        self._preamble = ""

    def begin(self, page: Page) -> None:
        """Start a page; from here y runs downwards from its upper edge."""
        self.setPageSize((page.width, page.height))
        self.addLiteral(f"q 1 0 0 -1 0 {number(page.height)} cm")


def _mark_anchors(canvas: Any, page: Page) -> None:
    for place in page.placements:
        for name, point in place.picture.anchors.items():
            at = place.on_page(point)
            canvas.bookmarkPage(name, "XYZ", left=at.x, top=page.height - at.y, zoom=0)


def _draw_background(canvas: Any, page: Page, theme: Theme) -> None:
    if page.fills and page.placements:
        colour = theme.colour(page.placements[0].picture.background)
        canvas.addLiteral(f"{fill_colour(colour)} {rectangle(Box(0, 0, page.width, page.height))} f")
        return
    for place in page.placements:
        area = place.box_on_page(place.clip)
        canvas.addLiteral(f"{fill_colour(theme.colour(place.picture.background))} {rectangle(area)} f")


def _begin_placement(canvas: Any, placement: Placement) -> None:
    clip, scale = placement.clip, placement.scale
    area = placement.box_on_page(clip)
    x, y = placement.x - clip.x * scale, placement.y - clip.y * scale
    canvas.addLiteral(f"q {clip_operators(area)} {fine(scale)} 0 0 {fine(scale)} {number(x)} {number(y)} cm")


def _draw_footer(marks: MarkWriter, page: Page, theme: Theme) -> None:
    if not page.footer:
        return
    left = page.margin
    shaped = QtShaper().shape(page.footer, FOOTER, page.width - 2 * left, max_lines=1, align="center")
    y = page.height - left - (FOOTER_HEIGHT + FOOTER.line_height) / 2
    marks.text.draw(glyphs_of(shaped), left, y, theme.colour("text.muted"), Box(0, 0, page.width, page.height))


def _bookmarks(pages: Sequence[Page]) -> list[tuple[Bookmark, Placement]]:
    """The bookmarks of every picture once, with where it is placed first."""
    found: list[tuple[Bookmark, Placement]] = []
    seen: set[int] = set()
    for page in pages:
        for place in page.placements:
            if id(place.original) not in seen:
                seen.add(id(place.original))
                found += [(bookmark, place) for bookmark in place.original.bookmarks]
    return found


def _bookmark_places(pages: Sequence[Page]) -> list[tuple[int, Point]]:
    """For each bookmark the page that shows its target, and where."""
    return [
        next(
            (
                (index, place.on_page(bookmark.target))
                for index, page in enumerate(pages)
                for place in page.placements
                if place.original is first.original and not place.is_artifact and place.clip.contains(*bookmark.target)
            ),
            (0, Point(0, 0)),
        )
        for bookmark, first in _bookmarks(pages)
    ]


def _add_outline(canvas: Any, bookmarks: Sequence[Bookmark]) -> None:
    level = -1
    for entry, bookmark in enumerate(bookmarks):
        level = max(0, min(bookmark.level, level + 1))
        canvas.addOutlineEntry(shown(bookmark.title) or "-", f"b{entry}", level)
    if bookmarks:
        canvas.showOutline()
