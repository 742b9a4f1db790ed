"""Work in small steps goes with whoever asked for it."""

from __future__ import annotations

import gc
from collections.abc import Generator
from weakref import ref

from PySide6.QtWidgets import QApplication

from journey_editor.widgets.in_steps import InSteps, nothing_else


class Asks:
    """Somebody who has something done."""

    def __init__(self) -> None:
        self.steps = InSteps()
        self.told: list[int] = []
        self.steps.start(self.work(), self.told.append)

    def work(self) -> Generator[None, None, int]:
        yield
        return 7


def test_it_is_done_in_turns_and_keeps_nobody_alive(qapp: QApplication) -> None:
    asks = Asks()
    assert asks.steps.is_working and asks.told == []
    while asks.steps.is_working:
        qapp.processEvents()
    assert asks.told == [7]
    gone = ref(asks)
    del asks
    gc.collect()
    assert gone() is None


def test_it_waits_while_the_user_waits_for_something_else(qapp: QApplication) -> None:
    asks = Asks()
    with nothing_else():
        for _ in range(20):
            qapp.processEvents()
        assert asks.told == []
    while asks.steps.is_working:
        qapp.processEvents()
    assert asks.told == [7]
