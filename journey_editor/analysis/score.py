"""How complete a stage and a map are: a share that can be taken apart.

Each rule asks its question of every record it is about; an answer is there, or it is missing. For a rule in a stage:

    share = answers that are there / answers that are asked for

and for the stage, over the rules that ask anything in it:

    score = sum of weight x share / sum of weights          weight: error 3, warning 2, note 1

So a rule counts the same whether it asks of one record or of forty. The map's score is the same sum over all its
records, whatever stage they stand in. What is unknown is missing: it never counts as there. A finding that is accepted
with a reason, and a rule that is switched off, are not asked for: they make the score neither better nor worse. Where
nothing is asked for there is no score: None, never 100 %.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journey_editor.analysis.rule import Rule

WHOLE = "*"
"""Stands for the whole map, where else a stage's id does."""


@dataclass(frozen=True, slots=True)
class RuleShare:
    """How a rule is met: by how many of those that it asks about."""

    rule: str
    weight: int
    met: int
    asked: int

    @property
    def missing(self) -> int:
        """How many answers are missing."""
        return self.asked - self.met


@dataclass(frozen=True, slots=True)
class Score:
    """How complete a stage is (`of` is its id), the map (`WHOLE`), or what of it belongs to no stage (empty)."""

    of: str
    shares: tuple[RuleShare, ...]
    """Of each rule that asks anything, in the rules' order."""

    @property
    def value(self) -> float | None:
        """0 to 1; None: nothing is asked for, so it cannot be computed."""
        weights = sum(share.weight for share in self.shares)
        return sum(share.weight * share.met / share.asked for share in self.shares) / weights if weights else None

    def gain(self, share: RuleShare) -> float:
        """By how much the score rises when all that a rule misses is there."""
        return share.weight * share.missing / share.asked / sum(other.weight for other in self.shares)


class Tally:
    """Answers, counted by stage and rule while they come in."""

    def __init__(self) -> None:
        self._counts: dict[str, dict[str, list[int]]] = {}
        """By rule, then by stage: how many answers are there, how many are asked for."""
        self._weights: dict[str, int] = {}
        self.questions = 0

    def count(self, home: str, rule: Rule, is_met: bool) -> None:
        """An answer to a rule, in a stage (empty: in none)."""
        self.questions += 1
        by_home = self._counts.get(rule.id)
        if by_home is None:
            by_home = self._counts[rule.id] = {}
            self._weights[rule.id] = rule.severity.weight
        met_and_asked = by_home.get(home)
        if met_and_asked is None:
            met_and_asked = by_home[home] = [0, 0]
        met_and_asked[0] += is_met
        met_and_asked[1] += 1

    def scores(self, stages: Sequence[str]) -> tuple[Score, ...]:
        """The whole map, what belongs to no stage, then the stages in this order."""
        return tuple(self._score(of) for of in (WHOLE, "", *stages))

    def _score(self, of: str) -> Score:
        shares = []
        for rule, by_home in self._counts.items():
            counts = list(by_home.values()) if of == WHOLE else [by_home[of]] if of in by_home else []
            if counts:
                met, asked = (sum(numbers) for numbers in zip(*counts, strict=True))
                shares.append(RuleShare(rule, self._weights[rule], met, asked))
        return Score(of, tuple(shares))
