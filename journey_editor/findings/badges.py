"""Which cards and headers of the board have a badge for what is found about them."""

from __future__ import annotations

from journey_editor.analysis.findings import RULE_OF, Report
from journey_editor.analysis.rule import Finding, Severity
from journey_editor.analysis.telling import sentence
from journey_editor.canvas.items.badge import Badge
from journey_editor.document.journey import Journey
from journey_editor.document.records import Card, Connection, Lane, Persona, PersonaRelation, Stage, Step
from journey_editor.document.wording import numbered
from journey_editor.findings.findings_model import SEVERITY_ICONS

_SHOWN = (Severity.ERROR, Severity.WARNING)
"""Notes are many, and are read in the panel: on the board they would hide what counts."""


def badges(journey: Journey, report: Report, is_calm: bool = False) -> dict[str, Badge]:
    """The errors and warnings of a report by the record that shows them on the board.

    `is_calm`: what is missing is counted in grey; what contradicts itself keeps its colour.
    """
    by_record: dict[str, list[Finding]] = {}
    for finding in report.findings:
        if finding.severity not in _SHOWN:
            break  # they come in the order of their severity
        for seat in seats_of(journey, finding.about):
            by_record.setdefault(seat, []).append(finding)
    made = {record: _badge(journey, tuple(found)) for record, found in by_record.items()}
    if not is_calm:
        return made
    is_error = {record: found[0].severity is Severity.ERROR for record, found in by_record.items()}
    return {record: badge if is_error[record] else badge.calmed() for record, badge in made.items()}


def seats_of(journey: Journey, record_id: str) -> tuple[str, ...]:
    """The cards and headers that have the badge of a record: what belongs to several is told at each of them."""
    record = journey.get(record_id)
    if record is None:
        return ()
    if isinstance(record, Card | Stage | Lane | Step):
        return (record_id,)
    if isinstance(record, Persona):
        return tuple(lane.id for lane in journey.persona_lanes if lane.persona == record.id)
    if isinstance(record, PersonaRelation):
        return (*seats_of(journey, record.source), *seats_of(journey, record.target))
    if isinstance(record, Connection):
        return (record.source,)
    places = (target for _, rule, target in record.references() if rule.on_delete == "cascade")
    return tuple(place for place in places if isinstance(journey.get(place), Card | Stage))


def _badge(journey: Journey, found: tuple[Finding, ...]) -> Badge:
    worst = found[0].severity

    def say() -> str:
        told = [sentence(journey, f, RULE_OF[f.rule].why) for f in found if f.about in journey]
        return "\n".join(
            (f"{numbered(worst.value, len(found)) if len(found) > 1 else worst.label}:".capitalize(), *told)
        )

    return Badge(SEVERITY_ICONS[worst], worst.value, len(found), say)
