"""A name that is asked for in a dialog, on one line, and no longer than it may be."""

from __future__ import annotations

from collections.abc import Callable

from journey_editor.document.record import clean_text

AskText = Callable[[str, str, str], str | None]
"""Asks for a line of text (title, label, start); see `Dialogs.ask_text`."""


def asked_name(ask_text: AskText, title: str, label: str, start: str, longest: int) -> str | None:
    """Ask for a name; one that is too long is asked for again, and it is said why. None: the user gave it up."""
    said = label
    while (typed := ask_text(title, said, start)) is not None:
        start = " ".join(clean_text(typed).split())
        if len(start) <= longest:
            return start
        said = f"{label}\nThat takes up to {longest:,} characters, and this is longer."
    return None
