"""Where the pointer is, in the board's points and in the viewport's pixels."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, Qt


@dataclass(frozen=True)
class Pointer:
    """One moment of the pointer."""

    board: QPointF
    pixel: QPoint
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier

    @property
    def x(self) -> float:
        """Points from the board's left."""
        return self.board.x()

    @property
    def y(self) -> float:
        """Points from the board's top."""
        return self.board.y()

    @property
    def adds(self) -> bool:
        """Whether Shift or Ctrl is held: a click then adds to the selection or takes out of it."""
        return bool(self.modifiers & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier))

    @property
    def copies(self) -> bool:
        """Whether Ctrl is held: a drop then copies."""
        return bool(self.modifiers & Qt.KeyboardModifier.ControlModifier)
