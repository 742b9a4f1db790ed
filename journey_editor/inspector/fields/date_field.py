"""A day, typed as 2026-03-31 or picked from a calendar, or unknown."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QMenu, QWidgetAction

from journey_editor.document.days import parse_day
from journey_editor.inspector.fields.number_fields import UNKNOWN_TEXT
from journey_editor.inspector.fields.text_fields import LineField
from journey_editor.inspector.subject import DIFFERENT
from journey_editor.inspector.symbols import icon_button


class DateField(LineField):
    """A date, or unknown. Down opens the calendar."""

    def build(self) -> None:
        """A line, and buttons for the calendar and for unknown."""
        super().build()
        self.column.removeWidget(self.edit)
        self.pick_button = icon_button("calendar", f"Pick {self.spec.label.lower()}", self.bench.theme)
        self.clear_button = icon_button("close", f"{self.spec.label}: unknown", self.bench.theme)
        self.watch(self.pick_button, f"Pick {self.spec.label.lower()} from a calendar")
        self.watch(self.clear_button, f"Set {self.spec.label.lower()} to unknown")
        self.pick_button.clicked.connect(self._open_calendar)
        self.clear_button.clicked.connect(lambda: self.take_day(None))
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.edit, 1)
        row.addWidget(self.pick_button)
        row.addWidget(self.clear_button)
        self.column.addLayout(row)

    def parse(self, text: str) -> date | None:
        """The day. Raises ValueError with a sentence."""
        return parse_day(text)

    def _on_edited(self, text: str) -> None:
        # "2026-01-3" is a day as well, but hardly the one that is meant: wait for the whole of it.
        self._touched = True
        if not text or len(text.strip()) == len("2026-01-31"):
            super()._on_edited(text)

    def text_of(self, value: Any) -> str:
        """As ISO writes it."""
        return value.isoformat() if value is not None else ""

    def show_value(self, value: Any) -> None:
        """An empty line reads "unknown"."""
        super().show_value(value)
        if value is not DIFFERENT:
            self.edit.setPlaceholderText(self.spec.placeholder or UNKNOWN_TEXT)
        self.clear_button.setEnabled(value is not None)

    def key(self, event: QKeyEvent) -> bool:
        """Down in the line opens the calendar."""
        if event.key() == Qt.Key.Key_Down:
            self._open_calendar()
            return True
        return super().key(event)

    def _open_calendar(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget()
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setMinimumSize(300, 240)
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(weekend, QTextCharFormat())
        if isinstance(self.shown, date):
            calendar.setSelectedDate(QDate(self.shown.year, self.shown.month, self.shown.day))
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)

        def take(day: QDate) -> None:
            menu.close()
            self.take_day(date(day.year(), day.month(), day.day()))

        calendar.clicked.connect(take)
        calendar.activated.connect(take)
        menu.popup(self.pick_button.mapToGlobal(QPoint(0, self.pick_button.height())))
        calendar.setFocus()

    def take_day(self, day: date | None) -> None:
        """Set a day, or unknown, as one undo step."""
        if self.pick(day):
            self.show_value(day)
        else:
            self.show_value(self.shown)
            self.complain(self.trouble)
