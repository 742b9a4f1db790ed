"""Whose something is: one of the map's personas, or nobody's."""

from __future__ import annotations

from typing import Any

from journey_editor.document.records import Persona, PersonaRelation
from journey_editor.inspector.fields.field import Field
from journey_editor.inspector.fields.text_fields import DIFFERENT_TEXT
from journey_editor.inspector.subject import DIFFERENT
from journey_editor.inspector.words import name_of
from journey_editor.widgets.quiet_combo import QuietCombo


class PersonaField(Field):
    """A box to choose a persona from. Each choice is an undo step."""

    def build(self) -> None:
        """A combo box; it is filled anew whenever the document changes."""
        self.combo = QuietCombo(self)
        self.watch(self.combo)
        self.combo.setPlaceholderText(DIFFERENT_TEXT)
        self.combo.activated.connect(self._on_activated)
        self.column.addWidget(self.combo)
        self._choices: list[tuple[str | None, str]] = []

    def refresh(self) -> None:
        """Personas come, go and are renamed."""
        choices = self._wanted()
        if choices != self._choices:
            self._choices = choices
            self.combo.clear()
            self.combo.addItems([name for _, name in choices])
            if self.bench.subject.is_there:
                self.show_value(self.bench.subject.value(self.spec.field))
        super().refresh()

    def show_value(self, value: Any) -> None:
        """Show the persona; where records differ, none is chosen."""
        ids = [persona for persona, _ in self._choices]
        self.combo.setCurrentIndex(-1 if value is DIFFERENT or value not in ids else ids.index(value))

    def _wanted(self) -> list[tuple[str | None, str]]:
        journey = self.bench.journey
        personas = [(p.id, name_of(journey, p)) for p in journey.all(Persona)]
        return [(None, self.spec.placeholder or "Nobody"), *personas]

    def _on_activated(self, index: int) -> None:
        self.pick(self._choices[index][0])


class OtherPersonaField(PersonaField):
    """An end of a relation of personas: never nobody, and never the persona at its other end."""

    def _wanted(self) -> list[tuple[str | None, str]]:
        relation = self.bench.journey.get(self.bench.subject.ids[0])
        if not isinstance(relation, PersonaRelation):
            return []
        other = relation.target if self.spec.field == "source" else relation.source
        return [(persona, name) for persona, name in super()._wanted() if persona not in (None, other)]
