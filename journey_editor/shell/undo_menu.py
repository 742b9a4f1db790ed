"""The last steps as a menu: choosing one takes back it and all that came after it."""

from __future__ import annotations

from PySide6.QtGui import QUndoCommand
from PySide6.QtWidgets import QMenu

from journey_editor.document.quoting import quoted
from journey_editor.history.change_command import ChangeCommand
from journey_editor.history.waiting import waiting
from journey_editor.shell.context import Context

_MOST_STEPS = 20


def add_undo_menu(menu: QMenu, context: Context) -> None:
    """Put it into the menu of the commands; it is greyed while there is nothing to take back."""
    steps = menu.addMenu("Undo &back to before")
    steps.menuAction().setEnabled(False)

    def fill() -> None:
        steps.clear()
        if context.editor is None:
            return
        stack = context.session.stack
        for index in reversed(range(max(0, stack.index() - _MOST_STEPS), stack.index())):
            entry = steps.addAction(_told(stack.command(index)).replace("&", "&&"))
            entry.triggered.connect(lambda _checked=False, index=index: _undo_to(context, index))

    menu.aboutToShow.connect(
        lambda: steps.menuAction().setEnabled(context.editor is not None and context.session.stack.canUndo())
    )
    steps.aboutToShow.connect(fill)


def _told(step: QUndoCommand) -> str:
    """What a step did, and to what where that has one name: cards that were added one by one are told apart."""
    changes = step.changes if isinstance(step, ChangeCommand) else ()
    names = {str(getattr(c.record, c.record.name_field)) for c in changes if c.record.name_field} - {""}
    return f"{step.text()}  {quoted(names.pop(), 40)}" if len(names) == 1 else step.text()


def _undo_to(context: Context, index: int) -> None:
    context.board.finish_editing()
    with waiting():
        context.board.focus.follow(context.session.undo_to(index))
