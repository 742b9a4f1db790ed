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
_MOST = 60
"""So many are shown at once."""


class Links(PagePart):
    """A list of links, or a word where there are none."""

    def __init__(self, bench: Bench, found: Callable[[Journey, str], Found], label: str = "", empty: str = "") -> None:
        super().__init__()
        self._bench = bench
        self._found = found
        self._shown: Found | None = None
        self._most = _MOST
        self.buttons: list[PlainButton] = []
        self._more: list[PlainButton] = []
        """The button that shows more, where there are more."""
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

    def rebind(self) -> None:
        """Of another record the first are shown."""
        self._most = _MOST
        self.refresh()

    def refresh(self) -> None:
        """Make the links anew where they have changed."""
        if not self._bench.subject.is_there:
            return
        found = self._found(self._bench.journey, self._bench.subject.ids[0])
        if found == self._shown:
            return
        self._shown = found
        self._take_out(*self.buttons)
        self.buttons = []
        self._show()
        self._empty.setVisible(not found and bool(self._empty.text()))
        self._bench.rearranged()

    def _show(self) -> None:
        """Those that are not shown yet, up to so many: thousands of buttons take half a minute."""
        self._take_out(*self._more)
        self._more = []
        found = self._shown or []
        self.buttons += [self._link(*link) for link in found[len(self.buttons) : self._most]]
        if (left := len(found) - len(self.buttons)) > 0:
            more = PlainButton(f"Show {min(left, _MOST)} more of {left:,}")
            more.setProperty("role", "link")
            more.clicked.connect(self._show_more)
            self._column.addWidget(more)
            self._more = [more]

    def _show_more(self) -> None:
        self._most += _MOST
        shown = len(self.buttons)
        self._show()
        self.buttons[shown].setFocus()
        self._bench.rearranged()

    def _take_out(self, *buttons: PlainButton) -> None:
        for button in buttons:
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()

    def _link(self, record_id: str, icon_name: str, text: str) -> PlainButton:
        button = PlainButton(text)
        button.setProperty("role", "link")
        button.setIcon(icon(icon_name, "text.muted", self._bench.theme))
        button.clicked.connect(lambda: self._bench.session.select([record_id]))
        self._column.addWidget(button)
        return button
