"""`journey-editor future`: both files name each other, and nothing is written over."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from journey_editor import cli
from journey_editor.storage import files
from journey_editor.storage.pairs import other_file
from tests.building import onboarding


@pytest.fixture
def current(tmp_path: Path) -> Path:
    path = tmp_path / "today.journey"
    files.save(onboarding().journey, path)
    return path


def test_it_writes_the_future_map_and_the_link_to_it(
    current: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    later = tmp_path / "later.journey"
    assert cli.main(["future", str(current), "-o", str(later)]) == 0
    assert capsys.readouterr().err == ""
    assert files.load(later).journey.map.title == "Onboarding (future)"
    assert other_file(files.load(current).journey, current) == later
    assert other_file(files.load(later).journey, later) == current
    assert cli.main(["check", str(current), str(later)]) == 0
    assert "pair-" not in capsys.readouterr().out


def test_what_is_there_is_left_alone(current: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    later = tmp_path / "later.journey"
    later.write_text("mine")
    before = current.read_bytes()
    assert cli.main(["future", str(current), "-o", str(later)]) == 2
    assert "is there already, and is not written over." in capsys.readouterr().err
    assert (later.read_text(), current.read_bytes()) == ("mine", before)


def test_a_second_one_is_refused(current: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["future", str(current), "-o", str(tmp_path / "a.journey")]) == 0
    assert cli.main(["future", str(current), "-o", str(tmp_path / "b.journey")]) == 2
    assert "This map has its future map already: a.journey." in capsys.readouterr().err
    assert not (tmp_path / "b.journey").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are bytes there")
@pytest.mark.parametrize("name", [b"m\xfcnchen.journey", b"two\nlines.journey"])
def test_a_map_that_no_text_can_name_is_refused_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: bytes
) -> None:
    path, later = tmp_path / os.fsdecode(name), tmp_path / "later.journey"
    files.save(onboarding().journey, path)
    assert cli.main(["future", str(path), "-o", str(later)]) == 2
    assert "a name with such characters cannot stand in a map; rename the file first." in capsys.readouterr().err
    assert not later.exists()
