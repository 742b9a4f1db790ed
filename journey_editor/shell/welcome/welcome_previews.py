"""Small pictures of templates and samples, made one by one while the program has nothing else to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from pathlib import Path

from PySide6.QtCore import QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPixmap

from journey_editor.document.journey import Journey
from journey_editor.document.progress import Progress, no_progress
from journey_editor.document.records import Persona, Stage, Touchpoint
from journey_editor.document.wording import numbered
from journey_editor.layout.board import BoardLayout
from journey_editor.layout.picture import Icon, Mark, Picture, Text
from journey_editor.layout.text import Shaper
from journey_editor.layout.theme import Theme, quiet
from journey_editor.painting.opened_pictures import arrivals
from journey_editor.painting.painter import paint_picture, paint_piece
from journey_editor.shell.map_file.map_files import words
from journey_editor.storage import files
from journey_editor.storage.errors import DocumentError

PREVIEW_SIZE = QSize(288, 162)
_RADIUS = 7.0
_WHOLE = QSize(1600, 1000)
_LEAST_SCALE = 0.18
_PIXEL_RATIO = 2.0
_LARGE = 1_000_000
"""Bytes: a map of some 2,000 touchpoints."""
_SPECK = 1.5
"""Pixels of letters and icons that cannot be told apart any more."""
_PIECES_A_STEP = 20


@dataclass(frozen=True)
class TilePreview:
    """What a tile shows of a file."""

    pixmap: QPixmap
    title: str
    content: str


class Previews(QObject):
    """Makes and keeps previews. A file that cannot be read gets an empty picture and says so."""

    ready = Signal(object)
    """Path: its preview is there."""

    def __init__(self, shaper: Shaper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._layout = BoardLayout(shaper)
        self._kept: dict[tuple[Path, str], TilePreview] = {}
        self._maps: dict[Path, tuple[Journey, Picture] | None] = {}
        self._waiting: list[Path] = []
        self._theme: Theme | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._make_next)
        self._without_pictures: list[Path] = []
        self._goes_on = False
        arrivals().arrived.connect(self._on_arrived)

    def of(self, file: Path) -> TilePreview | None:
        """The preview of a file in the current theme, if it is made already."""
        return self._kept.get((file, self._theme.name)) if self._theme else None

    def make(self, wanted: Sequence[Path], theme: Theme) -> None:
        """Make the previews of these files in a theme, one after the other, once told to `go_on`; `ready` tells."""
        self._theme = theme = quiet(theme)
        self._waiting = [file for file in wanted if (file, theme.name) not in self._kept]
        self._without_pictures = []
        for file in wanted:
            if file not in self._waiting:
                self.ready.emit(file)

    def forget(self, file: Path) -> None:
        """A file holds something else now."""
        self._maps.pop(file, None)
        for key in [key for key in self._kept if key[0] == file]:
            del self._kept[key]

    def go_on(self) -> None:
        """Make what is wanted, from now on."""
        self._goes_on = True
        self._timer.start()

    def pause(self) -> None:
        """Make nothing for the time being."""
        self._goes_on = False
        self._timer.stop()

    def _make_next(self) -> None:
        if not self._waiting or self._theme is None:
            self._timer.stop()
            return
        file = self._waiting.pop(0)
        key = (file, self._theme.name)
        if key not in self._kept:
            preview = self._made(file, self._theme)
            if preview is None:
                self._without_pictures.append(file)
                return
            self._kept[key] = preview
        self.ready.emit(file)

    def _on_arrived(self, _arrived: object) -> None:
        """Pictures are there that were not yet."""
        if self._without_pictures:
            self._waiting += self._without_pictures
            self._without_pictures = []
            if self._goes_on:
                self._timer.start()

    def _made(self, file: Path, theme: Theme) -> TilePreview | None:
        """None: its pictures are still being read."""
        if _is_large(file):
            return TilePreview(_picture_pixmap(None, theme), words(file), "A large map, without a picture here")
        if file not in self._maps:
            try:
                journey = files.load(file).journey
                self._maps[file] = (journey, self._layout.board(journey, prompts=True).picture)
            except DocumentError:
                self._maps[file] = None
        known = self._maps[file]
        if known is None:
            return TilePreview(_picture_pixmap(None, theme), words(file), "This file cannot be read")
        journey, picture = known
        if arrivals().ask(picture.images.values()):
            return None
        title = journey.map.title or words(file)
        return TilePreview(_picture_pixmap(picture, theme), title, contents_of(journey))


def _is_large(file: Path) -> bool:
    """Whether to read and lay out a map would hold up the window."""
    try:
        return file.stat().st_size > _LARGE
    except OSError:
        return False


def contents_of(journey: Journey) -> str:
    """How much is in a map."""
    kinds = (Stage, Persona, Touchpoint)
    return "  \u00b7  ".join(numbered(kind.kind, journey.count(kind)) for kind in kinds if journey.count(kind))


def _picture_pixmap(picture: Picture | None, theme: Theme) -> QPixmap:
    """The upper left part of a picture, large enough to be made out, with rounded corners."""
    size = PREVIEW_SIZE
    pixmap = QPixmap(size * _PIXEL_RATIO)
    pixmap.setDevicePixelRatio(_PIXEL_RATIO)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outline = QPainterPath()
    outline.addRoundedRect(QRectF(0, 0, size.width(), size.height()), _RADIUS, _RADIUS)
    painter.setClipPath(outline)
    painter.fillPath(outline, QColor(theme.colour("board.background")))
    if picture is not None and picture.width > 0 and picture.height > 0:
        scale = max(size.width() / picture.width, size.height() / picture.height, _LEAST_SCALE)
        painter.scale(scale, scale)
        paint_picture(painter, picture, theme)
    painter.end()
    return pixmap


def whole_pixmap(picture: Picture, theme: Theme, progress: Progress = no_progress) -> QPixmap:
    """A whole picture, as large as a large window shows it. Letters and icons that would be specks are left out.

    Raises what `progress` raises.
    """
    scale = min(1.0, _WHOLE.width() / max(1.0, picture.width), _WHOLE.height() / max(1.0, picture.height))
    size = QSize(max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    pixmap = QPixmap(size * _PIXEL_RATIO)
    pixmap.setDevicePixelRatio(_PIXEL_RATIO)
    pixmap.fill(QColor(theme.colour(picture.background)))
    painter = QPainter(pixmap)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        for done, piece in enumerate(picture.pieces):
            if done % _PIECES_A_STEP == 0:
                progress(done, len(picture.pieces))
            marks = [mark for mark in piece.marks if _size_of(mark) * scale * _PIXEL_RATIO >= _SPECK]
            paint_piece(painter, piece._replace(marks=marks), theme, picture.images)
    finally:
        painter.end()
    return pixmap


def _size_of(mark: Mark) -> float:
    """How large letters and icons are; all else is large enough."""
    match mark:
        case Text():
            return mark.shaped.style.size
        case Icon():
            return mark.size
    return inf
