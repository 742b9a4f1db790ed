"""A map as Markdown: the pages of a report as text, for wikis and for comparing two states line by line.

What users wrote stays text: whatever Markdown or HTML would take for its own is escaped. The same map gives the same
text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from journey_editor.document.journey import Journey
from journey_editor.document.progress import Progress, no_progress, telling
from journey_editor.document.records import View
from journey_editor.export.checked_link import checked_link
from journey_editor.layout.board import BoardLayout
from journey_editor.layout.characters import paragraphs
from journey_editor.layout.title import UNTITLED
from journey_editor.painting.shaper import QtShaper
from journey_editor.reports.blocks import Facts, Figure, Grid, Items, Paragraph, ReportPart, Title, together, under_name
from journey_editor.reports.profiles import Profile, told
from journey_editor.reports.setting import UNKNOWN

_ANYWHERE = re.compile(r"[\\`*_{}\[\]<>#|~&!$^]|(?<=:)/(?=/)|(?<=\bwww)\.|@")
_AT_START = re.compile(r"^(?:[-+=:]|\d+(?=[.)]))")
_LINE_BREAK = "\\\n"


def to_text(
    journey: Journey, view: View | None, profile: Profile, today: date, progress: Progress = no_progress
) -> str:
    """The pages of a profile as Markdown. Raises what `progress` raises."""
    shaper = QtShaper()
    board = BoardLayout(shaper).board(journey, view, progress=lambda done, total: progress(done, 3 * total))
    title = " ".join(journey.map.title.split()) or UNTITLED
    said = told(journey, board, profile, shaper, today, lambda done, total: progress(total + done, 3 * total), view)
    told_so_far = telling(together(said), lambda: progress(2, 3))
    parts = under_name(told_so_far, title, profile.opening)
    lines = [f"# {escaped(title)}"]
    for done, block in enumerate(blocks(parts)):
        progress(2 * len(parts) + done, 3 * len(parts))
        lines.append(block)
    return "\n\n".join(lines) + "\n"


def blocks(parts: Iterable[ReportPart]) -> Iterator[str]:
    """Each part as a block of Markdown."""
    for part in parts:
        match part:
            case Title():
                yield f"{'#' * (part.level + 2)} {escaped(part.text) or 'Unnamed'}"
            case Paragraph():
                yield _paragraph(part)
            case Items():
                yield "\n".join(f"- {_lines(text, '  ')}" for text in part.texts)
            case Facts():
                yield "\n".join(
                    f"- **{escaped(one.label)}:** {_lines(one.text or UNKNOWN, '  ')}" for one in part.facts
                )
            case Grid():
                yield "\n".join(_table(part))
            case Figure():
                yield _lines(part.words)


def escaped(line: str) -> str:
    """A line that says what it says, wherever it stands."""
    text = _ANYWHERE.sub(lambda found: f"\\{found[0]}", line.strip())
    start = _AT_START.match(text)
    if start is None:
        return text
    return f"\\{text}" if not start[0][0].isdigit() else f"{start[0]}\\{text[start.end() :]}"


def _lines(text: str, indent: str = "") -> str:
    """All lines of a text as one block; empty ones are left out, for they would end it."""
    lines = [escaped(line) for line in paragraphs(text) if line.strip()]
    return f"{_LINE_BREAK}{indent}".join(lines)


def _paragraph(part: Paragraph) -> str:
    text = _lines(part.text, "> " if part.is_quote else "")
    if address := checked_link(part.link):
        text = f"[{text}](<{address}>)"
    if part.is_strong and "\n" not in text:
        text = f"**{text}**"
    return f"> {text}" if part.is_quote else text


def _table(grid: Grid) -> Iterator[str]:
    yield _row(grid.titles)
    yield "|" + " --- |" * len(grid.titles)
    for fields in grid.rows:
        yield _row([field.text for field in fields])


def _row(texts: Iterable[str]) -> str:
    cells = ("<br>".join(escaped(line) for line in paragraphs(text) if line.strip()) for text in texts)
    return "| " + " | ".join(cells) + " |"
