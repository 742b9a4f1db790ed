"""What lies over the board and comes and goes."""

from __future__ import annotations

from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsRectItem

from journey_editor.canvas.scene import BoardScene


class Over:
    """For an item that may be hidden: what was under it is then painted again. Stands before Qt's class."""

    def setVisible(self, is_visible: bool) -> None:
        """Show or hide it."""
        was_visible = self.isVisible()  # type: ignore[attr-defined]
        super().setVisible(is_visible)  # type: ignore[misc]
        scene = self.scene()  # type: ignore[attr-defined]
        if was_visible and not is_visible and isinstance(scene, BoardScene):
            scene.uncover()


class FrameItem(Over, QGraphicsRectItem):
    """A frame."""


class OutlineItem(Over, QGraphicsPathItem):
    """An outline of any form."""
