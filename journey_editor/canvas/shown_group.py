"""A group of pieces on the canvas: those that have come near enough to be seen have an item."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF

from journey_editor.canvas.far_group import FarGroup
from journey_editor.canvas.items.piece_item import ROOM, PieceItem
from journey_editor.layout.groups import Group
from journey_editor.layout.picture import Piece, PieceKey

_SQUARE = 1024.0
"""Points: pieces are found by the upright strips of this width that they reach into."""
_ABOVE = 12.0
"""Points that the number of a face reaches over its box."""


class ShownGroup:
    """Keeps a group's items, and finds which of its pieces need one."""

    def __init__(self, group: Group) -> None:
        self.group = group
        self.items: dict[PieceKey, PieceItem] = {}
        self._strips: dict[int, list[Piece]] | None = None
        self._filled: set[int] = set()
        self._extent: tuple[float, float] | None = None
        self._far: tuple[frozenset[PieceKey], FarGroup] | None = None
        self._lit: dict[str, tuple[frozenset[str], FarGroup]] = {}

    def show(self, group: Group) -> dict[PieceKey, PieceItem]:
        """Show another state of the group. Gives the items of what is no longer there."""
        before, self.group = self.group, group
        gone = {}
        is_moved = before.top != group.top or before.lefts is not group.lefts
        for key, item in self.items.items():
            piece = group.pieces.get(key)
            if piece is None:
                gone[key] = item
            elif is_moved or piece is not before.pieces.get(key):
                item.show_piece(group.placed(piece))
        if before.pieces is not group.pieces:
            self._extent = None
        if before.pieces is not group.pieces or before.lefts is not group.lefts:
            self._strips = self._far = None
            self._filled.clear()
            self._lit.clear()
        for key in gone:
            del self.items[key]
        return gone

    def take_over(self, item: PieceItem) -> None:
        """Take an item over from the group where its piece was before."""
        key = item.piece.key
        item.show_piece(self.group.placed(self.group.pieces[key]))
        self.items[key] = item

    def meets(self, rect: QRectF) -> bool:
        """Whether a part of it may lie within these heights of the board."""
        if self._extent is None:
            self._measure()
        assert self._extent is not None
        top = self.group.top
        return top + self._extent[0] <= rect.bottom() and rect.top() <= top + self._extent[1]

    def missing(self, left: float, right: float) -> Iterator[Piece]:
        """The pieces between two x that have no item yet; each is told once."""
        if self._strips is None:
            self._sort()
        assert self._strips is not None
        for number in range(int(left // _SQUARE), int(right // _SQUARE) + 1):
            if number not in self._filled:
                self._filled.add(number)
                for piece in self._strips.get(number, ()):
                    if piece.key not in self.items:
                        yield piece

    def unseen(self, rect: QRectF) -> list[PieceKey]:
        """The pieces with items that no strip near a part of the board reaches into; they count as missing again."""
        if self._strips is None:
            self._sort()
        assert self._strips is not None
        first, last = int(rect.left() // _SQUARE), int(rect.right() // _SQUARE)
        near = range(first, last + 1) if self.meets(rect) else range(0)
        kept = {piece.key for number in near for piece in self._strips.get(number, ())}
        self._filled.intersection_update(near)
        return [key for key in self.items if key not in kept]

    def all_missing(self) -> Iterator[Piece]:
        """All pieces that have no item yet."""
        return (piece for key, piece in self.group.pieces.items() if key not in self.items)

    def far(self, but: frozenset[PieceKey]) -> FarGroup:
        """How it looks from far out, without some pieces."""
        if self._far is None or self._far[0] != but:
            group = self.group
            pieces = (group.in_row(piece) for key, piece in group.pieces.items() if key not in but)
            self._far = but, FarGroup(pieces)
        return self._far[1]

    def knows_lit(self, kind: str, records: frozenset[str]) -> bool:
        """Whether `lit` has its answer at hand."""
        known = self._lit.get(kind)
        return known is not None and (known[0] is records or known[0] == records)

    def lit(self, kind: str, records: frozenset[str]) -> FarGroup:
        """How the pieces of one kind look from far out that show these records."""
        if not self.knows_lit(kind, records):
            mine = self.group.pieces
            keys = ((kind, record) for record in records) if len(records) < len(mine) else mine
            found = (mine[key] for key in keys if key in mine and key[0] == kind and key[1] in records)
            pieces = [self.group.in_row(piece) for piece in found]
            self._lit[kind] = records, FarGroup(pieces)
        return self._lit[kind][1]

    def _measure(self) -> None:
        """Most groups are out of view: of these no more than their heights is asked."""
        boxes = [piece.box for piece in self.group.pieces.values()]
        top = min([y for _, y, _, _ in boxes], default=0.0)
        bottom = max([y + height for _, y, _, height in boxes], default=0.0)
        self._extent = (min(top, 0.0) - _ABOVE, max(bottom, 0.0) + ROOM)

    def _sort(self) -> None:
        strips: dict[int, list[Piece]] = {}
        for piece in self.group.pieces.values():
            x, _, width, _ = piece.box
            x += self.group.left(piece)
            for number in range(int((x - ROOM) // _SQUARE), int((x + width + ROOM) // _SQUARE) + 1):
                strips.setdefault(number, []).append(piece)
        self._strips = strips
