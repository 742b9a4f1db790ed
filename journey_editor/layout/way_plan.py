"""Which way every connection takes, and which track it has in each gutter and channel.

Nothing here is measured in points: only columns, rows and places in stacks count, so that it stays as it is while cards
grow and lanes move.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from journey_editor.document.progress import Course
from journey_editor.layout.tracks import End, Stretch, Track, room_for, share_out, told_apart
from journey_editor.layout.way_finding import Ground, choose_way
from journey_editor.layout.ways import Extent, Level, Line, Way, Wire, extent, row_of, runs


class WayPlan:
    """All ways of a board. `update` takes changes in, and works out anew only the lines that they run in."""

    def __init__(self) -> None:
        self.ways: dict[str, Way] = {}
        self.extents: dict[str, Extent] = {}
        self._at_card: dict[str, set[str]] = {}
        self._from_row: dict[int, set[str]] = {}
        self._lines: dict[str, tuple[Line, ...]] = {}
        """The gutters and channels that each connection runs in."""
        self._stretches: dict[Line, dict[str, Stretch]] = {}
        self._ends: dict[Line, dict[str, list[End]]] = {}
        """Where connections touch cards beside each gutter."""
        self._tracks: dict[Line, dict[str, int]] = {}
        self._counts: dict[Line, int] = {}
        self._labels: dict[Line, dict[str, float]] = {}
        self.bent: set[str] = set()
        """The connections that a hand has led."""
        self.changed_ways: set[str] = set()
        """The connections that have taken another way since the last update."""
        self.changed_lines: set[Line] = set()
        """The gutters and channels with room for another number of tracks, or other labels, since the last update."""

    def at(self, card: str) -> set[str]:
        """The connections that start or end at a card."""
        return self._at_card.get(card, set())

    def from_rows(self, rows: Iterable[int]) -> set[str]:
        """The connections that start in rows."""
        return {wire for row in rows for wire in self._from_row.get(row, ())}

    def through_rows(self, rows: Iterable[int]) -> set[str]:
        """The connections that run in rows."""
        wanted = set(rows)
        return {
            wire
            for wire, found in (self.extents.items() if wanted else ())
            if any(found.top_row <= row <= found.bottom_row for row in wanted)
        }

    def track(self, wire: str, line: Line) -> Track:
        """The track that a connection has in a gutter or channel."""
        return self._tracks[line][wire], self._counts[line]

    def count(self, line: Line) -> int:
        """For how many tracks a gutter or channel has room."""
        return self._counts.get(line, 0)

    def label_width(self, line: Line) -> float:
        """The width of the widest label that stands in a gutter or channel; 0: there is none."""
        return max(self._labels.get(line, {}).values(), default=0.0)

    def labels_beside(self, line: Line) -> tuple[float, float]:
        """The widths of the two widest labels of a gutter whose connections run side by side within a lane, between its
        cards (from lane to lane there is room beside them); 0, 0: there are none."""
        stretches = self._stretches.get(line, {})
        labelled = [(*stretches[wire][:2], width) for wire, width in self._labels.get(line, {}).items()]
        widest = (0.0, 0.0)
        begun: list[tuple[Level, float]] = []
        for low, high, width in sorted(one for one in labelled if row_of(one[0]) == row_of(one[1])):
            begun = [(end, other) for end, other in begun if end > low]
            widest = max([widest, *((width, other) for _, other in begun)], key=sum)
            begun.append((high, width))
        return widest

    def update(self, wires: Collection[Wire], gone: Iterable[str], ground: Ground, course: Course) -> set[str]:
        """Take in connections that are new or run elsewhere, and those that are gone.

        Gives those whose way or track is another now (not those that are gone).
        """
        touched: set[Line] = set()
        self.changed_ways = set()
        self.changed_lines = set()
        for wire_id in gone:
            self._take_out(wire_id, touched)
        for wire in course.over(wires, 0.44):
            way = choose_way(wire, ground)
            if way != self.ways.get(wire.id):
                self._take_out(wire.id, touched)
                self._put_in(way, touched)
                self.changed_ways.add(wire.id)
        changed = set(self.changed_ways)
        for line in touched:
            changed |= self._share_out(line)
        return changed

    def _take_out(self, wire_id: str, touched: set[Line]) -> None:
        way = self.ways.pop(wire_id, None)
        if way is None:
            return
        del self.extents[wire_id]
        self._at_card[way.wire.source].discard(wire_id)
        self._at_card[way.wire.target].discard(wire_id)
        self._from_row[way.wire.start.row].discard(wire_id)
        self.bent.discard(wire_id)
        for run_line in self._lines.pop(wire_id):
            del self._stretches[run_line][wire_id]
            self._ends.get(run_line, {}).pop(wire_id, None)
            touched.add(run_line)
        line = _label_line(way)
        if self._labels.get(line, {}).pop(wire_id, None) is not None:
            self.changed_lines.add(line)

    def _put_in(self, way: Way, touched: set[Line]) -> None:
        wire = way.wire
        self.ways[wire.id] = way
        self.extents[wire.id] = extent(way)
        self._at_card.setdefault(wire.source, set()).add(wire.id)
        self._at_card.setdefault(wire.target, set()).add(wire.id)
        self._from_row.setdefault(wire.start.row, set()).add(wire.id)
        found = runs(way)
        self._lines[wire.id] = tuple(run.line for run in found)
        if wire.bends:
            self.bent.add(wire.id)
        for run in found:
            self._stretches.setdefault(run.line, {})[wire.id] = run.low, run.high, wire.id
            if run.line[0] == "gutter" and (ends := _ends_in(way, run.line[1])):
                self._ends.setdefault(run.line, {})[wire.id] = ends
            touched.add(run.line)
        if wire.label_width and not wire.bends:
            self._labels.setdefault(_label_line(way), {})[wire.id] = wire.label_width
            self.changed_lines.add(_label_line(way))

    def _share_out(self, line: Line) -> set[str]:
        """Share the tracks of a line out anew. Gives the connections in it that run elsewhere now."""
        before, count_before = self._tracks.get(line, {}), self._counts.get(line, 0)
        stretches = self._stretches[line]
        tracks, count = share_out(stretches.values())
        count = room_for(line, count)
        if line[0] == "gutter" and len(tracks) > 1:
            ends = self._ends.get(line, {})
            tracks, count = told_apart(tracks, count, room_for(line, count + 1), stretches, ends)
        self._tracks[line], self._counts[line] = tracks, count
        if count != count_before:
            self.changed_lines.add(line)
            return set(tracks)
        return {wire for wire, track in tracks.items() if before.get(wire) != track}


def _ends_in(way: Way, gutter: int) -> list[End]:
    """Where a way touches cards beside a gutter, if it goes from one level to another in it."""
    start, end, found = way.wire.start, way.wire.end, []
    if gutter == way.gutters[0] and way.exit in ("left", "right"):
        found.append((start.levels[0], way.exit == "left"))
    if gutter == way.gutters[-1] and way.entry in ("left", "right"):
        found.append((end.levels[0], way.entry == "left"))
    return found if len({level for level, _ in found}) == len(found) else []


def _label_line(way: Way) -> Line:
    if not way.gutters:
        return "gutter", -1  # its label takes up no gutter's room
    return ("channel", way.channels[0]) if way.channels else ("gutter", way.gutters[-1])
