"""A journey built step by step in tests, each step an edit function checked by the rules, as in the program."""

from __future__ import annotations

from typing import Any

from journey_editor.document import rules
from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.edits import cards, connections, lanes, parts, relations, stages, starting
from journey_editor.document.edits.fields import set_field
from journey_editor.document.journey import Journey
from journey_editor.document.records import Connection, Opportunity, PainPoint, Resource, Risk, Signal
from journey_editor.document.vocabulary import LaneContent, StakeholderTie

PART_TYPES = {part_type.kind: part_type for part_type in (Signal, PainPoint, Opportunity, Risk, Resource)}


class Building:
    """Short words for edits of one journey; each gives the id of what it made."""

    def __init__(self, title: str = "Onboarding") -> None:
        self.journey: Journey = starting.empty_journey(title)

    def do(self, made: ChangeSet | tuple[ChangeSet, str]) -> str:
        changes, made_id = made if isinstance(made, tuple) else (made, "")
        rules.check(self.journey, changes)
        self.journey.apply(changes)
        return made_id

    def set(self, record_id: str, **fields: Any) -> None:
        for name, value in fields.items():
            self.do(set_field(self.journey, [record_id], name, value))

    def stage(self, name: str = "", index: int | None = None, steps: int = 1, **fields: Any) -> str:
        stage = self.do(stages.add_stage(self.journey, index, name))
        for _ in range(steps - 1):
            self.do(stages.add_step(self.journey, stage))
        self.set(stage, **fields)
        return stage

    def lane(self, name: str = "", index: int | None = None) -> str:
        return self.do(lanes.add_persona(self.journey, index, name))

    def other_lane(self, content: str, name: str = "", persona: str | None = None, index: int | None = None) -> str:
        return self.do(lanes.add_lane(self.journey, LaneContent(content), index, persona, name))

    def note(self, lane: str, stage: str, name: str = "", step: int = 0, **fields: Any) -> str:
        return self.do(cards.add_note(self.journey, cards.Place(lane, self.step(stage, step)), name=name, **fields))

    def step(self, stage: str, number: int = 0) -> str:
        return self.journey.steps(stage)[number].id

    def touchpoint(self, lane: str, stage: str, name: str = "", step: int = 0, **fields: Any) -> str:
        place = cards.Place(lane, self.step(stage, step))
        return self.do(cards.add_touchpoint(self.journey, place, name=name, **fields))

    def decision(self, lane: str, stage: str, name: str = "", step: int = 0) -> str:
        return self.do(cards.add_decision(self.journey, cards.Place(lane, self.step(stage, step)), name=name))

    def connect(self, source: str, target: str, label: str = "", **fields: Any) -> str:
        connection = self.do(connections.connect(self.journey, source, target, label=label))
        self.set(connection, **fields)
        return connection

    def part(self, kind: str, subject: str, **fields: Any) -> str:
        return self.do(parts.add_part(self.journey, subject, PART_TYPES[kind], **fields))

    def relate(self, source: str, target: str, meaning: StakeholderTie) -> str:
        draft = Draft(self.journey)
        relations.set_ties(draft, source, target, [meaning])
        self.do(draft.changes())
        return relations.relations_between(self.journey, source, target)[0].id

    def owner(self, record_id: str, name: str) -> None:
        self.do(parts.assign_owner(self.journey, [record_id], name))


def onboarding() -> Building:
    """A small map that has something of everything: two lanes, three stages, a decision, a loop, an owner, a signal."""
    b = Building()
    admin, user = b.lane("Admin"), b.lane("End user")
    handoff, setup, activation = b.stage("Handoff"), b.stage("Setup", steps=2), b.stage("Activation")
    call = b.touchpoint(admin, handoff, "Kickoff call", channel="video call", emotion=1.0, questions=("When?", "Who?"))
    sso = b.touchpoint(admin, setup, "Connect single sign-on", channel="product", emotion=-1.25)
    ready = b.decision(admin, setup, "Ready?", step=1)
    first = b.touchpoint(user, activation, "First report", channel="in-app", first_value=True)
    b.connect(call, sso)
    b.connect(sso, ready)
    b.connect(ready, first, "yes", probability=0.75)
    b.connect(ready, sso, "no")
    b.part("signal", first, name="reports created", target=40.0, unit="%")
    b.part("pain_point", sso, description="Waits for IT")
    b.part("opportunity", sso, description="A checklist before the kickoff")
    b.owner(handoff, "Sales")
    b.owner(sso, "Solutions")
    return b


def card(b: Building, name: str) -> str:
    """The card of a name."""
    return next(c.id for c in b.journey.cards if c.name == name)


def way(b: Building, label: str) -> str:
    """The connection with a label."""
    return next(c.id for c in b.journey.all(Connection) if c.label == label)
