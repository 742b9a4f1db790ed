"""What a template of the user's own is called, what it is for, and whether it keeps the cards."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from journey_editor.document.record import clean_text
from journey_editor.widgets.plain_label import PlainLabel

_LONGEST_NAME, _LONGEST_DESCRIPTION = 80, 160


@dataclass(frozen=True)
class TemplateAnswer:
    """What the user says of a template."""

    name: str
    description: str = ""
    keeps_cards: bool = False


class TemplateDialog(QDialog):
    """`asks_for_cards`: whether the cards are kept is asked too, as for a template that is being made."""

    def __init__(self, title: str, start: TemplateAnswer, asks_for_cards: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.name = QLineEdit(start.name)
        self.name.setAccessibleName("Name")
        self.name.setMaxLength(_LONGEST_NAME)
        self.name.setMinimumWidth(380)
        self.name.selectAll()
        self.description = QLineEdit(start.description, placeholderText="For what, in a line")
        self.description.setAccessibleName("What it is for")
        self.description.setMaxLength(_LONGEST_DESCRIPTION)
        self.too_long = PlainLabel()
        self.too_long.setProperty("role", "error")
        self.too_long.setWordWrap(True)
        self.too_long.hide()
        for line, word in ((self.name, "The name"), (self.description, "What it is for")):
            line.inputRejected.connect(lambda line=line, word=word: self._tell_cut(line, word))
            line.textEdited.connect(lambda text, line=line: self._forget_cut(line, text))
        self.cards = QCheckBox("Keep the cards, with all that hangs on them")
        self.cards.setChecked(start.keeps_cards)
        hint = PlainLabel(
            "Without them the template has the stages, steps, lanes, personas and views, and their questions."
        )
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        for widget in (self.cards, hint) if not asks_for_cards else ():
            widget.hide()
        form = QFormLayout()
        form.setHorizontalSpacing(18)
        form.setVerticalSpacing(10)
        form.addRow("&Name:", self.name)
        form.addRow("What it is &for:", self.description)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self.save = buttons.button(QDialogButtonBox.StandardButton.Save)
        self.save.setProperty("variant", "primary")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.name.textChanged.connect(self._show_state)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 18)
        layout.setSpacing(12)
        layout.addLayout(form)
        layout.addWidget(self.too_long)
        layout.addWidget(self.cards)
        layout.addWidget(hint)
        layout.addSpacing(4)
        layout.addWidget(buttons)
        self._show_state()

    @property
    def answer(self) -> TemplateAnswer:
        """What is filled in now."""
        name, description = (" ".join(clean_text(line.text()).split()) for line in (self.name, self.description))
        return TemplateAnswer(name, description, self.cards.isChecked())

    def _tell_cut(self, line: QLineEdit, word: str) -> None:
        self.too_long.setText(f"{word} takes up to {line.maxLength()} characters; what is more is left out.")
        self.too_long.show()

    def _forget_cut(self, line: QLineEdit, text: str) -> None:
        if len(text) < line.maxLength():  # Qt tells of what it refuses first
            self.too_long.hide()

    def _show_state(self) -> None:
        self.save.setEnabled(bool(self.name.text().strip()))
