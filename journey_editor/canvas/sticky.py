"""Keeps stage headers at the top edge and lane names at the left edge while the board scrolls under them."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF

from journey_editor.canvas.camera import Camera
from journey_editor.canvas.items.badge import OVER
from journey_editor.canvas.items.header_item import HeaderItem
from journey_editor.canvas.scene import BoardScene
from journey_editor.layout.board import Board
from journey_editor.layout.operating_rows import field_key

_MOST, _MOST_NEAR = 0.4, 0.22
"""Headers that would take a larger share of the viewport scroll away with the rest."""
_NEAR = 1.5
"""From this zoom on, one looks at cards: the names at the edges (`NearLabels`) take less of the height."""
EDGE = 6.0
"""Pixels between the viewport's edge and a held header, at least."""


class StickyHeaders:
    """Moves the three header groups; that is all the Python that a scroll step costs."""

    def __init__(self, scene: BoardScene, camera: Camera) -> None:
        self._scene = scene
        self._camera = camera
        self._slid = ""
        """The stage whose fields do not stand where they were laid out."""
        self._aside: set[tuple[str, str]] = set()
        """The headers whose text stands elsewhere than at home."""
        self.makes_way_near = True
        """Whether names at the edges stand for headers that would take much of the height; else these are held."""
        self.above = OVER
        """Points that stay free above held stage headers, at least: a stage's badge is seen whole."""
        self.left = 0.0
        """Pixels at the left of the viewport that lane names cover."""
        self.top = 0.0
        """Pixels at the top of the viewport that stage headers cover."""

    def update(self, board: Board, width: int, height: int) -> list[HeaderItem]:
        """Put the headers where they belong for what is seen now, in a viewport of that size.

        Gives those whose text stands elsewhere on them now.
        """
        seen, zoom = self._camera.visible, self._camera.zoom
        edge, upper = EDGE / zoom, max(EDGE / zoom, self.above)
        header, band = board.header, board.band
        most = _MOST_NEAR if self.makes_way_near and zoom > _NEAR else _MOST
        can_top = bool(board.rows) and (header.height + upper) * zoom <= most * height
        can_side = bool(board.columns) and (band.width * zoom + EDGE) <= _MOST * width
        dy = min(max(0.0, seen.top() + upper - header.y), band.bottom - header.bottom) if can_top else 0.0
        dx = min(max(0.0, seen.left() + edge - band.x), max(0.0, header.right - band.right)) if can_side else 0.0
        self._scene.top.setPos(QPointF(0, dy))
        self._scene.side.setPos(QPointF(dx, 0))
        self._scene.corner.setPos(QPointF(dx, dy))
        self._scene.covered = QPointF(
            band.right + dx if dx else -math.inf,
            header.bottom + dy if dy else -math.inf,
        )
        slid = self._slide(board, dx, dy)
        self.top = max(0.0, (header.bottom + dy - seen.top()) * zoom)
        self.left = max(0.0, (band.right + dx - seen.left()) * zoom)
        return slid

    def _slide(self, board: Board, dx: float, dy: float) -> list[HeaderItem]:
        """Of the stage and the lane that are partly under the held headers, keep the text in view."""
        left, top = board.band.right + dx, board.header.bottom + dy
        hidden = {("stage", s.stage.id): left - s.left for s in board.stages if dx and s.left < left < s.right}
        hidden |= {("lane", row.lane): top - row.top for row in board.rows if dy and row.top < top < row.bottom}
        slid = []
        for kind, record_id in self._aside | hidden.keys():
            slid += self._slide_one(kind, record_id, hidden.get((kind, record_id), 0.0), kind == "stage")
        self._aside = set(hidden)
        under = next((span for span in board.stages if dx and span.left < left < span.right), None)
        slid += self._slide_fields(board, under.stage.id if under else "", left - under.left if under else 0.0)
        return slid

    def _slide_fields(self, board: Board, stage: str, hidden: float) -> list[HeaderItem]:
        """In the rows of the stages' fields, what the stage says that is partly under the held lane names."""
        slid = []
        for row in board.rows:
            if row.content.stage_field:
                if self._slid not in ("", stage):
                    slid += self._slide_one("field", field_key(row.lane, self._slid), 0.0, True)
                if stage:
                    slid += self._slide_one("field", field_key(row.lane, stage), hidden, True)
        self._slid = stage
        return slid

    def _slide_one(self, kind: str, record_id: str, hidden: float, is_sideways: bool) -> list[HeaderItem]:
        item = self._scene.piece(kind, record_id)
        return [item] if isinstance(item, HeaderItem) and item.slide_to(hidden, is_sideways) else []
