"""What a report says as HTML elements: headings, tables with scopes, lists. A text never becomes markup."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from xml.etree.ElementTree import Element, SubElement

from journey_editor.document.progress import Progress, no_progress
from journey_editor.export.checked_link import checked_link
from journey_editor.layout.characters import shown
from journey_editor.layout.picture import Picture
from journey_editor.reports.blocks import Facts, Figure, Grid, GridCell, Items, Paragraph, ReportPart, Title
from journey_editor.reports.setting import UNKNOWN

_SHORT = 10
"""Characters of a date, and of all that stands on one line of a table."""
_MANY = 9
"""A table of so many columns is wider than the text around it, and set in smaller letters."""
Draw = Callable[[Picture], Element]
"""Draws a picture as SVG."""


def add(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    """A new element that says a text; a user's text runs in its own direction."""
    element = SubElement(parent, tag, {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()})
    if text:
        element.text = shown(text)
        element.set("dir", "auto")
    return element


def anchor_ids(parts: Iterable[ReportPart]) -> dict[str, str]:
    """An id for each anchor of a report, made of nothing that a user wrote."""
    found: dict[str, str] = {}
    for part in parts:
        if isinstance(part, Title) and part.anchor:
            found.setdefault(part.anchor, f"t{len(found) + 1}")
    return found


class HtmlText:
    """Writes parts into an element, each heading with what stands under it in a section of its own."""

    def __init__(self, root: Element, ids: dict[str, str], draw: Draw) -> None:
        self._ids = ids
        self._draw = draw
        self._open: list[tuple[int, Element]] = [(-1, root)]
        self._used: set[str] = set()

    def write(self, parts: Collection[ReportPart], progress: Progress = no_progress) -> None:
        """Write them one after another. Raises what `progress` raises."""
        for done, part in enumerate(parts):
            progress(done, len(parts))
            if isinstance(part, Title):
                self._title(part)
            else:
                self._part(self._open[-1][1], part)

    def _title(self, title: Title) -> None:
        while self._open[-1][0] >= title.level:
            self._open.pop()
        section = SubElement(self._open[-1][1], "section")
        self._open.append((title.level, section))
        name = self._ids.get(title.anchor, "")
        if name and name not in self._used:
            self._used.add(name)
            section.set("id", name)
        add(section, f"h{title.level + 2}", title.text)

    def _part(self, into: Element, part: ReportPart) -> None:
        match part:
            case Paragraph():
                self._paragraph(into, part)
            case Items():
                items = SubElement(into, "ul")
                for text in part.texts:
                    add(items, "li", text)
            case Facts():
                known = SubElement(into, "dl")
                for fact in part.facts:
                    add(known, "dt", fact.label)
                    said = add(known, "dd", fact.text or UNKNOWN)
                    if not fact.text:
                        said.set("class", "unknown")
            case Grid():
                self._table(into, part)
            case Figure():
                figure = SubElement(into, "figure")
                drawing = self._draw(part.picture)
                drawing.set("role", "img")
                drawing.set("aria-label", shown(part.words))
                figure.append(drawing)

    def _paragraph(self, into: Element, part: Paragraph) -> None:
        around = SubElement(into, "blockquote") if part.is_quote else into
        paragraph = SubElement(around, "p", {"class": "quiet"} if part.is_quiet else {})
        self._linked(SubElement(paragraph, "strong") if part.is_strong else paragraph, part.text, part.link)

    def _table(self, into: Element, grid: Grid) -> None:
        kind = "wide many" if len(grid.titles) >= _MANY else "wide"
        wide = add(into, "div", class_=kind, tabindex="0", role="region", aria_label=", ".join(grid.titles))
        table = SubElement(wide, "table")
        head = SubElement(SubElement(table, "thead"), "tr")
        for title in grid.titles:
            add(head, "th", title, scope="col", **({"class_": "short"} if len(title) <= _SHORT else {}))
        body = SubElement(table, "tbody")
        for fields in grid.rows:
            row = SubElement(body, "tr")
            for at, field in enumerate(fields):
                self._field(SubElement(row, "td" if at else "th", {} if at else {"scope": "row"}), field)

    def _field(self, cell: Element, field: GridCell) -> None:
        if kinds := ["unknown"] * field.is_unknown + ["short"] * (len(field.text) <= _SHORT):
            cell.set("class", " ".join(kinds))
        self._linked(cell, field.text, field.link)

    def _linked(self, into: Element, text: str, link: str) -> None:
        target = f"#{self._ids[link[1:]]}" if link[1:] in self._ids else checked_link(link)
        if target:
            into = SubElement(into, "a", {"href": target})
        into.text = shown(text)
        into.set("dir", "auto")
