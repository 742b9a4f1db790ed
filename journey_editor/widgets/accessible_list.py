"""A widget that paints its items itself, as a list that a screen reader can walk through."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from journey_editor.widgets.accessible_part import AccessiblePart

Painted = TypeVar("Painted", bound=QWidget)
Key = TypeVar("Key", bound=Hashable)

_makers: weakref.WeakKeyDictionary[QWidget, Callable[[Any], QAccessibleWidget]] = weakref.WeakKeyDictionary()
_kept: list[QAccessibleInterface] = []
"""Qt keeps interfaces by address for as long as the program runs; so they must not be collected."""
_is_installed: list[bool] = []


def install(widget: Painted, make: Callable[[Painted], QAccessibleWidget]) -> None:
    """Put a widget into the accessibility tree. `make` gives its interface, which must not keep the widget alive."""
    _makers[widget] = make
    if not _is_installed:
        _is_installed.append(True)
        QAccessible.installFactory(_interface_for)


def _interface_for(_class_name: str, asked: QObject | None) -> QAccessibleInterface | None:
    make = _makers.get(asked) if isinstance(asked, QWidget) else None
    if make is None:
        return None
    _kept.append(interface := make(asked))
    return interface


class AccessibleItems(Generic[Key]):
    """The interfaces of a widget's items, each made when it is asked for first."""

    def __init__(self) -> None:
        self._ids: dict[Key, int] = {}

    def interface(self, key: Key, make: Callable[[], AccessiblePart]) -> QAccessibleInterface:
        """That of an item, which `make` makes where there is none yet."""
        if key not in self._ids:
            _kept.append(made := make())
            self._ids[key] = QAccessible.registerAccessibleInterface(made)
        return QAccessible.accessibleInterface(self._ids[key])
