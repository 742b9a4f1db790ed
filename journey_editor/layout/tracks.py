"""Tracks: connections that share a gutter or channel run side by side in it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from journey_editor.layout.ways import Level, Line

Track = tuple[int, int]
"""Which track of a gutter or channel a connection has, among how many that there is room for."""

BESIDE_BORDER = 4.0
"""How far off the line between two columns a connection keeps, in points: it would be taken for the grid."""

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
    aside = (number + 1) // 2
    place = (among - 1) // 2 + (aside if number % 2 else -aside)
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
