"""Paints a line of a finder: icon, name, where it is, and its keys at the end."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journey_editor.widgets.item_model import Index

_HEIGHT = 34
_PAD, _GAP = 10, 10
_LEAST_DETAIL = 60


class ChoicePainter(QStyledItemDelegate):
    """Lines of one height; what has no room is shortened with an ellipsis, the keys never."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as every line."""
        return QSize(240, max(_HEIGHT, QFontMetrics(option.font).height() + 14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One line."""
        choice = index.data(Qt.ItemDataRole.UserRole)
        box = QStyleOptionViewItem(option)
        box.text = ""
        style = option.widget.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, box, painter, option.widget)
        muted = option.palette.color(QPalette.ColorRole.PlaceholderText)
        strong = option.palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Text) if choice.is_able else muted
        metrics = QFontMetrics(option.font)
        rect = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        size = option.decorationSize
        if choice.icon is not None:
            at = QRect(rect.left(), rect.center().y() - size.height() // 2 + 1, size.width(), size.height())
            choice.icon.paint(painter, at, mode=QIcon.Mode.Normal if choice.is_able else QIcon.Mode.Disabled)
        rect.setLeft(rect.left() + size.width() + _GAP)
        painter.save()
        painter.setFont(option.font)
        painter.setPen(muted)
        if choice.keys:
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, choice.keys)
            rect.setRight(rect.right() - metrics.horizontalAdvance(choice.keys) - _GAP)
        name = " ".join(choice.name.split())
        room = rect.width() - (_LEAST_DETAIL + _GAP if choice.detail else 0)
        name = metrics.elidedText(name, Qt.TextElideMode.ElideRight, max(room, rect.width() // 2))
        painter.setPen(strong)
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        rect.setLeft(rect.left() + metrics.horizontalAdvance(name) + _GAP)
        if choice.detail and rect.width() > 20:
            detail = metrics.elidedText(choice.detail, Qt.TextElideMode.ElideRight, rect.width())
            painter.setPen(muted)
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, detail)
        painter.restore()
