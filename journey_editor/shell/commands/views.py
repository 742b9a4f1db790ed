"""Commands for the views of a map: which part of it is seen, kept with it under a name."""

from __future__ import annotations

from journey_editor.document.records import Lane, View
from journey_editor.document.viewing import WHOLE_MAP, lanes_left_out, left_out, name_of_view
from journey_editor.shell.action import Action, with_map
from journey_editor.shell.context import Context
from journey_editor.shell.presenting import present
from journey_editor.shell.views import view_edits

_NO_VIEW = ""
_NO_VIEWS = "This map has no saved views yet."


def _choose_view(context: Context) -> None:
    """Pick a view by its name."""
    views = [(view.id, name_of_view(view)) for view in context.journey.all(View)]
    chosen = context.dialogs.choose("Choose view", "What is seen of the map?", [(_NO_VIEW, WHOLE_MAP), *views])
    if chosen is not None:
        context.board.show_view(chosen or None)


def _next_view(context: Context) -> None:
    ids = [None, *(view.id for view in context.journey.all(View))]
    context.board.show_view(ids[(ids.index(view_edits.shown_id(context.board)) + 1) % len(ids)])


def _new_view(context: Context) -> None:
    view_edits.add_view(context.board)
    if context.page.map_filter.is_on:
        context.notices.tell(
            "A view keeps which lanes are seen and what cards say. The filter stays on, but not in the view."
        )
    _edit_views(context, names=True)


def _edit_views(context: Context, names: bool = False) -> None:
    """Open the dialog of views beside the map, or bring it to the front."""
    from journey_editor.shell.views.views_dialog import ViewsDialog

    dialog = context.page.findChild(ViewsDialog)
    if dialog is None:
        dialog = ViewsDialog(context.board, context.appearance.theme, context.page)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
    if names:
        dialog.begin_name()


def _show_everything(context: Context) -> None:
    """The whole map in place of a view; where it is shown already, its hidden lanes too."""
    board = context.board
    if board.shown_view is not None:
        board.show_view(None)
    else:
        view_edits.show_all_lanes(board)


def _hide_lanes(context: Context) -> None:
    lanes = context.selected(Lane)
    view_edits.show_lanes(context.board, lanes, is_seen=False)
    context.notices.tell(f"{left_out(context.journey, context.board.shown_view)}. Nothing is deleted.")


def _has_views(context: Context) -> bool:
    return with_map(context) and bool(context.journey.count(View))


def _has_lanes(context: Context) -> bool:
    return bool(context.selected(Lane))


def _leaves_out(context: Context) -> bool:
    if not with_map(context):
        return False
    view = context.board.shown_view
    return view is not None or bool(lanes_left_out(context.journey))


_MENU = "&View/Vie&ws and presenting"

ACTIONS = (
    Action(
        "view.present",
        "&Present",
        _MENU,
        present,
        ("F5",),
        "present",
        with_map,
        tip="Show what is shown full screen, stage by stage",
        group="present",
    ),
    Action(
        "view.present_here",
        "Present &from here",
        _MENU,
        lambda context: present(context, from_selection=True),
        ("Shift+F5",),
        "",
        with_map,
        tip="Present, beginning with the selected stage",
        group="present",
    ),
    Action(
        "view.choose_view",
        "&Choose view\u2026",
        _MENU,
        _choose_view,
        ("F7",),
        "view",
        _has_views,
        tip="Show a saved view of the map",
        needs=_NO_VIEWS,
        group="views",
    ),
    Action(
        "view.next_view", "&Next view", _MENU, _next_view, ("Ctrl+F7",), "", _has_views, needs=_NO_VIEWS, group="views"
    ),
    Action(
        "view.new_view",
        "New &view from what is shown",
        _MENU,
        _new_view,
        ("Ctrl+Shift+F7",),
        "add",
        with_map,
        group="views",
    ),
    Action("view.views", "&Edit views\u2026", _MENU, _edit_views, ("Shift+F7",), "", with_map, group="views"),
    Action(
        "view.hide_lane",
        "&Hide lane",
        _MENU,
        _hide_lanes,
        ("Ctrl+Shift+H",),
        "hide",
        _has_lanes,
        tip="Leave the selected lanes out of what is shown",
        needs="Select a lane first.",
        group="views",
    ),
    Action(
        "view.whole_map",
        "&Show everything",
        _MENU,
        _show_everything,
        ("Alt+F7",),
        "",
        _leaves_out,
        needs="Everything is shown.",
        group="views",
    ),
)
