"""What the commands and the dialog of views do to the map: each one undo step, for the view that is shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from journey_editor.canvas.view import BoardView
from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.edits import views
from journey_editor.document.edits.deleting import delete_records
from journey_editor.document.journey import Journey
from journey_editor.document.record import NAME_LENGTH, clean_text
from journey_editor.document.records import Lane, Persona, View
from journey_editor.document.viewing import is_shown, lanes_left_out
from journey_editor.document.vocabulary import CardField

NEW_VIEW = "New view"
_RENAME = "Rename view"


def shown_id(board: BoardView) -> str | None:
    """The id of the view that is shown; None: the whole map."""
    view = board.shown_view
    return view.id if view is not None else None


def add_view(board: BoardView) -> str:
    """A new view of what is shown, shown at once. Gives its id."""
    session = board.session
    name = views.free_name(session.journey, NEW_VIEW)
    changes, made = views.add_view(session.journey, name, shown_id(board))
    session.do("Add view", changes)
    board.show_view(made)
    return made


def duplicate_view(board: BoardView, view_id: str) -> str:
    """A copy of a view, shown at once. Gives its id."""
    session = board.session
    original = session.journey.record(view_id, View).name or NEW_VIEW
    changes, made = views.add_view(session.journey, views.free_name(session.journey, original), view_id)
    session.do("Duplicate view", changes)
    board.show_view(made)
    return made


def delete_view(board: BoardView, view_id: str) -> None:
    """Delete a view; nothing of the map goes with it."""
    session = board.session
    if shown_id(board) == view_id:
        board.show_view(None)
    session.do("Delete view", delete_records(session.journey, [view_id]))


def move_view(board: BoardView, view_id: str, by: int) -> None:
    """Put a view one place further on (`by` 1) or back (-1) in the list."""
    session = board.session
    places = [view.id for view in session.journey.all(View)]
    at = places.index(view_id)
    if 0 <= at + by < len(places):
        session.do("Move view", views.move_view(session.journey, view_id, at - 1 if by < 0 else at + 2))


def rename_view(board: BoardView, view_id: str, name: str) -> None:
    """Call a view something else. A name that is too long is refused with a sentence."""
    try:
        changes = _renamed(board.session.journey, view_id, name)
    except ValueError as problem:
        board.session.refuse(str(problem))
    else:
        board.session.do(_RENAME, changes)


def set_name_aside(board: BoardView, view_id: str, name: str) -> None:
    """A name that was typed and taken back: redo brings it back."""
    board.session.set_aside(_RENAME, lambda journey: _renamed(journey, view_id, name))


def _renamed(journey: Journey, view_id: str, name: str) -> ChangeSet:
    draft = Draft(journey)
    if view_id in journey:
        called = " ".join(clean_text(name).split())  # exports and the palette ask for a view by its name
        if len(called) > NAME_LENGTH:
            raise ValueError("This name is too long. It was left as it was.")
        draft.revise(view_id, name=called and views.free_name(journey, called, but=view_id))
    return draft.changes()


def show_lanes(board: BoardView, ids: Sequence[str], is_seen: bool) -> None:
    """Show or hide lanes in the view that is shown, else on the board."""
    changes = views.show_lanes(board.session.journey, ids, is_seen, shown_id(board))
    board.session.do(f"{_verb(is_seen)} {_count('lane', len(ids))}", changes)


def show_personas(board: BoardView, ids: Sequence[str], is_seen: bool) -> None:
    """Show or hide personas with all their lanes."""
    changes = views.show_personas(board.session.journey, ids, is_seen, shown_id(board))
    board.session.do(f"{_verb(is_seen)} {_count('persona', len(ids))}", changes)


def show_all_lanes(board: BoardView) -> None:
    """Show every lane: of the view that is shown, or of the board."""
    journey = board.session.journey
    ids = [lane.id for lane in lanes_left_out(journey, board.shown_view)]
    show_lanes(board, ids, is_seen=True)


def show_card_fields(board: BoardView, fields: Iterable[CardField] | None) -> None:
    """Say what cards show in the view that is shown, else on the board."""
    changes = views.show_card_fields(board.session.journey, fields, shown_id(board))
    board.session.do("Choose what cards show", changes)


def is_persona_shown(board: BoardView, persona: Persona) -> bool | None:
    """Whether a persona's lanes are seen; None: some of them."""
    lanes = [lane for lane in board.session.journey.all(Lane) if lane.persona == persona.id]
    seen = [is_shown(lane, board.shown_view) for lane in lanes]
    return True if all(seen) else None if any(seen) else False


def _verb(is_seen: bool) -> str:
    return "Show" if is_seen else "Hide"


def _count(what: str, number: int) -> str:
    return what if number == 1 else f"{number} {what}s"
