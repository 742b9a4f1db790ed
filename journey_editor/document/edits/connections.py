"""Connections between cards."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from journey_editor.document.board_records import Bend
from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.journey import Journey
from journey_editor.document.record import new_id
from journey_editor.document.records import Card, Connection, Decision
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
    """Put another card at an end of a connection; one that would lead to itself is left as it was.

    What it meant by where its cards stood, it means by where they stand now: one that leads back then is a loop. Bends
    lie beside the card that it starts at: from another one the board leads the line again.
    """
    way = journey.record(connection_id, Connection)
    source, target = source or way.source, target or way.target
    draft = Draft(journey)
    if source != target:
        meaning = _meaning_between(journey, way, source, target)
        bends = way.bends if source == way.source else ()
        draft.revise(connection_id, source=source, target=target, meaning=meaning, bends=bends)
    return draft.changes()


def _meaning_between(journey: Journey, way: Connection, source: str, target: str) -> ConnectionKind:
    """What a connection means between other cards. What somebody has chosen, or has written a note for, stays."""
    is_chosen = way.note or way.meaning is not guessed_meaning(journey, way.source, way.target)
    return way.meaning if is_chosen else guessed_meaning(journey, source, target)


def lead_through(journey: Journey, connection_id: str, card: str) -> tuple[ChangeSet, str]:
    """Lead a connection through a card: to it, and from it on to where it led. What the connection says stays with its
    first half. Gives the second half's id too; a connection that begins or ends at the card is left as it was.
    """
    way = journey.record(connection_id, Connection)
    if card in (way.source, way.target):
        return ChangeSet(), ""
    first = way.meaning if way.meaning in _OF_THE_WHOLE_WAY else guessed_meaning(journey, way.source, card)
    on = first if first in _OF_BOTH_HALVES else guessed_meaning(journey, card, way.target)
    draft = Draft(journey)
    draft.revise(way.id, target=card, meaning=first, bends=())
    second = draft.add(Connection(id=new_id("connection"), source=card, target=way.target, meaning=on))
    return draft.changes(), second.id


_OF_BOTH_HALVES = {ConnectionKind.INFLUENCE, ConnectionKind.RECOVERY}
_OF_THE_WHOLE_WAY = {*_OF_BOTH_HALVES, ConnectionKind.ALTERNATIVE}
"""What a way means wherever its cards stand; the others are told by that."""


def way_past(journey: Journey, cards: Collection[str]) -> tuple[Connection, str] | None:
    """The one way that leads to some cards, and the card that the one way on from them leads to.

    None where several do, or none; and where the way would lead to the card that it comes from.
    """
    ways = [way for card in cards for way in journey.connections(card)]
    ins = {way.id: way for way in ways if way.source not in cards}
    outs = {way.id: way for way in ways if way.target not in cards}
    if len(ins) != 1 or len(outs) != 1:
        return None
    way_in, target = next(iter(ins.values())), next(iter(outs.values())).target
    return (way_in, target) if way_in.source != target else None


def reverse(journey: Journey, ids: Iterable[str]) -> ChangeSet:
    """Let connections lead the other way. A line that was dragged is led by the board again."""
    draft = Draft(journey)
    for connection_id in ids:
        way = journey.record(connection_id, Connection)
        meaning = _meaning_between(journey, way, way.target, way.source)
        draft.revise(connection_id, source=way.target, target=way.source, meaning=meaning, bends=())
    return draft.changes()


def bend(journey: Journey, connection_id: str, bends: Iterable[Bend]) -> ChangeSet:
    """Lead a line by these points (right of and below the middle of the card it starts at); none: as the board does."""
    draft = Draft(journey)
    draft.revise(connection_id, bends=tuple((round(x, 1), round(y, 1)) for x, y in bends))
    return draft.changes()


def straighten(journey: Journey, ids: Iterable[str]) -> ChangeSet:
    """Take the bends off connections, so that the board leads their lines."""
    draft = Draft(journey)
    for connection_id in ids:
        draft.revise(connection_id, bends=())
    return draft.changes()


def suggested_label(journey: Journey, source: str, but: str = "") -> str:
    """What the next way out of a decision is likely called: "yes" (one that loops back: "no"), then the other of the
    two; where it has both, or others, nothing. `but` is the way that is asked about."""
    if not isinstance(journey.get(source), Decision):
        return ""
    said = {way.label.strip().casefold() for way in journey.ways_out(source) if way.id != but}
    said.discard("")
    if not said:
        way = journey.get(but)
        leads_back = isinstance(way, Connection) and way.meaning is ConnectionKind.LOOP_BACK
        return "no" if leads_back else "yes"
    if len(said) == 1:
        return _OTHER.get(said.pop(), "")
    return ""


_OTHER = {"yes": "no", "no": "yes", "true": "false", "false": "true", "ja": "nein", "nein": "ja", "oui": "non",
          "non": "oui", "s\u00ed": "no", "pass": "fail", "fail": "pass"}  # fmt: skip
"""What the other of two ways out is called."""
