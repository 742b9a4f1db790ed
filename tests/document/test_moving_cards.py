"""Cards are added and moved to where they are dropped; the others of a selection keep their distance."""

from __future__ import annotations

import pytest

from journey_editor.document import rules
from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.edits.cards import (
    Place,
    add_decision,
    add_touchpoint,
    change_emotion,
    move_cards,
    set_emotion,
)
from journey_editor.document.records import Step, Touchpoint
from tests.building import Building


class Grid(Building):
    """Two lanes, three stages of two, one and one steps, and names for the cells: `cells()` reads the board."""

    def __init__(self) -> None:
        super().__init__()
        self.top, self.bottom = self.lane("Top"), self.lane("Bottom")
        self.stages = [self.stage("One", steps=2), self.stage("Two"), self.stage("Three")]

    def column(self, number: int) -> str:
        return self.journey.columns[number].id

    def put(self, lane: str, column: int, *names: str) -> list[str]:
        return [self.do(add_touchpoint(self.journey, Place(lane, self.column(column)), name=name)) for name in names]

    def cells(self) -> dict[tuple[str, int], str]:
        found = {}
        for lane in self.journey.lanes:
            for number, step in enumerate(self.journey.columns):
                if cards := self.journey.cell(lane.id, step.id):
                    found[self.journey.persona_of(lane.id).name, number] = "".join(card.name for card in cards)
        return found

    def move(self, ids: list[str], anchor: str, place: Place) -> ChangeSet:
        changes = move_cards(self.journey, ids, anchor, place)
        self.do(changes)
        return changes


@pytest.fixture
def grid() -> Grid:
    return Grid()


@pytest.mark.parametrize(("index", "order"), [(None, "abX"), (0, "Xab"), (1, "aXb"), (2, "abX"), (99, "abX")])
def test_a_card_is_added_where_it_was_dropped_in_a_stack(grid: Grid, index: int | None, order: str) -> None:
    grid.put(grid.top, 0, "a", "b")
    changes, card = add_touchpoint(grid.journey, Place(grid.top, grid.column(0), index), name="X", channel="email")
    assert len(changes) == 1
    grid.do(changes)
    assert grid.cells() == {("Top", 0): order}
    assert grid.journey.record(card, Touchpoint).channel == "email"


@pytest.mark.parametrize(("side", "columns"), [("before", ["new", "s"]), ("after", ["s", "new"])])
def test_a_card_dropped_beside_another_gets_a_step_of_its_own(grid: Grid, side: str, columns: list[str]) -> None:
    old = grid.column(2)
    changes, card = add_decision(grid.journey, Place(grid.top, old, new_step=side))  # type: ignore[arg-type]
    grid.do(changes)
    steps = grid.journey.steps(grid.stages[1])
    assert ["s" if step.id == old else "new" for step in steps] == columns
    assert grid.journey.get(card) is not None
    assert len(grid.journey.columns) == 5


def test_a_field_that_a_card_cannot_take_is_refused(grid: Grid) -> None:
    with pytest.raises(ValueError, match="emotion"):
        add_touchpoint(grid.journey, Place(grid.top, grid.column(0)), emotion=9.0)


@pytest.mark.parametrize(
    ("moved", "index", "order"),
    [
        ("a", 0, "abcd"),
        ("a", 1, "abcd"),
        ("a", 2, "bacd"),
        ("a", 4, "bcda"),
        ("d", 0, "dabc"),
        ("d", 4, "abcd"),
        ("bc", 0, "bcad"),
        ("bc", 4, "adbc"),
        ("bc", 2, "abcd"),
        ("ad", 2, "badc"),
        ("ad", 0, "adbc"),
    ],
)
def test_cards_are_reordered_in_their_stack(grid: Grid, moved: str, index: int, order: str) -> None:
    ids = dict(zip("abcd", grid.put(grid.top, 0, *"abcd"), strict=True))
    moving = [ids[name] for name in moved]
    changes = grid.move(moving, moving[0], Place(grid.top, grid.column(0), index))
    assert grid.cells() == {("Top", 0): order}
    assert bool(changes) is (order != "abcd")
    assert changes.ids <= set(moving), "moving a card changes no other"


def test_one_card_moves_to_another_lane_and_column(grid: Grid) -> None:
    (card,) = grid.put(grid.top, 0, "x")
    grid.put(grid.bottom, 2, "a", "b")
    grid.move([card], card, Place(grid.bottom, grid.column(2), 1))
    assert grid.cells() == {("Bottom", 2): "axb"}


def test_many_cards_keep_their_distance(grid: Grid) -> None:
    (a,), (b,), (c,) = grid.put(grid.top, 0, "a"), grid.put(grid.top, 1, "b"), grid.put(grid.bottom, 1, "c")
    grid.move([a, b, c], a, Place(grid.top, grid.column(2)))
    assert grid.cells() == {("Top", 2): "a", ("Top", 3): "b", ("Bottom", 3): "c"}


def test_the_board_ends_for_all(grid: Grid) -> None:
    (a,), (b,), (c,) = grid.put(grid.top, 0, "a"), grid.put(grid.top, 2, "b"), grid.put(grid.bottom, 3, "c")
    grid.move([a, b, c], a, Place(grid.bottom, grid.column(2)))
    assert grid.cells() == {("Bottom", 2): "a", ("Bottom", 3): "bc"}


def test_the_anchor_is_moved_even_where_it_is_not_selected(grid: Grid) -> None:
    a, b = grid.put(grid.top, 0, "a", "b")
    grid.move([a], b, Place(grid.top, grid.column(1)))
    assert grid.cells() == {("Top", 1): "ab"}


def test_a_drop_that_leaves_everything_where_it_was_changes_nothing(grid: Grid) -> None:
    a, _, c = grid.put(grid.top, 0, "a", "b", "c")
    p, _, q = grid.put(grid.bottom, 1, "p", "q", "r")
    for index in (None, 0, 1):
        assert not move_cards(grid.journey, [a], a, Place(grid.top, grid.column(0), index))
    assert not move_cards(grid.journey, [a, c, p, q], a, Place(grid.top, grid.column(0)))


def test_reordering_one_stack_leaves_the_other_stacks_of_the_selection(grid: Grid) -> None:
    a, _ = grid.put(grid.top, 0, "a", "b")
    p, _, r = grid.put(grid.bottom, 1, "p", "q", "r")
    changes = grid.move([a, p, r], a, Place(grid.top, grid.column(0), 2))
    assert grid.cells() == {("Top", 0): "ba", ("Bottom", 1): "pqr"}
    assert changes.ids == {a}


@pytest.mark.parametrize(("side", "columns"), [("before", {3: "a", 4: "b"}), ("after", {3: "b", 4: "a"})])
def test_a_card_moved_beside_another_gets_a_step_of_its_own(grid: Grid, side: str, columns: dict[int, str]) -> None:
    (a,) = grid.put(grid.top, 0, "a")
    grid.put(grid.top, 3, "b")
    grid.move([a], a, Place(grid.top, grid.column(3), new_step=side))  # type: ignore[arg-type]
    assert grid.cells() == {("Top", number): name for number, name in columns.items()}


def test_cards_moved_to_a_new_step_keep_their_distance_to_it(grid: Grid) -> None:
    (a,), (b,) = grid.put(grid.top, 0, "a"), grid.put(grid.bottom, 1, "b")
    grid.move([a, b], a, Place(grid.top, grid.column(1), new_step="after"))
    assert grid.cells() == {("Top", 2): "a", ("Bottom", 3): "b"}


def test_connections_and_parts_stay_with_a_moved_card(grid: Grid) -> None:
    (a,), (b,) = grid.put(grid.top, 0, "a"), grid.put(grid.top, 1, "b")
    way, signal = grid.connect(a, b), grid.part("signal", a)
    changes = grid.move([a], a, Place(grid.bottom, grid.column(3)))
    assert changes.ids == {a}
    assert way in grid.journey and signal in grid.journey


def test_a_stack_whose_keys_collide_still_takes_cards(grid: Grid) -> None:
    a, b, c = grid.put(grid.top, 0, "a", "b", "c")
    draft = Draft(grid.journey)
    for card in (a, b, c):
        draft.revise(card, order="V")
    grid.do(draft.changes())
    changes, new = add_touchpoint(grid.journey, Place(grid.top, grid.column(0), 1), name="x")
    grid.do(changes)
    order = [card.id for card in grid.journey.cell(grid.top, grid.column(0))]
    assert order[-1] == new and set(order[:3]) == {a, b, c}
    assert rules.check_all(grid.journey) == []


def test_a_card_that_is_not_there_cannot_be_moved(grid: Grid) -> None:
    with pytest.raises(KeyError):
        move_cards(grid.journey, [], "touchpoint-none", Place(grid.top, grid.column(0)))


@pytest.mark.parametrize(("score", "kept"), [(1.5, 1.5), (7.0, 2.0), (-9.0, -2.0), (0.333, 0.33), (None, None)])
def test_an_emotion_is_set_within_its_scale(grid: Grid, score: float | None, kept: float | None) -> None:
    a, b = grid.put(grid.top, 0, "a", "b")
    grid.do(set_emotion(grid.journey, [a, b, grid.stages[0]], score))
    assert [grid.journey.record(card, Touchpoint).emotion for card in (a, b)] == [kept, kept]


@pytest.mark.parametrize(
    ("score", "by", "kept"), [(None, 1, 1.0), (None, -1, -1.0), (1.4, 1, 2.0), (2.0, 1, 2.0), (-1.5, -1, -2.0)]
)
def test_an_emotion_is_changed_by_whole_steps(grid: Grid, score: float | None, by: int, kept: float) -> None:
    (a,) = grid.put(grid.top, 0, "a")
    grid.do(set_emotion(grid.journey, [a], score))
    grid.do(change_emotion(grid.journey, [a, grid.top], by))
    assert grid.journey.record(a, Touchpoint).emotion == kept


def test_a_new_step_is_made_only_when_something_moves_there(grid: Grid) -> None:
    (a,) = grid.put(grid.top, 0, "a")
    grid.move([a], a, Place(grid.top, grid.column(0), new_step="after"))
    assert grid.cells() == {("Top", 1): "a"}
    assert grid.journey.count(Step) == 5
