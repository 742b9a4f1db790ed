"""How quick the program is, on one core and without a graphics card: `python -m benchmarks.canvas [SIZE ...]`.

Needs no window system. Opens made maps of 1,000 (or the sizes given) touchpoints in the real window and works in it
with real mouse and key events; every figure stands beside its goal and a floor: the same by a bare QPainter (batched
rectangles and lines), `json.loads` of the same file. With `--drawn` some connections have labels
or were led by hand. Each size runs in a process of its own, so that memory is its own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import count
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks.measuring import Figure, figure, memory, milliseconds, timed

SIZES = (1_000, 5_000, 20_000)
_GOALS = {
    "repaint of the whole map": (10, 16, 33),
    "repaint at 100 %": (8, 10, 16),
    "a step of a pan sideways": (2, 4, 8),
    "a step of a pan up or down": (2, 4, 8),
    "a step of a pan both ways": (2, 4, 8),
    "a step of dragging a card": (8, 12, 16),
    "an arrow to the next card": (33, 33, 33),
    "a typed character": (16, 16, 33),
    "a typed character, with findings open": (16, 16, 33),
    "the longest turn of looking for findings": (16, 33, 150),
    "undo of one edit": (16, 16, 33),
    "undo that moves all lanes below": (16, 16, 33),
    "moving 500 cards": (100, 150, 300),
    "undo of moving 500 cards": (100, 150, 300),
    "open, to the first paint (ms)": (500, 1500, 5000),
    "memory over an empty window (MB)": (60, 150, 500),
}
"""Milliseconds (or megabytes) at each of `SIZES`."""


_HAND = ((16, 9), (14, 8), (18, 10), (15, 7))
"""Pixels of the steps of a pan. Not all the same: memory that is moved by just less than a whole number of pages is
moved four times as slowly, so that at some widths of the window one step alone would say nothing."""


@dataclass(frozen=True)
class Row:
    """A line of the table. `floor` is in the same unit; 0: there is none."""

    what: str
    figure: Figure
    floor: float = 0.0


def measure(size: int, path: Path) -> list[Row]:
    """Every row, for a map in a file."""
    # Only here, so that the process that starts the others stays small.
    from benchmarks import floors
    from benchmarks.desk import VIEWPORT, Desk
    from journey_editor.layout.picture import Box

    data = path.read_bytes()
    parse = timed(floors.parse_only(data), 5).median
    desk = Desk()
    empty = memory()
    opened = [milliseconds(lambda: desk.open(path))]
    desk.settle(1.0)
    desk.show_whole()
    held = memory() - empty
    whole = Box(0, 0, desk.board.board.width, desk.board.board.height)
    bare_whole = timed(floors.bare_painter(desk.board.board, whole, desk.board.zoom, *VIEWPORT)).median
    rows = [Row("repaint of the whole map", timed(desk.repaint, 25), bare_whole)]
    rows += _near(desk)
    rows += _edits(desk, size, bare_whole)
    for _ in range(2 if size <= 5_000 else 1):
        desk.session.stack.setClean()
        opened.append(milliseconds(lambda: desk.open(path)))
    rows.append(Row("open, to the first paint (ms)", figure(opened), parse))
    rows.append(Row("memory over an empty window (MB)", Figure(held, held, 1), len(data) / 1e6))
    desk.close()
    return rows


def _near(desk) -> list[Row]:  # type: ignore[no-untyped-def]
    """At 100 %: repainting, panning, dragging."""
    from PySide6.QtCore import QEvent, QPoint, QPointF

    from benchmarks import floors
    from benchmarks.desk import VIEWPORT
    from journey_editor.layout.picture import Box

    hub = desk.show_near()
    seen = desk.board.camera.visible
    box = Box(seen.x(), seen.y(), seen.width(), seen.height())
    bare_near = timed(floors.bare_painter(desk.board.board, box, 1.0, *VIEWPORT)).median
    rows = [Row("repaint at 100 %", timed(desk.repaint, 25), bare_near)]
    for way, sideways, upright in (("sideways", 1, 0), ("up or down", 0, 1), ("both ways", 1, 1)):
        desk.show_near()
        there = [QPointF(-sideways * dx, -upright * dy) for dx, dy in _HAND * 10]
        steps = iter([*there, *(-step for step in there)])

        def pan(steps: Iterator[QPointF] = steps) -> None:
            desk.board.camera.pan(next(steps))
            desk.events()

        rows.append(Row(f"a step of a pan {way}", timed(pan, 78, 2), timed(floors.bare_scroll(*VIEWPORT)).median))
    hub = desk.show_near()
    desk.mouse(QEvent.Type.MouseButtonPress, hub)
    desk.mouse(QEvent.Type.MouseMove, hub + QPoint(30, 4))
    places = (hub + QPoint(30 + 7 * (i % 60), 4 + 5 * (i % 40)) for i in count())
    rows.append(
        Row(
            "a step of dragging a card",
            timed(lambda: desk.mouse(QEvent.Type.MouseMove, next(places)), 60, 3),
            timed(floors.bare_card()).median,
        )
    )
    desk.board.cancel()
    desk.mouse(QEvent.Type.MouseButtonRelease, hub, is_held=False)
    return rows


def _edits(desk, size: int, bare_whole: float) -> list[Row]:  # type: ignore[no-untyped-def]
    """Walking, typing, undo, moving many; all that is due by the next event counts, painting too."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from benchmarks import floors
    from journey_editor.document.edits.cards import Place, move_cards

    session = desk.session
    desk.show_near()
    cards = desk.cards_in_reading_order()
    card = cards[len(cards) // 3]
    session.select([card.id])
    desk.board.reveal(card.id)
    desk.settle()
    bare_card = timed(floors.bare_card()).median
    desk.board.setFocus()
    arrows = iter([Qt.Key.Key_Right] * 12 + [Qt.Key.Key_Down] * 6 + [Qt.Key.Key_Left] * 12)
    walk = timed(lambda: (QTest.keyClick(desk.board, next(arrows)), desk.events()), 26, 4)
    rows = [Row("an arrow to the next card", walk, bare_card)]
    session.select([card.id])
    desk.board.reveal(card.id)
    desk.settle()
    field = desk.title_field()
    # Letters that now and then make another line: then the lane, and all lanes below it, move.
    letters = iter(" and a few words more until it takes another line" * 9)
    rows.append(Row("a typed character", timed(lambda: desk.type(field, next(letters)), 90, 3), bare_card))
    desk.settle()
    rows += _findings(desk, field, bare_card)
    rows.append(Row("undo of one edit", _undone(desk, card.id, "Renamed", "Renamed too"), bare_card))
    tall = "A name of as many lines as a card has room for, and more " * 3
    height = desk.board.board.height
    rows.append(Row("undo that moves all lanes below", _undone(desk, card.id, tall, "Renamed"), bare_card))
    assert desk.board.board.height != height, "the lanes below have not moved"
    session.select([])
    lanes, steps = session.journey.lanes, session.journey.columns
    first = cards[0]
    ids = [c.id for c in cards if c.lane in {lane.id for lane in lanes[: len(lanes) // 2]}][:500]
    place = Place(lanes[1].id, steps[1].id)
    there, back = [], []
    for _ in range(5 if size <= 5_000 else 3):
        changes = move_cards(session.journey, ids, first.id, place)
        there.append(milliseconds(lambda: (session.do("Move", changes), desk.events())))  # noqa: B023
        desk.settle(0.05)
        back.append(milliseconds(lambda: (session.undo(), desk.events())))
        desk.settle(0.05)
    rows.append(Row("moving 500 cards", figure(there), bare_whole))
    rows.append(Row("undo of moving 500 cards", figure(back), bare_whole))
    return rows


def _undone(desk, card_id: str, name: str, other: str) -> Figure:  # type: ignore[no-untyped-def]
    """Taking back that a card has got another name."""
    from journey_editor.document.edits.fields import set_field

    session = desk.session
    session.do("Rename", set_field(session.journey, [card_id], "name", name))
    desk.settle()
    undone = []
    for number in range(15):
        session.do("Rename", set_field(session.journey, [card_id], "name", f"{other} {number}"))
        desk.settle(0.02)
        undone.append(milliseconds(lambda: (session.undo(), desk.events())))
    return figure(undone)


def _findings(desk, field, bare_card: float) -> list[Row]:  # type: ignore[no-untyped-def]
    """Typing while the completeness panel is open, and the longest that it lets a key wait after a pause."""
    editor = desk.window.editor
    editor.toggle_findings()
    editor.live_findings.catch_up()
    desk.settle()
    field.setFocus()
    letters = iter("and on, now with the findings beside it " * 9)
    rows = [
        Row("a typed character, with findings open", timed(lambda: desk.type(field, next(letters)), 90, 3), bare_card)
    ]
    turns: list[float] = []
    for _ in range(5):
        desk.type(field, "x")
        turn = 0.0
        while not editor.live_findings.is_current:
            turn = max(turn, milliseconds(desk.events))
        turns.append(turn)
    rows.append(Row("the longest turn of looking for findings", figure(turns)))
    editor.toggle_findings()
    desk.settle()
    return rows


def print_table(size: int, rows: list[Row]) -> None:
    """The rows of one size, with their goals where there are goals for the size."""
    print(f"\n{size:,} touchpoints{'':25}median      p95    floor  x floor     goal")
    for row in rows:
        goals = _GOALS.get(row.what)
        goal = goals[SIZES.index(size)] if goals and size in SIZES else 0
        times = f"{row.figure.median / row.floor:9.1f}" if row.floor else f"{'':9}"
        verdict = "" if not goal else f"{goal:9,} {'ok' if row.figure.median <= goal else 'MISSED'}"
        floor = f"{row.floor:9.2f}" if row.floor else f"{'':9}"
        print(f"  {row.what:36}{row.figure.median:9.1f}{row.figure.p95:9.1f}{floor}{times}{verdict}")


def main(words: list[str]) -> int:
    """Print a table for each size given."""
    if words[:1] == ["--one"]:
        print("ROWS" + json.dumps([asdict(row) for row in measure(int(words[1]), Path(words[2]))]))
        return 0
    sizes = [int(word) for word in words if word.isdigit()] or [1_000]
    is_drawn = "--drawn" in words
    print("Milliseconds of processor time; the floor is the same work without the program.")
    for size in sizes:
        path = _made_file(size, is_drawn)
        command = [sys.executable, "-m", "benchmarks.canvas", "--one", str(size), str(path)]
        try:
            done = subprocess.run(command, capture_output=True, text=True, check=False)
        finally:
            path.unlink()
            path.parent.rmdir()
        line = next((line for line in done.stdout.splitlines() if line.startswith("ROWS")), None)
        if line is None:
            print(done.stderr or done.stdout, file=sys.stderr)
            return 1
        rows = [Row(r["what"], Figure(**r["figure"]), r["floor"]) for r in json.loads(line[4:])]
        print_table(size, rows)
    if is_drawn:
        print("\nOne in ten of the connections had a label, one in a hundred was led by hand.")
    if "--peers" in words:
        from benchmarks import peers

        peers.print_table(sizes[0])
    return 0


def _made_file(size: int, is_drawn: bool) -> Path:
    from benchmarks.desk import file_for
    from benchmarks.made_map import made_map
    from journey_editor.storage.codec import to_bytes

    return file_for(to_bytes(made_map(size, is_drawn=is_drawn)))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
