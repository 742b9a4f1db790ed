"""How personas stand to one another: as a list with notes, and as a grid of personas by personas."""

from __future__ import annotations

from collections.abc import Sequence

from journey_editor.analysis.stakeholders import shared_touchpoints
from journey_editor.analysis.telling import list_of, name_in_list
from journey_editor.document.draft import Draft
from journey_editor.document.edits.relations import free_pair, relations_between, set_ties
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record, new_id
from journey_editor.document.records import Persona, PersonaRelation, Touchpoint
from journey_editor.document.vocabulary import StakeholderTie
from journey_editor.tables.kinds import LONG, PERSONA, Kind, OneOf
from journey_editor.tables.personas import lane_of, persona_at, personas_of
from journey_editor.tables.places import called
from journey_editor.tables.remembered import Remembered
from journey_editor.tables.table import Column, Sign, Table
from journey_editor.tables.writing import CellRefused, Writing

_TIE = OneOf(StakeholderTie, can_be_unknown=False)
_SIGNS: dict[StakeholderTie, Sign] = {
    StakeholderTie.INFLUENCES: ("move-right", "text.muted"),
    StakeholderTie.ALIGNED_WITH: ("check", "success"),
    StakeholderTie.IN_CONFLICT_WITH: ("warning", "warning"),
}
_ITSELF = "\u2014"
"""What stands where a persona meets itself."""


def _shared_in_order(journey: Journey) -> dict[frozenset[str], list[Touchpoint]]:
    column = {step.id: number for number, step in enumerate(journey.columns)}
    found = shared_touchpoints(journey)
    return {pair: sorted(cards, key=lambda card: column[card.step]) for pair, cards in found.items()}


_shared = Remembered(_shared_in_order)
"""For each two personas the touchpoints that they share, as the journey goes."""


def _relation(record: Record) -> PersonaRelation:
    assert isinstance(record, PersonaRelation)
    return record


def _rows(journey: Journey) -> Sequence[Record]:
    """By the personas as their lanes stand."""
    place = {persona.id: number for number, persona in enumerate(journey.personas)}
    return sorted(journey.all(PersonaRelation), key=lambda one: (place[one.source], place[one.target], one.id))


def _add(draft: Draft, count: int, after: str | None) -> list[str]:
    above = draft.journey.get(after)
    source, target = free_pair(draft.journey, above.source if isinstance(above, PersonaRelation) else None)
    made = (PersonaRelation(id=new_id(PersonaRelation.kind), source=source, target=target) for _ in range(count))
    return [draft.add(relation).id for relation in made]


def _write_end(field: str, other: str, title: str) -> Column:
    def write(writing: Writing, record: Record, text: str) -> None:
        persona = PERSONA.value(writing, text)
        now = writing.draft.get(record.id) or record
        if persona == getattr(now, other):
            name = " ".join(writing.journey.name_of(persona).split())
            raise CellRefused(f"A relation takes two personas, and \u201c{name}\u201d is its other one already.")
        writing.set(record, field, title, persona)

    return Column(field, title, PERSONA, 170, written=write)


def _meets(journey: Journey, record: Record) -> str:
    relation = _relation(record)
    cards = _shared(journey).get(frozenset((relation.source, relation.target)), [])
    return list_of([name_in_list(journey, card.id) for card in cards])


def _goes_to(journey: Journey, record: Record) -> list[str]:
    relation = _relation(record)
    return [card.id for card in _shared(journey).get(frozenset((relation.source, relation.target)), [])]


RELATIONS = Table(
    "relations",
    "Relations of personas",
    "persona_relation",
    PersonaRelation,
    (
        _write_end("source", "target", "Persona"),
        Column(
            "meaning",
            "Relation",
            _TIE,
            150,
            is_facet=True,
            signs=lambda _journey, record: [_SIGNS[_relation(record).meaning]],
        ),
        _write_end("target", "source", "To persona"),
        Column("note", "About what, and how it shows", LONG, 320, empty="no note"),
        Column(
            "meets",
            "Touchpoints that both share",
            width=260,
            computed=_meets,
            why_not="Who shares a touchpoint is said at the touchpoint.",
            leads_to=_goes_to,
            empty="none",
            most_lines=3,
            about="Where the two meet on the map. Enter shows it on the board.",
        ),
    ),
    Remembered(_rows),
    _add,
    about="Who influences whom, who is aligned with whom, and who wants something else.",
)


class Ties(Kind):
    """How a persona stands to another: one of the words, or several, a line each or with commas between."""

    def value(self, writing: Writing, text: str) -> list[StakeholderTie]:
        """The relations that a text means. Raises CellRefused."""
        parts = (part.strip() for part in text.replace("\n", ",").split(","))
        return [_TIE.value(writing, part) for part in parts if part not in ("", _ITSELF)]

    def offers(self, journey: Journey) -> list[str]:
        """All of them, and none."""
        return [*(tie.label for tie in StakeholderTie), ""]


_TIES = Ties()


def _ties(journey: Journey, one: Record, other: str) -> list[PersonaRelation]:
    return relations_between(journey, one.id, other)


def _toward(persona_id: str, title: str) -> Column:
    """How each persona stands to this one."""

    def text(journey: Journey, record: Record) -> str:
        if record.id == persona_id:
            return _ITSELF
        return ", ".join(relation.meaning.label for relation in _ties(journey, record, persona_id))

    def write(writing: Writing, record: Record, text: str) -> None:
        if record.id == persona_id:
            if text.strip() not in ("", _ITSELF):
                raise CellRefused("A persona has no relation to itself.")
            return
        set_ties(writing.draft, record.id, persona_id, _TIES.value(writing, text))

    def told(journey: Journey, record: Record) -> str:
        if record.id == persona_id:
            return "A persona has no relation to itself."
        who, whom = called(journey, record), called(journey, journey.get(persona_id))
        found = _ties(journey, record, persona_id)
        lines = [f"{who} {_verb(relation.meaning)} {whom}" for relation in found]
        notes = [": " + " ".join(relation.note.split()) if relation.note.strip() else "." for relation in found]
        said = [line + note for line, note in zip(lines, notes, strict=True)]
        return "\n".join(said) or f"Nothing is said of how {who} stands to {whom}."

    def order(journey: Journey, record: Record) -> float | None:
        found = _ties(journey, record, persona_id)
        return float(list(StakeholderTie).index(found[-1].meaning)) if found else None

    return Column(
        f"to {persona_id}",
        title,
        _TIES,
        150,
        computed=text,
        written=write,
        told=told,
        sorted_by=order,
        signs=lambda journey, record: [_SIGNS[one.meaning] for one in _ties(journey, record, persona_id)[-1:]],
        most_lines=3,
        about="How the persona of the row stands to this one. Pick or type it; Delete takes it back. "
        "Aligned and in conflict hold both ways.",
    )


def _verb(tie: StakeholderTie) -> str:
    return tie.label if tie is StakeholderTie.INFLUENCES else f"is {tie.label}"


RELATION_GRID = Table(
    "relation-grid",
    "Personas to one another",
    "persona",
    Persona,
    (Column("name", "Persona", width=160, empty="unnamed persona"),),
    personas_of,
    delete=None,
    about="How each persona of a row stands to each of a column. There is no persona yet.",
    more=lambda journey: tuple(_toward(persona.id, f"to {called(journey, persona)}") for persona in journey.personas),
    seen_as=lane_of,
    row_of=persona_at,
)
