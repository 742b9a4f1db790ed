"""Several words of a closed choice: a box to tick for each."""

from __future__ import annotations

from typing import Any, get_args

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from journey_editor.document.vocabulary import Word
from journey_editor.inspector.fields.choice_field import sentence_case
from journey_editor.inspector.fields.field import Field
from journey_editor.inspector.subject import DIFFERENT


class ChoicesField(Field):
    """Boxes under one another. Each tick is an undo step; the words are kept in the order of the vocabulary."""

    def build(self) -> None:
        """A check box for each word that the field's type has."""
        record_type = type(self.bench.subject.records[0])
        words: type[Word] = get_args(record_type.model_fields[self.spec.field].annotation)[0]
        boxes = QVBoxLayout()
        boxes.setSpacing(4)
        self.boxes: dict[Word, QCheckBox] = {}
        for word in words:
            box = QCheckBox(sentence_case(word.label))
            self.watch(box, f"{self.spec.label}: {word.label}")
            box.clicked.connect(self._on_clicked)
            self.boxes[word] = box
            boxes.addWidget(box)
        self.column.addLayout(boxes)

    def show_value(self, value: Any) -> None:
        """Tick the words that are meant; where records differ, all boxes are in between."""
        for word, box in self.boxes.items():
            box.setTristate(value is DIFFERENT)
            if value is DIFFERENT:
                box.setCheckState(Qt.CheckState.PartiallyChecked)
            else:
                box.setChecked(word in value)

    def _on_clicked(self) -> None:
        chosen = tuple(word for word, box in self.boxes.items() if box.checkState() == Qt.CheckState.Checked)
        if self.pick(chosen):
            self.show_value(chosen)
        else:
            self.complain(self.trouble)
