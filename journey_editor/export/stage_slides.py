"""A stage as slides: its operating card as a table, beside it its cards by lane."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from journey_editor.document.journey import Journey
from journey_editor.document.records import Card, Decision, Lane, Note, Stage, Touchpoint
from journey_editor.export.deck import CONTINUED, ROOM, Deck
from journey_editor.layout import emotion
from journey_editor.layout.headers import UNNAMED_STAGE
from journey_editor.layout.picture import Box
from journey_editor.layout.stage_signals import none_seen
from journey_editor.reports.facts import ESSENTIAL, asked, gathered
from journey_editor.reports.sections.worst import pains_at
from journey_editor.reports.setting import UNKNOWN
from journey_editor.tables.places import called

_LEFT, _GAP = 420.0, 8.0
"""The operating card of a stage, and the room between cards."""
_NARROWEST, _WIDEST, _LOWEST, _HIGHEST = 142.0, 220.0, 44.0, 160.0
"""A card's measures."""
_MOST = 48
"""More cards than any slide has room for."""
_LEAST = 2
"""Lines of what is said on a card that always stand there: its name, and how it feels."""
_LANE_LINE = 18.0
_SIZE = 10.0
_FACTS = (
    *("owner", "customer_goal", "success_criterion", "risk", "risk_trigger", "recovery", "escalation"),
    *("next_step", "duration_days"),
)


class _Placed(NamedTuple):
    lane: Lane
    card: Card
    begins: bool = False
    """It is the first of its lane on a slide, and the lane's name stands above it."""


def stage_slides(
    deck: Deck,
    journey: Journey,
    whole: Journey,
    stage: Stage,
    number: int,
    lanes: Sequence[Lane],
    notes: str,
    goes_on: Callable[[], object],
) -> None:
    """One slide of what is seen of the `whole` map, and further ones where there are too many cards; before each
    `goes_on` may raise to stop."""
    goes_on()
    name = f"{number}  {stage.name or UNNAMED_STAGE}"
    deck.add_slide(name, notes)
    facts = [(label, text or UNKNOWN) for label, text in gathered(asked(journey, stage, _FACTS), ESSENTIAL)]
    signals = [journey.name_of(signal.id) or "unnamed" for signal in journey.signals_in(stage.id)]
    hidden = len(whole.signals_in(stage.id)) - len(signals)
    if hidden:
        signals.append(f"{hidden} not shown" if signals else none_seen(hidden))
    facts.append(("Signals", "; ".join(signals) or "no signal"))
    deck.table(ROOM._replace(width=_LEFT), ("Operating card", "What is known"), (1.0, 3.0), facts)
    room = Box(ROOM.x + _LEFT + 16, ROOM.y, ROOM.width - _LEFT - 16, ROOM.height)
    rest = list(_cards(journey, stage, lanes))
    while rest:
        goes_on()
        rest = _fill(deck, journey, rest, room)
        if rest:
            deck.add_slide(name, CONTINUED, is_continued=True)
            room = ROOM


def _cards(journey: Journey, stage: Stage, lanes: Sequence[Lane]) -> Iterator[_Placed]:
    for lane in lanes:
        for step in journey.steps(stage.id):
            yield from (_Placed(lane, card) for card in journey.cell(lane.id, step.id))


def _fill(deck: Deck, journey: Journey, cards: Sequence[_Placed], room: Box) -> list[_Placed]:
    """Put as many cards as there is room for; gives the others."""
    rows, wide = _arranged(deck, journey, cards[:_MOST], room)
    heights = _heights(deck, journey, rows, wide, room)
    y = room.y
    for number, (row, high) in enumerate(zip(rows, heights, strict=True)):
        line = _line_over(row)
        if y + line + high > room.bottom + 0.01 and number:
            return [*(placed for left in rows[number:] for placed in left), *cards[_MOST:]]
        for place, (lane, card, begins) in enumerate(row):
            x = room.x + place * (wide + _GAP)
            if begins or (line and place == 0):  # beside one that begins, what goes on says whose it is
                some = sum(other.lane.id == lane.id for other in row)
                box = Box(x, y, some * (wide + _GAP) - _GAP, line)
                deck.text(box, called(journey, lane), _SIZE, "text.muted", is_bold=True)
            _card(deck, journey, card, Box(x, y + line, wide, high))
        y += line + high + _GAP
    return list(cards[_MOST:])


def _arranged(deck: Deck, journey: Journey, cards: Sequence[_Placed], room: Box) -> tuple[list[list[_Placed]], float]:
    """The rows of cards, and how wide each is: as wide as there is room for all that is said, else for the least."""
    most = int((room.width + _GAP) // (_NARROWEST + _GAP))
    for is_whole in (True, False):
        for beside in range(1, most + 1):
            wide = min(_WIDEST, (room.width + _GAP) / beside - _GAP)
            rows = _rows(cards, beside)
            heights = [_needs(deck, journey, row, wide, is_whole=is_whole) for row in rows]
            if _taken(rows, heights) <= room.height:
                return rows, wide
    return rows, wide


def _heights(deck: Deck, journey: Journey, rows: list[list[_Placed]], wide: float, room: Box) -> list[float]:
    """How high each row is: its least, and from above as high as says all of it while there is room."""
    heights = [_needs(deck, journey, row, wide, is_whole=False) for row in rows]
    left = room.height - _taken(rows, heights)
    for at, row in enumerate(rows):
        more = _needs(deck, journey, row, wide, is_whole=True) - heights[at]
        if more <= left:
            heights[at] += more
            left -= more
    return heights


def _taken(rows: Sequence[Sequence[_Placed]], heights: Sequence[float]) -> float:
    return sum(map(_line_over, rows)) + sum(heights) + _GAP * (len(rows) - 1)


def _needs(deck: Deck, journey: Journey, row: Sequence[_Placed], wide: float, *, is_whole: bool) -> float:
    """How high a row is that says all of its cards, or the least of each."""
    texts = [_said(journey, placed.card) for placed in row]
    high = max(deck.height_of("\n".join(text if is_whole else text[:_LEAST]), wide, _SIZE) for text in texts)
    return min(max(_LOWEST, high), _HIGHEST)


def _rows(cards: Sequence[_Placed], beside: int) -> list[list[_Placed]]:
    """Cards in rows of so many: lanes follow one another, and one that has no room beside another begins a row."""
    rows: list[list[_Placed]] = [[]]
    for _, group in groupby(cards, key=lambda placed: placed.lane.id):
        some = list(group)
        if rows[-1] and len(rows[-1]) + min(len(some), beside) > beside:
            rows.append([])
        for at, placed in enumerate(some):
            if len(rows[-1]) == beside:
                rows.append([])
            rows[-1].append(placed._replace(begins=at == 0))
    return rows


def _line_over(row: Sequence[_Placed]) -> float:
    """The height of the lanes' names above a row."""
    return _LANE_LINE if any(placed.begins for placed in row) else 0.0


def _said(journey: Journey, card: Card) -> list[str]:
    """All that there is to say on a card, the most important first."""
    name = " ".join(card.name.split()) or "unnamed"
    if not isinstance(card, Touchpoint):
        return [name]
    signs = ["moment of truth"] * card.moment_of_truth + ["first value"] * card.first_value
    hurts = [f"Hurts: {called(journey, pain)}" for pain in pains_at(journey, card)[:1]]
    happens = " ".join(card.what_happens.split())
    return [name, ", ".join([_mood(card), *signs]), *hurts, *([happens] if happens else [])]


def _mood(card: Touchpoint) -> str:
    return "emotion unknown" if card.emotion is None else f"{emotion.number(card.emotion)} {emotion.word(card)}"


def _card(deck: Deck, journey: Journey, card: Card, box: Box) -> None:
    """A card with what is always said, and with more of it as far as that has room whole."""
    lines = _said(journey, card)
    said = "\n".join(lines[:_LEAST])
    for more in lines[_LEAST:]:
        if deck.has_room(f"{said}\n{more}", box, _SIZE):
            said += f"\n{more}"
    match card:
        case Touchpoint():
            colour = "unknown" if card.emotion is None else emotion.colour(card.emotion)
            words = f"Touchpoint: {lines[0]}, {_mood(card)}"
            deck.box(box, said, _SIZE, line=colour, line_width=1.75, words=words, has_name=True)
        case Decision():
            deck.box(box, said, _SIZE, fill="decision.fill", line="decision.line", words=f"Decision: {said}")
        case Note():
            deck.box(box, said, _SIZE, fill="note.plain.fill", line="card.line", words=f"Note: {said}")
