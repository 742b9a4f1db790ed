"""What is cut on the board can be read by resting on it, and far out what a thing is."""

from html import unescape

from PySide6.QtCore import QDeadlineTimer, QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from tests.building import Building, onboarding
from tests.canvas.canvas_hand import Hand, Key

LONG = "A name of three hundred characters <b>that</b> nobody would read aloud in a meeting, " * 4


def rest(hand: Hand, pixel: QPoint) -> str:
    """What the tooltip says where the pointer rests."""
    QToolTip.hideText()
    until = QDeadlineTimer(2000)
    while QToolTip.isVisible() and not until.hasExpired():  # it goes after a moment
        QTest.qWait(20)
    QApplication.sendEvent(hand.viewport, QHelpEvent(QEvent.Type.ToolTip, pixel, hand.viewport.mapToGlobal(pixel)))
    return unescape(QToolTip.text().removeprefix("<qt>").removesuffix("</qt>")) if QToolTip.isVisible() else ""


def test_a_name_that_is_cut_is_read_by_resting_on_it(qtbot):
    b = onboarding()
    first = next(card.id for card in b.journey.cards if card.name == "First report")
    hand = Hand(qtbot, b)
    assert rest(hand, hand.card(first)) == ""  # all of it can be read
    b.set(first, name=LONG)
    long = Hand(qtbot, b)
    assert rest(long, long.card(first)) == LONG
    assert rest(long, long.at(10, 5)) == ""


def test_far_out_a_card_says_what_it_is(qtbot):
    b = onboarding()
    hand = Hand(qtbot, b)
    first = next(card.id for card in b.journey.cards if card.name == "First report")
    hand.view.zoom_to(0.25)
    assert rest(hand, hand.card(first)).startswith("Touchpoint: First report, by in-app")


def test_nothing_is_told_during_a_drag(qtbot):
    b = onboarding()
    first = next(card.id for card in b.journey.cards if card.name == "First report")
    b.set(first, name=LONG)
    hand = Hand(qtbot, b)
    pixel = hand.card(first)
    hand.press(pixel)
    hand.move(pixel + QPoint(60, 40))
    assert rest(hand, pixel + QPoint(60, 40)) == ""
    hand.key(Key.Key_Escape)


def test_resting_on_the_stub_of_a_folded_lane_names_the_cards(qtbot) -> None:
    b = Building()
    upper, lower, stage = b.lane("Sponsor"), b.lane("End user"), b.stage("Setup")
    card = b.touchpoint(upper, stage, "Sign")
    b.connect(card, b.touchpoint(lower, stage, "Use <it>"))
    b.set(lower, is_collapsed=True)
    hand = Hand(qtbot, b)
    box = hand.board.by_key["stub_below", card].box
    told = rest(hand, hand.at(box.x + 4, box.centre.y))
    assert "Use <it> (End user)" in told
    hand.click(hand.at(box.x + 4, box.centre.y))
    assert hand.session.selection == ()
