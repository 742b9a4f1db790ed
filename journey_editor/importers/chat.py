"""Lines that were copied from a chat, without who said them and when: a room wants what was said."""

from __future__ import annotations

import re
from collections.abc import Sequence

_TIME = r"\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?(?:\s?Uhr)?"
_DATE = r"\d{1,4}[./-]\d{1,2}[./-](?:\d{2,4})?"
_WHO = r"[^:\n]{1,60}?"
_HEADS = tuple(
    re.compile(head)
    for head in (
        rf"\[[^\]\n]{{0,14}}\b\d{{1,2}}:\d{{2}}[^\]\n]{{0,16}}\]\s+{_WHO}(?::\s|$)",  # [10:31, 27.11.2026] Ana: ...
        rf"{_DATE},?\s{_TIME}\s-\s{_WHO}:\s",  # 27/11/26, 10:31 - Ana: ...
        rf"{_TIME}\s+From\s{_WHO}:(?:\s|$)",  # 10:31:05 From Ana to Everyone: ...
        rf"{_WHO},?\s+[\[(]?(?:{_DATE},?\s)?{_TIME}[\])]?(?::\s|$)",  # Ana 10:31: ..., Ana  10:31 AM
    )
)
_LEAST = 2
"""So many lines of a chat begin with who said them and when: one alone may be anything."""


def what_was_said(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines without who said them and when; none where they are no chat.

    Some programs put that on a line of its own, over what was said. Where nothing is said under such a line, it is an
    agenda ("Break 10:45").
    """
    heads = [next(filter(None, (head.match(line) for head in _HEADS)), None) for line in lines]
    if sum(head is not None for head in heads) < _LEAST or heads[0] is None:
        return ()
    said = [line[head.end() :].strip() if head else line for line, head in zip(lines, heads, strict=True)]
    after = [*heads[1:], None]
    is_last = [*[False] * (len(said) - 1), True]
    if any(not text and (head is not None or last) for text, head, last in zip(said, after, is_last, strict=True)):
        return ()
    return tuple(text for text in said if text)
