"""What the headers of lanes offer a pointer: other lanes in between, folding, and a lower border to drag."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF

from journey_editor.canvas import creating, places
from journey_editor.canvas.items.buttons import RADIUS, PlusItem
from journey_editor.canvas.pointer import Pointer
from journey_editor.document.edits.lanes import fold_lanes
from journey_editor.document.wording import counted_records
from journey_editor.layout.grid import LaneRow
from journey_editor.layout.metrics import LANE_GAP

if TYPE_CHECKING:
    from journey_editor.canvas.view import BoardView

_NEAR = 15.0
"""Pixels from the border of two lanes within which it offers what can come between."""
_CLEAR = 3 * RADIUS
"""Pixels of a header's height at which a button on its border leaves more than half of it free."""
_GRIP = 5.0
"""Pixels above and below a lower border within which it is taken hold of."""
_PLUS, _MORE = 22.0, 50.0
"""Pixels from the left of the headers at which the two buttons stand."""


class LaneBorders:
    """Follows the pointer over the lanes' headers."""

    def __init__(self, view: BoardView, plus: PlusItem) -> None:
        self._view = view
        self._plus = plus
        self._more = PlusItem(view.board_scene, "more")
        self._fold = PlusItem(view.board_scene, "fold")
        for item in (self._more, self._fold):
            view.board_scene.addItem(item)
        self.buttons = (self._more, self._fold)

    def hide(self) -> None:
        """Offer nothing."""
        for item in self.buttons:
            item.setVisible(False)

    def at(self, pointer: Pointer) -> bool:
        """Offer what there is at a pointer. Gives whether a "+" stands on a border there."""
        if any(item.is_at(pointer.board) for item in (self._plus, *self.buttons)) and self._more.isVisible():
            return True
        self.hide()
        if not self._is_over_headers(pointer):
            return False
        self._offer_fold(pointer)
        return self._offer_between(pointer)

    def row_of_border(self, pointer: Pointer) -> LaneRow | None:
        """The row whose lower border is under a pointer, right of the buttons, where it can be dragged."""
        view = self._view
        if not self._is_over_headers(pointer) or pointer.x - self._left < (_MORE + 14) / view.zoom:
            return None
        near = _GRIP / view.zoom
        return next((row for row in view.board.rows if abs(pointer.y - row.bottom) <= near and _has_height(row)), None)

    @property
    def _left(self) -> float:
        return self._view.board.band.x + self._view.board_scene.side.pos().x()

    def _is_over_headers(self, pointer: Pointer) -> bool:
        view = self._view
        band, near = view.board.band, _NEAR / view.zoom
        is_under_top = pointer.pixel.y() >= view.header_pixels[1] - _NEAR
        return bool(view.board.rows) and self._left - near <= pointer.x <= self._left + band.width and is_under_top

    def _offer_between(self, pointer: Pointer) -> bool:
        view, zoom = self._view, self._view.zoom
        tops = [row.top for row in view.board.rows]
        for index, top in enumerate([*tops, view.board.rows[-1].bottom + LANE_GAP]):
            y = top - LANE_GAP / 2
            if abs(pointer.y - y) <= _NEAR / zoom and self._has_room(view.board.rows[max(0, index - 1) : index + 1]):
                place = places.lane_index(view, index)
                at = QPointF(self._left + _PLUS / zoom, y)
                self._plus.offer(at, "Insert a persona here", partial(creating.add_persona_at, view, place))
                at = QPointF(self._left + _MORE / zoom, y)
                self._more.offer(at, "Insert another lane here\u2026", partial(self._ask, at, place))
                return True
        return False

    def _has_room(self, rows: Sequence[LaneRow]) -> bool:
        """Whether lanes are so high that their headers can be clicked beside a button on their border."""
        zoom = self._view.zoom
        return zoom >= 1 or all((row.bottom - row.top) * zoom >= _CLEAR for row in rows if not row.content.is_line)

    def _ask(self, at: QPointF, index: int) -> None:
        pixel = self._view.mapFromScene(at) + QPoint(0, 14)
        self._view.lane_menu_requested.emit(self._view.viewport().mapToGlobal(pixel), index)

    def _offer_fold(self, pointer: Pointer) -> None:
        """At the right end of the header under the pointer."""
        view = self._view
        row = next((row for row in view.board.rows if row.top <= pointer.y < row.bottom), None)
        if row is None or row.content.is_line or (row.bottom - row.top) * view.zoom < 26:
            return
        at = QPointF(self._left + view.board.band.width - 16 / view.zoom, row.top + 18)
        self._fold.sign = "unfold" if row.is_collapsed else "fold"
        hint = "Unfold this lane" if row.is_collapsed else "Fold this lane to one line"
        self._fold.offer(at, hint, partial(fold, view, [row.lane], not row.is_collapsed), is_quiet=True)


def fold(view: BoardView, lanes: list[str], is_folded: bool) -> None:
    """Show lanes as one line each, or whole again."""
    journey = view.session.journey
    what = counted_records(journey, lanes)
    view.session.do(f"{'Fold' if is_folded else 'Unfold'} {what}", fold_lanes(journey, lanes, is_folded))


def _has_height(row: LaneRow) -> bool:
    return not (row.content.is_line or row.is_collapsed)
