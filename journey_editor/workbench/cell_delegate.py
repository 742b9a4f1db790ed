"""How cells are painted and edited: a box for text, a box to type or pick in for what is offered."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QMimeData,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    QTimer,
)
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QPlainTextEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from shiboken6 import isValid

from journey_editor.layout.theme import Theme, theme
from journey_editor.painting.icons import icon
from journey_editor.tables.table import Column
from journey_editor.widgets.cell_typing import is_first_filling
from journey_editor.widgets.item_model import Index
from journey_editor.widgets.pasted_text import pasted_text
from journey_editor.widgets.typed_combo import TypedCombo
from journey_editor.workbench import cell_text
from journey_editor.workbench.record_model import EMPTY_ROLE, RecordModel
from journey_editor.workbench.sparkline import CHART_WIDTH, draw_line

_ENDED = "ended"
_DRAFTED_AFTER_MS = 150
"""So often is what is being typed written down against a crash, at most."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OWN_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Escape, *_ENTER)
"""In an editor they mean no command of the window."""
CELL_PADDING = 6
SIGN = 16
"""Pixels of a sign, and of a chart's height, beside letters of the usual size."""
_LEFT = Qt.AlignmentFlag.AlignLeft
_EDITOR_WIDTH, _EDITOR_HEIGHT = 170, 92


class TextBox(QPlainTextEdit):
    """The editor of a text. Enter ends it; with Shift or Alt it begins a line, where there may be several."""

    def __init__(self, is_long: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._is_long = is_long
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)

    @property
    def text(self) -> str:
        """The text, with no-break spaces as they are."""
        return self.document().toRawText().replace("\u2029", "\n")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A new line, where there may be one."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._is_long:
                self.insertPlainText("\n")
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste text alone."""
        self.insertPlainText(pasted_text(source))


class CellDelegate(QStyledItemDelegate):
    """Makes the editor that a column needs. What is refused stays in the editor, to be mended or given up."""

    ended = QtSignal(object, str, object)
    """A text was typed or picked for a cell (its QPersistentModelIndex); the key that ended it, or None."""
    filled = QtSignal(str)
    """A text was typed for all cells that are selected."""
    refused = QtSignal(str)
    """Why a text was not taken; it stays in the editor."""

    def __init__(self, model: RecordModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self.theme: Theme = theme("light")
        self.letters = 1.0
        """How many times as large as usual; signs and charts go with them."""
        self._edited = QPersistentModelIndex()
        self._editor: QWidget | None = None
        self._drafting = QTimer(self)
        self._drafting.setSingleShot(True)
        self._drafting.setInterval(_DRAFTED_AFTER_MS)
        self._drafting.timeout.connect(self._draft)

    def sign_room(self, column: Column) -> int:
        """What the signs of lines or a chart take of a cell."""
        if column.signs is not None:
            return self._sign + CELL_PADDING
        return round(CHART_WIDTH * self.letters) + 2 * CELL_PADDING if column.chart is not None else 0

    @property
    def _sign(self) -> int:
        return round(SIGN * self.letters)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Text stands at the top and wraps; an empty cell says in grey what it lacks."""
        super().initStyleOption(option, index)
        column = self._model.columns[index.column()]
        side = Qt.AlignmentFlag.AlignRight if column.kind.is_number else Qt.AlignmentFlag.AlignLeft
        option.displayAlignment = Qt.AlignmentFlag.AlignTop | side
        text: str = option.text
        if not text:
            option.text = index.data(EMPTY_ROLE) or ""
            self._tint(option, "unknown")
        elif column.tint is not None:
            self._tint(option, column.tint(self._model.journey, self._model.record(index.row())))
        elif column.why_not:
            self._tint(option, "text.muted")

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell's ground, and as many whole lines of its text as there is room for; a mark tells that it goes on."""
        if self._model.is_gone(index.row()):
            return
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        text: str = shown.text
        shown.text = ""
        widget: QWidget = shown.widget
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, widget)
        if self._model.begins_group(index.row()):
            top: QRect = shown.rect
            painter.fillRect(top.left(), top.top(), top.width(), 2, QColor(self.theme.colour("field.line")))
        if not text:
            return
        column = self._model.columns[index.column()]
        box: QRect = shown.rect.adjusted(CELL_PADDING, CELL_PADDING, -CELL_PADDING, 0)
        if not shown.icon.isNull():
            box.setLeft(box.left() + shown.decorationSize.width() + CELL_PADDING)
        begins = self._signs(painter, column, index, box.left())
        if column.signs is not None:
            box.setLeft(box.left() + self.sign_room(column))
        if column.chart is not None:
            box.setLeft(box.left() + self._draw_chart(painter, column, index, box))
        painter.save()
        painter.setFont(shown.font)
        painter.setPen(shown.palette.color(QPalette.ColorRole.Text))
        painter.setClipRect(shown.rect, Qt.ClipOperation.IntersectClip)
        side = Qt.AlignmentFlag.AlignRight if shown.displayAlignment & Qt.AlignmentFlag.AlignRight else _LEFT
        if cell_text.draw(painter, text, box, shown.font, side, begins):
            line = shown.fontMetrics.lineSpacing()
            lines = max(1, (box.height() + 2) // line)
            corner = QRect(box.right() - 13, box.top() + (lines - 1) * line, 18, line)
            is_selected = shown.state & QStyle.StateFlag.State_Selected
            painter.fillRect(corner, QColor(self.theme.colour("accent.soft" if is_selected else "field")))
            painter.setPen(QColor(self.theme.colour("accent")))
            painter.drawText(corner, Qt.AlignmentFlag.AlignRight, "\u2026")
        painter.restore()

    def _signs(self, painter: QPainter, column: Column, index: Index, left: int) -> Callable[[int, float], None]:
        """What draws the sign of a line."""
        signs = column.signs(self._model.journey, self._model.record(index.row())) if column.signs is not None else ()

        def draw(number: int, top: float) -> None:
            if number < len(signs):
                name, role = signs[number]
                icon(name, role, self.theme).paint(painter, QRect(left, round(top), self._sign, self._sign))

        return draw

    def _draw_chart(self, painter: QPainter, column: Column, index: Index, box: QRect) -> int:
        """A small line of values; the room that it takes."""
        record = self._model.record(index.row())
        values = list(column.chart(self._model.journey, record)) if column.chart is not None else []
        if len(values) < 2:
            return 0
        role = column.tint(self._model.journey, record) if column.tint is not None else "text.muted"
        chart = QRect(box.left(), box.top() + 1, round(CHART_WIDTH * self.letters), self._sign)
        draw_line(painter, values, chart, QColor(self.theme.colour(role)))
        return self.sign_room(column)

    def _tint(self, option: QStyleOptionViewItem, role: str) -> None:
        palette: QPalette = option.palette
        for colour in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
            palette.setColor(colour, QColor(self.theme.colour(role)))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A box for text, or one that offers what there is."""
        self._edited = QPersistentModelIndex(index)
        column = self._model.columns[index.column()]
        offers = column.kind.offers(self._model.journey)
        editor: QWidget
        if offers:
            box = TypedCombo(parent)
            box.addItems(offers)
            box.takes_new = column.kind.takes_new
            box.activated.connect(lambda: self._end(box, None))
            box.line.textEdited.connect(self._drafting.start)
            editor = box
        else:
            editor = TextBox(column.kind.is_long, parent)
            editor.textChanged.connect(self._drafting.start)
        self._editor = editor
        editor.setAccessibleName(f"{column.title} of {self._model.text(index.row(), 0) or 'row'}")
        editor.setProperty("place", "cell")
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what is there, selected: what is typed replaces it."""
        if not is_first_filling(editor):
            return
        text = self._model.text(index.row(), index.column())
        if isinstance(editor, TypedCombo):
            editor.setCurrentIndex(editor.findText(text))
            editor.setEditText(text)
            editor.line.selectAll()
        elif isinstance(editor, TextBox):
            if editor.text != text:
                editor.setPlainText(text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take what was typed or picked."""
        self._end_draft()
        model.setData(index, _typed(editor))

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """What was typed is in the map, or was given up."""
        self._end_draft()
        super().destroyEditor(editor, index)

    def _draft(self) -> None:
        if self._editor is not None and isValid(self._editor):
            self._model.draft(self._edited, _typed(self._editor))

    def _end_draft(self) -> None:
        self._editor = None
        self._drafting.stop()
        self._model.end_draft()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Over its cell, with room to write, inside the table."""
        rect: QRect = option.rect.adjusted(0, -1, 0, 1)
        rect.setWidth(max(rect.width(), _EDITOR_WIDTH))
        is_long = isinstance(editor, TextBox) and self._model.columns[index.column()].kind.is_long
        rect.setHeight(max(rect.height(), _EDITOR_HEIGHT) if is_long else min(rect.height(), 34))
        if (room := editor.parentWidget()) is not None:
            rect.moveRight(min(rect.right(), room.width() - 1))
            rect.moveBottom(min(rect.bottom(), max(room.height() - 1, rect.height())))
        editor.setGeometry(rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter and Tab take the text, with Ctrl for all selected cells; Escape gives it up for redo to bring back.

        Delete in an editor does not mean the cell.
        """
        if event.type() == QEvent.Type.FocusOut and editor.property(_ENDED):
            return False  # what was typed took its own row away
        if not isinstance(event, QKeyEvent) or not isinstance(editor, QWidget):
            return super().eventFilter(editor, event)
        if event.type() == QEvent.Type.ShortcutOverride and event.key() in _OWN_KEYS:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            if self._press(editor, event):
                return True
            if event.key() in _ENTER and isinstance(editor, TextBox):
                return False  # a new line
        return super().eventFilter(editor, event)

    def _press(self, editor: QWidget, event: QKeyEvent) -> bool:
        """Whether a key ends the editor."""
        key = Qt.Key(event.key())
        is_open = isinstance(editor, TypedCombo) and editor.view().isVisible()
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _ENTER and is_plain and not is_open:
            self._end(editor, Qt.Key.Key_Return)
        elif key in _ENTER and event.modifiers() == Qt.KeyboardModifier.ControlModifier and not is_open:
            self._end(editor, None, fills=True)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._end(editor, key)
        elif key == Qt.Key.Key_Escape:
            if self._edited.isValid():
                self._model.set_aside(self._edited, _typed(editor))
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.RevertModelCache)
        else:
            return False
        return True

    def _end(self, editor: QWidget, key: Qt.Key | None, fills: bool = False) -> None:
        """The editor goes before the text is taken, for that may take the cell's own row away."""
        if editor.property(_ENDED):
            return  # a box that loses the keyboard finds once more what was typed among its offers
        text = _typed(editor)
        if why := self._model.why_refused(self._edited, text):
            self.refused.emit(why)
            return
        editor.setProperty(_ENDED, True)
        edited = self._edited
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        if fills:
            self.filled.emit(text)
        else:
            self.ended.emit(edited, text, key)


def _typed(editor: QWidget) -> str:
    """What stands in an editor."""
    return (
        editor.currentText() if isinstance(editor, TypedCombo) else editor.text if isinstance(editor, TextBox) else ""
    )
