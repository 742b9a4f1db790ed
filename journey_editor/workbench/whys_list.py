"""The chain of whys of a pain point as rows: typed, put in another order by drag and keys, deleted; each one step."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from journey_editor.document.edits.whys import move_why, write_why
from journey_editor.document.records import PainPoint
from journey_editor.history.session import Session
from journey_editor.layout.theme import Theme, theme
from journey_editor.widgets.tooltip import tooltip_text
from journey_editor.workbench.cell_delegate import TextBox
from journey_editor.workbench.cell_text import draw, lines_of

Index = QModelIndex | QPersistentModelIndex
Role, Key = Qt.ItemDataRole, Qt.Key

_NUMBER_WIDTH = 26
_PADDING = 6
_MOST_LINES = 6
ROOT_CAUSE = "root cause"


class WhysModel(QAbstractListModel):
    """The whys of one pain point; while a new one is typed, a row more."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.pain_id = ""
        self._whys: tuple[str, ...] = ()
        self.is_adding = False

    def show(self, pain: PainPoint | None) -> None:
        """Show the chain of a pain point as it is now; None: of none."""
        pain_id, whys = (pain.id, pain.whys) if pain is not None else ("", ())
        if (pain_id, whys) == (self.pain_id, self._whys):
            return
        self.beginResetModel()
        self.pain_id, self._whys, self.is_adding = pain_id, whys, False
        self.endResetModel()

    @property
    def number(self) -> int:
        """How many whys the pain point has."""
        return len(self._whys)

    def begin_new(self) -> QModelIndex:
        """A row for a why that is typed."""
        if not self.is_adding:
            self.beginInsertRows(QModelIndex(), self.number, self.number)
            self.is_adding = True
            self.endInsertRows()
        return self.index(self.number)

    def drop_new(self) -> None:
        """Nothing was typed into the new row."""
        if self.is_adding:
            self.beginRemoveRows(QModelIndex(), self.number, self.number)
            self.is_adding = False
            self.endRemoveRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """The whys, and the one that is typed."""
        return 0 if parent.isValid() else self.number + self.is_adding

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """A why; to a screen reader with its place in the chain."""
        if not index.isValid():
            return None
        text = self._whys[index.row()] if index.row() < self.number else ""
        match role:
            case Role.DisplayRole | Role.EditRole:
                return text
            case Role.ToolTipRole:
                return tooltip_text(text)
            case Role.AccessibleTextRole:
                end = f", the {ROOT_CAUSE}" if index.row() == self.number - 1 else ""
                return f"Why {index.row() + 1} of {self.number}{end}: {text}"
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Take what was typed; an empty why is taken out of the chain."""
        if role != Role.EditRole or not index.isValid():
            return False
        text, row = " ".join(str(value).split()), index.row()
        if text == (self._whys[row] if row < self.number else ""):
            return True
        what = "Add why" if row >= self.number else "Change why" if text else "Delete why"
        return self._session.do(what, write_why(self._session.journey, self.pain_id, row, text))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Each can be edited."""
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
        return base | Qt.ItemFlag.ItemNeverHasChildren if index.isValid() else Qt.ItemFlag.NoItemFlags


class _WhyDelegate(QStyledItemDelegate):
    """Draws a why with its number, and says of the last one that it is the root cause."""

    added = QtSignal()
    """Enter was pressed in a new why: the next one can be typed."""

    def __init__(self, view: WhysList) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Number, text, and what the last one is."""
        theme, box = self._view.theme, QRect(option.rect)  # type: ignore[attr-defined]
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
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
        editor = TextBox(False, parent)
        editor.setAccessibleName(f"Why {index.row() + 1}")
        editor.setPlaceholderText("Because \u2026" if not index.row() else "And why that? Because \u2026")
        editor.setProperty("place", "cell")
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The text, selected."""
        if isinstance(editor, TextBox) and editor.text != (index.data() or ""):
            editor.setPlainText(index.data() or "")
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        """What was typed."""
        if isinstance(editor, TextBox):
            model.setData(index, editor.text)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Over the text, with room for two lines."""
        box = self._text_box(option.rect).adjusted(-4, -3, 2, 3)  # type: ignore[attr-defined]
        box.setHeight(max(box.height(), 2 * self._view.fontMetrics().lineSpacing() + 10))
        box.moveBottom(min(box.bottom(), max(self._view.viewport().height() - 1, box.height())))
        editor.setGeometry(box)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter takes the text, Escape gives it up; in a new why Enter goes on to the next."""
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


class WhysList(QListView):
    """The chain under the hand."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.theme: Theme = theme("light")
        self.whys = WhysModel(session, self)
        self._carried: int | None = None
        self._pressed: tuple[int, int] | None = None
        """The row that was pressed, and where."""
        self._to = -1
        self._delegate = _WhyDelegate(self)
        self.setObjectName("whys")
        self.setAccessibleName("Five whys, each answers why of the one before it")
        self.setModel(self.whys)
        self.setItemDelegate(self._delegate)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setTabKeyNavigation(False)
        self._delegate.added.connect(self.add)
        self._delegate.closeEditor.connect(self._on_closed)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of a theme."""
        self.theme = theme
        self.viewport().update()

    def show_pain(self, pain: PainPoint | None) -> None:
        """Show a pain point's chain as it is now; the current row stays, as far as there is one."""
        row, is_same = self.currentIndex().row(), pain is not None and pain.id == self.whys.pain_id
        self._let_go()
        self.whys.show(pain)
        if is_same and row >= 0 and self.whys.number:
            self.setCurrentIndex(self.whys.index(min(row, self.whys.number - 1)))

    def add(self) -> None:
        """Type the next why."""
        if self.whys.pain_id:
            index = self.whys.begin_new()
            self.setFocus()
            self.setCurrentIndex(index)
            self.scrollTo(index)
            self.edit(index)

    def delete(self) -> None:
        """Delete the current why."""
        row = self.currentIndex().row()
        if 0 <= row < self.whys.number:
            self._session.do("Delete why", write_why(self._session.journey, self.whys.pain_id, row, ""))

    def move(self, by: int) -> None:  # type: ignore[override]
        """Move the current why up (-1) or down (1)."""
        row = self.currentIndex().row()
        if 0 <= row < self.whys.number and 0 <= row + by < self.whys.number:
            self._put(row, row - 1 if by < 0 else row + 2)

    def _put(self, row: int, to: int) -> None:
        landed = to - 1 if to > row else to
        if landed != row:
            self._session.do("Move why", move_why(self._session.journey, self.whys.pain_id, row, to))
            self.setCurrentIndex(self.whys.index(landed))

    def _on_closed(self) -> None:
        self.whys.drop_new()
        self.scheduleDelayedItemsLayout()

    # --- mouse and keys -------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a why; a drag may begin."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self._pressed = index.row(), round(event.position().y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry a why along: a line shows where it would stand."""
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        y = round(event.position().y())
        if self._carried is None and abs(y - self._pressed[1]) >= QApplication.startDragDistance():
            self._carried = self._pressed[0]
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._carried is not None:
            middles = (self.visualRect(self.whys.index(row)).center().y() for row in range(self.whys.number))
            self._to = sum(y > middle for middle in middles)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It stands where the line was."""
        row, to = self._carried, self._to
        self._let_go()
        if row is not None:
            self._put(row, to)
        else:
            super().mouseReleaseEvent(event)

    def _let_go(self) -> bool:
        was_carrying = self._carried is not None
        self._carried, self._pressed = None, None
        if was_carrying:
            self.unsetCursor()
            self.viewport().update()
        return was_carrying

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, and the line where one would stand."""
        super().paintEvent(event)
        if self._carried is None:
            return
        is_end = self._to >= self.whys.number
        box = self.visualRect(self.whys.index(self.whys.number - 1 if is_end else self._to))
        y = box.bottom() if is_end else box.top() + 1
        painter = QPainter(self.viewport())
        painter.setPen(QPen(QColor(self.theme.colour("drop")), 3))
        painter.drawLine(2, y, self.viewport().width() - 2, y)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other lines, other heights."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """There is a current row as soon as there are rows."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.whys.number:
            self.setCurrentIndex(self.whys.index(0))

    def event(self, event: QEvent) -> bool:
        """Some keys mean something else here than in the window."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._means(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and F2 edit (or add the first), Insert adds, Delete deletes, Alt with Up and Down moves."""
        key = event.key()
        if not self._means(event):
            super().keyPressEvent(event)
        elif key == Key.Key_Escape:
            self._let_go()
        elif key in (Key.Key_Up, Key.Key_Down):
            self.move(-1 if key == Key.Key_Up else 1)
        elif key in (Key.Key_Delete, Key.Key_Backspace):
            self.delete()
        elif key == Key.Key_Insert or not self.whys.number:
            self.add()
        else:
            self.edit(self.currentIndex())

    def _means(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Key.Key_Escape:
            return self._carried is not None
        if event.key() in (Key.Key_Up, Key.Key_Down):
            return held == Qt.KeyboardModifier.AltModifier
        own = (Key.Key_Return, Key.Key_Enter, Key.Key_F2, Key.Key_Insert, Key.Key_Delete, Key.Key_Backspace)
        return held == Qt.KeyboardModifier.NoModifier and event.key() in own
