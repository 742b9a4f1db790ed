"""The two files of a pair: found by their path, known by their key."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from journey_editor.storage import files
from journey_editor.storage.map_links import MapLinkError, relinked
from journey_editor.storage.pairs import about_file, future_of, other_file
from tests.building import Building, onboarding


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """A current map, and its future state in another folder."""
    b = onboarding()
    today, later = tmp_path / "today.journey", tmp_path / "plans" / "later.journey"
    later.parent.mkdir()
    future, link = future_of(b.journey, today, later, date(2026, 11, 26))
    b.do(link)
    files.save(b.journey, today)
    files.save(future, later)
    return today, later


def other(path: Path) -> Path:
    return other_file(files.load(path).journey, path)


def test_each_leads_to_the_other(pair: tuple[Path, Path]) -> None:
    today, later = pair
    assert (other(today), other(later)) == (later, today)
    assert about_file(later).pair == "../today.journey"


def test_one_that_is_gone_is_named(pair: tuple[Path, Path]) -> None:
    today, later = pair
    later.unlink()
    with pytest.raises(MapLinkError, match=r"later\.journey is not at .*plans any more\."):
        other(today)


def test_another_map_in_its_place_is_not_taken_for_it(pair: tuple[Path, Path]) -> None:
    today, later = pair
    future_of(onboarding().journey, today, later, date(2026, 1, 1))
    stranger, _ = future_of(onboarding().journey, today, later, date(2026, 1, 1))
    files.save(stranger, later)
    with pytest.raises(MapLinkError, match=r"later\.journey is another map than the future map of this one\."):
        other(today)


def test_a_file_that_cannot_be_read_is_named(pair: tuple[Path, Path]) -> None:
    today, later = pair
    later.write_text("{")
    with pytest.raises(MapLinkError, match=r"later\.journey cannot be read\. "):
        other(today)


@pytest.mark.parametrize("link", ["/etc/passwd", "https://example.org/x.journey", "notes.txt"])
def test_a_link_of_a_strange_map_is_not_followed(tmp_path: Path, link: str) -> None:
    b = Building()
    b.set("map", pair=link)
    with pytest.raises(MapLinkError, match="is not followed"):
        other_file(b.journey, tmp_path / "strange.journey")


def test_saved_elsewhere_it_still_leads_there(pair: tuple[Path, Path], tmp_path: Path) -> None:
    today, later = pair
    moved = tmp_path / "archive" / "2026" / "today.journey"
    journey = files.load(today).journey
    journey.apply(relinked(journey, today, moved))
    assert journey.map.pair == "../../plans/later.journey"
    assert other_file(journey, moved) == later


def test_a_future_state_is_made_once_and_from_a_current_map(pair: tuple[Path, Path], tmp_path: Path) -> None:
    for path, sentence in zip(pair, ("has its future map already", "is a future state itself"), strict=True):
        with pytest.raises(MapLinkError, match=sentence):
            future_of(files.load(path).journey, path, tmp_path / "x.journey", date(2026, 1, 1))
