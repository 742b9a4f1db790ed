"""Short messages over the window's lower edge: they stop nobody, and screen readers read them out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLayout,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journey_editor.layout.theme import Theme
from journey_editor.painting.icons import icon, icon_pixmap
from journey_editor.shell.style import restyle
from journey_editor.widgets.on_screen import size_on_screen
from journey_editor.widgets.plain_label import PlainLabel

Tone = Literal["info", "success", "warning", "error"]

NoticeAction = tuple[str, Callable[[], object]]
"""What a button says, and what it does. Its letter is none with which Alt gives a command on the board: two that mean
the same keys do nothing."""

_ICONS = {
    "info": ("info", "accent"),
    "success": ("check", "success"),
    "warning": ("warning", "warning"),
    "error": ("error", "error"),
}
_SHOWN_MS, _ACTED_ON_MS = 7_000, 20_000
_MARGIN = 18
_WIDEST = 620


class Notices(QFrame):
    """One notice at a time, over `host`. A later one takes the place of an earlier one."""

    def __init__(self, host: QWidget, theme: Theme) -> None:
        super().__init__(host)
        self.setObjectName("notice")
        self.setAccessibleName("Notice")
        self._host = host
        self._theme = theme
        self._tone: Tone = "info"
        self._is_passing = False
        self._icon = PlainLabel()
        self._text = PlainLabel()
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(2)
        self._close = QToolButton()
        self._close.setAccessibleName("Close this notice")
        self._close.setToolTip("Close")
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._close.clicked.connect(self.clear)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addLayout(self._buttons)
        row.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._fade)
        host.installEventFilter(self)
        self.retint(theme)
        self.hide()

    @property
    def text(self) -> str:
        """What is shown, or nothing."""
        return "" if self.isHidden() else self._text.text()

    def covered(self, widget: QWidget) -> int:
        """How many pixels at the lower edge of a widget it takes, with those that are left under it."""
        top = widget.mapFromGlobal(self.mapToGlobal(QPoint(0, 0))).y()
        return 0 if self.isHidden() else max(0, widget.height() - top)

    def refuse(self, text: str) -> None:
        """Say why something was not done. It is past when something else is done: see `pass_on`."""
        self.tell(text, "warning")
        self._is_passing = True

    def pass_on(self) -> None:
        """The user went on: what was refused needs no more reading."""
        if self._is_passing:
            self.clear()

    def tell(
        self, text: str, tone: Tone = "info", actions: Sequence[NoticeAction] = (), details: Sequence[str] = ()
    ) -> None:
        """Show a sentence, with buttons for what can follow. `details`: more lines, shown when asked for."""
        self._tone, self._is_passing = tone, False
        self._text.setText(text)
        empty(self._buttons)
        if details:
            actions = [
                *actions,
                (f"All {len(details)} notes", lambda: NotesDialog(text, details, self.window()).show()),
            ]
        for label, run in actions:
            self._add_button(label, run)
        self.setProperty("tone", tone)
        self.retint(self._theme)
        self._place()
        self.show()
        self.raise_()
        # What must be read or has to be chosen stays until it is closed; that something went well goes by itself.
        self._timer.stop()
        if tone == "success" or (tone == "info" and not actions):
            self._timer.start(_ACTED_ON_MS if actions else _SHOWN_MS)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def clear(self) -> None:
        """Take the notice away."""
        self._timer.stop()
        self.hide()

    def _fade(self) -> None:
        """Its time is up; but not under the hand, mouse or keyboard."""
        focus = QApplication.focusWidget()
        if self.underMouse() or (focus is not None and self.isAncestorOf(focus)):
            self._timer.start(_SHOWN_MS)
        else:
            self.clear()

    def retint(self, theme: Theme) -> None:
        """Draw the icons in the colours of a theme."""
        self._theme = theme
        name, role = _ICONS[self._tone]
        self._icon.setPixmap(icon_pixmap(name, role, theme, 20, self.devicePixelRatioF()))
        self._close.setIcon(icon("close", "text.muted", theme))
        restyle(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the lower edge of the host."""
        if watched is self._host and event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def _add_button(self, label: str, run: Callable[[], object]) -> None:
        button = QPushButton(label)
        button.setProperty("variant", "flat")
        button.setFocusPolicy(
            Qt.FocusPolicy.TabFocus
        )  # a click leaves the keyboard, and what is selected, where it was
        button.clicked.connect(lambda _checked=False: run())
        self._buttons.addWidget(button)
        button.show()  # now, for its width counts

    def _place(self) -> None:
        room = self._host.width() - 2 * _MARGIN
        self.ensurePolished()
        wanted = self.fontMetrics().horizontalAdvance(self._text.text()) + 70 + self._buttons.sizeHint().width() + 60
        # A long name that cannot be broken, or buttons: what cannot be narrower is not cut while there is room.
        width = min(room, max(240, min(_WIDEST, wanted), self._row.minimumSize().width()))
        self.setMaximumWidth(width)
        self.resize(width, self.height())
        self._row.activate()  # buttons that are new or gone have changed how wide the text is
        around = self.height() - self._row.contentsRect().height()
        height = max(self._text.heightForWidth(self._text.width()) + around, self.minimumSizeHint().height())
        self.setGeometry((self._host.width() - width) // 2, self._host.height() - height - _MARGIN - 28, width, height)


def empty(layout: QLayout) -> None:
    """Take all widgets out of a layout, for good."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()


class NotesDialog(QDialog):
    """All notes of an import or an opened file, to read and to copy."""

    def __init__(self, title: str, notes: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Notes")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(size_on_screen(self, 620, 420))
        label = PlainLabel(title)
        label.setWordWrap(True)
        label.setProperty("role", "section")
        self.notes = QPlainTextEdit("\n".join(notes))
        self.notes.setReadOnly(True)
        self.notes.setAccessibleName("Notes")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        for widget in (label, self.notes, buttons):
            layout.addWidget(widget)
