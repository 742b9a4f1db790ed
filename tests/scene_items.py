"""The items of a scene, which makes them only for what is seen."""

from __future__ import annotations

from journey_editor.canvas.items.piece_item import PieceItem
from journey_editor.canvas.scene import BoardScene


def all_items(scene: BoardScene) -> list[PieceItem]:
    """The items of all pieces; all are made for it."""
    keys = [key for shown in scene.groups for key in {**shown.group.pieces, **shown.items}]
    found = [scene.piece(*key) for key in keys]
    assert None not in found, "an item that shows no piece of the board"
    return [item for item in found if item is not None]
