"""The rules, each with a tick: a map can switch single ones off."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from journey_editor.analysis.findings import RULES, Report
from journey_editor.analysis.rule import Rule
from journey_editor.analysis.rules_page import heading
from journey_editor.document.journey import Journey
from journey_editor.findings.findings_model import SEVERITY_COLOURS, SEVERITY_ICONS
from journey_editor.layout.theme import Theme, theme
from journey_editor.painting.icons import icon
from journey_editor.widgets.grouped_model import GroupedModel, RowGroup
from journey_editor.widgets.grouped_view import GroupedView
from journey_editor.widgets.item_model import Index, Role
from journey_editor.widgets.plain_label import PlainLabel

_TITLES = ("Rule", "Severity", "Found")


class RulesModel(GroupedModel[Rule]):
    """The rules by what they ask about."""

    columns = len(_TITLES)
    switched = QtSignal(str, bool)
    """A rule is to be switched on (True) or off."""

    def __init__(self, journey: Journey, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journey = journey
        self._found: dict[str, int] = {}
        self.theme: Theme = theme("light")
        groups: dict[str, RowGroup[Rule]] = {}
        for rule in RULES:
            kind = rule.of[0].kind
            groups.setdefault(kind, RowGroup(kind, heading(kind))).rows.append(rule)
        self.show(list(groups.values()))

    def count(self, report: Report) -> None:
        """Take from a report how much each rule finds."""
        self._found = {}
        for finding in report.findings:
            self._found[finding.rule] = self._found.get(finding.rule, 0) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """The columns' titles."""
        return _TITLES[section] if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rules can be ticked."""
        is_tickable = index.column() == 0 and self.row_at(index) is not None
        return super().flags(index) | (Qt.ItemFlag.ItemIsUserCheckable if is_tickable else Qt.ItemFlag.NoItemFlags)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """A rule's fault, its severity and how much it finds."""
        rule, group = self.row_at(index), self.group_at(index)
        if rule is None:
            shown = index.column() == 0 and role in (Role.DisplayRole, Role.AccessibleTextRole)
            return group.title if group is not None and shown else None
        is_on = rule.id not in self._journey.map.rules_off
        if role == Role.CheckStateRole and index.column() == 0:
            return Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
        if role == Role.DecorationRole and index.column() == 1:
            return icon(SEVERITY_ICONS[rule.severity], SEVERITY_COLOURS[rule.severity], self.theme)
        found = str(self._found.get(rule.id, 0)) if is_on else "off"
        if role == Role.DisplayRole:
            return (rule.title, rule.severity.label, found)[index.column()]
        if role == Role.AccessibleTextRole:
            return f"{rule.title}, {rule.severity.label}, {f'{found} found' if is_on else 'switched off'}"
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Switch a rule on or off."""
        rule = self.row_at(index)
        if role != Role.CheckStateRole or rule is None:
            return False
        self.switched.emit(rule.id, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True


class RulesList(QWidget):
    """All rules, and what the one says that the user is at."""

    def __init__(self, journey: Journey) -> None:
        super().__init__()
        self.rows = RulesModel(journey, self)
        self.tree = GroupedView("Rules that the map is checked by")
        self.tree.setObjectName("rules-list")
        self.tree.setModel(self.rows)
        self.tree.expandAll()
        header = self.tree.header()
        header.setAccessibleName("Columns of the rules")
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for number, width in ((1, 120), (2, 80)):
            header.setSectionResizeMode(number, QHeaderView.ResizeMode.Interactive)
            self.tree.setColumnWidth(number, width)
        self.told = PlainLabel("Space switches a rule off for this map, and on again.")
        self.told.setProperty("role", "muted")
        self.told.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.tree, 1)
        column.addWidget(self.told)
        self.tree.looked_at.connect(self._tell)

    def show_report(self, report: Report) -> None:
        """Show how much each rule finds."""
        self.rows.count(report)
        self.tree.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of a theme."""
        self.rows.theme = theme
        self.tree.viewport().update()

    def _tell(self) -> None:
        rule: Rule | None = self.tree.current
        if rule is not None:
            sources = ", ".join(f"{source.value} ({source.short})" for source in rule.sources)
            self.told.setText(f"{rule.wants}: {rule.why}. {sources}.")
