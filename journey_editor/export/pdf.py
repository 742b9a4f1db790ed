"""The PDF: pages of pictures as vectors, with text that can be searched and copied, an outline and links."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from journey_editor.document.progress import Progress, no_progress
from journey_editor.export.beside import beside
from journey_editor.export.content import fill_colour, fine, number, rectangle
from journey_editor.export.document_info import DocumentInfo
from journey_editor.export.enclosed import Enclosed
from journey_editor.export.pdf_finish import finished
from journey_editor.export.pdf_marks import MarkWriter, clip_operators
from journey_editor.export.tags import ARTIFACT, Tagger
from journey_editor.layout.characters import shown
from journey_editor.layout.pages import FOOTER, FOOTER_HEIGHT, Page, Placement
from journey_editor.layout.picture import Bookmark, Box, Point
from journey_editor.layout.theme import Theme
from journey_editor.painting.fonts import families
from journey_editor.painting.shaper import QtShaper, glyphs_of

_PIECES_A_STEP = 50


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
    anchors = {name for page in pages for place in page.placements for name in place.picture.anchors}
    tagger = Tagger()
    marks = MarkWriter(canvas, theme, tagger, anchors)
    drawing = sum(len(place.picture.pieces) for page in pages for place in page.placements)
    total = 2 * drawing + 1  # to tag and check what is drawn takes about as long
    done = 0
    counts = []
    progress(0, total)
    started = time.monotonic()
    targets = _bookmark_places(pages)
    for index, page in enumerate(pages):
        canvas.begin(page)
        tagger.begin_page()
        for entry, (bookmark_page, place) in enumerate(targets):
            if bookmark_page == index:
                canvas.bookmarkPage(f"b{entry}", "XYZ", left=place.x, top=page.height - place.y, zoom=0)
        _mark_anchors(canvas, page)
        canvas.addLiteral(ARTIFACT)
        _draw_background(canvas, page, theme)
        canvas.addLiteral("EMC")
        for placement in page.placements:
            _begin_placement(canvas, placement)
            looked_at = tagger.placement(placement)
            if looked_at:
                canvas.addLiteral(looked_at)
            for piece in placement.picture.pieces:
                marks.draw_piece(piece, placement, page.height, not looked_at)
                done += 1
                if done % _PIECES_A_STEP == 0:
                    progress(done, total)
            if looked_at:
                canvas.addLiteral("EMC")
            canvas.addLiteral("Q")
        canvas.addLiteral(ARTIFACT)
        _draw_footer(marks, page, theme)
        canvas.addLiteral("EMC Q")
        counts.append(tagger.counts)
        canvas.showPage()
    _add_outline(canvas, [bookmark for bookmark, _ in _bookmarks(pages)])
    marks.text.embed_fonts()
    labels = [page.label for page in pages]

    def finish() -> tuple[bytes, str]:
        drawn = canvas.getpdfdata()
        return finished(drawn, tagger.root, counts, labels, shown(info.language), enclosed, info.exported)

    took = time.monotonic() - started
    data, note = beside(finish, lambda passed: progress(drawing + int(drawing * passed / (passed + took)), total))
    progress(total, total)
    if isinstance(target, Path):
        target.write_bytes(data)
    else:
        target.write(data)
    return note


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
