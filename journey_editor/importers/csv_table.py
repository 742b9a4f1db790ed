"""Touchpoint tables: one row a touchpoint, in CSV or any other delimited text.

Columns are found by name, in any order and in five languages. Rows of the same stage and step stand at the same step;
where steps have no name, the touchpoints of each persona follow one another within the stage. A column that is not
known, and a value that is not understood, stays as a line of what happens. A row without a touchpoint makes its stage,
step or persona only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from journey_editor.document.quoting import quoted
from journey_editor.importers import text_file
from journey_editor.importers.csv_cards import CardRow, CardRows
from journey_editor.importers.csv_columns import field_of, is_common
from journey_editor.importers.csv_grid import CsvGrid, CsvRow, read_grid, refuse_if_no_journey
from journey_editor.importers.csv_values import number
from journey_editor.importers.imported import Imported, ImportProblem, Remark, place
from journey_editor.importers.map_builder import MapBuilder

Key = tuple[str, str]
"""What tells one stage, step or persona from another: number and name as they stand in the table."""

_PLACES = ("stage_number", "stage", "step_number", "step", "persona_number", "persona")
_STANDS_FOR_NAME = ("step", "what_happens", "channel")


def read(source: Path | bytes, title: str = "") -> Imported:
    """Read a table. The map's title is the one given, else the file's name.

    Raises ImportProblem, with row and column, for what cannot be read or is no table of touchpoints.
    """
    text, notes = text_file.decoded(source if isinstance(source, bytes) else text_file.read_bytes(source))
    imported = from_text(text, title or (source.stem if isinstance(source, Path) else ""))
    return Imported(imported.journey, notes + imported.notes)


def from_text(text: str, title: str = "") -> Imported:
    """Read the text of a table (line ends are \\n). Raises ImportProblem; see `read`."""
    return from_grid(read_grid(text), title)


def from_grid(grid: CsvGrid, title: str = "") -> Imported:
    """Read a table that is cut into cells already. Raises ImportProblem; see `read`."""
    notes: list[Remark] = []
    fields, others = _columns(grid, notes)
    if not grid.rows:
        raise ImportProblem(f"Row {grid.header.number} has the titles of the columns, and no row follows it.")
    places = _places(grid, fields, notes)
    cards = CardRows(grid, {name: at for name, at in fields.items() if name not in _PLACES}, others, notes)
    builder = MapBuilder(title)
    stages = _made(((p.stage, p.where) for p in places if p.stage), lambda key, where: builder.stage(key[1], where))
    steps: dict[tuple[Key, Key], str] = {}
    named: dict[Key, list[tuple[Key | None, str]]] = {}
    for at in places:
        if at.stage and at.step:
            named.setdefault(at.stage, []).append((at.step, at.where))
    for stage, found in named.items():
        for step, made in _made(found, partial(_step, builder, stages[stage])).items():
            steps[stage, step] = made
    lanes = _made(((p.persona, p.where) for p in places if p.persona), lambda key, where: builder.lane(key[1], where))
    rows: dict[str, int] = {}
    for at in places:
        if at.stage and at.step and at.persona and at.has_card:
            rows[cards.add(builder, lanes[at.persona], steps[at.stage, at.step], at.row)] = at.row.number
    journey = builder.journey()
    return Imported(journey, notes + builder.notes, rows)


def _step(builder: MapBuilder, stage: str, key: Key, where: str) -> str:
    return builder.step(stage, key[1], where)


@dataclass
class _Place:
    """Where a row's card stands. None: the row names no such place (and then it has no card either)."""

    row: CardRow
    where: str
    stage: Key | None = None
    step: Key | None = None
    persona: Key | None = None
    has_card: bool = False


def _columns(grid: CsvGrid, notes: list[Remark]) -> tuple[dict[str, int], dict[int, str]]:
    """Which column fills which field, and the headers of all other columns that hold anything."""
    fields: dict[str, int] = {}
    others: dict[int, str] = {}
    width = max(len(row.cells) for row in (grid.header, *grid.rows))
    for index in range(width):
        header = grid.header.cells[index] if index < len(grid.header.cells) else ""
        found = field_of(header)
        if found is not None and found not in fields:
            fields[found] = index
        elif any(index < len(row.cells) and row.cells[index] for row in grid.rows):
            others[index] = header or f"Column {index + 1}"
    refuse_if_no_journey(grid, fields, all(is_common(grid.header.cells[index]) for index in fields.values()))
    if "name" not in fields:
        stand_in = next(name for name in _STANDS_FOR_NAME if name in fields)
        fields["name"] = fields.pop(stand_in)
        header = grid.header.cells[fields["name"]]
        notes.append(Remark("There is no column of touchpoints; these are taken for them.", column=header))
    if others:
        listed = ", ".join(quoted(header, 40) for header in others.values())
        notes.append(Remark(f"Columns that a map does not have are kept as lines of what happens: {listed}."))
    return fields, others


def _places(grid: CsvGrid, fields: dict[str, int], notes: list[Remark]) -> list[_Place]:
    met: Counter[tuple[Key, Key]] = Counter()
    places = []
    above, carried = "", 0
    for row in grid.rows:
        cells = CardRow(row, fields)
        at = _Place(cells, place(row=row.number), has_card=_has_card(row, fields))
        stage: Key = (cells["stage_number"], cells["stage"])
        if "stage" in fields and "stage_number" not in fields:
            if not stage[1] and above:
                stage = ("", above)
                carried = carried or row.number
            above = stage[1]
        persona: Key = (cells["persona_number"], cells["persona"])
        step: Key = (cells["step_number"], cells["step"])
        if at.has_card or any(stage):
            at.stage = stage
        if at.has_card or any(persona):
            at.persona = persona
        if any(step):
            at.stage, at.step = stage, step
        elif at.has_card:
            met[stage, persona] += 1
            at.step = (f"unnamed {met[stage, persona]}", "")
        places.append(at)
    if carried:
        notes.append(Remark("An empty stage, from here on, is the stage of the row above.", row=carried))
    return places


def _has_card(row: CsvRow, fields: dict[str, int]) -> bool:
    nowhere = {fields[name] for name in _PLACES if name in fields}
    return any(cell for index, cell in enumerate(row.cells) if index not in nowhere)


def _made(found: Iterable[tuple[Key | None, str]], make: Callable[[Key, str], str]) -> dict[Key, str]:
    """Each key once, made in the order of the numbers where all have one, else as the table names them."""
    first: dict[Key, str] = {}
    for key, where in found:
        if key is not None:
            first.setdefault(key, where)
    keys = list(first)
    numbers = {key: number(key[0]) for key in keys}
    if all(value is not None for value in numbers.values()):
        keys.sort(key=lambda key: numbers[key] or 0.0)
    return {key: make(key, first[key]) for key in keys}
