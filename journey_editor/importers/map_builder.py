"""A map put together row by row: stages, steps, lanes and cards in the order in which a file names them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from journey_editor.document.journey import Journey
from journey_editor.document.order import keys_between
from journey_editor.document.record import Record, new_id
from journey_editor.document.records import (
    MAP_ID,
    Card,
    DataSource,
    EvidenceItem,
    JourneyMap,
    Lane,
    Owner,
    Part,
    Persona,
    Stage,
    Step,
    Touchpoint,
)
from journey_editor.document.rules import MOST_RECORDS
from journey_editor.document.vocabulary import PERSONA_COLOURS
from journey_editor.document.wording import name_key
from journey_editor.importers.imported import ImportProblem
from journey_editor.storage.plain_errors import reason


class MapBuilder:
    """Collects the records of a new map. Order keys are given at the end, so that they are short and evenly spread."""

    def __init__(self, title: str = "", scope: str = "") -> None:
        self._made: list[Record] = [_checked(JourneyMap, {"id": MAP_ID, "title": title, "scope": scope}, "The file")]
        self._personas = 0
        self._owners: dict[str, str] = {}
        self._sources: dict[str, str] = {}
        self._evidence: dict[str, str] = {}
        self._ordered: dict[tuple[str, ...], list[tuple[type[Record], dict[str, Any], str]]] = {}

    def stage(self, name: str, where: str) -> str:
        """A new stage at the end. It still needs a step. `where` names the place in the file, for errors."""
        return self._put(("stage",), Stage, {"name": name}, where)

    def step(self, stage: str, name: str, where: str) -> str:
        """A new step at the end of a stage."""
        return self._put(("step", stage), Step, {"stage": stage, "name": name}, where)

    def lane(self, name: str, where: str) -> str:
        """A new persona with a lane at the bottom. Gives the lane's id."""
        colour = PERSONA_COLOURS[self._personas % len(PERSONA_COLOURS)]
        self._personas += 1
        persona = _checked(Persona, {"id": new_id("persona"), "name": name, "colour": colour}, where)
        self._made.append(persona)
        return self._put(("lane",), Lane, {"persona": persona.id}, where)

    def card(
        self, lane: str, step: str, fields: Mapping[str, Any], where: str, card_type: type[Card] = Touchpoint
    ) -> str:
        """A new card at the bottom of a cell."""
        return self._put(("card", lane, step), card_type, {"lane": lane, "step": step, **fields}, where)

    def part(self, subject: str, part_type: type[Part], fields: Mapping[str, Any], where: str) -> str:
        """A new signal, pain point, risk ... of a card."""
        return self._put((part_type.kind, subject), part_type, {part_type.place_field: (subject,), **fields}, where)

    def owner(self, name: str, where: str) -> str | None:
        """The owner of that name (case does not matter), made where there is none yet. No name: None."""
        if not name.strip():
            return None
        key = name_key(name)
        if key not in self._owners:
            owner = _checked(Owner, {"id": new_id("owner"), "name": name.strip()}, where)
            self._made.append(owner)
            self._owners[key] = owner.id
        return self._owners[key]

    def data_source(self, name: str, where: str) -> str:
        """The system of that name (case does not matter), made where there is none yet."""
        key = name_key(name)
        if key not in self._sources:
            source = _checked(DataSource, {"id": new_id("data_source"), "name": name.strip()}, where)
            self._made.append(source)
            self._sources[key] = source.id
        return self._sources[key]

    def evidence(self, title: str, where: str) -> str:
        """The piece of evidence of that title (case does not matter), made where there is none yet."""
        key = name_key(title)
        if key not in self._evidence:
            item = _checked(EvidenceItem, {"id": new_id("evidence"), "title": title.strip()}, where)
            self._made.append(item)
            self._evidence[key] = item.id
        return self._evidence[key]

    def journey(self) -> Journey:
        """The whole map. Raises ImportProblem for a value that a record cannot take, with its place."""
        stages = self._ordered.get(("stage",), [])
        for _, fields, where in stages:
            if ("step", fields["id"]) not in self._ordered:
                self.step(fields["id"], "", where)
        records = list(self._made)
        for siblings in self._ordered.values():
            for order, (record_type, fields, where) in zip(
                keys_between(None, None, len(siblings)), siblings, strict=True
            ):
                records.append(_checked(record_type, {**fields, "order": order}, where))
        if len(records) > MOST_RECORDS:
            raise ImportProblem(f"The file makes more than {MOST_RECORDS:,} records, which is the most a map can hold.")
        return Journey(records)

    def _put(self, key: tuple[str, ...], record_type: type[Record], fields: dict[str, Any], where: str) -> str:
        record_id = new_id(record_type.kind)
        self._ordered.setdefault(key, []).append((record_type, {"id": record_id, **fields}, where))
        return record_id


def _checked(record_type: type[Record], fields: Mapping[str, Any], where: str) -> Record:
    try:
        return record_type.model_validate(fields)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = str(first["loc"][0]).replace("_", " ") if first["loc"] else "content"
        kind, why = record_type.kind.replace("_", " "), reason(first)
        raise ImportProblem(f"{where}: the {name} of the {kind} cannot be taken over: {why}.") from error
