"""Which gesture begins where: chosen on press by what is under the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journey_editor.canvas import bending, creating
from journey_editor.canvas.items.piece_item import PieceItem
from journey_editor.canvas.pointer import Pointer
from journey_editor.canvas.tools.bend_tool import BendTool
from journey_editor.canvas.tools.connect_tool import ConnectTool, ReconnectTool
from journey_editor.canvas.tools.emotion_tool import EmotionTool
from journey_editor.canvas.tools.gesture import Gesture
from journey_editor.canvas.tools.move_cards_tool import MoveCardsTool
from journey_editor.canvas.tools.move_lane_tool import MoveLaneTool
from journey_editor.canvas.tools.move_stage_tool import MoveStageTool
from journey_editor.canvas.tools.move_step_tool import MoveStepTool
from journey_editor.canvas.tools.press_tool import PressTool
from journey_editor.canvas.tools.reach_tool import ReachTool
from journey_editor.canvas.tools.resize_lane_tool import ResizeLaneTool
from journey_editor.canvas.tools.rubber_band_tool import RubberBandTool
from journey_editor.canvas.tools.select_tool import SelectTool
from journey_editor.document.edits.cards import Place
from journey_editor.document.edits.lanes import set_height
from journey_editor.layout.child_badges import CHILD_KINDS
from journey_editor.layout.picture import Piece
from journey_editor.layout.targets import cell_at, cell_box, field_at

if TYPE_CHECKING:
    from journey_editor.canvas.view import BoardView

_BY_KIND: dict[str, type[SelectTool]] = {
    "card": MoveCardsTool,
    "emotion": EmotionTool,
    "stage": MoveStageTool,
    "step": MoveStepTool,
    "lane": MoveLaneTool,
    "connection": SelectTool,
}


def gesture_for(view: BoardView, pointer: Pointer) -> Gesture:
    """The gesture that a press of the left button begins."""
    if press := view.hovering.press_at(pointer.board):
        return PressTool(view, pointer, press)
    if handle := view.hovering.handle_at(pointer.board):
        return _at_handle(view, pointer, *handle)
    if (badged := view.board_scene.badged_at(pointer.board)) and not is_covered(view, pointer, badged):
        about = badged.piece.record_id
        return PressTool(view, pointer, lambda: view.badge_pressed.emit(about))
    if (row := view.hovering.lanes.row_of_border(pointer)) is not None:
        return ResizeLaneTool(view, pointer, row.lane)
    item = view.board_scene.piece_at(pointer.board)
    if item is None or is_covered(view, pointer, item):
        return RubberBandTool(view, pointer)
    return _on_piece(view, pointer, item.piece)


def _at_handle(view: BoardView, pointer: Pointer, owner: str, name: str) -> Gesture:
    if name in ("start", "end"):
        return ReconnectTool(view, pointer, owner, name)
    if bending.is_handle(name):
        return BendTool(view, pointer, owner, name)
    if name == "reach":
        return ReachTool(view, pointer, owner)
    if not pointer.adds:  # with Shift or Ctrl the card is meant, also where its circle lies over it
        return ConnectTool(view, pointer, owner, name)
    return MoveCardsTool(view, pointer, owner)


def _on_piece(view: BoardView, pointer: Pointer, piece: Piece) -> Gesture:
    record = piece.record_id
    if piece.kind in CHILD_KINDS:
        return PressTool(view, pointer, lambda: view.child_map_wanted.emit(record))
    if piece.kind == "connection" and record in view.session.selection:
        return BendTool(view, pointer, record)  # a line that is not selected is not led by mistake
    tool = _BY_KIND.get(piece.kind)
    return tool(view, pointer, record) if tool is not None else RubberBandTool(view, pointer)


def open_at(view: BoardView, pointer: Pointer) -> None:
    """A double click: edit the name or the stage's field there, or make a card in an empty cell."""
    if view.hovering.press_at(pointer.board) or view.board_scene.badged_at(pointer.board):
        return
    if (handle := view.hovering.handle_at(pointer.board)) and bending.is_handle(handle[1]):
        bending.take_out(view, *handle)
        return
    if (row := view.hovering.lanes.row_of_border(pointer)) is not None:
        session = view.session
        session.do("Change lane height", set_height(session.journey, [row.lane], None))
        return
    item = view.board_scene.piece_at(pointer.board)
    if item is not None and item.piece.kind in CHILD_KINDS:
        return
    if item is not None and not is_covered(view, pointer, item):
        record = item.piece.record_id
        if item.piece.kind != "title":
            view.session.select([record])
            view.focus.on_record(record)
        view.edit_name(record)
        return
    left, top = view.header_pixels
    cell = cell_at(view.board, pointer.x, pointer.y)
    if cell is None or pointer.pixel.x() < left or pointer.pixel.y() < top:
        return
    if not cell_box(view.board, *cell).contains(pointer.x, pointer.y):
        return
    stage = field_at(view.board, *cell)
    if stage is not None:
        view.focus.on_cell(*cell)
        view.edit_field(cell[0], stage)
    else:
        creating.add_card_at(view, Place(*cell))


def is_covered(view: BoardView, pointer: Pointer, item: PieceItem) -> bool:
    """Whether held headers lie over a piece there."""
    if item.parentItem() is not None:
        return False
    left, top = view.header_pixels
    scene = view.board_scene
    return (scene.side.is_stuck and pointer.pixel.x() < left) or (scene.top.is_stuck and pointer.pixel.y() < top)
