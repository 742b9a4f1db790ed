"""How an opportunity is painted in the columns of Kano's classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journey_editor.widgets.item_model import Index
from journey_editor.workbench.cell_text import draw

if TYPE_CHECKING:
    from journey_editor.workbench.kano_board import KanoBoard

GAP, PADDING = 5, 9
"""Around a card, and within it."""


class KanoCards(QStyledItemDelegate):
    """An opportunity as a card: its name, and how it stands."""

    def __init__(self, board: KanoBoard) -> None:
        super().__init__(board)
        self._board = board

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Card, name, and a line below it."""
        record = self._board.cards.record(index)
        if record is None:
            return
        theme = self._board.theme
        state: QStyle.StateFlag = option.state
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        is_current = index == self._board.currentIndex() and self._board.hasFocus()
        box: QRect = option.rect.adjusted(GAP, GAP, -GAP, -GAP)
        painter.save()
        painter.setFont(self._board.font())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(theme.colour("accent.soft" if is_selected else "card.fill")))
        width = 3 if is_current else 2 if is_selected else 1
        painter.setPen(QPen(QColor(theme.colour("selection" if is_selected or is_current else "card.line")), width))
        painter.drawRoundedRect(box, 6, 6)
        inner = box.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        step = self._board.fontMetrics().lineSpacing()
        painter.setPen(QColor(theme.colour("text.strong")))
        draw(painter, index.data(), inner.adjusted(0, 0, 0, -step), self._board.font(), Qt.AlignmentFlag.AlignLeft)
        painter.setPen(QColor(theme.colour("text.muted")))
        below = QRect(inner.left(), inner.bottom() - step + 1, inner.width(), step)
        said = self._board.fontMetrics().elidedText(
            self._board.cards.standing(record), Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, said)
        painter.restore()
