"""The pages of a report at once."""

from __future__ import annotations

from datetime import date

from journey_editor.document.journey import Journey
from journey_editor.layout.board import Board
from journey_editor.layout.pages import Page
from journey_editor.layout.text import Shaper
from journey_editor.reports.profiles import Profile, composing
from journey_editor.reports.sheet import Sheet


def compose(
    journey: Journey, board: Board, profile: Profile, sheet: Sheet, shaper: Shaper, today: date, version: str = ""
) -> tuple[Page, ...]:
    """All steps of `composing`, one after the other."""
    work = composing(journey, board, profile, sheet, shaper, today, version)
    while True:
        try:
            next(work)
        except StopIteration as done:
            pages: tuple[Page, ...] = done.value
            return pages
