"""Pieces in groups: those of a lane keep their places to one another when the lanes above it grow or shrink."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from journey_editor.layout.picture import Piece, PieceKey

WHOLE_BOARD = ""
"""The key of the group of what belongs to no lane: title, headers, legend."""


@dataclass(frozen=True, eq=False, slots=True)
class Group:
    """Pieces whose boxes are measured from `top` down. A group that only moved keeps the very same `pieces`."""

    key: str
    """The id of the lane, or `WHOLE_BOARD`."""
    top: float
    pieces: Mapping[PieceKey, Piece]

    def placed(self, piece: Piece) -> Piece:
        """One of its pieces where it stands on the board."""
        if not self.top:
            return piece
        return Piece(piece.key, piece.box.moved(0, self.top), piece.marks, piece.z, piece.label, piece.corners)


class PiecesByKey(Mapping[PieceKey, Piece]):
    """Every piece of a board by what it is and shows, put in its place when it is asked for."""

    def __init__(self, groups: tuple[Group, ...]) -> None:
        self._groups = groups

    def __getitem__(self, key: PieceKey) -> Piece:
        for group in self._groups:
            piece = group.pieces.get(key)
            if piece is not None:
                return group.placed(piece)
        raise KeyError(key)

    def __contains__(self, key: object) -> bool:
        return any(key in group.pieces for group in self._groups)

    def __iter__(self) -> Iterator[PieceKey]:
        for group in self._groups:
            yield from group.pieces

    def __len__(self) -> int:
        return sum(len(group.pieces) for group in self._groups)
