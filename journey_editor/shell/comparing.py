"""The open map held against another: which one, read, compared, shown."""

from __future__ import annotations

from pathlib import Path

from journey_editor.analysis.telling import short
from journey_editor.comparing.window import CompareWindow, Side
from journey_editor.document.journey import Journey
from journey_editor.document.progress import Cancelled
from journey_editor.document.vocabulary import MapState
from journey_editor.shell.context import Context
from journey_editor.shell.map_files import MAP_FILTERS
from journey_editor.shell.progress_sign import ProgressSign
from journey_editor.storage import files
from journey_editor.storage.errors import DocumentError
from journey_editor.storage.map_links import MapLinkError
from journey_editor.storage.pairs import other_file

_SAVED, _OTHER = "saved", "other"
_MOST_RECENT = 12


def compare_with(context: Context) -> None:
    """Ask which map the open one is compared with, and show both."""
    context.documents.saving.emit()
    path = _chosen(context)
    if path is not None:
        compare_with_file(context, path)


def compare_with_file(context: Context, path: Path) -> None:
    """Compare the open map with a file. Where that cannot be read, say so in a sentence."""
    documents = context.documents
    mine = Side(documents.name, Journey(context.journey, context.journey.unknown))
    is_same_file = documents.path is not None and path.absolute() == documents.path
    try:
        with ProgressSign("Compare", f"Reading {path.name} \u2026", "Stop", context.window) as sign:
            loaded = files.load(path, lambda done, total: sign.step(done, 4 * total))
    except Cancelled:
        return
    except DocumentError as error:
        details = "\n".join(error.problems) if len(error.problems) > 1 else ""
        context.dialogs.tell(f"{path.name} cannot be read", f"{path.name} cannot be compared. {error}", details)
        return
    other = Side(f"{path.name}, as saved" if is_same_file else path.name, loaded.journey)
    show_comparison(context, *_in_order(mine, other))


def show_comparison(context: Context, before: Side, after: Side) -> CompareWindow | None:
    """Open the window that compares two maps. None: the user stopped it."""
    parent = context.editor or context.window
    window = CompareWindow(before, after, context.board.shaper, context.appearance.theme, parent)
    try:
        with ProgressSign("Compare", "Comparing the maps \u2026", "Stop", context.window) as sign:
            window.prepare(sign.step)
    except Cancelled:
        window.deleteLater()
        return None
    context.appearance.changed.connect(window.set_theme)
    window.told.connect(context.notices.tell)
    window.show()
    window.activateWindow()
    return window


def _in_order(mine: Side, other: Side) -> tuple[Side, Side]:
    """What is comes before what should be; else the other one, often an older version, comes before the open one."""
    states = mine.journey.map.state, other.journey.map.state
    return (mine, other) if states == (MapState.CURRENT, MapState.FUTURE) else (other, mine)


def _chosen(context: Context) -> Path | None:
    documents = context.documents
    pair = _pair(context)
    choices: list[tuple[str, str]] = []
    if pair is not None:
        choices.append((str(pair), f"The {context.journey.map.pair_name} of this map: {pair.name}"))
    if documents.path is not None and not documents.is_saved and documents.path.exists():
        choices.append((_SAVED, f"This map as it was saved last: {documents.path.name}"))
    recent = [path for path in documents.recent if path not in (documents.path, pair) and path.exists()]
    choices += [(str(path), f"{path.name}  \u2013  {short(str(path.parent))}") for path in recent[:_MOST_RECENT]]
    if choices:
        choices.append((_OTHER, "Another file\u2026"))
        hint = "The open map is compared with the one you choose; neither is changed."
        chosen = context.dialogs.choose("Compare with", hint, choices)
        if chosen is None or chosen != _OTHER:
            return None if chosen is None else documents.path if chosen == _SAVED else Path(chosen)
    return context.dialogs.open_file("Compare with", documents.folder, MAP_FILTERS)


def _pair(context: Context) -> Path | None:
    """The file of the other map of the pair; None where there is none, or not at its place any more."""
    if context.documents.path is None:
        return None
    try:
        return other_file(context.journey, context.documents.path)
    except MapLinkError:
        return None
