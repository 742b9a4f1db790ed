"""What the program is, and what it is made of."""

from __future__ import annotations

import platform

import PySide6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from journey_editor import __version__
from journey_editor.shell.mark import mark_pixmap
from journey_editor.widgets.plain_label import PlainLabel

_TEXT = (
    "B2B customer journey maps: drawn, checked and handed out. It works on this computer alone; "
    "your maps stay in files of your own.\n\n"
    "Made with Qt for Python (LGPL), NetworkX, pydantic, ReportLab, HarfBuzz and fontTools. Typefaces: Inter, Noto "
    "Sans, Twemoji (SIL Open Font License). Icons: Lucide (ISC)."
)


class AboutDialog(QDialog):
    """Name, version, and whose work is in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("About Journey Editor")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        mark = PlainLabel()
        mark.setPixmap(mark_pixmap(64, self.devicePixelRatioF()))
        name = PlainLabel("Journey Editor")
        name.setProperty("role", "display")
        version = PlainLabel(
            f"Version {__version__}  \u00b7  Qt {PySide6.__version__}  \u00b7  Python {platform.python_version()}"
        )
        version.setProperty("role", "muted")
        version.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text = PlainLabel(_TEXT)
        text.setWordWrap(True)
        text.setFixedWidth(420)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        titles = QVBoxLayout()
        titles.setSpacing(2)
        titles.addWidget(name)
        titles.addWidget(version)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(mark)
        head.addLayout(titles, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 18)
        layout.setSpacing(16)
        layout.addLayout(head)
        layout.addWidget(text)
        layout.addWidget(buttons)
