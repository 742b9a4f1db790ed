"""What a filter leaves in the light: what it finds, and the lanes, stages and steps that hold any of it."""

from __future__ import annotations

from journey_editor.analysis.filtering import Filter, Matches
from journey_editor.document.journey import Journey
from journey_editor.document.records import Card
from journey_editor.layout.operating_rows import field_key
from journey_editor.layout.stubs import STUB_KINDS

STAND_BACK = frozenset({"card", "connection", "emotion", "curve", "lane", "stage", "step", "field", *STUB_KINDS})
"""The kinds of pieces that turn grey where nothing is found in them."""


def lit(journey: Journey, wanted: Filter, found: Matches) -> frozenset[str]:
    """The ids whose pieces do not stand back. A row that holds no cards does only where other lanes or
    personas are chosen."""
    cards = [card for card in map(journey.get, found.cards) if isinstance(card, Card)]
    steps = {card.step for card in cards}
    stages = {journey.stage_of(card).id for card in cards} | (found.others & {stage.id for stage in journey.stages})
    lanes = {card.lane for card in cards} | found.others
    rows = [lane.id for lane in journey.lanes if not lane.content.holds_cards]
    chosen = wanted.chosen.get("lane", frozenset(() if "persona" in wanted.chosen else rows))
    lanes.update(lane for lane in rows if lane in chosen)
    fields = {field_key(lane, stage) for lane in rows if lane in lanes for stage in stages}
    return frozenset(found.cards | found.connections | found.others | steps | stages | lanes | fields)
