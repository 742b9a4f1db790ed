"""What is otherwise, as rows in groups, one group a stage."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journey_editor.analysis.comparing.comparison import Comparison
from journey_editor.analysis.comparing.entries import Entry, EntryKind, grouped_by_stage
from journey_editor.layout import emotion
from journey_editor.layout.theme import Theme, theme
from journey_editor.painting.icons import icon
from journey_editor.widgets.grouped_model import GroupedModel, RowGroup
from journey_editor.widgets.item_model import Index, Role
from journey_editor.widgets.tooltip import tooltip_text

KIND_ICONS: dict[EntryKind, tuple[str, str]] = {
    EntryKind.ADDED: ("add", "success"),
    EntryKind.REMOVED: ("remove", "error"),
    EntryKind.MOVED: ("move-right", "warning"),
    EntryKind.CHANGED: ("rename", "accent"),
    EntryKind.EMOTION: ("emotion-neutral", "text.muted"),
    EntryKind.SIGNAL: ("signal", "text.muted"),
}
_LINES = 2
_MOST = 400
"""Characters of a sentence that are looked at for two lines."""


def groups_of(comparison: Comparison, entries: Iterable[Entry]) -> list[RowGroup[Entry]]:
    """The rows of some entries."""
    return [RowGroup(key, title, own) for key, title, own in grouped_by_stage(comparison, entries)]


def _sign(entry: Entry) -> tuple[str, str]:
    """An icon and its colour: of an emotion the face that it has now."""
    if entry.mood is not None:
        return emotion.face(entry.mood.after.value), emotion.colour(entry.mood.after.value)
    return KIND_ICONS[entry.kind]


class EntryModel(GroupedModel[Entry]):
    """A heading with its number, and entries in a sentence each."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = theme("light")

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """What a row shows."""
        entry = self.row_at(index)
        if entry is None:
            return self.heading(index, role)
        if role == Role.DecorationRole:
            return icon(*_sign(entry), self.theme)
        if role == Role.DisplayRole:
            return entry.sentence
        if role == Role.ToolTipRole:
            return tooltip_text(entry.sentence)
        if role == Role.AccessibleTextRole:
            return f"{entry.kind.value.capitalize()}. {entry.sentence}"
        return None


class EntryDelegate(QStyledItemDelegate):
    """Sentences on up to two lines."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as two lines, all alike: a list of thousands is laid out at once."""
        font: QFont = option.font
        return QSize(80, _LINES * QFontMetrics(font).lineSpacing() + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground and sign as the style has them, the sentence broken into lines beside the sign."""
        if not index.parent().isValid():
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        text, option.text = str(option.text), ""
        style, widget = option.widget.style(), option.widget
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        option.text = "x"
        room: QRect = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, widget).adjusted(4, 0, -2, 0)
        painter.save()
        painter.setFont(option.font)
        painter.setPen(QColor(option.palette.text().color()))
        lines = broken(text[:_MOST], QFontMetrics(option.font), room.width())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, int(flags), "\n".join(lines))
        painter.restore()


def broken(text: str, measures: QFontMetrics, width: int) -> list[str]:
    """A sentence on at most two lines; what does not fit is cut with an ellipsis."""
    if measures.horizontalAdvance(text) <= width:
        return [text]
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if measures.horizontalAdvance(text[:middle]) <= width else (low, middle - 1)
    cut = text.rfind(" ", 0, low + 1)
    cut = cut if cut > 0 else low
    return [text[:cut], measures.elidedText(text[cut:].lstrip(), Qt.TextElideMode.ElideRight, width)]
