"""The pictures in the README are those that the tool writes, of what is in the samples."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from journey_editor.storage import files

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def maker() -> Iterator[ModuleType]:
    spec = importlib.util.spec_from_file_location("make_pictures", ROOT / "tools" / "make_pictures.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


def test_the_readme_shows_them_all_and_no_others(maker: ModuleType) -> None:
    shown = re.findall(r"docs/pictures/([^)]+)\.png", (ROOT / "README.md").read_text(encoding="utf-8"))
    there = [path.stem for path in (ROOT / "docs" / "pictures").iterdir()]
    assert sorted(shown) == sorted(there) == sorted(shot.name for shot in maker.SHOTS)


def test_what_they_show_is_in_the_samples(maker: ModuleType) -> None:
    for shot in maker.SHOTS:
        journey = files.load(ROOT / "samples" / f"{shot.sample}.journey").journey
        assert journey.get(shot.selected) is not None
        assert not shot.lane or journey.get(shot.lane) is not None
        assert shot.stage < len(journey.stages)
