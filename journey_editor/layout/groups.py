"""Pieces in groups, measured from what they stand in: a lane that grows, or a gutter, moves others without touching
their pieces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from journey_editor.layout.picture import Piece, PieceKey

WHOLE_BOARD = ""
"""The key of the group of what belongs to no lane: title, headers, legend."""


@dataclass(frozen=True, eq=False, slots=True)
class Group:
    """Pieces whose boxes are measured from `top` down, and those that have a column from its left edge in `lefts`.

    A group that only moved keeps the very same `pieces`.
    """

    key: str
    """The id of the lane, or `WHOLE_BOARD`."""
    top: float
    pieces: Mapping[PieceKey, Piece]
    lefts: tuple[float, ...] = ()
    bottom: float = 0.0
    """How far below `top` its row ends. But for `reaching` and a few points, all of it stands within."""
    reaching: Mapping[PieceKey, Piece] = field(default_factory=dict)
    """Its connections that run on through rows below, or wherever a hand has led them."""

    def placed(self, piece: Piece) -> Piece:
        """One of its pieces where it stands on the board."""
        return self._moved(piece, self.top)

    def in_row(self, piece: Piece) -> Piece:
        """The same, but still measured from `top` down."""
        return piece if piece.column is None else self._moved(piece, 0.0)

    def left(self, piece: Piece) -> float:
        """From where to the right one of its pieces is measured."""
        return 0.0 if piece.column is None else self.lefts[piece.column]

    def _moved(self, piece: Piece, dy: float) -> Piece:
        box = piece.box.moved(self.left(piece), dy)
        return Piece(piece.key, box, piece.marks, piece.z, piece.told, piece.corners)


class PiecesByKey(Mapping[PieceKey, Piece]):
    """Every piece of a board by what it is and shows, put in its place when it is asked for."""

    def __init__(self, groups: tuple[Group, ...]) -> None:
        self._groups = groups
        self._last = groups[0]
        """Where a piece was found last: whoever asks for thousands asks for those of one lane one after another."""

    def __getitem__(self, key: PieceKey) -> Piece:
        group = self._with(key)
        if group is None:
            raise KeyError(key)
        return group.placed(group.pieces[key])

    def __contains__(self, key: object) -> bool:
        return self._with(key) is not None

    def _with(self, key: object) -> Group | None:
        last = self._last
        if key in last.pieces:
            return last
        for group in self._groups:
            if key in group.pieces:
                self._last = group
                return group
        return None

    def __iter__(self) -> Iterator[PieceKey]:
        for group in self._groups:
            yield from group.pieces

    def __len__(self) -> int:
        return sum(len(group.pieces) for group in self._groups)
