"""The sign on a step or card that has a map of its own: a small tab at its edge, which opens that map."""

from __future__ import annotations

from pathlib import PurePosixPath

from journey_editor.document.records import Card, Step
from journey_editor.layout.picture import Box, Icon, Piece, PieceKey, Shape, Stroke

WIDTH, HEIGHT = 26.0, 17.0
_ICON = 11.5
_IN = 14.0
"""How far it stands in from a card's right edge."""
CARD_KIND, STEP_KIND = "child", "step_child"
"""A step's tab stays in view with the headers, a card's goes with the card."""
CHILD_KINDS = (CARD_KIND, STEP_KIND)


def child_name(link: str) -> str:
    """What a child map is called: its file's name without suffix."""
    return PurePosixPath(link.replace("\\", "/")).stem


def child_words(record: Card | Step) -> list[str]:
    """What a sentence says of a child map, if there is one."""
    return [f"child map {child_name(record.child_map)}"] if record.child_map else []


def card_badge(card: Card, on: Box, column: int) -> Piece:
    """The tab of a card that stands in a box in a column: across its lower edge."""
    place = Box(on.right - _IN - WIDTH, on.bottom - HEIGHT / 2, WIDTH, HEIGHT)
    return _badge((CARD_KIND, card.id), place, 55, card.child_map, column)


def step_badge(step: Step, on: Box) -> Piece:
    """The tab of a step whose header is a box: in it, at the right."""
    place = Box(on.right - 5 - WIDTH, on.y + (on.height - HEIGHT) / 2, WIDTH, HEIGHT)
    return _badge((STEP_KIND, step.id), place, 61, step.child_map)


def _badge(key: PieceKey, place: Box, z: int, link: str, column: int | None = None) -> Piece:
    marks = (
        Shape(Box(0, 0, WIDTH, HEIGHT), "card.fill", Stroke("accent", 1.25), HEIGHT / 2),
        Icon((WIDTH - _ICON) / 2, (HEIGHT - _ICON) / 2, _ICON, "child-map", "accent"),
    )
    return Piece(key, place, marks, z, f"Open the child map {child_name(link)}", column=column)
