"""What is said and can be done about the finding one is at: the whole sentence, its source, and the ways on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from journey_editor.analysis.fixes import Fix
from journey_editor.analysis.rule import Rule
from journey_editor.analysis.telling import short
from journey_editor.document.records import AcceptedFinding
from journey_editor.widgets.plain_button import PlainButton
from journey_editor.widgets.plain_label import PlainLabel
from journey_editor.widgets.tooltip import set_tooltip

_MOST_TYPED = 200_001
"""One more than a map takes: what is too long is refused in a sentence; Qt would cut it much sooner, without a word."""


class Detail(QWidget):
    """A strip under the list of findings. What is done is done by the panel."""

    fix_wanted = QtSignal()
    instead_wanted = QtSignal()
    accepted = QtSignal(str, str)
    """The reason, and who says so. Whoever takes it ends the asking (`give_up`); what cannot be taken stays."""
    typed = QtSignal(str, str)
    """The same, as far as it is typed; without a reason where nothing is typed any more."""
    take_back_wanted = QtSignal()
    rule_off_wanted = QtSignal()
    left = QtSignal()
    """The reason is given up: the keyboard belongs to the list again."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("finding-detail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.sentence = PlainLabel()
        self.sentence.setWordWrap(True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.source = PlainLabel()
        self.source.setProperty("role", "muted")
        self.source.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.source.setMinimumWidth(60)
        self.fix_button = PlainButton()
        self.fix_button.setFlat(False)
        self.fix_button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.instead_button = _button("", self.instead_wanted.emit)
        self.accept_button = _button("Accept with a reason\u2026", self.ask_reason)
        self.off_button = _button("Switch rule off", self.rule_off_wanted.emit)
        self.off_button.setAccessibleName("Switch this rule off for this map")
        self.back_button = _button("Take back", self.take_back_wanted.emit)
        self.back_button.setAccessibleName("Take back that the finding is accepted")
        self.fix_button.clicked.connect(self.fix_wanted.emit)
        self.reason = _line("Why it is left as it is", self._accept)
        self.by = _line("Your name", self._accept)
        self.by.setMaximumWidth(200)
        self.confirm_button = _button("Accept", self._accept)
        self.confirm_button.setProperty("variant", "primary")
        self.cancel_button = _button("Cancel", self.give_up)
        self.reason.textChanged.connect(lambda text: self.confirm_button.setEnabled(bool(text.strip())))
        self.confirm_button.setEnabled(False)
        for line in (self.reason, self.by):
            line.textEdited.connect(lambda _text: self.typed.emit(self.reason.text().strip(), self.by.text().strip()))
        self._ways = _row(
            self.fix_button, self.instead_button, self.accept_button, self.back_button, self.off_button, self.source
        )
        self._asking = _row(self.reason, self.by, self.confirm_button, self.cancel_button)
        self.foot = QStackedWidget()
        self.foot.addWidget(self._ways)
        self.foot.addWidget(self._asking)
        policy = self.foot.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # else the row that is clicked would slip away under the strip
        self.foot.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.sentence)
        column.addWidget(self.foot)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab goes, in this order."""
        ways = (self.fix_button, self.instead_button, self.accept_button, self.back_button, self.off_button)
        return (*ways, self.reason, self.by, self.confirm_button, self.cancel_button)

    @property
    def is_asking(self) -> bool:
        """Whether the reason is being typed."""
        return self.foot.currentWidget() is self._asking

    def show_finding(
        self, sentence: str, rule: Rule | None, fix: Fix | None, accepted: AcceptedFinding | None, is_found: bool
    ) -> None:
        """Say all of one finding. The same one again leaves alone what is being typed."""
        if sentence != self.sentence.text():
            self.give_up(tells=False)
        self.sentence.setText(sentence)
        said = []
        if accepted is not None:
            by = [short(accepted.accepted_by), accepted.accepted_on.isoformat() if accepted.accepted_on else ""]
            said.append(" ".join(["Accepted", *(f"by {by[0]}" if by[0] else "", f"on {by[1]}" if by[1] else "")]))
        if rule is not None:
            said.append(f"{rule.title} \u00b7 " + ", ".join(f"{s.value} ({s.short})" for s in rule.sources))
        source = " \u00b7 ".join(" ".join(text.split()) for text in said)
        self.source.setText(source)
        set_tooltip(self.source, source)
        self.fix_button.setVisible(fix is not None)
        if fix is not None:
            self.fix_button.set_text(fix.label)
        instead = fix.instead if fix is not None else None
        self.instead_button.setVisible(instead is not None)
        if instead is not None:
            self.instead_button.setText(instead.label)
        self.accept_button.setVisible(accepted is None and is_found)
        self.back_button.setVisible(accepted is not None)
        self.off_button.setVisible(rule is not None)
        self.foot.setVisible(True)

    def show_hint(self, text: str) -> None:
        """Nothing is looked at: say what could be."""
        self.give_up(tells=False)
        self.sentence.setText(text)
        self.source.setText("")
        self.foot.setVisible(False)

    def ask_reason(self) -> None:
        """Ask for the reason."""
        self.foot.setCurrentWidget(self._asking)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def give_up(self, tells: bool = True) -> None:
        """Ask no more."""
        was_asking = self.is_asking
        if was_asking:
            self.typed.emit("", "")
        self.reason.clear()
        self.foot.setCurrentWidget(self._ways)
        if tells and was_asking:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives the reason up."""
        if event.key() == Qt.Key.Key_Escape and self.is_asking:
            self.give_up()
        else:
            super().keyPressEvent(event)

    def _accept(self) -> None:
        reason = self.reason.text().strip()
        if reason:
            self.accepted.emit(reason, self.by.text().strip())


def _button(text: str, run: object) -> QPushButton:
    button = QPushButton(text)
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    button.setAutoDefault(False)
    button.clicked.connect(run)
    return button


def _line(hint: str, run: object) -> QLineEdit:
    line = QLineEdit()
    line.setMaxLength(_MOST_TYPED)
    line.setPlaceholderText(hint)
    line.setAccessibleName(hint)
    line.returnPressed.connect(run)
    return line


def _row(*widgets: QWidget) -> QWidget:
    row = QWidget()
    beside = QHBoxLayout(row)
    beside.setContentsMargins(0, 0, 0, 0)
    beside.setSpacing(8)
    for widget in widgets:
        beside.addWidget(widget)
    return row
