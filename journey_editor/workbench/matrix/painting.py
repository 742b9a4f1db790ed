"""Paints a matrix: quiet fields with their names, scales, bubbles with labels, the tray, and what is being dragged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from journey_editor.document.wording import counted
from journey_editor.layout.picture import Box
from journey_editor.layout.theme import mixed
from journey_editor.workbench.matrix.frame import LINE, shown_ticks
from journey_editor.workbench.matrix.shapes import Chip, Pile

if TYPE_CHECKING:
    from journey_editor.workbench.matrix.dragging import Drag
    from journey_editor.workbench.matrix.matrix_view import MatrixView

_LEFT, _RIGHT, _MIDDLE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter
_PADDING = 7.0
_CORNER = 10.0


def rect(box: Box) -> QRectF:
    """A box for Qt."""
    return QRectF(box.x, box.y, box.width, box.height)


class MatrixPainter:
    """One painting of a matrix."""

    def __init__(self, view: MatrixView, painter: QPainter) -> None:
        self._view = view
        self._painter = painter
        self._matrix = view.matrix
        self._frame = view.frame
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(view.font())

    def paint(self) -> None:
        """Everything, from the ground up."""
        self._fields()
        self._scales()
        self._tray()
        drag = self._view.drag
        if drag is not None:
            self._target(drag)
        chosen = set(self._view.selected)
        front = self._view.in_front
        for chip in self._view.arranged.chips.values():
            if chip.spot.id not in chosen:
                self._chip(chip, False)
        for pile in self._view.arranged.piles:
            self._pile(pile)
        for chip in self._view.arranged.chips.values():
            if chip.spot.id in chosen:
                self._chip(chip, True)
        if front is not None:
            self._chip(front, front.spot.id in chosen)
        if drag is not None:
            self._chip(drag.ghost, True)
            self._told(drag)

    # --- the ground -----------------------------------------------------------------------------------------------

    def _fields(self) -> None:
        painter, frame = self._painter, self._frame
        painter.setPen(Qt.PenStyle.NoPen)
        boxes = frame.fields(self._matrix)
        for quadrant, box in zip(self._matrix.quadrants, boxes, strict=True):
            tint = mixed(self._view.theme.colour(quadrant.ground), self._view.theme.colour("panel"), 0.5)
            painter.fillRect(rect(box), QColor(tint))
        painter.setPen(QPen(self._colour("board.line"), 1))
        for axis, is_across in ((self._matrix.across, True), (self._matrix.up, False)):
            if axis.is_banded:
                for number in range(1, round(axis.high - axis.low) + 1):
                    self._line(axis.at(axis.low + number - 0.5), is_across)
        painter.setPen(QPen(self._colour("board.line.strong"), 1.5))
        for axis, is_across in ((self._matrix.across, True), (self._matrix.up, False)):
            self._line(axis.parting, is_across)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect(frame.ground))
        bold = QFont(painter.font())
        bold.setBold(True)
        for number, (quadrant, box) in enumerate(zip(self._matrix.quadrants, boxes, strict=True)):
            y = box.y if number < 2 else box.bottom - LINE
            strip = QRectF(box.x + 8, y, box.width - 16, LINE)
            painter.setFont(bold)
            used = self._text(strip, quadrant.name, "text", _LEFT)
            painter.setFont(self._view.font())
            if quadrant.about and used + 90 < strip.width():
                self._text(strip.adjusted(used + 8, 0, 0, 0), quadrant.about, "text.muted", _LEFT)
        if not self._view.spots:
            nothing = f"No {counted(self._matrix.noun, 0).removeprefix('0 ')} yet"
            self._text(rect(frame.plot), nothing, "text.muted", _MIDDLE)

    def _line(self, at: float, is_across: bool) -> None:
        plot, ground = self._frame.plot, self._frame.ground
        if is_across:
            x = plot.x + plot.width * at
            self._painter.drawLine(QPointF(x, ground.y), QPointF(x, ground.bottom))
        else:
            y = plot.bottom - plot.height * at
            self._painter.drawLine(QPointF(ground.x, y), QPointF(ground.right, y))

    def _scales(self) -> None:
        painter, frame = self._painter, self._frame
        plot, ground = frame.plot, frame.ground
        across, up = self._matrix.across, self._matrix.up
        metrics = QFontMetricsF(painter.font())
        widest = max(metrics.horizontalAdvance(text) for _, text in across.ticks)
        for at, text in shown_ticks(across, plot.width, min(widest, 60) + 6):
            x, width = plot.x + plot.width * at, metrics.horizontalAdvance(text) + 2
            left = min(max(x - width / 2, 0), self._view.paper.width() - width - 3)
            self._text(QRectF(left, ground.bottom + 3, width, LINE), text, "text.muted", _MIDDLE)
        for at, text in shown_ticks(up, plot.height, metrics.height()):
            y = plot.bottom - plot.height * at
            line = QRectF(ground.x - frame.tick_width - 6, y - LINE / 2, frame.tick_width, LINE)
            self._text(line, text, "text.muted", _RIGHT)
        below = QRectF(ground.x, ground.bottom + LINE + 4, ground.width, LINE)
        self._text(below, f"{across.title} \u2192", "text", _MIDDLE)
        painter.save()
        painter.translate(0, ground.bottom)
        painter.rotate(-90)
        self._text(QRectF(0, 0, ground.height, LINE), f"{up.title} \u2192", "text", _MIDDLE)
        painter.restore()

    def _tray(self) -> None:
        painter, tray = self._painter, self._frame.tray
        drag = self._view.drag
        is_target = drag is not None and drag.is_over_tray
        painter.setPen(QPen(self._colour("drop" if is_target else "field.line"), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(self._colour("drop.soft" if is_target else "panel"))
        painter.drawRoundedRect(rect(tray), 6, 6)
        waiting = sum(not spot.is_placed for spot in self._view.spots)
        head = QRectF(tray.x + 10, tray.y + 3, tray.width - 20, LINE)
        said = f"Not placed yet: {waiting:,}" if waiting else "Not placed yet: none"
        used = self._text(head, said, "text", _LEFT)
        hint = "drag to a place" if waiting else "what is dragged here becomes unknown"
        self._text(head.adjusted(used + 10, 0, 0, 0), f"({hint})", "text.muted", _LEFT)

    # --- what stands on it ----------------------------------------------------------------------------------------

    def _chip(self, chip: Chip, is_selected: bool) -> None:
        painter, drag = self._painter, self._view.drag
        is_ghost = drag is not None and chip is drag.ghost
        painter.save()
        if drag is not None and chip.spot.id == drag.spot.id and not is_ghost:
            painter.setOpacity(0.35)
        edge = QPen(self._colour("selection" if is_selected else "field.line"), 2 if is_selected else 1)
        painter.setPen(edge)
        painter.setBrush(self._colour("accent.soft" if is_selected else "card.fill"))
        painter.drawRoundedRect(rect(chip.box), _CORNER, _CORNER)
        self._bubble(chip)
        box = chip.box
        room = box.width - 2 * chip.radius - 3 * _PADDING
        if chip.note:
            wide = QFontMetricsF(painter.font()).horizontalAdvance(chip.note) + 1
            self._text(QRectF(box.right - _PADDING - wide, box.y, wide, box.height), chip.note, "text.muted", _LEFT)
            room -= wide + _PADDING - 1
        x = box.x + _PADDING if chip.is_left else box.x + 2 * chip.radius + 2 * _PADDING
        side = _RIGHT if chip.is_left else _LEFT
        self._text(QRectF(x, box.y, room + 1, box.height), chip.spot.label, "text.strong", side)
        if self._view.has_focus_at(chip.spot.id) and not is_ghost:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._colour("text.strong"), 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(rect(box).adjusted(-3, -3, 3, 3), _CORNER + 2, _CORNER + 2)
        painter.restore()

    def _bubble(self, chip: Chip) -> None:
        """Full where it has a place, a ring where values are unknown."""
        painter, tint = self._painter, self._colour(chip.spot.tint if chip.spot.is_placed else "unknown")
        painter.setPen(QPen(tint, 1.5))
        painter.setBrush(tint if chip.spot.is_placed else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(*chip.bubble), chip.radius, chip.radius)
        if chip.spot.is_ticked:
            (x, y), by = chip.bubble, chip.radius
            painter.setPen(QPen(self._colour("card.fill") if chip.spot.is_placed else tint, 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            points = ((-0.45, 0.05), (-0.1, 0.4), (0.5, -0.35))
            painter.drawPolyline([QPointF(x + across * by, y + down * by) for across, down in points])

    def _pile(self, pile: Pile) -> None:
        painter = self._painter
        painter.setPen(QPen(self._colour("field.line"), 1))
        painter.setBrush(self._colour("chip.fill"))
        painter.drawRoundedRect(rect(pile.box), _CORNER, _CORNER)
        self._text(rect(pile.box), pile.text, "chip.text", _MIDDLE)

    def _target(self, drag: Drag) -> None:
        """The place that a drag would give, with its values in words."""
        if drag.target is None:
            return
        painter, plot = self._painter, self._frame.plot
        cell = drag.cell
        painter.setPen(QPen(self._colour("drop"), 1.5))
        painter.setBrush(self._colour("drop.soft"))
        painter.drawRect(rect(cell))
        painter.setPen(QPen(self._colour("drop"), 1, Qt.PenStyle.DashLine))
        x, y = cell.centre
        painter.drawLine(QPointF(plot.x, y), QPointF(cell.x, y))
        painter.drawLine(QPointF(x, cell.bottom), QPointF(x, self._frame.ground.bottom))

    def _told(self, drag: Drag) -> None:
        """What a release here would mean, under the chip that is dragged."""
        text = drag.said()
        width = min(QFontMetricsF(self._painter.font()).horizontalAdvance(text) + 18, self._view.paper.width() - 4)
        box = drag.ghost.box
        left = min(max(box.x, 2), self._view.paper.width() - width - 2)
        top = box.bottom + 5 if box.bottom + 5 + LINE < self._view.paper.height() else box.y - LINE - 5
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._colour("tooltip"))
        self._painter.drawRoundedRect(QRectF(left, top, width, LINE), 4, 4)
        self._text(QRectF(left + 8, top, width - 16, LINE), text, "tooltip.text", _LEFT)

    def _text(self, area: QRectF, text: str, role: str, side: Qt.AlignmentFlag) -> float:
        """One line, elided where it is too long. Gives the width that it took."""
        painter = self._painter
        metrics = QFontMetricsF(painter.font())
        shown = metrics.elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, max(area.width(), 0))
        painter.setPen(self._colour(role))
        painter.drawText(area, int(side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)
        return metrics.horizontalAdvance(shown)

    def _colour(self, role: str) -> QColor:
        return QColor(self._view.theme.colour(role))
