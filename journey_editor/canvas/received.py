"""What comes to the board from outside: out of the clipboard, or dropped. Plain data, taken out of Qt's at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData

from journey_editor.document.edits.cards import Place
from journey_editor.document.fragment import MIME
from journey_editor.document.grafting import NOWHERE, Beside
from journey_editor.painting.kept_picture import SUFFIXES
from journey_editor.painting.picture_reading import Source, pictures_in


@dataclass(frozen=True)
class Received:
    """A part of a map (JSON), else text in up to three forms, else pictures."""

    fragment: bytes = b""
    text: str = ""
    html: str = ""
    table: str = ""
    pictures: tuple[Source, ...] = ()


@dataclass(frozen=True)
class Destination:
    """Where it goes: a new card's place, the cell in focus (no cells on the map: both None), the card in focus."""

    place: Place | None = None
    cell: Place | None = None
    card: str | None = None
    beside: Beside = NOWHERE


def received(data: QMimeData | None) -> Received | None:
    """What a clipboard or a drop holds; None: nothing that a board can take (a file to open, say)."""
    if data is None:
        return None
    if data.hasFormat(MIME):
        return Received(fragment=bytes(data.data(MIME).data()))
    if data.hasUrls() and any(url.isLocalFile() for url in data.urls()):
        files = pictures_in(data)
        return Received(pictures=tuple(files)) if files and all(map(_is_picture, files)) else None
    text = data.text() if data.hasText() else ""
    table = _decoded(data, "text/csv")
    # Office programs put a picture of the cells beside them: text goes before it.
    if text.strip() or table.strip():
        return Received(text=text, html=data.html() if data.hasHtml() else "", table=table)
    pictures = pictures_in(data)
    return Received(pictures=tuple(pictures)) if pictures else None


def holds_anything(data: QMimeData | None) -> bool:
    """As `received`, without taking anything out: quick enough to be asked while a drag goes on."""
    if data is None:
        return False
    if data.hasUrls() and any(url.isLocalFile() for url in data.urls()):
        return all(url.isLocalFile() and _is_picture(Path(url.toLocalFile())) for url in data.urls())
    return data.hasFormat(MIME) or data.hasText() or data.hasImage() or data.hasFormat("text/csv")


def _is_picture(source: Source) -> bool:
    return isinstance(source, Path) and source.suffix.lower() in SUFFIXES


def _decoded(data: QMimeData, kind: str) -> str:
    return bytes(data.data(kind).data()).decode("utf-8-sig", "replace") if data.hasFormat(kind) else ""
