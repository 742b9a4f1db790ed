"""A saved file, read as one reads a map: by names."""

from __future__ import annotations

from pathlib import Path

from journey_editor.document.journey import Journey
from journey_editor.document.records import (
    Card,
    Connection,
    Decision,
    Lane,
    Opportunity,
    Owner,
    PainPoint,
    Persona,
    Signal,
    Stage,
    Touchpoint,
)
from journey_editor.storage import files


class SavedMap:
    """What a `.journey` file says. Names stand for records; in a story no two are called the same."""

    def __init__(self, path: Path) -> None:
        opened = files.load(path)
        assert opened.notes == [], opened.notes
        self.journey: Journey = opened.journey

    @property
    def map(self):
        return self.journey.map

    @property
    def stages(self) -> list[str]:
        return [stage.name for stage in self.journey.stages]

    @property
    def personas(self) -> list[str]:
        return [self.journey.persona_of(lane.id).name for lane in self.journey.persona_lanes]

    def lane(self, persona: str) -> str:
        """A lane in a line: "||" between stages, "|" between steps, "," in a stack: "Call || Import, Check | - "."""
        lane = next(x for x in self.journey.lanes if self.journey.name_of(x.id) == persona)
        return " || ".join(
            " | ".join(self._cell(lane, step.id) for step in self.journey.steps(stage.id))
            for stage in self.journey.stages
        )

    @property
    def lanes(self) -> list[str]:
        """All lanes, from top to bottom."""
        return [f"{persona}: {self.lane(persona)}" for persona in self.personas]

    def _cell(self, lane: Lane, step: str) -> str:
        return ", ".join(card.name for card in self.journey.cell(lane.id, step)) or "-"

    @property
    def ways(self) -> list[str]:
        """The connections: "Call -> Import", "Ready? -> Import: no"."""
        ways = []
        for way in self.journey.all(Connection):
            ends = (self.journey.record(i, Card).name for i in (way.source, way.target))
            ways.append(" -> ".join(ends) + (f": {way.label}" if way.label else ""))
        return sorted(ways)

    def way(self, start: str, end: str) -> Connection:
        ends = (self.card(start).id, self.card(end).id)
        return next(c for c in self.journey.all(Connection) if (c.source, c.target) == ends)

    def card(self, name: str) -> Card:
        return self._named(Card, name)

    def touchpoint(self, name: str) -> Touchpoint:
        return self._named(Touchpoint, name)

    def decision(self, name: str) -> Decision:
        return self._named(Decision, name)

    def stage(self, name: str) -> Stage:
        return self._named(Stage, name)

    def persona(self, name: str) -> Persona:
        return self._named(Persona, name)

    def owner_of(self, name: str) -> str | None:
        """The owner of a card or stage."""
        owner = (self._named(Stage, name) if name in self.stages else self.card(name)).owner
        return self.journey.record(owner, Owner).name if owner else None

    @property
    def owners(self) -> list[str]:
        return sorted(owner.name for owner in self.journey.all(Owner))

    def signals(self, name: str) -> list[Signal]:
        return self._parts(name, Signal)

    def pain_points(self, name: str) -> list[PainPoint]:
        return self._parts(name, PainPoint)

    def opportunities(self, name: str) -> list[Opportunity]:
        return self._parts(name, Opportunity)

    def _parts(self, name, part_type):
        subject = self.stage(name) if name in self.stages else self.card(name)
        return list(self.journey.parts(subject.id, part_type))

    def _named(self, record_type, name):
        pool = self.journey.cards if issubclass(record_type, Card) else self.journey.all(record_type)
        found = [r for r in pool if isinstance(r, record_type) and r.name == name]
        assert len(found) == 1, f"{len(found)} of {name!r} among {[r.name for r in pool]}"
        return found[0]
