"""A random user: any edits in any order, undo, redo, save and open. After every step the map is sound and whole."""

from __future__ import annotations

import contextlib
import json
import random
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from PySide6.QtGui import QGuiApplication

from journey_editor.analysis import telling
from journey_editor.analysis.findings import report
from journey_editor.analysis.fixes import fix_for
from journey_editor.document import fragment, grafting, record, rules
from journey_editor.document.changes import ChangeSet
from journey_editor.document.edits import (
    cards,
    connections,
    deleting,
    fields,
    lane_content,
    lanes,
    notes,
    parts,
    pictures,
    stages,
    views,
)
from journey_editor.document.edits.accepting import accept_finding
from journey_editor.document.edits.cards import Place
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record, clean_text
from journey_editor.document.records import (
    MAP_ID,
    Card,
    Connection,
    Lane,
    Note,
    Opportunity,
    Owner,
    PainPoint,
    Persona,
    Signal,
    Stage,
    Step,
    Touchpoint,
    View,
)
from journey_editor.document.vocabulary import ConnectionKind, LaneContent
from journey_editor.history.session import Session
from journey_editor.storage import codec
from tests.building import onboarding
from tests.walking import walk

texts = st.text(max_size=8).map(clean_text)
indexes = st.integers(0, 5)
PART_TYPES = (Signal, PainPoint, Opportunity)


LATER = {"deep": [1, 2.5, None, {"b": "Zürich \u202e", "a": [True]}]}


def of_a_newer_program(journey: Journey) -> Journey:
    """The map with a field in each record, and a collection, that this program does not know."""
    content = json.loads(codec.to_bytes(journey))
    for name, part in content.items():
        if isinstance(part, dict):
            for each in [part] if name == "map" else part.values():
                each["later"] = LATER
    return codec.from_bytes(json.dumps({**content, "later_things": LATER}).encode()).journey


class RandomWalk(RuleBasedStateMachine):
    """`states` remembers the file of the map at every place of the undo stack."""

    def __init__(self) -> None:
        super().__init__()
        self.start(of_a_newer_program(onboarding().journey))

    def start(self, journey: Journey) -> None:
        self.later = {each.id for each in journey if each.model_extra}
        self.session = Session(journey)
        self.refusals: list[str] = []
        self.session.refused.connect(self.refusals.append)
        self.states = {0: codec.to_bytes(journey)}

    @property
    def journey(self) -> Journey:
        return self.session.journey

    def records(self, *record_types: type[Record]) -> list[str]:
        return [each.id for each in self.journey if isinstance(each, record_types)]

    def some(self, data: st.DataObject, ids: Sequence[str], least: int = 1) -> list[str]:
        return data.draw(st.lists(st.sampled_from(sorted(ids)), min_size=least, max_size=4, unique=True))

    def one(self, data: st.DataObject, ids: Sequence[str]) -> str:
        return data.draw(st.sampled_from(sorted(ids)))

    def place(self, data: st.DataObject, kind: str = "") -> Place:
        lanes_for = [lane.id for lane in self.journey.lanes if not kind or lane.content.takes(kind)]
        return Place(
            self.one(data, lanes_for),
            self.one(data, self.records(Step)),
            data.draw(st.none() | indexes),
            data.draw(st.sampled_from([None, None, None, "before", "after"])),
        )

    def do(self, changes: ChangeSet) -> None:
        index = self.session.stack.index()
        before = self.states[index]
        if self.session.do("Edit", changes):
            self.remember()
        else:
            assert not changes
            assert (codec.to_bytes(self.journey), self.session.stack.index()) == (before, index)

    def remember(self) -> None:
        index = self.session.stack.index()
        self.states = {place: state for place, state in self.states.items() if place < index}
        self.states[index] = codec.to_bytes(self.journey)

    def has_board(self) -> bool:
        return bool(self.records(Lane) and self.records(Step))

    def has_cards(self) -> bool:
        return bool(self.records(Card))

    # --- edits

    @rule(index=st.none() | indexes, name=texts)
    def add_stage(self, index: int | None, name: str) -> None:
        self.do(stages.add_stage(self.journey, index, name)[0])

    @rule(index=st.none() | indexes, name=texts)
    def add_persona(self, index: int | None, name: str) -> None:
        self.do(lanes.add_persona(self.journey, index, name)[0])

    @precondition(lambda self: self.records(Stage))
    @rule(data=st.data(), index=st.none() | indexes)
    def add_step(self, data: st.DataObject, index: int | None) -> None:
        self.do(stages.add_step(self.journey, self.one(data, self.records(Stage)), index)[0])

    @rule(data=st.data(), content=st.sampled_from(LaneContent), index=st.none() | indexes)
    def add_lane(self, data: st.DataObject, content: LaneContent, index: int | None) -> None:
        persona = data.draw(st.sampled_from([None, *self.records(Persona)]))
        self.do(lanes.add_lane(self.journey, content, index, persona)[0])

    @precondition(lambda self: self.records(Lane))
    @rule(data=st.data(), folds=st.booleans(), height=st.none() | st.floats(1, 900))
    def fold_and_size_lanes(self, data: st.DataObject, folds: bool, height: float | None) -> None:
        self.do(lanes.fold_lanes(self.journey, self.some(data, self.records(Lane)), folds))
        self.do(lanes.set_height(self.journey, self.some(data, self.records(Lane)), height))

    @rule(index=st.none() | indexes)
    def add_operating_rows(self, index: int | None) -> None:
        self.do(lanes.add_lanes(self.journey, lanes.OPERATING_ROWS, index)[0])

    @rule(data=st.data(), name=texts)
    def add_view(self, data: st.DataObject, name: str) -> None:
        like = data.draw(st.sampled_from([None, *self.records(View)]))
        self.do(views.add_view(self.journey, name, like)[0])

    @precondition(lambda self: self.records(Lane))
    @rule(data=st.data(), is_shown=st.booleans())
    def show_lanes(self, data: st.DataObject, is_shown: bool) -> None:
        view = data.draw(st.sampled_from([None, *self.records(View)]))
        self.do(views.show_lanes(self.journey, self.some(data, self.records(Lane)), is_shown, view))

    @precondition(lambda self: self.records(Persona))
    @rule(data=st.data(), is_shown=st.booleans())
    def show_personas(self, data: st.DataObject, is_shown: bool) -> None:
        view = data.draw(st.sampled_from([None, *self.records(View)]))
        self.do(views.show_personas(self.journey, self.some(data, self.records(Persona)), is_shown, view))

    @precondition(lambda self: self.records(View))
    @rule(data=st.data(), index=indexes)
    def move_view(self, data: st.DataObject, index: int) -> None:
        self.do(views.move_view(self.journey, self.one(data, self.records(View)), index))

    @precondition(lambda self: self.records(Lane))
    @rule(data=st.data())
    def give_to_persona(self, data: st.DataObject) -> None:
        persona = data.draw(st.sampled_from([None, *self.records(Persona)]))
        self.do(lanes.give_to_persona(self.journey, self.some(data, self.records(Lane)), persona))

    @precondition(lambda self: self.records(Step) and any(lane.content.takes("note") for lane in self.journey.lanes))
    @rule(data=st.data(), name=texts)
    def add_note(self, data: st.DataObject, name: str) -> None:
        self.do(cards.add_note(self.journey, self.place(data, "note"), name=name)[0])

    @precondition(lambda self: self.records(Lane))
    @rule(data=st.data(), content=st.sampled_from(LaneContent))
    def turn_lane(self, data: st.DataObject, content: LaneContent) -> None:
        with contextlib.suppress(ValueError):  # cards stand in it that it does not take
            self.do(lane_content.turn_lanes(self.journey, self.some(data, self.records(Lane)), content))

    @precondition(lambda self: self.records(Connection))
    @rule(data=st.data())
    def lead_through(self, data: st.DataObject) -> None:
        way, card = (data.draw(st.sampled_from(self.records(kind))) for kind in (Connection, Card))
        self.do(connections.lead_through(self.journey, way, card)[0])

    @precondition(has_cards)
    @rule(data=st.data(), into=st.sampled_from([Touchpoint, Note]))
    def turn_into(self, data: st.DataObject, into: type[Touchpoint] | type[Note]) -> None:
        self.do(notes.turn_into(self.journey, self.some(data, self.records(Card)), into)[0])

    @precondition(lambda self: self.records(Step) and self.journey.persona_lanes)
    @rule(data=st.data(), name=texts, emotion=st.none() | st.floats(-2, 2), decides=st.booleans())
    def add_card(self, data: st.DataObject, name: str, emotion: float | None, decides: bool) -> None:
        if decides:
            self.do(cards.add_decision(self.journey, self.place(data, "decision"), name=name)[0])
        else:
            self.do(cards.add_touchpoint(self.journey, self.place(data, "touchpoint"), name=name, emotion=emotion)[0])

    @precondition(has_cards)
    @rule(data=st.data())
    def move_cards(self, data: st.DataObject) -> None:
        chosen = self.some(data, self.records(Card))
        self.do(cards.move_cards(self.journey, chosen, chosen[0], self.place(data)))

    @precondition(lambda self: self.records(Stage))
    @rule(data=st.data(), index=indexes)
    def move_stages(self, data: st.DataObject, index: int) -> None:
        self.do(stages.move_stages(self.journey, self.some(data, self.records(Stage)), index))

    @precondition(lambda self: self.records(Lane))
    @rule(data=st.data(), index=indexes)
    def move_lanes(self, data: st.DataObject, index: int) -> None:
        self.do(lanes.move_lanes(self.journey, self.some(data, self.records(Lane)), index))

    @precondition(lambda self: self.records(Step))
    @rule(data=st.data(), index=indexes)
    def move_step(self, data: st.DataObject, index: int) -> None:
        step, stage = self.one(data, self.records(Step)), self.one(data, self.records(Stage))
        self.do(stages.move_step(self.journey, step, stage, index))

    @rule(data=st.data())
    def delete_anything(self, data: st.DataObject) -> None:
        self.do(deleting.delete_records(self.journey, self.some(data, [each.id for each in self.journey])))

    @precondition(lambda self: self.records(Step))
    @rule(data=st.data())
    def delete_steps(self, data: st.DataObject) -> None:
        self.do(deleting.delete_records(self.journey, self.some(data, self.records(Step))))

    @precondition(lambda self: len(self.records(Card)) > 1)
    @rule(data=st.data(), meaning=st.none() | st.sampled_from(ConnectionKind), label=texts)
    def connect(self, data: st.DataObject, meaning: ConnectionKind | None, label: str) -> None:
        source, target = self.one(data, self.records(Card)), self.one(data, self.records(Card))
        self.do(connections.connect(self.journey, source, target, meaning, label)[0])

    @precondition(lambda self: self.records(Connection))
    @rule(data=st.data(), is_source=st.booleans())
    def reconnect(self, data: st.DataObject, is_source: bool) -> None:
        connection, card = self.one(data, self.records(Connection)), self.one(data, self.records(Card))
        end = {"source": card} if is_source else {"target": card}
        self.do(connections.reconnect(self.journey, connection, **end))

    @precondition(lambda self: self.records(Touchpoint, Stage))
    @rule(data=st.data(), part_type=st.sampled_from(PART_TYPES), index=st.none() | indexes)
    def add_part(self, data: st.DataObject, part_type: type[Signal], index: int | None) -> None:
        subject = self.one(data, self.records(Touchpoint, Stage))
        self.do(parts.add_part(self.journey, subject, part_type, index)[0])

    @precondition(lambda self: self.records(*PART_TYPES))
    @rule(data=st.data(), index=indexes)
    def move_part(self, data: st.DataObject, index: int) -> None:
        self.do(parts.move_part(self.journey, self.one(data, self.records(*PART_TYPES)), index))

    @precondition(lambda self: self.records(Card, Stage, Opportunity))
    @rule(data=st.data(), name=st.sampled_from(["", "Ann", "ann", "Bob"]) | texts)
    def assign_owner(self, data: st.DataObject, name: str) -> None:
        self.do(parts.assign_owner(self.journey, self.some(data, self.records(Card, Stage, Opportunity)), name))

    @precondition(has_cards)
    @rule(data=st.data(), score=st.none() | st.floats(-3, 3), by=st.integers(-3, 3), sets=st.booleans())
    def feel(self, data: st.DataObject, score: float | None, by: int, sets: bool) -> None:
        chosen = self.some(data, self.records(Card))
        change = (
            cards.set_emotion(self.journey, chosen, score) if sets else cards.change_emotion(self.journey, chosen, by)
        )
        self.do(change)

    @precondition(lambda self: self.records(Persona))
    @rule(data=st.data(), image=st.sampled_from(["", "QUJD", "REVG"]))
    def set_picture(self, data: st.DataObject, image: str) -> None:
        self.do(pictures.set_picture(self.journey, self.one(data, self.records(Persona, Card)), image))

    @rule(data=st.data(), name=texts)
    def rename(self, data: st.DataObject, name: str) -> None:
        named = self.records(Stage, Step, Lane, Card, Owner, Connection, Signal, PainPoint)
        self.do(fields.rename(self.journey, self.one(data, [*named, MAP_ID]), name))

    @rule(typed=st.lists(st.sampled_from("ab"), min_size=1, max_size=4), field=st.sampled_from(["title", "scope"]))
    def type_in_a_field(self, typed: list[str], field: str) -> None:
        before = self.session.stack.index()
        for text in typed:
            self.session.type("Type", fields.set_field(self.journey, [MAP_ID], field, text), [MAP_ID], field)
        if self.session.stack.index() < before:
            assert codec.to_bytes(self.journey) == self.states[self.session.stack.index()]
        if self.states.get(self.session.stack.index()) != codec.to_bytes(self.journey):
            self.remember()

    @rule()
    def leave_the_field(self) -> None:
        self.session.end_typing()

    @rule(data=st.data())
    def copy_and_paste(self, data: st.DataObject) -> None:
        chosen = self.some(data, [each.id for each in self.journey])
        copied = fragment.Fragment.from_json(fragment.copy(self.journey, chosen).to_json())
        place = self.place(data) if self.has_board() and data.draw(st.booleans()) else None
        two = tuple(sorted(self.records(Card))[:2])
        is_here = data.draw(st.booleans())
        self.do(grafting.paste(self.journey, copied, place, grafting.Beside(cards=two), is_here)[0])

    # --- the history and the file

    @rule()
    def undo(self) -> None:
        self.session.undo()
        assert codec.to_bytes(self.journey) == self.states[self.session.stack.index()]

    @rule()
    def redo(self) -> None:
        self.session.redo()
        assert codec.to_bytes(self.journey) == self.states[self.session.stack.index()]

    @rule()
    def save_and_open(self) -> None:
        self.teardown()
        self.start(codec.from_bytes(codec.to_bytes(self.journey)).journey)

    # --- what always holds

    @rule(data=st.data(), reason=texts.filter(str.strip))
    def accept_a_finding(self, data: st.DataObject, reason: str) -> None:
        found = report(self.journey, date(2026, 11, 26)).findings
        if found:
            chosen = data.draw(st.sampled_from(found))
            on = date(2026, 11, 26)
            self.do(accept_finding(self.journey, chosen.rule, chosen.about, chosen.stage or None, reason, "", on)[0])

    @invariant()
    def the_map_is_sound(self) -> None:
        assert rules.check_all(self.journey) == []
        assert self.refusals == []

    @invariant()
    def the_file_says_all(self) -> None:
        data = codec.to_bytes(self.journey)
        assert data == self.states[self.session.stack.index()]
        opened = codec.from_bytes(data).journey
        assert opened == self.journey
        assert codec.to_bytes(opened) == data

    @invariant()
    def graph_and_indexes_are_in_step(self) -> None:
        fresh = Journey(self.journey)
        assert fresh.cards == self.journey.cards and fresh.columns == self.journey.columns
        assert len(fresh.cards) == len(self.records(Card))
        assert dict(fresh.graph.nodes(data=True)) == dict(self.journey.graph.nodes(data=True))
        assert set(fresh.graph.edges(keys=True)) == set(self.journey.graph.edges(keys=True))
        assert all(fresh.referrers(r.id) == self.journey.referrers(r.id) for r in self.journey)

    @invariant()
    def what_is_not_known_is_as_it_was(self) -> None:
        left = {each.id: each.model_extra for each in self.journey}
        assert all(left[each] == {"later": LATER} for each in self.later if each in left)
        assert self.journey.unknown == {"later_things": LATER}

    @invariant()
    def what_is_found_is_there_and_can_be_mended(self) -> None:
        today = date(2026, 11, 26)
        for finding in report(self.journey, today).findings:
            assert finding.about in self.journey
            assert telling.what_is_missing(self.journey, finding)
            fix = fix_for(self.journey, finding, today)
            if fix is not None and fix.changes:
                rules.check(self.journey, fix.changes)

    def teardown(self) -> None:
        stack = self.session.stack
        index, end = stack.index(), codec.to_bytes(self.journey)
        while stack.canUndo():
            self.session.undo()
        assert codec.to_bytes(self.journey) == self.states[0]
        while stack.index() < index:
            self.session.redo()
        assert codec.to_bytes(self.journey) == end


def test_whatever_a_user_does_the_map_stays_sound_and_every_step_is_taken_back(
    qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record.secrets, "token_bytes", random.randbytes)  # Hypothesis seeds it: a walk can be repeated
    walk(RandomWalk, walks=20, steps=25)
