"""A group of pieces on the canvas: those that have come near enough to be seen have an item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QRectF

from journey_editor.canvas.far_group import FarGroup
from journey_editor.canvas.items.piece_item import ROOM, PieceItem
from journey_editor.layout.groups import WHOLE_BOARD, Group
from journey_editor.layout.picture import Piece, PieceKey

_STRIP = 1024.0
"""Points: items are made for all pieces in an upright strip of this width at a time."""
_BESIDE = 24.0
"""Points that a group reaches over the edges of its row: numbers of faces, labels, lanes that stand as one."""


class ShownGroup:
    """Keeps a group's items, and finds which of its pieces need one."""

    def __init__(self, group: Group) -> None:
        self.group = group
        self.items: dict[PieceKey, PieceItem] = {}
        self._filled: set[int] = set()
        """The strips whose pieces have items."""
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
        if before.pieces is not group.pieces or before.lefts is not group.lefts:
            self._far = None
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
        """Whether a part of it may lie in a part of the board."""
        return self._stands_in(rect) or any(True for _ in self._reaching(rect))

    def _stands_in(self, rect: QRectF) -> bool:
        group = self.group
        if group.key == WHOLE_BOARD:
            return True
        return group.top - _BESIDE <= rect.bottom() and rect.top() <= group.top + group.bottom + _BESIDE

    def _reaching(self, rect: QRectF) -> Iterator[Piece]:
        """The pieces that reach out of the group's row into a part of the board."""
        top, bottom = rect.top() - self.group.top - ROOM, rect.bottom() - self.group.top + ROOM
        for piece in self._between(self.group.reaching.values(), rect.left(), rect.right()):
            _, y, _, height = piece.box
            if y <= bottom and top <= y + height:
                yield piece

    def _between(self, pieces: Iterable[Piece], left: float, right: float) -> Iterator[Piece]:
        """Those of some pieces that reach between two x of the board."""
        left, right = left - ROOM, right + ROOM
        lefts = self.group.lefts
        for piece in pieces:
            x, _, width, _ = piece.box
            if piece.column is not None:
                x += lefts[piece.column]
            if x <= right and left <= x + width:
                yield piece

    def missing(self, rect: QRectF) -> Iterator[Piece]:
        """The pieces about a part of the board that have no item yet."""
        if not self._stands_in(rect):
            yield from (piece for piece in self._reaching(rect) if piece.key not in self.items)
            return
        strips = [number for number in _strips(rect) if number not in self._filled]
        if strips:
            self._filled.update(strips)
            among = [piece for key, piece in self.group.pieces.items() if key not in self.items]
            yield from self._between(among, strips[0] * _STRIP, (strips[-1] + 1) * _STRIP)

    def unseen(self, rect: QRectF) -> list[PieceKey]:
        """The pieces with items that are far from a part of the board; they count as missing again."""
        if not self._stands_in(rect):
            self._filled.clear()
            kept = {piece.key for piece in self._reaching(rect)}
        else:
            near = _strips(rect)
            self._filled.intersection_update(near)
            pieces = map(self.group.pieces.__getitem__, self.items)
            kept = {piece.key for piece in self._between(pieces, near[0] * _STRIP, (near[-1] + 1) * _STRIP)}
        return [key for key in self.items if key not in kept]

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


def _strips(rect: QRectF) -> range:
    """The strips that a part of the board reaches into."""
    return range(int(rect.left() // _STRIP), int(rect.right() // _STRIP) + 1)
