"""What an import gives: the journey, and notes on whatever could not be taken over as it stood."""

from __future__ import annotations

from dataclasses import dataclass, field

from journey_editor.document.journey import Journey
from journey_editor.document.quoting import quoted


@dataclass(frozen=True, slots=True)
class Remark:
    """One sentence about one place of the file. No line and no row: the file as a whole."""

    sentence: str
    line: int | None = None
    row: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        where = place(line=self.line, row=self.row, column=self.column)
        return f"{where}: {self.sentence}" if where else self.sentence


@dataclass(frozen=True, slots=True)
class Imported:
    """A journey made from another program's file."""

    journey: Journey
    notes: list[Remark] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)
    """Which card came from which row of a table."""


class ImportProblem(ValueError):
    """A file that cannot be imported. Its text is one sentence that says what is wrong, and where."""


def place(line: int | None = None, row: int | None = None, column: str | None = None) -> str:
    """A place of a file in words: "Line 3", "Row 5, column “Emotion”", or nothing."""
    if line is not None:
        return f"Line {line}"
    parts = [f"row {row}"] if row is not None else []
    if column is not None:
        parts.append(f"column {quoted(column)}")
    where = ", ".join(parts)
    return where[:1].upper() + where[1:]
