"""The board as a table for those who do not see it: stages and steps above, a row a lane, and what is in each cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from journey_editor.layout.grid import LaneRow, StepColumn
from journey_editor.layout.operating_rows import field_key
from journey_editor.layout.picture import PieceKey, ReadingCell, ReadingTable


def reading_table(
    columns: Sequence[StepColumn], rows: Sequence[LaneRow], cells: Mapping[tuple[str, str], Sequence[str]]
) -> ReadingTable:
    """The table of a board's columns and rows; `cells` are the ids of the cards by lane and step."""
    by_stage = [(stage, len(list(some))) for stage, some in groupby(column.stage for column in columns)]
    lines: list[tuple[PieceKey, tuple[ReadingCell, ...]]] = []
    for row in rows:
        if row.content.is_line:
            continue
        if row.content.stage_field:
            told = tuple(ReadingCell((("field", field_key(row.lane, stage)),), span) for stage, span in by_stage)
        else:
            told = tuple(
                ReadingCell(tuple(("card", one) for one in cells.get((row.lane, column.step), ())))
                for column in columns
            )
        lines.append((("lane", row.lane), told))
    return ReadingTable(
        tuple(ReadingCell((("stage", stage),), span) for stage, span in by_stage),
        tuple(ReadingCell((("step", column.step),)) for column in columns),
        tuple(lines),
    )
