"""Tracks: connections that share a gutter or channel run side by side in it."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain, product
from operator import itemgetter

from journey_editor.layout.ways import Level, Line

Track = tuple[int, int]
"""Which track of a gutter or channel a connection has, among how many that there is room for."""

End = tuple[Level, bool]
"""At which level a connection comes from (or goes to) a card beside a gutter, and whether that is at its right."""

BESIDE_BORDER = 4.0
"""How far off the line between two columns a connection keeps, in points: it would be taken for the grid."""

_Stretch = tuple[Level, Level, str]
"""Where a connection begins and ends in its track. Those of one track do not meet."""

_MOST_PAIRS = 60
"""Where more connections meet at a level nothing would tell them apart, and trying to takes long."""

TRACK_PITCH = 20.0
"""How far from one another the tracks of a gutter lie at most, in points."""


def share_out(spans: Iterable[tuple[Level, Level, str]]) -> tuple[dict[str, int], int]:
    """Give every span (start, end, connection) the first track that is free along its whole length.

    Gives each connection's track, and the number of tracks.
    """
    ends: list[Level] = []
    tracks: dict[str, int] = {}
    for low, high, wire in sorted(spans):
        for track, end in enumerate(ends):
            if end < low:
                ends[track] = high
                break
        else:
            track = len(ends)
            ends.append(high)
        tracks[wire] = track
    return tracks, len(ends)


def told_apart(
    tracks: dict[str, int],
    count: int,
    wider: int,
    spans: Mapping[str, tuple[Level, Level]],
    ends: Mapping[str, list[End]],
) -> tuple[dict[str, int], int]:
    """The tracks of a gutter, others where two connections would be taken for one: where one of them leaves the gutter
    at the level at which the other enters it, at the other side. `ends` says where each touches a card.

    Gives the number of tracks, too: `count`, or `wider` where that tells more of them apart.
    """
    at: dict[Level, list[tuple[str, bool]]] = {}
    for wire in sorted(ends):
        for level, is_right in ends[wire]:
            at.setdefault(level, []).append((wire, is_right))
    sides = [
        ([w for w, is_right in met if not is_right], [w for w, is_right in met if is_right]) for met in at.values()
    ]
    pairs = [pair for lefts, rights in sides for pair in product(lefts, rights) if pair[0] != pair[1]]
    if len(pairs) > _MOST_PAIRS or not _joined(tracks, pairs):
        return tracks, count
    found = _exchanged(tracks, count, spans, pairs)
    if joined := _joined(found, pairs):
        better = _exchanged(found, wider, spans, pairs)
        if _joined(better, pairs) < joined:
            return better, wider
    return found, count


def _exchanged(
    tracks: dict[str, int], count: int, spans: Mapping[str, tuple[Level, Level]], pairs: Sequence[tuple[str, str]]
) -> dict[str, int]:
    found = dict(tracks)
    among: dict[int, list[_Stretch]] = {}
    for wire, track in tracks.items():
        among.setdefault(track, []).append((*spans[wire], wire))
    for held in among.values():
        held.sort()
    for left, right in pairs:
        if _place(found[left]) <= _place(found[right]):
            continue
        near = [pair for pair in pairs if left in pair or right in pair]
        joined = _joined(found, near)
        exchange = {left: found[right], right: found[left]}
        alone = ({wire: track} for track in range(count) for wire in (right, left))
        for other in chain([exchange], alone):
            before = {wire: found[wire] for wire in other}
            found.update(other)
            if _joined(found, near) < joined and _is_free(other, among, spans):
                for wire, track in other.items():
                    among[before[wire]].remove((*spans[wire], wire))
                    insort(among.setdefault(track, []), (*spans[wire], wire))
                break
            found.update(before)
    return found


def _joined(tracks: Mapping[str, int], pairs: Iterable[tuple[str, str]]) -> int:
    return sum(_place(tracks[left]) > _place(tracks[right]) for left, right in pairs)


def _is_free(
    wanted: Mapping[str, int], among: Mapping[int, list[_Stretch]], spans: Mapping[str, tuple[Level, Level]]
) -> bool:
    """Whether connections would meet no other one in the tracks that are wanted for them. `among`: what is in which."""
    for wire, track in wanted.items():
        low, high = spans[wire]
        held = among.get(track, [])
        before = bisect_right(held, high, key=itemgetter(0)) - 1  # of those that begin above its end, the lowest
        while before >= 0 and held[before][2] in wanted:
            before -= 1
        if before >= 0 and held[before][1] >= low:
            return False
    return True


def _place(track: int) -> int:
    """Where the tracks of a gutter lie, from left to right."""
    aside = (track + 1) // 2
    return aside if track % 2 else -aside


def room_for(line: Line, tracks: int) -> int:
    """For how many tracks a gutter or channel makes room.

    Gutters do so in steps (2, 5, 8 ...): then few edits make one wider, and all else stays where it is.
    """
    return tracks if line[0] == "channel" or not tracks else 2 + 3 * max(0, -(-(tracks - 2) // 3))


@cache
def track_x(width: float, track: Track) -> float:
    """How far from the left edge of a gutter of a width a track runs.

    The first track is in the middle, the next ones beside it, right and left in turn: where a track is hangs on its
    number alone while the gutter is as wide. In a wide gutter they stay together, with room for labels at both sides.
    """
    number, among = track
    place = (among - 1) // 2 + _place(number)
    pitch = min(max(width - 16, 0.0) / (among + 1), TRACK_PITCH)
    x = width / 2 - 2 + (place - (among - 1) / 2) * pitch
    border = width / 2
    if abs(x - border) >= BESIDE_BORDER:
        return x
    return border - BESIDE_BORDER if x < border else border + BESIDE_BORDER


def track_y(channel: tuple[float, float], track: Track) -> float:
    """How far down a track of a channel runs."""
    top, bottom = channel
    number, among = track
    return top + (bottom - top) * (number + 1) / (among + 1)
