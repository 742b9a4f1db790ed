"""A session: a document being edited. Every change of a map, whatever asks for it, goes through `do`."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack
from shiboken6 import isValid

from journey_editor.document import rules
from journey_editor.document.changes import ChangeSet
from journey_editor.document.journey import Journey, StaleChange
from journey_editor.document.progress import Cancelled
from journey_editor.document.record import Record
from journey_editor.document.records import Lane, Stage, Step, View
from journey_editor.history.change_command import ChangeCommand, Typing
from journey_editor.history.long_work import LongWork, Make, at_once
from journey_editor.history.selected import Selected
from journey_editor.history.waiting import MANY, waiting

_ALL_MOVES = (Stage, Step, Lane, View)
_STOPPED = "Stopped: the map is as it was."
_LARGE = 4_000
"""Records of a map in which some 1,500 cards may stand."""

Edit = Callable[[Journey], ChangeSet]
R = TypeVar("R", bound=Record)
T = TypeVar("T")
RecordType = type[R]


class Session(QObject):
    """One document, its undo stack and its selection."""

    changed = Signal(object)
    """ChangeSet: the document has changed by it (by an edit, an undo or a redo). Views sync the ids it names."""

    drafted = Signal(object)
    """ChangeSet: what is being typed would change this, from what was drafted before. The document is as it was."""

    selection_changed = Signal(object)
    """frozenset[str]: the ids of the records that are selected now."""

    refused = Signal(str)
    """One sentence: why an edit was not carried out. The document is as it was."""

    lost = Signal(str)
    """One sentence: which text could not be taken, and does not stand in a field any more either."""

    redo_changed = Signal()
    """Something was set aside that `redo` brings back; steps that come and go are told by the stack."""

    def __init__(self, journey: Journey, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.journey = journey
        self.token = secrets.token_hex(8)
        """Tells this session's map from others, open at the same time or before."""
        self.stack = QUndoStack(self)
        self.long_work: LongWork | None = None
        """Helps with what takes long; None: nobody waits."""
        self.why_fixed = ""
        """One sentence: why nothing can be changed. Empty: it can."""
        self._selection: tuple[str, ...] = ()
        self._selected: Selected | None = None
        self._typing_visit = 0
        self._aside: tuple[str, Edit] | None = None
        self._carried = ChangeSet()
        self._draft: dict[str, Record | None] = {}
        self._is_carrying_out = False
        self._postponed: list[tuple[str, ChangeSet, Typing | None]] = []
        """What views handed over while they followed a change: in Qt's stack it would come before that change."""

    def __del__(self) -> None:
        # Where Python's collector frees a session, it frees the steps before Qt's stack, which would free them again.
        if isValid(self.stack):
            self.stack.blockSignals(True)
            self.stack.clear()

    def do(self, text: str, changes: ChangeSet) -> bool:
        """Carry out a change set as one undo step called `text`. False: nothing was done, or it was refused.

        A change set that would leave an unsound map is refused with a sentence (`refused`), and nothing changes.
        """
        return self._push(text, changes, None)

    def edit(self, text: str, count: int, edit: Edit) -> bool:
        """As `do`, for an edit of so many records that is yet to be made. May raise what the edit raises."""
        is_done = False
        with self.at_work(text, count) as make:
            is_done = self.do(text, make(edit))
        return is_done

    @contextmanager
    def at_work(self, text: str, count: int) -> Iterator[Make]:
        """Something is made of so many records, and done. Where they are many there is a sign meanwhile; who stops it
        ends the block, and it is said that nothing was done. What is made may read the map, and nothing else.
        """
        if self.long_work is None or count < MANY:
            yield at_once(self.journey)
            return
        try:
            with self.long_work.sign(text):
                yield self._making(text, self.long_work)
        except Cancelled:
            self.refuse(_STOPPED)

    def type(self, text: str, changes: ChangeSet, ids: Iterable[str], field: str) -> bool:
        """As `do`, for a field that is being typed in: steps of one visit to the field become one undo step."""
        return self._push(text, changes, Typing(frozenset(ids), field, self._typing_visit))

    def extend(self, text: str, changes: ChangeSet) -> bool:
        """As `do`, but one undo step with the `extend` right before it, unless `end_typing` came between them.

        So a thing that is made, and the name that is typed into it at once, are one step.
        """
        return self._push(text, changes, Typing(frozenset(), "", self._typing_visit))

    def follow(self, changes: ChangeSet) -> None:
        """Show what the file of a map that is only shown holds now. Undo goes back to nothing before it."""
        self._carry_out(changes)
        self._catch_up()
        self._aside = None
        self.stack.clear()

    def draft(self, changes: ChangeSet) -> None:
        """What is being typed, and not in the map yet, so that a crash does not lose it."""
        drafted = {} if self.why_fixed else {change.id: change.after for change in changes}
        ids = self._draft | drafted
        told = [(self._draft.get(i, self.journey.get(i)), drafted.get(i, self.journey.get(i))) for i in ids]
        self._draft = drafted
        if found := ChangeSet.of(told):
            self.drafted.emit(found)

    def end_draft(self) -> None:
        """Nothing is typed any more: it is in the map now, or was given up."""
        self.draft(ChangeSet())

    def may_change(self) -> bool:
        """Whether anything can be changed; where nothing can, it is said why."""
        if self.why_fixed:
            self.refuse(self.why_fixed)
        return not self.why_fixed

    def refuse(self, sentence: str) -> None:
        """Say why an edit was not carried out."""
        self.refused.emit(sentence)

    def lose(self, sentence: str) -> None:
        """Say of a text that it could not be taken, and does not stand in a field any more either."""
        self.lost.emit(sentence)

    def end_typing(self) -> None:
        """The user has left the field: what is typed next is an undo step of its own."""
        self._typing_visit += 1

    def was_typed_last(self, ids: Iterable[str], field: str) -> bool:
        """Whether the step that `undo` would take back was typed into this field."""
        last = self.stack.command(self.stack.index() - 1)
        typing = last.typing if isinstance(last, ChangeCommand) else None
        return typing is not None and (typing.ids, typing.field) == (frozenset(ids), field)

    def undo(self) -> ChangeSet:
        """Take the last step back. Gives what changed by that."""
        return self.undo_to(self.stack.index() - 1)

    def undo_to(self, index: int) -> ChangeSet:
        """Take back the step at this place of the stack, and all after it. Gives what changed by that."""
        self.end_typing()
        undone = ChangeSet()
        while self.stack.index() > max(0, index) and self.may_change():
            step = self.stack.command(self.stack.index() - 1)
            assert isinstance(step, ChangeCommand)
            self._carried = ChangeSet()
            if not self._step(f"Undo {step.text()}", step.changes.inverse(), self.stack.undo):
                break
            undone = undone.then(self._carried) if undone else self._carried
        self._catch_up()
        return undone

    def redo(self) -> ChangeSet:
        """Carry the next step out again; after the last one, what was set aside. Gives what changed by that."""
        self.end_typing()
        self._carried = ChangeSet()
        if self.can_redo and not self.may_change():
            return ChangeSet()
        if self.stack.canRedo() or self._aside is None:
            step = self.stack.command(self.stack.index())
            if not isinstance(step, ChangeCommand):
                return ChangeSet()
            self._step(f"Redo {step.text()}", step.changes, self.stack.redo)
            redone = self._carried
            self._catch_up()
            return redone
        text, edit = self._aside
        self._aside = None
        try:
            self.do(text, edit(self.journey))
        except ValueError as problem:
            self.refuse(str(problem))
        return self._carried

    def set_aside(self, text: str, edit: Edit) -> None:
        """Keep an edit that its user took back before it was done (Escape): `redo` carries it out.

        What can be redone already stays, and comes first. The next step that is done forgets it.
        """
        self._aside = (text, edit)
        self.redo_changed.emit()

    @property
    def is_drafting(self) -> bool:
        """Whether something is being typed that would change the map."""
        return bool(self._draft)

    @property
    def can_redo(self) -> bool:
        """Whether there is something to carry out again."""
        return self.stack.canRedo() or self._aside is not None

    @property
    def redo_text(self) -> str:
        """What `redo` carries out."""
        return self.stack.redoText() if self.stack.canRedo() or self._aside is None else self._aside[0]

    @property
    def is_clean(self) -> bool:
        """Whether the document is as it was last saved."""
        return self.stack.isClean()

    @property
    def selection(self) -> tuple[str, ...]:
        """The selected records' ids in the order in which they were selected. Selecting is no undo step."""
        return self._selection

    def selected(self, *record_types: RecordType[R]) -> list[R]:
        """The selected records of these types, in the order in which they were selected."""
        return cast("list[R]", self._by_type.of(record_types).copy())

    def selected_ids(self, *record_types: RecordType[Record]) -> list[str]:
        """The ids of these."""
        return self._by_type.ids_of(record_types).copy()

    @property
    def _by_type(self) -> Selected:
        if self._selected is None:
            records = map(self.journey.get, self._selection)
            self._selected = Selected([record for record in records if record is not None])
        return self._selected

    def select(self, ids: Iterable[str]) -> None:
        """Select records; ids that the document does not have are left out."""
        chosen = tuple(dict.fromkeys(i for i in ids if i in self.journey))
        if chosen != self._selection:
            self._selection, self._selected = chosen, None
            self.selection_changed.emit(frozenset(chosen))

    def _push(self, text: str, changes: ChangeSet, typing: Typing | None) -> bool:
        if not changes or not self.may_change():
            return False
        if self._is_carrying_out:
            self._postponed.append((text, changes, typing))
            return True
        is_typed = typing is not None and bool(typing.ids)  # no key waits for what the next one changes again
        count = 0 if is_typed else len(changes)
        is_done = False
        try:
            with self.at_work(text, count) as make:
                make(lambda journey: rules.check(journey, changes))
                self.journey.expect(changes)
                command = ChangeCommand(text, changes, self._carry_out, typing)
                is_done = self._step(text, ChangeSet() if is_typed else changes, lambda: self._put_on(command))
        except rules.RuleBroken as broken:
            self.refuse(str(broken))
        except StaleChange:  # in the stack already, it would leave undo and map out of step
            self.refuse("The map has changed meanwhile, so nothing was done. Please try again.")
        self._catch_up()
        return is_done

    def _put_on(self, command: ChangeCommand) -> None:
        self._aside = None
        self.stack.push(command)

    def _catch_up(self) -> None:
        while self._postponed:
            self._push(*self._postponed.pop(0))

    def _step(self, text: str, changes: ChangeSet, carry_out: Callable[[], None]) -> bool:
        """Carry out a change, with a sign where it takes long. False: its user has stopped it."""
        if self.long_work is None or not self._takes_long(changes):
            carry_out()
            return True
        try:
            with self.long_work.sign(text):
                with self._nothing_else():
                    self.long_work.expect(text, changes)
                carry_out()
        except Cancelled:
            self.refuse(_STOPPED)
            return False
        return True

    def _making(self, text: str, long_work: LongWork) -> Make:
        """What is made beside the window is made of a twin: what the window asks the map meanwhile harms neither."""

        def make(work: Callable[[Journey], T]) -> T:
            twin = self.journey.twin()
            with self._nothing_else():
                return long_work.make(text, lambda: work(twin))

        return make

    @contextmanager
    def _nothing_else(self) -> Iterator[None]:
        """What is handed over meanwhile waits until a change is carried out."""
        self._is_carrying_out = True
        try:
            yield
        finally:
            self._is_carrying_out = False

    def _carry_out(self, changes: ChangeSet) -> None:
        with self._nothing_else(), waiting(self._takes_long(changes)):
            self.journey.apply(changes)
            self._selected = None
            self._carried = changes
            self.changed.emit(changes)
            self.select(self._selection)

    def _takes_long(self, changes: ChangeSet) -> bool:
        """Many records change; or a large map is laid out anew, because its columns or rows do."""
        is_large = len(self.journey) >= _LARGE
        return len(changes) >= MANY or (is_large and any(isinstance(c.record, _ALL_MOVES) for c in changes))
