"""What a lane holds: any content that its cards can stand in."""

from __future__ import annotations

from typing import Any

from journey_editor.document.edits.lane_content import content_name, turn_lanes, turn_text
from journey_editor.document.vocabulary import LaneContent
from journey_editor.inspector.fields.field import Field
from journey_editor.inspector.fields.text_fields import DIFFERENT_TEXT
from journey_editor.inspector.subject import DIFFERENT
from journey_editor.layout.topics import lane_icon
from journey_editor.painting.icons import icon
from journey_editor.widgets.quiet_combo import QuietCombo


class LaneContentField(Field):
    """A box to choose from. Each choice is an undo step; one that would leave cards without a place is refused."""

    def build(self) -> None:
        """A combo box of all that a lane can hold."""
        self.combo = QuietCombo(self)
        self.watch(self.combo)
        for content in LaneContent:
            self.combo.addItem(icon(lane_icon(content), "text.muted", self.bench.theme), content_name(content), content)
        self.combo.setPlaceholderText(DIFFERENT_TEXT)
        self.combo.activated.connect(self._on_activated)
        self.column.addWidget(self.combo)

    def show_value(self, value: Any) -> None:
        """Show what they hold; where lanes differ, none is chosen."""
        self.combo.setCurrentIndex(-1 if value is DIFFERENT else list(LaneContent).index(value))

    def _on_activated(self, index: int) -> None:
        subject, session = self.bench.subject, self.bench.session
        self.complain("")
        try:
            changes = turn_lanes(self.bench.journey, subject.ids, list(LaneContent)[index])
        except ValueError as problem:
            self.complain(str(problem))
        else:
            session.do(turn_text(self.bench.journey, subject.ids), changes)
        if subject.is_there:
            self.show_value(self.shown)
