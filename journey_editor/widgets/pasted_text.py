"""What a text box takes from the clipboard."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

from journey_editor.document.record import clean_text

_MOST = 200_001
"""One character more than any text of a map may have."""


def pasted_text(source: QMimeData) -> str:
    """The text of a clipboard as a record takes it, up to where it is refused in any case: the window would stand still
    over the rest."""
    return clean_text(source.text()[:_MOST])
