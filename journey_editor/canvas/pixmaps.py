"""Pictures of pieces that were painted before, kept up to a number of bytes; the longest unused go first."""

from __future__ import annotations

import math
from collections import OrderedDict

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPixmap

from journey_editor.layout.picture import PieceKey

_HALF = 0.5 + 1e-4


def on_whole_pixels(at: QPointF, ratio: float) -> QPointF:
    """The place of a pixmap's corner, in a painter's units with so many device pixels each.

    Between pixels it would be smeared over two. Halves always go the same way, also those that are a little less for
    having been reckoned: else things would tremble against one another while the board is scrolled.
    """
    return QPointF(math.floor(at.x() * ratio + _HALF) / ratio, math.floor(at.y() * ratio + _HALF) / ratio)


class PixmapStore:
    """A pixmap for each piece, with the scale it was painted for (device pixels to a point)."""

    def __init__(self, most_bytes: int = 48_000_000) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._kept: OrderedDict[PieceKey, tuple[float, QPixmap]] = OrderedDict()

    def get(self, key: PieceKey) -> tuple[float, QPixmap] | None:
        """The scale and pixmap of a piece, where there is one."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def put(self, key: PieceKey, scale: float, pixmap: QPixmap) -> None:
        """Keep a pixmap in place of the one the piece had."""
        self.drop(key)
        self._kept[key] = (scale, pixmap)
        self._bytes += _size(pixmap)
        while self._bytes > self._most_bytes and len(self._kept) > 1:
            _, (_, oldest) = self._kept.popitem(last=False)
            self._bytes -= _size(oldest)

    def drop(self, key: PieceKey) -> None:
        """Forget a piece, because it looks different now."""
        known = self._kept.pop(key, None)
        if known is not None:
            self._bytes -= _size(known[1])

    def clear(self) -> None:
        """Forget all: the theme has changed."""
        self._kept.clear()
        self._bytes = 0


def _size(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
