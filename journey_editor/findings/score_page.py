"""How complete the map and each stage are, taken apart: what counts, what of it is there, what would raise it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from journey_editor.analysis.findings import RULE_OF, Report
from journey_editor.analysis.score import WHOLE, RuleShare, Score
from journey_editor.analysis.telling import short
from journey_editor.document.journey import Journey
from journey_editor.findings.findings_model import SEVERITY_COLOURS, SEVERITY_ICONS
from journey_editor.layout.theme import Theme, theme
from journey_editor.painting.icons import icon
from journey_editor.widgets.grouped_model import GroupedModel, RowGroup
from journey_editor.widgets.grouped_view import GroupedView
from journey_editor.widgets.item_model import Index, Role
from journey_editor.widgets.plain_label import PlainLabel

VALUE_ROLE = Role.UserRole + 1
_TITLES = ("What counts", "Answered", "Weight", "Would add")
_HOW = (
    "Each rule counts once, by the share of its answers that are there, with its weight: error 3, warning 2, note 1. "
    "What is unknown is missing. What is accepted, or switched off, is not asked for."
)


@dataclass(frozen=True)
class ScoreRow:
    """One rule's part in a score."""

    of: str
    """As `Score.of`."""
    share: RuleShare
    gain: float


def percent(value: float | None) -> str:
    """A score as it is read: full only where nothing is missing at all."""
    return "cannot be computed: nothing is asked for" if value is None else f"{int(value * 100)} %"


class ScoreModel(GroupedModel[ScoreRow]):
    """The scores: a heading each, and the rules' shares in them, those first that would add most."""

    columns = len(_TITLES)

    def __init__(self, journey: Journey, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journey = journey
        self.theme: Theme = theme("light")
        self.scores: dict[str, Score] = {}

    def groups_of(self, report: Report) -> list[RowGroup[ScoreRow]]:
        """The scores of a report as groups."""
        self.scores = {score.of: score for score in report.scores}
        groups = []
        for score in report.scores:
            rows = [ScoreRow(score.of, share, score.gain(share)) for share in score.shares]
            groups.append(RowGroup(score.of, "", sorted(rows, key=lambda row: -row.gain)))
        return groups

    def title(self, of: str) -> str:
        """What a score is of."""
        if of == WHOLE:
            return "The whole map"
        return (short(self._journey.name_of(of)) or "Stage without a name") if of else "Map, lanes and personas alone"

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """The columns' titles."""
        return _TITLES[section] if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole else None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """A score, or a rule's part in it."""
        row, group = self.row_at(index), self.group_at(index)
        if group is None:
            return None
        if row is None:
            return self._of_score(group.key, index.column(), role)
        rule, share = RULE_OF[row.share.rule], row.share
        if role == Role.DecorationRole and index.column() == 0:
            if not share.missing:
                return icon("check", "text.muted", self.theme)
            return icon(SEVERITY_ICONS[rule.severity], SEVERITY_COLOURS[rule.severity], self.theme)
        told = f"{share.met} of {share.asked}"
        adds = f"+ {100 * row.gain:.1f} %" if share.missing else ""
        if role == Role.DisplayRole:
            return (rule.wants, told, str(share.weight), adds)[index.column()]
        if role == Role.AccessibleTextRole:
            return f"{rule.wants}: {told}, weight {share.weight}" + (
                f", would add {100 * row.gain:.1f} %" if adds else ""
            )
        return None

    def _of_score(self, of: str, column: int, role: int) -> Any:
        score = self.scores.get(of)
        value = score.value if score is not None else None
        if role == Role.FontRole:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        if role == VALUE_ROLE and column == 1:
            return value
        if role == Role.AccessibleTextRole:
            return f"{self.title(of)}: {percent(value)}"
        if role == Role.DisplayRole:
            return (self.title(of), percent(value), "", "")[column]
        return None


class ScoreBar(QStyledItemDelegate):
    """Draws a score as a bar of one colour beside its number: how much is there is not how good it is."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.theme: Theme = theme("light")

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The number, and the bar at the right where there is room."""
        super().paint(painter, option, index)
        value = index.data(VALUE_ROLE)
        rect: QRect = option.rect
        if value is None or rect.width() < 110:
            return
        bar = QRect(rect.left() + 58, rect.center().y() - 2, rect.width() - 70, 5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.colour("panel.line")))
        painter.drawRoundedRect(bar, 2.5, 2.5)
        bar.setWidth(round(bar.width() * value))
        painter.setBrush(QColor(self.theme.colour("accent")))
        painter.drawRoundedRect(bar, 2.5, 2.5)
        painter.restore()


class ScorePage(QWidget):
    """The scores as a tree, with how they are computed."""

    wanted = QtSignal(str, object)
    """The findings of a rule are to be seen, in a stage (empty: in none; None: in the whole map)."""

    def __init__(self, journey: Journey) -> None:
        super().__init__()
        self.rows = ScoreModel(journey, self)
        self.tree = GroupedView("Scores and what they consist of")
        self.tree.setObjectName("score-list")
        self.tree.setModel(self.rows)
        self._bar = ScoreBar(self.tree)
        self.tree.setItemDelegateForColumn(1, self._bar)
        header = self.tree.header()
        header.setAccessibleName("Columns of the scores")
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in ((1, 190), (2, 80), (3, 100)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.tree.setColumnWidth(column, width)
        how = PlainLabel(_HOW)
        how.setProperty("role", "muted")
        how.setWordWrap(True)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.setSpacing(6)
        column_.addWidget(self.tree, 1)
        column_.addWidget(how)
        self.tree.chosen.connect(self._choose)

    def show_report(self, report: Report) -> None:
        """Show the scores of a report."""
        is_first = not self.rows.groups
        self.tree.take(self.rows.groups_of(report))
        if is_first:
            self.tree.collapseAll()
            self.tree.setExpanded(self.rows.index(0, 0), True)
        self.tree.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of a theme."""
        self.rows.theme = self._bar.theme = theme
        self.tree.viewport().update()

    def _choose(self) -> None:
        row: ScoreRow | None = self.tree.current
        if row is not None and row.share.missing:
            self.wanted.emit(row.share.rule, None if row.of == WHOLE else row.of)
