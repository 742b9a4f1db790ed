"""How a signal stands: progress towards its target, trend, and what is still unknown. Nothing is ever guessed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from journey_editor.document.records import Signal
from journey_editor.document.vocabulary import Direction, SignalStatus
from journey_editor.document.wording import joined

STEADY = 0.01
"""Values that differ by less than this share of their size are the same."""


@dataclass(frozen=True)
class Computed:
    """A number, or one sentence that says why there is none."""

    value: float | None = None
    why_not: str = ""


def progress(signal: Signal) -> Computed:
    """The share of the way from baseline to target that is behind; below 0 it went the wrong way, above 1 beyond."""
    values = {"baseline": signal.baseline, "target": signal.target, "current value": signal.current}
    unknown = [name for name, value in values.items() if value is None]
    if unknown:
        return Computed(why_not=f"cannot be computed: {joined(unknown)} unknown")
    assert signal.baseline is not None and signal.target is not None and signal.current is not None
    way = signal.target - signal.baseline
    if signal.direction is Direction.KEEP or not way:
        return Computed(why_not="cannot be computed: the target is where it began")
    if signal.direction is not None and (way > 0) != (signal.direction is Direction.UP):
        wrong = "below" if way < 0 else "above"
        return Computed(why_not=f"cannot be computed: {signal.direction.label}, but the target is {wrong} the baseline")
    return Computed((signal.current - signal.baseline) / way)


def is_reached(signal: Signal) -> bool | None:
    """Whether the current value is at its target or better. None: it cannot be told."""
    if signal.target is None or signal.current is None or signal.direction is None:
        return None
    if signal.direction is Direction.KEEP:
        return abs(signal.current - signal.target) <= STEADY * max(abs(signal.target), abs(signal.current))
    return signal.current >= signal.target if signal.direction is Direction.UP else signal.current <= signal.target


def dated(signal: Signal) -> list[tuple[date, float]]:
    """Its dated values by day."""
    return sorted((one[0], one[1]) for one in signal.history)


def trend(signal: Signal) -> int | None:
    """Whether its dated values rise (1), fall (-1) or stay (0), from the first of them to the last. None: unknown."""
    values = [value for _, value in dated(signal)]
    if len(values) < 2:
        return None
    first, last = values[0], values[-1]
    if abs(last - first) <= STEADY * max(abs(first), abs(last)):
        return 0
    return 1 if last > first else -1


def is_better(signal: Signal) -> bool | None:
    """Whether its trend is the good one. None: the trend or the direction is unknown, or it stays as it is."""
    way = trend(signal)
    if not way or signal.direction is None or signal.direction is Direction.KEEP:
        return None
    return (way > 0) == (signal.direction is Direction.UP)


def needs(signal: Signal) -> list[str]:
    """What is to be known of a signal before it tells anything, each in a few words."""
    found = []
    match signal.status:
        case SignalStatus.UNKNOWN:
            found.append("to know whether it is measured")
        case SignalStatus.NOT_INSTRUMENTED:
            found.append("to be instrumented")
        case SignalStatus.PARTIAL:
            found.append("to be measured everywhere")
    if signal.status in (SignalStatus.LIVE, SignalStatus.PARTIAL) and signal.current is None:
        found.append("its current value")
    return found
