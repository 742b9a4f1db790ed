"""Templates with their pictures, by group, to start a map from. The user's own can be changed here."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QDialog, QMenu, QScrollArea, QVBoxLayout, QWidget

from journey_editor.layout.theme import Theme
from journey_editor.shell.welcome.map_tiles import Tile, TileGrid, section
from journey_editor.shell.welcome.templates import gallery
from journey_editor.shell.welcome.welcome_previews import Previews
from journey_editor.widgets.on_screen import size_on_screen

_SIZE = (1052, 740)


class TemplateGallery(QWidget):
    """Tab and arrows go from tile to tile, Enter chooses; the menu key opens the menu of a template of one's own."""

    chosen = Signal(object)
    """Path: a map is to start from this template."""
    edit_wanted = Signal(object)
    rename_wanted = Signal(object)
    delete_wanted = Signal(object)
    """Path: one of the user's own templates."""

    def __init__(self, previews: Previews, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._previews = previews
        self.tiles: list[Tile] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)
        previews.ready.connect(self._show_preview)
        self.refresh()

    def refresh(self) -> None:
        """Show the templates that there are now."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.tiles = []
        for number, (group, templates) in enumerate(gallery()):
            if number:
                self._column.addSpacing(14)
            self._column.addWidget(section(group))
            grid = TileGrid(self)
            tiles = []
            for template in templates:
                tile = Tile(template.file, template.title, template.description, template.is_own, grid)
                tile.clicked.connect(lambda _checked=False, file=template.file: self.chosen.emit(file))
                if template.is_own:
                    tile.menu_wanted.connect(lambda at, file=template.file: self._show_menu(file, at))
                tiles.append(tile)
                self._fill(tile)
            self.tiles += tiles
            grid.show_tiles(tiles)
            self._column.addWidget(grid)

    def _show_menu(self, file: object, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, wanted in (
            ("&New map from it", self.chosen),
            ("&Open for editing", self.edit_wanted),
            ("&Rename\u2026", self.rename_wanted),
            ("&Delete\u2026", self.delete_wanted),
        ):
            menu.addAction(text, partial(wanted.emit, file))
        menu.popup(at)

    def _show_preview(self, file: object) -> None:
        for tile in self.tiles:
            if tile.file == file:
                self._fill(tile)

    def _fill(self, tile: Tile) -> None:
        preview = self._previews.of(tile.file)
        if preview is not None:
            tile.show_picture(preview.pixmap, preview.content)


class GalleryDialog(QDialog):
    """The gallery over an open map. It does not hold the program up; `chosen` is the gallery's."""

    def __init__(self, previews: Previews, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("New from template")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(size_on_screen(self, *_SIZE))
        self._previews = previews
        self._theme = theme
        self.gallery = TemplateGallery(previews)
        self.gallery.setObjectName("welcome-main")
        self.gallery.setContentsMargins(28, 24, 28, 24)
        self.gallery.chosen.connect(self.accept)
        area = QScrollArea()
        area.setWidget(self.gallery)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)
        self._make_pictures()
        if self.gallery.tiles:
            self.gallery.tiles[0].setFocus()

    def refresh(self) -> None:
        """Show the templates that there are now."""
        self.gallery.refresh()
        self._make_pictures()

    def _make_pictures(self) -> None:
        self._previews.make([tile.file for tile in self.gallery.tiles], self._theme)
        self._previews.go_on()

    def done(self, result: int) -> None:
        """Nothing is drawn any more that nobody sees."""
        self._previews.pause()
        super().done(result)
