"""Pictures of personas and cards in the inspector."""

from __future__ import annotations

from base64 import b64decode
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from journey_editor.document.records import Persona, Picture
from journey_editor.inspector.fields.picture_field import PictureField
from journey_editor.inspector.fields.text_fields import TextField
from journey_editor.layout.card_picture import pixel_size
from journey_editor.painting.kept_picture import PORTRAIT_SIDE
from tests.inspector.conftest import Panel

LEFT_BUTTON = Qt.MouseButton.LeftButton


def read(field: PictureField) -> None:
    """Pictures are read beside the window's own work."""
    end = QDeadlineTimer(20_000)
    while field.reading is not None:
        assert not end.hasExpired(), "it never came"
        QTest.qWait(10)


def _picture(panel: Panel) -> PictureField:
    panel.session.select(["lane-maria"])
    field = panel.field("Picture")
    assert isinstance(field, PictureField)
    return field


def test_a_picture_file_is_kept_small_and_bare(panel: Panel, tmp_path: Path) -> None:
    image = QImage(900, 600, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    image.setText("Comment", "where it was taken")
    image.save(str(tmp_path / "face.jpg"))
    field = _picture(panel)
    field.take_file(tmp_path / "face.jpg")
    read(field)
    kept = panel.session.journey.record(panel.session.journey.record("maria", Persona).picture or "", Picture)
    shown = QImage.fromData(b64decode(kept.data))
    assert (shown.width(), shown.height()) == (PORTRAIT_SIDE, 341)
    assert shown.textKeys() == []
    assert field.remove_button.isVisible()
    QTest.mouseClick(field.remove_button, LEFT_BUTTON)
    assert panel.session.journey.count(Picture) == 0
    panel.session.undo()
    assert panel.session.journey.count(Picture) == 1


def test_a_file_that_is_no_picture_is_refused_with_a_sentence(panel: Panel, tmp_path: Path) -> None:
    file = tmp_path / "face.png"
    file.write_text("<html>no picture</html>", encoding="utf-8")
    field = _picture(panel)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    field.take(data)
    read(field)
    assert field.complaint == (
        "face.png is no picture of a kind that is known (PNG, JPEG, WebP, GIF, BMP or SVG); nothing was changed."
    )
    field.take_file(tmp_path / "missing.png")
    read(field)
    assert field.complaint.startswith("missing.png cannot be read")
    assert panel.session.stack.count() == 0


def test_a_card_shows_a_picture_and_says_what_is_on_it(panel: Panel, tmp_path: Path) -> None:
    image = QImage(2000, 500, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    image.save(str(tmp_path / "screen.png"))
    panel.session.select(["call"])
    field = panel.field("Picture")
    assert isinstance(field, PictureField)
    assert panel.record("call").picture is None
    field.take_file(tmp_path / "screen.png")
    read(field)
    assert pixel_size(panel.session.journey.all(Picture)[-1].data) == (1600, 400)
    panel.press(panel.type("What the picture shows", "The setup page"), Qt.Key.Key_Tab)
    assert panel.session.journey.record(panel.record("call").picture, Picture).alternative == "The setup page"
    panel.session.undo()
    panel.session.undo()
    assert panel.record("call").picture is None
    shown = [f.spec.field for f in panel.page.findChildren(TextField) if f.isVisible()]
    assert "alternative" not in shown
