"""Order keys for records that are put between others."""

from __future__ import annotations

from collections.abc import Sequence

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


def _order(record: Record) -> str:
    order: str = getattr(record, "order")  # noqa: B009 - only ordered records have it
    return order
