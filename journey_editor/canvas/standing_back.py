"""Which pieces of a board stand back, so that others are seen better. Each reason comes and goes by itself."""

from __future__ import annotations

from dataclasses import dataclass

from journey_editor.layout.picture import Piece


@dataclass(frozen=True)
class _Reason:
    kinds: frozenset[str]
    but: frozenset[str]
    is_grey: bool

    def holds_for(self, piece: Piece) -> bool:
        return piece.key[0] in self.kinds and piece.key[1] not in self.but


class StandingBack:
    """Pieces ask it while they are painted: a reason costs nothing however large the map is."""

    def __init__(self) -> None:
        self._reasons: dict[str, _Reason] = {}

    def put(self, name: str, kinds: frozenset[str], but: frozenset[str], is_grey: bool) -> bool:
        """A reason for pieces of these kinds, but those of these records. False: it is there as it is already."""
        reason = _Reason(kinds, but, is_grey)
        is_new = self._reasons.get(name) != reason
        self._reasons[name] = reason
        return is_new

    def drop(self, name: str) -> frozenset[str]:
        """The reason is gone; the kinds of pieces that it was for."""
        gone = self._reasons.pop(name, None)
        return gone.kinds if gone is not None else frozenset()

    def has(self, piece: Piece) -> bool:
        """Whether a piece stands back."""
        return bool(self._reasons) and any(reason.holds_for(piece) for reason in self._reasons.values())

    def is_grey(self, piece: Piece) -> bool:
        """Whether it does so in grey, still to be read, and not only pale."""
        return bool(self._reasons) and any(one.is_grey and one.holds_for(piece) for one in self._reasons.values())

    def lit(self, kind: str) -> frozenset[str] | None:
        """The records whose pieces of a kind do not stand back; None: no piece of the kind does."""
        found: frozenset[str] | None = None
        for reason in self._reasons.values():
            if kind in reason.kinds:
                found = reason.but if found is None else found & reason.but
        return found
