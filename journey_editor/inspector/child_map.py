"""The child map of a step or card: its name, which opens it, or the ways to get one."""

from __future__ import annotations

from pathlib import PurePosixPath

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from journey_editor.inspector.spec import Bench, Part
from journey_editor.painting.icons import icon
from journey_editor.widgets.plain_button import PlainButton
from journey_editor.widgets.plain_label import PlainLabel
from journey_editor.widgets.tooltip import set_tooltip


class ChildMapPart(Part):
    """Gives the same commands as the menu: files are the shell's business."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        heading = PlainLabel("Child map")
        heading.setProperty("role", "muted")
        self.open = self._button("", "child.open")
        self.open.setIcon(icon("child-map", "accent", bench.theme))
        self.new = self._button("New\u2026", "child.new")
        self.link = self._button("Link\u2026", "child.link")
        self.unlink = self._button("Unlink", "child.unlink")
        row = QHBoxLayout()
        row.setSpacing(4)
        for button in (self.new, self.link, self.unlink):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(heading)
        column.addWidget(self.open)
        column.addLayout(row)
        self._shown: str | None = None
        self.refresh()

    def refresh(self) -> None:
        """Show the link as it is now."""
        records = self._bench.subject.records
        if len(records) != 1:
            self.hide()
        link = getattr(records[0], "child_map", "") if len(records) == 1 else ""
        if link == self._shown:
            return  # other keys lead on from here only where other buttons are seen
        self._shown = link
        self.open.setVisible(bool(link))
        self.unlink.setVisible(bool(link))
        self.new.setVisible(not link)
        self.link.set_text("Another\u2026" if link else "Link\u2026")
        self.link.setAccessibleName("Link another child map" if link else "Link child map")
        self.new.setAccessibleName("New child map")
        self.unlink.setAccessibleName("Unlink child map")
        if link:
            self.open.set_text(PurePosixPath(link).stem)
            self.open.setAccessibleName(f"Open the child map {PurePosixPath(link).stem}")
            set_tooltip(self.open, link)
        self._bench.rearranged()

    def _button(self, text: str, command: str) -> PlainButton:
        button = PlainButton(text)
        button.setProperty("role", "link")
        button.clicked.connect(lambda: self._bench.give(command))
        return button
