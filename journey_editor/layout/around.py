"""What stands around the lanes: title, corner and headers above them, the legend below."""

from __future__ import annotations

from collections.abc import Sequence, Set

from journey_editor.document.edits.pictures import picture_of
from journey_editor.document.journey import Journey
from journey_editor.document.records import Step
from journey_editor.layout import metrics
from journey_editor.layout.card_picture import CardPicture
from journey_editor.layout.grid import GridPlan, LaneRow, StageSpan, quarters
from journey_editor.layout.headers import StageFacts, header_pieces, stage_facts
from journey_editor.layout.legend import LegendEntry, legend_entries, legend_piece, signs_of
from journey_editor.layout.logo import logo_of, logo_piece
from journey_editor.layout.memory import Memory
from journey_editor.layout.picture import Box, Mark, Piece
from journey_editor.layout.stage_signals import StageSignals
from journey_editor.layout.text import Shaper
from journey_editor.layout.title import LOGO_KEY, corner_content, title_block


class Around:
    """The pieces that belong to no lane. First what is above, then, when the rows stand, what is below."""

    def __init__(
        self,
        journey: Journey,
        shown: frozenset[str],
        shaper: Shaper,
        memory: Memory,
        headers: Memory,
        has_title: bool,
        name_lines: int,
    ) -> None:
        self._journey = journey
        self._shaper = shaper
        self._memory = memory
        self._header_memory = headers
        self._has_title = has_title
        is_printed = name_lines >= metrics.PRINTED_NAME_LINES
        self._name_lines = metrics.PRINTED_STAGE_LINES if is_printed else metrics.STAGE_NAME_LINES
        self._headers_for: object = None
        self._headers_end = 0.0
        self._header_signs: frozenset[str] = frozenset()
        self._steps: dict[str, Step] = {}
        self._signals = StageSignals(journey, shown)
        self._above: list[Piece] = []
        self.stage_facts: dict[str, StageFacts] = {}
        """What each stage's header says."""
        self.stages: tuple[StageSpan, ...] = ()
        self.headers: list[Piece] = []
        self.logo: CardPicture | None = None
        """The logo in the title block."""
        self.entries: tuple[LegendEntry, ...] = ()
        """What the legend lists."""

    def lay_out_above(self, ids: set[str], stages: set[str], seen: str, grid: GridPlan) -> float:
        """Lay out what hangs on some records and stages. Gives where the rows begin."""
        record, memory, inner = self._journey.map, self._memory, grid.width - 2 * metrics.MARGIN
        self._inner = inner
        shown = picture_of(self._journey, record.id) if self._has_title else None
        self.logo = memory.recalled("logo", shown, lambda: logo_of(self._journey) if shown is not None else None)
        self.title_height, title = memory.recalled(
            "title",
            (record, seen, self.logo, inner),
            lambda: title_block(record, seen, self.logo, inner, self._shaper) if self._has_title else (0.0, ()),
        )
        corner_height, corner = memory.recalled(
            "corner", record, lambda: corner_content(record, metrics.LANE_BAND, self._shaper)
        )
        self.top = metrics.MARGIN + self.title_height
        self._lay_out_headers(ids, stages, grid)
        self.header_bottom = quarters(max(self._headers_end, self.top + corner_height))
        title_box = Box(metrics.MARGIN, metrics.MARGIN, inner, self.title_height)
        corner_box = Box(metrics.MARGIN, self.top, metrics.LANE_BAND, self.header_bottom - self.top)
        title_piece = memory.recalled("title piece", (title_box, title), lambda: _title(title_box, title))
        self._above = [
            *([title_piece] if self._has_title else []),
            *([self._logo_piece(self.logo)] if self.logo is not None else []),
            memory.recalled("corner piece", (corner_box, corner), lambda: _corner(corner_box, corner)),
            *self.headers,
        ]
        return self.header_bottom + metrics.BAND_GAP

    def _logo_piece(self, logo: CardPicture) -> Piece:
        right = metrics.MARGIN + self._inner
        return self._memory.recalled(
            "logo piece",
            (logo, right),
            lambda: logo_piece(logo, LOGO_KEY, right, metrics.MARGIN, self._inner, self._shaper),
        )

    def lay_out_below(self, rows: Sequence[LaneRow], signs: Set[str]) -> None:
        """Put the legend under the rows: of the signs seen in these, and in the headers."""
        self.bottom = rows[-1].bottom if rows else self.header_bottom + metrics.BAND_GAP
        self.entries = legend_entries(signs | self._header_signs)
        # It begins under the first column: under the lanes' names, what holds those in view would cover it.
        indent = min(metrics.LANE_BAND + metrics.LANE_GAP, self._inner / 2)
        place = (metrics.MARGIN + indent, self.bottom + 14, self._inner - indent)
        self.legend = self._memory.recalled(
            "legend", (self.entries, place), lambda: legend_piece(self.entries, *place, self._shaper)
        )
        self._memory.end_round()

    @property
    def pieces(self) -> list[Piece]:
        """All of them."""
        return [*self._above, self.legend] if self.legend.marks else self._above

    def _lay_out_headers(self, ids: set[str], stages: set[str], grid: GridPlan) -> None:
        """The headers of stages and steps, where they may be others."""
        self._signals.read(ids)
        are_stale = self._read_stages(stages)
        for step in self._journey.among(ids, Step):
            if self._steps.get(step.id) is not step:
                self._steps[step.id] = step
                are_stale = True
        made_for = (grid, self.top)
        if are_stale or made_for != self._headers_for:
            self._headers_for = made_for
            facts = [self.stage_facts[stage.id] for stage in self._journey.stages]
            self.stages = tuple(StageSpan(f.stage, *span) for f, span in zip(facts, grid.spans, strict=True))
            steps = [(self._steps[column.step], column) for column in grid.columns]
            spans = list(zip(facts, self.stages, strict=True))
            memory = self._header_memory
            self.headers, self._headers_end = header_pieces(spans, steps, self.top, self._shaper, memory)
            memory.end_round()
            marks = (mark for piece in self.headers if piece.kind == "stage" for mark in piece.marks)
            self._header_signs = signs_of(marks)

    def _read_stages(self, stages: set[str]) -> bool:
        """Read what stages' headers show. Says whether one says something else now."""
        found = {}
        for number, stage in enumerate(self._journey.stages if stages else (), start=1):
            if stage.id in stages:
                facts = stage_facts(self._journey, stage, number, self._signals.of(stage.id), self._name_lines)
                if facts != self.stage_facts.get(stage.id):
                    found[stage.id] = facts
        if found:
            self.stage_facts = {**self.stage_facts, **found}
        return bool(found)


def _title(box: Box, marks: tuple[Mark, ...]) -> Piece:
    return Piece(("title", "map"), box, marks, 10, "Map title")


def _corner(box: Box, marks: tuple[Mark, ...]) -> Piece:
    return Piece(("corner", "map"), box, marks, 70)
