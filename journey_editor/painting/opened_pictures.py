"""The pictures of maps, as this program has encoded them anew: nobody knows who wrote a map, so what its file holds is
decoded in a process of its own only, and what came out of that is what is painted and exported.

One process reads all of them, in the order in which they are asked for. Whoever looks at the screen sees plain ground
meanwhile; an export waits. The map keeps its own bytes.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from PySide6.QtCore import QObject, QThread, QTimer, Signal

from journey_editor.garbage import uncollected
from journey_editor.painting.picture_process import PictureReader

_LOG = logging.getLogger("journey_editor")
_NAME = "This picture"
_KEPT_BYTES = 256_000_000
"""What was used longest ago goes first, and is read again when it is wanted."""
_KEPT_DIGESTS = 256
_ENDS_AFTER_S = 5.0
"""So long after the last picture the process ends."""
_ASKED_AGAIN_S = 1.0
_LOOKED_AFTER_MS = 15
_BEGINNINGS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")

Digest = bytes
_digests: OrderedDict[int, tuple[bytes, Digest]] = OrderedDict()


@dataclass(frozen=True)
class OpenedPicture:
    """A picture for painting: as this program encoded it; or empty where it cannot be shown, and then why."""

    data: bytes
    problem: str = ""


_NO_PICTURE = OpenedPicture(b"", f"{_NAME} is neither PNG nor JPEG; the map keeps it as it is.")


def digest_of(data: bytes) -> Digest:
    """What a picture is known by; of the same object computed once."""
    known = _digests.get(id(data))
    if known is None or known[0] is not data:
        known = _digests[id(data)] = (data, sha256(data).digest())
        if len(_digests) > _KEPT_DIGESTS:
            _digests.popitem(last=False)
    return known[1]


class OpenedPictures:
    """Knows the pictures that were read, and has others read. For any thread; there is one for the program."""

    def __init__(self) -> None:
        self._told = threading.Condition()
        """Guards what follows; notified of each picture that is wanted or was read."""
        self._known: OrderedDict[Digest, OpenedPicture] = OrderedDict()
        self._known_bytes = 0
        self._wanted: OrderedDict[Digest, bytes] = OrderedDict()
        self._arrived: set[Digest] = set()
        self._thread: threading.Thread | None = None

    @property
    def is_reading(self) -> bool:
        """Whether pictures are wanted that are not there yet, or were not told of."""
        with self._told:
            return bool(self._wanted or self._arrived)

    def keep_own(self, data: bytes) -> None:
        """This program has encoded these bytes itself: they need not be read apart."""
        with self._told:
            self._put(digest_of(data), OpenedPicture(data))

    def warm_up(self) -> None:
        """Pictures will be wanted soon: have the process there."""
        with self._told:
            self._start()

    def known(self, data: bytes) -> OpenedPicture | None:
        """A picture; None where it was not read yet."""
        if not data.startswith(_BEGINNINGS):
            return _NO_PICTURE
        digest = digest_of(data)
        with self._told:
            found = self._known.get(digest)
            if found is not None:
                self._known.move_to_end(digest)
            return found

    def ask(self, pictures: Iterable[bytes], *, is_first: bool = False) -> bool:
        """Have pictures read that are not known yet; gives whether there are any."""
        missing = [(digest_of(data), data) for data in pictures if self.known(data) is None]
        if missing:
            with self._told:
                for digest, data in reversed(missing) if is_first else missing:
                    self._wanted[digest] = data
                    if is_first:
                        self._wanted.move_to_end(digest, last=False)
                self._start()
                self._told.notify_all()
        return bool(missing)

    def sure(self, data: bytes) -> OpenedPicture:
        """A picture, waited for: each is given up after its time."""
        with uncollected():
            while (found := self.known(data)) is None:
                self.ask([data], is_first=True)
                with self._told:
                    self._told.wait_for(lambda: digest_of(data) in self._known, _ASKED_AGAIN_S)
            return found

    def wait(self, pictures: Iterable[bytes], seconds: float) -> None:
        """Give pictures so much time to be read."""
        left, until = list(pictures), time.monotonic() + seconds
        self.ask(left, is_first=True)
        with uncollected(), self._told:
            for data in left:
                digest = digest_of(data)
                self._told.wait_for(lambda: digest not in self._wanted, until - time.monotonic())  # noqa: B023

    def take_arrived(self) -> frozenset[Digest]:
        """What was read since this was asked last."""
        with self._told:
            arrived = frozenset(self._arrived)
            self._arrived.clear()
            return arrived

    def _put(self, digest: Digest, picture: OpenedPicture) -> None:
        before = self._known.pop(digest, None)
        self._known_bytes += len(picture.data) - len(before.data if before is not None else b"")
        self._known[digest] = picture
        while self._known_bytes > _KEPT_BYTES and len(self._known) > 1:
            self._known_bytes -= len(self._known.popitem(last=False)[1].data)

    def _start(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._go, name="pictures", daemon=True)
            self._thread.start()

    def _go(self) -> None:
        reader = PictureReader()
        try:
            while (wanted := self._next(reader)) is not None:
                picture = _read(reader, wanted[1])
                with self._told:
                    self._put(wanted[0], picture)
                    self._wanted.pop(wanted[0], None)
                    self._arrived.add(wanted[0])
                    self._told.notify_all()
        finally:
            reader.close()
            with self._told:
                if self._thread is threading.current_thread():
                    self._thread = None

    def _next(self, reader: PictureReader) -> tuple[Digest, bytes] | None:
        """The next that is wanted; it stays wanted until it is there. None: none for some time."""
        with suppress(ValueError):  # it is said of each picture
            reader.start(_NAME)
        with self._told:
            if not self._told.wait_for(lambda: bool(self._wanted), _ENDS_AFTER_S):
                self._thread = None
                return None
            return next(iter(self._wanted.items()))


def _read(reader: PictureReader, data: bytes) -> OpenedPicture:
    try:
        return OpenedPicture(reader.read_again(data, _NAME).data)
    except ValueError as problem:
        return OpenedPicture(b"", str(problem).replace("; nothing was changed", "; the map keeps it as it is"))
    except Exception:  # whatever it is, somebody is waiting for an answer
        _LOG.exception("A picture could not be read")
        return OpenedPicture(b"", f"{_NAME} cannot be read; the map keeps it as it is.")


@cache
def opened_pictures() -> OpenedPictures:
    """The one of this program."""
    return OpenedPictures()


class Arrivals(QObject):
    """Tells the window of pictures that it asked for."""

    arrived = Signal(object)
    """frozenset of Digest: these are known now. Paint again what shows them."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOKED_AFTER_MS)
        self._timer.timeout.connect(self._look)

    def ask(self, pictures: Iterable[bytes]) -> bool:
        """Have pictures read, and tell when they are there; gives whether any are not yet."""
        is_asked = opened_pictures().ask(pictures)
        if is_asked and not self._timer.isActive() and QThread.currentThread() is self.thread():
            self._timer.start()
        return is_asked

    def _look(self) -> None:
        arrived = opened_pictures().take_arrived()
        if arrived:
            self.arrived.emit(arrived)
        if not opened_pictures().is_reading:
            self._timer.stop()


@cache
def arrivals() -> Arrivals:
    """The one of the window. To be asked for in the window's thread first."""
    return Arrivals()
