"""Records that belong to another, edited in place: a line each that unfolds into a form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from journey_editor.document.changes import ChangeSet
from journey_editor.document.edits.deleting import delete_records
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.wording import counted
from journey_editor.inspector.fields.field import Field
from journey_editor.inspector.form import FoldButton, FormRows
from journey_editor.inspector.list_drag import ListDrag
from journey_editor.inspector.own_keys import does_own_key
from journey_editor.inspector.spec import Bench, FieldSpec, PagePart, PageRow
from journey_editor.inspector.symbols import icon_button
from journey_editor.painting.icons import icon
from journey_editor.widgets.plain_label import PlainLabel


@dataclass(frozen=True)
class ListSpec:
    """What a list shows of which records, and what may be done with them."""

    kind: str
    records: Callable[[Journey, str], list[Record]]
    summary: Callable[[Journey, Record], tuple[str, str]]
    """The record in a line: what may be shortened, and its end, which may not."""
    rows: tuple[PageRow | tuple[FieldSpec, ...], ...]
    add: Callable[[Journey, str], tuple[ChangeSet, str]] | None = None
    """Gives the new record's id too. ValueError: a sentence that says why there can be none."""
    move: Callable[[Journey, str, str, int], ChangeSet] | None = None
    """Moves a record of the one that the page shows before its sibling at a place."""
    empty: str = ""
    """What is said where there are none."""
    remove: Callable[[Journey, str, str], ChangeSet] | None = None
    """Takes a record out of the list that others may have too. Without it, it is deleted."""

    def build(self, bench: Bench) -> RecordList:
        """Make the list."""
        return RecordList(self, bench)


class RecordList(PagePart):
    """The entries, and a button that adds one."""

    def __init__(self, spec: ListSpec, bench: Bench) -> None:
        super().__init__()
        self.spec = spec
        self.bench = bench
        self.entries: dict[str, RecordEntry] = {}
        self.drag = ListDrag(self) if spec.move is not None else None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._empty = PlainLabel(spec.empty)
        self._empty.setProperty("role", "muted")
        self._empty.setWordWrap(True)
        self._column.addWidget(self._empty)
        self.noun = counted(spec.kind, 1)
        self.add_button = QPushButton(f"Add {self.noun}")
        self.add_button.setAutoDefault(False)
        self.add_button.setProperty("role", "link")
        self.add_button.setIcon(icon("add", "accent", bench.theme))
        self.add_button.clicked.connect(self.add_record)
        self._column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_button.setVisible(spec.add is not None)
        self.refresh()

    @property
    def ids(self) -> list[str]:
        """The ids of the records, in their order."""
        return [record.id for record in self.spec.records(self.bench.journey, self.bench.subject.ids[0])]

    def refresh(self) -> None:
        """Take out entries of records that are gone, put in new ones, bring all into order."""
        ids = self.ids
        arranged = list(self.entries) != ids
        for gone in [record_id for record_id in self.entries if record_id not in ids]:
            entry = self.entries.pop(gone)
            entry.hide()
            self._column.removeWidget(entry)
            entry.deleteLater()
        for record_id in ids:
            if record_id not in self.entries:
                self.entries[record_id] = RecordEntry(self, record_id)
        self.entries = {record_id: self.entries[record_id] for record_id in ids}
        if arranged:
            for index, entry in enumerate(self.entries.values()):
                self._column.insertWidget(index, entry)
            self.bench.rearranged()
        for entry in self.entries.values():
            entry.refresh()
        self._empty.setVisible(not ids and bool(self.spec.empty))

    def rebind(self) -> None:
        """The entries of another record; those that are to be seen are unfolded."""
        self.refresh()
        for record_id, entry in self.entries.items():
            entry.head.setChecked(record_id in self.bench.memory.unfolded)

    def finish(self) -> None:
        """Finish each entry."""
        for entry in self.entries.values():
            entry.finish()

    def add_record(self) -> None:
        """Add a record, unfold it, and put the cursor into it."""
        if self.spec.add is None:
            return
        try:
            changes, record_id = self.spec.add(self.bench.journey, self.bench.subject.ids[0])
        except ValueError as problem:
            self.bench.session.refuse(str(problem))
            return
        self.bench.memory.unfolded.add(record_id)
        if self.bench.session.do(f"Add {self.noun}", changes) and record_id in self.entries:
            self.entries[record_id].enter()

    def delete_record(self, record_id: str) -> None:
        """Delete a record, or take it out of the list; the keyboard goes on to the next entry."""
        index = self.ids.index(record_id)
        journey, remove = self.bench.journey, self.spec.remove
        if remove is not None:
            changes = remove(journey, self.bench.subject.ids[0], record_id)
        else:
            changes = delete_records(journey, [record_id])
        self.bench.session.do(f"{self.delete_word} {self.noun}", changes)
        heads = [entry.head for entry in self.entries.values()]
        (heads[min(index, len(heads) - 1)] if heads else self.add_button).setFocus()

    def move_record(self, record_id: str, by: int) -> None:
        """Move a record up (-1) or down (1)."""
        ids = self.ids
        index = ids.index(record_id) + by
        if 0 <= index < len(ids):
            self.place_record(record_id, index if by < 0 else index + 1, " up" if by < 0 else " down")

    def place_record(self, record_id: str, index: int, way: str = "") -> None:
        """Move a record before the one that is now at `index` (their number: to the end)."""
        if self.spec.move is None or index - self.ids.index(record_id) in (0, 1):
            return
        changes = self.spec.move(self.bench.journey, self.bench.subject.ids[0], record_id, index)
        self.bench.session.do(f"Move {self.noun}{way}", changes)

    @property
    def delete_word(self) -> str:
        """What deleting an entry is called."""
        return "Delete" if self.spec.remove is None else "Take away"


class RecordEntry(QFrame):
    """One record: a line with what it says, and under it its form."""

    def __init__(self, owner: RecordList, record_id: str) -> None:
        super().__init__()
        self.setObjectName("entry")
        self.record_id = record_id
        self._list = owner
        self._bench = owner.bench.about(record_id)
        self.rows: FormRows | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 4, 8, 4)
        self._column.setSpacing(8)
        self.head = FoldButton(owner.bench, "entry")
        self.head.installEventFilter(self)
        if owner.drag is not None:
            owner.drag.watch(self.head)
        self.head.toggled.connect(self._on_toggled)
        self.head.clicked.connect(self._on_clicked)
        self._column.addWidget(self.head)
        self.refresh()
        self.head.setChecked(record_id in owner.bench.memory.unfolded)

    def refresh(self) -> None:
        """The line and the form as the record is now."""
        record = self._bench.journey.get(self.record_id)
        if record is None:
            return
        self.head.set_text(*self._list.spec.summary(self._bench.journey, record))
        if self.rows is not None:
            self.rows.refresh()
            ids = list(self._list.entries)
            self._up.setEnabled(bool(ids) and ids[0] != self.record_id)
            self._down.setEnabled(bool(ids) and ids[-1] != self.record_id)

    def finish(self) -> None:
        """Finish the form."""
        if self.rows is not None:
            self.rows.finish()

    def enter(self) -> None:
        """Unfold, and put the cursor into the first field."""
        self.head.setChecked(True)
        if self.rows is not None:
            first = next((part for part in self.rows.parts if isinstance(part, Field)), None)
            (first or self.head).setFocus()
            self._bench.reveal(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Delete deletes, Alt with Up and Down moves."""
        return does_own_key(event, self._action_of)

    def _action_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.key() == Qt.Key.Key_Delete and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            return self._delete
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return self._move_up if event.key() == Qt.Key.Key_Up else self._move_down
        return None

    def _delete(self) -> None:
        self._list.delete_record(self.record_id)

    def _move_up(self) -> None:
        self._list.move_record(self.record_id, -1)

    def _move_down(self) -> None:
        self._list.move_record(self.record_id, 1)

    def _on_toggled(self, unfolded: bool) -> None:
        memory = self._bench.memory
        (memory.unfolded.add if unfolded else memory.unfolded.discard)(self.record_id)
        if unfolded and self.rows is None:
            self._build()
        if self.rows is not None:
            self.rows.setVisible(unfolded)
            self._tools.setVisible(unfolded)

    def _on_clicked(self, unfolded: bool) -> None:
        if unfolded:
            self._bench.reveal(self)

    def _build(self) -> None:
        noun, theme = self._list.noun, self._bench.theme
        self.rows = FormRows(self._list.spec.rows, self._bench)
        self._column.addWidget(self.rows)
        self._up = icon_button("move-up", f"Move {noun} up (Alt+Up on its line)", theme)
        self._down = icon_button("move-down", f"Move {noun} down (Alt+Down on its line)", theme)
        delete_icon = "delete" if self._list.spec.remove is None else "remove"
        self.delete_button = icon_button(delete_icon, f"{self._list.delete_word} {noun} (Delete on its line)", theme)
        self._up.clicked.connect(self._move_up)
        self._down.clicked.connect(self._move_down)
        self.delete_button.clicked.connect(self._delete)
        self._tools = QFrame()
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(2)
        for button in (self._up, self._down):
            tools.addWidget(button)
            button.setVisible(self._list.spec.move is not None)
        tools.addStretch(1)
        tools.addWidget(self.delete_button)
        self._column.addWidget(self._tools)
        self.refresh()
        self._bench.rearranged()
