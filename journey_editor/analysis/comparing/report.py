"""A comparison as text to read and to hand on, and as data for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from journey_editor.analysis.comparing.changes import Change, ChangeKind
from journey_editor.analysis.comparing.comparison import Comparison
from journey_editor.analysis.comparing.emotions import EmotionDelta
from journey_editor.analysis.comparing.metrics import MetricDelta
from journey_editor.analysis.telling import short
from journey_editor.document.wording import counted

WHOLE = "The map as a whole"


@dataclass(frozen=True)
class ChangeGroup:
    """Changes under a heading."""

    key: str
    title: str
    changes: tuple[Change, ...]


def grouped(comparison: Comparison, changes: Iterable[Change], by: str = "stage") -> list[ChangeGroup]:
    """Changes by what they belong to, in the map's order; what belongs to none comes first.

    `by`: "stage", "lane", "what" (the kind of record) or "kind" (what was done to it).
    """
    key_of, title_of, order = _grouping(comparison, by)
    found: dict[str, list[Change]] = {}
    for change in changes:
        found.setdefault(key_of(change), []).append(change)
    place = {key: number for number, key in enumerate(order)}
    keys = sorted(found, key=lambda key: place.get(key, -1))
    return [ChangeGroup(key, title_of(key), tuple(found[key])) for key in keys]


def _grouping(comparison: Comparison, by: str) -> tuple[Callable[[Change], str], Callable[[str], str], Iterable[str]]:
    if by == "lane":
        return (lambda c: c.lane), _named(comparison, "Lane without a name", "Not in one lane"), comparison.lanes
    if by == "what":
        order = dict.fromkeys(change.record.kind for change in comparison.changes)
        return (lambda c: c.record.kind), (lambda kind: counted(kind, 2)[2:].capitalize()), order
    if by == "kind":
        return (lambda c: c.kind.value), str.capitalize, [kind.value for kind in ChangeKind]
    return (lambda c: c.stage), _named(comparison, "Stage without a name", WHOLE), comparison.stages


def _named(comparison: Comparison, unnamed: str, nothing: str) -> Callable[[str], str]:
    return lambda token: (short(comparison.name_of(token)) or unnamed) if token else nothing


# --- text -------------------------------------------------------------------------------------------------------------


def lines(comparison: Comparison, by: str = "stage") -> Iterator[str]:
    """The whole comparison, a line each."""
    yield comparison.relation
    yield comparison.summary
    yield from _change_lines(comparison, comparison.changes, by)
    moods = [line for line in _emotion_lines(comparison) if line]
    if moods:
        yield from ("", "Emotions", *(f"  {line}" for line in moods))
    numbers = list(_metric_lines(comparison))
    if numbers:
        yield from ("", "Signals", *(f"  {line}" for line in numbers))


def _change_lines(comparison: Comparison, changes: Iterable[Change], by: str) -> Iterator[str]:
    """Changes under their headings."""
    for group in grouped(comparison, changes, by):
        yield from ("", group.title)
        for change in group.changes:
            yield f"  {change.kind.sign} {change.sentence}"


def _emotion_lines(comparison: Comparison) -> Iterator[str]:
    """What became of the emotions, of those lanes and stages where something did."""
    for lane in comparison.emotions:
        if not lane.differs:
            continue
        yield f"{lane.name}: {lane.whole.words}"
        yield from (f"{lane.name}, {stage.name}: {stage.words}" for stage in lane.stages if stage.differs)
        yield from (f"{lane.name}, \u201c{point.name}\u201d: {point.words}" for point in lane.touchpoints)


def _metric_lines(comparison: Comparison) -> Iterator[str]:
    """What became of the signals whose numbers are otherwise, or that came or went."""
    for metric in comparison.metrics:
        if not metric.differs:
            continue
        if metric.is_in != (True, True):
            yield f"{metric.name}: only in the map {'before' if metric.is_in[0] else 'after'}"
            continue
        for value in metric.values[:3]:
            if value.before != value.after:
                yield f"{metric.name}, {value.label}: {value.words}"
        yield f"{metric.name}, {metric.values[3].label}: {metric.values[3].words}"


# --- data -------------------------------------------------------------------------------------------------------------


def as_json(comparison: Comparison) -> dict[str, Any]:
    """The comparison for programs. Ids are those that the records have in their maps."""
    return {
        "relation": comparison.pairing.relation.value,
        "equal": comparison.is_equal,
        "summary": comparison.summary,
        "changes": [_change(comparison, change) for change in comparison.changes],
        "emotions": [
            {
                "lane": lane.name,
                **_emotion(lane.whole),
                "stages": [{"stage": stage.name, **_emotion(stage)} for stage in lane.stages],
                "touchpoints": [{"touchpoint": one.name, **_emotion(one)} for one in lane.touchpoints],
            }
            for lane in comparison.emotions
        ],
        "signals": [_metric(comparison, metric) for metric in comparison.metrics],
    }


def _change(comparison: Comparison, change: Change) -> dict[str, Any]:
    told: dict[str, Any] = {
        "what": change.kind.value,
        "record": change.record.kind,
        "sentence": change.sentence,
        "id_before": change.before.id if change.before else None,
        "id_after": change.after.id if change.after else None,
        "stage": comparison.name_of(change.stage) if change.stage else None,
        "lane": comparison.name_of(change.lane) if change.lane else None,
    }
    if change.fields:
        told["fields"] = [{"field": f.field, "before": f.before, "after": f.after} for f in change.fields]
    if change.along:
        told["along"] = list(change.along)
    return told


def _emotion(delta: EmotionDelta) -> dict[str, Any]:
    return {
        "before": _rounded(delta.before.value),
        "after": _rounded(delta.after.value),
        "delta": _rounded(delta.delta),
        "unknown_before": delta.before.unknown,
        "unknown_after": delta.after.unknown,
        "words": delta.words,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _metric(comparison: Comparison, metric: MetricDelta) -> dict[str, Any]:
    return {
        "signal": metric.name,
        "stage": comparison.name_of(metric.stage) if metric.stage else None,
        "in_before": metric.is_in[0],
        "in_after": metric.is_in[1],
        "values": [
            {
                "value": value.label,
                "before": value.before,
                "after": value.after,
                "delta": value.delta,
                "words": value.words,
            }
            for value in metric.values
        ],
    }
