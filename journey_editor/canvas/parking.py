"""Parking a question: it goes into the lane "to find out", at the step where it came up, and one goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journey_editor.canvas import places
from journey_editor.document.edits.cards import Place, add_note
from journey_editor.document.edits.lanes import add_lane, fold_lanes
from journey_editor.document.records import Lane, Note, Touchpoint
from journey_editor.document.vocabulary import LaneContent

if TYPE_CHECKING:
    from journey_editor.canvas.view import BoardView

_TEXT = "Park question"


def park_question(view: BoardView) -> str:
    """Ask for a question, in the lane "to find out" nearest to where one is; a map without one gets it. Once it is
    typed one is back where one was. Gives the note's id, "" where there is no place for it."""
    view.finish_editing()
    view.session.end_typing()
    session, focus = view.session, view.focus
    step = places.step_in_focus(view) or next(iter(session.journey.columns), None)
    before = focus.record, focus.cell
    lane = _lane_to_find_out(view)
    if step is None or not lane:
        return ""
    changes, made = add_note(session.journey, Place(lane, step.id))
    if not session.extend(_TEXT, changes):
        return ""
    session.select([made])
    focus.on_record(made)
    view.edit_name(made, is_fresh=True, then=lambda: _go_back(view, *before))
    return made


def _lane_to_find_out(view: BoardView) -> str:
    """The nearest one that is shown, unfolded where it was a line; else a new one at the bottom."""
    session = view.session
    rows = [row for row in view.board.rows if row.content is LaneContent.TO_FIND_OUT]
    here = next((row.index for row in view.board.rows if row.lane == _lane_in_focus(view)), 0)
    if nearest := min(rows, key=lambda row: abs(row.index - here), default=None):
        is_open = not nearest.is_collapsed or session.extend(_TEXT, fold_lanes(session.journey, [nearest.lane], False))
        return nearest.lane if is_open else ""
    if any(lane.content is LaneContent.TO_FIND_OUT for lane in session.journey.lanes):
        view.say("The lane of what is to be found out is hidden: show it to park a question.")
        return ""
    changes, made = add_lane(session.journey, LaneContent.TO_FIND_OUT)
    return made if session.extend(_TEXT, changes) else ""


def _lane_in_focus(view: BoardView) -> str | None:
    lanes = (one.id if isinstance(one, Lane) else getattr(one, "lane", None) for one in places.in_focus(view))
    return next((lane for lane in lanes if lane), None)


def _go_back(view: BoardView, record: str | None, cell: tuple[str, str] | None) -> None:
    """To where one was; what is typed there is the next card, and takes no name away."""
    view.focus.go(record, cell)
    view.focus.is_just_named = isinstance(view.session.journey.get(record), Touchpoint | Note)
