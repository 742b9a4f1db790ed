"""Texts edited in place: opens the editor over a name or a stage's field, and takes what was typed to the session."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from journey_editor.canvas import streaming
from journey_editor.canvas.card_slot import CardSlot
from journey_editor.canvas.edited import Edited, FieldOf, NameOf, brought_back
from journey_editor.canvas.focus import NAMED_AT, UNREADABLE
from journey_editor.canvas.items.header_item import HeaderItem
from journey_editor.canvas.items.piece_item import PieceItem
from journey_editor.canvas.name_places import NamePlace
from journey_editor.canvas.text_edit import TextEdit
from journey_editor.document.changes import ChangeSet
from journey_editor.document.edits.cards import Place
from journey_editor.document.quoting import quoted
from journey_editor.document.records import Card, Lane
from journey_editor.layout.picture import Box

if TYPE_CHECKING:
    from journey_editor.canvas.view import BoardView


class Renaming:
    """At most one text is edited at a time."""

    def __init__(self, view: BoardView) -> None:
        self._view = view
        self._editor: TextEdit | None = None
        self._edited: Edited | None = None
        self._is_fresh = self._joins = False
        self._then: Callable[[], None] | None = None
        self.slot = CardSlot(view)
        self._before = 0
        """How many steps were on the undo stack before the record was made."""
        self._replaced = ""
        """What typing on the board has taken the place of."""
        self._new_at: Place | None = None
        self._waited_after = ""
        """After which record the next one was waited for as a command was given."""

    @property
    def editor(self) -> TextEdit | None:
        """The editor while there is one: of a text, or of the name of a card to be."""
        return self._editor or self.slot.editor

    def begin(
        self,
        record_id: str,
        is_fresh: bool = False,
        typed: str = "",
        offered: str = "",
        then: Callable[[], None] | None = None,
    ) -> bool:
        """Open the editor of a name. False: the record has no name on the board.

        `is_fresh`: it has just been made, and goes again if it gets no name. `typed` has been typed already, `offered`
        is a likely name that Enter takes. `then` goes on after a confirmation.
        """
        return self._begin(NameOf(self._view, record_id), is_fresh, typed, offered, then)

    def is_new_at(self, place: Place) -> None:
        """What is being named is a card that has just been made there."""
        self._new_at = place if self._editor is not None else None

    def give_way(self, kind: str) -> Place | None:
        """A card of a kind is wanted while one of another kind is open that has no name yet: that one goes. Gives its
        place; None where there is none such."""
        if self.editor is None or self.editor.text().strip():
            return None
        slot, place, known = self.slot.to_be, self._new_at, ""
        if slot is not None:
            place, known = slot.place, slot.kind
        elif self._is_fresh and self._edited is not None:
            record = self._view.session.journey.get(self._edited.record_id)
            known = record.kind if record is not None else ""
        journey = self._view.session.journey
        if place is None or kind == known or not journey.record(place.lane, Lane).content.takes(kind):
            return None
        self.cancel()
        return place

    def leave_unnamed(self) -> Place | None:
        """More is pasted than a name: a card that waits for one goes. Gives its place; None: there is none such."""
        if self.editor is None or self.editor.text().strip():
            return None
        slot, place = self.slot.to_be, self._new_at
        if slot is not None:
            place = slot.place
        elif self._is_fresh and self._edited is not None and place is None:
            journey = self._view.session.journey
            card = journey.get(self._edited.record_id)
            if isinstance(card, Card):
                cell = [other.id for other in journey.cell(card.lane, card.step)]
                place = Place(card.lane, card.step, cell.index(card.id))
        if place is not None:
            self.cancel()
        return place

    def begin_field(self, lane_id: str, stage_id: str, typed: str = "") -> bool:
        """Open the editor of what a stage says in a row. False: the board does not show it."""
        return self._begin(FieldOf(self._view, lane_id, stage_id), typed=typed)

    def _begin(
        self,
        edited: Edited,
        is_fresh: bool = False,
        typed: str = "",
        offered: str = "",
        then: Callable[[], None] | None = None,
    ) -> bool:
        self.finish()
        view = self._view
        item = edited.item()
        if item is None or self._editor is not None or not view.session.may_change():
            return False
        self._edited = edited
        if view.zoom < UNREADABLE:
            view.camera.zoom_to(NAMED_AT, view.mapFromScene(item.sceneBoundingRect().center()).toPointF())
        # Held headers make room for the title: it lies above and beside them, never under them.
        is_never_covered = item.parentItem() is not None or item.piece.kind == "title"
        # Of a long connection only the label is wanted.
        shown = self._place(item).box if item.piece.kind == "connection" else self._box(item)
        view.reveal_rect(QRectF(*shown), is_never_covered)
        self._new_at = None
        self._joins, self._then = is_fresh or bool(offered), then
        self._is_fresh, self._before = is_fresh, view.session.stack.index() - 1
        editor = TextEdit(edited.text or offered, edited.label(item), view.viewport())
        editor.suggest(edited.likely)
        editor.is_of_new = is_fresh
        self._editor = editor
        editor.confirmed.connect(self._confirm)
        editor.cancelled.connect(self._cancel)
        if isinstance(edited, FieldOf):
            editor.left_by_tab.connect(lambda by: streaming.after_field(view, by))
        elif then is None:
            editor.left_by_tab.connect(lambda by: streaming.after_tab(view, edited.record_id, by))
            if is_fresh:
                editor.left_by_enter.connect(lambda: streaming.after_enter(view, edited.record_id))
        self.refresh()
        editor.textChanged.connect(self._draft)
        self._replaced = edited.text if typed else ""
        if typed:
            editor.begin_with(typed)
        if self._replaced:
            view.say(f"This takes the place of {quoted(self._replaced)}; Escape keeps that.")
        editor.show()
        editor.setFocus()
        return True

    def finish(self) -> None:
        """Confirm what is being edited, if anything is."""
        if self._editor is not None:
            self._editor.finish()
        self.slot.finish()

    def keep(self) -> None:
        """A command is given while a name is typed: it is kept, so that the command acts on what is named, and what is
        made in a row goes on. Where nothing is typed yet the command acts on the card before."""
        if self.editor is not None and self.editor.text().strip():
            self.editor.go_to_next()
            if self.slot.editor is not None:
                self.slot.editor.is_enter_due = True
        self._waited_after = next(iter(self._view.session.selection), "") if self.slot.editor is not None else ""

    @contextmanager
    def resumed(self) -> Iterator[None]:
        """Around what takes the text into the map and does not end its typing: its editor is open again afterwards."""
        editor, edited, is_fresh, then = self.editor, self._edited, self._is_fresh, self._then
        text, at = (editor.text(), editor.textCursor().position()) if editor is not None else ("", 0)
        is_slot = editor is not None and editor is self.slot.editor
        yield
        if editor is None or self.editor is not None:
            return
        if is_slot:
            is_open = bool(self.slot.made) and self.begin(self.slot.made, is_fresh=True)
        else:
            is_open = edited is not None and self._begin(edited, is_fresh, then=then)
        if is_open and self._editor is not None:
            self._editor.setPlainText(text)  # with the space before the next word, which a name does not end with
            cursor = self._editor.textCursor()
            cursor.setPosition(at)
            self._editor.setTextCursor(cursor)

    def wait_again(self) -> None:
        """The keyboard is back from where such a command took it: what was made in a row goes on."""
        record_id, self._waited_after = self._waited_after, ""
        if record_id and self.editor is None and self._view.session.selection == (record_id,):
            streaming.after_enter(self._view, record_id)

    def cancel(self) -> bool:
        """Leave the editor without a change. False: there is none."""
        if self._editor is None:
            return self.slot.cancel()
        self._editor.give_up()
        return True

    def refresh(self) -> None:
        """The board or the theme is another one."""
        self.slot.refresh()
        editor, item = self._editor, self._item()
        if editor is None:
            return
        if item is None:
            editor.drop_silently()
            self._close()
            return
        editor.dress(self._place(item), self._view.board_scene.theme)
        self.follow()

    def follow(self) -> None:
        """The board has moved: stay over the text."""
        self.slot.follow()
        item = self._item()
        if self._editor is not None and item is not None:
            self._editor.lay_over(self._place(item), self._to_viewport, self._view.zoom)

    def _draft(self) -> None:
        if self._editor is None or self._edited is None or self._edited.record_id not in self._view.session.journey:
            return
        with suppress(ValueError):  # it is told when the text is confirmed
            self._view.session.draft(self._edited.change(self._editor.text())[1])

    def _confirm(self, text: str) -> None:
        """Take a text into the map. One that it cannot take stays in the editor, to be mended or given up."""
        view, edited, joins, then = self._view, self._edited, self._joins, self._then
        if edited is None or edited.record_id not in view.session.journey:
            self._close()
            return
        if text.strip() == edited.text.strip():
            self._close()
            if self._replaced:
                view.say("")
            view.session.end_typing()
            self._go_on(then)
            return
        try:
            text_of_step, changes = edited.change(text)
        except ValueError as problem:
            if self._editor is not None:
                self._editor.go_on()
            view.session.refuse(str(problem))
            return
        self._close()
        if joins:  # one undo step with the making
            view.session.extend(text_of_step, changes)
        else:
            view.session.do(text_of_step, changes)
        view.session.end_typing()
        view.focus.is_just_named = view.focus.record == edited.record_id and bool(edited.text)
        if self._replaced:
            view.say(f"Undo brings back {quoted(self._replaced)}.")
        self._go_on(then)

    @staticmethod
    def _go_on(then: Callable[[], None] | None) -> None:
        if then is not None:
            then()

    def _cancel(self, text: str) -> None:
        view, edited, is_fresh, before = self._view, self._edited, self._is_fresh, self._before
        if not is_fresh or (edited is not None and edited.text):  # a lane that is called by what it holds needs no name
            self._close()
            if edited is not None and text.strip() != edited.text.strip():
                self._set_aside(edited, text)
            return
        self._then = None
        self._confirm(text)  # so that redo brings back what was typed
        self._close()
        is_card = edited is not None and isinstance(view.session.journey.get(edited.record_id), Card)
        undone = ChangeSet()
        while view.session.stack.index() > max(before, 0):
            undone = view.session.undo()
        if is_card:  # its step may have gone with it
            view.focus.follow(undone)
        view.say("Redo brings back what you typed." if text.strip() else "")

    def _set_aside(self, edited: Edited, text: str) -> None:
        """What was typed and taken back can be brought back."""
        try:
            text_of_step, _ = edited.change(text)
        except ValueError:
            return
        self._view.session.set_aside(text_of_step, lambda _journey: edited.change(text)[1])
        self._view.say(brought_back(self._view.session))

    def _close(self) -> None:
        editor, self._editor = self._editor, None
        if editor is not None:
            self._view.session.end_draft()
            if editor.put_away():
                self._view.setFocus()

    def _item(self) -> PieceItem | None:
        return self._edited.item() if self._edited is not None else None

    def _place(self, item: PieceItem) -> NamePlace:
        assert self._edited is not None
        return self._edited.place(item, self._box(item))

    def _box(self, item: PieceItem) -> Box:
        at, box = item.scenePos(), item.piece.box
        slide = item.slide if isinstance(item, HeaderItem) else QPointF()
        return Box(at.x() + slide.x(), at.y() + slide.y(), box.width - slide.x(), box.height - slide.y())

    def _to_viewport(self, rect: QRectF) -> QRectF:
        return self._view.viewportTransform().mapRect(rect)
