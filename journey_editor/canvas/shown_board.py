"""The groups of pieces that a board is shown in, and which of them has a record's pieces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from journey_editor.canvas.items.piece_item import PieceItem
from journey_editor.canvas.shown_group import ShownGroup
from journey_editor.layout.child_badges import CHILD_KINDS
from journey_editor.layout.groups import WHOLE_BOARD, Group
from journey_editor.layout.picture import Piece, PieceKey
from journey_editor.layout.stubs import STUB_KINDS

KINDS = (
    *("card", "stage", "step", "lane", "connection", "emotion"),
    *("title", "logo", "row", "curve", "prompt", "field", "corner", "legend", *CHILD_KINDS, *STUB_KINDS),
)
"""All kinds of pieces; what shows a record best comes first."""


class Regrouped(NamedTuple):
    """What another board has changed in the groups of the one before."""

    changed: list[ShownGroup]
    """New, or not as they were."""
    dropped: list[ShownGroup]
    gone: dict[PieceKey, PieceItem]
    """The items of pieces that are no longer there, in groups that still are."""
    is_updated: bool
    """Whether a group that was there shows something else."""
    is_moved: bool
    """Whether one of these stands higher or lower."""


class ShownBoard:
    """Keeps a `ShownGroup` for each group of the board; those in which nothing changed are not touched."""

    def __init__(self) -> None:
        self._groups: dict[str, ShownGroup] = {}
        self._homes: dict[str, ShownGroup] = {}
        """Where a record's pieces were found last."""

    def __iter__(self) -> Iterator[ShownGroup]:
        return iter(self._groups.values())

    @property
    def whole(self) -> ShownGroup | None:
        """The group of what belongs to no lane."""
        return self._groups.get(WHOLE_BOARD)

    def show(self, groups: Iterable[Group]) -> Regrouped:
        """Show other groups. Items of pieces that have gone to another lane go with them."""
        groups = list(groups)
        keys = {group.key for group in groups}
        dropped = [self._groups.pop(key) for key in [key for key in self._groups if key not in keys]]
        self._homes.clear()
        changed: list[ShownGroup] = []
        gone: dict[PieceKey, PieceItem] = {}
        is_updated = is_moved = False
        for group in groups:
            shown = self._groups.get(group.key)
            if shown is None:
                shown = self._groups[group.key] = ShownGroup(group)
            elif shown.group is group:
                continue
            else:
                is_updated, is_moved = True, is_moved or shown.group.top != group.top
                gone.update(shown.show(group))
            changed.append(shown)
        for shown in changed if gone else ():
            for key in gone.keys() & shown.group.pieces.keys():
                shown.take_over(gone.pop(key))
        return Regrouped(changed, dropped, gone, is_updated, is_moved)

    def home(self, key: PieceKey) -> ShownGroup | None:
        """The group that has a piece."""
        known = self._homes.get(key[1])
        if known is not None and key in known.group.pieces:
            return known
        for shown in self:
            if key in shown.group.pieces:
                self._homes[key[1]] = shown
                return shown
        return None

    def of_record(self, record_id: str) -> tuple[ShownGroup, list[PieceKey]] | None:
        """The group that a record is shown in, and its pieces there, those that show it best first."""
        for kind in KINDS:
            shown = self.home((kind, record_id))
            if shown is not None:
                return shown, [key for each in KINDS if (key := (each, record_id)) in shown.group.pieces]
        return None

    def pieces_of(self, record_ids: Iterable[str]) -> Iterator[Piece]:
        """The pieces that show records, in their places, whether they have items or not."""
        for record_id in record_ids:
            if found := self.of_record(record_id):
                shown, keys = found
                yield from (shown.group.placed(shown.group.pieces[key]) for key in keys)
