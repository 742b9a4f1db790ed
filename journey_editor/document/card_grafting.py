"""Pasting the cards of a fragment: into which lane and step each comes, and where it stands there."""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence

from journey_editor.document.card_pattern import CardPattern
from journey_editor.document.copies import Copies
from journey_editor.document.edits.cards import Place
from journey_editor.document.edits.lanes import next_colour
from journey_editor.document.edits.placing import keys_at
from journey_editor.document.edits.stages import new_step
from journey_editor.document.fragment import Fragment
from journey_editor.document.journey import Journey
from journey_editor.document.order import key_between, keys_between
from journey_editor.document.record import new_id
from journey_editor.document.records import Card, Lane, Persona, Stage, Step

_MOST_NEW = 200
"""So many steps or lanes are made at most on a map that has none."""


class CardGrafting:
    """The cards of one paste. Those whose lane or step is pasted with them, as `copies` knows, stay in it."""

    def __init__(self, journey: Journey, fragment: Fragment, copies: Copies) -> None:
        self._journey = journey
        self._fragment = fragment
        self._copies = copies
        self._draft = copies.draft
        self._orders: dict[tuple[str, str], list[str]] = {}
        """The order keys in each cell that cards have come to."""

    def paste(self, place: Place | None) -> None:
        """Paste them to `place` in the pattern that they had; None: where they were, as far as this board reaches."""
        cards = self._fragment.cards  # as one reads them: those for which the board has no step stack in that order
        if not cards:
            return
        copied, pattern = self._copies.ids, self._pattern(cards, place)
        for card in cards:
            lane = copied.get(card.lane) or pattern.lane_for(card)
            step = copied.get(card.step) or pattern.step_for(card)
            if lane is None or step is None:
                continue
            is_copied = card.last_step is None or card.last_step in copied
            last = copied.get(card.last_step or "") if is_copied else pattern.last_step(card, step)
            self._copies.add(card, lane=lane, step=step, last_step=last, order=self._order_in(lane, step, card))

    def _pattern(self, cards: Sequence[Card], place: Place | None) -> CardPattern:
        """Where the cards go that stand neither in a lane nor in a step that is pasted with them."""
        copied = self._copies.ids
        lanes = {lane.id: lane.content for lane in self._journey.lanes}
        pattern = CardPattern(self._fragment, lanes, [step.id for step in self._journey.columns], place is None)
        self._make_lanes(pattern, [card for card in cards if card.lane not in copied])
        self._make_steps(pattern, [card for card in cards if card.step not in copied])
        loose = [card for card in cards if card.step not in copied and card.lane not in copied]
        if place is not None and loose:
            step = place.step if place.new_step is None else self._make_step(pattern, place)
            pattern.begin_at(place.lane, step, loose)
        return pattern

    def _make_lanes(self, pattern: CardPattern, cards: Sequence[Card]) -> None:
        """Where the map has no lane for some of the cards: new ones for all of them, which they come into."""
        if all(any(content.takes(card.kind) for content in pattern.lanes.values()) for card in cards):
            return
        rows = {self._fragment.rows[card.lane] for card in cards}
        pattern.row_shift = len(pattern.lanes) - min(rows)
        pattern.lanes.update((lane.id, lane.content) for lane in self._new_lanes(max(rows) - min(rows) + 1))

    def _make_steps(self, pattern: CardPattern, cards: Sequence[Card]) -> None:
        """Where the map has no steps: new ones for the cards."""
        if pattern.columns or not cards:
            return
        numbers = {self._fragment.columns[card.step] for card in cards}
        pattern.column_shift = -min(numbers)
        pattern.columns = self._new_steps(max(numbers) - min(numbers) + 1)

    def _make_step(self, pattern: CardPattern, place: Place) -> str:
        """The new step that a place stands for."""
        is_after = place.new_step == "after"
        stage = self._journey.record(place.step, Step).stage
        siblings = [step.id for step in self._journey.steps(stage)]
        made = new_step(self._draft, stage, siblings.index(place.step) + is_after).id
        pattern.columns.insert(pattern.columns.index(place.step) + is_after, made)
        return made

    def _new_lanes(self, count: int) -> list[Lane]:
        """Lanes of new personas at the end, on a map that has none for the cards that are pasted."""
        siblings = self._journey.lanes
        colours = [persona.colour for persona in self._journey.all(Persona)]
        made = []
        for order in keys_at(siblings, len(siblings), min(count, _MOST_NEW)):
            colours.append(next_colour(colours))
            persona = self._draft.add(Persona(id=new_id("persona"), colour=colours[-1]))
            made.append(self._draft.add(Lane(id=new_id("lane"), order=order, persona=persona.id)))
        return made

    def _new_steps(self, count: int) -> list[str]:
        """The steps of a new stage, on a map that has none."""
        stages = [record for record in self._draft.changes().added if isinstance(record, Stage)]
        order = key_between(max((stage.order for stage in stages), default=None), None)
        stage = self._draft.add(Stage(id=new_id("stage"), order=order))
        orders = keys_between(None, None, min(count, _MOST_NEW))
        return [self._draft.add(Step(id=new_id("step"), order=order, stage=stage.id)).id for order in orders]

    def _order_in(self, lane: str, step: str, card: Card) -> str:
        """At the bottom of the cell, or right under the original where the copy stays in its cell."""
        cell = self._journey.cell(lane, step)
        orders = self._orders.setdefault((lane, step), [one.order for one in cell])
        if any(one.id == card.id for one in cell):
            order = key_between(card.order, next((one for one in orders if one > card.order), None))
        else:
            order = key_between(orders[-1] if orders else None, None)
        insort(orders, order)
        return order
