"""What is being typed into a cell of a list or a table, wherever one is."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView, QWidget

_FILLED = "filled"


def is_first_filling(editor: QWidget) -> bool:
    """Whether the editor of a cell is filled for the first time. A change of the map replaces nothing that is typed."""
    is_first = not editor.property(_FILLED)
    editor.setProperty(_FILLED, True)
    return is_first


def take_cell_typing(within: QWidget) -> None:
    """Take it into the map, as where the keyboard leaves the cell; it goes to the list or table."""
    for view in within.findChildren(QAbstractItemView):
        if view.state() == QAbstractItemView.State.EditingState:
            view.setFocus()
