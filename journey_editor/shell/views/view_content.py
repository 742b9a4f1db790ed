"""What a view shows, as lists to tick: lanes with their personas, and what stands on cards."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QTreeWidget, QTreeWidgetItem

from journey_editor.canvas.view import BoardView
from journey_editor.document.records import Lane, Persona
from journey_editor.document.viewing import card_fields, is_shown
from journey_editor.document.vocabulary import CardField, LaneContent
from journey_editor.shell.views import view_edits

_ID = Qt.ItemDataRole.UserRole
_ROW = QSize(0, 29)
_JOURNEY = "Journey"
"""What the lane with a persona's touchpoints is called among the persona's other lanes."""
_AS_THE_MAP = "As the map says"
_STATES = {True: Qt.CheckState.Checked, False: Qt.CheckState.Unchecked, None: Qt.CheckState.PartiallyChecked}


class ShownLanes(QTreeWidget):
    """The lanes from top to bottom. A persona with several lanes has them under it; ticked, it shows them all."""

    def __init__(self, board: BoardView) -> None:
        super().__init__()
        self._board = board
        self._is_showing = False
        self._items: dict[str, QTreeWidgetItem] = {}
        self._shown: list[tuple[str, str, str | None]] = []
        self.setHeaderHidden(True)
        self.setAccessibleName("Lanes and personas that are shown")
        self.setRootIsDecorated(False)
        self.setIndentation(18)
        self.itemChanged.connect(self._tick)

    def refresh(self) -> None:
        """Show the lanes as they are now. Lines stay where only ticks have changed: one of them may be telling so."""
        lines = self._lines()
        self._is_showing = True
        if [line[:3] for line in lines] != self._shown:
            self._shown = [line[:3] for line in lines]
            self._rebuild()
        for record_id, _, _, state in lines:
            self._items[record_id].setCheckState(0, _STATES[state])
        self._is_showing = False

    def _lines(self) -> list[tuple[str, str, str | None, bool | None]]:
        """For each line: the id of the lane or persona, its text, the persona that it stands under, its tick."""
        journey, view = self._board.session.journey, self._board.shown_view
        found: list[tuple[str, str, str | None, bool | None]] = []
        told: set[str] = set()
        for lane in journey.lanes:
            own = [other for other in journey.lanes if lane.persona is not None and other.persona == lane.persona]
            if len(own) < 2:
                # A persona's only lane is the persona: a lane that it gets later goes with it.
                found.append((lane.persona or lane.id, journey.name_of(lane.id), None, is_shown(lane, view)))
                continue
            persona = journey.record(str(lane.persona), Persona)
            if persona.id not in told:
                told.add(persona.id)
                state = view_edits.is_persona_shown(self._board, persona)
                found.append((persona.id, persona.name, None, state))
            name = _JOURNEY if lane.content is LaneContent.PERSONA else journey.name_of(lane.id)
            found.append((lane.id, name, persona.id, is_shown(lane, view)))
        return found

    def _rebuild(self) -> None:
        self.clear()
        self._items = {}
        for record_id, text, parent in self._shown:
            item = QTreeWidgetItem([" ".join(text.split()) or "Unnamed"])
            item.setData(0, _ID, record_id)
            item.setSizeHint(0, _ROW)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            self._items[record_id] = item
            if parent is None:
                self.addTopLevelItem(item)
            else:
                self._items[parent].addChild(item)
        self.expandAll()

    def _tick(self, item: QTreeWidgetItem) -> None:
        if self._is_showing:
            return
        record_id, is_seen = item.data(0, _ID), item.checkState(0) == Qt.CheckState.Checked
        if isinstance(self._board.session.journey.get(record_id), Lane):
            view_edits.show_lanes(self._board, [record_id], is_seen)
        else:
            view_edits.show_personas(self._board, [record_id], is_seen)


class CardFields(QListWidget):
    """What cards show. A view may leave that to the map."""

    def __init__(self, board: BoardView) -> None:
        super().__init__()
        self._board = board
        self._is_showing = False
        self.setAccessibleName("What cards show")
        for field in (None, *CardField):
            item = QListWidgetItem(_AS_THE_MAP if field is None else field.label.capitalize(), self)
            item.setData(_ID, field)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        self.itemChanged.connect(self._tick)

    def refresh(self) -> None:
        """Tick what is shown now."""
        self._is_showing = True
        view = self._board.shown_view
        shown = card_fields(self._board.session.journey, view)
        as_the_map = view is not None and view.card_fields is None
        for row, field in enumerate((None, *CardField)):
            item = self.item(row)
            if field is None:
                item.setHidden(view is None)
                item.setCheckState(_STATES[as_the_map])
            else:
                item.setCheckState(_STATES[field in shown])
        self._is_showing = False

    def _tick(self, item: QListWidgetItem) -> None:
        if self._is_showing:
            return
        journey, view = self._board.session.journey, self._board.shown_view
        shown = set(card_fields(journey, view))
        field, is_ticked = item.data(_ID), item.checkState() == Qt.CheckState.Checked
        if field is None:
            view_edits.show_card_fields(self._board, None if is_ticked else shown)
        else:
            view_edits.show_card_fields(self._board, shown | {field} if is_ticked else shown - {field})
        self.refresh()
