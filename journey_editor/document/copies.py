"""Copies of records in a map: which stands for which. What they mention comes once, however often it is pasted."""

from __future__ import annotations

from typing import Any

from journey_editor.document.draft import Draft
from journey_editor.document.edits.lanes import next_colour
from journey_editor.document.fragment import Fragment
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record, RefersTo, new_id, reference_fields
from journey_editor.document.records import DataSource, EvidenceItem, Owner, Persona, Picture
from journey_editor.document.wording import name_key

_Mentioned = Picture | Owner | Persona | DataSource | EvidenceItem
"""What a map has once."""


class Copies:
    """What a fragment brings into a map, on one draft."""

    def __init__(self, journey: Journey, fragment: Fragment) -> None:
        self.draft = Draft(journey)
        self.ids: dict[str, str] = {}
        """The id in this map that stands for a copied record's own."""
        self._journey = journey
        self._around = {record.id: record for record in fragment.around}
        named: list[Owner | Persona | DataSource] = [
            *journey.all(Owner),
            *journey.all(Persona),
            *journey.all(DataSource),
        ]
        self._named = {(one.kind, name_key(one.name)): one.id for one in reversed(named) if one.name.strip()}
        self._colours = [persona.colour for persona in journey.all(Persona)]
        self._pictures = {(p.media_type, p.data): p.id for p in reversed(journey.all(Picture))}

    def add(self, record: Record, **fields: Any) -> None:
        """Add a copy with an id of its own and these fields. What else it refers to is what stands for that here."""
        for field, rule in reference_fields(type(record)):
            value = getattr(record, field)
            if field in fields or not value:
                continue
            if isinstance(value, tuple):
                found = [self._referred(target, rule) for target in value]
                fields[field] = tuple(dict.fromkeys(one for one in found if one is not None))
            else:
                fields[field] = self._referred(value, rule)
        if isinstance(record, Persona):
            fields["colour"] = self._colour(record)
        copied = record.revised(id=new_id(record.kind), **fields)
        self.ids[record.id] = self.draft.add(copied).id

    def here(self, record: Record) -> str | None:
        """The id that an owner, a persona, a system ... has in this map, where it is added if it is not there yet.

        None for what a map has as often as it is pasted.
        """
        if record.id not in self.ids:
            if not isinstance(record, _Mentioned):
                return None
            self.ids[record.id] = self._known(record) or self._added(record)
        return self.ids[record.id]

    def _known(self, record: _Mentioned) -> str | None:
        """What this map has of the same content, the same id or the same name."""
        if isinstance(record, Picture):
            return self._pictures.get((record.media_type, record.data))
        if type(self._journey.get(record.id)) is type(record):
            return record.id
        return None if isinstance(record, EvidenceItem) else self._named.get((record.kind, name_key(record.name)))

    def _added(self, record: _Mentioned) -> str:
        """Add what is mentioned, with what it mentions itself."""
        fields: dict[str, Any] = {} if self.draft.get(record.id) is None else {"id": new_id(record.kind)}
        for field, rule in reference_fields(type(record)):
            assert rule.on_delete == "clear"
            mentioned = [self._around[t] for f, _, t in record.references() if f == field and t in self._around]
            kept = tuple(dict.fromkeys(here for one in mentioned if (here := self.here(one)) is not None))
            fields[field] = kept if isinstance(getattr(record, field), tuple) else next(iter(kept), None)
        if isinstance(record, Persona):
            fields["colour"] = self._colour(record)
        added = self.draft.add(record.revised(**fields)).id
        if isinstance(record, Picture):
            self._pictures[record.media_type, record.data] = added
        return added

    def _colour(self, persona: Persona) -> str:
        """Its own colour, or the next one where that tells another persona of this map already."""
        colour = next_colour(self._colours) if persona.colour in self._colours else persona.colour
        self._colours.append(colour)
        return colour

    def _referred(self, target: str, rule: RefersTo) -> str | None:
        """What a copy refers to in this map in place of what its original referred to."""
        if target in self.ids:
            return self.ids[target]
        if (mentioned := self._around.get(target)) is not None and (here := self.here(mentioned)) is not None:
            return here
        known = self.draft.get(target)
        return None if rule.on_delete == "clear" and (known is None or known.kind not in rule.kinds) else target
