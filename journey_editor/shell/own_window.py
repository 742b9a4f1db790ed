"""A second window of the program, for a map beside the open one."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QProcess

from journey_editor.shell.context import Context


def open_in_window(context: Context, path: Path) -> None:
    """Open a map in a window of its own, which is a program of its own."""
    command = [str(path)] if getattr(sys, "frozen", False) else ["-m", "journey_editor", "open", str(path)]
    if not QProcess.startDetached(sys.executable, command):
        context.dialogs.tell("No second window", f"{path.name} could not be opened in a window of its own.")
