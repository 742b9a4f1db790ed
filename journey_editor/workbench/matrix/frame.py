"""How a matrix shares out its room: titles and words of the scales, the ground of the fields, and the tray below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journey_editor.layout.picture import Box
from journey_editor.tables.matrix import Axis, Matrix, Spot
from journey_editor.workbench.matrix.arranging import arrange, flow
from journey_editor.workbench.matrix.shapes import GAP, LABEL_WIDTH, ROW, Arranged, Measure

LINE = 20.0
"""Room for a line of words."""
_EDGE = 8.0
_WIDEST_TICK = 92.0
_MOST_TRAY_ROWS = 3
_LEAST_GROUND = 250.0
"""Of so many pixels of height, and less, the tray takes one row; of each 50 more, another one."""


@dataclass(frozen=True)
class MatrixFrame:
    """The parts of a matrix, in pixels."""

    ground: Box
    """The four fields, with the strips for their names."""
    plot: Box
    """Where the scales run."""
    tray: Box
    """Where what has no place waits."""
    tick_width: float

    @property
    def tray_rows(self) -> Box:
        """The tray below its heading."""
        tray = self.tray
        return Box(tray.x + _EDGE, tray.y + LINE + 4, tray.width - 2 * _EDGE, tray.height - LINE - 8)

    def fields(self, matrix: Matrix) -> tuple[Box, Box, Box, Box]:
        """The grounds of the named fields, as the matrix lists them."""
        x = self.plot.x + self.plot.width * matrix.across.parting
        y = self.plot.bottom - self.plot.height * matrix.up.parting
        ground = self.ground
        left, right, top, bottom = x - ground.x, ground.right - x, y - ground.y, ground.bottom - y
        return (
            Box(ground.x, ground.y, left, top),
            Box(x, ground.y, right, top),
            Box(ground.x, y, left, bottom),
            Box(x, y, right, bottom),
        )


def _frame_of(matrix: Matrix, width: float, height: float, tray_rows: int, measure: Measure) -> MatrixFrame:
    """Share out a widget of that size."""
    tick_width = min(_WIDEST_TICK, max((measure(text) for _, text in matrix.up.ticks), default=0) + 4)
    tray_height = LINE + 10 + max(1, tray_rows) * ROW
    left = LINE + tick_width + _EDGE
    bottom = height - tray_height - 2 * LINE - 10
    ground = Box(left, 2, max(width - left - 2, 60), max(bottom - 2, 80))
    plot = Box(ground.x, ground.y + LINE, ground.width, max(ground.height - 2 * LINE, 40))
    tray = Box(2, height - tray_height - 2, max(width - 4, 60), tray_height)
    return MatrixFrame(ground, plot, tray, tick_width)


def laid_out(
    matrix: Matrix,
    spots: Sequence[Spot],
    width: float,
    height: float,
    measure: Measure,
    longest: float = LABEL_WIDTH,
) -> tuple[MatrixFrame, Arranged]:
    """The room shared out, and everything in it at its place; labels are elided beyond `longest`."""
    # Most lack both: what goes without saying has no room here.
    unknown = [(s, matrix.unknown(s)) for s in spots if not s.is_placed]
    waiting = [(s, f"{what[0]} unknown" if len(what) == 1 else "") for s, what in unknown]
    most = max(1, min(_MOST_TRAY_ROWS, round((height - _LEAST_GROUND) / 50)))
    for rows in range(1, most + 1):
        frame = _frame_of(matrix, width, height, rows, measure)
        tray = Arranged()
        flow(tray, waiting, frame.tray_rows, measure, longest)
        if not tray.piles:
            break
    placed = arrange(matrix, [spot for spot in spots if spot.is_placed], frame.plot, measure, longest)
    return frame, Arranged({**placed.chips, **tray.chips}, placed.piles + tray.piles)


def shown_ticks(axis: Axis, length: float, room: float) -> list[tuple[float, str]]:
    """The words of a scale for which there is room: each with its place, 0 to 1."""
    ticks = [(axis.at(number), text) for number, text in axis.ticks]
    every = 1
    while every < len(ticks) and length * (ticks[1][0] - ticks[0][0]) * every < room + GAP:
        every += 1
    return ticks[::every] if every < len(ticks) else [ticks[0], ticks[-1]]
