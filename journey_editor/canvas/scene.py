"""The scene: an item for each piece of the board, brought up to date piece by piece."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator

from PySide6.QtCore import QLineF, QObject, QPointF, QRectF, Qt
from PySide6.QtWidgets import QGraphicsItem

from journey_editor.canvas.far_group import lines_of
from journey_editor.canvas.item_scene import ItemScene
from journey_editor.canvas.items.badge import Badge
from journey_editor.canvas.items.connection_item import ConnectionItem
from journey_editor.canvas.items.far import FAR
from journey_editor.canvas.items.header_ground import HeaderGround
from journey_editor.canvas.items.header_item import HeaderItem
from journey_editor.canvas.items.piece_item import ROOM, PieceItem
from journey_editor.canvas.items.wide_item import WideItem
from journey_editor.canvas.shown_board import KINDS, ShownBoard
from journey_editor.canvas.shown_group import ShownGroup
from journey_editor.layout import metrics
from journey_editor.layout.board import Board
from journey_editor.layout.groups import WHOLE_BOARD
from journey_editor.layout.picture import Image, Path, Piece, PieceKey
from journey_editor.layout.theme import Theme
from journey_editor.painting.opened_pictures import Digest, arrivals, digest_of

_NOT_TO_TAKE_HOLD_OF = {"row", "curve", "legend", "logo", "corner", "field", "prompt"}
_ITEMS: dict[str, type[PieceItem]] = {
    "connection": ConnectionItem,
    "row": WideItem,
    "curve": WideItem,
    "stage": HeaderItem,
    "lane": HeaderItem,
    "field": HeaderItem,
}
_MANY = 60
_MOST_ITEMS = 1_500
"""More items than this are let go of again once they are far from what is seen (some 1.5 kB each)."""
_AHEAD = 128.0
"""Points: items are looked for in areas of whole squares of this side, not anew at each step of a pan."""
_TOP, _SIDE, _CORNER = {"stage", "step", "step_child", "logo"}, {"lane"}, {"corner", "title"}
_SELECTABLE_HEADERS = {"stage", "step", "lane"}


class BoardScene(ItemScene):
    """Shows a board. It knows no document: what a piece stands for is its record's id."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(theme, parent)
        self.seen = QRectF()
        """The part that the view shows; set by it. Pieces in it have items, others get one when they are asked for."""
        self._shown = ShownBoard()
        self._filled = QRectF()
        """A part of the board in which no piece is without its item."""
        self._over: list[QGraphicsItem] = []
        """What is no piece: bands of headers, and what lies over the board for a while."""
        self._headers: set[str] = set()
        """The records that have a header in one of the bands."""
        self.top, self.side, self.corner = HeaderGround(66), HeaderGround(62), HeaderGround(70)
        for ground in (self.top, self.side, self.corner):
            ground.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
            self.addItem(ground)
        self.set_theme(theme)
        arrivals().arrived.connect(self._show_pictures)

    # --- what is shown --------------------------------------------------------------------------------------------

    def sync(self, board: Board) -> None:
        """Show a board; groups in which nothing changed are not touched."""
        if board.images is not self.images:
            self.images = board.images
            arrivals().ask(board.images.values())
        found = self._shown.show(board.groups)
        self._filled = QRectF()
        for shown in found.dropped:
            self._take_out(shown)
        if found.is_moved or (found.is_updated and self.zoom < FAR):  # from far out there are no items that would ask
            self.repaint()
        for item in found.gone.values():
            self._remove(item)
        for shown in found.changed:
            self._add_headers(shown)
        if self.zoom >= FAR:
            self.fill(self.seen)
        self._spread_bands(board)
        self.setSceneRect(QRectF(-4000, -4000, board.width + 8000, board.height + 8000))

    def _add_headers(self, shown: ShownGroup) -> None:
        """They are held in view wherever it goes, and so have items at once."""
        group = shown.group
        for key in group.pieces if group.key == WHOLE_BOARD else [("lane", group.key)]:
            if key not in shown.items and key in group.pieces:
                self._add(shown, group.pieces[key])

    def _spread_bands(self, board: Board) -> None:
        """The grounds of the held headers are as large as the headers are now."""
        header, band = board.header, board.band
        gap = metrics.BAND_GAP / 2
        self.top.cover(None, None, 1e5, header.bottom + gap)
        self.side.cover(None, None, band.right + gap / 2, 1e5)
        self.corner.cover(None, None, band.right + gap / 2, header.bottom + gap)

    def set_theme(self, theme: Theme) -> None:
        """Other colours for the same board."""
        super().set_theme(theme)
        for header in (self.top, self.side, self.corner):
            header.set_colour(self.backgroundBrush())

    def _show_pictures(self, arrived: frozenset[Digest]) -> None:
        """Paint what has one of these pictures, which were not there yet."""
        come = {picture for picture, data in self.images.items() if digest_of(data) in arrived}
        for shown in self._shown if come else ():
            for item in shown.items.values():
                if any(isinstance(mark, Image) and mark.picture in come for mark in item.piece.marks):
                    self.pixmaps.drop(item.piece.key)
                    item.update()
        if come and self.zoom < FAR:  # where there are no items
            self.update()

    # --- items ----------------------------------------------------------------------------------------------------

    def fill(self, rect: QRectF) -> None:
        """Make the items that are missing in a part of the board."""
        if self._filled.contains(rect):
            return
        left, top = (math.floor(edge / _AHEAD) * _AHEAD for edge in (rect.left(), rect.top()))
        right, bottom = (math.ceil(edge / _AHEAD) * _AHEAD for edge in (rect.right(), rect.bottom()))
        self._filled = QRectF(left, top, right - left, bottom - top)
        for shown in self._shown:
            for piece in shown.missing(self._filled):
                self._add(shown, piece)

    @property
    def is_crowded(self) -> bool:
        """Whether there are so many items that those out of view should be let go of."""
        return sum(len(shown.items) for shown in self._shown) > _MOST_ITEMS

    def thin_out(self) -> None:
        """Let go of the items far from what is seen: they are made again when they are needed.

        To be called at rest, while no gesture holds items.
        """
        self._filled = QRectF()
        near = self.seen.adjusted(-self.seen.width(), -self.seen.height(), self.seen.width(), self.seen.height())
        for shown in self._shown:
            if shown is self._shown.whole:
                continue
            for piece_key in shown.unseen(near):
                item = shown.items[piece_key]
                if piece_key != ("lane", shown.group.key) and item not in self._marked and piece_key not in self._pale:
                    self._remove(shown.items.pop(piece_key))

    def _add(self, shown: ShownGroup, piece: Piece) -> PieceItem:
        kind = piece.kind
        parent = self.top if kind in _TOP else self.side if kind in _SIDE else self.corner if kind in _CORNER else None
        item = _ITEMS.get(kind, PieceItem)(shown.group.placed(piece), self, parent)
        if parent is None:
            self.addItem(item)
        elif kind in _SELECTABLE_HEADERS:
            self._headers.add(piece.key[1])
        shown.items[piece.key] = item
        return item

    def _remove(self, item: PieceItem) -> None:
        key = item.piece.key
        if key[0] in _SELECTABLE_HEADERS:
            self._headers.discard(key[1])
        self.pixmaps.drop(key)
        self._marked.discard(item)
        self._pale.pop(key, None)
        self.removeItem(item)

    def _take_out(self, shown: ShownGroup) -> None:
        for item in shown.items.values():
            self._remove(item)
        shown.items.clear()
        self.repaint()

    def addItem(self, item: QGraphicsItem) -> None:
        """Put an item in, on its own."""
        super().addItem(item)
        if not isinstance(item, PieceItem):
            self._over.append(item)

    def removeItem(self, item: QGraphicsItem) -> None:
        """Take an item out; what was under it is painted again."""
        super().removeItem(item)
        if not isinstance(item, PieceItem) and item in self._over:
            self._over.remove(item)
        self.uncover()

    # --- how it is marked -----------------------------------------------------------------------------------------

    def select(self, record_ids: Iterable[str]) -> None:
        """Show records as selected, and no others."""
        before, self.selected = self.selected, frozenset(record_ids)
        self._repaint_around(before ^ self.selected)

    def _repaint_around(self, record_ids: Collection[str]) -> None:
        """Paint records' pieces again, with what stands around them."""
        if len(record_ids) > _MANY:
            self.repaint()
            for header in (*self.top.childItems(), *self.side.childItems()):
                header.update()
            return
        for piece in self._shown.pieces_of(record_ids):
            self.repaint(QRectF(*piece.box).adjusted(-ROOM, -12, ROOM, ROOM))
            if piece.kind in _TOP | _SIDE and (item := self.piece(*piece.key)):
                item.update()  # a header that is held stands elsewhere than on the board

    def show_badges(self, badges: dict[str, Badge]) -> None:
        """Show these badges, and no others."""
        before, self.badges = self.badges, badges
        changed = [i for i in before.keys() | badges.keys() if before.get(i) != badges.get(i)]
        if self.zoom >= FAR:
            self._repaint_around(changed)

    @property
    def frames_header(self) -> bool:
        """Whether a header of the bands at the top or at the side has a frame around it."""
        if any(item.kind in _SELECTABLE_HEADERS for item in self._marked):
            return True
        return not self._headers.isdisjoint(self.selected)

    # --- from far out, for `far_painting` -------------------------------------------------------------------------

    @property
    def groups(self) -> Iterable[ShownGroup]:
        """All groups of pieces."""
        return self._shown

    def items_over(self) -> list[QGraphicsItem]:
        """What lies on the board by itself and may have to paint itself, in the order in which it was put there."""
        whole = self._shown.whole
        own = whole.items.values() if whole is not None else ()
        loose = {id(item): item for item in (*own, *self._pale.values()) if item.parentItem() is None}
        return [*loose.values(), *self._over]

    def selected_rects(self) -> list[QRectF]:
        """The frames around what is selected, but for headers (they paint their own)."""
        room = 3.0 / self.zoom
        grow = min(ROOM - 1.0 - 1.0 / self.zoom, room)
        return [
            QRectF(*piece.box).adjusted(-grow, -grow, grow, grow)
            for piece in self._shown.pieces_of(self.selected)
            if piece.kind in ("card", "emotion")
        ]

    def selected_lines(self) -> Iterator[tuple[str, list[QLineF]]]:
        """The lines of the connections that are selected, each with its colour's role."""
        for piece in self._shown.pieces_of(self.selected):
            if piece.kind == "connection" and isinstance(path := piece.marks[0], Path) and path.stroke is not None:
                yield path.stroke.colour, lines_of(path, piece)

    # --- finding --------------------------------------------------------------------------------------------------

    def piece(self, kind: str, record_id: str) -> PieceItem | None:
        """The item of a piece."""
        shown = self._shown.home((kind, record_id))
        return self._item(shown, (kind, record_id)) if shown is not None else None

    def item_of(self, record_id: str) -> PieceItem | None:
        """The item that shows a record best: a card, not its face on the curve."""
        for kind in KINDS:
            if item := self.piece(kind, record_id):
                return item
        return None

    def pieces_of(self, record_ids: Iterable[str]) -> list[PieceItem]:
        """The items that show records."""
        found = []
        for record_id in record_ids:
            if home := self._shown.of_record(record_id):
                shown, keys = home
                found += [self._item(shown, key) for key in keys]
        return found

    def placed(self, record_ids: Iterable[str]) -> Iterator[Piece]:
        """What shows records, in its place. No items are made for it, of which thousands take long."""
        return self._shown.pieces_of(record_ids)

    def _item(self, shown: ShownGroup, key: PieceKey) -> PieceItem:
        return shown.items.get(key) or self._add(shown, shown.group.pieces[key])

    def badged_at(self, at: QPointF) -> PieceItem | None:
        """The item whose badge is at a point."""
        items = self.items(at) if self.badges else ()
        return next((i for i in items if isinstance(i, PieceItem) and i.has_badge_at(i.mapFromScene(at))), None)

    def piece_at(self, at: QPointF, slack: float = 4.0) -> PieceItem | None:
        """The topmost piece at a point that one can take hold of. `slack` is how near (screen pixels) is near enough
        for thin things."""
        near = slack / self.zoom
        around = QRectF(at.x() - near, at.y() - near, 2 * near, 2 * near)
        self.fill(around)
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
