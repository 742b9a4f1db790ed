"""The first column of a table, held in view while the others are scrolled sideways: it says whose row it is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView

from journey_editor.widgets.item_model import Index

_MOST_OF_VIEW = 0.5
"""In a narrower view it would leave no room for the other columns."""


class HeldColumn(QTableView):
    """Lies over the table. Going to a cell of the first column scrolls the table back, and this goes away."""

    def __init__(self, view: QTableView, cells: QAbstractItemDelegate) -> None:
        super().__init__(view)
        self._view = view
        self.setObjectName(view.objectName())
        self.setProperty("held", True)
        self.setAccessibleName("First column")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(view)
        self.horizontalHeader().setAccessibleName("Title of the first column")
        self.setModel(view.model())
        self.setSelectionModel(view.selectionModel())
        cells.setParent(self)
        self.setItemDelegate(cells)
        self.setShowGrid(view.showGrid())
        self.setWordWrap(view.wordWrap())
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(view.selectionMode())
        self.setVerticalScrollMode(view.verticalScrollMode())
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(view.verticalHeader().minimumSectionSize())
        self.verticalHeader().setDefaultSectionSize(view.verticalHeader().defaultSectionSize())
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setDefaultAlignment(view.horizontalHeader().defaultAlignment())
        self.horizontalHeader().setHighlightSections(False)
        self._hide_others()
        for signal in (view.model().modelReset, view.model().columnsInserted):
            signal.connect(self._hide_others)
        self.hide()
        view.verticalHeader().sectionResized.connect(lambda row, _old, height: self.setRowHeight(row, height))
        view.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(view.verticalScrollBar().setValue)
        view.horizontalScrollBar().valueChanged.connect(self.place)
        view.horizontalHeader().sectionResized.connect(self.place)
        view.verticalHeader().geometriesChanged.connect(self.place)
        view.viewport().installEventFilter(self)

    def _hide_others(self) -> None:
        for number in range(1, self.model().columnCount()):
            self.setColumnHidden(number, True)

    @property
    def room(self) -> int:
        """How much of the view's left side it covers."""
        return self.width() if self.isVisible() else 0

    def uncover(self, index: Index) -> None:
        """Scroll the table so far that a cell stands beside it."""
        hidden = self.room - self._view.visualRect(index).left() if self.room and index.column() else 0
        if hidden > 0:
            bar = self._view.horizontalScrollBar()
            bar.setValue(bar.value() - hidden)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl it is not for scrolling."""
        event.ignore() if event.modifiers() & Qt.KeyboardModifier.ControlModifier else super().wheelEvent(event)

    def place(self) -> None:
        """Lie over the first column as it would be if nothing were scrolled."""
        view, viewport = self._view, self._view.viewport().geometry()
        width = view.columnWidth(0)
        self.setColumnWidth(0, width)
        is_needed = view.horizontalScrollBar().value() > 0 and width < viewport.width() * _MOST_OF_VIEW
        if is_needed:
            header = view.horizontalHeader().height()
            self.horizontalHeader().setFixedHeight(header)
            self.setGeometry(viewport.left(), viewport.top() - header, width, viewport.height() + header)
            self.verticalScrollBar().setValue(view.verticalScrollBar().value())
        self.setVisible(is_needed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The view has another size."""
        if event.type() == QEvent.Type.Resize:
            self.place()
        return super().eventFilter(watched, event)
