"""The channel: one of the usual ones, or the user's own word."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt

from journey_editor.document.channels import channels, spelled
from journey_editor.document.record import clean_text
from journey_editor.inspector.fields.field import Field
from journey_editor.inspector.fields.text_fields import DIFFERENT_TEXT
from journey_editor.inspector.subject import DIFFERENT
from journey_editor.layout.cards import channel_icon
from journey_editor.painting.icons import icon
from journey_editor.widgets.typed_combo import TypedCombo


class ChannelField(Field):
    """A box to pick or type a channel; channels that the map uses already are offered too."""

    def build(self) -> None:
        """An editable combo box with icons."""
        self.combo = TypedCombo()
        self.combo.setIconSize(QSize(16, 16))
        self.watch(self.combo)
        self._fill()
        self.combo.activated.connect(lambda: self._take(self.combo.currentText()))
        self.combo.line.textEdited.connect(self._on_edited)
        self.column.addWidget(self.combo)

    def show_value(self, value: Any) -> None:
        """Show the channel with its icon."""
        different = value is DIFFERENT
        self.combo.line.setPlaceholderText(DIFFERENT_TEXT if different else "pick one or type your own")
        text = "" if different else value
        index = self.combo.findText(text, Qt.MatchFlag.MatchFixedString) if text else -1
        self.combo.setCurrentIndex(index)
        if self.combo.currentText() != text:
            self.combo.setEditText(text)

    def commit(self) -> None:
        """Take a channel in the way that the map or everybody writes it."""
        subject = self.bench.subject
        channel = spelled(self.bench.journey, clean_text(self.combo.currentText()), but=subject.ids)
        if self._visit_start is not None and channel != self.shown and self.shown is not DIFFERENT:
            self.type_value(channel)
            self.show_value(self.shown)

    def _fill(self) -> None:
        theme = self.bench.theme
        for channel in channels(self.bench.journey):
            self.combo.addItem(icon(channel_icon(channel), "text.muted", theme), channel)

    def _take(self, text: str) -> None:
        if not self.pick(clean_text(text)):
            self.complain(self.trouble)
        self.show_value(self.shown)

    def _on_edited(self, text: str) -> None:
        if self.shown is DIFFERENT and not text:
            return
        if not self.type_value(clean_text(text)):
            self.complain(self.trouble)
