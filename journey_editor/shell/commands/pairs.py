"""Commands for a current map and its future state."""

from __future__ import annotations

from journey_editor.shell import pairs
from journey_editor.shell.action import Action, with_map

_MENU = "&File/Current and &future"
_LINKED = "Create the future state first, or link the map that is the current or future one of this."

ACTIONS = (
    Action(
        "pair.new",
        "&Create the future state from this map\u2026",
        _MENU,
        pairs.create_future,
        ("Ctrl+Alt+N",),
        "future",
        pairs.can_create,
        tip="Make a map of what should be, with everything of this one to begin with",
        needs=pairs.why_not_create,
        group="pair",
    ),
    Action(
        "pair.open",
        "&Open the current or future map",
        _MENU,
        pairs.open_other,
        ("Ctrl+Alt+O",),
        "open",
        pairs.has_pair,
        text_when=pairs.open_text,
        tip="Go to the other map of the pair, current and future",
        needs=_LINKED,
        group="pair",
    ),
    Action(
        "pair.link",
        "&Link the current or future map\u2026",
        _MENU,
        pairs.link_other,
        (),
        "connect",
        with_map,
        tip="Say which file is the other map of the pair, current and future",
        group="link",
    ),
    Action(
        "pair.unlink",
        "&Unlink the current or future map",
        _MENU,
        pairs.unlink_other,
        (),
        "remove",
        pairs.has_pair,
        tip="Take the link away; both maps\u2019 files stay",
        needs=_LINKED,
        group="link",
    ),
)
