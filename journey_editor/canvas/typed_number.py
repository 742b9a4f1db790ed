"""A number that is typed without a field for it: digits that follow one another soon belong together."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

_SOON_MS = 1200


class TypedNumber:
    """What has been typed so far, for a moment."""

    def __init__(self, parent: QObject) -> None:
        self._so_far = ""
        self._soon = QTimer(parent)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)

    def take(self, text: str, most: int) -> int | None:
        """The number from 1 to `most` that a key makes of what has been typed; None: it makes none."""
        if not (text.isascii() and text.isdecimal()):
            return None
        for number in ([self._so_far + text] if self._soon.isActive() else []) + [text]:
            if 0 < int(number) <= most:
                self._so_far = number
                self._soon.start()
                return int(number)
        return None
