"""The command that lets lanes hold something else; the inspector shows no lane that follows a persona."""

from __future__ import annotations

from journey_editor.document.edits.lane_content import content_name, turn_lanes, turn_text
from journey_editor.document.records import Lane
from journey_editor.document.vocabulary import LaneContent
from journey_editor.shell.context import Context


def is_turnable(context: Context) -> bool:
    """Whether lanes are selected."""
    return context.editor is not None and bool(context.selected(Lane))


def hold(context: Context) -> None:
    """Ask what the selected lanes are to hold, and carry it out or say why not."""
    journey, lanes = context.journey, context.selected(Lane)
    held = {journey.record(lane, Lane).content for lane in lanes}
    choices = [(content.value, content_name(content)) for content in LaneContent if held != {content}]
    asked = "What does the lane hold?" if len(lanes) == 1 else "What do the lanes hold?"
    chosen = context.dialogs.choose("Lane holds", f"{asked} Its cards stay.", choices)
    if chosen is None:
        return
    try:
        changes = turn_lanes(journey, lanes, LaneContent(chosen))
    except ValueError as problem:
        context.notices.tell(str(problem), "warning")
        return
    context.session.do(turn_text(journey, lanes), changes)
