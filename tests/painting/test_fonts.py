"""Fonts for the command line, where no application runs."""

from __future__ import annotations

import os
import subprocess
import sys

from journey_editor.painting.fonts import MAIN_FAMILY, families

CODE = """
from journey_editor.layout.text import TextStyle
from journey_editor.painting.fonts import ensure_application
from journey_editor.painting.shaper import QtShaper
ensure_application()
print(QtShaper().shape("Hello", TextStyle(10), 100).width)
"""


def test_the_main_family_comes_first_and_emoji_last() -> None:
    assert families()[0] == MAIN_FAMILY
    assert "moji" in families()[-1]
    assert "Noto Sans Arabic" in families()


def test_text_can_be_measured_without_a_window_system() -> None:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {key: value for key, value in os.environ.items() if key not in hidden}
    ran = subprocess.run(
        [sys.executable, "-c", CODE], capture_output=True, text=True, env=environment, timeout=60, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert 15 < float(ran.stdout) < 40
    assert not ran.stderr
