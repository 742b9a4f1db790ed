"""What a search found, as rows: where it is, the text around it, and in its place what would stand there."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from journey_editor.document.edits.replacing import replacement_for
from journey_editor.document.field_names import field_name, titled
from journey_editor.document.journey import Journey
from journey_editor.document.records import Connection, JourneyMap, Part
from journey_editor.document.searching import BadSearch, Hit, Search
from journey_editor.outline.columns import name_text
from journey_editor.widgets.item_model import Index, Role

EXCERPT_ROLE = Role.UserRole
_BEFORE, _AFTER = 36, 90
"""Characters of the text that are shown around a find."""
_QUESTION = "prompt"


class Excerpt(NamedTuple):
    """A find in its text, on one line. `new` is what would stand in its place; None: nothing is replaced."""

    before: str
    found: str
    new: str | None
    after: str


def where(journey: Journey, hit: Hit) -> str:
    """Whose text it is: "Kickoff call \u00b7 Thoughts"."""
    record = journey.get(hit.place.record)
    if record is None:
        return ""
    field = titled(hit.place.field, record.kind)
    if isinstance(record, Part):
        field = f"{record.kind.replace('_', ' ').capitalize()}, {field_name(hit.place.field, record.kind)}"
        record = journey.get(journey.shown_at(record.id)) or record
    if isinstance(record, Connection):
        ends = [name_text(journey, end) for end in map(journey.get, (record.source, record.target)) if end]
        named = " \u2192 ".join(ends)
    else:
        named = "Map" if isinstance(record, JourneyMap) else name_text(journey, record)
    return f"{named} \u00b7 {field}"


def excerpt(hit: Hit, new: str | None) -> Excerpt:
    """A find with a few words around it."""
    before, after = hit.text[: hit.start], hit.text[hit.end :]
    before = "\u2026" + before[-_BEFORE:] if len(before) > _BEFORE else before
    after = after[:_AFTER] + "\u2026" if len(after) > _AFTER else after
    found = hit.text[hit.start : hit.end]
    lines = (text.replace("\n", " \u23ce ") for text in (before, found, after))
    first, middle, last = lines
    return Excerpt(first, middle, None if new is None else new.replace("\n", " \u23ce "), last)


class FindModel(QAbstractTableModel):
    """Finds in the map's order, each with a tick where they are to be replaced."""

    ticked = Signal()
    """Other finds are ticked."""

    def __init__(self, journey: Journey, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journey = journey
        self.hits: list[Hit] = []
        self._search = Search()
        self._template: str | None = None
        self._left_out: set[int] = set()

    def show(self, hits: list[Hit], search: Search) -> None:
        """Show other finds. All are ticked but those in guiding questions: what a lane asks, the map does not say."""
        self.beginResetModel()
        self.hits, self._search = hits, search
        self._left_out = {row for row, hit in enumerate(hits) if hit.place.field == _QUESTION}
        self.endResetModel()

    def replace_with(self, template: str | None) -> None:
        """Show what would stand there; None: nothing is to be replaced, and there are no ticks."""
        if template != self._template:
            was_ticking = self._template is not None
            self._template = template
            if was_ticking != (template is not None):
                self.beginResetModel()
                self.endResetModel()
            elif self.hits:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self.hits) - 1, 1))

    @property
    def has_question_left_out(self) -> bool:
        """Whether a find in a lane's guiding question is not ticked."""
        return any(self.hits[row].place.field == _QUESTION for row in self._left_out)

    @property
    def chosen(self) -> list[Hit]:
        """The finds that are ticked."""
        return [hit for row, hit in enumerate(self.hits) if row not in self._left_out]

    def tick_all(self, is_on: bool) -> None:
        """Tick all, or none."""
        self._left_out = set() if is_on else set(range(len(self.hits)))
        if self.hits:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.hits) - 1, 0), [Role.CheckStateRole])
        self.ticked.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """A row for each find."""
        return 0 if parent.isValid() else len(self.hits)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Where, and what."""
        return 0 if parent.isValid() else 2

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """The columns' titles."""
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return ("Where", "Text")[section]
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """A find; to a screen reader the whole row in one sentence."""
        if not index.isValid():
            return None
        hit = self.hits[index.row()]
        if role == Role.CheckStateRole and index.column() == 0 and self._template is not None:
            return Qt.CheckState.Unchecked if index.row() in self._left_out else Qt.CheckState.Checked
        if role == Role.DisplayRole and index.column() == 0:
            return where(self._journey, hit)
        if role == EXCERPT_ROLE:
            return excerpt(hit, self._new(index.row()))
        if role == Role.AccessibleTextRole or (role == Role.DisplayRole and index.column() == 1):
            told = excerpt(hit, self._new(index.row()))
            now = f"{told.before}{told.found}{told.after}"
            then = "" if told.new is None else f"; would become: {told.before}{told.new}{told.after}"
            return f"{where(self._journey, hit)}: {now}{then}" if role == Role.AccessibleTextRole else now
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Tick a find."""
        if role != Role.CheckStateRole or not index.isValid():
            return False
        is_on = Qt.CheckState(value) == Qt.CheckState.Checked
        (self._left_out.discard if is_on else self._left_out.add)(index.row())
        self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), 1))
        self.ticked.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows are ticked where something is to be replaced."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 and self._template is not None else flags

    def _new(self, row: int) -> str | None:
        if self._template is None or row in self._left_out:
            return None
        try:
            return replacement_for(self.hits[row], self._search, self._template)
        except BadSearch:
            return None
