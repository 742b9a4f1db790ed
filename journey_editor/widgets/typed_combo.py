"""A combo box to type in: what is there is offered, anything else is taken as typed."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QFocusEvent, QHideEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from journey_editor.document.matching import rest_of_name
from journey_editor.document.quoting import quoted
from journey_editor.document.wording import name_key
from journey_editor.widgets.plain_line import PlainLine
from journey_editor.widgets.quiet_combo import QuietCombo
from journey_editor.widgets.suggestions import Suggestions

_LONGEST = 40
_WAYS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class TypedCombo(QuietCombo):
    """An editable combo box that lists what contains the typed text; Down and Up take from the list.

    As soon as only one of the offers begins so, the rest of it stands in the box, selected: what stands there is what
    is taken, going on typing replaces it, and Delete refuses it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.takes_new = True
        """Whether anything but what it offers can be taken."""
        self.setEditable(True)
        self.line: QLineEdit = PlainLine()
        self.setLineEdit(self.line)
        self.setCompleter(None)  # type: ignore[arg-type]
        self._typed = ""
        self._is_typing = False
        self._list: Suggestions | None = None
        self.line.textEdited.connect(self._on_edited)
        self.setMaxVisibleItems(24)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters are typing; Delete and what is pasted are not."""
        key = Qt.Key(event.key())
        if self._list is not None and not self._list.isHidden():
            if key in _WAYS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                self.line.setText(self._list.mark(_WAYS[key]) or self._typed)
                return
            if not event.text().isprintable():
                self._list.put_away()
        self._is_typing = event.text().isprintable() and bool(event.text())
        super().keyPressEvent(event)
        self._is_typing = False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """What an input method has put together is typed, too."""
        self._is_typing = bool(event.commitString())
        super().inputMethodEvent(event)
        self._is_typing = False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nothing is typed here any more."""
        super().focusOutEvent(event)
        self._put_away()

    def hideEvent(self, event: QHideEvent) -> None:
        """What lies under it goes with it."""
        super().hideEvent(event)
        self._put_away()

    def showPopup(self) -> None:
        """All that there is, in place of what begins as typed."""
        self._put_away()
        super().showPopup()

    @property
    def suggestions(self) -> Suggestions:
        """The list under it; made when something is typed, for most boxes are only looked at."""
        if self._list is None:
            self._list = Suggestions(self)
            self._list.picked.connect(self._pick)
        return self._list

    def _put_away(self) -> None:
        if self._list is not None:
            self._list.put_away()

    def _on_edited(self, text: str) -> None:
        self._typed = text
        names = [self.itemText(number) for number in range(self.count())]
        rest = ""
        if self._is_typing and self.line.cursorPosition() == len(text) and (rest := rest_of_name(text, names)):
            with QSignalBlocker(self.line):  # nobody typed it
                self.line.setText(text + rest)
            self.line.setSelection(len(text) + len(rest), -len(rest))
        key = text.casefold()
        found = [n for n, name in enumerate(names) if key and key in name.casefold()]
        found.sort(key=lambda n: not names[n].casefold().startswith(key))
        is_new = self.takes_new and not rest and all(name_key(name) != name_key(text) for name in names)
        else_taken = f"Enter adds {quoted(text.strip(), _LONGEST)}" if is_new else ""
        self.suggestions.offer([(self.itemIcon(n), names[n]) for n in found], self.iconSize(), else_taken)

    def _pick(self, text: str) -> None:
        self._put_away()
        number = self.findText(text, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchCaseSensitive)
        self.setCurrentIndex(number)
        self.setEditText(text)
        self.activated.emit(number)
