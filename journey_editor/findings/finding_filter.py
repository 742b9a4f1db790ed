"""Which findings are listed: by words, by severity, of one rule or stage; and by what they are put together."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from journey_editor.analysis.findings import Report
from journey_editor.analysis.rule import Severity
from journey_editor.analysis.telling import short
from journey_editor.document.wording import numbered
from journey_editor.findings.findings_model import SEVERITY_COLOURS, SEVERITY_ICONS, Grouping, Wanted
from journey_editor.layout.theme import Theme
from journey_editor.painting.icons import icon
from journey_editor.widgets.filter_toggle import filter_toggle
from journey_editor.widgets.quiet_combo import QuietCombo
from journey_editor.widgets.tooltip import set_tooltip

_PAUSE_MS = 150
"""After a letter: each sentence is put into words for what is searched."""


class FindingFilter(QWidget):
    """A row of controls."""

    changed = QtSignal()
    """Other findings are wanted, or in other groups."""

    def __init__(self) -> None:
        super().__init__()
        self.wanted = Wanted()
        self.line = QLineEdit()
        self.line.setPlaceholderText("Search findings")
        self.line.setAccessibleName("Search findings")
        self.line.setClearButtonEnabled(True)
        self.line.setMinimumWidth(110)
        self.line.setMaximumWidth(260)
        self.severities = {severity: self._toggle() for severity in Severity}
        self.groupings = QuietCombo()
        self.groupings.setAccessibleName("Group findings by")
        self.groupings.setMinimumContentsLength(9)
        for grouping in Grouping:
            self.groupings.addItem(f"By {grouping.value}", grouping)
        self.only = QToolButton()
        self.only.setObjectName("filter-chip")
        self.only.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.only.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross stands after the text
        self.only.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.only.clicked.connect(lambda: self.show_only("", None))
        self.only.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.line, 2)
        for widget in (*self.severities.values(), self.groupings, self.only):
            row.addWidget(widget)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.changed.emit)
        self.line.textChanged.connect(self._on_typed)
        self.groupings.currentIndexChanged.connect(lambda _index: self.changed.emit())

    @property
    def grouping(self) -> Grouping:
        """By what the findings are put together."""
        return Grouping(self.groupings.currentData())

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab goes, in this order."""
        return (self.line, *self.severities.values(), self.groupings, self.only)

    def count(self, report: Report) -> None:
        """Say of each severity how many there are."""
        for severity, toggle in self.severities.items():
            count = report.count(severity)
            toggle.setText(str(count))
            toggle.setAccessibleName(f"Show {severity.label}s: {count} found")
            set_tooltip(toggle, f"{numbered(severity.value, count)}. Show or hide {severity.label}s")

    def show_only(self, rule: str, home: str | None, *told: str) -> None:
        """List only the findings of a rule, or of a stage, called so; without a name all again."""
        self.wanted = replace(self.wanted, rule=rule, home=home)
        self.only.setText(" \u00b7 ".join(short(text, 40) for text in told))
        self.only.setAccessibleName(f"Only {', '.join(told)}: show all again")
        set_tooltip(self.only, "Show all again")
        self.only.setVisible(bool(told))
        self.changed.emit()

    def clear(self) -> None:
        """Search for nothing, in all severities."""
        self.line.clear()
        for toggle in self.severities.values():
            toggle.setChecked(True)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of a theme."""
        self.only.setIcon(icon("close", "text.muted", theme))
        for severity, toggle in self.severities.items():
            toggle.setIcon(icon(SEVERITY_ICONS[severity], SEVERITY_COLOURS[severity], theme))

    def _toggle(self) -> QToolButton:
        toggle = filter_toggle()
        toggle.toggled.connect(self._on_toggled)
        return toggle

    def _on_toggled(self) -> None:
        chosen = frozenset(severity for severity, toggle in self.severities.items() if toggle.isChecked())
        self.wanted = replace(self.wanted, severities=chosen)
        self.changed.emit()

    def _on_typed(self, text: str) -> None:
        self.wanted = replace(self.wanted, text=text)
        self._pause.start()
