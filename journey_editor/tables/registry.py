"""Every table that can be written as CSV, by the id that the command line takes. A new one is a line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from journey_editor.document.journey import Journey
from journey_editor.tables.coverage import COVERAGE
from journey_editor.tables.funnel import FUNNEL
from journey_editor.tables.involvement import INVOLVEMENT
from journey_editor.tables.opportunities import OPPORTUNITIES, PLAN
from journey_editor.tables.opportunity_groups import KANO, VALUE_EFFORT
from journey_editor.tables.owners import HANDOFFS, OWNERS, UNOWNED
from journey_editor.tables.pains import PAINS
from journey_editor.tables.personas import PERSONAS
from journey_editor.tables.relations import RELATION_GRID, RELATIONS
from journey_editor.tables.risks import RISKS
from journey_editor.tables.signals import SIGNALS
from journey_editor.tables.stages import STAGES
from journey_editor.tables.table import Table
from journey_editor.tables.to_find_out import TO_FIND_OUT

Cells = list[list[str]]


@dataclass(frozen=True)
class WrittenTable:
    """What is written: titles and rows of cells."""

    id: str
    title: str
    cells: Callable[[Journey], Cells]


def _of(table: Table) -> WrittenTable:
    return WrittenTable(table.id, table.title, table.cells)


TABLES: tuple[Table, ...] = (
    STAGES,
    *(PERSONAS, INVOLVEMENT, RELATIONS, RELATION_GRID),
    PAINS,
    *(OPPORTUNITIES, PLAN, KANO, VALUE_EFFORT),
    *(SIGNALS, COVERAGE, FUNNEL),
    *(OWNERS, UNOWNED, HANDOFFS, TO_FIND_OUT),
    RISKS,
)
SHEETS: tuple[WrittenTable, ...] = tuple(map(_of, TABLES))


def sheet_named(sheet_id: str) -> WrittenTable | None:
    """The sheet of an id."""
    return next((sheet for sheet in SHEETS if sheet.id == sheet_id), None)
