"""An export that is written with the progress shown, and how it went."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from journey_editor.document.progress import Progress
from journey_editor.shell.context import Context
from journey_editor.shell.exports.export_progress import CANCELLED, do_in_steps


def export_in_steps(context: Context, path: Path, work: Callable[[Progress], list[str]]) -> None:
    """Write a file, which may take some seconds, and say how it went. `work` gives what the file lacks."""
    notes: list[str] = []
    problem = do_in_steps(
        lambda progress: notes.extend(work(progress)), f"Exporting {path.name} \u2026", context.window
    )
    if problem:
        context.notices.tell(problem, "info" if problem == CANCELLED else "error")
    else:
        tell_exported(context, path, notes)


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
