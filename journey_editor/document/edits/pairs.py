"""A current map and its future state: made from it, and linked with it. Why what is kept, is said in decision 17."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import date
from typing import Any

from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import (
    MAP_ID,
    AcceptedFinding,
    Card,
    Connection,
    JourneyMap,
    PainPoint,
    Review,
    Signal,
    Stage,
    Step,
    Touchpoint,
)
from journey_editor.document.vocabulary import Evidence, MapState, SignalStatus

UNPAIRED: Mapping[str, Any] = {"key": "", "pair": "", "pair_key": "", "pair_state": None}
"""What a map says of itself that is a new one, and belongs to no other."""

LEFT_OUT = (AcceptedFinding, Review)
"""What a future state begins without."""

_NOT_OBSERVED: Mapping[str, Any] = {"evidence": Evidence.ASSUMED, "supported_by": ()}


def new_key() -> str:
    """A key for a map, not met twice."""
    return secrets.token_hex(16)


def link_pair(journey: Journey, link: str, other: JourneyMap, key: str = "") -> ChangeSet:
    """Let a map name another one as its future state, or as the current one, by the path from the map's file.

    Where the map has no key of its own, by which the other one can name it, it gets this one, or a new one.
    """
    draft = Draft(journey)
    key = journey.map.key or key or new_key()
    draft.revise(MAP_ID, key=key, pair=link, pair_key=other.key, pair_state=other.state)
    return draft.changes()


def unlink_pair(journey: Journey) -> ChangeSet:
    """Let a map be one of a pair no more. Its key stays: the other one may still name it."""
    draft = Draft(journey)
    draft.revise(MAP_ID, **{field: value for field, value in UNPAIRED.items() if field != "key"})
    return draft.changes()


def future_journey(current: Journey, link: str, key: str, day: date) -> Journey:
    """The map of the future state to begin with: the current one with the same ids, and a key of its own.

    `link` is the path from its file to the current map's, `key` the current map's key, `day` the day of the new map.
    What was seen and counted of the journey of today is not taken over: nobody has gone the other one yet.
    """
    made = Journey([planned(record) for record in current if not isinstance(record, LEFT_OUT)], current.unknown)
    draft = Draft(made)
    draft.revise(MAP_ID, key=new_key(), pair=link, pair_key=key, pair_state=MapState.CURRENT, map_date=day)
    made.apply(draft.changes())
    return made


def planned(record: Record) -> Record:
    """A record of the current map as the future state begins with it."""
    match record:
        case JourneyMap():
            title = f"{record.title} (future)" if record.title.strip() else ""
            reviews = {"last_review": None, "next_review": None}
            return record.revised(title=title, state=MapState.FUTURE, evidence=Evidence.ASSUMED, **reviews)
        case Touchpoint():
            seen = {"evidence_source": "", "quote": "", "reached": None, "went_on": None}
            return record.revised(**_NOT_OBSERVED, **seen, child_map="")
        case Card() | Step():
            return record.revised(child_map="") if record.child_map else record
        case Stage() | PainPoint():
            return record.revised(**_NOT_OBSERVED)
        case Signal():
            begin = record.baseline if record.current is None else record.current
            return record.revised(baseline=begin, current=None, history=(), status=SignalStatus.UNKNOWN)
        case Connection():
            return record.revised(count=None)
    return record
