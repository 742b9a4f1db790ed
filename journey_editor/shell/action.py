"""What a command is: data. Menus, toolbar, context menu and the shortcut sheet are built from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from journey_editor.shell.context import Context

Where = Literal["window", "board"]


def always(_context: Context) -> bool:
    """The command can be given at any time."""
    return True


def with_map(context: Context) -> bool:
    """The command needs an open map."""
    return context.editor is not None


@dataclass(frozen=True)
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
    group: str = ""
    """Neighbours of another group are set apart by a line."""
    where: Where = "window"
    """Where its keys work: in the whole window, or while the board has the focus (keys that fields need too)."""

    @property
    def name(self) -> str:
        """Its text without mnemonic and ellipsis."""
        return plain(self.text)


def plain(text: str) -> str:
    """A menu text as it is read: no mnemonic, no ellipsis."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("\u2026")
