"""Other records that a record refers to, by their names, a line each."""

from __future__ import annotations

from typing import Any

from journey_editor.document.edits.references import refer_by_names
from journey_editor.document.record import clean_text
from journey_editor.inspector.fields.text_fields import TextField
from journey_editor.inspector.subject import DIFFERENT


class NamesField(TextField):
    """A box with a name in each line. It counts when the field is left; what the map lacks is made, or refused."""

    _written = ""

    def refresh(self) -> None:
        """A new name of what is referred to shows as well as another reference."""
        super().refresh()
        if isinstance(self.shown, tuple | str) and self.text_of(self.shown) != self._written:
            self.show_value(self.shown)

    def text_of(self, value: Any) -> str:
        """A name in each line."""
        ids = value if isinstance(value, tuple) else (value,)
        return "\n".join(" ".join(self.bench.journey.name_of(one).split()) for one in ids)

    def show_value(self, value: Any) -> None:
        """Write the names into the box."""
        self._written = "" if value is DIFFERENT else self.text_of(value)
        super().show_value(value)

    def commit(self) -> None:
        """Refer to the records of the names that stand in the box."""
        text = clean_text(self.edit.toPlainText())
        names = [line.strip() for line in text.split("\n") if line.strip()]
        if "\n".join(names) == self._written:
            return
        subject, field = self.bench.subject, self.spec.field
        text_of_step, ids = subject.step_text(self.spec.label), subject.ids
        try:
            self.bench.session.edit(text_of_step, len(ids), lambda journey: refer_by_names(journey, ids, field, names))
        except ValueError as problem:
            self.complain(str(problem).splitlines()[0])
            return
        self.show_value(self.bench.subject.value(self.spec.field))

    def _on_edited(self, text: str) -> None:
        """Nothing yet: half a name is no name."""
