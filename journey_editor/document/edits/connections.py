"""Connections between cards."""

from __future__ import annotations

from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.journey import Journey
from journey_editor.document.record import new_id
from journey_editor.document.records import Card, Connection
from journey_editor.document.vocabulary import ConnectionKind


def connect(
    journey: Journey, source: str, target: str, meaning: ConnectionKind | None = None, label: str = ""
) -> tuple[ChangeSet, str]:
    """A new connection between two cards; its meaning is guessed where none is given. Gives its id too.

    Where the two are connected that way already nothing changes, and that connection's id is given. A card cannot
    be connected to itself: no change, and an empty id.
    """
    if source == target:
        return ChangeSet(), ""
    for existing in journey.connections(source):
        if existing.target == target and existing.source == source and meaning in (None, existing.meaning):
            return ChangeSet(), existing.id
    draft = Draft(journey)
    chosen = meaning or guessed_meaning(journey, source, target)
    connection = Connection(id=new_id("connection"), source=source, target=target, meaning=chosen, label=label)
    draft.add(connection)
    return draft.changes(), connection.id


def guessed_meaning(journey: Journey, source: str, target: str) -> ConnectionKind:
    """What a connection most likely means: backwards it loops, between lanes it hands over, else it leads on."""
    start, end = journey.record(source, Card), journey.record(target, Card)
    columns = [step.id for step in journey.columns]
    if columns.index(end.step) < columns.index(start.step):
        return ConnectionKind.LOOP_BACK
    return ConnectionKind.NEXT if start.lane == end.lane else ConnectionKind.HANDOFF


def reconnect(journey: Journey, connection_id: str, source: str | None = None, target: str | None = None) -> ChangeSet:
    """Put another card at an end of a connection; one that would lead to itself is left as it was."""
    connection = journey.record(connection_id, Connection)
    source, target = source or connection.source, target or connection.target
    draft = Draft(journey)
    if source != target:
        draft.revise(connection_id, source=source, target=target)
    return draft.changes()
