"""What a board cuts has a number there that stands off everything else."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from journey_editor.document.edits.connections import connect
from journey_editor.layout.board import BoardLayout
from journey_editor.layout.picture import Shape, Text
from journey_editor.painting.shaper import QtShaper
from journey_editor.reports.in_full import told_in_full, with_numbers
from tests.building import Building


def test_the_number_of_a_label_stands_within_the_ground_of_the_label(qapp: QApplication) -> None:
    b, shaper = Building(), QtShaper()
    lane, stage = b.lane("Buyer"), b.stage("Setup", steps=2)
    first, second = (b.touchpoint(lane, stage, name, step) for step, name in enumerate(("One", "Two")))
    b.do(connect(b.journey, first, second, label="after fourteen days without any answer from anybody at all")[0])
    picture = BoardLayout(shaper).board(b.journey).picture
    numbered = with_numbers(picture, b.journey, told_in_full(b.journey, picture), shaper)
    (way,) = (piece for piece in numbered.pieces if piece.kind == "connection")
    ground, pill = (mark.box for mark in way.marks if isinstance(mark, Shape))
    label, number = (mark for mark in way.marks if isinstance(mark, Text))
    assert label.shaped.is_cut and number.shaped.text == "1"
    assert ground.x <= pill.x and pill.right <= ground.right
    assert label.x + label.shaped.lines[-1].width <= pill.x
