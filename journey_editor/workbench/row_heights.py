"""How high a table's rows are: as high as their texts, up to some lines. Only rows that are seen are measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from journey_editor.workbench.cell_delegate import CELL_PADDING
from journey_editor.workbench.cell_text import lines_of

if TYPE_CHECKING:
    from journey_editor.workbench.record_view import RecordView

ROW_HEIGHT = 32
"""Of a row with a line of text, in pixels."""


class RowHeights(QTimer):
    """Started whenever a row may need another height; it measures once, in the next pause."""

    def __init__(self, view: RecordView) -> None:
        super().__init__(view)
        self._view = view
        self.setSingleShot(True)
        self.setInterval(0)
        self.timeout.connect(self._fit)

    def _fit(self) -> None:
        view = self._view
        row, bottom = view.rowAt(0), view.viewport().height()
        if row < 0:
            return
        step, font = view.fontMetrics().lineSpacing(), view.font()
        columns = [
            (number, view.columnWidth(number) - 2 * CELL_PADDING - view.cells.sign_room(column), column.most_lines)
            for number, column in enumerate(view.rows.columns)
        ]
        while row < view.rows.rowCount() and view.rowViewportPosition(row) < bottom:
            texts = ((view.rows.text(row, number), width, most) for number, width, most in columns)
            lines = max((lines_of(text, font, width, most) for text, width, most in texts if text), default=1)
            wanted = max(ROW_HEIGHT, lines * step + 2 * CELL_PADDING)
            if wanted != view.rowHeight(row):
                view.setRowHeight(row, wanted)
            row += 1
