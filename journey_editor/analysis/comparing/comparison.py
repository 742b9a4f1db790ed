"""Two maps compared: what is otherwise in the one after than in the one before."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from journey_editor.analysis.comparing.changes import Change, ChangeKind, Changes
from journey_editor.analysis.comparing.emotions import LaneEmotions, lane_emotions
from journey_editor.analysis.comparing.metrics import MetricDelta, metric_deltas
from journey_editor.analysis.comparing.pairing import GONE, Pairing, Relation, pairing
from journey_editor.document.journey import Journey
from journey_editor.document.progress import Progress, no_progress
from journey_editor.document.vocabulary import MapState
from journey_editor.document.wording import joined, numbered

_NO_CHANGE = "That the future state begins without what was observed of today is no change."


@dataclass(frozen=True, eq=False)
class Comparison:
    """What `compare` has found. Neither map is changed by it."""

    before: Journey
    after: Journey
    pairing: Pairing
    changes: tuple[Change, ...]
    emotions: tuple[LaneEmotions, ...]
    metrics: tuple[MetricDelta, ...]
    stages: tuple[str, ...]
    """All stages of both maps from left to right, by `Pairing.token`."""
    lanes: tuple[str, ...]
    """All lanes of both from top to bottom, likewise."""

    @property
    def is_equal(self) -> bool:
        """Whether both maps say the same."""
        return not self.changes and not self.unknown_differs

    @property
    def unknown_differs(self) -> bool:
        """Whether content that this version does not know is otherwise."""
        return self.before.unknown != self.after.unknown

    def count(self, kind: ChangeKind) -> int:
        """How many changes of a kind there are."""
        return sum(change.kind is kind for change in self.changes)

    @property
    def summary(self) -> str:
        """How many changes there are, in a sentence."""
        if self.is_equal:
            return "No differences."
        told = [f"{count} {kind}" for kind in ChangeKind if (count := self.count(kind))]
        sentence = f"{numbered('change', len(self.changes))}: {joined(told)}." if told else ""
        if self.unknown_differs:
            sentence += " Content of the files that this version does not know is not the same."
        return sentence.strip()

    @cached_property
    def relation(self) -> str:
        """What the maps are to each other, and by what their records were told to be the same, in a sentence."""
        match self.pairing.relation:
            case Relation.PAIR:
                states = [self.before.map.state, self.after.map.state]
                if states == [MapState.CURRENT, MapState.FUTURE]:
                    return f"The current map and its future state. {_NO_CHANGE}"
                if states == [MapState.FUTURE, MapState.CURRENT]:
                    return f"The future state and its current map. {_NO_CHANGE}"
                return "Two maps that belong together."
            case Relation.VERSIONS:
                return "Two versions of one map."
        found = [
            f"{sum(record.id in self.pairing.before_of for record in records)} of {numbered(word, len(records))}"
            for word, records in (
                ("stage", self.after.stages),
                ("lane", self.after.lanes),
                ("card", self.after.cards),
            )
        ]
        return (
            "The maps do not come from each other: what is the same was told by names and places "
            f"({joined(found)} of the map after have a counterpart)."
        )

    def name_of(self, token: str) -> str:
        """What a stage, lane or card of either map is called."""
        return self.after.name_of(token) if token in self.after else self.before.name_of(token.removeprefix(GONE))


def compare(before: Journey, after: Journey, progress: Progress = no_progress) -> Comparison:
    """Compare two maps: any two; how they belong together is found out. `progress` may stop it."""
    pairs = pairing(before, after)
    progress(1, 4)
    changes = Changes(before, after, pairs)
    progress(2, 4)
    found = tuple(changes.find(lambda done, total: progress(2 * total + done, 4 * total)))
    progress(3, 4)
    felt = tuple(lane_emotions(before, after, pairs, changes.lane_order, changes.stage_order))
    progress(7, 8)
    return Comparison(
        before,
        after,
        pairs,
        found,
        felt,
        tuple(metric_deltas(before, after, pairs)),
        tuple(changes.stage_order),
        tuple(changes.lane_order),
    )
