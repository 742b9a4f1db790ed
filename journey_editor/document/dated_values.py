"""The dated values of a signal: a day and a number each, with a note where there is something to say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from journey_editor.document.changes import ChangeSet
from journey_editor.document.claim_records import DatedValue, Signal
from journey_editor.document.days import parse_day
from journey_editor.document.draft import Draft
from journey_editor.document.journey import Journey
from journey_editor.document.numbers import number_text, parse_number
from journey_editor.document.quoting import quoted
from journey_editor.document.record import clean_text

MOST_LINES = 5_000
"""Of what is pasted: a value a day for more than thirteen years."""
_LINE = re.compile(r"([^\s:;=]+)[:;=\s]+([^;\t]*)(?:[;\t](.*))?")


def dated_value(day: str, value: str, note: str = "") -> DatedValue:
    """A dated value of what was typed. Raises ValueError with a sentence."""
    when, number = parse_day(day), parse_number(value)
    if when is None or number is None:
        missing = "date" if when is None else "value"
        raise ValueError(f"A dated value has a date and a value; the {missing} is missing.")
    said = " ".join(clean_text(note).split())
    return (when, number, said) if said else (when, number)


def note_of(one: DatedValue) -> str:
    """The note of a dated value, or nothing."""
    return one[2] if len(one) > 2 else ""


def line_of(one: DatedValue) -> str:
    """A dated value as a line: "2026-03-31: 12; after the launch"."""
    note = note_of(one)
    return f"{one[0].isoformat()}: {number_text(one[1])}" + (f"; {note}" if note else "")


def read_line(line: str) -> DatedValue:
    """A dated value of a line, or of the columns of a spreadsheet. Raises ValueError with a sentence."""
    found = _LINE.fullmatch(line.strip())
    if found is None or not found[2].strip():
        raise ValueError(
            f"{quoted(line)} is not a date with its value, such as “2026-03-31: 12”; the map keeps what it had."
        )
    return dated_value(found[1], found[2], found[3] or "")


def read_lines(text: str) -> tuple[list[DatedValue], list[str]]:
    """The dated values of pasted lines, and a sentence for each line that is none. A first line of titles is passed.

    Of too many lines the first are read, and the first sentence says so.
    """
    found: list[DatedValue] = []
    refused = []
    lines = [line for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if line.strip()]
    if len(lines) > MOST_LINES:
        refused.append(f"Only the first {MOST_LINES:,} of {len(lines):,} lines were read; paste the others after them.")
    for number, line in enumerate(lines[:MOST_LINES], 1):
        try:
            found.append(read_line(line))
        except ValueError as problem:
            if number > 1 or len(lines) == 1 or any(letter.isdigit() for letter in line):
                refused.append(f"Line {number:,}: {problem}")
    return found, refused


def merged(values: Sequence[DatedValue], others: Iterable[DatedValue]) -> tuple[DatedValue, ...]:
    """Values with others put among them; those of the same day are replaced. By day."""
    by_day = {one[0]: one for one in values} | {one[0]: one for one in others}
    return tuple(by_day[day] for day in sorted(by_day))


def day_twice(values: Sequence[DatedValue]) -> str:
    """That a day has two values, without a full stop; empty where each has one."""
    days = sorted(one[0] for one in values)
    twice = next((day for day, other in pairwise(days) if day == other), None)
    return f"{twice.isoformat()} stands there twice" if twice is not None else ""


def set_history(journey: Journey, signal_id: str, values: Sequence[DatedValue]) -> ChangeSet:
    """Give a signal other dated values, by day. Its current value goes with the newest of them where it did before.

    Raises ValueError, with a sentence, where a day has two values.
    """
    draft = Draft(journey)
    revise_history(draft, signal_id, values)
    return draft.changes()


def revise_history(draft: Draft, signal_id: str, values: Sequence[DatedValue]) -> None:
    """As `set_history`, on a draft."""
    signal = draft.get(signal_id)
    assert isinstance(signal, Signal)
    if said := day_twice(values):
        raise ValueError(f"{said}; the map keeps what it had.")
    history = tuple(sorted(values, key=lambda one: one[0]))
    newest = signal.history and max(signal.history, key=lambda one: one[0])[1]
    follows = signal.current is None or (signal.history and signal.current == newest)
    current = history[-1][1] if history and follows else signal.current
    draft.revise(signal_id, history=history, current=current)
