"""A map as Mermaid journey text, which Mermaid reads back to the same sections, tasks, scores and actors.

A stage is a section. The cards of one name and one feeling at one step are one task, with the personas that share it.
Mermaid knows no unknown emotion: it is written as 3, under a comment line that says so (and that our import heeds).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from journey_editor.document.emotion_scale import emotion_step
from journey_editor.document.field_names import field_name
from journey_editor.document.journey import Journey
from journey_editor.document.progress import Progress, no_progress
from journey_editor.document.record import Record, clean_text
from journey_editor.document.records import (
    PART_TYPES,
    Card,
    Connection,
    DataSource,
    Decision,
    EvidenceItem,
    Note,
    Owner,
    Persona,
    PersonaRelation,
    Picture,
    Review,
    Step,
    Touchpoint,
)
from journey_editor.document.wording import numbered
from journey_editor.export.other_lanes import other_lanes
from journey_editor.importers.mermaid import SCORE_FIELD
from journey_editor.importers.mermaid_text import UNKNOWN_EMOTION
from journey_editor.importers.mermaid_words import NO_NAME, trimmed
from journey_editor.storage import atomic

_ALWAYS = "[#;<>&\ufb02\u00b6\u2028\u2029]|%(?=%)|(?<=%)%|^%"
_IN_SENTENCES = re.compile(f"{_ALWAYS}|:(?! )")  # Mermaid mistakes some texts with ":" and "#" close by for CSS
_IN_NAMES = re.compile(f"{_ALWAYS}|:")
_IN_PEOPLE = re.compile(f"{_ALWAYS}|[:,]")
_KEYWORD = re.compile(r"title|section|journey|accTitle|accDescr", re.IGNORECASE)
_UNKNOWN_SCORE = "3"


def to_text(journey: Journey, progress: Progress = no_progress) -> tuple[str, list[str]]:
    """The map as Mermaid text, and what the text leaves out, a sentence each."""
    lines = ["journey"]
    if title := escaped(journey.map.title, _IN_SENTENCES):
        lines.append(f"    title {title}")
    lines.extend(_description(journey.map.scope))
    for number, stage in enumerate(journey.stages):
        progress(number, len(journey.stages))
        tasks = [task for step in journey.steps(stage.id) for task in _tasks(journey, step)]
        name = escaped(stage.name)
        if name or number or not tasks:
            lines.append(f"    section {name or escaped(NO_NAME)}")
        for task in tasks:
            lines.extend(task.lines())
    return "\n".join(lines) + "\n", [*_changed(journey), *_missing(journey)]


def to_bytes(journey: Journey, progress: Progress = no_progress) -> tuple[bytes, list[str]]:
    """The file, and what it leaves out, a sentence each. Raises what `progress` raises."""
    text, left_out = to_text(journey, progress)
    return text.encode(), left_out


def write(journey: Journey, path: Path) -> list[str]:
    """Write the map as a Mermaid file; what it leaves out is given back. Raises SaveError with one sentence."""
    data, left_out = to_bytes(journey)
    return left_out + list(atomic.write_bytes(path, data).notes)


def escaped(text: str, special: re.Pattern[str] = _IN_NAMES) -> str:
    """Text as it can stand in a section or task: Mermaid draws it as it was."""
    coded = special.sub(lambda match: f"#{ord(match[0])};", trimmed(clean_text(text)))
    if _KEYWORD.match(coded) or coded == NO_NAME:
        coded = f"#{ord(coded[0])};{coded[1:]}"
    return "<br/>".join(trimmed(line) for line in coded.split("\n"))


class _Said(NamedTuple):
    """What a card says, as Mermaid writes it. Cards of several personas that say the same are one task."""

    name: str
    score: str
    is_unknown: bool
    """The score stands for an emotion that is not known."""


@dataclass
class _Task:
    said: _Said
    people: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        name, score, is_unknown = self.said
        if is_unknown:
            yield f"      %% {UNKNOWN_EMOTION}: {name}"
        people = ", ".join(person or escaped(NO_NAME) for person in self.people) if any(self.people) else ""
        yield f"      {name}: {score}" + (f": {people}" if people else "")


def _tasks(journey: Journey, step: Step) -> list[_Task]:
    """The cards of a step as tasks, with all who share them. Whoever has the same card twice has two tasks."""
    tasks: dict[tuple[_Said, int], _Task] = {}
    for lane in journey.persona_lanes:
        person = escaped(journey.persona_of(lane.id).name, _IN_PEOPLE)
        times: Counter[_Said] = Counter()
        for card in journey.cell(lane.id, step.id):
            said = _Said(escaped(card.name) or escaped(NO_NAME), *_score(card))
            times[said] += 1
            task = tasks.setdefault((said, times[said]), _Task(said))
            if person not in task.people:
                task.people.append(person)
    return list(tasks.values())


def _score(card: Card) -> tuple[str, bool]:
    """The score of a card's emotion, and whether it stands for an unknown one."""
    if not isinstance(card, Touchpoint):
        return _UNKNOWN_SCORE, True
    if card.emotion is not None:
        return str(3 + emotion_step(card.emotion)), False
    original = escaped(str((card.model_extra or {}).get(SCORE_FIELD, "")))
    return (original, False) if original else (_UNKNOWN_SCORE, True)


def _description(scope: str) -> Iterator[str]:
    lines = [escaped(line, _IN_SENTENCES).replace("}", "#125;") for line in clean_text(scope).split("\n")]
    lines = [line for line in lines if line]
    if len(lines) == 1:
        yield f"    accDescr: {lines[0]}"
    elif lines:
        yield "    accDescr {"
        yield from (f"      {line}" for line in lines)
        yield "    }"


def _changed(journey: Journey) -> Iterator[str]:
    """What is written otherwise than it is on the map."""
    touchpoints = [card for card in journey.cards if isinstance(card, Touchpoint)]
    unknown = sum(_score(card)[1] for card in touchpoints)
    if unknown:
        yield f"Mermaid has no unknown emotion; it is written as the score 3: {numbered('touchpoint', unknown)}."
    between = sum(card.emotion is not None and not card.emotion.is_integer() for card in touchpoints)
    if between:
        yield f"Emotions between two steps of the scale are rounded: {numbered('touchpoint', between)}."
    if decisions := journey.count(Decision):
        yield f"{numbered('decision', decisions)} {_as_tasks(decisions)}."
    if any(len(_tasks(journey, step)) > 1 for step in journey.columns):
        yield "Mermaid has no steps: what happens at the same time is written one after the other."
    names = Counter(trimmed(journey.persona_of(lane.id).name) for lane in journey.persona_lanes)
    if same := [name for name, count in names.items() if count > 1]:
        yield f"Personas of the same name are one to Mermaid: {', '.join(name or 'no name' for name in same)}."
    if notes := sum(isinstance(card, Note) for lane in journey.persona_lanes for card in journey.parts(lane.id, Card)):
        yield f"{numbered('note', notes)} among the touchpoints {_as_tasks(notes)}."


def _as_tasks(count: int) -> str:
    return "is written as a task" if count == 1 else "are written as tasks"


def _missing(journey: Journey) -> Iterator[str]:
    """What of the map is not written."""
    if lanes := other_lanes(journey):
        yield f"Mermaid has no place for lanes that follow no persona: {', '.join(lanes)}."
    missing = [numbered(kind.kind, journey.count(kind)) for kind in _NOT_WRITTEN if journey.count(kind)]
    if any(step.name for step in journey.columns):
        missing.append("step names")
    if missing:
        yield f"Mermaid has no place for these: {', '.join(missing)}."
    for what, records, written in (
        ("cards", journey.cards, _WRITTEN_OF_A_CARD),
        ("stages", journey.stages, _WRITTEN_OF_A_STAGE),
        ("personas", journey.all(Persona), _WRITTEN_OF_A_PERSONA),
    ):
        if fields := _unwritten(records, written):
            yield f"Mermaid has no place for these of {what}: {', '.join(sorted(fields))}."


_NOT_WRITTEN: tuple[type[Record], ...] = (
    *(Connection, PersonaRelation),
    *PART_TYPES,
    *(DataSource, EvidenceItem, Owner, Review, Picture),
)
_WRITTEN_OF_A_CARD = {"name", "emotion", "order", "lane", "step", "id", SCORE_FIELD}
_WRITTEN_OF_A_STAGE = {"name", "order", "id"}
_WRITTEN_OF_A_PERSONA = {"name", "colour", "id"}


def _unwritten(records: Sequence[Record], written: set[str]) -> set[str]:
    """In words, the fields that some of the records say something in, but for those that are written."""
    names = {
        (record.kind, name)
        for record in records
        for name, rule in type(record).model_fields.items()
        if getattr(record, name) != rule.default
    }
    names.update((record.kind, name) for record in records for name in record.model_extra or {})
    return {field_name(name, kind) for kind, name in names if name not in written}
