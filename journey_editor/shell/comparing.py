"""The open map held against another: which one, read, compared, shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from journey_editor.analysis.comparing.entries import Entry
from journey_editor.analysis.comparing.listing import as_markdown, as_rows, as_text
from journey_editor.analysis.telling import short
from journey_editor.comparing.window import CompareWindow, Side
from journey_editor.document.journey import Journey
from journey_editor.document.progress import Cancelled, Progress
from journey_editor.document.vocabulary import MapState
from journey_editor.export import record_table
from journey_editor.export.beside import beside, beside_telling
from journey_editor.shell import collector
from journey_editor.shell.context import Context
from journey_editor.shell.dialogs import file_to_write
from journey_editor.shell.exports.exporting import export_path
from journey_editor.shell.letting_go import let_go
from journey_editor.shell.map_file.looks import days_ago, when
from journey_editor.shell.map_file.map_files import MAP_FILTERS
from journey_editor.shell.map_file.map_reading import file_bytes
from journey_editor.shell.map_file.presence import are_there
from journey_editor.shell.progress_sign import ProgressSign
from journey_editor.storage import atomic, codec
from journey_editor.storage.errors import DocumentError, SaveError
from journey_editor.storage.map_links import MapLinkError
from journey_editor.storage.pairs import other_file
from journey_editor.storage.versions import Version, Versions

_SAVED, _OTHER, _KEPT = "saved", "other", "kept:"
_MOST_DAYS = 3
_MOST_RECENT = 12
_LISTS = ("Markdown (*.md)", "CSV tables (*.csv)", "Text (*.txt)")


def compare_with(context: Context) -> None:
    """Ask which map the open one is compared with, and show both."""
    chosen = _chosen(context)
    if isinstance(chosen, Version):
        _compare_with_kept(context, chosen)
    elif chosen is not None:
        compare_with_file(context, chosen)


def compare_with_file(context: Context, path: Path) -> None:
    """Compare the open map with a file. Where that cannot be read, say so in a sentence."""
    sides = _read(context, path)
    if sides is None:
        return
    window = show_comparison(context, *sides)

    def again() -> None:
        found = _read(context, path) if context.editor is not None else None
        if found is not None and window is not None:
            window.work(lambda progress: window.take(*found, progress))

    if window is not None:
        window.again_wanted.connect(again)


def compare_with_version(context: Context, version: Version, journey: Journey) -> None:
    """Compare the open map with one of its earlier versions, which has been read."""
    context.documents.finish_typing()
    now = Side(context.documents.name, Journey(context.journey, context.journey.unknown), is_open=True)
    show_comparison(context, Side(version.name or f"Version of {when(version.saved_at)}", journey), now)


def _compare_with_kept(context: Context, version: Version) -> None:
    assert context.documents.path is not None
    try:
        with ProgressSign("Compare", "Reading the version \u2026", "Stop", context.window) as sign:
            journey = codec.from_bytes(Versions(context.documents.path).read(version), sign.step).journey
    except Cancelled:
        return
    except DocumentError as error:
        context.dialogs.tell("The version cannot be read", str(error))
        return
    compare_with_version(context, version, journey)


def _last_of_days(versions: Iterable[Version]) -> list[Version]:
    """Of the newest versions the last of each day before today: who comes back asks what has changed since then."""
    found: dict[int, Version] = {}
    for version in versions:
        if ago := days_ago(version.saved_at):
            found.setdefault(ago, version)
    return [found[ago] for ago in sorted(found) if ago > 0][:_MOST_DAYS]


def _read(context: Context, path: Path) -> tuple[Side, Side] | None:
    """The open map as it is now and that of a file, in their order. None: it cannot be read, or was stopped."""
    documents = context.documents
    documents.finish_typing()
    records, unknown = tuple(context.journey), context.journey.unknown
    is_same_file = documents.path is not None and path.absolute() == documents.path
    try:
        with (
            collector.paused(),
            ProgressSign("Compare", f"Reading {path.name} \u2026", "Stop", context.window) as sign,
        ):
            data = file_bytes(path, sign)
            loaded = beside_telling(lambda tell: codec.from_bytes(data, tell), sign.step)
            mine = beside(lambda: Journey(records, unknown), lambda _passed: sign.wait())
    except Cancelled:
        return None
    except DocumentError as error:
        details = "\n".join(error.problems) if len(error.problems) > 1 else ""
        context.dialogs.tell(f"{path.name} cannot be read", f"{path.name} cannot be compared. {error}", details)
        return None
    return _in_order(
        Side(documents.name, mine, is_open=True),
        Side(f"{path.name}, as saved" if is_same_file else path.name, loaded.journey),
    )


def show_comparison(context: Context, before: Side, after: Side) -> CompareWindow | None:
    """Open the window that compares two maps. None: the user stopped it."""
    parent = context.editor or context.window
    window = CompareWindow(before, after, context.board.shaper, context.appearance.theme, parent)
    window.again_button.setVisible(before.is_open or after.is_open)

    def work(job: Callable[[Progress], None]) -> bool:
        try:
            with ProgressSign(
                "Compare", "Comparing the maps \u2026", "Stop", window if window.isVisible() else parent
            ) as sign:
                job(sign.step)
        except Cancelled:
            return False
        return True

    window.work, window.apart = work, beside_telling
    if not work(window.prepare):
        let_go(window)
        return None
    window.finished.connect(lambda: let_go(window))
    context.appearance.changed.connect(window.set_theme)
    window.save_wanted.connect(lambda: _save_list(context, window))
    window.record_wanted.connect(lambda entry: _show_in_map(context, window, entry))
    window.show()
    window.activateWindow()
    return window


def _save_list(context: Context, window: CompareWindow) -> None:
    """Write what the window lists to a file: as text, Markdown or a table, by the name that is chosen."""
    if window.compared is None:
        return
    suggested = export_path(context, ".md")
    suggested = suggested.with_name(f"{suggested.stem} changes.md")
    path = file_to_write(context.dialogs, "Save the list of changes as", suggested, _LISTS, ".md")
    if path is None:
        return
    context.settings.exchange_folder = str(path.parent)
    comparison, listed = window.compared.comparison, window.panel.shown
    try:
        match path.suffix.casefold():
            case ".csv":
                notes = record_table.write(as_rows(comparison, listed), path)
            case ".txt":
                notes = list(atomic.write_bytes(path, as_text(comparison, window.names, listed).encode()).notes)
            case _:
                notes = list(atomic.write_bytes(path, as_markdown(comparison, window.names, listed).encode()).notes)
    except SaveError as error:
        context.dialogs.tell("The list was not saved", str(error))
        return
    window.say(" ".join([f"{path.name} was written.", *notes]))


def _show_in_map(context: Context, window: CompareWindow, entry: Entry) -> None:
    """Go to what an entry is about where the map is edited, where it is still there."""
    change, is_after = entry.change, window.sides[1].is_open
    record = (change.after if is_after else change.before) if change is not None else None
    about = record.id if record is not None else entry.lane if change is None else ""
    if context.editor is None or about not in context.journey:
        window.say("That is not in the open map.")
        return
    field = change.fields[0].field if change is not None and change.fields else ""
    context.editor.going.to(about, "" if change is not None else entry.stage, field, takes_keyboard=True)
    context.window.activateWindow()
    context.window.raise_()


def _in_order(mine: Side, other: Side) -> tuple[Side, Side]:
    """What is comes before what should be; else the other one, often an older version, comes before the open one."""
    states = mine.journey.map.state, other.journey.map.state
    return (mine, other) if states == (MapState.CURRENT, MapState.FUTURE) else (other, mine)


def _chosen(context: Context) -> Path | Version | None:
    documents = context.documents
    pair = _pair(context)
    choices: list[tuple[str, str]] = []
    if pair is not None:
        choices.append((str(pair), f"The {context.journey.map.pair_name} of this map: {pair.name}"))
    there = are_there([*documents.recent.files, *([documents.path] if documents.path else [])])
    if documents.path in there and documents.path is not None and not documents.is_saved:
        choices.append((_SAVED, f"This map as it was saved last: {documents.path.name}"))
    kept = _last_of_days(Versions(documents.path).all()) if documents.path is not None else []
    choices += [(f"{_KEPT}{n}", f"This map as it was on {when(one.saved_at)}") for n, one in enumerate(kept)]
    recent = [path for path in documents.recent.files if path not in (documents.path, pair) and path in there]
    choices += [(str(path), f"{path.name}  \u2013  {short(str(path.parent))}") for path in recent[:_MOST_RECENT]]
    if choices:
        choices.append((_OTHER, "Another file\u2026"))
        hint = "The open map is compared with the one you choose; neither is changed."
        chosen = context.dialogs.choose("Compare with", hint, choices)
        if chosen is not None and chosen.startswith(_KEPT):
            return kept[int(chosen.removeprefix(_KEPT))]
        if chosen is None or chosen != _OTHER:
            return None if chosen is None else documents.path if chosen == _SAVED else Path(chosen)
    return context.dialogs.open_file("Compare with", documents.recent.folder, MAP_FILTERS)


def _pair(context: Context) -> Path | None:
    """The file of the other map of the pair; None where there is none, or not at its place any more."""
    if context.documents.path is None:
        return None
    try:
        return other_file(context.journey, context.documents.path)
    except MapLinkError:
        return None
