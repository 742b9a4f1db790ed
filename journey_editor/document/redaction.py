"""A map without what is not meant for its readers: quotes, names, internal notes. What is left out is nowhere in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from journey_editor.document.draft import Draft
from journey_editor.document.edits.child_maps import lead_nowhere
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record, reference_fields, text_fields
from journey_editor.document.records import (
    AcceptedFinding,
    Conflict,
    EvidenceItem,
    ExportProfile,
    Lane,
    Owner,
    Persona,
    Review,
    Signal,
)
from journey_editor.document.vocabulary import LaneContent, LeftOut

_FIELDS: Mapping[LeftOut, Mapping[str, tuple[str, ...]]] = {
    LeftOut.QUOTES: {"touchpoint": ("quote",), "persona": ("quote",), "evidence": ("says",)},
    LeftOut.NAMES: {
        "map": ("authors",),
        "owner": ("contact",),
        "persona": ("demographics", "firmographics", "picture"),
        "review": ("participants",),
        "accepted_finding": ("accepted_by",),
    },
    LeftOut.NOTES: {
        "touchpoint": ("backstage", "evidence_source"),
        "stage": ("internal_action",),
        "data_source": ("remarks",),
        "accepted_finding": ("reason",),
    },
}
"""The fields that are emptied, by the kind of record."""
_INTERNAL_LANES = (
    LaneContent.BACKSTAGE,
    LaneContent.SYSTEMS,
    LaneContent.TO_FIND_OUT,
    LaneContent.STAGE_INTERNAL_ACTION,
)
_INTERNAL_RECORDS = (EvidenceItem, Review)
_KEPT_IDS = ("map", "view")
"""An export names its view by its id."""
_SHORT_NAME = 4
"""Names of fewer letters are only replaced where they stand alone: "Al" is not in "also"."""
SOMEBODY = "somebody"


def redacted(journey: Journey, left_out: Collection[LeftOut]) -> Journey:
    """A copy of a map without these; the map itself where nothing is to be left out.

    Owners and personas become "Owner 1", "Persona 1" ...; where their names stand in other texts, these do too, and
    records get ids that tell no names. What this version does not know goes, for nobody can say what is in it, and
    so do the profiles of exports, conflicts (which keep what another copy says of anything) and links to other maps
    (whose paths name folders).
    """
    if not left_out:
        return journey
    records: Iterable[Record] = [record.known() for record in journey]
    made = Journey(records)
    draft = Draft(made)
    lead_nowhere(draft, made)
    for told in (*made.all(ExportProfile), *made.all(Conflict)):
        draft.delete(told.id)
    for record in made:
        fields = [field for one in left_out for field in _FIELDS[one].get(record.kind, ())]
        _empty(draft, record, fields)
    if LeftOut.NOTES in left_out:
        internal = [lane.id for lane in made.all(Lane) if lane.content in _INTERNAL_LANES]
        for record_id in [*internal, *(one.id for kind in _INTERNAL_RECORDS for one in made.all(kind))]:
            draft.delete(record_id)
    if LeftOut.NAMES in left_out:
        for persona in made.all(Persona):
            if persona.picture:
                draft.delete(persona.picture)
    made.apply(draft.changes())
    return _without_names(made, _names(journey)) if LeftOut.NAMES in left_out else made


def _empty(draft: Draft, record: Record, fields: Collection[str]) -> None:
    if fields:
        models = type(record).model_fields
        draft.revise(record.id, **{field: models[field].get_default() for field in fields})


def _names(journey: Journey) -> dict[str, str]:
    """Every name with what stands for it."""
    others = [*journey.map.authors]
    others += [name for review in journey.all(Review) for name in review.participants]
    others += [one.accepted_by for one in journey.all(AcceptedFinding)]
    found = {name: SOMEBODY for name in others}
    for kind in (Owner, Persona):
        for number, record in enumerate(sorted(journey.all(kind), key=lambda one: one.id), 1):
            found[journey.name_of(record.id)] = f"{kind.kind.capitalize()} {number}"
    return {name.strip(): other for name, other in found.items() if name.strip()}


def _without_names(journey: Journey, names: Mapping[str, str]) -> Journey:
    """The map with other names and with ids that tell none; in the same order, where ids decide about it."""
    by_kind: dict[str, list[str]] = {}
    for record in journey:
        by_kind.setdefault(record.kind, []).append(record.id)
    ids: dict[str, str] = {}
    for kind, some in by_kind.items():
        if kind in _KEPT_IDS:
            ids |= {one: one for one in some}
        else:
            ids |= {one: f"{kind}-{number:05}" for number, one in enumerate(sorted(some), 1)}
    replace_in = _replacer(names)
    return Journey([_renamed(record, ids, names, replace_in) for record in journey])


def _replacer(names: Mapping[str, str]) -> Callable[[str], str]:
    """Puts other names into a text, the longest first, whatever their case."""
    if not names:
        return lambda text: text
    by_name = {name.casefold(): other for name, other in names.items()}
    longest = sorted(names, key=len, reverse=True)
    ends = {name: r"(?!\w)" if len(name) < _SHORT_NAME else "" for name in longest}
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(name)}{ends[name]}" for name in longest), re.IGNORECASE)
    return lambda text: pattern.sub(lambda found: by_name.get(found.group().casefold(), SOMEBODY), text)


def _renamed(
    record: Record, ids: Mapping[str, str], names: Mapping[str, str], replace_in: Callable[[str], str]
) -> Record:
    changed: dict[str, Any] = {"id": ids[record.id]}
    for field in text_fields(type(record)):
        changed[field] = _each(getattr(record, field), replace_in)
    for field, _ in reference_fields(type(record)):
        changed[field] = _each(getattr(record, field), lambda one: ids.get(one, one))
    if isinstance(record, Owner | Persona) and record.name.strip():
        changed["name"] = names[record.name.strip()]
    if isinstance(record, Signal):
        changed["history"] = tuple((*value[:2], *map(replace_in, value[2:])) for value in record.history)
    return record.revised(**changed)


def _each(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, tuple):
        return tuple(change(one) for one in value)
    return change(value) if isinstance(value, str) else value
