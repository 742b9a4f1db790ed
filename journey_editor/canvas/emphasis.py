"""Whose connections stand out: those of the card under the resting pointer, else of the cards that are selected."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from journey_editor.document.records import Card, Connection

if TYPE_CHECKING:
    from journey_editor.canvas.view import BoardView

REST = 250
"""Milliseconds that the pointer rests on a card before the other connections grow pale: nothing flickers on the way."""
_MOST = 200
"""Of more selected cards the connections would be most of the map."""


class Emphasis:
    """Tells the scene which connections to leave as they are while the others are dimmed."""

    def __init__(self, view: BoardView) -> None:
        self._view = view
        self._hovered: str | None = None
        self._rested: str | None = None
        self._timer = QTimer(view)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST)
        self._timer.timeout.connect(self._on_rested)
        self.is_on = True

    def set_on(self, is_on: bool) -> None:
        """Whether others are dimmed at all."""
        self.is_on = is_on
        self.refresh()

    def hover(self, card: str | None) -> None:
        """The pointer is on a card, or on none."""
        if card != self._hovered:
            self._hovered = card
            self._timer.start()

    def leave(self) -> None:
        """A gesture begins, or the pointer is gone: the selection alone counts."""
        self._timer.stop()
        self._hovered = self._rested = None
        self.refresh()

    def refresh(self) -> None:
        """The selection or the map is another one."""
        lit = self._lit() if self.is_on else frozenset()
        scene = self._view.board_scene
        if lit:
            scene.dim("others", frozenset({"connection"}), lit)
        else:
            scene.undim("others")

    def _on_rested(self) -> None:
        self._rested = self._hovered
        self.refresh()

    def _lit(self) -> frozenset[str]:
        session = self._view.session
        if self._rested is not None and (lit := self._ways_of([self._rested])):
            return lit
        return self._ways_of(session.selection)

    def _ways_of(self, ids: Iterable[str]) -> frozenset[str]:
        journey = self._view.session.journey
        found = (record for record in map(journey.get, ids) if isinstance(record, Card | Connection))
        records = list(islice(found, _MOST + 1))
        if len(records) > _MOST:
            return frozenset()
        lit = {record.id for record in records if isinstance(record, Connection)}
        for card in records:
            if isinstance(card, Card):
                lit |= {way.id for way in journey.connections(card.id)}
        return frozenset(lit)
