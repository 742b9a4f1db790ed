"""A text box that is as tall as its text."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from journey_editor.widgets.pasted_text import pasted_text
from journey_editor.widgets.wrapping import wrap_mode

_PARAGRAPH = "\u2029"
_HIGH = 10_000.0
_MOST_LINES = 14
_LONG = 10_000
"""Characters that are not laid out before the box is in its place: each time takes a while."""


class GrowingText(QPlainTextEdit):
    """Plain text that wraps; the box grows with it up to 14 lines, then scrolls. It keeps no undo of its own."""

    edited = Signal(str)
    """The user has changed the text (not `show_text`)."""

    def __init__(self, least_lines: int = 1, one_paragraph: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least_lines = least_lines
        self._one_paragraph = one_paragraph
        self._showing = False
        self._waiting: str | None = None
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(2)
        self.textChanged.connect(self._on_text_changed)
        self._fit()

    def text(self) -> str:
        """The text as it is (toPlainText would turn no-break spaces into spaces)."""
        if self._waiting is not None:
            return self._waiting
        return self.document().toRawText().replace(_PARAGRAPH, "\n")

    def show_text(self, text: str) -> None:
        """Put a text in without `edited`; the cursor of who is in it stays, as far as the text goes."""
        if text == self.text():
            return
        if len(text) > _LONG and not self.isVisible():
            self._waiting = text
            self._fit()
            return
        self._put(text)

    def _put(self, text: str) -> None:
        position = self.textCursor().position() if self.hasFocus() else 0
        self._showing = True
        if wrap_mode(text) != self.wordWrapMode():
            self.clear()  # what is shown now is not broken anew for nothing
            self._wrap(text)
        self._waiting = None
        self.setPlainText(text)
        self._showing = False
        cursor = self.textCursor()
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def setPlaceholderText(self, text: str) -> None:
        """What is written where nothing is typed yet; it is read whole too."""
        if text != self.placeholderText():
            super().setPlaceholderText(text)
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter makes no new paragraph where there may be only one; with Shift it begins a line as without."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif self._one_paragraph:
            event.ignore()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.insertPlainText("\n")  # Qt would put in a separator that no file should hold
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste the text alone; where there may be one paragraph only, on one line."""
        text = pasted_text(source)
        if self._one_paragraph:
            text = " ".join(text.split("\n"))
        self._wrap(self.text(), text)
        self.insertPlainText(text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Come in with Tab, and the text is selected, as in a line."""
        super().focusInEvent(event)
        if self._one_paragraph and event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave no selection behind."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)
            if not self._scrolls():
                self.moveCursor(QTextCursor.MoveOperation.Start)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel turns the page that the box stands in, where all of its text is seen."""
        if self._scrolls():
            super().wheelEvent(event)
        else:
            event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The usual menu; it has no undo, since that is the document's."""
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def showEvent(self, event: QShowEvent) -> None:
        """A long text is broken once, at the width that the box has now."""
        super().showEvent(event)
        if self._waiting is not None:
            self._put(self._waiting)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower box needs more lines."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def sizeHint(self) -> QSize:
        """The height of the text."""
        return QSize(super().sizeHint().width(), self._height_for(self._lines()))

    def minimumSizeHint(self) -> QSize:
        """As narrow as needed, as tall as the text."""
        return QSize(40, self._height_for(self._lines()))

    def _wrap(self, *texts: str) -> None:
        mode = wrap_mode(*texts)
        if mode != self.wordWrapMode():
            self.setWordWrapMode(mode)

    def _on_text_changed(self) -> None:
        self._fit()
        if not self._showing:
            self.edited.emit(self.text())

    def _wanted_lines(self) -> int:
        if self._waiting is not None:
            return _MOST_LINES + 1
        if self.document().isEmpty() and self.placeholderText():
            width = max(1.0, self.viewport().width() - 2 * self.document().documentMargin())
            measures = QFontMetricsF(self.font())
            room = QRectF(0, 0, width, _HIGH)
            high = measures.boundingRect(room, Qt.TextFlag.TextWordWrap, self.placeholderText()).height()
            return max(1, round(high / measures.lineSpacing()))
        return max(1, math.ceil(self.document().size().height()))

    def _scrolls(self) -> bool:
        return self._wanted_lines() > _MOST_LINES

    def _lines(self) -> int:
        return max(self._least_lines, min(_MOST_LINES, self._wanted_lines()))

    def _height_for(self, lines: int) -> int:
        frame = self.contentsMargins().top() + self.contentsMargins().bottom()
        frame = max(frame, self.height() - self.viewport().height())
        return math.ceil(self._height_of_lines(lines) + 2 * self.document().documentMargin()) + frame

    def _height_of_lines(self, count: int) -> float:
        """How high so many lines are: as laid out (other scripts have higher ones), then as the font is."""
        high, block = 0.0, self.document().begin()
        while self._waiting is None and block.isValid() and count > 0:
            whole = self.blockBoundingRect(block).height()
            layout = block.layout()
            lines = layout.lineCount()
            if lines <= count:
                high += whole
            else:
                high += sum(layout.lineAt(number).height() for number in range(count))
            count -= max(1, lines)
            block = block.next()
        return high + max(0, count) * QFontMetricsF(self.font()).lineSpacing()

    def _fit(self) -> None:
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if self._scrolls() else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if policy != self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(policy)
        height = self._height_for(self._lines())
        if height != self.minimumHeight() or height != self.maximumHeight():
            self.setFixedHeight(height)
