"""Making one owner of several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.journey import Journey
from journey_editor.document.records import Owner

_KEPT = ("name", "team", "contact")


def merge_owners(journey: Journey, ids: Sequence[str]) -> tuple[ChangeSet, list[str]]:
    """Give all that the owners own to the first of them, and delete the others.

    What the first does not say (name, team, contact) it takes from the next that does. Gives a sentence for each thing
    that another one said otherwise, too. Fewer than two owners: nothing changes.
    """
    owners = [record for record in map(journey.get, dict.fromkeys(ids)) if isinstance(record, Owner)]
    if len(owners) < 2:
        return ChangeSet(), []
    kept, others = owners[0], owners[1:]
    gone = {other.id for other in others}
    draft = Draft(journey)
    for referrer_id in sorted({referrer for other in others for referrer in journey.referrers(other.id)}):
        record = draft.get(referrer_id)
        assert record is not None
        fields = {field for field, _, target in record.references() if target in gone}
        draft.revise(referrer_id, **{field: _instead(getattr(record, field), gone, kept.id) for field in fields})
    told, said = [], {}
    for field in _KEPT:
        values = list(dict.fromkeys(value for owner in owners if (value := getattr(owner, field).strip())))
        said[field] = getattr(kept, field) or (values[0] if values else "")
        if field != "name" and len(values) > 1:
            told.append(f"Its {field} is {values[0]}; {' and '.join(values[1:])} was that of the other.")
    extra = {name: value for owner in reversed(owners) for name, value in (owner.model_extra or {}).items()}
    draft.add(Owner.model_validate({**extra, **kept.__dict__, **said}))
    for other in others:
        draft.delete(other.id)
    return draft.changes(), told


def _instead(value: Any, gone: set[str], kept: str) -> Any:
    if isinstance(value, tuple):
        return tuple(dict.fromkeys(kept if one in gone else one for one in value))
    return kept
