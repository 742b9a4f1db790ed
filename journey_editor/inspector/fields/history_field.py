"""The dated values of a signal: a small table, edited in place and pasted into from spreadsheets."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from journey_editor.document.claim_records import DatedValue
from journey_editor.document.dated_values import dated_value, merged, note_of, read_lines, set_history
from journey_editor.document.numbers import number_text
from journey_editor.document.wording import counted, numbered
from journey_editor.inspector.fields.field import Field
from journey_editor.inspector.own_keys import does_own_key
from journey_editor.inspector.subject import DIFFERENT
from journey_editor.inspector.symbols import icon_button
from journey_editor.painting.icons import icon
from journey_editor.widgets.tooltip import tooltip_text

_MOST_ROWS = 8
_ROW_HEIGHT = 26
_AROUND = 14
"""What the table's border and the room within it take, in pixels."""
_TITLES = ("Date", "Value", "Note")
_WIDTHS = (96, 72)
_Key = QKeySequence.StandardKey


class DatedTable(QTableWidget):
    """Tells when Enter has ended the typing in a cell. Its columns share the width that there is."""

    entered = Signal(int)
    """With the row."""

    def __init__(self) -> None:
        super().__init__(0, len(_TITLES))
        # The last column is stretched to the width only after the first cell has been scrolled to.
        self.horizontalScrollBar().valueChanged.connect(lambda _value: self.horizontalScrollBar().setValue(0))

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Qt stays where it is."""
        row = self.currentRow()
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self.entered.emit(row)


class HistoryField(Field):
    """A row a dated value, by date, and an empty one in which the next is typed: Enter goes on there.

    Delete takes the selected rows out, Ctrl+V puts the columns of a spreadsheet in, Ctrl+C takes them to one.
    """

    def build(self) -> None:
        """The table, and buttons under it."""
        self.table = DatedTable()
        self.table.setObjectName("dated-values")
        self.table.setHorizontalHeaderLabels(_TITLES)
        self.table.horizontalHeader().setAccessibleName("Columns of the dated values")
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.horizontalHeader().setFixedHeight(_ROW_HEIGHT)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for column, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(column, width)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        self.table.setTabKeyNavigation(False)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.watch(self.table)
        self.table.itemChanged.connect(self._on_item_changed)
        self.table.itemSelectionChanged.connect(self._show_buttons)
        self.table.entered.connect(self._go_on)
        self.column.addWidget(self.table)
        self.add_button = QPushButton("Add dated value")
        self.add_button.setAutoDefault(False)
        self.add_button.setProperty("role", "link")
        self.add_button.setIcon(icon("add", "accent", self.bench.theme))
        self.add_button.clicked.connect(self.type_next)
        self.paste_button = icon_button("paste", "Paste dates and values (Ctrl+V in the table)", self.bench.theme)
        self.paste_button.clicked.connect(self.paste)
        self.delete_button = icon_button("delete", "Delete dated value (Delete in the table)", self.bench.theme)
        self.delete_button.clicked.connect(self.delete_selected)
        self.watch(self.add_button, "Add dated value")
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addStretch(1)
        row.addWidget(self.paste_button)
        row.addWidget(self.delete_button)
        self.column.addLayout(row)

    # --- what is shown --------------------------------------------------------------------------------------------

    @property
    def values(self) -> list[DatedValue]:
        """The dated values as the rows show them."""
        shown = self.shown if isinstance(self.shown, tuple) else ()
        return sorted(shown, key=lambda one: one[0])

    def show_value(self, value: Any) -> None:
        """A row for each, and the one for the next; what is half typed there stays."""
        values = [] if value is DIFFERENT else self.values
        typed = self._typed(self.table.rowCount() - 1) if self.table.rowCount() else ["", "", ""]
        with QSignalBlocker(self.table):
            self.table.setRowCount(len(values) + 1)
            for row, one in enumerate(values):
                self._put(row, _texts_of(one))
            self._put(len(values), typed if self._is_half_typed else ["", "", ""])
        rows = self.table.rowCount()
        self.table.setFixedHeight((min(rows, _MOST_ROWS) + 1) * _ROW_HEIGHT + _AROUND)
        scrolls = Qt.ScrollBarPolicy.ScrollBarAsNeeded if rows > _MOST_ROWS else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.table.setVerticalScrollBarPolicy(scrolls)
        self._show_buttons()

    _typed_row = -1
    """Which row was the empty one when it was typed."""
    _is_taking = False
    _is_half_typed = False
    """Whether the last row holds something that is no dated value yet."""

    def rebind(self) -> None:
        """Nothing has been typed into another signal yet."""
        self._typed_row = -1
        super().rebind()

    def _put(self, row: int, texts: list[str]) -> None:
        for column, text in enumerate(texts):
            item = self.table.item(row, column)
            if item is None:
                item = QTableWidgetItem()
                self.table.setItem(row, column, item)
            item.setText(text)
            item.setToolTip(tooltip_text(text if column == len(_TITLES) - 1 else ""))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{_TITLES[column]}: {text or 'empty'}")

    def _typed(self, row: int) -> list[str]:
        items = (self.table.item(row, column) for column in range(len(_TITLES)))
        return [item.text() if item is not None else "" for item in items]

    def _show_buttons(self) -> None:
        self.delete_button.setEnabled(bool(self._selected()))

    def _selected(self) -> list[int]:
        rows = {index.row() for index in self.table.selectedIndexes()}
        return sorted(row for row in rows if row < len(self.values))

    # --- edits ----------------------------------------------------------------------------------------------------

    def type_next(self) -> None:
        """Put the cursor into the empty row."""
        self.table.setFocus()
        self.table.setCurrentCell(self.table.rowCount() - 1, 0)
        self.table.editItem(self.table.currentItem())

    def delete_selected(self) -> None:
        """Take the selected rows out; the cursor stays where it is."""
        gone = self._selected()
        if gone:
            row = gone[0]
            self._set([one for at, one in enumerate(self.values) if at not in gone])
            self.table.setCurrentCell(min(row, self.table.rowCount() - 1), self.table.currentColumn())
            self.table.setFocus()
        elif self._is_half_typed:
            self._is_half_typed = False
            self.complain("")
            self.show_value(self.shown)

    def paste(self) -> None:
        """Put in what another program has copied: dates, values and maybe notes, in columns. Same days are replaced."""
        found, refused = read_lines(QGuiApplication.clipboard().text())
        if found:
            self._set(list(merged(self.values, found)), f"Paste {counted('dated value', len(found))}")
        if refused:
            more = f" {len(refused) - 1:,} more could not be read either." if len(refused) > 1 else ""
            taken = f" {numbered('value', len(found))} {'was' if len(found) == 1 else 'were'} taken."
            self.complain(refused[0] + more + (taken if found else ""))
        elif not found:
            self.complain("There is nothing to paste: copy a column of dates and one of values first.")

    @property
    def left_over(self) -> str:
        """What stands in the rows, and not in the map."""
        rows = [self._typed(row) for row in range(len(self.values))]
        is_all_taken = not self._is_half_typed and rows == list(map(_texts_of, self.values))
        return "" if is_all_taken else super().left_over

    def commit(self) -> None:
        """What is half typed stays, and it is said what it lacks."""
        if self._is_half_typed and self.table.state() != QAbstractItemView.State.EditingState:
            self.complain(self.complaint or "A dated value has a date and a value; this one is not in the map yet.")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that mean rows here, and something else in the window."""
        is_own = watched is self.table and does_own_key(event, self._action_of)
        return is_own or super().eventFilter(watched, event)

    def key(self, event: QKeyEvent) -> bool:
        """Enter types into a cell."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.table.hasFocus():
            self.table.editItem(self.table.currentItem())
            return True
        return super().key(event)

    def _action_of(self, event: QKeyEvent) -> Any:
        if event.matches(_Key.Paste):
            return self.paste
        if event.matches(_Key.Copy):
            return self._copy
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            return self.delete_selected
        return None

    def _copy(self) -> None:
        rows = self._selected() or range(len(self.values))
        QGuiApplication.clipboard().setText("\n".join("\t".join(self._typed(row)).rstrip("\t") for row in rows))

    def _on_item_changed(self, item: QTableWidgetItem) -> None:
        self._is_taking = True  # a row that comes to another place closes its cell, as Enter does
        self._take_row(item.row())
        self._is_taking = False

    def _take_row(self, row: int) -> None:
        """Write what stands in a row; what cannot be taken stays there, with a sentence."""
        texts = self._typed(row)
        values = self.values
        is_next = row >= len(values)
        self._is_half_typed = is_next and any(text.strip() for text in texts)
        if is_next and not (texts[0].strip() and texts[1].strip()):
            self.complain("")
            return
        try:
            one = dated_value(*texts)
        except ValueError as problem:
            self.complain(str(problem))
            return
        self._is_half_typed = False
        if self._set([*(other for at, other in enumerate(values) if at != row), one]):
            if is_next or row == self._typed_row:
                self._typed_row = next(at for at, other in enumerate(self.values) if other[0] == one[0])
            at = next(at for at, other in enumerate(self.values) if other[0] == one[0])
            self.table.setCurrentCell(at, self.table.currentColumn())
        else:
            self._is_half_typed = is_next

    def _go_on(self, row: int) -> None:
        """Enter: after a dated value that has just been typed, the next one is."""
        if row == self._typed_row and not self._is_taking:
            self._typed_row = -1
            self.type_next()

    def _set(self, values: list[DatedValue], text: str = "") -> bool:
        subject = self.bench.subject
        try:
            changes = set_history(self.bench.journey, subject.ids[0], values)
        except ValueError as problem:
            self.complain(str(problem))
            return False
        self.bench.session.do(text or subject.step_text(self.spec.label), changes)
        self.complain("")
        return True


def _texts_of(one: DatedValue) -> list[str]:
    return [one[0].isoformat(), number_text(one[1]), note_of(one)]
