"""The board of a session's map on the screen: all of it, or one of its views, as it is now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from journey_editor.canvas import staying
from journey_editor.canvas.far_ahead import FarAhead
from journey_editor.canvas.items.far_labels import FarLabels
from journey_editor.canvas.items.header_item import HeaderItem
from journey_editor.canvas.painted_view import PaintedView
from journey_editor.canvas.pointer import Pointer
from journey_editor.document.changes import ChangeSet
from journey_editor.document.progress import Cancelled, Progress, no_progress
from journey_editor.document.record import Record
from journey_editor.document.records import TYPE_OF_KIND, Card, Connection, Lane, View
from journey_editor.history.session import Session
from journey_editor.history.waiting import MANY, waiting
from journey_editor.layout.bends import Bends
from journey_editor.layout.board import Board, BoardLayout
from journey_editor.layout.picture import Point
from journey_editor.layout.text import Shaper
from journey_editor.layout.theme import Theme

_PIECES = {Lane.kind: "lane", Connection.kind: "connection"} | {
    kind: "card" for kind, record_type in TYPE_OF_KIND.items() if issubclass(record_type, Card)
}
"""What shows a record of a kind. (To ask thousands of records for their class takes longer.)"""

Sign = Callable[[str], AbstractContextManager[Progress]]


@contextmanager
def _no_sign(_text: str) -> Iterator[Progress]:
    yield no_progress


class MapView(PaintedView):
    """Shows the session's map. What can be done with it there is in `BoardView`."""

    view_changed = Signal()
    """Another view is shown, or the shown one shows something else."""

    def __init__(
        self, session: Session, shaper: Shaper, theme: Theme, layout: BoardLayout | None, parent: QWidget | None
    ) -> None:
        """`layout` is one that has laid out this map already. Call `show_board` when all is there that it shows on."""
        super().__init__(theme, parent)
        self.session = session
        self.shaper = shaper
        self._layout = layout or BoardLayout(shaper)
        self.sign: Sign = _no_sign
        """Tells how far the layout is of what takes long, and lets its user stop it."""
        self._view_id: str | None = None
        self.board: Board = self._laid_out(ChangeSet() if layout else None)
        self.far_labels = FarLabels(self)
        self.board_scene.addItem(self.far_labels)
        self.far_ahead = FarAhead(self.board_scene)

    # --- which map, and what of it --------------------------------------------------------------------------------

    def follow(self, changes: ChangeSet) -> None:
        """The map has changed: show it as it is now."""
        self._show_anew(changes)
        self._let_go_of_the_unseen()
        if self._view_id is not None and self._view_id in changes.ids:
            self.view_changed.emit()

    def expect(self, text: str, changes: ChangeSet) -> None:
        """The map is about to change: lay out what is shown then. Raises Cancelled where its user stops that."""
        with self.sign(text) as progress:
            self._layout.expect(changes, self.session.journey, self.shown_view, True, progress)

    def _laid_out(self, changes: ChangeSet | None = None, progress: Progress = no_progress) -> Board:
        return self._layout.board(self.session.journey, self.shown_view, True, changes, progress)

    def if_bent(self, connection: str, bends: Bends) -> tuple[Point, ...]:
        """The corners of a line if it were led along these bends. Raises KeyError for one that is not shown."""
        return self._layout.if_bent(connection, bends)

    @property
    def shown_view(self) -> View | None:
        """The view that is shown; None: the whole map. A view that was deleted comes back with its undo."""
        view = self.session.journey.get(self._view_id)
        return view if isinstance(view, View) else None

    def show_view(self, view_id: str | None) -> None:
        """Show a view of the map, or the whole of it. What is selected and no longer seen is let go.

        Where its user stops that, what was shown stays.
        """
        if view_id == self._view_id:
            return
        before, self._view_id = self._view_id, view_id
        with waiting(len(self.session.journey) >= MANY):
            try:
                with self.sign("Show another view") as progress:
                    self._show_anew(progress=progress)
            except Cancelled:
                self._view_id = before
            else:
                self._let_go_of_the_unseen()
            self.view_changed.emit()

    def unhide(self, record_id: str) -> None:
        """Show the whole map where the view that is shown leaves a record out: whoever looks for it is to see it."""
        record = self.session.journey.get(record_id)
        if self.shown_view is not None and record is not None and not self._is_seen_here(record):
            self.show_view(None)

    def _is_seen_here(self, record: Record) -> bool:
        kind = _PIECES.get(record.kind)
        return kind is None or (kind, record.id) in self.board.by_key

    def _let_go_of_the_unseen(self) -> None:
        """What is on lanes that are not shown is not selected either: no key is to change what nobody sees."""
        chosen = map(self.session.journey.get, self.session.selection)
        self.session.select([record.id for record in chosen if record is not None and self._is_seen_here(record)])

    def _show_anew(self, changes: ChangeSet | None = None, progress: Progress = no_progress) -> None:
        before = staying.seen_by(self)
        self.board = self._laid_out(changes, progress)
        self.show_board()
        staying.keep(self, before)

    def show_board(self) -> None:
        """Show the board that is laid out now."""
        self.board_scene.sync(self.board)
        self.camera.set_board(self.board.width, self.board.height)
        self.update_sticky()
        self.far_labels.refresh()
        self.far_ahead.begin()

    # --- where it is seen -----------------------------------------------------------------------------------------

    @property
    def zoom(self) -> float:
        """Screen pixels to a point; 1.0 is 100 %."""
        return self.camera.zoom

    @property
    def corner(self) -> QPointF:
        """The point of the board in the upper left corner of the view."""
        return self.pointer(QPoint(0, 0)).board

    def pointer(self, pixel: QPoint, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> Pointer:
        """A pointer at a pixel of the viewport."""
        inverse, _ = self.viewportTransform().inverted()
        return Pointer(inverse.map(QPointF(pixel)), pixel, modifiers)

    @property
    def header_pixels(self) -> tuple[float, float]:
        """How many pixels at the left and at the top of the viewport headers cover."""
        return self._sticky.left, self._sticky.top

    def update_sticky(self) -> list[HeaderItem]:
        """Put held headers in their place. Gives those whose text has slid."""
        size = self.viewport().size()
        slid = self._sticky.update(self.board, size.width(), size.height())
        self.far_labels.follow()
        return slid

    def paintEvent(self, event: QPaintEvent) -> None:
        """The board, and nothing else."""
        self.paint_board(event)
