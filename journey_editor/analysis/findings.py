"""All that a map lacks or says wrongly, from one table of rules."""

from __future__ import annotations

from datetime import date

from journey_editor.analysis import completeness, flow
from journey_editor.analysis.rule import Finding, Rule, Severity
from journey_editor.document.journey import Journey

__all__ = ["RULES", "Finding", "Rule", "Severity", "findings"]

RULES: tuple[Rule, ...] = (*completeness.RULES, *flow.RULES)
"""Every rule. Each looks at the whole map once: the time is that of the map's size."""


def findings(journey: Journey, today: date) -> list[Finding]:
    """What a map lacks or says wrongly on a day: errors first, then warnings, then notes, each in the rules' order."""
    severities = list(Severity)
    found = [finding for rule in RULES for finding in rule.findings(journey, today)]
    return sorted(found, key=lambda finding: severities.index(finding.severity))
