"""A long line is painted in lengths; wherever a strip of it is exposed, the line is there."""

from __future__ import annotations

import math

import pytest

from journey_editor.canvas.items.connection_item import _parts, _Straight
from journey_editor.layout.picture import Path, Stroke


@pytest.mark.parametrize("end", [(9000.0, 20.0), (10.0, 9000.0), (-9000.0, 20.0), (7000.0, 9000.0), (10.0, -7001.0)])
@pytest.mark.parametrize("dash", [(), (6.0, 4.0)])
def test_each_strip_of_a_long_line_has_the_lengths_that_cross_it(end, dash) -> None:
    start = (10.0, 20.0)
    stroke = Stroke("connection", 1.5, dash)
    (part,) = _parts([Path((("M", start), ("L", end)), None, stroke)])
    line = part[-1]
    assert isinstance(line, _Straight)
    for number in range(401):
        share = number / 400
        x, y = (a + (b - a) * share for a, b in zip(start, end, strict=True))
        found = line.within(x - 1, y - 1, x + 1, y + 1)
        assert len(found) == 1
        ends = [[values for _, values in mark.commands] for mark in found]
        assert all(math.dist(a, b) < 900 for a, b in ends), "and not much more"
        assert any(min(a[0], b[0]) - 0.01 <= x <= max(a[0], b[0]) + 0.01 for a, b in ends)
        assert any(min(a[1], b[1]) - 0.01 <= y <= max(a[1], b[1]) + 0.01 for a, b in ends)
