"""Pasting a fragment: copied records in a map, with what they refer to, of which nothing comes twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from journey_editor.document.card_pattern import CardPattern
from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.edits.cards import Place
from journey_editor.document.edits.lanes import next_colour
from journey_editor.document.edits.placing import keys_at
from journey_editor.document.edits.stages import new_step
from journey_editor.document.fragment import Fragment, copy
from journey_editor.document.journey import Journey, in_order
from journey_editor.document.order import key_between, keys_between
from journey_editor.document.record import Record, RefersTo, new_id, reference_fields
from journey_editor.document.records import (
    Card,
    Connection,
    DataSource,
    EvidenceItem,
    Lane,
    Owner,
    Persona,
    Picture,
    Stage,
    Step,
)
from journey_editor.document.wording import name_key

_MOST_NEW = 200
"""So many steps or lanes are made at most on a map that has none."""

_Mentioned = Picture | Owner | Persona | DataSource | EvidenceItem
"""What a map has once, however often it is pasted."""


@dataclass(frozen=True)
class Beside:
    """What has the focus, by ids: stages, steps and lanes are pasted behind it; connections join the two `cards`."""

    stage: str | None = None
    step: str | None = None
    lane: str | None = None
    cards: tuple[str, ...] = ()


NOWHERE = Beside()


def paste(
    journey: Journey,
    fragment: Fragment,
    place: Place | None = None,
    beside: Beside = NOWHERE,
    is_here: bool = True,
) -> tuple[ChangeSet, list[str]]:
    """Paste a fragment; gives the ids of what was pasted for the copied roots.

    Cards go to `place` in the pattern they had (None: where they were, as far as this board reaches); stages, steps and
    lanes go behind what has the focus, else behind the ones they were copied from, or to the end. Owners and personas
    that are there by id, or else by name, are used again, and pictures of the same content; but where the fragment was
    copied from this very map (`is_here`), a lane that stands in it still is copied with its persona.
    Raises ValueError, with a sentence, for connections that find no two cards to join.
    """
    pasting = _Pasting(journey, fragment, beside, is_here)
    pasting.run(place)
    return pasting.draft.changes(), [pasting.ids[root] for root in fragment.roots if root in pasting.ids]


def duplicate(journey: Journey, ids: Iterable[str]) -> tuple[ChangeSet, list[str]]:
    """A copy of records right behind them; gives the ids of the copies."""
    return paste(journey, copy(journey, ids))


def called_otherwise(journey: Journey, fragment: Fragment) -> list[str]:
    """The owners and personas that the fragment brings under another name than they have in this map: a sentence each.

    Both maps come from one; what was renamed in one of them keeps the name that it has in the map pasted into.
    """
    found = []
    for record in (*fragment.around, *fragment.records):
        here = journey.get(record.id)
        if not isinstance(record, Owner | Persona) or not isinstance(here, Owner | Persona) or here.kind != record.kind:
            continue
        if name_key(here.name) != name_key(record.name):
            found.append(f"The {record.kind} \u201c{record.name}\u201d is called \u201c{here.name}\u201d here.")
    return found


class _Pasting:
    """One paste: which new id stands for which copied record."""

    def __init__(self, journey: Journey, fragment: Fragment, beside: Beside, is_here: bool) -> None:
        self.journey = journey
        self.fragment = fragment
        self.beside = beside
        self.is_here = is_here
        self.draft = Draft(journey)
        self.records = {record.id: record for record in fragment.records}
        self.around = {record.id: record for record in fragment.around}
        self.ids: dict[str, str] = {}
        self._roots = frozenset(fragment.roots)
        named: list[Owner | Persona | DataSource] = [
            *journey.all(Owner),
            *journey.all(Persona),
            *journey.all(DataSource),
        ]
        self._named = {(one.kind, name_key(one.name)): one.id for one in reversed(named) if one.name.strip()}
        self._pictures = {(p.media_type, p.data): p.id for p in reversed(journey.all(Picture))}

    def run(self, place: Place | None) -> None:
        roots = [self.records[root] for root in self.fragment.roots if root in self.records]
        if roots and all(isinstance(root, Connection) for root in roots):
            self._join(roots)
            return
        self._paste_ordered([r for r in roots if isinstance(r, Stage)], self.journey.stages, self.beside.stage)
        lanes = [r for r in roots if isinstance(r, Lane)]
        self._paste_personas(lanes)
        self._paste_ordered(lanes, self.journey.lanes, self.beside.lane)
        self._paste_steps([r for r in roots if isinstance(r, Step) and r.stage not in self.ids])
        for step in (r for r in self.fragment.records if isinstance(r, Step) and r.stage in self.ids):
            if step.id not in self.ids:
                self._add_with_new_id(step, stage=self.ids[step.stage])
        self._paste_cards(place)
        for record in self.fragment.records:
            if record.id not in self.ids:
                self._paste_part(record)

    def _join(self, connections: Sequence[Record]) -> None:
        """Connections that were copied alone join the two cards that are selected."""
        cards = self.beside.cards
        if len(cards) != 2:
            raise ValueError("A copied connection is pasted between two cards: select the one, then the other.")
        for connection in connections:
            self._add_with_new_id(connection, source=cards[0], target=cards[1], bends=())

    # --- what is mentioned ----------------------------------------------------------------------------------------

    def _here(self, record: Record) -> str | None:
        """The id that an owner, a persona, a system ... has in this map; it is added where the map has it not yet."""
        if record.id not in self.ids:
            if not isinstance(record, _Mentioned):
                return None
            self.ids[record.id] = self._known(record) or self._added(record)
        return self.ids[record.id]

    def _known(self, record: _Mentioned) -> str | None:
        """What this map has of the same content, the same id or the same name."""
        if isinstance(record, Picture):
            return self._pictures.get((record.media_type, record.data))
        if type(self.journey.get(record.id)) is type(record):
            return record.id
        return None if isinstance(record, EvidenceItem) else self._named.get((record.kind, name_key(record.name)))

    def _added(self, record: _Mentioned) -> str:
        """Add what is mentioned, with what it mentions itself."""
        fields: dict[str, Any] = {} if self.draft.get(record.id) is None else {"id": new_id(record.kind)}
        for field, rule in reference_fields(type(record)):
            assert rule.on_delete == "clear"
            mentioned = [self.around[t] for f, _, t in record.references() if f == field and t in self.around]
            kept = tuple(dict.fromkeys(here for one in mentioned if (here := self._here(one)) is not None))
            fields[field] = kept if isinstance(getattr(record, field), tuple) else next(iter(kept), None)
        added = self.draft.add(record.revised(**fields)).id
        if isinstance(record, Picture):
            self._pictures[record.media_type, record.data] = added
        return added

    def _paste_personas(self, lanes: Sequence[Lane]) -> None:
        for persona in dict.fromkeys(lane.persona for lane in lanes if lane.persona in self.records):
            assert persona is not None
            is_copy = self.is_here and any(lane.id in self.journey for lane in lanes if lane.persona == persona)
            if is_copy:
                self._add_with_new_id(self.records[persona])
            else:
                self._here(self.records[persona])

    # --- stages, steps, lanes -------------------------------------------------------------------------------------

    def _paste_ordered(self, roots: list[Any], siblings: list[Any], focused: str | None) -> None:
        """Behind the one in focus, or the last of those they were copied from, or at the end."""
        if not roots:
            return
        behind = {focused} if focused is not None else {root.id for root in roots}
        there = [i for i, sibling in enumerate(siblings) if sibling.id in behind]
        index = there[-1] + 1 if there else len(siblings)
        for root, order in zip(roots, keys_at(siblings, index, len(roots)), strict=True):
            self._add_with_new_id(root, order=order)

    def _paste_steps(self, steps: Sequence[Step]) -> None:
        """Behind the step in focus, else each behind the one it was copied from, else at the end of the board."""
        if self.beside.step is not None:
            behind = {self.beside.step: list(steps)}
        else:
            columns = self.journey.columns
            last = columns[-1].id if columns else ""
            behind = {}
            for step in steps:
                behind.setdefault(step.id if step.id in self.journey else last, []).append(step)
        for anchor, copies in behind.items():
            found = self.journey.get(anchor)
            if isinstance(found, Step):
                siblings = self.journey.steps(found.stage)
                index = [sibling.id for sibling in siblings].index(anchor) + 1
                orders, stage = keys_at(siblings, index, len(copies)), found.stage
            elif copies:
                orders = keys_between(None, None, len(copies))
                stage = self.draft.add(Stage(id=new_id("stage"), order=key_between(None, None))).id
            for step, order in zip(copies, orders if copies else (), strict=True):
                self._add_with_new_id(step, stage=stage, order=order)

    # --- cards ----------------------------------------------------------------------------------------------------

    def _paste_cards(self, place: Place | None) -> None:
        cards = [r for r in self.fragment.records if isinstance(r, Card)]
        if not cards:
            return
        pattern = self._pattern_of(cards, place)
        fresh: dict[tuple[str, str], str | None] = {}
        for card in sorted(cards, key=in_order):
            lane_id = self.ids.get(card.lane) or pattern.lane_for(card)
            step_id = self.ids.get(card.step) or pattern.step_for(card)
            if lane_id is None or step_id is None:
                continue
            order = self._order_in(fresh, lane_id, step_id, card)
            is_copied = card.last_step is None or card.last_step in self.ids
            last = self.ids.get(card.last_step or "") if is_copied else pattern.last_step(card, step_id)
            self._add_with_new_id(card, lane=lane_id, step=step_id, last_step=last, order=order)

    def _pattern_of(self, cards: Sequence[Card], place: Place | None) -> CardPattern:
        """Where the cards go that stand neither in a lane nor in a step that is pasted with them."""
        lanes = {lane.id: lane.content for lane in self.journey.lanes}
        pattern = CardPattern(self.fragment, lanes, [step.id for step in self.journey.columns], place is None)
        self._make_lanes(pattern, [card for card in cards if card.lane not in self.ids])
        self._make_steps(pattern, [card for card in cards if card.step not in self.ids])
        loose = [card for card in cards if card.step not in self.ids and card.lane not in self.ids]
        if place is not None and loose:
            step = place.step if place.new_step is None else self._make_step(pattern, place)
            pattern.begin_at(place.lane, step, loose)
        return pattern

    def _make_lanes(self, pattern: CardPattern, cards: Sequence[Card]) -> None:
        """Where the map has no lane for some of the cards: new ones for all of them, which they come into."""
        if all(any(content.takes(card.kind) for content in pattern.lanes.values()) for card in cards):
            return
        rows = {self.fragment.rows[card.lane] for card in cards}
        pattern.row_shift = len(pattern.lanes) - min(rows)
        pattern.lanes.update((lane.id, lane.content) for lane in self._new_lanes(max(rows) - min(rows) + 1))

    def _make_steps(self, pattern: CardPattern, cards: Sequence[Card]) -> None:
        """Where the map has no steps: new ones for the cards."""
        if pattern.columns or not cards:
            return
        numbers = {self.fragment.columns[card.step] for card in cards}
        pattern.column_shift = -min(numbers)
        pattern.columns = self._new_steps(max(numbers) - min(numbers) + 1)

    def _make_step(self, pattern: CardPattern, place: Place) -> str:
        """The new step that a place stands for."""
        is_after = place.new_step == "after"
        stage = self.journey.record(place.step, Step).stage
        siblings = [step.id for step in self.journey.steps(stage)]
        made = new_step(self.draft, stage, siblings.index(place.step) + is_after).id
        pattern.columns.insert(pattern.columns.index(place.step) + is_after, made)
        return made

    def _new_lanes(self, count: int) -> list[Lane]:
        """Lanes of new personas at the end, on a map that has none for the cards that are pasted."""
        siblings = self.journey.lanes
        colours = [persona.colour for persona in self.journey.all(Persona)]
        made = []
        for order in keys_at(siblings, len(siblings), min(count, _MOST_NEW)):
            colours.append(next_colour(colours))
            persona = self.draft.add(Persona(id=new_id("persona"), colour=colours[-1]))
            made.append(self.draft.add(Lane(id=new_id("lane"), order=order, persona=persona.id)))
        return made

    def _new_steps(self, count: int) -> list[str]:
        """The steps of a new stage, on a map that has none."""
        stages = [r for r in self.draft.changes().added if isinstance(r, Stage)]
        order = key_between(max((stage.order for stage in stages), default=None), None)
        stage = self.draft.add(Stage(id=new_id("stage"), order=order))
        orders = keys_between(None, None, min(count, _MOST_NEW))
        return [self.draft.add(Step(id=new_id("step"), order=order, stage=stage.id)).id for order in orders]

    def _order_in(self, fresh: dict[tuple[str, str], str | None], lane: str, step: str, card: Card) -> str:
        """At the bottom of the cell, or right under the original where the copy stays in its cell."""
        cell = self.journey.cell(lane, step)
        orders = [c.order for c in cell]
        if card.id in {c.id for c in cell}:
            later = [order for order in orders if order > card.order]
            last = fresh.get((lane, step), card.order)
            if last is None or (later and last >= later[0]):
                last = card.order
            fresh[lane, step] = key_between(last, later[0] if later else None)
        else:
            fresh[lane, step] = key_between(fresh.get((lane, step)) or (orders[-1] if orders else None), None)
        order = fresh[lane, step]
        assert order is not None
        return order

    # --- what belongs to them -------------------------------------------------------------------------------------

    def _paste_part(self, record: Record) -> None:
        """Signals, pain points, opportunities and connections go with what they belong to."""
        if record.kind in ("stage", "lane", "step", "persona", "touchpoint", "decision", "note"):
            return
        fields: dict[str, Any] = {}
        is_root = record.id in self._roots
        for field, rule in reference_fields(type(record)):
            value = getattr(record, field)
            if rule.on_delete != "cascade" or not value:
                continue
            targets = value if isinstance(value, tuple) else (value,)
            found = [self.ids.get(t, t) for t in targets if t in self.ids or (is_root and t in self.journey)]
            if not found:
                return
            fields[field] = tuple(found) if isinstance(value, tuple) else found[0]
        if record.kind == "connection" and all(v == getattr(record, k) for k, v in fields.items()):
            return
        self._add_with_new_id(record, **fields)

    def _add_with_new_id(self, record: Record, **fields: Any) -> None:
        for field, rule in reference_fields(type(record)):
            value = getattr(record, field)
            if field in fields or not value:
                continue
            if isinstance(value, tuple):
                found = [self._referred(target, rule) for target in value]
                fields[field] = tuple(dict.fromkeys(one for one in found if one is not None))
            else:
                fields[field] = self._referred(value, rule)
        copied = record.revised(id=new_id(record.kind), **fields)
        self.ids[record.id] = self.draft.add(copied).id

    def _referred(self, target: str, rule: RefersTo) -> str | None:
        """What a copy refers to in this map in place of what its original referred to."""
        if target in self.ids:
            return self.ids[target]
        if (mentioned := self.around.get(target)) is not None and (here := self._here(mentioned)) is not None:
            return here
        known = self.draft.get(target)
        return None if rule.on_delete == "clear" and (known is None or known.kind not in rule.kinds) else target
