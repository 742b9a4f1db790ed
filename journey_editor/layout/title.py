"""What stands around the board: the map's title above it, its state in the corner."""

from __future__ import annotations

from collections.abc import Mapping

from journey_editor.document.records import JourneyMap
from journey_editor.document.vocabulary import Evidence
from journey_editor.layout import metrics
from journey_editor.layout.card_picture import CardPicture
from journey_editor.layout.flow import Flow
from journey_editor.layout.logo import LOGO_GAP, logo_piece, logo_size
from journey_editor.layout.picture import Box, Mark, Picture, Piece, Text
from journey_editor.layout.text import Shaper, TextStyle

LOGO_KEY = ("logo", "map")
UNTITLED = "Untitled journey map"
_CUT_TITLES = ((1.0, 2, 2), (1.0, 2, 1), (1.0, 1, 1), (0.85, 1, 1), (0.7, 1, 1), (0.6, 2, 1), (0.5, 2, 1))
"""How a title is tried on a narrow sheet: its size, of the usual one, how many lines it has, and each of the others."""


def title_content(
    record: JourneyMap,
    seen: str,
    width: float,
    shaper: Shaper,
    title_lines: int = 2,
    lines: int = 2,
    style: TextStyle = metrics.TITLE,
) -> tuple[float, tuple[Mark, ...]]:
    """The map's title, what it speaks of, what it is for, and which view of it is `seen`; its height and marks.

    The title takes at most `title_lines`, each of the others at most `lines`.
    """
    flow = Flow(shaper, 0, 0, width)
    colour = "text.strong" if record.title else "text.muted"
    flow.text(record.title or UNTITLED, style, colour, title_lines, at_left=True)
    about = [record.product, record.segment, record.scope]
    said = "  \u00b7  ".join(" ".join(part.split()) for part in about if part)
    if said:
        flow.gap(2)
        flow.text(said, metrics.SUBTITLE, "text.muted", lines, at_left=True)
    if record.objective:
        flow.gap(3)
        flow.text(f"Objective: {' '.join(record.objective.split())}", metrics.OBJECTIVE, "text", lines, at_left=True)
    if seen:
        flow.gap(3)
        flow.icon_line("view", seen, metrics.OBJECTIVE, "accent")
    return flow.y + 18, tuple(flow.marks)


def title_block(
    record: JourneyMap,
    seen: str,
    logo: CardPicture | None,
    width: float,
    shaper: Shaper,
    title_lines: int = 2,
    lines: int = 2,
    style: TextStyle = metrics.TITLE,
) -> tuple[float, tuple[Mark, ...]]:
    """As `title_content`, with room for the logo at its right, which its height has too."""
    beside, high = logo_size(logo, width)
    taken = beside + LOGO_GAP if beside else 0.0
    height, marks = title_content(record, seen, width - taken, shaper, title_lines, lines, style)
    return max(height, high + 18 if high else 0.0), marks


def cut_title(
    record: JourneyMap,
    seen: str,
    logo: CardPicture | None,
    images: Mapping[str, bytes],
    height: float,
    shaper: Shaper,
    right: float,
) -> Picture:
    """The title for a sheet that ends at `right`, in the height it has on the whole board: in smaller letters where it
    would be cut; what needs more lines under it ends in an ellipsis. The logo stands at the sheet's right."""
    width = right - 2 * metrics.MARGIN
    if not height:  # the board has no title
        return Picture(right, metrics.MARGIN, ())
    tries = []
    for share, title_lines, lines in _CUT_TITLES:
        style = metrics.TITLE._replace(size=metrics.TITLE.size * share, leading=metrics.TITLE.leading * share)
        needed, marks = title_block(record, seen, logo, width, shaper, title_lines, lines, style)
        is_cut = isinstance(marks[0], Text) and marks[0].shaped.is_cut
        tries.append((needed > height + 1, is_cut, marks))
        if not (needed > height + 1 or is_cut):
            break
    marks = min(tries, key=lambda one: one[:2])[2]
    piece = Piece(("title", "map"), Box(metrics.MARGIN, metrics.MARGIN, width, height), marks, 10, "Map title")
    pieces: tuple[Piece, ...] = (piece,)
    if logo is not None:
        pieces += (logo_piece(logo, LOGO_KEY, metrics.MARGIN + width, metrics.MARGIN, width, shaper),)
    return Picture(right, metrics.MARGIN + height, pieces, images=dict(images))


def corner_content(record: JourneyMap, width: float, shaper: Shaper) -> tuple[float, tuple[Mark, ...]]:
    """What the map is (current or future, how well supported), of which date, and when it is reviewed; its height and
    marks."""
    flow = Flow(shaper, 4, 10, width - 12)
    state = f"{record.state.label.capitalize()} state"
    if record.perspective is not None:
        state += f", {record.perspective.label if record.perspective != 'both' else 'account and user'}"
    flow.icon_line("map", state, metrics.CARD_SMALL_STRONG, "text")
    flow.gap(3)
    flow.icon_line(f"evidence-{record.evidence.value}", _evidence(record.evidence), metrics.CARD_SMALL, "text.muted")
    flow.gap(3)
    if record.map_date:
        flow.icon_line("calendar", f"As of {record.map_date.isoformat()}", metrics.CARD_SMALL, "text.muted")
        flow.gap(3)
    review = f"Review {record.next_review.isoformat()}" if record.next_review else "No review date"
    flow.icon_line("calendar", review, metrics.CARD_SMALL, "text.muted" if record.next_review else "board.lacking")
    return flow.y + 8, tuple(flow.marks)


def _evidence(evidence: Evidence) -> str:
    return {
        Evidence.ASSUMED: "Assumed: a hypothesis",
        Evidence.OBSERVED: "Observed",
        Evidence.VALIDATED: "Validated with customers",
    }[evidence]
