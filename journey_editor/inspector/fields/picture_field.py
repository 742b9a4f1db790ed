"""A persona's picture: chosen, dropped or pasted; its initials while there is none."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPixmap,
)
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout

from journey_editor.document.edits.lanes import set_picture
from journey_editor.document.records import Persona, Picture
from journey_editor.inspector.fields.field import Field
from journey_editor.inspector.portrait import portrait_from_bytes, portrait_from_file, portrait_from_image
from journey_editor.layout.headers import initials, persona_colour
from journey_editor.layout.picture import Box
from journey_editor.painting.images import paint_image
from journey_editor.widgets.plain_label import PlainLabel

_SIDE = 72


class PictureField(Field):
    """The picture in a circle, and buttons to choose, paste and remove it."""

    def build(self) -> None:
        """Preview and buttons; the whole field takes drops."""
        self.setAcceptDrops(True)
        self.preview = PlainLabel()
        self.preview.setFixedSize(_SIDE, _SIDE)
        self.choose_button = QPushButton("Choose…")
        self.paste_button = QPushButton("Paste")
        self.remove_button = QPushButton("Remove")
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button, act, name in (
            (self.choose_button, self._choose, "Choose a picture"),
            (self.paste_button, self._paste, "Paste a picture"),
            (self.remove_button, self._remove, "Remove the picture"),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(act)
            self.watch(button, name)
        self.remove_button.setProperty("role", "link")
        buttons.addWidget(self.choose_button)
        buttons.addWidget(self.paste_button)
        buttons.addStretch(1)
        self.hint = PlainLabel("or drop one here")
        self.hint.setProperty("role", "muted")
        beside = QVBoxLayout()
        beside.setSpacing(4)
        beside.addStretch(1)
        beside.addLayout(buttons)
        beside.addWidget(self.hint)
        beside.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignLeft)
        beside.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.preview)
        row.addLayout(beside, 1)
        self.column.addLayout(row)
        self._painted: tuple[Any, ...] = ()

    def refresh(self) -> None:
        """The initials and the colour show as well as another picture."""
        super().refresh()
        if self.bench.subject.is_there:
            self._paint()

    def show_value(self, value: Any) -> None:
        """Show the picture, or the initials."""
        self.remove_button.setVisible(value is not None)
        self.hint.setVisible(value is None)
        self._paint()

    def key(self, event: QKeyEvent) -> bool:
        """Paste works by key too."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
            return True
        return super().key(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and images."""
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what is dropped."""
        self.take(event.mimeData())
        event.acceptProposedAction()

    def take(self, data: QMimeData) -> None:
        """Take the picture that was dropped or pasted, or say why not."""
        try:
            files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
            if files:
                self._set(portrait_from_file(files[0]))
            elif data.hasFormat("image/png"):
                self._set(portrait_from_bytes(bytes(data.data("image/png").data()), "The pasted picture"))
            elif isinstance(image := data.imageData(), QImage) and not image.isNull():
                self._set(portrait_from_image(image))
            else:
                raise ValueError("What was pasted is no picture; the persona keeps what it had.")
        except ValueError as problem:
            self.complain(str(problem))

    def take_file(self, path: Path) -> None:
        """Take a file's picture, or say why not."""
        try:
            self._set(portrait_from_file(path))
        except ValueError as problem:
            self.complain(str(problem))

    def _set(self, png: bytes) -> None:
        self.complain("")
        changes = set_picture(self.bench.journey, self.bench.subject.ids[0], base64.b64encode(png).decode("ascii"))
        self.bench.session.do("Change picture", changes)

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Choose a picture", "", "Pictures (*.png *.jpg *.jpeg *.webp)")
        if name:
            self.take_file(Path(name))

    def _paste(self) -> None:
        data = QGuiApplication.clipboard().mimeData()
        if data is not None:
            self.take(data)

    def _remove(self) -> None:
        self.complain("")
        changes = set_picture(self.bench.journey, self.bench.subject.ids[0], "")
        self.bench.session.do("Remove picture", changes)
        self.choose_button.setFocus()

    def _paint(self) -> None:
        persona = self.bench.journey.record(self.bench.subject.ids[0], Persona)
        picture = self.bench.journey.get(persona.picture)
        ratio = self.devicePixelRatioF()
        state = (persona.name, persona.colour, persona.picture, ratio)
        if state == self._painted:
            return
        self._painted = state
        theme = self.bench.theme
        colour = QColor(theme.colour(persona_colour(persona)))
        pixmap = QPixmap(QSize(round(_SIDE * ratio), round(_SIDE * ratio)))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = Box(0, 0, _SIDE, _SIDE)
        if isinstance(picture, Picture) and picture.data:
            paint_image(painter, base64.b64decode(picture.data), box, _SIDE / 2, colour)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(QRectF(*box))
            font = self.font()
            font.setPixelSize(26)
            font.setWeight(font.Weight.DemiBold)
            painter.setFont(font)
            painter.setPen(QColor(theme.colour("text.on-accent")))
            painter.drawText(QRectF(*box), Qt.AlignmentFlag.AlignCenter, initials(persona.name))
        painter.end()
        self.preview.setPixmap(pixmap)
        self.preview.setAccessibleName(picture.alternative if isinstance(picture, Picture) else "Initials")
