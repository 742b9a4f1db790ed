"""What is seen of a kept map: its picture, what is in it, and when it was."""

from __future__ import annotations

import time

from PySide6.QtCore import QDateTime, QLocale

from journey_editor.analysis.telling import mention
from journey_editor.document.changes import difference
from journey_editor.document.journey import Journey
from journey_editor.document.wording import joined
from journey_editor.layout.board import BoardLayout
from journey_editor.painting.opened_pictures import opened_pictures
from journey_editor.painting.shaper import QtShaper
from journey_editor.shell.context import Context
from journey_editor.shell.map_file.kept_maps_dialog import Look
from journey_editor.shell.welcome.welcome_previews import contents_of, whole_pixmap

_MOST_TOLD = 3
_YEAR_3000 = 32_503_680_000.0
"""In seconds since 1970."""
_MOST_WAITED_S = 0.7
"""For pictures that are still being read: they are small here."""


def look_at(context: Context, journey: Journey) -> Look:
    """The whole of a map, and how much is in it."""
    picture = BoardLayout(QtShaper()).board(journey, prompts=True).picture
    opened_pictures().wait(picture.images.values(), _MOST_WAITED_S)
    return Look(whole_pixmap(picture, context.appearance.theme), contents_of(journey) or "An empty map")


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
