"""The channel: one of the usual ones, or the user's own word."""

from __future__ import annotations

from PySide6.QtCore import QSize

from journey_editor.document.channels import channels, spelled
from journey_editor.inspector.fields.typed_choice_field import TypedChoiceField
from journey_editor.layout.signs import channel_icon
from journey_editor.painting.icons import icon


class ChannelField(TypedChoiceField):
    """A box to pick or type a channel; channels that the map uses already are offered too."""

    def fill(self) -> None:
        """The channels with their icons."""
        self.combo.setIconSize(QSize(16, 16))
        for channel in channels(self.bench.journey):
            self.combo.addItem(icon(channel_icon(channel), "text.muted", self.bench.theme), channel)

    def spelled(self, text: str) -> str:
        """A channel as the map or everybody writes it."""
        return spelled(self.bench.journey, text, but=self.bench.subject.ids)
