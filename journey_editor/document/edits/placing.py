"""Order keys for records that are put between others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from journey_editor.document.order import keys_between
from journey_editor.document.record import Record


def keys_at(siblings: Sequence[Record], index: int, count: int = 1) -> list[str]:
    """`count` order keys that put records before `siblings[index]` (at the end where index is their number).

    Siblings that share a key (two copies of a map chose it) have no room between them: the keys go after them all.
    """
    index = max(0, min(index, len(siblings)))
    before = _order(siblings[index - 1]) if index else None
    after = next((_order(s) for s in siblings[index:] if before is None or _order(s) > before), None)
    return keys_between(before, after, count)


def moved_keys(siblings: Sequence[Record], movers: Sequence[Record], index: int) -> dict[str, str]:
    """The order keys (by id) that put records, in this order, before `siblings[index]`; movers may be siblings.

    Empty where they stand there already.
    """
    moving = {mover.id for mover in movers}
    staying = [sibling for sibling in siblings if sibling.id not in moving]
    place = sum(1 for sibling in siblings[:index] if sibling.id not in moving)
    if [*staying[:place], *movers, *staying[place:]] == list(siblings):
        return {}
    return dict(zip((mover.id for mover in movers), keys_at(staying, place, len(movers)), strict=True))


def index_past(siblings: Sequence[Record], ids: Iterable[str], by: int) -> int | None:
    """Before which sibling records go to be one place further on (`by` 1) or back (-1); None: there is no further."""
    moving = set(ids)
    places = [number for number, sibling in enumerate(siblings) if sibling.id in moving]
    if not places or (places[0] == 0 if by < 0 else places[-1] + 1 == len(siblings)):
        return None
    return places[0] - 1 if by < 0 else places[-1] + 2


def _order(record: Record) -> str:
    order: str = getattr(record, "order")  # noqa: B009 - only ordered records have it
    return order
