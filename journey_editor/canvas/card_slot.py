"""The place of a card or header to be: its name is typed before it is there, and without one nothing was made."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainterPath, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from journey_editor.canvas.edited import brought_back
from journey_editor.canvas.focus import NAMED_AT, UNREADABLE
from journey_editor.canvas.items.over import OutlineItem
from journey_editor.canvas.items.overlays import MARKER_Z
from journey_editor.canvas.name_places import NamePlace
from journey_editor.canvas.text_edit import TextEdit
from journey_editor.canvas.walking import FocusSpot
from journey_editor.document.changes import ChangeSet
from journey_editor.document.edits.cards import Place
from journey_editor.document.journey import Journey
from journey_editor.layout import metrics
from journey_editor.layout.picture import Box

if TYPE_CHECKING:
    from journey_editor.canvas.view import BoardView

_NAME_TOP, _NAME_LEFT = 12.0, 14.0
_FOR_THE_SLOT = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape}

BoxOf = Callable[[], Box | None]
"""Where on the board it would stand now; None: there no longer is such a place."""


@dataclass(frozen=True)
class ToBe:
    """What gets its name before it is there."""

    kind: str
    """In words: "touchpoint", "persona lane"."""
    make: Callable[[Journey, str], tuple[ChangeSet, str]]
    """Make it with a name. Gives its id too. Raises ValueError where the name is too long."""
    box_of: BoxOf
    is_header: bool = False
    """Held headers do not cover it."""
    place: Place | None = None
    """Of a card."""


class CardSlot:
    """At most one at a time. Nothing of the map changes until a name is kept."""

    def __init__(self, view: BoardView) -> None:
        self._view = view
        self._to_be: ToBe | None = None
        self._made = ""
        self.editor: SlotEdit | None = None
        self._ghost = OutlineItem()
        self._ghost.setZValue(MARKER_Z - 1)
        self._ghost.setVisible(False)
        view.board_scene.addItem(self._ghost)

    @property
    def to_be(self) -> ToBe | None:
        """What is being named."""
        return self._to_be if self.editor is not None else None

    @property
    def made(self) -> str:
        """What was made last here, by its id; empty: nothing."""
        return self._made

    def open(self, to_be: ToBe, spot: FocusSpot, go_on: Callable[[FocusSpot, bool, int], None]) -> None:
        """Ask for the name of what is to be. `spot`: from where the keyboard goes on.

        `go_on` is called when it is left by a key: with the spot, whether anything was made, and where to: 0 the next
        of its kind, +1 beside it, -1 before it.
        """
        view = self._view
        view.finish_editing()
        view.session.end_typing()
        box = to_be.box_of()
        if box is None or not view.session.may_change():
            return
        if view.zoom < UNREADABLE:
            view.camera.zoom_to(NAMED_AT, view.mapFromScene(QRectF(*box).center()).toPointF())
        view.reveal_rect(QRectF(*box), to_be.is_header)
        self._to_be = to_be
        editor = self.editor = SlotEdit(f"Name of a new {to_be.kind}", view.viewport(), view)
        editor.resized.connect(self._draw_ghost)
        editor.textChanged.connect(self._draft)
        editor.confirmed.connect(self._confirm)
        editor.cancelled.connect(self._cancel)
        self._made = ""

        def left(to: int) -> None:
            go_on(FocusSpot(self._made) if self._made else spot, bool(self._made), to)

        editor.left_by_enter.connect(lambda: left(0))
        editor.left_by_tab.connect(left)
        self.refresh()
        editor.show()
        editor.setFocus()

    def finish(self) -> None:
        """Make the card, if it has a name."""
        if self.editor is not None:
            self.editor.finish()

    def cancel(self) -> bool:
        """Make no card. False: none was being named."""
        if self.editor is None:
            return False
        self.editor.give_up()
        return True

    def refresh(self) -> None:
        """The board or the theme is another one."""
        if self.editor is None:
            return
        box = self._box()
        if box is None:
            self.editor.drop_silently()
            self._close()
            return
        scene = self._view.board_scene
        pen = QPen(scene.colour("selection"), 2)
        pen.setCosmetic(True)
        self._ghost.setPen(pen)
        self._ghost.setBrush(scene.colour("card.fill"))
        self._ghost.setVisible(True)
        self._view.focus.hide_ring()
        self.editor.dress(_name_in(box), scene.theme)
        self.follow()

    def follow(self) -> None:
        """The board has moved: stay over the place."""
        box = self._box()
        if self.editor is not None and box is not None:
            to_viewport = self._view.viewportTransform().mapRect
            self.editor.lay_over(_name_in(box), lambda rect: to_viewport(rect), self._view.zoom)
            self._draw_ghost()

    def _draw_ghost(self) -> None:
        """The card around the name, as high as that needs."""
        box = self._box()
        if self.editor is not None and box is not None:
            height = max(box.height, self.editor.height() / self._view.zoom + 2 * _NAME_TOP - 4)
            path = QPainterPath()
            path.addRoundedRect(QRectF(box.x, box.y, box.width, height), metrics.CARD_RADIUS, metrics.CARD_RADIUS)
            self._ghost.setPath(path)

    def _box(self) -> Box | None:
        return self._to_be.box_of() if self.editor is not None and self._to_be is not None else None

    def _draft(self) -> None:
        if self.editor is None or self._to_be is None:
            return
        with suppress(ValueError):  # it is told when the name is confirmed
            session, text = self._view.session, self.editor.text().strip()
            session.draft(self._to_be.make(session.journey, text)[0] if text else ChangeSet())

    def _confirm(self, text: str) -> None:
        session, to_be = self._view.session, self._to_be
        self._close()
        if to_be is None or not text.strip():
            return
        try:
            changes, made = to_be.make(session.journey, text.strip())
        except ValueError:
            session.refuse(f"This name is too long for a {to_be.kind}. Nothing was added.")
            return
        if session.do(f"Add {to_be.kind}", changes):
            self._made = made
            session.select([made])
            self._view.focus.on_record(made)
            self._view.focus.is_just_named = True

    def _cancel(self, text: str) -> None:
        to_be = self._to_be
        self._close()
        if to_be is not None and text.strip():
            self._view.session.set_aside(f"Add {to_be.kind}", lambda journey: to_be.make(journey, text.strip())[0])
            self._view.say(brought_back(self._view.session))

    def _close(self) -> None:
        editor, self.editor = self.editor, None
        self._ghost.setVisible(False)
        self._view.focus.refresh()
        if editor is not None:
            self._view.session.end_draft()
            if editor.put_away():
                self._view.setFocus()


class SlotEdit(TextEdit):
    """While it is empty it takes nothing but letters: all other keys are the board's, as if it were not there."""

    has_ring = False

    resized = Signal()

    def __init__(self, label: str, parent: QWidget, view: BoardView) -> None:
        super().__init__("", label, parent)
        self._view = view
        self.is_enter_due = False
        """A command has kept the name before: the first Enter here is the one that was meant for that."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell what it lies on."""
        super().resizeEvent(event)
        self.resized.emit()

    def is_for_the_text(self, event: QKeyEvent) -> bool:
        """Commands work on the card before, until something is typed."""
        if not self.text():
            is_plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
            return is_plain and super().is_for_the_text(event)
        return super().is_for_the_text(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and the like leave an empty slot, and go on from the card before."""
        key = Qt.Key(event.key())
        if self.is_enter_due and not self.text() and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.is_enter_due = False
        elif self.text() or key in _FOR_THE_SLOT or (event.text().isprintable() and event.text()):
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.give_up()
        elif event.type() == QEvent.Type.KeyPress and key not in _MODIFIERS:
            self.give_up()
            self._view.keyPressEvent(event)


_MODIFIERS = {
    *(Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta),
    *(Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_Multi_key, Qt.Key.Key_unknown),
}


def _name_in(box: Box) -> NamePlace:
    style = metrics.CARD_NAME
    name = Box(box.x + _NAME_LEFT, box.y + _NAME_TOP, box.width - 2 * _NAME_LEFT, style.line_height)
    return NamePlace(name, style, "text.strong", "card.fill")
