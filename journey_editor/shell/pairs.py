"""A current map and its future state in the window: made, opened, found again, linked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from journey_editor.document.edits.pairs import link_pair, unlink_pair
from journey_editor.document.vocabulary import MapState
from journey_editor.shell.context import Context
from journey_editor.shell.dialogs import file_to_write
from journey_editor.shell.map_file.map_files import MAP_FILTERS, SUFFIX, free_name, saved_path
from journey_editor.storage import files
from journey_editor.storage.errors import SaveError
from journey_editor.storage.map_links import MapLinkError, link_to
from journey_editor.storage.pairs import about_file, check_other, future_of, other_file

_WHY_SAVED = "The other map is kept as a path from this map\u2019s file, so this map needs a file first."


def can_create(context: Context) -> bool:
    """Whether the open map is a current one without its future state."""
    return context.editor is not None and context.journey.map.state is MapState.CURRENT and not has_pair(context)


def why_not_create(context: Context) -> str:
    """One sentence: why no future state is made of the open map."""
    if context.journey.map.state is MapState.FUTURE:
        return "This map is a future state itself: make one from a map of the current state."
    return "This map has a future state already: Ctrl+Alt+O opens it."


def has_pair(context: Context) -> bool:
    """Whether the open map names another one as its future state or as the current one."""
    return context.editor is not None and bool(context.journey.map.pair)


def open_text(context: Context) -> str:
    """What opening the other one is called: "Open the future map"."""
    return f"&Open the {context.journey.map.pair_name}" if has_pair(context) else ""


def create_future(context: Context) -> None:
    """Make the future state from the open map, beside its file."""
    file = saved_path(context, _WHY_SAVED) if context.session.may_change() else None
    if file is None:
        return
    suggested = free_name(file.with_name(f"{file.stem} (future){SUFFIX}"))
    path = file_to_write(context.dialogs, "Create the future state", suggested, MAP_FILTERS, SUFFIX)
    if path is None or not context.documents.file.may_write(path):
        return
    context.documents.finish_typing()  # what is being typed is in the map of today too
    try:
        future, changes = future_of(context.journey, file, path, date.today())
        files.save(future, path)
    except (MapLinkError, SaveError) as error:
        context.dialogs.tell("The future state was not made", str(error))
        return
    context.session.do("Create the future state", changes)
    open_it = ("Open it", lambda: open_other(context))
    context.notices.tell(f"{path.name} is the future state of this map now.", "success", actions=[open_it])


def open_other(context: Context) -> None:
    """Open the other one of the pair, with what is selected here selected there."""
    file = saved_path(context, _WHY_SAVED) if has_pair(context) else None
    if file is None:
        return
    name = context.journey.map.pair_name
    try:
        path = other_file(context.journey, file)
    except MapLinkError as error:
        text = f"{error} The link is kept until you pick the file where it is now."
        if not context.dialogs.ask(f"The {name} was not found", text, "Locate\u2026"):
            return
        found = context.dialogs.open_file(f"Locate the {name}", file.parent, MAP_FILTERS)
        if found is None or not _link(context, found, file, is_located=True):
            return
        path = found
    selected = context.session.selection
    if context.documents.open(path):
        context.session.select([one for one in selected if one in context.journey])


def link_other(context: Context) -> None:
    """Pick the file of the other one of the pair."""
    file = saved_path(context, _WHY_SAVED) if context.session.may_change() else None
    path = context.dialogs.open_file("Link current and future map", file.parent, MAP_FILTERS) if file else None
    if file is None or path is None or not _link(context, path, file):
        return
    name = context.journey.map.pair_name
    said = f"{path.name} is the {name} of this map now."
    if not about_file(path).pair:
        said += " It does not name this map yet: link it there too."
    context.notices.tell(said, "success", actions=[("Open it", lambda: open_other(context))])


def unlink_other(context: Context) -> None:
    """Take the link away; both files stay."""
    name = context.journey.map.pair_name
    context.session.do(f"Unlink the {name}", unlink_pair(context.journey))


def _link(context: Context, path: Path, file: Path, is_located: bool = False) -> bool:
    """Name the map of a file as the other one; one that is located must be the one that was named."""
    try:
        other = about_file(path)
        link = link_to(path, file, context.journey.map.pair_name if is_located else f"{other.state} map")
        if is_located:
            check_other(context.journey.map, other, path)
    except MapLinkError as error:
        context.dialogs.tell("The map was not linked", str(error))
        return False
    return context.session.do(f"Link the {other.state} map", link_pair(context.journey, link, other))
