"""A map as it is laid out now. It takes change sets in, and lays out again only what they touch.

Everything of a lane is measured from the top of its row, and what stands in a column from the left of its cards. So a
lane or a gutter that grows moves others without touching a piece of theirs. A fresh state lays out everything, by the
same steps.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import partial
from operator import is_

from journey_editor.document.changes import ChangeSet
from journey_editor.document.journey import Journey
from journey_editor.document.progress import Course, Progress, no_progress
from journey_editor.document.records import Card, Connection, JourneyMap, Lane, Persona, Stage, Step, View
from journey_editor.document.records import Picture as PictureRecord
from journey_editor.document.viewing import card_fields, lanes_shown, what_is_seen
from journey_editor.layout import metrics
from journey_editor.layout.affected import affected
from journey_editor.layout.around import Around
from journey_editor.layout.bends import Bends
from journey_editor.layout.cells import Cells
from journey_editor.layout.child_badges import card_badge
from journey_editor.layout.connection_layout import ConnectionLayout
from journey_editor.layout.curve import Mood, curve_signs, point_marks
from journey_editor.layout.grid import LaneRow, Resized, gutter_width, lane_row, plan_grid
from journey_editor.layout.groups import WHOLE_BOARD, Group
from journey_editor.layout.images import images_of
from journey_editor.layout.lane_parts import LaneParts
from journey_editor.layout.lanes import face_pieces, lane_moods, lane_pieces
from journey_editor.layout.legend import signs_of
from journey_editor.layout.memory import Kept, Memory
from journey_editor.layout.operating_rows import Fields
from journey_editor.layout.picture import Mark, Piece, PieceKey, Point
from journey_editor.layout.routes import if_bent
from journey_editor.layout.stubs import STUB_KINDS, Stubs
from journey_editor.layout.text import Shaper
from journey_editor.layout.twin import exchange, twin
from journey_editor.layout.ways import Line

_FORMING = {record_type.kind for record_type in (JourneyMap, View, Persona, Lane, Stage, Step)}
"""The records that say which rows and columns there are, and what all cards show."""


class Made:
    """What was made already, by what it was made of. A fresh state takes it over from the one before."""

    def __init__(self, has_title: bool = True, name_lines: int = metrics.CARD_NAME_LINES) -> None:
        self.has_title = has_title
        self.name_lines = name_lines
        self.cards = Kept()
        self.connections = Kept()
        self.heads = Kept()
        self.fields = Kept()
        self.around = Memory()
        self.headers = Memory()
        self.images = Memory()
        self.lanes: dict[str, Memory] = {}
        self.faces: dict[float | None, tuple[Mark, ...]] = {}
        """By score."""
        self.standing: dict[str, dict[PieceKey, Piece]] = {}
        """What stood in each lane's columns last."""


class LayoutState:
    """One journey, laid out: what a view shows of it, with the lanes' questions where `prompts` says so."""

    def __init__(
        self,
        journey: Journey,
        view: View | None,
        prompts: bool,
        shaper: Shaper,
        made: Made,
        progress: Progress = no_progress,
        without: frozenset[str] = frozenset(),
    ) -> None:
        self.journey = journey
        self._view_id = None if view is None else view.id
        self._prompts = prompts
        self._shaper = shaper
        self._made = made
        self._form = _form(journey, view)
        shown = lanes_shown(journey, view)
        seen = frozenset(lane.id for lane in shown)
        lanes = [lane for lane in shown if lane.id not in without]
        steps = journey.columns
        fields = frozenset(card_fields(journey, view))
        self._steps = steps
        self._lane_ids = [lane.id for lane in lanes]
        self.cells = Cells(journey, lanes, steps, fields, shaper, made.cards, made.name_lines)
        self._parts = LaneParts(journey, self._lane_ids, seen, self.cells, prompts, shaper, made.heads, made.fields)
        self._connections = ConnectionLayout(journey, self.cells, shaper, made.connections)
        self._stubs = Stubs(journey, lanes, self.cells, shaper)
        self.around = Around(journey, seen, shaper, made.around, made.headers, made.has_title, made.name_lines)
        count = len(lanes)
        self._local: dict[int, LaneRow] = {}
        """Each lane's row as if it began at 0."""
        self._over_all: list[dict[PieceKey, Piece]] = [{} for _ in range(count)]
        """Of each row, what hangs on where the columns are."""
        self._standing: list[dict[PieceKey, Piece]] = [{} for _ in range(count)]
        """And what stands in a column, wherever that is."""
        self._moods: list[list[Mood]] = [[] for _ in range(count)]
        self._pieces: list[dict[PieceKey, Piece]] = [{} for _ in range(count)]
        self._widths: list[float] = []
        self._signs: list[list[frozenset[str]]] = [[frozenset()] * 2 for _ in range(count)]
        """Which of the legend's signs each row shows: over all columns, and in columns."""
        self.rows: list[LaneRow] = []
        self.groups: tuple[Group, ...] = ()
        self.images = images_of(journey, made.images)
        self.seen = what_is_seen(journey, view)
        everything = {record.id for record in journey}
        cells = {(row, column) for row in range(count) for column in range(len(steps))}
        self._lay_out(everything, cells, Course(progress))

    def is_of(self, journey: Journey, view: View | None, prompts: bool) -> bool:
        """Whether it is this that it has laid out, as it was before some changes."""
        view_id = None if view is None else view.id
        return self.journey is journey and (self._view_id, self._prompts) == (view_id, prompts)

    @staticmethod
    def may_form(changes: ChangeSet) -> bool:
        """Whether these may lead to other rows and columns, or to cards that show something else."""
        return any(change.record.kind in _FORMING for change in changes)

    def has_form(self, journey: Journey, view: View | None) -> bool:
        """Whether a journey has the same rows and columns, and all cards show the same; else it takes a fresh state."""
        return _form(journey, view) == self._form

    def update(self, changes: ChangeSet, view: View | None, progress: Progress = no_progress) -> bool:
        """Take in a change set that the journey has carried out. False: it has another form now.

        Where `progress` stops it, this state is of no use any more.
        """
        if self.may_form(changes):
            if not self.has_form(self.journey, view):
                return False
            self.seen = what_is_seen(self.journey, view)
        if any(isinstance(change.record, PictureRecord) for change in changes):
            self.images = images_of(self.journey, self._made.images)
        touched = (self.cells.cell_of(r) for c in changes for r in (c.before, c.after) if isinstance(r, Card))
        self._lay_out(affected(self.journey, changes), {cell for cell in touched if cell is not None}, Course(progress))
        return True

    def twin(self, journey: Journey) -> LayoutState:
        """The same of another journey, which is equal to this one: it goes on while this one stays as it is.

        What was made is remembered by what it was made of, so both remember it together.
        """
        together = (self._made, *vars(self._made).values())
        return twin(self, {id(self.journey): journey, **{id(memory): memory for memory in together}})

    def give_to(self, journey: Journey) -> None:
        """From now on it is this journey that is laid out, which is equal to the one that was."""
        exchange(self, self.journey, journey)

    def _lay_out(self, ids: set[str], cells: set[tuple[int, int]], course: Course) -> None:
        """Lay out what hangs on some records, and on the cards of some cells."""
        moved, gone, refilled = self.cells.read(course.over(cells, 0.1))
        stages = self._stages_of(ids)
        ways = self.journey.among(ids, Connection)
        # A decision says how many of its ways lead out of what is shown: the card at their end is farther away.
        cards = {i for i in (*ids, *(way.source for way in ways)) if i in self.cells.spots} | moved
        stale = self.cells.lay_out(course.over(cards, 0.3)) | {row for row, _ in cells}
        connections = {way.id for way in ways} | (self._connections.way_plan.ways.keys() & ids)
        stale |= self._stubs.read(ids, cards | gone)
        respotted, barred = self.cells.restack(stale)
        self._connections.choose_ways(connections, moved | respotted | gone, refilled, barred, course)
        before = self.grid if self._widths else None
        is_new_grid = self._plan_grid()
        resized = Resized.between(before, self.grid) if is_new_grid and before is not None else None
        stale |= self._parts.read(ids, stages, self.grid, is_new_grid)
        if is_new_grid:
            stale |= self.cells.rows_with_long_cards
        stale |= {number for kind, number in self._connections.way_plan.changed_lines if kind == "channel"}
        spread = set(range(len(self._lane_ids))) if is_new_grid else stale
        self._plan_rows(spread)
        self._stack_rows(ids, stages, spread)
        restacked: set[str] = set()
        lowered: set[str] = set()
        for number in course.over(stale, 0.6, every=1):  # a row may hold a thousand cards
            own_restacked, own_lowered = self.cells.place(self._local[number], self.grid)
            restacked |= own_restacked
            lowered |= own_lowered
            self._lay_out_standing(number)
        for number in spread:
            self._lay_out_over_all(number)
        restood = stale | {number for number in spread if self._has_fields(number)}
        changed = self._connections.lay_out(
            connections, restacked, lowered, self.rows, self.grid, resized, self._faces, restood, course
        )
        for number in spread | changed:
            self._pieces[number] = {
                **self._over_all[number],
                **self._standing[number],
                **self._connections.pieces[number],
            }
        signs = self._connections.signs.union(*(sign for own in self._signs for sign in own))
        self.around.lay_out_below(self.rows, signs)
        self._group()

    # --- rows and columns -----------------------------------------------------------------------------------------

    def _stages_of(self, ids: set[str]) -> set[str]:
        """The stages whose headers and fields may say something else: they count what stands in them, too."""
        if len(ids) == len(self.journey):
            return {stage.id for stage in self.journey.stages}
        stages = set()
        for record in map(self.journey.get, ids):
            if isinstance(record, Stage):
                stages.add(record.id)
            elif isinstance(record, Step):
                stages.add(record.stage)
            elif isinstance(record, Card):
                stages.add(self.journey.stage_of(record).id)
        return stages

    def _plan_grid(self) -> bool:
        """Make gutters as wide as they must be. Says whether columns stand elsewhere now."""
        way_plan = self._connections.way_plan
        numbers: Iterable[int] = range(len(self._steps) + 1)
        widths = [0.0] * (len(self._steps) + 1)
        if self._widths:
            numbers = [number for kind, number in way_plan.changed_lines if kind == "gutter"]
            widths = list(self._widths)
        for number in numbers:
            gutter: Line = ("gutter", number)
            widths[number] = gutter_width(
                number, way_plan.count(gutter), way_plan.label_width(gutter), way_plan.labels_beside(gutter)
            )
        if widths == self._widths:
            return False
        self._widths = widths
        self.grid = plan_grid(self._steps, widths)
        return True

    def _plan_rows(self, numbers: Iterable[int]) -> None:
        """Work out the heights of rows."""
        way_plan = self._connections.way_plan
        for number in numbers:
            tracks, has_labels = way_plan.count(("channel", number)), way_plan.label_width(("channel", number)) > 0
            self._local[number] = lane_row(number, self._parts.shape(number), tracks, has_labels, self.grid)

    def _stack_rows(self, ids: set[str], stages: set[str], spread: Collection[int]) -> None:
        """What stands around the rows, and where under the headers each row stands."""
        around = self.around
        y = around.lay_out_above(ids, stages, self.seen, self.grid)
        before, self.rows = self.rows, []
        for number in range(len(self._lane_ids)):
            is_as_before = before and before[number].top == y and number not in spread
            self.rows.append(before[number] if is_as_before else self._local[number].moved(y))
            y = self.rows[-1].bottom + metrics.LANE_GAP

    @property
    def lane_names(self) -> list[str]:
        """What each row's lane is called."""
        return self._parts.names

    @property
    def fields(self) -> tuple[tuple[str, Fields], ...]:
        """The cells of each row of the stages' fields, by the lane's id."""
        return self._parts.fields

    # --- pieces ---------------------------------------------------------------------------------------------------

    def _lay_out_standing(self, number: int) -> None:
        """Make the pieces that stand in a lane's columns: cards and faces."""
        row = self._local[number]
        cells = self.cells.rows[number]
        moods = lane_moods(self.grid, cells) if self._parts.follows_persona(number) else []
        if moods != self._moods[number]:
            self._moods[number] = moods
        pieces: list[Piece] = []
        signs: set[str] = set()
        if not row.is_collapsed:
            pieces = face_pieces(moods, cells, row, self._face)
            for column, cell in cells.items():
                for card in cell:
                    box, content = self.cells.places[card.id], self.cells.contents[card.id]
                    pieces.append(Piece(("card", card.id), box, content.marks, 50, content.told, column=column))
                    signs |= self.cells.signs[card.id]
                    if card.child_map:
                        pieces.append(card_badge(card, box, column))
                    if stubs := self._stubs.pieces(card.id, box, column):
                        pieces += stubs
                        signs |= self._stubs.signs(stubs)
        self._signs[number][1] = frozenset(signs)
        before = self._made.standing.get(row.lane, {})
        self._made.standing[row.lane] = self._standing[number] = {
            piece.key: known if (known := before.get(piece.key)) == piece else piece for piece in pieces
        }

    def _face(self, score: float | None) -> tuple[Mark, ...]:
        known = self._made.faces.get(score)
        if known is None:
            known = self._made.faces[score] = point_marks(score, self._shaper)
        return known

    def _lay_out_over_all(self, number: int) -> None:
        """Make the pieces of a lane that hang on where the columns are: its ground, header, curve and fields."""
        row = self._local[number]
        memory = self._made.lanes.setdefault(row.lane, Memory())
        part = self._parts.part(number)
        pieces = lane_pieces(part, self._moods[number], row, self.grid, self._shaper, memory)
        signs: set[str] = set()
        for piece in pieces:
            if piece.kind == "field":
                signs |= memory.recalled(("signs", piece.key), (piece.marks,), partial(signs_of, piece.marks))
        if part.facts.follows_persona:
            signs |= memory.recalled("signs", self._moods[number], partial(curve_signs, self._moods[number]))
        memory.end_round()
        self._signs[number][0] = frozenset(signs)
        self._over_all[number] = {piece.key: piece for piece in pieces}

    def _has_fields(self, number: int) -> bool:
        """Whether something stands in a row that reaches from the first step of a stage to its last."""
        return any(piece.kind == "field" for piece in self._over_all[number].values())

    def _faces(self, number: int) -> list[Piece]:
        """What labels keep off beside cards in a row."""
        kinds = ("emotion", "field", *STUB_KINDS)
        own = (self._over_all[number], self._standing[number])
        return [piece for pieces in own for piece in pieces.values() if piece.kind in kinds]

    def if_bent(self, connection: str, bends: Bends) -> tuple[Point, ...]:
        """The corners on the board that a connection would have with other bends. Raises KeyError for one not shown."""
        return if_bent(connection, bends, self._connections.terrain(self.rows, self.grid))

    def _group(self) -> None:
        """Put the pieces together in groups; what has not changed is the same object."""
        known, lefts = {group.key: group for group in self.groups}, self.grid.lefts
        groups = []
        for row, pieces in zip(self.rows, self._pieces, strict=True):
            group = known.get(row.lane)
            if group is None or group.pieces is not pieces or group.top != row.top or group.lefts is not lefts:
                reaching = dict(self._connections.reaching[row.index])
                group = Group(row.lane, row.top, pieces, lefts, row.height, reaching)
            groups.append(group)
        around = known.get(WHOLE_BOARD)
        pieces_around = self.around.pieces
        if around is None or not _are_the_same(around.pieces.values(), pieces_around):
            around = Group(WHOLE_BOARD, 0.0, {piece.key: piece for piece in pieces_around})
        self.groups = (around, *groups)


def _form(journey: Journey, view: View | None) -> object:
    """Which rows and columns there are, and what all cards depend on."""
    lanes = tuple((lane.id, lane.content, lane.persona, lane.is_collapsed) for lane in lanes_shown(journey, view))
    steps = tuple((step.id, step.stage) for step in journey.columns)
    return lanes, steps, card_fields(journey, view)


def _are_the_same(pieces: Collection[Piece], others: Collection[Piece]) -> bool:
    """Whether they are the very same objects: what has not changed is recalled."""
    return len(pieces) == len(others) and all(map(is_, pieces, others))
