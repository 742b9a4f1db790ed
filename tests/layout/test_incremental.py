"""An edit lays out again only what it touches, and the board is the one that a fresh layout would give."""

from __future__ import annotations

import contextlib
import itertools
import random
from collections.abc import Sequence
from dataclasses import is_dataclass

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from journey_editor.document import record, rules
from journey_editor.document.changes import ChangeSet
from journey_editor.document.edits import (
    cards,
    connections,
    deleting,
    fields,
    lane_content,
    lanes,
    parts,
    spans,
    stages,
    views,
)
from journey_editor.document.edits.cards import Place
from journey_editor.document.progress import Cancelled, Progress
from journey_editor.document.record import Record
from journey_editor.document.records import (
    MAP_ID,
    Card,
    Connection,
    Lane,
    Opportunity,
    Owner,
    PainPoint,
    Persona,
    Signal,
    Stage,
    Step,
    Touchpoint,
)
from journey_editor.document.rules import RuleBroken
from journey_editor.document.vocabulary import CardField, LaneContent
from journey_editor.layout import board as boards
from journey_editor.layout.board import Board, BoardLayout
from journey_editor.layout.memory import Kept, Memory
from journey_editor.layout.state import LayoutState, Made
from tests.building import Building, onboarding
from tests.fixed_shaper import FixedShaper
from tests.walking import walk

NAMES = ("", "Kickoff", "A name that takes two lines on its card", "A long name that takes many lines " * 4)
CONTENTS = (
    LaneContent.THOUGHTS,
    LaneContent.STAGE_RISK,
    LaneContent.STAGE_SIGNALS,
    LaneContent.STAGE_OWNER,
    LaneContent.LINE_OF_VISIBILITY,
)
LANE_CHANGES = (
    ("is_collapsed", True),
    ("is_collapsed", False),
    ("is_hidden", True),
    ("is_hidden", False),
    ("height", 400.0),
    ("height", None),
    ("prompt", "What do they think?"),
    ("name", "A lane"),
)
LABELS = ("", "yes", "after fourteen days without an answer")


def assert_same(board: Board, fresh: Board) -> None:
    """Every piece, and all that can be asked of a board."""
    assert set(board.by_key) == set(fresh.by_key)
    for key, piece in fresh.by_key.items():
        assert board.by_key[key] == piece, key
    for name in (
        "columns",
        "rows",
        "stages",
        "header",
        "band",
        "width",
        "height",
        "cells",
        "covered",
        "images",
        "bookmarks",
    ):
        assert getattr(board, name) == getattr(fresh, name), name
    assert (board.cells, board.covered) == (fresh.cells, fresh.covered)
    assert board.cuts.header(0, board.width) == fresh.cuts.header(0, fresh.width)
    assert board.cuts.legend(400) == fresh.cuts.legend(400)


class Editing(RuleBasedStateMachine):
    """Any edits in any order, and back; after each, the board that followed them is the board laid out anew."""

    def __init__(self) -> None:
        super().__init__()
        self.building = onboarding()
        self.journey = self.building.journey
        self.shaper = FixedShaper()
        self.layout = BoardLayout(self.shaper)
        self.board = self.layout.board(self.journey, prompts=True)
        self.done: list[ChangeSet] = []
        self.patience = 1000

    def do(self, made: ChangeSet | tuple[ChangeSet, str]) -> None:
        changes = made[0] if isinstance(made, tuple) else made
        try:
            rules.check(self.journey, changes)
        except RuleBroken:
            return  # not every lane takes every card
        self.expect(changes)
        self.building.do(changes)
        self.done.append(changes)
        self.board = self.layout.board(self.journey, prompts=True, changes=changes)

    def expect(self, changes: ChangeSet) -> None:
        """Some of what comes is laid out ahead, which its user may stop."""
        if len(self.done) % 3:
            return
        with contextlib.suppress(Cancelled):
            self.layout.expect(changes, self.journey, prompts=True, progress=stopped_after(self.patience))

    @rule(steps=st.sampled_from([0, 2, 4, 6, 1000]))
    def have_patience(self, steps: int) -> None:
        self.patience = steps

    def ids(self, *record_types: type[Record]) -> list[str]:
        return [each.id for each in self.journey if isinstance(each, record_types)]

    def one(self, data: st.DataObject, ids: Sequence[str]) -> str:
        return data.draw(st.sampled_from(ids))

    def some(self, data: st.DataObject, ids: Sequence[str]) -> list[str]:
        return data.draw(st.lists(st.sampled_from(ids), min_size=1, max_size=3, unique=True))

    def place(self, data: st.DataObject) -> Place:
        new_step = data.draw(st.sampled_from([None, None, None, None, "before", "after"]))
        index = data.draw(st.none() | st.integers(0, 3))
        return Place(self.one(data, self.ids(Lane)), self.one(data, self.ids(Step)), index, new_step)

    @rule(data=st.data(), name=st.sampled_from(NAMES))
    @precondition(lambda self: self.ids(Lane) and self.ids(Step))
    def add_touchpoint(self, data: st.DataObject, name: str) -> None:
        self.do(cards.add_touchpoint(self.journey, self.place(data), name=name))

    @rule(data=st.data(), name=st.sampled_from(NAMES))
    @precondition(lambda self: self.ids(Lane) and self.ids(Step))
    def add_note(self, data: st.DataObject, name: str) -> None:
        self.do(cards.add_note(self.journey, self.place(data), name=name))

    @rule(data=st.data(), by=st.integers(-2, 3))
    @precondition(lambda self: self.ids(Card))
    def last_longer(self, data: st.DataObject, by: int) -> None:
        self.do(spans.change_reach(self.journey, self.some(data, self.ids(Card)), by))

    @rule(data=st.data(), bends=st.sampled_from([(), ((150.0, 60.0),), ((-140.0, -80.0), (420.0, -80.0))]))
    @precondition(lambda self: self.ids(Connection))
    def bend(self, data: st.DataObject, bends: tuple[tuple[float, float], ...]) -> None:
        self.do(connections.bend(self.journey, self.one(data, self.ids(Connection)), bends))

    @rule(data=st.data())
    @precondition(lambda self: self.ids(Card))
    def move(self, data: st.DataObject) -> None:
        ids = self.some(data, self.ids(Card))
        self.do(cards.move_cards(self.journey, ids, ids[0], self.place(data)))

    @rule(data=st.data(), name=st.sampled_from(NAMES))
    @precondition(lambda self: self.ids(Card, Stage, Step, Persona, Owner))
    def rename(self, data: st.DataObject, name: str) -> None:
        ids = [self.one(data, self.ids(Card, Stage, Step, Persona, Owner))]
        self.do(fields.set_field(self.journey, ids, "name", name))

    @rule(data=st.data(), score=st.sampled_from([None, -2.0, 0.0, 1.5]))
    @precondition(lambda self: self.ids(Touchpoint))
    def feel(self, data: st.DataObject, score: float | None) -> None:
        self.do(cards.set_emotion(self.journey, self.some(data, self.ids(Touchpoint)), score))

    @rule(data=st.data(), label=st.sampled_from(LABELS))
    @precondition(lambda self: len(self.ids(Card)) > 1)
    def connect(self, data: st.DataObject, label: str) -> None:
        source, target = data.draw(st.lists(st.sampled_from(self.ids(Card)), min_size=2, max_size=2, unique=True))
        self.do(connections.connect(self.journey, source, target, label=label))

    @rule(data=st.data(), label=st.sampled_from(LABELS))
    @precondition(lambda self: self.ids(Connection))
    def label(self, data: st.DataObject, label: str) -> None:
        self.do(fields.set_field(self.journey, self.some(data, self.ids(Connection)), "label", label))

    @rule(data=st.data())
    @precondition(lambda self: self.ids(Connection) and len(self.ids(Card)) > 1)
    def lead_elsewhere(self, data: st.DataObject) -> None:
        connection = self.journey.record(self.one(data, self.ids(Connection)), Connection)
        target = self.one(data, [card for card in self.ids(Card) if card != connection.source])
        self.do(connections.reconnect(self.journey, connection.id, target=target))

    @rule(data=st.data(), kind=st.sampled_from([Signal, PainPoint, Opportunity]))
    @precondition(lambda self: self.ids(Touchpoint, Stage))
    def add_part(self, data: st.DataObject, kind: type[Signal]) -> None:
        self.do(parts.add_part(self.journey, self.one(data, self.ids(Touchpoint, Stage)), kind))

    @rule(data=st.data())
    @precondition(lambda self: self.ids(Card, Stage))
    def give_an_owner(self, data: st.DataObject) -> None:
        self.do(parts.assign_owner(self.journey, self.some(data, self.ids(Card, Stage)), "Customer success"))

    @rule(data=st.data(), days=st.sampled_from([None, 3.0]))
    @precondition(lambda self: self.ids(Stage))
    def set_duration(self, data: st.DataObject, days: float | None) -> None:
        self.do(fields.set_field(self.journey, self.some(data, self.ids(Stage)), "duration_days", days))

    @rule(title=st.sampled_from(NAMES))
    def set_title(self, title: str) -> None:
        self.do(fields.set_field(self.journey, [MAP_ID], "title", title))

    @rule(index=st.integers(0, 3))
    def add_stage(self, index: int) -> None:
        self.do(stages.add_stage(self.journey, index, "New"))

    @rule(index=st.integers(0, 3))
    def add_persona(self, index: int) -> None:
        self.do(lanes.add_persona(self.journey, index, "New"))

    @rule(content=st.sampled_from(CONTENTS), index=st.integers(0, 4))
    def add_lane(self, content: LaneContent, index: int) -> None:
        self.do(lanes.add_lane(self.journey, content, index))

    @rule(data=st.data(), change=st.sampled_from(LANE_CHANGES))
    @precondition(lambda self: self.ids(Lane))
    def change_lane(self, data: st.DataObject, change: tuple[str, object]) -> None:
        self.do(fields.set_field(self.journey, self.some(data, self.ids(Lane)), *change))

    @rule(data=st.data(), content=st.sampled_from([LaneContent.PERSONA, *CONTENTS]))
    @precondition(lambda self: self.ids(Lane))
    def turn_lane(self, data: st.DataObject, content: LaneContent) -> None:
        with contextlib.suppress(ValueError):  # cards stand in it that it does not take
            self.do(lane_content.turn_lanes(self.journey, self.some(data, self.ids(Lane)), content))

    @rule(data=st.data(), field=st.sampled_from(["risk", "customer_goal"]), text=st.sampled_from(NAMES))
    @precondition(lambda self: self.ids(Stage))
    def say_in_stage(self, data: st.DataObject, field: str, text: str) -> None:
        self.do(fields.set_field(self.journey, self.some(data, self.ids(Stage)), field, text))

    @rule(chosen=st.sets(st.sampled_from(list(CardField))))
    def show_on_cards(self, chosen: set[CardField]) -> None:
        self.do(views.show_card_fields(self.journey, chosen))

    @rule(data=st.data())
    @precondition(lambda self: self.ids(Card, Connection, Signal, PainPoint, Opportunity, Owner))
    def delete(self, data: st.DataObject) -> None:
        ids = self.some(data, self.ids(Card, Connection, Signal, PainPoint, Opportunity, Owner))
        self.do(deleting.delete_records(self.journey, ids))

    @rule(data=st.data())
    @precondition(lambda self: len(self.ids(Stage)) > 1 and len(self.ids(Lane)) > 1)
    def delete_more(self, data: st.DataObject) -> None:
        self.do(deleting.delete_records(self.journey, [self.one(data, self.ids(Stage, Lane))]))

    @rule()
    @precondition(lambda self: self.done)
    def undo(self) -> None:
        changes = self.done.pop().inverse()
        self.expect(changes)
        self.building.do(changes)
        self.board = self.layout.board(self.journey, prompts=True, changes=changes)

    @invariant()
    def board_is_as_laid_out_anew(self) -> None:
        assert_same(self.board, BoardLayout(self.shaper).board(self.journey, prompts=True))


def test_after_any_edits_the_board_is_as_if_laid_out_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boards, "_MANY", 2)  # so some of these edits are laid out ahead
    monkeypatch.setattr(record.secrets, "token_bytes", random.randbytes)  # Hypothesis seeds it: a walk can be repeated
    walk(Editing, walks=10, steps=25)


def test_the_small_curve_of_a_folded_lane_follows_the_gutters_under_a_long_card() -> None:
    b = Building()
    upper, lower = b.lane("Upper"), b.lane("Lower")
    stages_ = [b.stage(f"S{number}") for number in range(3)]
    ends = [b.touchpoint(upper, stage, "T") for stage in stages_]
    long = b.touchpoint(lower, stages_[0], "Long")
    b.do(spans.change_reach(b.journey, [long], 2))
    b.set(lower, is_collapsed=True)
    layout = BoardLayout(FixedShaper())
    layout.board(b.journey)
    for _ in range(4):
        changes, _way = connections.connect(b.journey, ends[0], ends[1], label="after fourteen days without an answer")
        b.do(changes)
        board = layout.board(b.journey, changes=changes)
        assert_same(board, BoardLayout(FixedShaper()).board(b.journey))


def lanes_and_stages(lane_count: int, stage_count: int) -> tuple[Building, list[str], list[str]]:
    b = Building()
    return b, [b.lane(f"Lane {i}") for i in range(lane_count)], [b.stage(f"Stage {i}") for i in range(stage_count)]


def test_a_lane_that_grows_moves_those_below_it_without_touching_their_pieces() -> None:
    b, lane_ids, stage_ids = lanes_and_stages(3, 2)
    ids = [[b.touchpoint(lane, stage, "t") for stage in stage_ids] for lane in lane_ids]
    b.connect(ids[2][0], ids[2][1])
    layout = BoardLayout(FixedShaper())
    before = layout.board(b.journey)
    changes = fields.set_field(b.journey, [ids[1][0]], "what_happens", "Much happens, more than goes on a line " * 2)
    b.do(changes)
    after = layout.board(b.journey, changes=changes)
    by_lane_before = {group.key: group for group in before.groups}
    by_lane = {group.key: group for group in after.groups}
    assert by_lane[lane_ids[0]] is by_lane_before[lane_ids[0]]
    assert by_lane[lane_ids[2]].top > by_lane_before[lane_ids[2]].top
    assert by_lane[lane_ids[2]].pieces is by_lane_before[lane_ids[2]].pieces


def test_a_gutter_that_grows_moves_what_is_right_of_it_without_making_its_marks_anew() -> None:
    b, lane_ids, stage_ids = lanes_and_stages(2, 6)
    ids = [[b.touchpoint(lane, stage, "t") for stage in stage_ids] for lane in lane_ids]
    far = [b.connect(ids[row][column], ids[row][column + 1]) for row in (0, 1) for column in (3, 4)]
    bent = b.connect(ids[0][2], ids[1][2])
    layout = BoardLayout(FixedShaper())
    b.do(changes := connections.bend(b.journey, bent, ((130.3, 60.7),)))
    before = layout.board(b.journey)
    b.do(changes := connections.connect(b.journey, ids[0][0], ids[0][1], label="wide enough for more room")[0])
    after = layout.board(b.journey, changes=changes)
    assert after.columns[1].card_x > before.columns[1].card_x
    groups = dict(zip(lane_ids, zip(before.groups[1:], after.groups[1:], strict=True), strict=True))
    keys = [(row, ("connection", wire)) for row, wire in zip((0, 0, 1, 1), far, strict=True)]
    keys += [(row, (kind, ids[row][column])) for row in (0, 1) for column in (1, 5) for kind in ("card", "emotion")]
    for row, key in keys:
        old, new = groups[lane_ids[row]]
        assert new.pieces[key] is old.pieces[key]
        assert after.by_key[key].box.x > before.by_key[key].box.x
    assert_same(after, BoardLayout(FixedShaper()).board(b.journey))


def test_a_gutter_has_room_for_some_lines_more_so_that_the_columns_stay() -> None:
    b, lane_ids, stage_ids = lanes_and_stages(6, 3)
    ids = [[b.touchpoint(lane, stage, "t") for stage in stage_ids] for lane in lane_ids]
    for target in (1, 3, 4):
        b.connect(ids[0][0], ids[target][1])
    layout = BoardLayout(FixedShaper())
    before = layout.board(b.journey)
    b.do(changes := connections.connect(b.journey, ids[2][0], ids[5][1])[0])
    after = layout.board(b.journey, changes=changes)
    assert after.columns == before.columns
    assert after.groups[1].pieces is before.groups[1].pieces


def test_a_name_changes_one_piece_where_nothing_grows() -> None:
    b, lane_ids, stage_ids = lanes_and_stages(2, 2)
    ids = [b.touchpoint(lane, stage, "short") for lane in lane_ids for stage in stage_ids]
    b.connect(ids[0], ids[1])
    layout = BoardLayout(FixedShaper())
    before = layout.board(b.journey)
    b.do(changes := fields.set_field(b.journey, [ids[0]], "what_happens", ""))
    before = layout.board(b.journey, changes=changes)
    b.do(changes := fields.set_field(b.journey, [ids[0]], "channel", "email"))
    after = layout.board(b.journey, changes=changes)
    differ = {
        key
        for old, new in zip(before.groups, after.groups, strict=True)
        for key, piece in new.pieces.items()
        if old.pieces.get(key) is not piece
    }
    assert differ == {("card", ids[0])}


def stopped_after(steps: int) -> Progress:
    left = iter(range(steps))

    def tell(_done: int, _total: int) -> None:
        if next(left, None) is None:
            raise Cancelled

    return tell


def held(thing: object) -> object:
    """All that an object of a layout holds, but for what is remembered by what it was made of."""
    if isinstance(thing, (Kept, Memory, Made)):
        return None
    if isinstance(thing, dict):
        return {key: held(value) for key, value in thing.items()}
    if isinstance(thing, (list, set)):
        return type(thing)(thing) if isinstance(thing, set) else [held(value) for value in thing]
    if type(thing).__module__.startswith("journey_editor.layout") and not isinstance(thing, tuple):
        own = {} if is_dataclass(thing) else vars(thing)
        return {name: held(value) for name, value in own.items()} or thing
    return thing


def test_laying_out_ahead_can_be_stopped_at_each_step_and_nothing_is_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boards, "_MANY", 1)
    b, lane_ids, stage_ids = lanes_and_stages(3, 4)
    ids = [b.touchpoint(lane, stage, "t") for lane in lane_ids for stage in stage_ids]
    for one, other in ((0, 5), (1, 8), (2, 3), (6, 11), (3, 8), (4, 7)):
        b.connect(ids[one], ids[other], label="on")
    after = b.journey.twin()
    for edit in (
        lambda: fields.set_field(after, ids, "what_happens", "Much happens, more than goes on a line " * 2),
        lambda: deleting.delete_records(after, ids[4:6]),
        lambda: cards.move_cards(after, ids[:3], ids[0], Place(lane_ids[2], after.columns[1].id, 0, None)),
        lambda: fields.set_field(after, [way.id for way in after.connections()], "label", "after fourteen days"),
        lambda: connections.connect(after, ids[0], ids[11], label="at last")[0],
        lambda: spans.change_reach(after, [ids[8]], 2),
    ):
        after.apply(edit())
    changes = b.journey.changes_to(after)
    layout = BoardLayout(FixedShaper())
    layout.board(b.journey)
    before = held(layout._state)
    for steps in itertools.count():
        try:
            layout.expect(changes, b.journey, progress=stopped_after(steps))
            break
        except Cancelled:
            assert held(layout._state) == before
    assert steps > 5
    assert held(layout._state) == before, "what is laid out ahead is not shown yet"
    b.do(changes)
    with monkeypatch.context() as ready:
        ready.setattr(LayoutState, "update", lambda *_: pytest.fail("it was laid out already"))
        board = layout.board(b.journey, changes=changes)
    assert_same(board, BoardLayout(FixedShaper()).board(b.journey))
    b.do(changes.inverse())
    board = layout.board(b.journey, changes=changes.inverse())
    assert_same(board, BoardLayout(FixedShaper()).board(b.journey))


@pytest.mark.parametrize("is_told", [True, False])
def test_a_board_stays_as_it_was_when_the_next_one_is_made(is_told: bool) -> None:
    b = onboarding()
    layout = BoardLayout(FixedShaper())
    before = layout.board(b.journey)
    kept = dict(before.by_key.items())
    card = b.journey.all(Touchpoint)[0].id
    changes = deleting.delete_records(b.journey, [card])
    b.do(changes)
    layout.board(b.journey, changes=changes if is_told else None)
    assert dict(before.by_key.items()) == kept
