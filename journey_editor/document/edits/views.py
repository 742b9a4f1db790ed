"""Views: made, put in order, and what they show. Without a view it is the board itself that shows or hides."""

from __future__ import annotations

from collections.abc import Iterable

from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.edits.placing import keys_at, moved_keys
from journey_editor.document.journey import Journey
from journey_editor.document.record import NAME_LENGTH, new_id
from journey_editor.document.records import MAP_ID, Lane, View
from journey_editor.document.viewing import lanes_left_out
from journey_editor.document.vocabulary import CardField


def add_view(journey: Journey, name: str, like: str | None = None) -> tuple[ChangeSet, str]:
    """A new view that shows what the view `like` shows (None: what the board does), after it. Gives its id too."""
    views = journey.all(View)
    source = journey.record(like, View) if like is not None else None
    index = views.index(source) + 1 if source is not None else len(views)
    view = View(
        id=new_id("view"),
        order=keys_at(views, index)[0],
        name=name,
        hidden_lanes=source.hidden_lanes if source else tuple(lane.id for lane in lanes_left_out(journey)),
        hidden_personas=source.hidden_personas if source else (),
        card_fields=source.card_fields if source else None,
    )
    draft = Draft(journey)
    draft.add(view)
    return draft.changes(), view.id


def free_name(journey: Journey, wanted: str, but: str = "") -> str:
    """A name that no view (`but` this one) has yet: the wanted one, or the same with a number."""
    taken = {view.name.casefold() for view in journey.all(View) if view.id != but}
    name, number = wanted, 2
    while name.casefold() in taken:
        ending = f" {number}"
        name, number = wanted[: NAME_LENGTH - len(ending)] + ending, number + 1
    return name


def move_view(journey: Journey, view_id: str, index: int) -> ChangeSet:
    """Put a view before the one that now is at `index` (their number: at the end)."""
    view = journey.record(view_id, View)
    draft = Draft(journey)
    for moved, order in moved_keys(journey.all(View), [view], index).items():
        draft.revise(moved, order=order)
    return draft.changes()


def show_lanes(journey: Journey, ids: Iterable[str], is_shown: bool, view_id: str | None = None) -> ChangeSet:
    """Show or hide lanes: in a view, else on the board.

    A lane that is shown in a view which leaves its persona out brings the persona back, without its other lanes.
    """
    wanted = list(ids)
    draft = Draft(journey)
    if view_id is None:
        for lane_id in wanted:
            draft.revise(lane_id, is_hidden=not is_shown)
        return draft.changes()
    view = journey.record(view_id, View)
    hidden = [i for i in view.hidden_lanes if i not in wanted]
    personas = list(view.hidden_personas)
    if is_shown:
        back = {journey.record(i, Lane).persona for i in wanted} & set(personas)
        personas = [i for i in personas if i not in back]
        hidden += [
            lane.id
            for lane in journey.lanes
            if lane.persona in back and lane.id not in wanted and lane.id not in hidden
        ]
    else:
        hidden += wanted
    draft.revise(view_id, hidden_lanes=tuple(hidden), hidden_personas=tuple(personas))
    return draft.changes()


def show_personas(journey: Journey, ids: Iterable[str], is_shown: bool, view_id: str | None = None) -> ChangeSet:
    """Show or hide personas with all their lanes: in a view, else on the board."""
    wanted = list(ids)
    lanes = [lane.id for lane in journey.lanes if lane.persona in wanted]
    if view_id is None:
        return show_lanes(journey, lanes, is_shown)
    view = journey.record(view_id, View)
    personas = [i for i in view.hidden_personas if i not in wanted]
    hidden = view.hidden_lanes
    if is_shown:
        hidden = tuple(i for i in hidden if i not in lanes)
    else:
        personas += wanted
    draft = Draft(journey)
    draft.revise(view_id, hidden_lanes=hidden, hidden_personas=tuple(personas))
    return draft.changes()


def show_card_fields(journey: Journey, fields: Iterable[CardField] | None, view_id: str | None = None) -> ChangeSet:
    """Say what the cards show beside their names: in a view (None: as the map says), else on the map."""
    wanted = None if fields is None else set(fields)
    chosen = None if wanted is None else tuple(field for field in CardField if field in wanted)
    draft = Draft(journey)
    if view_id is not None:
        draft.revise(view_id, card_fields=chosen)
    elif chosen is not None:
        draft.revise(MAP_ID, card_fields=chosen)
    return draft.changes()
