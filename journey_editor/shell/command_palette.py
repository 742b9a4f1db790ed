"""The command palette: type to find a command, or anything on the map, and Enter to do it or to go there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from journey_editor.document.matching import SCATTERED, distance, folded, words_of
from journey_editor.document.records import JourneyMap, View
from journey_editor.painting.icons import icon
from journey_editor.shell.action import Action, plain
from journey_editor.shell.context import Context
from journey_editor.shell.other_words import OTHER_WORDS
from journey_editor.shell.record_index import RecordIndex, choice_of, field_of
from journey_editor.shell.welcome.templates import Template, gallery
from journey_editor.widgets.finder import ROWS, Choice, Finder, Found
from journey_editor.widgets.in_steps import InSteps

if TYPE_CHECKING:
    from journey_editor.shell.actions import WindowActions

_WIDTH, _HEIGHT, _MARGIN = 680, 460, 24
_NOT_NOW = 100
"""A command that cannot be given now comes after all that can."""
_TEMPLATE = "template "
"""What the id of a template's line begins with; no other id has a space."""
_BEGINS_ANEW, _LEAVES_THE_MAP = 2, 20
"""How much farther a template is: "Service blueprint" in an open map is first of all about the lanes of one."""
_STILL_HERE = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
_OF_LATE = 1
"""How much nearer a command is that was given of late."""
_THAT_VERY_NAME = -2
"""What is called just as was typed comes before all commands: who wants "Import..." of a map with a card "Import"
types another letter, or takes the line below."""


class CommandPalette(QFrame):
    """Lies over `host` while it is used; Escape, going elsewhere or another map takes it away."""

    def __init__(self, context: Context, actions: WindowActions, host: QWidget) -> None:
        super().__init__(host)
        self.setObjectName("command-palette")
        self.setAccessibleName("Command palette")
        self._context = context
        self._actions = actions
        self._host = host
        self._came_from: QWidget | None = None
        self._able: dict[str, str] = {}
        """For each command: why it could not be given when the palette was opened; empty: it could."""
        self._index: RecordIndex | None = None
        self._indexing = InSteps(self)
        self._templates: dict[str, Template] = {}
        self.finder = Finder("Commands and what is on the map", "Type a command, or any word of the map", self._find)
        self.finder.line.installEventFilter(self)
        self.finder.refreshed.connect(self._place)
        self.finder.taken.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.addWidget(self.finder)
        host.installEventFilter(self)
        context.documents.opened.connect(self.hide)  # what it lists is of the map that was open
        context.documents.closed.connect(self.hide)
        self.hide()

    def open(self) -> None:
        """Show it, empty, with the keyboard in it; where it is shown already, take it away."""
        if not self.isHidden():
            self._leave()
            return
        # What can be done is what could be done before the keyboard came in here.
        self._came_from = QApplication.focusWidget()
        self._able = {row.id: row.why_not(self._context) for row in self._actions.rows}
        if self._context.editor is not None:
            self._context.editor.finish_typing()
            self._indexing.start(RecordIndex.making(self._context.journey, self._index), self._have)
        else:
            self._index = None
        self._templates = {_TEMPLATE + str(each.file): each for _, group in gallery() for each in group}
        self.finder.line.clear()
        self.finder.refresh()
        self._place()
        self.show()
        self.raise_()
        self.finder.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _have(self, index: RecordIndex) -> None:
        self._index = index

    # --- finding --------------------------------------------------------------------------------------------------

    def _find(self, query: str) -> Found:
        words = words_of(query)
        ranked = [
            (far, self._of_command(row)) for row in self._actions.rows if (far := self._far(row, words)) is not None
        ]
        count = len(ranked)
        if words:
            self._indexing.finish()
        if words and self._index is not None:
            journey, theme = self._context.journey, self._context.appearance.theme
            hits, found = self._index.find(query, ROWS)
            ranked += [
                (3 * hit.far + 1 if hit.far else _THAT_VERY_NAME, choice_of(journey, record, theme, query))
                for hit in hits
                if (record := journey.get(hit.record.id)) is not None  # the map may change while this is open
            ]
            count += found
        templates = [pair for each in self._templates.values() if words and (pair := self._of_template(each, words))]
        ranked += templates
        count += len(templates)
        ranked.sort(key=lambda pair: pair[0])
        return Found([choice for _, choice in ranked[:ROWS]], count)

    def _far(self, row: Action, words: tuple[str, ...]) -> float | None:
        """How far a command is from what was typed; None: it is something else."""
        recent = self._context.settings.recent_commands
        late = recent.index(row.id) if row.id in recent else None
        is_able = not self._able[row.id]
        if not words:
            return None if not is_able else 1 if late is None else (late - len(recent)) / (len(recent) + 1)
        far = distance(words, folded(self._name(row)), is_fuzzy=True)
        if far is None or far >= SCATTERED:
            known = f"{self._name(row)} {_menu_of(row)} {row.tip} {OTHER_WORDS.get(row.id, '')}"
            other = distance(words, folded(known))
            far = far if other is None else other + 2
        if far is None:
            return None
        return 3 * far - (_OF_LATE if late is not None else 0) + (0 if is_able else _NOT_NOW)

    def _of_template(self, template: Template, words: tuple[str, ...]) -> tuple[float, Choice] | None:
        """A template as a line; None: it is something else."""
        far = distance(words, folded(template.title))
        if far is None:
            far = distance(words, folded(f"{template.title} {template.description} template"))
            far = None if far is None else far + 4
        if far is None:
            return None
        shown = icon("template", "text.muted", self._context.appearance.theme)
        choice = Choice(_TEMPLATE + str(template.file), template.title, "New map from this template", "", shown)
        return 3 * far + (_BEGINS_ANEW if self._context.editor is None else _LEAVES_THE_MAP), choice

    def _name(self, row: Action) -> str:
        """What a command is called now: "Undo: Delete 2 touchpoints"."""
        return row.full_name if row.text_when is None else plain(row.text_when(self._context))

    def _of_command(self, row: Action) -> Choice:
        theme, why_not = self._context.appearance.theme, self._able[row.id]
        shown = icon(row.icon, "text.muted", theme) if row.icon else None
        return Choice(row.id, self._name(row), why_not or _menu_of(row), row.native_keys, shown, not why_not)

    # --- taking ---------------------------------------------------------------------------------------------------

    def _take(self, chosen: str) -> None:
        self._leave()
        if chosen in self._able:
            self._context.settings.remember_command(chosen)
            self._actions[chosen].trigger()
        elif chosen in self._templates:
            self._context.documents.new_from_template(self._templates[chosen].file)
        elif (editor := self._context.editor) is not None:
            record = self._context.journey.get(chosen)
            if not isinstance(record, JourneyMap):
                editor.workbench.leave_for_board()
            if isinstance(record, View):
                self._context.board.show_view(chosen)
            elif isinstance(record, JourneyMap):
                field = field_of(record, self.finder.line.text())
                editor.going.to(chosen, "", field, takes_keyboard=True)
            else:
                self._context.board.focus.go_to(chosen)

    def _leave(self) -> None:
        """Take the palette away and give the keyboard back to what had it."""
        back, self._came_from = self._came_from, None
        self.hide()
        if back is not None and shiboken6.isValid(back) and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._context.editor is not None:
            self._context.editor.workbench.take_keyboard()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing more is read for what is not seen."""
        self._indexing.stop()
        super().hideEvent(event)

    # --- events ---------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the host's size; in the line, Escape leaves, and so does a click elsewhere."""
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self._place()
        elif watched is self.finder.line and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
                self._leave()
                return True
        elif watched is self.finder.line and isinstance(event, QFocusEvent):
            is_elsewhere = event.reason() not in _STILL_HERE
            if event.lostFocus() and is_elsewhere:
                self.hide()
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab stays in here."""
        return True

    def _place(self) -> None:
        width = min(_WIDTH, self._host.width() - 2 * _MARGIN)
        more = self.finder.more
        around = self.finder.line.sizeHint().height() + 44 + (0 if more.isHidden() else more.sizeHint().height() + 8)
        rows = len(self.finder.choices) * max(0, self.finder.list.sizeHintForRow(0))
        height = min(_HEIGHT, self._host.height() - 3 * _MARGIN, around + rows)
        self.setGeometry((self._host.width() - width) // 2, 2 * _MARGIN, width, height)


def _menu_of(row: Action) -> str:
    return " \u203a ".join(map(plain, row.menu.split("/")))
