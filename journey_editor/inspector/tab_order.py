"""The order in which Tab goes: as one reads the page."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLayout, QScrollArea, QWidget


def order_tabs(root: QWidget) -> None:
    """Make Tab visit the widgets under `root` in the order of their layouts."""
    previous: QWidget | None = None
    for widget in _stops(root):
        if previous is not None:
            QWidget.setTabOrder(previous, widget)
        previous = widget


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus or widget.focusPolicy() & Qt.FocusPolicy.ClickFocus:
        yield widget
    if isinstance(widget, QScrollArea) and (content := widget.widget()) is not None:
        yield from _stops(content)
    layout = widget.layout()
    if layout is not None and not isinstance(widget, (QComboBox, QAbstractSpinBox)):
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            yield from _stops(widget)
        elif inner is not None:
            yield from _in_layout(inner)
