"""A closed choice: the words of the vocabulary, and "unknown" where the field may be empty."""

from __future__ import annotations

from types import UnionType
from typing import Any, get_args

from journey_editor.document.vocabulary import Word
from journey_editor.inspector.fields.field import Field
from journey_editor.inspector.fields.text_fields import DIFFERENT_TEXT
from journey_editor.inspector.subject import DIFFERENT
from journey_editor.widgets.quiet_combo import QuietCombo


class ChoiceField(Field):
    """A box to choose a word from. Each choice is an undo step."""

    def build(self) -> None:
        """A combo box with the words that the field's type has."""
        self.combo = QuietCombo(self)
        self.watch(self.combo)
        record_type = type(self.bench.subject.records[0])
        words, optional = words_of(record_type.model_fields[self.spec.field].annotation)
        self._values: list[Word | None] = [*words]
        if optional:
            self._values.insert(0, None)
        for word in self._values:
            self.combo.addItem(sentence_case(word.label) if word is not None else self.spec.placeholder or "Unknown")
        self.combo.setPlaceholderText(DIFFERENT_TEXT)
        self.combo.activated.connect(self._on_activated)
        self.column.addWidget(self.combo)

    def show_value(self, value: Any) -> None:
        """Show the word; where records differ, none is chosen."""
        self.combo.setCurrentIndex(-1 if value is DIFFERENT else self._values.index(value))

    def _on_activated(self, index: int) -> None:
        if not self.pick(self._values[index]):
            self.show_value(self.shown)
            self.complain(self.trouble)


def words_of(annotation: Any) -> tuple[list[Word], bool]:
    """The words a field may hold, and whether it may be empty."""
    kinds = get_args(annotation) if isinstance(annotation, UnionType) else (annotation,)
    words = [word for kind in kinds if isinstance(kind, type) and issubclass(kind, Word) for word in kind]
    return words, type(None) in kinds


def sentence_case(text: str) -> str:
    """With a capital first letter."""
    return text[:1].upper() + text[1:]
