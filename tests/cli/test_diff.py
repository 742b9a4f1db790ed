"""`journey-editor diff`: what it prints, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from journey_editor import cli, paths
from journey_editor.storage import files
from tests.building import Building, onboarding


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """A map, and the same with one touchpoint more and another title."""
    b = onboarding()
    files.save(b.journey, tmp_path / "a.journey")
    after = Building()
    after.journey = b.journey
    after.touchpoint(b.journey.lanes[0].id, b.journey.stages[1].id, "Import users")
    after.set("map", title="Onboarding, shorter")
    files.save(after.journey, tmp_path / "b.journey")
    return tmp_path / "a.journey", tmp_path / "b.journey"


def _run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = cli.main(["diff", *map(str, arguments)])
    said = capsys.readouterr()
    return status, said.out, said.err


def test_it_ends_with_0_for_the_same_and_with_1_for_differences(
    two: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    a, b = two
    assert _run(capsys, a, a) == (0, f"{a} → {a}\nTwo versions of one map.\nNo differences.\n", "")
    status, said, errors = _run(capsys, a, b)
    assert (status, errors) == (1, "")
    assert said.splitlines() == [
        f"{a} → {b}",
        "Two versions of one map.",
        "2 changes: 1 added and 1 changed.",
        "",
        "The map as a whole",
        "  ~ Changed the map: title from “Onboarding” to “Onboarding, shorter”.",
        "",
        "Setup",
        "  + Added the touchpoint “Import users” (Admin, Setup).",
        "",
        "Emotions",
        "  Admin: the same, −0.12 (1 of 3 unknown)",
        "  Admin, Setup: the same, −1.25 (1 of 2 unknown)",
    ]
    assert "\nAdded\n  + Added" in _run(capsys, a, b, "--by", "kind")[1]


def test_programs_get_it_as_json(two: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    a, b = two
    status, said, _ = _run(capsys, a, b, "--json")
    told = json.loads(said)
    assert status == 1
    assert (told["before"], told["equal"], told["relation"]) == (str(a), False, "versions")
    assert [(change["what"], change["record"], change["stage"]) for change in told["changes"]] == [
        ("changed", "map", None),
        ("added", "touchpoint", "Setup"),
    ]
    assert told["changes"][0]["fields"] == [{"field": "title", "before": "Onboarding", "after": "Onboarding, shorter"}]
    assert told["signals"][0]["values"][1]["delta"] is None


def test_what_cannot_be_read_ends_with_2(two: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    status, said, errors = _run(capsys, two[0], two[0].with_name("missing.journey"))
    assert (status, said) == (2, "")
    assert errors.startswith("journey-editor: ") and len(errors.splitlines()) == 1
    assert _run(capsys, two[0])[0] == 2


def test_any_two_maps_can_be_compared(capsys: pytest.CaptureFixture[str]) -> None:
    one, other = (paths.sample(f"{name}.journey") for name in ("b2b-saas-onboarding", "enterprise-purchase"))
    status, said, _ = _run(capsys, one, other)
    assert status == 1 and "do not come from each other" in said
