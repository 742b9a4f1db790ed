"""Cut, copy, paste and duplicate through the system's clipboard: as a part of a map, and as plain text for others."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from journey_editor.canvas.received import FRAGMENT_MIME, Target, holds_anything
from journey_editor.document import fragment
from journey_editor.document.changes import ChangeSet
from journey_editor.document.edits.deleting import delete_records
from journey_editor.document.wording import counted, counted_records, joined, noun_of
from journey_editor.history.session import Session


def copy(session: Session) -> bool:
    """Put what is selected on the clipboard. False where nothing is selected."""
    copied = fragment.copy(session.journey, session.selection)
    if not copied.roots:
        return False
    data = QMimeData()
    data.setData(FRAGMENT_MIME, copied.to_json().encode("utf-8"))
    data.setText(copied.text)
    QGuiApplication.clipboard().setMimeData(data)
    return True


def cut(session: Session) -> bool:
    """Copy what is selected and delete it, as one undo step."""
    if not copy(session):
        return False
    ids = session.selection
    text = f"Cut {counted_records(session.journey, ids)}"
    return session.do(text, delete_records(session.journey, ids))


def can_paste() -> bool:
    """Whether the clipboard holds a part of a map, text or pictures."""
    return holds_anything(QGuiApplication.clipboard().mimeData())


def paste_fragment(session: Session, content: bytes, at: Target) -> list[str]:
    """Paste a part of a map, select what was pasted and give its ids.

    What cannot be pasted is refused with a sentence (`session.refused`).
    """
    try:
        part = fragment.Fragment.from_json(content.decode("utf-8"))
        changes, ids = fragment.paste(session.journey, part, at.place)
    except ValueError as problem:
        session.refused.emit(str(problem))
        return []
    kinds = [noun_of(change.record) for change in changes if change.id in ids]
    text = joined([counted(kind, kinds.count(kind)) for kind in dict.fromkeys(kinds)])
    return _done(session, f"Paste {text}", changes, ids)


def duplicate(session: Session) -> list[str]:
    """Copy what is selected right behind itself, select the copies and give their ids."""
    text = f"Duplicate {counted_records(session.journey, session.selection)}"
    changes, ids = fragment.duplicate(session.journey, session.selection)
    return _done(session, text, changes, ids)


def _done(session: Session, text: str, changes: ChangeSet, ids: list[str]) -> list[str]:
    if not session.do(text, changes):
        return []
    session.select(ids)
    return ids
