"""What a command is: data. Menus, toolbar, context menus, command palette and shortcut sheet are built from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QKeySequence

from journey_editor.shell.context import Context

Where = Literal["window", "board", "tab"]


_BOARD_MENUS = ("&Insert", "&Card", "&Arrange")
_SEEN_ON_BOARD = ("view.filter", "view.badges", "view.dim_others", "view.minimap", "edit.rename", "edit.duplicate")

_SEEN_IN_INSPECTOR = ("parts", "owner")
"""They are typed there, beside whatever is seen: a room that looks at a matrix keeps it."""
_SEEN_ANYWHERE = ("view.zoom_in", "view.zoom_out", "view.zoom_actual")
"""They are for what is seen: the board, or the letters of the tables."""


def always(_context: Context) -> bool:
    """The command can be given at any time."""
    return True


def with_map(context: Context) -> bool:
    """The command needs an open map."""
    return context.editor is not None


@dataclass(frozen=True, eq=False)  # looked up by itself at each refresh: all its fields would be hashed each time
class Action:
    """A command. `text` and `menu` carry their mnemonics; an ellipsis says that a question follows."""

    id: str
    """Unique, "subject.verb": "file.save"."""
    text: str
    menu: str
    """The path of its menu: "&File", "&Insert/&Touchpoint". Actions stand in the order of the table."""
    run: Callable[[Context], object]
    shortcuts: tuple[str, ...] = ()
    """Portable key sequences, the one to show first. A command never has punctuation keys alone."""
    icon: str = ""
    enabled_when: Callable[[Context], bool] = always
    checked_when: Callable[[Context], bool] | None = None
    """For a command that is on or off (or one of several choices): whether it is on."""
    text_when: Callable[[Context], str] | None = None
    """A text that says more at the moment: "Undo Move 2 touchpoints"."""
    tip: str = ""
    title: str = ""
    """What it is called away from its menu (palette, sheet, context menus), where its text would not say enough."""
    needs: str | Callable[[Context], str] = ""
    """One sentence: what has to be so that it can be given. For commands that `enabled_when` may refuse, and may do so
    for several reasons: the one that holds now."""
    group: str = ""
    """Neighbours of another group are set apart by a line."""
    where: Where = "window"
    """Where its keys work: in the whole window, or while the board or a tab beside it has the focus (keys that fields
    need too)."""

    @property
    def name(self) -> str:
        """Its text without mnemonic and ellipsis."""
        return plain(self.text)

    @property
    def full_name(self) -> str:
        """What it is called where its menu is not seen."""
        return plain(self.title) or self.name

    @property
    def is_seen_on_board(self) -> bool:
        """Whether it does something on the board that one wants to see."""
        is_of_board = self.is_about_board or self.group == "zoom" or self.id in _SEEN_ON_BOARD
        return is_of_board and self.id not in _SEEN_ANYWHERE and self.group not in _SEEN_IN_INSPECTOR

    @property
    def is_about_board(self) -> bool:
        """Whether it acts on what is selected on the board, or adds to it."""
        return self.menu.split("/")[0] in _BOARD_MENUS

    @property
    def native_keys(self) -> str:
        """Its keys as this platform writes them, or nothing."""
        return native(self.shortcuts[0]) if self.shortcuts else ""

    def why_not(self, context: Context) -> str:
        """One sentence: why it cannot be given at the moment. Empty: it can."""
        if self.enabled_when(context):
            return ""
        if context.editor is None:
            return "Open a map first."
        return self.needs if isinstance(self.needs, str) else self.needs(context)


def plain(text: str) -> str:
    """A menu text as it is read: no mnemonic, no ellipsis."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("\u2026")


def native(keys: str) -> str:
    """A portable key sequence as this platform writes it."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
