"""Links from a map to other maps (child maps, the other one of a pair): paths from the map's file, with "/"."""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePosixPath, PureWindowsPath

from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import MAP_ID

SUFFIX = ".journey"
_NO_TEXT = re.compile("[\0-\x1f\ud800-\udfff]")
"""What the name of a file may hold, and no text of a map."""


class MapLinkError(ValueError):
    """A link that cannot be made or followed. Its text is one sentence."""


def link_to(other: Path, file: Path, what: str = "child map") -> str:
    """How another map's file is written down in the map of a file: as the path from there.

    `what` it is to that map is for the sentence. Raises MapLinkError where there is no such path, or where the other
    file is no map or the map itself.
    """
    if other.suffix.casefold() != SUFFIX:
        raise MapLinkError(f"{other.name} is no {SUFFIX} file, so it cannot be a {what}.")
    if os.path.realpath(other) == os.path.realpath(file):
        raise MapLinkError(f"A map cannot be its own {what}.")
    try:
        path = os.path.relpath(other.absolute(), file.absolute().parent)
    except ValueError:  # Windows: another drive
        raise MapLinkError(
            f"{other.name} is on another drive than {file.name}: a link between them would not last. "
            "Keep both maps on the same drive."
        ) from None
    if _NO_TEXT.search(path):
        raise MapLinkError(f"{other.name}: a name with such characters cannot stand in a map; rename the file first.")
    return path.replace(os.sep, "/")


def target_of(link: str, file: Path, what: str = "child map") -> Path:
    """The file that a link in the map of a file leads to; it need not be there.

    Raises MapLinkError for what no link of ours says: a whole path, an address, a file that is no map. Such a link
    would lead elsewhere on another computer, or fetch something from a network just by being followed.
    """
    windows = PureWindowsPath(link)
    is_whole = PurePosixPath(link).is_absolute() or windows.drive or windows.root or "://" in link
    if is_whole or "\0" in link:
        raise MapLinkError(f"\u201c{link}\u201d is not followed: a {what} is named by its path from this map.")
    if windows.suffix.casefold() != SUFFIX:
        raise MapLinkError(f"\u201c{link}\u201d is not followed: it is no {SUFFIX} file.")
    return Path(os.path.normpath(file.absolute().parent / link))


def linking(journey: Journey) -> list[tuple[Record, str]]:
    """Every step and card that has a child map, with its link."""
    found = ((record, getattr(record, "child_map", "")) for record in journey)
    return sorted(((record, link) for record, link in found if link), key=lambda pair: pair[0].id)


def relinked(journey: Journey, old: Path, new: Path) -> ChangeSet:
    """The links of a map whose file goes from one place to another, so that they lead where they led.

    A link that has no path from there, or was none of ours, stays as it is.
    """
    draft = Draft(journey)
    links = [(record.id, "child_map", link) for record, link in linking(journey)]
    links += [(MAP_ID, "pair", journey.map.pair)] if journey.map.pair else []
    for record_id, field, link in links:
        try:
            draft.revise(record_id, **{field: link_to(target_of(link, old), new)})
        except MapLinkError:
            continue
    return draft.changes()
