"""Commands that explain the program."""

from __future__ import annotations

from journey_editor.shell.about_dialog import AboutDialog
from journey_editor.shell.action import Action
from journey_editor.shell.context import Context


def _shortcuts(context: Context) -> None:
    # The sheet lists the whole table, which lists this command.
    from journey_editor.shell.actions import ALL_ACTIONS
    from journey_editor.shell.shortcut_sheet import ShortcutSheet

    sheet = context.window.findChild(ShortcutSheet) or ShortcutSheet(ALL_ACTIONS, context.window)
    sheet.show()
    sheet.raise_()
    sheet.activateWindow()


def _about(context: Context) -> None:
    AboutDialog(context.window).show()


ACTIONS = (
    Action(
        "help.command_palette",
        "&Command palette",
        "&Help",
        lambda context: context.command_palette.open(),
        ("Ctrl+K",),
        "search",
        tip="Find a command, or anything on the map, and go there",
    ),
    Action("help.shortcuts", "&Keyboard shortcuts", "&Help", _shortcuts, ("F1",), "help"),
    Action("help.about", "&About Journey Editor", "&Help", _about, (), "info"),
)
