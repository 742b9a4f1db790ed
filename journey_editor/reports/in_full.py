"""What a board cuts, in full, on pages of its own: on paper nobody can rest the pointer on it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from journey_editor.document.journey import Journey
from journey_editor.document.records import Connection
from journey_editor.document.wording import noun_of
from journey_editor.layout.pages import Page
from journey_editor.layout.papers import PAPERS
from journey_editor.layout.picture import Picture, Piece, Text
from journey_editor.layout.text import Shaper
from journey_editor.reports.pagination import paginate
from journey_editor.reports.profiles import about_of
from journey_editor.reports.setting import Setter
from journey_editor.reports.sheet import Sheet

_TITLE = "In full, what is cut on the board"
_AMERICAN = ("Letter", "Legal", "Tabloid")


def pages_in_full(journey: Journey, picture: Picture, paper: str, shaper: Shaper, today: date) -> tuple[Page, ...]:
    """Every text of which the board shows the beginning only, with what it belongs to; no page where there is none.

    They are to be read, so they are small, however large the `paper` of the board is.
    """
    told = dict.fromkeys(line for piece in picture.pieces for line in _cut(journey, piece))
    if not told:
        return ()
    sheet = Sheet(PAPERS["Letter" if paper in _AMERICAN else "A4"])
    setter = Setter(shaper, sheet.room.width)
    chunks = [setter.heading(_TITLE, 0), *setter.bullets(told)]
    return paginate([(sheet, chunks)], shaper, about_of(journey, today), {}, "behind the board, ")


def _cut(journey: Journey, piece: Piece) -> Iterator[str]:
    """The texts of a piece that end in an ellipsis, each with what it is of."""
    for mark in piece.marks:
        if isinstance(mark, Text) and mark.shaped.is_cut:
            yield _told(journey, piece, " ".join(mark.shaped.text.split()))


def _told(journey: Journey, piece: Piece, text: str) -> str:
    record = journey.get(piece.key[1])
    if isinstance(record, Connection):
        return piece.label  # from where to where it leads, and all that stands beside it
    if record is None:
        return text
    name = " ".join(journey.name_of(record.id).split())
    kind = noun_of(record).replace("_", " ").capitalize()
    return f"{kind}: {text}" if text == name or not name else f"{kind} \u201c{name}\u201d: {text}"
