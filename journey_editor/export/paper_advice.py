"""What to know of the paper that a board takes, and what would be better: a sentence each."""

from __future__ import annotations

from collections.abc import Sequence

from journey_editor.document.wording import numbered
from journey_editor.export import legibility
from journey_editor.export.board_pages import LEGIBLE_SIZE, ExportOptions, one_sheet, paper_named
from journey_editor.layout.frame import Frame
from journey_editor.layout.pages import Page
from journey_editor.layout.papers import PAPERS, Paper
from journey_editor.layout.picture import Picture
from journey_editor.layout.tiles import Tiling, tiling

MANY_SHEETS = 20
"""Of more, it is said how they become fewer."""
SMALL_TEXT = 6
"""Points: smaller text is offered for no sheet, though that is read from nearer than it hangs; of what is smaller the
command line says what to choose instead."""
_CLEARLY_FEWER, _CLEARLY_LARGER = 0.6, 1.5


def told_of_text(picture: Picture, frame: Frame | None, pages: Sequence[Page], options: ExportOptions) -> str:
    """That a board takes several pages, or by how much its text falls below the least, and what helps; empty where
    there is nothing to say."""
    size = legibility.smallest_on(pages)
    least = options.least_text
    if options.tile or not options.paper:
        return legibility.told(size, least, options.paper, "choose a larger text size")

    def size_on(paper: Paper) -> float:
        return legibility.smallest_on((one_sheet(picture, frame, paper, options, "-"),))

    is_less = legibility.is_less(size, least)
    if len(pages) == 1 and not is_less:
        return ""
    enough = legibility.paper_that_is_enough(paper_named(options.paper).name, least, size_on)
    larger = "sheets to put together"
    larger = f"{enough} or {larger}" if enough else f"{larger}, or a page as large as the map"
    if len(pages) == 1:
        breaks = options.breaks and options.more_pages
        several = "several pages, " if legibility.is_less(size, LEGIBLE_SIZE) and not breaks else ""
        return legibility.told(size, least, options.paper, f"choose {several}{larger}")
    said = (
        f"On one page {options.paper} the smallest text would be {size_on(paper_named(options.paper)):.1f} pt, which "
        f"cannot be read: the board is on {numbered('page', len(pages))}, where it is {size:.1f} pt."
    )
    return f"{said} For {least:g} pt choose {larger}." if is_less else said


def fewer_sheets(picture: Picture, frame: Frame, options: ExportOptions, sheets: int, how: str = "") -> str:
    """How tiles become clearly fewer than so many sheets, with text that can still be read and no lane cut; empty where
    they are few, or that is not possible.

    `how` says how smaller text is chosen: "{scale}" in it is the scale of the board.
    """
    smallest = legibility.smallest_in(picture)
    if sheets <= MANY_SHEETS or not smallest:
        return ""
    scale = min(options.scale, SMALL_TEXT / smallest)
    papers = [paper_named(options.paper), *_next_larger(paper_named(options.paper))]
    counted = [(_without_cut_lanes(picture, frame, paper, options, scale), paper.name) for paper in papers]
    found = [f"{numbered('sheet', count)} {name}" for count, name in counted if 0 < count <= _CLEARLY_FEWER * sheets]
    if not found:
        return ""
    smaller = how.format(scale=f"{scale:.2g}") if scale < options.scale else ""
    return (
        f"With {scale * smallest:.2g} pt as the smallest text{smaller}, which can still be read, "
        f"it is {' or '.join(found)}, and no lane is cut."
    )


def _without_cut_lanes(picture: Picture, frame: Frame, paper: Paper, options: ExportOptions, scale: float) -> int:
    """How many sheets tiles are at a scale; 0 where they cut a lane, or cannot be made."""
    try:
        tiles = tiling(picture, frame, paper, options.landscape, options.margin, scale)
    except ValueError:
        return 0
    return 0 if _cuts_lanes(tiles) else len(tiles.sheets)


def _cuts_lanes(tiles: Tiling) -> bool:
    return any(all(abs(share.stop - row) > 0.5 for row in tiles.frame.rows) for share in tiles.ys[:-1])


def _next_larger(paper: Paper) -> list[Paper]:
    family = [one for one in PAPERS.values() if one.name.startswith("A") == paper.name.startswith("A")]
    return [one for one in family if one.width * one.height > _CLEARLY_LARGER * paper.width * paper.height][:1]
