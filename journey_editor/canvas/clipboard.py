"""Cut, copy, paste and duplicate by the system's clipboard: as a part of a map, and as text and image for others."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage

from journey_editor.canvas.received import Destination, holds_anything
from journey_editor.canvas.selection_picture import selection_picture
from journey_editor.document import fragment, grafting
from journey_editor.document.changes import ChangeSet
from journey_editor.document.copied_text import as_html, as_text
from journey_editor.document.edits.deleting import delete_records
from journey_editor.document.journey import Journey
from journey_editor.document.wording import counted, counted_records, joined, noun_of
from journey_editor.history.session import Session

if TYPE_CHECKING:
    from journey_editor.canvas.view import BoardView

_LEAST_BYTES = 100
"""A copied record takes more, so that there are no more of them than bytes through this."""


def copy(view: BoardView) -> bool:
    """Put what is selected on the clipboard: for maps, and as text, table and image. False: nothing is selected."""
    session, ids = view.session, view.session.selection

    def written(journey: Journey) -> tuple[fragment.Fragment, bytes, str, bytes]:
        copied = fragment.copy(journey, ids, session.token)
        return copied, copied.to_json().encode(), as_text(journey, copied), as_html(journey, copied).encode()

    is_copied = False
    with session.at_work(f"Copy {counted_records(session.journey, ids)}", len(ids)) as make:
        copied, content, text, html = make(written)
        is_copied = bool(copied.roots)
        if is_copied:
            image = selection_picture(view.board, {record.id for record in copied.records}, view.board_scene.theme)
            QGuiApplication.clipboard().setMimeData(_data(content, text, html, image))
    return is_copied


def _data(content: bytes, text: str, html: bytes, image: QImage | None) -> QMimeData:
    data = QMimeData()
    data.setData(fragment.MIME, content)
    data.setText(text)
    if html:
        data.setData("text/html", html)
    if image is not None:
        data.setImageData(image)
    return data


def cut(view: BoardView) -> bool:
    """Copy what is selected and delete it, as one undo step."""
    session, ids = view.session, view.session.selection
    text = f"Cut {counted_records(session.journey, ids)}"
    is_cut = False
    with session.at_work(text, len(ids)):
        is_cut = copy(view) and session.edit(text, len(ids), lambda journey: delete_records(journey, ids))
    return is_cut


def can_paste() -> bool:
    """Whether the clipboard holds a part of a map, text or pictures."""
    return holds_anything(QGuiApplication.clipboard().mimeData())


def paste_fragment(session: Session, content: bytes, at: Destination) -> list[str]:
    """Paste a part of a map and select what was pasted. Gives what is to be said about it, a sentence each.

    What cannot be pasted is refused with a sentence (`session.refused`).
    """
    try:
        told: list[str] = []
        with session.at_work("Paste", len(content) // _LEAST_BYTES) as make:
            part = make(lambda _journey: fragment.Fragment.from_json(content.decode("utf-8", "replace")))
            is_here = part.origin == session.token
            changes, ids = make(lambda journey: grafting.paste(journey, part, at.place, at.beside, is_here))
            pasted = set(ids)
            kinds = Counter(noun_of(change.record) for change in changes if change.id in pasted)
            text = joined([counted(kind, number) for kind, number in kinds.items()])
            otherwise = grafting.called_otherwise(session.journey, part) + grafting.coloured_otherwise(changes, part)
            told = otherwise if _done(session, f"Paste {text}", changes, ids) else []
        return told
    except ValueError as problem:
        session.refuse(str(problem))
        return []


def duplicate(session: Session) -> list[str]:
    """Copy what is selected right behind itself, select the copies and give their ids."""
    selection = session.selection
    text = f"Duplicate {counted_records(session.journey, selection)}"
    made: list[str] = []
    with session.at_work(text, len(selection)) as make:
        changes, ids = make(lambda journey: grafting.duplicate(journey, selection))
        made = _done(session, text, changes, ids)
    return made


def _done(session: Session, text: str, changes: ChangeSet, ids: list[str]) -> list[str]:
    if not session.do(text, changes):
        return []
    session.select(ids)
    return ids
