"""The earlier versions of the open map: looked at, named, compared, brought back as a change that can be undone."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from journey_editor.document.journey import Journey
from journey_editor.document.progress import Cancelled
from journey_editor.export.beside import beside, beside_telling
from journey_editor.shell import collector
from journey_editor.shell.asked_name import asked_name
from journey_editor.shell.comparing import compare_with_version
from journey_editor.shell.context import Context
from journey_editor.shell.map_file.kept_maps_dialog import Deed, KeptMap, KeptMapsQuestion, Look
from journey_editor.shell.map_file.looks import look_at, looking, what_differs, when
from journey_editor.shell.progress_sign import ProgressSign
from journey_editor.storage import codec
from journey_editor.storage.errors import DocumentError, SaveError
from journey_editor.storage.versions import Version, Versions

_DEEDS = (
    Deed("restore", "&Restore", is_primary=True, needs_look=True),
    Deed("compare", "&Compare with now", needs_look=True),
    Deed("name", "&Name\u2026"),
)
_HINT = (
    "Each save is kept, fewer of them as they grow older; what has a name is kept for good. "
    "Restoring a version is a change like any other: Undo takes it back."
)
_LONGEST_NAME = 120
_STILL_SO = "The map is still so."


def has_file(context: Context) -> bool:
    """Whether the open map has a file, by which its versions are kept."""
    return context.editor is not None and context.documents.path is not None


def show_versions(context: Context) -> None:
    """List the versions of the open map, until one is taken or the user has enough."""
    path = context.documents.path
    assert path is not None
    kept, row = Versions(path), 0
    kept.follow(context.documents.file.stored_hash)
    while versions := kept.all():
        look = partial(_look_at, context, kept, versions)
        lines = [_line(context, version) for version in versions]
        question = KeptMapsQuestion(f"Versions of {path.name}", _HINT, lines, _DEEDS, look, row)
        answer = context.dialogs.kept_maps(question)
        if answer is None:
            return
        deed, row = answer
        if deed == "name":
            _name(context, kept, versions[row])
            continue
        try:
            with (
                collector.paused(),
                ProgressSign("Versions", "Reading the version \u2026", "Stop", context.window) as sign,
            ):
                journey = _journey(kept, versions[row], sign)
        except Cancelled:
            continue
        except DocumentError as error:
            context.dialogs.tell("The version cannot be read", str(error))
            continue
        if deed == "restore":
            _restore(context, kept, versions[row], journey)
        else:
            compare_with_version(context, versions[row], journey)
        return
    context.dialogs.tell("Versions", f"There are no versions of {path.name} yet: each save keeps one.")


def _restore(context: Context, kept: Versions, version: Version, journey: Journey) -> None:
    context.documents.finish_typing()
    session = context.session
    changes = session.journey.changes_to(journey)
    if not changes:
        context.notices.tell("The map is as this version has it.")
        return
    note = ""
    if not context.documents.is_saved:
        try:
            _keep(context, kept)
        except Cancelled:
            return
        except SaveError as error:
            note += f" What it was before is only kept by Undo: {error}"
    called = f"version \u201c{version.name}\u201d" if version.name else f"version of {when(version.saved_at)}"
    session.end_typing()
    if session.do(f"Restore the {called}", changes):
        context.notices.tell(f"The map is as the {called} has it; Undo takes that back.{note}", "success")


def _keep(context: Context, kept: Versions) -> None:
    """Keep the map as it is now as a version. Raises SaveError, and Cancelled."""
    records, unknown = tuple(context.journey), context.journey.unknown
    title = context.journey.map.title

    def keep() -> None:
        kept.keep(codec.to_bytes(Journey(records, unknown)), title, len(records))

    with ProgressSign("Versions", "Keeping the map as it is now \u2026", "Stop", context.window) as sign:
        beside(keep, lambda _passed: sign.wait())


def _name(context: Context, kept: Versions, version: Version) -> None:
    label = "Such as \u201cas agreed with Sales, 3 March\u201d:"
    name = asked_name(context.dialogs.ask_text, "Name the version", label, version.name, _LONGEST_NAME)
    if name is None:
        return
    try:
        kept.name(version, name)
    except SaveError as error:
        context.dialogs.tell("The version was not named", str(error))


def _line(context: Context, version: Version) -> KeptMap:
    details = [when(version.saved_at)] if version.name else []
    if version.content_hash == context.documents.file.stored_hash:
        details.append("in the file now")
    if not version.count and (not details or details == [when(version.saved_at)]):
        details.append("was in the file before a save")
    if version.title and version.title != context.journey.map.title:
        details.append(version.title)
    return KeptMap(version.name or when(version.saved_at), " \u00b7 ".join(details))


def _journey(kept: Versions, version: Version, sign: ProgressSign, share: int = 1) -> Journey:
    """Read a version, which is so much of all that is done under a sign."""
    return beside_telling(
        lambda tell: codec.from_bytes(kept.read(version), tell).journey,
        lambda done, total: sign.step(done, share * total),
    )


def _look_at(context: Context, kept: Versions, versions: list[Version], row: int) -> Look:
    def look(sign: ProgressSign) -> Look:
        try:
            journey = _journey(kept, versions[row], sign, 4)
        except DocumentError as error:
            return Look(None, f"This version cannot be shown. {error}", can_be_taken=False)
        seen = look_at(context, journey, lambda done, total: sign.step(total + 3 * done, 4 * total))
        since = beside(lambda: what_differs(journey, now), lambda _passed: sign.step(1, 1))
        return replace(seen, sentence=f"{seen.sentence}\n{f'Changed since: {since}' if since else _STILL_SO}")

    now = context.journey
    return looking(context, look)
