"""The page of one record is given the next of its type: nothing of the one before is left in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journey_editor.document.edits.fields import set_field
from journey_editor.document.records import PainPoint
from journey_editor.inspector.fields import picture_field
from journey_editor.inspector.fields.picture_field import PictureField
from journey_editor.inspector.record_list import RecordEntry
from journey_editor.painting.kept_picture import KeptPicture
from tests.inspector.conftest import Panel


def test_it_is_the_same_page_at_the_same_place(panel: Panel) -> None:
    panel.inspector.resize(352, 400)
    panel.session.select(["call"])
    page = panel.page
    page.verticalScrollBar().setValue(120)
    panel.session.select(["review"])
    assert panel.page is page and page.verticalScrollBar().value() == 120
    assert panel.text("Name") == panel.record("review").name
    panel.session.select(["kickoff"])
    panel.session.do("x", set_field(panel.session.journey, ["call"], "name", "Renamed"))
    panel.session.select(["call"])
    assert panel.page is page and panel.text("Name") == "Renamed"


def test_what_one_record_would_not_take_is_not_shown_at_the_next(panel: Panel) -> None:
    panel.session.select(["call"])
    panel.press(panel.type("Emotion", "much"), Qt.Key.Key_Return)
    assert panel.field("Emotion").complaint
    panel.session.select(["review"])
    assert not panel.field("Emotion").complaint
    assert panel.text("Emotion") != "much"
    assert panel.record("review").emotion is None


def test_typing_in_both_is_two_steps(panel: Panel) -> None:
    panel.session.select(["call"])
    panel.type("Emotion word", "calm")
    panel.session.select(["review"])
    panel.type("Emotion word", "glad")
    assert (panel.record("call").emotion_word, panel.record("review").emotion_word) == ("calm", "glad")
    panel.session.undo()
    assert panel.record("review").emotion_word == "" and panel.record("call").emotion_word == "calm"


class SlowReading:
    """A reading that is over when the test says so."""

    def __init__(self, *_about: object) -> None:
        self.then: Callable[[list[KeptPicture], list[str]], None] | None = None
        self.is_over = False

    def start(self, then: Callable[[list[KeptPicture], list[str]], None]) -> SlowReading:
        self.then = then
        return self

    def stop(self) -> None:
        self.then = None


def test_a_picture_that_is_still_read_is_not_given_to_the_next(panel: Panel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_field, "PictureReading", SlowReading)
    panel.session.select(["call"])
    field = next(iter(panel.page.findChildren(PictureField)))
    field.take_file(Path("portrait.png"))
    reading = field.reading
    assert isinstance(reading, SlowReading) and reading.then is not None
    panel.session.select(["review"])
    if reading.then is not None:
        reading.then([KeptPicture(b"portrait", "image/png")], [])
    assert panel.record("review").picture is None and panel.record("call").picture is None
    assert not panel.session.stack.canUndo()


def test_an_entry_is_unfolded_where_its_record_is_selected(panel: Panel) -> None:
    panel.session.select(["call"])
    QTest.mouseClick(panel.button("Add pain point"), Qt.MouseButton.LeftButton)
    pain = panel.session.journey.parts("call", PainPoint)[-1].id
    panel.session.select(["review"])
    panel.session.select([pain])
    QApplication.processEvents()
    assert [one.head.isChecked() for one in _entries(panel, pain)] == [True]


def _entries(panel: Panel, record_id: str) -> list[RecordEntry]:
    return [one for one in panel.page.findChildren(RecordEntry) if one.record_id == record_id and not one.isHidden()]
