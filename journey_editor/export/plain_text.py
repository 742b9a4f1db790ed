"""What a report says as plain text, for what takes nothing else: the notes of slides."""

from __future__ import annotations

from collections.abc import Iterable

from journey_editor.reports.blocks import Facts, Figure, Grid, Items, Paragraph, ReportPart, Title
from journey_editor.reports.setting import UNKNOWN


def plain_text(parts: Iterable[ReportPart]) -> str:
    """Headings and paragraphs in lines, lists with points, a table's rows as "title: value" in a line each."""
    lines: list[str] = []
    for part in parts:
        match part:
            case Title():
                lines += ["", part.text]
            case Paragraph():
                lines.append(part.text)
            case Items():
                lines += [f"\u2022 {text}" for text in part.texts]
            case Facts():
                lines += [f"{fact.label}: {fact.text or UNKNOWN}" for fact in part.facts]
            case Grid():
                lines += [_row(part, at) for at in range(len(part.rows))]
            case Figure():
                lines.append(part.words)
    return "\n".join(lines).strip("\n")


def _row(grid: Grid, at: int) -> str:
    fields = zip(grid.titles, grid.rows[at], strict=True)
    return "\u2022 " + "; ".join(f"{title}: {field.text}" for title, field in fields if field.text.strip())
