"""What a PDF's pages are for those who do not see them: headings, paragraphs, lists, tables, figures in words.

While pages are drawn, each piece becomes an element with a number on its page, or an artifact that nobody reads out
(grounds, rules, what is repeated on each sheet). `PDF 1.7 (ISO 32000-1), 14.7 and 14.8` says what the names mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from journey_editor.layout.pages import Placement
from journey_editor.layout.picture import Picture, Piece, PieceKey, Text
from journey_editor.layout.stubs import STUB_KINDS

ARTIFACT = "/Artifact BMC"
_HEADINGS = {"h1": "H1", "h2": "H2", "h3": "H3", "title": "H1"}
_SILENT = frozenset(("ground", "rule", "footer", "row", "emotion", "prompt"))
_FIGURES = frozenset(("figure", "portrait", "logo", "connection", "curve", *STUB_KINDS))


@dataclass(slots=True)
class Element:
    """A node of the structure tree."""

    tag: str
    alternative: str = ""
    children: list[Element] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    """Its own content: the number of a page, and the number of a mark on it."""
    links: list[list[tuple[int, int]]] = field(default_factory=list)
    """What leads away from it, link by link: the places where it is pressed, one a line, each the number of a page and
    of an annotation on it."""
    span: int = 1
    """Of a cell: over how many columns it reaches."""
    scope: str = ""
    """Of a header cell: "Column" or "Row"."""

    def add(self, child: Element) -> Element:
        """A new last child; it is given back."""
        self.children.append(child)
        return child

    def walk(self) -> Iterator[Element]:
        """It and all under it."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is to be read in it."""
        return not self.marks and all(child.is_empty for child in self.children)


class Tagger:
    """Numbers what is drawn, and knows the tree afterwards."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self.page = -1
        self._count = 0
        self._links = 0
        self._current: Element | None = None
        self._boards: dict[int, dict[PieceKey, Element]] = {}
        self._read: set[tuple[int, PieceKey]] = set()
        self._last: tuple[str, float] = ("", 0.0)
        self._figures: dict[str, Element] = {}

    @property
    def counts(self) -> int:
        """How many marks the page has so far."""
        return self._count

    def begin_page(self) -> None:
        """The next page."""
        self.page += 1
        self._count = 0
        self._links = 0
        self._figures = {}

    def placement(self, placement: Placement) -> str:
        """The operator before a placement that is only looked at; empty where its pieces are read."""
        self._current = None
        if placement.is_artifact:
            return ARTIFACT
        if not placement.alternative:
            return ""
        figure = self._figures.get(placement.alternative)
        if figure is None:
            figure = self._figures[placement.alternative] = self.root.add(Element("Figure", placement.alternative))
        self._last = ("figure", 0.0)
        return self._mark(figure)

    def piece(self, piece: Piece, placement: Placement) -> str:
        """The operator before a piece."""
        self._current = None
        picture = placement.original
        if picture.table is not None:
            return self._on_board(piece, picture)
        if piece.kind in _SILENT or not _says(piece):
            return ARTIFACT
        return self._mark(self._in_text(piece))

    def link(self, *, goes_on: bool = False) -> None:
        """The page's next annotation leads away from what is being drawn, or is another line of the link before."""
        element = self._current or self.root
        if not (goes_on and element.links):
            element.links.append([])
        element.links[-1].append((self.page, self._links))
        self._links += 1

    def _on_board(self, piece: Piece, picture: Picture) -> str:
        if (id(picture), piece.key) in self._read:
            return ARTIFACT  # a band that is repeated, or a line that goes on from another sheet
        elements = self._boards.get(id(picture))
        if elements is None:
            elements = self._boards[id(picture)] = self._table(picture)
        element = elements.get(piece.key)
        if element is None:
            if piece.kind in _SILENT or not _says(piece):
                return ARTIFACT
            kind = "Figure" if piece.kind in _FIGURES else _HEADINGS.get(piece.kind, "P")
            element = self.root.add(Element(kind, piece.label if kind == "Figure" else ""))
        self._read.add((id(picture), piece.key))
        return self._mark(element)

    def _table(self, picture: Picture) -> dict[PieceKey, Element]:
        """The board's table, still empty, and the element of each piece that is in it."""
        assert picture.table is not None
        table = self.root.add(Element("Table"))
        found: dict[PieceKey, Element] = {}
        moods = {piece.record_id: piece.label for piece in picture.pieces if piece.kind == "emotion"}
        for cells in (picture.table.stages, picture.table.steps):
            line = table.add(Element("TR"))
            line.add(Element("TH", scope="Column"))
            for cell in cells:
                header = line.add(Element("TH", span=cell.span, scope="Column"))
                found.update(dict.fromkeys(cell.keys, header))
        names = {piece.key: piece.label for piece in picture.pieces if piece.kind == "lane"}
        for name, cells in picture.table.rows:
            line = table.add(Element("TR"))
            found[name] = line.add(Element("TH", scope="Row"))
            told = []
            for cell in cells:
                place = line.add(Element("TD", span=cell.span))
                for key in cell.keys:
                    found[key] = place.add(Element("P"))
                    if mood := moods.get(key[1]):
                        told.append(mood)
            if told:
                words = f"Emotion curve. {names.get(name, '')}: {'; '.join(told)}"
                found["curve", name[1]] = self.root.add(Element("Figure", words))
        return found

    def _in_text(self, piece: Piece) -> Element:
        """The element of a piece of running text; cells and points of a list go on with the one before them."""
        kind, y = piece.kind, piece.box.y
        before, self._last = self._last, (kind, y)
        if kind in ("td", "th"):
            return self._cell(kind, before, y)
        if kind == "li":
            last = self.root.children[-1] if self.root.children else None
            listed = last if last is not None and last.tag == "L" and before[0] == "li" else self.root.add(Element("L"))
            return listed.add(Element("LI")).add(Element("LBody"))
        if kind in _FIGURES:
            return self.root.add(Element("Figure", piece.label))
        return self.root.add(Element(_HEADINGS.get(kind, "P")))

    def _cell(self, kind: str, before: tuple[str, float], y: float) -> Element:
        is_on = before[0] in ("td", "th")
        table = self.root.children[-1] if is_on else self.root.add(Element("Table"))
        if not is_on or (kind, y) != before:
            table.add(Element("TR"))
        cell = Element("TH", scope="Column") if kind == "th" else Element("TD")
        return table.children[-1].add(cell)

    def _mark(self, element: Element) -> str:
        number = self._count
        self._count += 1
        element.marks.append((self.page, number))
        self._current = element
        return f"/{element.tag} <</MCID {number}>> BDC"


def _says(piece: Piece) -> bool:
    """Whether there is anything to read in a piece."""
    return bool(piece.label) or any(isinstance(mark, Text) and mark.shaped.text.strip() for mark in piece.marks)
