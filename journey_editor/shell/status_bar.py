"""The line at the bottom: how much the map holds, what is selected, and the zoom."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStatusBar, QToolButton

from journey_editor.analysis.rule import Severity
from journey_editor.canvas.view import BoardView
from journey_editor.document.records import Persona, Stage, Touchpoint
from journey_editor.document.wording import counted_records, numbered
from journey_editor.findings.findings_model import SEVERITY_COLOURS, SEVERITY_ICONS
from journey_editor.findings.live import LiveFindings
from journey_editor.history.session import Session
from journey_editor.layout.theme import Theme
from journey_editor.outline.map_filter import MapFilter
from journey_editor.painting.icons import icon
from journey_editor.shell.zoom_control import ZoomControl
from journey_editor.widgets.plain_label import PlainLabel
from journey_editor.widgets.tooltip import set_tooltip
from journey_editor.workbench.workbench import Workbench

_GAPS = 40
"""Pixels between its parts, and at its ends."""


class StatusBar(QStatusBar):
    """Follows one session and its board."""

    findings_wanted = QtSignal()
    """The findings are to be seen that the bar counts."""

    def __init__(
        self,
        session: Session,
        board: BoardView,
        workbench: Workbench,
        map_filter: MapFilter,
        findings: LiveFindings,
    ) -> None:
        super().__init__()
        self._live = findings
        self._theme: Theme | None = None
        self._is_calm = True
        self._filter = map_filter
        self._session = session
        self.setSizeGripEnabled(False)
        self.counts = PlainLabel()
        self.selection = PlainLabel()
        self._said = ""
        self.selection.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.addWidget(self.counts)
        self.addWidget(self.selection, 1)
        self.findings = QToolButton()
        self.findings.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.findings.clicked.connect(self.findings_wanted.emit)
        self.addPermanentWidget(self.findings)
        findings.changed.connect(self._show_findings)
        self.zoom = ZoomControl(board, workbench)
        self.addPermanentWidget(self.zoom)
        workbench.shown_changed.connect(self._fit)
        map_filter.changed.connect(self._show_counts)
        session.changed.connect(self._show_counts)
        session.selection_changed.connect(self._show_selection)
        board.status.connect(self._show_hint)
        self._show_counts()
        self._show_findings()

    def set_theme(self, theme: Theme) -> None:
        """Draw the buttons in the colours of a theme."""
        self._theme = theme
        self._show_findings()
        self.zoom.set_theme(theme)

    def set_calm(self, is_calm: bool) -> None:
        """Count what is missing in grey, or in the colour of a warning."""
        self._is_calm = is_calm
        self._show_findings()

    def _show_counts(self) -> None:
        journey = self._session.journey
        kinds = (Stage, Persona, Touchpoint)
        told = [numbered(kind.kind, journey.count(kind)) for kind in kinds]
        if self._filter.is_on:
            told.append(f"Filter: {self._filter.counted()}")
        self.counts.setText("  \u00b7  ".join(told))
        self._show_selection()

    def _show_findings(self) -> None:
        """The counts of the two worst severities that there are."""
        report = self._live.report
        counts = [(severity, report.count(severity)) for severity in Severity]
        there = [(severity, count) for severity, count in counts if count][:2]
        self.findings.setVisible(bool(report.rules))
        if self._session.journey.has_cards:
            text = ", ".join(numbered(severity.value, count) for severity, count in there) or "Nothing is missing"
        else:  # a map that has hardly been begun lacks everything: that helps nobody
            text, there = "Completeness", []
        self.findings.setText(text)
        self.findings.setAccessibleName(f"{text}: show or hide the completeness panel")
        set_tooltip(self.findings, "Show or hide the completeness panel")
        if self._theme is not None:
            name = SEVERITY_ICONS[there[0][0]] if there else "check"
            is_quiet = not there or (self._is_calm and there[0][0] is not Severity.ERROR)
            colour = "text.muted" if is_quiet else SEVERITY_COLOURS[there[0][0]]
            self.findings.setIcon(icon(name, colour, self._theme))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A projector has less room than a desk."""
        super().resizeEvent(event)
        self._fit()

    def _show_selection(self) -> None:
        selected = counted_records(self._session.journey, self._session.selection, numbered)
        self._say(f"{selected} selected" if selected else "")

    def _show_hint(self, text: str) -> None:
        """What the board says of a gesture takes the place of the selection while it lasts."""
        if text:
            self._say(text)
        else:
            self._show_selection()

    def _say(self, text: str) -> None:
        self._said = text
        self._fit()

    def _fit(self) -> None:
        """Where there is no room for all, the zoom's number stays: the slider goes first, then the counts."""
        metrics = self.selection.fontMetrics()
        said = f"\u00b7  {self._said}" if self._said else ""
        findings = 0 if self.findings.isHidden() else self.findings.sizeHint().width()
        room = self.width() - findings - self.zoom.least_width - _GAPS
        counts, wanted = self.counts.sizeHint().width(), metrics.horizontalAdvance(said)
        has_counts = counts + wanted <= room
        self.counts.setVisible(has_counts)
        room -= counts if has_counts else 0
        self.zoom.give_room(room - wanted)
        said = said if has_counts else self._said
        self.selection.setText(metrics.elidedText(said, Qt.TextElideMode.ElideRight, max(room, 0)))
