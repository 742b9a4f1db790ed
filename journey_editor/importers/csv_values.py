"""What stands in the cells of a touchpoint table: scores of any scale, words of five languages, lists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite
from typing import TypeVar

from journey_editor.document.channels import CHANNELS
from journey_editor.document.numbers import parse_number, two_ways
from journey_editor.document.vocabulary import Evidence, OpportunityStatus, PainSeverity, SignalStatus
from journey_editor.importers.csv_columns import plain_words

W = TypeVar("W", bound=StrEnum)

BULLET = "\u2022"
"""What begins each item of a list in one cell."""

_NUMBER = re.compile(
    "([-+\u2212]?(?:\\d{1,3}(?:[ \u00a0\u202f\u2009'\u2019]\\d{3})+(?:[.,]\\d+)?|\\d[\\d.,]*|[.,]\\d+))([eE][-+]?\\d+)?"
)
"""A number, its thousands parted or not, and its power of ten."""
_WITH_POWER = re.compile(r"[-+]?\d+(?:[.,]\d+)?[eE][-+]?\d+")
_MORE_OF_IT = re.compile(r"\s*[^\w\s]?\s*\d")
"""What is no unit: the rest of a date, of a range, or of a number that was written in a way that is not known."""
_FRACTION = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:/|of|von|sur|de)\s*(\d+)")
_STARS = re.compile("[\u2605\u2b50]\ufe0f?")
_RANGE = re.compile(r"([-\u2212]?\d+)\s*(?:\.{2,3}|to|bis|à|a|[-\u2013\u2014])\s*\+?(\d+)", re.IGNORECASE)
_ANY_BULLET = re.compile(r"\s*(?:[\u2022*\u2013-]|\d+[.)])\s+")

_USUAL_WITH_ZERO = ((-2.0, 2.0), (0.0, 5.0), (0.0, 10.0), (0.0, 100.0))
_USUAL_WITHOUT = ((1.0, 5.0), (1.0, 10.0), (0.0, 100.0))

_FEELINGS: dict[float, str] = {
    -2: "very negative, very bad, terrible, awful, angry, furious, sehr negativ, sehr schlecht, très négatif, "
    "très mauvais, muy negativo, muy malo, muito negativo, muito ruim, 😡, 😠, 😭, 🤬",
    -1: "negative, bad, poor, low, unhappy, dissatisfied, frustrated, negativ, schlecht, unzufrieden, négatif, "
    "mauvais, negativo, malo, ruim, mau, ☹️, 🙁, 😞, 😟, 😕, 😤, 😢",
    0: "neutral, ok, okay, medium, mixed, neutre, neutro, mittel, gemischt, 😐, 😑",
    1: "positive, good, high, happy, satisfied, positiv, gut, zufrieden, positif, bon, satisfait, positivo, bueno, "
    "bom, 🙂, 😊, 😀, 😌",
    2: "very positive, very good, excellent, great, delighted, very happy, sehr positiv, sehr gut, begeistert, "
    "très positif, très bon, muy positivo, muy bueno, excelente, muito positivo, muito bom, 😍, 🤩, 😁, 😄",
}
_YES = "yes, y, true, x, 1, ja, wahr, oui, vrai, sí, verdadero, sim, verdadeiro, ✓, ✔, ✅, ☑"
_NO = "no, n, false, 0, nein, falsch, non, faux, falso, não, -, –, ✗, ❌, ☐"
_UNKNOWN = "unknown, n/a, na, none, ?, -, –, —, unbekannt, inconnu, desconocido, desconhecido, nan, null, tbd"
_SYNONYMS: dict[type[StrEnum], dict[str, str]] = {
    Evidence: {
        "assumed": "assumption, hypothesis, annahme, angenommen, hypothese, supposé, supuesto, suposição, low",
        "observed": "research, beobachtet, observé, observado, recherche, medium",
        "validated": "confirmed, bestätigt, validiert, validé, validado, high",
    },
    PainSeverity: {
        "low": "minor, niedrig, gering, faible, bajo, baja, baixo, baixa",
        "medium": "moderate, mittel, moyen, moyenne, medio, media, médio, média",
        "high": "major, severe, hoch, élevé, élevée, alto, alta",
        "critical": "blocker, kritisch, critique, crítico, crítica",
    },
    SignalStatus: {"live": "measured", "not_instrumented": "not measured, missing", "partial": "partly"},
    OpportunityStatus: {"piloting": "pilot", "planned": "plan", "dropped": "rejected"},
}


def _words(text: str) -> frozenset[str]:
    return frozenset(_word(word) for word in text.split(","))


def _word(text: str) -> str:
    return plain_words(text) or text.strip().removesuffix("\ufe0f")


_SCORE_OF_WORD = {word: score for score, words in _FEELINGS.items() for word in _words(words)}
_YES_WORDS, _NO_WORDS, _UNKNOWN_WORDS = _words(_YES), _words(_NO), _words(_UNKNOWN)


def number(text: str) -> float | None:
    """A number with a decimal point or comma, its thousands parted or not; None: it is none, or may be two."""
    text = text.strip()
    if _WITH_POWER.fullmatch(text):  # programs write it so, each digit as it is meant
        value = float(text.replace(",", "."))
        return value if isfinite(value) else None
    found = _NUMBER.fullmatch(text)
    try:
        return parse_number(found[1]) if found and not found[2] else None
    except ValueError:
        return None


def number_and_unit(text: str) -> tuple[float, str] | None:
    """A number and what follows it: "12 %", "3 days". None where it begins with no number, or with several."""
    text = text.strip()
    found = _NUMBER.match(text)
    if found is None or (value := number(found[0])) is None or abs(value) > 1e15:
        return None
    rest = text[found.end() :]
    return None if _MORE_OF_IT.match(rest) else (value, rest.strip())


def two_numbers(text: str) -> tuple[str, str] | None:
    """The two numbers that the one a cell begins with may be; None where there is no such doubt."""
    found = _NUMBER.match(text.strip())
    return two_ways(found[1]) if found else None


def truth(text: str) -> bool | None:
    """A yes or no in any of five languages; None for any other text."""
    word = _word(text)
    return True if word in _YES_WORDS else False if word in _NO_WORDS or not text.strip() else None


def is_unknown(text: str) -> bool:
    """Whether a cell says that its value is not known."""
    return not text.strip() or _word(text) in _UNKNOWN_WORDS


def choice(text: str, of: type[W]) -> W | None:
    """The word of a closed choice that a text means, or None."""
    word = _word(text)
    for value in of:
        if word in {_word(value.value), *_words(_SYNONYMS.get(of, {}).get(value.value, value.value))}:
            return value
    return None


def channel(text: str) -> str:
    """A channel; a usual one in the spelling of the vocabulary: "E-Mail" is "email"."""
    return _CHANNELS.get(_letters(text), text)


def _letters(text: str) -> str:
    return re.sub(r"[-_ ]", "", text.casefold())


_CHANNELS = {_letters(name): name for name in CHANNELS}


def items(cell: str) -> list[str]:
    """The items of a cell: a line each, or what bullets begin."""
    if not cell.strip():
        return []
    ours = cell.startswith(BULLET)
    found: list[str] = []
    bulleted = ours or any(_ANY_BULLET.match(line) for line in cell.split("\n"))
    for line in cell.split("\n"):
        begins = line.startswith(BULLET) if ours else _ANY_BULLET.match(line)
        if begins or not found or not bulleted:
            start = len(BULLET) if ours else begins.end() if isinstance(begins, re.Match) else 0
            found.append(line[start:].removeprefix(" "))
        else:
            found[-1] += "\n" + line.removeprefix("  ")
    return [item.strip() for item in found if ours or item.strip()]


def cell_of(texts: Iterable[str]) -> str:
    """One cell that `items` reads back as these texts."""
    texts = [text.strip() for text in texts]
    if len(texts) == 1 and texts[0] and "\n" not in texts[0]:
        only = texts[0]
        if not only.startswith(BULLET) and not _ANY_BULLET.match(only):
            return only
    return "\n".join(f"{BULLET} {text}".rstrip().replace("\n", "\n  ") for text in texts)


@dataclass(frozen=True)
class EmotionRange:
    """From where to where the numbers of an emotion column go."""

    low: float
    high: float
    guessed: bool

    def emotion(self, score: float) -> float | None:
        """A score as an emotion (-2..+2); None where it lies off the scale."""
        if not self.low <= score <= self.high:
            return None
        if (self.low, self.high) == (-2, 2):
            return score
        return round(-2 + 4 * (score - self.low) / (self.high - self.low), 4)

    def __str__(self) -> str:
        return f"{self.low:g} to {self.high:g}"


def scale_of(header: str, cells: Iterable[str]) -> EmotionRange:
    """The scale of an emotion column: what its header says, or the usual one that all of its numbers fit."""
    if told := _RANGE.search(header):
        low, high = float(told[1].replace("\u2212", "-")), float(told[2])
        if low < high <= 100:
            return EmotionRange(low, high, guessed=False)
    scores = [score for cell in cells if (score := number(cell)) is not None]
    low, high = min(scores, default=0), max(scores, default=0)
    if low < 0:
        reach = next((reach for reach in (2.0, 3.0, 5.0, 10.0, 100.0) if max(-low, high) <= reach), max(-low, high))
        return EmotionRange(-reach, reach, guessed=True)
    usual = _USUAL_WITH_ZERO if low == 0 else _USUAL_WITHOUT
    least, most = next((scale for scale in usual if high <= scale[1]), (0.0, high))
    return EmotionRange(least, most, guessed=True)


def emotion(cell: str, scale: EmotionRange) -> tuple[float | None, str] | None:
    """Emotion and its word in a cell. None where the cell is neither known word nor number on the scale."""
    if is_unknown(cell):
        return None, ""
    if (score := number(cell)) is not None:
        emotion = scale.emotion(score)
        return None if emotion is None else (emotion, "")
    if fraction := _FRACTION.fullmatch(cell.strip()):
        value, most = number(fraction[1]), float(fraction[2])
        emotion = EmotionRange(1 if most == 5 else 0, most, guessed=False).emotion(value or 0) if most > 1 else None
        return None if emotion is None else (emotion, "")
    if (stars := len(_STARS.findall(cell))) and not re.search(r"\w", cell):
        return (float(stars - 3), "") if stars <= 5 else None
    known = _SCORE_OF_WORD.get(_word(cell))
    return None if known is None else (float(known), cell.strip())
