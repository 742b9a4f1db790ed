"""Why a pain point happens: its chain of whys under its name, and its root cause where that is said otherwise."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from journey_editor.document.edits.fields import set_field
from journey_editor.document.records import PainPoint
from journey_editor.history.session import Session
from journey_editor.layout.theme import Theme
from journey_editor.painting.icons import icon
from journey_editor.widgets.cell_typing import take_cell_typing
from journey_editor.widgets.plain_label import PlainLabel
from journey_editor.widgets.tooltip import set_tooltip
from journey_editor.workbench.whys_list import WhysList

_MOST_LETTERS = 160


class WhysPanel(QWidget):
    """The five whys of one pain point."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._pain_id = ""
        self._buttons: list[tuple[QToolButton, str]] = []
        self.name = _label("title")
        self.name.setMaximumHeight(3 * self.name.fontMetrics().lineSpacing() + 8)
        self.chain = WhysList(session)
        self.other_cause = _label("muted")
        self.take_last = QPushButton("Take the last why as root cause")
        self.take_last.setAutoDefault(False)
        self.take_last.setProperty("role", "link")
        self.take_last.clicked.connect(self._take_last)
        self.add_button = QPushButton("Add why")
        self.add_button.setAutoDefault(False)
        self.add_button.clicked.connect(self.chain.add)
        set_tooltip(self.add_button, "Add why (Alt+Y; Insert in the chain)")
        tools = QHBoxLayout()
        tools.setSpacing(2)
        tools.addWidget(self.add_button)
        tools.addStretch(1)
        tools.addWidget(self._button("move-up", "Move why up (Alt+Up)", lambda: self.chain.move(-1)))
        tools.addWidget(self._button("move-down", "Move why down (Alt+Down)", lambda: self.chain.move(1)))
        tools.addWidget(self._button("delete", "Delete why (Delete)", self.chain.delete))
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        question = _label("muted")
        question.setText("Why does it happen? And why that? The last why is the root cause.")
        for widget in (self.name, question):
            column.addWidget(widget)
        column.addWidget(self.chain, 1)
        column.addWidget(self.other_cause)
        column.addWidget(self.take_last, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(tools)
        nothing = _label("muted")
        nothing.setText("Select a pain point to see why it happens.")
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedWidget()
        self._pages.addWidget(nothing)
        self._pages.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(6, 0, 0, 0)
        outer.addWidget(self._pages)
        self.setMinimumWidth(220)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of a theme."""
        self.chain.set_theme(theme)
        for button, name in self._buttons:
            button.setIcon(icon(name, "text", theme))

    def show_pain(self, pain: PainPoint | None) -> None:
        """Show why a pain point happens, as it is said now."""
        if pain is None or pain.id != self.chain.whys.pain_id:
            take_cell_typing(self)
        self._pain_id = pain.id if pain is not None else ""
        self._pages.setCurrentIndex(0 if pain is None else 1)
        self.chain.show_pain(pain)
        for button, _ in self._buttons:
            button.setEnabled(pain is not None and bool(pain.whys))
        if pain is None:
            return
        name = " ".join(pain.description.split()) or "Unnamed pain point"
        self.name.setText(name if len(name) <= _MOST_LETTERS else name[:_MOST_LETTERS].rstrip() + "\u2026")
        cause = " ".join(pain.root_cause.split())
        is_other = bool(cause) and cause != next(reversed(pain.whys), "")
        self.other_cause.setText(f"Root cause, as it is said: {cause[:_MOST_LETTERS]}" if is_other else "")
        self.other_cause.setVisible(is_other)
        self.take_last.setVisible(is_other and bool(pain.whys))

    def _take_last(self) -> None:
        journey = self._session.journey
        pain = journey.record(self._pain_id, PainPoint)
        self._session.do("Change root cause of pain point", set_field(journey, [pain.id], "root_cause", pain.whys[-1]))

    def _button(self, name: str, tip: str, act: object) -> QToolButton:
        button = QToolButton()
        button.setIconSize(QSize(18, 18))
        button.setAccessibleName(tip.partition(" (")[0])
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_tooltip(button, tip)
        button.clicked.connect(act)
        self._buttons.append((button, name))
        return button


def _label(role: str) -> PlainLabel:
    label = PlainLabel()
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label
