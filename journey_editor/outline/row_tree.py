"""The rows of the outline's tree: which hangs under which, and in what order. The model tells Qt of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from journey_editor.analysis.filtering import Matches
from journey_editor.document.record import Record
from journey_editor.outline.arrangement import Key, Rows


class TreeRow:
    """A record's row."""

    __slots__ = ("children", "id", "key", "keys", "kind", "number", "parent")

    def __init__(self, record_id: str, kind: type[Record], key: Key, parent: TreeRow | None, number: int) -> None:
        self.id, self.kind, self.key, self.parent, self.number = record_id, kind, key, parent, number
        self.children: list[TreeRow] = []
        self.keys: list[Key] = []
        """Of the children, sorted: where one belongs is found by bisection."""

    def place(self) -> int:
        """Its number among its siblings."""
        return bisect_left(self.parent.keys, self.key) if self.parent is not None else 0


class RowTree:
    """Rows in the order of `rows`. `numbers` gives each a number that no row had before, by which Qt asks for it."""

    def __init__(self, rows: Rows, numbers: Iterator[int]) -> None:
        self.rows = rows
        self.root = TreeRow("", Record, (), None, 0)
        self._numbers = numbers
        self._by_id: dict[str, TreeRow] = {}
        self._by_number: dict[int, TreeRow] = {}

    def __len__(self) -> int:
        return len(self._by_id)

    def of(self, record_id: str) -> TreeRow | None:
        """The row of a record."""
        return self._by_id.get(record_id)

    def numbered(self, number: int) -> TreeRow:
        """The row of a number."""
        return self._by_number[number]

    def parents(self) -> list[TreeRow]:
        """Every row that has rows under it."""
        return [row for row in (self.root, *self._by_id.values()) if row.children]

    def ids(self) -> list[str]:
        """The ids of all rows, from top to bottom."""
        found: list[str] = []
        waiting = list(reversed(self.root.children))
        while waiting:
            row = waiting.pop()
            found.append(row.id)
            waiting += reversed(row.children)
        return found

    def place_of(self, record_id: str) -> tuple[int, ...]:
        """Where a row comes among all rows: its place at each level."""
        row, places = self.of(record_id), []
        while row is not None and row.parent is not None:
            places.append(row.place())
            row = row.parent
        return tuple(reversed(places))

    def above(self, record: Record) -> TreeRow | None:
        """The row that a record's row hangs under; None: a filter has left that out."""
        above = self.rows.parent(record)
        return self.root if above is None else self._by_id.get(above)

    def fill(self, matches: Matches | None) -> None:
        """Put in every row that a filter leaves, with what those hang on."""
        wanted = self._wanted(matches) if matches is not None else None
        for record in self.rows.records():
            if wanted is None or record.id in wanted:
                above = self.above(record)
                assert above is not None, record
                above.children.append(self._made(record, above, self.rows.key(record)))
        for row in self.parents():
            row.children.sort(key=lambda child: child.key)
            row.keys = [child.key for child in row.children]

    def _wanted(self, matches: Matches) -> set[str]:
        journey = self.rows.journey
        wanted = set(matches.cards | matches.others)
        for record_id in tuple(wanted):
            record = journey.get(record_id)
            while record is not None and (above := self.rows.parent(record)) is not None:
                wanted.add(above)
                record = journey.get(above)
        return wanted

    def put(self, record: Record, above: TreeRow, place: int, key: Key) -> None:
        """Put in a row at a place among its siblings."""
        above.children.insert(place, self._made(record, above, key))
        above.keys.insert(place, key)

    def take(self, row: TreeRow) -> None:
        """Take out a row."""
        above, place = row.parent, row.place()
        assert above is not None
        del above.children[place], above.keys[place], self._by_id[row.id], self._by_number[row.number]

    def move(self, row: TreeRow, above: TreeRow, key: Key) -> None:
        """Hang a row elsewhere, where its key belongs."""
        old, place = row.parent, row.place()
        assert old is not None
        del old.children[place], old.keys[place]
        to = bisect_left(above.keys, key)
        above.children.insert(to, row)
        above.keys.insert(to, key)
        row.parent, row.key = above, key

    def _made(self, record: Record, above: TreeRow, key: Key) -> TreeRow:
        row = TreeRow(record.id, type(record), key, above, next(self._numbers))
        self._by_id[record.id] = self._by_number[row.number] = row
        return row
