"""What lies over the board and comes and goes."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsRectItem

from journey_editor.canvas.scene import BoardScene

_PEN = 3
"""Pixels that a pen reaches out."""


class Over:
    """For an item that may be hidden: what was under it is then painted again. Stands before Qt's class."""

    def setVisible(self, is_visible: bool) -> None:
        """Show or hide it."""
        was_visible = self.isVisible()  # type: ignore[attr-defined]
        super().setVisible(is_visible)  # type: ignore[misc]
        scene = self.scene()  # type: ignore[attr-defined]
        if was_visible and not is_visible and isinstance(scene, BoardScene):
            scene.uncover()

    def _leave(self) -> None:
        """Another place follows: have this one painted as it is on the screen now.

        Qt would have that painted where it last painted the item, which is elsewhere once the board has been scrolled.
        """
        if not self.isVisible():  # type: ignore[attr-defined]
            return
        for view in self.scene().views():  # type: ignore[attr-defined]
            place = view.mapFromScene(self.sceneBoundingRect()).boundingRect()  # type: ignore[attr-defined]
            view.viewport().update(place.adjusted(-_PEN, -_PEN, _PEN, _PEN))


class FrameItem(Over, QGraphicsRectItem):
    """A frame."""

    def setRect(self, *rect: Any) -> None:
        """Frame something else."""
        self._leave()
        super().setRect(*rect)


class OutlineItem(Over, QGraphicsPathItem):
    """An outline of any form."""

    def setPath(self, path: QPainterPath) -> None:
        """Outline something else."""
        self._leave()
        super().setPath(path)
