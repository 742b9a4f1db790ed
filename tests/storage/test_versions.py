"""Versions: what is kept, for how long, and what a damaged one does to the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from journey_editor.storage.codec import content_hash
from journey_editor.storage.errors import DocumentError
from journey_editor.storage.versions import Version, Versions, left_after_thinning

DAY = 86_400.0


@pytest.fixture
def kept(tmp_path: Path) -> Versions:
    return Versions(tmp_path / "map.journey")


def test_contents_come_back_the_newest_first(kept: Versions) -> None:
    for number in range(3):
        kept.keep(b"content %d" % number, f"Title {number}")
    assert [(one.title, kept.read(one)) for one in kept.all()] == [
        (f"Title {number}", b"content %d" % number) for number in (2, 1, 0)
    ]


def test_the_same_content_again_is_no_new_version(kept: Versions) -> None:
    for content in (b"a", b"a", b"b", b"a"):
        kept.keep(content)
    assert [kept.read(one) for one in kept.all()] == [b"a", b"b", b"a"]


def test_the_order_does_not_hang_on_the_clock(kept: Versions) -> None:
    kept.keep(b"first", now=2_000_000.0)
    kept.keep(b"second", now=1_000_000.0)
    assert [kept.read(one) for one in kept.all()] == [b"second", b"first"]


def test_a_clock_that_was_years_ahead_once_costs_nothing_of_the_last_work(kept: Versions) -> None:
    for number, now in enumerate((1e9, 1e9 + 60, 1e9 + 120, 3e9, 1e9 + 180, 1e9 + 240)):
        kept.keep(b"%d" % number, now=now)
    assert [kept.read(one) for one in kept.all()] == [b"5", b"4", b"3", b"2", b"1", b"0"]


def test_a_link_to_a_file_has_its_versions(kept: Versions, tmp_path: Path) -> None:
    (tmp_path / "map.journey").touch()
    (tmp_path / "link.journey").symlink_to(tmp_path / "map.journey")
    kept.keep(b"a")
    assert len(Versions(tmp_path / "link.journey").all()) == 1


def test_older_versions_are_fewer() -> None:
    versions = [Version(number, number * 0.1 * DAY, f"{number:064x}") for number in range(5000)]
    now = versions[-1].saved_at
    left = left_after_thinning(versions, now)
    ages = [(now - one.saved_at) / DAY for one in left]
    assert left[0] is versions[-1]
    assert sum(age <= 1 for age in ages) >= 10
    assert 27 <= sum(2 < age <= 31 for age in ages) <= 30
    assert 45 <= sum(31 < age <= 366 for age in ages) <= 50
    assert sum(age > 366 for age in ages) <= 6
    assert left_after_thinning(left, now) == left


def test_what_has_a_name_is_kept_for_good(kept: Versions) -> None:
    kept.keep(b"agreed", now=0.0)
    kept.keep(b"next", now=60.0)
    kept.name(kept.all()[1], "As agreed with Sales")
    kept.name(kept.all()[0], "And after")
    kept.keep(b"now", now=900 * DAY)
    for number in range(30):
        kept.keep(b"%d" % number, now=(901 + number / 100) * DAY)
    assert [one.name for one in kept.all() if one.name] == ["And after", "As agreed with Sales"]


def test_contents_that_no_version_needs_are_gone(kept: Versions, home: Path) -> None:
    for number in range(30):
        kept.keep(b"%d" % number, now=60.0 * number)
    kept.keep(b"much later", now=900 * DAY)
    assert len(kept.all()) == 21, "the last twenty, and the first"
    assert len(list(home.rglob("*.z"))) == 21


@pytest.mark.parametrize("damage", [b"", b"\0" * 30, b"x\x9c\x03"])
def test_a_damaged_content_is_told_and_the_others_are_good(kept: Versions, home: Path, damage: bytes) -> None:
    kept.keep(b"first")
    kept.keep(b"second")
    newest, oldest = kept.all()
    next(home.rglob(f"{newest.content_hash}.z")).write_bytes(damage)
    with pytest.raises(DocumentError, match="damaged"):
        kept.read(newest)
    assert kept.read(oldest) == b"first"


@pytest.mark.parametrize("damage", [b"", b"[]", b'{"number": 1}', b"[" * 100_000, b"\0"])
def test_a_damaged_entry_is_left_out(kept: Versions, home: Path, damage: bytes) -> None:
    kept.keep(b"first")
    kept.keep(b"second")
    max(home.rglob("*.version")).write_bytes(damage)
    assert [kept.read(one) for one in kept.all()] == [b"first"]


def test_an_entry_cannot_lead_elsewhere(kept: Versions) -> None:
    with pytest.raises(DocumentError):
        kept.content("../../../etc/passwd")


def test_the_versions_of_a_file_that_was_moved_go_along(tmp_path: Path) -> None:
    old, new, copy = (tmp_path / name for name in ("old.journey", "new.journey", "copy.journey"))
    for content in (b"first", b"second"):
        old.write_bytes(content)
        Versions(old).keep(content)
    kept = Versions(copy)
    kept.follow(content_hash(b"second"))
    assert not kept.all(), "the file is still at its place: this one is a copy"
    old.rename(new)
    kept = Versions(new)
    kept.follow(content_hash(b"another map"))
    assert not kept.all()
    kept.follow(content_hash(b"second"))
    assert [kept.read(one) for one in kept.all()] == [b"second", b"first"]
    kept.keep(b"third")
    assert len(kept.all()) == 3 and not Versions(old).all()
