"""Cells that are being written: one draft for them all, so that what is pasted at once is one step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import ValidationError

from journey_editor.document.agreement import refusals
from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.journey import Journey
from journey_editor.document.order import key_between
from journey_editor.document.quoting import quoted
from journey_editor.document.record import Record, new_id
from journey_editor.document.records import (
    DataSource,
    EvidenceItem,
    Opportunity,
    Owner,
    PainPoint,
    Persona,
    Signal,
    Stage,
    Touchpoint,
)
from journey_editor.document.refusals import refusal
from journey_editor.document.wording import counted, name_key

LONGEST_NAME = 2_000


class CellRefused(ValueError):
    """A cell cannot take a text. Says why, in a sentence that begins with what was typed or the column's title."""


class Writing:
    """What a column writes on."""

    def __init__(self, journey: Journey) -> None:
        self.journey = journey
        self.draft = Draft(journey)
        self._known: dict[str, dict[str, list[str]]] = {}
        """Group of kinds -> name -> the ids of those that are called so."""
        self._made: set[str] = set()

    def owner(self, name: str) -> str | None:
        """The owner of a name; a new one where there is none. Empty: None."""
        return self._named(Owner, name)

    def data_source(self, name: str) -> str | None:
        """The system of a name; a new one where there is none. Empty: None."""
        return self._named(DataSource, name)

    def evidence(self, name: str) -> str | None:
        """The piece of evidence of a title; a new one where there is none. Empty: None."""
        return self._named(EvidenceItem, name)

    def place(self, name: str) -> str:
        """The stage or touchpoint of a name. Raises CellRefused where there is none, or more than one."""
        return self._one(name, (Stage, Touchpoint), "stage or touchpoint", "place")

    def persona(self, name: str) -> str:
        """The persona of a name. Raises CellRefused where there is none, or more than one."""
        return self._one(name, (Persona,), "persona", "persona")

    def pain_point(self, name: str) -> str:
        """The pain point of a name. Raises CellRefused where there is none, or more than one."""
        return self._one(name, (PainPoint,), "pain point", "pain_point")

    def signal(self, name: str, measures: Sequence[str], order: str) -> str:
        """The signal of a name; a new one that measures some places where there is none. Raises CellRefused."""
        known = self._ids((Signal,))
        found = known.get(name_key(name))
        if found is None:
            if len(name) > LONGEST_NAME:
                raise CellRefused(
                    f"A signal's name takes up to {LONGEST_NAME:,} characters; the map keeps what it had."
                )
            made = self.draft.add(Signal(id=new_id("signal"), order=order, measures=tuple(measures), name=name))
            found = known[name_key(name)] = [made.id]
        return found[0]

    def opportunity(self, name: str, places: Sequence[str]) -> str:
        """The opportunity of a name; a new one at some places where there is none. Raises CellRefused for several."""
        if name_key(name) in (known := self._ids((Opportunity,))):
            return self._one(name, (Opportunity,), "opportunity", "opportunity")
        order = key_between(max((one.order for one in self.journey.all(Opportunity)), default=None), None)
        made = Opportunity(id=new_id("opportunity"), order=order, helps_at=tuple(places), description=name)
        known[name_key(name)] = [self.draft.add(made).id]
        return made.id

    def set(self, record: Record, field: str, label: str, value: Any) -> None:
        """Set a field. Raises CellRefused for a value that it cannot take."""
        try:
            self.draft.revise(record.id, **{field: value})
        except ValidationError as error:
            description = type(record).model_fields[field].description or ""
            raise CellRefused(refusal(error, label, value, description)) from error

    def put_back(self, record_id: str, fields: Iterable[str]) -> dict[str, str]:
        """Give those of the fields just set that contradict others of the record their old values.

        Gives a sentence for each. It is asked when all fields are set, for what is pasted may agree only as a whole.
        """
        refused: dict[str, str] = {}
        before = self.journey.get(record_id)
        while (after := self.draft.get(record_id)) is not None:
            wrong = [one for one in refusals(self.journey, before, after, fields) if one[0] not in refused]
            if not wrong:
                break
            field, refused[field] = wrong[0]
            kept = getattr(before, field) if before is not None else type(after).model_fields[field].get_default()
            self.draft.revise(record_id, **{field: kept})
        return refused

    def changes(self) -> ChangeSet:
        """All that was written. Owners and systems that were made and then named nowhere are left out."""
        changes = self.draft.changes()
        if not self._made:
            return changes
        used = {target for change in changes if change.after for _, _, target in change.after.references()}
        return ChangeSet(tuple(change for change in changes if change.id not in self._made - used))

    def _named(self, kind: type[Record], name: str) -> str | None:
        name = name.strip()
        if not name:
            return None
        if len(name) > LONGEST_NAME:
            raise CellRefused(f"A name takes up to {LONGEST_NAME:,} characters; the map keeps what it had.")
        known = self._ids((kind,))
        found = known.get(name_key(name))
        if found is None:
            made = kind.model_validate({"id": new_id(kind.kind), kind.name_field: name})
            found = known[name_key(name)] = [self.draft.add(made).id]
            self._made.add(found[0])
        return found[0]

    def _one(self, name: str, kinds: Sequence[type[Record]], what: str, noun: str) -> str:
        found = self._ids(kinds).get(name_key(name), [])
        if len(found) == 1:
            return found[0]
        if not found:
            raise CellRefused(f"There is no {what} called {quoted(name)}; the map keeps what it had.")
        which = f"{counted(noun, len(found))} are called {quoted(name)}"
        raise CellRefused(f"{which}; choose in the inspector which of them is meant.")

    def _ids(self, kinds: Sequence[type[Record]]) -> dict[str, list[str]]:
        group = " ".join(kind.kind for kind in kinds)
        if group not in self._known:
            known = self._known[group] = {}
            for kind in kinds:
                for record in self.journey.all(kind):
                    known.setdefault(name_key(self.journey.name_of(record.id)), []).append(record.id)
        return self._known[group]
