"""Cut, copy, paste and duplicate by the system's clipboard: as a part of a map, and as text and image for others."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from journey_editor.canvas.received import Destination, holds_anything
from journey_editor.canvas.selection_picture import selection_picture
from journey_editor.document import fragment, grafting
from journey_editor.document.changes import ChangeSet
from journey_editor.document.copied_text import as_html, as_text
from journey_editor.document.edits.deleting import delete_records
from journey_editor.document.wording import counted, counted_records, joined, noun_of
from journey_editor.history.session import Session
from journey_editor.history.waiting import MANY, waiting

if TYPE_CHECKING:
    from journey_editor.canvas.view import BoardView


def copy(view: BoardView) -> bool:
    """Put what is selected on the clipboard: for maps, and as text, table and image. False: nothing is selected."""
    session = view.session
    copied = fragment.copy(session.journey, session.selection, session.token)
    if not copied.roots:
        return False
    data = QMimeData()
    data.setData(fragment.MIME, copied.to_json().encode("utf-8"))
    data.setText(as_text(session.journey, copied))
    if html := as_html(session.journey, copied):
        data.setData("text/html", html.encode("utf-8"))
    image = selection_picture(view.board, {record.id for record in copied.records}, view.board_scene.theme)
    if image is not None:
        data.setImageData(image)
    QGuiApplication.clipboard().setMimeData(data)
    return True


def cut(view: BoardView) -> bool:
    """Copy what is selected and delete it, as one undo step."""
    if not copy(view):
        return False
    session, ids = view.session, view.session.selection
    text = f"Cut {counted_records(session.journey, ids)}"
    return session.do(text, delete_records(session.journey, ids))


def can_paste() -> bool:
    """Whether the clipboard holds a part of a map, text or pictures."""
    return holds_anything(QGuiApplication.clipboard().mimeData())


def paste_fragment(session: Session, content: bytes, at: Destination) -> list[str]:
    """Paste a part of a map and select what was pasted. Gives what is to be said about it, a sentence each.

    What cannot be pasted is refused with a sentence (`session.refused`).
    """
    try:
        part = fragment.Fragment.from_json(content.decode("utf-8", "replace"))
        is_here = part.origin == session.token
        with waiting(len(part.records) >= MANY):
            changes, ids = grafting.paste(session.journey, part, at.place, at.beside, is_here)
    except ValueError as problem:
        session.refuse(str(problem))
        return []
    pasted = set(ids)
    kinds = Counter(noun_of(change.record) for change in changes if change.id in pasted)
    text = joined([counted(kind, number) for kind, number in kinds.items()])
    otherwise = grafting.called_otherwise(session.journey, part) + grafting.coloured_otherwise(changes, part)
    return otherwise if _done(session, f"Paste {text}", changes, ids) else []


def duplicate(session: Session) -> list[str]:
    """Copy what is selected right behind itself, select the copies and give their ids."""
    text = f"Duplicate {counted_records(session.journey, session.selection)}"
    with waiting(len(session.selection) >= MANY):
        changes, ids = grafting.duplicate(session.journey, session.selection)
    return _done(session, text, changes, ids)


def _done(session: Session, text: str, changes: ChangeSet, ids: list[str]) -> list[str]:
    if not session.do(text, changes):
        return []
    session.select(ids)
    return ids
