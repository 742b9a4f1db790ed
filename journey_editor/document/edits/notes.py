"""Notes that become touchpoints, and touchpoints that become notes again."""

from __future__ import annotations

from collections.abc import Iterable

from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.edits.placing import keys_at
from journey_editor.document.field_names import field_name
from journey_editor.document.journey import Journey
from journey_editor.document.record import new_id
from journey_editor.document.records import PART_TYPES, Card, Connection, Lane, Note, Touchpoint
from journey_editor.document.wording import counted_records, numbered

_OF_ITS_PLACE = ("id", "order", "lane")


def turn_into(
    journey: Journey, ids: Iterable[str], into: type[Touchpoint] | type[Note]
) -> tuple[ChangeSet, dict[str, str]]:
    """Turn notes into touchpoints, or back. Name, owner, picture, place and connections stay.

    A touchpoint comes to the bottom of the cell in the nearest lane that takes it, first in its persona's. Cards that
    are of that kind already, and those for which there is no lane, are left as they are. Gives the new card's id by the
    old one's, too.
    """
    draft = Draft(journey)
    made: dict[str, str] = {}
    arrived: dict[tuple[str, str], list[Card]] = {}
    wanted = set(ids)
    for card in journey.cards:
        if card.id not in wanted or not isinstance(card, Note | Touchpoint) or isinstance(card, into):
            continue
        lane = lane_for(journey, into.kind, card.lane)
        if lane is None:
            continue
        order = card.order
        if lane != card.lane:
            there = arrived.setdefault((lane, card.step), journey.cell(lane, card.step))
            order = keys_at(there, len(there))[0]
        kept = {name: getattr(card, name) for name in Card.model_fields if name not in _OF_ITS_PLACE}
        new = draft.add(into(id=new_id(into.kind), order=order, lane=lane, **kept))
        if lane != card.lane:
            arrived[lane, card.step].append(new)
        for connection in journey.connections(card.id):
            now = draft.get(connection.id)
            assert isinstance(now, Connection)
            ends = {end: new.id for end in ("source", "target") if getattr(now, end) == card.id}
            draft.revise(connection.id, **ends)
        draft.delete(card.id)
        made[card.id] = new.id
    return draft.changes(), made


def lane_for(journey: Journey, kind: str, near: str) -> str | None:
    """The lane that a card of a kind goes to from another one: that itself, its persona's, else the nearest, upwards
    first. None where there is none."""
    lanes = journey.lanes
    here = journey.record(near, Lane)
    if here.content.takes(kind):
        return near
    at = [lane.id for lane in lanes].index(near)
    able = [(i, lane) for i, lane in enumerate(lanes) if lane.content.takes(kind)]
    own = [(i, lane) for i, lane in able if lane.persona is not None and lane.persona == here.persona]
    nearest = min(own or able, key=lambda found: (abs(found[0] - at), found[0]), default=None)
    return nearest[1].id if nearest else None


def left_out_of_notes(journey: Journey, ids: Iterable[str]) -> list[str]:
    """What touchpoints say that notes have no place for: "emotion", "2 signals". What others have too, stays."""
    touchpoints = [card for card in map(journey.get, ids) if isinstance(card, Touchpoint)]
    gone = {touchpoint.id for touchpoint in touchpoints}
    fields = [
        field_name(name, Touchpoint.kind)
        for name, rule in Touchpoint.model_fields.items()
        if name not in Card.model_fields and any(getattr(t, name) != rule.default for t in touchpoints)
    ]
    parts = {part.id: part for t in touchpoints for kind in PART_TYPES for part in journey.parts(t.id, kind)}
    lost = [part_id for part_id, part in parts.items() if gone.issuperset(part.places)]
    return [*fields, *([counted_records(journey, lost, numbered)] if lost else [])]
