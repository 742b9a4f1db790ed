"""Commands for child maps: a step or card with a map of its own."""

from __future__ import annotations

from journey_editor.shell import child_maps
from journey_editor.shell.action import Action
from journey_editor.shell.context import Context


def _can_link(context: Context) -> bool:
    return context.editor is not None and child_maps.linkable(context) is not None


def _has_child(context: Context) -> bool:
    return _can_link(context) and bool(child_maps.link_of(context, child_maps.linkable(context)))


def _has_parent(context: Context) -> bool:
    return context.editor is not None and bool(context.documents.trail)


_MENU = "&Insert/Child &map"
_ONE = "Select one step or card first."
_LINKED = "Select one step or card that has a child map."

ACTIONS = (
    Action(
        "child.new",
        "&New child map\u2026",
        _MENU,
        child_maps.new_child_map,
        ("Ctrl+Shift+B",),
        "child-map",
        _can_link,
        tip="Make a map of its own for the selected step or card, with the personas of this one",
        needs=_ONE,
        group="child",
    ),
    Action(
        "child.link",
        "&Link child map\u2026",
        _MENU,
        child_maps.link_child_map,
        (),
        "connect",
        _can_link,
        tip="Say which file is the selected step\u2019s or card\u2019s own map",
        needs=_ONE,
        group="child",
    ),
    Action(
        "child.open",
        "&Open child map",
        _MENU,
        child_maps.open_child_map,
        ("Ctrl+B",),
        "open",
        _has_child,
        needs=_LINKED,
        group="child",
    ),
    Action(
        "child.unlink",
        "&Unlink child map",
        _MENU,
        child_maps.unlink_child_map,
        (),
        "remove",
        _has_child,
        tip="Take the link away; the child map\u2019s file stays",
        needs=_LINKED,
        group="child",
    ),
    Action(
        "child.back",
        "&Back to the parent map",
        _MENU,
        child_maps.back_to_parent,
        ("Ctrl+U",),
        "move-up",
        _has_parent,
        needs="This map was not opened from another one.",
        group="way",
    ),
)
