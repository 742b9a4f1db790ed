"""What supports the claims of a map: a claim names its evidence, and one piece may support several claims."""

from __future__ import annotations

from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.journey import Journey
from journey_editor.document.record import new_id
from journey_editor.document.records import EvidenceItem


def evidence_of(journey: Journey, claim_id: str) -> tuple[str, ...]:
    """The ids of the evidence that a touchpoint, stage, persona, pain point or opportunity names, in its order.

    None where the claim is gone.
    """
    return tuple(getattr(journey.get(claim_id), "supported_by", ()))


def add_evidence(journey: Journey, claim_id: str | None) -> tuple[ChangeSet, str]:
    """A new piece of evidence, named by a claim (None: by nobody yet). Gives its id too."""
    draft = Draft(journey)
    made = draft.add(EvidenceItem(id=new_id(EvidenceItem.kind)))
    if claim_id is not None:
        draft.revise(claim_id, supported_by=(*evidence_of(journey, claim_id), made.id))
    return draft.changes(), made.id


def take_evidence_away(journey: Journey, claim_id: str, evidence_id: str) -> ChangeSet:
    """Let a claim name a piece of evidence no more; it stays in the map, for others may name it."""
    draft = Draft(journey)
    draft.revise(claim_id, supported_by=tuple(one for one in evidence_of(journey, claim_id) if one != evidence_id))
    return draft.changes()


def move_evidence(journey: Journey, claim_id: str, evidence_id: str, index: int) -> ChangeSet:
    """Let a claim name a piece of evidence before the one that is at `index` (their number: at the end)."""
    ids = evidence_of(journey, claim_id)
    before = [one for one in ids[:index] if one != evidence_id]
    after = [one for one in ids[index:] if one != evidence_id]
    draft = Draft(journey)
    draft.revise(claim_id, supported_by=(*before, evidence_id, *after))
    return draft.changes()
