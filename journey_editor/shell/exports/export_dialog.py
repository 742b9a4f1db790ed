"""How the map is exported, with the pages that come out to look at while it is chosen."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path
from weakref import ref

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from journey_editor.document.export_profile import ExportChoices
from journey_editor.document.progress import Cancelled
from journey_editor.export.planning import Plan
from journey_editor.export.problems import ExportError
from journey_editor.layout.theme import quiet, theme
from journey_editor.reports.profiles import profile_named
from journey_editor.shell.exports.export_desk import ExportDesk
from journey_editor.shell.exports.export_form import FORMATS, ExportForm
from journey_editor.shell.exports.export_preview import ExportPreview
from journey_editor.shell.exports.export_profile_bar import ExportProfileBar
from journey_editor.widgets.in_steps import InSteps
from journey_editor.widgets.on_screen import size_on_screen
from journey_editor.widgets.plain_label import PlainLabel

_PAUSE_MS = 120
"""After a choice; each further one within it waits anew."""
_BREATH_S = 0.03
_LEFT = 356


class ExportDialog(QDialog):
    """`choices` and `path` are the answer once it is accepted."""

    def __init__(self, desk: ExportDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export map")
        self.desk = desk
        self._folder = desk.suggested.parent
        self._base = desk.suggested.stem
        self._proposed = {self._base}
        """The names without suffix that the dialog itself has put into the line."""
        self._breath = 0.0
        self._planned: ExportChoices | None = None
        """What is being worked out."""
        self._planning = InSteps(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._plan)
        self.profiles = ExportProfileBar(desk)
        self.form = ExportForm(desk.choices, desk.views(), self.profiles)
        self.preview = ExportPreview(desk.theme)
        self.file = QLineEdit(str(desk.suggested))
        self.file.setAccessibleName("File")
        self.browse = QPushButton("Browse\u2026")
        self.browse.setAutoDefault(False)
        self.browse.clicked.connect(self._browse)
        self.summary = _words("")
        self.warning = _words("warning")
        self.folded = _words("warning")
        self.unfold = QPushButton("Unfold them")
        self.unfold.setAutoDefault(False)
        self.unfold.clicked.connect(self._unfold)
        self.replaces = _words("warning")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.export_button = self.buttons.addButton("Export", QDialogButtonBox.ButtonRole.AcceptRole)
        self.export_button.setProperty("variant", "primary")
        self.export_button.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._arrange()
        self.profiles.chosen.connect(self.form.set_choices)
        self.form.changed.connect(self._on_choice)
        self.file.textChanged.connect(self._show_file)
        for keys, run in (("Ctrl+Z", desk.session.undo), ("Ctrl+Shift+Z", desk.session.redo)):
            QShortcut(QKeySequence(keys), self, run)
        self._on_choice()

    def _arrange(self) -> None:
        self._inside = inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 10, 0)
        column.addWidget(self.form)
        column.addStretch(1)
        self._scroll = scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFixedWidth(_LEFT)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.preview, 1)
        right.addWidget(self.summary)
        right.addWidget(self.warning)
        folded = QHBoxLayout()
        folded.addWidget(self.folded, 1)
        folded.addWidget(self.unfold)
        right.addLayout(folded)
        halves = QHBoxLayout()
        halves.setSpacing(14)
        halves.addWidget(scroll)
        halves.addLayout(right, 1)
        file = QHBoxLayout()
        file.setSpacing(8)
        file.addWidget(PlainLabel("File:"))
        file.addWidget(self.file, 1)
        file.addWidget(self.browse)
        file.addWidget(self.buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(halves, 1)
        layout.addWidget(self.replaces)
        layout.addLayout(file)

    def showEvent(self, event: QShowEvent) -> None:
        """As much of the window as is good for a look at pages."""
        host = self.parentWidget()
        room = host.window().size() if host is not None else self.screen().availableSize()
        wide, high = min(1240, max(760, room.width() - 60)), min(860, max(520, room.height() - 50))
        self.resize(size_on_screen(self, wide, high))
        super().showEvent(event)
        # Style sheets have said by now how wide it is: what scrolls is not cut at the right.
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        self._scroll.setFixedWidth(max(_LEFT, self._inside.minimumSizeHint().width() + bar))

    @property
    def choices(self) -> ExportChoices:
        """What is chosen now."""
        return self.form.choices

    @property
    def _has_name(self) -> bool:
        """Whether what is typed names a file, not only a folder."""
        typed = self.file.text().strip()
        return Path(typed).name not in ("", "..") and not typed.endswith(("/", os.sep))

    @property
    def path(self) -> Path:
        """The file to be written, with the suffix of its format. Raises ValueError where only a folder is typed."""
        name = Path(self.file.text().strip())
        path = name if name.is_absolute() else self._folder / name
        suffix = f".{self.choices.format}"
        return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)

    @property
    def is_current(self) -> bool:
        """Whether the preview shows what is chosen."""
        return not self._pause.isActive() and not self._planning.is_working

    def done(self, result: int) -> None:
        """Nothing more is worked out for a dialog that is closed."""
        self._pause.stop()
        self._planning.stop()
        super().done(result)

    def _on_choice(self) -> None:
        self.profiles.follow(self.choices)
        folded = self.desk.folded(self.choices)
        self.folded.setText(folded)
        self.folded.setVisible(bool(folded))
        self.unfold.setVisible(bool(folded))
        self._change_suffix()
        self._show_file()
        self._planning.stop()
        self.preview.set_stale()
        self._pause.start()

    def _unfold(self) -> None:
        self.desk.unfold(self.choices)
        self._on_choice()

    def _plan(self) -> None:
        choices = self._planned = self.choices
        known = ref(self)  # what was set once is remembered with who set it, for longer than this is there

        def breathe(_done: int, _total: int) -> None:
            if (dialog := known()) is None:
                raise Cancelled
            dialog._breathe(choices)

        self._planning.start(self.desk.planning(choices, breathe), self._show_plan, self._show_problem)

    def _breathe(self, choices: ExportChoices) -> None:
        """Some steps take long: let keys in meanwhile, and stop where something else is chosen."""
        if time.monotonic() >= self._breath:
            QCoreApplication.processEvents()
            self._breath = time.monotonic() + _BREATH_S
        if self._planned is not choices or not self._planning.is_working:
            raise Cancelled

    def _show_plan(self, plan: Plan) -> None:
        self.summary.setText(plan.summary)
        self.warning.setText("\n".join(plan.warnings))
        self.warning.setVisible(bool(plan.warnings))
        self.preview.show_plan(plan, quiet(theme(self.choices.theme)))
        self._show_file()

    def _show_problem(self, problem: Exception) -> None:
        if not isinstance(problem, ExportError):
            raise problem
        self.preview.clear()
        self.summary.setText("")
        self.warning.setText(str(problem))
        self.warning.show()
        self.export_button.setEnabled(False)

    def _show_file(self) -> None:
        self.export_button.setEnabled(self._has_name)
        exists = False
        with suppress(OSError):  # a name that is too long: writing says so
            exists = self._has_name and self.path.exists()
        self.replaces.setText(f"{self.path.name} exists already and will be replaced." if exists else "")
        self.replaces.setVisible(exists)

    def _change_suffix(self) -> None:
        path = Path(self.file.text().strip())
        if not self._has_name:
            path /= "map"
        if path.suffix.lower().lstrip(".") in FORMATS:
            path = path.with_suffix("")
        if path.name in self._proposed:  # not a name that was typed: the board and each report have their own
            report = profile_named(self.choices.content)
            path = path.with_name(f"{self._base} - {report.title.lower()}" if report is not None else self._base)
            self._proposed.add(path.name)
        self.file.setText(str(path.with_name(f"{path.name}.{self.choices.format}")))

    def _browse(self) -> None:
        kind = self.choices.format
        name, _ = QFileDialog.getSaveFileName(
            self,
            "Export map as",
            str(self.path if self._has_name else self._folder),
            f"{FORMATS[kind]} (*.{kind})",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if name:
            self.file.setText(name)


def _words(role: str) -> PlainLabel:
    label = PlainLabel()
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label
