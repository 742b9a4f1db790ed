"""The other file of a pair: a current map and its future state, each with the path to the other, and its key."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from journey_editor.document.changes import ChangeSet
from journey_editor.document.edits.pairs import future_journey, link_pair, new_key
from journey_editor.document.journey import Journey
from journey_editor.document.records import JourneyMap
from journey_editor.document.vocabulary import MapState
from journey_editor.storage import atomic, codec
from journey_editor.storage.errors import DocumentError
from journey_editor.storage.map_links import MapLinkError, link_to, target_of


def other_file(journey: Journey, file: Path) -> Path:
    """The file of the other map of the pair, found there and known by its key. `file` is this map's own.

    Raises MapLinkError with one sentence where the map has no pair, the link is not followed, the file is not there or
    cannot be read, or is another map.
    """
    about = journey.map
    name = about.pair_name
    if not about.pair:
        raise MapLinkError(f"This map has no {name}.")
    path = target_of(about.pair, file, name)
    if not path.is_file():
        raise MapLinkError(f"{path.name} is not at {path.parent} any more.")
    check_other(about, about_file(path), path)
    return path


def check_other(about: JourneyMap, other: JourneyMap, path: Path) -> None:
    """Raises MapLinkError where the map at a path is not the one that this map names.

    A map without a key contradicts nobody: it is one that was never saved since it was linked.
    """
    if about.pair_key and other.key and other.key != about.pair_key:
        raise MapLinkError(f"{path.name} is another map than the {about.pair_name} of this one.")


def about_file(path: Path) -> JourneyMap:
    """What the map of a file says of itself. Raises MapLinkError with one sentence where it cannot be read."""
    try:
        return codec.about(atomic.read_bytes(path))
    except DocumentError as error:
        raise MapLinkError(f"{path.name} cannot be read. {error}") from None


def future_of(current: Journey, file: Path, target: Path, day: date) -> tuple[Journey, ChangeSet]:
    """The future state of the map of a file, to be saved as `target`, and what names it in the current map.

    Raises MapLinkError where the map is no current one or has its pair already, or there is no path between the files.
    """
    about = current.map
    if about.state is MapState.FUTURE:
        raise MapLinkError("This map is a future state itself; one is made from a current map.")
    if about.pair:
        raise MapLinkError(f"This map has its {about.pair_name} already: {about.pair}.")
    link = link_to(target, file, "future map")
    key = about.key or new_key()
    made = future_journey(current, link_to(file, target, "current map"), key, day)
    return made, link_pair(current, link, made.map, key)
