"""Signals and metrics: a row for each signal, how far each stage is measured, and how many go on."""

from __future__ import annotations

from dataclasses import replace

from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import Signal
from journey_editor.document.vocabulary import SignalStatus
from journey_editor.reports.chunk import Chunk
from journey_editor.reports.listing import besides, listing
from journey_editor.reports.sections.registers import begun, none_of
from journey_editor.reports.subject import Subject
from journey_editor.tables.coverage import COVERAGE
from journey_editor.tables.funnel import FUNNEL
from journey_editor.tables.places import called, places_of, stages_of
from journey_editor.tables.signals import SIGNALS
from journey_editor.tables.table import Column

SIGNALS_TITLE = "Signals and metrics"
_SIGNALS = (
    *(("name", 2.3), ("at", 2.0), ("status", 1.0), ("baseline", 0.8), ("target", 0.7), ("current", 0.8)),
    *(("unit", 1.0), ("progress", 0.8), ("read_from", 1.1), ("owner", 1.3), ("nature", 1.5)),
)
_SIGNAL_TOLD = frozenset(Signal.model_fields) - {"history"}
_STATUS_IS = (
    "Live: it is measured. Partial: in some places only. Not instrumented: nobody measures it yet. Unknown: nobody has "
    "said. A value that is not known says so; it is never 0. The number before what a signal measures is its stage's."
)
_COVERAGE = (("name", 1.4), ("itself", 1.4), ("touchpoints", 1.6), ("needs", 2.2))
_FUNNEL = (
    *(("name", 2), ("stage", 1.3), ("reached", 0.8), ("went_on", 0.8), ("conversion", 1.5), ("drop_off", 1.5)),
    *(("time_spent_hours", 0.7), ("to_value", 1.8)),
)


def _measures(journey: Journey, record: Record) -> str:
    """What a signal measures, a line each, the number of its stage before it."""
    numbers = {stage.id: number for number, stage in enumerate(journey.stages, 1)}
    lines = []
    for place in places_of(record):
        (stage,) = stages_of(journey, journey.record(place, Record))
        number = str(numbers[stage]) + ("" if place == stage else " \u00b7")
        lines.append(f"{number} {called(journey, journey.get(place))}")
    return "\n".join(lines)


def _nature(_journey: Journey, record: Record) -> str:
    """What kind of signal it is, as far as that is known."""
    assert isinstance(record, Signal)
    kind = " ".join(filter(None, (record.category.strip(), record.form.label if record.form is not None else "")))
    ways = (one.label if one is not None else "" for one in (record.timing, record.direction))
    return ", ".join(filter(None, (kind, *ways)))


_REGISTER = replace(
    SIGNALS,
    columns=(
        *SIGNALS.columns,
        Column("at", "Measures", computed=_measures, empty="the map as a whole"),
        Column("nature", "Kind", computed=_nature, empty="unknown", says_unknown=True),
    ),
)
"""Signals for readers: a row each that says all but the values of other days."""


def signals(subject: Subject) -> list[Chunk]:
    """Signals and metrics: how each stands against its target, and how far each stage is measured."""
    if not subject.journey.count(Signal):
        none = subject.none("signal")
        funnel = _funnel(subject)
        begins = begun if funnel else none_of
        return [*begins(subject, SIGNALS_TITLE, none), *funnel]
    known = subject.journey.all(Signal)
    unknown = sum(signal.status is not SignalStatus.LIVE for signal in known)
    lead = f"{len(known) - unknown} of {len(known)} signals are live. {_STATUS_IS}"
    return [
        *begun(subject, SIGNALS_TITLE, lead),
        *listing(subject, _REGISTER, _SIGNALS, terse=("progress",)),
        *besides(subject, "Dated values", SIGNALS.written_rows(subject.journey), lambda _: _SIGNAL_TOLD),
        subject.setter.heading("Measurement coverage by stage", 1),
        *listing(subject, COVERAGE, _COVERAGE),
        *_funnel(subject),
    ]


def _funnel(subject: Subject) -> list[Chunk]:
    """How many go on from step to step, and the time to the first value; nothing where the map tells nothing of it.

    Nor where a view hides touchpoints: what the steps come to would not be true of the others.
    """
    if subject.whole is not None:
        return []
    rows = listing(subject, FUNNEL, _FUNNEL)
    return [subject.setter.heading("Funnel and time to the first value", 1), *rows] if rows else []
