"""From far out the names of stages and lanes are as large as ever, and lie on no card and on no other name."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from journey_editor.canvas.items import far
from journey_editor.canvas.items.far import is_named
from journey_editor.canvas.items.far_labels import LANES_BELOW, FarLabels
from journey_editor.canvas.items.far_words import fitted, packed
from journey_editor.canvas.items.overlays import rect_of
from tests.building import Building
from tests.canvas.canvas_hand import Hand
from tests.canvas.test_full_text import rest
from tests.extreme_maps import ARABIC


@pytest.fixture
def wide(qtbot):
    b = Building()
    lanes = [b.lane(name) for name in ("Administrator", "End user", "Champion")]
    for number in range(14):
        stage = b.stage(f"Stage called {number}", steps=1 + number % 3)
        b.touchpoint(lanes[number % 2], stage, f"Card {number}")
    for number in range(14):
        b.touchpoint(lanes[2], b.journey.stages[number].id, "Everywhere")
    return Hand(qtbot, b)


def labels(hand, zoom: float):
    hand.view.zoom_to(zoom)
    return hand.view.far_labels.labels(hand.view.zoom)


def on_board(label, zoom: float) -> QRectF:
    return QRectF(label.rect.topLeft(), label.rect.size() / zoom)


@pytest.mark.parametrize("zoom", [0.1, 0.14, 0.19])
def test_names_lie_on_no_card_and_on_no_other_name(wide, zoom):
    found = labels(wide, zoom)
    places = [on_board(label, zoom) for label in found]
    cards = [rect_of(piece.box) for piece in wide.board.pieces if piece.kind == "card"]
    assert not [
        label.text for label, place in zip(found, places, strict=True) if any(place.intersects(c) for c in cards)
    ]
    assert not [1 for i, one in enumerate(places) for other in places[:i] if one.intersects(other)]


def test_lanes_are_named_beside_the_board_and_fit_map_leaves_room_for_them(wide):
    wide.view.fit_map()
    zoom = wide.view.zoom
    assert zoom < LANES_BELOW
    found = [label for label in wide.view.far_labels.labels(zoom) if label.ground == "panel"]
    assert [label.text for label in found] == ["Administrator", "End user", "Champion"]
    assert wide.view.board_scene.named_beside() == {row.lane for row in wide.board.rows}  # and not in their headers too
    for label in found:
        seen = on_board(label, zoom)
        assert seen.right() <= wide.board.band.x  # beside the board, not upon it
        assert wide.at(seen.left(), seen.top()).x() >= 0


def test_the_last_stages_name_is_wholly_in_view(wide):
    wide.view.fit_map()
    zoom, right = wide.view.zoom, wide.viewport.width()
    found = [label for label in wide.view.far_labels.labels(zoom) if label.ground == "stage.fill"]
    last = on_board(max(found, key=lambda label: label.rect.left()), zoom)
    assert wide.at(last.right(), 0).x() <= right < wide.at(last.right(), 0).x() + 400


def test_where_there_is_no_room_beside_it_lanes_are_named_where_no_card_stands(wide):
    wide.view.zoom_to(0.1)
    wide.view.camera.place(QPointF(0, 0), QPointF(0, 0))
    texts = [label.text for label in labels(wide, 0.1)]
    assert {"Administrator", "End user"} & set(texts) and "Champion" not in texts


def test_every_stage_is_named_however_far_out(wide):
    for zoom in (0.1, 0.14, 0.18):
        wide.view.fit_map()
        named = {label.text for label in labels(wide, zoom) if label.ground == "stage.fill"}
        headers = [span for span in wide.board.stages if (span.right - span.left) * zoom < 120]
        missing = [
            span.stage.name
            for span in headers
            if not any(span.stage.name in text for text in named)
            and not is_named(wide.view.board_scene.piece("stage", span.stage.id).piece, zoom)
        ]
        assert headers and not missing


def test_where_the_headers_are_held_the_names_hang_from_them_in_view(wide):
    wide.view.resize(700, 300)
    wide.view.zoom_to(0.14)
    wide.view.camera.place(QPointF(0, wide.board.height / 2), QPointF(0, 0))
    named = [label for label in labels(wide, 0.14) if label.ground == "stage.fill"]
    seen = wide.view.camera.visible
    assert named and all(label.rect.top() >= seen.top() for label in named)
    assert len({label.rect.top() for label in named}) == 1


def test_letters_keep_their_size_and_near_there_are_none(wide):
    sizes = {label.rect.height() for zoom in (0.1, 0.15) for label in labels(wide, zoom)}
    assert max(sizes) - min(sizes) < 2
    wide.view.zoom_to(LANES_BELOW)
    near = wide.view.grab().toImage()
    wide.view.far_labels.hide()
    assert wide.view.grab().toImage() == near


def test_a_name_is_seen_from_far_out(wide):
    wide.view.zoom_to(0.12)
    shown = wide.view.grab().toImage()
    wide.view.far_labels.hide()
    assert wide.view.grab().toImage() != shown


def test_resting_on_a_name_that_is_cut_tells_all_of_it(qtbot):
    b = Building()
    b.touchpoint(b.lane("An administrator of all the systems that there are " * 3), b.stage("Setup"), "Card")
    hand = Hand(qtbot, b)
    hand.view.zoom_to(0.12)
    (label,) = (label for label in labels(hand, 0.12) if label.ground == "panel")
    at = on_board(label, 0.12).center()
    assert label.text.endswith("\u2026")
    assert rest(hand, hand.at(at.x(), at.y())).count("that there are") == 3


def test_nothing_is_taken_hold_of_on_a_name(wide):
    label = next(label for label in labels(wide, 0.12) if label.ground == "panel")
    at = on_board(label, 0.12).center()
    assert wide.view.board_scene.piece_at(at) is None
    wide.click(wide.at(at.x(), at.y()))
    assert not wide.session.selection


def test_a_stages_name_may_begin_anywhere_over_its_stage_and_is_never_as_wide_as_the_view(qtbot):
    b = Building()
    lane = b.lane("End user")
    for name, steps in (
        ("Kickoff and success definition", 1),
        ("Activation", 1),
        ("Adoption and usage", 6),
        ("x" * 300, 1),
    ):
        b.touchpoint(lane, b.stage(name, steps=steps), "Card")
    hand = Hand(qtbot, b)
    hand.view.zoom_to(0.1)
    named = {label.text.split()[1]: label for label in labels(hand, 0.1) if label.ground == "stage.fill"}
    assert {"Kickoff", "Activation"} < set(named)
    assert all(label.rect.width() < 300 for label in named.values())


def test_a_header_that_says_the_name_no_more_is_painted_again_when_names_go_beside(wide):
    wide.view.fit_map()
    wide.view.camera.place(QPointF(0, 0), QPointF(0, 0))
    alone = wide.view.grab().toImage()
    wide.view.fit_map()
    wide.view.camera.place(QPointF(0, 0), QPointF(0, 0))
    assert not wide.view.board_scene.named_beside()
    assert wide.view.grab().toImage() == alone


def test_what_a_header_shows_whole_is_not_said_again_over_it(wide):
    wide.view.zoom_to(0.25)
    said = {label.piece.key for label in labels(wide, 0.25) if label.ground == "stage.fill"}
    assert not {key for key in said if is_named(wide.board.by_key[key], 0.25)}


def test_a_short_arabic_name_stands_in_its_header_as_any_other_does(qtbot):
    b = Building()
    lane = b.lane("User")
    for name in ("\u0627\u0644\u0642\u0631\u0627\u0631", "Decision"):
        b.touchpoint(lane, b.stage(name, steps=3), "Call")
    assert not [label.text for label in labels(Hand(qtbot, b), 0.25) if label.piece.kind == "stage"]


def test_a_header_does_not_begin_a_name_that_stands_in_full_over_it(wide):
    found = [label for label in labels(wide, 0.24) if label.piece.kind == "stage"]
    whole = [label for label in found if "\u2026" not in label.text]
    assert len(whole) > 3 and not any(is_named(label.piece, 0.24) for label in whole)
    wide.view.centerOn(wide.board.header.right / 2, wide.board.header.y)
    image = wide.viewport.grab().toImage()
    for label in whole:
        at, box = wide.view.board_scene.piece(*label.piece.key).scenePos(), label.piece.box
        inside = wide.view.mapFromScene(QRectF(at.x(), at.y(), box.width, box.height)).boundingRect()
        inside.adjust(4, 3, -4, -3)
        assert inside.height() > 4
        colours = {
            image.pixel(x, y)
            for x in range(inside.left(), inside.right())
            for y in range(inside.top(), inside.bottom())
            if image.rect().contains(x, y)
        }
        assert len(colours) <= 1, label.text


def test_names_of_lanes_do_not_lie_upon_names_that_hang_from_the_headers(qtbot):
    b = Building()
    lanes = [b.lane(f"Persona {number}") for number in range(8)]
    for number in range(40):
        b.touchpoint(lanes[number % 8], b.stage(f"Stage {number}"), "Card")
    hand = Hand(qtbot, b)
    hand.view.zoom_to(0.1)
    hand.view.camera.place(QPointF(0, 0), QPointF(0, 0))
    places = [on_board(label, 0.1) for label in labels(hand, 0.1)]
    assert not [1 for i, one in enumerate(places) for other in places[:i] if one.intersects(other)]


def test_low_lanes_are_all_named_in_smaller_letters(qtbot):
    b = Building()
    stage = b.stage("Setup")
    names = [f"Persona number {number}" for number in range(20)]
    for name in names:
        b.touchpoint(b.lane(name), stage, "Card")
    hand = Hand(qtbot, b)
    hand.view.fit_map()
    found = [label for label in hand.view.far_labels.labels(0.06) if label.ground == "panel"]
    assert [label.text for label in found] == names


def test_of_lanes_that_are_equally_low_none_is_named_in_larger_letters_than_the_next(qtbot):
    """Before a room every second row stood in large letters beside the map, the others in tiny ones in it."""
    b = Building()
    stage = b.stage("Setup")
    names = [f"Persona number {number}" for number in range(8)]
    for name in names:
        b.touchpoint(b.lane(name), stage, "Card")
    hand = Hand(qtbot, b)
    zoom = 15.0 / hand.board.rows[1].height
    hand.view.camera.zoom_to(zoom)
    found = [label for label in FarLabels(hand.view, 1.6).labels(zoom) if label.ground == "panel"]
    assert [label.text for label in found] == names
    assert len({label.style for label in found}) == 1


def test_a_lanes_name_is_put_where_the_view_is_and_no_card_stands(qtbot):
    b = Building()
    lane, other = b.lane("An administrator"), b.lane("Champion")
    for number in range(40):
        stage = b.stage(f"Stage {number}", steps=2)
        if number > 3 and number % 8 > 2:
            b.touchpoint(lane, stage, "Card")
        b.touchpoint(other, stage, "Card")
    hand = Hand(qtbot, b)
    hand.view.zoom_to(0.12)
    hand.view.camera.place(QPointF(hand.board.columns[30].left, 0), QPointF(0, 0))
    (label,) = (label for label in labels(hand, 0.12) if label.text == "An administrator")
    assert hand.view.camera.visible.left() < label.rect.left() < hand.view.camera.visible.right()


def test_from_far_out_a_lanes_name_takes_the_height_there_is():
    _, lines, is_whole = fitted("Decision-maker for all of purchasing", 62, 60)
    assert is_whole and lines.count("\n") >= 2 and "Decision-" in lines
    _, lines, is_whole = fitted("Supercalifragilisticexpialidocious/" * 9, 62, 30)
    assert not is_whole and lines.count("\n") >= 1 and lines.endswith("\u2026")
    font, lines, _ = fitted(ARABIC, 60, 60)
    drawn = QFontMetricsF(font).boundingRect(QRectF(0, 0, 60, 60), 0, lines)
    assert lines.count("\n") >= 1 and drawn.height() <= 60  # a fallback font's lines are higher


def test_from_far_out_the_name_of_a_flat_card_is_read_in_closer_lines_rather_than_cut():
    font, lines, pitch = packed("Imports 4,000 assets", 56, 15)
    assert " ".join(line.strip() for line in lines) == "Imports 4,000 assets" and len(lines) * pitch <= 15
    assert font.pixelSize() >= 7
    _, lines, pitch = packed(ARABIC, 46, 60)
    assert pitch * len(lines) <= 60
    _, lines, _ = packed("Compares three vendors against the requirements", 46, 15)
    assert len(lines) == 2 and lines[-1].endswith("\u2026")


@pytest.mark.parametrize("size", [1.0, 1.6, 3.0])
def test_a_name_that_finds_no_place_is_cut_where_the_view_ends(wide, size):
    wide.view.fit_map()
    large, zoom = FarLabels(wide.view, size), wide.view.zoom
    rights = [wide.at(on_board(label, zoom).right(), 0).x() for label in large.labels(zoom) if label.ground != "panel"]
    assert rights and max(rights) <= wide.viewport.width()


def test_a_name_that_runs_to_the_left_is_cut_at_its_left(qtbot):
    b = Building()
    b.touchpoint(b.lane(ARABIC), b.stage("Setup"), "Card")
    hand = Hand(qtbot, b)
    hand.view.zoom_to(0.15)
    (label,) = (label for label in labels(hand, 0.15) if label.ground == "panel")
    assert label.text.endswith("\u2026")
    corner = hand.at(label.rect.left(), label.rect.top())
    picture = hand.view.grab().toImage()
    ground = picture.pixel(corner.x() + 3, corner.y() + 8)
    ink = {y for x in range(4, 12) for y in range(3, 20) if picture.pixel(corner.x() + x, corner.y() + y) != ground}
    assert ink and max(ink) - min(ink) <= 4  # the dots, not the top of a letter


def test_a_lane_of_one_long_word_shows_how_it_begins(wide, monkeypatch):
    said = set()
    name = far._name
    monkeypatch.setattr(far, "_name", lambda painter, text, *rest: (said.add(text), name(painter, text, *rest)))
    wide.view.zoom_to(0.262)
    wide.view.camera.place(QPointF(wide.view.board.band.x, 0), QPointF(0, 0))  # beside the board there is no room
    wide.viewport.repaint()
    assert "Administrator" in said and "A" not in said, "cut with an ellipsis where it is drawn"


def test_only_personas_are_said_by_their_initials(qtbot, monkeypatch):
    b = Building()
    b.touchpoint(b.lane("Head of operations and finance"), b.stage("Setup"), "Card")
    b.other_lane("stage_next_step")
    hand = Hand(qtbot, b)
    said = set()
    name = far._name
    monkeypatch.setattr(far, "_name", lambda painter, text, *rest: (said.add(text), name(painter, text, *rest)))
    monkeypatch.setattr(far, "is_named", lambda *_: False)
    hand.view.zoom_to(0.262)
    hand.view.camera.place(QPointF(hand.board.band.x, 0), QPointF(0, 0))
    hand.view.viewport().repaint()
    assert "Next step" in said and "HF" in said and "NS" not in said


def test_a_step_is_seen_from_very_far_where_it_is_selected(wide):
    wide.view.zoom_to(0.15)
    step = wide.journey.columns[3].id

    def seen():
        item = wide.view.board_scene.piece("step", step)
        corner = wide.view.mapFromScene(item.scenePos())
        return wide.viewport.grab().toImage().copy(corner.x() - 4, corner.y() - 4, 30, 14)

    before = seen()
    wide.session.select([step])
    assert seen() != before
