"""What hands a map out says calmly what it lacks: amber is for those who edit it."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from journey_editor import cli
from journey_editor.layout.theme import theme
from journey_editor.storage import files
from tests.building import Building


@pytest.fixture
def young_map(tmp_path: Path) -> Path:
    """A map that has no owner, no signal and no review yet."""
    b = Building("A young map")
    b.touchpoint(b.lane("Buyer"), b.stage("Purchase"), "Asks peers")
    files.save(b.journey, tmp_path / "young.journey")
    return tmp_path / "young.journey"


def _export(map_file: Path, name: str, *more: str) -> Path:
    target = map_file.with_name(name)
    assert cli.main(["export", str(map_file), "-o", str(target), *more]) == 0
    return target


@pytest.mark.parametrize("options", [(), ("--profile", "reading")], ids=["poster", "reading copy"])
def test_no_owner_is_printed_without_amber(qapp: object, young_map: Path, options: tuple[str, ...]) -> None:
    with pypdfium2.PdfDocument(_export(young_map, "out.pdf", *options)) as document:
        pages = [document[at] for at in range(len(document))]
        board = next(page for page in reversed(pages) if "No owner" in page.get_textpage().get_text_bounded())
        assert "No review date" in board.get_textpage().get_text_bounded()
        colours = {colour for _, colour in board.render(scale=6).to_pil().convert("RGB").getcolors(1 << 24)}
    for role in ("stage.warning", "board.lacking"):
        crying = theme("print").colour(role)
        assert tuple(int(crying[at : at + 2], 16) for at in (1, 3, 5)) not in colours, role


@pytest.mark.parametrize("name", ["out.svg", "out.html"])
def test_no_owner_is_calm_in_pictures_and_on_the_web(qapp: object, young_map: Path, name: str) -> None:
    written = _export(young_map, name).read_text("utf-8")
    assert "No owner" in written
    assert theme("print").colour("stage.warning").lower() not in written.lower()
