"""All that a map lacks or says wrongly, from one table of rules; and how complete it is, from the same answers."""

from __future__ import annotations

from collections.abc import Container, Generator
from dataclasses import dataclass
from datetime import date

from journey_editor.analysis import (
    flow,
    map_rules,
    merge_rules,
    part_rules,
    sameness_rules,
    stage_rules,
    stakeholder_rules,
    touchpoint_rules,
)
from journey_editor.analysis.rule import Finding, Rule, Severity
from journey_editor.analysis.score import Score, Tally
from journey_editor.analysis.survey import Survey
from journey_editor.document.journey import Journey
from journey_editor.document.progress import in_one_go
from journey_editor.document.records import AcceptedFinding

RULES: tuple[Rule, ...] = (
    *merge_rules.RULES,
    *map_rules.RULES,
    *stakeholder_rules.RULES,
    *stage_rules.RULES,
    *touchpoint_rules.RULES,
    *part_rules.RULES,
    *sameness_rules.RULES,
    *flow.RULES,
)
"""Every rule. Each asks about every record of its types once: the time is that of the map's size."""

RULE_OF = {rule.id: rule for rule in RULES}

_STRIDE = 64
"""After so many records the work may be interrupted."""


@dataclass(frozen=True)
class Report:
    """What there is to say of a map: all of it computed of one state, on one day."""

    findings: tuple[Finding, ...] = ()
    """What is open: errors first, then warnings, then notes, each in the rules' order, then as one reads the map."""
    accepted: tuple[tuple[Finding | None, AcceptedFinding], ...] = ()
    """What is accepted; no finding: it is not found any more, or its rule is switched off or unknown."""
    scores: tuple[Score, ...] = ()
    """The map as a whole, then what belongs to no stage, then each stage from left to right."""
    questions: int = 0
    """How many answers were asked for."""
    rules: int = 0
    """By how many rules."""

    def count(self, severity: Severity) -> int:
        """How many open findings are of a severity."""
        return sum(finding.severity is severity for finding in self.findings)


def report(journey: Journey, today: date, seen: Container[str] | None = None) -> Report:
    """Look at a map with all rules that are on for it; `seen`: only what is about records with these ids."""
    return in_one_go(reporting(journey, today, seen))


def reporting(journey: Journey, today: date, seen: Container[str] | None = None) -> Generator[None, None, Report]:
    """As `report`, in small steps, between which the map must not change: whoever changes it begins anew."""
    survey, tally = Survey(journey, today), Tally()
    off = set(journey.map.rules_off)
    left = {(one.rule, one.about, one.stage or ""): one for one in journey.all(AcceptedFinding)}
    open_ones: dict[Severity, list[Finding]] = {severity: [] for severity in Severity}
    accepted: list[tuple[Finding | None, AcceptedFinding]] = []
    rules = [rule for rule in RULES if rule.id not in off]
    yield from survey.looking_for_loops()
    for rule in rules:
        for number, record in enumerate(survey.records(rule.of)):
            if number % _STRIDE == 0:
                yield
            for answer in rule.ask(survey, record):
                about = answer.about or record.id
                named = (record.id, about, answer.stage or about, *answer.others)
                if seen is not None and not all(one in seen for one in named):
                    continue
                at = answer.stage or survey.home(journey.get(answer.about) if answer.about else record)
                if not answer.missing:
                    tally.count(at, rule, is_met=True)
                    continue
                missing, field, others = answer.missing, answer.field, answer.others
                found = Finding(rule.id, rule.severity, about, answer.stage, at, missing, field, others)
                if found.key in left:
                    accepted.append((found, left.pop(found.key)))
                else:
                    tally.count(at, rule, is_met=False)
                    open_ones[rule.severity].append(found)
    accepted += [(None, left[key]) for key in sorted(left) if seen is None or left[key].id in seen]
    in_order = tuple(finding for severity in Severity for finding in open_ones[severity])
    scores = tally.scores([stage.id for stage in survey.stages])
    return Report(in_order, tuple(accepted), scores, tally.questions, len(rules))
