"""How far each stage is measured, followed signal by signal: a stage may have thousands of touchpoints.

Where lanes are hidden, what only their touchpoints have is counted, and told by its number alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Set
from dataclasses import dataclass

from journey_editor.document.journey import Journey
from journey_editor.document.records import Signal, Stage, Touchpoint
from journey_editor.document.vocabulary import SignalStatus
from journey_editor.document.wording import numbered


@dataclass(frozen=True, slots=True)
class Measured:
    """The statuses of the signals of a stage that are seen, in no order of meaning, and how many are hidden."""

    seen: tuple[SignalStatus, ...] = ()
    hidden: int = 0


def none_seen(hidden: int) -> str:
    """What is said of signals none of which is seen."""
    return f"{numbered('signal', hidden)}, not shown"


def is_seen(journey: Journey, signal: Signal, stage_id: str, shown: Set[str]) -> bool:
    """Whether a signal of a stage is one where only the `shown` lanes are: it is the stage's own, or a touchpoint's
    there."""
    places = (journey.get(place) for place in signal.measures)
    return any(
        place.id == stage_id
        if isinstance(place, Stage)
        else isinstance(place, Touchpoint) and place.lane in shown and journey.stage_of(place).id == stage_id
        for place in places
    )


class StageSignals:
    """The statuses of what measures each stage: its own signals, and those of the touchpoints that begin in it.

    `shown` are the lanes that are not hidden.
    """

    def __init__(self, journey: Journey, shown: frozenset[str]) -> None:
        self._journey = journey
        self._shown = shown
        self._known: dict[str, tuple[dict[str, bool], SignalStatus]] = {}
        """For each signal its stages, with whether it is seen there, and its status."""
        self._counts: dict[str, Counter[tuple[bool, SignalStatus]]] = {}

    def read(self, ids: Set[str]) -> None:
        """Read signals anew that may be others or gone, and those of touchpoints that may stand elsewhere."""
        journey = self._journey
        touched = {signal.id for signal in journey.among(ids, Signal)} | (self._known.keys() & ids)
        if len(touched) < journey.count(Signal):
            for touchpoint in journey.among(ids, Touchpoint):
                touched.update(signal.id for signal in journey.parts(touchpoint.id, Signal))
        for signal_id in touched:
            self._read(signal_id)

    def of(self, stage_id: str) -> Measured:
        """What measures a stage."""
        counts = self._counts.get(stage_id, Counter())
        seen = tuple(sorted(status for is_shown, status in counts.elements() if is_shown))
        return Measured(seen, counts.total() - len(seen))

    def _read(self, signal_id: str) -> None:
        stages, status = self._known.pop(signal_id, ({}, SignalStatus.UNKNOWN))
        for stage, is_shown in stages.items():
            self._counts[stage][is_shown, status] -= 1
        signal = self._journey.get(signal_id)
        if isinstance(signal, Signal) and (found := self._stages(signal)):
            self._known[signal_id] = (found, signal.status)
            for stage, is_shown in found.items():
                self._counts.setdefault(stage, Counter())[is_shown, signal.status] += 1

    def _stages(self, signal: Signal) -> dict[str, bool]:
        places = (self._journey.get(place) for place in signal.measures)
        stages = (self._journey.stage_of(place) if isinstance(place, Touchpoint) else place for place in places)
        found = dict.fromkeys(stage.id for stage in stages if isinstance(stage, Stage))
        return {stage: is_seen(self._journey, signal, stage, self._shown) for stage in found}
