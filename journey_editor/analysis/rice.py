"""The order of opportunities by RICE: reach x impact x confidence / effort.

The formula and its scales are Intercom's (Sean McBride, "RICE: Simple prioritization for product managers"): reach in
customers a period; impact 3, 2, 1, 0.5 or 0.25; confidence in percent; effort in person-months. A team may score on
scales of its own instead, as from 1 to 5: an order comes of it as long as all of the map's numbers are on one scale.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from journey_editor.analysis.measuring import Computed
from journey_editor.document.journey import Journey
from journey_editor.document.numbers import number_text, parse_number, percent_text
from journey_editor.document.records import Opportunity
from journey_editor.document.vocabulary import OpportunityStatus
from journey_editor.document.wording import joined

FACTORS = ("reach", "impact", "confidence", "effort")
OPEN = (OpportunityStatus.IDEA, OpportunityStatus.PLANNED, OpportunityStatus.PILOTING)
"""Opportunities that still stand in an order; what is done or dropped has a score and no rank."""

_MOST_POINTS = 10.0
_LEAST_PERCENT = 5.0
_SAME_DIGITS = 9
"""Scores that agree in so many digits are a tie, for 3 x 0.8 is no other score than 2.4."""


class ConfidenceScale(Enum):
    """What the confidences of a map are written in. It follows from the greatest of them."""

    SHARE = 1
    """Up to 1, which is 100 %; also where none is known."""
    POINTS = 2
    """Up to 10: a scale of the team's own, taken as it is written."""
    PERCENT = 3
    """Up to 100: 80 is 80 %."""


@dataclass(frozen=True)
class Confidences:
    """The scale of a map's confidences, and the greatest of them."""

    scale: ConfidenceScale = ConfidenceScale.SHARE
    greatest: float = 0
    has_shares: bool = False
    """Whether one of them is between 0 and 1."""

    def is_odd(self, value: float) -> bool:
        """Whether a confidence is written on another scale than the others: 0.8 or 4 where they go up to 100."""
        if value > 100:
            return True
        if self.scale is ConfidenceScale.SHARE or not value:
            return False
        if value < 1 or (value == 1 and self.has_shares):
            return True
        return self.scale is ConfidenceScale.PERCENT and value <= _LEAST_PERCENT

    def factor(self, value: float) -> float:
        """What a confidence is multiplied with."""
        return value / 100 if self.scale is ConfidenceScale.PERCENT else value

    def text(self, value: float | None) -> str:
        """A confidence as the map's scale writes it: "80 %", or "4" on a scale of points; unknown is empty."""
        if value is None:
            return ""
        if self.scale is ConfidenceScale.POINTS or self.is_odd(value):
            return number_text(value)
        return f"{percent_text(value) if self.scale is ConfidenceScale.SHARE else number_text(value)} %"

    def parse(self, text: str) -> float | None:
        """The confidence that a text means in this map: "80 %" and, where nothing else is meant, "80" is 0.8.

        Empty is None (unknown). Raises ValueError with a sentence.
        """
        written = text.strip()
        number = parse_number(written, unit="%")
        if number is None:
            return None
        if number > 100:
            raise ValueError(f"\u201c{written}\u201d is more than 100 %; the map keeps what it had.")
        if self.scale is ConfidenceScale.PERCENT:
            return number
        if self.scale is ConfidenceScale.POINTS:
            if written.endswith("%"):
                most = number_text(self.greatest)
                raise ValueError(f"This map scores confidence in points up to {most}, not in %; it keeps what it had.")
            return number
        return _share(number) if written.endswith("%") or number > _MOST_POINTS else number


@dataclass(frozen=True)
class RiceScore:
    """The RICE score of an opportunity, and where it stands among those that are still open."""

    computed: Computed
    rank: int | None = None
    """From 1; those with the same score share one. None: it cannot be computed, or it is done or dropped."""
    is_tied: bool = False

    @property
    def rank_text(self) -> str:
        """ "2", or "2=" where others share it; empty where there is none."""
        return f"{self.rank}{'=' if self.is_tied else ''}" if self.rank is not None else ""

    @property
    def text(self) -> str:
        """The score, or why there is none."""
        return score_text(self.computed.value) or self.computed.why_not


@dataclass(frozen=True)
class Ranking:
    """The scores of a map's opportunities by their ids."""

    confidences: Confidences = field(default_factory=Confidences)
    scores: Mapping[str, RiceScore] = field(default_factory=dict)
    ranked: int = 0
    """How many have a rank."""


def confidences_of(values: Iterable[float | None]) -> Confidences:
    """The scale that confidences are written in."""
    known = [value for value in values if value is not None and value <= 100]
    greatest = max(known, default=0.0)
    return Confidences(_scale_to(greatest), greatest, any(0 < value < 1 for value in known))


def _scale_to(greatest: float) -> ConfidenceScale:
    if greatest <= 1:
        return ConfidenceScale.SHARE
    return ConfidenceScale.POINTS if greatest <= _MOST_POINTS else ConfidenceScale.PERCENT


def confidences_in(journey: Journey, without: Container[str] = ()) -> Confidences:
    """The scale of a map's confidences, leaving out some opportunities: those whose own are being typed."""
    return confidences_of(one.confidence for one in journey.of_kind(Opportunity) if one.id not in without)


def rice(opportunity: Opportunity, confidences: Confidences) -> Computed:
    """Reach x impact x confidence / effort, or one sentence that says why it cannot be computed."""
    unknown = [name for name in FACTORS if getattr(opportunity, name) is None]
    if unknown:
        return Computed(why_not=f"cannot be computed: {joined(unknown)} unknown")
    reach, impact, confidence, effort = (float(getattr(opportunity, name)) for name in FACTORS)
    if confidences.is_odd(confidence):
        said = f"cannot be computed: confidence {number_text(confidence)}"
        if confidence > 100:
            return Computed(why_not=f"{said} is more than 100 %")
        most = number_text(confidences.greatest)
        return Computed(why_not=f"{said} is on another scale than those up to {most}")
    if not effort:
        return Computed(why_not="cannot be computed: effort is 0")
    value = reach * impact * confidences.factor(confidence) / effort
    if not math.isfinite(value):
        return Computed(why_not="cannot be computed: effort is next to nothing")
    return Computed(value)


def ranking(journey: Journey) -> Ranking:
    """Score and rank every opportunity of a map: equal scores share a rank, and the next one skips as many."""
    opportunities = journey.all(Opportunity)
    confidences = confidences_in(journey)
    computed = {one.id: rice(one, confidences) for one in opportunities}
    keys = {
        one.id: _same(value)
        for one in opportunities
        if one.status in OPEN and (value := computed[one.id].value) is not None
    }
    often = Counter(keys.values())
    ranks: dict[float, int] = {}
    for place, key in enumerate(sorted(keys.values(), reverse=True), 1):
        ranks.setdefault(key, place)
    scores = {
        i: RiceScore(found, ranks[keys[i]], often[keys[i]] > 1) if i in keys else RiceScore(found)
        for i, found in computed.items()
    }
    return Ranking(confidences, scores, len(keys))


def in_order(journey: Journey, found: Ranking) -> list[Opportunity]:
    """The opportunities by rank; then those that cannot be ranked; then what is done or dropped, the best first."""

    def key(opportunity: Opportunity) -> tuple[bool, float, float]:
        score = found.scores[opportunity.id]
        value = score.computed.value
        return opportunity.status not in OPEN, score.rank or math.inf, -value if value is not None else math.inf

    return sorted(journey.all(Opportunity), key=key)


def score_text(value: float | None) -> str:
    """A score, rounded to what tells it from another; unknown is empty. Only 0 reads "0"."""
    if value is None:
        return ""
    if value >= 1e12 or 0 < value < 1e-4:
        return f"{value:.3g}"
    return number_text(float(f"{value:.3g}") if value < 100 else round(value, 1))


def in_words(opportunity: Opportunity, found: Ranking) -> str:
    """How a score comes about and what it means: "reach 450 x impact 3 ... = 675: rank 2 of 7"."""
    score = found.scores.get(opportunity.id)
    if score is None:
        return ""
    if score.computed.value is None:
        return f"RICE {score.computed.why_not}"
    reach, impact, effort = (number_text(getattr(opportunity, name)) for name in ("reach", "impact", "effort"))
    confidence = found.confidences.text(opportunity.confidence)
    formula = f"reach {reach} \u00d7 impact {impact} \u00d7 confidence {confidence} \u00f7 effort {effort}"
    if score.rank is None:
        standing = f"{opportunity.status.label}, so it has no rank"
    else:
        standing = f"rank {score.rank} of {found.ranked}" + (", shared" if score.is_tied else "")
    return f"RICE {score.text} = {formula}: {standing}"


def _share(percent: float) -> float:
    return float(f"{percent / 100:.12g}")


def _same(value: float) -> float:
    return float(f"{value:.{_SAME_DIGITS}g}")
