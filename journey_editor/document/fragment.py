"""A piece of a map, to copy, cut, paste and duplicate: records with all that hangs together with them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.edits.cards import Place
from journey_editor.document.edits.placing import keys_at
from journey_editor.document.edits.stages import new_step
from journey_editor.document.journey import Journey, in_order
from journey_editor.document.order import key_between
from journey_editor.document.record import Record, new_id
from journey_editor.document.records import (
    TYPE_OF_KIND,
    Card,
    Lane,
    Owner,
    Persona,
    Stage,
    Step,
)
from journey_editor.document.vocabulary import LaneContent

FORMAT = "journey-map-fragment"

_NOT_COPIED = ("map", "view")


@dataclass(frozen=True)
class Fragment:
    """Copied records. `roots` are what the user copied; `around` is what they mention: owners, personas, pictures.

    `columns` and `rows` number the steps and lanes that the copied cards stand in, so that they keep their pattern.
    """

    roots: tuple[str, ...]
    records: tuple[Record, ...]
    around: tuple[Record, ...]
    columns: dict[str, int]
    rows: dict[str, int]

    def to_json(self) -> str:
        """The fragment as JSON text, for the clipboard."""
        return json.dumps(
            {
                "format": FORMAT,
                "version": 1,
                "roots": self.roots,
                "records": [_plain(record) for record in self.records],
                "around": [_plain(record) for record in self.around],
                "columns": self.columns,
                "rows": self.rows,
            },
            ensure_ascii=False,
        )

    @staticmethod
    def from_json(text: str) -> Fragment:
        """Read a fragment back. Raises ValueError, with one sentence, for what is none."""
        try:
            content = json.loads(text)
            if not isinstance(content, dict) or content.get("format") != FORMAT:
                raise ValueError("it is something else")
            read = Fragment(
                tuple(map(str, content["roots"])),
                tuple(_record(item) for item in content["records"]),
                tuple(_record(item) for item in content["around"]),
                {str(k): int(v) for k, v in content["columns"].items()},
                {str(k): int(v) for k, v in content["rows"].items()},
            )
        except (LookupError, TypeError, AttributeError, RecursionError, ArithmeticError, ValueError) as damage:
            raise ValueError("The clipboard holds no part of a journey map, or a damaged one.") from damage
        if not read._is_whole():
            raise ValueError("The part of a journey map in the clipboard is damaged.")
        return read

    def _is_whole(self) -> bool:
        ids, around = {record.id for record in self.records}, {record.id for record in self.around}
        return all(
            (not isinstance(record, Card) or (record.step in self.columns and record.lane in self.rows))
            and (not isinstance(record, Lane) or record.persona is None or record.persona in ids | around)
            for record in self.records
        )

    @property
    def text(self) -> str:
        """The copied things as plain text, a line each, for other programs."""
        by_id = {record.id: record for record in (*self.records, *self.around)}
        names = [_name(by_id[root], by_id) for root in self.roots if root in by_id]
        return "\n".join(names)


def copy(journey: Journey, ids: Iterable[str]) -> Fragment:
    """Copy records with all that is part of them, and the connections between copied cards.

    A persona's lane brings the persona along; another lane only mentions the persona that it belongs to.
    """
    roots = [r for r in (journey.get(i) for i in ids) if r is not None and r.kind not in _NOT_COPIED]
    taken: dict[str, Record] = {}
    waiting: list[Record] = list(roots)
    while waiting:
        record = waiting.pop()
        if record.id in taken:
            continue
        taken[record.id] = record
        for referrer in (journey.get(i) for i in sorted(journey.referrers(record.id))):
            if referrer is not None and _is_part(referrer, record.id) and not isinstance(referrer, Lane):
                waiting.append(referrer)
        if isinstance(record, Lane) and record.content is LaneContent.PERSONA:
            waiting.append(journey.persona_of(record.id))
    taken = {i: r for i, r in taken.items() if r.kind != "connection" or _ends_in(r, taken)}
    around: dict[str, Record] = {}
    for record in taken.values():
        for _, rule, target in record.references():
            mentioned = journey.get(target)
            if isinstance(mentioned, Step):
                continue  # how far a card reaches goes by the number of the column
            is_mentioned = rule.on_delete == "clear" or isinstance(record, Lane)
            if is_mentioned and mentioned is not None and target not in taken:
                around[target] = mentioned
                if isinstance(mentioned, Persona) and (portrait := journey.get(mentioned.picture)) is not None:
                    around[portrait.id] = portrait
    steps, lanes = [s.id for s in journey.columns], [lane.id for lane in journey.lanes]
    cards = [r for r in taken.values() if isinstance(r, Card)]
    return Fragment(
        tuple(r.id for r in roots if r.id in taken),
        tuple(sorted(taken.values(), key=lambda r: (r.kind, *in_order(r)))),
        tuple(around.values()),
        {step: steps.index(step) for card in cards for step in (card.step, card.last_step) if step is not None},
        {card.lane: lanes.index(card.lane) for card in cards},
    )


def paste(journey: Journey, fragment: Fragment, place: Place | None = None) -> tuple[ChangeSet, list[str]]:
    """Paste a fragment; gives the ids of what was pasted for the copied roots.

    Cards go to `place` in the pattern they had (None: where they were, as far as this board reaches); stages and lanes
    go behind the ones they were copied from, or to the end. Owners that are there by id or name are used again.
    """
    pasting = _Pasting(journey, fragment)
    pasting.run(place)
    return pasting.draft.changes(), [pasting.ids[root] for root in fragment.roots if root in pasting.ids]


def duplicate(journey: Journey, ids: Iterable[str]) -> tuple[ChangeSet, list[str]]:
    """A copy of records right behind them; gives the ids of the copies."""
    return paste(journey, copy(journey, ids))


class _Pasting:
    """One paste: which new id stands for which copied record."""

    def __init__(self, journey: Journey, fragment: Fragment) -> None:
        self.journey = journey
        self.fragment = fragment
        self.draft = Draft(journey)
        self.records = {record.id: record for record in fragment.records}
        self.ids: dict[str, str] = {}

    def run(self, place: Place | None) -> None:
        self._settle_around()
        roots = [self.records[root] for root in self.fragment.roots if root in self.records]
        self._paste_ordered([r for r in roots if isinstance(r, Stage)], self.journey.stages)
        lanes = [r for r in roots if isinstance(r, Lane)]
        for persona in dict.fromkeys(lane.persona for lane in lanes if lane.persona in self.records):
            assert persona is not None
            self._add_with_new_id(self.records[persona])
        self._paste_ordered(lanes, self.journey.lanes)
        for step in (r for r in roots if isinstance(r, Step)):
            self._paste_step(step)
        for step in (r for r in self.fragment.records if isinstance(r, Step) and r.stage in self.ids):
            if step.id not in self.ids:
                self._add_with_new_id(step, stage=self.ids[step.stage])
        self._paste_cards(place)
        for record in self.fragment.records:
            if record.id not in self.ids:
                self._paste_part(record)

    def _settle_around(self) -> None:
        """Use the owners, pictures ... that this map has already; add those that it has not."""
        named: list[Owner | Persona] = [*self.journey.all(Owner), *self.journey.all(Persona)]
        known = {(one.kind, one.name.casefold()): one.id for one in reversed(named)}
        for record in self.fragment.around:
            if self.journey.get(record.id) is not None:
                self.ids[record.id] = record.id
            elif isinstance(record, Owner | Persona) and (record.kind, record.name.casefold()) in known:
                self.ids[record.id] = known[record.kind, record.name.casefold()]
            else:
                self.ids[record.id] = self.draft.add(record).id

    def _paste_ordered(self, roots: list[Any], siblings: list[Any]) -> None:
        """Put copied stages or lanes behind the last of those they were copied from, or at the end."""
        if not roots:
            return
        there = [i for i, sibling in enumerate(siblings) if sibling.id in {root.id for root in roots}]
        index = there[-1] + 1 if there else len(siblings)
        for root, order in zip(roots, keys_at(siblings, index, len(roots)), strict=True):
            self._add_with_new_id(root, order=order)

    def _paste_step(self, step: Step) -> None:
        siblings = self.journey.steps(step.stage)
        if not siblings:
            return
        index = next((i + 1 for i, s in enumerate(siblings) if s.id == step.id), len(siblings))
        self._add_with_new_id(step, order=keys_at(siblings, index)[0])

    def _paste_cards(self, place: Place | None) -> None:
        cards = [r for r in self.fragment.records if isinstance(r, Card)]
        if not cards:
            return
        takes = {lane.id: lane.content.takes for lane in self.journey.lanes}
        lanes = list(takes)
        columns = [step.id for step in self.journey.columns]
        is_loose = {card.id for card in cards if card.step not in self.ids and card.lane not in self.ids}
        loose = [card for card in cards if card.id in is_loose]
        by_row = self.fragment.rows
        by_column = self.fragment.columns
        row_shift = column_shift = 0
        if place is not None and loose:
            column = columns.index(place.step)
            if place.new_step is not None:
                stage = self.journey.record(place.step, Step).stage
                own = [s.id for s in self.journey.steps(stage)]
                at = own.index(place.step) + (place.new_step == "after")
                column += place.new_step == "after"
                columns.insert(column, new_step(self.draft, stage, at).id)
            row_shift = lanes.index(place.lane) - min(by_row[card.lane] for card in loose)
            column_shift = column - min(by_column[card.step] for card in loose)
        fresh: dict[tuple[str, str], str | None] = {}
        for card in sorted(cards, key=in_order):
            lane, step = self.ids.get(card.lane), self.ids.get(card.step)
            if lane is None:
                known = place is None and card.lane in lanes and takes[card.lane](card.kind)
                able = [i for i, other in enumerate(lanes) if takes[other](card.kind)]
                lane = card.lane if known else _nearest(lanes, able, by_row[card.lane] + row_shift)
            if step is None:
                known = place is None and card.step in columns
                step = card.step if known else _at(columns, by_column[card.step] + column_shift)
            if lane is None or step is None:
                continue
            order = self._order_in(fresh, lane, step, card)
            last = self._last_step(card, step, columns)
            self._add_with_new_id(card, lane=lane, step=step, last_step=last, order=order)

    def _last_step(self, card: Card, step: str, columns: list[str]) -> str | None:
        """Where a copy ends that begins at a step: it lasts for as many steps, as far as the board goes."""
        if card.last_step in self.ids or card.last_step is None:
            return self.ids.get(card.last_step or "")
        length = self.fragment.columns.get(card.last_step, 0) - self.fragment.columns[card.step]
        if length <= 0 or step not in columns:
            return None
        last = _at(columns, columns.index(step) + length)
        return last if last != step else None

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

    def _paste_part(self, record: Record) -> None:
        """Signals, pain points, opportunities and connections go with what they belong to."""
        if record.kind in ("stage", "lane", "step", "persona", "touchpoint", "decision", "note"):
            return
        fields = {}
        for field, rule, target in record.references():
            if rule.on_delete == "cascade":
                if target not in self.ids and not (record.id in self.fragment.roots and target in self.journey):
                    return
                fields[field] = self.ids.get(target, target)
        if record.kind == "connection" and all(v == getattr(record, k) for k, v in fields.items()):
            return
        self._add_with_new_id(record, **fields)

    def _add_with_new_id(self, record: Record, **fields: Any) -> None:
        for field, rule, target in record.references():
            if field in fields:
                continue
            if target in self.ids:
                fields[field] = self.ids[target]
            elif rule.on_delete == "clear" and self.draft.get(target) is None:
                fields[field] = None
        copied = record.revised(id=new_id(record.kind), **fields)
        self.ids[record.id] = self.draft.add(copied).id


def _is_part(record: Record, of: str) -> bool:
    """Whether a record is part of another one and goes where it goes."""
    return any(target == of and rule.on_delete == "cascade" for _, rule, target in record.references())


def _ends_in(connection: Record, taken: dict[str, Record]) -> bool:
    return all(target in taken for _, _, target in connection.references())


def _nearest(lanes: list[str], able: list[int], row: int) -> str | None:
    """The lane at a row, or the nearest one that takes the card."""
    index = min(able, key=lambda other: abs(other - row), default=None)
    return None if index is None else lanes[index]


def _at(ids: list[str], index: int) -> str | None:
    return ids[max(0, min(index, len(ids) - 1))] if ids else None


def _name(record: Record, by_id: dict[str, Record]) -> str:
    if isinstance(record, Lane) and record.content is LaneContent.PERSONA:
        persona = by_id.get(record.persona or "")
        return persona.name if isinstance(persona, Persona) else ""
    return str(getattr(record, record.name_field)) if record.name_field else ""


def _plain(record: Record) -> dict[str, Any]:
    return {"kind": record.kind, **record.model_dump(mode="json", exclude_defaults=True)}


def _record(item: dict[str, Any]) -> Record:
    content = dict(item)
    return TYPE_OF_KIND[content.pop("kind")].model_validate_json(json.dumps(content))
