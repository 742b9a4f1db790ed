"""How the emotion curves of two maps differ: for each persona's lane, stage by stage and touchpoint by touchpoint."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journey_editor.analysis.comparing.pairing import GONE, Pairing
from journey_editor.analysis.comparing.values import signed
from journey_editor.analysis.telling import short
from journey_editor.document.journey import Journey
from journey_editor.document.records import Lane, Touchpoint
from journey_editor.document.vocabulary import LaneContent


@dataclass(frozen=True)
class Mean:
    """The emotion of some touchpoints together. `value` is None where none of them is known."""

    value: float | None
    known: int
    unknown: int

    @staticmethod
    def of(touchpoints: Sequence[Touchpoint]) -> Mean:
        """The mean of those that are known."""
        known = [t.emotion for t in touchpoints if t.emotion is not None]
        return Mean(sum(known) / len(known) if known else None, len(known), len(touchpoints) - len(known))

    @property
    def words(self) -> str:
        """The mean with what is not in it: "+0.5 (2 of 6 unknown)"."""
        if self.value is None:
            return "unknown" if self.unknown else "no touchpoint"
        return signed(self.value) + (
            f" ({self.unknown} of {self.known + self.unknown} unknown)" if self.unknown else ""
        )


@dataclass(frozen=True)
class EmotionDelta:
    """The same lane before and after: as a whole, in one stage, or at one touchpoint."""

    name: str
    before: Mean
    after: Mean
    id: str = ""
    """The stage or touchpoint, by `Pairing.token`."""

    @property
    def delta(self) -> float | None:
        """After less before; None: cannot be computed."""
        if self.before.value is None or self.after.value is None:
            return None
        return self.after.value - self.before.value

    @property
    def words(self) -> str:
        """What became of it: "+0.8, from \u22120.5 to +0.3"."""
        delta = self.delta
        if delta is not None:
            if round(delta, 2) == 0:
                return f"the same, {self.after.words}"
            return f"{signed(delta)}, from {self.before.words} to {self.after.words}"
        sides = [(mean, word) for mean, word in ((self.before, "before"), (self.after, "after")) if mean.value is None]
        if any(not mean.unknown for mean, _ in sides):
            missing = " and ".join(word for mean, word in sides if not mean.unknown)
            other = " and ".join(f"{mean.words} {word}" for mean, word in self._sides if mean.known or mean.unknown)
            return f"cannot be computed: no touchpoint {missing}" + (f", {other}" if other else "")
        return f"cannot be computed: the emotion {' and '.join(word for _, word in sides)} is unknown"

    @property
    def _sides(self) -> tuple[tuple[Mean, str], ...]:
        return (self.before, "before"), (self.after, "after")

    @property
    def differs(self) -> bool:
        """Whether it is otherwise after than before."""
        return self.before != self.after


@dataclass(frozen=True)
class LaneEmotions:
    """A persona's lane that is in both maps, or in one of them."""

    lane: str
    """By `Pairing.token`."""
    name: str
    whole: EmotionDelta
    stages: tuple[EmotionDelta, ...]
    touchpoints: tuple[EmotionDelta, ...]
    """Those that are in both maps and whose emotion is otherwise."""

    @property
    def differs(self) -> bool:
        """Whether anything of it is otherwise."""
        return self.whole.differs or any(stage.differs for stage in self.stages) or bool(self.touchpoints)


def lane_emotions(
    before: Journey, after: Journey, pairing: Pairing, lanes: Sequence[str], stages: Sequence[str]
) -> list[LaneEmotions]:
    """The emotions of each persona's lane; `lanes` and `stages` are the tokens of both maps in their order."""
    was, now = _by_place(before, pairing), _by_place(after, None)
    names = _names(before, pairing) | _names(after, None)
    found = []
    for lane in lanes:
        if lane not in names:
            continue
        cells = [(stage, was.get((lane, stage), []), now.get((lane, stage), [])) for stage in stages]
        deltas = [
            EmotionDelta(_stage_name(before, after, pairing, stage), Mean.of(old), Mean.of(new), stage)
            for stage, old, new in cells
            if old or new
        ]
        every_old = [t for _, old, _ in cells for t in old]
        every_new = [t for _, _, new in cells for t in new]
        whole = EmotionDelta("the whole lane", Mean.of(every_old), Mean.of(every_new), lane)
        found.append(LaneEmotions(lane, names[lane], whole, tuple(deltas), _points(before, every_new, pairing)))
    return found


def _points(before: Journey, touchpoints: Sequence[Touchpoint], pairing: Pairing) -> tuple[EmotionDelta, ...]:
    found = []
    for touchpoint in touchpoints:
        old = before.get(pairing.before_of.get(touchpoint.id))
        if isinstance(old, Touchpoint) and old.emotion != touchpoint.emotion:
            name = short(touchpoint.name) or "a touchpoint without a name"
            found.append(EmotionDelta(name, Mean.of([old]), Mean.of([touchpoint]), touchpoint.id))
    return tuple(found)


def _by_place(journey: Journey, pairing: Pairing | None) -> dict[tuple[str, str], list[Touchpoint]]:
    found: dict[tuple[str, str], list[Touchpoint]] = {}
    for card in journey.cards:
        if isinstance(card, Touchpoint):
            place = card.lane, journey.stage_of(card).id
            if pairing is not None:
                place = pairing.token(place[0]), pairing.token(place[1])
            found.setdefault(place, []).append(card)
    return found


def _names(journey: Journey, pairing: Pairing | None) -> dict[str, str]:
    lanes = [lane for lane in journey.all(Lane) if lane.content is LaneContent.PERSONA]
    named = [(lane.id, short(journey.name_of(lane.id)) or "a persona without a name") for lane in lanes]
    return {pairing.token(i) if pairing is not None else i: name for i, name in named}


def _stage_name(before: Journey, after: Journey, pairing: Pairing, token: str) -> str:
    name = after.name_of(token) if token in after else before.name_of(token.removeprefix(GONE))
    return short(name) or "a stage without a name"
