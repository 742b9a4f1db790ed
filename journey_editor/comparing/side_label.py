"""One of the two maps at the top of a comparison: what it is called, its state and its date."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from journey_editor.analysis.telling import short
from journey_editor.document.journey import Journey
from journey_editor.document.wording import numbered
from journey_editor.widgets.plain_label import PlainLabel
from journey_editor.widgets.tooltip import set_tooltip


class SideLabel(QWidget):
    """Two lines: title, and what else tells the map from the other."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self._word = word
        self.title = PlainLabel()
        self.title.setProperty("role", "section")
        self.facts = PlainLabel()
        self.facts.setProperty("role", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for label in (self.title, self.facts):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            column.addWidget(label)

    def show_map(self, name: str, journey: Journey) -> None:
        """Show a map that is called so (its file, or when it was saved)."""
        of = journey.map
        title = short(of.title) or "Untitled map"
        facts = [of.state.label, name]
        if of.map_date is not None:
            facts.append(of.map_date.isoformat())
        facts.append(numbered("card", len(journey.cards)))
        self.title.setText(f"{self._word}: {title}")
        self.facts.setText("  \u00b7  ".join(fact for fact in facts if fact))
        set_tooltip(self, f"{self.title.text()}\n{self.facts.text()}")
