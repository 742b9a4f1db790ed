"""How an export that was written is told."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from journey_editor.shell.context import Context


def tell_exported(context: Context, path: Path, notes: list[str]) -> None:
    """Say that a file is there, with what it lacks, and offer to go there."""
    text = f"{path.name} was exported."
    if len(notes) == 1:
        text += f" {notes[0]}"
    context.notices.tell(
        text,
        "warning" if notes else "success",
        actions=(
            ("Open", lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))),
            ("Show in folder", lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))),
        ),
        details=notes if len(notes) > 1 else (),
    )
