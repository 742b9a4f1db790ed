"""Find and replace: in every text of the map, with all that was found in a list."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from journey_editor.document.changes import ChangeSet
from journey_editor.document.edits.replacing import replace_hits
from journey_editor.document.records import Part
from journey_editor.document.searching import BadSearch, Hit, Search, hits_after
from journey_editor.history.session import Session
from journey_editor.outline.find_form import FindForm
from journey_editor.outline.map_filter import MapFilter
from journey_editor.outline.map_search import MapSearch


class FindPanel(FindForm):
    """A panel for a dock. While it is hidden it looks for nothing."""

    gone_to = QtSignal(str)
    """A find's record: it should be seen on the board."""
    left = QtSignal()
    """Escape: the panel is done with."""

    def __init__(self, session: Session, map_filter: MapFilter, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._session = session
        self._filter = map_filter
        self._is_stale = True
        self._goes = 0
        """Where to go once all is found: to the next find (1) or the previous one (-1)."""
        self._search = MapSearch(session, self)
        self._search.got_on.connect(self._show_progress)
        self._search.done.connect(self._on_found)
        self.previous_button.clicked.connect(lambda: self.go(-1))
        self.next_button.clicked.connect(lambda: self.go(1))
        self.replace_button.clicked.connect(self.replace_all)
        self.all_button.clicked.connect(self._tick)
        self.list.selectionModel().currentRowChanged.connect(self._on_row)
        self.line.textChanged.connect(self.search)
        self.replacement.textChanged.connect(self._show_replacement)
        for box in (self.match_case, self.whole_word, self.is_regex, self.only_filtered):
            box.toggled.connect(self.search)
        self.rows.ticked.connect(self._show_count)
        map_filter.changed.connect(self._on_filter)
        session.changed.connect(self._on_changed)
        self.show_replacing(False)
        self._on_filter()

    # --- what the shell asks for ----------------------------------------------------------------------------------

    def begin(self, is_replacing: bool, text: str = "") -> None:
        """Be ready to be typed in; `text` is looked for, where there is one."""
        self.show_replacing(is_replacing)
        if text:
            self.line.setText(text)
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def show_replacing(self, is_replacing: bool) -> None:
        """Show or hide what is for replacing."""
        self._replacing.setVisible(is_replacing)
        self._show_replacement()

    def go(self, by: int) -> None:
        """Go to the next find (1) or the previous one (-1); after the last comes the first."""
        if self._is_stale:
            self._begin()
        if self._search.is_going_on:
            self._goes = by
            return
        number = len(self.rows.hits)
        if not number:
            return
        current = self.list.currentIndex().row()
        row = (0 if by > 0 else number - 1) if current < 0 else (current + by) % number
        if row == current:
            self._on_row(self.rows.index(row, 0))
        self.list.setCurrentIndex(self.rows.index(row, 0))

    def search(self) -> None:
        """Look for what the line says."""
        self._goes = 0
        self._begin()

    def replace_all(self) -> None:
        """Replace all that is ticked, as one step."""
        self._freshen()
        chosen, wanted, replacement = self.rows.chosen, self.wanted, self.replacement.text()
        number = len(chosen)
        text = f"Replace {number} find{'' if number == 1 else 's'}"
        try:
            with self._session.at_work(text, number) as make:
                changes = make(lambda journey: replace_hits(journey, chosen, wanted, replacement))
                if not changes:
                    self._complain("Nothing changes: what is ticked is already as the replacement would make it.")
                elif self._session.do(text, changes):
                    self.count.setText(f"{number} replaced. {self._said()}")
        except BadSearch as problem:
            self._complain(str(problem))

    # --- events ---------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the next find, with Shift to the previous one; Escape goes back to the board."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif is_enter and (self.line.hasFocus() or self.list.hasFocus()):
            self.go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Down and self.line.hasFocus():
            self.list.setFocus()
            self.go(1)
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Look again: the map may have changed."""
        super().showEvent(event)
        self.search()

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget what was found."""
        super().hideEvent(event)
        self._search.stop()
        self.rows.show([], Search())
        self._is_stale, self._goes = True, 0

    # --- searching ------------------------------------------------------------------------------------------------

    def _freshen(self) -> None:
        """Find all there is to find now."""
        if self._is_stale:
            self._begin()
        self._search.finish()

    def _begin(self) -> None:
        self._is_stale = True
        if not self.isVisible():
            return
        self._is_stale = False
        try:
            self._search.begin(self.wanted)
        except BadSearch as problem:
            self.rows.show([], self.wanted)
            self._complain(str(problem))

    def _show_progress(self) -> None:
        self.replace_button.setEnabled(False)
        self.count.setText(f"Looking \u2026 {len(self._search.hits):,} found so far")

    def _on_found(self) -> None:
        found = self._search.hits
        if self.only_filtered.isChecked() and self._filter.is_on:
            found = [hit for hit in found if self._is_filtered(hit)]
        self._show(found, self._search.search, self._current_place())
        by, self._goes = self._goes, 0
        if by:
            self.go(by)

    def _show(self, found: list[Hit], search: Search, kept: tuple[object, int] | None) -> None:
        self.rows.show(found, search)
        row = next((i for i, hit in enumerate(found) if (hit.place, hit.start) == kept), -1)
        if row >= 0:
            with QSignalBlocker(self.list.selectionModel()):
                self.list.setCurrentIndex(self.rows.index(row, 0))
        self._show_replacement()

    def _current_place(self) -> tuple[object, int] | None:
        row = self.list.currentIndex().row()
        return (self.rows.hits[row].place, self.rows.hits[row].start) if 0 <= row < len(self.rows.hits) else None

    def _is_filtered(self, hit: Hit) -> bool:
        found = self._filter.matches
        record = self._session.journey.get(hit.place.record)
        about = {hit.place.record, *(record.places if isinstance(record, Part) else ())}
        return found is not None and not about.isdisjoint(found.cards | found.connections)

    def _on_changed(self, changes: ChangeSet) -> None:
        """Only what the change touched is looked through again."""
        if not self.isVisible() or self._is_stale or not self.line.text():
            return
        if self._search.is_going_on:
            self._begin()
            return
        search, before = self.wanted, self.rows.hits
        try:
            found = hits_after(self._session.journey, before, changes, search)
        except BadSearch:
            return
        if found is None:
            self._begin()
        elif found != before:
            self._show(found, search, self._current_place())

    def _on_filter(self) -> None:
        self.only_filtered.setVisible(self._filter.is_on)
        if self.only_filtered.isChecked():
            self.search()

    def _on_row(self, index: QModelIndex, _before: QModelIndex | None = None) -> None:
        if not index.isValid():
            return
        record_id = self.rows.hits[index.row()].place.record
        self._session.select([record_id])
        self.gone_to.emit(self._session.journey.shown_at(record_id))
        self._show_count()

    # --- what it says ---------------------------------------------------------------------------------------------

    def _tick(self) -> None:
        self.rows.tick_all(not self.rows.chosen)

    def _show_replacement(self) -> None:
        self.rows.replace_with(self.replacement.text() if self.is_replacing else None)
        self._show_count()

    def _show_count(self) -> None:
        chosen = len(self.rows.chosen)
        self.replace_button.setEnabled(bool(chosen))
        self.all_button.setEnabled(bool(self.rows.hits))
        self.all_button.setText("Tick none" if chosen else "Tick all")
        for button in (self.previous_button, self.next_button):
            button.setEnabled(bool(self.rows.hits))
        self.count.setText(self._said())

    def _said(self) -> str:
        number, row = len(self.rows.hits), self.list.currentIndex().row()
        if not self.line.text():
            return "Looks through every text of the map, also those that the board does not show."
        if not number:
            return "Nothing is found."
        places = len({hit.place.record for hit in self.rows.hits})
        said = f"{row + 1} of {number}" if row >= 0 else f"{number} found"
        told = f"{said}, in {places} {'place' if places == 1 else 'places'}"
        if not self.is_replacing:
            return told
        told = f"{told}, {len(self.rows.chosen)} ticked"
        return f"{told}; guiding questions of lanes are not" if self.rows.has_question_left_out else told

    def _complain(self, sentence: str) -> None:
        self._show_count()
        self.count.setText(sentence)
