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
        picture.id: memory.recalled(picture.id, picture.data, partial(bytes_of, picture))
        for picture in journey.all(Picture)
    }
    memory.end_round()
    return pictures


def bytes_of(picture: Picture) -> bytes:
    """The encoded picture; empty where its text is no base64. The record stays as it is."""
    try:
        return base64.b64decode(picture.data, validate=True)
    except binascii.Error:
        return b""
