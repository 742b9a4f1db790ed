"""The map as a table: a column for each stage, for each lane as many rows as its fullest cell needs, a card a cell.

A row of the stages' fields says there what each stage says; it is written on the board and in the table of stages.
"""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QItemSelectionRange, QModelIndex, QObject, Qt
from PySide6.QtGui import QFont

from journey_editor.analysis.filtering import Matches
from journey_editor.document.changes import ChangeSet
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import Card, Lane, Owner, Signal, Stage, Step
from journey_editor.history.session import Session
from journey_editor.layout.operating_rows import UNKNOWN, field_text
from journey_editor.layout.sentences import sentence_of
from journey_editor.layout.theme import Theme, theme
from journey_editor.outline import editing
from journey_editor.outline.columns import COLUMNS, name_text, told_of
from journey_editor.painting.icons import icon
from journey_editor.widgets.item_model import Index, Role
from journey_editor.widgets.tooltip import tooltip_text

NAME = COLUMNS[0]


class TableModel(QAbstractTableModel):
    """Lanes by stages. `set_live` off: it follows nothing, and costs nothing."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme("light")
        self._lane_font = QFont()
        self._lane_font.setWeight(QFont.Weight.DemiBold)
        self._is_live = False
        self._matches: Matches | None = None
        self._stages: list[str] = []
        self._lanes: list[str] = []
        self._grid: list[list[str]] = []
        """Row by row the card of each stage, "" for none."""
        self._lane_of_row: list[str] = []
        self._places: dict[str, tuple[int, int]] = {}
        session.changed.connect(self._on_changed)

    # --- what it shows --------------------------------------------------------------------------------------------

    @property
    def journey(self) -> Journey:
        """The map."""
        return self._session.journey

    def set_live(self, is_live: bool) -> None:
        """Follow the session, beginning with how it is now; or let it be."""
        if is_live != self._is_live:
            self._is_live = is_live
            self._build()

    def show_matches(self, found: Matches | None) -> None:
        """Show only the cards that a filter finds; None: all."""
        if found != self._matches:
            self._matches = found
            self._build()

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in the colours of a theme."""
        self._theme = theme
        if self._grid:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._grid) - 1, len(self._stages)))

    def id_of(self, index: Index) -> str:
        """The card of a cell, the lane of a row's head; "" for an empty cell."""
        if not index.isValid():
            return ""
        if index.column() == 0:
            return self._lane_of_row[index.row()]
        return self._grid[index.row()][index.column() - 1]

    def stage_of(self, section: int) -> str:
        """The stage of a column; "" for the lanes' own."""
        return self._stages[section - 1] if 0 < section <= len(self._stages) else ""

    def index_of(self, record_id: str) -> QModelIndex:
        """The cell of a card or lane; not valid where it has none."""
        if record_id in self._places:
            row, column = self._places[record_id]
            return self.index(row, column)
        if record_id in self._lane_of_row:
            return self.index(self._lane_of_row.index(record_id), 0)
        return QModelIndex()

    def ids_in(self, selected: QItemSelectionRange) -> list[str]:
        """The cards (and lanes) of some cells."""
        rows, columns = (
            range(selected.top(), selected.bottom() + 1),
            range(selected.left(), selected.right() + 1),
        )
        return [self._lane_of_row[r] if c == 0 else self._grid[r][c - 1] for r in rows for c in columns]

    def place_of(self, record_id: str) -> tuple[int, ...]:
        """Row and column of a card."""
        return self._places.get(record_id, (0, 0))

    def ends_lane(self, row: int) -> bool:
        """Whether a row is the last of its lane."""
        return row + 1 == len(self._lane_of_row) or self._lane_of_row[row] != self._lane_of_row[row + 1]

    @property
    def lane_spans(self) -> list[tuple[int, int]]:
        """For each lane its first row, and how many rows it has."""
        spans: list[tuple[int, int]] = []
        for row, lane in enumerate(self._lane_of_row):
            if row and self._lane_of_row[row - 1] == lane:
                spans[-1] = (spans[-1][0], spans[-1][1] + 1)
            else:
                spans.append((row, 1))
        return spans

    # --- what Qt asks ---------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Rows of all lanes."""
        return 0 if parent.isValid() else len(self._grid)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """The lanes' own column, and the stages."""
        return 0 if parent.isValid() else 1 + len(self._stages)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """The stages' names."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if section == 0:
            return "Lane" if role == Role.DisplayRole else None
        record = self.journey.get(self.stage_of(section))
        if record is None:
            return None
        if role == Role.DisplayRole:
            return name_text(self.journey, record)
        if role == Role.AccessibleTextRole:
            return sentence_of(self.journey, record)
        return tooltip_text(name_text(self.journey, record)) if role == Role.ToolTipRole else None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """A card's name and face; to a screen reader the card in one sentence, with where it stands."""
        record = self.journey.get(self.id_of(index))
        if record is None:
            return self._of_no_record(index, role) if index.isValid() else None
        match role:
            case Role.DisplayRole:
                return name_text(self.journey, record)
            case Role.EditRole:
                return editing.value_of(self.journey, record, NAME)
            case Role.DecorationRole:
                found = NAME.icon(self.journey, record) if index.column() else None
                return icon(*found, self._theme) if found is not None else None
            case Role.AccessibleTextRole:
                return sentence_of(self.journey, record) + self._where(index)
            case Role.ToolTipRole:
                return tooltip_text(sentence_of(self.journey, record))
            case Role.TextAlignmentRole if index.column() == 0 and not self.ends_lane(index.row()):
                return int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            case Role.FontRole if index.column() == 0:
                return self._lane_font
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Take a new name."""
        record = self.journey.get(self.id_of(index))
        return role == Role.EditRole and record is not None and editing.take(self._session, record, NAME, value)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Names are edited in place; an empty cell can be gone to, and that is all."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        is_editable = self.id_of(index) and not self._session.why_fixed
        return flags | Qt.ItemFlag.ItemIsEditable if is_editable else flags

    def _where(self, index: Index) -> str:
        if index.column() == 0:
            return ""
        return f". {self._name(self._lane_of_row[index.row()])}, {self._name(self.stage_of(index.column()))}"

    def _of_no_record(self, index: Index, role: int) -> str | None:
        """What a stage says in a row of the stages' fields; else the cell is empty."""
        lane, stage = self.journey.get(self._lane_of_row[index.row()]), self.journey.get(self.stage_of(index.column()))
        if isinstance(lane, Lane) and isinstance(stage, Stage) and lane.content.stage_field:
            text = field_text(self.journey, stage, lane.content) or UNKNOWN
            said = {
                Role.DisplayRole: " ".join(text.split()),
                Role.ToolTipRole: tooltip_text(text),
                Role.AccessibleTextRole: text + self._where(index),
            }
            return said.get(Role(role))
        return f"Empty{self._where(index)}" if role == Role.AccessibleTextRole else None

    def _name(self, record_id: str) -> str:
        record = self.journey.get(record_id)
        return name_text(self.journey, record) if record is not None else ""

    # --- building and following -----------------------------------------------------------------------------------

    def _build(self) -> None:
        self.beginResetModel()
        self._stages, self._lanes, self._grid, self._lane_of_row, self._places = [], [], [], [], {}
        if self._is_live:
            self._stages = [stage.id for stage in self.journey.stages]
            self._lanes = [lane.id for lane in self.journey.lanes]
            for lane in self._lanes:
                rows = self._rows_of(lane)
                self._grid += rows
                self._lane_of_row += [lane] * len(rows)
            self._find_places()
        self.endResetModel()

    def _rows_of(self, lane: str) -> list[list[str]]:
        found = self._matches.cards if self._matches is not None else None
        columns = [
            [
                card.id
                for step in self.journey.steps(stage)
                for card in self.journey.cell(lane, step.id)
                if found is None or card.id in found
            ]
            for stage in self._stages
        ]
        height = max(1, max(map(len, columns), default=1))
        return [[cards[row] if row < len(cards) else "" for cards in columns] for row in range(height)]

    def _find_places(self) -> None:
        cells = ((row, column, card) for row, cards in enumerate(self._grid) for column, card in enumerate(cards, 1))
        self._places = {card: (row, column) for row, column, card in cells if card}

    def _on_changed(self, changes: ChangeSet) -> None:
        if not self._is_live:
            return
        elsewhere = [change for change in changes if _stands_elsewhere(change.before, change.after)]
        moved = [record for change in elsewhere for record in (change.before, change.after) if record is not None]
        if any(isinstance(record, Stage | Step | Lane) for record in moved):
            self._build()
            return
        if lanes := {record.lane for record in moved if isinstance(record, Card)}:
            for lane in sorted(lanes):
                self._follow(lane)
            self._find_places()
        for record_id in told_of(self.journey, changes):
            index = self.index_of(record_id)
            if index.isValid():
                self.dataChanged.emit(index, index)
        if any(isinstance(change.record, Stage | Signal | Owner | Lane) for change in changes):
            self._tell_fields({change.id for change in changes})
        if any(isinstance(change.after, Stage) for change in changes):
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 1, len(self._stages))

    def _tell_fields(self, changed: Set[str]) -> None:
        """The stages may say something else in their rows, and lanes that have changed may have become such rows."""
        for row, lane_id in enumerate(self._lane_of_row):
            if lane_id in changed or self.journey.record(lane_id, Lane).content.stage_field:
                self.dataChanged.emit(self.index(row, 1), self.index(row, len(self._stages)))

    def _follow(self, lane: str) -> None:
        """The cells of a lane hold other cards."""
        if lane not in self._lane_of_row:
            return
        start = self._lane_of_row.index(lane)
        old, new = self._lane_of_row.count(lane), self._rows_of(lane)
        if len(new) > old:
            self.beginInsertRows(QModelIndex(), start + old, start + len(new) - 1)
        elif len(new) < old:
            self.beginRemoveRows(QModelIndex(), start + len(new), start + old - 1)
        self._grid[start : start + old] = new
        self._lane_of_row[start : start + old] = [lane] * len(new)
        if len(new) > old:
            self.endInsertRows()
        elif len(new) < old:
            self.endRemoveRows()
        self.dataChanged.emit(self.index(start, 0), self.index(start + len(new) - 1, len(self._stages)))


def _stands_elsewhere(before: Record | None, after: Record | None) -> bool:
    if before is None or after is None:
        return True
    return any(getattr(before, f, None) != getattr(after, f, None) for f in ("order", "stage", "lane", "step"))
