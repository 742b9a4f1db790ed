"""The entries of a comparison to hand on: as plain text, as Markdown, as rows of a table."""

from __future__ import annotations

from collections.abc import Iterable

from journey_editor.analysis.comparing.comparison import Comparison
from journey_editor.analysis.comparing.entries import Entry, grouped_by_stage


def as_text(comparison: Comparison, names: tuple[str, str], listed: Iterable[Entry]) -> str:
    """A heading, then the entries under their stages."""
    lines = [f"{names[0]} \u2192 {names[1]}", comparison.relation, comparison.summary]
    for _, title, own in grouped_by_stage(comparison, listed):
        lines += ["", title, *(f"  {entry.kind.sign} {entry.sentence}" for entry in own)]
    return "\n".join(lines) + "\n"
