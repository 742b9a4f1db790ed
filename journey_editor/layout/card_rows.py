"""What most touchpoints have alike: the frame, the row of the channel and that of the emotion.

A large map has thousands of cards and some dozens of such rows: each is made once, and held by all that have it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from journey_editor.document.vocabulary import CardField
from journey_editor.layout import emotion, metrics
from journey_editor.layout.card_facts import CardFacts
from journey_editor.layout.characters import is_right_to_left
from journey_editor.layout.flow import Flow, icon_text
from journey_editor.layout.picture import Box, Icon, Mark, Shape, Stroke, Text
from journey_editor.layout.signs import channel_icon, signal_colour, signal_icon, worst
from journey_editor.layout.text import Shaper

Marks = tuple[Mark, ...]
_KEPT = 4_096
_MOST_BESIDE_EMOTION = 3
UNKNOWN, BOTH_UNKNOWN = "emotion unknown", "channel, emotion unknown"
_ROW = metrics.CARD_SMALL.line_height


class Count(NamedTuple):
    """How many of a kind a touchpoint has."""

    icon: str
    colour: str
    number: int


@lru_cache(_KEPT)
def frame(width: float, height: float, edge: str, is_moment_of_truth: bool) -> Marks:
    """Shadow, ground and the edge in the colour of the emotion."""
    outline = Stroke("badge.moment-of-truth", 1.75) if is_moment_of_truth else Stroke("card.line", 1)
    return (
        Shape(Box(0, 1.5, width, height), "card.shadow", None, metrics.CARD_RADIUS),
        Shape(Box(0, 0, width, height), "card.fill", outline, metrics.CARD_RADIUS),
        Shape(Box(4, 8, 3, height - 16), edge, None, 1.5),
    )


def add_channel_row(flow: Flow, channel: str | None, badges: tuple[str, ...], right: float) -> None:
    """The channel at the left (None: it is not to be shown), and at the right what marks the touchpoint out."""
    if channel is not None or badges:
        flow.marks += _channel_row(flow.shaper, flow.x, flow.y, flow.width, channel, badges, right)
        flow.gap(_ROW + 4)


@lru_cache(_KEPT)
def _channel_row(
    shaper: Shaper, x: float, y: float, width: float, channel: str | None, badges: tuple[str, ...], right: float
) -> Marks:
    signs = [Icon(right - 15 - 18 * i, y - 2, 15, name, f"badge.{name}") for i, name in enumerate(reversed(badges))]
    if channel is None:
        return tuple(signs)
    icon, said = channel_icon(channel), channel or "no channel"
    marks, _ = icon_text(shaper, x, y, icon, said, metrics.CARD_SMALL, "text.muted", width - 18 * len(badges))
    return (*marks, *signs)


def add_emotion_row(flow: Flow, facts: CardFacts, score: float | None, word: str, lacks_channel: bool = False) -> None:
    """The emotion at the left, and at the right how many of each kind the touchpoint has: pain points, signals ...

    `word` is the touchpoint's own for its emotion. Where there are too many kinds for one row, the emotion has a row of
    its own above them; on paper also where its word would be cut. `lacks_channel`: that the channel is unknown, too,
    is told here, and leaves no room beside it.
    """
    counts, shows_emotion = _counts(facts), CardField.EMOTION in facts.fields
    if not (counts or shows_emotion):
        return
    flow.gap(6)
    unknown = BOTH_UNKNOWN if lacks_channel else UNKNOWN
    most = 0 if lacks_channel else _MOST_BESIDE_EMOTION
    beside = "unknown" if counts and len(counts) == most else unknown
    if shows_emotion and (len(counts) > most or (facts.is_printed and _cuts(flow, counts, score, word, beside))):
        flow.marks += _emotion(flow.shaper, flow.x, flow.y, flow.width, score, word, unknown)
        flow.gap(_ROW + 5)
        shows_emotion = False
    marks, left = _count_row(flow.shaper, flow.x + flow.width, flow.y, counts)
    flow.marks += marks
    if shows_emotion:
        flow.marks += _emotion(flow.shaper, flow.x, flow.y, left - flow.x, score, word, beside)
    flow.gap(_ROW + 1)


def _cuts(flow: Flow, counts: tuple[Count, ...], score: float | None, word: str, unknown: str) -> bool:
    """Whether the word of an emotion has too little room beside the counts."""
    _, left = _count_row(flow.shaper, flow.x + flow.width, flow.y, counts)
    marks = _emotion(flow.shaper, flow.x, flow.y, left - flow.x, score, word, unknown)
    return any(isinstance(mark, Text) and mark.shaped.is_cut for mark in marks)


def _counts(facts: CardFacts) -> tuple[Count, ...]:
    fields = facts.fields
    counts = []
    if facts.pains and CardField.PAIN_POINTS in fields:
        counts.append(Count("pain-point", "badge.pain", facts.pains))
    if facts.opportunities and CardField.OPPORTUNITIES in fields:
        counts.append(Count("opportunity", "badge.opportunity", facts.opportunities))
    if facts.signals and CardField.SIGNALS in fields:
        status = worst(facts.signals)
        counts.append(Count(signal_icon(status), signal_colour(status), len(facts.signals)))
    if facts.risks and CardField.RISKS in fields:
        counts.append(Count("risk", "badge.risk", facts.risks))
    if facts.resources and CardField.RESOURCES in fields:
        counts.append(Count("resource", "text.muted", facts.resources))
    return tuple(counts)


@lru_cache(_KEPT)
def _count_row(shaper: Shaper, right: float, y: float, counts: tuple[Count, ...]) -> tuple[Marks, float]:
    """Signs with their numbers that end at `right`, and the x that is left of them."""
    marks: list[Mark] = []
    style = metrics.CARD_SMALL_STRONG
    for icon, colour, count in reversed(counts):
        shaped = shaper.shape(str(count), style, 40, 1)
        right -= shaped.width + 15
        marks += icon_text(shaper, right, y, icon, str(count), style, colour, 60)[0]
        right -= 7
    return tuple(marks), right


@lru_cache(_KEPT)
def _emotion(
    shaper: Shaper, x: float, y: float, width: float, score: float | None, own_word: str, unknown: str
) -> Marks:
    style, colour = metrics.CARD_SMALL_STRONG, emotion.colour(score)
    said, word = own_word or emotion.scale_word(score), ""
    if score is not None:
        number = emotion.number(score)
        if is_right_to_left(said):  # in one line of text with it, the sign would stand behind the number
            said, word = number, said
        else:
            said = f"{number}  {said}"
    elif not own_word:
        said = unknown
    marks, end = icon_text(shaper, x, y, emotion.face(score), said, style, colour, width)
    if word:
        shaped = shaper.shape(word, style, max(1.0, x + width - end - 5), 1)
        marks.append(Text(end + 5 - shaped.inset, y, shaped, colour))
    return tuple(marks)
