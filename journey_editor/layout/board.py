"""The board: a whole map as a picture, and where on it everything is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial

from journey_editor.document.changes import ChangeSet
from journey_editor.document.journey import Journey
from journey_editor.document.progress import Progress, no_progress
from journey_editor.document.records import View
from journey_editor.layout import metrics
from journey_editor.layout.bends import Bends
from journey_editor.layout.child_badges import CHILD_KINDS
from journey_editor.layout.grid import LaneRow, StageSpan, StepColumn
from journey_editor.layout.groups import Group, PiecesByKey
from journey_editor.layout.headers import cut_header
from journey_editor.layout.lane_headers import cut_lane
from journey_editor.layout.legend import cut_legend
from journey_editor.layout.operating_rows import cut_fields
from journey_editor.layout.picture import Bookmark, Box, Picture, Piece, PieceKey, Point
from journey_editor.layout.reading_table import reading_table
from journey_editor.layout.state import LayoutState, Made
from journey_editor.layout.text import Shaper
from journey_editor.layout.title import cut_title

_MANY = 1_000
"""From so many changes on an update takes so long that one may want to stop it."""


@dataclass(frozen=True)
class Cuts:
    """What a sheet that shows a part of the board says anew, in the room that it has."""

    header: Callable[[float, float], Picture]
    """The stage and step headers between two x of the board."""
    title: Callable[[float], Picture]
    """The title, for a sheet that ends at an x of the board."""
    lane: Callable[[Box], Picture]
    """The name of the lane that a part of the lane names begins in the middle of."""
    legend: Callable[[float], Picture]
    """The legend, for a width; from its own corner."""
    fields: Callable[[Picture, Box], Picture]
    """A part of the board, whose cells of the stages' fields say what they say inside of it."""
    shaper: Shaper
    """For what stands around it on a sheet."""


@dataclass(frozen=True, eq=False)
class Board:
    """A laid-out map: its pieces in groups, and the grid they stand on. All places in points."""

    groups: tuple[Group, ...]
    """All pieces, first those that belong to no lane. A group in which nothing changed is the same object as before."""
    columns: tuple[StepColumn, ...]
    rows: tuple[LaneRow, ...]
    stages: tuple[StageSpan, ...]
    lane_names: tuple[str, ...]
    """What each row's lane is called, in the order of the rows."""
    header: Box
    """The stage and step headers, right of the lane names."""
    band: Box
    """The lane names, under the headers."""
    width: float
    height: float
    cells: Mapping[tuple[str, str], tuple[str, ...]]
    """The ids of the cards in each filled cell (lane, step), from top to bottom."""
    covered: Mapping[tuple[str, str], str]
    """The cells (lane, step) that a card of an earlier step reaches over, and the topmost such card."""
    images: dict[str, bytes]
    cuts: Cuts

    @cached_property
    def by_key(self) -> Mapping[PieceKey, Piece]:
        """Every piece by what it is and shows."""
        return PiecesByKey(self.groups)

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Every piece in painting order. Painters of the whole want this; who asks for one piece asks `by_key`."""
        placed = [group.placed(piece) for group in self.groups for piece in group.pieces.values()]
        return tuple(sorted(placed, key=lambda piece: piece.z))

    def of_kind(self, kind: str) -> Iterator[Piece]:
        """Every piece of a kind, in no order."""
        for group in self.groups:
            yield from (group.placed(piece) for key, piece in group.pieces.items() if key[0] == kind)

    @cached_property
    def bookmarks(self) -> tuple[Bookmark, ...]:
        """The outline of an exported document: the stages, then the lanes."""
        top = self.header.y
        stages = [
            Bookmark(span.stage.name or f"Stage {i}", Point(span.left, top))
            for i, span in enumerate(self.stages, start=1)
        ]
        lanes = [
            Bookmark(name or "Persona", Point(0, row.top))
            for row, name in zip(self.rows, self.lane_names, strict=True)
            if not row.content.is_line
        ]
        return (*stages, *lanes)

    @cached_property
    def picture(self) -> Picture:
        """The board for those who only look at it: without the tabs that open child maps."""
        pieces = tuple(piece for piece in self.pieces if piece.kind not in CHILD_KINDS)
        table = reading_table(self.columns, self.rows, self.cells)
        return Picture(self.width, self.height, pieces, "board.background", self.bookmarks, self.images, table=table)


class BoardLayout:
    """Lays maps out. What an edit has no bearing on is the very same object as in the last board.

    `has_title`: with the map's title, scope and so on above the headers. `name_lines`: how many lines the names of
    touchpoints and decisions may take.
    """

    def __init__(self, shaper: Shaper, has_title: bool = True, name_lines: int = metrics.CARD_NAME_LINES) -> None:
        self._shaper = shaper
        self._made = Made(has_title, name_lines)
        self._state: LayoutState | None = None
        self._ahead: tuple[ChangeSet, LayoutState] | None = None
        """What is expected to change next, and the state after that."""

    def board(
        self,
        journey: Journey,
        view: View | None = None,
        prompts: bool = False,
        changes: ChangeSet | None = None,
        progress: Progress = no_progress,
        without: frozenset[str] = frozenset(),
    ) -> Board:
        """Lay a map out: what a view shows of it, else the whole but for what is hidden.

        `prompts`: with the lanes' guiding questions in empty cells, as on the screen or on a worksheet.
        `changes`: those carried out since the last board of the same; only what they touch is laid out again. The board
        is the same as without.
        `without`: lanes that are left out too, and nothing says so; not together with `changes`.
        `progress` is told how far the layout of a whole map is; where that stops it, all is as before.
        """
        ahead, self._ahead = self._ahead, None
        state = self._state
        is_same = changes is not None and state is not None and state.is_of(journey, view, prompts)
        if is_same and ahead is not None and ahead[0] == changes:
            state = ahead[1]
            state.give_to(journey)
        elif changes is None or state is None or not is_same or not state.update(changes, view):
            state = LayoutState(journey, view, prompts, self._shaper, self._made, progress, without)
        self._state = state
        return self._board(state)

    def expect(
        self,
        changes: ChangeSet,
        journey: Journey,
        view: View | None = None,
        prompts: bool = False,
        progress: Progress = no_progress,
    ) -> None:
        """Lay out what will be once these changes are carried out: the `board` asked for with them is there then.

        The journey stays as it is; its twin is laid out. `progress` is told how far that is, and where it stops it, all
        is as before. Nothing is done ahead for a few changes, nor where another map or view was laid out last.
        """
        state, self._ahead = self._state, None
        if state is None or not state.is_of(journey, view, prompts):
            return
        are_many = len(changes) >= _MANY
        if not (are_many or state.may_form(changes)):
            return
        after = journey.twin()
        progress(0, 1)
        after.apply(changes)
        progress(0, 1)
        new_view = after.get(view.id) if view is not None else None
        shown = new_view if isinstance(new_view, View) else None
        if not state.has_form(after, shown):
            self._ahead = changes, LayoutState(after, shown, prompts, self._shaper, self._made, progress)
        elif are_many:
            new = state.twin(after)
            progress(0, 1)
            new.update(changes, shown, progress)
            self._ahead = changes, new

    def if_bent(self, connection: str, bends: Bends) -> tuple[Point, ...]:
        """The corners that a connection of the last board would have with other bends, as long as all else stays where
        it is. Raises KeyError where it is not shown."""
        assert self._state is not None, "no board has been laid out"
        return self._state.if_bent(connection, bends)

    def _board(self, state: LayoutState) -> Board:
        left = metrics.MARGIN + metrics.LANE_BAND
        around, grid = state.around, state.grid
        height = around.header_bottom - around.top
        names = tuple(state.lane_names)
        return Board(
            state.groups,
            grid.columns,
            tuple(state.rows),
            around.stages,
            names,
            Box(left, around.top, grid.width - metrics.MARGIN - left, height),
            Box(metrics.MARGIN, around.header_bottom, metrics.LANE_BAND, around.bottom - around.header_bottom),
            grid.width,
            (around.legend.box.bottom if around.legend.marks else around.bottom) + metrics.MARGIN,
            state.cells.by_ids,
            state.cells.covered,
            state.images,
            Cuts(
                partial(cut_header, tuple(around.headers), around.stage_facts, self._shaper),
                partial(
                    cut_title,
                    state.journey.map,
                    state.seen,
                    around.logo,
                    state.images,
                    around.title_height,
                    self._shaper,
                ),
                partial(cut_lane, tuple(state.rows), names, self._shaper),
                partial(cut_legend, around.entries, self._shaper),
                partial(cut_fields, state.fields, self._shaper),
                self._shaper,
            ),
        )
