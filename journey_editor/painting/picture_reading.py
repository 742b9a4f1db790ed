"""Reading pictures beside the window's own work: a large photo takes longer than a hand notices."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QThreadPool, Signal
from PySide6.QtGui import QImage

from journey_editor.painting.kept_picture import (
    KeptPicture,
    picture_from_bytes,
    picture_from_file,
    picture_from_image,
)

Source = Path | bytes | QImage
"""What a picture is read from: a file, encoded bytes, or pixels."""

_SOON_SECONDS = 0.08
"""A picture read within this time is there at once; what takes longer comes when it is ready."""
_FORMATS = ("image/png", "image/jpeg", "image/webp", "image/gif", "image/svg+xml", "image/bmp")


def pictures_in(data: QMimeData) -> list[Source]:
    """The pictures in a clipboard or a drop: its files, else the encoded image, else the pixels."""
    files: list[Source] = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if files or not (data.hasImage() or any(map(data.hasFormat, _FORMATS))):
        return files
    for known in _FORMATS:
        if data.hasFormat(known) and (encoded := bytes(data.data(known).data())):
            return [encoded]
    image = data.imageData()
    return [image] if isinstance(image, QImage) and not image.isNull() else []


class PictureReading(QObject):
    """Reads some pictures on another thread. `done` comes once, with those read and a sentence for each that was not.

    Small ones are there before `start` returns.
    """

    done = Signal(object, object)
    """list[KeptPicture], list[str]"""

    _read = Signal()

    def __init__(self, sources: Sequence[Source], most_side: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sources = list(sources)
        self._most_side = most_side
        self._pictures: list[KeptPicture] = []
        self._problems: list[str] = []
        self._is_over = False
        self._ready = threading.Event()
        self._read.connect(self._finish)

    @property
    def is_over(self) -> bool:
        """Whether all were read, or the reading was stopped."""
        return self._is_over

    def start(self, done: Callable[[list[KeptPicture], list[str]], object]) -> PictureReading:
        """Begin; `done` is called on the thread of the window."""
        self.done.connect(done)
        QThreadPool.globalInstance().start(self._work)
        if self._ready.wait(_SOON_SECONDS):
            self._finish()
        return self

    def stop(self) -> None:
        """What is still being read is not wanted any more; `done` does not come."""
        if self._is_over:
            return
        self._is_over = True
        self.deleteLater()

    def _work(self) -> None:
        for source in self._sources:
            if self._is_over:
                break
            try:
                self._pictures.append(self._picture(source))
            except ValueError as problem:
                self._problems.append(str(problem))
            except MemoryError:
                self._problems.append("A picture needs more memory than there is; nothing was changed.")
        self._ready.set()
        with contextlib.suppress(RuntimeError):  # the window has been closed meanwhile
            self._read.emit()

    def _picture(self, source: Source) -> KeptPicture:
        if isinstance(source, Path):
            return picture_from_file(source, self._most_side)
        if isinstance(source, bytes):
            return picture_from_bytes(source, "The picture", self._most_side)
        return picture_from_image(source, self._most_side)

    def _finish(self) -> None:
        if not self._is_over:
            self._is_over = True
            self.done.emit(self._pictures, self._problems)
            self.deleteLater()
