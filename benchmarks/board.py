"""How long the main work takes, as ratios to floors measured in the same run: `python -m benchmarks.board [SIZE ...]`.

Needs no window system. Each figure is the median of several runs, in processor time of this process; the floor is
`json.loads` of the same map's file.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QImage, QPainter

from benchmarks.made_map import made_map
from journey_editor.document.edits.fields import set_field
from journey_editor.layout.board import BoardLayout
from journey_editor.layout.picture import Picture
from journey_editor.layout.theme import theme
from journey_editor.painting.fonts import ensure_application
from journey_editor.painting.painter import paint_picture
from journey_editor.painting.shaper import QtShaper
from journey_editor.storage.codec import from_bytes, to_bytes


def milliseconds(work: Callable[[], object], runs: int = 5) -> float:
    """The median processor time of a piece of work, in milliseconds."""
    taken = []
    for _ in range(runs):
        start = time.process_time()
        work()
        taken.append((time.process_time() - start) * 1000)
    return statistics.median(taken)


def painted(picture: Picture, scale: float) -> None:
    """Paint a picture on a 1920 x 1080 image at a scale."""
    image = QImage(1920, 1080, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    painter.scale(scale, scale)
    paint_picture(painter, picture, theme("light"))
    painter.end()


def measure(size: int) -> list[tuple[str, float]]:
    """One row a figure: what, and milliseconds. The first is the floor."""
    journey = made_map(size)
    data = to_bytes(journey)
    floor = milliseconds(lambda: json.loads(data))
    layout = BoardLayout(QtShaper())
    first = milliseconds(lambda: layout.board(journey), 1)
    card = journey.cards[0].id
    names = iter(range(1000))

    def edit() -> None:
        journey.apply(set_field(journey, [card], "name", f"Renamed {next(names)}"))
        layout.board(journey)

    after_edit = milliseconds(edit)
    board = layout.board(journey)
    fit = min(1920 / board.width, 1080 / board.height)
    painted(board.picture, fit)
    rows = [
        ("json.loads of the file (floor)", floor),
        ("open: bytes to document", milliseconds(lambda: from_bytes(data), 3)),
        ("save: document to bytes", milliseconds(lambda: to_bytes(journey), 3)),
        ("lay the board out, first time", first),
        ("lay it out after one edit", after_edit),
        ("paint the whole board, fitted", milliseconds(lambda: painted(board.picture, fit), 3)),
        ("paint what is in view at 100 %", milliseconds(lambda: painted(board.picture, 1.0), 3)),
    ]
    return rows


def main() -> int:
    """Print a table for each size given (default 200, 1000)."""
    ensure_application()
    for size in [int(word) for word in sys.argv[1:]] or [200, 1000]:
        print(f"\n{size} touchpoints{'':24}ms   x json.loads")
        rows = measure(size)
        for what, spent in rows:
            print(f"  {what:34}{spent:8.1f}{spent / rows[0][1]:8.1f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
