"""How large things are seen: of the board its zoom, of a table its letters."""

from __future__ import annotations

import math

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QHBoxLayout, QSlider, QToolButton, QWidget

from journey_editor.canvas.camera import LEAST, MOST
from journey_editor.canvas.view import BoardView
from journey_editor.layout.theme import Theme
from journey_editor.painting.icons import icon
from journey_editor.shell.zoom_field import ZoomField
from journey_editor.widgets.plain_label import PlainLabel
from journey_editor.widgets.tooltip import set_tooltip
from journey_editor.workbench.workbench import Workbench

_SLIDER_END = 100


class ZoomControl(QWidget):
    """Smaller, larger; between them a slider for the board, and its zoom as a number. For a table only how large its
    letters are."""

    def __init__(self, board: BoardView, workbench: Workbench) -> None:
        super().__init__()
        self._board = board
        self._workbench = workbench
        self.smaller = QToolButton()
        self.smaller.clicked.connect(lambda: self._step(-1))
        self.larger = QToolButton()
        self.larger.clicked.connect(lambda: self._step(1))
        self.percent = ZoomField(board)
        self.letters = PlainLabel()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, _SLIDER_END)
        self.slider.setFixedWidth(120)
        self.slider.setAccessibleName("Zoom")
        self.slider.setToolTip("Zoom")
        self.slider.valueChanged.connect(self._slid)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 1, 8, 1)
        row.setSpacing(4)
        for widget in (self.smaller, self.slider, self.larger, self.percent, self.letters):
            row.addWidget(widget)
        board.zoom_changed.connect(self._show_zoom)
        workbench.shown_changed.connect(self._show_page)
        workbench.letters_changed.connect(self._show_letters)
        self._show_zoom(board.zoom)
        self._show_letters(workbench.letters)
        self._show_page()

    def set_theme(self, theme: Theme) -> None:
        """Draw the buttons in the colours of a theme."""
        self.smaller.setIcon(icon("zoom-out", "text.muted", theme))
        self.larger.setIcon(icon("zoom-in", "text.muted", theme))

    @property
    def least_width(self) -> int:
        """Pixels that it takes without the slider."""
        slider = 0 if self.slider.isHidden() else self.slider.width() + self._row.spacing()
        return self.sizeHint().width() - slider

    def give_room(self, width: int) -> None:
        """So many pixels are left beside the rest of it: the slider is there where it has room."""
        needed = self.slider.width() + self._row.spacing()
        self.slider.setVisible(self._workbench.tab is None and width >= needed)

    def _step(self, by: int) -> None:
        if self._workbench.tab is not None:
            self._workbench.enlarge(by)
        else:
            self._board.zoom_in() if by > 0 else self._board.zoom_out()

    def _show_page(self) -> None:
        is_table = self._workbench.tab is not None
        self.percent.setVisible(not is_table)
        self.letters.setVisible(is_table)
        names = ("Smaller letters", "Larger letters") if is_table else ("Zoom out", "Zoom in")
        for button, name in zip((self.smaller, self.larger), names, strict=True):
            button.setAccessibleName(name)
            set_tooltip(button, name)

    def _show_letters(self, letters: float) -> None:
        self.letters.setText(f"Letters {round(letters * 100)} %")

    def _show_zoom(self, zoom: float) -> None:
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(_SLIDER_END * math.log(max(zoom, LEAST) / LEAST) / math.log(MOST / LEAST)))

    def _slid(self, value: int) -> None:
        self._board.zoom_to(LEAST * (MOST / LEAST) ** (value / _SLIDER_END))
