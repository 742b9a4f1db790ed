"""The first slides: stages and personas with their emotion curves, and in words the worst and the best moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from journey_editor.document.edits.pictures import picture_of
from journey_editor.document.journey import Journey
from journey_editor.document.records import MAP_ID, Lane, Stage, Touchpoint
from journey_editor.document.vocabulary import LaneContent
from journey_editor.export.deck import CONTINUED, ROOM, Deck, Logo, in_groups
from journey_editor.layout import emotion
from journey_editor.layout.headers import UNNAMED_STAGE
from journey_editor.layout.images import bytes_of
from journey_editor.layout.logo import logo_of
from journey_editor.layout.picture import Box
from journey_editor.layout.theme import persona_role
from journey_editor.painting.opened_pictures import opened_pictures
from journey_editor.reports.curves import in_words
from journey_editor.tables.places import called

_STAGES, _LANES = 8, 5
"""At most so many stages and lanes stand on an overview."""
_NAMES, _GAP = 152.0, 8.0
_HEADS = (50.0, 64.0, 78.0, 96.0)
"""So high are the stages of an overview: the first in which no name is cut."""
_STAGE = 84.0
"""So wide at least is a stage there, and wider by its steps."""
_SCALE = 24.0
_HIGHEST = 220.0
"""A row at most."""
_SAID, _SAID_LINE = 12.0, 16.0
"""What is said under the rows: its letters, and the height of a line."""


class _Point(NamedTuple):
    x: float
    y: float
    card: Touchpoint


def overviews(
    deck: Deck,
    journey: Journey,
    title: str,
    lanes: Sequence[Lane],
    notes: str,
    goes_on: Callable[[], object],
    *,
    of_all: bool = True,
) -> None:
    """As many slides as all stages and personas need; before each `goes_on` may raise to stop.

    `of_all`: nothing of the map is left out here.
    """
    personas = [lane for lane in lanes if lane.content is LaneContent.PERSONA]
    parts = [(stages, rows) for stages in in_groups(journey.stages, _STAGES) for rows in in_groups(personas, _LANES)]
    for number, (stages, rows) in enumerate(parts):
        goes_on()
        deck.add_slide(title, CONTINUED if number else notes, logo_for(journey), is_continued=number > 0)
        _overview(deck, journey, stages, rows, [] if number else list(_extremes(journey, personas, of_all=of_all)))


def logo_for(journey: Journey) -> Logo | None:
    """The map's logo as a slide takes it."""
    picture, logo = picture_of(journey, MAP_ID), logo_of(journey)
    if picture is None or logo is None:
        return None
    own = opened_pictures().sure(bytes_of(picture)).data
    return Logo(own, logo.width, logo.height, logo.alternative or "Logo")


def _extremes(journey: Journey, lanes: Sequence[Lane], *, of_all: bool) -> Iterator[str]:
    """Where it feels worst and best, a line each; that no emotion is known."""
    shown = {lane.id for lane in lanes}
    cards = [card for card in journey.cards if isinstance(card, Touchpoint) and card.lane in shown]
    of = "" if of_all else " of what is shown here"
    felt = [(card.emotion, card) for card in cards if card.emotion is not None]
    if cards and not felt:
        yield f"No emotion{of} is known yet."
    for title, choose, sign in (("Worst", min, -1), ("Best", max, 1)):
        score, card = choose(felt, key=lambda one: one[0], default=(0.0, None))
        if card is not None and score * sign > 0:
            stage = journey.stage_of(card).name or UNNAMED_STAGE
            where = f"{called(journey, journey.record(card.lane, Lane))}, {stage}"
            yield f"{title} moment{of}: {emotion.number(score)} {called(journey, card)} ({where})"


def _overview(
    deck: Deck, journey: Journey, stages: Sequence[Stage], lanes: Sequence[Lane], said: Sequence[str]
) -> None:
    """Stages as boxes above, a row a persona below, with its emotions along the steps, and under all what is said."""
    left, width = ROOM.x + _NAMES + _GAP, ROOM.width - _NAMES - _GAP
    steps = [(stage, step) for stage in stages for step in journey.steps(stage.id)]
    share = (width - _STAGE * len(stages)) / max(1, len(steps))
    heads: list[tuple[str, Box]] = []
    places: dict[str, tuple[float, float]] = {}
    x = left
    for stage in stages:
        own = journey.steps(stage.id)
        wide = _STAGE + share * len(own)
        name = f"{journey.stages.index(stage) + 1}  {stage.name or UNNAMED_STAGE}"
        heads.append((name, Box(x, ROOM.y, wide - 3, 0.0)))
        for at, step in enumerate(own):
            places[step.id] = (x + wide * at / len(own), wide / len(own))
        x += wide
    head = next((high for high in _HEADS if all(_has_room(deck, *one, high) for one in heads)), _HEADS[-1])
    for name, box in heads:
        shape = box._replace(height=head)
        deck.box(shape, name, 11, fill="stage.fill", line="stage.fill", colour="stage.text", is_bold=True)
    is_unknown = any(card.emotion is None for lane in lanes for step in places for card in _felt(journey, lane, step))
    lines = [*said, *(["A hollow point: the emotion is unknown."] if is_unknown else [])]
    rows = ROOM.height - head - _GAP - _SAID_LINE * len(lines) - (_GAP if lines else 0.0)
    height = min(_HIGHEST, rows / max(1, len(lanes)) - _GAP)
    top = ROOM.y + head + _GAP
    for lane in lanes:
        persona = journey.persona_of(lane.id)
        colour = persona_role(persona.colour)
        name = f"{persona.name or 'Unnamed persona'}\n{persona.role}".strip()
        soft = f"{colour}.soft" if not colour.startswith("#") else "card.fill"
        deck.box(
            Box(ROOM.x, top, _NAMES, height), name, 11, fill=soft, line=colour, colour="text.strong", has_name=True
        )
        strip = Box(left, top, width - 3, height)
        _ground(deck, strip)
        _curve(deck, journey, lane, places, strip, colour)
        top += height + _GAP
    for number, line in enumerate(lines):
        is_bold = number < len(said)
        box = Box(ROOM.x, top + number * _SAID_LINE, ROOM.width, _SAID_LINE + 10)
        deck.text(box, line, _SAID, "text.strong" if is_bold else "text.muted", is_bold=is_bold)


def _has_room(deck: Deck, name: str, box: Box, high: float) -> bool:
    return deck.has_room(name, box._replace(height=high), 11, is_bold=True)


def _felt(journey: Journey, lane: Lane, step_id: str) -> list[Touchpoint]:
    return [card for card in journey.cell(lane.id, step_id) if isinstance(card, Touchpoint)]


def _ground(deck: Deck, strip: Box) -> None:
    """What a curve stands on, with its scale."""
    deck.box(strip, "", fill="board.band", line="board.line", words="Ground of the curve", rounded=False)
    middle = strip.centre.y
    deck.curve([(strip.x, middle), (strip.right, middle)], "board.line.strong", 0.75, "Neutral")
    for label, y in (("+2", strip.y), ("0", middle - _SCALE / 2), ("\u22122", strip.bottom - _SCALE)):
        deck.text(Box(strip.x - 3, y, 40, _SCALE), label, 10, "text.muted")


def _curve(
    deck: Deck, journey: Journey, lane: Lane, places: dict[str, tuple[float, float]], strip: Box, colour: str
) -> None:
    """`places`: where each step begins, and how wide it is."""
    points: list[_Point] = []
    for step, (left, wide) in places.items():
        cards = _felt(journey, lane, step)
        for number, card in enumerate(cards, 1):
            y = strip.centre.y - (card.emotion or 0.0) / 2 * (strip.height / 2 - 12)
            points.append(_Point(left + wide * number / (len(cards) + 1), y, card))
    known = [(point.x, point.y) for point in points if point.card.emotion is not None]
    deck.curve(known, colour, 2.25, in_words(journey, lane))
    for x, y, card in points:
        name = card.name or "unnamed"
        if card.emotion is None:
            deck.point(x, y, 4, None, "unknown", f"{name}: emotion unknown")
        else:
            ink = emotion.colour(card.emotion)
            deck.point(x, y, 4.5, ink, ink, f"{name}: {emotion.number(card.emotion)} {emotion.word(card)}")
