"""The pages that an export would have: all of them small at the left, one of them to look at."""

from __future__ import annotations

from collections.abc import Callable, Generator

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from journey_editor.export.planning import Plan
from journey_editor.layout.pages import Page
from journey_editor.layout.theme import Theme
from journey_editor.painting.icons import icon
from journey_editor.painting.opened_pictures import arrivals
from journey_editor.painting.page_painting import painting_page
from journey_editor.shell.exports.page_view import PageView, SheetFrame
from journey_editor.widgets.in_steps import InSteps
from journey_editor.widgets.plain_label import PlainLabel

_SMALL = QSize(92, 92)


class ExportPreview(QWidget):
    """Shows a `Plan`. `theme` is that of the window."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = self._paper = theme
        self._pages: tuple[Page, ...] = ()
        self._names: tuple[str, ...] = ()
        self._outlines: tuple[SheetFrame, ...] = ()
        self._smalls = InSteps(self)
        arrivals().arrived.connect(self._on_arrived)
        self.pages = QListWidget()
        self.pages.setAccessibleName("Pages")
        self.pages.setViewMode(QListWidget.ViewMode.IconMode)
        self.pages.setFlow(QListWidget.Flow.TopToBottom)
        self.pages.setMovement(QListWidget.Movement.Static)
        self.pages.setWrapping(False)
        self.pages.setIconSize(_SMALL)
        self.pages.setGridSize(QSize(_SMALL.width() + 12, _SMALL.height() + 26))
        self.pages.setFixedWidth(_SMALL.width() + 38)
        self.pages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pages.currentRowChanged.connect(self._show)
        self.view = PageView(theme)
        self.view.turned.connect(self.turn)
        self.view.ended.connect(lambda last: self.pages.setCurrentRow(len(self._pages) - 1 if last else 0))
        self.view.zoomed.connect(self._say)
        self.title = PlainLabel()
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.previous = self._button("Previous page (Page Up)", "chevron-left", lambda: self.turn(-1))
        self.next = self._button("Next page (Page Down)", "chevron-right", lambda: self.turn(1))
        self.out = self._button("Zoom out (-)", "zoom-out", self.view.zoom_out)
        self.near = self._button("Zoom in (+)", "zoom-in", self.view.zoom_in)
        self.whole = self._button("Whole page (0)", "zoom-fit", self.view.fit)
        bar = QHBoxLayout()
        bar.setSpacing(2)
        bar.addWidget(self.title, 1)
        for button in (self.previous, self.next, self.out, self.near, self.whole):
            bar.addWidget(button)
        halves = QHBoxLayout()
        halves.setSpacing(8)
        halves.addWidget(self.pages)
        halves.addWidget(self.view, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(bar)
        layout.addLayout(halves, 1)

    @property
    def is_painted(self) -> bool:
        """Whether all that is to be seen is on the screen."""
        return self.view.is_painted and not self._smalls.is_working

    @property
    def row(self) -> int:
        """Which of the pages is looked at, from 0; -1: none."""
        return self.pages.currentRow()

    def show_plan(self, plan: Plan, paper: Theme) -> None:
        """Show other pages, in the colours that they will have."""
        at = max(0, self.row) if len(self._pages) == len(plan.looked_at) else 0
        self._pages, self._paper = plan.looked_at, paper
        self._names = tuple(page.label or str(number) for number, page in enumerate(plan.pages, 1))
        self._outlines = tuple(
            SheetFrame(page.share, (f"{number}  {page.label}", page.label))
            for number, page in enumerate(plan.pages, 1)
            if plan.overview is not None and page.share is not None
        )
        if plan.overview is not None:
            self._names = ("All", *self._names)
        self.pages.blockSignals(True)
        self.pages.clear()
        empty = QPixmap(_SMALL)
        empty.fill(Qt.GlobalColor.transparent)
        for number, name in enumerate(self._names):
            item = QListWidgetItem(QIcon(empty), name, self.pages)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, self._told(number))
        self.pages.setCurrentRow(at)
        self.pages.blockSignals(False)
        self.pages.setVisible(len(self._pages) > 1)
        self._show(at)
        self._smalls.start(self._painting_small())

    def _on_arrived(self, _arrived: object) -> None:
        """Pictures are there that were not yet."""
        if any(place.picture.images for page in self._pages for place in page.placements):
            self.view.paint_anew()
            self._smalls.start(self._painting_small())

    def clear(self) -> None:
        """Show nothing: there are no such pages."""
        self._smalls.stop()
        self._pages = self._names = ()
        self.pages.clear()
        self.pages.hide()
        self.view.show_page(None, self._paper)
        self._say()

    def set_stale(self) -> None:
        """Say that other pages are being made."""
        self.view.set_stale(True)
        self.title.setText("The preview is being brought up to date \u2026")

    def turn(self, by: int) -> None:
        """Look at a page further on, or back."""
        if self._pages:
            self.pages.setCurrentRow(max(0, min(len(self._pages) - 1, self.row + by)))

    def _show(self, row: int) -> None:
        if 0 <= row < len(self._pages):
            is_overview = bool(self._outlines) and row == 0
            self.view.show_page(self._pages[row], self._paper, self._outlines if is_overview else ())
            self._say()

    def _say(self) -> None:
        row = self.row
        said = self._told(row) if 0 <= row < len(self._pages) else "No pages"
        self.title.setText(f"{said}  \u00b7  {self.view.zoom * 100:.0f} %" if self._pages else said)
        self.view.setAccessibleName(f"Preview: {said}")
        self.previous.setEnabled(row > 0)
        self.next.setEnabled(row < len(self._pages) - 1)
        self.out.setEnabled(bool(self._pages) and not self.view.fits)
        for button in (self.near, self.whole):
            button.setEnabled(bool(self._pages))

    def _told(self, row: int) -> str:
        if self._outlines and row == 0:
            return f"All {len(self._outlines)} sheets" if len(self._outlines) > 1 else "The sheet"
        number = row if self._outlines else row + 1
        of = len(self._pages) - (1 if self._outlines else 0)
        place = f"Page {number} of {of}"
        return f"{place}, {label}" if (label := self._pages[row].label) else place

    def _painting_small(self) -> Generator[None, None, None]:
        ratio = self.devicePixelRatioF()
        for row, page in enumerate(self._pages):
            image = QImage(_SMALL * ratio, QImage.Format.Format_ARGB32_Premultiplied)
            image.setDevicePixelRatio(ratio)
            image.fill(Qt.GlobalColor.transparent)
            painter = QPainter(image)
            try:
                scale = min((_SMALL.width() - 2) / page.width, (_SMALL.height() - 2) / page.height)
                left, top = (_SMALL.width() - page.width * scale) / 2, (_SMALL.height() - page.height * scale) / 2
                painter.translate(left, top)
                painter.scale(scale, scale)
                yield from painting_page(painter, page, self._paper)
                painter.resetTransform()
                painter.setPen(QColor(self._theme.colour("field.line")))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(round(left), round(top), round(page.width * scale), round(page.height * scale))
            finally:
                painter.end()
            item = self.pages.item(row)
            if item is not None:
                item.setIcon(QIcon(QPixmap.fromImage(image)))
            yield

    def _button(self, name: str, icon_name: str, run: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setIcon(icon(icon_name, "text", self._theme))
        button.clicked.connect(lambda: run())
        return button
