"""What is left apart when cards are deleted that stood on a way: the offer to lead it on past them."""

from __future__ import annotations

from collections.abc import Callable

from journey_editor.document.edits.connections import connect, way_past
from journey_editor.document.edits.deleting import delete_records
from journey_editor.document.quoting import quoted
from journey_editor.document.records import Card
from journey_editor.shell.context import Context

_MOST_CARDS = 20
"""Of more than these nobody asks for the one way that led through them."""


def offer_after(context: Context, delete: Callable[[], object]) -> None:
    """Delete what is selected; where one way led to its cards and one on from them, offer to join its ends."""
    journey, session = context.journey, context.session
    going = delete_records(journey, session.selection).deleted if len(session.selection) <= _MOST_CARDS else ()
    cards = {record.id for record in going if isinstance(record, Card)}
    past = way_past(journey, cards) if 0 < len(cards) <= _MOST_CARDS else None
    delete()
    if past is None or any(card in journey for card in cards):
        return
    way, target = past
    source = way.source
    if (
        source not in journey
        or target not in journey
        or any(other.target == target for other in journey.ways_out(source))
    ):
        return

    def join() -> None:
        changes, made = connect(journey, source, target, label=way.label)
        if session.do("Add connection", changes):
            session.select([made])

    ends = (quoted(journey.name_of(end) or "unnamed", 40) for end in (source, target))
    said = "The way from {} to {} went with it.".format(*ends)
    context.tell_until_next_edit(said, [("&Join them", join)])
