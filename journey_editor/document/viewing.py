"""What of a map is seen: the whole map, or one of the views that are kept with it."""

from __future__ import annotations

from journey_editor.document.journey import Journey
from journey_editor.document.records import Lane, Persona, View
from journey_editor.document.vocabulary import CardField
from journey_editor.document.wording import joined, numbered

WHOLE_MAP = "Whole map"
"""What the map is called where it is one choice among its views."""


def is_shown(lane: Lane, view: View | None) -> bool:
    """Whether a lane is seen. A view decides for itself; without one, what is hidden on the board is left out."""
    if view is None:
        return not lane.is_hidden
    return lane.id not in view.hidden_lanes and lane.persona not in view.hidden_personas


def lanes_shown(journey: Journey, view: View | None = None) -> list[Lane]:
    """The lanes that are seen, from top to bottom."""
    return [lane for lane in journey.lanes if is_shown(lane, view)]


def lanes_left_out(journey: Journey, view: View | None = None) -> list[Lane]:
    """The lanes that are not seen, from top to bottom."""
    return [lane for lane in journey.lanes if not is_shown(lane, view)]


def card_fields(journey: Journey, view: View | None = None) -> tuple[CardField, ...]:
    """What the cards show beside their names."""
    own = view.card_fields if view is not None else None
    return journey.map.card_fields if own is None else own


def left_out(journey: Journey, view: View | None = None) -> str:
    """What is not seen, in words: "2 lanes hidden". Empty where everything is."""
    lanes = lanes_left_out(journey, view)
    personas = [p for p in journey.all(Persona) if view is not None and p.id in view.hidden_personas]
    others = [lane for lane in lanes if view is None or lane.persona not in view.hidden_personas]
    said = [f"{len(others)} lane{'' if len(others) == 1 else 's'}"] if others else []
    if personas:
        said.append(numbered("persona", len(personas)))
    return f"{joined(said)} hidden" if said else ""


def names_left_out(journey: Journey, view: View | None = None) -> list[str]:
    """The names of the lanes that are not seen, from top to bottom, each on one line."""
    return [" ".join(journey.name_of(lane.id).split()) or "Unnamed" for lane in lanes_left_out(journey, view)]


def name_of_view(view: View) -> str:
    """What a view is called, on one line."""
    return " ".join(view.name.split()) or "Unnamed view"


def what_is_seen(journey: Journey, view: View | None = None) -> str:
    """Which view it is and what it leaves out, in words; empty where the whole map is seen."""
    parts = (f"View: {name_of_view(view)}" if view is not None else "", left_out(journey, view))
    return "  \u00b7  ".join(part for part in parts if part)


def view_of(journey: Journey, view_id: str | None) -> View | None:
    """The view of that id; None, the whole map, where there is none."""
    view = journey.get(view_id or "")
    return view if isinstance(view, View) else None


def view_named(journey: Journey, name: str) -> View | None:
    """The view of that name, by its exact name first and else without regard to case; None where there is none."""
    views = journey.all(View)
    exact = [view for view in views if view.name == name]
    alike = [view for view in views if view.name.casefold() == name.strip().casefold()]
    return next(iter(exact or alike), None)
