"""The head of a page: what kind of record it is, where it stands, and its name, large, to be edited."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from journey_editor.inspector.spec import Bench, InspectorPage, PagePart
from journey_editor.painting.icons import icon_pixmap
from journey_editor.widgets.plain_label import PlainLabel
from journey_editor.widgets.tooltip import set_tooltip

_DOT = " \u00b7 "
_MOST = 50
"""Letters of each name that says where a record stands."""


class Header(PagePart):
    """Icon and kind, place, title."""

    def __init__(self, page: InspectorPage, bench: Bench, heading: str = "") -> None:
        super().__init__()
        self._page = page
        self._bench = bench
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        kind_row = QHBoxLayout()
        kind_row.setSpacing(8)
        symbol = PlainLabel()
        symbol.setPixmap(icon_pixmap(page.icon, "accent", bench.theme, 18, self.devicePixelRatioF()))
        kind_row.addWidget(symbol)
        self.place = PlainLabel()
        self.place.setProperty("role", "muted")
        self.place.setWordWrap(True)
        kind_row.addWidget(self.place, 1)
        column.addLayout(kind_row)
        self.title: PagePart | None = None
        if page.title is not None:
            self.title = page.title.build(bench)
            column.addWidget(self.title)
        elif heading:
            label = PlainLabel(heading)
            label.setProperty("role", "title")
            label.setWordWrap(True)
            column.addWidget(label)
        self.refresh()

    def refresh(self) -> None:
        """Place and title as they are now."""
        self._show_place()
        if self.title is not None:
            self.title.refresh()

    def rebind(self) -> None:
        """Place and title of another record."""
        self._show_place()
        if self.title is not None:
            self.title.rebind()

    def finish(self) -> None:
        """Finish the title."""
        if self.title is not None:
            self.title.finish()

    def _show_place(self) -> None:
        if self._page.place is not None and self._bench.subject.is_there:
            place = self._page.place(self._bench.journey, self._bench.subject.records[0])
            parts = [self._page.kind_label, *place.split(_DOT)]
        else:
            parts = [self._page.kind_label]
        whole, shown = (_DOT.join(filter(None, some)) for some in (parts, map(_shortened, parts)))
        self.place.setText(shown)
        self.place.setAccessibleName(whole)
        set_tooltip(self.place, whole if shown != whole else "")


def _shortened(name: str) -> str:
    """As much of a stage's or lane's name as leaves room for the page."""
    return name if len(name) <= _MOST else name[:_MOST].rstrip() + "\u2026"
