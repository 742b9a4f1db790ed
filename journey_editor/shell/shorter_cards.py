"""What moving a stage or step leaves behind: cards that last for fewer steps than before are told."""

from __future__ import annotations

from journey_editor.document.changes import ChangeSet
from journey_editor.document.edits.spans import shortened
from journey_editor.document.quoting import quoted
from journey_editor.history.session import Session
from journey_editor.shell.notices import Notices


def tell_shorter(session: Session, notices: Notices, changes: ChangeSet) -> None:
    """Say which card it is, or how many they are."""
    found = shortened(session.journey, changes)
    if len(found) > 1:
        notices.tell(f"{len(found)} cards last for fewer steps now, as what they lasted for stands elsewhere.")
    elif found:
        card, before, now = found[0]
        called = f"{card.kind} {quoted(card.name, 40)}" if card.name.strip() else f"{card.kind} without a name"
        notices.tell(f"The {called} lasts for fewer steps now: {now}, no longer {before}.")
