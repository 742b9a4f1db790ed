"""Drag cards: one, or all that are selected, to another cell, into a stack, or to a new step."""

from __future__ import annotations

from PySide6.QtCore import Qt

from journey_editor.canvas.edge_scroll import BOTH_WAYS
from journey_editor.canvas.items.overlays import DROP_HINTS, GhostItem, MarkerItem
from journey_editor.canvas.items.piece_item import PieceItem
from journey_editor.canvas.pointer import Pointer
from journey_editor.canvas.tools.select_tool import SelectTool, click_on
from journey_editor.document.edits.cards import Place, move_cards, why_not
from journey_editor.document.edits.spans import last_column, numbers
from journey_editor.document.fragment import copy
from journey_editor.document.grafting import paste
from journey_editor.document.records import Card
from journey_editor.document.wording import counted_records
from journey_editor.layout.targets import Target, column_at, long_place_at, place_at, row_at

_PALE = 0.35


class MoveCardsTool(SelectTool):
    """Ghosts follow the pointer and a marker shows where they would land. With Ctrl held on release, copies land."""

    scrolls_at_edges = BOTH_WAYS
    cursor = Qt.CursorShape.ClosedHandCursor

    def begin(self) -> None:
        """Take up the cards: the one that was pressed, with all that are selected if it is one of them."""
        view = self.view
        journey, selection = view.session.journey, view.session.selection
        if self.record_id not in selection:
            view.session.select([*selection, self.record_id] if self.pressed.adds else [self.record_id])
            selection = view.session.selection
        self._cards = [i for i in selection if isinstance(journey.get(i), Card)]
        self._measure()
        view.hovering.pause()
        scene = view.board_scene
        pieces = [item.piece for i in self._cards if (item := scene.piece("card", i))]
        pieces.sort(key=lambda piece: piece.record_id != self.record_id)
        self._pale: list[PieceItem] = scene.pieces_of(self._cards)
        for item in self._pale:
            item.setOpacity(_PALE)
        self._ghost = GhostItem(pieces, scene)
        self._marker = MarkerItem(scene)
        self.show(self._marker)
        self.show(self._ghost)

    def drag(self, pointer: Pointer) -> None:
        """Show where they would land."""
        self._ghost.setPos(pointer.board - self.pressed.board)
        target = self._target(pointer)
        self._marker.mark(target.marker if target else None, target is not None and target.kind != "cell")
        self.view.say(DROP_HINTS[target.kind] if target else self._why_not(pointer))

    def drop(self, pointer: Pointer) -> None:
        """Move (or copy) them there as one step."""
        target = self._target(pointer)
        if target is None:
            if column_at(self.view.board, pointer.x) and row_at(self.view.board, pointer.y):
                self.view.say(self._why_not(pointer))
            return
        if pointer.copies:
            self._copy_to(target.place)
            return
        view = self.view
        shown = {row.lane for row in view.board.rows}
        cards, anchor, place = self._cards, self.record_id, target.place
        text = f"Move {counted_records(view.session.journey, self._cards)}"
        view.session.edit(text, len(cards), lambda journey: move_cards(journey, cards, anchor, place, shown))
        view.focus.on_record(self.record_id)

    def click(self, pointer: Pointer) -> None:
        """Select the card."""
        click_on(self.view, self.record_id, pointer)

    def put_back(self) -> None:
        """The cards stand where they stood."""
        for item in self._pale:
            item.setOpacity(1.0)
        super().put_back()
        self.view.hovering.refresh()

    def _target(self, pointer: Pointer) -> Target | None:
        board, moving = self.view.board, frozenset(self._cards)
        if self._length > 1:
            return long_place_at(board, pointer.x, pointer.y, moving, self._kind, self._length, self._held)
        return place_at(board, pointer.x, pointer.y, moving, self._kind)

    def _measure(self) -> None:
        """For how many steps the card under the hand lasts, and at which of them it is held."""
        journey, board = self.view.session.journey, self.view.board
        card, columns = journey.record(self.record_id, Card), numbers(journey)
        first, pressed = columns[card.step], column_at(board, self.pressed.x)
        self._length = last_column(card, columns) - first + 1
        self._held = max(0, columns[pressed.step] - first) if pressed is not None else 0

    @property
    def _kind(self) -> str:
        return self.view.session.journey.record(self.record_id, Card).kind

    def _why_not(self, pointer: Pointer) -> str:
        """Why nothing lands here."""
        row = row_at(self.view.board, pointer.y) if column_at(self.view.board, pointer.x) else None
        if row is None:
            return "Let go outside the lanes to leave everything as it is"
        folded = "This lane is shown as one line: unfold it to drop cards into it."
        return why_not(self.view.session.journey, self._kind, row.lane) or folded

    def _copy_to(self, place: Place) -> None:
        session = self.view.session
        anchor = session.journey.record(self.record_id, Card)
        others = [session.journey.record(i, Card) for i in self._cards]
        lanes = [lane.id for lane in session.journey.lanes]
        steps = [step.id for step in session.journey.columns]
        # Pasting puts the upper left corner of the pattern at the place; the hand holds the anchor.
        rows = lanes.index(anchor.lane) - min(lanes.index(c.lane) for c in others)
        columns = steps.index(anchor.step) - min(steps.index(c.step) for c in others)
        row, column = lanes.index(place.lane) - rows, steps.index(place.step) - columns
        if place.new_step is None and rows | columns:
            place = Place(lanes[max(0, row)], steps[max(0, column)])
        cards, text = self._cards, f"Duplicate {counted_records(session.journey, self._cards)}"
        with session.at_work(text, len(cards)) as make:
            changes, made = make(lambda journey: paste(journey, copy(journey, cards), place))
            if session.do(text, changes):
                session.select(made)
