"""Numbers as people write them, with decimal comma or point, and back."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from math import isfinite

from journey_editor.document.quoting import quoted

_NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)")
_AMBIGUOUS = re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3}|\.\d\d0)")
"""A comma may part thousands, and so may a point where no program would have written what follows as decimals."""
_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(?:(?:,\d{3})+\.\d+|(?:\.\d{3})+,\d+|(?:,\d{3}){2,}|(?:\.\d{3}){2,})")
"""Thousands that are parted by the first mark, without a doubt: 1,234.5 or 1.234.567."""
_GAP = r"[\s'’\u066c]"
"""A space, or another mark that parts thousands and nothing else."""
_PARTED = re.compile(rf"(?<![\d.,])[1-9]\d{{0,2}}(?:{_GAP}\d{{3}})+(?!\d)")
_CUT = re.compile(rf"[\d.,]{_GAP}+[\d.,]")
"""Two numbers beside each other, unless the gap parts thousands."""
_DAYS = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:d|days?|(w|wks?|weeks?))?", re.IGNORECASE)
_DIGITS = 13
"""Of a percentage: three fewer than a double holds."""


def parse_number(text: str, unit: str = "") -> float | None:
    """The number that a text says, with its unit before or behind it or without; empty is None (unknown).

    Raises ValueError with a sentence.
    """
    written = text.strip()
    parted = _joined(written)
    if _CUT.search(parted):
        raise ValueError(f"{quoted(written)} is not a number; the map keeps what it had.")
    bare = re.sub(_GAP, "", parted)
    if unit:  # Turkish writes %30, and many write $40
        bare = bare.removesuffix(unit) if bare.endswith(unit) else bare.removeprefix(unit)
    if not bare:
        return None
    if ways := two_ways(bare):
        mark = "comma" if "," in bare else "point"
        raise ValueError(f"“{written}” may be {ways[0]} or {ways[1]}0; write it without the {mark}.")
    bare = bare.replace("\u066b", ",")  # the Arabic comma of decimals parts no thousands
    if _GROUPED.fullmatch(bare):
        bare = bare.replace(next(mark for mark in bare if mark in ",."), "")
    if not _NUMBER.fullmatch(bare):
        raise ValueError(f"{quoted(written)} is not a number; the map keeps what it had.")
    value = float(bare.replace(",", "."))
    if not isfinite(value):
        raise ValueError(f"{quoted(written)} is too large a number; the map keeps what it had.")
    return value


def two_ways(text: str) -> tuple[str, str] | None:
    """The two numbers that a text may mean, where its mark may part thousands or begin decimals; else None."""
    bare = re.sub(_GAP, "", _joined(text.strip()))
    if not _AMBIGUOUS.fullmatch(bare):
        return None
    return re.sub("[,.]", "", bare), bare.replace(",", ".")


def _joined(text: str) -> str:
    """A number in the digits of this language, without the spaces that part its thousands."""
    plain = "".join(str(unicodedata.decimal(letter, letter)) for letter in text.replace("\u2212", "-"))
    return _PARTED.sub(lambda found: re.sub(_GAP, "", found[0]), plain)


def parse_measure(text: str, unit: str) -> float | None:
    """The number of a measure, written with its unit or without: "30 %" where the unit is "%".

    Raises ValueError with a sentence.
    """
    bare = "".join(unit.split())
    return parse_number(text, "" if any(letter.isdigit() for letter in bare) else bare)


def number_text(value: float | None) -> str:
    """A number as short as it can be written without losing any of it; unknown is empty."""
    if value is None:
        return ""
    if value == int(value):
        return str(int(value))
    return format(Decimal(repr(value)), "f")


def signed_text(value: float) -> str:
    """A number with its sign: "+1", "0", "\u22121.5"."""
    text = f"{abs(value):g}"
    return text if value == 0 else ("+" if value > 0 else "\u2212") + text


def parse_percent(text: str) -> float | None:
    """The share (0..1) that a percentage says; empty is None (unknown). Raises ValueError with a sentence."""
    number = parse_number(text, unit="%")
    return None if number is None else float(Decimal(repr(number)) / 100)


def percent_text(value: float | None) -> str:
    """A share (0..1) as a percentage without its sign; unknown is empty.

    The last digits of a sum of shares are noise of the arithmetic: 0.1 + 0.2 is 30 %.
    """
    return "" if value is None else number_text(float(f"{Decimal(repr(value)) * 100:.{_DIGITS}g}"))


def days(text: str) -> float | None:
    """A duration in days: "24", "3.5 days", "2 weeks"; empty is unknown. Raises ValueError with a sentence."""
    if not text:
        return None
    found = _DAYS.fullmatch(text)
    if found is None:
        raise ValueError(f"{quoted(text)} is no number of days.")
    value = (parse_number(found[1]) or 0) * (7 if found[2] else 1)
    if not isfinite(value):
        raise ValueError(f"{quoted(text)} is too large a number of days.")
    return value
