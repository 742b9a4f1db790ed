"""Fonts for the command line, where no application runs."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

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


def test_painting_stays_in_one_thread_unless_somebody_says_otherwise() -> None:
    code = """
import os
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap
from journey_editor.painting.fonts import families
families()
card, board = QPixmap(190, 150), QPixmap(400, 400)
card.fill(Qt.GlobalColor.transparent)
before = len(os.listdir("/proc/self/task"))
painter = QPainter(board)
painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
painter.drawPixmap(0, 0, card)
painter.end()
print(len(os.listdir("/proc/self/task")) - before)
"""
    if not os.path.isdir("/proc/self/task"):
        pytest.skip("this system does not list a program's threads")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("QT_NO_GUI_THREADPOOL", None)
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, timeout=60, check=False
    )
    assert ran.stdout.split() == ["0"], ran.stderr
