"""A field of other records that belong to the one that the page shows, such as its picture's or its lane's."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout

from journey_editor.document.journey import Journey
from journey_editor.inspector.spec import Bench, FieldSpec, PagePart


class Elsewhere(PagePart):
    """The field, there while there are such records; made anew where they are others."""

    def __init__(self, spec: FieldSpec, bench: Bench, found: Callable[[Journey, str], list[str]]) -> None:
        super().__init__()
        self._spec = spec
        self._bench = bench
        self._found = found
        self._ids: list[str] = []
        self.field: PagePart | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.refresh()

    def refresh(self) -> None:
        """Edit what is there now."""
        ids = self._found(self._bench.journey, self._bench.subject.ids[0])
        if ids != self._ids:
            self._ids = ids
            self._remake()
        if self.field is not None:
            self.field.refresh()
        # What is not in its page yet would come up as a window of its own.
        if self.parentWidget() is not None or self.field is None:
            self.setVisible(self.field is not None)

    def finish(self) -> None:
        """Take what is typed."""
        if self.field is not None:
            self.field.finish()

    def _remake(self) -> None:
        if self.field is not None:
            self._column.removeWidget(self.field)
            self.field.hide()
            self.field.deleteLater()
            self.field = None
        if self._ids:
            self.field = self._spec.build(self._bench.about(*self._ids))
            self._column.addWidget(self.field)
        self._bench.rearranged()
