"""The tab of opportunities: their order by RICE, the action plan, Kano's classes, value against effort."""

from __future__ import annotations

from journey_editor.history.session import Session
from journey_editor.tables.opportunities import OPPORTUNITIES, PLAN
from journey_editor.tables.opportunity_groups import KANO, VALUE_EFFORT, VALUE_EFFORT_MATRIX
from journey_editor.tables.table import Table
from journey_editor.workbench.kano_board import KanoBoard
from journey_editor.workbench.matrix_tab import MatrixTab
from journey_editor.workbench.pictured_tab import PicturedTab
from journey_editor.workbench.table_tab import TableTab
from journey_editor.workbench.tables_tab import TablesTab


class OpportunitiesTab(TablesTab):
    """Opens with the order by RICE."""

    def __init__(self, session: Session) -> None:
        tables = (
            (OPPORTUNITIES, "opportunity", "RICE"),
            (PLAN, "calendar", "Action plan"),
            (VALUE_EFFORT, "opportunity", "Value and effort"),
            (KANO, "opportunity", "Kano classes"),
        )
        super().__init__(session, "Opportunities", tables)

    @property
    def kano(self) -> KanoBoard | None:
        """The columns of Kano's classes, while they are seen."""
        page = self.page
        return page.picture if isinstance(page, PicturedTab) and isinstance(page.picture, KanoBoard) else None

    def made_page(self, table: Table, sign: str) -> TableTab:
        """Above two of the tables stand a matrix and the columns of Kano's classes."""
        if table is VALUE_EFFORT:
            return MatrixTab(self.session, table, sign, VALUE_EFFORT_MATRIX)
        if table is KANO:
            return PicturedTab(self.session, table, sign, KanoBoard(self.session))
        return super().made_page(table, sign)
