"""The findings as rows, in groups: by severity, by stage or by rule; what is accepted stands last, struck out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont

from journey_editor.analysis.findings import RULE_OF, Report
from journey_editor.analysis.rule import Finding, Severity
from journey_editor.analysis.telling import short, what_is_missing
from journey_editor.document.journey import Journey
from journey_editor.document.matching import distance, folded, words_of
from journey_editor.document.records import AcceptedFinding
from journey_editor.layout.theme import Theme, theme
from journey_editor.painting.icons import icon
from journey_editor.widgets.grouped_model import GroupedModel, RowGroup
from journey_editor.widgets.item_model import Index, Role
from journey_editor.widgets.tooltip import tooltip_text

ACCEPTED = "accepted"
_LONGEST_REASON = 400
WHY_ROLE = Role.UserRole + 1
"""Why it matters: the half of the sentence that may be cut first."""

SEVERITY_ICONS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "info"}
SEVERITY_COLOURS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "text.muted"}


class Grouping(StrEnum):
    """By what the findings are put together."""

    SEVERITY = "severity"
    STAGE = "stage"
    RULE = "rule"


@dataclass(frozen=True)
class FindingRow:
    """An open finding, or one that is accepted; accepted and no finding: it is not found any more."""

    finding: Finding | None
    accepted: AcceptedFinding | None = None

    @property
    def rule(self) -> str:
        """The id of the rule that found it."""
        if self.accepted is not None:
            return self.accepted.rule
        return self.finding.rule if self.finding is not None else ""


@dataclass(frozen=True)
class Wanted:
    """Which findings are shown."""

    severities: frozenset[Severity] = frozenset(Severity)
    text: str = ""
    rule: str = ""
    """Only those of one rule, of one stage; empty: of all."""
    home: str | None = None
    """None: of all stages; empty: what belongs to none."""

    def takes(self, finding: Finding) -> bool:
        """Whether a finding is shown, whatever it says."""
        return (
            finding.severity in self.severities
            and self.rule in ("", finding.rule)
            and (self.home is None or self.home == finding.home)
        )


class FindingsModel(GroupedModel[FindingRow]):
    """What a report says. The sentences are those of the map as it is now."""

    def __init__(self, journey: Journey, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journey = journey
        self.theme: Theme = theme("light")

    def groups_of(self, report: Report, grouping: Grouping, wanted: Wanted) -> list[RowGroup[FindingRow]]:
        """What is wanted of a report, in groups."""
        rows = [FindingRow(finding) for finding in report.findings if wanted.takes(finding)]
        accepted = [
            FindingRow(finding, one) for finding, one in report.accepted if finding is None or wanted.takes(finding)
        ]
        if wanted.text.strip():
            words = words_of(wanted.text)
            rows, accepted = ([row for row in some if self._says(row, words)] for some in (rows, accepted))
        groups = self._grouped(rows, grouping)
        if grouping is Grouping.STAGE:
            scores = {score.of: score.value for score in report.scores}
            for group in groups:
                value = scores.get(group.key)
                group.note = f"{int(value * 100)} % complete" if value is not None else ""
        if accepted:
            groups.append(RowGroup(ACCEPTED, "Accepted", accepted))
        return groups

    def sentence(self, row: FindingRow) -> tuple[str, str]:
        """What is missing, and why it matters (of what is accepted: why it is left so)."""
        rule = RULE_OF.get(row.rule)
        if row.finding is not None:
            what = what_is_missing(self._journey, row.finding)
        else:
            what = f"{rule.title if rule is not None else 'A rule that this version does not know'}: not found any more"
        if row.accepted is not None:
            return what, short(row.accepted.reason, _LONGEST_REASON)
        return what, f"{rule.why}." if rule is not None else ""

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """A heading with its number, or a finding in one sentence."""
        row = self.row_at(index)
        if row is None:
            return self.heading(index, role)
        if role == Role.DecorationRole:
            name, colour = "check", "text.muted"
            if row.accepted is None and row.finding is not None:
                name, colour = SEVERITY_ICONS[row.finding.severity], SEVERITY_COLOURS[row.finding.severity]
            return icon(name, colour, self.theme)
        if role not in (Role.DisplayRole, Role.ToolTipRole, Role.AccessibleTextRole, WHY_ROLE, Role.FontRole):
            return None
        if role == Role.FontRole:
            font = QFont()
            font.setStrikeOut(row.accepted is not None)
            return font
        what, why = self.sentence(row)
        if role == WHY_ROLE:
            return why
        whole = f"{what}: {why}"
        if role == Role.ToolTipRole:
            return tooltip_text(whole)
        if role == Role.AccessibleTextRole:
            kind = "Accepted" if row.accepted is not None else row.finding.severity.label if row.finding else ""
            return f"{kind.capitalize()}. {whole}"
        return what

    def _grouped(self, rows: Iterable[FindingRow], grouping: Grouping) -> list[RowGroup[FindingRow]]:
        groups: dict[str, RowGroup[FindingRow]] = {}
        for key, title in self._headings(grouping):
            groups[key] = RowGroup(key, title)
        for row in rows:
            group = groups.get(_key(row.finding, grouping)) if row.finding is not None else None
            if group is not None:  # a stage that has just gone is in the report of before
                group.rows.append(row)
        return [group for group in groups.values() if group.rows]

    def _headings(self, grouping: Grouping) -> Iterable[tuple[str, str]]:
        match grouping:
            case Grouping.SEVERITY:
                for severity in Severity:
                    yield severity, f"{severity.label.capitalize()}s"
            case Grouping.STAGE:
                yield "", "Map, lanes and personas"
                for stage in self._journey.stages:
                    yield stage.id, short(stage.name) or "Stage without a name"
            case Grouping.RULE:
                for rule in RULE_OF.values():
                    yield rule.id, rule.title

    def _says(self, row: FindingRow, words: tuple[str, ...]) -> bool:
        return distance(words, folded(" ".join(self.sentence(row)))) is not None


def _key(finding: Finding, grouping: Grouping) -> str:
    return {Grouping.SEVERITY: finding.severity, Grouping.STAGE: finding.home, Grouping.RULE: finding.rule}[grouping]
