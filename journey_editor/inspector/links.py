"""Links to other records: a press selects them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout

from journey_editor.document.journey import Journey
from journey_editor.inspector.spec import Bench, PagePart
from journey_editor.painting.icons import icon
from journey_editor.widgets.plain_button import PlainButton
from journey_editor.widgets.plain_label import PlainLabel

Found = list[tuple[str, str, str]]
"""For each link: the record's id, the icon's name, the text."""


class Links(PagePart):
    """A list of links, or a word where there are none."""

    def __init__(self, bench: Bench, found: Callable[[Journey, str], Found], label: str = "", empty: str = "") -> None:
        super().__init__()
        self._bench = bench
        self._found = found
        self._shown: Found | None = None
        self.buttons: list[PlainButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        if label:
            heading = PlainLabel(label)
            heading.setProperty("role", "muted")
            self._column.addWidget(heading)
        self._empty = PlainLabel(empty)
        self._empty.setProperty("role", "muted")
        self._empty.setWordWrap(True)
        self._column.addWidget(self._empty)
        self.refresh()

    def refresh(self) -> None:
        """Make the links anew where they have changed."""
        if not self._bench.subject.is_there:
            return
        found = self._found(self._bench.journey, self._bench.subject.ids[0])
        if found == self._shown:
            return
        self._shown = found
        for button in self.buttons:
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._link(*link) for link in found]
        self._empty.setVisible(not found and bool(self._empty.text()))
        self._bench.rearranged()

    def _link(self, record_id: str, icon_name: str, text: str) -> PlainButton:
        button = PlainButton(text)
        button.setProperty("role", "link")
        button.setIcon(icon(icon_name, "text.muted", self._bench.theme))
        button.clicked.connect(lambda: self._bench.session.select([record_id]))
        self._column.addWidget(button)
        return button
