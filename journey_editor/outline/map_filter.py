"""The filter of an open map: what is looked for, and what of the map that is, kept up to date."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtCore import Signal as QtSignal

from journey_editor.analysis.filtering import Filter, Matches, MatchFinder
from journey_editor.document.changes import ChangeSet
from journey_editor.document.records import CARD_TYPES
from journey_editor.history.session import Session
from journey_editor.widgets.in_steps import InSteps


class MapFilter(QObject):
    """One filter for board, outline and find. It is of the window, never of the map."""

    changed = QtSignal()
    """Another filter, or it finds other records than before."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._finder = MatchFinder(session.journey)
        self.wanted = Filter()
        self.matches: Matches | None = None
        """What is found; None: there is no filter, and everything counts."""
        self._reading = InSteps(self)
        session.changed.connect(self._on_changed)

    def expect_words(self) -> None:
        """Words are about to be typed: read what thousands of cards say until then, in the window's pauses."""
        self._reading.start(self._finder.reading())

    @property
    def is_on(self) -> bool:
        """Whether anything is looked for."""
        return self.matches is not None

    def set(self, wanted: Filter) -> None:
        """Look for something else."""
        if wanted == self.wanted:
            return
        self.wanted = wanted
        self.matches = self._finder.all(wanted) if wanted else None
        self.changed.emit()

    def clear(self) -> None:
        """Look for nothing."""
        self.set(Filter())

    def counted(self) -> str:
        """How much is found: "12 of 48 cards"."""
        found = len(self.matches.cards) if self.matches is not None else 0
        number = sum(map(self._session.journey.count, CARD_TYPES))
        return f"{found} of {number} cards"

    def _on_changed(self, changes: ChangeSet) -> None:
        self._reading.stop()
        if self.matches is None:
            self._finder = MatchFinder(self._session.journey)
            return
        found = self._finder.after(self.matches, changes, self.wanted)
        if found != self.matches:
            self.matches = found
            self.changed.emit()
