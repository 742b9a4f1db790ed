"""Mermaid journey text as Mermaid itself stores it: a title, sections, tasks; and notes on what is odd about it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import yaml

from journey_editor.document.quoting import quoted
from journey_editor.importers.imported import ImportProblem, Remark
from journey_editor.importers.mermaid_lexer import NumberedLines, Statement, statements
from journey_editor.importers.mermaid_words import (
    SPACE,
    drawn,
    hide_entities,
    js_number,
    name_of,
    shown_entities,
    trimmed,
)

UNKNOWN_EMOTION = "emotion unknown"
"""A comment line that begins so says of the next line's task that its score was written for want of an "unknown"."""

_FRONT_MATTER = re.compile(r"(?P<indent>[ \t]*)---[ \t]*\n(?P<yaml>(?:.*\n)*?)(?P=indent)---[ \t]*(?:\n|$)")
_MOST_FRONT_MATTER = 50_000
_COMMENT = re.compile(rf"[{SPACE}]*%%(?!\{{)(.+)")
_DIRECTIVE = re.compile(rf"%%\{{[{SPACE}]*\w")
_HEADER = re.compile(rf"[{SPACE}]*(?:user[-_ ]?)?journey(?![A-Za-z0-9_])", re.IGNORECASE)
_LOOKS_LIKE_A_TASK = re.compile(rf"[^:]:[{SPACE}]*[\d.]+[{SPACE}]*(?::|$)")


@dataclass(frozen=True)
class Task:
    """One task. Names are as drawn; `people` are those that Mermaid counts, among them empty names and NO_NAME."""

    line: int
    name: str
    score: float
    score_text: str
    people: tuple[str, ...]
    unread: str = ""
    """What Mermaid drops without a word: text behind a third colon."""
    emotion_unknown: bool = False


@dataclass
class MermaidSection:
    """A section with its tasks. Tasks before the first section stand in one without a name."""

    line: int
    name: str
    tasks: list[Task] = field(default_factory=list)


@dataclass
class MermaidJourney:
    """A journey diagram. `refused`: what makes Mermaid itself refuse the file; `odd`: what it takes otherwise."""

    title: str = ""
    accessible_title: str = ""
    description: str = ""
    sections: list[MermaidSection] = field(default_factory=list)
    refused: list[Remark] = field(default_factory=list)
    odd: list[Remark] = field(default_factory=list)

    @property
    def tasks(self) -> list[Task]:
        """All tasks of all sections."""
        return [task for section in self.sections for task in section.tasks]


def is_journey(text: str) -> bool:
    """Whether a text is a Mermaid journey, as far as its first statement tells."""
    try:
        lines, _, _ = _without_comments(_numbered(text, 1), MermaidJourney())
    except ImportProblem:
        return False
    return _HEADER.match("\n".join(line for _, line in lines)) is not None


def parse(text: str, first_line: int = 1) -> MermaidJourney:
    """Read Mermaid journey text (line ends are \\n). `first_line` is the number of its first line in the file.

    Raises ImportProblem for what is no journey diagram at all.
    """
    made = MermaidJourney()
    lines, title, unknown = _without_comments(_numbered(text, first_line), made)
    source = NumberedLines([(number, hide_entities(line)) for number, line in lines])
    if not _HEADER.match(source.text):
        raise ImportProblem(_no_journey(lines))
    titles: list[Statement] = []
    for statement in statements(source):
        if statement.refused:
            made.refused.append(Remark(f"{statement.refused}; {_taken_for(statement)}.", line=statement.line))
        text = name_of(statement.text)
        if statement.word == "title" or (statement.word == "journey" and text):
            titles.append(statement)
        elif statement.word == "accTitle":
            made.accessible_title = text
        elif statement.word == "accDescr":
            made.description = re.sub(rf"\n[{SPACE}]+", "\n", text)
        elif statement.word == "section":
            made.sections.append(MermaidSection(statement.line, text))
        elif statement.word == "task":
            if not made.sections:
                made.sections.append(MermaidSection(statement.line, ""))
            made.sections[-1].tasks.append(_task(statement, statement.line in unknown))
        made.odd.extend(_oddities(source, statement))
    for earlier in titles[:-1]:
        made.odd.append(
            Remark(f"The title {quoted(name_of(earlier.text))} gives way to a later one.", line=earlier.line)
        )
    made.title = name_of(titles[-1].text) if titles else title
    return made


def _task(statement: Statement, emotion_unknown: bool) -> Task:
    score, *rest = (statement.data or "").split(":")
    people = tuple(drawn(person) for person in rest[0].split(",")) if rest else ()
    unread = ":".join(rest[1:])
    return Task(
        statement.line,
        name_of(statement.text),
        js_number(shown_entities(score)),
        trimmed(shown_entities(score)),
        people,
        name_of(unread),
        emotion_unknown,
    )


def _taken_for(statement: Statement) -> str:
    if statement.word == "journey":
        return "the line is read as the beginning of a journey"
    name = quoted(name_of(statement.text)) if name_of(statement.text) else "without a name"
    what = {"accDescr": "description", "accTitle": "accessible title"}.get(statement.word, statement.word)
    return f"the line is read as the {what} {name}"


def _oddities(source: NumberedLines, statement: Statement) -> list[Remark]:
    line, text = statement.line, trimmed(shown_entities(statement.text))
    if statement.word == "comment":
        before = trimmed(source.text[source.line_start(statement.start) : statement.start])
        if before or _LOOKS_LIKE_A_TASK.search(text):
            return [Remark(f"{quoted(text)} is a comment to Mermaid and is left out.", line=line)]
    elif statement.word == "title" and not statement.refused:
        if "\n" in source.text[statement.start : statement.end]:
            return [Remark(f"The title is empty, and Mermaid takes the next line for it: {quoted(text)}.", line=line)]
        if _LOOKS_LIKE_A_TASK.search(text):
            return [
                Remark("The line looks like a task, but Mermaid takes what begins with “title” for one.", line=line)
            ]
    elif statement.word == "section" and not statement.refused and "\n" in source.text[statement.start : statement.end]:
        return [Remark(f"The section is empty, and Mermaid takes the next line for it: {quoted(text)}.", line=line)]
    elif statement.word == "task" and text.casefold() in ("title", "section", "acctitle", "accdescr"):
        return [Remark(f"The colon makes “{text}” a task to Mermaid, no {text.casefold()}.", line=line)]
    return []


# --- before the grammar: front matter, directives, comments ------------------------------------------------------


def _numbered(text: str, first_line: int) -> list[tuple[int, str]]:
    return list(enumerate(text.removeprefix("\ufeff").split("\n"), first_line))


def _without_comments(
    lines: list[tuple[int, str]], made: MermaidJourney
) -> tuple[list[tuple[int, str]], str, frozenset[int]]:
    """The lines that the grammar sees, the front matter's title, and the lines of tasks with an unknown emotion."""
    lines, title = _without_front_matter(lines, made)
    lines = _without_directives(lines)
    kept, unknown = [], set()
    for number, line in lines:
        comment = _COMMENT.fullmatch(line)
        if comment is None:
            kept.append((number, line))
        elif trimmed(comment[1]).startswith(UNKNOWN_EMOTION):
            unknown.add(number + 1)
    while kept and not trimmed(kept[0][1]):
        del kept[0]
    return kept, title, frozenset(unknown)


def _without_front_matter(lines: list[tuple[int, str]], made: MermaidJourney) -> tuple[list[tuple[int, str]], str]:
    first = next((i for i, (_, line) in enumerate(lines) if trimmed(line)), 0)
    match = _FRONT_MATTER.match("\n".join(line for _, line in lines[first:]))
    if match is None:
        return lines, ""
    start = lines[first][0]
    if first:
        reason = "Mermaid wants front matter on the very first line; it is read nevertheless."
        made.refused.append(Remark(reason, line=start))
    if len(match["yaml"]) > _MOST_FRONT_MATTER:
        reason = f"The front matter has more than {_MOST_FRONT_MATTER:,} characters; it is left out."
        made.refused.append(Remark(reason, line=start))
        return lines[first + match["yaml"].count("\n") + 2 :], ""
    content = "\n".join(line.removeprefix(match["indent"]) for line in match["yaml"].split("\n"))
    rest = lines[first + match["yaml"].count("\n") + 2 :]
    try:
        # The base loader makes texts of everything: a title like 2024 or no stays what was written.
        values = yaml.load(content, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = start + 1 + min(mark.line, match["yaml"].count("\n") - 1) if mark else start
        made.refused.append(Remark("The front matter is no YAML; Mermaid refuses it, and it is left out.", line=line))
        return rest, ""
    title = values.get("title", "") if isinstance(values, dict) else ""
    return rest, trimmed(title) if isinstance(title, str) else ""


def _without_directives(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    kept: list[tuple[int, str]] = []
    rows = iter(lines)
    for number, line in rows:
        while found := _DIRECTIVE.search(line):
            head, tail = line[: found.start()], line[found.start() :]
            for _, more in rows if "}%%" not in tail else ():
                tail += "\n" + more
                if "}%%" in more:
                    break
            if "}%%" not in tail:
                raise ImportProblem(f"Line {number}: the directive that begins here with “%%{{” has no end “}}%%”.")
            line = head + tail.partition("}%%")[2]
        kept.append((number, line))
    return kept


def _no_journey(lines: list[tuple[int, str]]) -> str:
    for number, line in lines:
        if word := trimmed(line):
            return f"Line {number}: a Mermaid journey begins with the word “journey”, here it is {quoted(word, 40)}."
    return "The file holds no Mermaid journey: nothing stands in it but blank lines and comments."
