"""How long a card lasts: the step that it reaches to."""

from __future__ import annotations

from typing import Any

from journey_editor.document.records import Card, Step
from journey_editor.inspector.fields.field import Field
from journey_editor.inspector.words import name_of
from journey_editor.widgets.quiet_combo import QuietCombo


class ReachField(Field):
    """A box with the steps from the card's own on. Each choice is an undo step."""

    def build(self) -> None:
        """A combo box; what it offers follows the map."""
        self.combo = QuietCombo(self)
        self.watch(self.combo)
        self._steps: list[str] = []
        self._known: object = None
        """What the box was filled from."""
        self.combo.activated.connect(self._on_activated)
        self.column.addWidget(self.combo)

    def refresh(self) -> None:
        """The card may begin elsewhere now, and steps may be called otherwise."""
        self._fill()
        super().refresh()

    def show_value(self, value: Any) -> None:
        """Show the step; one that the card does not reach (a stage was moved) shows as its own."""
        self._fill()
        self.combo.setCurrentIndex(self._steps.index(value) if value in self._steps else 0)

    def _fill(self) -> None:
        journey, records = self.bench.journey, self.bench.subject.records
        if not records:
            return  # the card is gone, and the page with it in a moment
        card = records[0]
        assert isinstance(card, Card)
        columns = journey.columns
        known = (card.step, columns, journey.stages)
        if known == self._known:
            return
        self._known = known
        first = [step.id for step in columns].index(card.step)
        steps, texts = [step.id for step in columns[first:]], [self._text(step) for step in columns[first:]]
        texts[0] = "For this step alone"
        if (steps, texts) == (self._steps, [self.combo.itemText(i) for i in range(self.combo.count())]):
            return
        index = self.combo.currentIndex()
        chosen = self._steps[index] if index > 0 else ""  # its own step is none that it lasts until
        self._steps = steps
        self.combo.clear()
        self.combo.addItems(texts)
        self.combo.setCurrentIndex(steps.index(chosen) if chosen in steps else 0)

    def _text(self, step: Step) -> str:
        journey = self.bench.journey
        stage = name_of(journey, journey.get(step.stage))
        return f"{stage} \u00b7 {name_of(journey, step)}" if len(journey.steps(step.stage)) > 1 else stage

    def _on_activated(self, index: int) -> None:
        if not self.pick(self._steps[index] if index else None):
            self.complain(self.trouble)
