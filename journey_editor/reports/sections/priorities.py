"""Pain points, opportunities and stakeholders, each as its matrix and its tables."""

from __future__ import annotations

from dataclasses import replace

from journey_editor.analysis.action_plan import days_left
from journey_editor.document.record import Record
from journey_editor.document.records import Opportunity, PainPoint, Persona
from journey_editor.reports.chunk import Chunk
from journey_editor.reports.listing import besides, listing
from journey_editor.reports.matrices import matrix_chunks
from journey_editor.reports.sections.registers import begun, none_of
from journey_editor.reports.setting import Setter
from journey_editor.reports.sheet import BODY, SMALL
from journey_editor.reports.subject import Subject
from journey_editor.tables.involvement import INVOLVEMENT_IN_SHORT
from journey_editor.tables.opportunities import OPPORTUNITIES, PLAN, rows_in_order
from journey_editor.tables.opportunity_groups import KANO, VALUE_EFFORT_MATRIX
from journey_editor.tables.pains import ACROSS, PAINS, UP, pain_matrix
from journey_editor.tables.personas import PERSONAS, STAKEHOLDER_MATRIX
from journey_editor.tables.relations import RELATIONS

PAINS_TITLE, OPPORTUNITIES_TITLE = "Pain points", "Opportunities"
_PAINS = (
    *(("description", 2.4), ("severity", 0.9), ("business_impact", 1), ("magnitude", 1), ("frequency", 1)),
    *(("felt_at", 1.6), ("personas", 1.1), ("root_cause", 1.7), ("opportunities", 1.7)),
)
_PAIN_TOLD = {"description", "felt_at", *("severity", "business_impact", "magnitude", "frequency", "root_cause")}
_RICE = (
    *(("rank", 0.6), ("description", 2.6), ("reach", 0.8), ("impact", 0.8), ("confidence", 1), ("effort", 0.8)),
    *(("score", 0.9), ("addresses", 2.2), ("kano", 1.0), ("evidence", 0.9)),
)
_BY_RICE = replace(
    OPPORTUNITIES, columns=(*OPPORTUNITIES.columns, *(column for column in KANO.columns if column.id == "kano"))
)
_LATE = "days_left"
_PLAN = (
    *(("description", 2.6), ("status", 0.9), ("owner", 1.2), ("due", 1), (_LATE, 1.1), ("horizon", 0.9)),
    *(("affected_metric", 1.6), ("helps_at", 1.8)),
)
_OPPORTUNITY_TOLD = {
    *(
        "description",
        "reach",
        "impact",
        "confidence",
        "effort",
        "addresses",
        "kano",
        "status",
        "owner",
        "due",
        "horizon",
    ),
    *("affected_metric", "helps_at", "evidence"),
}
_PLACED_BY = ("value", "difficulty")
_PERSONAS = (
    *(("name", 1.4), ("role_type", 1.3), ("level", 0.8), ("influence", 0.8), ("interest", 0.8)),
    *(("authority", 1), ("goals", 1.8), ("concerns", 1.8)),
)


_STAGES = 5
"""So many stages stand side by side."""
_QUIET = "text.muted"
_RICE_IS = (
    "RICE = reach \u00d7 impact \u00d7 confidence / effort: how many it helps, how much it helps each (3 massive, "
    "2 high, 1 medium, 0.5 low, 0.25 minimal), how sure that is, and the person-months it takes. "
    "Where one of them is unknown there is no rank; what is done or dropped has none either. Kano class: basic is "
    "expected, and missed when it is not there; of performance, the more the better; excitement is not expected, and "
    "delights."
)
_PAIN_IS = "Magnitude: how many of those concerned feel it. Frequency: how often each does."


def pains(subject: Subject) -> list[Chunk]:
    """What hurts: the matrix, then all pain points, the most serious first."""
    if not subject.journey.count(PainPoint):
        return none_of(subject, PAINS_TITLE, subject.none("pain point"))
    return [
        *begun(subject, PAINS_TITLE),
        *matrix_chunks(subject, pain_matrix(ACROSS[0], UP[0])),
        *_explained(subject.setter, "All pain points, the most serious first", _PAIN_IS),
        *listing(subject, PAINS, _PAINS),
        *besides(
            subject,
            "Why they are felt, and how sure that is",
            PAINS.written_rows(subject.journey),
            lambda _: _PAIN_TOLD,
        ),
    ]


def opportunities(subject: Subject) -> list[Chunk]:
    """What could be made better: in order by RICE, with Kano's classes, and what becomes of each."""
    setter = subject.setter
    if not subject.journey.count(Opportunity):
        return none_of(subject, OPPORTUNITIES_TITLE, subject.none("opportunity"))
    return [
        *begun(subject, OPPORTUNITIES_TITLE),
        *matrix_chunks(subject, VALUE_EFFORT_MATRIX),
        *_explained(setter, "In order, by RICE", _RICE_IS),
        *listing(subject, _BY_RICE, _RICE, terse=("score",)),
        setter.heading("Action plan", 1),
        *_plan(subject),
        *besides(subject, "What supports them, and what pilots showed", rows_in_order(subject.journey), _told),
    ]


def _told(one: Record) -> set[str]:
    """Where value or effort is unknown, the other is not told with the matrix."""
    is_placed = all(getattr(one, field) is not None for field in _PLACED_BY)
    return _OPPORTUNITY_TOLD | set(_PLACED_BY if is_placed else ())


def _plan(subject: Subject) -> list[Chunk]:
    """The action plan. The days left are told only where something is overdue: on paper they are untrue tomorrow."""
    days = [days_left(one, subject.today) for one in subject.journey.all(Opportunity)]
    is_late = any(number is not None and number < 0 for number in days)
    columns = [choice for choice in _PLAN if is_late or choice[0] != _LATE]
    return listing(subject, PLAN, columns)


def _explained(setter: Setter, title: str, words: str) -> list[Chunk]:
    """A heading, and for those who do not know its word, what it means."""
    return [
        setter.heading(title, 1),
        *(replace(one, keeps_next=True) for one in setter.paragraph(words, SMALL, _QUIET)),
    ]


def stakeholders(subject: Subject) -> list[Chunk]:
    """Who has a say: what each wants, where each is involved and how it feels there, how they stand to one another."""
    setter = subject.setter
    if not subject.journey.count(Persona):
        return none_of(subject, "Stakeholders", subject.none("persona"))
    stages = [(column.id, 1.0) for column in INVOLVEMENT_IN_SHORT.columns_in(subject.journey)[1:]]
    chunks = [*begun(subject, "Stakeholders"), *matrix_chunks(subject, STAKEHOLDER_MATRIX, "Influence and interest")]
    chunks += [setter.heading("Who they are", 1), *listing(subject, PERSONAS, _PERSONAS)]
    parts = -(-len(stages) // _STAGES)
    for part in range(parts):
        some = stages[part * len(stages) // parts : (part + 1) * len(stages) // parts]
        title = "Involvement and mood by stage" + (", continued" if part else "")
        chunks += [setter.heading(title, 1), *listing(subject, INVOLVEMENT_IN_SHORT, (("name", 0.6), *some))]
    chunks.append(setter.heading("Relations", 1))
    relations = listing(subject, RELATIONS, [(column.id, 1.0) for column in RELATIONS.columns])
    return chunks + (relations or setter.paragraph("No relation between personas is known.", BODY, "text.muted"))
