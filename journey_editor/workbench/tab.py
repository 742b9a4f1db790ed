"""What every tab beside the board is: a live view of the map while it is seen, that costs nothing while it is not."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QHideEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from journey_editor.history.session import Session
from journey_editor.layout.theme import Theme, theme
from journey_editor.workbench.record_view import RecordView

_NOTCH = 120
"""A notch of a wheel, as Qt counts."""


class Tab(QWidget):
    """A page of the workbench. `sheets` names the tables that it can write as CSV, the first one by default."""

    told = QtSignal(str)
    """One sentence for the user."""
    menu_wanted = QtSignal(object)
    """The context menu of the table's commands is wanted at this global position."""
    gone_to = QtSignal(object)
    """Records (their ids) are to be selected and seen on the board."""
    changed = QtSignal()
    """Other cells or rows are selected here: which commands can be given may be otherwise."""
    opened = QtSignal(str)
    """A record (its id) is to be shown in the inspector, with the keyboard there."""
    letters_wanted = QtSignal(int)
    """Its letters are to be so many steps larger, or smaller."""
    chosen = QtSignal(str, str)
    """The name of a choice, and what was chosen: it is kept for the next start."""
    sheet = ""
    """The id of what it writes as CSV (`tables.registry`)."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("workbench-tab")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.session = session
        self.theme: Theme = theme("light")
        self._turned = 0
        """Of the wheel, with Ctrl, since the last step; a touchpad turns it bit by bit."""

    @property
    def table(self) -> RecordView | None:
        """The table that the commands for rows and cells are for."""
        return None

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of a theme."""
        self.theme = theme

    def set_live(self, is_live: bool) -> None:
        """Follow the map, beginning with how it is now; or let it be."""
        raise NotImplementedError

    def recall(self, choices: Mapping[str, str]) -> None:
        """Take up again what was chosen before, as far as there still is such a choice."""

    def take_keyboard(self) -> None:
        """Put the keyboard where one works in this tab."""
        self.setFocus()

    def shows(self, record_id: str) -> bool:
        """Whether it has a place for a record."""
        return False

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl it makes the letters larger or smaller, as it does the board."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        event.accept()
        self._turned += event.angleDelta().y()
        if steps := int(self._turned / _NOTCH):
            self._turned -= steps * _NOTCH
            self.letters_wanted.emit(steps)

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the map from now on."""
        super().showEvent(event)
        self.set_live(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Follow nothing."""
        super().hideEvent(event)
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            focused.clearFocus()  # what is being typed is taken before its rows go
        self.set_live(False)
