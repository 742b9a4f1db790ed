"""The tab of opportunities: their order by RICE, and the action plan."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from journey_editor.history.session import Session
from journey_editor.tables.opportunities import OPPORTUNITIES, PLAN
from journey_editor.workbench.tables_tab import TablesTab


class OpportunitiesTab(TablesTab):
    """Opens with the order by RICE."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        tables = ((OPPORTUNITIES, "opportunity", "RICE"), (PLAN, "calendar", "Action plan"))
        super().__init__(session, "Opportunities", tables, parent)
