"""The page one starts on: a new map, templates and samples with their pictures, and the maps one had open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journey_editor.layout.theme import Theme
from journey_editor.painting.icons import icon, icon_pixmap
from journey_editor.shell.actions import WindowActions
from journey_editor.shell.map_file.documents import Documents
from journey_editor.shell.map_file.map_files import in_folder, samples, words
from journey_editor.shell.map_file.presence import are_there
from journey_editor.shell.mark import mark_pixmap
from journey_editor.shell.notices import empty
from journey_editor.shell.welcome.map_tiles import Tile, TileGrid, section
from journey_editor.shell.welcome.own_templates import OwnTemplates
from journey_editor.shell.welcome.template_gallery import TemplateGallery
from journey_editor.shell.welcome.welcome_previews import Previews
from journey_editor.widgets.low_scroll import LowScroll
from journey_editor.widgets.plain_label import PlainLabel

_SIDE_WIDTH, _LEAST_SIDE_WIDTH, _LEAST_SIDE = 320, 272, 200
"""Pixels: how wide the left half is, how wide in a window narrower than the next, and how high at least."""
_NARROW = 760
_RECENT_SHOWN = 8


class WelcomePage(QWidget):
    """Everything on it can be reached with Tab and given with Enter."""

    def __init__(
        self,
        documents: Documents,
        actions: WindowActions,
        templates: OwnTemplates,
        previews: Previews,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("welcome-page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._documents = documents
        self._theme = theme
        self.previews = previews
        self.new_button = _command("New map", lambda: actions["file.new"].trigger(), primary=True)
        self.open_button = _command("Open\u2026", lambda: actions["file.open"].trigger())
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        self._recent_title = section("Recent maps")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        # Everything is made in its place: what is put in afterwards is given its looks once more.
        self._left = LowScroll(_LEAST_SIDE, parent=self)
        self._left.setWidget(self._side(self._left.viewport()))
        self._left.set_low(True)
        row.addWidget(self._left)
        right = QScrollArea(self)
        right.setWidget(self._main(right.viewport()))
        right.setWidgetResizable(True)
        right.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        right.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.addWidget(right, 1)
        templates.serve(self.gallery)
        templates.changed.connect(self.refresh_templates)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Welcome")
        self.set_theme(theme)
        self.previews.ready.connect(self._show_preview)
        documents.changed.connect(self._on_documents_changed)

    def set_theme(self, theme: Theme) -> None:
        """Draw icons and previews in the colours of a theme."""
        self._theme = theme
        self.new_button.setIcon(icon("new", "text.on-accent", theme))
        self.open_button.setIcon(icon("open", "text", theme))
        self.show_recent()
        if self.isVisible():
            self._make_pictures()

    @property
    def tiles(self) -> list[Tile]:
        """All templates and samples."""
        return [*self.gallery.tiles, *self.samples]

    def refresh_templates(self) -> None:
        """The user's own templates are others now."""
        self.gallery.refresh()
        if self.isVisible():
            self._make_pictures()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window both halves are narrower, so that a template is whole."""
        super().resizeEvent(event)
        is_narrow = event.size().width() < _NARROW
        self._left.setFixedWidth(_LEAST_SIDE_WIDTH if is_narrow else _SIDE_WIDTH)
        aside = 20 if is_narrow else 40
        self._right.setContentsMargins(aside, 40, aside, 32)

    def showEvent(self, event: QShowEvent) -> None:
        """Pictures are made while the page is seen."""
        super().showEvent(event)
        self._make_pictures()

    def _make_pictures(self) -> None:
        self.previews.make([tile.file for tile in self.tiles], self._theme)
        self.previews.go_on()

    def hideEvent(self, event: QHideEvent) -> None:
        """They must not hold up the work on a map."""
        super().hideEvent(event)
        self.previews.pause()

    def _on_documents_changed(self) -> None:
        if self.isVisible():
            self.show_recent()

    def show_recent(self) -> None:
        """List the maps that were open last; those that are gone stay, greyed, until they are removed."""
        empty(self._recent)
        files = self._documents.recent.files[:_RECENT_SHOWN]
        there = are_there(files)
        for file in files:
            self._recent.addWidget(RecentRow(file, file in there, self._documents, self._theme))
        if not files:
            hint = PlainLabel("Maps that you open or save are listed here.")
            hint.setProperty("role", "muted")
            hint.setWordWrap(True)
            self._recent.addWidget(hint)

    def _side(self, room: QWidget) -> QWidget:
        side = QWidget(room)
        side.setObjectName("welcome-side")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
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

    def _main(self, room: QWidget) -> QWidget:
        content = QWidget(room)
        content.setObjectName("welcome-main")
        column = QVBoxLayout(content)
        self._right = column
        column.setSpacing(14)
        self.gallery = TemplateGallery(self.previews, content)
        column.addWidget(self.gallery)
        column.addSpacing(14)
        column.addWidget(section("Look at a sample"))
        grid = TileGrid(content)
        self.samples = [self._sample(file, grid) for file in samples()]
        grid.show_tiles(self.samples)
        column.addWidget(grid)
        column.addStretch(1)
        return content

    def _sample(self, file: Path, grid: TileGrid) -> Tile:
        tile = Tile(file, words(file), parent=grid)
        tile.clicked.connect(lambda _checked=False: self._documents.open_sample(file))
        return tile

    def _show_preview(self, file: Path) -> None:
        preview = self.previews.of(file)
        for tile in self.samples:
            if tile.file == file and preview is not None:
                tile.show_picture(preview.pixmap, preview.content, preview.title)


class RecentRow(QWidget):
    """A map that was open: its name, its folder, and a button to take it off the list."""

    def __init__(self, file: Path, is_there: bool, documents: Documents, theme: Theme) -> None:
        super().__init__()
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
        self.remove.clicked.connect(lambda _checked=False: documents.recent.forget(file))
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
