"""A page to look at: as large as there is room, or nearer; painted in steps, and only the part that is seen."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QColor, QFont, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea

from journey_editor.layout.pages import Page
from journey_editor.layout.picture import Box
from journey_editor.layout.theme import Theme
from journey_editor.painting.page_painting import painting_page
from journey_editor.widgets.in_steps import InSteps

_ROUND = 14
"""Pixels around the page."""
_STEP = 1.25
_NEAREST = 6.0
_SOON_MS = 15
_CHIP = 16
"""Pixels that the name of a frame is high."""


@dataclass(frozen=True)
class SheetFrame:
    """A numbered frame over the page: a sheet that is cut out of it."""

    box: Box
    texts: tuple[str, ...]
    """What it is called; a shorter one is taken where there is little room."""


@dataclass(frozen=True)
class _Seen:
    """An image of a part of a page, and of which."""

    page: Page
    zoom: float
    corner: QPointF
    image: QImage


class PageView(QAbstractScrollArea):
    """Page keys turn pages (`turned` says by how many), + and - zoom, 0 shows the whole page."""

    turned = QtSignal(int)
    ended = QtSignal(bool)
    """Home (False) or End was pressed."""
    zoomed = QtSignal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._interface = theme
        self._page: Page | None = None
        self._theme = theme
        self._outlines: Sequence[SheetFrame] = ()
        self._zoom: float | None = None
        self._seen: _Seen | None = None
        self._painting = InSteps(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self.paint_anew)
        self.is_stale = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(self._follow)

    def sizeHint(self) -> QSize:
        """Enough to know a page by."""
        return QSize(420, 420)

    @property
    def is_painted(self) -> bool:
        """Whether all of what is to be seen is on the screen."""
        return not self._soon.isActive() and not self._painting.is_working

    @property
    def zoom(self) -> float:
        """Pixels of the screen to a point of the page."""
        return self._zoom if self._zoom is not None else self._fitting()

    @property
    def fits(self) -> bool:
        """Whether the whole page is shown, whatever room there is."""
        return self._zoom is None

    def show_page(self, page: Page | None, theme: Theme, outlines: Sequence[SheetFrame] = ()) -> None:
        """Show another page; it is looked at from where the last one was."""
        self._page, self._theme, self._outlines = page, theme, outlines
        self.set_stale(False)
        self._follow()

    def set_stale(self, is_stale: bool) -> None:
        """Say that what is shown is not what was chosen last."""
        self.is_stale = is_stale
        self.viewport().update()

    def zoom_in(self) -> None:
        """One step nearer."""
        self._zoom_to(self.zoom * _STEP)

    def zoom_out(self) -> None:
        """One step farther, down to the whole page."""
        self._zoom_to(self.zoom / _STEP)

    def fit(self) -> None:
        """Show the whole page."""
        self._zoom = None
        self._follow()
        self.zoomed.emit()

    def _zoom_to(self, zoom: float) -> None:
        if zoom <= self._fitting():
            self.fit()
            return
        middle = QPointF(self.viewport().width() / 2, self.viewport().height() / 2)
        at = (middle - self._corner()) / self.zoom
        self._zoom = min(zoom, _NEAREST)
        self._set_ranges()
        corner = at * self._zoom - middle
        self.horizontalScrollBar().setValue(round(corner.x()))
        self.verticalScrollBar().setValue(round(corner.y()))
        self._follow()
        self.zoomed.emit()

    def _fitting(self) -> float:
        if self._page is None:
            return 1.0
        room = self.maximumViewportSize()
        return max(
            0.01,
            min((room.width() - 2 * _ROUND) / self._page.width, (room.height() - 2 * _ROUND) / self._page.height),
        )

    def _set_ranges(self) -> None:
        if self._page is None:
            return
        room = self.viewport().size()
        for bar, length, seen in (
            (self.horizontalScrollBar(), self._page.width * self.zoom, room.width()),
            (self.verticalScrollBar(), self._page.height * self.zoom, room.height()),
        ):
            extra = 0 if self.fits else max(0, round(length + 2 * _ROUND - seen))
            bar.setRange(-_ROUND, extra - _ROUND) if extra else bar.setRange(0, 0)
            bar.setPageStep(seen)
            bar.setSingleStep(24)

    def _corner(self) -> QPointF:
        """Where the page's upper left corner is in the viewport."""
        if self._page is None:
            return QPointF()
        room, places = self.viewport().size(), []
        for bar, length, seen in (
            (self.horizontalScrollBar(), self._page.width * self.zoom, room.width()),
            (self.verticalScrollBar(), self._page.height * self.zoom, room.height()),
        ):
            places.append(-bar.value() if bar.maximum() > bar.minimum() else (seen - length) / 2)
        return QPointF(*places)

    def _follow(self) -> None:
        self._set_ranges()
        self._painting.stop()
        self._soon.start()
        self.viewport().update()

    def paint_anew(self) -> None:
        """Paint what is seen of the page again."""
        if self._page is not None and self.isVisible():
            self._painting.start(self._making(self._page, self._theme), self._show)

    def _making(self, page: Page, theme: Theme) -> Generator[None, None, _Seen]:
        ratio, room, corner, zoom = self.devicePixelRatioF(), self.viewport().size(), self._corner(), self.zoom
        image = QImage(room * ratio, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(ratio)
        image.fill(Qt.GlobalColor.transparent)
        seen = Box(-corner.x() / zoom, -corner.y() / zoom, room.width() / zoom, room.height() / zoom)
        painter = QPainter(image)
        try:
            painter.translate(corner)
            painter.scale(zoom, zoom)
            yield from painting_page(painter, page, theme, seen)
        finally:
            painter.end()
        return _Seen(page, zoom, corner, image)

    def _show(self, seen: _Seen) -> None:
        self._seen = seen
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page as it was painted last, at the place where it is now."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._interface.colour("board.stripe")))
        page, corner = self._page, self._corner()
        if page is None:
            return
        area = QRectF(corner.x(), corner.y(), page.width * self.zoom, page.height * self.zoom)
        painter.fillRect(area, QColor("#FFFFFF"))
        if self._seen is not None and self._seen.page is page:
            painter.save()
            painter.setClipRect(area)
            painter.translate(corner)
            painter.scale(self.zoom / self._seen.zoom, self.zoom / self._seen.zoom)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(-self._seen.corner, self._seen.image)
            painter.restore()
        painter.setPen(QPen(QColor(self._interface.colour("field.line")), 1))
        painter.drawRect(area)
        self._paint_outlines(painter, corner)
        if self.is_stale:
            veil = QColor(self._interface.colour("window"))
            veil.setAlpha(150)
            painter.fillRect(self.viewport().rect(), veil)

    def _paint_outlines(self, painter: QPainter, corner: QPointF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setBold(True)
        font.setPixelSize(_CHIP - 6)
        painter.setFont(font)
        for outline in self._outlines:
            box = outline.box
            area = QRectF(
                corner.x() + box.x * self.zoom,
                corner.y() + box.y * self.zoom,
                box.width * self.zoom,
                box.height * self.zoom,
            )
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor("#2F55D4"), 2))
            painter.drawRect(area)
            text = next((text for text in outline.texts if _text_width(painter, text) <= area.width() - 4), "")
            if not text or area.height() < _CHIP:
                continue
            width = _text_width(painter, text)
            chip = QRectF(area.center().x() - width / 2, area.center().y() - _CHIP / 2, width, _CHIP)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor("#2F55D4"))
            painter.drawRoundedRect(chip, 6, 6)
            painter.setPen(QColor("#FFFFFF"))
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page takes the room that there is."""
        super().resizeEvent(event)
        self._follow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages, zoom, scroll."""
        match event.key():
            case Qt.Key.Key_PageDown:
                self.turned.emit(1)
            case Qt.Key.Key_PageUp:
                self.turned.emit(-1)
            case Qt.Key.Key_Home | Qt.Key.Key_End:
                self.ended.emit(event.key() == Qt.Key.Key_End)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_in()
            case Qt.Key.Key_Minus:
                self.zoom_out()
            case Qt.Key.Key_0:
                self.fit()
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the wheel zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()
        else:
            super().wheelEvent(event)


def _text_width(painter: QPainter, text: str) -> int:
    return painter.fontMetrics().horizontalAdvance(text) + 8
