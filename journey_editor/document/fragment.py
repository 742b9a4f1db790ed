"""A piece of a map that is copied: records with all that hangs together with them. `grafting` pastes it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from journey_editor.document import strict_json
from journey_editor.document.journey import Journey, in_order
from journey_editor.document.record import Record
from journey_editor.document.records import (
    TYPE_OF_KIND,
    Card,
    DataSource,
    Lane,
    Persona,
    Step,
)
from journey_editor.document.rules import MOST_RECORDS
from journey_editor.document.vocabulary import LaneContent

FORMAT = "journey-map-fragment"
MIME = "application/x-journey-map-fragment+json"
"""What a clipboard calls it."""

_NOT_COPIED = ("map", "view")
_STANDALONE = (Persona, DataSource)
"""What is brought along when it is mentioned and itself mentions: a portrait, evidence, an owner."""

_EDGES = ("connection", "persona_relation")
_MOST_CHARACTERS = 200_000_000


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
    origin: str = ""
    """Where it was copied: what is pasted there again is a copy beside its original."""

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
                "origin": self.origin,
            },
            ensure_ascii=False,
        )

    @staticmethod
    def from_json(text: str) -> Fragment:
        """Read a fragment back. Raises ValueError, with one sentence, for what is none."""
        try:
            if len(text) > _MOST_CHARACTERS:
                raise ValueError("it is too large")
            content = strict_json.parse(text)  # as a file is read: pasted, it is to be saved
            if not isinstance(content, dict) or content.get("format") != FORMAT:
                raise ValueError("it is something else")
            ids = [item["id"] for item in (*content["records"], *content["around"])]
            if len(ids) > MOST_RECORDS or len(set(ids)) < len(ids):
                raise ValueError("it is no part of a map")
            read = Fragment(
                tuple(map(str, content["roots"])),
                tuple(_record(item) for item in content["records"]),
                tuple(_record(item) for item in content["around"]),
                {str(k): int(v) for k, v in content["columns"].items()},
                {str(k): int(v) for k, v in content["rows"].items()},
                str(content.get("origin", "")),
            )
        except (LookupError, TypeError, AttributeError, RecursionError, ArithmeticError, ValueError) as damage:
            raise ValueError("The clipboard holds no part of a journey map, or a damaged one.") from damage
        if not read._is_whole():
            raise ValueError("The part of a journey map in the clipboard is damaged.")
        return read

    @property
    def cards(self) -> list[Card]:
        """The copied cards, lane by lane and step by step, each cell from top to bottom."""
        cards = [record for record in self.records if isinstance(record, Card)]
        return sorted(cards, key=lambda card: (self.rows[card.lane], self.columns[card.step], *in_order(card)))

    def _is_whole(self) -> bool:
        ids, around = {record.id for record in self.records}, {record.id for record in self.around}
        return all(
            (not isinstance(record, Card) or (record.step in self.columns and record.lane in self.rows))
            and (not isinstance(record, Lane) or record.persona is None or record.persona in ids | around)
            for record in self.records
        )


def copy(journey: Journey, ids: Iterable[str], origin: str = "") -> Fragment:
    """Copy records with all that is part of them, and the connections between copied cards.

    Connections alone are copied without the cards that they join. A persona's lane brings the persona along; another
    lane only mentions the persona that it belongs to.
    """
    roots = [r for r in (journey.get(i) for i in ids) if r is not None and r.kind not in _NOT_COPIED]
    taken = _with_parts(journey, roots)
    if any(root.kind != "connection" for root in roots):
        taken = {i: r for i, r in taken.items() if r.kind not in _EDGES or _ends_in(r, taken)}
    steps = {step.id: number for number, step in enumerate(journey.columns)}
    lanes = {lane.id: number for number, lane in enumerate(journey.lanes)}
    cards = [r for r in taken.values() if isinstance(r, Card)]
    return Fragment(
        tuple(r.id for r in roots if r.id in taken),
        tuple(sorted(taken.values(), key=lambda r: (r.kind, *in_order(r)))),
        tuple(_mentioned(journey, taken)),
        {step: steps[step] for card in cards for step in (card.step, card.last_step) if step is not None},
        {card.lane: lanes[card.lane] for card in cards},
        origin,
    )


def _with_parts(journey: Journey, roots: Iterable[Record]) -> dict[str, Record]:
    """Records by id with all that is part of them, and that of these."""
    taken: dict[str, Record] = {}
    waiting = list(roots)
    while waiting:
        record = waiting.pop()
        if record.id in taken:
            continue
        taken[record.id] = record
        referrers = (journey.record(referrer, Record) for referrer in sorted(journey.referrers(record.id)))
        waiting.extend(r for r in referrers if _is_part(r, record.id) and not isinstance(r, Lane))
        if isinstance(record, Lane) and record.content is LaneContent.PERSONA:
            waiting.append(journey.persona_of(record.id))
    return taken


def _mentioned(journey: Journey, taken: dict[str, Record]) -> list[Record]:
    """What the records that are taken mention, and what of that stands for itself mentions in turn."""
    around: dict[str, Record] = {}
    for record in taken.values():
        for _, rule, target in record.references():
            mentioned = journey.get(target)
            if mentioned is None or target in taken or not (rule.on_delete == "clear" or isinstance(record, Lane)):
                continue
            if isinstance(mentioned, Step):
                continue  # how far a card reaches goes by the number of the column
            around[target] = mentioned
            if isinstance(mentioned, _STANDALONE):
                further = {i: r for _, _, i in mentioned.references() if (r := journey.get(i)) is not None}
                around.update((i, r) for i, r in further.items() if i not in taken)
    return list(around.values())


def _is_part(record: Record, of: str) -> bool:
    """Whether a record is part of another one and goes where it goes."""
    return any(target == of and rule.on_delete == "cascade" for _, rule, target in record.references())


def _ends_in(connection: Record, taken: dict[str, Record]) -> bool:
    return all(target in taken for _, _, target in connection.references())


def _plain(record: Record) -> dict[str, Any]:
    return {"kind": record.kind, **record.model_dump(mode="json", exclude_defaults=True)}


def _record(item: dict[str, Any]) -> Record:
    content = dict(item)
    return TYPE_OF_KIND[content.pop("kind")].model_validate_json(json.dumps(content))
