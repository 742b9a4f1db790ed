"""What a card's picture depends on, and the picture."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from journey_editor.document.journey import Journey
from journey_editor.document.records import Card, Decision, Lane, Opportunity, Owner, PainPoint, Resource, Risk, Signal
from journey_editor.document.vocabulary import USUAL_CARD_FIELDS, CardField, LaneContent, SignalStatus
from journey_editor.layout import metrics
from journey_editor.layout.card_picture import CardPicture, card_picture
from journey_editor.layout.later import Told
from journey_editor.layout.picture import Mark

USUAL_FIELDS = frozenset(USUAL_CARD_FIELDS)


_PLACE = {"lane", "step", "order"}


class CardFacts(NamedTuple):
    """All that a card's picture depends on: the same facts, the same picture. `fields` is what it is to show.

    Facts of a card that was moved are equal to those before.
    """

    card: Card
    owner: str = ""
    pains: int = 0
    opportunities: int = 0
    signals: tuple[SignalStatus, ...] = ()
    picture: CardPicture | None = None
    lane: LaneContent = LaneContent.PERSONA
    fields: frozenset[CardField] = USUAL_FIELDS
    ways_out: int = 0
    """How many connections start at a decision."""
    ways_hidden: int = 0
    """How many of them lead into lanes that are not shown."""
    width: float = metrics.CARD_WIDTH
    """How wide the card is, in points: more where it lasts for several steps."""
    risks: int = 0
    resources: int = 0
    name_lines: int = metrics.CARD_NAME_LINES
    """How many lines the name of a touchpoint or decision may take."""

    @property
    def is_printed(self) -> bool:
        """Whether it is for those who cannot rest the pointer on what is cut."""
        return self.name_lines >= metrics.PRINTED_NAME_LINES

    @property
    def text_lines(self) -> int:
        """How many lines each of its other texts may take."""
        return metrics.PRINTED_TEXT_LINES if self.is_printed else metrics.CARD_TEXT_LINES

    @property
    def small_lines(self) -> int:
        """How many lines its owner may take, and its evidence."""
        return metrics.PRINTED_LINES if self.is_printed else metrics.CARD_LINE

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, CardFacts):
            return NotImplemented
        return self[1:] == other[1:] and _look_alike(self.card, other.card)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self[1:])


def _look_alike(card: Card, other: Card) -> bool:
    """Whether two cards say the same, wherever they stand."""
    if card is other:
        return True
    says, other_says = card.__dict__, other.__dict__
    return type(card) is type(other) and all(says[name] == other_says[name] for name in _said(type(card)))


@cache
def _said(card_type: type[Card]) -> tuple[str, ...]:
    return tuple(name for name in card_type.model_fields if name not in _PLACE)


@dataclass(frozen=True)
class CardContent:
    """A card as marks, relative to its upper left corner."""

    height: float
    marks: tuple[Mark, ...]
    told: str | Told
    """The card in one sentence."""


def card_facts(
    journey: Journey,
    card: Card,
    fields: frozenset[CardField] = USUAL_FIELDS,
    name_lines: int = metrics.CARD_NAME_LINES,
) -> CardFacts:
    """Gather what a card shows."""
    owner, counts = journey.get(card.owner), journey.counts(card.id)
    return CardFacts(
        card,
        owner.name if isinstance(owner, Owner) else "",
        counts.get(PainPoint, 0),
        counts.get(Opportunity, 0),
        tuple(signal.status for signal in journey.parts(card.id, Signal)) if Signal in counts else (),
        card_picture(journey, card),
        journey.record(card.lane, Lane).content,
        fields,
        len(journey.ways_out(card.id)) if isinstance(card, Decision) else 0,
        risks=counts.get(Risk, 0),
        resources=counts.get(Resource, 0),
        name_lines=name_lines,
    )
