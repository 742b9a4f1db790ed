"""What an empty board says."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget

from journey_editor.layout.board import Board
from journey_editor.layout.theme import Theme
from journey_editor.painting.fonts import MAIN_FAMILY
from journey_editor.widgets.plain_label import PlainLabel

_NOTHING = (
    "This map is empty.\n\nPress \u201c+ Stage\u201d, drag from the palette (F8), or press Enter\nto begin with"
    " a stage, a persona and a first touchpoint."
)
_NO_PERSONA = "Now add a persona: drag one here,\nor press \u201c+ Persona\u201d below the stages."
_NO_STAGE = "Now add a stage: drag one here,\nor press \u201c+ Stage\u201d right of the personas."

_GAP = 24
"""Pixels between the board and the words."""


class EmptyHint(PlainLabel):
    """Lies below the board and its buttons, lets every event through, and goes with the first stage and persona."""

    def __init__(self, viewport: QWidget) -> None:
        super().__init__("", viewport)
        self.setObjectName("emptyHint")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        font = self.font()
        font.setFamilies([MAIN_FAMILY])
        font.setPixelSize(16)
        self.setFont(font)

    def show_for(self, board: Board, theme: Theme) -> None:
        """Say what is missing on a board; nothing where there is something."""
        has_stage, has_lane = bool(board.columns), bool(board.rows)
        text = "" if has_stage and has_lane else _NO_PERSONA if has_stage else _NO_STAGE if has_lane else _NOTHING
        self.setText(text)
        self.setVisible(bool(text))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.colour("text.muted"))
        self.setPalette(palette)
        self.adjustSize()

    def stand_below(self, corner: QPoint) -> None:
        """Stand under the board, whose lower left corner is at a pixel of the viewport."""
        self.move(corner.x(), corner.y() + _GAP)
