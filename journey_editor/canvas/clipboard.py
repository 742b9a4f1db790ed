"""Cut, copy, paste and duplicate through the system's clipboard: as a part of a map, and as plain text for others."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from journey_editor.document import fragment
from journey_editor.document.changes import ChangeSet
from journey_editor.document.edits.cards import Place, add_touchpoint
from journey_editor.document.edits.deleting import delete_records
from journey_editor.document.record import clean_text
from journey_editor.document.wording import counted, counted_records, joined, noun_of
from journey_editor.history.session import Session

MIME_TYPE = "application/x-journey-map-fragment+json"


def copy(session: Session) -> bool:
    """Put what is selected on the clipboard. False where nothing is selected."""
    copied = fragment.copy(session.journey, session.selection)
    if not copied.roots:
        return False
    data = QMimeData()
    data.setData(MIME_TYPE, copied.to_json().encode("utf-8"))
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
    """Whether the clipboard holds a part of a map, or text."""
    data = QGuiApplication.clipboard().mimeData()
    return data is not None and (data.hasFormat(MIME_TYPE) or data.hasText())


def paste(session: Session, place: Place | None) -> list[str]:
    """Paste at a place, select what was pasted and give its ids. Plain text becomes a touchpoint.

    What cannot be pasted is refused with a sentence (`session.refused`).
    """
    data = QGuiApplication.clipboard().mimeData()
    if data is None:
        return []
    if not data.hasFormat(MIME_TYPE):
        return _paste_text(session, data.text(), place)
    try:
        content = fragment.Fragment.from_json(bytes(data.data(MIME_TYPE).data()).decode("utf-8"))
        changes, ids = fragment.paste(session.journey, content, place)
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


def _paste_text(session: Session, text: str, place: Place | None) -> list[str]:
    name = clean_text(text).strip()
    if not name or place is None:
        return []
    changes, card = add_touchpoint(session.journey, place, name=name[:2000])
    return _done(session, "Paste touchpoint", changes, [card])


def _done(session: Session, text: str, changes: ChangeSet, ids: list[str]) -> list[str]:
    if not session.do(text, changes):
        return []
    session.select(ids)
    return ids
