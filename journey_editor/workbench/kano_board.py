"""Kano's classes as columns: opportunities are dragged from one to another, or moved by keys, as one undo step."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPoint, QRect, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QTableView,
)

from journey_editor.document.edits.deleting import delete_records
from journey_editor.document.edits.fields import set_field
from journey_editor.document.wording import counted_records
from journey_editor.history.session import Session
from journey_editor.layout.theme import Theme, theme
from journey_editor.widgets.menu_place import menu_place
from journey_editor.widgets.same_selection import SameSelection
from journey_editor.workbench.cell_text import lines_of
from journey_editor.workbench.kano_cards import GAP, PADDING, KanoCards
from journey_editor.workbench.kano_model import CLASSES, KanoModel, class_text

_SELECT = QItemSelectionModel.SelectionFlag
_MOST_LINES = 4
_FOR_A_ROOM = (2.2, 1.9, 1.6, 1.3)
"""How many times as large as usual letters may be, the first choice first."""
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_NONE, _CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


class KanoBoard(QTableView):
    """It follows the session while it is live. Escape takes a drag back before it is a step."""

    opened = QtSignal(str)
    """An opportunity (its id) is to be shown in the inspector: Enter, or a double click."""
    menu_wanted = QtSignal(object)
    """The context menu is wanted at this global position."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.theme: Theme = theme("light")
        self._usual_font = QFont(self.font())
        self._letters = 1.0
        """How many times as large as usual, as the user has it."""
        self._is_for_a_room = False
        self.cards = KanoModel(session, self)
        self.over: int | None = None
        """The column that a drag is over; None: nothing is dragged."""
        self._pressed: QPoint | None = None
        self._is_live = False
        self.selected = SameSelection(self, self.cards, session, lambda _record: None, _SELECT.NoUpdate)
        self.setModel(self.cards)
        self.setItemDelegate(KanoCards(self))
        self._set_up()
        self.cards.modelReset.connect(self._fit)
        session.changed.connect(self._on_changed)

    def _set_up(self) -> None:
        self.setObjectName("kano-board")
        self.setAccessibleName("Opportunities by Kano class")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setMinimumHeight(120)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setAccessibleName("Kano classes")
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)

    # --- what it shows --------------------------------------------------------------------------------------------

    def set_live(self, is_live: bool) -> None:
        """Follow the map, beginning with how it is now; or let it be."""
        self._is_live = is_live
        self.selected.is_on = False
        if is_live:
            self.cards.read()
            self.selected.is_on = True
            self.selected.follow()
        else:
            self.cancel()

    def set_only(self, ids: Collection[str] | None) -> None:
        """Show only these opportunities; None: all."""
        self._keeping(lambda: self.cards.set_only(ids))

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of a theme."""
        self.theme = theme
        self.viewport().update()

    def enlarge(self, letters: float) -> None:
        """Letters so many times as large as usual: a room reads them."""
        self._letters = letters
        self._set_letters()

    def show_to_a_room(self, is_for_a_room: bool) -> None:
        """Letters at least as large as there is room for; or as everywhere."""
        self._is_for_a_room = is_for_a_room
        self._set_letters()

    def _set_letters(self) -> None:
        """The largest letters in which all cards are in view, where a room reads them; never smaller than wanted."""
        for letters in (*(_FOR_A_ROOM if self._is_for_a_room else ()), 1.0):
            larger = max(letters, self._letters)
            font = QFont(self._usual_font)
            font.setPointSizeF(font.pointSizeF() * larger)
            if font.pointSizeF() != self.font().pointSizeF():
                self.setFont(font)
                self.cards.title_font = font if larger != 1.0 else None
                self.horizontalHeader().setFont(font)
                self.fit_rows()
            if self.verticalHeader().length() <= self.viewport().height():
                break

    @property
    def chosen(self) -> Sequence[str]:
        """The opportunities that are selected here."""
        here = self.selected.here
        return [record_id for record_id in self.cards.all_ids() if record_id in here]

    # --- what is done in it ---------------------------------------------------------------------------------------

    def move_to(self, column: int) -> None:
        """Give what is selected another class, as one undo step."""
        kano, journey = CLASSES[column], self._session.journey
        ids = [i for i in self.chosen if self.cards.index_of(i).column() != column]
        if ids:
            text = f"Move {counted_records(journey, ids)} to {class_text(kano)}"
            self._session.do(text, set_field(journey, ids, "kano", kano))

    def cancel(self) -> bool:
        """Take back a drag that is going on."""
        was_dragging = self.over is not None
        self._pressed, self.over = None, None
        self.unsetCursor()
        self.viewport().update()
        return was_dragging

    def move_by(self, by: int) -> None:
        """Give what is selected the class before (-1) or after (1)."""
        columns = [self.cards.index_of(i).column() for i in self.chosen]
        if columns:
            edge = min(columns) if by < 0 else max(columns)
            self.move_to(min(max(edge + by, 0), len(CLASSES) - 1))

    def _walk(self, dx: int, dy: int) -> None:
        """Go to the next one up or down, or to the nearest of the next column that has any."""
        index = self.currentIndex()
        if not self.cards.id_of(index):
            self._enter(is_from_behind=False)
            return
        row, column = index.row() + dy, index.column() + dx
        while dx and 0 <= column < len(CLASSES) and not self.cards.count(column):
            column += dx
        if 0 <= column < len(CLASSES):
            self._go_to(min(row, self.cards.count(column) - 1) if dx else row, column)

    def _enter(self, is_from_behind: bool) -> None:
        if ids := self.cards.all_ids():
            index = self.cards.index_of(ids[-1 if is_from_behind else 0])
            self._go_to(index.row(), index.column())

    def _go_to(self, row: int, column: int) -> None:
        index = self.cards.index(row, column)
        if self.cards.id_of(index):
            self.selectionModel().setCurrentIndex(index, _SELECT.ClearAndSelect)
            self.scrollTo(index)

    # --- keys -----------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Some keys mean something else here than in the window."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            held, key = event.modifiers() & ~_KEYPAD, event.key()
            is_own = key in _ARROWS and held in (_NONE, _CTRL)
            is_own = is_own or (held == _NONE and key in (*_ENTER, *_DELETE))
            if is_own or (key == Qt.Key.Key_Escape and self.over is not None):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, Ctrl with them moves, Enter opens, Delete deletes."""
        key, held = Qt.Key(event.key()), event.modifiers() & ~_KEYPAD
        if key == Qt.Key.Key_Escape and self.cancel():
            return
        if key in _ARROWS and held == _CTRL:
            self.move_by(_ARROWS[key][0])
        elif key in _ARROWS and held == _NONE:
            self._walk(*_ARROWS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and held == _NONE:
            self._enter(is_from_behind=key == Qt.Key.Key_End)
        elif key in _ENTER and held == _NONE and (current := self.cards.id_of(self.currentIndex())):
            self.opened.emit(current)
        elif key in _DELETE and held == _NONE and (ids := self.chosen):
            journey = self._session.journey
            self._session.do(f"Delete {counted_records(journey, ids)}", delete_records(journey, ids))
        elif key not in _ARROWS:
            super().keyPressEvent(event)

    # --- mouse ----------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select; a drag may begin. What is selected already stays so, for it may be dragged together."""
        index = self.indexAt(event.position().toPoint())
        is_card, held = bool(self.cards.id_of(index)), event.modifiers()
        is_left = event.button() == Qt.MouseButton.LeftButton
        if not (is_left and is_card and held == _NONE and self.selectionModel().isSelected(index)):
            super().mousePressEvent(event)
        else:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.selectionModel().setCurrentIndex(index, _SELECT.NoUpdate)
        self._pressed = event.position().toPoint() if is_left and is_card and held == _NONE else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag: the column under the pointer lights up."""
        at = event.position().toPoint()
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            is_card = bool(self.cards.id_of(self.indexAt(at))) and not event.buttons()
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor if is_card else Qt.CursorShape.ArrowCursor)
            return
        if self.over is not None or (at - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self.over = self._column_at(at)
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What was dragged is of the class where it is let go."""
        over, pressed = self.over, self._pressed
        self.cancel()
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        if over is not None and event.button() == Qt.MouseButton.LeftButton:
            self.move_to(over)
        elif pressed is not None and len(self.chosen) > 1:
            self.selectionModel().select(self.indexAt(pressed), _SELECT.ClearAndSelect)
        else:
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open it."""
        self.cancel()
        if found := self.cards.id_of(self.indexAt(event.position().toPoint())):
            self.opened.emit(found)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the table's commands, at the pointer, or by key at the current card."""
        event.accept()
        self.menu_wanted.emit(menu_place(self, event))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl it is for the letters (see `Tab`)."""
        event.ignore() if event.modifiers() & _CTRL else super().wheelEvent(event)

    def _column_at(self, at: QPoint) -> int:
        found = self.horizontalHeader().logicalIndexAt(min(max(at.x(), 0), self.viewport().width() - 1))
        return found if found >= 0 else len(CLASSES) - 1

    # --- seeing ---------------------------------------------------------------------------------------------------

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """What is selected here is selected everywhere."""
        super().selectionChanged(selected, deselected)
        self.selected.take()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Texts break otherwise."""
        super().resizeEvent(event)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing stays half dragged."""
        self.cancel()
        super().hideEvent(event)

    def _fit(self) -> None:
        self.fit_rows()
        if self._is_for_a_room:
            self._set_letters()

    def fit_rows(self) -> None:
        """Make each row as high as the longest name in it, up to some lines."""
        step = self.fontMetrics().lineSpacing()
        width = max(40, self.viewport().width() // len(CLASSES) - 2 * (GAP + PADDING))
        for row in range(self.cards.rowCount()):
            texts = (self.cards.index(row, column).data() or "" for column in range(len(CLASSES)))
            lines = max(lines_of(text, self.font(), width, _MOST_LINES) for text in texts)
            self.setRowHeight(row, (lines + 1) * step + 2 * (PADDING + GAP))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Columns told apart, the one a drag is over lit up, an empty one says so; then the cards."""
        painter = QPainter(self.viewport())
        painter.setFont(self.font())
        for column in range(len(CLASSES)):
            box = QRect(self.columnViewportPosition(column), 0, self.columnWidth(column), self.viewport().height())
            ground = box.adjusted(2, 0, -2, -2)
            role = "drop.soft" if column == self.over else "board.stripe"
            painter.fillRect(ground, QColor(self.theme.colour(role)))
            if column == self.over:
                painter.setPen(QPen(QColor(self.theme.colour("drop")), 2))
                painter.drawRect(ground.adjusted(1, 1, -1, -1))
            if not self.cards.count(column):
                painter.setPen(QColor(self.theme.colour("text.muted")))
                painter.drawText(ground.adjusted(12, 12, -12, 0), Qt.AlignmentFlag.AlignLeft, "none yet")
        painter.end()
        super().paintEvent(event)

    def _on_changed(self, _changes: object) -> None:
        if self._is_live:
            self.cancel()
            self._keeping(self.cards.read)

    def _keeping(self, act: Callable[[], None]) -> None:
        """Show other cards, with the selection as it is everywhere."""
        self.selected.is_on = False
        act()
        self.selected.is_on = self._is_live
        self.selected.follow()
