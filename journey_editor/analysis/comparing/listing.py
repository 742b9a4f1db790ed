"""The entries of a comparison to hand on: as plain text, as Markdown, as rows of a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from journey_editor.analysis.comparing.comparison import Comparison
from journey_editor.analysis.comparing.entries import Entry, grouped_by_stage
from journey_editor.analysis.telling import short

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")


def as_text(comparison: Comparison, names: tuple[str, str], listed: Iterable[Entry]) -> str:
    """A heading, then the entries under their stages."""
    lines = [f"{names[0]} \u2192 {names[1]}", comparison.relation, comparison.summary]
    for _, title, own in grouped_by_stage(comparison, listed):
        lines += ["", title, *(f"  {entry.kind.sign} {entry.sentence}" for entry in own)]
    return "\n".join(lines) + "\n"


def as_markdown(comparison: Comparison, names: tuple[str, str], listed: Iterable[Entry]) -> str:
    """The same with headings and a list under each; what the maps say is text in it, never markup."""
    lines = [
        f"# {_plain(names[0])} \u2192 {_plain(names[1])}",
        "",
        _plain(comparison.relation),
        "",
        _plain(comparison.summary),
    ]
    for _, title, own in grouped_by_stage(comparison, listed):
        lines += ["", f"## {_plain(title)}", ""]
        lines += [f"- **{entry.kind.value}**: {_plain(entry.sentence)}" for entry in own]
    return "\n".join(lines) + "\n"


def as_rows(comparison: Comparison, listed: Iterable[Entry]) -> Iterator[tuple[str, ...]]:
    """A table: a row for each field that was changed, one for everything else. The first row names the columns."""
    yield "stage", "lane", "what", "record", "sentence", "field", "before", "after"
    for _, title, own in grouped_by_stage(comparison, listed):
        for entry in own:
            lane = short(comparison.name_of(entry.lane)) if entry.lane else ""
            record = entry.change.record.kind.replace("_", " ") if entry.change is not None else "emotion"
            told = (title, lane, entry.kind.value, record, entry.sentence)
            fields = entry.change.fields if entry.change is not None else ()
            for field in fields:
                yield *told, field.label, field.before, field.after
            if not fields:
                yield *told, "", "", ""


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
