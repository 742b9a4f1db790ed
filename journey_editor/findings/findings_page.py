"""The findings in a list, and under it what is said and can be done about the one that its user is at."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from journey_editor.analysis.findings import RULE_OF
from journey_editor.analysis.fixes import Fix, fix_for
from journey_editor.document.changes import ChangeSet
from journey_editor.document.edits.accepting import accept_finding
from journey_editor.document.edits.deleting import delete_records
from journey_editor.document.records import AcceptedFinding
from journey_editor.document.wording import numbered
from journey_editor.findings.badges import seats_of
from journey_editor.findings.detail import Detail
from journey_editor.findings.finding_delegate import FindingDelegate
from journey_editor.findings.findings_model import FindingRow, FindingsModel, Grouping, Wanted
from journey_editor.findings.live import LiveFindings
from journey_editor.history.session import Session
from journey_editor.layout.theme import Theme
from journey_editor.widgets.grouped_view import GroupedView
from journey_editor.widgets.plain_label import PlainLabel

_HINT = "Choose a finding: the board and the inspector go where it is. Enter takes the cursor along."
_COUNTED = ("stage", "persona", "touchpoint", "connection")


class FindingsPage(QWidget):
    """Goes to findings, mends them, accepts them."""

    gone_to = QtSignal(str, str, str, bool)
    """See `FindingsPanel.gone_to`."""
    switched_off = QtSignal(str)
    """The map is not to be checked by this rule any more."""
    only_wanted = QtSignal(str, object)
    """Only the findings of a rule (or of any), in a stage (empty: in none; None: in all)."""

    def __init__(self, session: Session, live: LiveFindings) -> None:
        super().__init__()
        self._session = session
        self._live = live
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
        self._list_or_empty = QStackedWidget()
        self._list_or_empty.addWidget(self.list)
        self._list_or_empty.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._list_or_empty, 1)
        column.addWidget(self.detail)
        self.list.looked_at.connect(self._look)
        self.list.chosen.connect(lambda: self._look(takes_keyboard=True))
        self.detail.fix_wanted.connect(self.fix)
        self.detail.instead_wanted.connect(self.fix_otherwise)
        self.detail.accepted.connect(self._accept)
        self.detail.typed.connect(self._draft)
        self.detail.take_back_wanted.connect(self.take_back)
        self.detail.rule_off_wanted.connect(self._switch_off)
        self.detail.left.connect(self.list.setFocus)

    def show_findings(self, grouping: Grouping, wanted: Wanted) -> None:
        """Show what is wanted of the last report."""
        self.list.take(self.rows.groups_of(self._live.report, grouping, wanted))
        is_empty = not self.rows.groups
        self._list_or_empty.setCurrentWidget(self.empty if is_empty else self.list)
        self.detail.setVisible(not is_empty)
        if is_empty:
            self.empty.setText(self._nothing_found())
        self._show_detail()

    def go_to_record(self, record_id: str) -> None:
        """Be at the first finding of what has a badge on the board."""
        journey = self._session.journey
        rows = (row for group in self.rows.groups for row in group.rows)
        found = next((row for row in rows if row.finding and record_id in seats_of(journey, row.finding.about)), None)
        if found is not None:
            self.list.go_to(self.rows.index_of(found))

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of a theme."""
        self.rows.theme = self._delegate.theme = theme
        self.list.viewport().update()

    # --- what is done about findings ------------------------------------------------------------------------------

    def fix(self) -> None:
        """Do what mends the finding that one is at, and go where the rest is typed."""
        self._show_detail()  # what mends it may be something else since the map has changed
        self._do(self._fix)

    def fix_otherwise(self) -> None:
        """As `fix`, in the other way that there is."""
        self._show_detail()
        self._do(self._fix.instead if self._fix is not None else None)

    def _do(self, fix: Fix | None) -> None:
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

    def _accept(self, reason: str, by: str) -> None:
        try:
            changes = self._accepting(reason, by)
        except ValueError:
            self._session.refuse("This reason or name is too long, so the finding was not accepted.")
            return
        self.detail.give_up()
        self._session.do("Accept finding", changes)

    def _draft(self, reason: str, by: str) -> None:
        """A crash does not lose the reason that is being typed."""
        changes = ChangeSet()
        with suppress(ValueError):
            changes = self._accepting(reason, by)
        self._session.draft(changes)

    def _accepting(self, reason: str, by: str) -> ChangeSet:
        row, journey = self._row, self._session.journey
        if not reason or row is None or row.finding is None or row.finding.about not in journey:
            return ChangeSet()
        rule, about, stage = row.finding.key
        return accept_finding(journey, rule, about, stage or None, reason, by, self._live.today())[0]

    def _switch_off(self) -> None:
        row = self._row
        if row is not None:
            self.switched_off.emit(row.rule)

    def _look(self, takes_keyboard: bool = False) -> None:
        self._show_detail()
        row = self._row
        if row is not None and row.finding is not None and row.finding.about in self._session.journey:
            found = row.finding
            self.gone_to.emit(found.about, found.stage, found.field, takes_keyboard)

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
                if self._fix.instead is not None:
                    menu.addAction(self._fix.instead.label.replace("&", "&&"), self.fix_otherwise)
        if row.accepted is not None:
            menu.addAction("Take back", self.take_back)
        else:
            menu.addAction("Accept with a reason\u2026", self.detail.ask_reason)
        if row.finding is not None:
            found = row.finding
            menu.addSeparator()
            menu.addAction("Show only this rule", lambda: self.only_wanted.emit(found.rule, None))
            menu.addAction("Show only this stage", lambda: self.only_wanted.emit("", found.home))
        menu.addAction("Switch this rule off for this map", self._switch_off)
        menu.popup(event.globalPos())

    # --- what is said ---------------------------------------------------------------------------------------------

    @property
    def _row(self) -> FindingRow | None:
        row: FindingRow | None = self.list.current
        return row

    def _show_detail(self) -> None:
        row, journey = self._row, self._session.journey
        self._fix = None
        if row is None or (row.finding is not None and row.finding.about not in journey):
            self.detail.show_hint(_HINT)
            return
        what, why = self.rows.sentence(row)
        if row.finding is not None and row.accepted is None:
            self._fix = fix_for(journey, row.finding, self._live.today())
        if not self.detail.is_asking and not self.detail.by.text():
            self.detail.by.setText(self._last_name())
        rule = RULE_OF.get(row.rule)
        self.detail.show_finding(f"{what}: {why}", rule, self._fix, row.accepted, row.finding is not None)

    def _last_name(self) -> str:
        """Who accepted the last finding: most likely who accepts the next one."""
        by = [one for one in self._session.journey.of_kind(AcceptedFinding) if one.accepted_by and one.accepted_on]
        return max(by, key=lambda one: str(one.accepted_on)).accepted_by if by else ""

    def _nothing_found(self) -> str:
        report, journey = self._live.report, self._session.journey
        hidden = len(report.findings) + len(report.accepted)
        if hidden:
            return f"No finding fits what is searched for. {hidden} {'is' if hidden == 1 else 'are'} not shown."
        if not self._live.is_current:
            return "Looking at the map\u2026"
        if not report.questions:
            return "Nothing was asked: every rule is switched off, or there is nothing yet that one asks about."
        seen = ", ".join(numbered(kind, sum(record.kind == kind for record in journey)) for kind in _COUNTED)
        off = len(journey.map.rules_off)
        return f"Nothing is missing.\n{report.rules} rules asked {report.questions} questions of the map: {seen}." + (
            f" {off} {'rule is' if off == 1 else 'rules are'} switched off." if off else ""
        )
