"""What is seen of a kept map: its picture, what is in it, and when it was."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QDateTime, QLocale
from PySide6.QtWidgets import QApplication

from journey_editor.analysis.telling import mention
from journey_editor.document.changes import difference
from journey_editor.document.journey import Journey
from journey_editor.document.progress import Cancelled, Progress, no_progress
from journey_editor.document.wording import joined
from journey_editor.layout.board import BoardLayout
from journey_editor.painting.opened_pictures import opened_pictures
from journey_editor.painting.shaper import QtShaper
from journey_editor.shell import collector
from journey_editor.shell.context import Context
from journey_editor.shell.map_file.kept_maps_dialog import Look
from journey_editor.shell.progress_sign import ProgressSign
from journey_editor.shell.welcome.welcome_previews import contents_of, whole_pixmap

_MOST_TOLD = 3
_STOPPED = "You stopped looking at this map before it could be seen."
_YEAR_3000 = 32_503_680_000.0
"""In seconds since 1970."""
_MOST_WAITED_S = 0.7
"""For pictures that are still being read: they are small here."""


def looking(context: Context, look: Callable[[ProgressSign], Look]) -> Look:
    """A look that takes long, with a sign; what its user stopped is looked at again once it is chosen again."""
    window = QApplication.activeModalWidget() or context.window
    try:
        with collector.paused(), ProgressSign("Look at a map", "Looking at the map \u2026", "Stop", window) as sign:
            return look(sign)
    except Cancelled:
        return Look(None, _STOPPED, is_kept=False)


def look_at(context: Context, journey: Journey, progress: Progress = no_progress) -> Look:
    """The whole of a map, and how much is in it. Raises what `progress` raises."""
    board = BoardLayout(QtShaper()).board(journey, prompts=True, progress=lambda done, total: progress(done, 2 * total))
    picture = board.picture
    opened_pictures().wait(picture.images.values(), _MOST_WAITED_S)
    theme = context.appearance.theme
    pixmap = whole_pixmap(picture, theme, lambda done, total: progress(total + done, 2 * total))
    return Look(pixmap, contents_of(journey) or "An empty map")


def what_differs(before: Journey, after: Journey) -> str:
    """The records in which two maps differ, in words: a picture would not show another name. Empty: in none."""
    told = [mention(after if change.id in after else before, change.record) for change in difference(before, after)]
    more = len(told) - _MOST_TOLD
    return joined(told if more < 1 else [*told[:_MOST_TOLD], f"{more} more"])


def days_ago(seconds: float) -> int | None:
    """How many days lie between today and a time, in seconds since 1970; None: that is no time that can be."""
    if not 0 <= seconds < _YEAR_3000:  # a clock that was wrong, or a damaged entry
        return None
    day, today = (QDateTime.fromSecsSinceEpoch(int(moment)).date() for moment in (seconds, time.time()))
    return day.daysTo(today)


def when(seconds: float) -> str:
    """A time, in seconds since 1970, as the user's country writes it; of today only the time."""
    ago = days_ago(seconds)
    if ago is None:
        return "at an unknown time"
    moment = QDateTime.fromSecsSinceEpoch(int(seconds))
    locale = QLocale()
    clock = locale.toString(moment.time(), QLocale.FormatType.ShortFormat)
    if not ago:
        return f"today, {clock}"
    return f"{locale.toString(moment.date(), QLocale.FormatType.ShortFormat)}, {clock}"
