"""Words that a field offers: the usual ones, then those that the map has of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from journey_editor.document.journey import Journey
from journey_editor.document.records import DataSource, Signal

SIGNAL_CATEGORIES = (
    "setup",
    "activation",
    "adoption",
    "support",
    "retention",
    "operational",
    "acquisition",
    "awareness",
    "consideration",
    "decision",
    "implementation",
    "expansion",
    "advocacy",
)
"""The usual categories of signals. A category is any text: users add their own."""

DATA_SOURCE_TYPES = (
    "CRM",
    "product analytics",
    "support",
    "billing",
    "survey",
    "marketing automation",
    "data warehouse",
    "spreadsheet",
)
"""The usual kinds of systems that signals are read from. Users add their own."""


def categories(journey: Journey) -> list[str]:
    """The categories of signals."""
    return _with_own(SIGNAL_CATEGORIES, (signal.category for signal in journey.of_kind(Signal)))


def system_types(journey: Journey) -> list[str]:
    """What kinds of systems data sources are."""
    return _with_own(DATA_SOURCE_TYPES, (source.system_type for source in journey.of_kind(DataSource)))


def _with_own(usual: Sequence[str], used: Iterable[str]) -> list[str]:
    known = {word.casefold() for word in usual}
    return [*usual, *sorted({word for word in used if word and word.casefold() not in known})]
