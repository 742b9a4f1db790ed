"""The board follows what is done with a card's picture, edit by edit."""

from __future__ import annotations

from journey_editor.document.edits import pictures
from journey_editor.document.edits.fields import set_field
from journey_editor.document.records import Picture
from tests.layout.test_card_picture import png


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
