"""How it feels: five faces, unknown, or any score between -2 and +2."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton

from journey_editor.document.emotion_scale import EMOTION_WORDS, emotion_step
from journey_editor.inspector.fields.choice_field import sentence_case
from journey_editor.inspector.fields.number_fields import NumberField
from journey_editor.inspector.subject import DIFFERENT
from journey_editor.layout import emotion
from journey_editor.painting.icons import icon


class EmotionField(NumberField):
    """Faces to press; Left and Right go along the scale, and the line beside them takes scores between."""

    def build(self) -> None:
        """Six buttons and a short line."""
        super().build()
        self.column.removeWidget(self.edit)
        self.edit.setMinimumWidth(56)
        self.edit.setMaximumWidth(96)
        self.group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(0)
        self.faces: dict[int | None, QToolButton] = {}
        for step, word in EMOTION_WORDS.items():
            self._add_face(row, step, sentence_case(word))
        self._add_face(row, None, "Unknown")
        row.addSpacing(6)
        row.addWidget(self.edit, 1)
        self.column.addLayout(row)

    def show_value(self, value: Any) -> None:
        """Press the nearest face; a score between two steps shows in the line."""
        super().show_value(value)
        self._show_face(value)

    def key(self, event: QKeyEvent) -> bool:
        """Left and Right on a face go along the scale, from unknown to neutral."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None or self.edit.hasFocus():
            return super().key(event)
        known = self.shown is not None and self.shown is not DIFFERENT
        score = emotion_step(self.shown) + step if known else 0
        self._take(max(-2, min(2, score)))
        return True

    def _add_face(self, row: QHBoxLayout, step: int | None, word: str) -> None:
        face = QToolButton()
        face.setCheckable(True)
        face.setAutoRaise(True)
        face.setObjectName("face")
        face.setIcon(icon(emotion.face(step), emotion.colour(step), self.bench.theme))
        face.setIconSize(QSize(24, 24))
        face.setFixedSize(32, 34)
        face.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.watch(face, f"{word} ({step:+d})" if step else word)
        self.group.addButton(face)
        face.clicked.connect(lambda: self._take(step))
        self.faces[step] = face
        row.addWidget(face)

    def _take(self, step: int | None) -> None:
        self.type_value(None if step is None else float(step))
        self.show_value(self.shown)
        self.faces[step].setFocus()

    def _attempt(self, text: str) -> bool:
        taken = super()._attempt(text)
        self._show_face(self.shown)
        return taken

    def _show_face(self, value: Any) -> None:
        self.group.setExclusive(False)
        for step, face in self.faces.items():
            pressed = value is not DIFFERENT and step == (None if value is None else emotion_step(value))
            face.setChecked(pressed)
            tab_stop = pressed or (value is DIFFERENT and step is None)
            face.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tab_stop else Qt.FocusPolicy.ClickFocus)
        self.group.setExclusive(True)
