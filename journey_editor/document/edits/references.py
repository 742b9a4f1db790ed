"""Fields that refer to other records, said by their names: one knows the system, not its id."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record, new_id, reference_fields
from journey_editor.document.records import TYPE_OF_KIND, DataSource, EvidenceItem
from journey_editor.document.wording import counted, name_key

_MADE = (DataSource, EvidenceItem)
"""What is made where no record has the name."""


def refer_by_names(journey: Journey, ids: Iterable[str], field: str, names: Sequence[str]) -> ChangeSet:
    """Let a field of records refer to the records of these names (capitals and blanks do not matter), each once.

    Data sources and evidence that the map does not have yet are made; of others, ValueError says which is missing.
    """
    draft = Draft(journey)
    for record_id in ids:
        record = journey.record(record_id, Record)
        kinds = next(rule.kinds for name, rule in reference_fields(type(record)) if name == field)
        known: dict[str, str] = {}
        value = getattr(record, field)
        is_many = isinstance(value, tuple)
        if not is_many and len(names) > 1:
            raise ValueError(f"There is room for one {counted(kinds[0], 1)} here; these are {len(names)} lines.")
        ids_now = value if isinstance(value, tuple) else (value,)
        referred = [found for found in map(journey.get, ids_now) if found is not None]
        others = [one for kind in kinds for one in journey.all(TYPE_OF_KIND[kind])]
        for one in (*referred, *others, *draft.changes().added):
            if one.kind in kinds:
                known.setdefault(name_key(journey.name_of(one.id) or _name(one)), one.id)
        found = []
        for name in filter(str.strip, names):
            found.append(known.setdefault(name_key(name), known.get(name_key(name)) or _made(draft, kinds, name)))
        draft.revise(record_id, **{field: tuple(dict.fromkeys(found)) if is_many else next(iter(found), None)})
    return draft.changes()


def _made(draft: Draft, kinds: Sequence[str], name: str) -> str:
    made = TYPE_OF_KIND[kinds[0]]
    if made not in _MADE:
        raise ValueError(f"The map has no {counted(kinds[0], 1)} called \u201c{name.strip()[:80]}\u201d.")
    return draft.add(made.model_validate({"id": new_id(made.kind), made.name_field: name.strip()})).id


def _name(record: Record) -> str:
    return str(getattr(record, record.name_field)) if record.name_field else ""
