"""How an emotion is shown: by position, face, number and word, never by colour alone."""

from __future__ import annotations

from journey_editor.document.emotion_scale import EMOTION_WORDS, emotion_step
from journey_editor.document.numbers import signed_text
from journey_editor.document.records import Touchpoint

_FACES = {
    -2: "emotion-very-negative",
    -1: "emotion-negative",
    0: "emotion-neutral",
    1: "emotion-positive",
    2: "emotion-very-positive",
}


def face(score: float | None) -> str:
    """The icon of a score; None is unknown."""
    return "emotion-unknown" if score is None else _FACES[emotion_step(score)]


def colour(score: float | None) -> str:
    """The colour role of a score; None is unknown."""
    return "unknown" if score is None else f"emotion.{emotion_step(score)}"


def number(score: float) -> str:
    """The score as text, with its sign: "+1", "0", "\u22121.5"."""
    return signed_text(score)


def word(touchpoint: Touchpoint) -> str:
    """The touchpoint's own word for its emotion, else the scale's."""
    return touchpoint.emotion_word or scale_word(touchpoint.emotion)


def scale_word(score: float | None) -> str:
    """The scale's word for a score; None is unknown."""
    return "unknown" if score is None else EMOTION_WORDS[emotion_step(score)]
