"""The legend explains what is to be seen on the board, in a view too, and nothing else."""

from __future__ import annotations

from journey_editor.document.records import Connection, View
from journey_editor.document.vocabulary import CardField, ConnectionKind
from journey_editor.layout.board import Board, BoardLayout
from journey_editor.layout.curve import curve_sign
from journey_editor.layout.picture import Path, Text
from tests.building import Building, onboarding
from tests.fixed_shaper import FixedShaper


def laid_out(b: Building, view: View | None = None) -> Board:
    return BoardLayout(FixedShaper()).board(b.journey, view)


def told(board: Board) -> set[str]:
    legend = board.by_key.get(("legend", "map"))
    return {mark.shaped.text for mark in legend.marks if isinstance(mark, Text)} if legend else set()


def test_it_lists_the_signs_of_a_map() -> None:
    assert told(laid_out(onboarding())) >= {"next", "first value", "owner", "pain points", "signals: unknown"}


def test_risks_and_resources_are_explained_where_they_are_counted() -> None:
    b = onboarding()
    card = b.journey.cards[0].id
    b.part("risk", card)
    b.part("resource", card)
    assert "risks" in told(laid_out(b)) and "resources" not in told(laid_out(b))
    b.set("map", card_fields=tuple(CardField))
    assert told(laid_out(b)) >= {"risks", "resources"}


def test_what_a_view_leaves_out_is_not_explained() -> None:
    b = onboarding()
    user = b.journey.lanes[1]
    board = laid_out(b, View(id="view", order="V", hidden_personas=(user.persona,)))
    assert told(board) >= {"next", "owner", "pain points"}
    assert not told(board) & {"handoff", "first value", "signals: unknown"}


def test_what_cards_do_not_show_is_not_explained() -> None:
    b = onboarding()
    board = laid_out(b, View(id="view", order="V", card_fields=(CardField.CHANNEL,)))
    assert not told(board) & {"pain points", "opportunities", "signals: unknown"}
    assert "owner" in told(board), "stages show theirs"


def test_connections_into_a_folded_lane_are_not_explained() -> None:
    b = onboarding()
    connection = next(c for c in b.journey.all(Connection) if c.label == "yes")
    b.set(connection.id, meaning=ConnectionKind.RECOVERY)
    assert "recovery" in told(laid_out(b))
    b.set(b.journey.lanes[1].id, is_collapsed=True)
    assert "recovery" not in told(laid_out(b))


def test_the_icon_of_a_note_is_no_sign() -> None:
    b = Building()
    stage = b.stage("Setup")
    b.note(b.other_lane("pain_points"), stage, "Waits for IT")
    assert "pain points" not in told(laid_out(b))


def test_the_lines_of_a_curve_are_those_that_are_drawn() -> None:
    b = Building()
    lane = b.lane("Admin")
    stages = [b.stage(f"{i}") for i in range(5)]
    scores = {0: 1.0, 1: None, 4: -1.0}
    for column, score in scores.items():
        b.touchpoint(lane, stages[column], f"{column}", emotion=score)
    board = laid_out(b)
    curve = [m.stroke for m in board.by_key["curve", lane].marks if isinstance(m, Path) and m.stroke]
    drawn = [stroke for stroke in curve if stroke.colour != "emotion.guide"]
    shown = [m.stroke for m in board.by_key["legend", "map"].marks if isinstance(m, Path) and m.stroke]
    assert [(s.width, s.dash) for s in drawn] == [(s.width, s.dash) for s in shown]
    assert {curve_sign(stroke) for stroke in drawn} == {"emotion unknown"}
    assert told(board) == {"emotion unknown between"}
