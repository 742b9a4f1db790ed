"""What became of records, written on a board beside what is there."""

from __future__ import annotations

from journey_editor.layout.board import BoardLayout
from journey_editor.layout.picture import Shape, Text
from journey_editor.layout.tags import Tag, Tagging, tagged
from tests.building import onboarding
from tests.fixed_shaper import FixedShaper


def test_the_tag_of_a_stage_lies_on_its_border_off_its_name() -> None:
    b, shaper = onboarding(), FixedShaper()
    stage = b.journey.stages[0]
    board = tagged(
        BoardLayout(shaper).board(b.journey), Tagging({stage.id: Tag("edit", "changed: owner", "info")}), shaper
    )
    marks = board.by_key["stage", stage.id].marks
    words = next(mark for mark in marks if isinstance(mark, Text) and "changed: owner" in mark.shaped.text)
    name = next(mark for mark in marks if isinstance(mark, Text) and stage.name in mark.shaped.text)
    ground = [mark for mark in marks if isinstance(mark, Shape)][-1].box
    assert ground.y < 0 < ground.bottom < name.y
    assert ground.y <= words.y <= ground.bottom
