"""Copying from the board, for other maps and for other programs."""

from __future__ import annotations

import json

from PySide6.QtGui import QGuiApplication, QImage

from journey_editor.canvas import clipboard, places
from journey_editor.canvas.received import received
from journey_editor.document.fragment import MIME
from journey_editor.document.records import Connection
from tests.building import Building
from tests.canvas.canvas_hand import Hand


def test_a_copy_is_there_as_a_part_of_a_map_as_text_as_a_table_and_as_an_image(small):
    small.hand.session.select([small.call, small.first])
    assert clipboard.copy(small.hand.view)
    data = QGuiApplication.clipboard().mimeData()
    assert json.loads(bytes(data.data(MIME).data()))["format"] == "journey-map-fragment"
    assert "First report" in data.text() and "<table" in data.html()
    image = data.imageData()
    assert isinstance(image, QImage) and image.width() > 1_000 and image.height() > 500
    assert len({image.pixel(x, y) for x in range(0, 400, 3) for y in range(20, 200, 3)}) > 8, "something is painted"


def test_nothing_selected_leaves_the_clipboard_alone(small):
    QGuiApplication.clipboard().setText("mine")
    assert not clipboard.copy(small.hand.view)
    assert QGuiApplication.clipboard().text() == "mine"


def paste_into(hand: Hand) -> list[str]:
    found = received(QGuiApplication.clipboard().mimeData())
    assert found is not None
    return clipboard.paste_fragment(hand.session, found.fragment, places.target(hand.view))


def test_a_lane_goes_over_to_another_open_map_and_back_without_a_second_persona(small, qtbot):
    b = Building("Other")
    b.lane("Partner")
    b.stage("Handoff")
    other = Hand(qtbot, b)
    small.hand.session.select([small.admin])
    clipboard.copy(small.hand.view)
    other.session.select([other.journey.lanes[0].id])
    assert paste_into(other) == ["The colour was taken: “Admin” is teal here."]
    assert [other.journey.name_of(lane.id) for lane in other.journey.lanes] == ["Partner", "Admin"]
    assert other.undo_text == "Paste persona lane" and len(other.journey.cards) == 4
    clipboard.copy(other.view)
    small.hand.session.select([small.user])
    assert paste_into(small.hand) == []
    names = [small.journey.name_of(lane.id) for lane in small.journey.lanes]
    assert names == ["Admin", "End user", "Admin"]
    assert small.journey.lanes[0].persona == small.journey.lanes[2].persona
    small.hand.session.undo()
    assert len(small.journey.lanes) == 2


def test_a_connection_is_cut_and_pasted_between_two_others(small):
    hand = small.hand
    hand.session.select([small.way])
    assert clipboard.cut(hand.view) and hand.undo_text == "Cut connection"
    hand.session.select([small.data, small.first])
    paste_into(hand)
    (way,) = small.journey.all(Connection)
    assert (way.source, way.target) == (small.data, small.first) and hand.undo_text == "Paste connection"


def test_a_connection_without_two_cards_is_refused_in_a_sentence(small):
    refused: list[str] = []
    small.hand.session.refused.connect(refused.append)
    small.hand.session.select([small.way])
    clipboard.copy(small.hand.view)
    paste_into(small.hand)
    assert refused == ["A copied connection is pasted between two cards: select the one, then the other."]


def test_what_is_damaged_on_the_clipboard_is_refused(small):
    refused: list[str] = []
    small.hand.session.refused.connect(refused.append)
    for content in (b"", b"\xff\xfe", b"{}", b"[" * 50_000):
        assert clipboard.paste_fragment(small.hand.session, content, places.target(small.hand.view)) == []
    assert len(refused) == 4 and all(sentence.endswith(".") for sentence in refused)
