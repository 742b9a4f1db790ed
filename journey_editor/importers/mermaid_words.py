"""The small print of Mermaid text: its white space, its numbers, its entity codes."""

from __future__ import annotations

import html
import math
import re
from html.entities import html5

from journey_editor.document.record import clean_text

SPACE = "\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
"""What JavaScript takes for white space, as the inside of a character class."""

NO_NAME = "\u200b"
"""What stands in Mermaid text for a name that is empty: Mermaid itself knows no empty names."""

_ENTITY = re.compile(r"#([A-Za-z0-9_]+);")
_HIDDEN = re.compile("\ue000([A-Za-z0-9_]+)\ue001")
_BREAK = re.compile(rf"<br[{SPACE}]*/?>", re.IGNORECASE)
_DECIMAL = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_BASED = re.compile(r"0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+")
_INFINITE = re.compile(r"[+-]?Infinity")
_SPACES = "".join(re.findall(f"[{SPACE}]", "".join(map(chr, range(0x10000)))))
_LONGEST_NUMBER = 1_000
"""Characters. Longer ones are no scores, and would be tried in endless ways."""


def trimmed(text: str) -> str:
    """Text without white space at its ends, as JavaScript trims it."""
    return text.strip(_SPACES)


def js_number(text: str) -> float:
    """What JavaScript's Number() makes of a text: nothing is 0, what is no number NaN."""
    text = trimmed(text)
    if not text:
        return 0.0
    if len(text) > _LONGEST_NUMBER:
        return math.nan
    if _DECIMAL.fullmatch(text):
        return float(text)
    if _BASED.fullmatch(text):
        return float(int(text, 0)) if len(text) < 100 else math.inf
    if _INFINITE.fullmatch(text):
        return -math.inf if text.startswith("-") else math.inf
    return math.nan


def hide_entities(text: str) -> str:
    """Entity codes (#58; #quot;) without the characters that the grammar looks for, as Mermaid does before it reads.

    The characters that hide them may stand in the text as well: they become codes themselves, and so come back.
    """
    return _ENTITY.sub("\ue000\\1\ue001", text.replace("\ue000", "#57344;").replace("\ue001", "#57345;"))


def shown_entities(text: str) -> str:
    """Hidden entity codes as they stand in the file."""
    return _HIDDEN.sub(r"#\1;", text)


def drawn(text: str) -> str:
    """Text as Mermaid draws it: <br> is a line break, entity codes are characters, no white space at the ends."""
    lines = [trimmed(line) for line in _BREAK.split(text)]
    return _HIDDEN.sub(lambda match: _character(match[1]), "\n".join(lines))


def name_of(text: str) -> str:
    """A name as it is drawn; empty where the text only stands for an empty name."""
    name = drawn(text)
    return "" if name == NO_NAME else name


def _character(code: str) -> str:
    if code.isdigit():
        found = clean_text(html.unescape(f"&#{code};"))
        return found if found not in ("", "\ufffd") else f"#{code};"
    return html5.get(f"{code};", f"#{code};")
