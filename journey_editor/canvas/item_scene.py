"""What an item may ask of the scene that it stands in: colours, what stands back, is selected, or is being painted."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPen
from PySide6.QtWidgets import QGraphicsScene

from journey_editor.canvas.items.far import FAR
from journey_editor.canvas.pixmaps import PixmapStore
from journey_editor.canvas.standing_back import StandingBack
from journey_editor.layout.picture import Piece, PieceKey
from journey_editor.layout.theme import Theme, dimmed

if TYPE_CHECKING:
    from journey_editor.canvas.items.badge import Badge
    from journey_editor.canvas.items.piece_item import PieceItem


class ItemScene(QGraphicsScene):
    """It knows how pieces look, but not which there are."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.theme, self._dim_theme = theme, dimmed(theme)
        self.zoom = 1.0
        """Of the view that paints; set by it before each painting."""
        self.is_zooming = False
        self.covered = QPointF(-math.inf, -math.inf)
        """Left of this x and above this y, held headers cover the board."""
        self.is_all_due = False
        """All that is seen will be painted anew, soon."""
        self.painted = QRectF()
        """What is being painted."""
        self.open_area = QRectF()
        """What is being painted, but for what held headers cover."""
        self.images: dict[str, bytes] = {}
        self.named_beside: Callable[[], Collection[str]] = tuple
        """The lanes whose names stand beside the board now: their headers do not say them again."""
        self.far_size = 1.0
        """How large names are from far out, of their usual size: for a room, larger."""
        self.named_above: Callable[[], Collection[str]] = tuple
        """The stages whose names stand in full over their headers now, which do not say their beginnings again."""
        self.has_names_above: Callable[[], bool] = bool
        """Whether names of stages stand above the board now, where its title would be."""
        self.selected: frozenset[str] = frozenset()
        self.badges: dict[str, Badge] = {}
        """By record; `show_badges` sets them."""
        self.pixmaps = PixmapStore()
        self._marked: set[PieceItem] = set()
        self._pale: dict[PieceKey, PieceItem] = {}
        self._colours: dict[str, QColor] = {}
        self._pens: dict[tuple[str, tuple[float, ...]], QPen] = {}
        self._back = StandingBack()

    def begin_painting(self, area: QRectF) -> None:
        """This part of the board is about to be painted."""
        self.painted = area
        left, top = max(area.left(), self.covered.x()), max(area.top(), self.covered.y())
        self.open_area = QRectF(left, top, max(0.0, area.right() - left), max(0.0, area.bottom() - top))

    def repaint(self, rect: QRectF | None = None) -> None:
        """Let the views paint a part of the board again, or all of it.

        Not by `update`: that brings to the screen what is due before items have told where they were. Where the view
        has scrolled meanwhile, pictures of headers would stay behind.
        """
        self.is_all_due = self.is_all_due or rect is None
        for view in self.views():
            area = view.viewport().rect()
            if rect is not None:
                area &= view.mapFromScene(rect).boundingRect().adjusted(-2, -2, 2, 2)
            view.viewport().update(area)

    def uncover(self) -> None:
        """Something is gone that was painted, or is marked otherwise. From far out Qt has not painted it, and so does
        not know where it was, or takes it for out of view."""
        if self.zoom < FAR:
            self.repaint()

    # --- colours --------------------------------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Other colours for the same board."""
        self.theme, self._dim_theme = theme, dimmed(theme)
        self.pixmaps.clear()
        self._colours.clear()
        self._pens.clear()
        self.setBackgroundBrush(QBrush(self.colour("board.background")))
        self.repaint()

    def colour(self, role: str) -> QColor:
        """The colour of a role in this theme."""
        return QColor(self.shade(role))

    def shade(self, role: str) -> QColor:
        """As `colour`, for painters that do not change it: it is the same object every time."""
        known = self._colours.get(role)
        return known if known is not None else self._learn(role)

    def thin_pen(self, role: str, dash: tuple[float, ...] = ()) -> QPen:
        """A line of one pixel at any zoom; its dashes in pixels."""
        known = self._pens.get((role, dash))
        if known is None:
            known = self._pens[role, dash] = QPen(self.shade(role), 1.0)
            known.setCosmetic(True)
            if dash:
                known.setCapStyle(Qt.PenCapStyle.FlatCap)
                known.setDashPattern(dash)
        return known

    def _learn(self, role: str) -> QColor:
        self._colours[role] = QColor(self.theme.colour(role))
        return self._colours[role]

    # --- what stands back -----------------------------------------------------------------------------------------

    def dim(self, reason: str, kinds: frozenset[str], but: frozenset[str], is_grey: bool = False) -> None:
        """Let pieces of some kinds stand back, but those of these records, until `undim` for the same reason.

        They grow pale; or grey, where they are still to be read.
        """
        if self._back.put(reason, kinds, but, is_grey):
            self._repaint(kinds)

    def undim(self, reason: str) -> None:
        """Nothing stands back for this reason any more."""
        if kinds := self._back.drop(reason):
            self._repaint(kinds)

    def is_dim(self, piece: Piece) -> bool:
        """Whether a piece stands back now."""
        return self._back.has(piece)

    def theme_of(self, piece: Piece) -> Theme:
        """The colours of a piece: what stands back to be read is grey."""
        return self._dim_theme if self._back.is_grey(piece) else self.theme

    def shade_of(self, piece: Piece, role: str) -> QColor:
        """The colour of a role in a piece."""
        theme = self.theme_of(piece)
        return self.shade(role) if theme is self.theme else QColor(theme.colour(role))

    def _repaint(self, kinds: frozenset[str]) -> None:
        if kinds - {"connection"}:  # lines are not kept as pixmaps
            self.pixmaps.clear()
        self.repaint()

    def lit(self, kind: str) -> frozenset[str] | None:
        """The records whose pieces of a kind do not stand back; None: no piece of the kind does."""
        return self._back.lit(kind)

    # --- how items are marked --------------------------------------------------------------------------------------

    def mark(self, item: PieceItem, is_marked: bool) -> None:
        """An item is hovered, in focus or a target, or no longer."""
        (self._marked.add if is_marked else self._marked.discard)(item)

    def note_pale(self, item: PieceItem, is_pale: bool) -> None:
        """An item is shown paler for a gesture, or no longer."""
        if is_pale:
            self._pale[item.piece.key] = item
        else:
            self._pale.pop(item.piece.key, None)

    def marked_items(self) -> Iterable[PieceItem]:
        """What is hovered, in focus or a target."""
        return self._marked

    def pale_keys(self) -> frozenset[PieceKey]:
        """What is shown paler for a gesture, and so paints itself."""
        return frozenset(self._pale)
