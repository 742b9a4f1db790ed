"""The page one starts on: a new map, templates and samples with their pictures, and the maps one had open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QHideEvent, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journey_editor.layout.text import Shaper
from journey_editor.layout.theme import Theme
from journey_editor.painting.icons import icon, icon_pixmap
from journey_editor.shell.actions import WindowActions
from journey_editor.shell.documents import Documents
from journey_editor.shell.map_files import in_folder, samples, templates, words
from journey_editor.shell.mark import mark_pixmap
from journey_editor.shell.notices import empty
from journey_editor.shell.welcome_previews import PREVIEW_SIZE, Previews
from journey_editor.widgets.plain_label import PlainLabel

_SIDE_WIDTH = 320
_RECENT_SHOWN = 8


class WelcomePage(QWidget):
    """Everything on it can be reached with Tab and given with Enter."""

    def __init__(self, documents: Documents, actions: WindowActions, shaper: Shaper, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("welcome-page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._documents = documents
        self._theme = theme
        self._previews = Previews(shaper, self)
        self.tiles: list[Tile] = []
        self.new_button = _command("New map", lambda: actions["file.new"].trigger(), primary=True)
        self.open_button = _command("Open\u2026", lambda: actions["file.open"].trigger())
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        self._recent_title = _section("Recent maps")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side())
        row.addWidget(self._main(), 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Welcome")
        self.set_theme(theme)
        self._previews.ready.connect(self._show_preview)

    def set_theme(self, theme: Theme) -> None:
        """Draw icons and previews in the colours of a theme."""
        self._theme = theme
        self.new_button.setIcon(icon("new", "text.on-accent", theme))
        self.open_button.setIcon(icon("open", "text", theme))
        self.show_recent()
        self._previews.make([tile.file for tile in self.tiles], theme)
        if self.isVisible():
            self._previews.go_on()

    def showEvent(self, event: QShowEvent) -> None:
        """Pictures are made while the page is seen."""
        super().showEvent(event)
        self._previews.go_on()

    def hideEvent(self, event: QHideEvent) -> None:
        """They must not hold up the work on a map."""
        super().hideEvent(event)
        self._previews.pause()

    def show_recent(self) -> None:
        """List the maps that were open last; those that are gone stay, greyed, until they are removed."""
        empty(self._recent)
        files = self._documents.recent[:_RECENT_SHOWN]
        for file in files:
            self._recent.addWidget(RecentRow(file, self._documents, self._theme))
        if not files:
            hint = PlainLabel("Maps that you open or save are listed here.")
            hint.setProperty("role", "muted")
            hint.setWordWrap(True)
            self._recent.addWidget(hint)

    def _side(self) -> QWidget:
        side = QWidget()
        side.setObjectName("welcome-side")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side.setFixedWidth(_SIDE_WIDTH)
        mark = PlainLabel()
        mark.setPixmap(mark_pixmap(56, self.devicePixelRatioF()))
        name = PlainLabel("Journey Editor")
        name.setProperty("role", "display")
        claim = PlainLabel("Map what your customers live through, and who answers for it.")
        claim.setProperty("role", "muted")
        claim.setWordWrap(True)
        column = QVBoxLayout(side)
        column.setContentsMargins(28, 36, 28, 20)
        column.setSpacing(8)
        column.addWidget(mark)
        column.addSpacing(6)
        column.addWidget(name)
        column.addWidget(claim)
        column.addSpacing(18)
        column.addWidget(self.new_button)
        column.addWidget(self.open_button)
        column.addSpacing(24)
        column.addWidget(self._recent_title)
        column.addSpacing(2)
        column.addLayout(self._recent)
        column.addStretch(1)
        keys = PlainLabel("F1 lists all keys. A map's file can be dropped here.")
        keys.setProperty("role", "muted")
        keys.setWordWrap(True)
        column.addWidget(keys)
        return side

    def _main(self) -> QWidget:
        content = QWidget()
        content.setObjectName("welcome-main")
        column = QVBoxLayout(content)
        column.setContentsMargins(40, 40, 40, 32)
        column.setSpacing(14)
        for title, files, open_one in (
            ("Start from a template", templates(), self._documents.new_from_template),
            ("Look at a sample", samples(), self._documents.open_sample),
        ):
            if files:
                column.addWidget(_section(title))
                column.addWidget(TileGrid([self._tile(file, open_one) for file in files]))
                column.addSpacing(18)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(content)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _tile(self, file: Path, open_one: Callable[[Path], object]) -> Tile:
        tile = Tile(file)
        tile.clicked.connect(lambda _checked=False: open_one(file))
        self.tiles.append(tile)
        return tile

    def _show_preview(self, file: Path) -> None:
        preview = self._previews.of(file)
        for tile in self.tiles:
            if tile.file == file and preview is not None:
                tile.show_preview(preview.pixmap, preview.title, preview.content)


class Tile(QPushButton):
    """A map to start from: its picture, its title, and what it holds."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.file = file
        self.setObjectName("tile")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._picture = PlainLabel()
        self._picture.setFixedSize(PREVIEW_SIZE)
        self._title = PlainLabel(words(file))
        self.setAccessibleName(words(file))
        self._title.setProperty("role", "section")
        self._title.setWordWrap(True)
        self._content = PlainLabel()
        self._content.setProperty("role", "muted")
        for label in (self._picture, self._title, self._content):
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
        texts.addWidget(self._content)
        column.addLayout(texts)
        column.addStretch(1)
        self.setFixedSize(PREVIEW_SIZE.width() + 16, PREVIEW_SIZE.height() + 82)

    def show_preview(self, pixmap: QPixmap, title: str, content: str) -> None:
        """Show what the file holds, once it is known."""
        self._picture.setPixmap(pixmap)
        self._title.setText(title)
        self._content.setText(content)
        self.setAccessibleName(title)
        self.setAccessibleDescription(content)

    def sizeHint(self) -> QSize:
        """Its fixed size: a button does not ask its layout."""
        return self.size()


class TileGrid(QWidget):
    """Tiles in as many columns as there is room for."""

    _GAP = 16

    def __init__(self, tiles: list[Tile]) -> None:
        super().__init__()
        self._tiles = tiles
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(self._GAP)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._arrange(3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rearrange where another number of columns fits."""
        self._arrange(max(1, (self.width() + self._GAP) // (self._tiles[0].width() + self._GAP)))

    def _arrange(self, columns: int) -> None:
        if columns != self._columns:
            self._columns = columns
            for index, tile in enumerate(self._tiles):
                self._grid.addWidget(tile, index // columns, index % columns)


class RecentRow(QWidget):
    """A map that was open: its name, its folder, and a button to take it off the list."""

    def __init__(self, file: Path, documents: Documents, theme: Theme) -> None:
        super().__init__()
        is_there = file.exists()
        self.button = QPushButton()
        self.button.setObjectName("recent")
        self.button.setEnabled(is_there)
        self.button.setAccessibleName(f"Open {file.stem}" if is_there else f"{file.stem}, the file is gone")
        self.button.setFixedHeight(52)
        self.button.clicked.connect(lambda _checked=False: documents.open(file))
        sign = PlainLabel()
        sign.setPixmap(icon_pixmap("map", "accent" if is_there else "unknown", theme, 18, self.devicePixelRatioF()))
        name = _Elided(file.stem)
        name.setProperty("role", "section" if is_there else "muted")
        folder = _Elided(in_folder(file) if is_there else "The file is gone")
        folder.setProperty("role", "muted")
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(name)
        texts.addWidget(folder)
        row = QHBoxLayout(self.button)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(10)
        row.addWidget(sign)
        row.addLayout(texts, 1)
        self.remove = QToolButton()
        self.remove.setIcon(icon("close", "text.muted", theme))
        self.remove.setAccessibleName(f"Take {file.stem} off the list")
        self.remove.setToolTip("Take off the list")
        self.remove.clicked.connect(lambda _checked=False: documents.forget(file))
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(2)
        outer.addWidget(self.button, 1)
        outer.addWidget(self.remove)


class _Elided(PlainLabel):
    """A line that is cut where there is no room, and takes no more room than there is."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._whole = text
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut anew in the middle."""
        room = self.contentsRect().width()
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideMiddle, room))


def _command(text: str, run: Callable[[], object], primary: bool = False) -> QPushButton:
    button = QPushButton(f" {text}")
    button.setAccessibleName(text.rstrip("\u2026"))
    button.setIconSize(QSize(18, 18))
    button.setMinimumHeight(38)
    if primary:
        button.setProperty("variant", "primary")
    button.clicked.connect(lambda _checked=False: run())
    return button


def _section(text: str) -> PlainLabel:
    label = PlainLabel(text)
    label.setProperty("role", "title")
    return label
