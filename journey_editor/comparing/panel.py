"""The list of what is otherwise, with what it is filtered by, and the whole of the entry that one is at."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from journey_editor.analysis.comparing.entries import Entry, EntryKind
from journey_editor.comparing.board import ComparedBoard
from journey_editor.comparing.entry_list import KIND_ICONS, EntryDelegate, EntryModel, groups_of
from journey_editor.document.matching import distance, folded, words_of
from journey_editor.document.wording import numbered
from journey_editor.layout.theme import Theme
from journey_editor.painting.icons import icon
from journey_editor.widgets.filter_toggle import filter_toggle
from journey_editor.widgets.grouped_view import GroupedView
from journey_editor.widgets.plain_label import PlainLabel
from journey_editor.widgets.tooltip import set_tooltip

_DETAIL = 170
"""Pixels: the height of what is said of one entry."""
_A_ROW = 3
_NOTHING = "Go to a change in the list, or with F7, to see it on the board."
_WORDS = {EntryKind.EMOTION: ("emotion", "emotions"), EntryKind.SIGNAL: ("signal", "signals")}


class ChangesPanel(QWidget):
    """Beside the board."""

    looked_at = QtSignal(object)
    """Entry: the user is at another one, or at the same again."""
    chosen = QtSignal(object)
    """Entry: Enter or a double click."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("compare-panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._compared: ComparedBoard | None = None
        self.line = QLineEdit()
        self.line.setPlaceholderText("Search changes")
        self.line.setAccessibleName("Search changes")
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(self.refresh)
        self.kinds = {kind: self._toggle() for kind in EntryKind}
        self.model = EntryModel(self)
        self.list = GroupedView("Changes")
        self.list.setObjectName("compare-list")
        self.list.setModel(self.model)
        self.list.setHeaderHidden(True)
        self.list.setItemDelegate(EntryDelegate(self.list))
        self.list.looked_at.connect(self._tell)
        self.list.chosen.connect(lambda: self.chosen.emit(self.list.current))
        self.empty = PlainLabel()
        self.empty.setWordWrap(True)
        self.empty.setProperty("role", "muted")
        self.detail = PlainLabel()
        self.detail.setWordWrap(True)
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.detail.setContentsMargins(4, 2, 4, 2)
        scroll = QScrollArea()
        scroll.setWidget(self.detail)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFixedHeight(_DETAIL)
        toggles = QGridLayout()
        toggles.setSpacing(4)
        for number, toggle in enumerate(self.kinds.values()):
            toggles.addWidget(toggle, number // _A_ROW, number % _A_ROW)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(8)
        column.addWidget(self.line)
        column.addLayout(toggles)
        column.addWidget(self.list, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(scroll)

    @property
    def shown(self) -> list[Entry]:
        """The entries that are listed, in their order."""
        return [entry for group in self.model.groups for entry in group.rows]

    def show_board(self, compared: ComparedBoard) -> None:
        """List another comparison."""
        self._compared = compared
        for kind, toggle in self.kinds.items():
            count = sum(kind in entry.kinds for entry in compared.entries)
            words = _WORDS.get(kind, (kind.value, kind.value))[count != 1]
            toggle.setText(f"{count} {words}")
            toggle.setAccessibleName(f"Show {words}: {count}")
            set_tooltip(toggle, f"{count} {words}. Show or hide them")
        self.refresh()

    def refresh(self) -> None:
        """List what the filter leaves."""
        if self._compared is None:
            return
        hidden = {kind for kind, toggle in self.kinds.items() if not toggle.isChecked()}
        words = words_of(self.line.text())
        entries = [entry for entry in self._compared.entries if not entry.kinds <= hidden]
        if words:
            entries = [entry for entry in entries if distance(words, folded(entry.sentence)) is not None]
        self.list.take(groups_of(self._compared.comparison, entries))
        self.list.setVisible(bool(entries))
        self.empty.setVisible(not entries)
        is_equal = not self._compared.entries
        self.empty.setText(
            "No differences: both maps say the same."
            if is_equal
            else f"None of the {numbered('entry', len(self._compared.entries))} is as the filter has it."
        )
        self._show_detail(self.list.current)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of a theme."""
        self.model.theme = theme
        for kind, toggle in self.kinds.items():
            toggle.setIcon(icon(*KIND_ICONS[kind], theme))
        self.list.viewport().update()

    def step(self, by: int) -> None:
        """Go to the next entry, or the one before; past the end it goes on at the other."""
        shown = self.shown
        if not shown:
            return
        current = self.list.current
        at = shown.index(current) if current in shown else (-1 if by > 0 else 0)
        self.go_to(shown[(at + by) % len(shown)])

    def go_to(self, entry: Entry) -> None:
        """Be at an entry, where it is listed."""
        index = self.model.index_of(entry)
        if index.isValid():
            self.list.setExpanded(index.parent(), True)
            self.list.go_to(index)
            self._tell()

    def _tell(self) -> None:
        entry = self.list.current
        self._show_detail(entry)
        if entry is not None:
            self.looked_at.emit(entry)

    def _show_detail(self, entry: Entry | None) -> None:
        if entry is None:
            self.detail.setText(_NOTHING if self.shown else "")
            return
        told = [entry.sentence]
        for field in entry.change.fields if entry.change is not None else ():
            before, after = (one or "nothing" for one in (field.before, field.after))
            told.append(f"{field.label.capitalize()}\nbefore: {before}\nafter: {after}")
        if self._compared is not None and not self._compared.is_on_board(entry):
            told.append("On the board it has no place of its own.")
        self.detail.setText("\n\n".join(told))

    def _toggle(self) -> QToolButton:
        toggle = filter_toggle()
        toggle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        toggle.toggled.connect(self.refresh)
        return toggle
