"""Throwing away a window that holds a board, without a round of Python's collector through everything else.

Its parts know each other in rings, which only such a round would find; in a large map it takes the better part of a
second, in which keys wait. So the rings are opened here. Maps and boards have none (`tests/layout/test_freed.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from journey_editor.painting import painter

_AFTER_MS = 200
"""What comes next is seen before."""
_SLICE_S = 0.008
"""Seconds of work at a time, between which keys have their turn."""
_AT_ONCE = 1_000


def let_go(widget: QWidget, held: Iterable[object] = ()) -> None:
    """Delete a widget, and free what it and its parts hold; `held`: of that, what is so much that it takes turns."""
    parts = [part for part in (widget, *widget.findChildren(QObject)) if _is_ours(part)]
    work = _freed(parts, list(held))
    turns = QTimer(widget.parent())
    turns.setInterval(_AFTER_MS)

    def go_on() -> None:
        turns.setInterval(0)
        end = perf_counter() + _SLICE_S
        for _ in work:
            if perf_counter() > end:
                return
        turns.deleteLater()

    turns.timeout.connect(go_on)
    widget.destroyed.connect(turns.start)
    widget.deleteLater()


def _is_ours(part: QObject) -> bool:
    return type(part).__module__.startswith("journey_editor.")


def _freed(parts: list[QObject], held: list[object]) -> Iterator[None]:
    while parts:
        vars(parts.pop()).clear()
        yield
    while held:
        del held[-_AT_ONCE:]
        yield
    yield from painter.forgetting()
