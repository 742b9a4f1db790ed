"""Work that was not saved when its program ended: offered, looked at, taken up again. No map's file is written to."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from journey_editor.document.wording import numbered
from journey_editor.shell.context import Context
from journey_editor.shell.map_file.calling import is_open_elsewhere
from journey_editor.shell.map_file.kept_maps_dialog import Deed, KeptMap, KeptMapsQuestion, Look
from journey_editor.shell.map_file.looks import look_at, what_differs, when
from journey_editor.shell.map_file.map_reading import stored_hash_of
from journey_editor.storage import abandoned, files
from journey_editor.storage.abandoned import Abandoned, Unusable
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
        elif context.dialogs.ask(
            "Delete the unsaved work?", f"The unsaved changes of {_name(one)} cannot be brought back.", "Delete"
        ):
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
    path = Path(one.heading.path) if one.heading.path else None
    is_there = path is not None and path.exists()
    is_other = path is not None and is_there and stored_hash_of(path) != one.heading.file_hash
    theirs = _read(path) if path is not None and is_other else None
    is_taken = path is not None and not documents.has(path) and is_open_elsewhere(path)
    if path is not None and theirs is not None and theirs.journey == found.result():
        abandoned.delete(one)
        documents.open(path)
        context.notices.tell(f"All of it is in {path.name} already: the save was done.", "success")
        return True
    if path is not None and (not is_other or theirs is not None) and not is_taken:
        documents.show(
            found.base, path, stored_hash=one.heading.file_hash if is_there else "", is_only_here=not is_there
        )
    else:
        name = f"{path.stem} (recovered)" if path is not None else one.heading.name
        documents.show(found.base, name=name, is_only_here=True)
    if not context.session.do(f"Recover {numbered('change', found.count)}", found.changes):
        return False  # it was said why; the journal stays
    is_in_a_new_journal = documents.recorder.settle()
    abandoned.it_worked(one)
    is_whole = found.count == one.count
    if is_in_a_new_journal and is_whole:
        abandoned.delete(one)
    elif is_in_a_new_journal:
        abandoned.put_away(one.file)
    sentence = f"{numbered('change', found.count)} recovered; nothing is saved yet."
    if not is_whole:
        sentence = f"{found.count} of {one.count} changes recovered; the rest cannot be read, and is kept aside."
    if is_taken and path is not None:
        sentence += f" {path.name} is open in another window, so this is a map of its own."
        context.notices.tell(sentence, "warning")
    elif theirs is not None and path is not None:
        context.watching.tell_of(path, theirs, f"{sentence} ")
    elif is_other and path is not None:
        sentence += f" What {path.name} holds now cannot be read, so this is a map of its own."
        context.notices.tell(sentence, "warning")
    else:
        context.notices.tell(sentence, "success" if is_whole else "warning")
    return True


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
    return KeptMap(_name(one), f"{when(one.last_at)} \u00b7 {numbered('change', one.count)} \u00b7 {file}")


def _look_at(context: Context, offered: list[Abandoned], row: int) -> Look:
    one = offered[row]
    try:
        found = abandoned.recovered(one)
        shown = found.result()
    except Unusable as error:
        return Look(None, str(error), can_be_taken=False)
    look = look_at(context, shown)
    abandoned.it_worked(one)
    differs = what_differs(found.base, shown)
    told = f"Changed: {differs}" if differs else "What was changed was undone again."
    return replace(look, sentence=f"{look.sentence}\n{told}")
