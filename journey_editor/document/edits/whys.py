"""The five whys of a pain point: a chain in which each answers why of the one before; the last is the root cause."""

from __future__ import annotations

from collections.abc import Sequence

from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.journey import Journey
from journey_editor.document.records import PainPoint


def root_cause_of(pain: PainPoint) -> str:
    """Why it happens: as it is said in its own field, or else the last why. Empty: unknown."""
    return pain.root_cause.strip() or next(reversed(pain.whys), "")


def write_why(journey: Journey, pain_id: str, index: int, text: str) -> ChangeSet:
    """Put a why at a place of the chain: over the one that is there, or at the end. Empty: it is taken out.

    A root cause in its own field that was the last why goes along. Raises KeyError where there is no such pain point.
    """
    pain = journey.record(pain_id, PainPoint)
    text = " ".join(text.split())
    whys = [*pain.whys[:index], *([text] if text else []), *pain.whys[index + 1 :]]
    return _followed(journey, pain, whys)


def move_why(journey: Journey, pain_id: str, index: int, to: int) -> ChangeSet:
    """Move a why before the one that now is at `to` (their number: to the end)."""
    pain = journey.record(pain_id, PainPoint)
    whys = list(pain.whys)
    why = whys.pop(index)
    whys.insert(to - 1 if to > index else to, why)
    return _followed(journey, pain, whys)


def _followed(journey: Journey, pain: PainPoint, whys: Sequence[str]) -> ChangeSet:
    draft = Draft(journey)
    draft.revise(pain.id, whys=tuple(whys))
    if pain.whys and pain.root_cause.strip() == pain.whys[-1]:
        draft.revise(pain.id, root_cause=whys[-1] if whys else "")
    return draft.changes()
