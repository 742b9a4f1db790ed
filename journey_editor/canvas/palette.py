"""The palette: what a map is made of, to drag onto the board, or to press."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from journey_editor.canvas.palette_mime import Dragged, to_mime
from journey_editor.canvas.palette_picture import drag_pixmap
from journey_editor.document.channels import CHANNELS
from journey_editor.layout.signs import channel_icon
from journey_editor.layout.theme import Theme
from journey_editor.painting.icons import icon
from journey_editor.widgets.plain_label import PlainLabel

_GROUPS = (("digital", "Digital touchpoints"), ("human", "Human touchpoints"), ("physical", "Physical touchpoints"))
_ICON_PIXELS = 18


class PaletteButton(QPushButton):
    """One thing of the palette: pressed, it is added at once; dragged, it goes where it is dropped."""

    picked = Signal(str, str)
    """Kind and channel."""

    def __init__(self, what: Dragged, text: str, hint: str, theme: Theme, zoom: Callable[[], float]) -> None:
        super().__init__(text)
        self.what = what
        self._zoom = zoom
        self._theme = theme
        self._pressed_at: QPoint | None = None
        self.setProperty("palette", True)
        self.setFlat(True)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a drag that is given up leaves the keys with the board
        self.setAccessibleName(hint)
        self.setToolTip(hint)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setIconSize(QSize(_ICON_PIXELS, _ICON_PIXELS))
        self.clicked.connect(self._pick)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        kind = self.what.kind
        name = (
            kind if kind != "touchpoint" else (channel_icon(self.what.channel) if self.what.channel else "touchpoint")
        )
        self.setIcon(icon(name, "text", theme))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where, to tell a drag from a click."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Far enough from where it was pressed, it is a drag."""
        if self._pressed_at is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        if (event.position().toPoint() - self._pressed_at).manhattanLength() < QApplication.startDragDistance():
            return
        self._pressed_at = None
        self.setDown(False)
        self.start_drag()

    def start_drag(self) -> None:
        """Drag a picture of what it is."""
        drag = QDrag(self)
        drag.setMimeData(to_mime(self.what))
        pixmap = drag_pixmap(self.what, self._theme, self.devicePixelRatioF(), self._zoom())
        drag.setPixmap(pixmap)
        size = pixmap.deviceIndependentSize()
        drag.setHotSpot(QPoint(round(size.width() / 2), round(size.height() / 2)))
        drag.exec(Qt.DropAction.CopyAction)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, arrows go to the neighbours."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._pick()
            case Qt.Key.Key_Down | Qt.Key.Key_Right:
                self.focusNextChild()
            case Qt.Key.Key_Up | Qt.Key.Key_Left:
                self.focusPreviousChild()
            case _:
                super().keyPressEvent(event)

    def _pick(self) -> None:
        self.picked.emit(self.what.kind, self.what.channel)


class Palette(QWidget):
    """Stage, persona, decision, and touchpoints by channel."""

    chosen = Signal(str, str)
    """Kind ("stage", "persona", "touchpoint", "decision", "note") and channel ("" for none): add it where it fits."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, zoom: Callable[[], float] = lambda: 1.0) -> None:
        """`zoom`: how large the board is, which says how large what is dragged is."""
        super().__init__(parent)
        self._zoom = zoom
        self.setObjectName("palette")
        self.setAccessibleName("Palette")
        self._buttons: list[PaletteButton] = []
        area = QScrollArea(self)  # in its place already: what is put in afterwards is given its looks once
        area.setObjectName("paletteArea")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        body.setObjectName("paletteBody")
        area.setWidget(body)
        column = QVBoxLayout(body)
        column.setContentsMargins(10, 8, 10, 12)
        column.setSpacing(2)
        structure = (
            (Dragged("stage"), "Stage", "Stage: a column of the journey"),
            (Dragged("persona"), "Persona", "Persona: a lane of its own"),
            (Dragged("touchpoint"), "Touchpoint", "Touchpoint without a channel"),
            (Dragged("decision"), "Decision", "Decision: where the journey branches"),
            (Dragged("note"), "Note", "Note: a few words or an image in any lane"),
        )
        self._add_group(column, "Build", structure, theme, columns=1)
        for nature, title in _GROUPS:
            things = tuple(
                (Dragged("touchpoint", channel), channel[0].upper() + channel[1:], f"Touchpoint: {channel}")
                for channel, of in CHANNELS.items()
                if of == nature
            )
            self._add_group(column, title, things, theme, columns=2)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    @property
    def buttons(self) -> tuple[PaletteButton, ...]:
        """All that can be dragged or pressed, from top to bottom."""
        return tuple(self._buttons)

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        for button in self._buttons:
            button.set_theme(theme)

    def sizeHint(self) -> QSize:
        """Two channels side by side."""
        return QSize(248, 560)

    def _add_group(
        self, column: QVBoxLayout, title: str, things: tuple[tuple[Dragged, str, str], ...], theme: Theme, columns: int
    ) -> None:
        label = PlainLabel(title)
        label.setProperty("heading", True)
        label.setContentsMargins(6, 10, 0, 2)
        column.addWidget(label)
        grid = QGridLayout()
        grid.setSpacing(2)
        for number, (what, text, hint) in enumerate(things):
            button = PaletteButton(what, text, hint, theme, self._zoom)
            button.picked.connect(self.chosen)
            self._buttons.append(button)
            grid.addWidget(button, number // columns, number % columns)
        for number in range(columns):
            grid.setColumnStretch(number, 1)
        column.addLayout(grid)
