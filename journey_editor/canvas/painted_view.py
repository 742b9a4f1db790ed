"""A graphics view that paints a board, near or from far out, and no more of it than it must."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from journey_editor.canvas import far_painting
from journey_editor.canvas.camera import Camera
from journey_editor.canvas.items.far import FAR
from journey_editor.canvas.scene import BoardScene
from journey_editor.canvas.sticky import StickyHeaders
from journey_editor.layout.theme import Theme

_MOST_RECTS = 8
_THINNED_AFTER_MS = 1_000
_AS_NEEDED = QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate
_WHOLE = QGraphicsView.ViewportUpdateMode.FullViewportUpdate


class PaintedView(QGraphicsView):
    """A scene, the camera that looks at it, and the headers that are held in view."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.board_scene = BoardScene(theme, self)
        self.setScene(self.board_scene)
        self.camera = Camera(self)
        self.camera.rested.connect(self.viewport().update)
        self._sticky = StickyHeaders(self.board_scene, self.camera)
        self._painted = QRect()
        self.painted_zoom = 0.0
        """The zoom of what is on the screen."""
        self.is_about_to_begin = False
        """It is shown, but not yet the part of the board that is to be seen first: none other is painted till then."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setViewportUpdateMode(_AS_NEEDED)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontAdjustForAntialiasing)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)  # see drawBackground
        self._thinning = QTimer(self)
        self._thinning.setSingleShot(True)
        self._thinning.setInterval(_THINNED_AFTER_MS)
        self._thinning.timeout.connect(self._thin_out)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # else each scroll repaints all of it

    def paint_board(self, event: QPaintEvent) -> None:
        """Paint what is asked for."""
        scene, region = self.board_scene, event.region()
        scene.is_all_due = False
        if self.is_about_to_begin:
            QPainter(self.viewport()).fillRect(event.rect(), scene.shade("board.background"))
            return
        self.painted_zoom = self.camera.zoom
        scene.zoom, scene.is_zooming = self.camera.zoom, self.camera.is_zooming
        scene.seen = self.camera.visible
        is_far = scene.zoom < FAR
        # From far out Qt does not know where an item was that has moved.
        self.setViewportUpdateMode(_WHOLE if is_far else _AS_NEEDED)
        if is_far:
            self._count_as_painted()
            far_painting.paint(self, scene, region)
            return
        scene.fill(scene.seen)
        if scene.is_crowded:
            self._thinning.start()
        inverse, _ = self.viewportTransform().inverted()
        rects = _rects(region) if 1 < region.rectCount() <= _MOST_RECTS else [region.boundingRect()]
        for rect in rects:
            self._painted = rect
            scene.begin_painting(inverse.mapRect(QRectF(rect).adjusted(-1, -1, 1, 1)))
            super().paintEvent(QPaintEvent(rect) if len(rects) > 1 else event)

    def _thin_out(self) -> None:
        if QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:  # else a gesture may hold items
            self.board_scene.thin_out()

    def _count_as_painted(self) -> None:
        """Let Qt paint nothing. A scene that was told to update all of itself ignores each further update until Qt has
        painted it: who paints it in Qt's place must say so, or the view never changes again."""
        self._painted = QRect()
        super().paintEvent(QPaintEvent(QRect()))

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """The ground, in whole pixels.

        Each rectangle of what is to be painted is painted by itself: within a single one painting is many times as fast
        as within an area of several corners.
        """
        transform = painter.transform()
        painter.resetTransform()
        painter.setClipRect(self._painted)
        around = self._painted.adjusted(-1, -1, 1, 1)  # at a scale of 1.5 half a pixel of the edge would stay black
        painter.fillRect(around, self.board_scene.shade("board.background"))
        painter.setTransform(transform)


def _rects(region: QRegion) -> list[QRect]:
    """A few rectangles that cover a region, and no more than it. They may overlap: each is painted by itself.

    Qt cuts a region into bands, and so an upright strip wherever another rectangle beside it begins or ends.
    """
    bands: list[QRect] = list(region)  # type: ignore[call-overload]
    found: list[QRect] = []
    for band in bands:
        whole = QRect(band)
        for other in bands:  # from top to bottom
            if other.top() == whole.bottom() + 1 and _spans(other, whole):
                whole.setBottom(other.bottom())
        for other in reversed(bands):
            if other.bottom() == whole.top() - 1 and _spans(other, whole):
                whole.setTop(other.top())
        if not any(known.contains(whole) for known in found):
            found = [known for known in found if not whole.contains(known)] + [whole]
    return found


def _spans(wide: QRect, narrow: QRect) -> bool:
    return wide.left() <= narrow.left() and narrow.right() <= wide.right()
