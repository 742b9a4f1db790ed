"""The cards of one map put into another: stages, steps, personas and owners of the same name are the same."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from journey_editor.document.changes import ChangeSet
from journey_editor.document.channels import spelled
from journey_editor.document.draft import Draft
from journey_editor.document.edits.cards import Place
from journey_editor.document.edits.lanes import next_colour
from journey_editor.document.edits.placing import keys_at
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record, new_id
from journey_editor.document.records import PART_TYPES, Card, Lane, Owner, Persona, Stage, Step, Touchpoint
from journey_editor.document.wording import name_key


@dataclass
class Added:
    """What is added, and where: for each card of the other map the new card's id; the names of what is made for it."""

    changes: ChangeSet = field(default_factory=ChangeSet)
    cards: dict[str, str] = field(default_factory=dict)
    stages: list[str] = field(default_factory=list)
    lanes: list[str] = field(default_factory=list)
    steps: int = 0


def add_map(journey: Journey, other: Journey, place: Place | None) -> Added:
    """Put the cards of another map, with all that belongs to them, to the bottom of the cells of the same names.

    What has no name there comes to the place: cards without a stage to its stage, cards without a persona to its lane.
    Steps without a name are the first, second ... of their stage. What is missing here is made, at the end.
    """
    return _Adding(journey, other, place).run()


class _Adding:
    def __init__(self, journey: Journey, other: Journey, place: Place | None) -> None:
        self.journey = journey
        self.other = other
        self.place = place
        self.draft = Draft(journey)
        self.added = Added()
        self.ids: dict[str, str] = {}

    def run(self) -> Added:
        self._owners()
        self._stages()
        self._lanes()
        orders: dict[tuple[str, str], list[Record]] = {}
        used = {touchpoint.channel for touchpoint in self.other.all(Touchpoint)}
        channel_of = {channel: spelled(self.journey, channel) for channel in used}
        for card in self.other.cards:
            lane, step = self.ids[card.lane], self.ids[card.step]
            cell = orders.setdefault((lane, step), list(self.journey.cell(lane, step)))
            own = {"channel": channel_of.get(card.channel, card.channel)} if isinstance(card, Touchpoint) else {}
            new = self._copied(card, lane=lane, step=step, order=keys_at(cell, len(cell))[0], **own)
            cell.append(new)
            self.added.cards[card.id] = new.id
            for part_type in PART_TYPES:
                for part in self.other.parts(card.id, part_type):
                    self._copied(part, **{part.place_field: (new.id,)})
        self.added.changes = self.draft.changes()
        return self.added

    def _owners(self) -> None:
        known = {name_key(owner.name): owner.id for owner in reversed(self.journey.all(Owner))}
        for owner in self.other.all(Owner):
            if name_key(owner.name) in known:
                self.ids[owner.id] = known[name_key(owner.name)]
            else:
                self._copied(owner)

    def _stages(self) -> None:
        here = self.journey.stages
        known = {name_key(stage.name): stage.id for stage in reversed(here) if stage.name}
        if self.place is not None:
            known[""] = self.journey.record(self.place.step, Step).stage
        for stage in self.other.stages:
            found = known.get(name_key(stage.name))
            if found is not None:
                self.ids[stage.id] = found
            else:
                new = self._copied(stage, order=keys_at(here, len(here))[0])
                here.append(new)
                self.added.stages.append(stage.name)
            self._steps(stage)

    def _steps(self, stage: Stage) -> None:
        target = self.ids[stage.id]
        here = self.journey.steps(target)
        known = {name_key(step.name): step.id for step in reversed(here) if step.name}
        unnamed = [step.id for step in here]
        if self.place is not None and not stage.name:
            unnamed = unnamed[unnamed.index(self.place.step) :]
        for step in self.other.steps(stage.id):
            found = known.get(name_key(step.name)) if step.name else (unnamed.pop(0) if unnamed else None)
            if found is not None:
                self.ids[step.id] = found
                continue
            new = self._copied(step, stage=target, order=keys_at(here, len(here))[0])
            here.append(new)
            self.added.steps += target in self.journey

    def _lanes(self) -> None:
        here = self.journey.lanes
        known = {name_key(self.journey.name_of(lane.id)): lane.id for lane in reversed(self.journey.persona_lanes)}
        known.pop("", None)
        if self.place is not None and self.journey.record(self.place.lane, Lane).content.takes("touchpoint"):
            known[""] = self.place.lane
        colours = [persona.colour for persona in self.journey.all(Persona)]
        for lane in self.other.persona_lanes:
            persona = self.other.persona_of(lane.id)
            found = known.get(name_key(persona.name))
            if found is not None:
                self.ids[lane.id] = found
                continue
            colours.append(next_colour(colours))
            made = self._copied(persona, colour=colours[-1], picture=None)
            here.append(self._copied(lane, persona=made.id, order=keys_at(here, len(here))[0]))
            self.added.lanes.append(persona.name)

    def _copied(self, record: Any, **fields: Any) -> Any:
        owner = getattr(record, "owner", None)
        if owner is not None:
            fields["owner"] = self.ids[owner]
        if isinstance(record, Card):
            fields |= {"last_step": None, "picture": None}
        copied = record.revised(id=new_id(record.kind), **fields)
        self.ids[record.id] = copied.id
        return self.draft.add(copied)
