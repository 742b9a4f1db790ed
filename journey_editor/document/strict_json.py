"""JSON read without mercy: what Python's reader lets pass or changes silently is refused, with line and column.

Refused beside what is no JSON at all: a name given twice in one object, NaN and Infinity, numbers beyond what every
reader holds exactly, halves of surrogate pairs, and nesting that no map has.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import chain
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Any

from journey_editor.document.quoting import cut

MAX_DEPTH = 100
MAX_INTEGER = 2**53 - 1
_MOST_NAMED = 8
"""How many names of the way to a fault are told."""

_TOKEN = re.compile(r'[ \t\r\n]*("[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\],:]|[^\s{}\[\],:"]+)', re.DOTALL)
_TEXT = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_INTEGER = re.compile(r"-?[0-9]+")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?")


class JsonFault(ValueError):
    """A text is refused. Its text says in one sentence what is wrong, and where."""


def parse(text: str) -> Any:
    """The value that a JSON text stands for. Raises JsonFault, with line and column."""
    try:
        value = json.loads(
            text, object_pairs_hook=_unique, parse_constant=_refused, parse_int=_integer, parse_float=_finite
        )
    except json.JSONDecodeError as error:
        raise JsonFault(_syntax_error(text, error)) from None
    except (_Refused, RecursionError):
        raise _first_fault(text) from None
    if _SURROGATE.search(text) and any(_has_lone_surrogate(found.group()) for found in _TEXT.finditer(text)):
        raise _first_fault(text)
    if _deeper_than(value, MAX_DEPTH):
        raise _first_fault(text)
    return value


def place(text: str, index: int) -> str:
    """An index into a text as "line 3, column 14"."""
    line = text.count("\n", 0, index) + 1
    return f"line {line}, column {index - text.rfind(chr(10), 0, index)}"


class _Refused(Exception):
    """Valid for Python's reader, not for ours."""


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _Refused
    return found


def _refused(_literal: str) -> Any:
    raise _Refused


def _integer(literal: str) -> int:
    if len(literal) > 17 or abs(value := int(literal)) > MAX_INTEGER:
        raise _Refused
    return value


def _finite(literal: str) -> float:
    value = float(literal)
    if value in (float("inf"), float("-inf")):
        raise _Refused
    return value


def _deeper_than(value: Any, depth: int) -> bool:
    level = [value]
    for _ in range(depth):
        level = list(chain.from_iterable(each.values() if type(each) is dict else each for each in _containers(level)))
        if not level:
            return False
    return bool(_containers(level))


def _containers(values: list[Any]) -> list[Any]:
    return [each for each in values if type(each) is dict or type(each) is list]  # of no type derived from these


def _has_lone_surrogate(literal: str) -> bool:
    if "\\" not in literal or not _SURROGATE.search(literal):
        return False
    try:
        json.loads(literal).encode("utf-8")
    except (UnicodeEncodeError, json.JSONDecodeError):
        return True
    return False


def _tokens(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    while match := _TOKEN.match(text, at):
        yield match.start(1), match.group(1)
        at = match.end()


def _first_fault(text: str) -> JsonFault:
    """Walk the text again, slowly, for the place of what was refused."""
    walk = _Walk()
    for index, token in _tokens(text):
        if fault := walk.step(token):
            named = [cut(part) for part in walk.path if part]
            where = ", ".join(named if len(named) <= _MOST_NAMED else [*named[:_MOST_NAMED], "\u2026"])
            return JsonFault(_sentence(text, index, fault) + (f" (in {where})." if where else "."))
    return JsonFault("The file is no JSON that a map can be read from.")


class _Walk:
    """Where one is in a JSON text, token by token."""

    def __init__(self) -> None:
        self.path: list[str] = []
        """For each open bracket the name that was read last in it; empty in a list."""
        self._names: list[set[str] | None] = []
        """For each open bracket the names that were given in it; None: it is a list."""
        self._previous = ""

    def step(self, token: str) -> str:
        """Take the next token. Gives what is wrong with it; empty: nothing."""
        previous, self._previous = self._previous, token
        if token in (",", ":"):
            return ""
        if token in ("{", "["):
            self._names.append(set() if token == "{" else None)
            self.path.append("")
            return f"more than {MAX_DEPTH} brackets stand in one another" if len(self.path) > MAX_DEPTH else ""
        if token in ("}", "]"):
            if self.path:
                self._names.pop()
                self.path.pop()
            return ""
        if token[0] != '"':
            return _number_fault(token)
        if _has_lone_surrogate(token):
            return "half a character (a lone surrogate) stands in a text"
        return self._take_name(token) if previous in ("{", ",") else ""

    def _take_name(self, token: str) -> str:
        known = self._names[-1] if self._names else None
        if known is None:  # a text in a list
            return ""
        name = scanstring(token, 1, False)[0] if "\\" in token else token[1:-1]
        fault = f"the name {cut(token)} is given twice" if name in known else ""
        known.add(name)
        self.path[-1] = name
        return fault


def _number_fault(token: str) -> str:
    if len(token) < 16 and token.isdigit():  # nearly all
        return ""
    shown = token if len(token) <= 30 else token[:27] + "..."
    if token in ("NaN", "Infinity", "-Infinity"):
        return f"{shown} is no number"
    if _INTEGER.fullmatch(token):
        too_large = len(token) > 17 or abs(int(token)) > MAX_INTEGER
    else:
        too_large = bool(_NUMBER.fullmatch(token)) and abs(float(token)) == float("inf")
    return f"the number {shown} is too large" if too_large else ""


_PLAIN = {
    "Expecting value": "a value is expected here",
    "Expecting property name enclosed in double quotes": "a name in double quotes is expected here",
    "Illegal trailing comma before end of object": "nothing follows this comma",
    "Illegal trailing comma before end of array": "nothing follows this comma",
    "Expecting ':' delimiter": "a colon is expected here",
    "Expecting ',' delimiter": "a comma or the closing bracket is expected here",
    "Unterminated string starting at": "the text that starts here has no closing quote",
    "Invalid control character at": "a control character stands in a text",
    "Invalid \\escape": "no such escape exists",
    "Invalid \\uXXXX escape": "four hexadecimal digits are expected after \\u",
    "Extra data": "the map has ended, and something else follows",
}


def _syntax_error(text: str, error: json.JSONDecodeError) -> str:
    if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated"):
        return f"The file ends too early, in the middle of the map ({place(text, len(text))})."
    reason = next((plain for known, plain in _PLAIN.items() if error.msg.startswith(known)), error.msg)
    return _sentence(text, error.pos, reason) + "."


def _sentence(text: str, index: int, fault: str) -> str:
    where = place(text, index)
    return f"{where[0].upper()}{where[1:]}: {fault}"
