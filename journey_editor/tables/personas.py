"""The table of personas: who takes part, with what weight, and what moves each. The rows are their lanes' order."""

from __future__ import annotations

from collections.abc import Sequence

from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.edits.lanes import move_lanes, put_personas
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import Lane, Persona
from journey_editor.document.vocabulary import PERSONA_COLOURS, Authority, Evidence, LaneContent, Level, RoleType
from journey_editor.tables.kinds import LINE, LINES, LONG, WHOLE, OneOf, Sortable
from journey_editor.tables.matrix import Matrix, Quadrant, tenth_axis
from journey_editor.tables.remembered import Remembered
from journey_editor.tables.table import Column, Table


def lane_of(journey: Journey, persona: str) -> str:
    """The lane that follows a persona, which stands for it on the board; without one, the persona itself."""
    own = (lane.id for lane in journey.parts(persona, Lane) if lane.content is LaneContent.PERSONA)
    return next(own, persona)


def persona_at(journey: Journey, record_id: str) -> str:
    """The persona that a lane follows; of another record the id itself."""
    lane = journey.get(record_id)
    if isinstance(lane, Lane) and lane.content is LaneContent.PERSONA and lane.persona is not None:
        return lane.persona
    return record_id


def personas_of(journey: Journey) -> Sequence[Record]:
    """The rows: the personas as their lanes stand."""
    return _rows(journey)


_rows = Remembered[Sequence[Record]](lambda journey: journey.personas)


def _persona(record: Record) -> Persona:
    assert isinstance(record, Persona)
    return record


def _colour(_journey: Journey, record: Record) -> str:
    colour = _persona(record).colour
    return f"persona.{colour}" if colour in PERSONA_COLOURS else "accent"


def _told(_journey: Journey, record: Record) -> str:
    persona = _persona(record)
    words = (persona.role_type, persona.authority)
    return ", ".join(word.label for word in words if word is not None)


STAKEHOLDER_MATRIX = Matrix(
    "Stakeholders",
    "persona",
    personas_of,
    tenth_axis("interest", "Interest", "none", "very high"),
    tenth_axis("influence", "Influence", "none", "decisive"),
    (
        Quadrant("Keep satisfied", "much influence, little interest", "warning.soft"),
        Quadrant("Manage closely", "much influence, much interest", "accent.soft"),
        Quadrant("Monitor", "little influence, little interest", "board.stripe"),
        Quadrant("Keep informed", "little influence, much interest", "success.soft"),
    ),
    tint=_colour,
    tell=_told,
    seen_as=lane_of,
    row_of=persona_at,
)
"""The influence-interest matrix, with its four fields."""

_FIELDS = [field.name.lower() for field in STAKEHOLDER_MATRIX.quadrants]


def field_of(persona: Persona) -> str:
    """The field of the influence-interest matrix that a persona stands in, or what is unknown of it."""
    if persona.influence is None or persona.interest is None:
        unknown = [name for name in ("influence", "interest") if getattr(persona, name) is None]
        return f"unknown: it needs {' and '.join(unknown)}"
    return STAKEHOLDER_MATRIX.quadrant(persona.interest, persona.influence).name.lower()


def _field(_journey: Journey, record: Record) -> str:
    return field_of(_persona(record))


def _field_order(journey: Journey, record: Record) -> Sortable:
    field = _field(journey, record)
    return float(_FIELDS.index(field)) if field in _FIELDS else None


def _field_tint(journey: Journey, record: Record) -> str:
    return "text.muted" if _field(journey, record) in _FIELDS else "unknown"


def _add(draft: Draft, count: int, after: str | None) -> list[str]:
    journey = draft.journey
    above = lane_of(journey, after) if after is not None else None
    lanes = [lane.id for lane in journey.lanes]
    made = put_personas(draft, lanes.index(above) + 1 if above in lanes else len(lanes), count)
    return [lane.persona for lane in made if lane.persona is not None]


def _move(journey: Journey, ids: Sequence[str], index: int) -> ChangeSet:
    """Move the personas' lanes before that of the persona that now is at an index of the rows."""
    personas, lanes = journey.personas, [lane.id for lane in journey.lanes]
    before = lane_of(journey, personas[index].id) if index < len(personas) else None
    if before in lanes:
        to = lanes.index(before)
    else:
        to = 1 + max((lanes.index(lane.id) for lane in journey.persona_lanes), default=-1)
    return move_lanes(journey, [lane_of(journey, persona) for persona in ids], to)


PERSONAS = Table(
    "personas",
    "Personas",
    "persona",
    Persona,
    (
        Column("name", "Persona", LINE, 160, empty="unnamed persona"),
        Column("role", "Role", LINE, 150, empty="unknown"),
        Column("role_type", "Part in the buying group", OneOf(RoleType), 176, empty="unknown", says_unknown=True),
        Column("level", "Level", OneOf(Level), 80, empty="unknown", says_unknown=True, is_facet=True),
        Column("influence", "Influence", WHOLE, 80, empty="unknown", says_unknown=True),
        Column("interest", "Interest", WHOLE, 76, empty="unknown", says_unknown=True),
        Column(
            "field",
            "Field of the matrix",
            width=140,
            computed=_field,
            why_not="This follows from influence and interest.",
            sorted_by=_field_order,
            tint=_field_tint,
            is_facet=True,
            about="The field of the influence-interest matrix; 5 and more count as high.",
        ),
        Column("authority", "Authority", OneOf(Authority), 110, empty="unknown", says_unknown=True, is_facet=True),
        Column("goals", "Goals", LINES, 210, most_lines=4),
        Column("concerns", "Concerns", LINES, 210, most_lines=4),
        Column("motivations", "Motivations", LINES, 180, most_lines=4),
        Column("pains", "Pains", LINES, 180, most_lines=4),
        Column("jobs", "Jobs to be done", LINES, 180, most_lines=4),
        Column("desired_outcomes", "Desired outcomes", LINES, 180, most_lines=4),
        Column("evaluation_criteria", "Evaluation criteria", LINES, 180, most_lines=4),
        Column("responsibilities", "Responsibilities", LINES, 180, most_lines=4),
        Column("decision_process", "Decision process", LONG, 180, most_lines=4),
        Column("preferred_channels", "Preferred channels", LINES, 140, most_lines=4),
        Column("proficiency", "Proficiency", LONG, 140, most_lines=4),
        Column("evidence", "Evidence", OneOf(Evidence, Evidence.ASSUMED), 130),
    ),
    personas_of,
    _add,
    move=_move,
    about="The stakeholders whose journeys the map follows, each with a lane, and their weight in the decision.",
    seen_as=lane_of,
    row_of=persona_at,
)
