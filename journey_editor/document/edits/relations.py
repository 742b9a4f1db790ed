"""How personas stand to one another."""

from __future__ import annotations

from collections.abc import Collection

from journey_editor.document.draft import Draft
from journey_editor.document.journey import Journey
from journey_editor.document.record import new_id
from journey_editor.document.records import PersonaRelation
from journey_editor.document.vocabulary import StakeholderTie


def relations_between(journey: Journey, one: str, other: str) -> list[PersonaRelation]:
    """How one persona stands to another: its own relations to it, and those of the other that go both ways."""
    found = []
    for relation in journey.parts(one, PersonaRelation):
        is_own = (relation.source, relation.target) == (one, other)
        if is_own or ((relation.source, relation.target) == (other, one) and relation.meaning.goes_both_ways):
            found.append(relation)
    return sorted(found, key=lambda relation: (list(StakeholderTie).index(relation.meaning), relation.id))


def free_pair(journey: Journey, persona: str | None = None) -> tuple[str, str]:
    """Two personas of which nothing is said yet: of one persona (None: of any), and the first such beside it.

    Where all is said, the first two. Raises ValueError, with a sentence, where there is no second persona.
    """
    personas = [one.id for one in journey.personas]
    if len(personas) < 2:
        raise ValueError("A relation takes two personas; the map has fewer.")
    sources = personas if persona is None else [persona]
    pairs = [(source, target) for source in sources for target in personas if source != target]
    return next((pair for pair in pairs if not relations_between(journey, *pair)), pairs[0])


def set_ties(draft: Draft, source: str, target: str, wanted: Collection[StakeholderTie]) -> None:
    """Let these be the ways in which one persona stands to another: others are deleted, notes of those kept stay."""
    there = relations_between(draft.journey, source, target)
    for relation in there:
        if relation.meaning not in wanted:
            draft.delete(relation.id)
    for meaning in StakeholderTie:
        if meaning in wanted and meaning not in {relation.meaning for relation in there}:
            draft.add(PersonaRelation(id=new_id(PersonaRelation.kind), source=source, target=target, meaning=meaning))
