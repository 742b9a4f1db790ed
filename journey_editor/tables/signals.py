"""The table of signals: what is measured where, its values, trend and progress."""

from __future__ import annotations

from collections.abc import Callable

from journey_editor.analysis.measuring import dated, is_better, is_reached, progress, trend
from journey_editor.document.dated_values import revise_history
from journey_editor.document.journey import Journey
from journey_editor.document.numbers import parse_measure
from journey_editor.document.record import Record
from journey_editor.document.records import Signal
from journey_editor.document.usual_words import categories
from journey_editor.document.vocabulary import Direction, SignalForm, SignalStatus, Timing
from journey_editor.importers.csv_values import is_unknown
from journey_editor.tables.kinds import HISTORY, LINE, NUMBER, OWNER, PLACES, SYSTEM, OneOf, Open, Sortable
from journey_editor.tables.parts import add_parts, stage_column
from journey_editor.tables.remembered import Remembered
from journey_editor.tables.table import Column, Table
from journey_editor.tables.writing import CellRefused, Writing

_COMPUTED = "This is computed from the signal's values."


def _signal(record: Record) -> Signal:
    assert isinstance(record, Signal)
    return record


def _status_tint(_journey: Journey, record: Record) -> str:
    return {SignalStatus.LIVE: "success", SignalStatus.PARTIAL: "warning"}.get(_signal(record).status, "unknown")


def _history(_journey: Journey, record: Record) -> list[float]:
    return [value for _, value in dated(_signal(record))]


def _write_history(writing: Writing, record: Record, text: str) -> None:
    values = HISTORY.value(writing, text)
    try:
        revise_history(writing.draft, record.id, values)
    except ValueError as problem:
        raise CellRefused(str(problem)) from None


def _trend(_journey: Journey, record: Record) -> str:
    signal = _signal(record)
    way = trend(signal)
    if way is None:
        return "unknown: it needs two dated values"
    better = {True: ", better", False: ", worse", None: ""}[is_better(signal)]
    return {1: "rising", 0: "steady", -1: "falling"}[way] + better


def _trend_order(_journey: Journey, record: Record) -> Sortable:
    way = trend(_signal(record))
    return None if way is None else float(way)


def _trend_tint(_journey: Journey, record: Record) -> str:
    signal = _signal(record)
    if trend(signal) is None:
        return "unknown"
    return {True: "success", False: "error", None: "text.muted"}[is_better(signal)]


def _progress(_journey: Journey, record: Record) -> str:
    found = progress(_signal(record))
    return _percent(found.value) or found.why_not


def _progress_tint(_journey: Journey, record: Record) -> str:
    signal = _signal(record)
    found = progress(signal)
    if found.value is None:
        return "unknown"
    return "success" if is_reached(signal) else "text.strong" if found.value >= 0 else "error"


def _rows(journey: Journey) -> list[Signal]:
    """Stage by stage: the stage's own, then those of its touchpoints; at the end those of no stage. Each once."""
    by_stage = (signal for stage in journey.stages for signal in journey.signals_in(stage.id))
    return list({signal.id: signal for signal in (*by_stage, *journey.all(Signal))}.values())


def _percent(value: float | None) -> str:
    return "" if value is None else f"{value:.0%}".replace("%", " %")


def _write_value(field: str) -> Callable[[Writing, Record, str], None]:
    """A number with the signal's unit behind it, or without; "30 %" says the unit, too, where it is not known."""

    def write(writing: Writing, record: Record, text: str) -> None:
        unit = _signal(record).unit.strip()
        if not unit and text.strip().endswith("%"):
            unit = "%"
        try:
            value = None if is_unknown(text) else parse_measure(text, unit)
        except ValueError as problem:
            raise CellRefused(str(problem)) from None
        writing.set(record, field, field.capitalize(), value)
        if unit != _signal(record).unit.strip():
            writing.set(record, "unit", "Unit", unit)

    return write


_VALUES = tuple(
    Column(name, name.capitalize(), NUMBER, 86, written=_write_value(name), empty="unknown", says_unknown=True)
    for name in ("baseline", "target", "current")
)

SIGNALS = Table(
    "signals",
    "Signals",
    "signal",
    Signal,
    (
        Column("name", "Signal", LINE, 210, empty="unnamed signal"),
        stage_column("The stage follows from what the signal measures.", "The stages of what it measures."),
        Column("status", "Status", OneOf(SignalStatus, SignalStatus.UNKNOWN), 116, tint=_status_tint, is_facet=True),
        *_VALUES,
        Column("unit", "Unit", LINE, 90),
        Column("direction", "Which way is good", OneOf(Direction), 130, empty="unknown", says_unknown=True),
        Column(
            "progress",
            "Progress",
            width=230,
            computed=_progress,
            why_not=_COMPUTED,
            sorted_by=lambda _journey, record: progress(_signal(record)).value,
            tint=_progress_tint,
            most_lines=2,
            about="How much of the way from baseline to target is behind.",
        ),
        Column(
            "trend",
            "Trend",
            width=190,
            computed=_trend,
            why_not="This is computed from the dated values.",
            sorted_by=_trend_order,
            chart=_history,
            tint=_trend_tint,
            most_lines=2,
            about="From the first of the dated values to the last.",
        ),
        Column(
            "history",
            "Dated values",
            HISTORY,
            130,
            empty="none",
            most_lines=2,
            about="A date and a number in each line, and a note behind a semicolon: 2026-03-31: 12; after the launch. "
            "The current value goes with the newest, unless it was another.",
            written=_write_history,
        ),
        Column("timing", "Leading or lagging", OneOf(Timing), 130, empty="unknown", says_unknown=True, is_facet=True),
        Column("category", "Category", Open(categories), 110, empty="none", is_facet=True),
        Column("read_from", "Data source", SYSTEM, 130, empty="unknown", says_unknown=True, is_facet=True),
        Column("measures", "Measures", PLACES, 200, empty="the map as a whole", most_lines=2),
        Column("owner", "Owner", OWNER, 140, empty="no owner"),
        Column("form", "Form", OneOf(SignalForm), 90, empty="unknown"),
    ),
    Remembered(_rows),
    lambda draft, count, after: add_parts(Signal, draft, count, after),
    about="The events and measures that show whether it happened. Without a number a signal says unknown, never 0.",
)
