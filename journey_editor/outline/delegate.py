"""Editors of the outline's cells: a line for names, boxes for what one picks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPersistentModelIndex, QSize, Qt, QTimer
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from shiboken6 import isValid

from journey_editor.document.channels import CHANNELS
from journey_editor.document.emotion_scale import EMOTION_WORDS
from journey_editor.document.journey import Journey
from journey_editor.document.records import Owner, Touchpoint
from journey_editor.document.vocabulary import Evidence
from journey_editor.layout import emotion
from journey_editor.layout.signs import channel_icon
from journey_editor.layout.theme import Theme, theme
from journey_editor.outline.columns import COLUMNS, OutlineColumn
from journey_editor.painting.icons import icon
from journey_editor.widgets.cell_typing import is_first_filling
from journey_editor.widgets.item_model import Index
from journey_editor.widgets.quiet_combo import QuietCombo
from journey_editor.widgets.typed_combo import TypedCombo

ColumnOf = Callable[[Index], OutlineColumn]

ROW_HEIGHT = 28
_DRAFTED_AFTER_MS = 150


class OutlineDelegate(QStyledItemDelegate):
    """Makes the editor that a column needs. `column_of` tells the column of a cell."""

    given_up = QtSignal(object, str)
    """Escape: the cell, and what had been typed into it."""
    typed = QtSignal(object, str)
    """The cell, and what stands in its editor so far: it is not in the map yet."""
    ended = QtSignal()
    """What was typed is taken, or was given up."""

    def __init__(self, journey: Callable[[], Journey], parent: QObject, column_of: ColumnOf | None = None) -> None:
        super().__init__(parent)
        self._journey = journey
        self.column_of: ColumnOf = column_of or (lambda index: COLUMNS[index.column()])
        self.theme: Theme = theme("light")
        self._edited = QPersistentModelIndex()
        self._editor: QWidget | None = None
        self._drafting = QTimer(self)
        self._drafting.setSingleShot(True)
        self._drafting.setInterval(_DRAFTED_AFTER_MS)
        self._drafting.timeout.connect(self._draft)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows are of one height."""
        return QSize(super().sizeHint(option, index).width(), ROW_HEIGHT)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line, a box to type or pick in, or a box to pick from."""
        column = self.column_of(index)
        self._edited = QPersistentModelIndex(index)
        editor: QWidget
        match column.editor:
            case "owner":
                editor = self._typed(parent, sorted((o.name for o in self._journey().all(Owner)), key=str.casefold))
            case "channel":
                editor = self._channels(parent)
            case "emotion":
                editor = self._feelings(parent)
            case "evidence":
                editor = QuietCombo(parent)
                for evidence in Evidence:
                    editor.addItem(evidence.label, evidence.value)
            case _:
                editor = QLineEdit(parent)
        self._editor = editor
        line = editor.line if isinstance(editor, TypedCombo) else editor
        if isinstance(line, QLineEdit):
            line.textEdited.connect(self._drafting.start)
        editor.setAccessibleName(column.title)
        editor.setProperty("place", "cell")
        if isinstance(editor, QComboBox):
            editor.activated.connect(lambda: self._done(editor))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what is there."""
        if not is_first_filling(editor):
            return
        value: Any = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, TypedCombo):
            editor.setCurrentIndex(editor.findText(value))
            editor.setEditText(value)
            editor.line.selectAll()
        elif isinstance(editor, QComboBox):
            at = next((i for i in range(editor.count()) if editor.itemData(i) == value), -1)
            editor.setCurrentIndex(at)
        elif isinstance(editor, QLineEdit):
            editor.setText(value)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take what was typed or picked."""
        self._end_draft()
        if isinstance(editor, TypedCombo):
            model.setData(index, editor.currentText())
        elif isinstance(editor, QComboBox):
            if editor.currentIndex() >= 0:
                model.setData(index, editor.currentData())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """What was typed is in the map, or was given up."""
        self._end_draft()
        super().destroyEditor(editor, index)

    def _draft(self) -> None:
        editor = self._editor
        if editor is None or not isValid(editor) or not self._edited.isValid():
            return
        if isinstance(editor, TypedCombo):
            self.typed.emit(self._edited, editor.currentText())
        elif isinstance(editor, QLineEdit):
            self.typed.emit(self._edited, editor.text())

    def _end_draft(self) -> None:
        self._editor = None
        self._drafting.stop()
        self.ended.emit()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """A little larger than its cell, so that its text stands where the cell's did."""
        rect = option.rect.adjusted(0, -1, 0, 1)
        if isinstance(editor, QComboBox):
            rect.setWidth(max(rect.width(), 150))
        editor.setGeometry(rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter in a box takes it, like in a line. Delete in it does not mean the record. Escape loses nothing."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self._give_up(editor)
        key = event.key() if isinstance(event, QKeyEvent) and isinstance(editor, QComboBox) else None
        if event.type() == QEvent.Type.ShortcutOverride and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            event.accept()
            return True
        is_enter = event.type() == QEvent.Type.KeyPress and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and isinstance(editor, QComboBox) and not editor.view().isVisible():
            self._done(editor)
            return True
        return super().eventFilter(editor, event)

    def _give_up(self, editor: QObject) -> None:
        if isinstance(editor, TypedCombo):
            typed = editor.currentText() if not editor.view().isVisible() else None
        else:
            typed = editor.text() if isinstance(editor, QLineEdit) else None
        if typed is not None and self._edited.isValid() and typed != self._edited.data(Qt.ItemDataRole.EditRole):
            self.given_up.emit(self._edited, typed)

    @staticmethod
    def _typed(parent: QWidget, offered: list[str]) -> TypedCombo:
        box = TypedCombo(parent)
        box.setIconSize(QSize(16, 16))
        box.addItems([text for text in offered if text])
        return box

    def _channels(self, parent: QWidget) -> TypedCombo:
        own = {t.channel for t in self._journey().all(Touchpoint)} - {"", *CHANNELS}
        box = self._typed(parent, [*CHANNELS, *sorted(own)])
        for i in range(box.count()):
            box.setItemIcon(i, icon(channel_icon(box.itemText(i)), "text.muted", self.theme))
        return box

    def _feelings(self, parent: QWidget) -> QuietCombo:
        box = QuietCombo(parent)
        for step in sorted(EMOTION_WORDS, reverse=True):
            word = f"{emotion.number(step)} {EMOTION_WORDS[step]}"
            box.addItem(icon(emotion.face(step), emotion.colour(step), self.theme), word, float(step))
        box.addItem(icon(emotion.face(None), "unknown", self.theme), "unknown", None)
        return box

    def _done(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
