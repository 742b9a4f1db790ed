"""A long line is painted in lengths; wherever a strip of it is exposed, the line is there."""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import QRectF

from journey_editor.canvas.items.stretches import Stretches
from journey_editor.layout.picture import Path, Stroke, Text
from journey_editor.layout.text import TextStyle
from tests.fixed_shaper import FixedShaper


@pytest.mark.parametrize("end", [(9000.0, 20.0), (10.0, 9000.0), (-9000.0, 20.0), (7000.0, 9000.0), (10.0, -7001.0)])
@pytest.mark.parametrize("dash", [(), (6.0, 4.0)])
def test_each_strip_of_a_long_line_has_the_lengths_that_cross_it(end, dash) -> None:
    start = (10.0, 20.0)
    stroke = Stroke("connection", 1.5, dash)
    line = Stretches([Path((("M", start), ("L", end)), None, stroke)])
    for number in range(401):
        share = number / 400
        x, y = (a + (b - a) * share for a, b in zip(start, end, strict=True))
        found = [mark for marks in line.within(QRectF(x - 1, y - 1, 2, 2), 0, 0) for mark in marks]
        assert len(found) == 1
        ends = [[values for _, values in mark.commands] for mark in found]
        assert all(math.dist(a, b) < 900 for a, b in ends), "and not much more"
        assert any(min(a[0], b[0]) - 0.01 <= x <= max(a[0], b[0]) + 0.01 for a, b in ends)
        assert any(min(a[1], b[1]) - 0.01 <= y <= max(a[1], b[1]) + 0.01 for a, b in ends)


def test_of_many_marks_those_of_a_place_are_painted_in_their_order() -> None:
    ground = Path((("M", (0.0, 50.0)), ("L", (20_000.0, 50.0))), None, Stroke("emotion.guide", 1, (1.0, 4.0)))
    over = [
        Path(
            (("M", (300.0 * n, 40.0)), ("C", (300.0 * n, 60.0, 300.0 * n + 310, 60.0, 300.0 * n + 310, 40.0))),
            None,
            None,
        )
        for n in range(60)
    ]
    marks = Stretches([ground, *over])
    for x in (3.0, 299.0, 305.0, 958.0, 17_000.0):
        found = [mark for part in marks.within(QRectF(x, 0, 16, 100), 0, 0) for mark in part]
        assert found[0].stroke == ground.stroke
        assert found[1:] == [
            mark for mark in over if mark.commands[0][1][0] - 4 < x + 16 and x < mark.commands[1][1][-2] + 4
        ]
    assert len([mark for part in marks.within(QRectF(0, 0, 6000, 100), 0, 0) for mark in part]) == 1 + 21
    assert not list(marks.within(QRectF(0, 70, 6000, 100), 0, 0))


def test_a_word_over_a_long_line_is_painted_where_it_stands() -> None:
    """As in a lane whose emotions are unknown."""
    line = Path((("M", (0.0, 50.0)), ("L", (2_000.0, 50.0))), None, Stroke("emotion.guide", 1, (1.0, 4.0)))
    word = Text(600.0, 3.0, FixedShaper().shape("unknown", TextStyle(8.5), 92.0, 1), "text.muted")
    marks = Stretches([line, word])
    assert [mark for part in marks.within(QRectF(600, 0, 9, 100), 0, 0) for mark in part][1:] == [word]
    assert word not in [mark for part in marks.within(QRectF(900, 0, 9, 100), 0, 0) for mark in part]
