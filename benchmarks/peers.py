"""The same graph in programs of the same kind, where they are installed: `python -m benchmarks.peers [SIZE]`.

NodeGraphQt (with Qt.py) and orange-canvas-core (with PyQt6) are no dependencies of ours; one that cannot be imported is
left out with the reason. What they draw is less than a journey map: a title and ports to each node.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks.measuring import milliseconds, timed

WHAT = ("build, till the whole is seen", "load, till the whole is seen", "repaint of the whole", "save")
BUILD, LOAD, REPAINT, SAVE = WHAT
_TIME_LIMIT_S = 300
Times = dict[str, float]


def graph(size: int) -> tuple[list[tuple[float, float]], list[tuple[int, int]]]:
    """Places of the nodes in a grid of 16 : 9, and the connections: 1.2 to a node, as in `made_map`."""
    columns = max(2, round((size * 16 / 9) ** 0.5))
    places = [(i % columns * 260.0, i // columns * 160.0) for i in range(size)]
    ends = ((i % size, (i % size + 1 + i // size) % size) for i in range(int(size * 1.2)))
    return places, [(a, b) for a, b in ends if a < b]


def ours(size: int) -> Times:
    """This program: its view of the board, alone as the others' views are."""
    from PySide6.QtWidgets import QApplication

    from benchmarks.made_map import made_map
    from journey_editor.canvas.view import BoardView
    from journey_editor.history.session import Session
    from journey_editor.layout.theme import theme
    from journey_editor.painting.fonts import families
    from journey_editor.painting.shaper import QtShaper
    from journey_editor.shell.collector import Collector
    from journey_editor.storage import files

    app = QApplication(["peers"])
    families()
    Collector(app)  # as in its window; the others leave Python's as it is
    kept: list[Any] = []

    def shown(session: Session) -> None:
        view = BoardView(session, QtShaper(), theme("light"))
        view.resize(1920, 1080)
        view.show()
        view.fit_map()
        view.look_at(view.corner, view.zoom)  # else it begins with what can be read
        app.processEvents()
        kept[:] = [view, session]

    def build() -> None:
        shown(Session(made_map(size)))

    times = {BUILD: milliseconds(build), REPAINT: timed(kept[0].viewport().repaint, 9).median}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "map.journey"
        times[SAVE] = milliseconds(lambda: files.save(kept[1].journey, path))
        times[LOAD] = milliseconds(lambda: shown(Session(files.load(path).journey)))
    return times


def node_graph_qt(size: int) -> Times:
    """NodeGraphQt: nodes with a port at each side."""
    os.environ["QT_PREFERRED_BINDING"] = "PySide6"
    from NodeGraphQt import BaseNode, NodeGraph
    from PySide6.QtWidgets import QApplication

    app = QApplication(["peers"])

    class Card(BaseNode):  # type: ignore[misc]
        __identifier__ = "peers"
        NODE_NAME = "Card"

        def __init__(self) -> None:
            super().__init__()
            self.add_input("in", multi_input=True)
            self.add_output("out", multi_output=True)

    made = NodeGraph()
    made.register_node(Card)
    made.set_acyclic(False)
    view = made.viewer()
    view.resize(1920, 1080)
    view.show()

    def build() -> None:
        places, connections = graph(size)
        nodes = [
            made.create_node("peers.Card", name=f"Kickoff plan {i}", pos=place, selected=False, push_undo=False)
            for i, place in enumerate(places)
        ]
        for a, b in connections:
            nodes[a].output(0).connect_to(nodes[b].input(0), push_undo=False)
        show_whole()

    def show_whole() -> None:
        made.select_all()
        made.fit_to_selection()  # its own way: it does not follow fitInView
        made.clear_selection()
        app.processEvents()

    times = {BUILD: milliseconds(build), REPAINT: timed(view.viewport().repaint, 5).median}
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "map.json")
        times[SAVE] = milliseconds(lambda: made.save_session(path))
        times[LOAD] = milliseconds(lambda: (made.load_session(path), show_whole()))
    return times


def orange_canvas(size: int) -> Times:
    """orange-canvas-core: widgets with a channel at each side."""
    os.environ["QT_API"] = "pyqt6"
    from AnyQt.QtWidgets import QApplication
    from orangecanvas.document.schemeedit import SchemeEditWidget
    from orangecanvas.registry import CategoryDescription, InputSignal, OutputSignal, WidgetDescription, WidgetRegistry
    from orangecanvas.registry.description import Multiple
    from orangecanvas.scheme import Scheme, SchemeLink, SchemeNode

    app = QApplication(["peers"])
    registry = WidgetRegistry()
    registry.register_category(CategoryDescription("Cards"))
    card = WidgetDescription(
        "Card",
        "card",
        category="Cards",
        qualified_name="json.JSONEncoder",
        inputs=[InputSignal("in", "builtins.object", "set", flags=Multiple)],
        outputs=[OutputSignal("out", "builtins.object")],
    )
    registry.register_widget(card)
    editor = SchemeEditWidget()
    editor.setRegistry(registry)
    editor.resize(1920, 1080)
    editor.show()

    def build() -> None:
        places, connections = graph(size)
        scheme = Scheme()
        scheme.set_loop_flags(Scheme.AllowLoops)
        nodes = [SchemeNode(card, title=f"Kickoff plan {i}", position=place) for i, place in enumerate(places)]
        for node in nodes:
            scheme.add_node(node)
        for a, b in connections:
            scheme.add_link(SchemeLink(nodes[a], "out", nodes[b], "in"))
        show(scheme)

    def load(path: str) -> None:
        scheme = Scheme()
        scheme.set_loop_flags(Scheme.AllowLoops)
        with open(path, "rb") as file:
            scheme.load_from(file, registry=registry)
        show(scheme)

    def show(scheme: Scheme) -> None:
        editor.setScheme(scheme)
        view = editor.view()
        view.fitInView(view.scene().itemsBoundingRect())
        app.processEvents()

    times = {BUILD: milliseconds(build), REPAINT: timed(editor.view().viewport().repaint, 5).median}
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "map.ows")
        with open(path, "wb") as file:
            times[SAVE] = milliseconds(lambda: editor.scheme().save_to(file))
        times[LOAD] = milliseconds(lambda: load(path))
    return times


PEERS: dict[str, Callable[[int], Times]] = {
    "Journey Editor": ours,
    "NodeGraphQt": node_graph_qt,
    "orange-canvas-core": orange_canvas,
}


def print_table(size: int) -> None:
    """Each peer's times, and how many times ours they are."""
    print(f"\n{size:,} nodes{'':18}" + "".join(f"{what:>28}" for what in WHAT))
    base: Times = {}
    for name in PEERS:
        times = _apart(name, size)
        if isinstance(times, str):
            print(f"  {name:24}left out: {times}")
            continue
        base = base or times
        cells = (f"{times[what]:,.1f} ms ({times[what] / base[what]:,.1f} x)" for what in WHAT)
        print(f"  {name:24}" + "".join(f"{cell:>28}" for cell in cells))


def _apart(name: str, size: int) -> Times | str:
    """The times of one of them, taken in a process of its own, or why there are none."""
    command = [sys.executable, "-m", "benchmarks.peers", "--one", name, str(size)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_TIME_LIMIT_S)
    except subprocess.TimeoutExpired:
        return f"not done after {_TIME_LIMIT_S} s"
    line = next((line for line in done.stdout.splitlines() if line.startswith("TIMES")), None)
    if line is None:
        return (done.stderr.strip().splitlines() or ["it gave no times"])[-1]
    return json.loads(line[5:])  # type: ignore[no-any-return]


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print("TIMES" + json.dumps(PEERS[sys.argv[2]](int(sys.argv[3]))), flush=True)
        os._exit(0)  # some take minutes to tear their items down, or crash doing so
    print_table(int(sys.argv[1]) if sys.argv[1:] else 1_000)
