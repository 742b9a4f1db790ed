"""What is looked for in the texts of the open map, found without ever holding up a key."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer
from PySide6.QtCore import Signal as QtSignal

from journey_editor.document.record import Record
from journey_editor.document.searching import Hit, Search, hits_in, reading_order
from journey_editor.history.session import Session

_AT_ONCE_S = 0.03
"""Seconds: most maps are looked through in less."""
_SLICE_S = 0.01
"""Seconds of work at a time after that, between which keys, mouse and painting have their turn."""


class MapSearch(QObject):
    """Looks through the map record by record. Another search begins anew; so must it be begun after an edit."""

    got_on = QtSignal()
    """More of the map has been looked through, but not all."""
    done = QtSignal()
    """All of it has been; `hits` are the finds in the map's order."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._records: Iterator[Record] | None = None
        self.search = Search()
        self.hits: list[Hit] = []
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(lambda: self._go_on(_SLICE_S))

    @property
    def is_going_on(self) -> bool:
        """Whether there is more of the map to be looked through."""
        return self._records is not None

    def begin(self, search: Search) -> None:
        """Look for something else. Raises BadSearch."""
        self.stop()
        self.search, self.hits = search, []
        if search.text:
            _ = search.pattern
            self._records = reading_order(self._session.journey)
        self._turn.start()
        self._go_on(_AT_ONCE_S)

    def finish(self) -> None:
        """Look through what is left, at once."""
        if self.is_going_on:
            self._go_on(None)

    def stop(self) -> None:
        """Look no further."""
        self._turn.stop()
        self._records = None

    def _go_on(self, seconds: float | None) -> None:
        end = None if seconds is None else perf_counter() + seconds
        for record in self._records or ():
            self.hits += hits_in(record, self.search)
            if end is not None and perf_counter() > end:
                self.got_on.emit()
                return
        self.stop()
        self.done.emit()
