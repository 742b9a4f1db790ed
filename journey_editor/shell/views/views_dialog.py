"""The views of a map: made, named, put in order; and what the shown one shows, ticked while the board follows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journey_editor.canvas.edited import brought_back
from journey_editor.canvas.view import BoardView
from journey_editor.document.records import View
from journey_editor.document.viewing import WHOLE_MAP, name_of_view
from journey_editor.layout.theme import Theme
from journey_editor.painting.icons import icon
from journey_editor.shell.views import view_edits
from journey_editor.shell.views.view_content import CardFields, ShownLanes
from journey_editor.widgets.on_screen import size_on_screen
from journey_editor.widgets.plain_label import PlainLabel

_ID = Qt.ItemDataRole.UserRole


class ViewsDialog(QDialog):
    """Stays beside the map: whatever is ticked shows on the board at once, and Ctrl+Z takes it back."""

    def __init__(self, board: BoardView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Views")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(size_on_screen(self, 620, 560))
        self._board = board
        self._theme = theme
        self._is_showing = False
        self.list = QListWidget()
        self.list.setAccessibleName("Views of this map")
        self.list.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.list.currentItemChanged.connect(self._show_chosen)
        self.list.itemChanged.connect(self._rename)
        self.list.itemDelegate().closeEditor.connect(self._on_editor_closed)
        self.add = self._button("New view from what is shown", "add", lambda: view_edits.add_view(board), names=True)
        self.copy = self._button("Duplicate the view", "duplicate", self._with_view(view_edits.duplicate_view), True)
        self.rename = self._button("Rename the view", "rename", self.begin_name)
        self.up = self._button(
            "Move the view up", "move-up", self._with_view(lambda b, v: view_edits.move_view(b, v, -1))
        )
        self.down = self._button(
            "Move the view down", "move-down", self._with_view(lambda b, v: view_edits.move_view(b, v, 1))
        )
        self.delete = self._button("Delete the view", "delete", self._with_view(view_edits.delete_view))
        self.lanes = ShownLanes(board)
        self.fields = CardFields(board)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        self._arrange(buttons)
        redo = board.session.redo
        for keys, run in (("Ctrl+Z", board.session.undo), ("Ctrl+Shift+Z", redo), ("Ctrl+Y", redo)):
            QShortcut(QKeySequence(keys), self, run)
        board.session.changed.connect(self.refresh)
        board.view_changed.connect(self.refresh)
        board.destroyed.connect(self.close)
        self.refresh()
        self.list.setFocus()

    def _arrange(self, buttons: QDialogButtonBox) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(2)
        for button in (self.add, self.copy, self.rename, self.up, self.down, self.delete):
            tools.addWidget(button)
        tools.addStretch(1)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, title, widgets in (
            (left, "View", (self.list,)),
            (right, "Shows these lanes", (self.lanes,)),
        ):
            column.setSpacing(8)
            column.addWidget(_heading(title))
            for widget in widgets:
                column.addWidget(widget, 1)
        left.addLayout(tools)
        right.addSpacing(6)
        right.addWidget(_heading("Cards show, beside their names"))
        right.addWidget(self.fields, 1)
        halves = QHBoxLayout()
        halves.setSpacing(18)
        halves.addLayout(left, 4)
        halves.addLayout(right, 5)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(14)
        layout.addLayout(halves, 1)
        layout.addWidget(buttons)

    def showEvent(self, event: QShowEvent) -> None:
        """Stand at the right, so that most of the board is seen beside it."""
        super().showEvent(event)
        host = self.parentWidget()
        if host is not None:
            corner = host.mapToGlobal(QPoint(host.width() - self.width() - 24, 64))
            self.move(corner)

    def refresh(self) -> None:
        """Show the views as they are now, and what the shown one shows."""
        self._is_showing = True
        shown = view_edits.shown_id(self._board)
        entries = [(None, WHOLE_MAP), *((v.id, name_of_view(v)) for v in self._views())]
        if [view_id for view_id, _ in entries] != [self.list.item(i).data(_ID) for i in range(self.list.count())]:
            self.list.clear()
            for view_id, _ in entries:
                item = QListWidgetItem(self.list)
                item.setData(_ID, view_id)
                if view_id is not None:
                    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        for number, (view_id, text) in enumerate(entries):
            self.list.item(number).setText(text)
            if view_id == shown and self.list.currentRow() != number:
                self.list.setCurrentRow(number)
        row, last = self.list.currentRow(), self.list.count() - 1
        for button, can in (
            (self.copy, row > 0),
            (self.rename, row > 0),
            (self.delete, row > 0),
            (self.up, row > 1),
            (self.down, 0 < row < last),
        ):
            button.setEnabled(can)
        self.lanes.refresh()
        self.fields.refresh()
        self._is_showing = False

    def _views(self) -> list[View]:
        return self._board.session.journey.all(View)

    def _show_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None and not self._is_showing:
            self._board.show_view(item.data(_ID))

    def _rename(self, item: QListWidgetItem) -> None:
        if not self._is_showing:
            view_edits.rename_view(self._board, item.data(_ID), item.text())
            self.refresh()

    def _on_editor_closed(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Escape leaves the name as it was; what was typed can be brought back."""
        item = self.list.currentItem()
        if hint != QAbstractItemDelegate.EndEditHint.RevertModelCache or item is None:
            return
        if isinstance(editor, QLineEdit) and editor.text().strip() != item.text():
            view_edits.set_name_aside(self._board, item.data(_ID), editor.text())
            self._board.say(brought_back(self._board.session))

    def begin_name(self) -> None:
        """Edit the name of the shown view in the list."""
        item = self.list.currentItem()
        if item is not None and item.data(_ID) is not None:
            self.list.setFocus()
            self.list.editItem(item)

    def _with_view(self, run: Callable[[BoardView, str], object]) -> Callable[[], object]:
        def go() -> None:
            view = view_edits.shown_id(self._board)
            if view is not None:
                run(self._board, view)

        return go

    def _button(self, name: str, icon_name: str, run: Callable[[], object], names: bool = False) -> QToolButton:
        button = QToolButton()
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setIcon(icon(icon_name, "text", self._theme))

        def press() -> None:
            run()
            if names:
                self.begin_name()

        button.clicked.connect(press)
        return button


def _heading(text: str) -> PlainLabel:
    label = PlainLabel(text)
    label.setProperty("role", "section")
    return label
