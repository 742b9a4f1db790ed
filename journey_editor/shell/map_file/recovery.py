"""Work that was not saved when its program ended: offered, looked at, taken up again. No map's file is written to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from journey_editor.document.journey import Journey
from journey_editor.export.beside import beside
from journey_editor.shell.context import Context
from journey_editor.shell.map_file.calling import is_open_elsewhere
from journey_editor.shell.map_file.documents import Documents
from journey_editor.shell.map_file.kept_maps_dialog import Deed, KeptMap, KeptMapsQuestion, Look
from journey_editor.shell.map_file.looks import look_at, looking, what_differs, when
from journey_editor.shell.map_file.map_reading import stored_hash_of
from journey_editor.shell.progress_sign import ProgressSign
from journey_editor.storage import abandoned, files
from journey_editor.storage.abandoned import Abandoned, Recovered, Unusable
from journey_editor.storage.codec import Opened
from journey_editor.storage.errors import DocumentError

_DEEDS = (
    Deed("recover", "&Recover", is_primary=True, needs_look=True),
    Deed("delete", "&Delete\u2026"),
)
_HINT = (
    "Journey Editor ended before these changes were saved. Recovering opens the map with them; "
    "no file is changed until you save."
)


def offer_unsaved_work(context: Context, is_asked_for: bool = True) -> None:
    """Show what can be recovered. Where there is nothing that is only said when it was asked for."""
    row, shows_all = 0, is_asked_for
    while offered := [one for one in abandoned.abandoned() if shows_all or not one.is_newer]:
        is_asked_for = False
        lines = [_line(one) for one in offered]
        look = partial(_look_at, context, offered)
        answer = context.dialogs.kept_maps(KeptMapsQuestion("Unsaved work", _HINT, lines, _DEEDS, look, row))
        if answer is None:
            return
        deed, row = answer
        one = offered[row]
        if deed == "recover":
            if recover(context, one):
                return
        else:
            text = f"The unsaved changes of {_name(one)} cannot be brought back."
            if context.dialogs.ask("Delete the unsaved work?", text, "Delete", is_final=True):
                abandoned.delete(one)
        row = max(0, min(row, len(offered) - 2))
    if is_asked_for:
        context.dialogs.tell("Unsaved work", "There is no unsaved work to recover.")


def recover(context: Context, one: Abandoned) -> bool:
    """Open the map of a journal with its changes. False: it could not be, or the user kept what is open."""
    documents = context.documents
    if not documents.may_go():
        return False
    try:
        found = abandoned.recovered(one)
    except Unusable as error:
        sentence = f"{error} What there is of it is kept in {abandoned.place_of(one)}."
        context.dialogs.tell("The work cannot be recovered", sentence)
        return False
    file = _file_of(documents, one)
    if file is not None and file.theirs is not None and file.theirs.journey == found.result():
        abandoned.delete(one)
        documents.open(file.path)
        context.notices.tell(f"All of it is in {file.path.name} already: the save was done.", "success")
        return True
    _show_base(documents, one, found, file)
    session = context.session
    if found.changes and not session.do("Recover unsaved work", found.changes):
        return False  # it was said why; the journal stays
    if session.do("Recover what was undone", found.undone):
        session.undo()
    is_in_a_new_journal = documents.recorder.settle()
    abandoned.it_worked(one)
    is_whole = found.count == one.count
    if is_in_a_new_journal and is_whole:
        abandoned.delete(one)
    elif is_in_a_new_journal:
        abandoned.put_away(one.file)
    _tell(context, one, found, file)
    return True


@dataclass(frozen=True)
class _File:
    """What stands now where the file of the map was."""

    path: Path
    is_there: bool
    is_other: bool
    """It holds another map than the one that the changes were made to."""
    theirs: Opened | None
    """That map, where it can be read."""
    is_taken: bool
    """Another window edits it."""


def _file_of(documents: Documents, one: Abandoned) -> _File | None:
    if not one.heading.path:
        return None
    path = Path(one.heading.path)
    is_there = path.exists()
    is_other = is_there and stored_hash_of(path) != one.heading.file_hash
    theirs = _read(path) if is_other else None
    return _File(path, is_there, is_other, theirs, not documents.file.is_edited_here(path) and is_open_elsewhere(path))


def _show_base(documents: Documents, one: Abandoned, found: Recovered, file: _File | None) -> None:
    """Open what the changes were made to: as the map of its file where that can be, else as a map of its own."""
    if file is None:
        documents.show(found.base, name=one.heading.name, is_only_here=True)
    elif file.is_taken or (file.is_other and file.theirs is None):
        documents.show(found.base, name=f"{file.path.stem} (recovered)", is_only_here=True, came_from=file.path)
    else:
        stored_hash = one.heading.file_hash if file.is_there else ""
        documents.show(found.base, file.path, stored_hash=stored_hash, is_only_here=not file.is_there)


def _tell(context: Context, one: Abandoned, found: Recovered, file: _File | None) -> None:
    """Say what was recovered, and what is to be known of the file."""
    is_whole = found.count == one.count
    if not is_whole:
        sentence = "The unsaved work is recovered in part; what came after that cannot be read, and is kept aside."
    elif found.changes:
        sentence = "The unsaved work is recovered; nothing is saved yet."
    else:
        sentence = "The map is as it was: what was changed had been undone again."
    if found.undone:
        sentence += " Redo brings back what was undone."
    if file is not None and file.is_taken:
        sentence += f" {file.path.name} is open in another window, so this is a map of its own."
    elif file is not None and file.theirs is not None:
        context.watching.tell_of(file.path, file.theirs, sentence, bool(found.changes))
        return
    elif file is not None and file.is_other:
        sentence += f" What {file.path.name} holds now cannot be read, so this is a map of its own."
    is_well = is_whole and (file is None or not (file.is_taken or file.is_other))
    context.notices.tell(sentence, "success" if is_well else "warning")


def _read(path: Path) -> Opened | None:
    """What a file holds now; None where that is no map."""
    try:
        return files.load(path)
    except DocumentError:
        return None


def _name(one: Abandoned) -> str:
    return one.heading.name or (Path(one.heading.path).stem if one.heading.path else "a map")


def _line(one: Abandoned) -> KeptMap:
    file = Path(one.heading.path).name if one.heading.path else "never saved"
    return KeptMap(_name(one), f"{when(one.last_at)} \u00b7 {file}")


def _look_at(context: Context, offered: list[Abandoned], row: int) -> Look:
    one = offered[row]

    def look(sign: ProgressSign) -> Look:
        try:
            found, shown = beside(lambda: _carried_out(one), lambda _passed: sign.wait())
        except Unusable as error:
            return Look(None, str(error), can_be_taken=False)
        seen = look_at(context, shown, sign.step)
        differs = beside(lambda: what_differs(found.base, shown), lambda _passed: sign.step(1, 1))
        abandoned.it_worked(one)
        told = f"Changed: {differs}" if differs else "What was changed was undone again."
        if found.undone:
            told += "\nRedo will bring back what was undone."
        # A map that was never saved is known by what it was called at first: by its template.
        title = "" if one.heading.path else shown.map.title
        return replace(seen, sentence=f"{seen.sentence}\n{told}", title=title)

    seen = looking(context, look)
    if not seen.is_kept:
        abandoned.it_worked(one)  # that its user stopped it says nothing against it
    return seen


def _carried_out(one: Abandoned) -> tuple[Recovered, Journey]:
    found = abandoned.recovered(one)
    return found, found.result()
