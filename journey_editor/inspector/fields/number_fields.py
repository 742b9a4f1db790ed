"""Numbers, shares and tenths. What is not known is empty and reads "unknown"; it is never 0."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QStyle, QStyleOptionSlider

from journey_editor.analysis.rice import confidences_in
from journey_editor.document.edits.lanes import MOST_HEIGHT
from journey_editor.document.numbers import number_text, parse_measure, parse_number, parse_percent, percent_text
from journey_editor.inspector.fields.text_fields import LineField
from journey_editor.inspector.spec import Bench, FieldSpec
from journey_editor.inspector.subject import DIFFERENT

UNKNOWN_TEXT = "unknown"


class NumberField(LineField):
    """A number, or unknown."""

    def __init__(self, spec: FieldSpec, bench: Bench) -> None:
        super().__init__(_reading_unknown(spec), bench)

    def parse(self, text: str) -> float | int | None:
        """The number, with decimal comma or point."""
        return parse_number(text)

    def text_of(self, value: Any) -> str:
        """The number as short as can be."""
        return number_text(value)


class MeasureField(NumberField):
    """A value of a signal: its unit may be typed along."""

    def parse(self, text: str) -> float | None:
        """The number, with the unit that the signals have, or without."""
        signals = self.bench.subject.records
        units = {getattr(signal, "unit", "") for signal in signals}
        return parse_measure(text, units.pop() if len(units) == 1 else "")


class HeightField(NumberField):
    """How high a lane is, in points."""

    def parse(self, text: str) -> float | int | None:
        """A number that a board can be high."""
        number = super().parse(text)
        if number is not None and not 0 < number <= MOST_HEIGHT:
            raise ValueError(f"A lane is above 0 and up to {MOST_HEIGHT:,.0f} points high; the map keeps what it had.")
        return number


class PercentField(NumberField):
    """A share, shown in percent."""

    def __init__(self, spec: FieldSpec, bench: Bench) -> None:
        super().__init__(spec, bench)
        self._label.setText(f"{spec.label} (%)")

    def parse(self, text: str) -> float | None:
        """The share."""
        return parse_percent(text)

    def text_of(self, value: Any) -> str:
        """In percent."""
        return percent_text(value)


class ConfidenceField(NumberField):
    """How sure an opportunity's numbers are, on the scale that the map's others are on."""

    def parse(self, text: str) -> float | None:
        """In percent, or in the points that the others are in."""
        return confidences_in(self.bench.journey, self.bench.subject.ids).parse(text)

    def text_of(self, value: Any) -> str:
        """As the map's scale writes it."""
        return confidences_in(self.bench.journey).text(value)


class TenthField(NumberField):
    """A whole number from 0 to 10 with a slider, or unknown."""

    def build(self) -> None:
        """A slider, and a short line for the number."""
        super().build()
        self.column.removeWidget(self.edit)
        self.edit.setFixedWidth(84)
        self.slider = TenthSlider()
        self.watch(self.slider, f"{self.spec.label}, 0 to 10")
        self.slider.valueChanged.connect(self._on_slid)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.slider, 1)
        row.addWidget(self.edit)
        self.column.addLayout(row)

    def parse(self, text: str) -> int | None:
        """A whole number."""
        number = parse_number(text)
        if number is None:
            return None
        if number != int(number):
            raise ValueError(f"{self.spec.label} is a whole number from 0 to 10; the map keeps what it had.")
        return int(number)

    def show_value(self, value: Any) -> None:
        """The slider has no handle while the value is unknown."""
        super().show_value(value)
        self._show_slider(value)

    def _show_slider(self, value: Any) -> None:
        known = value is not None and value is not DIFFERENT
        with QSignalBlocker(self.slider):
            self.slider.setValue(int(value) if known else TenthSlider.UNKNOWN)
        self.slider.update()

    def _attempt(self, text: str) -> bool:
        taken = super()._attempt(text)
        self._show_slider(self.shown)
        return taken

    def _on_slid(self, value: int) -> None:
        self.type_value(None if value == TenthSlider.UNKNOWN else value)
        self.show_value(self.shown)


class TenthSlider(QSlider):
    """0 to 10; the place before 0 is "unknown", where no handle is drawn."""

    UNKNOWN = -1

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setRange(self.UNKNOWN, 10)
        self.setPageStep(2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw no handle where there is no value."""
        if self.value() != self.UNKNOWN:
            super().paintEvent(event)
            return
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        option.subControls = QStyle.SubControl.SC_SliderGroove
        painter = QPainter(self)
        self.style().drawComplexControl(QStyle.ComplexControl.CC_Slider, option, painter, self)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Jump to where the mouse is."""
        self._go_to(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go_to(event)

    def wheelEvent(self, event: object) -> None:
        """Leave the wheel to the panel."""
        event.ignore()  # type: ignore[attr-defined]

    def _go_to(self, event: QMouseEvent) -> None:
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton):
            return
        inset = 8
        value = QStyle.sliderValueFromPosition(
            self.UNKNOWN, 10, round(event.position().x()) - inset, max(1, self.width() - 2 * inset)
        )
        self.setValue(max(0, value))
        event.accept()


def _reading_unknown(spec: FieldSpec) -> FieldSpec:
    return FieldSpec(spec.field, spec.label, spec.editor, spec.placeholder or UNKNOWN_TEXT, spec.single, spec.shown)
