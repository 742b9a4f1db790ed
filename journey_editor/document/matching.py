"""How what is typed finds a text: its words in any order, whatever their case and accents; initials for short texts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from journey_editor.document.wording import name_key

EXACT, BEGINS, BEGINS_A_WORD, WITHIN, SCATTERED = 0, 1, 2, 3, 8
"""How far a text is from a word: it is the word, begins with it, has a word that does, holds it, holds its letters."""


def folded(text: str) -> str:
    """A text as it is compared: "Café CRÈME" is "cafe creme"."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in apart if not unicodedata.combining(c))
    return plain.replace("\u0131", "i")  # the Turkish i without a dot: its capital is the I of all others


def words_of(query: str) -> tuple[str, ...]:
    """The words of what was typed, folded."""
    return tuple(folded(query).split())


def distance(words: Sequence[str], text: str, is_fuzzy: bool = False) -> int | None:
    """How far a folded text is from all the words: 0 is the same; None: it has not all of them.

    Where it is fuzzy, letters in their order are enough, the first of them at the beginning of a word: "zin" is
    "zoom in".
    """
    if len(words) > 1 and " ".join(words) == text:
        return EXACT
    total = 0
    for word in words:
        far = _distance(word, text, is_fuzzy)
        if far is None:
            return None
        total += far
    return total


def rest_of_name(typed: str, names: Iterable[str]) -> str:
    """What is missing of the one name that begins as typed; nothing where it is a name, or several begin so."""
    begun = name_key(typed)
    longer: dict[str, str] = {}
    for name in names:
        if name_key(name) == begun:
            return ""
        if name_key(name[: len(typed)]) == begun:
            longer.setdefault(name_key(name), name)
    return next(iter(longer.values()))[len(typed) :] if begun and len(longer) == 1 else ""


def _distance(word: str, text: str, is_fuzzy: bool) -> int | None:
    at = text.find(word)
    if at == 0:
        return EXACT if len(text) == len(word) else BEGINS
    if at > 0:
        return BEGINS_A_WORD if not text[at - 1].isalnum() or f" {word}" in text else WITHIN
    if is_fuzzy and len(word) > 1 and (found := _scattered(word).search(text)):
        return SCATTERED + (found.end() - found.start() - len(word))
    return None


@lru_cache(maxsize=64)
def _scattered(word: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)" + ".*?".join(map(re.escape, word)))
