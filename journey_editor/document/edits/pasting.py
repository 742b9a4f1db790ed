"""Texts from outside as cards: a list into one lane, or a grid over lanes and steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.edits.cards import Place, why_not
from journey_editor.document.edits.lanes import next_colour
from journey_editor.document.edits.pictures import kept
from journey_editor.document.edits.placing import keys_at
from journey_editor.document.journey import Journey
from journey_editor.document.order import key_between, keys_between
from journey_editor.document.record import new_id
from journey_editor.document.records import Card, Lane, Note, Persona, Stage, Step, Touchpoint
from journey_editor.document.vocabulary import LaneContent
from journey_editor.document.wording import name_key

_MOST_NAME = 2_000

Headings = Literal["", "stages", "steps"]
"""What the first row of a grid names."""


@dataclass(frozen=True)
class Receiver:
    """A lane or a step that a row or a column comes to: its id, what it is called, and whether it is made for it."""

    id: str
    name: str
    is_new: bool = False


@dataclass
class Landing:
    """Where pasted texts come to. `rows` and `columns` say it for each row and column of the grid."""

    changes: ChangeSet = field(default_factory=ChangeSet)
    cards: list[str] = field(default_factory=list)
    columns: list[Receiver] = field(default_factory=list)
    rows: list[Receiver] = field(default_factory=list)
    new_stages: list[str] = field(default_factory=list)


def add_texts(journey: Journey, place: Place | None, texts: Sequence[str], spread: bool = False) -> Landing:
    """A card for each text: stacked in the cell of a place, or `spread` over the steps from there to the right.

    Without a place (an empty map) a stage and a persona are made. Steps are made where the board ends.
    """
    row = [[text] for text in texts] if spread else [list(texts)]
    return add_grid(journey, place, [row])


def spread_over_steps(journey: Journey, ids: Sequence[str]) -> ChangeSet:
    """Spread a stack of cards of one cell over the steps from there to the right; steps are made where there are
    none."""
    first = journey.record(ids[0], Card)
    where = add_texts(journey, Place(first.lane, first.step), [first.name] * len(ids), spread=True)
    new_ids = dict(zip(where.cards, ids, strict=True))
    draft = Draft(journey)
    for change in where.changes:
        made = change.after
        if isinstance(made, Card):
            if made.step != first.step:
                draft.revise(new_ids[made.id], step=made.step, order=made.order)
        elif made is not None:
            draft.add(made)
    return draft.changes()


def add_pictures(
    journey: Journey, place: Place | None, pictures: Sequence[tuple[str, str]], names: Sequence[str], spread: bool
) -> Landing:
    """A card for each picture (base64 and media type), as `add_texts` makes them of the names.

    Raises ValueError as `set_picture`.
    """
    landing = add_texts(journey, place, names, spread)
    draft = Draft(journey)
    for change in landing.changes:
        if change.after is not None:
            draft.add(change.after)
    known: dict[tuple[str, str], str] = {}
    for card, picture in zip(landing.cards, pictures, strict=True):
        known[picture] = known.get(picture) or kept(draft, *picture).id
        draft.revise(card, picture=known[picture])
    landing.changes = draft.changes()
    return landing


def add_grid(
    journey: Journey,
    place: Place | None,
    cells: Sequence[Sequence[Sequence[str]]],
    headings: Headings = "",
    names_lanes: bool = False,
    lanes: Sequence[str] | None = None,
) -> Landing:
    """Texts in rows and columns as cards: rows go to lanes and columns to steps, from a place on. A cell is a stack.

    `headings`: the first row names stages or steps; `names_lanes`: the first column names lanes. What is named so and
    there already is used, the rest is made. `lanes` are those that can be seen, from top to bottom (None: all).
    """
    return _Grid(journey, place, lanes).run([list(row) for row in cells], headings, names_lanes)


class _Grid:
    """One grid that is being put onto the board."""

    def __init__(self, journey: Journey, place: Place | None, lanes: Sequence[str] | None) -> None:
        self.journey = journey
        self.draft = Draft(journey)
        self.place = place
        self.seen = list(lanes) if lanes is not None else [lane.id for lane in journey.lanes]
        self.landing = Landing()
        self._steps: dict[str, list[Step]] = {stage.id: journey.steps(stage.id) for stage in journey.stages}
        self._stages = journey.stages
        self._lanes = journey.lanes
        self._colours = [persona.colour for persona in journey.all(Persona)]

    def run(self, cells: list[list[Sequence[str]]], headings: Headings, names_lanes: bool) -> Landing:
        width = max(map(len, cells), default=0)
        if not width:
            return self.landing
        head = [_first(cell) for cell in cells.pop(0)][names_lanes:] if headings else []
        names = [_first(row.pop(0)) if row else "" for row in cells] if names_lanes else []
        if headings == "stages":
            self.landing.columns = self._at_stages(head)
        elif headings == "steps":
            self.landing.columns = self._at_steps(head)
        else:
            self.landing.columns = self._from_here(width - names_lanes)
        self.landing.rows = self._named_lanes(names) if names_lanes else self._lanes_from_here(len(cells))
        stacks: dict[tuple[str, str], list[str]] = {}
        for row, lane in zip(cells, self.landing.rows, strict=True):
            for texts, step in zip(row, self.landing.columns, strict=False):
                stacks.setdefault((lane.id, step.id), []).extend(texts)
        for (lane_id, step_id), texts in stacks.items():
            self._stack(lane_id, step_id, texts)
        self.landing.changes = self.draft.changes() if self.landing.cards else ChangeSet()
        return self.landing

    # --- columns --------------------------------------------------------------------------------------------------

    def _from_here(self, count: int) -> list[Receiver]:
        """Columns from the place on; steps are made behind the last one."""
        columns = [step for stage in self._stages for step in self._steps[stage.id]]
        start = 0
        if self.place is not None:
            start = [step.id for step in columns].index(self.place.step)
            if self.place.new_step is not None:
                start += self.place.new_step == "after"
                stage = self.journey.record(self.place.step, Step).stage
                at = [step.id for step in self._steps[stage]].index(self.place.step) + (self.place.new_step == "after")
                made = self._new_step(stage, at)
                columns.insert(start, made)
        receivers = [self._receiver(step) for step in columns[start : start + count]]
        while len(receivers) < count:
            stage = self._stages[-1].id if self._stages else self._new_stage("").id
            free = next((s for s in self._steps[stage] if not columns), None)
            step = free or self._new_step(stage)
            columns.append(step)
            receivers.append(self._receiver(step))
        return receivers

    def _at_stages(self, head: list[str]) -> list[Receiver]:
        """Columns by the names of stages; a blank heading is one more step of the stage before it."""
        receivers: list[Receiver] = []
        stage: Stage | None = None
        taken: dict[str, int] = {}
        for name in head:
            if name or stage is None:
                stage = next((s for s in self._stages if name_key(s.name) == name_key(name)), None) or self._new_stage(
                    name
                )
            at = taken.get(stage.id, 0)
            taken[stage.id] = at + 1
            steps = self._steps[stage.id]
            receivers.append(self._receiver(steps[at] if at < len(steps) else self._new_step(stage.id)))
        return receivers

    def _at_steps(self, head: list[str]) -> list[Receiver]:
        """Columns by the names of steps; those that are not there are made at the end of the board."""
        known = {name_key(step.name): step for steps in self._steps.values() for step in reversed(steps) if step.name}
        receivers: list[Receiver] = []
        for name in head:
            step = known.get(name_key(name)) if name else None
            if step is None:
                stage = self._stages[-1].id if self._stages else self._new_stage("").id
                blank = [s for s in self._steps[stage] if self._is_made(s.id) and not s.name]
                if blank and len(self._steps[stage]) == 1 and not receivers:
                    step = self.draft.add(blank[0].revised(name=name))
                    self._steps[stage] = [step]
                else:
                    step = self._new_step(stage, name=name)
                known[name_key(name)] = step
            receivers.append(self._receiver(step))
        return receivers

    def _new_stage(self, name: str) -> Stage:
        stage = self.draft.add(Stage(id=new_id("stage"), order=keys_at(self._stages, len(self._stages))[0], name=name))
        self._stages = [*self._stages, stage]
        self._steps[stage.id] = [self.draft.add(Step(id=new_id("step"), order=key_between(None, None), stage=stage.id))]
        self.landing.new_stages.append(name)
        return stage

    def _new_step(self, stage: str, at: int | None = None, name: str = "") -> Step:
        steps = self._steps[stage]
        index = len(steps) if at is None else at
        step = self.draft.add(Step(id=new_id("step"), order=keys_at(steps, index)[0], stage=stage, name=name))
        steps.insert(index, step)
        return step

    def _receiver(self, step: Step) -> Receiver:
        stage = next(s for s in self._stages if s.id == step.stage)
        number = [s.id for s in self._steps[stage.id]].index(step.id) + 1
        said = step.name or (f"step {number}" if len(self._steps[stage.id]) > 1 else "")
        called = stage.name or ("New stage" if self._is_made(stage.id) else "Unnamed stage")
        return Receiver(step.id, " \u00b7 ".join(filter(None, (called, said))), self._is_made(step.id))

    def _is_made(self, record_id: str) -> bool:
        return record_id not in self.journey

    # --- rows -----------------------------------------------------------------------------------------------------

    def _lanes_from_here(self, count: int) -> list[Receiver]:
        """Lanes from the place downwards, leaving out those that hold no cards; lanes are made under the last one."""
        start = self.seen.index(self.place.lane) if self.place is not None and self.place.lane in self.seen else 0
        able = [i for i in self.seen[start:] if self.journey.record(i, Lane).content.holds_cards]
        receivers = [Receiver(lane, self.journey.name_of(lane)) for lane in able[:count]]
        return receivers + [self._new_lane("") for _ in range(count - len(receivers))]

    def _named_lanes(self, names: list[str]) -> list[Receiver]:
        """Lanes by name; a blank name goes on in the lane above it."""
        known: dict[str, Receiver] = {}
        for lane in reversed(self._lanes):
            if lane.content.holds_cards and (name := self.journey.name_of(lane.id)):
                known[name_key(name)] = Receiver(lane.id, name)
        receivers: list[Receiver] = []
        for name in names:
            if not name and receivers:
                receivers.append(receivers[-1])
                continue
            if name_key(name) not in known:
                known[name_key(name)] = self._new_lane(name)
            receivers.append(known[name_key(name)])
        return receivers

    def _new_lane(self, name: str) -> Receiver:
        persona = self.draft.add(Persona(id=new_id("persona"), name=_name(name), colour=next_colour(self._colours)))
        self._colours.append(persona.colour)
        order = keys_at(self._lanes, len(self._lanes))[0]
        lane = self.draft.add(Lane(id=new_id("lane"), order=order, persona=persona.id))
        self._lanes = [*self._lanes, lane]
        return Receiver(lane.id, name or "New lane", True)

    # --- cards ----------------------------------------------------------------------------------------------------

    def _stack(self, lane_id: str, step_id: str, texts: list[str]) -> None:
        if not texts:
            return
        lane = self.draft.get(lane_id)
        assert isinstance(lane, Lane)
        if lane.content is not LaneContent.PERSONA:
            texts = [piece for text in texts for piece in _pieces(text)]
        cell: list[Card] = self.journey.cell(lane_id, step_id)
        at = len(cell)
        here = self.place
        if here is not None and here.index is not None and (here.lane, here.step) == (lane_id, step_id):
            at = here.index
        orders = keys_at(cell, at, len(texts)) if cell else keys_between(None, None, len(texts))
        for text, order in zip(texts, orders, strict=True):
            card_type: type[Touchpoint] | type[Note] = Touchpoint if lane.content is LaneContent.PERSONA else Note
            fields = said_by(text, card_type)
            card = card_type(id=new_id(card_type.kind), order=order, lane=lane_id, step=step_id, **fields)
            self.landing.cards.append(self.draft.add(card).id)


def said_by(text: str, card_type: type[Touchpoint] | type[Note]) -> dict[str, Any]:
    """A text as the fields of a card: its first line is a touchpoint's name, the others what happens."""
    text = text.strip()
    if card_type is Note:
        return {"name": text}
    if len(text) > _MOST_NAME:
        return {"name": _name(text), "what_happens": text}
    first, _, rest = text.partition("\n")
    return {"name": first, "what_happens": rest.strip()} if rest.strip() else {"name": first}


def _pieces(text: str) -> list[str]:
    """A text as notes, which hold nothing but their name: cut between words, so that all of it is kept."""
    pieces, rest = [], text.strip()
    while len(rest) > _MOST_NAME:
        head = rest[:_MOST_NAME]
        cut = max(head.rfind("\n"), head.rfind(" "))
        cut = cut if cut > _MOST_NAME // 2 else _MOST_NAME
        pieces.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*pieces, rest] if rest or not pieces else pieces


def why_no_texts(journey: Journey, place: Place | None) -> str:
    """Why no text can be pasted at a place, in a sentence; empty where it can."""
    return why_not(journey, Note.kind, place.lane) if place is not None else ""


def _name(text: str) -> str:
    return text if len(text) <= _MOST_NAME else text[: _MOST_NAME - 1] + "\u2026"


def _first(cell: Sequence[str]) -> str:
    """What a cell says where it is a heading."""
    return _name(" ".join(" ".join(cell).split()))
