"""How quickly a map becomes a file, on one core: `python -m benchmarks.exports [SIZE ...]`.

Makes maps of 200 and 2,000 (or the sizes given) touchpoints and writes them as poster, tiles and full report. Every
figure stands beside a floor of the same run: ReportLab alone writes the very lines of text and rectangles of the same
pages, in one of its own fonts, without tags, embedded fonts, links or a check. Each size runs in a process of its own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks.measuring import memory, milliseconds

if TYPE_CHECKING:
    from journey_editor.document.export_profile import ExportChoices
    from journey_editor.export.planning import MapToExport

SIZES = (200, 2_000)
_GOALS = {"poster": (800, 5_000)}
"""Milliseconds at each of `SIZES`: "well under a second", "a few"."""


@dataclass(frozen=True)
class Row:
    """A line of the table: what is written, its pages, milliseconds to plan and to write it, those of the floor, and
    megabytes."""

    what: str
    pages: int
    planned: float
    written: float
    floor: float
    held: float
    file: float


def measure(size: int) -> list[Row]:
    """Every row, for a made map."""
    # Only here, so that the process that starts the others stays small.
    from datetime import date

    from PySide6.QtGui import QGuiApplication

    from benchmarks.made_map import made_map
    from journey_editor.document.export_profile import ExportChoices
    from journey_editor.export.planning import MapToExport
    from journey_editor.layout.board import BoardLayout
    from journey_editor.painting.shaper import QtShaper

    app = QGuiApplication([])
    journey, shaper = made_map(size), QtShaper()
    board = BoardLayout(shaper).board(journey)
    source = MapToExport(journey, board, shaper, "map", date(2026, 11, 26))
    kinds = {
        "poster": ExportChoices(),
        "tiles": ExportChoices(content="tiles", paper="A3" if size <= 500 else "A1"),
        "report": ExportChoices(content="report"),
    }
    with TemporaryDirectory() as folder:
        rows = [_row(what, source, choices, Path(folder) / "map.pdf") for what, choices in kinds.items()]
    app.quit()
    return rows


def _row(what: str, source: MapToExport, choices: ExportChoices, file: Path) -> Row:
    from journey_editor.export.planning import Plan, export_chosen, plan

    before = memory()
    made: list[Plan] = []
    planned = milliseconds(lambda: made.append(plan(source, choices)))
    written = milliseconds(lambda: export_chosen(source, choices, file, planned=made[0]))
    held = memory() - before
    floor = milliseconds(lambda: _bare(made[0].pages))
    return Row(what, len(made[0].pages), planned, written, floor, held, file.stat().st_size / 1e6)


def _bare(pages: Sequence) -> bytes:  # type: ignore[type-arg]
    """The same lines of text and rectangles by ReportLab alone."""
    from reportlab.pdfgen.canvas import Canvas

    from journey_editor.layout.picture import Shape, Text

    out = BytesIO()
    canvas = Canvas(out, pageCompression=1)
    for page in pages:
        canvas.setPageSize((page.width, page.height))
        for place in page.placements:
            for piece in place.picture.pieces:
                if not piece.box.meets(place.clip):
                    continue
                for mark in piece.marks:
                    if isinstance(mark, Shape):
                        box = place.box_on_page(mark.box.moved(piece.box.x, piece.box.y))
                        canvas.rect(box.x, page.height - box.bottom, box.width, box.height)
                    elif isinstance(mark, Text):
                        canvas.setFont("Helvetica", mark.shaped.style.size * place.scale)
                        corner = place.box_on_page(piece.box)
                        for number, line in enumerate(mark.shaped.lines):
                            down = (mark.y + (number + 0.8) * mark.shaped.style.line_height) * place.scale
                            x = corner.x + (mark.x + line.x) * place.scale
                            canvas.drawString(x, page.height - corner.y - down, line.text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _report(size: int, rows: Sequence[Row]) -> None:
    print(f"\n{size:,} touchpoints\n\n| | pages | planned ms | written ms | x floor | goal ms | memory MB | file MB |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for row in rows:
        goals = _GOALS.get(row.what)
        goal = f"{goals[SIZES.index(size)]:,}" if goals and size in SIZES else ""
        ratio = (row.planned + row.written) / max(row.floor, 0.001)
        print(
            f"| {row.what} | {row.pages:,} | {row.planned:,.0f} | {row.written:,.0f} | {ratio:.1f} | {goal} "
            f"| {row.held:.0f} | {row.file:.1f} |"
        )


def main(arguments: Sequence[str]) -> None:
    """Measure each size in a process of its own, and print its table."""
    if arguments[:1] == ["--one"]:
        print(json.dumps([asdict(row) for row in measure(int(arguments[1]))]))
        return
    for size in map(int, arguments) if arguments else SIZES:
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.exports", "--one", str(size)], capture_output=True, text=True, check=True
        )
        _report(size, [Row(**row) for row in json.loads(done.stdout.splitlines()[-1])])


if __name__ == "__main__":
    main(sys.argv[1:])
