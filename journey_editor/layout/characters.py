"""Which characters of a user's text can be put on a page at all. What cannot is shown as U+FFFD and told by name."""

from __future__ import annotations

import re
import unicodedata

REPLACEMENT = "\ufffd"

_UNSHOWABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Controls but for tab and line ends, lone halves of surrogate pairs, and code points that are no characters."""

_LINE_END = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")

_CONTROL_NAMES = {0x00: "NULL", 0x07: "BELL", 0x08: "BACKSPACE", 0x1B: "ESCAPE", 0x7F: "DELETE"}


def shown(text: str) -> str:
    """The text with every character that cannot be shown replaced by U+FFFD, one for one."""
    return _UNSHOWABLE.sub(REPLACEMENT, text)


def paragraphs(text: str) -> list[str]:
    """The showable text cut at its line ends, of whatever platform; at least one paragraph."""
    if text.isprintable():  # most are
        return [text]
    return _LINE_END.split(shown(text))


def unshowable(text: str) -> set[str]:
    """The characters of the text that `shown` replaces."""
    return set(_UNSHOWABLE.findall(text))


def character_name(character: str) -> str:
    """How a character is told to a user: "U+4E2D CJK UNIFIED IDEOGRAPH-4E2D"."""
    code = ord(character)
    if 0xD800 <= code <= 0xDFFF:
        name = "LONE SURROGATE"
    else:
        name = unicodedata.name(character, "") or _CONTROL_NAMES.get(code, "CONTROL OR UNASSIGNED CHARACTER")
    return f"U+{code:04X} {name}"


def is_right_to_left(paragraph: str) -> bool:
    """Whether a paragraph runs from right to left: its first letter with a direction says so."""
    if paragraph.isascii():
        return False
    for character in paragraph:
        match unicodedata.bidirectional(character):
            case "L":
                return False
            case "R" | "AL":
                return True
    return False


def in_line(name: str) -> str:
    """A name as it stands in a line that runs from left to right: numbers and arrows beside it stay where they are."""
    return f"\u200e\u2068{name}\u2069" if is_right_to_left(name) else name


def number_before(number: str, name: str) -> str:
    """A number as it stands before a name: its sign stays before it where the name runs from right to left."""
    return f"\u2066{number}\u2069" if is_right_to_left(name) else number
