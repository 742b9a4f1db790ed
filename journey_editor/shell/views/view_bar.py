"""The sign over the board: which view is shown and what it leaves out. Nothing is to look lost."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy

from journey_editor.canvas.view import BoardView
from journey_editor.document.records import View
from journey_editor.document.viewing import name_of_view, names_left_out
from journey_editor.document.wording import joined
from journey_editor.layout.theme import Theme
from journey_editor.painting.icons import icon_pixmap
from journey_editor.widgets.plain_label import PlainLabel
from journey_editor.widgets.tooltip import set_tooltip

_MOST_NAMED, _LONGEST = 4, 32
"""So many hidden lanes are named, with so many characters; all of them are in the tooltip."""


class ViewBar(QFrame):
    """Seen while a view is shown or lanes are hidden; with the buttons that lead back to the whole."""

    def __init__(self, board: BoardView) -> None:
        super().__init__()
        self.setObjectName("view-bar")
        self.setAccessibleName("What is shown")
        self._board = board
        self._icon = PlainLabel()
        self._said = ""
        self.text = PlainLabel()
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.edit_button = _button("Edit\u2026")
        self.all_button = _button("")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 3, 10, 3)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(self.text, 1)
        row.addWidget(self.edit_button)
        row.addWidget(self.all_button)
        board.view_changed.connect(self.refresh)
        board.session.changed.connect(self.refresh)
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Draw the icon in the colours of a theme."""
        self._icon.setPixmap(icon_pixmap("view", "accent", theme, 18, self.devicePixelRatioF()))

    def refresh(self) -> None:
        """Say what is shown now."""
        journey, view = self._board.session.journey, self._board.shown_view
        names = names_left_out(journey, view)
        said = _what_is_seen(view, names)
        self.setVisible(bool(said))
        if said == self._said:
            return
        self._said = said
        self.text.setText(said)
        set_tooltip(self.text, "Not shown: " + ", ".join(names) if names else "")
        self.all_button.setText("Whole map" if view else "Show all lanes")
        self.all_button.setAccessibleName("Show the whole map" if view else "Show all lanes")
        self.edit_button.setAccessibleName("Edit the view" if view else "Choose what is shown")
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said or "The whole map is shown"))


def _what_is_seen(view: View | None, hidden: list[str]) -> str:
    """In words, with the names of what is hidden: who edits a map may know them. What is exported only counts."""
    named = [_short(name) for name in hidden[:_MOST_NAMED]]
    if len(hidden) > _MOST_NAMED:
        named.append(f"{len(hidden) - _MOST_NAMED} more")
    parts = (f"View: {name_of_view(view)}" if view is not None else "", f"Hidden: {joined(named)}" if named else "")
    return "  \u00b7  ".join(part for part in parts if part)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "\u2026"


def _button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("variant", "flat")
    button.setAutoDefault(False)
    return button
