"""A box that chooses rows by what a column says in them: "Any status", "live (12)"."""

from __future__ import annotations

from PySide6.QtGui import QFocusEvent

from journey_editor.tables.table import Column
from journey_editor.widgets.quiet_combo import QuietCombo
from journey_editor.workbench.record_model import RecordModel

_LONGEST = 40


class FacetBox(QuietCombo):
    """Offers the texts that a column has now, with how often."""

    def __init__(self, rows: RecordModel, column: Column) -> None:
        super().__init__()
        self._rows = rows
        self._column = column
        self._offered: dict[str, int] | None = None
        self.setAccessibleName(f"Only rows of one {column.title.lower()}")
        self.setMinimumContentsLength(6)
        self.activated.connect(self._on_chosen)
        self.addItem(f"{column.title}: any", None)

    @property
    def chosen(self) -> str | None:
        """The text that is wanted; None: any."""
        return self.currentData() if self.currentIndex() > 0 else None

    def showPopup(self) -> None:
        """Unfold, with what there is now."""
        self.refresh()
        super().showPopup()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Arrows choose without unfolding it."""
        self.refresh()
        super().focusInEvent(event)

    def refresh(self) -> None:
        """Offer what there is now. A choice that nothing has any more is given up."""
        offered = self._rows.facets(self._column)
        if offered == self._offered:
            return
        chosen, self._offered = self.chosen, offered
        self.clear()
        self.addItem(f"{self._column.title}: any", None)
        for text, count in offered.items():
            said = text or self._column.empty or "empty"
            if len(said) > _LONGEST:
                said = f"{said[:_LONGEST]}\u2026"
            self.addItem(f"{said} ({count:,})", text)
        at = next((i for i in range(1, self.count()) if self.itemData(i) == chosen), 0)
        self.setCurrentIndex(at)
        if chosen is not None and not at:
            self._rows.set_facet(self._column.id, None)

    def _on_chosen(self, _index: int) -> None:
        self._rows.set_facet(self._column.id, self.chosen)
