"""Links from a map to maps of its own for a step or card: written as paths from the map's file, with "/"."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath, PureWindowsPath

from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record

SUFFIX = ".journey"


class ChildMapError(ValueError):
    """A link that cannot be made or followed. Its text is one sentence."""


def link_to(child: Path, parent: Path) -> str:
    """How a map's file is written down in another one: as the path from there.

    Raises ChildMapError where there is no such path, or where the file is no map or the map itself.
    """
    if child.suffix.casefold() != SUFFIX:
        raise ChildMapError(f"{child.name} is no {SUFFIX} file, so it cannot be a child map.")
    if child.resolve() == parent.resolve():
        raise ChildMapError("A map cannot be its own child map.")
    try:
        path = os.path.relpath(child.absolute(), parent.absolute().parent)
    except ValueError:  # Windows: another drive
        raise ChildMapError(
            f"{child.name} is on another drive than {parent.name}: a link between them would not last. "
            "Keep both maps on the same drive."
        ) from None
    return path.replace(os.sep, "/")


def target_of(link: str, parent: Path) -> Path:
    """The file that a link in a map leads to; it need not be there.

    Raises ChildMapError for what no link of ours says: a whole path, an address, a file that is no map. Such a link
    would lead elsewhere on another computer, or fetch something from a network just by being followed.
    """
    windows = PureWindowsPath(link)
    is_whole = PurePosixPath(link).is_absolute() or windows.drive or windows.root or "://" in link
    if is_whole or "\0" in link:
        raise ChildMapError(f"\u201c{link}\u201d is not followed: a child map is named by its path from this map.")
    if windows.suffix.casefold() != SUFFIX:
        raise ChildMapError(f"\u201c{link}\u201d is not followed: it is no {SUFFIX} file.")
    return Path(os.path.normpath(parent.absolute().parent / link))


def linking(journey: Journey) -> list[tuple[Record, str]]:
    """Every step and card that has a child map, with its link."""
    found = ((record, getattr(record, "child_map", "")) for record in journey)
    return sorted(((record, link) for record, link in found if link), key=lambda pair: pair[0].id)


def relinked(journey: Journey, old: Path, new: Path) -> ChangeSet:
    """The links of a map whose file goes from one place to another, so that they lead where they led.

    A link that has no path from there, or was none of ours, stays as it is.
    """
    draft = Draft(journey)
    for record, link in linking(journey):
        try:
            draft.revise(record.id, child_map=link_to(target_of(link, old), new))
        except ChildMapError:
            continue
    return draft.changes()
