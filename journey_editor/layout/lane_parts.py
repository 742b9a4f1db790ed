"""What each lane is made of beside its cards' places, read anew only where something of it has changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from journey_editor.document.edits.lanes import MOST_HEIGHT
from journey_editor.document.journey import Journey
from journey_editor.document.records import Lane, Stage
from journey_editor.layout import metrics
from journey_editor.layout.cells import Cells
from journey_editor.layout.grid import GridPlan, RowShape
from journey_editor.layout.lane_headers import LaneFacts, lane_content, lane_facts
from journey_editor.layout.lanes import LanePart
from journey_editor.layout.memory import Kept
from journey_editor.layout.operating_rows import (
    FieldContent,
    FieldFacts,
    Fields,
    field_content,
    field_facts,
    row_height,
)
from journey_editor.layout.picture import Mark
from journey_editor.layout.text import Shaper


class LaneParts:
    """The parts of all lanes on a board, from top to bottom."""

    def __init__(
        self,
        journey: Journey,
        lane_ids: Sequence[str],
        seen: frozenset[str],
        cells: Cells,
        prompts: bool,
        shaper: Shaper,
        heads: Kept,
        contents: Kept,
    ) -> None:
        self._journey = journey
        self._ids = lane_ids
        self._seen = seen
        """The lanes that are not hidden; some may be left out here."""
        self._cells = cells
        self._prompts = prompts
        self._shaper = shaper
        self._made_heads = heads
        self._made_contents = contents
        self._facts: dict[int, LaneFacts] = {}
        self._heads: dict[int, tuple[float, tuple[Mark, ...]]] = {}
        self._said: dict[tuple[int, str], FieldFacts] = {}
        """What each stage says in a row of fields, without the lane's question."""
        self._fields: dict[int, Fields] = {}

    def read(self, ids: set[str], stages: set[str], grid: GridPlan, is_new_grid: bool) -> set[int]:
        """Read what hangs on some records and stages. Gives the rows of lanes that may be others now."""
        stale = set()
        for number, lane_id in enumerate(self._ids):
            lane = self._journey.record(lane_id, Lane)
            is_touched = lane_id in ids or lane.persona in ids
            if is_touched:
                stale.add(number)
                self._read_head(number, lane)
            if lane.content.stage_field and (is_touched or stages or is_new_grid):
                fields = self._read_fields(number, lane, None if is_touched else stages, grid)
                if fields != self._fields.get(number):
                    self._fields[number] = fields
                    stale.add(number)
        return stale

    def shape(self, number: int) -> RowShape:
        """What a lane's row must have room for."""
        lane = self._journey.record(self._ids[number], Lane)
        fields = self._fields.get(number, ())
        body = row_height([content for _, content in fields]) if fields else self._cells.stack_height(number)
        above = self._journey.record(self._ids[number - 1], Lane) if number else None
        is_alike = above is not None and above.persona is not None and above.persona == lane.persona
        joins = is_alike and above is not None and not (above.content.is_line or lane.content.is_line)
        head = self._heads[number][0]
        least = min(lane.height or 0.0, MOST_HEIGHT)
        return RowShape(lane.id, lane.content, head, body, lane.is_collapsed, joins, least)

    @property
    def names(self) -> list[str]:
        """What each lane is called."""
        return [self._facts[number].name for number in range(len(self._ids))]

    @property
    def fields(self) -> tuple[tuple[str, Fields], ...]:
        """The cells of each row of the stages' fields, by the lane's id."""
        return tuple((lane, self._fields[i]) for i, lane in enumerate(self._ids) if self._fields.get(i))

    def follows_persona(self, number: int) -> bool:
        """Whether a lane has a curve."""
        return self._facts[number].follows_persona

    def part(self, number: int) -> LanePart:
        """What a lane is made of."""
        lane = self._journey.record(self._ids[number], Lane)
        prompt = lane.prompt if self._prompts and lane.content.holds_cards else ""
        fields = self._fields.get(number, ())
        return LanePart(self._facts[number], self._heads[number][1], self._cells.rows[number], fields, prompt)

    def _read_head(self, number: int, lane: Lane) -> None:
        facts = lane_facts(self._journey, lane)
        self._facts[number] = facts
        self._heads[number] = self._made_heads.recalled(lane.id, facts, partial(lane_content, facts, self._shaper))

    def _read_fields(self, number: int, lane: Lane, stages: set[str] | None, grid: GridPlan) -> Fields:
        """The cells of a row of the stages' fields; those of `stages` (None: of all) are read anew.

        The first that is empty asks the lane's question.
        """
        prompt = lane.prompt if self._prompts else ""
        fields = []
        for stage, (left, right) in zip(self._journey.stages, grid.spans, strict=True):
            key = (number, stage.id)
            if stages is None or stage.id in stages or key not in self._said:
                self._said[key] = field_facts(self._journey, stage, lane, self._seen)
            facts = self._said[key]
            if prompt and not (facts.text or facts.instead):
                facts, prompt = replace(facts, prompt=prompt), ""
            width = right - left - metrics.STAGE_GAP
            fields.append((facts, self._content(lane, stage, facts, width)))
        return tuple(fields)

    def _content(self, lane: Lane, stage: Stage, facts: FieldFacts, width: float) -> FieldContent:
        make = partial(field_content, facts, width, self._shaper)
        return self._made_contents.recalled((lane.id, stage.id), (facts, width), make)
