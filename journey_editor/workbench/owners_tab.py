"""The tab of owners: work nobody owns, who owns what, handoffs, what is to be found out. Owners are renamed, merged."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from journey_editor.history.session import Session
from journey_editor.tables.owners import HANDOFFS, OWNERS, UNOWNED
from journey_editor.tables.to_find_out import TO_FIND_OUT
from journey_editor.widgets.tooltip import set_tooltip
from journey_editor.workbench.tables_tab import TablesTab


class OwnersTab(TablesTab):
    """Opens with who owns what; what nobody owns stands first in it."""

    def __init__(self, session: Session) -> None:
        tables = ((UNOWNED, "warning", "Without an owner"), (OWNERS, "owner", "Who owns what"))
        more = ((HANDOFFS, "connection", "Handoffs"), (TO_FIND_OUT, "search", "To find out"))
        super().__init__(session, "Owners", (*tables, *more))
        owners = self.pages[1]
        self.merge_button = QPushButton("Merge owners")
        self.merge_button.setAutoDefault(False)
        self.merge_button.clicked.connect(owners.view.whole_rows.merge)
        set_tooltip(self.merge_button, "Select cells of two owners or more: all they own goes to the first")
        owners.head.insertWidget(owners.head.count() - 1, self.merge_button)
        owners.changed.connect(self._show_merge)
        self._show_merge()
        self.show_page(1)

    def _show_merge(self) -> None:
        view = self.pages[1].view
        self.merge_button.setEnabled(self.page is self.pages[1] and bool(view.whole_rows.to_merge))
