"""What is dragged over the board from another program: where it may land, and what the board hands on."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QApplication

from journey_editor.canvas.received import Destination, Received
from journey_editor.document.edits.cards import Place
from tests.building import Building
from tests.canvas.canvas_hand import Hand


def text(words: str) -> QMimeData:
    data = QMimeData()
    data.setText(words)
    return data


def files(*names: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(f"/tmp/{name}") for name in names])
    return data


def watched(hand: Hand) -> list[tuple[Received, Destination]]:
    got: list[tuple[Received, Destination]] = []
    hand.view.brought.connect(lambda found, at: got.append((found, at)))
    return got


def test_text_over_an_empty_cell_is_handed_on_with_its_place(small):
    got = watched(small.hand)
    at = small.hand.cell(small.user, small.s0)
    assert small.hand.bring_mime(text("Email"), at)
    small.hand.let_go(at)
    assert not got, "the drag is over first: the other program waits for it"
    QApplication.processEvents()
    ((found, target),) = got
    assert found.text == "Email" and target.place == Place(small.user, small.s0) and target.card is None


def test_a_picture_over_a_card_goes_on_it_and_text_over_it_into_the_stack(small):
    got = watched(small.hand)
    for data in (files("a.png"), text("Email")):
        assert small.hand.bring_mime(data, small.hand.card(small.call, 0.5, 0.8))
        small.hand.let_go(small.hand.card(small.call, 0.5, 0.8))
        QApplication.processEvents()
    assert got[0][1].card == small.call
    assert got[1][1].card is None and got[1][1].place == Place(small.admin, small.s0, 1)


def test_files_that_are_no_pictures_are_left_to_the_window(small):
    for data in (files("a.journey"), files("a.csv"), files("a.png", "b.mmd"), QMimeData()):
        assert not small.hand.bring_mime(data, small.hand.cell(small.user, small.s0))


def test_where_no_card_can_stand_nothing_is_taken_and_in_a_text_lane_it_is(qtbot):
    b = Building()
    b.lane("Admin")
    line, thoughts = b.other_lane("line_of_visibility"), b.other_lane("thoughts")
    b.stage("Setup")
    hand = Hand(qtbot, b)
    for lane, is_taken in ((line, False), (thoughts, True)):
        row = next(row for row in hand.board.rows if row.lane == lane)
        at = hand.at(hand.board.columns[0].left + 30, (row.top + row.bottom) / 2)
        assert hand.bring_mime(text("Email"), at) == is_taken
        hand.leave()


def test_escape_or_leaving_puts_everything_back(small):
    got = watched(small.hand)
    hints: list[str] = []
    small.hand.view.status.connect(hints.append)
    assert small.hand.bring_mime(text("Email"), small.hand.cell(small.user, small.s0))
    assert hints[-1] == "Drop into this cell"
    small.hand.leave()
    assert hints[-1] == "" and not got and small.hand.steps == 0


def test_an_empty_map_takes_what_begins_it(qtbot):
    hand = Hand(qtbot, Building(""))
    got = watched(hand)
    assert hand.bring_mime(text("Email"), hand.at(300, 300))
    hand.let_go(hand.at(300, 300))
    QApplication.processEvents()
    assert got[0][1] == Destination()
