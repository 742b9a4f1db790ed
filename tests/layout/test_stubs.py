"""Where connections lead into a lane that is folded to one line, the cards that are seen say so."""

from __future__ import annotations

import pytest

from journey_editor.document.edits.cards import Place, move_cards
from journey_editor.layout.board import BoardLayout
from journey_editor.layout.picture import Icon, Text
from journey_editor.layout.stubs import ABOVE, BELOW
from tests.building import Building
from tests.fixed_shaper import FixedShaper


@pytest.fixture
def three() -> Building:
    b = Building()
    lanes = [b.lane(name) for name in ("Sponsor", "Administrator", "End user")]
    stage = b.stage("Setup", steps=2)
    b.cards = {name: b.touchpoint(lanes[row], stage, name) for row, name in enumerate(("Sign", "Set up", "Use"))}
    b.more = b.touchpoint(lanes[1], stage, "Import", step=1)
    b.connect(b.cards["Sign"], b.cards["Set up"])
    b.connect(b.cards["Sign"], b.more)
    b.connect(b.more, b.cards["Use"])
    b.connect(b.cards["Sign"], b.cards["Use"])
    b.middle = lanes[1]
    return b


def said(piece) -> list[str]:
    return [mark.name if isinstance(mark, Icon) else mark.shaped.text for mark in piece.marks]


def test_a_stub_tells_how_many_go_where_and_goes_when_the_lane_unfolds(three: Building) -> None:
    layout = BoardLayout(FixedShaper())
    assert not [key for key in layout.board(three.journey).by_key if key[0] in (ABOVE, BELOW)]
    three.set(three.middle, is_collapsed=True)
    board = layout.board(three.journey)
    below, above = board.by_key[BELOW, three.cards["Sign"]], board.by_key[ABOVE, three.cards["Use"]]
    assert said(below) == ["folded-to-below", "2"] and said(above) == ["folded-from-above", "1"]
    assert "Set up (Administrator)" in below.label and "Import (Administrator)" in below.label
    sign, use = board.by_key["card", three.cards["Sign"]].box, board.by_key["card", three.cards["Use"]].box
    assert sign.bottom < below.box.y < sign.bottom + 2 and use.y - 2 < above.box.bottom < use.y
    assert len([key for key in board.by_key if key[0] in (ABOVE, BELOW)]) == 2
    legend = [mark.shaped.text for mark in board.by_key["legend", "map"].marks if isinstance(mark, Text)]
    assert "leads into a folded lane" in legend and "comes from a folded lane" in legend
    three.set(three.middle, is_collapsed=False)
    assert not [key for key in layout.board(three.journey).by_key if key[0] in (ABOVE, BELOW)]


def test_a_stub_follows_what_is_done_in_the_folded_lane(three: Building) -> None:
    three.set(three.middle, is_collapsed=True)
    layout = BoardLayout(FixedShaper())
    layout.board(three.journey)
    changes = []
    three.do, do = lambda made: (changes.append(made), do(made))[1], three.do
    three.set(three.more, name="Import data")
    board = layout.board(three.journey, changes=changes[-1])
    assert "Import data" in board.by_key[BELOW, three.cards["Sign"]].label
    assert "Import data" in board.by_key[ABOVE, three.cards["Use"]].label


def test_a_decision_says_that_a_way_out_leads_into_a_lane_that_is_not_shown() -> None:
    b = Building()
    admin, partner = b.lane("Administrator"), b.lane("Partner")
    stage = b.stage("Setup")
    ready = b.decision(admin, stage, "Ready?")
    yes, no = b.touchpoint(admin, stage, "Go on"), b.touchpoint(partner, stage, "Help")
    b.connect(ready, yes, "yes")
    b.connect(ready, no, "no")
    layout = BoardLayout(FixedShaper())

    def says(changes=None) -> str:
        piece = layout.board(b.journey, changes=changes).by_key["card", ready]
        return next(mark.shaped.text for mark in piece.marks if isinstance(mark, Text))

    assert says() == "Decision \u00b7 2 ways out"
    b.set(partner, is_hidden=True)
    assert says() == "2 ways out, 1 hidden"
    changes = move_cards(b.journey, [no], no, Place(admin, b.step(stage)))
    b.do(changes)
    assert says(changes) == "Decision \u00b7 2 ways out"
