"""Tracks: connections that share a gutter or channel run side by side in it."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import cache
from itertools import chain, product

from journey_editor.layout import metrics
from journey_editor.layout.ways import Level, Line, row_of

Track = tuple[int, int]
"""Which track of a gutter or channel a connection has, among how many that there is room for."""

End = tuple[Level, bool]
"""At which level a connection comes from (or goes to) a card beside a gutter, and whether that is at its right."""

BESIDE_BORDER = 4.0
"""How far off the line between two columns a connection keeps, in points: it would be taken for the grid."""

Stretch = tuple[Level, Level, str]
"""Where a connection begins and ends in its gutter or channel. Those of one track do not meet."""

_Pair = tuple[str, str]
"""A connection that must not lie right of another one."""

_MOST_PAIRS = 60
"""Where more connections meet at a level nothing would tell them apart, and trying to takes long."""

TRACK_PITCH = 20.0
"""How far from one another the tracks of a gutter lie at most, in points."""


def share_out(stretches: Iterable[Stretch]) -> tuple[dict[str, int], int]:
    """Give every connection the first track that is free along the whole of its stretch.

    Those that stay within a row come first: what changes in one row then seldom changes the tracks of what is in
    others.

    Gives each connection's track, and the number of tracks.
    """
    tracks: dict[str, int] = {}
    held: list[list[Stretch]] = []  # those within a row, on each track from top to bottom
    ends: list[Level] = []  # where the last one on each track ends
    crossing: list[Stretch] = []
    for stretch in sorted(stretches):
        low, high, wire = stretch
        if row_of(low) != row_of(high):
            crossing.append(stretch)
            continue
        for track, end in enumerate(ends):
            if end < low:
                held[track].append(stretch)
                ends[track] = high
                break
        else:
            track = len(ends)
            held.append([stretch])
            ends.append(high)
        tracks[wire] = track
    ends = [-1] * len(held)
    for low, high, wire in crossing:
        for track, end in enumerate(ends):
            if end < low and (track >= len(held) or not _meets(held[track], low, high)):
                ends[track] = high
                break
        else:
            track = len(ends)
            ends.append(high)
        tracks[wire] = track
    return tracks, len(ends)


def _meets(held: Sequence[Stretch], low: Level, high: Level, but: Container[str] = ()) -> bool:
    """Whether one of the stretches of a track, from top to bottom, meets another one; some connections do not count."""
    before = bisect_left(held, (high + 1,)) - 1  # of those that begin above its end, the lowest
    while before >= 0 and held[before][2] in but:
        before -= 1
    return before >= 0 and held[before][1] >= low


def told_apart(
    tracks: dict[str, int],
    count: int,
    wider: int,
    stretches: Mapping[str, Stretch],
    ends: Mapping[str, list[End]],
) -> tuple[dict[str, int], int]:
    """The tracks of a gutter, others where two connections would be taken for one: where one of them leaves the gutter
    at the level at which the other enters it, at the other side. `ends` says where each touches a card.

    Gives the number of tracks, too: `count`, or `wider` where that tells more of them apart.
    """
    pairs = _pairs(ends)
    if len(pairs) > _MOST_PAIRS:
        return tracks, count
    at = [_place(track) for track in range(wider)]
    places = {wire: at[tracks[wire]] for pair in pairs for wire in pair}
    if not _joined(places, pairs):
        return tracks, count
    among: dict[int, list[Stretch]] = {place: [] for place in at}
    for wire, track in tracks.items():
        among[at[track]].append(stretches[wire])
    for held in among.values():
        held.sort()
    found = _exchanged(places, at[:count], among, stretches, pairs)
    if joined := _joined(found, pairs):
        better = _exchanged(found, at, among, stretches, pairs)
        if _joined(better, pairs) < joined:
            found, count = better, wider
    return tracks | {wire: _track(place) for wire, place in found.items()}, count


def _pairs(ends: Mapping[str, list[End]]) -> list[_Pair]:
    """The connections that touch cards at one level: which must not lie right of which."""
    at: dict[Level, tuple[list[str], list[str]]] = {}
    for wire, own in ends.items():
        for level, is_right in own:
            known = at.get(level)
            if known is None:
                known = at[level] = ([], [])
            known[is_right].append(wire)
    both = [sides for sides in at.values() if sides[0] and sides[1]]
    return sorted(pair for lefts, rights in both for pair in product(lefts, rights) if pair[0] != pair[1])


def _exchanged(
    places: Mapping[str, int],
    free: Sequence[int],
    among: Mapping[int, list[Stretch]],
    stretches: Mapping[str, Stretch],
    pairs: Sequence[_Pair],
) -> dict[str, int]:
    """Exchange the places of connections, among those that there are, until fewer pairs are joined. What lies where
    (`among`) is kept true."""
    found = dict(places)
    pairs_of: dict[str, list[_Pair]] = {}
    for pair in pairs:
        for wire in pair:
            pairs_of.setdefault(wire, []).append(pair)
    for left, right in pairs:
        if found[left] <= found[right]:
            continue
        near = pairs_of[left] + [pair for pair in pairs_of[right] if left not in pair]
        joined = _joined(found, near)
        exchange = {left: found[right], right: found[left]}
        alone = ({wire: place} for place in free for wire in (right, left))
        for other in chain([exchange], alone):
            before = {wire: found[wire] for wire in other}
            found.update(other)
            if _joined(found, near) < joined and _is_free(other, among, stretches):
                for wire, place in other.items():
                    among[before[wire]].remove(stretches[wire])
                    insort(among[place], stretches[wire])
                break
            found.update(before)
    return found


def _joined(places: Mapping[str, int], pairs: Iterable[_Pair]) -> int:
    """How many pairs would be taken for one connection."""
    return sum([places[left] > places[right] for left, right in pairs])


def _is_free(wanted: Mapping[str, int], among: Mapping[int, list[Stretch]], stretches: Mapping[str, Stretch]) -> bool:
    """Whether connections would meet no other one at the places that are wanted for them. `among`: what is where."""
    return not any(_meets(among[place], *stretches[wire][:2], wanted) for wire, place in wanted.items())


_PLACES = (1, -1, 3, -3, 2, -2, 4, -4)
"""Where the first tracks of a gutter lie, counted from its middle: the fewer there are, the farther apart.

Right of it first: tracks are given from the top down, and where one line that comes down reaches a card at the height
at which the next leaves one for below, the first has to run right of that (`told_apart`).
"""
_FEW, _MANY = 2, len(_PLACES)
_STEP = 6
_MARGIN = 11.0
"""Between the outermost track and the cards beside a gutter, in points: an arrowhead has room there."""


def _place(track: int) -> int:
    """Where a track of a gutter lies: 1 is right of the middle, -1 left of it, 2 and -2 are beside those."""
    if track < _MANY:
        return _PLACES[track]
    return -(track // 2) - 1 if track % 2 else track // 2 + 1


_TRACKS = {place: track for track, place in enumerate(_PLACES)}


def _track(place: int) -> int:
    """Which track lies at a place."""
    known = _TRACKS.get(place)
    if known is not None:
        return known
    return 2 * place - 2 if place > 0 else -2 * place - 1


def room_for(line: Line, tracks: int) -> int:
    """For how many tracks a gutter or channel makes room.

    Gutters do so in steps (2, 8, 14 ...): then few edits make one wider, and all else stays where it is.
    """
    if line[0] == "channel" or not tracks:
        return tracks
    return _FEW + _STEP * max(0, -(-(tracks - _FEW) // _STEP))


def width_for(room: int) -> float:
    """How wide a gutter with room for so many tracks must be, in points."""
    return 2 * _MARGIN + _gaps(room) * metrics.GUTTER_TRACK


def _gaps(room: int) -> int:
    """How many times as far as one track from the next the outermost ones are apart. (Two have room to spare.)"""
    return max(room, 4) - 1


@cache
def track_x(width: float, track: Track) -> float:
    """How far from the left edge of a gutter of a width a track runs.

    The first ones are beside the middle, the next ones farther out and then between them, right and left in turn: where
    a track is hangs on its number alone while the gutter is as wide. In a wide gutter they stay together, with room
    for labels at both sides.
    """
    number, room = track
    place = _place(number)
    pitch = min(max(width - 2 * _MARGIN, 0.0) / _gaps(room), TRACK_PITCH)
    aside = max((abs(place) - 0.5) * pitch, BESIDE_BORDER)
    return width / 2 + (aside if place > 0 else -aside)


def track_y(channel: tuple[float, float], track: Track) -> float:
    """How far down a track of a channel runs."""
    top, bottom = channel
    number, among = track
    return top + (bottom - top) * (number + 1) / (among + 1)
