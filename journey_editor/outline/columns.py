"""What the outline tells of a record, column by column, as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from journey_editor.document.changes import ChangeSet
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import (
    Card,
    Connection,
    Decision,
    Lane,
    Note,
    Opportunity,
    Owner,
    PainPoint,
    Part,
    Persona,
    Signal,
    Stage,
    Step,
    Touchpoint,
)
from journey_editor.document.vocabulary import Evidence, LaneContent
from journey_editor.document.wording import counted
from journey_editor.layout import emotion
from journey_editor.layout.signs import channel_icon, signal_colour, signal_icon, worst
from journey_editor.layout.topics import lane_icon, note_ink

Editor = Literal["", "name", "owner", "channel", "emotion", "evidence"]
Sortable = str | float | None


@dataclass(frozen=True)
class OutlineColumn:
    """A column. `text` is empty where a record has nothing to say there; `sort` is None there: it comes last."""

    id: str
    title: str
    text: Callable[[Journey, Record], str]
    sort: Callable[[Journey, Record], Sortable]
    icon: Callable[[Journey, Record], tuple[str, str] | None] = lambda journey, record: None
    """An icon's name and its colour's role."""
    editor: Editor = ""
    edits: tuple[type[Record], ...] = ()
    """The records of which it can be edited."""
    width: int = 90


_KIND_ICONS = {"stage": "stage", "step": "step", "decision": "decision"}


def name_text(journey: Journey, record: Record) -> str:
    """What a record is called, or what to call it while it has no name."""
    if name := " ".join(journey.name_of(record.id).split()):
        return name
    if isinstance(record, Step):
        numbers = {step.id: number for number, step in enumerate(journey.steps(record.stage), 1)}
        return f"Step {numbers.get(record.id, 1)}"
    return f"Unnamed {counted(record.kind, 1)}"


def _kind_icon(journey: Journey, record: Record) -> tuple[str, str]:
    if isinstance(record, Touchpoint):
        return emotion.face(record.emotion), emotion.colour(record.emotion)
    if isinstance(record, Lane):
        return lane_icon(record.content), "text.muted"
    if isinstance(record, Note):
        content = journey.record(record.lane, Lane).content
        return "note" if content is LaneContent.PERSONA else lane_icon(content), note_ink(content)
    return _KIND_ICONS.get(record.kind, "touchpoint"), "decision.text" if isinstance(record, Decision) else "text.muted"


def _place(journey: Journey, record: Record) -> str:
    if not isinstance(record, Card):
        return ""
    stage = journey.stage_of(record)
    lane = journey.get(record.lane)
    return f"{name_text(journey, stage)} \u00b7 {name_text(journey, lane) if lane else ''}"


def _owner(journey: Journey, record: Record) -> str:
    return " ".join(journey.name_of(getattr(record, "owner", None)).split())


def _channel(journey: Journey, record: Record) -> str:
    return record.channel if isinstance(record, Touchpoint) else ""


def _channel_icon(journey: Journey, record: Record) -> tuple[str, str] | None:
    return (channel_icon(record.channel), "text.muted") if isinstance(record, Touchpoint) and record.channel else None


def _emotion(journey: Journey, record: Record) -> str:
    if not isinstance(record, Touchpoint):
        return ""
    number = "" if record.emotion is None else f"{emotion.number(record.emotion)} "
    return f"{number}{emotion.word(record)}"


def _emotion_score(journey: Journey, record: Record) -> Sortable:
    return record.emotion if isinstance(record, Touchpoint) else None


def _signals(journey: Journey, record: Record) -> str:
    signals = journey.parts(record.id, Signal)
    return worst(tuple(signal.status for signal in signals)).label if signals else ""


def _signals_icon(journey: Journey, record: Record) -> tuple[str, str] | None:
    signals = journey.parts(record.id, Signal)
    if not signals:
        return None
    status = worst(tuple(signal.status for signal in signals))
    return signal_icon(status), signal_colour(status)


def _counted(part_type: type[PainPoint] | type[Opportunity]) -> Callable[[Journey, Record], str]:
    return lambda journey, record: str(len(journey.parts(record.id, part_type)) or "")


def _count(part_type: type[PainPoint] | type[Opportunity]) -> Callable[[Journey, Record], Sortable]:
    return lambda journey, record: float(len(journey.parts(record.id, part_type))) or None


def _evidence(journey: Journey, record: Record) -> str:
    return record.evidence.label if isinstance(record, Touchpoint) else ""


def _evidence_rank(journey: Journey, record: Record) -> Sortable:
    return float(list(Evidence).index(record.evidence)) if isinstance(record, Touchpoint) else None


def _by_text(text: Callable[[Journey, Record], str]) -> Callable[[Journey, Record], Sortable]:
    return lambda journey, record: text(journey, record).casefold() or None


COLUMNS: tuple[OutlineColumn, ...] = (
    OutlineColumn("name", "Name", name_text, _by_text(name_text), _kind_icon, "name", (Card, Stage, Step, Lane), 270),
    OutlineColumn("emotion", "Emotion", _emotion, _emotion_score, editor="emotion", edits=(Touchpoint,), width=126),
    OutlineColumn("owner", "Owner", _owner, _by_text(_owner), editor="owner", edits=(Card, Stage), width=120),
    OutlineColumn("channel", "Channel", _channel, _by_text(_channel), _channel_icon, "channel", (Touchpoint,), 112),
    OutlineColumn("signals", "Signals", _signals, _by_text(_signals), _signals_icon, width=112),
    OutlineColumn("pains", "Pain points", _counted(PainPoint), _count(PainPoint), width=86),
    OutlineColumn("opportunities", "Opportunities", _counted(Opportunity), _count(Opportunity), width=100),
    OutlineColumn("evidence", "Evidence", _evidence, _evidence_rank, editor="evidence", edits=(Touchpoint,), width=92),
    OutlineColumn("place", "Where", _place, _by_text(_place), width=200),
)
"""All columns, in the order to show."""


def is_editable(column: OutlineColumn, record: Record) -> bool:
    """Whether a column of a record can be edited in place."""
    return isinstance(record, column.edits)


def told_of(journey: Journey, changes: ChangeSet) -> set[str]:
    """The records whose rows may say something else after a change."""
    told: set[str] = set()
    for change in changes:
        for record in (change.before, change.after):
            match record:
                case Connection():
                    told.add(record.source)
                case Owner():
                    told |= journey.referrers(record.id)
                case Persona() | Lane() | Stage():
                    told |= {record.id, *_standing_in(journey, record)}
                case None:
                    pass
                case Part():
                    told.update(record.places)
                case _:
                    told.add(record.id)
    return told


def _standing_in(journey: Journey, record: Persona | Lane | Stage) -> set[str]:
    """The lanes of a persona, and the cards in a lane or stage: they say where they are."""
    inner = [step.id for step in journey.steps(record.id)] if isinstance(record, Stage) else [record.id]
    if isinstance(record, Persona):
        inner += journey.referrers(record.id)
    return {one for place in inner for one in journey.referrers(place)}
