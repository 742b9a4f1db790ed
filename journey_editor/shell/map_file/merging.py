"""Another copy of the open map taken into it: one that a colleague sends back, or that a sync program has made."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from journey_editor.document.changes import ChangeSet
from journey_editor.document.journey import Journey
from journey_editor.document.progress import Cancelled
from journey_editor.document.wording import numbered
from journey_editor.export.beside import beside
from journey_editor.merging.ancestor import are_copies, common_base
from journey_editor.merging.three_way import MergedMap, merge
from journey_editor.shell import collector
from journey_editor.shell.context import Context
from journey_editor.shell.map_file.map_files import MAP_FILTERS
from journey_editor.shell.map_file.map_reading import file_bytes
from journey_editor.shell.progress_sign import ProgressSign
from journey_editor.storage import codec
from journey_editor.storage.errors import DocumentError, SaveError
from journey_editor.storage.versions import Versions


def merge_with(context: Context) -> None:
    """Ask which copy is taken in."""
    path = context.dialogs.open_file("Merge with", context.documents.recent.folder, MAP_FILTERS)
    if path is not None:
        merge_with_file(context, path)


def merge_with_file(context: Context, path: Path) -> None:
    """Take a copy of the open map into it, as a change that can be undone. Where that cannot be, say why."""
    documents = context.documents
    documents.finish_typing()
    session = context.session
    session.end_typing()
    records, unknown = tuple(session.journey), session.journey.unknown
    try:
        with (
            collector.paused(),
            ProgressSign("Merge", f"Reading {path.name} \u2026", "Stop", context.window) as sign,
        ):
            data = file_bytes(path, sign)
            theirs = codec.from_bytes(data, sign.step).journey
            why_not = _why_not(context, path, theirs)
            base = None if why_not else common_base(_versions(context, sign), session.journey, theirs)
            if not why_not:
                merged, changes = beside(
                    lambda: _merged(base, Journey(records, unknown), theirs), lambda _passed: sign.wait()
                )
    except Cancelled:
        return
    except DocumentError as error:
        why_not = f"{path.name} cannot be read. {error}"
    if why_not:
        context.dialogs.tell("The maps were not merged", why_not)
        return
    if changes and not session.do(f"Merge with {path.name}", changes):
        return
    with (
        suppress(Cancelled),
        ProgressSign("Merge", f"Keeping {path.name} as a version \u2026", "Stop", context.window) as sign,
    ):
        beside(lambda: _keep(documents.path, path, data, theirs), lambda _passed: sign.wait())
    if changes:
        tell_merged(context, f"What is in {path.name} is in this map now; it is not saved yet.", merged)
    else:
        context.notices.tell(f"All that is in {path.name} is in this map already.", "success")


def tell_merged(context: Context, sentence: str, merged: MergedMap) -> None:
    """Say that two copies are one map now, and lead to what is to be settled."""
    count = len(merged.conflicts)
    if not count:
        context.notices.tell(sentence, "success")
        return

    def show() -> None:
        editor = context.editor
        if editor is not None and not editor.docks["findings"].isVisible():
            editor.toggle_findings()
        context.notices.clear()  # it would lie over them

    context.notices.tell(
        f"{sentence} {numbered('conflict', count)} to settle: the completeness panel lists them first.",
        "warning",
        actions=[("Show conflicts", show)],
    )


def _merged(base: Journey | None, mine: Journey, theirs: Journey) -> tuple[MergedMap, ChangeSet]:
    merged = merge(base, mine, theirs)
    return merged, mine.changes_to(merged.journey)


def _why_not(context: Context, path: Path, theirs: Journey) -> str:
    own, journey = context.documents.path, context.journey
    if own is not None and os.path.realpath(path) == os.path.realpath(own):
        return f"{path.name} is the open map itself."
    if journey.map.state != theirs.map.state:
        return f"{path.name} shows another state than the open map. Compare them: nothing is lost between the two."
    if not are_copies(journey, theirs):
        return f"{path.name} is no copy of the open map: they have no part in common."
    return ""


def _versions(context: Context, sign: ProgressSign) -> Iterator[Journey]:
    """What the open map was, the newest first."""
    if context.documents.path is None:
        return
    kept = Versions(context.documents.path)
    versions = kept.all()
    for number, version in enumerate(versions):
        sign.step(number, len(versions))
        with suppress(DocumentError):
            yield codec.from_bytes(kept.read(version), lambda _done, _total: sign.wait()).journey


def _keep(own: Path | None, path: Path, data: bytes, journey: Journey) -> None:
    """The copy is a version of the open map, so that its file can be deleted, and is not offered again."""
    if own is None:
        return
    versions = Versions(own)
    with suppress(SaveError):
        versions.keep(data, journey.map.title, len(journey))
        versions.name(versions.all()[0], f"Merged: {path.name}")
