"""What keys and the mouse do on the board beside the commands: told by the shortcut sheet, held by tests."""

from __future__ import annotations

BOARD_KEYS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Go to the next card, empty cell or header", ("Left", "Right", "Up", "Down")),
    ("Go there and select all between", ("Shift+Left", "Shift+Right", "Shift+Up", "Shift+Down")),
    ("Go to the first or last column of the lane", ("Home", "End")),
    ("Go to the first or last cell of the board", ("Ctrl+Home", "Ctrl+End")),
    ("Go to the next or previous card in reading order", ("Tab", "Shift+Tab")),
    ("Go up or down by as much as is in view", ("PgUp", "PgDown")),
    ("Go left or right by as much as is in view", ("Alt+PgUp", "Alt+PgDown")),
    ("Type a name; in an empty cell, a new card", ("Return",)),
    ("The same, beginning with what was typed", ("A",)),
    ("A new touchpoint after what is selected", ("Ins",)),
    ("A new card under the one in focus", ("Shift+Return",)),
    ("Better or worse emotion", ("+", "-")),
    ("Leave: the drag, the name, the selection, a notice", ("Esc",)),
    ("Held: dragging moves the board", ("Space",)),
)
"""While the board has the keyboard. A letter stands for all of them."""

TYPING_KEYS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Keep it; after a new card, stage or lane, go on with the next one", ("Return",)),
    ("Keep it and stop", ("Ctrl+Return",)),
    ("Begin a new line", ("Shift+Return",)),
    ("Keep it and go to the card of the next or previous step", ("Tab", "Shift+Tab")),
    ("Take it back", ("Esc",)),
)
"""While a name is typed on the board."""

MOUSE: tuple[tuple[str, str], ...] = (
    ("Move the board", "Space + drag, or the middle button"),
    ("Zoom at the pointer", "Ctrl + wheel"),
    ("Scroll sideways", "Shift + wheel"),
    ("Select several", "Shift + click, or drag over free ground"),
    ("Type a new name", "Double-click"),
    ("Copy instead of moving", "Ctrl held on release"),
)
"""What the mouse does: what it is, and how, keys in their portable names."""
