"""The outline's panel: a choice of how to see the map, a line to filter it, and the rows."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from journey_editor.history.session import Session
from journey_editor.layout.theme import Theme
from journey_editor.outline.arrangement import Arrangement
from journey_editor.outline.list_view import OutlineList
from journey_editor.outline.map_filter import MapFilter
from journey_editor.outline.table_view import OutlineTable
from journey_editor.outline.tree_view import OutlineTree
from journey_editor.widgets.plain_label import PlainLabel
from journey_editor.widgets.tooltip import set_tooltip

TABLE = "table"
_VIEWS = (
    (Arrangement.STAGES.value, "Stages", "Stages, their steps, their cards"),
    (Arrangement.LANES.value, "Lanes", "Lanes and their cards"),
    (Arrangement.LIST.value, "Cards", "All cards in one list, to sort by a column"),
    (TABLE, "Table", "Lanes by stages"),
)


class Outline(QWidget):
    """A panel for a dock. While it is hidden it follows nothing, and costs nothing."""

    gone_to = QtSignal(str)
    """The user went to this record: it should be seen on the board."""
    menu_wanted = QtSignal(object)
    """The context menu is wanted at this global position."""
    shown_otherwise = QtSignal()
    """The map is seen in another way."""
    left = QtSignal()
    """Escape: the keyboard belongs to the board again."""

    def __init__(self, session: Session, map_filter: MapFilter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outline")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._filter = map_filter
        self._pages = QStackedWidget(self)  # its views are made within it: else they are given their looks twice
        self.tree = OutlineTree(session, self._pages)
        self.list = OutlineList(session, self._pages)
        self.table = OutlineTable(session, self._pages)
        self._views = (self.tree, self.list, self.table)
        self.setMinimumWidth(260)
        for view in self._views:
            self._pages.addWidget(view)
        self.buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        views = QHBoxLayout()
        views.setSpacing(2)
        for name, title, tip in _VIEWS:
            views.addWidget(self._button(name, title, tip))
        views.addStretch(1)
        self.line = QLineEdit()
        self.line.setAccessibleName("Filter the outline and the board by words")
        self.line.setPlaceholderText("Filter by words")
        self.line.setClearButtonEnabled(True)
        self.line.textEdited.connect(self._on_typed)
        self.count = PlainLabel()
        self.count.setProperty("role", "muted")
        self.count.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(8)
        column.addLayout(views)
        column.addWidget(self.line)
        column.addWidget(self._pages, 1)
        column.addWidget(self.count)
        for view in self._views:
            view.gone_to.connect(self.gone_to)
            view.menu_wanted.connect(self.menu_wanted)
            view.left.connect(self.left)
        map_filter.changed.connect(self._show_filter)
        self.show_as(Arrangement.STAGES.value)
        self._show_filter()

    @property
    def view(self) -> OutlineTree | OutlineList | OutlineTable:
        """What shows the rows now."""
        return next(view for view in self._views if view is self._pages.currentWidget())

    @property
    def shown_as(self) -> str:
        """In which way the map is seen: "stages", "lanes", "list", "table"."""
        return next(name for name, button in self.buttons.items() if button.isChecked())

    def show_as(self, name: str) -> None:
        """See the map in another way."""
        self.buttons[name].setChecked(True)
        view = {Arrangement.LIST.value: self.list, TABLE: self.table}.get(name, self.tree)
        self._pages.setCurrentWidget(view)
        if view is self.tree:
            self.tree.rows.arrange(Arrangement(name))
        self.shown_otherwise.emit()
        self._be_live(self.isVisible())

    def recall(self, name: str) -> None:
        """See the map as it was seen before, if that is a way to see it."""
        if name in self.buttons:
            self.show_as(name)

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in the colours of a theme."""
        for view in self._views:
            view.set_theme(theme)

    def sizeHint(self) -> QSize:
        """As wide as a dock should make it."""
        return QSize(400, 560)

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the map from now on."""
        super().showEvent(event)
        self._be_live(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Follow nothing."""
        super().hideEvent(event)
        self._be_live(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape in the line clears it, then goes back to the board; Down goes to the rows."""
        if event.key() == Qt.Key.Key_Escape:
            if self.line.hasFocus() and self.line.text():
                self._on_typed("")
            else:
                self.left.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.line.hasFocus():
            self.view.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _be_live(self, is_live: bool) -> None:
        for view in self._views:
            view.set_live(is_live and view is self.view)

    def _button(self, name: str, title: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setText(title)
        button.setCheckable(True)
        button.setAccessibleName(f"Outline: {tip}")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_tooltip(button, tip)
        button.clicked.connect(lambda: self.show_as(name))
        self._group.addButton(button)
        self.buttons[name] = button
        return button

    def _on_typed(self, text: str) -> None:
        self._filter.set(self._filter.wanted.with_text(text))

    def _show_filter(self) -> None:
        wanted = self._filter.wanted
        if self.line.text() != wanted.text:
            self.line.setText(wanted.text)
        for rows in (self.tree.rows, self.list.rows, self.table.rows):
            rows.show_matches(self._filter.matches)
        self.count.setText(f"{self._filter.counted()} shown" if self._filter.is_on else "")
        self.count.setVisible(self._filter.is_on)
