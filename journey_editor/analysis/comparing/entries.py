"""Everything that is otherwise, as one list: changes, emotions and signals, each with the place where one sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from journey_editor.analysis.comparing.changes import Change, ChangeKind
from journey_editor.analysis.comparing.comparison import Comparison
from journey_editor.analysis.comparing.emotions import EmotionDelta
from journey_editor.analysis.comparing.metrics import MetricDelta
from journey_editor.analysis.comparing.report import WHOLE
from journey_editor.analysis.comparing.signal_notes import note_of
from journey_editor.analysis.comparing.union import Union
from journey_editor.analysis.telling import short
from journey_editor.document.records import Card, Connection, Lane, Part, Signal, Stage, Step


class EntryKind(StrEnum):
    """What an entry tells of."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    CHANGED = "changed"
    EMOTION = "emotion"
    SIGNAL = "signal"

    @property
    def sign(self) -> str:
        """The sign that tells it apart in text."""
        if self is EntryKind.EMOTION:
            return "\u223f"
        return "#" if self is EntryKind.SIGNAL else ChangeKind(self.value).sign


@dataclass(frozen=True)
class Entry:
    """One line of the list."""

    kind: EntryKind
    sentence: str
    stage: str = ""
    """The stage it belongs to, by `Pairing.token`; empty: to none."""
    lane: str = ""
    place: str = ""
    """The id, in the union of both maps, of what one goes to; empty: it is nowhere on the board."""
    change: Change | None = None
    judgement: str = ""
    """Of a signal or an emotion: "better", "worse"; empty: neither, or not known."""
    metric: MetricDelta | None = None
    mood: EmotionDelta | None = None
    """Of an emotion: what became of it."""

    @property
    def kinds(self) -> frozenset[EntryKind]:
        """What it is found under: a signal whose numbers are otherwise has been changed, too."""
        return frozenset((self.kind,) if self.metric is None else (self.kind, EntryKind.SIGNAL))

    @property
    def key(self) -> tuple[str, ...]:
        """What tells it from all others."""
        return (self.kind.value, *(self.change.key if self.change else (self.stage, self.lane, self.place)))


def entries(comparison: Comparison, union: Union) -> list[Entry]:
    """All of them in reading order: stage by stage, in each the changes, then the emotions."""
    found = [*_changes(comparison, union), *_emotions(comparison)]
    place = {stage: number for number, stage in enumerate(comparison.stages)}
    return sorted(found, key=lambda entry: place.get(entry.stage, -1))  # each kind keeps the order that it came in


def grouped_by_stage(comparison: Comparison, listed: Iterable[Entry]) -> list[tuple[str, str, list[Entry]]]:
    """The entries with the stage (token and name) that they belong to; those of none come first."""
    found: dict[str, list[Entry]] = {}
    for entry in listed:
        found.setdefault(entry.stage, []).append(entry)
    return [(stage, _stage_name(comparison, stage), own) for stage, own in found.items()]


def _stage_name(comparison: Comparison, stage: str) -> str:
    return (short(comparison.name_of(stage)) or "Stage without a name") if stage else WHOLE


def _changes(comparison: Comparison, union: Union) -> Iterator[Entry]:
    metrics = {metric.id: metric for metric in comparison.metrics if metric.differs}
    for change in comparison.changes:
        kind, place = EntryKind(change.kind.value), _place(comparison, union, change)
        token = change.record.id if change.after is not None else comparison.pairing.token(change.record.id)
        metric = metrics.get(token) if isinstance(change.record, Signal) else None
        if metric is None:
            yield Entry(kind, change.sentence, change.stage, change.lane, place, change)
        else:
            note = note_of(metric)
            place = note if note in union.journey else place
            sentence, better = _with_numbers(change, metric), metric.values[1].judgement
            yield Entry(kind, sentence, change.stage, change.lane, place, change, better, metric)


def _place(comparison: Comparison, union: Union, change: Change) -> str:
    """Where on the board a change is seen: the thing itself, else what it belongs to."""
    here: Callable[[str], str] = str if change.after is not None else comparison.pairing.token
    record = change.record
    if isinstance(record, Card | Stage | Lane | Connection) or (isinstance(record, Step) and record.name):
        return here(record.id)
    if isinstance(record, Part):
        return next((one for one in map(here, record.places) if one in union.journey), "")
    return next((one for one in (change.stage, change.lane) if one and one in union.journey), "")


def _emotions(comparison: Comparison) -> Iterator[Entry]:
    for lane in comparison.emotions:
        if not lane.differs:
            continue
        for delta in (lane.whole, *lane.stages):
            if delta.differs:
                stage = "" if delta is lane.whole else delta.id
                named = f"{lane.name}, {delta.name}" if stage else lane.name
                yield _emotion(f"Emotion of {named}", delta, stage, lane.lane, lane.lane)
        for delta in lane.touchpoints:
            stage = comparison.after.stage_of(comparison.after.record(delta.id, Card)).id
            yield _emotion(f"Emotion at \u201c{delta.name}\u201d", delta, stage, lane.lane, delta.id)


def _emotion(what: str, delta: EmotionDelta, stage: str, lane: str, place: str) -> Entry:
    is_same = not delta.delta or round(delta.delta, 2) == 0
    better = "" if is_same else "better" if (delta.delta or 0) > 0 else "worse"
    return Entry(EntryKind.EMOTION, f"{what}: {delta.words}.", stage, lane, place, None, better, mood=delta)


_NUMBERS = ("baseline", "current", "target")


def _with_numbers(change: Change, metric: MetricDelta) -> str:
    """The sentence of a signal whose numbers are otherwise: what became of them, then what else."""
    if change.kind is not ChangeKind.CHANGED:
        return change.sentence
    told = [f"{value.label} {value.words}" for value in metric.values[:3] if value.before != value.after]
    told += [field.sentence for field in change.fields if field.field not in _NUMBERS]
    last = metric.values[3]
    return f"Changed the signal \u201c{metric.name}\u201d: {'; '.join(told)}. From {last.label}: {last.words}."
