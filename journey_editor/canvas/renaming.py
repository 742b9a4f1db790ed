"""Names edited in place: opens the editor over a name, and takes what was typed to the session."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from journey_editor.canvas.focus import UNREADABLE
from journey_editor.canvas.items.header_item import HeaderItem
from journey_editor.canvas.items.piece_item import PieceItem
from journey_editor.canvas.naming import NamePlace, name_place
from journey_editor.canvas.text_edit import TextEdit
from journey_editor.document.edits.fields import rename
from journey_editor.document.wording import rename_text
from journey_editor.layout.picture import Box

if TYPE_CHECKING:
    from journey_editor.canvas.view import BoardView

_KINDS = ("card", "stage", "step", "lane", "connection", "title")


class Renaming:
    """At most one name is edited at a time."""

    def __init__(self, view: BoardView) -> None:
        self._view = view
        self._editor: TextEdit | None = None
        self._record = ""
        self._is_fresh = self._joins = False
        self._then: Callable[[], None] | None = None
        self._before = 0
        """How many steps were on the undo stack before the record was made."""

    @property
    def editor(self) -> TextEdit | None:
        """The editor while there is one."""
        return self._editor

    def begin(
        self,
        record_id: str,
        is_fresh: bool = False,
        typed: str = "",
        offered: str = "",
        then: Callable[[], None] | None = None,
    ) -> bool:
        """Open the editor. False: the record has no name on the board.

        `is_fresh`: it has just been made, and goes again if it gets no name. `typed` has been typed already, `offered`
        is a likely name that Enter takes. `then` goes on after a confirmation.
        """
        self.finish()
        view = self._view
        item = self._item(record_id)
        if item is None:
            return False
        if view.zoom < UNREADABLE:
            view.camera.zoom_to(0.8, view.mapFromScene(item.sceneBoundingRect().center()).toPointF())
        # Held headers make room for the title: it lies above and beside them, never under them.
        is_never_covered = item.parentItem() is not None or item.piece.kind == "title"
        # Of a long connection only the label is wanted.
        shown = self._place(item).box if item.piece.kind == "connection" else self._box(item)
        view.reveal_rect(QRectF(*shown), is_never_covered)
        self._joins, self._then = is_fresh or bool(offered), then
        self._record, self._is_fresh, self._before = record_id, is_fresh, view.session.stack.index() - 1
        editor = TextEdit(
            view.session.journey.name_of(record_id) or offered,
            f"Name of {item.piece.label}" if item.piece.label else "Name",
            view.viewport(),
        )
        self._editor = editor
        editor.confirmed.connect(self._confirm)
        editor.cancelled.connect(self._cancel)
        editor.left_by_tab.connect(view.focus.step_through)
        self.refresh()
        if typed:
            editor.begin_with(typed)
        editor.show()
        editor.setFocus()
        return True

    def finish(self) -> None:
        """Confirm what is being edited, if anything is."""
        if self._editor is not None:
            self._editor.finish()

    def cancel(self) -> bool:
        """Leave the editor without a change. False: there is none."""
        if self._editor is None:
            return False
        self._editor.give_up()
        return True

    def refresh(self) -> None:
        """The board or the theme is another one."""
        editor, item = self._editor, self._item(self._record)
        if editor is None:
            return
        if item is None:
            editor.drop_silently()
            self._close()
            return
        editor.dress(self._place(item), self._view.board_scene.theme)
        self.follow()

    def follow(self) -> None:
        """The board has moved: stay over the name."""
        item = self._item(self._record)
        if self._editor is not None and item is not None:
            self._editor.lay_over(self._place(item), self._to_viewport, self._view.zoom)

    def _confirm(self, text: str) -> None:
        view, record_id, joins, then = self._view, self._record, self._joins, self._then
        self._close()
        if record_id not in view.session.journey:
            return
        if text.strip() == view.session.journey.name_of(record_id).strip():
            view.session.end_typing()
            self._go_on(then)
            return
        try:
            changes = rename(view.session.journey, record_id, text)
        except ValueError:
            view.session.refused.emit("This name is too long. It was left as it was.")
            return
        text_of_step = rename_text(view.session.journey, record_id)
        if joins:  # one undo step with the making
            view.session.extend(text_of_step, changes)
        else:
            view.session.do(text_of_step, changes)
        view.session.end_typing()
        self._go_on(then)

    @staticmethod
    def _go_on(then: Callable[[], None] | None) -> None:
        if then is not None:
            then()

    def _cancel(self, text: str) -> None:
        view, is_fresh, before = self._view, self._is_fresh, self._before
        if not is_fresh:
            self._close()
            return
        self._then = None
        self._confirm(text)  # so that redo brings back what was typed
        while view.session.stack.index() > max(before, 0):
            view.session.undo()
        view.say("")

    def _close(self) -> None:
        editor, self._editor = self._editor, None
        if editor is not None:
            had_focus = editor.hasFocus()
            editor.hide()
            editor.deleteLater()
            if had_focus:
                self._view.setFocus()

    def _item(self, record_id: str) -> PieceItem | None:
        items = self._view.board_scene.pieces_of([record_id])
        return next((item for item in items if item.piece.kind in _KINDS), None)

    def _place(self, item: PieceItem) -> NamePlace:
        return name_place(item.piece, self._box(item), self._view.session.journey)

    def _box(self, item: PieceItem) -> Box:
        at, box = item.scenePos(), item.piece.box
        if isinstance(item, HeaderItem):
            at += item.slide
        return Box(at.x(), at.y(), box.width, box.height)

    def _to_viewport(self, rect: QRectF) -> QRectF:
        return self._view.viewportTransform().mapRect(rect)
