"""A stream of cards, stages or lanes at the speed of a room: what a key that leaves a name goes on with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journey_editor.canvas.card_slot import BoxOf, ToBe
from journey_editor.canvas.walking import Cell, FocusSpot, Walk
from journey_editor.document.edits.cards import Place, add_usual_card, usual_kind
from journey_editor.document.edits.lanes import add_persona
from journey_editor.document.edits.stages import add_stage, add_step
from journey_editor.document.records import Card, Lane, Note, Stage, Step, Touchpoint
from journey_editor.layout import metrics
from journey_editor.layout.picture import Box

if TYPE_CHECKING:
    from journey_editor.canvas.view import BoardView

_HEIGHT = 44.0


def after_enter(view: BoardView, record_id: str, typed: str = "") -> None:
    """What has just been made and named: the next card is named below it, the next stage, step or lane after it.

    `typed` has been typed of that name.
    """
    journey = view.session.journey
    match journey.get(record_id):
        case Touchpoint() | Note() as card if card.name.strip():
            open_below(view, card)
        case Stage() | Step() | Lane() as header if journey.name_of(record_id).strip():
            _open_header(view, header)
    if typed and view.renaming.slot.editor is not None:
        view.renaming.slot.editor.begin_with(typed)


def open_below(view: BoardView, card: Card, typed: str = "") -> None:
    """Ask for the name of a card to be, under another one; `typed` has been typed of it."""
    cell = [other.id for other in view.session.journey.cell(card.lane, card.step)]
    place = Place(card.lane, card.step, cell.index(card.id) + 1)

    def below() -> Box | None:
        piece = view.board.by_key.get(("card", card.id))
        if piece is None:
            return None
        return Box(piece.box.x, piece.box.bottom + metrics.STACK_GAP, metrics.CARD_WIDTH, _HEIGHT)

    _open_card(view, place, below, FocusSpot(card.id))
    # Left without a word, the place takes none of the card's name: what is typed then is the next card, too.
    view.focus.is_just_named = view.focus.record == card.id
    if typed and view.renaming.slot.editor is not None:
        view.renaming.slot.editor.begin_with(typed)


def _open_card(view: BoardView, place: Place, box_of: BoxOf, spot: FocusSpot) -> None:
    kind = usual_kind(view.session.journey, place.lane).kind
    card = ToBe(kind, lambda journey, name: add_usual_card(journey, place, name=name), box_of, place=place)
    view.renaming.slot.open(card, spot, lambda *left: _go_on(view, *left))


def _open_header(view: BoardView, header: Stage | Step | Lane) -> None:
    """A stage, step or persona's lane to be, after another one."""

    def box() -> Box | None:
        item = view.board_scene.item_of(header.id)
        if item is None:
            return None
        at, size = item.scenePos(), item.piece.box
        if isinstance(header, Lane):
            return Box(at.x(), at.y() + size.height + metrics.LANE_GAP, size.width, _HEIGHT)
        return Box(at.x() + size.width + metrics.STAGE_GAP, at.y(), metrics.CARD_WIDTH, max(_HEIGHT, size.height))

    match header:
        case Stage():
            siblings = [stage.id for stage in view.session.journey.stages]
            to_be = ToBe("stage", lambda journey, name: add_stage(journey, after, name), box, is_header=True)
        case Step():
            stage, siblings = header.stage, [step.id for step in view.session.journey.steps(header.stage)]
            to_be = ToBe("step", lambda journey, name: add_step(journey, stage, after, name), box, is_header=True)
        case Lane():
            siblings = [lane.id for lane in view.session.journey.lanes]
            to_be = ToBe("persona lane", lambda journey, name: add_persona(journey, after, name), box, is_header=True)
    after = siblings.index(header.id) + 1
    view.renaming.slot.open(to_be, FocusSpot(header.id), lambda *left: _go_on(view, *left))


def go_on_in(view: BoardView, stage: str, lane: str = "") -> None:
    """Ask for the next card of a stage: in a lane, else in the first one that has cards there, else in the first."""
    board = view.board
    columns = [column.step for column in board.columns if column.stage == stage]
    rows = [row for row in board.rows if row.has_cells and row.lane == lane]
    rows = rows or [row for row in board.rows if row.takes("note")]
    if not (columns and rows):
        view.session.select([stage])
        view.reveal(stage)
        return
    filled = [(row, step) for row in rows for step in columns if (row.lane, step) in board.cells]
    row, step = next(((row, step) for row, step in reversed(filled) if row == filled[0][0]), (rows[0], columns[0]))
    if cards := board.cells.get((row.lane, step)):
        view.focus.go(cards[-1])
        after_enter(view, cards[-1])
    elif row.content.stage_field:
        view.focus.go(None, (row.lane, step))
    else:
        _open_cell(view, (row.lane, step))


def after_tab(view: BoardView, record_id: str, by: int) -> None:
    """The name beside: of the next (or previous) step's card in the lane, of the next header."""
    match view.session.journey.get(record_id):
        case Card():
            _beside(view, FocusSpot(record_id), by, may_add_step=True)
        case Stage() | Step() | Lane() as header:
            dx, dy = (0, by) if isinstance(header, Lane) else (by, 0)
            beside = Walk(view.board, view.session.journey).step(FocusSpot(record_id), dx, dy)
            record = view.session.journey.get(beside.record) if beside is not None else None
            if record is not None and record.kind == header.kind:
                view.focus.go(record.id)
                view.edit_name(record.id)
            elif by > 0:
                _open_header(view, header)
        case _:
            view.focus.step_through(by)


def after_field(view: BoardView, by: int) -> None:
    """What a stage says in a row of the stages' fields: on with the next stage's, or the previous one's."""
    if view.focus.step_beside(by) and view.focus.field is not None:
        view.edit_field(*view.focus.field)


def _go_on(view: BoardView, spot: FocusSpot, is_made: bool, to: int) -> None:
    if to and spot.record is not None and not isinstance(view.session.journey.get(spot.record), Card):
        after_tab(view, spot.record, to)
    elif to:
        _beside(view, spot, to, may_add_step=is_made)
    elif is_made and spot.record is not None:
        after_enter(view, spot.record)


def _beside(view: BoardView, spot: FocusSpot, by: int, may_add_step: bool) -> None:
    """To the card of the step beside; where its cell is empty, to the name of one to be; at the end, of a new step."""
    journey = view.session.journey
    walk = Walk(view.board, journey)
    target = walk.step(spot, by, 0)
    if target is None:
        if by > 0 and may_add_step:
            _open_new_step(view, spot)
    elif target.cell is not None:
        _open_cell(view, target.cell)
    elif isinstance(journey.get(target.record), Card):
        assert target.record is not None
        view.focus.go(target.record)
        view.edit_name(target.record)


def _open_cell(view: BoardView, cell: Cell) -> None:
    """A card to be in an empty cell."""
    view.focus.go(None, cell)
    _open_card(view, Place(*cell), _cell_box(view, *cell), FocusSpot(cell=cell))


def _open_new_step(view: BoardView, spot: FocusSpot) -> None:
    """A card to be at a step to be, after the last one."""
    card = view.session.journey.get(spot.record)
    lane = card.lane if isinstance(card, Card) else spot.cell[0] if spot.cell else ""
    last = view.board.columns[-1].step

    def beyond() -> Box | None:
        row = next((row for row in view.board.rows if row.lane == lane), None)
        if row is None:
            return None
        return Box(view.board.columns[-1].right + metrics.GUTTER / 2, row.cards_top, metrics.CARD_WIDTH, _HEIGHT)

    _open_card(view, Place(lane, last, None, "after"), beyond, spot)


def _cell_box(view: BoardView, lane: str, step: str) -> BoxOf:
    def box() -> Box | None:
        row = next((row for row in view.board.rows if row.lane == lane), None)
        column = next((column for column in view.board.columns if column.step == step), None)
        if row is None or column is None:
            return None
        return Box(column.card_x, row.cards_top, metrics.CARD_WIDTH, _HEIGHT)

    return box
