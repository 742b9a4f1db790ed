"""What became of the signals: baseline, current value and target of each, before and after."""

from __future__ import annotations

from dataclasses import dataclass

from journey_editor.analysis.comparing.changes import home
from journey_editor.analysis.comparing.pairing import Pairing
from journey_editor.analysis.comparing.values import signed
from journey_editor.analysis.telling import short
from journey_editor.document.journey import Journey
from journey_editor.document.numbers import number_text
from journey_editor.document.records import Signal


@dataclass(frozen=True)
class ValueDelta:
    """One number before and after; None is unknown."""

    label: str
    """What it is: "current value"."""
    labels: tuple[str, str]
    """What each of the two is, where one is unknown: ("the current value before", "the current value after")."""
    before: float | None
    after: float | None
    unit: str = ""
    better: str = ""
    """Which way is the good one: "up", "down"; empty: neither, or not known."""

    @property
    def delta(self) -> float | None:
        """After less before; None: cannot be computed."""
        return None if self.before is None or self.after is None else self.after - self.before

    @property
    def way(self) -> str:
        """Where it goes: "up", "down" or "same"; empty: cannot be computed."""
        delta = self.delta
        return "" if delta is None else "up" if delta > 0 else "down" if delta < 0 else "same"

    @property
    def judgement(self) -> str:
        """Whether that is "better" or "worse"; empty where nobody has said which way is good."""
        if self.way not in ("up", "down") or self.better not in ("up", "down"):
            return ""
        return "better" if self.way == self.better else "worse"

    @property
    def words(self) -> str:
        """What became of it: "down by 7 days, from 52 days to 45 days: better"."""
        delta = self.delta
        if delta is None:
            missing = [
                name for name, value in zip(self.labels, (self.before, self.after), strict=True) if value is None
            ]
            return f"cannot be computed: {' and '.join(missing)} unknown"
        if delta == 0:
            return f"the same, {amount(self.after, self.unit)}"
        told = f"{self.way} by {amount(abs(delta), self.unit)}"
        told += f", from {amount(self.before, self.unit)} to {amount(self.after, self.unit)}"
        return told + (f": {self.judgement}" if self.judgement else "")

    @property
    def short(self) -> str:
        """The same as a cell of a table has room for: "\u22127 days", "unknown"."""
        delta = self.delta
        return "unknown" if delta is None else f"{signed(delta)}{f' {self.unit}' if self.unit else ''}"


@dataclass(frozen=True)
class MetricDelta:
    """A signal that is in both maps, or in one of them."""

    id: str
    """By `Pairing.token`."""
    name: str
    stage: str
    """The stage it measures, or that holds what it measures, by token."""
    is_in: tuple[bool, bool]
    """Whether it is in the map before, and in that after."""
    values: tuple[ValueDelta, ...]
    """Baseline, current value and target, and the way from today's value to the target after."""

    @property
    def differs(self) -> bool:
        """Whether a number of it is otherwise after than before."""
        return self.is_in != (True, True) or any(value.before != value.after for value in self.values[:3])


_FIELDS = (("baseline", "baseline"), ("current", "current value"), ("target", "target"))


def metric_deltas(before: Journey, after: Journey, pairing: Pairing) -> list[MetricDelta]:
    """Every signal of both maps, those of the map after first."""
    pairs: list[tuple[Signal | None, Signal | None]] = []
    for signal in after.all(Signal):
        old = before.get(pairing.before_of.get(signal.id))
        pairs.append((old if isinstance(old, Signal) else None, signal))
    pairs += [(signal, None) for signal in before.all(Signal) if signal.id not in pairing.after_of]
    return [_metric(before, after, pairing, old, new) for old, new in pairs]


def _metric(before: Journey, after: Journey, pairing: Pairing, old: Signal | None, new: Signal | None) -> MetricDelta:
    signal = new or old
    assert signal is not None
    unit = signal.unit.strip()
    is_same_unit = old is None or new is None or old.unit.strip() == new.unit.strip()
    better = signal.direction.value if signal.direction is not None else ""
    rows = []
    for field, label in _FIELDS:
        was, now = getattr(old, field, None), getattr(new, field, None)
        rows.append(ValueDelta(label, (f"the {label} before", f"the {label} after"), was, now, unit, better))
    today, wanted = (old.current if old is not None else None), (new.target if new is not None else None)
    ends = ("the current value before", "the target after")
    rows.append(ValueDelta("current value before to target after", ends, today, wanted, unit, better))
    if not is_same_unit:
        rows = [_incomparable(row) for row in rows]
    if new is not None:
        token, stage = new.id, home(after, new)[0]
    else:
        assert old is not None
        token, stage = pairing.token(old.id), home(before, old)[0]
        stage = stage and pairing.token(stage)
    name = short(signal.name) or "a signal without a name"
    return MetricDelta(token, name, stage, (old is not None, new is not None), tuple(rows))


def _incomparable(row: ValueDelta) -> ValueDelta:
    return OtherUnit(row.label, row.labels, row.before, row.after)


class OtherUnit(ValueDelta):
    """Two numbers that are measured in other units."""

    @property
    def delta(self) -> None:
        """There is none."""
        return None

    @property
    def words(self) -> str:
        """That there is none."""
        if self.before is None or self.after is None:
            return super().words
        return "cannot be computed: the units before and after are not the same"


def amount(value: float | None, unit: str) -> str:
    """A number with its unit; unknown is said."""
    return "unknown" if value is None else f"{number_text(round(value, 6))} {unit}".rstrip()
