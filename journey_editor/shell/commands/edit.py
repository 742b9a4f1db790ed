"""Commands for what is selected: undo, clipboard, delete, rename. In a text field they mean its text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from journey_editor.canvas import clipboard, keyboard
from journey_editor.document.records import MAP_ID, Card, Connection, Lane, Stage, Step
from journey_editor.shell.action import Action, with_map
from journey_editor.shell.commands.joining import offer_after
from journey_editor.shell.context import Context
from journey_editor.shell.paste import pasting
from journey_editor.shell.text_fields import can_redo, can_undo, delete_text, field_with_own_undo, focused_field
from journey_editor.workbench.record_view import RecordView


def _undo(context: Context) -> None:
    field = field_with_own_undo(context)
    if field is not None and can_undo(field):
        field.undo()
    else:
        context.board.focus.follow(context.session.undo())


def _redo(context: Context) -> None:
    field = field_with_own_undo(context)
    if field is not None and can_redo(field):
        field.redo()
    else:
        context.board.focus.follow(context.session.redo())


def _can_undo(context: Context) -> bool:
    field = field_with_own_undo(context)
    return (field is not None and can_undo(field)) or (context.editor is not None and context.session.stack.canUndo())


def _can_redo(context: Context) -> bool:
    field = field_with_own_undo(context)
    return (field is not None and can_redo(field)) or (context.editor is not None and context.session.can_redo)


def _undo_text(context: Context) -> str:
    return _stepped("&Undo", context.session.stack.undoText() if context.editor else "")


def _redo_text(context: Context) -> str:
    return _stepped("&Redo", context.session.redo_text if context.editor else "")


def _stepped(verb: str, step: str) -> str:
    step = step.replace("&", "&&")
    return f"{verb}: {step}" if step else verb


def _cut(context: Context) -> None:
    field = focused_field(context)
    if field is not None:
        field.cut()
    elif (table := _meant_table(context)) is not None:
        table.range.cut()
    else:
        clipboard.cut(context.board)


def _copy(context: Context) -> None:
    field = focused_field(context)
    if field is not None:
        field.copy()
    elif (table := _meant_table(context)) is not None:
        table.range.copy()
    else:
        clipboard.copy(context.board)


def _paste(context: Context) -> None:
    field = focused_field(context)
    if pasting.paste_for_unnamed(context):
        return
    if field is not None:
        field.paste()
    elif (table := _meant_table(context)) is not None:
        table.range.paste()
    elif context.editor is not None:
        context.editor.workbench.leave_for_board()  # what is pasted is seen
        pasting.paste(context)


def _paste_as(context: Context) -> None:
    field = focused_field(context)
    if pasting.paste_for_unnamed(context, is_asked=True):
        return
    if field is not None:
        field.paste()
    elif context.editor is not None:
        context.editor.workbench.leave_for_board()
        pasting.paste(context, is_asked=True)


def _meant_table(context: Context) -> RecordView | None:
    """The table that is seen: the board behind it is not meant. The outline means what is selected in it."""
    editor = context.editor
    if editor is None:
        return None
    outline, focused = editor.made_outline, context.window.focusWidget()
    if outline is not None and focused is not None and outline.isAncestorOf(focused):
        return None
    return editor.workbench.table


def _empty_cells(context: Context) -> None:
    if (table := _meant_table(context)) is not None:
        table.range.empty()


def _duplicate(context: Context) -> None:
    pasting.show(context, clipboard.duplicate(context.session))


def _delete(context: Context) -> None:
    field = focused_field(context)
    if field is not None:
        delete_text(field)
    else:
        offer_after(context, lambda: keyboard.delete_selection(context.board))


def _select_all(context: Context) -> None:
    field = focused_field(context)
    if field is not None:
        field.selectAll()
    elif (table := _meant_table(context)) is not None:
        table.selectAll()
    else:
        seen = context.board.board.by_key
        context.session.select(card.id for card in context.journey.cards if ("card", card.id) in seen)


def _rename(context: Context) -> None:
    outline = context.editor.made_outline if context.editor is not None else None
    if outline is not None and outline.view.hasFocus():
        outline.view.edit_name()
    else:
        context.board.rename_selected()


def _has_deletable(context: Context) -> bool:
    return context.editor is not None and any(i != MAP_ID for i in context.session.selection)


def _has_something_to_copy(context: Context) -> bool:
    if focused_field(context) is not None:
        return True
    if (table := _meant_table(context)) is not None:
        return not table.area.isEmpty()
    return bool(context.selected(Card, Lane, Stage, Step, Connection))


def _can_paste(context: Context) -> bool:
    return focused_field(context) is not None or (context.editor is not None and clipboard.can_paste())


def _can_duplicate(context: Context) -> bool:
    return bool(context.selected(Card, Lane, Stage))


def _can_rename(context: Context) -> bool:
    return len(context.selected(Card, Lane, Stage, Step, Connection)) == 1


def _find(context: Context) -> None:
    context.page.show_find(is_replacing=False)


def _replace(context: Context) -> None:
    context.page.show_find(is_replacing=True)


def _find_by(by: int) -> Callable[[Context], None]:
    def run(context: Context) -> None:
        if context.page.find_panel.isVisible():
            context.page.find_panel.go(by)
        else:
            context.page.show_find(is_replacing=False)

    return run


def _context_menu(_context: Context) -> None:
    """The event that the menu key gives, for keyboards without one: Qt knows Shift+F10 on Windows alone."""
    widget = QApplication.focusWidget()
    if widget is not None:
        cursor = widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        place = QRectF(cursor if isinstance(cursor, QRect | QRectF) else widget.rect()).toRect().center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, widget.mapToGlobal(place))
        QApplication.sendEvent(widget, event)


_MENU = "&Edit"
_NEEDS_SELECTION = "Select something on the board first."

ACTIONS = (
    Action(
        "edit.undo",
        "&Undo",
        _MENU,
        _undo,
        ("Ctrl+Z",),
        "undo",
        _can_undo,
        text_when=_undo_text,
        needs="There is nothing to undo.",
        group="undo",
    ),
    Action(
        "edit.redo",
        "&Redo",
        _MENU,
        _redo,
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        "redo",
        _can_redo,
        text_when=_redo_text,
        needs="There is nothing to redo.",
        group="undo",
    ),
    Action(
        "edit.cut",
        "Cu&t",
        _MENU,
        _cut,
        ("Ctrl+X",),
        "cut",
        _has_something_to_copy,
        needs=_NEEDS_SELECTION,
        group="clipboard",
    ),
    Action(
        "edit.copy",
        "&Copy",
        _MENU,
        _copy,
        ("Ctrl+C",),
        "copy",
        _has_something_to_copy,
        needs=_NEEDS_SELECTION,
        group="clipboard",
    ),
    Action(
        "edit.paste",
        "&Paste",
        _MENU,
        _paste,
        ("Ctrl+V",),
        "paste",
        _can_paste,
        needs="The clipboard holds nothing that can be pasted.",
        group="clipboard",
    ),
    Action(
        "edit.paste_as",
        "Paste a&s\u2026",
        _MENU,
        _paste_as,
        ("Ctrl+Shift+V",),
        "",
        _can_paste,
        tip="Paste text or a table, with a look first at what goes where",
        needs="The clipboard holds nothing that can be pasted.",
        group="clipboard",
    ),
    Action(
        "edit.duplicate",
        "Dup&licate",
        _MENU,
        _duplicate,
        ("Ctrl+D",),
        "duplicate",
        _can_duplicate,
        needs="Select a card, stage or lane first.",
        group="clipboard",
    ),
    Action(
        "edit.rename",
        "Re&name",
        _MENU,
        _rename,
        ("F2",),
        "rename",
        _can_rename,
        needs="Select one thing with a name first.",
        group="change",
    ),
    Action(
        "edit.name_map",
        "Na&me the map",
        _MENU,
        lambda context: context.board.edit_name("map"),
        (),
        "map",
        with_map,
        tip="Type the map's title; F2 does so while nothing is selected",
        group="change",
        where="board",
    ),
    Action(
        "edit.delete",
        "&Delete",
        _MENU,
        _delete,
        ("Del", "Backspace"),
        "delete",
        _has_deletable,
        needs=_NEEDS_SELECTION,
        group="change",
        where="board",
    ),
    Action(
        "edit.empty_cells",
        "Empt&y cells",
        _MENU,
        _empty_cells,
        (),
        "",
        lambda context: _meant_table(context) is not None,
        title="Empty the cells that are selected in the table",
        needs="Select cells of a table first.",
        group="change",
    ),
    Action(
        "edit.select_all",
        "Select &all",
        _MENU,
        _select_all,
        ("Ctrl+A",),
        "",
        with_map,
        group="select",
    ),
    Action(
        "edit.context_menu",
        "C&ontext menu",
        _MENU,
        _context_menu,
        ("Shift+F10",),
        "",
        with_map,
        tip="Open the menu of what has the keyboard, as the menu key does",
        group="select",
    ),
    Action("edit.find", "&Find\u2026", _MENU, _find, ("Ctrl+F",), "search", with_map, group="find"),
    Action("edit.find_next", "Find ne&xt", _MENU, _find_by(1), ("F3",), "", with_map, group="find"),
    Action("edit.find_previous", "Find pre&vious", _MENU, _find_by(-1), ("Shift+F3",), "", with_map, group="find"),
    Action("edit.replace", "Replac&e\u2026", _MENU, _replace, ("Ctrl+H",), "", with_map, group="find"),
)
