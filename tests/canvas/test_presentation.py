"""Presenting: stage by stage and lane by lane, by keys as clickers send them; nothing changes, Escape ends it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QTextLayout, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journey_editor.canvas.presentation import Presentation
from journey_editor.document.edits.cards import Place, add_touchpoint
from journey_editor.document.vocabulary import LaneContent
from journey_editor.layout.board import BoardLayout
from journey_editor.layout.operating_rows import field_key
from journey_editor.layout.picture import Text
from journey_editor.layout.theme import theme
from journey_editor.painting.shaper import QtShaper
from tests.building import Building

Key = Qt.Key


@pytest.fixture
def shown(small, qtbot):
    """The small map before an audience, 1280 x 800."""
    presentation = Presentation(small.hand.board, theme("light"))
    presentation.resize(1280, 800)
    presentation.show()
    presentation.go(None)
    QApplication.processEvents()
    yield presentation
    presentation.close()
    QApplication.processEvents()


def press(presentation, *keys) -> None:
    for key in keys:
        QTest.keyClick(presentation, key)


def seen(presentation, kind: str, record_id: str) -> bool:
    """Whether the middle of a piece is in view and lit."""
    item = presentation.board_scene.piece(kind, record_id)
    middle = item.scenePos() + QPointF(item.piece.box.width / 2, item.piece.box.height / 2)
    pixel = presentation.mapFromScene(middle)
    return presentation.viewport().rect().contains(pixel) and presentation.light().contains(pixel)


def test_it_begins_with_the_whole_map_and_goes_on_stage_by_stage(shown, small):
    assert all(seen(shown, "stage", stage) for stage in (small.handoff, small.setup, small.active))
    press(shown, Key.Key_PageDown)
    assert seen(shown, "stage", small.handoff) and seen(shown, "card", small.call)
    assert not seen(shown, "stage", small.setup)
    assert shown.caption.text().startswith("1 / 3    Handoff")
    press(shown, Key.Key_Right, Key.Key_Space)
    assert shown.stage == 2 and seen(shown, "card", small.first)
    press(shown, Key.Key_Right)
    assert shown.stage == 2
    press(shown, Key.Key_PageUp)
    assert shown.stage == 1 and seen(shown, "card", small.data)
    press(shown, Key.Key_Left, Key.Key_Left)
    assert shown.stage is None
    press(shown, Key.Key_End)
    assert shown.stage == 2
    press(shown, Key.Key_Home)
    assert shown.stage is None


def test_lanes_are_gone_through_within_a_stage_and_kept_for_the_next(shown, small):
    press(shown, Key.Key_Down)
    assert (shown.stage, shown.lane) == (0, 0)
    assert seen(shown, "lane", small.admin) and not seen(shown, "lane", small.user)
    title = shown.board.by_key["title", "map"]
    bottom = title.box.y + max(mark.y + mark.shaped.height for mark in title.marks if isinstance(mark, Text))
    assert shown.mapFromScene(QPointF(0, bottom)).y() <= 0, "nothing of the title is left over the stages"
    press(shown, Key.Key_Down, Key.Key_Down)
    assert shown.lane == 1 and seen(shown, "lane", small.user)
    press(shown, Key.Key_End)
    assert (shown.stage, shown.lane) == (2, None)
    press(shown, Key.Key_Down, Key.Key_Left)
    assert (shown.stage, shown.lane) == (1, 0)
    assert shown.caption.text().endswith("Admin")
    press(shown, Key.Key_Up)
    assert (shown.stage, shown.lane) == (1, None)


def test_high_headers_stay_over_each_part_of_a_stage_and_its_lanes_begin_under_them(qtbot):
    b = Building()
    stage = b.stage("Setup", steps=2, customer_goal="Be known to the people who do the work. " * 6)
    for number in range(2):
        b.set(b.step(stage, number), name="What comes to be known, and by whom")
    lanes = [b.lane(name) for name in ("Sponsor", "Administrator", "End user")]
    for lane in lanes:
        b.touchpoint(lane, stage, "Call", what_happens="They say who does what. " * 6)
    presentation = Presentation(BoardLayout(QtShaper()).board(b.journey), theme("light"))
    qtbot.addWidget(presentation)
    presentation.resize(1600, 900)
    presentation.show()
    presentation.go(0, None, 1)
    board = presentation.board
    assert board.header.height * presentation.camera.zoom > 0.22 * 900, "in the editor they would scroll away"
    assert seen(presentation, "stage", stage) and seen(presentation, "lane", lanes[1])
    assert abs(board.rows[1].top - board.header.bottom - presentation.board_scene.top.pos().y()) < 30


def test_a_lane_that_is_hardly_higher_than_the_screen_is_seen_whole_and_not_in_two_parts(qtbot):
    b = Building()
    stage = b.stage("Setup")
    lanes = [b.lane(name) for name in ("Sponsor", "Administrator")]
    for lane in lanes:
        for number in range(4):
            b.touchpoint(lane, stage, f"Call {number}")
    presentation = Presentation(BoardLayout(QtShaper()).board(b.journey), theme("light"))
    qtbot.addWidget(presentation)
    presentation.resize(1920, 1080)
    presentation.show()
    presentation.go(0)
    board = presentation.board
    assert (board.rows[0].height + board.header.height + 28) * 1080 / 42 / 12 > 1080 - 60, "too high for large letters"
    assert 1080 / 50 <= presentation.camera.zoom * 12 < 1080 / 42
    assert presentation.caption.text().endswith("part 1 of 2")
    places = set()
    for part, row in enumerate(board.rows):
        presentation.go(0, None, part)
        top, bottom = (presentation.mapFromScene(QPointF(0, y)).y() for y in (row.top, row.bottom))
        assert top > 0 and bottom <= presentation.caption.y()
        header = presentation.board_scene.piece("stage", stage).scenePos()
        places.add((presentation.mapFromScene(header).y(), top))
    assert len(places) == 1, "nothing but the lanes moves, and nothing is left of the one before"
    presentation.go(0, 0)
    assert presentation.mapFromScene(QPointF(0, board.rows[0].bottom)).y() <= presentation.caption.y()


def test_a_stage_is_shown_large_enough_to_be_read_from_afar(shown):
    press(shown, Key.Key_Right)
    assert shown.camera.zoom >= 1.0
    before = shown.camera.zoom
    press(shown, Key.Key_Plus)
    assert shown.camera.zoom > before
    press(shown, Key.Key_0)
    assert shown.camera.zoom == pytest.approx(before)


def test_what_is_not_lit_is_dimmed_in_the_picture(shown, small):
    header = shown.board_scene.piece("stage", small.setup)

    def ink() -> int:
        at = shown.mapFromScene(header.scenePos() + QPointF(header.piece.box.width - 6, header.piece.box.height - 8))
        return shown.viewport().grab().toImage().pixelColor(at).lightness()

    press(shown, Key.Key_Right, *[Key.Key_Minus] * 6)
    dimmed = ink()
    press(shown, Key.Key_Right, *[Key.Key_Minus] * 6)
    assert ink() + 60 < dimmed


def test_a_click_goes_to_a_stage_and_a_drag_moves_the_map(shown, small):
    at = shown.mapFromScene(shown.board_scene.piece("stage", small.setup).scenePos() + QPointF(20, 10))
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert shown.stage == 1
    before = shown.mapToScene(QPoint(0, 0))
    QTest.mousePress(shown.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(400, 300))
    QTest.mouseMove(shown.viewport(), QPoint(360, 300))
    QTest.mouseMove(shown.viewport(), QPoint(340, 300))
    QTest.mouseRelease(shown.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(340, 300))
    assert shown.stage == 1
    assert shown.mapToScene(QPoint(0, 0)).x() > before.x()


def test_a_touchpad_scrolls_as_far_as_the_fingers_and_the_wheel_zooms_at_the_pointer(shown):
    view, at = shown.viewport(), QPointF(300, 200)

    def turn(pixels: QPoint, up: int, held: Qt.KeyboardModifier) -> None:
        begin, buttons = Qt.ScrollPhase.NoScrollPhase, Qt.MouseButton.NoButton
        where = QPointF(view.mapToGlobal(at.toPoint()))
        QApplication.sendEvent(view, QWheelEvent(at, where, pixels, QPoint(0, up), buttons, held, begin, False))

    shown.camera.zoom_to(3.0)
    before = shown.mapToScene(at.toPoint())
    turn(QPoint(0, -40), -120, Qt.KeyboardModifier.NoModifier)
    assert shown.mapToScene(at.toPoint()).y() - before.y() == pytest.approx(40 / 3, abs=0.5)
    before = shown.mapToScene(at.toPoint())
    turn(QPoint(), -120, Qt.KeyboardModifier.ControlModifier)
    assert shown.camera.zoom == pytest.approx(3.0 / 1.2)
    assert (shown.mapToScene(at.toPoint()) - before).manhattanLength() < 1.5


def test_escape_ends_it_and_enter_ends_it_at_the_stage_and_lane(small, qtbot):
    for key, goes_to in ((Key.Key_Escape, ("", "")), (Key.Key_Return, (small.handoff, small.admin))):
        ended = []
        presentation = Presentation(small.hand.board, theme("dark"))
        presentation.ended.connect(lambda *to, ended=ended: ended.append(to))
        presentation.resize(900, 600)
        presentation.show()
        press(presentation, Key.Key_Down, key)
        QApplication.processEvents()
        assert ended == [goes_to]
    assert small.hand.steps == 0


def test_enter_goes_on_in_the_lane_with_which_the_part_that_is_seen_begins(small):
    ended = []
    small.hand.session.do("x", add_touchpoint(small.journey, Place(small.user, small.s1), name="Second")[0])
    presentation = Presentation(small.hand.board, theme("light"))
    presentation.ended.connect(lambda *to: ended.append(to))
    presentation.resize(900, 420)
    presentation.show()
    presentation.go(1)
    first = next(row for row in presentation.board.rows if row.lane == small.user)
    numbers = [n for n, part in enumerate(presentation._seeing.parts) if first.top <= part.top + 1 < first.bottom]
    presentation.go(1, None, numbers[0])
    press(presentation, Key.Key_Return)
    QApplication.processEvents()
    assert ended == [(small.setup, small.user)]


def test_an_empty_map_can_be_presented(qtbot):
    from journey_editor.document.edits.starting import empty_journey
    from journey_editor.layout.board import BoardLayout
    from tests.fixed_shaper import FixedShaper

    presentation = Presentation(BoardLayout(FixedShaper()).board(empty_journey("Nothing")), theme("light"))
    presentation.show()
    press(presentation, Key.Key_Right, Key.Key_Down, Key.Key_End, Key.Key_Left)
    assert presentation.stage is None
    presentation.close()
    QApplication.processEvents()


def test_the_whole_map_is_not_covered_by_the_caption_and_its_names_are_large(shown):
    shown.resize(420, 240)
    QApplication.processEvents()
    press(shown, Key.Key_Home)
    assert shown.mapFromScene(QPointF(0, shown.board.height)).y() <= shown.caption.y()
    assert shown._names.isVisible()
    names = {label.text: label for label in shown._names.labels(shown.camera.zoom)}
    assert {"Admin", "End user"} <= names.keys()
    assert all(label.style.size > 18 for label in names.values())


def test_the_whole_map_says_each_name_once_and_what_its_cards_are_called(shown, small):
    """A stage is named over its own columns, a lane beside the board, and cards not by bars."""
    shown.resize(520, 400)
    QApplication.processEvents()
    press(shown, Key.Key_Home)
    zoom = shown.camera.zoom
    assert zoom < 0.4
    labels = {label.piece.key: label for label in shown._names.labels(zoom)}
    for span in shown.board.stages:
        if label := labels.get(("stage", span.stage.id)):
            assert span.left <= label.rect.left() < span.right
    assert {small.admin, small.user} <= shown._names.named_lanes()

    def shot():
        return shown.viewport().grab().toImage()

    def part(kind: str, record_id: str):
        item = shown.board_scene.piece(kind, record_id)
        return shown.mapFromScene(item.sceneBoundingRect()).boundingRect()

    header, card, before = part("lane", small.admin), part("card", small.call), shot()
    shown.board_scene.named_beside = tuple
    shown._names.hide()
    shown.viewport().update()
    assert shot().copy(header) != before.copy(header)  # it said the name; now that nothing else does
    colours = {
        before.pixelColor(x, y).name()
        for x in range(card.left(), card.right())
        for y in range(card.top(), card.bottom())
    }
    assert len(colours) > 12  # letters, not bars


def test_what_a_stage_says_of_itself_is_shown_with_it_to_the_last_row(qtbot):
    b = Building("Owned and measured")
    lane = b.lane("Champion")
    kinds = [LaneContent.STAGE_OWNER, LaneContent.STAGE_RISK, LaneContent.STAGE_ESCALATION, LaneContent.STAGE_NEXT_STEP]
    rows = [b.other_lane(content) for content in kinds]
    stage = b.stage("Setup", risk="Nobody has time " * 12, next_step="A date for everybody")
    for number in range(3):
        b.touchpoint(lane, stage, f"Touchpoint {number}", emotion=-1.0)
    presentation = Presentation(BoardLayout(QtShaper()).board(b.journey), theme("light"))
    qtbot.addWidget(presentation)
    presentation.resize(1280, 800)
    presentation.show()
    presentation.go(0)
    looked_at = set()
    for _ in range(8):
        QApplication.processEvents()
        looked_at |= {row for row in rows if seen(presentation, "field", field_key(row, stage))}
        press(presentation, Key.Key_Space)
    assert looked_at == set(rows)


def moment_passes(presentation: Presentation, qtbot) -> None:
    """The moment in which digits belong together ends."""
    (soon,) = (timer for timer in presentation.findChildren(QTimer) if timer.isActive() and timer.isSingleShot())
    lasts = soon.interval()
    assert 500 <= lasts <= 1300
    with qtbot.waitSignal(soon.timeout):
        soon.setInterval(0)
    soon.setInterval(lasts)


def test_a_stage_is_gone_to_by_its_number(qtbot):
    b = Building("Twelve stages")
    lane = b.lane("Champion")
    for number in range(12):
        b.touchpoint(lane, b.stage(f"Stage {number + 1}"), "Call")
    presentation = Presentation(BoardLayout(QtShaper()).board(b.journey), theme("light"))
    qtbot.addWidget(presentation)
    presentation.resize(1280, 720)
    presentation.show()
    presentation.go(None)
    press(presentation, Key.Key_Down, Key.Key_3)
    assert (presentation.stage, presentation.lane) == (2, 0)
    moment_passes(presentation, qtbot)
    press(presentation, Key.Key_1, Key.Key_1)
    assert presentation.stage == 10
    press(presentation, Key.Key_9)
    assert presentation.stage == 8, "there is no stage 119"
    moment_passes(presentation, qtbot)
    press(presentation, Key.Key_1, Key.Key_0)
    assert presentation.stage == 9
    moment_passes(presentation, qtbot)
    press(presentation, Key.Key_Plus, Key.Key_0)
    assert presentation.stage == 9, "0 alone is the size"


def test_the_screen_is_black_until_the_next_key_which_does_nothing_else(shown):
    press(shown, Key.Key_2)
    for key, end in ((Key.Key_B, Key.Key_Right), (Key.Key_Period, Key.Key_Escape), (Key.Key_B, Key.Key_B)):
        press(shown, key)
        assert not any(label.isVisible() for label in (shown.caption, shown.captions.before, shown.captions.after))
        picture = shown.grab().toImage()
        places = [(x, y) for x in range(0, picture.width(), 97) for y in range(0, picture.height(), 89)]
        assert {picture.pixelColor(*place).name() for place in places} == {"#000000"}
        press(shown, end)
        assert shown.stage == 1 and shown.isVisible() and shown.caption.isVisible()


def test_what_comes_before_and_after_is_named(shown):
    captions = shown.captions
    assert not captions.before.isVisible() and captions.after.text() == "Handoff  \u2192"
    press(shown, Key.Key_Right)
    assert (captions.before.text(), captions.after.text()) == ("\u2190  Whole map", "Setup  \u2192")
    press(shown, Key.Key_End)
    assert captions.before.text() == "\u2190  Setup" and not captions.after.isVisible()
    shown.resize(420, 300)
    QApplication.processEvents()
    labels = [label for label in (captions.before, captions.now, captions.after) if label.isVisible()]
    assert not any(a.geometry().intersects(b.geometry()) for a in labels for b in labels if a is not b)


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (3840, 2160)])
def test_the_names_of_a_stage_of_many_steps_are_read_from_the_back_of_a_room(qtbot, size):
    """Its steps are shown a few at a time, and each card is whole in one of the parts."""
    b = Building("Wide")
    lane, stage = b.lane("Champion"), b.stage("Setup", steps=6)
    cards = [b.touchpoint(lane, stage, f"Card {number}", step=number) for number in range(6)]
    presentation = Presentation(BoardLayout(QtShaper()).board(b.journey), theme("dark"))
    qtbot.addWidget(presentation)
    presentation.resize(*size)
    presentation.show()
    presentation.go(0)
    waiting = set(cards)
    for _ in range(12):
        assert presentation.camera.zoom * 12 >= size[1] / 50
        for card in tuple(waiting):
            box = presentation.mapFromScene(
                presentation.board_scene.piece("card", card).sceneBoundingRect()
            ).boundingRect()
            if presentation.viewport().rect().contains(box) and presentation.light().contains(box.center()):
                waiting.discard(card)
        press(presentation, Key.Key_Space)
    assert not waiting


@pytest.mark.parametrize("number", [0, 5])
def test_a_presentation_that_begins_with_a_card_shows_it_also_when_the_screen_becomes_full(qtbot, number):
    """It began with the first steps of the stage: what the room had just said was out of view."""
    b = Building("Wide")
    lane, stage = b.lane("Champion"), b.stage("Setup", steps=6)
    cards = [b.touchpoint(lane, stage, f"Card {number}", step=number) for number in range(6)]
    presentation = Presentation(BoardLayout(QtShaper()).board(b.journey), theme("dark"))
    qtbot.addWidget(presentation)
    presentation.resize(640, 480)
    presentation.show()
    presentation.go(0, card=cards[number])
    presentation.resize(1280, 720)
    QApplication.processEvents()
    item = presentation.board_scene.piece("card", cards[number])
    middle = presentation.mapFromScene(item.sceneBoundingRect().center())
    assert presentation.light().contains(middle) and presentation.viewport().rect().contains(middle)


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (1024, 768)])
def test_what_a_stage_of_many_steps_says_of_itself_is_read_beside_each_group_of_its_steps(qtbot, size):
    """Its rows of goal and risk no longer keep its steps side by side, in letters that nobody reads."""
    b = Building("Wide")
    lane, stage = b.lane("Champion"), b.stage("Setup", steps=7, risk="Nobody knows by when they are live. " * 12)
    risks = b.other_lane("stage_risk")
    cards = [b.touchpoint(lane, stage, f"Card {number}", step=number) for number in range(7)]
    presentation = Presentation(BoardLayout(QtShaper()).board(b.journey), theme("dark"))
    qtbot.addWidget(presentation)
    presentation.resize(*size)
    presentation.show()
    presentation.go(0)
    waiting, seen = set(cards), presentation.viewport().rect()
    risk = presentation.board_scene.piece("field", field_key(risks, stage))
    while waiting:
        before = presentation.part
        assert presentation.camera.zoom * 12 >= size[1] / 50
        lines = [(mark.x, line) for mark in risk.piece.marks if isinstance(mark, Text) for line in mark.shaped.lines]
        ends = [edge for x, line in lines for edge in (x + line.x, x + line.x + line.width)]
        left, right = (
            presentation.mapFromScene(risk.mapToScene(risk.slide.x() + edge, 0)).x() for edge in (min(ends), max(ends))
        )
        assert left >= presentation._sticky.left and right <= seen.right()
        header = presentation.board_scene.piece("stage", stage)
        name = presentation.mapFromScene(header.mapToScene(header.slide.x() + 14, 20))
        assert presentation.light().contains(name), "its first letter, too"
        for card in tuple(waiting):
            item = presentation.board_scene.piece("card", card)
            box = presentation.mapFromScene(item.sceneBoundingRect()).boundingRect()
            if seen.contains(box) and presentation.light().contains(box.center()):
                waiting.discard(card)
        press(presentation, Key.Key_Space)
        assert presentation.part != before or not waiting


@pytest.mark.parametrize(
    ("name", "goal"),
    [
        ("Setup", "Have all users and all data in the new system in time. "),
        ("الإعداد", "كل المستخدمين في النظام. "),
    ],
)
def test_the_goal_of_a_stage_of_many_steps_is_read_whole_beside_each_group_of_its_steps(qtbot, name, goal):
    b = Building("Wide")
    lane = b.lane("Champion")
    stage = b.stage(name, steps=9, customer_goal=goal * 4)
    for number in range(9):
        b.touchpoint(lane, stage, f"Card {number}", step=number)
    presentation = Presentation(BoardLayout(QtShaper()).board(b.journey), theme("dark"))
    qtbot.addWidget(presentation)
    presentation.resize(1280, 720)
    presentation.show()
    presentation.go(0)
    header = presentation.board_scene.piece("stage", stage)
    for _part in presentation._seeing.parts:
        texts = [mark for mark in header.piece.marks if isinstance(mark, Text)]
        ends = [m.x + edge for m in texts for line in m.shaped.lines for edge in (line.x, line.x + line.width)]
        left, right = (
            presentation.mapFromScene(header.mapToScene(header.slide.x() + edge, 0)).x()
            for edge in (min(ends), max(ends))
        )
        assert left >= presentation._sticky.left and right <= presentation.viewport().width()
        press(presentation, Key.Key_Space)
    assert presentation.part == len(presentation._seeing.parts) - 1 > 1, "one press too many at the end goes nowhere"


def test_the_number_of_a_stage_is_read_from_left_to_right_whatever_its_name_is_written_in(qtbot):
    b = Building("Onboarding")
    for name in ("الإعداد", "الاستخدام", "التجديد"):
        b.stage(name)
    presentation = Presentation(BoardLayout(QtShaper()).board(b.journey), theme("light"))
    qtbot.addWidget(presentation)
    presentation.show()
    presentation.go(1)
    captions = (presentation.captions.now, presentation.captions.before, presentation.captions.after)
    for label, signs in zip(captions, ("2/3س", "\u2190ع", "ت\u2192"), strict=True):
        line = QTextLayout(label.text(), label.font())
        line.beginLayout()
        shown = line.createLine()
        line.endLayout()
        at = [shown.cursorToX(label.text().index(sign))[0] for sign in signs]
        assert at == sorted(at)


def test_a_label_between_two_stages_is_lit_whole(qtbot):
    b = Building("Handoff")
    sales, success = b.lane("Sales"), b.lane("Success")
    sold, kickoff = b.stage("Sold"), b.stage("Kickoff")
    way = b.connect(b.touchpoint(sales, sold, "Signature"), b.touchpoint(success, kickoff, "First call"))
    b.set(way, label="To implementation")
    presentation = Presentation(BoardLayout(QtShaper()).board(b.journey), theme("light"))
    qtbot.addWidget(presentation)
    presentation.resize(1280, 720)
    presentation.show()
    seen = []
    for stage in (0, 1):
        presentation.go(stage)
        item = presentation.board_scene.piece("connection", way)
        (text,) = (mark for mark in item.piece.marks if isinstance(mark, Text))
        (line,) = text.shaped.lines
        corner = item.scenePos() + QPointF(text.x + line.x, text.y + text.shaped.height / 2)
        ends = [presentation.mapFromScene(corner + QPointF(x, 0)) for x in (1, line.width / 2, line.width - 1)]
        lit = [presentation.light().contains(end) for end in ends]
        assert all(lit) or not any(lit)
        seen += lit
    assert any(seen)
