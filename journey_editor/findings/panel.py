"""The completeness panel: what the map lacks, how complete it is, and the rules that say so."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QHBoxLayout,
    QLayout,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journey_editor.analysis.findings import RULE_OF
from journey_editor.analysis.score import WHOLE
from journey_editor.document.edits.accepting import switch_rule
from journey_editor.findings.finding_filter import FindingFilter
from journey_editor.findings.findings_page import FindingsPage
from journey_editor.findings.live import LiveFindings
from journey_editor.findings.rules_list import RulesList
from journey_editor.findings.score_page import ScorePage, percent
from journey_editor.history.session import Session
from journey_editor.layout.theme import Theme
from journey_editor.widgets.grouped_view import GroupedView
from journey_editor.widgets.tooltip import set_tooltip

_WIDE, _NARROWEST = 860, 500
"""Pixels from which all controls stand in one row; pixels that it takes at least."""
_REST_MS = 150
"""After an edit, before names that may be others are painted: not at each key."""
_VIEWS = (
    ("findings", "Findings", "What the map lacks or says wrongly"),
    ("score", "Score", "How complete the map and each stage are, and why"),
    ("rules", "Rules", "What the map is checked by"),
)


class FindingsPanel(QWidget):
    """A panel for a dock. While it is hidden it shows nothing, and costs nothing but the findings themselves."""

    gone_to = QtSignal(str, str, str, bool)
    """A record to be seen, the stage it is about there (or none), the field that lacks something (or none), and whether
    the cursor is to be put into it."""
    left = QtSignal()
    """Escape: the keyboard belongs to the board again."""

    def __init__(self, session: Session, live: LiveFindings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findings")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._live = live
        self.filter = FindingFilter()
        self.findings = FindingsPage(session, live)
        self.scores = ScorePage(session.journey)
        self.rules = RulesList(session.journey)
        self._page_of: dict[str, QWidget] = {"findings": self.findings, "score": self.scores, "rules": self.rules}
        self.buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        for name, title, tip in _VIEWS:
            self.buttons[name] = self._button(name, title, tip)
        self.whole = QToolButton()
        self.whole.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.whole.clicked.connect(lambda: self.show_as("score"))
        self._arrange()
        self._soon, self._rest = (_once(self, pause) for pause in (0, _REST_MS))
        self._connect()
        self.show_as("findings")

    def _button(self, name: str, title: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setText(title)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(f"Completeness: {tip}")
        set_tooltip(button, tip)
        button.clicked.connect(lambda: self.show_as(name))
        self._group.addButton(button)
        return button

    def _arrange(self) -> None:
        views = QHBoxLayout()
        views.setSpacing(2)
        for button in self.buttons.values():
            views.addWidget(button)
        views.addSpacing(6)
        views.addWidget(self.whole)
        views.addStretch(1)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(6)
        self._top.addLayout(views)
        self._top.addWidget(self.filter, 1)
        self._pages = QStackedWidget()
        for page in self._page_of.values():
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumWidth(_NARROWEST)
        column.addLayout(self._top)
        column.addWidget(self._pages, 1)
        stops = [*self.buttons.values(), self.whole, *self.filter.stops]
        stops += [self.findings.list, *self.findings.detail.stops, self.scores.tree, self.rules.tree]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self.filter.changed.connect(self._show_list)
        self.findings.gone_to.connect(self.gone_to)
        self.findings.switched_off.connect(lambda rule: self.switch(rule, False))
        self.findings.only_wanted.connect(self._show_only)
        self.scores.wanted.connect(self._show_missing)
        self.rules.rows.switched.connect(self.switch)
        self._soon.timeout.connect(self._show)
        self._rest.timeout.connect(lambda: self._tree.viewport().update())
        self._live.changed.connect(self._soon.start)  # a turn of its own: a key may come between
        self._session.changed.connect(self._on_changed)

    # --- what the shell asks for ----------------------------------------------------------------------------------

    def show_as(self, name: str) -> None:
        """Show the "findings", the "score" or the "rules"."""
        self.buttons[name].setChecked(True)
        self._pages.setCurrentWidget(self._page_of[name])
        self.filter.setVisible(name == "findings")
        self._show()

    def begin(self) -> None:
        """Be ready for the keyboard."""
        self._tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_to_record(self, record_id: str) -> None:
        """Show the findings of what has a badge on the board."""
        self.filter.clear()
        self._show_only("", None)
        self.show_as("findings")
        self.findings.go_to_record(record_id)
        self.begin()

    def switch(self, rule_id: str, is_on: bool) -> None:
        """Check this map by a rule, or do not."""
        title = RULE_OF[rule_id].title if rule_id in RULE_OF else rule_id
        changes = switch_rule(self._session.journey, rule_id, is_on)
        self._session.do(f"Switch rule \u201c{title}\u201d {'on' if is_on else 'off'}", changes)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of a theme."""
        self.filter.set_theme(theme)
        self.findings.set_theme(theme)
        self.scores.set_theme(theme)
        self.rules.set_theme(theme)

    def sizeHint(self) -> QSize:
        """As high as a dock should make it."""
        return QSize(760, 320)

    # --- events ---------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape in the line clears it, then goes back to the board; Down in the line goes to the list."""
        line = self.filter.line
        if event.key() == Qt.Key.Key_Escape:
            if line.hasFocus() and line.text():
                line.clear()
            else:
                self.left.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter) and line.hasFocus():
            self.findings.list.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for all beside one another, the filter stands below."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        self._top.setDirection(ways.TopToBottom if event.size().width() < _WIDE else ways.LeftToRight)

    def showEvent(self, event: QShowEvent) -> None:
        """The map may have changed."""
        super().showEvent(event)
        self._show()

    # --- showing --------------------------------------------------------------------------------------------------

    @property
    def shown(self) -> str:
        """Which of its views is shown."""
        return next(name for name, page in self._page_of.items() if page is self._pages.currentWidget())

    @property
    def _tree(self) -> GroupedView:
        trees = {"findings": self.findings.list, "score": self.scores.tree, "rules": self.rules.tree}
        return trees[self.shown]

    def _show(self) -> None:
        if not self.isVisible():
            return
        report = self._live.report
        whole = next((score.value for score in report.scores if score.of == WHOLE), None)
        self.whole.setText(f"Map: {percent(whole)}" if whole is not None else "Map: no score")
        self.whole.setAccessibleName(f"How complete the map is: {percent(whole)}. Show what it consists of")
        set_tooltip(self.whole, "Show what the score consists of")
        self.filter.count(report)
        if self.shown == "score":
            self.scores.show_report(report)
        elif self.shown == "rules":
            self.rules.show_report(report)
        else:
            self._show_list()

    def _show_list(self) -> None:
        if self.shown == "findings":
            self.findings.show_findings(self.filter.grouping, self.filter.wanted)

    def _on_changed(self) -> None:
        if self.isVisible():
            self._rest.start()

    def _show_only(self, rule: str, home: str | None) -> None:
        told = [RULE_OF[rule].title] if rule else []
        if home is not None:
            told.insert(0, self.scores.rows.title(home))
        self.filter.show_only(rule, home, *told)

    def _show_missing(self, rule: str, home: str | None) -> None:
        self.filter.clear()
        self._show_only(rule, home)
        self.show_as("findings")
        self.begin()


def _once(owner: QWidget, pause: int) -> QTimer:
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(pause)
    return timer
