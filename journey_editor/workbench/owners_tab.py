"""The tab of owners: work that nobody owns, who owns what, handoffs. Owners are renamed everywhere, and merged."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from journey_editor.document.edits.owners import merge_owners
from journey_editor.document.records import Owner
from journey_editor.document.wording import counted
from journey_editor.history.session import Session
from journey_editor.tables.owners import HANDOFFS, OWNERS, UNOWNED
from journey_editor.widgets.tooltip import set_tooltip
from journey_editor.workbench.tables_tab import TablesTab


class OwnersTab(TablesTab):
    """Opens with who owns what; what nobody owns stands first in it."""

    def __init__(self, session: Session) -> None:
        tables = ((UNOWNED, "warning", "Without an owner"), (OWNERS, "owner", "Who owns what"))
        super().__init__(session, "Owners", (*tables, (HANDOFFS, "connection", "Handoffs")))
        self.merge_button = QPushButton("Merge owners")
        self.merge_button.setAutoDefault(False)
        self.merge_button.clicked.connect(self.merge)
        set_tooltip(self.merge_button, "Select cells of two owners or more: all they own goes to the first")
        owners = self.pages[1]
        owners.head.insertWidget(owners.head.count() - 1, self.merge_button)
        owners.changed.connect(self._show_merge)
        self._show_merge()
        self.show_page(1)

    @property
    def chosen_owners(self) -> list[str]:
        """The owners whose rows are selected, from top to bottom."""
        view = self.pages[1].view
        if self.page is not self.pages[1] or view.area.isEmpty():
            return []
        return [i for i in view.chosen_rows if isinstance(self.session.journey.get(i), Owner)]

    def merge(self) -> None:
        """Make one owner of those that are selected, as one undo step."""
        ids = self.chosen_owners
        if len(ids) < 2:
            self.told.emit("Select cells in the rows of two owners or more first.")
            return
        changes, told = merge_owners(self.session.journey, ids)
        if self.session.do(f"Merge {counted('owner', len(ids))}", changes):
            view = self.pages[1].view
            index = view.rows.index_of(ids[0])
            view.go_to(index.row(), 0)
            view.setFocus()
            if told:
                self.told.emit(" ".join(told))

    def _show_merge(self) -> None:
        self.merge_button.setEnabled(len(self.chosen_owners) > 1)
