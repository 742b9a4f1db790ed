"""The bar over the board that filters it: words to type, a chip for each thing that is chosen, and a way out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from journey_editor.analysis.facets import FACET_OF, FACETS, Facet, counts
from journey_editor.history.session import Session
from journey_editor.layout.theme import Theme, theme
from journey_editor.outline.map_filter import MapFilter
from journey_editor.outline.staying_menu import StayingMenu
from journey_editor.painting.icons import icon, icon_pixmap
from journey_editor.widgets.flow_layout import FlowLayout
from journey_editor.widgets.plain_label import PlainLabel
from journey_editor.widgets.tooltip import set_tooltip

_MOST_NAMED = 2
"""A chip names so many values; of more it says how many."""
_CHIP_WIDTH = 270


class FilterBar(QFrame):
    """Seen while a filter is on, and while one is being made."""

    left = QtSignal()
    """Escape: the keyboard belongs to the board again."""
    confirmed = QtSignal()
    """Enter: so does it, and what is found should be seen there."""

    def __init__(self, session: Session, map_filter: MapFilter) -> None:
        super().__init__()
        self.setObjectName("filter-bar")
        self.setAccessibleName("Filter")
        self._session = session
        self._filter = map_filter
        self._theme = theme("light")
        self._said = ""
        self._has_chosen = False
        """Whether the last that was done here was a choice from a menu."""
        self._icon = PlainLabel()
        self.line = QLineEdit()
        self.line.setAccessibleName("Filter by words")
        self.line.setPlaceholderText("Words to look for")
        self.line.setClearButtonEnabled(True)
        self.line.setMinimumWidth(120)
        self.line.textEdited.connect(self._look_for)
        self.chips: dict[str, QToolButton] = {}
        self._flow = FlowLayout(8)
        """Where there is much to show and little room, the chips go on in a second line."""
        self.more = QToolButton()
        self.more.setText("Filter by")
        self.more.setAccessibleName("Filter by lane, owner, channel, emotion and more")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.more.setMenu(self._facets_menu())
        self.count = PlainLabel()
        self.clear_button = QToolButton()
        self.clear_button.setText("Clear")
        self.clear_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.clear_button.setAccessibleName("Clear the filter")
        self.clear_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clear_button.clicked.connect(self.close_bar)
        set_tooltip(self.clear_button, "Clear the filter (Esc)")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 5, 10, 5)
        row.setSpacing(8)
        for widget in (self._icon, self.line, self.more, self.count, self.clear_button):
            self._flow.addWidget(widget)
        row.addLayout(self._flow, 1)
        map_filter.changed.connect(self.refresh)
        self.hide()
        self.refresh()

    def open_bar(self) -> None:
        """Show the bar, ready to be typed in."""
        self.show()
        self._has_chosen = False
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()
        self._filter.expect_words()

    def close_bar(self) -> None:
        """Look for nothing, and go."""
        self._filter.clear()
        self.hide()
        self.left.emit()

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in the colours of a theme."""
        self._theme = theme
        self._icon.setPixmap(icon_pixmap("filter", "accent", theme, 18, self.devicePixelRatioF()))
        self.more.setIcon(icon("add", "text.muted", theme))
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.clear_button.setIcon(icon("close", "text.muted", theme))

    def refresh(self) -> None:
        """Show what is looked for now, and how much is found."""
        wanted = self._filter.wanted
        if self.line.text() != wanted.text:
            self.line.setText(wanted.text)
        for facet_id in [i for i in self.chips if i not in wanted.chosen]:
            chip = self.chips.pop(facet_id)
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for facet_id, values in wanted.chosen.items():
            self._show_chip(FACET_OF[facet_id], values)
        found = self._filter.counted() if self._filter.is_on else ""
        self.count.setText(found)
        if self._filter.is_on:
            self.show()
        self._say(f"{found} found" if found else "No filter")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape clears the filter and goes; right after a menu, one Escape too many for that, it only goes. Enter goes
        to the board, and the filter stays."""
        if event.key() == Qt.Key.Key_Escape and self._has_chosen:
            self._has_chosen = False
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.line.hasFocus():
            self.confirmed.emit()
        else:
            super().keyPressEvent(event)

    # --- facets ---------------------------------------------------------------------------------------------------

    def _facets_menu(self) -> QMenu:
        menu = QMenu(self)
        for facet in FACETS:
            menu.addMenu(self._options_menu(facet, facet.label, menu))
        return menu

    def _options_menu(self, facet: Facet, title: str, parent: QWidget) -> QMenu:
        menu = StayingMenu(title, parent)
        menu.aboutToShow.connect(lambda: self._fill(menu, facet))
        return menu

    def _fill(self, menu: QMenu, facet: Facet) -> None:
        menu.clear()
        journey = self._session.journey
        chosen = self._filter.wanted.chosen.get(facet.id, frozenset())
        number = counts(journey, facet)
        for value, label in facet.options(journey):
            shown = " ".join(label.split()).replace("&", "&&")
            entry = menu.addAction(f"{shown}\t{number.get(value, 0)}")
            entry.setCheckable(True)
            entry.setChecked(value in chosen)
            entry.triggered.connect(lambda _on=False, value=value: self._toggle(facet, value))
        if chosen:
            menu.addSeparator()
            menu.addAction(f"Any {facet.label.lower()}").triggered.connect(lambda: self._choose(facet, frozenset()))

    def _toggle(self, facet: Facet, value: str) -> None:
        self._choose(facet, self._filter.wanted.chosen.get(facet.id, frozenset()) ^ {value})

    def _look_for(self, text: str) -> None:
        self._has_chosen = False
        self._filter.set(self._filter.wanted.with_text(text))

    def _choose(self, facet: Facet, values: frozenset[str]) -> None:
        self._has_chosen = bool(values)
        self._filter.set(self._filter.wanted.with_chosen(facet.id, values))

    def _show_chip(self, facet: Facet, values: frozenset[str]) -> None:
        chip = self.chips.get(facet.id)
        if chip is None:
            chip = self.chips[facet.id] = QToolButton()
            chip.setObjectName("filter-chip")
            chip.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            chip.setMinimumWidth(120)
            chip.setMaximumWidth(_CHIP_WIDTH)
            chip.setMenu(self._options_menu(facet, facet.label, chip))
            self._flow.insert(self._flow.indexOf(self.more), chip)
        labels = [label for value, label in facet.options(self._session.journey) if value in values]
        said = ", ".join(labels) if 0 < len(labels) <= _MOST_NAMED else f"{len(values)} chosen"
        whole = f"{facet.label}: {', '.join(labels) or said}"
        metrics = chip.fontMetrics()
        text = metrics.elidedText(f"{facet.label}: {said}", Qt.TextElideMode.ElideRight, _CHIP_WIDTH - 48)
        chip.setText(text.replace("&", "&&"))
        chip.setAccessibleName(whole)
        set_tooltip(chip, whole)

    def _say(self, said: str) -> None:
        if said != self._said and self._said and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
        self._said = said
