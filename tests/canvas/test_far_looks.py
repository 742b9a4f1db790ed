"""From far out everything that is shown can be read; what could not is left out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter

from journey_editor.canvas.items import far
from journey_editor.layout.picture import Box, Image
from journey_editor.layout.text import TextStyle
from journey_editor.layout.theme import theme
from journey_editor.painting.fonts import font_for
from tests.building import Building
from tests.canvas.canvas_hand import Hand
from tests.layout.test_theme import contrast


@pytest.fixture
def hand(qtbot):
    b = Building()
    lanes = [b.lane("Buyer"), b.lane("User")]
    for number in range(4):
        at = b.stage(f"Stage {number}", steps=2)
        b.touchpoint(lanes[number % 2], at, f"In the {number}. stage", emotion=-2.0)
    b.set("map", title="From signature to renewal", scope="Where it begins and ends", objective="To be decided")
    made = Hand(qtbot, b)
    made.view.fit_map()
    made.view.zoom_to(0.35)
    return made


def colours(hand: Hand, place: QRect) -> set[str]:
    picture = hand.view.viewport().grab().toImage()
    place &= picture.rect()
    return {
        picture.pixelColor(x, y).name()
        for x in range(place.left(), place.right() + 1)
        for y in range(place.top(), place.bottom() + 1)
    }


def place_of(hand: Hand, kind: str, record: str = "map") -> QRect:
    box = QRectF(*hand.board.by_key[kind, record].box)
    return QRectF(hand.view.mapFromScene(box.topLeft()), box.size() * hand.view.zoom).toRect()


@pytest.mark.parametrize("kind", ["corner", "legend"])
def test_facts_and_legend_are_left_out_where_they_would_be_specks(hand, kind):
    place = place_of(hand, kind)
    assert len(colours(hand, place)) == 1
    hand.view.zoom_to(0.5)
    assert len(colours(hand, place_of(hand, kind))) > 2


def test_the_title_is_read_from_far_out(hand, monkeypatch):
    said = {}
    name = far._name
    monkeypatch.setattr(
        far, "_name", lambda painter, text, *rest: (said.update({text: rest}), name(painter, text, *rest))
    )
    hand.view.viewport().repaint()
    assert "From signature to renewal" in said
    hand.view.zoom_to(0.1)
    assert hand.view.board_scene.has_names_above()
    said.clear()
    hand.view.viewport().repaint()
    assert "From signature to renewal" not in said, "the names of the stages stand there"


@pytest.mark.parametrize("zoom", [0.35, 0.5])
def test_for_a_room_the_names_in_the_headers_are_larger_too(hand, zoom):
    """Also at 50 %, where the editor shows headers as they are laid out."""
    hand.view.zoom_to(zoom)
    place = place_of(hand, "stage", hand.journey.stages[1].id).adjusted(2, 2, -2, -2)

    def lines_with_ink() -> int:
        picture = hand.view.viewport().grab().toImage().copy(place)
        rows = [{picture.pixel(x, y) for x in range(picture.width())} for y in range(picture.height())]
        return sum(len(row) > 1 for row in rows)

    usual = lines_with_ink()
    hand.view.board_scene.far_size = 1.6
    hand.view.viewport().update()
    assert lines_with_ink() > usual


@pytest.mark.parametrize("zoom", [0.35, 0.5])
def test_for_a_room_the_names_of_lanes_are_as_large_as_those_of_stages(hand, zoom, monkeypatch):
    """At 50 % a room read the stages, and of the lanes nothing."""
    said = {}
    monkeypatch.setattr(far, "_name", lambda _painter, text, *rest: said.update({text: rest[-1]}))
    hand.view.zoom_to(zoom)
    hand.view.board_scene.far_size = 1.6
    hand.view.viewport().repaint()
    stage, lane = (next((sizes for text, sizes in said.items() if name in text), None) for name in ("Stage", "Buyer"))
    assert lane == stage and lane[0] > far.NAME_SIZES[0]


def test_a_line_of_the_blueprint_is_called_what_it_is(qtbot, monkeypatch):
    b = Building()
    b.touchpoint(b.lane("Buyer"), b.stage("Setup"), "Call")
    b.other_lane("line_of_visibility")
    hand = Hand(qtbot, b)
    said = []
    name = far._name
    monkeypatch.setattr(far, "_name", lambda painter, text, *rest: (said.append(text), name(painter, text, *rest)))
    hand.view.zoom_to(0.35)
    hand.view.viewport().repaint()
    assert {"Buyer", "Line of visibility"} <= set(said) and "Unnamed persona" not in said


def test_the_words_of_a_card_stand_beside_the_bar_of_its_emotion(hand):
    card = hand.journey.cards[0].id
    place = place_of(hand, "card", card)
    bar = QRect(place.left() + 1, place.top() + 2, max(1, round(far._BAR * hand.view.zoom)) - 1, place.height() - 4)
    assert len(colours(hand, bar)) == 1, "no letter stands on it"


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_name_of_a_stage_that_stands_back_is_still_read(hand, name):
    hand.view.set_theme(theme(name))
    stage = hand.journey.stages[1].id
    hand.view.board_scene.dim("filter", frozenset({"stage"}), frozenset(), is_grey=True)
    inside = place_of(hand, "stage", stage).adjusted(3, 2, -3, -2)
    found = colours(hand, inside)
    ground = hand.view.board_scene.theme.colour("board.background").lower()
    assert ground in found
    assert max(contrast(ground, colour) for colour in found) >= 4.5


def test_the_words_of_a_card_with_a_picture_stand_under_it(hand):
    piece = next(piece for piece in hand.board.pieces if piece.kind == "card")
    high = piece._replace(box=piece.box._replace(height=100), marks=(*piece.marks, Image(Box(6, 6, 120, 60), "p")))
    paper = QImage(60, 40, QImage.Format.Format_RGB32)
    paper.fill(QColor("white"))
    painter = QPainter(paper)
    far.paint_words(painter, high, QRectF(0, 0, 60, 40), QColor("black"))
    painter.end()
    ink = [y for y in range(40) if any(paper.pixelColor(x, y) != QColor("white") for x in range(60))]
    assert ink and min(ink) >= 66 * 60 / high.box.width - 2


def test_a_header_goes_on_in_a_closer_line_rather_than_cutting_its_name(qtbot, monkeypatch):
    b = Building()
    lane = b.lane("User")
    for name in ("Awareness", "Renewal or expansion of use", "Advocacy"):
        b.touchpoint(
            lane,
            b.stage(
                name, steps=2, customer_goal="To go on with what pays for itself and with nothing that does not " * 2
            ),
            "Card",
        )
    made = Hand(qtbot, b, (200, 150))
    made.view.zoom_to(0.18)
    made.view.camera.place(QPointF(0, made.board.header.y), QPointF(0, 0))  # no room for names over the headers
    said, draw = [], far._draw_lines
    monkeypatch.setattr(far, "_draw_lines", lambda *all_of_it: (said.append(" ".join(all_of_it[3])), draw(*all_of_it)))
    made.view.viewport().repaint()
    assert ["2", "Renewal", "or", "expansion", "of", "use"] in [line.split() for line in said]


def test_a_row_that_is_named_in_its_header_is_not_named_again_upon_what_it_says(qtbot):
    b = Building()
    stage = b.stage("Setup", recovery="The owner calls the sponsor on the same day")
    lane = b.lane("User")
    b.touchpoint(lane, stage, "Card")
    b.touchpoint(lane, b.stage("Use", steps=6), "Card")
    b.other_lane("stage_recovery")
    made = Hand(qtbot, b, (200, 150))
    made.view.zoom_to(0.24)
    made.view.camera.place(QPointF(made.board.band.x, 0), QPointF(0, 0))  # no room beside the board
    assert far.is_named(made.board.by_key["lane", made.board.rows[-1].lane], 0.24, far.SMALLEST)
    assert "Recovery" not in [label.text for label in made.view.far_labels.labels(0.24)]


def test_a_stages_number_stands_beside_its_name_as_long_as_both_are_read(qtbot):
    width = round(QFontMetricsF(font_for(TextStyle(10.0, 600))).horizontalAdvance("4 Decides")) + 2
    name = f"4{far.NO_BREAK}Decides"
    font, lines, _ = far.packed(name, width, 40)
    assert len(lines) == 1 and font.pixelSize() >= 9, "not the number alone, in letters a little larger"
    font, lines, _ = far.packed(name, width - 20, 40)
    assert [line.strip() for line in lines] == ["4", "Decides"], "better than a name that is cut"
