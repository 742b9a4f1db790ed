"""Where lanes come or go above what is seen, what is seen stays where it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

if TYPE_CHECKING:
    from journey_editor.canvas.map_view import MapView

_MARGIN = 24.0
"""Pixels that may stay free above the board."""


@dataclass(frozen=True)
class Seen:
    """The lanes of a board, and where in the viewport (pixels) the board began and those in view did."""

    lanes: tuple[str, ...]
    begins: float
    tops: dict[str, float]


def seen_by(view: MapView) -> Seen:
    """What a view shows now."""
    rows, covered = view.board.rows, view.header_pixels[1]
    begins, zoom = _pixel(view, 0), view.zoom
    tops = {row.lane: begins + row.top * zoom for row in rows if begins + row.bottom * zoom > covered}
    return Seen(tuple(row.lane for row in rows), begins, tops)


def keep(view: MapView, before: Seen) -> None:
    """Scroll so that what was seen stays, as far as it is still there. A board that began in view begins there still;
    where lanes have changed places, nothing is done."""
    now = {row.lane: row for row in view.board.rows}
    known = set(before.lanes)
    left = [lane for lane in before.lanes if lane in now]
    if before.begins >= 0 or tuple(now) == before.lanes or left != [lane for lane in now if lane in known]:
        return
    stays = next((lane for lane in before.tops if lane in now), None)
    if stays is not None:
        by = before.tops[stays] - _pixel(view, now[stays].top)
        view.camera.pan(QPointF(0, min(by, _MARGIN - _pixel(view, 0))))


def _pixel(view: MapView, y: float) -> float:
    return view.viewportTransform().map(QPointF(0, y)).y()
