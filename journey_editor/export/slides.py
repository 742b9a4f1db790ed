"""A map as slides of shapes that can be edited: overview with emotion curves, what matters in short, each stage, pain
points, opportunities.

What has no room on a slide is cut with an ellipsis; the notes hold the full text, which is that of the reports.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise
from math import ceil
from typing import TypeVar

from journey_editor.document.edits.pictures import picture_of
from journey_editor.document.journey import Journey
from journey_editor.document.progress import Progress, no_progress
from journey_editor.document.record import Record
from journey_editor.document.records import (
    MAP_ID,
    Card,
    Connection,
    Decision,
    Lane,
    Note,
    Picture,
    Stage,
    Touchpoint,
    View,
)
from journey_editor.document.viewing import lanes_left_out
from journey_editor.document.vocabulary import LaneContent
from journey_editor.document.wording import numbered
from journey_editor.export.deck import ROOM, Deck, Logo
from journey_editor.export.in_short import in_short
from journey_editor.export.map_export import info_of
from journey_editor.export.plain_text import plain_text
from journey_editor.layout import emotion
from journey_editor.layout.board import BoardLayout
from journey_editor.layout.headers import UNNAMED_STAGE
from journey_editor.layout.images import bytes_of
from journey_editor.layout.logo import logo_of
from journey_editor.layout.picture import Box
from journey_editor.layout.theme import persona_role
from journey_editor.layout.title import UNTITLED
from journey_editor.painting.opened_pictures import opened_pictures
from journey_editor.painting.shaper import QtShaper
from journey_editor.reports.anchors import stage_anchor
from journey_editor.reports.blocks import ReportPart, Title, together
from journey_editor.reports.curves import in_words
from journey_editor.reports.facts import ESSENTIAL, asked, gathered
from journey_editor.reports.profiles import profile_named, told
from journey_editor.reports.sections.worst import risks_in_order
from journey_editor.reports.setting import UNKNOWN
from journey_editor.tables.opportunities import PLAN, rows_in_order
from journey_editor.tables.pains import PAINS
from journey_editor.tables.risks import RISKS
from journey_editor.tables.table import Table
from journey_editor.tables.to_find_out import TO_FIND_OUT

T = TypeVar("T")

_STAGES, _LANES, _ROWS = 8, 5, 10
"""At most so many stages and lanes stand on an overview, rows in a table."""
_NAMES, _GAP = 152.0, 8.0
_HEADS = (50.0, 64.0, 78.0, 96.0)
"""So high are the stages of an overview: the first in which no name is cut."""
_STAGE = 84.0
"""So wide at least is a stage there, and wider by its steps."""
_SCALE = 24.0
_LEFT = 420.0
"""The operating card of a stage."""
_CARD = (142.0, 76.0)
_WIDEST, _LOWEST = 220.0, 58.0
"""Cards are wider where there are few beside one another, and lower where so all of a stage stands on one slide."""
_LANE_LINE = 18.0
_FACTS = (
    *("owner", "customer_goal", "success_criterion", "risk", "risk_trigger", "recovery", "escalation"),
    *("next_step", "duration_days"),
)
_PAINS = (("description", 3.0), ("severity", 1.0), ("business_impact", 1.2), ("felt_at", 2.0), ("opportunities", 2.4))
_OPPORTUNITIES = (("description", 3.4), ("rank", 0.7), ("status", 1.0), ("owner", 1.4), ("due", 1.1), ("helps_at", 2.2))
_RISKS = (("failure", 2.6), ("threatens", 1.8), ("likelihood", 1.0), ("impact", 0.9), ("owner", 1.4), ("recovery", 2.4))
_TO_FIND_OUT = (("what", 3.0), ("owner", 1.4), ("kind", 1.6), ("place", 2.4))
_WORST = replace(RISKS, for_readers=risks_in_order)
_BY_RANK = replace(PLAN, for_readers=rows_in_order)
_CONTINUED = "The full text is in the notes of the slide before."


def to_bytes(
    journey: Journey, view: View | None, today: date, progress: Progress = no_progress
) -> tuple[bytes, list[str]]:
    """The presentation, and what it leaves out, a sentence each. Raises what `progress` raises."""
    info = info_of(journey, view, today)
    title = " ".join(info.title.split()) or UNTITLED
    foot = "  \u00b7  ".join(part for part in (title, info.seen, f"exported {today.isoformat()}") if part)
    deck = Deck(QtShaper(), info.language, foot)
    notes = _Notes(journey, view, today)
    hidden = {lane.id for lane in lanes_left_out(journey, view)}
    lanes = [lane for lane in journey.lanes if lane.id not in hidden]
    _overviews(deck, journey, title, lanes, notes.before_stages())
    if not hidden:  # it tells of all lanes
        _in_short(deck, journey, notes.summary())
    for number, stage in enumerate(journey.stages, 1):
        progress(number, len(journey.stages) + 2)
        _stage(deck, journey, stage, number, lanes, notes.of(stage_anchor(stage.id)))
    _table(deck, journey, "Pain points, the most serious first", PAINS, _PAINS, notes.profile("pains"))
    _table(deck, journey, "Opportunities, by rank", _BY_RANK, _OPPORTUNITIES, notes.profile("opportunities"))
    _table(deck, journey, "What may go wrong, first what has no way back", _WORST, _RISKS, notes.profile("risks"))
    _table(deck, journey, TO_FIND_OUT.title, TO_FIND_OUT, _TO_FIND_OUT, notes.profile("questions"))
    progress(len(journey.stages) + 2, len(journey.stages) + 2)
    day = journey.map.map_date or today
    data = deck.saved(title, info.author, info.subject, datetime(day.year, day.month, day.day))
    return data, list(_left_out(journey))


class _Notes:
    """What the reports say, for the notes."""

    def __init__(self, journey: Journey, view: View | None, today: date) -> None:
        self._journey = journey
        self._today = today
        self._shaper = QtShaper()
        self._board = BoardLayout(self._shaper).board(journey, view)
        self._sections: dict[str, list[ReportPart]] = {"": []}
        anchor = ""
        for part in self._told("reading"):
            if isinstance(part, Title) and part.level == 0 and part.anchor.startswith("stage:"):
                anchor = part.anchor
            self._sections.setdefault(anchor, []).append(part)

    def before_stages(self) -> str:
        """Cover and overview."""
        return plain_text(self._sections[""])

    def of(self, anchor: str) -> str:
        """The section of a stage."""
        return plain_text(self._sections.get(anchor, []))

    def profile(self, profile_id: str) -> str:
        """A whole report."""
        return plain_text(self._told(profile_id))

    def summary(self) -> list[ReportPart]:
        """What the executive summary says."""
        return self._told("summary")

    def _told(self, profile_id: str) -> list[ReportPart]:
        profile = profile_named(profile_id)
        assert profile is not None
        return list(together(told(self._journey, self._board, profile, self._shaper, self._today)))


def _overviews(deck: Deck, journey: Journey, title: str, lanes: Sequence[Lane], notes: str) -> None:
    personas = [lane for lane in lanes if lane.content is LaneContent.PERSONA]
    stages = journey.stages
    first = True
    for some_stages in _groups(stages, _STAGES):
        for some_lanes in _groups(personas, _LANES):
            said = notes if first else _CONTINUED
            deck.add_slide(title, said, _logo(journey), is_continued=not first)
            _overview(deck, journey, some_stages, some_lanes, stages)
            first = False


def _logo(journey: Journey) -> Logo | None:
    picture, logo = picture_of(journey, MAP_ID), logo_of(journey)
    if picture is None or logo is None:
        return None
    own = opened_pictures().sure(bytes_of(picture)).data
    return Logo(own, logo.width, logo.height, logo.alternative or "Logo")


def _overview(
    deck: Deck, journey: Journey, stages: Sequence[Stage], lanes: Sequence[Lane], all_stages: Sequence[Stage]
) -> None:
    """Stages as boxes above, a row a persona below, with its emotions along the steps."""
    left, width = ROOM.x + _NAMES + _GAP, ROOM.width - _NAMES - _GAP
    steps = [(stage, step) for stage in stages for step in journey.steps(stage.id)]
    share = (width - _STAGE * len(stages)) / max(1, len(steps))
    heads: list[tuple[str, Box]] = []
    places: dict[str, tuple[float, float]] = {}
    x = left
    for stage in stages:
        own = journey.steps(stage.id)
        wide = _STAGE + share * len(own)
        name = f"{all_stages.index(stage) + 1}  {stage.name or UNNAMED_STAGE}"
        heads.append((name, Box(x, ROOM.y, wide - 3, 0.0)))
        for at, step in enumerate(own):
            places[step.id] = (x + wide * at / len(own), wide / len(own))
        x += wide
    head = next((high for high in _HEADS if all(_has_room(deck, *one, high) for one in heads)), _HEADS[-1])
    for name, box in heads:
        shape = box._replace(height=head)
        deck.box(shape, name, 11, fill="stage.fill", line="stage.fill", colour="stage.text", is_bold=True)
    height = min(120.0, (ROOM.height - head - _GAP) / max(1, len(lanes)) - _GAP)
    for row, lane in enumerate(lanes):
        top = ROOM.y + head + _GAP + row * (height + _GAP)
        persona = journey.persona_of(lane.id)
        colour = persona_role(persona.colour)
        said = f"{persona.name or 'Unnamed persona'}\n{persona.role}".strip()
        soft = f"{colour}.soft" if not colour.startswith("#") else "card.fill"
        deck.box(Box(ROOM.x, top, _NAMES, height), said, 11, fill=soft, line=colour, colour="text.strong")
        strip = Box(left, top, width - 3, height)
        deck.box(strip, "", fill="board.band", line="board.line", words="Ground of the curve", rounded=False)
        deck.text(Box(left - 3, top, 40, _SCALE), "+2", 10, "text.muted")
        deck.text(Box(left - 3, top + height - _SCALE, 40, _SCALE), "\u22122", 10, "text.muted")
        _curve(deck, journey, lane, places, strip, colour)


def _has_room(deck: Deck, name: str, box: Box, high: float) -> bool:
    return deck.has_room(name, box._replace(height=high), 11, is_bold=True)


def _curve(
    deck: Deck, journey: Journey, lane: Lane, places: dict[str, tuple[float, float]], strip: Box, colour: str
) -> None:
    """`places`: where each step begins, and how wide it is."""
    points: list[tuple[float, float, Touchpoint]] = []
    for step, (left, wide) in places.items():
        cards = [card for card in journey.cell(lane.id, step) if isinstance(card, Touchpoint)]
        for number, card in enumerate(cards, 1):
            x = left + wide * number / (len(cards) + 1)
            y = strip.centre.y - (card.emotion or 0.0) / 2 * (strip.height / 2 - 12)
            points.append((x, y, card))
    known = [(x, y) for x, y, card in points if card.emotion is not None]
    deck.curve(known, colour, 2.25, in_words(journey, lane))
    for x, y, card in points:
        name = card.name or "unnamed"
        if card.emotion is None:
            deck.point(x, y, 4, None, "unknown", f"{name}: emotion unknown")
        else:
            ink = emotion.colour(card.emotion)
            deck.point(x, y, 4.5, ink, ink, f"{name}: {emotion.number(card.emotion)} {emotion.word(card)}")


def _in_short(deck: Deck, journey: Journey, parts: Sequence[ReportPart]) -> None:
    """The executive summary as a table; none where there is no stage yet."""
    if journey.stages:
        lines = in_short(parts, has_aim=bool(journey.map.objective))
        deck.add_slide("In short", plain_text(parts))
        deck.table(ROOM, ("In short", "What the map says"), (1.0, 3.4), lines)


def _stage(deck: Deck, journey: Journey, stage: Stage, number: int, lanes: Sequence[Lane], notes: str) -> None:
    name = f"{number}  {stage.name or UNNAMED_STAGE}"
    deck.add_slide(name, notes)
    facts = [(label, text or UNKNOWN) for label, text in gathered(asked(journey, stage, _FACTS), ESSENTIAL)]
    signals = [journey.name_of(signal.id) or "unnamed" for signal in journey.signals_in(stage.id)]
    facts.append(("Signals", "; ".join(signals) or "no signal"))
    deck.table(ROOM._replace(width=_LEFT), ("Operating card", "What is known"), (1.0, 3.0), facts)
    room = Box(ROOM.x + _LEFT + 16, ROOM.y, ROOM.width - _LEFT - 16, ROOM.height)
    by_lane = list(_by_lane(journey, stage, lanes))
    wide, high = _card_size([len(cards) for _, cards in by_lane], room)
    y = room.y
    for lane, cards in by_lane:
        a_row = int((room.width + _GAP + 0.01) // (wide + _GAP))
        for at, row in enumerate(_groups(cards, a_row)):
            line = _LANE_LINE if at == 0 else 0.0
            if y + line + high > room.bottom + 0.01:
                deck.add_slide(name, _CONTINUED, is_continued=True)
                room, y, line = ROOM, ROOM.y, _LANE_LINE
            if line:
                called = journey.name_of(lane.id) or "Unnamed lane"
                deck.text(Box(room.x, y, room.width, line), called, 10, "text.muted", is_bold=True)
                y += line
            for place, card in enumerate(row):
                _card(deck, card, Box(room.x + place * (wide + _GAP), y, wide, high))
            y += high + _GAP


def _card_size(counts: Sequence[int], room: Box) -> tuple[float, float]:
    """How wide and high cards are, where each lane has so many."""
    if not counts:
        return _CARD
    beside = min(max(counts), int((room.width + _GAP) // (_CARD[0] + _GAP)))
    wide = min(_WIDEST, (room.width + _GAP) / beside - _GAP)
    rows = sum(ceil(count / beside) for count in counts)
    high = (room.height + _GAP - _LANE_LINE * len(counts)) / rows - _GAP
    return wide, min(high, _CARD[1]) if high >= _LOWEST else _CARD[1]


def _by_lane(journey: Journey, stage: Stage, lanes: Sequence[Lane]) -> Iterator[tuple[Lane, list[Card]]]:
    for lane in lanes:
        cards = [card for step in journey.steps(stage.id) for card in journey.cell(lane.id, step.id)]
        if cards:
            yield lane, cards


def _card(deck: Deck, card: Card, box: Box) -> None:
    name = " ".join(card.name.split()) or "unnamed"
    match card:
        case Touchpoint():
            mood = "emotion unknown" if card.emotion is None else f"{emotion.number(card.emotion)} {emotion.word(card)}"
            signs = ["moment of truth"] * card.moment_of_truth + ["first value"] * card.first_value
            said = f"{name}\n{', '.join([mood, *signs])}"
            colour = "unknown" if card.emotion is None else emotion.colour(card.emotion)
            deck.box(box, said, 10, line=colour, line_width=1.75, words=f"Touchpoint: {name}, {mood}")
        case Decision():
            deck.box(box, name, 10, fill="decision.fill", line="decision.line", words=f"Decision: {name}")
        case Note():
            deck.box(box, name, 10, fill="note.plain.fill", line="card.line", words=f"Note: {name}")


def _table(
    deck: Deck, journey: Journey, title: str, table: Table, chosen: Sequence[tuple[str, float]], notes: str
) -> None:
    columns = [table.column(name) for name, _ in chosen]
    records: list[Record] = list(table.written_rows(journey))
    for at, some in enumerate(_groups(records, _ROWS)):
        if not some:
            continue
        deck.add_slide(title, notes if at == 0 else _CONTINUED, is_continued=at > 0)
        rows = [
            [
                "; ".join(column.text(journey, record).split("\n")) or column.lack(record) or "\u2013"
                for column in columns
            ]
            for record in some
        ]
        titles, shares = [column.title for column in columns], [share for _, share in chosen]
        deck.table(ROOM, titles, shares, rows)


def _groups(things: Sequence[T], size: int) -> list[Sequence[T]]:
    """In as few groups of at most so many as it takes, all about as large; one empty group where there is nothing."""
    count = max(1, ceil(len(things) / size))
    ends = [len(things) * at // count for at in range(count + 1)]
    return [things[start:end] for start, end in pairwise(ends)]


def _left_out(journey: Journey) -> Iterator[str]:
    if lines := journey.count(Connection):
        yield f"Slides have no lines between cards: {numbered('connection', lines)} told in the notes only."
    if pictures := journey.count(Picture) - (picture_of(journey, MAP_ID) is not None):
        yield f"Slides have no place for pictures on cards and of personas: {pictures} left out."
    if (logo := _logo(journey)) is not None and not logo.data:
        yield "The logo cannot be shown; its place says so."
    told, rest = "the reading copy, pain points, opportunities, risks and open questions", "persona sheets, owners"
    yield f"The notes hold {told}; left out are {rest}, the table of signals and findings."
