"""The board of a comparison: both maps as one, with tags and both emotion curves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from journey_editor.analysis.comparing.comparison import Comparison, compare
from journey_editor.analysis.comparing.emotions import EmotionDelta
from journey_editor.analysis.comparing.entries import Entry, entries
from journey_editor.analysis.comparing.tags import ChangeTag, Fate, tags
from journey_editor.analysis.comparing.union import Union, unite
from journey_editor.analysis.comparing.values import signed
from journey_editor.document.journey import Journey
from journey_editor.document.progress import Progress, no_progress
from journey_editor.document.records import Lane
from journey_editor.layout import tags as tagging
from journey_editor.layout.board import Board, BoardLayout
from journey_editor.layout.lane_headers import persona_colour
from journey_editor.layout.tag_legend import with_tag_legend
from journey_editor.layout.text import Shaper
from journey_editor.layout.two_curves import TwoCurves, with_two_curves

LOOKS: dict[Fate, tuple[str, str, bool]] = {
    Fate.ADDED: ("add", "success", False),
    Fate.REMOVED: ("remove", "error", True),
    Fate.MOVED: ("move-right", "warning", False),
    Fate.LEFT: ("move-right", "warning", True),
    Fate.CHANGED: ("rename", "accent", False),
    Fate.BETTER: ("emotion-positive", "success", False),
    Fate.WORSE: ("emotion-negative", "error", False),
    Fate.OTHER: ("signal", "accent", False),
}
"""Icon, colour, and whether it is drawn as a ghost."""
PLACES = ("card", "connection", "stage", "step", "lane")
"""The kinds of pieces that an entry may be about."""
_IN_LEGEND = (Fate.ADDED, Fate.REMOVED, Fate.MOVED, Fate.CHANGED)


@dataclass(frozen=True)
class ComparedBoard:
    """What is shown of a comparison."""

    comparison: Comparison
    union: Union
    entries: tuple[Entry, ...]
    tags: dict[str, ChangeTag]
    board: Board

    def is_on_board(self, entry: Entry) -> bool:
        """Whether there is a place to go to."""
        return any((kind, entry.place) in self.board.by_key for kind in PLACES)


@dataclass(frozen=True)
class Found:
    """What is otherwise in one map than in another, before it is laid out."""

    comparison: Comparison
    union: Union
    entries: tuple[Entry, ...]
    tags: dict[str, ChangeTag]


Apart = Callable[[Callable[[Progress], Found], Progress], Found]
"""Does work that touches nothing of Qt; `Progress` is told how far it is."""


def at_once(job: Callable[[Progress], Found], progress: Progress) -> Found:
    """Does it here and now."""
    return job(progress)


def compared_board(
    before: Journey, after: Journey, shaper: Shaper, progress: Progress = no_progress, apart: Apart = at_once
) -> ComparedBoard:
    """Compare two maps and lay out both as one board. Where `progress` stops it, nothing has been changed.

    `apart`: how what has long steps is done.
    """
    found = apart(lambda tell: _found(before, after, tell), lambda done, total: progress(3 * done, 10 * total))
    comparison, union = found.comparison, found.union
    board = BoardLayout(shaper).board(
        union.journey, progress=lambda done, total: progress(3 * total + 6 * done, 10 * total)
    )
    progress(90, 100)
    board = with_two_curves(board, _two_curves(comparison, union), shaper)
    progress(92, 100)
    looks = {one: _look(tag) for one, tag in found.tags.items()}
    board = tagging.tagged(board, tagging.Tagging(looks), shaper)
    legend = [_look(ChangeTag(fate, fate.value)) for fate in _IN_LEGEND]
    board = with_tag_legend(board, legend, shaper)
    progress(98, 100)
    return ComparedBoard(comparison, union, found.entries, found.tags, board)


def _found(before: Journey, after: Journey, progress: Progress) -> Found:
    comparison = compare(before, after, lambda done, total: progress(4 * done, 10 * total))
    union = unite(comparison, lambda done, total: progress(4 * total + 4 * done, 10 * total))
    listed = entries(comparison, union)
    progress(9, 10)
    return Found(comparison, union, tuple(listed), tags(comparison, union, listed))


def _look(tag: ChangeTag) -> tagging.Tag:
    icon, role, is_gone = LOOKS[tag.fate]
    return tagging.Tag(icon, tag.words, role, is_gone)


def _two_curves(comparison: Comparison, union: Union) -> TwoCurves:
    journey = union.journey
    colours = {lane.id: persona_colour(journey.persona_of(lane.id)) for lane in journey.all(Lane) if lane.persona}
    deltas = {
        (lane.lane, delta.id): _delta(delta) for lane in comparison.emotions for delta in lane.stages if delta.differs
    }
    return TwoCurves(union.before, union.after, colours, deltas)


def _delta(delta: EmotionDelta) -> tuple[str, str]:
    if delta.delta is None:
        known = next(
            (f"{mean.words} {word}" for mean, word in ((delta.before, "before"), (delta.after, "now")) if mean.known),
            "",
        )
        return f"only {known}" if known else "unknown", "text.muted"
    if round(delta.delta, 2) == 0:
        return "the same", "text.muted"
    return (
        f"{signed(delta.delta)} {'better' if delta.delta > 0 else 'worse'}",
        "success" if delta.delta > 0 else "error",
    )
