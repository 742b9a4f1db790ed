"""Pain points as a table, the most serious first, and as a matrix whose axes one chooses."""

from __future__ import annotations

from collections.abc import Sequence

from journey_editor.analysis.seriousness import seriousness
from journey_editor.document.edits.whys import root_cause_of
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import Card, Lane, Opportunity, PainPoint, Touchpoint
from journey_editor.document.vocabulary import Degree, Evidence, Frequency, PainSeverity
from journey_editor.document.wording import joined
from journey_editor.tables.kinds import EVIDENCE, LINES, LONG, PLACES, SHARE, OneOf, Sortable
from journey_editor.tables.matrix import Axis, Matrix, Quadrant, share_axis, words_axis
from journey_editor.tables.parts import add_parts, stage_column
from journey_editor.tables.places import called
from journey_editor.tables.table import Column, Table
from journey_editor.tables.writing import LONGEST_NAME, CellRefused, Writing

UNADDRESSED = "no opportunity yet"
"""What the table says of a pain point that no opportunity addresses."""

ACROSS: tuple[Axis, ...] = (
    share_axis("magnitude", "Magnitude"),
    words_axis("frequency", "Frequency", Frequency, Frequency.OFTEN),
)
UP: tuple[Axis, ...] = (
    words_axis("severity", "Severity", PainSeverity, PainSeverity.HIGH),
    words_axis("business_impact", "Business impact", Degree, Degree.HIGH),
)


def _pain(record: Record) -> PainPoint:
    assert isinstance(record, PainPoint)
    return record


def _order(_journey: Journey, record: Record) -> Sortable:
    return seriousness(_pain(record)).value


def _tint(_journey: Journey, record: Record) -> str:
    value = seriousness(_pain(record)).value
    return "unknown" if value is None else "text.strong"


def _personas(journey: Journey, record: Record) -> str:
    """Who feels it: the personas in whose lanes its touchpoints stand, and those that meet there."""
    found: list[str] = []
    for place in map(journey.get, _pain(record).felt_at):
        if isinstance(place, Card):
            lane = journey.record(place.lane, Lane)
            found += [lane.persona] if lane.persona is not None else []
        if isinstance(place, Touchpoint):
            found += place.also_with
    return "\n".join(called(journey, journey.get(persona)) for persona in dict.fromkeys(found))


def addressed_by(journey: Journey, pain_id: str) -> list[Opportunity]:
    """The opportunities that take a pain point away."""
    return journey.parts(pain_id, Opportunity)


def _opportunities(journey: Journey, record: Record) -> str:
    return "\n".join(called(journey, one) for one in addressed_by(journey, record.id)) or UNADDRESSED


def _write_opportunities(writing: Writing, record: Record, text: str) -> None:
    """The lines name the opportunities that address it; one that the map does not have yet is made where it is felt."""
    names = [name for name in LINES.value(writing, text) if name.casefold() != UNADDRESSED]
    wanted = set()
    for name in names:
        if len(name) > LONGEST_NAME:
            raise CellRefused(f"An opportunity takes up to {LONGEST_NAME:,} characters; the map keeps what it had.")
        own = next((o for o in addressed_by(writing.journey, record.id) if called(writing.journey, o) == name), None)
        wanted.add(own.id if own is not None else writing.opportunity(name, _pain(record).felt_at))
    there = {one.id for one in addressed_by(writing.journey, record.id)}
    for opportunity_id in sorted(wanted | there):
        one = writing.draft.get(opportunity_id)
        assert isinstance(one, Opportunity)
        others = tuple(pain for pain in one.addresses if pain != record.id)
        if opportunity_id not in wanted:
            writing.draft.revise(one.id, addresses=others)
        elif record.id not in one.addresses:
            writing.draft.revise(one.id, addresses=(*others, record.id))


def _opportunity_tint(journey: Journey, record: Record) -> str:
    return "text.strong" if addressed_by(journey, record.id) else "warning"


def _root_cause(_journey: Journey, record: Record) -> str:
    return root_cause_of(_pain(record))


def _write_root_cause(writing: Writing, record: Record, text: str) -> None:
    writing.set(record, "root_cause", "Root cause", LONG.value(writing, text))


def by_seriousness(journey: Journey) -> list[PainPoint]:
    """The pain points, as `most_serious_first` has them."""
    return most_serious_first(journey.all(PainPoint))


def most_serious_first(pains: Sequence[PainPoint]) -> list[PainPoint]:
    """Those of which it cannot be computed stand at the end; what is equally serious stays in its order."""
    values = {pain.id: seriousness(pain).value for pain in pains}
    return sorted(pains, key=lambda pain: (values[pain.id] is None, -(values[pain.id] or 0.0)))


PAINS = Table(
    "pains",
    "Pain points",
    "pain_point",
    PainPoint,
    (
        Column("description", "Pain point", LONG, 230, empty="unnamed pain point", most_lines=4),
        Column(
            "seriousness",
            "Seriousness",
            width=200,
            computed=lambda _journey, record: str(seriousness(_pain(record))),
            why_not="This is computed from severity, business impact, magnitude and frequency.",
            sorted_by=_order,
            tint=_tint,
            most_lines=2,
            about="0 to 100: how badly it hurts (mean of severity and business impact) times how much of it there is "
            "(mean of magnitude and frequency), each as a share of its scale. Of each pair one value is enough.",
        ),
        Column("severity", "Severity", OneOf(PainSeverity), 90, empty="unknown", says_unknown=True, is_facet=True),
        Column("business_impact", "Business impact", OneOf(Degree), 130, empty="unknown", says_unknown=True),
        Column("magnitude", "Magnitude", SHARE, 100, empty="unknown", says_unknown=True),
        Column("frequency", "Frequency", OneOf(Frequency), 100, empty="unknown", says_unknown=True),
        Column("felt_at", "Felt at", PLACES, 170, empty="the map as a whole", most_lines=3),
        Column(
            "personas",
            "Persona",
            width=130,
            computed=_personas,
            why_not="Who feels it follows from where it is felt.",
            empty="nobody yet",
            is_facet=True,
            about="The personas in whose lanes it is felt, and those that meet there.",
        ),
        stage_column("The stage follows from where it is felt.", "The stages where it is felt.", 120),
        Column(
            "opportunities",
            "Opportunities",
            LINES,
            190,
            computed=_opportunities,
            written=_write_opportunities,
            tint=_opportunity_tint,
            is_facet=True,
            most_lines=3,
            about="The opportunities that address it, a line each. A line that is new makes an opportunity.",
        ),
        Column("effort_to_resolve", "Effort to resolve", OneOf(Degree), 110, empty="unknown", says_unknown=True),
        Column(
            "root_cause",
            "Root cause",
            LONG,
            190,
            computed=_root_cause,
            written=_write_root_cause,
            empty="unknown",
            says_unknown=True,
            about="Why it happens: as it is said here, or else the last of its whys.",
        ),
        Column("supported_by", "Supported by", EVIDENCE, 170, empty="none", most_lines=3),
        Column("evidence", "Evidence", OneOf(Evidence, Evidence.ASSUMED), 120),
    ),
    lambda journey: journey.all(PainPoint),
    lambda draft, count, after: add_parts(PainPoint, draft, count, after),
    about="What hurts, where, whom and how badly; why it happens, and which opportunity takes it away.",
    for_readers=by_seriousness,
)


def pain_matrix(across: Axis, up: Axis) -> Matrix:
    """The pain points between two of the axes."""
    many, few = ("many feel it", "few feel it") if across.field == "magnitude" else ("often felt", "rarely felt")
    badly, mildly = ("badly", "mildly") if up.field == "severity" else ("costly", "cheap")
    return Matrix(
        "Pain points",
        "pain_point",
        by_seriousness,
        across,
        up,
        (
            Quadrant("Relieve", f"{few}, {badly}", "warning.soft"),
            Quadrant("Fix first", f"{many}, {badly}", "error.soft"),
            Quadrant("Watch", f"{few}, {mildly}", "board.stripe"),
            Quadrant("Smooth out", f"{many}, {mildly}", "accent.soft"),
        ),
        tint=lambda _journey, _record: "badge.pain",
        tell=_told,
        ticked=lambda journey, record: bool(addressed_by(journey, record.id)),
    )


def _told(journey: Journey, record: Record) -> str:
    found = [called(journey, one) for one in addressed_by(journey, record.id)]
    return f"addressed by {joined(found)}" if found else UNADDRESSED
