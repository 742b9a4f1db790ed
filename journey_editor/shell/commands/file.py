"""Commands for whole maps: new, open, save, import, export, close."""

from __future__ import annotations

from collections.abc import Callable

from journey_editor.shell.action import Action, plain, with_map
from journey_editor.shell.commands import pairs
from journey_editor.shell.comparing import compare_with
from journey_editor.shell.context import Context
from journey_editor.shell.exports.exporting import EXPORTS, export_map
from journey_editor.shell.importing import import_map
from journey_editor.shell.map_file.merging import merge_with
from journey_editor.shell.map_file.recovery import offer_unsaved_work
from journey_editor.shell.map_file.versions import has_file, show_versions


def _exporter(key: str) -> Callable[[Context], None]:
    return lambda context: export_map(context, key)


def _save(context: Context) -> None:
    """Who saves in the midst of a word goes on with it."""
    with context.board.renaming.resumed():
        context.documents.save()


ACTIONS = (
    Action("file.new", "&New map", "&File", lambda c: c.documents.new(), ("Ctrl+N",), "new", tip="Start an empty map"),
    Action(
        "file.new_from_template",
        "New from &template\u2026",
        "&File",
        lambda context: context.templates.choose(),
        ("Ctrl+Shift+N",),
        "template",
        tip="Start from a set of stages",
    ),
    Action(
        "file.open",
        "&Open\u2026",
        "&File",
        lambda c: c.documents.open(),
        ("Ctrl+O",),
        "open",
        tip="Open a map",
        group="open",
    ),
    Action(
        "file.open_sample",
        "Open sa&mple\u2026",
        "&File",
        lambda c: c.documents.open_sample(),
        (),
        "sample",
        group="open",
    ),
    Action(
        "file.save",
        "&Save",
        "&File",
        _save,
        ("Ctrl+S",),
        "save",
        with_map,
        tip="Save the map",
        group="save",
    ),
    Action(
        "file.save_as",
        "Save &as\u2026",
        "&File",
        lambda c: c.documents.save_as(),
        ("Ctrl+Shift+S",),
        "save-as",
        with_map,
        group="save",
    ),
    Action(
        "file.versions",
        "&Versions\u2026",
        "&File",
        show_versions,
        ("Ctrl+Alt+S",),
        enabled_when=has_file,
        tip="Look at what the map was at earlier saves, and bring it back",
        needs="Save the map first: its versions are kept for its file.",
        group="save",
    ),
    Action(
        "file.recover",
        "Recover &unsaved work\u2026",
        "&File",
        offer_unsaved_work,
        tip="Open what was not saved when the program ended",
        group="save",
    ),
    Action(
        "file.save_as_template",
        "Save as temp&late\u2026",
        "&File",
        lambda context: context.templates.save(),
        (),
        "template",
        with_map,
        tip="Keep this map, or only its stages and lanes, to start others from",
        group="save",
    ),
    *pairs.ACTIONS,
    Action(
        "file.import",
        "&Import Mermaid or CSV\u2026",
        "&File",
        import_map,
        ("Ctrl+Shift+O",),
        tip="Make a map of another program's file",
        group="exchange",
    ),
    Action(
        "file.export",
        "&Export\u2026",
        "&File",
        lambda context: export_map(context, ""),
        ("Ctrl+E",),
        "export",
        with_map,
        tip="Export the board or a report, with a look at its pages",
        title="Export the map",
        group="exchange",
    ),
    *(
        Action(
            f"file.export_{key}",
            f"{label}\u2026",
            "&File/E&xport as",
            _exporter(key),
            enabled_when=with_map,
            tip=f"Export the map as {plain(label)}",
            title=f"Export as {plain(label)}",
            group="exchange",
        )
        for key, label in EXPORTS.items()
    ),
    Action(
        "file.compare",
        "Com&pare with\u2026",
        "&File",
        compare_with,
        ("Ctrl+Alt+K",),
        "pictures",
        with_map,
        tip="Show what is otherwise in another map, or in this one as it was saved",
        title="Compare the map with another",
        group="compare",
    ),
    Action(
        "file.merge",
        "Merge wit&h\u2026",
        "&File",
        merge_with,
        ("Ctrl+Alt+M",),
        "",
        with_map,
        tip="Take what was changed in a copy of this map into it; Undo takes it out again",
        title="Merge the map with a copy of it",
        group="compare",
    ),
    Action(
        "file.close", "&Close map", "&File", lambda c: c.documents.close(), ("Ctrl+W",), "", with_map, group="close"
    ),
    Action("file.quit", "&Quit", "&File", lambda c: c.window.close(), ("Ctrl+Q",), "", group="close"),
)
