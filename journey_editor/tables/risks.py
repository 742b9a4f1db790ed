"""The table of risks: failure, the signal that shows it, trigger, owner, recovery, and whether the map has a way back.

A stage says its risk in its operating row; it stands here beside the risks that are records of their own.
"""

from __future__ import annotations

from collections.abc import Sequence

from journey_editor.analysis.seriousness import graveness
from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.edits.deleting import delete_records
from journey_editor.document.journey import Journey
from journey_editor.document.order import key_between
from journey_editor.document.record import Record
from journey_editor.document.records import Card, Connection, Risk, Signal, Stage
from journey_editor.document.vocabulary import ConnectionKind, Degree, Likelihood
from journey_editor.tables.kinds import LINES, LONG, OWNER, PLACES, Kind, OneOf
from journey_editor.tables.parts import add_parts
from journey_editor.tables.places import called, places_of, stages_of
from journey_editor.tables.remembered import Remembered
from journey_editor.tables.stages import signals_text, write_signals
from journey_editor.tables.table import Column, Table
from journey_editor.tables.writing import CellRefused, Writing

_MOST = 5
"""So many ways back are named, the others counted."""
_STAGE_FIELDS = {"failure": "risk", "trigger": "risk_trigger"}
"""What a field of a risk is called at a stage, where it is called otherwise."""


def _ways_back(journey: Journey) -> dict[str, list[Connection]]:
    """The recovery connections that lead out of each card and of each stage."""
    found: dict[str, list[Connection]] = {}
    for way in journey.of_kind(Connection):
        card = journey.get(way.source)
        if way.meaning is ConnectionKind.RECOVERY and isinstance(card, Card):
            found.setdefault(card.id, []).append(way)
            found.setdefault(journey.stage_of(card).id, []).append(way)
    return found


ways_back = Remembered(_ways_back)
"""The recovery connections of a map, by the card and the stage that they lead out of."""


def ways_back_of(journey: Journey, record: Record) -> list[Connection]:
    """The recovery connections that lead out of what a risk threatens, or out of the stage of that."""
    known = ways_back(journey)
    wanted = [*places_of(record), *stages_of(journey, record)]
    return list({way.id: way for place in wanted for way in known.get(place, [])}.values())


def _rows(journey: Journey) -> list[Record]:
    """Stage by stage: what the stage itself says, then the risks at it and its touchpoints; then those of no stage."""
    by_stage: dict[str, list[Record]] = {}
    for risk in journey.all(Risk):
        by_stage.setdefault(next(iter(stages_of(journey, risk)), ""), []).append(risk)
    rows: list[Record] = []
    for stage in journey.stages:
        if any(getattr(stage, field).strip() for field in ("risk", "risk_trigger", "recovery")):
            rows.append(stage)
        rows += by_stage.get(stage.id, [])
    return rows + by_stage.get("", [])


def worst_first(journey: Journey) -> list[Record]:
    """The rows: what has no way back, then the gravest; a stage without a risk last."""

    def place(record: Record) -> tuple[bool, bool, float]:
        assert isinstance(record, Risk | Stage)
        has_way = bool(record.recovery.strip() or ways_back_of(journey, record))
        is_unnamed = isinstance(record, Stage) and not record.risk.strip()
        return is_unnamed, has_way, -graveness(record) if isinstance(record, Risk) else 0.0

    return sorted(_rows(journey), key=place)


def _field(field: str, title: str, kind: Kind, width: int, empty: str = "") -> Column:
    """A field that stages and risks both have."""
    at_stage = _STAGE_FIELDS.get(field, field)

    def name(record: Record) -> str:
        return at_stage if isinstance(record, Stage) else field

    def write(writing: Writing, record: Record, text: str) -> None:
        writing.set(record, name(record), title, kind.value(writing, text))

    return Column(
        field,
        title,
        kind,
        width,
        computed=lambda journey, record: kind.text(journey, getattr(record, name(record))),
        written=write,
        empty=empty,
    )


def _of_risk(field: str, title: str, kind: Kind, width: int) -> Column:
    """A field that a stage has not."""

    def write(writing: Writing, record: Record, text: str) -> None:
        if isinstance(record, Stage):
            raise CellRefused(f"A stage's own risk has no {title.lower()}: add a risk to say it.")
        writing.set(record, field, title, kind.value(writing, text))

    def text(journey: Journey, record: Record) -> str:
        return "" if isinstance(record, Stage) else kind.text(journey, getattr(record, field))

    return Column(
        field,
        title,
        kind,
        width,
        computed=text,
        written=write,
        empty="unknown",
        applies=lambda record: not isinstance(record, Stage),
        sorted_by=lambda journey, record: (
            None if isinstance(record, Stage) else kind.order(journey, getattr(record, field))
        ),
    )


def _place(journey: Journey, record: Record) -> str:
    if isinstance(record, Stage):
        return f"{called(journey, record)} (the stage itself)"
    return PLACES.text(journey, places_of(record))


def _write_place(writing: Writing, record: Record, text: str) -> None:
    if isinstance(record, Stage):
        raise CellRefused("This is the stage's own risk: it stands where it is.")
    writing.set(record, "threatens", "Threatens", PLACES.value(writing, text))


def _shown_by(journey: Journey, record: Record) -> str:
    if isinstance(record, Stage):
        return signals_text(journey, record)
    assert isinstance(record, Risk)
    return "\n".join(called(journey, journey.get(signal)) for signal in record.shown_by)


def _write_shown_by(writing: Writing, record: Record, text: str) -> None:
    if isinstance(record, Stage):
        write_signals(writing, record, text)
        return
    signals = writing.journey.all(Signal)
    order = key_between(max((signal.order for signal in signals), default=None), None)
    names = LINES.value(writing, text)
    ids = tuple(dict.fromkeys(writing.signal(name, places_of(record), order) for name in names))
    writing.set(record, "shown_by", "Shown by", ids)


def _way_back(journey: Journey, record: Record) -> str:
    ways = ways_back_of(journey, record)
    if not ways:
        return "none: no recovery connection leads out of it"
    ends = [
        (called(journey, journey.get(way.source)), called(journey, journey.get(way.target))) for way in ways[:_MOST]
    ]
    lines = [f"{start} \u2192 {end}" for start, end in ends]
    return "\n".join([*lines, f"and {len(ways) - _MOST} more"] if len(ways) > _MOST else lines)


def _way_tint(journey: Journey, record: Record) -> str:
    return "text.muted" if ways_back_of(journey, record) else "warning"


def _goes_to(journey: Journey, record: Record) -> list[str]:
    found = [way.id for way in ways_back_of(journey, record)]
    return found or ([record.id] if isinstance(record, Stage) else list(places_of(record)))


def _add(draft: Draft, count: int, after: str | None) -> list[str]:
    above = draft.journey.get(after)
    made = add_parts(Risk, draft, count, after)
    if isinstance(above, Stage):
        for risk in made:
            draft.revise(risk, threatens=(above.id,))
    return made


def _delete(journey: Journey, ids: Sequence[str]) -> ChangeSet:
    """Delete risks; what a stage says of its own risk is emptied, and the stage stays."""
    stages = [record_id for record_id in ids if isinstance(journey.get(record_id), Stage)]
    draft = Draft(journey)
    for stage in stages:
        draft.revise(stage, risk="", risk_trigger="", recovery="")
    return delete_records(journey, [i for i in ids if i not in stages]).then(draft.changes())


RISKS = Table(
    "risks",
    "Risks",
    "risk",
    Risk,
    (
        _field("failure", "What may go wrong", LONG, 230, "unnamed risk"),
        Column(
            "threatens",
            "Threatens",
            PLACES,
            170,
            computed=_place,
            written=_write_place,
            empty="the map as a whole",
            most_lines=3,
        ),
        Column(
            "shown_by",
            "Shown by",
            LINES,
            180,
            computed=_shown_by,
            written=_write_shown_by,
            empty="no signal",
            most_lines=3,
            about="The signals that show that it is happening, a line each. A name that is new makes a new signal.",
        ),
        _field("trigger", "Trigger", LONG, 170, "unknown"),
        _field("owner", "Owner", OWNER, 130, "no owner"),
        _field("recovery", "Recovery", LONG, 200, "none"),
        Column(
            "way_back",
            "Way back on the map",
            width=220,
            computed=_way_back,
            why_not="Draw a connection of the kind recovery on the board.",
            leads_to=_goes_to,
            tint=_way_tint,
            most_lines=3,
            about="The recovery connections that lead out of what it threatens. Enter shows them on the board.",
        ),
        _field("escalation", "Escalation", LONG, 180, "none"),
        _of_risk("likelihood", "Likelihood", OneOf(Likelihood), 110),
        _of_risk("impact", "Harm", OneOf(Degree), 90),
    ),
    Remembered(_rows),
    _add,
    _delete,
    about="What may go wrong, what shows it, who acts, and the way back. Each stage's own risk stands here too.",
    for_readers=worst_first,
)
