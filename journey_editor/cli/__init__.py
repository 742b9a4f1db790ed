"""The command line. What a command needs it imports itself, so that --help waits for nothing."""

from journey_editor.cli.program import main

__all__ = ["main"]
