"""A text box is as tall as its text, in every script."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData

from journey_editor.widgets.growing_text import GrowingText
from tests.extreme_maps import ARABIC, JAPANESE, LONG


@pytest.mark.parametrize("text", [ARABIC, JAPANESE, LONG], ids=["Arabic", "Japanese", "long"])
def test_no_line_of_it_is_cut(qtbot, text: str) -> None:
    box = GrowingText(one_paragraph=True)
    qtbot.addWidget(box)
    font = box.font()
    font.setPixelSize(17)
    box.setFont(font)
    box.show_text(text)
    box.resize(260, 40)
    box.show()
    block = box.document().begin()
    assert block.layout().lineCount() > 1
    written = box.blockBoundingGeometry(block).translated(box.contentOffset())
    assert written.bottom() <= box.viewport().height()


def test_what_an_empty_box_asks_is_read_whole(qtbot) -> None:
    box = GrowingText(one_paragraph=True)
    qtbot.addWidget(box)
    box.resize(160, 40)
    box.show()
    one_line = box.height()
    box.setPlaceholderText("Name of the step (it may stay empty)")
    assert box.height() >= one_line + box.fontMetrics().height() - 2
    box.show_text("Kickoff")
    assert box.height() == one_line


def test_what_is_pasted_is_text_that_a_record_takes(qtbot) -> None:
    box = GrowingText()
    qtbot.addWidget(box)
    slide = QMimeData()
    slide.setText("Kickoff call\vwith Ann\x07")
    box.insertFromMimeData(slide)
    assert box.text() == "Kickoff call\nwith Ann"
