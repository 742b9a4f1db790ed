"""Lanes of further kinds, made on the board: one whose name is opened, or several that belong together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from journey_editor.canvas import creating
from journey_editor.document.edits.lanes import add_lane, add_lanes
from journey_editor.document.records import Card, Lane
from journey_editor.document.vocabulary import LaneContent
from journey_editor.document.wording import numbered

if TYPE_CHECKING:
    from journey_editor.canvas.view import BoardView

_OF_PERSONA = {
    LaneContent.CUSTOMER_GOALS,
    LaneContent.THOUGHTS,
    LaneContent.QUESTIONS,
    LaneContent.PAIN_POINTS,
}
"""What a persona itself wants, thinks and meets: beside a persona's lane such a lane is the persona's."""


def lane_in_focus(view: BoardView) -> Lane | None:
    """The lane that is selected, or that what is selected (or the cell in focus) stands in."""
    journey = view.session.journey
    for record in (journey.get(i) for i in reversed((*view.session.selection, *(view.focus.cell or ())))):
        lane = journey.get(record.lane) if isinstance(record, Card) else record
        if isinstance(lane, Lane):
            return lane
    return None


def add_lane_at(view: BoardView, content: LaneContent, index: int | None = None) -> str:
    """A new lane before the lane at `index` (None: under the one that is selected, else at the bottom)."""
    view.setFocus()
    journey = view.session.journey
    lanes = journey.lanes
    near = lane_in_focus(view) if index is None else (lanes[index - 1] if 0 < index <= len(lanes) else None)
    persona = near.persona if near is not None and content in _OF_PERSONA else None
    if index is None and near is not None:
        index = [lane.id for lane in lanes].index(near.id) + 1
    text = "Add persona lane" if content is LaneContent.PERSONA else "Add lane"
    return creating.create(view, text, lambda now: add_lane(now, content, index, persona))


def add_lanes_below(view: BoardView, contents: Iterable[LaneContent]) -> None:
    """New lanes at the bottom of the map, as one undo step; those that are there already stay as they are."""
    view.setFocus()
    changes, made = add_lanes(view.session.journey, contents)
    if not made:
        view.say("All these lanes are there already.")
    elif view.session.do(f"Add {numbered('lane', len(made))}", changes):
        view.session.select(made[:1])
        view.focus.on_record(made[0])
        view.reveal(made[0])
