"""What a board cuts, in full: on paper and in a picture nobody can rest the pointer on it.

Each such text has a number on the board. In a PDF the numbers lead to the plan of its sheets or to under the board,
where there is room, else to pages of their own behind it; under a picture to a strip.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from math import ceil

from journey_editor.document.journey import Journey
from journey_editor.document.records import Connection, Stage
from journey_editor.document.wording import noun_of
from journey_editor.layout import metrics
from journey_editor.layout.characters import is_right_to_left
from journey_editor.layout.pages import FOOTER_HEIGHT, Page, Placement, room_inside, whole
from journey_editor.layout.papers import PAPERS
from journey_editor.layout.picture import Box, Mark, Picture, Piece, Point, Shape, Text
from journey_editor.layout.text import Shaper, TextStyle
from journey_editor.reports.chunk import Chunk
from journey_editor.reports.pagination import paginate
from journey_editor.reports.profiles import about_of
from journey_editor.reports.setting import Setter
from journey_editor.reports.sheet import BODY, SMALL, Sheet

_TITLE = "In full, what is cut on the board"
_AMERICAN = ("Letter", "Legal", "Tabloid")
_NUMBER = metrics.POINT_NUMBER
_AFTER_TEXT = 2.0
_INSET = 26.0
"""Of a text, for its number before it."""
_COLUMN, _COLUMN_GAP = 400.0, 32.0
"""How wide a column of the strip is at least, and the room between two."""
_PLAN_GAP, _LEAST_PLAN = 16.0, 0.7
"""Between a board, or the small one of an assembly plan, and what is told under it; so much of its size that one keeps
at least."""
_WIDEST = 540.0
"""Points: lines under a board are no longer."""


def told_in_full(journey: Journey, picture: Picture) -> dict[str, int]:
    """Every text of which the board shows the beginning only, with what it belongs to, and its number on the board:
    from left to right, and from top to bottom."""
    pieces = sorted(picture.pieces, key=lambda piece: (piece.box.x, piece.box.y))
    told = dict.fromkeys(_told(journey, piece, text) for piece in pieces for text in _cut(piece))
    return {line: number for number, line in enumerate(told, 1)}


def with_numbers(picture: Picture, journey: Journey, told: Mapping[str, int], shaper: Shaper) -> Picture:
    """The picture with the number of each text that is cut behind it; a link in a document that has the pages."""
    return _Numbers(journey, told, shaper).on(picture) if told else picture


def numbered_pages(pages: Sequence[Page], journey: Journey, shaper: Shaper) -> tuple[tuple[Page, ...], dict[str, int]]:
    """The pages of a board with a number behind each text that is cut on them, and these texts with their numbers.

    What is said anew on a sheet, for the room that it has there, is numbered as it stands there.
    """
    found: dict[str, None] = {}
    cut: dict[int, list[tuple[Piece, tuple[str, ...]]]] = {}
    """What is cut of each picture, by its id: a board on sheets is one picture, placed a thousand times."""
    for page in pages:
        for place in page.placements:
            if not (place.is_artifact or place.alternative):  # is seen on another sheet, or in small
                key = id(place.picture)
                if key not in cut:
                    cut[key] = _cut_in(place.picture)
                shown = [(piece, texts) for piece, texts in cut[key] if piece.box.meets(place.clip)]
                found |= dict.fromkeys(_told(journey, piece, text) for piece, texts in shown for text in texts)
    told = {line: number for number, line in enumerate(found, 1)}
    if not told:
        return tuple(pages), {}
    numbers = _Numbers(journey, told, shaper)

    def numbered(place: Placement) -> Placement:
        if place.alternative:
            return place
        stands_for = None if place.stands_for is None else numbers.on(place.stands_for)
        return replace(place, picture=numbers.on(place.picture), stands_for=stands_for)

    return tuple(replace(page, placements=tuple(map(numbered, page.placements))) for page in pages), told


def _cut_in(picture: Picture) -> list[tuple[Piece, tuple[str, ...]]]:
    """The pieces of a picture on which something is cut, from left to right, with what that is."""
    cut = [(piece, texts) for piece in picture.pieces if (texts := tuple(_cut(piece)))]
    cut.sort(key=lambda one: (one[0].box.x, one[0].box.y))
    return cut


class _Numbers:
    """Puts numbers behind what is cut; what was numbered is kept, for sheets have much in common."""

    def __init__(self, journey: Journey, told: Mapping[str, int], shaper: Shaper) -> None:
        self._journey = journey
        self._told = told
        self._shaper = shaper
        self._pictures: dict[int, tuple[Picture, Picture]] = {}
        self._pieces: dict[int, tuple[Piece, Piece]] = {}

    def on(self, picture: Picture) -> Picture:
        """A picture with numbers."""
        if id(picture) not in self._pictures:
            made = replace(picture, pieces=tuple(map(self._numbered, picture.pieces)))
            self._pictures[id(picture)] = picture, made
        return self._pictures[id(picture)][1]

    def _numbered(self, piece: Piece) -> Piece:
        if id(piece) not in self._pieces:
            self._pieces[id(piece)] = piece, self._made(piece)
        return self._pieces[id(piece)][1]

    def _made(self, piece: Piece) -> Piece:
        marks: list[Mark] = []
        for mark in piece.marks:
            number = None
            if isinstance(mark, Text) and mark.shaped.is_cut:
                number = self._told.get(_told(self._journey, piece, mark.shaped.text))
            if number is not None and isinstance(mark, Text):
                marks += _numbered(piece, mark, number, self._shaper)
            else:
                marks.append(mark)
        return piece._replace(marks=tuple(marks)) if len(marks) > len(piece.marks) else piece


def with_strip(picture: Picture, told: Mapping[str, int], shaper: Shaper) -> Picture:
    """The picture with what is cut on it under it, in columns; the same picture where nothing is cut."""
    if not told:
        return picture
    room = picture.width - 2 * metrics.MARGIN
    columns = max(1, min(len(told), int((room + _COLUMN_GAP) / (_COLUMN + _COLUMN_GAP))))
    width = (room + _COLUMN_GAP) / columns - _COLUMN_GAP
    setter = Setter(shaper, width)
    heading = setter.narrower(room).heading(_TITLE, 1)
    chunks = [chunk for text, number in told.items() for chunk in _entry(setter, text, number)]
    high = sum(chunk.height for chunk in chunks) / columns
    top = picture.height + heading.height
    pieces = [piece._replace(box=piece.box.moved(metrics.MARGIN, picture.height)) for piece in heading.pieces]
    x, y, bottom = metrics.MARGIN, top, top
    for chunk in chunks:
        if y - top + chunk.height / 2 > high:
            x, y = x + width + _COLUMN_GAP, top
        pieces += [piece._replace(box=piece.box.moved(x, y)) for piece in chunk.pieces]
        y += chunk.height
        bottom = max(bottom, y)
    return replace(picture, height=float(ceil(bottom + metrics.MARGIN)), pieces=(*picture.pieces, *pieces))


def pages_in_full(
    told: Mapping[str, int], journey: Journey, paper: str, shaper: Shaper, today: date
) -> tuple[Page, ...]:
    """The pages behind the board; none where nothing is cut.

    They are to be read, so they are small, however large the `paper` of the board is.
    """
    if not told:
        return ()
    sheet = Sheet(PAPERS["Letter" if paper in _AMERICAN else "A4"])
    chunks = _listed(told, Setter(shaper, sheet.room.width), 0)
    return paginate([(sheet, chunks)], shaper, about_of(journey, today), {}, "behind the board, ")


def told_under_board(pages: Sequence[Page], told: Mapping[str, int], shaper: Shaper) -> tuple[Page, ...] | None:
    """The pages of a board with what is cut on them under it, on the last page that has room for all of that; None
    where none has."""
    for at in reversed(range(len(pages))):
        page = pages[at]
        if not page.fills or page.share is not None:  # only what is in the board's own colours, and not cut off
            continue
        room = room_inside(page.width, page.height, page.margin)
        chunks = _listed(told, Setter(shaper, min(room.width, _WIDEST)), 2, SMALL)
        y = max(place.box_on_page(place.clip).bottom for place in page.placements) + _PLAN_GAP
        if y + sum(chunk.height for chunk in chunks) <= room.bottom - FOOTER_HEIGHT:
            put = replace(page, placements=(*page.placements, _placed(chunks, page, room.x, y)))
            return (*pages[:at], put, *pages[at + 1 :])
    return None


def told_on_plan(plan: Page, told: Mapping[str, int], shaper: Shaper) -> Page | None:
    """The assembly plan of sheets with what is cut on them under its small board, which gives way a bit; None where
    there is too little room for that."""
    room = room_inside(plan.width, plan.height, plan.margin)
    bottom = room.bottom - FOOTER_HEIGHT
    chunks = _listed(told, Setter(shaper, room.width), 1)
    high = _PLAN_GAP + sum(chunk.height for chunk in chunks)
    words, small, *others = plan.placements
    board = small.box_on_page(small.clip)
    by = min(1.0, (bottom - high - board.y) / board.height)
    if by < _LEAST_PLAN:
        return None
    centre = board.x + board.width / 2
    smaller = [
        replace(place, x=centre + (place.x - centre) * by, y=board.y + (place.y - board.y) * by, scale=place.scale * by)
        for place in (small, *others)
    ]
    under = _placed(chunks, plan, room.x, board.y + board.height * by + _PLAN_GAP)
    return replace(plan, placements=(words, *smaller, under))


def _listed(told: Mapping[str, int], setter: Setter, level: int, style: TextStyle = BODY) -> list[Chunk]:
    """All that is cut, in full, under a heading."""
    entries = (chunk for text, number in told.items() for chunk in _entry(setter, text, number, style))
    return [setter.heading(_TITLE, level), *entries]


def _placed(chunks: Sequence[Chunk], page: Page, x: float, y: float) -> Placement:
    """Chunks one under the other on a page, the first with its corner at (x, y)."""
    pieces: list[Piece] = []
    anchors: dict[str, Point] = {}
    for chunk in chunks:
        pieces += [piece._replace(box=piece.box.moved(x, y)) for piece in chunk.pieces]
        anchors |= {chunk.anchor: Point(x, y)} if chunk.anchor else {}
        y += chunk.height
    picture = Picture(page.width, page.height, tuple(pieces), anchors=anchors)
    return Placement(picture, whole(picture), 0.0, 0.0)


def _entry(setter: Setter, text: str, number: int, style: TextStyle = BODY) -> list[Chunk]:
    """A text, its number before it."""
    chunks = setter.paragraph(text, style, inset=_INSET)
    mark = _chip(str(number), setter.shaper)
    first = chunks[0]
    piece = first.pieces[0]
    x = piece.box.width - _width(mark) if is_right_to_left(text) else 0.0
    marks = [one._replace(x=0.0) for one in piece.marks if isinstance(one, Text)] if x else piece.marks
    piece = piece._replace(marks=(*_at(mark, x, 1.5), *marks))
    chunks[0] = replace(first, pieces=(piece,), anchor=_anchor(number))
    return [replace(chunk, height=chunk.height + 4.0 * (chunk is chunks[-1])) for chunk in chunks]


def _cut(piece: Piece) -> Iterator[str]:
    """The texts of a piece that end in an ellipsis."""
    for mark in piece.marks:
        if isinstance(mark, Text) and mark.shaped.is_cut:
            yield mark.shaped.text


def _told(journey: Journey, piece: Piece, said: str) -> str:
    """A text in full, with what it is of."""
    text = " ".join(said.split())
    record = journey.get(piece.key[1])
    if isinstance(record, Connection):
        return piece.label  # from where to where it leads, and all that stands beside it
    if record is None:  # a cell says of which stage it is
        return " ".join(piece.label.split()) if piece.kind == "field" else text
    name = " ".join(journey.name_of(record.id).split())
    kind = noun_of(record).replace("_", " ").capitalize()
    if isinstance(record, Stage) and text.endswith(name):  # its number stands before its name
        return f"{kind} {text}"
    return f"{kind}: {text}" if text == name or not name else f"{kind} \u201c{name}\u201d: {text}"


def _numbered(piece: Piece, text: Text, number: int, shaper: Shaper) -> list[Mark]:
    """A text with its number behind it; a bit shorter where there is no room for that."""
    chip = _chip(str(number), shaper, f"#{_anchor(number)}")
    wide, is_rtl = _width(chip) + _AFTER_TEXT, is_right_to_left(text.shaped.text)
    last, left, right = text.shaped.lines[-1], 0.0, piece.box.width
    if piece.kind == "connection":  # its label stands between cards, on a ground of its own
        left, right = next(((one.box.x, one.box.right) for one in piece.marks if isinstance(one, Shape)), (left, right))
    if (text.x + last.x < left + wide) if is_rtl else (text.x + last.x + last.width + wide > right):
        text = _shorter(text, wide, shaper, is_rtl=is_rtl)
        last = text.shaped.lines[-1]
    x = text.x + last.x - wide if is_rtl else text.x + last.x + last.width + _AFTER_TEXT
    y = text.y + last.baseline - 0.36 * text.shaped.style.size - _NUMBER.line_height / 2
    return [text, *_at(chip, x, y)]


def _shorter(text: Text, by: float, shaper: Shaper, *, is_rtl: bool) -> Text:
    """The same text on as many lines, each shorter by so many points."""
    shaped = text.shaped
    width = max(2 * line.x + line.width for line in shaped.lines)
    is_centred = not is_rtl and shaped.inset > 0
    if not is_centred:
        width = max(line.x + line.width for line in shaped.lines)
    align = "center" if is_centred else "start"
    made = shaper.shape(shaped.text, shaped.style, max(1.0, width - by), len(shaped.lines), align)
    return text._replace(x=text.x + by, shaped=made) if is_rtl else text._replace(shaped=made)


def _chip(number: str, shaper: Shaper, link: str = "") -> tuple[Shape, Text]:
    """A number in a pill."""
    shaped = shaper.shape(number, _NUMBER, 60, 1)
    high = _NUMBER.line_height
    width = max(high, shaped.width + 6)
    pill = Shape(Box(0, 0, width, high), "accent", None, high / 2, link)
    return pill, Text((width - shaped.width) / 2, 0, shaped, "text.on-accent")


def _width(chip: tuple[Shape, Text]) -> float:
    return chip[0].box.width


def _at(chip: tuple[Shape, Text], x: float, y: float) -> tuple[Shape, Text]:
    pill, text = chip
    return pill._replace(box=pill.box.moved(x, y)), text._replace(x=text.x + x, y=text.y + y)


def _anchor(number: int) -> str:
    return f"in-full:{number}"
