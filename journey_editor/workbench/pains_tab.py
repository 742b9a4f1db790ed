"""The tab of pain points: a matrix whose axes one chooses, why the selected one happens, and the table of them all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt

from journey_editor.document.records import PainPoint
from journey_editor.history.session import Session
from journey_editor.layout.theme import Theme
from journey_editor.tables.matrix import Axis
from journey_editor.tables.pains import ACROSS, PAINS, UP, pain_matrix
from journey_editor.widgets.flow_layout import FlowLayout
from journey_editor.widgets.plain_label import PlainLabel
from journey_editor.widgets.quiet_combo import QuietCombo
from journey_editor.workbench.matrix_tab import MatrixTab
from journey_editor.workbench.whys_panel import WhysPanel


class PainsTab(MatrixTab):
    """The matrix with its axes to choose, the whys beside it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, PAINS, "pain-point", pain_matrix(ACROSS[0], UP[0]))
        seriousness = PAINS.columns.index(PAINS.column("seriousness"))
        self.view.sortByColumn(seriousness, Qt.SortOrder.DescendingOrder)
        self.whys = WhysPanel(session)
        self.up = _chooser("Upwards", UP)
        self.across = _chooser("Across", ACROSS)
        for chooser, name in ((self.across, "pains.across"), (self.up, "pains.up")):
            chooser.currentIndexChanged.connect(self._show_axes)
            chooser.activated.connect(lambda _i, c=chooser, n=name: self.chosen.emit(n, c.currentData()))
        self.side.insertLayout(0, self._axes())
        self.upper.addWidget(self.whys)
        self.beside.append(self.whys)
        self.upper.setSizes([640, 290])
        session.selection_changed.connect(self._show_whys)
        session.changed.connect(self._show_whys)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of a theme."""
        super().set_theme(theme)
        self.whys.set_theme(theme)

    def set_live(self, is_live: bool) -> None:
        """Follow the map; or let it be."""
        super().set_live(is_live)
        if is_live:
            self._show_whys()

    def recall(self, choices: Mapping[str, str]) -> None:
        """Show the axes that were chosen last."""
        for chooser, name in ((self.across, "pains.across"), (self.up, "pains.up")):
            chooser.setCurrentIndex(max(0, chooser.findData(choices.get(name, ""))))

    def _axes(self) -> FlowLayout:
        row = FlowLayout(8)
        for text, chooser in (("Upwards", self.up), ("Across", self.across)):
            label = PlainLabel(text)
            label.setProperty("role", "muted")
            label.setBuddy(chooser)
            row.addWidget(label)
            row.addWidget(chooser)
        legend = PlainLabel("Tick: an opportunity addresses it")
        legend.setProperty("role", "muted")
        row.addWidget(legend)
        return row

    def _show_axes(self) -> None:
        self.matrix.set_matrix(pain_matrix(ACROSS[self.across.currentIndex()], UP[self.up.currentIndex()]))

    def _show_whys(self, _what: object = None) -> None:
        if self.isVisible():
            found = (self.session.journey.get(record_id) for record_id in reversed(self.session.selection))
            self.whys.show_pain(next((one for one in found if isinstance(one, PainPoint)), None))


def _chooser(where: str, axes: Sequence[Axis]) -> QuietCombo:
    box = QuietCombo()
    box.setAccessibleName(f"{where}: which value the matrix shows")
    box.setMinimumContentsLength(12)
    for axis in axes:
        box.addItem(axis.title, axis.field)
    return box
