"""The colour of a persona's lane."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QToolButton

from journey_editor.document.vocabulary import PERSONA_COLOURS
from journey_editor.inspector.fields.field import Field
from journey_editor.inspector.subject import DIFFERENT
from journey_editor.layout.theme import Theme, persona_role

_SIDE = 22


class ColourField(Field):
    """Swatches of the persona palette; Left and Right go along them. A colour from elsewhere stands after them."""

    def build(self) -> None:
        """A button a colour."""
        self._row = QHBoxLayout()
        self._row.setSpacing(4)
        self.swatches: dict[str, QToolButton] = {}
        for colour in PERSONA_COLOURS:
            self._add(colour)
        self._row.addStretch(1)
        self.column.addLayout(self._row)

    def show_value(self, value: Any) -> None:
        """Mark the colour."""
        if value is not DIFFERENT and value not in self.swatches:
            self._add(value)
        for colour, swatch in self.swatches.items():
            chosen = colour == value
            swatch.setChecked(chosen)
            swatch.setIcon(_swatch_icon(colour, chosen, self.bench.theme))
            first = value is DIFFERENT and colour == PERSONA_COLOURS[0]
            swatch.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen or first else Qt.FocusPolicy.ClickFocus)

    def key(self, event: QKeyEvent) -> bool:
        """Left and Right choose the colour beside."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            return super().key(event)
        colours = list(self.swatches)
        index = colours.index(self.shown) + step if self.shown in colours else 0
        self._take(colours[max(0, min(index, len(colours) - 1))])
        return True

    def _add(self, colour: str) -> None:
        swatch = QToolButton()
        swatch.setObjectName("swatch")
        swatch.setAutoRaise(True)
        swatch.setCheckable(True)
        swatch.setIconSize(QSize(_SIDE, _SIDE))
        self.watch(swatch, f"{self.spec.label}: {colour}")
        swatch.clicked.connect(lambda: self._take(colour))
        self._row.insertWidget(len(self.swatches), swatch)
        self.swatches[colour] = swatch

    def _take(self, colour: str) -> None:
        self.type_value(colour)
        self.show_value(self.shown)
        self.swatches[colour].setFocus()


def _swatch_icon(colour: str, chosen: bool, theme: Theme) -> QIcon:
    fill = QColor(theme.colour(persona_role(colour)))
    pixmap = QPixmap(_SIDE * 2, _SIDE * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    inset = 4.0 if chosen else 2.0
    painter.drawEllipse(QRectF(0, 0, _SIDE, _SIDE).adjusted(inset, inset, -inset, -inset))
    if chosen:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(fill, 2))
        painter.drawEllipse(QRectF(0, 0, _SIDE, _SIDE).adjusted(1, 1, -1, -1))
    painter.end()
    return QIcon(pixmap)
