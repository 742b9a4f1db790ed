"""Tiles: maps to start from, each with its picture, title and purpose, in as many columns as there is room."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from journey_editor.shell.welcome.welcome_previews import PREVIEW_SIZE
from journey_editor.widgets.plain_label import PlainLabel

_TEXT_HEIGHT = 104
_ARROWS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Tile(QPushButton):
    """A map to start from. What it holds is told by its tooltip and to screen readers, once its picture is made."""

    menu_wanted = Signal(QPoint)
    """The global position of a menu that is asked for by mouse or key."""

    def __init__(
        self, file: Path, title: str, description: str = "", has_menu: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.file = file
        self._description = description
        self._has_menu = has_menu
        self.setObjectName("tile")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._picture = PlainLabel(parent=self)
        self._picture.setFixedSize(PREVIEW_SIZE)
        self._title = PlainLabel(title, self)
        self._title.setProperty("role", "section")
        self._title.setWordWrap(True)
        self._text = PlainLabel(description, self)
        self._text.setProperty("role", "muted")
        self._text.setWordWrap(True)
        self.setAccessibleName(title)
        self.setAccessibleDescription(description)
        if has_menu:
            self.setToolTip("Right button or menu key: open for editing, rename, delete")
        for label in (self._picture, self._title, self._text):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 12)
        column.setSpacing(3)
        column.addWidget(self._picture)
        column.addSpacing(6)
        texts = QVBoxLayout()
        texts.setContentsMargins(6, 0, 6, 0)
        texts.setSpacing(2)
        texts.addWidget(self._title)
        texts.addWidget(self._text)
        column.addLayout(texts)
        column.addStretch(1)
        self.setFixedSize(PREVIEW_SIZE.width() + 16, PREVIEW_SIZE.height() + _TEXT_HEIGHT)

    def show_picture(self, pixmap: QPixmap, content: str, title: str = "") -> None:
        """Show the map, once it is laid out, and what it holds (where nothing says what it is for)."""
        self._picture.setPixmap(pixmap)
        if title:
            self._title.setText(title)
            self.setAccessibleName(title)
        if not self._description:
            self._text.setText(content)
        self.setAccessibleDescription(". ".join(part for part in (self._description.rstrip("."), content) if part))

    def sizeHint(self) -> QSize:
        """Its fixed size: a button does not ask its layout."""
        return self.size()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses it, as Space does; arrows go to the tile that is seen there, in another section too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in _ARROWS:
            if (tile := self._beside(*_ARROWS[event.key()])) is not None:
                tile.go_to()
        else:
            super().keyPressEvent(event)

    def go_to(self) -> None:
        """Take the keyboard, in view."""
        self.setFocus(Qt.FocusReason.TabFocusReason)
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        if parent is not None:
            parent.ensureWidgetVisible(self)

    def _beside(self, across: int, down: int) -> Tile | None:
        """The nearest tile of the next row that way; sideways, the one beside it in its row."""
        here = self.mapToGlobal(QPoint(0, 0))
        places = {tile: tile.mapToGlobal(QPoint(0, 0)) - here for tile in self.window().findChildren(Tile)}
        if across:
            row = {tile: at.x() for tile, at in places.items() if at.y() == 0 and at.x() * across > 0}
            return min(row, key=lambda tile: abs(row[tile]), default=None)
        further = {tile: at for tile, at in places.items() if at.y() * down > 0}
        return min(further, key=lambda tile: (abs(further[tile].y()), abs(further[tile].x())), default=None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of a template of the user's own."""
        if not self._has_menu:
            super().contextMenuEvent(event)
            return
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        self.menu_wanted.emit(event.globalPos() if by_mouse else self.mapToGlobal(self.rect().center()))


class TileGrid(QWidget):
    """Tiles in as many columns as there is room for."""

    _GAP = 16

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._tiles: list[Tile] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(self._GAP)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_tiles(self, tiles: list[Tile]) -> None:
        """Show these, which were best made within it: what is put in afterwards is given its looks once more."""
        self._tiles = tiles
        self._arrange(3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rearrange where another number of columns fits."""
        if self._tiles:
            self._arrange(max(1, (self.width() + self._GAP) // (self._tiles[0].width() + self._GAP)))

    def _arrange(self, columns: int) -> None:
        if columns != self._columns:
            self._columns = columns
            for index, tile in enumerate(self._tiles):
                self._grid.addWidget(tile, index // columns, index % columns)


def section(text: str) -> PlainLabel:
    """The title over some tiles."""
    label = PlainLabel(text)
    label.setProperty("role", "title")
    return label
