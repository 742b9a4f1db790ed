"""Mermaid journey diagrams, in files of their own or in a Markdown file.

A section is a stage; tasks before the first section stand in a stage without a name. A task is a step of its own with
a touchpoint in the lane of every actor; a task without actors stands in the lane of a persona without a name. A score
of 1 to 5 is an emotion of -2 to +2; any other stays as text in the touchpoint, and its emotion is unknown.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from journey_editor.document.quoting import quoted
from journey_editor.importers import text_file
from journey_editor.importers.imported import Imported, ImportProblem, Remark, place
from journey_editor.importers.map_builder import MapBuilder
from journey_editor.importers.mermaid_text import MermaidJourney, Task, is_journey, parse
from journey_editor.importers.mermaid_words import NO_NAME

SCORE_FIELD = "mermaid_score"
"""The touchpoint's extra field that keeps a score that is no number of 1 to 5, for writing it back."""

MAX_CHARACTERS = 1_000_000
MAX_LINES = 50_000
"""Of a diagram."""
MAX_TASKS = 20_000
"""As many sections and tasks, and as many touchpoints that come of the tasks' actors."""

_FENCE = re.compile(r"[ \t>]*(?P<fence>`{3,}|~{3,})[ \t]*(?P<word>\S*)")


def read(source: Path | bytes) -> Imported:
    """Read a Mermaid file, or the first journey diagram of a Markdown file.

    Raises ImportProblem for a file that cannot be read, or that holds no journey diagram.
    """
    text, notes = text_file.decoded(source if isinstance(source, bytes) else text_file.read_bytes(source))
    imported = from_text(text)
    return Imported(imported.journey, notes + imported.notes)


def from_text(text: str) -> Imported:
    """Read Mermaid text or Markdown text (line ends are \\n). Raises ImportProblem; see `read`."""
    if len(text) > MAX_CHARACTERS:
        raise ImportProblem(
            f"The file has {len(text):,} characters; Mermaid text of up to {MAX_CHARACTERS:,} can be imported."
        )
    blocks = mermaid_blocks(text)
    if not blocks or is_journey(text):
        return _read(text)
    journeys = [(line, block) for line, block in blocks if is_journey(block)]
    if not journeys:
        line, _ = blocks[0]
        raise ImportProblem(f"Line {line}: the file holds Mermaid diagrams, but no journey among them.")
    line, block = journeys[0]
    imported = _read(block, line)
    if others := ", ".join(str(line) for line, _ in journeys[1:]):
        note = "The file holds more than one journey; this is the first, the others begin at line"
        imported.notes.append(Remark(f"{note} {others}."))
    return imported


def mermaid_blocks(text: str) -> list[tuple[int, str]]:
    """The Mermaid diagrams in a Markdown text, each with the number of its first line."""
    blocks: list[tuple[int, str]] = []
    fence, word, start, held = "", "", 0, list[str]()
    for number, line in enumerate(text.split("\n"), 1):
        found = _FENCE.match(line)
        if not fence and found:
            fence, word, start, held = found["fence"], found["word"].strip("{}").casefold(), number + 1, []
        elif fence and found and found["fence"].startswith(fence) and not found["word"]:
            if word == "mermaid":
                blocks.append((start, "\n".join(held)))
            fence = ""
        elif fence:
            held.append(line)
    if fence and word == "mermaid":
        blocks.append((start, "\n".join(held)))
    return blocks


def _read(text: str, first_line: int = 1) -> Imported:
    if text.count("\n") > MAX_LINES:
        raise ImportProblem(f"Line {first_line + MAX_LINES}: the journey has more than {MAX_LINES:,} lines.")
    return _imported(parse(text, first_line))


def _imported(diagram: MermaidJourney) -> Imported:
    tasks = diagram.tasks
    if len(tasks) > MAX_TASKS:
        raise ImportProblem(f"Line {tasks[MAX_TASKS].line}: the journey has more than {MAX_TASKS:,} tasks.")
    if len(diagram.sections) > MAX_TASKS:
        line = diagram.sections[MAX_TASKS].line
        raise ImportProblem(f"Line {line}: the journey has more than {MAX_TASKS:,} sections.")
    if sum(max(1, len(set(task.people))) for task in tasks) > MAX_TASKS:
        raise ImportProblem(f"The journey has more than {MAX_TASKS:,} touchpoints: one for each actor of each task.")
    notes = [*diagram.refused, *diagram.odd]
    title = diagram.title or diagram.accessible_title
    scope = "\n".join(part for part in (diagram.accessible_title, diagram.description) if part and part != title)
    builder = MapBuilder(title, scope)
    lanes: dict[str, str] = {}
    for section in diagram.sections:
        stage = builder.stage(section.name, place(line=section.line))
        for task in section.tasks:
            where = place(line=task.line)
            step = builder.step(stage, "", where)
            fields = _touchpoint(task, notes)
            for person in _personas(task, notes):
                if person not in lanes:
                    lanes[person] = builder.lane(person, where)
                builder.card(lanes[person], step, fields, where)
    journey = builder.journey()
    return Imported(journey, sorted(notes + builder.notes, key=lambda note: note.line or 0))


def _touchpoint(task: Task, notes: list[Remark]) -> dict[str, Any]:
    fields: dict[str, Any] = {"name": task.name}
    kept = []
    if not task.emotion_unknown:
        if 1 <= task.score <= 5:
            fields["emotion"] = task.score - 3
        elif task.score_text:
            fields[SCORE_FIELD] = task.score_text
            kept.append(f"Score in the Mermaid file: {task.score_text}")
            reason = f"The score {quoted(task.score_text)} is no number from 1 to 5"
            notes.append(Remark(f"{reason}; the emotion is unknown, the score is kept as text.", line=task.line))
        else:
            notes.append(Remark(f"{_named(task)} has no score; the emotion is unknown.", line=task.line))
    if task.unread:
        kept.append(task.unread)
        reason = f"Mermaid does not read {quoted(task.unread)} after a third colon"
        notes.append(Remark(f"{reason}; it is kept as text.", line=task.line))
    return {**fields, "what_happens": "\n".join(kept)} if kept else fields


def _personas(task: Task, notes: list[Remark]) -> list[str]:
    named = list(dict.fromkeys(person for person in task.people if person))
    if named and len(named) < len(task.people):
        reason = f"{_named(task)} lists an actor twice or one without a name"
        notes.append(Remark(f"{reason}; it has one touchpoint for each that has a name.", line=task.line))
    return ["" if person == NO_NAME else person for person in named] or [""]


def _named(task: Task) -> str:
    return f"The task {quoted(task.name)}" if task.name else "The task without a name"
