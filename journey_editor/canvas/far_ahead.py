"""How a board looks from far out, made while nobody waits for it: the first look at a large map would take long."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QObject, QTimer

from journey_editor.canvas.scene import BoardScene
from journey_editor.widgets.in_steps import is_pause

_AFTER_MS = 500
"""So long after the last edit or movement it begins."""
_SLICE_S = 0.008
"""Seconds of work at a time, between which keys have their turn."""


class FarAhead(QObject):
    """Goes through the lanes of a scene whenever that shows something else, and makes those anew that have changed."""

    def __init__(self, scene: BoardScene) -> None:
        super().__init__(scene)
        self._scene = scene
        self._turns = QTimer(self)
        self._turns.setSingleShot(True)
        self._turns.timeout.connect(self._go_on)

    @property
    def is_waiting(self) -> bool:
        """Whether there may be something to be made yet."""
        return self._turns.isActive()

    def begin(self) -> None:
        """The board is another one."""
        self._turns.start(_AFTER_MS)

    def wait(self) -> None:
        """The board is being moved: go on when it has come to rest."""
        if self._turns.isActive():
            self._turns.start(_AFTER_MS)

    def _go_on(self) -> None:
        takes_pieces_out = bool(self._scene.pale_keys())  # of their lanes: a gesture
        if takes_pieces_out or not is_pause():
            self._turns.start(_AFTER_MS)
            return
        end = perf_counter() + _SLICE_S
        for shown in self._scene.groups:
            shown.far(frozenset()).make()
            if perf_counter() > end:
                self._turns.start(0)
                return
