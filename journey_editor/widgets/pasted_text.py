"""What a text box takes from the clipboard."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

_MOST = 200_001
"""One character more than any text of a map may have."""


def pasted_text(source: QMimeData) -> str:
    """The text of a clipboard, up to where it is refused in any case: the window would stand still over the rest."""
    return source.text()[:_MOST]
