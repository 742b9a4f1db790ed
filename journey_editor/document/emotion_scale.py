"""The scale of emotions: five whole steps, and scores between them."""

from __future__ import annotations

EMOTION_WORDS: dict[int, str] = {
    -2: "very negative",
    -1: "negative",
    0: "neutral",
    1: "positive",
    2: "very positive",
}
"""What a whole score says when the map's author chose no word of their own."""


def emotion_step(score: float) -> int:
    """The whole step of the emotion scale (-2..+2) that a score lies nearest to; halves go away from neutral."""
    rounded = int(abs(score) + 0.5)
    return rounded if score >= 0 else -rounded
