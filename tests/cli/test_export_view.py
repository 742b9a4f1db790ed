"""A view of a map, exported without a window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from journey_editor import cli
from journey_editor.document.edits import views
from journey_editor.storage import files
from tests.building import onboarding


@pytest.fixture
def map_file(tmp_path: Path) -> Path:
    """The small map with a view that leaves the end user out."""
    b = onboarding()
    user = next(lane.id for lane in b.journey.lanes if b.journey.name_of(lane.id) == "End user")
    view = b.do(views.add_view(b.journey, "For the admin"))
    b.do(views.show_lanes(b.journey, [user], False, view))
    files.save(b.journey, tmp_path / "map.journey")
    return tmp_path / "map.journey"


def test_a_view_is_exported_and_the_picture_says_which(qapp: QApplication, map_file: Path) -> None:
    whole, part = map_file.with_name("whole.svg"), map_file.with_name("part.svg")
    assert cli.main(["export", str(map_file), "-o", str(whole)]) == 0
    assert cli.main(["export", str(map_file), "-o", str(part), "--view", "for the admin"]) == 0
    assert "First report" in whole.read_text() and "View:" not in whole.read_text()
    said = part.read_text()
    assert "Kickoff call" in said and "First report" not in said and "End user" not in said
    assert "View: For the admin" in said and "1 lane hidden" in said


def test_a_worksheet_asks_the_lanes_questions(qapp: QApplication, map_file: Path) -> None:
    b = onboarding()
    b.set(b.journey.lanes[0].id, prompt="What happens here?")
    files.save(b.journey, map_file)
    plain, sheet = map_file.with_name("plain.svg"), map_file.with_name("sheet.svg")
    assert cli.main(["export", str(map_file), "-o", str(plain)]) == 0
    assert cli.main(["export", str(map_file), "-o", str(sheet), "--questions"]) == 0
    assert "What happens here?" not in plain.read_text()
    assert "What happens here?" in sheet.read_text()


def test_a_view_that_is_not_there_is_told_with_those_that_are(
    qapp: QApplication, map_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = map_file.with_name("map.png")
    assert cli.main(["export", str(map_file), "-o", str(target), "--view", "Sponsor"]) == 2
    assert capsys.readouterr().err == "journey-editor: the map has no view called Sponsor; it has For the admin.\n"
    assert not target.exists()
