"""The selected records by their types: many commands ask for some of them whenever the selection changes."""

from __future__ import annotations

from collections.abc import Sequence

from journey_editor.document.record import Record

Types = tuple[type[Record], ...]


class Selected:
    """Some records in their order. Thousands are looked through once for each choice of types."""

    def __init__(self, records: Sequence[Record]) -> None:
        self._records = records
        self._kinds = {type(record) for record in records}
        self._found: dict[Types, list[Record]] = {}
        self._ids: dict[Types, list[str]] = {}

    def of(self, types: Types) -> list[Record]:
        """Those of these types. Only to be read."""
        if types not in self._found:
            kinds = {kind for kind in self._kinds if issubclass(kind, types)}
            self._found[types] = [record for record in self._records if type(record) in kinds]
        return self._found[types]

    def ids_of(self, types: Types) -> list[str]:
        """The ids of those. Only to be read."""
        if types not in self._ids:
            self._ids[types] = [record.id for record in self.of(types)]
        return self._ids[types]
