"""A page of the inspector: the form for records of one type, which may be given others of that type."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from journey_editor.history.session import Session
from journey_editor.inspector.form import Form
from journey_editor.inspector.record_list import RecordEntry
from journey_editor.inspector.spec import Bench, FoldMemory, InspectorPage
from journey_editor.inspector.subject import Subject
from journey_editor.inspector.tab_order import order_tabs
from journey_editor.layout.theme import Theme
from journey_editor.widgets.plain_label import PlainLabel

_ROOM = 8
"""Pixels around an entry of a list that is brought into view."""


class RecordPage(QScrollArea):
    """Making a page takes longer than a held arrow key waits, so one that is there is given the next record."""

    def __init__(
        self,
        page: InspectorPage,
        subject: Subject,
        theme: Theme,
        memory: FoldMemory,
        leave: Callable[[], None],
        give: Callable[[str], None],
        heading: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("inspector-scroll")
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._wanted: QWidget | None = None
        """What was brought into view last, until the user goes elsewhere."""
        self._focus_then: QWidget | None = None
        self._is_coming = False
        self.verticalScrollBar().rangeChanged.connect(self._scroll_again)
        self.verticalScrollBar().actionTriggered.connect(self._forget_wanted)
        self._is_changing = self._is_rearranged = True
        self._bench = Bench(subject, theme, memory, leave, self._on_rearranged, give, self.bring_into_view)
        self.content = QWidget()
        self.content.setObjectName("inspector-page")
        self.setWidget(self.content)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(16, 14, 16, 20)
        column.setSpacing(16)
        self._form = Form(page, heading, self._bench, self.content)
        column.addWidget(self._form)
        if not page.groups:
            nothing = PlainLabel("What is selected has no fields in common.")
            nothing.setProperty("role", "muted")
            nothing.setWordWrap(True)
            column.addWidget(nothing)
        column.addStretch(1)
        self._end_change()

    def show_records(self, session: Session, ids: Sequence[str]) -> None:
        """Show other records of the same type."""
        self._forget_wanted()
        self._is_changing = True
        self._bench.subject = Subject(session, ids)
        self._form.rebind()
        self._end_change()

    def refresh(self) -> None:
        """Show the document as it is now."""
        self._form.refresh()

    def finish(self) -> None:
        """Carry out what is typed but not yet carried out, and end the typing."""
        self._form.finish()

    def bring_into_view(self, widget: QWidget) -> None:
        """Scroll to a widget, once what was just unfolded has its place, and again while things still find theirs."""
        self._wanted, self._is_coming = widget, True
        QTimer.singleShot(0, widget, self._scroll)

    def _scroll(self) -> None:
        wanted = self._wanted
        if wanted is None or not (isValid(wanted) and isValid(self)):
            return  # the window was closed meanwhile
        self._focus_then, self._is_coming = QApplication.focusWidget(), False
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        if (entry := _entry_of(wanted)) is not None:
            self._show_most_of(entry)  # who types into one of its fields goes on to the others
        self.ensureWidgetVisible(wanted, 50, 80 if entry is None else 0)

    def _scroll_again(self) -> None:
        focus = QApplication.focusWidget()
        if self._is_coming:
            return
        if focus is not None and focus is not self._focus_then and self.isAncestorOf(focus):
            self._forget_wanted()  # the user has gone on
        elif self._wanted is not None and isValid(self._wanted):
            QTimer.singleShot(0, self._wanted, self._scroll)

    def _forget_wanted(self) -> None:
        self._wanted = None

    def _show_most_of(self, entry: RecordEntry) -> None:
        """Scroll until an entry is seen whole, or from its first line on where it is higher than the page."""
        bar, top = self.verticalScrollBar(), entry.mapTo(self.content, QPoint(0, 0)).y() - _ROOM
        bottom = top + entry.height() + 2 * _ROOM
        bar.setValue(min(top, max(bar.value(), bottom - self.viewport().height())))

    def _on_rearranged(self) -> None:
        """Widgets have come or gone: Tab goes through them as one reads, once all are there."""
        self._is_rearranged = True
        if not self._is_changing:
            self._end_change()

    def _end_change(self) -> None:
        self._is_changing = False
        if self._is_rearranged:
            self._is_rearranged = False
            order_tabs(self.content)


def _entry_of(widget: QWidget) -> RecordEntry | None:
    """The entry of a list that a widget is, or is part of."""
    part: QWidget | None = widget
    while part is not None and not isinstance(part, RecordEntry):
        part = part.parentWidget()
    return part
