"""Screens that show everything larger, by a factor that is no whole number: nothing is seen of how it is painted."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import product

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from tests.building import Building
from tests.canvas.canvas_hand import Hand


def test_a_curve_has_no_gap_where_its_pictures_meet(qtbot):
    b = Building()
    lane = b.lane("Admin")
    for number in range(6):
        b.touchpoint(lane, b.stage(f"Stage {number}"), emotion=-1.0)
    view = Hand(qtbot, b).view
    ink = QColor(view.board_scene.theme.colour("persona.indigo"))
    for zoom, scrolled in product((0.7, 0.8, 1.0, 1.1), (0, 9)):
        view.zoom_to(zoom)
        view.horizontalScrollBar().setValue(scrolled)
        QApplication.processEvents()
        for _ in range(3):  # painted, put into pictures, painted from those
            image = view.viewport().grab().toImage()
        some = [image.width() * share // 10 for share in (4, 5, 6, 7)]
        rows = [y for y in range(image.height()) if any(image.pixelColor(x, y) == ink for x in some)]
        line = max(([image.pixelColor(x, y) == ink for x in range(image.width())] for y in rows), key=sum)
        assert sum(line) > image.width() / 3, "the curve"
        gaps = [x for x in range(1, len(line) - 1) if not line[x] and line[x - 1] and line[x + 1]]
        assert gaps == [], zoom


def test_the_bars_of_joined_lanes_are_in_line_also_where_a_name_has_slid(qtbot):
    b = Building()
    lane = b.lane("Admin")
    thoughts = b.other_lane("thoughts", persona=b.journey.persona_of(lane).id)
    for number in range(6):
        stage = b.stage(f"Stage {number}")
        b.touchpoint(lane, stage, emotion=-1.0)
        b.note(thoughts, stage, "Hm")
    for number in range(5):
        b.lane(f"Lane {number}")
    view = Hand(qtbot, b).view
    ink = QColor(view.board_scene.theme.colour("persona.indigo"))
    bar = view.verticalScrollBar()
    for zoom, below in product((1.0, 1.1, 1.2), (180, 193)):
        view.zoom_to(zoom)
        bar.setValue(bar.value() + view.mapFromScene(0, view.board.rows[0].bottom).y() - below)
        QApplication.processEvents()
        image, ratio = view.viewport().grab().toImage(), view.devicePixelRatioF()
        begins = []
        for beside in (-24, 24):
            y = view.mapFromScene(0, view.board.rows[0].bottom + beside).y() * ratio
            begins.append(next(x for x in range(image.width()) if image.pixelColor(x, int(y)) == ink))
        assert begins[0] == begins[1], zoom


def test_it_is_so_at_a_scale_of_one_and_a_half():
    command = [sys.executable, "-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider", __file__, "-k", "not at_a_scale"]
    environment = {**os.environ, "QT_SCALE_FACTOR": "1.5", "QT_QPA_PLATFORM": "offscreen"}
    ran = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120, check=False)
    assert ran.returncode == 0, ran.stdout
    assert "2 passed" in ran.stdout
