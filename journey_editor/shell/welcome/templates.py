"""The templates of the gallery: those that ship with the program, and the user's own in a folder of theirs."""

from __future__ import annotations

import errno
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from journey_editor import paths
from journey_editor.document.journey import Journey
from journey_editor.document.records import MAP_ID, JourneyMap
from journey_editor.document.templating import TEMPLATE_MEMBER, about_template, as_template
from journey_editor.shell.map_file.map_files import SUFFIX, file_name, templates, words
from journey_editor.storage import atomic, files
from journey_editor.storage.errors import SaveError

OWN_GROUP = "Your templates"
UNREADABLE = "This file cannot be read."
_MOST_BYTES = 16 * 1024 * 1024


@dataclass(frozen=True)
class Template:
    """What the gallery shows of a template before its picture is made."""

    file: Path
    title: str
    description: str
    group: str
    place: int = 0
    is_own: bool = False


def gallery() -> list[tuple[str, list[Template]]]:
    """All templates by group: the user's own first, then those that ship with the program."""
    shipped = sorted((read_template(file) for file in templates()), key=lambda t: t.place)
    groups = [(group, list(found)) for group, found in groupby(shipped, key=lambda t: t.group)]
    own = own_templates()
    return [(OWN_GROUP, own), *groups] if own else groups


def own_templates() -> list[Template]:
    """The user's own templates by their names."""
    found = [read_template(file, is_own=True) for file in paths.templates_dir().glob(f"*{SUFFIX}")]
    return sorted(found, key=lambda template: template.title.casefold())


def read_template(file: Path, is_own: bool = False) -> Template:
    """What a file says of itself. It is not checked here: opening it does that."""
    try:
        state = file.stat()
    except OSError:
        return Template(file, words(file), UNREADABLE, OWN_GROUP, is_own=is_own)
    return _read(file, is_own, state.st_size, state.st_mtime_ns)


@lru_cache(maxsize=256)
def _read(file: Path, is_own: bool, _size: int, _changed_at: int) -> Template:
    try:
        told = json.loads(atomic.read_bytes(file, _MOST_BYTES))
        title = told["map"].get("title", "") if isinstance(told.get("map"), dict) else ""
    except (ValueError, AttributeError, TypeError, RecursionError):
        return Template(file, words(file), UNREADABLE, OWN_GROUP, is_own=is_own)
    about = about_template(told)
    name = " ".join(title.split()) if isinstance(title, str) else ""
    return Template(file, name or words(file), about.description, about.group, about.place, is_own)


def save_template(
    journey: Journey,
    name: str,
    description: str,
    keeps_cards: bool,
    before_replacing: Callable[[], None] = lambda: None,
) -> Path:
    """Keep a map among the user's own templates. Raises SaveError with one sentence, and what `before_replacing` does,
    which is called when all is ready."""
    return _write(as_template(journey, name, description, keeps_cards), None, before_replacing)


def rename_template(file: Path, name: str, description: str) -> Path:
    """Call one of the user's own templates something else; its file goes with its name.

    Raises DocumentError where it cannot be read, SaveError where it cannot be written, each with one sentence.
    """
    old = files.load(file).journey
    records = [record.revised(title=name) if isinstance(record, JourneyMap) else record for record in old]
    told = old.unknown.get(TEMPLATE_MEMBER)
    about = {**(told if isinstance(told, dict) else {}), "description": description}
    renamed = _write(Journey(records, {**old.unknown, TEMPLATE_MEMBER: about}), file)
    if renamed != file:
        with suppress(OSError):
            file.unlink()
    return renamed


def delete_template(file: Path) -> bytes:
    """Delete one of the user's own templates; gives what is needed to `restore_template` it. Raises OSError."""
    if not atomic.is_ordinary(file):
        raise OSError(errno.EINVAL, "it is not an ordinary file")
    content = file.read_bytes()
    file.unlink()
    return content


def restore_template(file: Path, content: bytes) -> None:
    """Put a deleted template back. Raises SaveError with one sentence."""
    atomic.write_bytes(file, content)


def _write(template: Journey, instead_of: Path | None, before_replacing: Callable[[], None] = lambda: None) -> Path:
    folder = paths.templates_dir()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SaveError(f"The folder of your templates cannot be made: {error.strerror or error}.") from None
    title = template.record(MAP_ID, JourneyMap).title
    wanted = folder / f"{file_name(title)}{SUFFIX}"
    path, number = wanted, 2
    while path.exists() and path != instead_of:
        path, number = wanted.with_name(f"{wanted.stem} {number}{SUFFIX}"), number + 1
    files.save(template, path, before_replacing=before_replacing)
    return path
