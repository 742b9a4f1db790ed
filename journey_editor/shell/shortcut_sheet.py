"""All commands with their keys, by menu, found by typing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from journey_editor.canvas.board_keys import BOARD_KEYS, MOUSE, TYPING_KEYS
from journey_editor.shell.action import Action, native, plain
from journey_editor.widgets.on_screen import size_on_screen


class ShortcutSheet(QDialog):
    """The list does not stop the user: it can stay open beside the map."""

    def __init__(self, actions: Sequence[Action], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard shortcuts")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(size_on_screen(self, 660, 680))
        self._groups: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        self.filter = QLineEdit(placeholderText="Find a command")
        self.filter.setClearButtonEnabled(True)
        self.filter.setAccessibleName("Find a command")
        self.filter.textChanged.connect(self._narrow)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName("Commands and their keys")
        self.tree.setHeaderLabels(["Command", "Keys"])
        self.tree.header().setAccessibleName("Columns of the list")
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(14)
        self.tree.setColumnWidth(0, 370)
        for menu in dict.fromkeys(action.menu for action in actions):
            rows = [(row.full_name, _keys(row.shortcuts)) for row in actions if row.menu == menu]
            self._add_group(" \u203a ".join(map(plain, menu.split("/"))), rows)
        self._add_group("On the board", [(what, _keys(keys)) for what, keys in BOARD_KEYS])
        self._add_group("While a name is typed", [(what, _keys(keys)) for what, keys in TYPING_KEYS])
        self._add_group("With the mouse", [(what, _with_native_modifiers(how)) for what, how in MOUSE])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(10)
        for widget in (self.filter, self.tree, buttons):
            layout.addWidget(widget)

    @property
    def rows(self) -> list[tuple[str, str]]:
        """The commands that are shown, with their keys."""
        return [
            (row.text(0), row.text(1))
            for group, rows in self._groups
            for row in rows
            if not (row.isHidden() or group.isHidden())
        ]

    def _add_group(self, title: str, rows: Sequence[tuple[str, str]]) -> None:
        group = QTreeWidgetItem(self.tree, [title])
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        group.setFirstColumnSpanned(True)
        self._groups.append((group, [QTreeWidgetItem(group, [name, keys]) for name, keys in rows]))
        group.setExpanded(True)

    def _narrow(self, text: str) -> None:
        words = text.casefold().split()
        for group, rows in self._groups:
            any_shown = False
            for row in rows:
                told = f"{group.text(0)} {row.text(0)} {row.text(1)}".casefold()
                is_found = all(word in told for word in words)
                row.setHidden(not is_found)
                any_shown = any_shown or is_found
            group.setHidden(not any_shown)


def _keys(shortcuts: Sequence[str]) -> str:
    """Keys as this system writes them."""
    return ",  ".join(map(native, shortcuts))


def _with_native_modifiers(how: str) -> str:
    """ "Ctrl + wheel" as this system writes it."""
    for modifier in ("Ctrl", "Shift"):
        how = how.replace(modifier, native(f"{modifier}+A").removesuffix("A").removesuffix("+"))
    return how
