"""Lanes that tables and Mermaid have no place for: all that follow no persona."""

from __future__ import annotations

from journey_editor.document.journey import Journey
from journey_editor.document.records import Note
from journey_editor.document.vocabulary import LaneContent
from journey_editor.document.wording import numbered


def other_lanes(journey: Journey) -> list[str]:
    """The lanes that follow no persona, by name, with how many notes each holds: "Thoughts (3 notes)".

    Rows of the stages' fields hold nothing of their own and are not among them.
    """
    found = []
    for lane in journey.lanes:
        if lane.content is LaneContent.PERSONA or lane.content.stage_field:
            continue
        notes = len(journey.parts(lane.id, Note))
        found.append(f"{journey.name_of(lane.id)} ({numbered('note', notes)})" if notes else journey.name_of(lane.id))
    return found
