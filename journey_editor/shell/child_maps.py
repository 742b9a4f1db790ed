"""Child maps in the window: linked, made, opened, found again, and the way back."""

from __future__ import annotations

from pathlib import Path

from journey_editor.document.edits.child_maps import child_journey, link_child
from journey_editor.document.records import Card, Step
from journey_editor.shell.context import Context
from journey_editor.shell.dialogs import file_to_write
from journey_editor.shell.map_file.map_files import MAP_FILTERS, SUFFIX, file_name, free_name, saved_path
from journey_editor.storage import files
from journey_editor.storage.errors import SaveError
from journey_editor.storage.map_links import MapLinkError, link_to, target_of

_CHILD = "Child map"
_WHY_SAVED = "A child map is kept as a path from this map\u2019s file, so this map needs a file first."


def linkable(context: Context) -> str | None:
    """The one step or card that is selected, which may have a child map."""
    chosen = context.selected(Step, Card)
    return chosen[0] if len(chosen) == 1 and len(context.session.selection) == 1 else None


def link_of(context: Context, record_id: str | None) -> str:
    """The link of a step or card; empty where it has none."""
    record = context.journey.get(record_id)
    return record.child_map if isinstance(record, Card | Step) else ""


def link_child_map(context: Context) -> None:
    """Pick the file of the child map."""
    if not context.session.may_change():
        return
    record_id = linkable(context)
    parent = saved_path(context, _WHY_SAVED)
    if record_id is None or parent is None:
        return
    path = context.dialogs.open_file("Link child map", parent.parent, MAP_FILTERS)
    if path is not None:
        _link(context, record_id, path, parent)


def new_child_map(context: Context) -> None:
    """Make a child map beside this map, with its personas, link it and open it: who makes one wants to draw it."""
    if not context.session.may_change():
        return
    record_id = linkable(context)
    parent = saved_path(context, _WHY_SAVED)
    if record_id is None or parent is None:
        return
    name = file_name(context.journey.name_of(record_id)) if context.journey.name_of(record_id) else _CHILD
    suggested = free_name(parent.with_name(f"{name}{SUFFIX}"))
    path = file_to_write(context.dialogs, "New child map", suggested, MAP_FILTERS, SUFFIX)
    if path is None or not context.documents.file.may_write(path):
        return
    try:
        link_to(path, parent)
        files.save(child_journey(context.journey, record_id), path)
    except (MapLinkError, SaveError) as error:
        context.dialogs.tell("The child map was not made", str(error))
        return
    was_saved = context.documents.is_saved
    if not _link(context, record_id, path, parent):
        return
    if was_saved:  # the link belongs to the file that was just made: nobody is asked about that alone
        context.documents.save_now()
    open_child_map(context, record_id)


def unlink_child_map(context: Context) -> None:
    """Take the link away; the child map's file stays."""
    record_id = linkable(context)
    if record_id is not None:
        context.session.do("Unlink child map", link_child(context.journey, [record_id], ""))


def open_child_map(context: Context, record_id: str | None = None) -> None:
    """Open the child map of a step or card (without one, of the selected one)."""
    record_id = record_id or linkable(context)
    link = link_of(context, record_id)
    parent = saved_path(context, _WHY_SAVED) if link else None
    if record_id is None or parent is None:
        return
    try:
        path = target_of(link, parent)
        is_there = path.is_file()
        sentence = f"{path.name} is not at {path.parent} any more."
    except MapLinkError as error:
        path, is_there, sentence = parent, False, str(error)
    if is_there:
        context.documents.open_child(path)
        return
    text = f"{sentence} The link is kept until you pick the file where it is now."
    if not context.dialogs.ask("The child map was not found", text, "Locate\u2026"):
        return
    found = context.dialogs.open_file("Locate child map", parent.parent, MAP_FILTERS)
    if found is not None and _link(context, record_id, found, parent, is_quiet=True):
        context.documents.open_child(found)


def back_to_parent(context: Context, number: int = -1) -> None:
    """Back to the map through which this one was reached."""
    if context.documents.trail:
        context.documents.go_back(number)


def _link(context: Context, record_id: str, path: Path, parent: Path, is_quiet: bool = False) -> bool:
    try:
        link = link_to(path, parent)
    except MapLinkError as error:
        context.dialogs.tell("The map was not linked", str(error))
        return False
    context.session.do("Link child map", link_child(context.journey, [record_id], link))
    if not is_quiet:
        open_it = ("Open it", lambda: open_child_map(context, record_id))
        context.notices.tell(f"{path.name} is the child map now.", "success", actions=[open_it])
    return True
