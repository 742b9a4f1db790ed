"""Labels of connections stand where they can be read and told apart."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from journey_editor.layout import metrics
from journey_editor.layout.board import BoardLayout
from journey_editor.layout.corners import Route, route
from journey_editor.layout.label_ground import Face, Sheet
from journey_editor.layout.label_layout import LabelLayout
from journey_editor.layout.picture import Box, Path, Point, Shape
from journey_editor.layout.text import ShapedText
from journey_editor.layout.ways import CardSpot, Extent, Way, Wire
from journey_editor.painting.painter import painter_path
from journey_editor.painting.shaper import QtShaper
from journey_editor.paths import samples_dir
from journey_editor.storage.files import load
from tests.fixed_shaper import FixedShaper
from tests.layout.test_board import laid_out, stretches


def upright(x: float) -> Route:
    return Route((Point(x, 0), Point(x, 400)), Point(x, 200))


LABEL = FixedShaper().shape("After 4 weeks", metrics.CONNECTION_LABEL, 200, 1)


def place_labels(
    routes: dict[str, Route], labels: dict[str, ShapedText], taken: Sequence[Box], curve: Sequence[Face] = ()
) -> dict[str, Box]:
    """The places of labels on a board of one cell."""
    layout, extent = LabelLayout(), Extent(0, 0, 0, 1, 0)
    sheet = Sheet((0.0,), (0.0,))
    stands = [(box, 0) for box in taken]
    layout.update(labels, routes, dict.fromkeys(routes, extent), sheet, routes, (), [0], lambda _: (stands, curve))
    return layout.boxes


def covers(box: Box, x: float) -> bool:
    return box.x <= x <= box.right


def test_a_label_stands_in_the_middle_of_a_line_that_is_alone() -> None:
    box = place_labels({"a": upright(100)}, {"a": LABEL}, ())["a"]
    assert (box.x + box.right) / 2 == 100


def test_a_label_moves_aside_from_a_line_close_by_and_stays_on_its_own() -> None:
    placed = place_labels({"a": upright(100), "b": upright(118)}, {"a": LABEL, "b": LABEL}, ())
    assert covers(placed["a"], 100) and not covers(placed["a"], 118)
    assert covers(placed["b"], 118) and not covers(placed["b"], 100)


def test_a_label_moves_aside_only_where_there_is_room() -> None:
    cards = (Box(0, 0, 95, 400), Box(125, 0, 95, 400))
    placed = place_labels({"a": upright(100), "b": upright(118)}, {"a": LABEL}, cards)
    assert placed["a"].centre == (100, 200)


def test_a_label_does_not_stand_on_an_emotion_curve_where_its_line_has_another_place() -> None:
    curve = [Face(0, 0, 200), Face(0, 300, 200)]
    alone = place_labels({"a": upright(100)}, {"a": LABEL}, ())["a"]
    beside = place_labels({"a": upright(100)}, {"a": LABEL}, (), curve)["a"]
    assert alone.y < 200 < alone.bottom, "there the curve passes"
    assert beside.centre.x == 100 and not beside.y <= 200 <= beside.bottom


def test_no_label_of_the_samples_stands_on_a_curve(qapp: object) -> None:
    for path in sorted(samples_dir().glob("*.journey")):
        board = BoardLayout(QtShaper()).board(load(path).journey)
        lines = []
        for curve in board.of_kind("curve"):
            drawn = [m for m in curve.marks if isinstance(m, Path) and m.commands[-1][0] == "C"]
            lines += [painter_path(mark.commands).translated(curve.box.x, curve.box.y) for mark in drawn]
        points = [line.pointAtPercent(share / 50) for line in lines for share in range(51)]
        for piece in board.of_kind("connection"):
            for words in (mark.box for mark in piece.marks if isinstance(mark, Shape)):
                box = words.moved(piece.box.x, piece.box.y)
                assert not any(box.contains(at.x(), at.y()) for at in points), f"{path.stem}: {piece.label}"


def level(y: float, long: float) -> Route:
    return Route((Point(0, y), Point(long, y)), Point(long / 2, y))


def test_a_short_line_is_not_hidden_under_its_label() -> None:
    long = LABEL.width + 20
    over = place_labels({"a": level(100, long)}, {"a": LABEL}, ())["a"]
    assert over.bottom < 100 and 100 - over.bottom < 6, "close to it, so that it is seen to be its own"
    assert over.centre.x == long / 2
    under = place_labels({"a": level(100, long)}, {"a": LABEL}, [Box(0, 60, long, 30)])["a"]
    assert under.y > 100
    between = place_labels({"a": level(100, long)}, {"a": LABEL}, [Box(0, 60, long, 30), Box(0, 110, long, 30)])["a"]
    assert between.centre.y == 100, "no other place is free"
    assert place_labels({"a": level(100, long + 60)}, {"a": LABEL}, ())["a"].centre.y == 100


def test_a_label_stands_on_a_long_stretch_before_it_stands_over_a_short_one() -> None:
    bent = Route((Point(0, 0), Point(20, 0), Point(20, 300), Point(60, 300)), Point(40, 300))
    box = place_labels({"a": bent}, {"a": LABEL}, [Box(60, 297, 100, 40)])["a"]
    assert covers(box, 20) and 0 < box.y < box.bottom < 290


def test_no_line_of_another_connection_runs_over_words_where_that_can_be_helped() -> None:
    met = 0
    for path in sorted(samples_dir().glob("*.journey")):
        board = laid_out(load(path).journey)
        grounds = {}
        for piece in board.pieces:
            if piece.kind == "connection":
                words = [mark.box for mark in piece.marks if isinstance(mark, Shape) and mark.fill == "card.fill"]
                if words:
                    grounds[piece.key] = words[0].moved(piece.box.x, piece.box.y)

        def runs_through(line, words, board=board) -> bool:
            return any(words.meets(run) for run in stretches(board.by_key[line]))

        for one, words in grounds.items():
            for other, other_words in grounds.items():
                if one != other and runs_through(other, words) and not runs_through(one, other_words):
                    met += 1
                    assert board.by_key[one].z > board.by_key[other].z
    assert met


@pytest.mark.parametrize(("x", "at"), [(20.0, 60.0), (70.0, 70.0), (112.0, 82.0)])
def test_a_label_is_offered_a_place_on_its_line_where_it_keeps_off_the_cards_beside_its_gutter(
    x: float, at: float
) -> None:
    wire = Wire("way", "a", "b", CardSpot(0, 0, 0, 0), CardSpot(1, 0, 0, 1), 60.0)
    ends = Point(0, 30), Point(120, 44)
    found = route(Way(wire, (1,), (), "left"), ends, [x], [], (0, 120))
    assert found.label_at == Point(at, 44)
