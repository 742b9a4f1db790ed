"""The board follows what is done with a card's picture, edit by edit."""

from __future__ import annotations

import base64

from PySide6.QtCore import QBuffer, QPointF
from PySide6.QtGui import QImage

from journey_editor.canvas import far_painting
from journey_editor.document.edits import pictures
from journey_editor.document.edits.fields import set_field
from journey_editor.document.records import Picture
from journey_editor.layout.picture import Image
from journey_editor.painting.opened_pictures import opened_pictures
from tests.layout.test_card_picture import png


def plain_png(colour: str) -> bytes:
    """A picture of one colour that can be painted at once."""
    image, buffer = QImage(60, 40, QImage.Format.Format_RGB32), QBuffer()
    image.fill(colour)
    image.save(buffer, "PNG")
    opened_pictures().keep_own(data := bytes(buffer.data().data()))
    return data


def test_a_picture_its_words_and_its_removal_show_at_once_and_are_taken_back(small):
    hand = small.hand

    def card():
        return hand.board.by_key["card", small.call]

    bare = card().box.height
    hand.session.do("Change picture", pictures.set_picture(small.journey, small.call, png(600, 400)))
    tall = card().box.height
    assert tall > bare + 80 and card().label.endswith("picture without a description")
    assert set(hand.board.images) == {small.journey.all(Picture)[0].id}
    picture = small.journey.all(Picture)[0].id
    hand.session.do("Describe", set_field(small.journey, [picture], "alternative", "The kickoff room"))
    assert card().label.endswith("picture: The kickoff room")
    hand.session.do("Remove picture", pictures.set_picture(small.journey, small.call, ""))
    assert card().box.height == bare and not hand.board.images
    hand.session.undo()
    assert card().box.height == tall and card().label.endswith("picture: The kickoff room")


def test_a_picture_is_seen_from_far_out_too_some_at_a_time(small, monkeypatch):
    """A storyboard seen whole was rows of grey boxes. Many pictures are decoded over several repaints."""
    hand, cards = small.hand, (small.call, small.data)
    for card, colour in zip(cards, ("#ff0000", "#00ff00"), strict=True):
        hand.session.do(
            "Picture", pictures.set_picture(small.journey, card, base64.b64encode(plain_png(colour)).decode())
        )
    hand.view.zoom_to(0.35)
    monkeypatch.setattr(far_painting, "_MAKING_S", -1.0)  # one a repaint

    def seen():
        picture = hand.view.viewport().grab().toImage()
        pieces = [hand.board.by_key["card", card] for card in cards]
        boxes = [next(mark.box for mark in piece.marks if isinstance(mark, Image)) for piece in pieces]
        corners = [QPointF(piece.box.x, piece.box.y) for piece in pieces]
        places = [at + QPointF(box.centre.x, box.centre.y) for at, box in zip(corners, boxes, strict=True)]
        return [picture.pixelColor(hand.view.mapFromScene(place)).name() for place in places]

    assert len({"#ff0000", "#00ff00"} & set(seen())) == 1
    assert seen() == ["#ff0000", "#00ff00"]
