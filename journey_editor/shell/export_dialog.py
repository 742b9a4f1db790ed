"""How the map is exported: format, page, colours, file. What was chosen last is there again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from journey_editor.export import registry
from journey_editor.layout.papers import PAPERS
from journey_editor.shell.settings import ExportChoices
from journey_editor.widgets.plain_label import PlainLabel

FORMATS = {suffix.removeprefix("."): known.name for suffix, known in registry.FORMATS.items()}
_COLOURS = {"print": "Print: white paper", "light": "Light, as on the screen", "dark": "Dark, as on the screen"}
_PAPERS = {"": "As large as the map"} | {name: name for name in PAPERS}
_ORIENTATIONS = {True: "Landscape", False: "Portrait"}
_FITS = {False: "The whole map on one page", True: "Over several pages, at full size"}
_SCALES = {1.0: "Normal (72 dots an inch)", 2.0: "Sharp (144)", 4.0: "Fine (288)", 6.0: "Very fine (432)"}

Describe = Callable[[ExportChoices], str]
Views = Sequence[tuple[str, str]]


class ExportDialog(QDialog):
    """`describe` says in a few words what would come out, for choices that are being made."""

    def __init__(
        self,
        choices: ExportChoices,
        suggested: Path,
        describe: Describe,
        views: Views,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export map")
        self._describe = describe
        self._folder = suggested.parent
        self.view = _combo("Show", dict(views), choices.view)
        self.format = _combo("Format", FORMATS, choices.format)
        self.paper = _combo("Page", _PAPERS, choices.paper)
        self.orientation = _combo("Orientation", _ORIENTATIONS, choices.landscape)
        self.fit = _combo("Fit", _FITS, choices.tile)
        self.colours = _combo("Colours", _COLOURS, choices.theme)
        self.scale = _combo("Resolution", _SCALES, choices.scale)
        self.questions = QCheckBox("Guiding questions in empty cells, as a worksheet")
        self.questions.setChecked(choices.questions)
        self.questions.toggled.connect(self._show_state)
        self.map_inside = QCheckBox("The map itself inside, so that the PDF can be opened and edited again")
        self.map_inside.setChecked(choices.map_inside)
        self.file = QLineEdit(str(suggested))
        self.file.setAccessibleName("File")
        self.file.setMinimumWidth(360)
        browse = QPushButton("Browse\u2026")
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(18)
        self._form.setVerticalSpacing(10)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for combo in (self.view, self.format, self.paper, self.orientation, self.fit, self.scale, self.colours):
            self._form.addRow(f"{combo.accessibleName()}:", combo)
            combo.currentIndexChanged.connect(self._show_state)
        self._form.addRow("", self.questions)
        self._form.addRow("", self.map_inside)
        file_row = QHBoxLayout()
        file_row.setSpacing(8)
        file_row.addWidget(self.file, 1)
        file_row.addWidget(browse)
        self._form.addRow("File:", file_row)
        self.summary = PlainLabel()
        self.summary.setProperty("role", "muted")
        self.summary.setWordWrap(True)
        self.replaces = PlainLabel()
        self.replaces.setProperty("role", "warning")
        self.replaces.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.export_button = buttons.addButton("Export", QDialogButtonBox.ButtonRole.AcceptRole)
        self.export_button.setProperty("variant", "primary")
        self.export_button.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 18)
        layout.setSpacing(12)
        layout.addLayout(self._form)
        layout.addWidget(self.summary)
        layout.addWidget(self.replaces)
        layout.addSpacing(4)
        layout.addWidget(buttons)
        self.format.currentIndexChanged.connect(self._change_suffix)
        self.file.textChanged.connect(self._show_state)
        self._change_suffix()
        self._show_state()

    @property
    def choices(self) -> ExportChoices:
        """What is chosen now."""
        return ExportChoices(
            format=self.format.currentData(),
            view=self.view.currentData(),
            paper=self.paper.currentData(),
            landscape=self.orientation.currentData(),
            tile=self.fit.currentData(),
            theme=self.colours.currentData(),
            scale=self.scale.currentData(),
            questions=self.questions.isChecked(),
            map_inside=self.map_inside.isChecked(),
        )

    @property
    def path(self) -> Path:
        """The file to be written, with the suffix of its format."""
        name = Path(self.file.text().strip())
        path = name if name.is_absolute() else self._folder / name
        suffix = f".{self.format.currentData()}"
        return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)

    def _show_state(self) -> None:
        choices = self.choices
        is_pdf, has_paper = choices.format == "pdf", bool(choices.paper)
        self._form.setRowVisible(self.view, self.view.count() > 1)
        self._form.setRowVisible(self.paper, is_pdf)
        self._form.setRowVisible(self.orientation, is_pdf and has_paper)
        self._form.setRowVisible(self.fit, is_pdf and has_paper)
        self._form.setRowVisible(self.map_inside, is_pdf)
        self._form.setRowVisible(self.scale, choices.format == "png")
        has_name = bool(self.file.text().strip())
        self.export_button.setEnabled(has_name)
        self.summary.setText(self._describe(choices))
        exists = has_name and self.path.exists()
        self.replaces.setText(f"{self.path.name} exists already and will be replaced." if exists else "")
        self.replaces.setVisible(exists)

    def _change_suffix(self) -> None:
        path = Path(self.file.text().strip() or "map")
        if path.suffix.lower().lstrip(".") in FORMATS:
            path = path.with_suffix("")
        self.file.setText(str(path.with_name(f"{path.name}.{self.format.currentData()}")))

    def _browse(self) -> None:
        suffix = self.format.currentData()
        name, _ = QFileDialog.getSaveFileName(
            self,
            "Export map as",
            str(self.path),
            f"{FORMATS[suffix]} (*.{suffix})",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if name:
            self.file.setText(name)


def _combo(name: str, entries: dict, chosen: object) -> QComboBox:  # type: ignore[type-arg]
    combo = QComboBox()
    combo.setAccessibleName(name)
    for value, text in entries.items():
        combo.addItem(text, value)
    combo.setCurrentIndex(max(0, list(entries).index(chosen) if chosen in entries else 0))
    return combo
