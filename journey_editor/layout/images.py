"""The pictures of a map as the bytes that painters ask for."""

from __future__ import annotations

import base64
import binascii
from functools import partial

from journey_editor.document.journey import Journey
from journey_editor.document.records import Picture
from journey_editor.layout.memory import Memory


def images_of(journey: Journey, memory: Memory) -> dict[str, bytes]:
    """The encoded pictures. The bytes are the same object while a picture stays: painters remember by it."""
    pictures = {
        picture.id: memory.recalled(picture.id, picture.data, partial(_decoded, picture.data))
        for picture in journey.all(Picture)
    }
    memory.end_round()
    return {picture_id: data for picture_id, data in pictures.items() if data is not None}


def _decoded(data: str) -> bytes | None:
    try:
        return base64.b64decode(data, validate=True)
    except binascii.Error:
        return None  # the persona is shown by its initials' colour, a card by plain ground; the record stays as it is
