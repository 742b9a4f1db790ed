"""Zoom, pan, headers that stay in view, themes, and that only what has changed is painted anew."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QImage, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journey_editor.canvas.items.overlays import rect_of
from journey_editor.canvas.lane_making import add_lane_at
from journey_editor.document.edits.cards import set_emotion
from journey_editor.document.edits.connections import connect
from journey_editor.document.edits.fields import rename, set_field
from journey_editor.document.vocabulary import ConnectionKind, LaneContent
from journey_editor.layout.picture import Text
from journey_editor.layout.theme import Theme, theme
from tests.canvas.canvas_hand import Button, Key, Mod
from tests.scene_items import all_items


def test_ctrl_wheel_zooms_at_the_pointer_within_bounds(small):
    hand = small.hand
    pixel = QPoint(420, 333)
    for up in (1, 1, 1, -1, -1, -1, -1, -1):
        before = hand.view.pointer(pixel).board
        hand.wheel(pixel, up, Mod.ControlModifier)
        after = hand.view.pointer(pixel).board
        assert (after - before).manhattanLength() * hand.view.zoom <= 2
    for _ in range(40):
        hand.wheel(pixel, 1, Mod.ControlModifier)
    assert hand.view.zoom == pytest.approx(8.0)
    for _ in range(80):
        hand.wheel(pixel, -1, Mod.ControlModifier)
    assert hand.view.zoom == pytest.approx(0.1)


def test_what_is_zoomed_out_and_in_again_is_where_it_was(small):
    """Whole pixels are large far out: each step there pushed the board on a little."""
    hand = small.hand
    hand.view.resize(900, 700)
    for zoom in ("keys", "wheel"):
        hand.view.camera.zoom_to(1.0)
        hand.view.camera.place(QPointF(333, 217), QPointF(0, 0))
        before, pixel = hand.view.camera.visible.topLeft(), QPoint(611, 402)
        for by in (-1,) * 11 + (1,) * 11:
            if zoom == "wheel":
                hand.wheel(pixel, by, Mod.ControlModifier)
            else:
                hand.view.zoom_in() if by > 0 else hand.view.zoom_out()
            QApplication.processEvents()
        assert hand.view.zoom == pytest.approx(1.0)
        assert (hand.view.camera.visible.topLeft() - before).manhattanLength() <= 1


def test_the_wheel_scrolls_and_with_shift_sideways(small):
    hand = small.hand
    hand.view.resize(700, 500)
    before = hand.view.camera.visible.topLeft()
    hand.wheel(QPoint(300, 300), -1)
    down = hand.view.camera.visible.topLeft()
    assert down.y() > before.y() and down.x() == before.x()
    hand.wheel(QPoint(300, 300), -1, Mod.ShiftModifier)
    assert hand.view.camera.visible.left() > down.x()


def test_the_middle_button_and_space_pan(small):
    hand = small.hand
    before = hand.view.camera.visible.topLeft()
    hand.drag(hand.card(small.call), hand.card(small.call) + QPoint(-50, -40), Button.MiddleButton)
    assert hand.view.camera.visible.topLeft() == before + QPointF(50, 40)
    QTest.keyPress(hand.view, Key.Key_Space)
    start = hand.card(small.call)
    hand.drag(start, start + QPoint(50, 40))
    QTest.keyRelease(hand.view, Key.Key_Space)
    assert hand.view.camera.visible.topLeft() == before
    assert hand.steps == 0 and hand.session.selection == ()


def test_fit_shows_the_whole_map_and_the_selection(small):
    hand = small.hand
    hand.view.resize(640, 480)
    hand.view.fit_map()
    seen = hand.view.camera.visible
    assert seen.contains(QPointF(0, 0)) and seen.contains(QPointF(hand.board.width, hand.board.height))
    hand.session.select([small.first])
    zoomed = []
    hand.view.zoom_changed.connect(zoomed.append)
    hand.view.fit_selection()
    assert hand.view.zoom > 1.0 and zoomed == [hand.view.zoom]
    hand.view.zoom_actual()
    assert hand.view.zoom == 1.0


def test_what_is_fitted_lies_clear_of_the_headers(small):
    hand = small.hand
    hand.view.resize(1000, 900)
    hand.session.select([small.data, small.first])
    hand.view.fit_selection()
    QApplication.processEvents()
    left, top = hand.view.header_pixels
    corner = hand.card(small.data, across=0, down=0)
    assert left > 100 and top > 50 and corner.x() > left and corner.y() > top


@pytest.mark.parametrize("zoom", ["zoom_in", "zoom_out", "zoom_actual"])
def test_what_is_selected_stays_where_it_is_when_a_key_zooms(small, zoom):
    hand = small.hand
    hand.view.fit_map()
    hand.session.select([small.first])
    before = hand.card(small.first)
    getattr(hand.view, zoom)()
    assert (hand.card(small.first) - before).manhattanLength() <= 2


def test_what_is_selected_beside_the_headers_is_not_covered_when_they_grow(small):
    hand = small.hand
    hand.view.zoom_to(0.5)
    hand.session.select([small.data])
    corner = hand.board.by_key["card", small.data].box
    hand.view.camera.place(QPointF(corner.x, 0), QPointF(hand.board.band.width / 2 + 10, 0))
    QApplication.processEvents()
    assert 0 < hand.view.header_pixels[0] < hand.card(small.data, 0.0).x() < hand.view.header_pixels[0] + 12
    hand.view.zoom_actual()
    QApplication.processEvents()
    assert hand.card(small.data, 0.0).x() > hand.view.header_pixels[0] > 0


def test_a_card_that_grows_larger_than_the_view_is_seen_from_its_beginning(small):
    hand = small.hand
    hand.view.resize(700, 500)
    hand.session.select([small.data])
    hand.view.reveal(small.data)
    for _ in range(12):
        hand.view.zoom_in()
        QApplication.processEvents()
    left, top = hand.view.header_pixels
    corner = hand.view.mapFromScene(*hand.board.by_key["card", small.data].box[:2])
    assert hand.view.zoom * hand.board.by_key["card", small.data].box.width > hand.viewport.width() - left
    assert left < corner.x() < left + 40 and top < corner.y() < top + 40


def test_what_is_selected_out_of_view_does_not_pull_the_view_to_it(small):
    hand = small.hand
    hand.session.select([small.first])
    hand.view.resize(500, 300)
    middle = hand.view.camera.visible.center()
    assert not hand.viewport.rect().contains(hand.card(small.first))
    hand.view.zoom_in()
    assert (hand.view.camera.visible.center() - middle).manhattanLength() < 2


def test_the_title_is_read_from_its_beginning_wherever_the_board_is_scrolled_to_sideways(small):
    hand = small.hand
    hand.view.resize(800, 600)
    title = hand.on("title", "map", 0.0, 0.5)
    at_home = hand.viewport.grab().toImage().copy(title.x(), title.y() - 14, 100, 28)
    hand.view.camera.pan(QPointF(title.x() - 6 - 300, 0))
    QApplication.processEvents()
    begins = hand.on("title", "map", 0.0, 0.5)
    assert 0 <= begins.x() <= 10
    assert hand.viewport.grab().toImage().copy(begins.x(), begins.y() - 14, 100, 28) == at_home
    hand.double_click(begins + QPoint(20, 0))
    assert hand.editor is not None and 0 <= hand.editor.geometry().left() <= 10


def test_headers_stay_in_view_and_are_hit_where_they_are_seen(small):
    hand = small.hand
    hand.view.resize(800, 600)
    QApplication.processEvents()
    hand.view.camera.place(QPointF(330, 320), QPointF(0, 0))
    stage = hand.view.board_scene.piece("stage", small.setup)
    lane = hand.view.board_scene.piece("lane", small.user)
    assert hand.view.mapFromScene(stage.scenePos()).y() == pytest.approx(6, abs=2)
    assert hand.view.mapFromScene(lane.scenePos()).x() == pytest.approx(6, abs=2)
    hand.click(hand.on("stage", small.setup, 0.8, 0.5))
    assert hand.session.selection == (small.setup,)
    hand.click(hand.on("lane", small.user, 0.5, 0.8))
    assert hand.session.selection == (small.user,)


def test_cards_under_a_held_header_are_not_hit(small):
    hand = small.hand
    hand.view.resize(800, 600)
    box = hand.board.by_key["card", small.call].box
    hand.view.camera.place(QPointF(60, box.y - 20), QPointF(0, 0))
    hand.click(hand.card(small.call, 0.5, 0.4))
    assert small.call not in hand.session.selection


def test_headers_scroll_away_where_they_would_fill_the_window(small):
    hand = small.hand
    hand.view.resize(360, 190)
    QApplication.processEvents()
    hand.view.camera.place(QPointF(330, 320), QPointF(0, 0))
    stage = hand.view.board_scene.piece("stage", small.setup)
    assert stage.scenePos().y() == stage.piece.box.y


def test_an_edit_touches_only_the_items_that_look_different(small):
    hand = small.hand
    hand.view.grab()
    items = {item.piece.key: item for item in all_items(hand.view.board_scene)}
    pixmaps = hand.view.board_scene.pixmaps
    kept = {key: pixmaps.get(key)[1].cacheKey() for key in items if pixmaps.get(key)}
    assert ("card", small.first) in kept
    hand.session.do("Rename", rename(hand.journey, small.call, "Another"))
    hand.view.grab()
    after = {item.piece.key: item for item in all_items(hand.view.board_scene)}
    assert all(after[key] is items[key] for key in items)
    changed = {key for key in kept if pixmaps.get(key)[1].cacheKey() != kept[key]}
    assert ("card", small.call) in changed and ("card", small.first) not in changed


def test_another_theme_recolours_without_a_new_layout(small):
    hand = small.hand
    board = hand.view.board
    light = hand.view.grab().toImage().pixelColor(5, 5).lightness()
    hand.view.set_theme(theme("dark"))
    dark = hand.view.grab().toImage().pixelColor(5, 5).lightness()
    assert light > 200 > 80 > dark
    assert hand.view.board is board


@pytest.mark.parametrize("zoom", [0.1, 0.15, 0.3, 0.5, 1.0, 3.0, 8.0])
@pytest.mark.parametrize("name", ["light", "dark"])
def test_a_card_is_seen_at_every_zoom(small, zoom, name):
    hand = small.hand
    hand.view.set_theme(theme(name))
    hand.view.camera.zoom_to(zoom)
    box = hand.board.by_key["card", small.first].box
    hand.view.camera.place(QPointF(*box.centre), QPointF(700, 500))
    image = hand.view.grab().toImage()
    ground = image.pixelColor(2, 2)
    left = hand.card(small.first, 0.0).x()
    card = image.pixelColor(max(0, left) + max(2, round(5 * zoom)), 500)
    assert card != ground


def test_selection_is_seen_on_the_board(small):
    hand = small.hand
    plain = hand.view.grab().toImage()
    hand.session.select([small.call])
    assert hand.view.grab().toImage() != plain
    hand.session.select([])
    assert hand.view.grab().toImage() == plain


def test_reveal_brings_a_record_into_view(small):
    hand = small.hand
    hand.view.resize(500, 400)
    hand.view.camera.place(QPointF(0, 0), QPointF(0, 0))
    hand.view.reveal(small.first)
    assert hand.view.camera.visible.contains(QPointF(*hand.board.by_key["card", small.first].box.centre))


def test_the_name_of_a_stage_that_is_partly_seen_slides_into_view_however_long_its_goal_is(small):
    hand = small.hand
    goal = "Be known to all who work with it"
    hand.session.do("Goal", set_field(small.journey, [small.handoff], "customer_goal", goal))
    hand.view.resize(700, 500)
    hand.view.camera.place(QPointF(hand.board.band.x + 90, 0), QPointF(0, 0))
    stage = hand.view.board_scene.piece("stage", small.handoff)
    name, said = (
        mark for mark in stage.piece.marks if isinstance(mark, Text) and mark.shaped.text.endswith(("ff", "it"))
    )
    assert said.shaped.width > 120 > name.shaped.width, "the goal has no room to go along"
    at = hand.view.mapFromScene(stage.scenePos() + stage.slide + QPointF(name.x, name.y))
    assert hand.view.header_pixels[0] <= at.x() < hand.view.header_pixels[0] + 20
    hand.double_click(at + QPoint(12, 8))
    shown = hand.editor.geometry()
    assert shown.left() >= at.x() and shown.right() <= hand.on("stage", small.handoff, 1.0).x() + 2


def test_the_name_of_a_lane_that_is_partly_seen_slides_into_view(small):
    hand = small.hand
    hand.view.resize(900, 620)
    row = hand.board.rows[0]
    lane = hand.view.board_scene.piece("lane", small.admin)
    hand.view.camera.place(QPointF(0, hand.board.header.y - 6), QPointF(0, 0))
    assert lane.slide.y() == 0
    hand.view.camera.place(QPointF(0, hand.board.header.y + 34), QPointF(0, 0))
    assert lane.slide.y() > 0
    hand.view.edit_name(small.admin)
    assert hand.editor.geometry().top() >= hand.view.header_pixels[1]
    assert row.lane == small.admin


@pytest.mark.parametrize("zoom", [0.12, 0.3])
def test_far_out_a_part_that_is_painted_anew_looks_as_it_did_in_the_whole(small, zoom):
    hand = small.hand
    hand.view.camera.zoom_to(zoom)
    hand.session.select([small.call])
    whole = picture_of(hand)
    again = whole.copy()
    for place in (QRect(20, 20, 90, 60), QRect(70, 40, 200, 13)):
        hand.viewport.render(again, place.topLeft(), QRegion(place))
    assert again == whole


def test_far_out_an_edit_is_seen_at_once(small):
    hand = small.hand
    hand.view.camera.zoom_to(0.15)
    before = picture_of(hand)
    changes = set_emotion(small.journey, [small.first], -2.0)
    hand.session.do("Feel", changes)
    assert picture_of(hand) != before
    hand.session.undo()
    assert picture_of(hand) == before


def test_what_was_never_in_view_is_found_where_it_is(small):
    hand = small.hand
    hand.view.resize(400, 300)
    hand.view.camera.place(QPointF(-300, -300), QPointF(0, 0))
    hand.view.grab()
    box = hand.board.by_key["card", small.first].box
    found = hand.view.board_scene.piece_at(QPointF(*box.centre))
    assert found is not None and found.piece.key == ("card", small.first)


def test_what_is_painted_in_two_places_at_once_is_whole_in_both(small):
    """A card let go of and its face on the curve are painted in one go: the lane under both covers neither."""
    hand = small.hand
    hand.hover(hand.at(5, 5))
    scene, whole = hand.view.board_scene, picture_of(hand)
    places = []
    for kind in ("card", "emotion"):
        item = scene.piece(kind, small.call)
        places.append(hand.view.mapFromScene(item.sceneBoundingRect()).boundingRect())
    for first, second in (places, places[::-1]):
        again = whole.copy()
        region = QRegion(first).united(second)
        hand.viewport.render(again, region.boundingRect().topLeft(), region)
        assert again == whole


def picture_of(hand) -> QImage:
    image = QImage(hand.viewport.size(), QImage.Format.Format_RGB32)
    hand.viewport.render(image, QPoint())
    return image


def test_zooming_far_out_and_in_again_at_a_card_leads_back_to_it(small):
    hand = small.hand
    before = hand.card(small.call)
    for up in (-1, 1):
        for _ in range(10):
            hand.wheel(before, up, Mod.ControlModifier)
            assert (hand.card(small.call) - before).manhattanLength() <= 16  # rounding of far out shows near


def in_one_colour() -> Theme:
    light = theme("light")
    grey = {role: "#404040" for role in light.roles if role.startswith("connection.")}
    return Theme("one colour", {**light.roles, **grey}, light.lines)


@pytest.mark.parametrize("zoom", [0.35, 0.15])
def test_without_colours_the_kinds_of_lines_are_told_apart_from_far_out(small, zoom):
    view, journey = small.hand.view, small.journey
    view.set_theme(in_one_colour())
    (way,) = journey.connections()[:1]
    looks = {}
    for meaning in ConnectionKind:
        small.hand.session.do("x", set_field(journey, [way.id], "meaning", meaning))
        view.zoom_to(zoom)
        looks[meaning] = view.viewport().grab().toImage()
    assert not [(a, b) for a, b in combinations(looks, 2) if looks[a] == looks[b]]


def test_without_colours_the_blueprints_lines_are_told_apart_from_far_out(small):
    view, looks = small.hand.view, []
    for content in (c for c in LaneContent if c.is_line):
        lane = add_lane_at(view, content)
        view.finish_editing()
        view.zoom_to(0.3)
        box = view.board.by_key["row", lane].box
        spot = QRect(view.mapFromScene(QPointF(box.x, box.y)), view.mapFromScene(QPointF(box.right, box.bottom)))
        looks.append(view.viewport().grab().toImage().copy(spot))
        small.hand.session.undo()
    assert len(looks) == 3 and looks[0] != looks[1] != looks[2] != looks[0]


@pytest.mark.parametrize("zoom", [1.0, 0.3])
def test_a_selected_line_keeps_the_colour_of_its_kind(small, zoom):
    view, journey = small.hand.view, small.journey
    small.hand.session.do("x", connect(journey, small.call, small.first)[0])
    way = journey.connections(small.first)[0]
    small.hand.session.do("x", set_field(journey, [way.id], "meaning", ConnectionKind.RECOVERY))
    view.zoom_to(zoom)
    colour = view.board_scene.shade("connection.recovery").rgb()
    small.hand.session.select([way.id])
    image = view.viewport().grab().toImage()
    assert any(image.pixel(x, y) == colour for x in range(image.width()) for y in range(image.height()))


def test_at_800_percent_the_frame_of_what_is_selected_lies_around_the_cards_own_border(small):
    view = small.hand.view
    small.hand.session.do("x", set_field(small.journey, [small.call], "moment_of_truth", True))
    small.hand.session.select([small.call])
    view.zoom_to(8.0)
    view.reveal(small.call)
    card = rect_of(view.board.by_key["card", small.call].box)
    image = view.viewport().grab().toImage()
    frame = view.board_scene.shade("selection").rgb()
    at = view.mapFromScene(QPointF(card.left(), card.top() + 20))
    seen = [x for x in range(max(0, at.x() - 30), at.x() + 30) if image.pixel(x, at.y()) == frame]
    assert seen and max(seen) < at.x() - 6, "it runs in the middle of the border"


def test_what_is_no_longer_under_the_pointer_is_not_marked_any_more(small):
    """By key the board moves, the pointer does not."""
    hand = small.hand
    scene = hand.view.board_scene

    def framed():
        QApplication.processEvents()
        return [item.piece.record_id for item in scene.marked_items()]

    hand.hover(hand.card(small.call))
    assert framed() == [small.call]
    hand.view.camera.pan(QPointF(-20, -10))
    assert framed() == [small.call]
    hand.view.camera.pan(QPointF(-600, -300))
    assert framed() == []
    hand.hover(hand.card(small.data))
    hand.view.zoom_to(0.5)
    assert framed() == []


def test_at_its_actual_size_a_board_that_has_room_is_seen_whole(small):
    view = small.hand.view
    view.resize(round(view.board.width) + 300, round(view.board.height) + 300)
    QApplication.processEvents()
    for at in (QPointF(view.board.width * 0.9, view.board.height * 0.9), QPointF(0, 0)):
        view.camera.zoom_to(0.5)
        view.camera.place(at, QPointF(view.viewport().rect().center()))
        view.zoom_actual()
        assert view.camera.visible.contains(QRectF(0, 0, view.board.width, view.board.height))


def test_where_a_zoom_far_out_is_typed_the_map_does_not_lie_half_out_of_view(small):
    """A card near the edge was selected, 20 % typed: most of the view was empty, and the map cut at its other end."""
    hand = small.hand
    view = hand.view
    hand.session.select([small.call])
    for edge in (QPointF(view.viewport().width() - 120, view.viewport().height() - 90), QPointF(300, 200)):
        view.zoom_to(1.0)
        view.camera.place(rect_of(view.board.by_key["card", small.call].box).center(), edge)
        view.jump_to_zoom(0.2)
        seen = view.camera.visible
        assert seen.contains(QRectF(0, 0, view.board.width, view.board.height))
        names = [label.rect.left() for label in view.far_labels.labels(view.zoom)]
        assert min(names) >= seen.left(), "with the names beside it"


def test_a_panel_that_opens_takes_what_is_free_beside_the_board_first(small):
    """The map went out of view at the right although nothing stood at its left. A panel that closes moves it back."""
    view = small.hand.view
    wide = round(view.board.width) + 400
    view.resize(wide, 700)
    QApplication.processEvents()
    view.camera.place(QPointF(-300, 0), QPointF(0, 0))
    before = view.camera.visible.left()
    for width in (wide - 150, wide - 250):
        view.resize(width, 700)
        QApplication.processEvents()
        assert view.camera.visible.right() >= view.board.width - 1
    assert view.camera.visible.left() < 0
    view.resize(wide, 700)
    QApplication.processEvents()
    assert abs(view.camera.visible.left() - before) <= 1
