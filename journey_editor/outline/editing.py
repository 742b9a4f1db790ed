"""Cells of the outline as they are edited: what stands in the editor, and what is done with it."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from journey_editor.document.changes import ChangeSet
from journey_editor.document.channels import CHANNELS
from journey_editor.document.edits.cards import set_emotion
from journey_editor.document.edits.fields import rename, set_field
from journey_editor.document.edits.parts import assign_owner
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record, clean_text
from journey_editor.document.records import Touchpoint
from journey_editor.document.vocabulary import Evidence
from journey_editor.history.session import Session
from journey_editor.outline.columns import OutlineColumn, is_editable

UNKNOWN = "unknown"


def value_of(journey: Journey, record: Record, column: OutlineColumn) -> Any:
    """What an editor shows: a text, or for a closed choice the value."""
    match column.editor:
        case "name":
            return journey.name_of(record.id)
        case "owner":
            return journey.name_of(getattr(record, "owner", None))
        case "channel":
            return getattr(record, "channel", "")
        case "emotion":
            return getattr(record, "emotion", None)
        case "evidence":
            return getattr(record, "evidence", None)
    return column.text(journey, record)


def take(session: Session, record: Record, column: OutlineColumn, value: Any) -> bool:
    """Carry out an edit of a cell as one undo step. False: nothing changed, or it was refused with a sentence."""
    if not is_editable(column, record):
        return False
    try:
        changes = _changes(session.journey, record, column, value)
    except ValueError:
        session.refuse(f"This {column.title.lower()} cannot be taken, it may be too long. It was left as it was.")
        return False
    return session.do(_step_text(column), changes)


def draft(session: Session, record_id: str, column: OutlineColumn, value: str) -> None:
    """Write down what is being typed, so that a crash does not lose it; not what the cell cannot take."""
    record, changes = session.journey.get(record_id), ChangeSet()
    if record is not None and is_editable(column, record):
        with suppress(ValueError):
            changes = _changes(session.journey, record, column, value)
    session.draft(changes)


def set_aside(session: Session, record_id: str, column: OutlineColumn, value: str) -> None:
    """What was typed into a cell and given up: redo carries it out."""

    def edit(journey: Journey) -> ChangeSet:
        record = journey.get(record_id)
        return _changes(journey, record, column, value) if record is not None else ChangeSet()

    session.set_aside(_step_text(column), edit)


def _step_text(column: OutlineColumn) -> str:
    return "Rename" if column.editor == "name" else f"Change {column.title.lower()}"


def _changes(journey: Journey, record: Record, column: OutlineColumn, value: Any) -> ChangeSet:
    match column.editor:
        case "name":
            text = clean_text(value).strip()
            return ChangeSet() if text == journey.name_of(record.id).strip() else rename(journey, record.id, text)
        case "owner":
            return assign_owner(journey, [record.id], clean_text(value))
        case "channel":
            text = clean_text(value).strip()
            known = {channel.casefold(): channel for channel in CHANNELS}
            return set_field(journey, [record.id], "channel", known.get(text.casefold(), text))
        case "emotion":
            assert isinstance(record, Touchpoint)
            return set_emotion(journey, [record.id], value)
        case "evidence":
            return set_field(journey, [record.id], "evidence", Evidence(value))
    return ChangeSet()
