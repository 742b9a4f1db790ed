"""The completeness panel: what the map lacks, how complete it is, and the rules that say so."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journey_editor.analysis.findings import RULE_OF
from journey_editor.analysis.fixes import Fix, fix_for
from journey_editor.analysis.rule import Severity
from journey_editor.analysis.score import WHOLE
from journey_editor.analysis.telling import short
from journey_editor.document.edits.accepting import accept_finding, switch_rule
from journey_editor.document.edits.deleting import delete_records
from journey_editor.document.records import AcceptedFinding
from journey_editor.document.wording import numbered
from journey_editor.findings.detail import Detail
from journey_editor.findings.finding_delegate import FindingDelegate
from journey_editor.findings.findings_model import (
    SEVERITY_COLOURS,
    SEVERITY_ICONS,
    FindingsModel,
    Grouping,
    Row,
    Wanted,
)
from journey_editor.findings.grouped_view import GroupedView
from journey_editor.findings.live import LiveFindings
from journey_editor.findings.rules_list import RulesList
from journey_editor.findings.score_page import ScorePage, percent
from journey_editor.history.session import Session
from journey_editor.layout.theme import Theme, theme
from journey_editor.painting.icons import icon
from journey_editor.widgets.plain_label import PlainLabel
from journey_editor.widgets.quiet_combo import QuietCombo
from journey_editor.widgets.tooltip import set_tooltip

_WIDE, _NARROWEST = 860, 500
"""Pixels from which all controls stand in one row; pixels that it takes at least."""
_PAUSE_MS = 150
"""After a letter in the line that searches (each sentence is put into words for it), and after an edit."""


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
        self._theme: Theme = theme("light")
        self._grouping = Grouping.SEVERITY
        self._wanted = Wanted()
        self._fix: Fix | None = None
        self.rows = FindingsModel(session.journey, self)
        self.list = GroupedView("Findings")
        self.list.setObjectName("findings-list")
        self.list.setModel(self.rows)
        self.list.setHeaderHidden(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._delegate = FindingDelegate(self.list)
        self.list.setItemDelegate(self._delegate)
        self.detail = Detail()
        self.empty = PlainLabel()
        self.empty.setObjectName("nothing-found")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.scores = ScorePage(session.journey)
        self.rules = RulesList(session.journey)
        self._make_controls()
        self._arrange()
        self._connect()
        self.show_as("findings")

    # --- what it is made of ---------------------------------------------------------------------------------------

    def _make_controls(self) -> None:
        self.buttons: dict[str, QToolButton] = {}
        self._views = QButtonGroup(self)
        for name, title, tip in (
            ("findings", "Findings", "What the map lacks or says wrongly"),
            ("score", "Score", "How complete the map and each stage are, and why"),
            ("rules", "Rules", "What the map is checked by"),
        ):
            button = QToolButton()
            button.setText(title)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(f"Completeness: {tip}")
            set_tooltip(button, tip)
            button.clicked.connect(lambda _=False, name=name: self.show_as(name))
            self._views.addButton(button)
            self.buttons[name] = button
        self.severities: dict[Severity, QToolButton] = {}
        for severity in Severity:
            toggle = QToolButton()
            toggle.setCheckable(True)
            toggle.setChecked(True)
            toggle.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            toggle.toggled.connect(self._on_severities)
            self.severities[severity] = toggle
        self.line = QLineEdit()
        self.line.setPlaceholderText("Search findings")
        self.line.setAccessibleName("Search findings")
        self.line.setClearButtonEnabled(True)
        self.line.setMinimumWidth(110)
        self.line.setMaximumWidth(260)
        self.grouping = QuietCombo()
        self.grouping.setAccessibleName("Group findings by")
        for grouping, title in (
            (Grouping.SEVERITY, "By severity"),
            (Grouping.STAGE, "By stage"),
            (Grouping.RULE, "By rule"),
        ):
            self.grouping.addItem(title, grouping)
        self.grouping.setMinimumContentsLength(9)
        self.only = QToolButton()
        self.only.setObjectName("filter-chip")
        self.only.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.only.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross stands after the text
        self.only.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.only.hide()
        self.whole = QToolButton()
        self.whole.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.whole.clicked.connect(lambda: self.show_as("score"))

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
        self._filters = QWidget()
        filters = QHBoxLayout(self._filters)
        filters.setContentsMargins(0, 0, 0, 0)
        filters.setSpacing(6)
        filters.addWidget(self.line, 2)
        for toggle in self.severities.values():
            filters.addWidget(toggle)
        filters.addWidget(self.grouping)
        filters.addWidget(self.only)
        self._top.addWidget(self._filters, 1)
        self._list_or_empty = QStackedWidget()
        self._list_or_empty.addWidget(self.list)
        self._list_or_empty.addWidget(self.empty)
        of_findings = QWidget()
        column = QVBoxLayout(of_findings)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._list_or_empty, 1)
        column.addWidget(self.detail)
        self._pages = QStackedWidget()
        self._page_of: dict[str, QWidget] = {"findings": of_findings, "score": self.scores, "rules": self.rules}
        for page in self._page_of.values():
            self._pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 8, 12, 8)
        whole.setSpacing(6)
        whole.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumSize(_NARROWEST, 200)
        whole.addLayout(self._top)
        whole.addWidget(self._pages, 1)
        stops = [*self.buttons.values(), self.line, *self.severities.values(), self.grouping, self.only, self.whole]
        stops += [self.list, *self.detail.stops, self.scores.tree, self.rules.tree]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._show_list)
        self.line.textChanged.connect(lambda text: self._want(text=text))
        self.grouping.currentIndexChanged.connect(self._on_grouping)
        self.only.clicked.connect(lambda: self._want(rule="", home=None))
        self.list.looked_at.connect(self._look)
        self.list.chosen.connect(lambda: self._look(takes_keyboard=True))
        self.detail.fix_wanted.connect(self.fix)
        self.detail.accepted.connect(self._accept)
        self.detail.take_back_wanted.connect(self.take_back)
        self.detail.rule_off_wanted.connect(self._switch_off)
        self.detail.left.connect(self.list.setFocus)
        self.scores.wanted.connect(self._show_only)
        self.rules.rows.switched.connect(self.switch)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._show)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_PAUSE_MS)
        self._rest.timeout.connect(lambda: self._tree.viewport().update())
        self._live.changed.connect(self._soon.start)  # a turn of its own: a key may come between
        self._session.changed.connect(self._on_changed)

    # --- what the shell asks for ----------------------------------------------------------------------------------

    def show_as(self, name: str) -> None:
        """Show the "findings", the "score" or the "rules"."""
        self.buttons[name].setChecked(True)
        self._pages.setCurrentWidget(self._page_of[name])
        self._filters.setVisible(name == "findings")
        self._show()

    def begin(self) -> None:
        """Be ready for the keyboard."""
        self._tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of a theme."""
        self._theme = theme
        self.rows.theme = self._delegate.theme = theme
        self.only.setIcon(icon("close", "text.muted", theme))
        for severity, toggle in self.severities.items():
            toggle.setIcon(icon(SEVERITY_ICONS[severity], SEVERITY_COLOURS[severity], theme))
        self.scores.set_theme(theme)
        self.rules.set_theme(theme)
        self.list.viewport().update()

    def sizeHint(self) -> QSize:
        """As high as a dock should make it."""
        return QSize(760, 320)

    # --- what is done about findings ------------------------------------------------------------------------------

    def fix(self) -> None:
        """Do what mends the finding that one is at, and go where the rest is typed."""
        self._show_detail()  # what mends it may be something else since the map has changed
        fix = self._fix
        if fix is None:
            return
        if fix.changes and not self._session.do(fix.label, fix.changes):
            return
        self.gone_to.emit(fix.about, "", fix.field, True)

    def take_back(self) -> None:
        """What is accepted is open again."""
        row = self._row
        if row is not None and row.accepted is not None and row.accepted.id in self._session.journey:
            self._session.do("Take acceptance back", delete_records(self._session.journey, [row.accepted.id]))

    def switch(self, rule_id: str, is_on: bool) -> None:
        """Check this map by a rule, or do not."""
        title = RULE_OF[rule_id].title if rule_id in RULE_OF else rule_id
        changes = switch_rule(self._session.journey, rule_id, is_on)
        self._session.do(f"Switch rule \u201c{title}\u201d {'on' if is_on else 'off'}", changes)

    def _accept(self, reason: str, by: str) -> None:
        row = self._row
        if row is None or row.finding is None or row.finding.about not in self._session.journey:
            return
        found, journey = row.finding, self._session.journey
        changes, _ = accept_finding(
            journey, found.rule, found.about, found.stage or None, reason, by, self._live.today()
        )
        self._session.do("Accept finding", changes)

    def _switch_off(self) -> None:
        row = self._row
        if row is not None:
            self.switch(
                row.accepted.rule if row.accepted is not None else row.finding.rule if row.finding else "", False
            )

    # --- events ---------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape in the line clears it, then goes back to the board; Down in the line goes to the list."""
        if event.key() == Qt.Key.Key_Escape:
            if self.line.hasFocus() and self.line.text():
                self.line.clear()
            else:
                self.left.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.line.hasFocus():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What the strip under the list offers, at the row itself."""
        row = self._row
        if not self.list.hasFocus() or row is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if row.finding is not None:
            menu.addAction("Go there", lambda: self._look(takes_keyboard=True))
            if self._fix is not None:
                menu.addAction(self._fix.label.replace("&", "&&"), self.fix)
        if row.accepted is not None:
            menu.addAction("Take back", self.take_back)
        else:
            menu.addAction("Accept with a reason\u2026", self.detail.ask_reason)
        if row.finding is not None:
            found = row.finding
            menu.addSeparator()
            menu.addAction("Show only this rule", lambda: self._want(rule=found.rule, home=None))
            menu.addAction("Show only this stage", lambda: self._want(rule="", home=found.home))
        menu.addAction("Switch this rule off for this map", self._switch_off)
        menu.popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for all beside one another, the filters stand below."""
        super().resizeEvent(event)
        is_narrow = event.size().width() < _WIDE
        ways = QBoxLayout.Direction
        self._top.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)

    def showEvent(self, event: QShowEvent) -> None:
        """The map may have changed."""
        super().showEvent(event)
        self._show()

    # --- showing --------------------------------------------------------------------------------------------------

    @property
    def _shown(self) -> str:
        return next(name for name, page in self._page_of.items() if page is self._pages.currentWidget())

    @property
    def _tree(self) -> GroupedView:
        return {"findings": self.list, "score": self.scores.tree, "rules": self.rules.tree}[self._shown]

    @property
    def _row(self) -> Row | None:
        row: Row | None = self.list.current
        return row

    def _show(self) -> None:
        if not self.isVisible():
            return
        report = self._live.report
        whole = next((score.value for score in report.scores if score.of == WHOLE), None)
        self.whole.setText(f"Map: {percent(whole)}" if whole is not None else "Map: no score")
        self.whole.setAccessibleName(f"How complete the map is: {percent(whole)}. Show what it consists of")
        set_tooltip(self.whole, "Show what the score consists of")
        for severity, toggle in self.severities.items():
            count = report.count(severity)
            toggle.setText(str(count))
            toggle.setAccessibleName(f"Show {severity.label}s: {count} found")
            set_tooltip(toggle, f"{numbered(severity.value, count)}. Show or hide {severity.label}s")
        if self._shown == "score":
            self.scores.show_report(report)
        elif self._shown == "rules":
            self.rules.show_report(report)
        else:
            self._show_list()

    def _show_list(self) -> None:
        self._pause.stop()
        if self._shown != "findings":
            return
        report = self._live.report
        self.list.take(self.rows.groups_of(report, self._grouping, self._wanted))
        is_empty = not self.rows.groups
        self._list_or_empty.setCurrentWidget(self.empty if is_empty else self.list)
        self.detail.setVisible(not is_empty)
        if is_empty:
            self.empty.setText(self._nothing_found())
        self._show_detail()

    def _nothing_found(self) -> str:
        report, journey = self._live.report, self._session.journey
        hidden = len(report.findings) + len(report.accepted)
        if hidden:
            return f"No finding fits what is searched for. {hidden} {'is' if hidden == 1 else 'are'} not shown."
        if not self._live.is_current:
            return "Looking at the map\u2026"
        if not report.questions:
            return "Nothing was asked: every rule is switched off, or there is nothing yet that one asks about."
        kinds = ("stage", "persona", "touchpoint", "connection")
        counts = {kind: sum(record.kind == kind for record in journey) for kind in kinds}
        seen = ", ".join(numbered(kind, count) for kind, count in counts.items())
        return f"Nothing is missing.\n{report.rules} rules asked {report.questions} questions of the map: {seen}." + (
            f" {len(journey.map.rules_off)} rules are switched off." if journey.map.rules_off else ""
        )

    def _show_detail(self) -> None:
        row, journey = self._row, self._session.journey
        self._fix = None
        if row is None or (row.finding is not None and row.finding.about not in journey):
            self.detail.show_hint(
                "Choose a finding: the board and the inspector go where it is. Enter takes the cursor along."
            )
            return
        what, why = self.rows.sentence(row)
        if row.finding is not None and row.accepted is None:
            self._fix = fix_for(journey, row.finding, self._live.today())
        rule_id = row.accepted.rule if row.accepted is not None else row.finding.rule if row.finding else ""
        rule = RULE_OF.get(rule_id)
        if not self.detail.is_asking and not self.detail.by.text():
            self.detail.by.setText(self._last_name())
        self.detail.show_finding(f"{what}: {why}", rule, self._fix, row.accepted, row.finding is not None)

    def _last_name(self) -> str:
        """Who accepted the last finding: most likely who accepts the next one."""
        by = [one for one in self._session.journey.each(AcceptedFinding) if one.accepted_by and one.accepted_on]
        return max(by, key=lambda one: str(one.accepted_on)).accepted_by if by else ""

    def _look(self, takes_keyboard: bool = False) -> None:
        self._show_detail()
        row = self._row
        if row is not None and row.finding is not None and row.finding.about in self._session.journey:
            found = row.finding
            self.gone_to.emit(found.about, found.stage, found.field, takes_keyboard)

    def _on_changed(self) -> None:
        """Names may be others, and rules on or off: what is seen is put anew, but not at each key."""
        if self.isVisible():
            self._rest.start()

    # --- filtering ------------------------------------------------------------------------------------------------

    def _want(self, **wanted: object) -> None:
        self._wanted = replace(self._wanted, **wanted)  # type: ignore[arg-type]
        rule, home = self._wanted.rule, self._wanted.home
        told = [RULE_OF[rule].title] if rule else []
        if home is not None:
            told.insert(0, self.scores.rows.title(home))
        self.only.setText(" \u00b7 ".join(short(text, 40) for text in told))
        self.only.setAccessibleName(f"Only {', '.join(told)}: show all again")
        set_tooltip(self.only, "Show all again")
        self.only.setVisible(bool(told))
        if "text" in wanted:
            self._pause.start()
        else:
            self._show_list()

    def _show_only(self, rule: str, home: str | None) -> None:
        for toggle in self.severities.values():
            toggle.setChecked(True)
        self.line.clear()
        self._want(rule=rule, home=home)
        self.show_as("findings")
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_severities(self) -> None:
        self._want(severities=frozenset(s for s, toggle in self.severities.items() if toggle.isChecked()))

    def _on_grouping(self) -> None:
        self._grouping = Grouping(self.grouping.currentData())
        self._show_list()
