"""The whys of a pain point as rows."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from journey_editor.document.changes import ChangeSet
from journey_editor.document.edits.whys import write_why
from journey_editor.document.records import PainPoint
from journey_editor.history.session import Session
from journey_editor.widgets.item_model import Index, Role
from journey_editor.widgets.tooltip import tooltip_text

ROOT_CAUSE = "root cause"
"""What the last why of a chain is."""


class WhysModel(QAbstractListModel):
    """The whys of one pain point; while a new one is typed, a row more."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.pain_id = ""
        self._whys: tuple[str, ...] = ()
        self.is_adding = False

    def show(self, pain: PainPoint | None) -> None:
        """Show the chain of a pain point as it is now; None: of none."""
        pain_id, whys = (pain.id, pain.whys) if pain is not None else ("", ())
        if (pain_id, whys) == (self.pain_id, self._whys):
            return
        self.beginResetModel()
        self.pain_id, self._whys, self.is_adding = pain_id, whys, False
        self.endResetModel()

    @property
    def number(self) -> int:
        """How many whys the pain point has."""
        return len(self._whys)

    def begin_new(self) -> QModelIndex:
        """A row for a why that is typed."""
        if not self.is_adding:
            self.beginInsertRows(QModelIndex(), self.number, self.number)
            self.is_adding = True
            self.endInsertRows()
        return self.index(self.number)

    def drop_new(self) -> None:
        """Nothing was typed into the new row."""
        if self.is_adding:
            self.beginRemoveRows(QModelIndex(), self.number, self.number)
            self.is_adding = False
            self.endRemoveRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """The whys, and the one that is typed."""
        return 0 if parent.isValid() else self.number + self.is_adding

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """A why; to a screen reader with its place in the chain."""
        if not index.isValid():
            return None
        text = self._whys[index.row()] if index.row() < self.number else ""
        match role:
            case Role.DisplayRole | Role.EditRole:
                return text
            case Role.ToolTipRole:
                return tooltip_text(text)
            case Role.AccessibleTextRole:
                end = f", the {ROOT_CAUSE}" if index.row() == self.number - 1 else ""
                return f"Why {index.row() + 1} of {self.number}{end}: {text}"
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Take what was typed; an empty why is taken out of the chain."""
        if role != Role.EditRole or not index.isValid() or self.pain_id not in self._session.journey:
            return False
        text, row = " ".join(str(value).split()), index.row()
        if text == (self._whys[row] if row < self.number else ""):
            return True
        return self._session.do(self._step(row, text), write_why(self._session.journey, self.pain_id, row, text))

    def draft(self, row: int, typed: str) -> None:
        """What is being typed, so that a crash does not lose it."""
        text, journey = " ".join(typed.split()), self._session.journey
        is_new = bool(text) and self.pain_id in journey and text != (self._whys[row] if row < self.number else "")
        self._session.draft(write_why(journey, self.pain_id, row, text) if is_new else ChangeSet())

    def end_draft(self) -> None:
        """See `Session.end_draft`."""
        self._session.end_draft()

    def set_aside(self, row: int, typed: str) -> None:
        """Keep for redo what was typed and given up."""
        text, pain = " ".join(typed.split()), self.pain_id
        if text and text != (self._whys[row] if row < self.number else ""):
            self._session.set_aside(
                self._step(row, text),
                lambda journey: write_why(journey, pain, row, text) if pain in journey else ChangeSet(),
            )

    def _step(self, row: int, text: str) -> str:
        return "Add why" if row >= self.number else "Change why" if text else "Delete why"

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Each can be edited, unless the map is only shown."""
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not self._session.why_fixed:
            base |= Qt.ItemFlag.ItemIsEditable
        return base | Qt.ItemFlag.ItemNeverHasChildren if index.isValid() else Qt.ItemFlag.NoItemFlags
