"""The numbers that are otherwise, as a lane of notes: each stands at the stage that its signal measures."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from journey_editor.analysis.comparing.metrics import MetricDelta, ValueDelta, amount
from journey_editor.document.journey import Journey
from journey_editor.document.order import keys_between
from journey_editor.document.record import Record
from journey_editor.document.records import Lane, Note
from journey_editor.document.vocabulary import LaneContent

LANE = "signals:lane"
_NOTE = "signals:"


def note_of(metric: MetricDelta) -> str:
    """The id of a signal's note."""
    return f"{_NOTE}{metric.id}"


def signal_notes(journey: Journey, metrics: Iterable[MetricDelta], in_both: Container[str]) -> Iterator[Record]:
    """The lane and its notes, for the signals whose numbers are otherwise, at stages that are in both maps (those that
    came or went with their stage say nothing more). None of them: no lane."""
    told = [
        (metric, steps[0].id)
        for metric in metrics
        if metric.differs and metric.stage in in_both and (steps := journey.steps(metric.stage))
    ]
    if not told:
        return
    first = journey.lanes[0].order if journey.lanes else None
    yield Lane(
        id=LANE, order=keys_between(None, first, 1)[0], content=LaneContent.NOTES, name="Signals: before \u2192 after"
    )
    for (metric, step), order in zip(told, keys_between(None, None, len(told)), strict=True):
        yield Note(id=note_of(metric), order=order, lane=LANE, step=step, name=f"{metric.name}\n{_said(metric)}")


def _said(metric: MetricDelta) -> str:
    if metric.is_in != (True, True):
        number = 0 if metric.is_in[0] else 1
        values = [(value.label, (value.before, value.after)[number], value.unit) for value in metric.values[:3]]
        return "\n".join(f"{label}: {amount(value, unit)}" for label, value, unit in values if value is not None)
    return "\n".join(_line(value) for value in metric.values[:3] if value.before != value.after)


def _line(value: ValueDelta) -> str:
    return f"{value.label}: {amount(value.before, value.unit)} \u2192 {amount(value.after, value.unit)}"


def judgement(metric: MetricDelta) -> str:
    """What became of a signal, in a word or two: "better", "worse", "target changed", "unknown now", "only before"."""
    if metric.is_in != (True, True):
        return "only before" if metric.is_in[0] else "only after"
    value = next((metric.values[i] for i in (1, 2, 0) if metric.values[i].before != metric.values[i].after), None)
    if value is None:
        return "the same"
    if value.delta is None:
        unknown = [word for one, word in ((value.before, "before"), (value.after, "now")) if one is None]
        return f"unknown {unknown[0]}" if unknown else "other unit"
    if value is not metric.values[1]:
        return f"{value.label} {value.way}"
    return value.judgement or f"{value.way}: good or bad unknown"
