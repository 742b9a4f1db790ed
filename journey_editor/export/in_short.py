"""The executive summary as rows of a table, for a slide that has no room for more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from journey_editor.reports.blocks import Grid, GridCell, Items, Paragraph, ReportPart, Title

_AIM, _STANDING = "What it is about", "Where it stands"


def in_short(parts: Iterable[ReportPart], *, has_aim: bool) -> list[tuple[str, str]]:
    """What the summary tells, each thing with its heading; before the first one stands the aim, where there is one."""
    told: dict[str, list[str]] = {}
    title = _AIM if has_aim else _STANDING
    for part in parts:
        match part:
            case Title(text, level) if level:
                title = text
            case Paragraph(text) if not part.is_quiet:
                told.setdefault(title, []).append(text)
                title = _STANDING if title == _AIM else title
            case Items(texts):
                told.setdefault(title, []).extend(texts)
            case Grid(titles, rows):
                told.setdefault(title, []).extend(_in_words(titles, row) for row in rows)
    return [(name, "\n".join(texts)) for name, texts in told.items()]


def _in_words(titles: Sequence[str], row: Sequence[GridCell]) -> str:
    """A row of a table on one line: what it is, then its values; numbers with the titles of their columns."""
    if titles[0] == "Rank":
        known = (
            f"{title.lower()} {field.text}" if field.is_unknown else field.text
            for title, field in zip(titles[2:], row[2:], strict=True)
        )
        return f"{row[1].text}: {', '.join(known)}"
    return f"{row[0].text}: " + ", ".join(
        f"{title.lower()} {field.text}" for title, field in zip(titles[1:], row[1:], strict=True)
    )
