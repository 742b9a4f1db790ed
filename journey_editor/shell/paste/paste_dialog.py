"""How pasted text is read, with what would come of it, before anything changes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QRadioButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from journey_editor.history.waiting import waiting
from journey_editor.shell.paste.paste_preview import PastePreview, Reading, Role, Way
from journey_editor.widgets.on_screen import size_on_screen
from journey_editor.widgets.plain_label import PlainLabel
from journey_editor.widgets.tooltip import tooltip_text

MOST_ROWS = 200
"""So many rows are shown; all are pasted."""

_WAYS: dict[Way, tuple[str, str]] = {
    "grid": ("As a &grid", "rows to lanes, columns to steps"),
    "table": ("As a &table of touchpoints", "columns by their names: stage, persona, touchpoint, emotion …"),
    "stack": ("&One under another", "all in one cell"),
    "spread": ("Ste&p by step", "along the lane, one to a step"),
}
_HEADINGS = {"": "is pasted like the others", "stages": "names the stages", "steps": "names the steps"}


class PasteDialog(QDialog):
    """`look` says what would come of a choice. The preview that was agreed to is `preview`."""

    def __init__(self, choice: Reading, look: Callable[[Reading], PastePreview], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Paste as cards")
        self.resize(size_on_screen(self, 860, 560))
        self._look = look
        self._looked: dict[Reading, PastePreview] = {}
        self.ways: dict[Way, QRadioButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(12)
        layout.addLayout(self._way_buttons(choice))
        layout.addLayout(self._grid_choices(choice))
        self.drops_speakers = QCheckBox("&Leave out who said it, and when")
        self.drops_speakers.setChecked(not choice.keeps_speakers)
        self.drops_speakers.toggled.connect(self._show)
        layout.addWidget(self.drops_speakers)
        self.table = QTableWidget()
        self.table.setAccessibleName("What goes where")
        self.table.horizontalHeader().setAccessibleName("Columns of the preview")
        self.table.verticalHeader().setAccessibleName("Rows of the preview")
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.verticalHeader().setMaximumWidth(260)
        self.table.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        layout.addWidget(self.table, 1)
        self.more = PlainLabel()
        self.more.setProperty("role", "muted")
        layout.addWidget(self.more)
        self.summary = PlainLabel()
        self.summary.setWordWrap(True)
        self.summary.setAccessibleName("What will be pasted")
        layout.addWidget(self.summary)
        self.notes = QPlainTextEdit()
        self.notes.setReadOnly(True)
        self.notes.setTabChangesFocus(True)
        self.notes.setAccessibleName("What was not understood or is left out")
        self.notes.setMaximumHeight(84)
        layout.addWidget(self.notes)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.paste_button = buttons.addButton("Paste", QDialogButtonBox.ButtonRole.AcceptRole)
        self.paste_button.setProperty("variant", "primary")
        self.paste_button.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self._show()
        self.ways[choice.way].setFocus()

    @property
    def choice(self) -> Reading:
        """What is chosen now."""
        way = next(way for way, button in self.ways.items() if button.isChecked())
        keeps = not self.drops_speakers.isChecked()
        if way != "grid":
            return Reading(way, keeps_speakers=keeps)
        return Reading(way, self.headings.currentData(), self.names_lanes.isChecked(), keeps)

    def _way_buttons(self, choice: Reading) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        group = QButtonGroup(self)
        for row, (way, (text, says)) in enumerate(_WAYS.items()):
            button = QRadioButton(text)
            button.setAccessibleDescription(says)
            button.setChecked(way == choice.way)
            group.addButton(button)
            label = PlainLabel(says)
            label.setProperty("role", "muted")
            grid.addWidget(button, row, 0)
            grid.addWidget(label, row, 1)
            self.ways[way] = button
        grid.setColumnStretch(1, 1)
        group.buttonToggled.connect(lambda _button, is_on: self._show() if is_on else None)
        return grid

    def _grid_choices(self, choice: Reading) -> QHBoxLayout:
        self.headings = QComboBox()
        self.headings.setAccessibleName("The first row")
        for value, text in _HEADINGS.items():
            self.headings.addItem(text, value)
        self.headings.setCurrentIndex(list(_HEADINGS).index(choice.headings))
        self.headings.currentIndexChanged.connect(self._show)
        self.first_row = PlainLabel("The first &row")
        self.first_row.setBuddy(self.headings)
        self.names_lanes = QCheckBox("The first &column names the lanes")
        self.names_lanes.setChecked(choice.names_lanes)
        self.names_lanes.toggled.connect(self._show)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.first_row)
        row.addWidget(self.headings)
        row.addSpacing(16)
        row.addWidget(self.names_lanes)
        row.addStretch(1)
        return row

    def _show(self, *_changed: object) -> None:
        choice = self.choice
        for widget in (self.first_row, self.headings, self.names_lanes):
            widget.setEnabled(choice.way == "grid")
        if choice not in self._looked:
            with waiting():
                self._looked[choice] = self._look(choice)
        self.preview = preview = self._looked[choice]
        self.drops_speakers.setVisible(preview.is_chat)
        shown = preview.cells[:MOST_ROWS]
        self.table.clear()
        self.table.setColumnCount(len(preview.columns))
        self.table.setRowCount(len(shown))
        self.table.setHorizontalHeaderLabels(list(preview.columns))
        self.table.setVerticalHeaderLabels([*preview.rows[: len(shown)]])
        for row, cells in enumerate(shown):
            if (name := self.table.verticalHeaderItem(row)) is not None:
                name.setToolTip(tooltip_text(preview.rows[row]))
            for column, (text, role) in enumerate(cells):
                self.table.setItem(row, column, self._item(text, role))
        self.table.resizeColumnsToContents()
        for column in range(len(preview.columns)):
            self.table.setColumnWidth(column, min(max(self.table.columnWidth(column) + 8, 110), 280))
            if (header := self.table.horizontalHeaderItem(column)) is not None:
                header.setToolTip(tooltip_text(preview.columns[column]))
        left = len(preview.cells) - len(shown)
        self.more.setText(f"… and {left:,} more rows.")
        self.more.setVisible(left > 0)
        self.summary.setText(preview.summary)
        self.notes.setPlainText("\n".join(preview.notes))
        self.notes.setVisible(bool(preview.notes))
        self.paste_button.setEnabled(bool(preview.changes))

    def _item(self, text: str, role: Role) -> QTableWidgetItem:
        item = QTableWidgetItem(" / ".join(text.split("\n")))
        item.setToolTip(tooltip_text(text[:2_000]) if text else "")
        if role == "name":
            font = QFont(self.table.font())
            font.setWeight(QFont.Weight.DemiBold)
            item.setFont(font)
            item.setBackground(self.palette().alternateBase())
        elif role == "left out":
            item.setForeground(self.palette().placeholderText())
            font = QFont(self.table.font())
            font.setStrikeOut(True)
            item.setFont(font)
        return item
