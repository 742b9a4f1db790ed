"""The findings of the open map, kept up to date while it is edited, without ever holding up a key."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import suppress
from datetime import date
from time import perf_counter

from PySide6.QtCore import QObject, QTimer
from PySide6.QtCore import Signal as QtSignal

from journey_editor.analysis.findings import Report, reporting
from journey_editor.history.session import Session

_PAUSE_MS = 200
"""After an edit; each further one within it waits anew."""
_MOST_PUT_OFF = 10
"""So many times: who types without a pause sees the findings too."""
_HOUR_MS = 3_600_000
_SLICE = 0.004
"""Seconds of work at a time, between which keys, mouse and painting have their turn."""


class LiveFindings(QObject):
    """Looks at the whole map again after each pause, a few milliseconds at a time. An edit meanwhile begins anew.

    So what it tells is always what `report` tells of one state of the map; it is only later, never partly.
    """

    changed = QtSignal()
    """There is another report."""

    def __init__(self, session: Session, parent: QObject | None = None, today: Callable[[], date] = date.today) -> None:
        super().__init__(parent)
        self._session = session
        self.today = today
        self.report = Report()
        """The last whole look at the map; before the first one it is empty."""
        self._work: Generator[None, None, Report] | None = None
        self._put_off = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._begin)
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._go_on)
        self._looked_on = today()
        self.clock = QTimer(self)
        """Reviews and due dates fall overdue while a map is open for days."""
        self.clock.setInterval(_HOUR_MS)
        self.clock.timeout.connect(self._on_hour)
        self.clock.start()
        session.changed.connect(self._on_changed)
        self._pause.start(0)

    @property
    def is_current(self) -> bool:
        """Whether the report is of the map as it is now."""
        return not self._pause.isActive() and self._work is None

    def catch_up(self) -> Report:
        """The report of the map as it is now, at once: in a large map it takes a moment."""
        if not self.is_current:
            self._begin()
            while self._work is not None:
                self._step()
        return self.report

    def _on_changed(self) -> None:
        self._stop()
        if self._pause.isActive() and self._put_off >= _MOST_PUT_OFF:
            return
        self._put_off += 1
        self._pause.start(_PAUSE_MS)

    def _on_hour(self) -> None:
        if self.today() != self._looked_on and self.is_current:
            self._begin()

    def _begin(self) -> None:
        self._pause.stop()
        self._put_off = 0
        self._looked_on = self.today()
        self._work = reporting(self._session.journey, self._looked_on)
        self._turn.start()

    def _go_on(self) -> None:
        end = perf_counter() + _SLICE
        while self._work is not None and perf_counter() < end:
            self._step()

    def _step(self) -> None:
        assert self._work is not None
        try:
            next(self._work)
        except StopIteration as done:
            found: Report = done.value
            self._stop()
            if found != self.report:
                self.report = found
                self.changed.emit()

    def _stop(self) -> None:
        self._turn.stop()
        if self._work is not None:
            with suppress(RuntimeError):
                self._work.close()
            self._work = None
