"""Fractional order keys: a key between any two keys, so that moving one record changes no other (and two copies merge).

A key is a fraction in base 62 written without its "0."; keys compare as strings. No key ends in "0", so there is always
room before it.
"""

from __future__ import annotations

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BASE = len(_DIGITS)
_VALUE = {digit: i for i, digit in enumerate(_DIGITS)}
_STRIDE = 8
"""How far apart keys are set at an open end, in the last digit: halving what is left would make keys grow quickly."""


def key_between(before: str | None, after: str | None) -> str:
    """A key that sorts after `before` and before `after`; None is an open end.

    Raises ValueError where `before` is not below `after`.
    """
    return keys_between(before, after, 1)[0]


def keys_between(before: str | None, after: str | None, count: int) -> list[str]:
    """`count` keys in rising order between two keys, spread evenly; None is an open end.

    Raises ValueError where `before` is not below `after`.
    """
    if before is not None and after is not None and before >= after:
        raise ValueError(f"no order key lies between {before!r} and {after!r}")
    length = max(2, len(before or ""), len(after or ""))
    is_open = (before is None) != (after is None)
    reach = (_STRIDE if is_open else 1) * (count + 1)
    while True:
        low = _number(before, length) if before else 0
        high = _number(after, length) if after else _BASE**length
        if high - low >= reach:
            if is_open and after is None:
                high = low + reach
            elif is_open:
                low = high - reach
            gap = high - low
            return [_key(low + gap * (i + 1) // (count + 1), length) for i in range(count)]
        # At an open end more will follow: twice the digits hold them all, one digit more would be used up at once.
        length = length * 2 if is_open else length + 1


def _number(key: str, length: int) -> int:
    value = 0
    for digit in key.ljust(length, _DIGITS[0]):
        value = value * _BASE + _VALUE[digit]
    return value


def _key(number: int, length: int) -> str:
    digits = []
    for _ in range(length):
        number, digit = divmod(number, _BASE)
        digits.append(_DIGITS[digit])
    return "".join(reversed(digits)).rstrip(_DIGITS[0])
