"""A sentence that a page says while there is reason to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout

from journey_editor.document.record import Record
from journey_editor.inspector.spec import Bench, PagePart
from journey_editor.widgets.plain_label import PlainLabel


class Notice(PagePart):
    """Shows the sentence that a function finds for the record; hidden while it finds none."""

    def __init__(self, bench: Bench, sentence: Callable[[Record], str], role: str = "warning") -> None:
        super().__init__()
        self._bench = bench
        self._sentence = sentence
        self.label = PlainLabel()
        self.label.setProperty("role", role)
        self.label.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.label)
        self.refresh()

    def refresh(self) -> None:
        """Say it, or say nothing."""
        records = self._bench.subject.records
        self.label.setText(self._sentence(records[0]) if records else "")
        # A notice that is not in its page yet would come up as a window of its own.
        if self.parentWidget() is not None or not self.label.text():
            self.setVisible(bool(self.label.text()))
