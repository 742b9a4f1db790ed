"""Pictures of personas and cards, and the map's logo.

One picture is kept once, whoever shows it, and goes with the last that shows it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record, new_id
from journey_editor.document.records import Card, JourneyMap, Persona, Picture


def set_picture(journey: Journey, record_id: str, data: str, media_type: str = "image/png") -> ChangeSet:
    """Give a persona or a card a picture, or the map its logo (base64 of an encoded image); empty data takes it away.

    Raises ValueError for data that is no base64 or too long.
    """
    draft = Draft(journey)
    old = picture_of(journey, record_id)
    new = kept(draft, data, media_type).id if data else None
    draft.revise(record_id, **{picture_field(journey.get(record_id)): new})
    if old is not None and old.id != new and journey.referrers(old.id) == {record_id}:
        draft.delete(old.id)
    return draft.changes()


def picture_of(journey: Journey, record_id: str) -> Picture | None:
    """The picture that a persona or card shows, or the map's logo."""
    record = journey.get(record_id)
    shown = getattr(record, picture_field(record)) if isinstance(record, Persona | Card | JourneyMap) else None
    picture = journey.get(shown) if shown else None
    return picture if isinstance(picture, Picture) else None


def picture_field(record: Record | None) -> str:
    """The field in which a record names its picture."""
    return "logo" if isinstance(record, JourneyMap) else "picture"


def kept(draft: Draft, data: str, media_type: str) -> Picture:
    """The picture of that content that the map has, or a new one. Raises ValueError as `set_picture`."""
    if media_type not in get_args(Picture.model_fields["media_type"].annotation):
        raise ValueError(f"a picture cannot be {media_type}")
    for picture in draft.journey.all(Picture):
        if (picture.data, picture.media_type) == (data, media_type):
            return picture
    return draft.add(Picture.model_validate({"id": new_id("picture"), "media_type": media_type, "data": data}))


def unused_without(journey: Journey, gone: Iterable[str]) -> list[Picture]:
    """The pictures that nothing shows any more once these records are gone."""
    leaving = set(gone)
    found = {picture.id: picture for i in leaving if (picture := picture_of(journey, i)) is not None}
    return [picture for picture in found.values() if journey.referrers(picture.id) <= leaving]
