"""The editor itself: its window, and whether all that ships with it works."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from journey_editor.cli.saying import DONE, FAILED, CommandFailed


def open_editor(options: argparse.Namespace) -> int:
    """The window, with a map or the welcome page; returns when it is closed."""
    path = Path(options.file) if options.file is not None else None
    if path is not None and not path.is_file():
        raise CommandFailed(f"{path} is {'a folder' if path.is_dir() else 'not there'}.")
    needs_display = sys.platform not in ("win32", "darwin")
    if needs_display and not any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))):
        raise CommandFailed("there is no display to open a window on; export, check and convert need none.")
    from journey_editor.app import run

    return int(run(path))


def self_test() -> int:
    """A line for each part that was tried."""
    from journey_editor.selftest import run

    return DONE if run(print) else FAILED
