"""Signals and risks as small tables, as they stand on a stage's page."""

from __future__ import annotations

from collections.abc import Sequence

from journey_editor.analysis.measuring import is_reached
from journey_editor.document.numbers import number_text
from journey_editor.document.records import Risk, Signal
from journey_editor.document.vocabulary import SignalStatus
from journey_editor.reports.chunk import Chunk
from journey_editor.reports.listing import run_on
from journey_editor.reports.subject import Subject
from journey_editor.reports.tables import Cell, Heading, table


def signal_table(subject: Subject, signals: Sequence[Signal]) -> list[Chunk]:
    """What is measured: where it is read, how it stands, and what of it is unknown."""
    journey = subject.journey
    headings = (
        *(Heading("Signal", 2.6), Heading("Source", 1.3, says_unknown=True), Heading("Status", 1.5)),
        *(Heading("Baseline", 1.2, says_unknown=True), Heading("Target", 1.2, says_unknown=True)),
        Heading("Current", 1.9, says_unknown=True),
    )
    rows = [
        [
            Cell(signal.name),
            Cell(journey.name_of(signal.read_from)),
            _status(signal),
            *(Cell(_value(number, signal.unit)) for number in (signal.baseline, signal.target)),
            _current(signal),
        ]
        for signal in signals
    ]
    return table(subject.setter, headings, rows)


def risk_table(subject: Subject, risks: Sequence[Risk]) -> list[Chunk]:
    """What may go wrong, what shows it, and the way back."""
    journey = subject.journey
    headings = tuple(
        Heading(title, share, says_unknown=True)
        for title, share in (("Risk", 2), ("Shown by", 1.5), ("Trigger", 1.5), ("Owner", 1.2), ("Recovery", 2))
    )
    rows = [
        [
            Cell(risk.failure),
            Cell(run_on([journey.name_of(signal) for signal in risk.shown_by])),
            Cell(risk.trigger),
            Cell(journey.name_of(risk.owner)),
            Cell(risk.recovery),
        ]
        for risk in risks
    ]
    return table(subject.setter, headings, rows)


def _status(signal: Signal) -> Cell:
    if signal.status is SignalStatus.LIVE:
        return Cell(signal.status.label, "signal-live", "success")
    return Cell(signal.status.label, "signal-unknown", "warning")


def _current(signal: Signal) -> Cell:
    text = _value(signal.current, signal.unit)
    match is_reached(signal):
        case True:
            return Cell(f"{text}, at its target", colour="success")
        case False:
            return Cell(f"{text}, not at its target", colour="warning")
    return Cell(text)


def _value(number: float | None, unit: str) -> str:
    return "" if number is None else f"{number_text(number)} {unit}".rstrip()
