"""A map put together row by row: stages, steps, lanes and cards in the order in which a file names them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from journey_editor.document.journey import Journey
from journey_editor.document.order import keys_between
from journey_editor.document.record import NAME_LENGTH, Record, new_id
from journey_editor.document.records import (
    MAP_ID,
    Card,
    DataSource,
    Decision,
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
from journey_editor.importers.imported import ImportProblem, Remark
from journey_editor.storage.plain_errors import reason

_WHOLE_IN = {Touchpoint: "what_happens", Decision: "what_happens", DataSource: "remarks", EvidenceItem: "says"}
"""Where the whole of a name that is too long stands. Records without such a text have it in the map's scope."""


class MapBuilder:
    """Collects the records of a new map. Order keys are given at the end, so that they are short and evenly spread.

    A name that is too long is cut; the whole of it is kept as text, and `notes` says where.
    """

    def __init__(self, title: str = "", scope: str = "") -> None:
        self.notes: list[Remark] = []
        self._map = {"id": MAP_ID, "title": title, "scope": scope}
        self._cut_names: list[str] = []
        self._made: list[Record] = []
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
        persona = self._checked(Persona, {"id": new_id("persona"), "name": name, "colour": colour}, where)
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
            owner = self._checked(Owner, {"id": new_id("owner"), "name": name.strip()}, where)
            self._made.append(owner)
            self._owners[key] = owner.id
        return self._owners[key]

    def data_source(self, name: str, where: str) -> str:
        """The system of that name (case does not matter), made where there is none yet."""
        key = name_key(name)
        if key not in self._sources:
            source = self._checked(DataSource, {"id": new_id("data_source"), "name": name.strip()}, where)
            self._made.append(source)
            self._sources[key] = source.id
        return self._sources[key]

    def evidence(self, title: str, where: str) -> str:
        """The piece of evidence of that title (case does not matter), made where there is none yet."""
        key = name_key(title)
        if key not in self._evidence:
            item = self._checked(EvidenceItem, {"id": new_id("evidence"), "title": title.strip()}, where)
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
                records.append(self._checked(record_type, {**fields, "order": order}, where))
        records.insert(0, self._whole_map())
        if len(records) > MOST_RECORDS:
            raise ImportProblem(f"The file makes more than {MOST_RECORDS:,} records, which is the most a map can hold.")
        return Journey(records)

    def _put(self, key: tuple[str, ...], record_type: type[Record], fields: dict[str, Any], where: str) -> str:
        record_id = new_id(record_type.kind)
        self._ordered.setdefault(key, []).append((record_type, {"id": record_id, **fields}, where))
        return record_id

    def _whole_map(self) -> Record:
        # Last of all: it also holds the whole of names that were cut.
        title = self._map["title"]
        if len(title) > NAME_LENGTH:
            self._map["title"] = title[:NAME_LENGTH]
            self._cut_names.append(f"Title: {title}")
            self.notes.append(_cut_note("The file", "title", JourneyMap, title, ""))
        scope = "\n".join(text for text in (self._map["scope"], *self._cut_names) if text)
        return self._checked(JourneyMap, {**self._map, "scope": scope}, "The file")

    def _checked(self, record_type: type[Record], fields: Mapping[str, Any], where: str) -> Record:
        try:
            return record_type.model_validate(fields)
        except ValidationError as error:
            problems = error.errors(include_url=False)
        if all(_is_long_name(problem) for problem in problems):
            return _validated(record_type, self._shortened(record_type, fields, problems, where), where)
        return _validated(record_type, fields, where)

    def _shortened(
        self, record_type: type[Record], fields: Mapping[str, Any], problems: list[ErrorDetails], where: str
    ) -> dict[str, Any]:
        short = dict(fields)
        whole_in = _WHOLE_IN.get(record_type, "")
        for problem in problems:
            name = str(problem["loc"][0])
            label, text = name.replace("_", " "), short[name]
            short[name] = text[:NAME_LENGTH]
            if whole_in:
                line = f"{label.capitalize()}: {text}"
                short[whole_in] = "\n".join(part for part in (short.get(whole_in, ""), line) if part)
            else:
                kind = record_type.kind.replace("_", " ").capitalize()
                self._cut_names.append(f"{kind}, {label}: {text}")
            self.notes.append(_cut_note(where, label, record_type, text, whole_in))
        return short


def _is_long_name(problem: ErrorDetails) -> bool:
    of_names = problem.get("ctx", {}).get("max_length") == NAME_LENGTH
    return problem["type"] == "string_too_long" and len(problem["loc"]) == 1 and of_names


def _cut_note(where: str, label: str, record_type: type[Record], text: str, whole_in: str) -> Remark:
    kind = record_type.kind.replace("_", " ")
    place = whole_in.replace("_", " ") if whole_in else "the scope of the map"
    cut = f"{where}: the {label} of the {kind} has {len(text):,} characters and is cut after {NAME_LENGTH:,}"
    return Remark(f"{cut}; all of it is kept in {place}.")


def _validated(record_type: type[Record], fields: Mapping[str, Any], where: str) -> Record:
    try:
        return record_type.model_validate(fields)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = str(first["loc"][0]).replace("_", " ") if first["loc"] else "content"
        kind, why = record_type.kind.replace("_", " "), reason(first)
        raise ImportProblem(f"{where}: the {name} of the {kind} cannot be taken over: {why}.") from error
