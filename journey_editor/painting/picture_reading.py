"""Reading pictures beside the window's own work: a large photo takes longer than a hand notices.

What comes encoded is decoded in a process of its own; pixels need no decoding.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QThreadPool, Signal
from PySide6.QtGui import QImage

from journey_editor.painting.kept_picture import (
    KeptPicture,
    bytes_of_file,
    picture_from_image,
)
from journey_editor.painting.opened_pictures import opened_pictures
from journey_editor.painting.picture_process import PictureReader, Stopped

Source = Path | bytes | QImage
"""What a picture is read from: a file, encoded bytes, or pixels."""

_LOG = logging.getLogger("journey_editor")

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


class _Mail(QObject):
    """Brings what another thread has read to the thread of the window. There is one, and it outlives all readings: an
    object that goes while the other thread tells it something takes the program with it."""

    read = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.read.connect(self._deliver)

    def _deliver(self, reading: PictureReading) -> None:
        reading.finish()


@cache
def _mail() -> _Mail:
    return _Mail()


Done = Callable[[list[KeptPicture], list[str]], object]
"""Takes the pictures that were read, and a sentence for each that was not."""


class PictureReading:
    """Reads some pictures on another thread, for an object of the window: it stops when that goes."""

    def __init__(self, sources: Sequence[Source], most_side: int, owner: QObject) -> None:
        self._sources = list(sources)
        self._most_side = most_side
        self._pictures: list[KeptPicture] = []
        self._problems: list[str] = []
        self._done: Done | None = None
        self._ready = threading.Event()
        self.is_over = False
        """All were read and told, or the reading was stopped."""
        owner.destroyed.connect(self.stop)

    def start(self, done: Done) -> PictureReading:
        """Begin; `done` is called once, on the thread of the window: of small pictures before this returns."""
        self._done = done
        mail = _mail()
        QThreadPool.globalInstance().start(lambda: self._work(mail))
        if self._ready.wait(_SOON_SECONDS):
            self.finish()
        return self

    def stop(self, *_owner: object) -> None:
        """What is still being read is not wanted any more; `done` does not come."""
        self.is_over = True
        self._done = None

    def finish(self) -> None:
        """All is read: tell it."""
        done, self._done = self._done, None
        if done is not None and not self.is_over:
            self.is_over = True
            pictures, self._pictures = self._pictures, []
            done(pictures, self._problems)

    def _work(self, mail: _Mail) -> None:
        sources, self._sources = self._sources, []
        reader = PictureReader()
        for source in sources:
            if self.is_over:
                break
            try:
                self._pictures.append(self._picture(source, reader))
            except Stopped:
                break
            except ValueError as problem:
                self._problems.append(str(problem))
            except Exception:  # whatever it is, the window is waiting for an answer
                _LOG.exception("A picture could not be read")
                self._problems.append("A picture could not be read; nothing was changed.")
        reader.close()
        self._ready.set()
        mail.read.emit(self)

    def _picture(self, source: Source, reader: PictureReader) -> KeptPicture:
        if isinstance(source, QImage):
            picture = picture_from_image(source, self._most_side)
        elif isinstance(source, Path):
            picture = reader.read(bytes_of_file(source), source.name, self._most_side, lambda: self.is_over)
        else:
            picture = reader.read(source, "The picture", self._most_side, lambda: self.is_over)
        opened_pictures().keep_own(picture.data)
        return picture
