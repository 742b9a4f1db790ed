"""Days as people write them: 2026-03-31, 20260331, 31.03.2026, and 31/3/2026 where that can only mean one day."""

from __future__ import annotations

import re
from datetime import date

from journey_editor.document.quoting import quoted

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
_DOTS = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_SLASHES = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


def parse_day(text: str) -> date | None:
    """The day that a text says; empty is None (unknown). Raises ValueError with a sentence."""
    written = text.strip()
    if not written:
        return None
    if found := _ISO.fullmatch(written) or _COMPACT.fullmatch(written):
        year, month, day = found.groups()
    elif found := _DOTS.fullmatch(written):
        day, month, year = found.groups()
    elif found := _SLASHES.fullmatch(written):
        day, month, year = found.groups()
        if ways := two_days(written):
            raise ValueError(f"“{written}” may be {ways[0]} or {ways[1]}; write it as one of these.")
        if int(month) > 12:
            day, month = month, day
    else:
        raise ValueError(f"{quoted(written)} is not a date such as 2026-03-31; the map keeps what it had.")
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise ValueError(f"The calendar has no {written}; the map keeps what it had.") from None


def two_days(text: str) -> tuple[str, str] | None:
    """The two days that a text may mean, where countries differ in whether the month is first; else None."""
    found = _SLASHES.fullmatch(text.strip())
    one, other, year = map(int, found.groups()) if found else (0, 0, 0)
    if one == other or not (1 <= one <= 12 and 1 <= other <= 12):
        return None
    return f"{year:04}-{other:02}-{one:02}", f"{year:04}-{one:02}-{other:02}"
