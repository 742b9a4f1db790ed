"""A table of the workbench as CSV: RFC 4180, UTF-8 with a byte order mark, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from journey_editor.document.spreadsheets import safe_cell
from journey_editor.storage import atomic


def to_text(rows: Iterable[Sequence[str]]) -> str:
    """Rows of cells as CSV text, without the byte order mark."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    for row in rows:
        writer.writerow([safe_cell(cell) for cell in row])
    return text.getvalue()


def to_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows of cells as a CSV file."""
    return to_text(rows).encode("utf-8-sig")


def write(rows: Iterable[Sequence[str]], path: Path) -> list[str]:
    """Write rows of cells as a CSV file; gives what is to be said about it. Raises SaveError with one sentence."""
    return list(atomic.write_bytes(path, to_bytes(rows)).notes)
