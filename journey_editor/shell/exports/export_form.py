"""What is exported, and how: the fields of the export dialog. Those that make no difference are not there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QWidget

from journey_editor.document.export_profile import POSTER, TILES, ExportChoices
from journey_editor.document.vocabulary import LeftOut
from journey_editor.export import registry
from journey_editor.export.planning import REPORT_PAPER
from journey_editor.layout.papers import PAPERS
from journey_editor.reports.profiles import PROFILES, profile_named
from journey_editor.widgets.plain_label import PlainLabel
from journey_editor.widgets.quiet_combo import QuietCombo

FORMATS = {suffix.removeprefix("."): known.name for suffix, known in registry.FORMATS.items()}
_BOARD = {POSTER: "Board", TILES: "Board on sheets to put together"}
_ABOUT = {
    POSTER: "The whole map: as large as it is, or on paper; on several pages where it cannot be read from one",
    TILES: "Sheets to hang side by side, with stages and lanes on each",
}
_COLOURS = {
    "print": "Print: white paper",
    "light": "Light, as on the screen",
    "dark": "Dark, as on the screen",
    "contrast": "High contrast",
}
_AS_LARGE = {"": "As large as the map"}
_PAPERS = {name: name for name in PAPERS}
_ORIENTATIONS = {None: "Automatic", True: "Landscape", False: "Portrait"}
_MARGINS = {None: "Usual", 5.0: "5 mm", 10.0: "10 mm", 15.0: "15 mm", 20.0: "20 mm", 25.0: "25 mm"}
_TEXTS = {6: "6 pt or larger", 9: "9 pt or larger", 12: "12 pt or larger", 14: "14 pt or larger"}
_LEAVES_OUT = {
    LeftOut.QUOTES: ("Quotes", "Leaves out quotes, and what evidence says"),
    LeftOut.NAMES: (
        "Names",
        "Owners and personas become Owner 1, Persona 2; contacts, authors and portraits go; the logo stays",
    ),
    LeftOut.NOTES: ("Notes", "Leaves out backstage, internal actions, evidence and reviews"),
}
_LABELS = 84
"""Pixels that the names of all fields have, whichever of them are seen."""
_SCALES = {1.0: "Normal (72 dots an inch)", 2.0: "Sharp (144)", 4.0: "Fine (288)", 6.0: "Very fine (432)"}


class ExportForm(QWidget):
    """`views` are those to choose from (id, name); `first` stands above all and says of which profile they are."""

    changed = QtSignal()

    def __init__(
        self,
        choices: ExportChoices,
        views: Sequence[tuple[str | None, str]],
        first: QWidget,
    ) -> None:
        super().__init__()
        self._is_setting = False
        self._make_fields(views)
        self._lay_out(first)
        self.content.currentIndexChanged.connect(self._follow_content)
        for combo in (*self._choices_of_board, self.colours):
            combo.currentIndexChanged.connect(self._tell)
        for box in (*self.left_out.values(), *self._boxes):
            box.toggled.connect(self._tell)
        self.set_choices(choices)

    def _make_fields(self, views: Sequence[tuple[str | None, str]]) -> None:
        self.content = _combo("What", {**_BOARD, **{one.id: one.title for one in PROFILES}})
        self.content.insertSeparator(len(_BOARD))
        self.about = _About([one.about for one in PROFILES] + list(_ABOUT.values()))
        self.format = _combo("Format", FORMATS)
        self.view = _combo("View", dict(views))
        self.paper = _combo("Paper", {**_AS_LARGE, **_PAPERS})
        self.orientation = _combo("Orientation", _ORIENTATIONS)
        self.margin = _combo("Margins", _MARGINS)
        self.text = _combo("Text", _TEXTS)
        self.scale = _combo("Resolution", _SCALES)
        self._choices_of_board = (
            *(self.format, self.view, self.paper, self.orientation),
            *(self.margin, self.text, self.scale),
        )
        self.colours = _combo("Colours", _COLOURS)
        self.left_out = {one: QCheckBox(label) for one, (label, _) in _LEAVES_OUT.items()}
        for one, kept_out in self.left_out.items():
            kept_out.setToolTip(_LEAVES_OUT[one][1])
            kept_out.setAccessibleName(f"Leave out: {_LEAVES_OUT[one][0]}")
        self.fill = QCheckBox("Enlarge a small board to fill the paper")
        self.breaks = QCheckBox("A wide board in bands, one under the other")
        self.breaks.setToolTip("Where its text would be too small for the paper on one line")
        self.more_pages = QCheckBox("On several pages, where one cannot be read")
        self.more_pages.setToolTip("Each has the stage headers above and the lane names at its left")
        self.title_block = QCheckBox("Title and logo above the board")
        self.title_block.setToolTip("With the map's logo, which is chosen in the map's own page in the inspector")
        self.questions = QCheckBox("Guiding questions in empty cells")
        self.questions.setToolTip("A worksheet: each lane asks its question where nothing stands yet")
        self.map_inside = QCheckBox("The map itself inside the PDF")
        self.map_inside.setToolTip("The PDF can be opened and edited again")
        self._boxes = (
            *(self.fill, self.breaks, self.more_pages),
            *(self.title_block, self.questions, self.map_inside),
        )

    def _lay_out(self, first: QWidget) -> None:
        self._left_out = QWidget()
        beside = QHBoxLayout(self._left_out)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(8)
        for box in self.left_out.values():
            beside.addWidget(box)
        beside.addStretch(1)
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(14)
        self._form.setVerticalSpacing(8)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        label = PlainLabel("Profile:")
        label.setMinimumWidth(_LABELS)
        self._form.addRow(label, first)
        self._form.addRow("What:", self.content)
        self._form.addRow("", self.about)
        for combo in self._choices_of_board:
            self._form.addRow(f"{combo.accessibleName()}:", combo)
        self._form.addRow("Colours:", self.colours)
        self._form.addRow("Leave out:", self._left_out)
        for box in self._boxes:
            self._form.addRow(box)

    @property
    def choices(self) -> ExportChoices:
        """What is chosen now."""
        content = self.content.currentData()
        return ExportChoices(
            content=content,
            format=self.format.currentData() if content == POSTER else "pdf",
            view=self.view.currentData(),
            paper=self.paper.currentData(),
            landscape=self.orientation.currentData(),
            margin=self.margin.currentData(),
            least_text=self.text.currentData(),
            theme=self.colours.currentData(),
            title_block=self.title_block.isChecked(),
            questions=self.questions.isChecked(),
            map_inside=self.map_inside.isChecked(),
            scale=self.scale.currentData(),
            fill=self.fill.isChecked(),
            breaks=self.breaks.isChecked(),
            more_pages=self.more_pages.isChecked(),
            left_out=tuple(one for one, box in self.left_out.items() if box.isChecked()),
        )

    def set_choices(self, choices: ExportChoices) -> None:
        """Choose something else. What another version of the program knows stands in the lists as it is written."""
        self._is_setting = True
        self._choose(self.content, choices.content)
        self._offer_papers()
        paper = choices.paper or ("" if choices.content == POSTER else REPORT_PAPER)
        for combo, value in (
            (self.format, choices.format),
            (self.view, choices.view),
            (self.paper, paper),
            (self.orientation, choices.landscape),
            (self.margin, choices.margin),
            (self.text, choices.least_text),
            (self.colours, choices.theme),
            (self.scale, choices.scale),
        ):
            self._choose(combo, value)
        self.title_block.setChecked(choices.title_block)
        self.questions.setChecked(choices.questions)
        self.map_inside.setChecked(choices.map_inside)
        self.fill.setChecked(choices.fill)
        self.breaks.setChecked(choices.breaks)
        self.more_pages.setChecked(choices.more_pages)
        for one, box in self.left_out.items():
            box.setChecked(one in choices.left_out)
        self._is_setting = False
        self._tell()

    def _choose(self, combo: QuietCombo, value: object) -> None:
        values = [combo.itemData(index) for index in range(combo.count())]
        if value not in values:
            combo.addItem(f"{value:g} mm" if combo is self.margin else str(value), value)
            values.append(value)
        combo.setCurrentIndex(values.index(value))

    def _offer_papers(self) -> None:
        """Only the board that is not put together can have a page of its own size."""
        entries = {**(_AS_LARGE if self.content.currentData() == POSTER else {}), **_PAPERS}
        chosen = self.paper.currentData()
        self.paper.blockSignals(True)
        self.paper.clear()
        for value, text in entries.items():
            self.paper.addItem(text, value)
        self.paper.setCurrentIndex(max(0, list(entries).index(chosen) if chosen in entries else 0))
        self.paper.blockSignals(False)

    def _follow_content(self) -> None:
        """Another content has other papers to choose from."""
        if self._is_setting:
            return
        self._is_setting = True
        self._offer_papers()
        self._is_setting = False
        self._tell()

    def _tell(self) -> None:
        if self._is_setting:
            return
        choices = self.choices
        report = profile_named(choices.content)
        self.about.setText(report.about if report is not None else _ABOUT.get(choices.content, ""))
        is_pdf, is_poster = choices.format == "pdf", choices.content == POSTER
        for row, is_there in (
            (self.format, is_poster),
            (self.view, self.view.count() > 1),
            (self.paper, is_pdf),
            (self.orientation, is_pdf and bool(choices.paper)),
            (self.margin, is_pdf),
            (self.text, is_pdf),
            (self.scale, choices.format == "png"),
            (self.fill, is_pdf and is_poster and bool(choices.paper)),
            (self.breaks, is_pdf and is_poster and bool(choices.paper)),
            (self.more_pages, is_pdf and is_poster and bool(choices.paper) and choices.breaks),
            (self.title_block, choices.is_of_board),
            (self.questions, choices.is_of_board),
            (self.map_inside, is_pdf),
        ):
            self._form.setRowVisible(row, is_there)
        self.changed.emit()


class _About(PlainLabel):
    """What a content is for. It has the room of the longest: a form cuts lines that it did not reckon with, and what
    stands below would go up and down as one chooses."""

    def __init__(self, texts: Sequence[str]) -> None:
        super().__init__()
        self._texts = tuple(texts)
        self.setProperty("role", "muted")
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks them otherwise."""
        super().resizeEvent(event)
        room, wraps = QRect(0, 0, self.width(), 10_000), int(Qt.TextFlag.TextWordWrap)
        self.setMinimumHeight(max(self.fontMetrics().boundingRect(room, wraps, text).height() for text in self._texts))


def _combo(name: str, entries: Mapping[Any, str]) -> QuietCombo:
    combo = QuietCombo()
    combo.setAccessibleName(name)
    for value, text in entries.items():
        combo.addItem(text, value)
    return combo
