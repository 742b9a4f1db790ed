"""Commands that write maps: merged, converted, the future of one; and git told to use them."""

from __future__ import annotations

import argparse
from pathlib import Path

from journey_editor.cli.maps import (
    MAP_SUFFIX,
    MERMAID_SUFFIXES,
    TABLE_SUFFIXES,
    keep_apart,
    read_map,
    require_suffix,
    write_map,
)
from journey_editor.cli.saying import DONE, FOUND, CommandFailed, failing_for, say


def merge(options: argparse.Namespace) -> int:
    """Two versions made one; what both changed is printed, and kept in the result."""
    from journey_editor.analysis.telling import mention
    from journey_editor.document.field_names import field_name
    from journey_editor.merging.three_way import merge as merge_three_ways
    from journey_editor.storage import atomic, files
    from journey_editor.storage.errors import SaveError

    base_file, one_file, two_file = (Path(name) for name in (options.base, options.ours, options.theirs))
    one, notes = read_map(one_file)
    two, more = read_map(two_file)
    is_known = base_file.exists() and base_file.stat().st_size > 0
    base = read_map(base_file)[0] if is_known else None
    merged = merge_three_ways(base, one, two)
    with failing_for(SaveError):
        atomic.write_bytes(Path(options.output), files.faithful_bytes(merged.journey))
    say(*notes, *more, *(() if is_known else ("without a base all that differs is a conflict.",)))
    for conflict in merged.conflicts:
        record = merged.journey.get(conflict.about)
        what = mention(merged.journey, record) if record is not None else "what is gone"
        field = field_name(conflict.field, record.kind if record is not None else "")
        print(f"{what}: " + (f"another {field}" if conflict.field else "deleted in one version"))
    return FOUND if merged.conflicts else DONE


def set_up_git(options: argparse.Namespace) -> int:
    """From now on git merges and compares the maps of a repository by these commands."""
    from journey_editor.cli.git_driver import GitProblem, set_up

    with failing_for(GitProblem, OSError):
        say(*set_up(Path(options.folder)))
    return DONE


def future(options: argparse.Namespace) -> int:
    """Two files are written: the future map, and the current one with its link to it."""
    from datetime import date

    from journey_editor.storage.map_links import MapLinkError
    from journey_editor.storage.pairs import future_of

    file, target = Path(options.file), Path(options.output)
    require_suffix(target, (MAP_SUFFIX,))
    if target.exists():
        raise CommandFailed(f"{target} is there already, and is not written over.")
    if file.suffix.casefold() != MAP_SUFFIX:
        raise CommandFailed(f"{file} is no {MAP_SUFFIX} file.")
    current, notes = read_map(file)
    try:
        made, link = future_of(current, file, target, date.today())
    except MapLinkError as error:
        raise CommandFailed(f"{file}: {error}") from None
    notes += write_map(made, target)
    current.apply(link)
    try:
        notes += write_map(current, file)
    except CommandFailed as failed:
        raise CommandFailed(f"{target} was written, but {file} does not name it: {failed}") from None
    say(*notes)
    return DONE


def convert(options: argparse.Namespace) -> int:
    """A map in another kind of file."""
    source, target = Path(options.file), Path(options.output)
    require_suffix(target, (MAP_SUFFIX, *MERMAID_SUFFIXES, *TABLE_SUFFIXES))
    keep_apart(source, target)
    journey, notes = read_map(source)
    say(*notes, *write_map(journey, target))
    return DONE
