"""Mermaid journey text cut into statements by Mermaid's own rules; what Mermaid would refuse is read as a reader would.

A line that Mermaid refuses makes it refuse the whole file. Here that line alone is read with more patience, and the
statements that come of it carry Mermaid's reason in `refused`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import Literal

from journey_editor.importers.mermaid_words import SPACE, trimmed

Word = Literal["journey", "title", "accTitle", "accDescr", "section", "task", "comment"]

_S = f"[{SPACE}]"
_BLOCK_RULE = re.compile(rf"accDescr{_S}*\{{{_S}*([^}}]*)\}}", re.IGNORECASE)
# In the order in which Mermaid tries them; the first that fits wins.
_RULES: tuple[tuple[Word | Literal["skip"], re.Pattern[str]], ...] = (
    ("comment", re.compile(r"(%(?!\{)[^\n]*)")),
    ("skip", re.compile(r"[^}]%%[^\n]*")),
    ("skip", re.compile(rf"{_S}+")),
    ("comment", re.compile(r"(#[^\n]*)")),
    ("journey", re.compile(r"journey(?![A-Za-z0-9_])", re.IGNORECASE)),
    ("title", re.compile(rf"title{_S}([^#\n;]+)", re.IGNORECASE)),
    ("accTitle", re.compile(rf"accTitle{_S}*:{_S}*([^\n]*)", re.IGNORECASE)),
    ("accDescr", re.compile(rf"accDescr{_S}*:{_S}*([^\n]*)", re.IGNORECASE)),
    ("accDescr", _BLOCK_RULE),
    ("section", re.compile(rf"section{_S}([^#:\n;]+)", re.IGNORECASE)),
    ("task", re.compile(r"([^#:\n;]+)")),
)
_DATA = re.compile(r":([^#\n;]+)")

_HEADER = re.compile(r"(?:user[-_ ]?)?journey(?![A-Za-z0-9_])(?:-\w+)?;?", re.IGNORECASE)
_TITLE = re.compile(rf"title(?:{_S}*:|{_S}+|$)", re.IGNORECASE)
_SECTION = re.compile(rf"section(?:{_S}+|$)", re.IGNORECASE)
_BLOCK = re.compile(rf"accDescr{_S}*\{{", re.IGNORECASE)
_SCORE_AND_ACTORS = re.compile(rf":{_S}*[\d.]+{_S}*:")
_HTML_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&nbsp;": "\u00a0"}


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement: its raw text, and for a task what follows its first colon (None: nothing does)."""

    word: Word
    line: int
    start: int
    end: int
    text: str = ""
    data: str | None = None
    refused: str = ""


class NumberedLines:
    """Text whose lines keep the numbers that they have in the file."""

    def __init__(self, lines: list[tuple[int, str]]) -> None:
        self.text = "\n".join(text for _, text in lines)
        self.last_brace = self.text.rfind("}")
        """Where the last closing brace stands; -1: nowhere."""
        self._numbers = [number for number, _ in lines] or [1]
        self._starts = [0]
        for _, text in lines[:-1]:
            self._starts.append(self._starts[-1] + len(text) + 1)

    def line(self, position: int) -> int:
        """The number in the file of the line that a position is in."""
        return self._numbers[bisect_right(self._starts, position) - 1]

    def line_start(self, position: int) -> int:
        """Where that line starts."""
        return self._starts[bisect_right(self._starts, position) - 1]

    def line_end(self, position: int) -> int:
        """Where that line ends: at its line break, or at the end of the text."""
        end = self.text.find("\n", position)
        return len(self.text) if end < 0 else end


class _Refusal(Exception):
    """Where and why Mermaid would refuse the text."""

    def __init__(self, position: int, reason: str) -> None:
        super().__init__(reason)
        self.position = position


def statements(source: NumberedLines) -> list[Statement]:
    """All statements in their order."""
    found: list[Statement] = []
    headed = False
    position = 0
    while position < len(source.text):
        try:
            position, statement = _next(source, position, headed)
            if statement is None:
                continue
            headed = headed or statement.word == "journey"
            found.append(statement)
        except _Refusal as refusal:
            start = source.line_start(refusal.position)
            if found and found[-1].end > start > found[-1].start:  # a keyword that swallowed this line for its text
                start = source.line_start(found[-1].start)
            while found and found[-1].start >= start:
                taken_back = found.pop()
                headed = headed and taken_back.word != "journey"
            statement = _patiently(source, start, headed, str(refusal))
            headed = headed or statement.word == "journey"
            found.append(statement)
            position = max(statement.end, source.line_end(start)) + 1
    return found


def _next(source: NumberedLines, position: int, headed: bool) -> tuple[int, Statement | None]:
    text = source.text
    for word, rule in _RULES:
        if rule is _BLOCK_RULE and position > source.last_brace:
            continue  # it would look through all that follows for nothing, at each line again
        match = rule.match(text, position)
        if match is None:
            continue
        end = match.end()
        if word == "skip":
            return end, None
        made = Statement(word, source.line(position), position, end, _text(match))
        if word == "comment":
            return end, made
        if not headed and (word != "journey" or match[0] != "journey"):
            raise _Refusal(position, "Mermaid wants the word “journey”, in small letters, before all else")
        if headed and word == "journey":
            raise _Refusal(position, "Mermaid takes one journey a file, and no task that begins with that word")
        if word == "task":
            data = _DATA.match(text, end)
            if data is None:
                raise _Refusal(position, _task_refusal(text[end : end + 1]))
            made = replace(made, end=data.end(), data=data[1])
        return made.end, made
    what = "a “;”" if text[position] == ";" else "a “:” in this place"
    raise _Refusal(position, f"Mermaid refuses {what}")


def _text(match: re.Match[str]) -> str:
    return match[1] if match.re.groups else ""


def _task_refusal(following: str) -> str:
    if following == ";":
        return "Mermaid refuses a “;”"
    if following == "#":
        return "Mermaid refuses a “#” before the colon"
    return "Mermaid wants a score after the colon" if following == ":" else "Mermaid wants a colon and a score"


def _patiently(source: NumberedLines, start: int, headed: bool, reason: str) -> Statement:
    """One line as a reader would take it."""
    end = source.line_end(start)
    line = trimmed(trimmed(source.text[start:end]).rstrip(";"))
    for code, character in _HTML_ENTITIES.items():
        line = line.replace(code, character)
    made = Statement("task", source.line(start), start, end, line, None, reason)
    header = _HEADER.match(line)
    if header and (not headed or header.end() == len(line)):
        return replace(made, word="journey", text=_TITLE.sub("", trimmed(line[header.end() :]), count=1))
    if block := _BLOCK.match(line):
        return _unclosed_block(source, made, line[block.end() :])
    if title := _TITLE.match(line):
        return replace(made, word="title", text=line[title.end() :])
    if (section := _SECTION.match(line)) and not _SCORE_AND_ACTORS.search(line):
        return replace(made, word="section", text=line[section.end() :])
    name, colon, data = line.partition(":")
    return replace(made, text=name, data=data if colon and trimmed(data) else None)


def _unclosed_block(source: NumberedLines, made: Statement, text: str) -> Statement:
    lines, end = [text], made.end
    while end < len(source.text):
        line_end = source.line_end(end + 1)
        line = source.text[end + 1 : line_end]
        if ":" in line or _SECTION.match(trimmed(line)) or _TITLE.match(trimmed(line)):
            break
        lines.append(line)
        end = line_end
    return replace(made, word="accDescr", text="\n".join(lines), end=end)
