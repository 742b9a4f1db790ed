"""What a report says, without any page: the blocks that web pages, Markdown and slides are made of.

Every `Chunk` that says something carries its blocks, so that a section is written once for all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from journey_editor.layout.picture import Picture

BEGINNING = "beginning"
"""The anchor of what stands before a document's first section."""


@dataclass(frozen=True, slots=True)
class Title:
    """A heading of level 0, 1 or 2; `anchor` is what links call it."""

    text: str
    level: int = 0
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `link` is a checked address, or "#" and an anchor."""

    text: str
    link: str = ""
    is_strong: bool = False
    is_quote: bool = False
    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """A point of a list."""

    text: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what is known; an empty text is unknown."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a table."""

    text: str
    link: str = ""
    is_unknown: bool = False


@dataclass(frozen=True, slots=True)
class GridHead:
    """The titles of a table's columns; its rows follow."""

    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a table."""

    fields: tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture, and what it shows in words."""

    picture: Picture
    words: str


Block = Title | Paragraph | Item | Fact | GridHead | GridRow | Figure


@dataclass(frozen=True, slots=True)
class Items:
    """A whole list."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts that stand together."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A whole table."""

    titles: tuple[str, ...]
    rows: tuple[tuple[GridCell, ...], ...]


ReportPart = Title | Paragraph | Figure | Items | Facts | Grid


def together(blocks: Iterable[Block]) -> Iterator[ReportPart]:
    """Blocks with what belongs together as one: lists, facts and tables."""
    titles: tuple[str, ...] = ()
    for kind, run in groupby(blocks, key=type):
        if kind is Item:
            yield Items(tuple(one.text for one in run if isinstance(one, Item)))
        elif kind is Fact:
            yield Facts(tuple(one for one in run if isinstance(one, Fact)))
        elif kind is GridRow:
            yield Grid(titles, tuple(one.fields for one in run if isinstance(one, GridRow)))
        else:
            for one in run:
                if isinstance(one, GridHead):
                    titles = one.titles
                elif isinstance(one, Title | Paragraph | Figure):
                    yield one


def under_name(parts: Iterable[ReportPart], name: str, opening: str) -> list[ReportPart]:
    """What stands under a document whose own heading is the map's name; no heading is two levels below that above it.

    What begins with the name has `opening` as its heading instead.
    """
    own = list(parts)
    first = next((part for part in own if isinstance(part, Title)), None)
    anchor = ""
    if first is not None and first.level == 0 and first.text == name:
        own.remove(first)
        anchor = first.anchor
    if own and not (isinstance(own[0], Title) and own[0].level == 0):
        if isinstance(own[0], Paragraph) and own[0].text == opening:
            del own[0]
        own.insert(0, Title(opening, 0, anchor or BEGINNING))
    return list(_without_gaps(own))


def _without_gaps(parts: Iterable[ReportPart]) -> Iterator[ReportPart]:
    above: list[int] = []
    for part in parts:
        if isinstance(part, Title):
            while above and above[-1] >= part.level:
                above.pop()
            above.append(part.level)
            part = replace(part, level=len(above) - 1)
        yield part
