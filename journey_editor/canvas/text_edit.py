"""The editor of a name, right over the name on the board."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetricsF, QKeyEvent, QPalette, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from journey_editor.canvas.name_places import NamePlace
from journey_editor.document.matching import rest_of_name
from journey_editor.layout.theme import Theme
from journey_editor.painting.fonts import font_for
from journey_editor.widgets.pasted_text import pasted_text
from journey_editor.widgets.wrapping import wrap_mode

_LEAST_PIXELS = 11.0
"""Letters are not edited smaller than this, however far out the board is."""
_LEAST_WIDTH = 90.0
_LEAST_OF_TEXT, _CURSOR = 24.0, 4.0
"""Of what is as wide as its text, and the room that the cursor takes behind that."""
_PAD_X, _PAD_Y = 5, 3
_MOST_LAID_OUT = 200
"""Paragraphs: more fill every screen."""
_OF_THE_TEXT = {
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End),
    *(Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X),
    *(Qt.Key.Key_Y, Qt.Key.Key_Z, Qt.Key.Key_D, Qt.Key.Key_Return, Qt.Key.Key_Enter),
}
"""With Ctrl they edit the text, or would do something to the card under it."""
_FEELING = {Qt.Key.Key_Up, Qt.Key.Key_Down}
"""With Ctrl and Shift they say how the card feels."""
_WINDOW_KEYS = set(range(Qt.Key.Key_F3, Qt.Key.Key_F35 + 1)) - {Qt.Key.Key_F10}
"""Function keys present, show and hide; F2 is meant for what is being named, and F10 for menus."""
_ARROWS = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down}


class TextEdit(QPlainTextEdit):
    """Enter, Ctrl+Enter, Tab and leaving confirm; Shift+Enter begins a new line, Escape cancels. Text is plain."""

    has_ring = True
    """Whether a ring shows where it is; not where what it lies on has one."""

    confirmed = Signal(str)
    cancelled = Signal(str)
    """With the text as it stood."""
    left_by_enter = Signal()
    """After a confirmation by Enter alone: what is made in a row goes on with the next."""
    left_by_tab = Signal(int)
    """After a confirmation by Tab (+1) or Shift+Tab (-1)."""

    def __init__(self, text: str, label: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("nameEditor")
        self.setAccessibleName(label)
        self._names: tuple[str, ...] = ()
        self._is_done = self._is_touched = self._is_fitting = False
        self.is_of_new = False
        """What is named was just made: undo takes it back where there is no typing to undo."""
        self._place: tuple[NamePlace, Callable[[QRectF], QRectF], float] | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(wrap_mode(text))
        self.setTabChangesFocus(False)
        self.setPlainText(text)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._on_text)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size)
        # It is as high as its text: the line that has just been begun pushes none of the others out.
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.verticalScrollBar().setValue(0))
        # Nor does a space for which a full line has no room push the beginnings of all lines out.
        self.horizontalScrollBar().valueChanged.connect(lambda _value: self.horizontalScrollBar().setValue(0))
        self.selectAll()

    def text(self) -> str:
        """The text as it was typed."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def begin_with(self, typed: str) -> None:
        """Typing on the board has opened the editor: what was typed takes the place of the text."""
        self.selectAll()
        self.insertPlainText(typed)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._complete()

    def put_away(self) -> bool:
        """It is done with. Says whether the keyboard was in it."""
        had_focus = self.hasFocus()
        self.hide()
        self.deleteLater()
        return had_focus

    def dress(self, place: NamePlace, theme: Theme) -> None:
        """Take the colours of the place; the board's font comes with `lay_over`."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, theme.colour(place.ground))
        palette.setColor(QPalette.ColorRole.Text, theme.colour(place.ink))
        palette.setColor(QPalette.ColorRole.Highlight, theme.colour("accent"))
        palette.setColor(QPalette.ColorRole.HighlightedText, theme.colour("text.on-accent"))
        self.setPalette(palette)
        ring_role = "selection" if self.has_ring else place.ground
        ring, ground, ink = (theme.colour(role) for role in (ring_role, place.ground, place.ink))
        self.setStyleSheet(
            f"QPlainTextEdit#nameEditor {{ background: {ground}; color: {ink}; border: 2px solid {ring};"
            f" border-radius: 4px; padding: 0px; selection-background-color: {theme.colour('accent')};"
            f" selection-color: {theme.colour('text.on-accent')}; }}"
        )
        option = self.document().defaultTextOption()
        option.setAlignment(Qt.AlignmentFlag.AlignHCenter if place.is_centred else Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(wrap_mode(self.text()))
        self.document().setDefaultTextOption(option)
        if not self._is_touched:
            self.document().clearUndoRedoStacks()  # how it looks is nothing to undo

    def lay_over(self, place: NamePlace, to_viewport: Callable[[QRectF], QRectF], zoom: float) -> None:
        """Lie over the place at a zoom."""
        self._place = (place, to_viewport, zoom)
        size = max(_LEAST_PIXELS, place.style.size * zoom)
        font = QFont(font_for(place.style))
        font.setPixelSize(max(1, round(size)))
        self.setFont(font)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the text otherwise; Qt tells nobody, also where it is shown first."""
        super().resizeEvent(event)
        self._on_size()

    def _on_text(self) -> None:
        self._is_touched = True
        self._on_size()

    def _on_size(self) -> None:
        if not self._is_fitting:
            self._is_fitting = True
            self._fit()
            self._is_fitting = False

    def _fit(self) -> None:
        if self._place is None:
            return
        place, to_viewport, _ = self._place
        here = to_viewport(QRectF(*place.box))
        metrics = QFontMetricsF(self.font())
        width = max(_LEAST_WIDTH, here.width())
        if place.is_as_wide_as_its_text:
            lines = self.text().split("\n")[:_MOST_LAID_OUT]
            width = max(_LEAST_OF_TEXT, min(width, max(map(metrics.horizontalAdvance, lines)) + _CURSOR))
        left = here.center().x() - width / 2 if place.is_centred else here.left()
        self.setFixedWidth(round(width) + 2 * _PAD_X)
        # The first line's letters stand on the baseline of the text below.
        line = place.style.line_height * (here.height() / place.box.height if place.box.height else 1)
        shift = (line - metrics.lineSpacing()) / 2
        if not place.is_as_wide_as_its_text:  # that lies on a line, which runs through its middle
            shift = max(0.0, shift)
        self.setFixedHeight(round(self._height_of_text(metrics.lineSpacing())) + 2 * _PAD_Y)
        self.setViewportMargins(_PAD_X - 2, _PAD_Y - 2, _PAD_X - 2, _PAD_Y - 2)
        self.move(QPoint(round(left) - _PAD_X, round(here.top() + shift) - _PAD_Y))

    def _height_of_text(self, line: float) -> float:
        """In pixels, as laid out: lines of some scripts are higher than `line`, which is what the font says."""
        high, block, seen = 0.0, self.document().begin(), 0
        while block.isValid() and seen < _MOST_LAID_OUT:
            high += self.blockBoundingRect(block).height()
            block, seen = block.next(), seen + 1
        return max(line, high) + line * (self.document().blockCount() - seen)

    def finish(self) -> None:
        """Confirm what is typed."""
        if not self._is_done:
            self._is_done = True
            self.confirmed.emit(self.text())

    def go_to_next(self) -> None:
        """Confirm, and go on with the next of its kind where things are made in a row."""
        if not self._is_done:
            self.finish()
            if self._is_done:
                self.left_by_enter.emit()

    def go_on(self) -> None:
        """What was to be confirmed could not be taken: it can be mended."""
        self._is_done = False

    def give_up(self) -> None:
        """Cancel."""
        if not self._is_done:
            self._is_done = True
            self.cancelled.emit(self.text())

    def drop_silently(self) -> None:
        """What is edited is gone: neither confirm nor cancel."""
        self._is_done = True

    def event(self, event: QEvent) -> bool:
        """Keys that edit, and keys of the board, are not taken by shortcuts; commands of the window (save) work."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(self.is_for_the_text(event))
            return True
        return super().event(event)

    def is_for_the_text(self, event: QKeyEvent) -> bool:
        """Whether a key is the editor's, not a command's."""
        held, key = event.modifiers(), Qt.Key(event.key())
        if key in _WINDOW_KEYS:
            return False
        if held & Qt.KeyboardModifier.AltModifier:
            return key in _ARROWS  # with a letter it opens a menu
        if held & Qt.KeyboardModifier.ControlModifier:
            is_shifted = bool(held & Qt.KeyboardModifier.ShiftModifier)
            connects, decides = is_shifted and key == Qt.Key.Key_K, is_shifted and key == Qt.Key.Key_D
            if key == Qt.Key.Key_V and self.is_of_new and not self.text():
                return False  # what is pasted may be more than a name
            return (key in _OF_THE_TEXT or connects) and not decides
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        is_undo = ctrl and not shift and key == Qt.Key.Key_Z
        if key == Qt.Key.Key_Escape or (is_undo and self.is_of_new and not self.document().isUndoAvailable()):
            self.give_up()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shift:
            if ctrl:
                self.finish()
            else:
                self.go_to_next()
        elif (key in _FEELING and ctrl and shift) or self._is_a_command(event):
            event.ignore()  # the board's, or the window's
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            if not self._is_done:
                self.finish()
                if self._is_done:
                    self.left_by_tab.emit(-1 if key == Qt.Key.Key_Backtab or shift else 1)
        else:
            super().keyPressEvent(event)
            if event.text().isprintable() and event.text():
                self._complete()

    def _is_a_command(self, event: QKeyEvent) -> bool:
        """Alt and a letter that no shortcut has taken. Where Alt makes another sign of the key, that is typed."""
        is_held = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier) and not self.is_for_the_text(event)
        return is_held and event.text().upper() == chr(event.key() & 0xFFFF)

    def suggest(self, names: Sequence[str]) -> None:
        """What is likely to be typed: as soon as only one name begins so, the rest of it is offered, selected."""
        self._names = tuple(names)

    def _complete(self) -> None:
        typed, cursor = self.text(), self.textCursor()
        rest = rest_of_name(typed, self._names) if cursor.position() == len(typed) else ""
        if rest:
            cursor.insertText(rest)
            cursor.setPosition(len(typed), QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving confirms, but for a menu that is only looked at."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.finish()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste text alone."""
        text = pasted_text(source)
        if (mode := wrap_mode(self.text(), text)) != self.wordWrapMode():
            self.setWordWrapMode(mode)
        self.insertPlainText(text)
