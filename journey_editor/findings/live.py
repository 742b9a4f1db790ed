"""The findings of the open map, kept up to date while it is edited, without ever holding up a key."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QTimer
from PySide6.QtCore import Signal as QtSignal

from journey_editor.analysis.findings import Report, reporting
from journey_editor.history.session import Session
from journey_editor.widgets.in_steps import InSteps

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
        self._work = InSteps(self, _SLICE)
        self._put_off = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self.begin)
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
        return not self._pause.isActive() and not self._work.is_working

    def catch_up(self) -> Report:
        """The report of the map as it is now, at once: in a large map it takes a moment."""
        if not self.is_current:
            self.begin()
            self._work.finish()
        return self.report

    def _on_changed(self) -> None:
        self._work.stop()
        if self._pause.isActive() and self._put_off >= _MOST_PUT_OFF:
            return
        self._put_off += 1
        self._pause.start(_PAUSE_MS)

    def wait(self) -> None:
        """The board is being moved, and each step of that is to be seen at once: look when it has come to rest."""
        self._work.wait(_PAUSE_MS)
        if self._pause.isActive():
            self._pause.start(_PAUSE_MS)

    def _on_hour(self) -> None:
        if self.today() != self._looked_on and self.is_current:
            self.begin()

    def begin(self) -> None:
        """Begin to look now, without a pause."""
        self._pause.stop()
        self._put_off = 0
        self._looked_on = self.today()
        self._work.start(reporting(self._session.journey, self._looked_on), self._tell)

    def _tell(self, found: Report) -> None:
        if found != self.report:
            self.report = found
            self.changed.emit()
