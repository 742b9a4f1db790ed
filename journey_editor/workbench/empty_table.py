"""What is seen instead of a table without rows: what its rows are, and how the first ones come."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from journey_editor.document.edits.taking_over import make_parts, notes_for
from journey_editor.document.records import Opportunity, PainPoint
from journey_editor.document.wording import counted, joined, numbered
from journey_editor.history.session import Session
from journey_editor.layout.theme import Theme
from journey_editor.painting.icons import icon_pixmap
from journey_editor.tables.table import Table
from journey_editor.widgets.plain_label import PlainLabel

_MIDDLE = Qt.AlignmentFlag.AlignHCenter


class EmptyTable(QWidget):
    """A page with the table's sign, an offer to add a row, and one to make rows of the notes of a workshop."""

    row_wanted = QtSignal()
    """A first row is to be added."""
    taken = QtSignal()
    """Notes have become rows."""

    def __init__(self, session: Session, table: Table, sign: str) -> None:
        super().__init__()
        self._session = session
        self._table = table
        self._sign = sign
        self._kept = next((one for one in (PainPoint, Opportunity) if table.record_type is one), None)
        """What its rows are, where notes can become them."""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)  # it asks for no room while unseen
        self._picture = PlainLabel()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        yet = "" if table.add is None else " yet"
        title = PlainLabel(f"No {counted(table.noun, 2).removeprefix('2 ')}{yet}")
        title.setProperty("role", "title")
        about = PlainLabel(table.about)
        about.setProperty("role", "muted")
        about.setWordWrap(True)
        about.setAlignment(_MIDDLE)
        self.first_button = QPushButton(f"Add the first {counted(table.noun, 1)}")
        self.first_button.setProperty("variant", "primary")
        self.first_button.setAutoDefault(False)
        if table.add is None:
            self.first_button.hide()
        self.first_button.clicked.connect(self.row_wanted)
        self.take_button = QPushButton()
        self.take_button.setAutoDefault(False)
        self.take_button.clicked.connect(self._take_notes)
        words = QHBoxLayout()
        words.addStretch(1)
        words.addWidget(about, 3)
        words.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(self._picture, 0, _MIDDLE)
        column.addWidget(title, 0, _MIDDLE)
        column.addLayout(words)
        column.addWidget(self.take_button, 0, _MIDDLE)
        column.addWidget(self.first_button, 0, _MIDDLE)
        column.addStretch(3)

    def set_theme(self, theme: Theme) -> None:
        """Draw the sign in the colours of a theme."""
        self._picture.setPixmap(icon_pixmap(self._sign, "text.muted", theme, 40, self.devicePixelRatioF()))

    def take_keyboard(self) -> None:
        """To its button, where there is one: else the keyboard would be in some field beside the table."""
        (self if self.first_button.isHidden() else self.first_button).setFocus()

    def refresh(self) -> None:
        """Offer the notes that the map has now: what a workshop has said already, to be taken over."""
        journey = self._session.journey
        notes = notes_for(journey, self._kept) if self._kept is not None else []
        lanes = list(dict.fromkeys(note.lane for note in notes))
        names = joined([f"\u201c{' '.join(journey.name_of(lane).split())}\u201d" for lane in lanes])
        where = f"the lane{'s' if len(lanes) > 1 else ''} {names}" if len(lanes) < 3 else f"{len(lanes)} lanes"
        self.take_button.setText(f"Take over the {counted('note', len(notes))} of {where}".replace("&", "&&"))
        self.take_button.setVisible(bool(notes))

    def _take_notes(self) -> None:
        if self._kept is None:
            return
        journey = self._session.journey
        taken = make_parts(journey, notes_for(journey, self._kept), self._kept)
        if self._session.do(f"Make {numbered(self._table.noun, taken.made)} of notes", taken.changes):
            self.taken.emit()
