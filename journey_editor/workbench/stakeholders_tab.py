"""The tab of stakeholders: influence and interest, involvement by stage, relations."""

from __future__ import annotations

from journey_editor.history.session import Session
from journey_editor.tables.involvement import INVOLVEMENT
from journey_editor.tables.personas import PERSONAS, STAKEHOLDER_MATRIX
from journey_editor.tables.relations import RELATION_GRID, RELATIONS
from journey_editor.tables.table import Table
from journey_editor.workbench.matrix_tab import MatrixTab
from journey_editor.workbench.table_tab import TableTab
from journey_editor.workbench.tables_tab import TablesTab


class StakeholdersTab(TablesTab):
    """Opens with the personas, below the matrix that they are dragged in."""

    def __init__(self, session: Session) -> None:
        tables = (
            (PERSONAS, "persona", "Personas"),
            (INVOLVEMENT, "stage", "By stage"),
            (RELATIONS, "connection", "Relations"),
            (RELATION_GRID, "connection", "To one another"),
        )
        super().__init__(session, "Stakeholders", tables)

    def made_page(self, table: Table, sign: str) -> TableTab:
        """The personas with their matrix."""
        if table is PERSONAS:
            return MatrixTab(self.session, table, sign, STAKEHOLDER_MATRIX)
        return super().made_page(table, sign)
