"""A journey to begin with."""

from __future__ import annotations

from journey_editor.document.journey import Journey
from journey_editor.document.records import MAP_ID, JourneyMap


def empty_journey(title: str = "") -> Journey:
    """A journey with nothing but its map record."""
    return Journey([JourneyMap(id=MAP_ID, title=title)])
