"""Cells as spreadsheets read them: what one would run as a formula gets a leading apostrophe, and loses it here."""

from __future__ import annotations

import re

_PLAIN_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e[+-]?\d+)?")
_NEUTRALISED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")


def safe_cell(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    if _PLAIN_NUMBER.fullmatch(cell):
        return cell
    return f"'{cell}" if _NEUTRALISED.match(f"'{cell}") else cell


def bare_cell(cell: str) -> str:
    """What a cell said before `safe_cell`."""
    return cell[1:] if _NEUTRALISED.match(cell) else cell
