"""A map and its boards are freed as soon as nobody needs them: no round of Python's collector has to look for them."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from journey_editor.document.edits import deleting
from journey_editor.layout.board import BoardLayout
from tests.building import onboarding
from tests.fixed_shaper import FixedShaper


@pytest.fixture
def no_collector() -> Iterator[None]:
    """Only what nobody refers to is freed."""
    gc.disable()
    yield
    gc.enable()


def test_maps_and_boards_know_no_rings(no_collector: None) -> None:
    journey = onboarding().journey
    layout = BoardLayout(FixedShaper())
    boards = [layout.board(journey, prompts=True)]
    for gone in (journey.cards[0].id, journey.stages[1].id):  # the latter takes a fresh state of the layout
        changes = deleting.delete_records(journey, [gone])
        journey.apply(changes)
        boards.append(layout.board(journey, prompts=True, changes=changes))
    assert all(board.picture.pieces for board in boards)
    held = [weakref.ref(journey), weakref.ref(layout), *map(weakref.ref, boards)]
    del journey, layout, boards, changes
    assert [ref() for ref in held] == [None] * len(held)
