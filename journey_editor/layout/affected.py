"""What an edit may show in: the records that look other than before, or stand elsewhere."""

from __future__ import annotations

from journey_editor.document.changes import ChangeSet
from journey_editor.document.journey import Journey


def affected(journey: Journey, changes: ChangeSet) -> set[str]:
    """The ids of the records whose look may depend on what changed: those themselves, what they refer (or referred) to,
    and what refers to them.

    A thing on the board may depend on its own record and on those one reference away. What reaches farther (a stage
    counts the signals of its touchpoints) is for whoever draws it to follow.
    """
    found: set[str] = set()
    for change in changes:
        found.add(change.id)
        found |= journey.referrers(change.id)
        for record in (change.before, change.after):
            if record is not None:
                found.update(target for _, _, target in record.references())
    return found
