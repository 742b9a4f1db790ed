"""What pasted text would become, in each of the ways it can be read: shown to the user before anything changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from journey_editor.document.changes import ChangeSet
from journey_editor.document.edits.adding_map import Added, add_map
from journey_editor.document.edits.cards import Place
from journey_editor.document.edits.pasting import Headings, Landing, Receiver, add_grid, add_texts
from journey_editor.document.journey import Journey
from journey_editor.document.quoting import quoted
from journey_editor.document.record import NAME_LENGTH, Record
from journey_editor.document.records import Card, Step
from journey_editor.document.wording import joined, name_key, numbered
from journey_editor.importers import csv_table
from journey_editor.importers.csv_columns import COLUMNS, field_of
from journey_editor.importers.csv_grid import CsvGrid, CsvRow, grid_of
from journey_editor.importers.imported import ImportProblem
from journey_editor.importers.pasted import Pasted, cards_in

Way = Literal["grid", "table", "stack", "spread"]
Role = Literal["card", "name", "left out"]
Cells = tuple[tuple[str, Role], ...]
"""A row of the table that was pasted: each cell's text, and what it becomes."""

MOST_CARDS = 2_000
"""More are not pasted at once: a board of so many is not looked over any more before it is there."""

_CORNERS = ("persona", "stage", "step")
"""What stands in the corner of a table whose first row and column are names: nothing, or what either of them names."""
_HEADER_OF = {column.field: column.header for column in COLUMNS}


@dataclass(frozen=True)
class Reading:
    """How pasted text is read."""

    way: Way
    headings: Headings = ""
    names_lanes: bool = False
    keeps_speakers: bool = False
    """Of a chat, who said each line and when."""


@dataclass(frozen=True)
class PastePreview:
    """What would be pasted: the table as it was read, with where each column and row goes, and all in a sentence."""

    columns: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    cells: tuple[Cells, ...] = ()
    summary: str = ""
    notes: tuple[str, ...] = ()
    changes: ChangeSet = field(default_factory=ChangeSet)
    cards: tuple[str, ...] = ()
    is_chat: bool = False


@dataclass(frozen=True)
class PasteTarget:
    """What it would be pasted into: the map, the cell in focus, and the lanes that can be seen."""

    journey: Journey
    cell: Place | None
    lanes: tuple[str, ...]


def first_choice(board: PasteTarget, pasted: Pasted) -> Reading:
    """How a text is most likely meant."""
    if not pasted.is_table:
        return Reading("stack")
    if _is_of_touchpoints(pasted):
        return Reading("table")
    journey = board.journey
    first, rest = pasted.rows[0], pasted.rows[1:]
    stages = {name_key(stage.name) for stage in journey.stages if stage.name}
    steps = {name_key(step.name) for step in journey.columns if step.name}
    lanes = {name_key(journey.name_of(lane.id)) for lane in journey.lanes}
    is_cross = (not first[0] or field_of(first[0]) in _CORNERS) and len(rest) > 0 and len(first) > 1 and all(first[1:])
    names_lanes = is_cross or any(name_key(row[0]) in lanes for row in rest if row[0])
    if any(name_key(cell) in stages for cell in first if cell):
        return Reading("grid", "stages", names_lanes)
    if any(name_key(cell) in steps for cell in first if cell):
        return Reading("grid", "steps", names_lanes)
    return Reading("grid", "stages" if is_cross else "", names_lanes)


def preview(board: PasteTarget, pasted: Pasted, choice: Reading) -> PastePreview:
    """What pasting would do."""
    if pasted.said:
        read = pasted if choice.keeps_speakers else pasted.without_speakers()
        return replace(preview(board, replace(read, said=()), choice), is_chat=True)
    if choice.way != "table" and len(pasted.lines) > MOST_CARDS:
        return PastePreview(
            summary=f"{len(pasted.lines):,} cards are too many at once; up to {MOST_CARDS:,} can be pasted."
        )
    if choice.way == "table":
        return _as_table(board, pasted)
    if choice.way == "grid":
        return _as_grid(board, pasted, choice)
    spread = choice.way == "spread"
    landing = add_texts(board.journey, board.cell, pasted.lines, spread)
    if spread:
        columns = tuple(map(_receiver_name, landing.columns))
        cells: tuple[Cells, ...] = (tuple((line, "card") for line in pasted.lines),)
    else:
        columns = tuple(map(_receiver_name, landing.columns[:1]))
        cells = tuple(((line, "card"),) for line in pasted.lines)
    lanes = tuple(map(_receiver_name, landing.rows)) * (1 if spread else len(pasted.lines))
    return PastePreview(columns, lanes, cells, _summary(landing), (), landing.changes, tuple(landing.cards))


def _as_grid(board: PasteTarget, pasted: Pasted, choice: Reading) -> PastePreview:
    cells = [[cards_in(cell) for cell in row] for row in pasted.rows]
    landing = add_grid(board.journey, board.cell, cells, choice.headings, choice.names_lanes, board.lanes)
    columns = [_receiver_name(receiver) for receiver in landing.columns]
    lanes = [_receiver_name(receiver) for receiver in landing.rows]
    if choice.names_lanes:
        columns.insert(0, "Lane")
    if choice.headings:
        lanes.insert(0, "Stage" if choice.headings == "stages" else "Step")
    shown: list[Cells] = []
    for number, row in enumerate(pasted.rows):
        is_head = bool(choice.headings) and number == 0
        names = [is_head or (choice.names_lanes and at == 0) for at in range(len(row))]
        shown.append(tuple((cell, "name" if is_name else "card") for cell, is_name in zip(row, names, strict=True)))
    heads = [*(pasted.rows[0] if choice.headings else ()), *(row[0] for row in pasted.rows if choice.names_lanes)]
    notes = [
        f"The name {quoted(head, 30)} has {len(head):,} characters and is cut after {NAME_LENGTH:,}."
        for head in dict.fromkeys(heads)
        if len(head) > NAME_LENGTH
    ]
    if choice.headings and choice.names_lanes and pasted.rows[0][0]:
        notes.append(f"{quoted(pasted.rows[0][0])} in the corner is left out: it names neither a lane nor a column.")
        shown[0] = ((pasted.rows[0][0], "left out"), *shown[0][1:])
    summary, cards = _summary(landing), tuple(landing.cards)
    return PastePreview(tuple(columns), tuple(lanes), tuple(shown), summary, tuple(notes), landing.changes, cards)


def _as_table(board: PasteTarget, pasted: Pasted) -> PastePreview:
    rows = [CsvRow(number, row) for number, row in enumerate(pasted.rows, start=1) if any(row)]
    try:
        grid = grid_of(rows)
        imported = csv_table.from_grid(grid)
    except ImportProblem as problem:
        shown: tuple[Cells, ...] = tuple(tuple((cell, "left out") for cell in row) for row in pasted.rows)
        columns = tuple(f"Column {at + 1}" for at in range(len(pasted.rows[0])))
        names = tuple(f"Row {number}" for number in range(1, len(pasted.rows) + 1))
        return PastePreview(columns, names, shown, f"Nothing would be pasted. {problem}")
    added = add_map(board.journey, imported.journey, board.cell)
    records = {change.id: change.record for change in added.changes}
    where = {number: _place_name(board.journey, records, added.cards[card]) for card, number in imported.rows.items()}
    cells: list[Cells] = []
    names_of_rows = []
    for number, row in enumerate(pasted.rows, start=1):
        role: Role = "name" if number == grid.header.number else "card" if number > grid.header.number else "left out"
        cells.append(tuple((cell, role) for cell in row))
        names_of_rows.append(where.get(number, "Column names" if role == "name" else "no card"))
    notes = [str(note) for note in imported.notes]
    if any(row.number < grid.header.number for row in rows):
        notes.insert(0, f"What stands above row {grid.header.number}, which names the columns, is left out.")
    return PastePreview(
        _column_names(grid, len(pasted.rows[0])),
        tuple(names_of_rows),
        tuple(cells),
        _summary_of_table(added),
        tuple(notes),
        added.changes,
        tuple(added.cards.values()),
    )


def _column_names(grid: CsvGrid, width: int) -> tuple[str, ...]:
    """What each column fills: a field by its name, a second column of one field and unknown ones are kept as text."""
    known: set[str] = set()
    names = []
    for at in range(width):
        header = grid.header.cells[at] if at < len(grid.header.cells) else ""
        found = field_of(header)
        names.append(_HEADER_OF[found] if found and found not in known else "kept as text")
        known.update([found] if found else [])
    return tuple(names)


def _place_name(journey: Journey, records: Mapping[str, Record], card: str) -> str:
    new = records[card]
    assert isinstance(new, Card)

    def named(record_id: str, what: str) -> str:
        if record_id in journey:
            return journey.name_of(record_id)
        record = records[record_id]
        owner = getattr(record, "persona", None)
        name = getattr(journey.get(owner) or records.get(owner or "") or record, "name", "")
        return f"{name} (new)" if name else what

    step = journey.get(new.step) or records[new.step]
    assert isinstance(step, Step)
    parts = (named(step.stage, "New stage"), named(step.id, "new step"), named(new.lane, "New lane"))
    return " \u00b7 ".join(filter(None, parts))


def _summary(landing: Landing) -> str:
    if not landing.cards:
        return "Nothing would be pasted: no cell holds any text."
    said = f"{kinds(landing.changes, landing.cards, numbered).capitalize()} will be pasted."
    made = [_named("stage", landing.new_stages)] if landing.new_stages else []
    steps = sum(1 for receiver in landing.columns if receiver.is_new) - len(landing.new_stages)
    made += [numbered("step", steps)] if steps > 0 else []
    made += [_named("persona_lane", [receiver.name for receiver in _once(landing.rows) if receiver.is_new])]
    return f"{said} {_made(made)}".strip()


def _summary_of_table(added: Added) -> str:
    if not added.cards:
        return "Nothing would be pasted: no row holds a touchpoint."
    said = f"{kinds(added.changes, added.cards.values(), numbered).capitalize()} will be pasted."
    made = [_named("stage", added.stages), numbered("step", added.steps) if added.steps else ""]
    return f"{said} {_made([*made, _named('persona_lane', added.lanes)])}".strip()


def _made(parts: list[str]) -> str:
    there = [part for part in parts if part]
    return f"New at the end of the board: {joined(there)}." if there else ""


def _named(kind: str, names: list[str]) -> str:
    if not names:
        return ""
    known = [quoted(name, 30) for name in names if name and name != "New lane"]
    listed = f" ({', '.join(known[:4])}{' …' if len(known) > 4 else ''})" if known else ""
    return f"{numbered(kind, len(names))}{listed}"


def _once(receivers: list[Receiver]) -> list[Receiver]:
    return list(dict.fromkeys(receivers))


def _receiver_name(receiver: Receiver) -> str:
    return f"{receiver.name} (new)" if receiver.is_new else receiver.name


def kinds(changes: ChangeSet, cards: Iterable[str], said: Callable[[str, int], str]) -> str:
    """What cards of a change set are, each kind with its number: "2 touchpoints and 1 note", as `said` says them."""
    ids = set(cards)
    found = [change.record.kind for change in changes if change.id in ids]
    return joined([said(kind, found.count(kind)) for kind in dict.fromkeys(found)])


def _is_of_touchpoints(pasted: Pasted) -> bool:
    try:
        first = [CsvRow(number, row) for number, row in enumerate(pasted.rows[:40], 1) if any(row)]
        csv_table.from_grid(grid_of(first))
    except ImportProblem:
        return False
    return True
