"""How far each stage is measured, followed signal by signal: a stage may have thousands of touchpoints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set

from journey_editor.document.journey import Journey
from journey_editor.document.records import Signal, Stage, Touchpoint
from journey_editor.document.vocabulary import SignalStatus


class StageSignals:
    """The statuses of what measures each stage: its own signals, and those of the touchpoints that begin in it."""

    def __init__(self, journey: Journey) -> None:
        self._journey = journey
        self._known: dict[str, tuple[tuple[str, ...], SignalStatus]] = {}
        """The stages and the status of each signal."""
        self._counts: dict[str, Counter[SignalStatus]] = {}

    def read(self, ids: Set[str]) -> None:
        """Read signals anew that may be others or gone, and those of touchpoints that may stand elsewhere."""
        journey = self._journey
        touched = {signal.id for signal in journey.among(ids, Signal)} | (self._known.keys() & ids)
        if len(touched) < journey.count(Signal):
            for touchpoint in journey.among(ids, Touchpoint):
                touched.update(signal.id for signal in journey.parts(touchpoint.id, Signal))
        for signal_id in touched:
            self._read(signal_id)

    def of(self, stage_id: str) -> tuple[SignalStatus, ...]:
        """The statuses of a stage's signals, in no order of meaning."""
        return tuple(sorted(self._counts.get(stage_id, Counter()).elements()))

    def _read(self, signal_id: str) -> None:
        stages, status = self._known.pop(signal_id, ((), SignalStatus.UNKNOWN))
        for stage in stages:
            self._counts[stage][status] -= 1
        signal = self._journey.get(signal_id)
        if isinstance(signal, Signal) and (found := self._stages(signal)):
            self._known[signal_id] = (found, signal.status)
            for stage in found:
                self._counts.setdefault(stage, Counter())[signal.status] += 1

    def _stages(self, signal: Signal) -> tuple[str, ...]:
        places = (self._journey.get(place) for place in signal.measures)
        stages = (self._journey.stage_of(place) if isinstance(place, Touchpoint) else place for place in places)
        return tuple(dict.fromkeys(stage.id for stage in stages if isinstance(stage, Stage)))
