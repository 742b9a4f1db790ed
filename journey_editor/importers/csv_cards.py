"""The cards of a touchpoint table: each row's cells as fields, and as pain points, signals, risks and the like."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from itertools import zip_longest
from typing import Any

from journey_editor.document.days import parse_day, two_days
from journey_editor.document.quoting import quoted
from journey_editor.document.record import NAME_LENGTH
from journey_editor.document.records import PART_TYPES, Decision, Part, Touchpoint
from journey_editor.document.vocabulary import (
    Degree,
    Direction,
    Evidence,
    Likelihood,
    OpportunityStatus,
    PainSeverity,
    SignalForm,
    SignalStatus,
    Timing,
)
from journey_editor.importers import csv_values
from journey_editor.importers.csv_columns import plain_words
from journey_editor.importers.csv_grid import CsvGrid, CsvRow
from journey_editor.importers.imported import Remark, place
from journey_editor.importers.map_builder import MapBuilder

_TEXTS = ("name", "what_happens", "backstage", "emotion_word", "thoughts", "quote", "evidence_source")
_DECISIONS = {plain_words(word) for word in ("decision", "entscheidung", "décision", "decisión", "decisão", "gateway")}
_CHOICES: dict[str, type[StrEnum]] = {
    "pain_point.severity": PainSeverity,
    "opportunity.status": OpportunityStatus,
    "signal.status": SignalStatus,
    "signal.timing": Timing,
    "signal.direction": Direction,
    "signal.form": SignalForm,
    "risk.likelihood": Likelihood,
    "risk.impact": Degree,
}
_NUMBERS = ("signal.baseline", "signal.target", "signal.current")
_AMOUNTS = ("reached", "went_on", "time_spent_hours")
_MOST = 1e15
_NOT_UNDERSTOOD = "This is not understood and is kept as a line of what happens"


class CardRow:
    """One row, read by field: a field without a column, or beyond the row's end, is empty."""

    def __init__(self, row: CsvRow, fields: Mapping[str, int]) -> None:
        self.number = row.number
        self.cells = row.cells
        self._fields = fields

    def __getitem__(self, field: str) -> str:
        index = self._fields.get(field)
        return self.cells[index] if index is not None and index < len(self.cells) else ""


class CardRows:
    """Makes the cards of a table's rows."""

    def __init__(self, grid: CsvGrid, fields: dict[str, int], others: dict[int, str], notes: list[Remark]) -> None:
        self._headers = {name: grid.header.cells[index] for name, index in fields.items()}
        self._others = others
        self._notes = notes
        scores = [CardRow(row, fields)["emotion"] for row in grid.rows]
        self._scale = csv_values.scale_of(self._headers.get("emotion", ""), scores)
        if self._scale.guessed and any(csv_values.number(score) is not None for score in scores):
            reading = f"The numbers are read on a scale of {self._scale}; {self._scale.low:g} is very negative"
            notes.append(Remark(f"{reading}.", column=self._headers["emotion"]))

    def add(self, builder: MapBuilder, lane: str, step: str, row: CardRow) -> str:
        """Put the card of a row into a cell, with all that belongs to it. Gives its id."""
        where = place(row=row.number)
        kept: list[str] = []
        is_decision = plain_words(row["kind"]) in _DECISIONS
        if row["kind"] and not is_decision and plain_words(row["kind"]) != Touchpoint.kind:
            self._keep(kept, row, "kind", note=False)
        if is_decision:
            fields: dict[str, Any] = {"name": row["name"], "what_happens": row["what_happens"]}
            for name in self._headers:
                if name not in ("kind", "name", "what_happens", "owner") and row[name]:
                    self._keep(kept, row, name, "A decision has no such field; it is kept as a line of what happens")
        else:
            fields = self._touchpoint(builder, row, kept, where)
        parts = [] if is_decision else self._parts(builder, row, kept, where)
        if len(row["name"]) > NAME_LENGTH:
            fields["name"] = row["name"][:NAME_LENGTH]
            reason = f"This has {len(row['name']):,} characters, the first {NAME_LENGTH:,} of which are the name"
            self._keep(kept, row, "name", f"{reason}; all of it is kept as a line of what happens")
        for index, header in self._others.items():
            if index < len(row.cells) and row.cells[index]:
                kept.append(f"{header}: {row.cells[index]}")
        fields["what_happens"] = "\n".join(text for text in (fields["what_happens"], *kept) if text)
        fields["owner"] = builder.owner(row["owner"], where)
        card = builder.card(lane, step, fields, where, Decision if is_decision else Touchpoint)
        for part_type, values in parts:
            builder.part(card, part_type, values, where)
        return card

    def _touchpoint(self, builder: MapBuilder, row: CardRow, kept: list[str], where: str) -> dict[str, Any]:
        fields: dict[str, Any] = {name: row[name] for name in _TEXTS}
        fields["channel"] = csv_values.channel(row["channel"])
        fields["questions"] = tuple(csv_values.items(row["questions"]))
        fields["supported_by"] = tuple(builder.evidence(name, where) for name in csv_values.items(row["supported_by"]))
        fields["reads_from"] = tuple(builder.data_source(name, where) for name in csv_values.items(row["reads_from"]))
        for name in _AMOUNTS:
            amount = csv_values.number(row[name])
            if amount is not None and 0 <= amount <= _MOST:
                fields[name] = amount
            elif not csv_values.is_unknown(row[name]):
                self._keep(kept, row, name, _why_not(name, row[name]))
        self._feel(fields, row, kept)
        if row["evidence"]:
            evidence = csv_values.choice(row["evidence"], Evidence)
            if evidence is not None:
                fields["evidence"] = evidence
            elif not csv_values.is_unknown(row["evidence"]):
                self._keep(kept, row, "evidence")
        decides = csv_values.truth(row["moment_of_truth"])
        reason = row["moment_of_truth_reason"]
        fields["moment_of_truth"] = decides is not False
        fields["moment_of_truth_reason"] = reason or (row["moment_of_truth"] if decides is None else "")
        if decides is None and reason:
            self._keep(
                kept, row, "moment_of_truth", "This stands beside a reason and is kept as a line of what happens"
            )
        first_value = csv_values.truth(row["first_value"])
        fields["first_value"] = first_value is True
        if first_value is None:
            self._keep(kept, row, "first_value")
        return fields

    def _feel(self, fields: dict[str, Any], row: CardRow, kept: list[str]) -> None:
        felt = csv_values.emotion(row["emotion"], self._scale)
        if felt is not None:
            fields["emotion"], word = felt
            if word and not row["emotion_word"]:
                fields["emotion_word"] = word
        elif csv_values.number(row["emotion"]) is None and not row["emotion_word"]:
            fields["emotion_word"] = row["emotion"]
            reason = f"{quoted(row['emotion'])} is no score; it is kept as the word, and the emotion is unknown."
            self._notes.append(Remark(reason, row=row.number, column=self._headers["emotion"]))
        else:
            reason = f"This is not on the scale of {self._scale}; the emotion is unknown, and it is kept as text"
            self._keep(kept, row, "emotion", reason)

    def _parts(
        self, builder: MapBuilder, row: CardRow, kept: list[str], where: str
    ) -> list[tuple[type[Part], dict[str, Any]]]:
        parts: list[tuple[type[Part], dict[str, Any]]] = []
        for part_type in PART_TYPES:
            columns = [name for name in self._headers if name.startswith(f"{part_type.kind}.")]
            lists = [csv_values.items(row[name]) for name in columns]
            for cells in zip_longest(*lists, fillvalue=""):
                values: dict[str, Any] = {}
                for name, cell in zip(columns, cells, strict=True):
                    if cell and not self._part_value(builder, values, name, cell, where):
                        kept.append(f"{self._headers[name]}: {cell}")
                        self._not_understood(row, name, cell)
                parts.append((part_type, values))
        return parts

    def _part_value(self, builder: MapBuilder, values: dict[str, Any], name: str, cell: str, where: str) -> bool:
        """Put a cell's value into a part's fields; whether it was understood."""
        field = name.partition(".")[2]
        value: Any = cell
        if field == "owner":
            value = builder.owner(cell, where)
        elif field == "read_from":
            value = builder.data_source(cell, where)
        elif name in _CHOICES:
            value = csv_values.choice(cell, _CHOICES[name])
        elif name in _NUMBERS:
            found = csv_values.number_and_unit(cell)
            if found is None:
                return csv_values.is_unknown(cell)
            value, unit = found
            if unit and values.setdefault("unit", unit) != unit:
                return False
        elif field == "due":
            value = _date(cell)
        if value is None:
            return csv_values.is_unknown(cell)
        values[field] = value
        return True

    def _keep(self, kept: list[str], row: CardRow, name: str, reason: str = _NOT_UNDERSTOOD, note: bool = True) -> None:
        kept.append(f"{self._headers[name]}: {row[name]}")
        if note:
            self._notes.append(Remark(f"{reason}: {quoted(row[name])}.", row=row.number, column=self._headers[name]))

    def _not_understood(self, row: CardRow, name: str, cell: str) -> None:
        self._notes.append(
            Remark(f"{_why_not(name, cell)}: {quoted(cell)}.", row=row.number, column=self._headers[name])
        )


def _why_not(name: str, cell: str) -> str:
    """Why a cell's value could not be taken: it may be two numbers or days, or it is not understood."""
    ways = two_days(cell) if name.endswith(".due") else None
    if name in _NUMBERS or name in _AMOUNTS:
        ways = csv_values.two_numbers(cell)
    return f"This may be {ways[0]} or {ways[1]} and is kept as a line of what happens" if ways else _NOT_UNDERSTOOD


def _date(text: str) -> date | None:
    try:
        return parse_day(text)
    except ValueError:
        return None
