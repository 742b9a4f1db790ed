"""How a why is drawn and typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from journey_editor.widgets.cell_typing import is_first_filling
from journey_editor.widgets.item_model import Index
from journey_editor.workbench.cell_delegate import TextBox
from journey_editor.workbench.cell_text import draw, lines_of
from journey_editor.workbench.whys_model import ROOT_CAUSE

if TYPE_CHECKING:
    from journey_editor.workbench.whys_list import WhysList

Key = Qt.Key

_NUMBER_WIDTH = 26
_PADDING = 6
_MOST_LINES = 6


class WhyDelegate(QStyledItemDelegate):
    """Draws a why with its number, and says of the last one that it is the root cause."""

    added = QtSignal()
    """Enter was pressed in a new why: the next one can be typed."""

    def __init__(self, view: WhysList) -> None:
        super().__init__(view)
        self._view = view
        self._row = -1
        """The why that is typed."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Number, text, and what the last one is."""
        theme, box = self._view.theme, QRect(option.rect)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if is_selected:
            painter.fillRect(box, QColor(theme.colour("accent.soft")))
        line = painter.fontMetrics().lineSpacing()
        painter.setPen(QColor(theme.colour("text.muted")))
        number = QRect(box.left() + _PADDING, box.top() + _PADDING, _NUMBER_WIDTH - _PADDING, line)
        painter.drawText(number, Qt.AlignmentFlag.AlignLeft, f"{index.row() + 1}.")
        is_last = self._view.whys.number == index.row() + 1
        text = self._text_box(box).adjusted(0, 0, 0, -line if is_last else 0)
        painter.setPen(QColor(theme.colour("text.strong")))
        draw(painter, index.data() or "", text, self._view.font(), Qt.AlignmentFlag.AlignLeft)
        if is_last:
            painter.setPen(QColor(theme.colour("badge.pain")))
            below = QRect(text.left(), box.bottom() - _PADDING - line + 1, text.width(), line)
            painter.drawText(below, Qt.AlignmentFlag.AlignLeft, f"\u2192 {ROOT_CAUSE}")
        painter.setPen(QPen(QColor(theme.colour("panel.line")), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As tall as the text needs."""
        width = self._view.viewport().width()
        room = self._text_box(QRect(0, 0, width, 10)).width()
        lines = lines_of(index.data() or "", self._view.font(), room, _MOST_LINES)
        lines = max(lines, 1) + (self._view.whys.number == index.row() + 1)
        return QSize(width, lines * self._view.fontMetrics().lineSpacing() + 2 * _PADDING)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A box that wraps."""
        self._row = index.row()
        editor = TextBox(False, parent)
        editor.setAccessibleName(f"Why {index.row() + 1}")
        editor.setPlaceholderText("Because \u2026" if not index.row() else "And why that? Because \u2026")
        editor.setProperty("place", "cell")
        editor.textChanged.connect(lambda: self._view.whys.draft(self._row, editor.text))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The text, selected."""
        if is_first_filling(editor) and isinstance(editor, TextBox) and editor.text != (index.data() or ""):
            editor.setPlainText(index.data() or "")
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        """What was typed."""
        self._view.whys.end_draft()
        if isinstance(editor, TextBox):
            model.setData(index, editor.text)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """What was typed is in the map, or was given up."""
        self._view.whys.end_draft()
        super().destroyEditor(editor, index)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Over the text, with room for two lines."""
        box = self._text_box(option.rect).adjusted(-4, -3, 2, 3)
        box.setHeight(max(box.height(), 2 * self._view.fontMetrics().lineSpacing() + 10))
        box.moveBottom(min(box.bottom(), max(self._view.viewport().height() - 1, box.height())))
        editor.setGeometry(box)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter takes the text, Escape gives it up for redo to bring back; in a new why Enter goes on to the next."""
        if not isinstance(event, QKeyEvent) or not isinstance(editor, TextBox):
            return super().eventFilter(editor, event)
        if event.key() not in (Key.Key_Return, Key.Key_Enter, Key.Key_Escape, Key.Key_Delete, Key.Key_Backspace):
            return super().eventFilter(editor, event)
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress or event.key() in (Key.Key_Delete, Key.Key_Backspace):
            return False
        if event.key() == Key.Key_Escape:
            self._view.whys.set_aside(self._row, editor.text)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.RevertModelCache)
            return True
        goes_on = self._view.whys.is_adding and bool(editor.text.strip())
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        if goes_on:
            self.added.emit()
        return True

    @staticmethod
    def _text_box(box: QRect) -> QRect:
        return box.adjusted(_NUMBER_WIDTH, _PADDING, -_PADDING, -_PADDING)
