"""Draws a find in its text: what is found stands out; what goes is struck through beside what comes."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRect, QSize
from PySide6.QtGui import QColor, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journey_editor.layout.theme import Theme, theme
from journey_editor.outline.find_model import EXCERPT_ROLE, Excerpt
from journey_editor.widgets.item_model import Index

_HEIGHT = 28


class ExcerptDelegate(QStyledItemDelegate):
    """For the column that holds the texts."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.theme: Theme = theme("light")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line."""
        return QSize(super().sizeHint(option, index).width(), _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground as the style has it, the text with its find marked."""
        self.initStyleOption(option, index)
        option.text = ""
        widget = option.widget
        rect: QRect = option.rect
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        told: Excerpt = index.data(EXCERPT_ROLE)
        layout = QTextLayout(f"{told.before}{told.found}{told.new or ''}{told.after}", option.font)
        choice = QTextOption()
        choice.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(choice)
        layout.setFormats(self._formats(told))
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(1e6)
        layout.endLayout()
        painter.save()
        painter.setClipRect(rect)
        painter.setPen(QColor(self.theme.colour("text")))
        layout.draw(painter, QPointF(rect.x() + 8, rect.y() + (rect.height() - line.height()) / 2))
        painter.restore()

    def _formats(self, told: Excerpt) -> list[QTextLayout.FormatRange]:
        found, new = QTextCharFormat(), QTextCharFormat()
        if told.new is None:
            found.setBackground(QColor(self.theme.colour("warning.soft")))
            found.setForeground(QColor(self.theme.colour("text.strong")))
            found.setFontWeight(700)
        else:
            found.setForeground(QColor(self.theme.colour("error")))
            found.setFontStrikeOut(True)
            new.setForeground(QColor(self.theme.colour("success")))
            new.setFontWeight(700)
        start = len(told.before)
        middle = start + len(told.found)
        return [_range(start, len(told.found), found), _range(middle, len(told.new or ""), new)]


def _range(start: int, length: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, look
    return made
