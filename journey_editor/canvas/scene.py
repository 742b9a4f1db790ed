"""The scene: an item for each piece of the board, brought up to date piece by piece."""

from __future__ import annotations

import math
from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from journey_editor.canvas.items.connection_item import ConnectionItem
from journey_editor.canvas.items.header_ground import HeaderGround
from journey_editor.canvas.items.header_item import HeaderItem
from journey_editor.canvas.items.piece_item import PieceItem
from journey_editor.canvas.items.wide_item import WideItem
from journey_editor.canvas.pixmaps import PixmapStore
from journey_editor.layout import metrics
from journey_editor.layout.board import Board
from journey_editor.layout.picture import Mark, Path, Piece, PieceKey
from journey_editor.layout.theme import Theme, dimmed

_NOT_TO_TAKE_HOLD_OF = {"row", "curve", "legend", "corner", "field", "prompt"}
_ITEMS: dict[str, type[PieceItem]] = {
    "connection": ConnectionItem,
    "row": WideItem,
    "curve": WideItem,
    "stage": HeaderItem,
    "lane": HeaderItem,
    "field": HeaderItem,
}
_TOP, _SIDE, _CORNER = {"stage", "step", "step_child"}, {"lane"}, {"corner"}


class BoardScene(QGraphicsScene):
    """Shows a board. It knows no document: what a piece stands for is its record's id."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, self._dim_theme = theme, dimmed(theme)
        self.zoom = 1.0
        """Of the view that paints; set by it before each painting."""
        self.is_zooming = False
        self.covered = QPointF(-math.inf, -math.inf)
        """Left of this x and above this y, held headers cover the board."""
        self.images: dict[str, bytes] = {}
        self.pixmaps = PixmapStore()
        self._pieces: dict[PieceKey, PieceItem] = {}
        self._by_record: dict[str, list[PieceItem]] = {}
        self._far_lines: dict[PieceKey, tuple[tuple[Mark, ...], QPolygonF]] = {}
        self._colours: dict[str, QColor] = {}
        self._pens: dict[str, QPen] = {}
        self._grey: set[str] = set()
        self._dimmed: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
        self.top, self.side, self.corner = HeaderGround(66), HeaderGround(62), HeaderGround(70)
        for ground in (self.top, self.side, self.corner):
            ground.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
            self.addItem(ground)
        self.set_theme(theme)

    # --- what is shown --------------------------------------------------------------------------------------------

    def sync(self, board: Board) -> None:
        """Show a board; pieces that are as they were are not touched."""
        self.images = board.images
        wanted = {piece.key for piece in board.pieces}
        for key in [key for key in self._pieces if key not in wanted]:
            self._remove(key)
        for piece in board.pieces:
            item = self._pieces.get(piece.key)
            if item is None:
                self._add(piece)
            else:
                item.show_piece(piece)
        header, band = board.header, board.band
        gap = metrics.BAND_GAP / 2
        self.top.cover(None, None, 1e5, header.bottom + gap)
        self.side.cover(None, None, band.right + gap / 2, 1e5)
        self.corner.cover(None, None, band.right + gap / 2, header.bottom + gap)
        self.setSceneRect(QRectF(-4000, -4000, board.width + 8000, board.height + 8000))

    def set_theme(self, theme: Theme) -> None:
        """Other colours for the same board."""
        self.theme, self._dim_theme = theme, dimmed(theme)
        self.pixmaps.clear()
        self._colours.clear()
        self._pens.clear()
        ground = QBrush(self.colour("board.background"))
        self.setBackgroundBrush(ground)
        for header in (self.top, self.side, self.corner):
            header.set_colour(ground)
        self.update()

    def colour(self, role: str) -> QColor:
        """The colour of a role in this theme."""
        return QColor(self.shade(role))

    def shade(self, role: str) -> QColor:
        """As `colour`, for painters that do not change it: it is the same object every time."""
        known = self._colours.get(role)
        return known if known is not None else self._learn(role)

    def thin_pen(self, role: str) -> QPen:
        """A line of one pixel at any zoom."""
        known = self._pens.get(role)
        if known is None:
            known = self._pens[role] = QPen(self.shade(role), 1.0)
            known.setCosmetic(True)
        return known

    # --- what stands back -----------------------------------------------------------------------------------------

    def dim(self, reason: str, kinds: frozenset[str], but: frozenset[str], is_grey: bool = False) -> None:
        """Let pieces of some kinds stand back, but those of these records, until `undim` for the same reason.

        They grow pale; or grey, where they are still to be read. Costs one repaint, whatever the size of the map:
        pieces ask when they are painted.
        """
        if self._dimmed.get(reason) != (kinds, but):
            self._dimmed[reason] = (kinds, but)
            (self._grey.add if is_grey else self._grey.discard)(reason)
            self._repaint(kinds)

    def undim(self, reason: str) -> None:
        """Nothing stands back for this reason any more."""
        if (dimmed := self._dimmed.pop(reason, None)) is not None:
            self._repaint(dimmed[0])

    def is_dim(self, piece: Piece) -> bool:
        """Whether a piece stands back now."""
        return bool(self._dimmed) and any(self._stands_back(piece, reason) for reason in self._dimmed)

    def theme_of(self, piece: Piece) -> Theme:
        """The colours of a piece: what stands back to be read is grey."""
        if not self._dimmed or not any(r in self._grey and self._stands_back(piece, r) for r in self._dimmed):
            return self.theme
        return self._dim_theme

    def _stands_back(self, piece: Piece, reason: str) -> bool:
        kinds, but = self._dimmed[reason]
        return piece.key[0] in kinds and piece.key[1] not in but

    def _repaint(self, kinds: frozenset[str]) -> None:
        if kinds - {"connection"}:  # lines are not kept as pixmaps
            self.pixmaps.clear()
        self.update()

    def far_line(self, piece: Piece, line: Path) -> QPolygonF:
        """A connection's corners, without their roundness."""
        known = self._far_lines.get(piece.key)
        if known is None or known[0] is not piece.marks:
            corners = QPolygonF([QPointF(*values[-2:]) for _, values in line.commands if values])
            known = self._far_lines[piece.key] = (piece.marks, corners)
        return known[1]

    def _learn(self, role: str) -> QColor:
        self._colours[role] = QColor(self.theme.colour(role))
        return self._colours[role]

    def _add(self, piece: Piece) -> None:
        kind = piece.kind
        parent = self.top if kind in _TOP else self.side if kind in _SIDE else self.corner if kind in _CORNER else None
        item = _ITEMS.get(kind, PieceItem)(piece, self, parent)
        if parent is None:
            self.addItem(item)
        self._pieces[piece.key] = item
        self._by_record.setdefault(piece.record_id, []).append(item)

    def _remove(self, key: PieceKey) -> None:
        item = self._pieces.pop(key)
        own = self._by_record[key[1]]
        own.remove(item)
        if not own:
            del self._by_record[key[1]]
        self.pixmaps.drop(key)
        self._far_lines.pop(key, None)
        self.removeItem(item)

    # --- finding --------------------------------------------------------------------------------------------------

    def piece(self, kind: str, record_id: str) -> PieceItem | None:
        """The item of a piece."""
        return self._pieces.get((kind, record_id))

    def all_pieces(self) -> Iterable[PieceItem]:
        """Every item that shows a piece."""
        return self._pieces.values()

    def item_of(self, record_id: str) -> PieceItem | None:
        """The item that shows a record best: a card, not its face on the curve."""
        own = self._by_record.get(record_id, ())
        return max(own, key=lambda item: item.piece.kind in ("card", "stage", "step", "lane"), default=None)

    def pieces_of(self, record_ids: Iterable[str]) -> list[PieceItem]:
        """The items that show records."""
        return [item for i in record_ids for item in self._by_record.get(i, ())]

    def piece_at(self, at: QPointF, slack: float = 4.0) -> PieceItem | None:
        """The topmost piece at a point that one can take hold of. `slack` is how near (screen pixels) is near enough
        for thin things."""
        near = slack / self.zoom
        around = QRectF(at.x() - near, at.y() - near, 2 * near, 2 * near)
        for item in self.items(around, Qt.ItemSelectionMode.IntersectsItemShape):
            if isinstance(item, HeaderGround) and item.is_stuck and item.contains(item.mapFromScene(at)):
                return None
            if isinstance(item, PieceItem) and item.piece.kind not in _NOT_TO_TAKE_HOLD_OF:
                if item.piece.kind == "connection":
                    return item
                inside = item.mapFromScene(at)
                box = item.piece.box
                if 0 <= inside.x() < box.width and 0 <= inside.y() < box.height:
                    return item
        return None
