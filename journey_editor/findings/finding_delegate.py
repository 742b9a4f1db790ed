"""Draws a finding in a line: what is missing, then in grey why it matters, as far as there is room."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journey_editor.findings.findings_model import WHY_ROLE
from journey_editor.layout.theme import Theme, theme
from journey_editor.widgets.item_model import Index

ROW_HEIGHT = 28
_GAP = 10


class FindingDelegate(QStyledItemDelegate):
    """For the list of findings."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.theme: Theme = theme("light")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line, as wide as there is room."""
        return QSize(80, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, sign and first half as the style has them; the second half beside it."""
        super().paint(painter, option, index)
        why: str | None = index.data(WHY_ROLE)
        if not why:
            return
        self.initStyleOption(option, index)
        widget = option.widget
        font = option.font
        inside: QRect = widget.style().subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, widget)
        what = QFontMetrics(font).horizontalAdvance(option.text)
        room = inside.adjusted(what + 6 + _GAP, 0, 0, 0)
        if room.width() < 40:
            return
        font.setStrikeOut(False)
        painter.save()
        painter.setFont(font)
        painter.setPen(QColor(self.theme.colour("text.muted")))
        told = QFontMetrics(font).elidedText(why, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, told)
        painter.restore()
