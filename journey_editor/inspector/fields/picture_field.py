"""The picture of a persona or card, or the map's logo: chosen, dropped or pasted. Without one, a persona's initials."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPixmap,
)
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout

from journey_editor.document.edits.pictures import picture_of, set_picture
from journey_editor.document.journey import Journey
from journey_editor.document.records import Persona, Picture
from journey_editor.inspector.fields.elsewhere import Elsewhere
from journey_editor.inspector.fields.field import Field
from journey_editor.inspector.fields.text_fields import TextField
from journey_editor.inspector.spec import Custom, FieldSpec
from journey_editor.layout.card_picture import pixel_size
from journey_editor.layout.images import bytes_of
from journey_editor.layout.lane_headers import initials, persona_colour
from journey_editor.layout.picture import Box
from journey_editor.layout.unshown import CANNOT_BE_SHOWN
from journey_editor.painting.icons import icon_pixmap
from journey_editor.painting.images import paint_image
from journey_editor.painting.kept_picture import CARD_SIDE, PORTRAIT_SIDE, SUFFIXES, KeptPicture
from journey_editor.painting.opened_pictures import Digest, arrivals, digest_of, opened_pictures
from journey_editor.painting.picture_reading import PictureReading, Source, pictures_in
from journey_editor.widgets.plain_label import PlainLabel

_SIDE = 72
_HINT = "or drop one here"


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
            (self.choose_button, self._choose, f"Choose a {self._noun}"),
            (self.paste_button, self._paste, f"Paste a {self._noun}"),
            (self.remove_button, self._remove, f"Remove the {self._noun}"),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(act)
            self.watch(button, name)
        self.remove_button.setProperty("role", "link")
        buttons.addWidget(self.choose_button)
        buttons.addWidget(self.paste_button)
        buttons.addStretch(1)
        self.hint = PlainLabel(_HINT)
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
        arrivals().arrived.connect(self._on_arrived)
        self.reading: PictureReading | None = None

    def refresh(self) -> None:
        """The initials and the colour show as well as another picture."""
        super().refresh()
        if self.bench.subject.is_there:
            self._paint()

    @property
    def left_over(self) -> str:
        """Nothing is typed here."""
        return ""

    def rebind(self) -> None:
        """A picture that is still being read was for the record before."""
        if self.reading is not None:
            self.reading.stop()
            self.reading = None
            self.hint.setText(_HINT)
        super().rebind()

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
        sources = pictures_in(data)
        if sources:
            self._take(sources[:1])
        else:
            self.complain("What was pasted is no picture; nothing was changed.")

    def take_file(self, path: Path) -> None:
        """Take a file's picture, or say why not."""
        self._take([path])

    def _take(self, sources: list[Source]) -> None:
        if self.reading is not None:
            self.reading.stop()
        self.complain("")
        side = PORTRAIT_SIDE if self._is_portrait else CARD_SIDE
        self.reading = PictureReading(sources, side, self)
        if not self.reading.start(self._on_read).is_over:
            self.hint.setText("Reading the picture … Esc stops it")
            self.hint.setVisible(True)

    def _on_read(self, pictures: list[KeptPicture], problems: list[str]) -> None:
        self._end_reading()
        if problems:
            self.complain(problems[0])
        elif self.bench.subject.is_there:
            picture = pictures[0]
            changes = set_picture(self.bench.journey, self.bench.subject.ids[0], picture.base64, picture.media_type)
            self.bench.session.do(f"Change {self._noun}", changes)

    def _end_reading(self) -> None:
        self.reading = None
        self.hint.setText(_HINT)
        self.hint.setVisible(self.shown is None)

    def escape(self) -> None:
        """Stop reading a picture; else as any field."""
        if self.reading is not None:
            self.reading.stop()
            self._end_reading()
        else:
            super().escape()

    @property
    def _is_portrait(self) -> bool:
        return isinstance(self.bench.journey.get(self.bench.subject.ids[0]), Persona)

    @property
    def _noun(self) -> str:
        return self.spec.label.lower()

    def _choose(self) -> None:
        wanted = f"Pictures ({' '.join(f'*{suffix}' for suffix in SUFFIXES)})"
        name, _ = QFileDialog.getOpenFileName(self, "Choose a picture", "", wanted)
        if name:
            self.take_file(Path(name))

    def _paste(self) -> None:
        data = QGuiApplication.clipboard().mimeData()
        if data is not None:
            self.take(data)

    def _remove(self) -> None:
        self.complain("")
        changes = set_picture(self.bench.journey, self.bench.subject.ids[0], "")
        self.bench.session.do(f"Remove {self._noun}", changes)
        self.choose_button.setFocus()

    def _on_arrived(self, arrived: frozenset[Digest]) -> None:
        picture = picture_of(self.bench.journey, self.bench.subject.ids[0]) if self.bench.subject.is_there else None
        if picture is not None and digest_of(bytes_of(picture)) in arrived:
            self._painted = ()
            self._paint()

    def _paint(self) -> None:
        record = self.bench.journey.get(self.bench.subject.ids[0])
        picture = picture_of(self.bench.journey, self.bench.subject.ids[0])
        ratio = self.devicePixelRatioF()
        state = (record if isinstance(record, Persona) else None, picture and (picture.id, picture.alternative), ratio)
        if state == self._painted:
            return
        self._painted = state
        pixmap = QPixmap(QSize(round(_SIDE * ratio), round(_SIDE * ratio)))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if isinstance(record, Persona):
            self._paint_portrait(painter, record, picture)
        elif picture is not None:
            self._paint_whole(painter, picture)
        painter.end()
        self.complain(self._problem(picture))
        self.preview.setPixmap(pixmap)
        self.preview.setVisible(picture is not None or isinstance(record, Persona))
        said = picture.alternative or "Picture" if picture is not None else "Initials"
        if self.complaint:
            said = f"{said}: {CANNOT_BE_SHOWN.lower()}"
        self.preview.setAccessibleName(said)

    def _paint_portrait(self, painter: QPainter, persona: Persona, picture: Picture | None) -> None:
        theme = self.bench.theme
        colour = QColor(theme.colour(persona_colour(persona)))
        box = Box(0, 0, _SIDE, _SIDE)
        if picture is not None and picture.data:
            if not paint_image(painter, bytes_of(picture), box, _SIDE / 2, colour):
                self._paint_unshown(painter)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QRectF(*box))
        font = self.font()
        font.setPixelSize(26)
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(theme.colour("text.on-accent")))
        painter.drawText(QRectF(*box), Qt.AlignmentFlag.AlignCenter, initials(persona.name))

    def _paint_whole(self, painter: QPainter, picture: Picture) -> None:
        width, height = pixel_size(picture.data) or (1, 1)
        scale = _SIDE / max(width, height)
        box = Box((_SIDE - width * scale) / 2, (_SIDE - height * scale) / 2, width * scale, height * scale)
        stand_in = QColor(self.bench.theme.colour("chip.fill"))
        if not paint_image(painter, bytes_of(picture), box, 4, stand_in):
            self._paint_unshown(painter)

    def _paint_unshown(self, painter: QPainter) -> None:
        size = _SIDE // 2
        pixmap = icon_pixmap("image-off", "text.muted", self.bench.theme, size, self.devicePixelRatioF())
        painter.drawPixmap(size // 2, size // 2, pixmap)

    @staticmethod
    def _problem(picture: Picture | None) -> str:
        """Why a picture cannot be shown, once that is known."""
        known = opened_pictures().known(bytes_of(picture)) if picture is not None and picture.data else None
        return known.problem if known is not None else ""


def _picture(journey: Journey, record_id: str) -> list[str]:
    picture = picture_of(journey, record_id)
    return [picture.id] if picture is not None else []


def alternative_text(label: str = "What the picture shows") -> Custom:
    """What the picture shows, for those who do not see it; there while there is a picture."""
    spec = FieldSpec("alternative", label, TextField, "for those who do not see it")
    return Custom(lambda bench: Elsewhere(spec, bench, _picture))
