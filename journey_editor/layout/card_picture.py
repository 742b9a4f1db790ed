"""The picture on a card: as wide as the card has room, no higher than lets the name under it be seen."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass

from journey_editor.document.edits.pictures import picture_of
from journey_editor.document.journey import Journey
from journey_editor.document.records import Card
from journey_editor.layout.flow import Flow
from journey_editor.layout.picture import Box, Shape
from journey_editor.layout.unshown import image

MOST_HEIGHT = 110.0
"""Points. A higher picture is shown smaller, with ground at its sides."""
_RADIUS = 4.0
_UNREADABLE = (4, 3)
_HEAD_CHARACTERS = 88_000
"""Base64 of the first 64 KB: where PNG and JPEG say how large they are."""


@dataclass(frozen=True)
class CardPicture:
    """A picture as a card or a title block shows it: the id of its record, its pixels, and what it shows in words."""

    picture: str
    width: int
    height: int
    alternative: str


def card_picture(journey: Journey, card: Card) -> CardPicture | None:
    """The picture of a card; None where it has none."""
    return shown_picture(journey, card.id)


def shown_picture(journey: Journey, record_id: str) -> CardPicture | None:
    """The picture that a record shows, with its size; None where it has none."""
    picture = picture_of(journey, record_id)
    if picture is None:
        return None
    width, height = pixel_size(picture.data) or _UNREADABLE
    return CardPicture(picture.id, width, height, picture.alternative)


def add_picture(flow: Flow, picture: CardPicture) -> None:
    """Put a picture into the column, its proportions kept; a small one is not blown up."""
    scale = min(flow.width / picture.width, MOST_HEIGHT / picture.height, 1.0)
    width, height = picture.width * scale, max(1.0, picture.height * scale)
    if width < flow.width - 1:
        flow.marks.append(Shape(Box(flow.x, flow.y, flow.width, height), "chip.fill", None, _RADIUS))
    place = Box(flow.x + (flow.width - width) / 2, flow.y, width, height)
    flow.marks.append(image(place, picture.picture, _RADIUS if width >= flow.width - 1 else 0, flow.shaper))
    flow.gap(height + 7)


def picture_words(picture: CardPicture | None) -> list[str]:
    """What a screen reader is told about it."""
    if picture is None:
        return []
    return [f"picture: {picture.alternative}" if picture.alternative else "picture without a description"]


def pixel_size(data: str) -> tuple[int, int] | None:
    """Width and height of a PNG or JPEG in base64; None where it does not say."""
    try:
        head = base64.b64decode(data[:_HEAD_CHARACTERS])
    except (binascii.Error, ValueError):
        return None
    size = _png_size(head) if head.startswith(b"\x89PNG") else _jpeg_size(head)
    return size if size is not None and all(side > 0 for side in size) else None


def _png_size(head: bytes) -> tuple[int, int] | None:
    if len(head) < 24:
        return None
    return int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")


def _jpeg_size(head: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(head) and head[at] == 0xFF:
        if head[at + 1] in range(0xC0, 0xD0) and head[at + 1] not in (0xC4, 0xC8, 0xCC):
            return int.from_bytes(head[at + 7 : at + 9], "big"), int.from_bytes(head[at + 5 : at + 7], "big")
        at += 2 + int.from_bytes(head[at + 2 : at + 4], "big")
    return None
