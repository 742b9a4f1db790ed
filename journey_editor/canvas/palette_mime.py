"""What travels in a drag from the palette."""

from __future__ import annotations

import json
from dataclasses import dataclass

from PySide6.QtCore import QMimeData

PALETTE_MIME = "application/x-journey-palette"
_KINDS = ("stage", "persona", "touchpoint", "decision", "note")


@dataclass(frozen=True)
class Dragged:
    """A thing of the palette: "stage", "persona", "touchpoint", "decision" or "note"; a touchpoint has a channel."""

    kind: str
    channel: str = ""


def to_mime(what: Dragged) -> QMimeData:
    """Pack it."""
    mime = QMimeData()
    mime.setData(PALETTE_MIME, json.dumps({"kind": what.kind, "channel": what.channel}).encode())
    return mime


def dragged(mime: QMimeData) -> Dragged | None:
    """Unpack it; None for whatever else is dragged."""
    if not mime.hasFormat(PALETTE_MIME):
        return None
    try:
        content = json.loads(bytes(mime.data(PALETTE_MIME).data()))
        what = Dragged(str(content["kind"]), str(content.get("channel", "")))
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return what if what.kind in _KINDS else None
