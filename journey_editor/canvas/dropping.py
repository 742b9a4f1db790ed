"""What is dragged onto the board: from the palette, or text and pictures from another program."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

from journey_editor.canvas import creating, places
from journey_editor.canvas.edge_scroll import BOTH_WAYS
from journey_editor.canvas.items.overlays import DROP_HINTS, MarkerItem
from journey_editor.canvas.palette_mime import Dragged, dragged
from journey_editor.canvas.pointer import Pointer
from journey_editor.canvas.received import Destination, Received, holds_anything, received
from journey_editor.document.edits.cards import why_not
from journey_editor.document.records import Connection, Note
from journey_editor.layout.picture import Box
from journey_editor.layout.targets import Target, cell_at, cell_box, lane_gap_at, place_at, row_at, stage_gap_at

if TYPE_CHECKING:
    from journey_editor.canvas.view import BoardView


_SCROLLS = {"stage": Qt.Orientation.Horizontal, "persona": Qt.Orientation.Vertical}
"""Where a thing can only go sideways, or only up and down, the board does not scroll the other way."""


_FROM_OUTSIDE = ("text", "pictures")


@dataclass(frozen=True)
class _Landing:
    """Where the thing would land: its marker, what that means in words, and what makes the thing there."""

    marker: Box
    is_line: bool
    hint: str
    make: Callable[[], object]


class BoardDrop:
    """Follows a drag over the board."""

    def __init__(self, view: BoardView) -> None:
        self._view = view
        self._marker: MarkerItem | None = None
        self._content: Received | None = None

    def enter(self, event: QDragEnterEvent) -> None:
        """Take what the palette gives, and what a card can show; a file to open is the window's."""
        if _thing(event.mimeData()) is None:
            event.ignore()
            return
        self._view.finish_editing()
        self._view.hovering.pause()
        self._marker = MarkerItem(self._view.board_scene)
        self._marker.setVisible(False)
        self._view.board_scene.addItem(self._marker)
        self._view.edge_scroll.come_in()
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def move(self, event: QDragMoveEvent) -> None:
        """Show where it would land."""
        what = _thing(event.mimeData())
        if what is None or self._marker is None:
            event.ignore()
            return
        pixel = event.position().toPoint()
        is_somewhere = self._mark(what, pixel)
        self._view.edge_scroll.follow(pixel, lambda: self._mark(what, pixel), _SCROLLS.get(what.kind, BOTH_WAYS))
        event.setDropAction(Qt.DropAction.CopyAction)
        event.setAccepted(is_somewhere)

    def leave(self) -> None:
        """The drag has left the board, or was cancelled."""
        self.abandon()

    def drop(self, event: QDropEvent) -> None:
        """Make it."""
        what = _thing(event.mimeData())
        pixel = event.position().toPoint()
        self.abandon()
        self._content = received(event.mimeData()) if what is not None and what.kind in _FROM_OUTSIDE else None
        found = self._landing(what, self._view.pointer(pixel)) if what is not None else None
        if found is None:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._view.setFocus()
        found.make()

    def abandon(self) -> bool:
        """Take the marker away. False: there was none."""
        marker, self._marker = self._marker, None
        self._view.edge_scroll.stop()
        if marker is None:
            return False
        self._view.board_scene.removeItem(marker)
        self._view.say("")
        self._view.hovering.refresh()
        return True

    def _mark(self, what: Dragged, pixel: QPoint) -> bool:
        found = self._landing(what, self._view.pointer(pixel))
        if self._marker is not None:
            self._marker.mark(found.marker if found else None, found is not None and found.is_line)
        self._view.say(found.hint if found else self._why_not(what, self._view.pointer(pixel)))
        return found is not None

    def _why_not(self, what: Dragged, at: Pointer) -> str:
        row = row_at(self._view.board, at.y)
        kind = Note.kind if what.kind in _FROM_OUTSIDE else what.kind
        reason = why_not(self._view.session.journey, kind, row.lane) if row is not None else ""
        return reason or "Drop into a lane"

    def _landing(self, what: Dragged, at: Pointer) -> _Landing | None:
        view, board = self._view, self._view.board
        if what.kind == "stage":
            gap = stage_gap_at(board, at.x)
            hint = "Drop to make a stage here"
            return _Landing(gap.marker, True, hint, lambda: creating.add_stage_at(view, gap.index))
        if what.kind == "persona":
            gap = lane_gap_at(board, at.y)
            hint = "Drop to make a lane here"
            return _Landing(
                gap.marker, True, hint, lambda: creating.add_persona_at(view, places.lane_index(view, gap.index))
            )
        if what.kind in _FROM_OUTSIDE:
            return self._landing_from_outside(what.kind, at)
        if not (board.rows and board.columns):
            # A card on an empty board brings a stage and a persona along.
            box = Box(at.x - 90, at.y - 40, 180, 80)
            return _Landing(box, False, "Drop to begin the map", lambda: creating.add(view, what.kind, what.channel))
        target = place_at(board, at.x, at.y, kind=what.kind)
        if (on_way := self._landing_on_way(what, at, target)) is not None:
            return on_way
        if target is None:
            return None
        return _Landing(
            target.marker,
            target.kind != "cell",
            DROP_HINTS[target.kind],
            lambda: creating.add_card_at(view, target.place, what.kind, what.channel),
        )

    def _landing_on_way(self, what: Dragged, at: Pointer, target: Target | None) -> _Landing | None:
        """On a connection: between its cards, in the empty cell that the pointer is over, else where there is room."""
        view, board = self._view, self._view.board
        item = view.board_scene.piece_at(at.board)
        way = view.session.journey.get(item.piece.record_id) if item is not None else None
        if not isinstance(way, Connection):
            return None
        is_free = target is not None and target.kind == "cell"
        place = target.place if target and is_free else places.place_between(view, way, what.kind)
        if place is None:
            return None
        marker = cell_box(board, place.lane, place.step)
        if place.new_step:
            marker = Box(marker.right, marker.y, 4, marker.height)
        hint = f"Drop to put it on this connection. {creating.between(view.session.journey, way)}"
        return _Landing(
            marker,
            bool(place.new_step),
            hint,
            lambda: creating.add_between(view, way, place, what.kind, what.channel),
        )

    def _landing_from_outside(self, kind: str, at: Pointer) -> _Landing | None:
        view, board = self._view, self._view.board
        if not (board.rows and board.columns):
            return _Landing(
                Box(at.x - 90, at.y - 40, 180, 80), False, "Drop to begin the map", self._brings(Destination())
            )
        cell = cell_at(board, at.x, at.y)
        if cell is None or why_not(view.session.journey, Note.kind, cell[0]):
            return None
        card = next((i for i in board.cells.get(cell, ()) if board.by_key["card", i].box.contains(at.x, at.y)), None)
        if kind == "pictures" and card is not None:
            box = board.by_key["card", card].box
            return _Landing(box, False, "Drop the picture onto this card", self._brings(Destination(card=card)))
        found = place_at(board, at.x, at.y, kind=Note.kind)
        if found is None:
            return None
        is_line = found.kind != "cell"
        return _Landing(
            found.marker, is_line, DROP_HINTS[found.kind], self._brings(Destination(found.place, found.place))
        )

    def _brings(self, at: Destination) -> Callable[[], object]:
        """Hand on what was dropped once the drag is over: the other program waits for that."""
        content, view = self._content, self._view
        return lambda: QTimer.singleShot(0, view, lambda: view.brought.emit(content, at)) if content else None


def _thing(mime: QMimeData) -> Dragged | None:
    """What is dragged; of the outside "text" or "pictures". None: nothing for the board."""
    what = dragged(mime)
    if what is None and holds_anything(mime):
        return Dragged("pictures" if mime.hasUrls() or not mime.hasText() else "text")
    return what
