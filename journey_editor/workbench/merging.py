"""Records made one by whoever works with them: from a table's rows as on the board."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from journey_editor.analysis.merged import what_was_left
from journey_editor.document.edits.merging import Merged, merge_records
from journey_editor.document.journey import Journey
from journey_editor.document.wording import counted_records
from journey_editor.history.session import Session

Merging = Callable[[Journey, Iterable[str]], Merged]


def make_one(session: Session, ids: Sequence[str], merging: Merging = merge_records) -> tuple[str, str]:
    """Make one record of several, as one undo step: the first, with all that was the others'.

    Gives the id of the one that is left ("": they cannot be one, or it was refused), and what is to be told of it.
    """
    journey = session.journey
    merged = merging(journey, ids)
    told = what_was_left(journey, merged)
    is_done = session.do(f"Merge {counted_records(journey, ids)}", merged.changes)
    return merged.kept if is_done else "", told
