"""The real window, as the tests of the shell have it."""

from __future__ import annotations

from tests.shell.conftest import answers, settings, window

__all__ = ["answers", "settings", "window"]
