"""A session on a small map, and an inspector that shows it in a window, driven by keys."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import (
    MAP_ID,
    Connection,
    Decision,
    JourneyMap,
    Lane,
    Opportunity,
    Owner,
    Persona,
    Signal,
    Stage,
    Step,
    Touchpoint,
)
from journey_editor.history.session import Session
from journey_editor.inspector.fields.field import Field
from journey_editor.inspector.inspector import Inspector
from journey_editor.inspector.record_page import RecordPage

NAMES = (QPlainTextEdit, QLineEdit, QComboBox)


def small_journey() -> Journey:
    """Two stages, two personas, three touchpoints, a decision."""
    return Journey(
        [
            JourneyMap(id=MAP_ID, title="Onboarding"),
            Owner(id="ines", name="Ines Roth", team="Customer Success"),
            Persona(id="maria", name="Maria Lopez"),
            Persona(id="it", name="IT & security", colour="teal"),
            Lane(id="lane-maria", order="5", persona="maria"),
            Lane(id="lane-it", order="6", persona="it"),
            Stage(id="kickoff", order="5", name="Kickoff", owner="ines"),
            Stage(id="activation", order="6", name="Activation"),
            Step(id="step-1", order="5", stage="kickoff"),
            Step(id="step-2", order="5", stage="activation"),
            Touchpoint(id="call", order="5", lane="lane-maria", step="step-1", name="Kickoff call", channel="phone"),
            Touchpoint(id="report", order="5", lane="lane-maria", step="step-2", name="First report", first_value=True),
            Touchpoint(id="review", order="5", lane="lane-it", step="step-1", name="Security review"),
            Decision(id="risk", order="5", lane="lane-it", step="step-2", name="Risk?"),
            Connection(id="way", source="call", target="report"),
            Signal(id="logins", order="5", measures=("call",), name="Logins"),
            Signal(id="tickets", order="6", measures=("call",), name="Tickets"),
            Opportunity(id="draft", order="5", helps_at=("call",), description="Send a draft", owner="ines"),
        ]
    )


class Panel:
    """The inspector as a user meets it: fields by their labels, keys, what can be read."""

    def __init__(self, session: Session, inspector: Inspector) -> None:
        self.session = session
        self.inspector = inspector

    @property
    def page(self) -> RecordPage:
        """What is shown."""
        return self.inspector.page

    def record(self, record_id: str) -> Record:
        """A record as the document has it now."""
        found = self.session.journey.get(record_id)
        assert found is not None
        return found

    def field(self, label: str) -> Field:
        """The field of that label."""
        found = [f for f in self.page.findChildren(Field) if f.spec.label == label and not f.isHidden()]
        assert found, f"no field {label!r}"
        return found[0]

    def box(self, label: str) -> QWidget:
        """What one types into, by the field's label."""
        return next(w for kind in NAMES for w in self.field(label).findChildren(kind) if w.accessibleName() == label)

    def text(self, label: str) -> str:
        """What stands in a field."""
        box = self.box(label)
        if isinstance(box, QPlainTextEdit):
            return box.toPlainText()
        assert isinstance(box, (QLineEdit, QComboBox))
        return box.currentText() if isinstance(box, QComboBox) else box.text()

    def placeholder(self, label: str) -> str:
        """What an empty field reads."""
        box = self.box(label)
        if isinstance(box, QComboBox) and box.lineEdit() is not None:
            return box.lineEdit().placeholderText()
        return box.placeholderText()  # type: ignore[attr-defined,no-any-return]

    def enter(self, label: str) -> QWidget:
        """Put the cursor into a field, with all of its text selected."""
        box = self.box(label)
        box.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(box, (QPlainTextEdit, QLineEdit)):
            box.selectAll()
        elif isinstance(box, QComboBox) and box.lineEdit() is not None:
            box.lineEdit().selectAll()
        return box

    def type(self, label: str, text: str) -> QWidget:
        """Type over what stands in a field."""
        box = self.enter(label)
        QTest.keyClicks(box, text)
        return box

    def press(
        self, widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key in a widget, or in what has popped up before it, as the keyboard does."""
        QTest.keyClick(QApplication.activePopupWidget() or widget, key, modifier)

    def button(self, name: str, inside: QWidget | None = None) -> QPushButton:
        """A button that can be seen, by its text or accessible name."""
        found = [
            b
            for b in (inside or self.page).findChildren(QPushButton)
            if (b.text() == name or b.accessibleName() == name) and b.isVisible()
        ]
        assert found, f"no button {name!r}"
        return found[0]

    def toggle(self, label: str) -> QCheckBox:
        """A check box by its label."""
        return next(b for b in self.page.findChildren(QCheckBox) if b.text() == label)

    def labels(self) -> list[str]:
        """All that visible labels and buttons say."""
        return [w.text() for kind in (QLabel, QPushButton) for w in self.page.findChildren(kind) if w.isVisible()]


@pytest.fixture(scope="session", autouse=True)
def freed_in_the_end() -> Iterator[None]:
    """Python's collector can free all that the tests have left: a crash in it shows here."""
    yield
    gc.unfreeze()
    gc.collect()


@pytest.fixture
def session(qtbot: QtBot) -> Session:
    """A session on the small map."""
    return Session(small_journey())


@pytest.fixture
def panel(qtbot: QtBot, session: Session) -> Iterator[Panel]:
    """An inspector in a window of its own, as wide as a dock."""
    inspector = Inspector(session)
    qtbot.addWidget(inspector)
    inspector.resize(352, 900)
    inspector.show()
    inspector.activateWindow()
    qtbot.waitUntil(inspector.isActiveWindow)
    yield Panel(session, inspector)
