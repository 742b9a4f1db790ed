"""What of a map a view shows, as a map: whoever is handed a view is told of nothing that it hides."""

from __future__ import annotations

from journey_editor.document.draft import Draft
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import DataSource, EvidenceItem, Owner, Persona, Picture, Resource, View
from journey_editor.document.viewing import lanes_left_out, lanes_shown, what_is_seen

_ONLY_NAMED = (Resource, EvidenceItem, DataSource, Owner, Picture)
"""What goes along where only what is hidden names it."""


def part_in_view(journey: Journey, view: View | None) -> Journey:
    """A copy without what the view hides, nor what belongs to that; the map itself where nothing of it is hidden.

    Rows of the stages' fields hold nothing of their own: to hide one hides no stage.
    """
    hidden = _hidden(journey, view)
    if not hidden:
        return journey
    made = Journey(journey, journey.unknown)
    draft = Draft(made)
    for record in hidden:
        draft.delete(record.id)
    made.apply(draft.changes())
    rest = Draft(made)
    for kind in _ONLY_NAMED:
        for record in made.all(kind):
            if journey.referrers(record.id) and not made.referrers(record.id):
                rest.delete(record.id)
    made.apply(rest.changes())
    return made


def told_of_view(journey: Journey, view: View | None) -> str:
    """What a reader is to know of it, on one line; empty where nothing is hidden."""
    if not _hidden(journey, view):
        return ""
    return f"{what_is_seen(journey, view)}. What is hidden is neither told nor counted here."


def _hidden(journey: Journey, view: View | None) -> list[Record]:
    """The lanes that are not seen, and the personas of whom nothing is."""
    lanes = [lane for lane in lanes_left_out(journey, view) if lane.content.holds_cards]
    seen = {lane.persona for lane in lanes_shown(journey, view)}
    personas = {lane.persona for lane in lanes if lane.persona} - seen
    if view is not None:
        personas |= set(view.hidden_personas)
    return [*lanes, *(one for one in journey.all(Persona) if one.id in personas)]
