"""Commands that change what is seen of a map, never the map."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from journey_editor.canvas.view import BoardView
from journey_editor.shell.action import Action, with_map
from journey_editor.shell.context import Context
from journey_editor.shell.settings import ThemeChoice, save_settings


def _fit(show: Callable[[BoardView], None]) -> Callable[[Context], None]:
    def run(context: Context) -> None:
        # Of keys pressed quickly, the one before may have closed a panel that still has its room.
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        show(context.board)

    return run


def _has_selection(context: Context) -> bool:
    return context.editor is not None and bool(context.session.selection)


def _choose_theme(choice: ThemeChoice) -> Callable[[Context], None]:
    def run(context: Context) -> None:
        context.settings.theme = choice
        context.appearance.choose(choice)
        _keep(context)

    return run


def _keep(context: Context) -> None:
    """Now: the next window has it too, and no crash forgets it."""
    if problem := save_settings(context.settings):
        context.notices.tell(problem, "warning")


def _is_theme(choice: ThemeChoice) -> Callable[[Context], bool]:
    return lambda context: context.appearance.choice == choice


def _toggle_dock(name: str) -> Callable[[Context], None]:
    def run(context: Context) -> None:
        dock = context.page.docks[name]
        focused = QApplication.focusWidget()
        if not dock.isHidden() and focused is not None and dock.isAncestorOf(focused):
            context.board.setFocus()  # else the next panel had the keyboard, and took what is typed
        dock.setVisible(dock.isHidden())

    return run


def _dock_is_shown(name: str) -> Callable[[Context], bool]:
    return lambda context: context.editor is not None and not context.editor.docks[name].isHidden()


def _toggle_dimming(context: Context) -> None:
    settings = context.settings
    settings.dims_other_connections = not settings.dims_other_connections
    context.board.emphasis.set_on(settings.dims_other_connections)
    _keep(context)


def _toggle_badges(context: Context) -> None:
    context.settings.shows_badges = not context.settings.shows_badges
    context.page.show_badges(context.settings.shows_badges)
    _keep(context)


def _toggle_outline(context: Context) -> None:
    context.page.show_outline(context.page.docks["outline"].isHidden())


def _toggle_findings(context: Context) -> None:
    context.page.toggle_findings()


def _toggle_minimap(context: Context) -> None:
    context.settings.shows_minimap = context.page.minimap.isHidden()
    context.page.minimap.setVisible(context.settings.shows_minimap)
    _keep(context)


def _zoom(by: int | None) -> Callable[[Context], None]:
    """What is seen is made larger (1), smaller (-1) or as usual: the board, or the letters of a table."""

    def run(context: Context) -> None:
        if context.page.workbench.tab is not None:
            context.page.workbench.enlarge(by)
        elif by is None:
            context.board.zoom_actual()
        else:
            context.board.zoom_in() if by > 0 else context.board.zoom_out()

    return run


_MENU = "&View"
_THEME = "&View/&Theme"

ACTIONS = (
    Action(
        "view.zoom_in",
        "Zoom &in",
        _MENU,
        _zoom(1),
        ("Ctrl++", "Ctrl+=", "Ctrl+PgUp"),
        "zoom-in",
        with_map,
        group="zoom",
    ),
    Action(
        "view.zoom_out",
        "Zoom &out",
        _MENU,
        _zoom(-1),
        ("Ctrl+-", "Ctrl+PgDown"),
        "zoom-out",
        with_map,
        group="zoom",
    ),
    Action(
        "view.zoom_actual",
        "&Actual size",
        _MENU,
        _zoom(None),
        ("Ctrl+0",),
        "zoom-100",
        with_map,
        group="zoom",
    ),
    Action(
        "view.fit_map",
        "&Fit map",
        _MENU,
        _fit(BoardView.fit_map),
        ("Ctrl+1",),
        "zoom-fit",
        with_map,
        tip="Show the whole map",
        group="zoom",
    ),
    Action(
        "view.fit_selection",
        "Fit &selection",
        _MENU,
        _fit(BoardView.fit_selection),
        ("Ctrl+2",),
        "zoom-selection",
        _has_selection,
        needs="Select something first.",
        group="zoom",
    ),
    Action(
        "view.fit_width",
        "Fit widt&h",
        _MENU,
        _fit(BoardView.fit_width),
        ("Ctrl+3",),
        "zoom-width",
        with_map,
        tip="Show the whole width of the map",
        group="zoom",
    ),
    Action(
        "view.minimap",
        "&Minimap",
        _MENU,
        _toggle_minimap,
        ("Alt+M",),
        "minimap",
        with_map,
        lambda c: c.editor is not None and not c.editor.minimap.isHidden(),
        tip="Show or hide the whole map, small, in the corner of the board",
        group="zoom",
    ),
    Action(
        "view.dim_others",
        "&Dim other connections",
        _MENU,
        _toggle_dimming,
        ("F6",),
        "",
        with_map,
        lambda context: context.settings.dims_other_connections,
        tip="Let the connections of a card stand out while it is pointed at or selected",
        group="seeing",
    ),
    Action(
        "view.badges",
        "&Badges of findings",
        _MENU,
        _toggle_badges,
        (),
        "",
        with_map,
        lambda context: context.settings.shows_badges,
        tip="Show on cards and headers where the map lacks something; they are never printed",
        group="seeing",
    ),
    Action(
        "view.filter",
        "Filte&r",
        _MENU,
        lambda c: c.editor.filter_bar.open_bar() if c.editor else None,
        ("Ctrl+Shift+F",),
        "filter",
        with_map,
        tip="Dim what is not looked for: by words, lane, owner, channel, emotion, signals ...",
        group="filter",
    ),
    Action(
        "view.clear_filter",
        "&Clear filter",
        _MENU,
        lambda c: c.editor.filter_bar.close_bar() if c.editor else None,
        enabled_when=lambda c: c.editor is not None and c.editor.map_filter.is_on,
        needs="No filter is on.",
        group="filter",
    ),
    Action(
        "view.palette",
        "&Palette",
        _MENU,
        _toggle_dock("palette"),
        ("F8",),
        "palette",
        with_map,
        _dock_is_shown("palette"),
        title="Show or hide the palette",
        tip="Show or hide what can be put on the board",
        group="docks",
    ),
    Action(
        "view.outline",
        "O&utline",
        _MENU,
        _toggle_outline,
        ("F4",),
        "outline",
        with_map,
        _dock_is_shown("outline"),
        tip="Show or hide the map as a tree, a list or a table",
        group="docks",
    ),
    Action(
        "view.completeness",
        "Comp&leteness",
        _MENU,
        _toggle_findings,
        ("F12",),
        "check",
        with_map,
        _dock_is_shown("findings"),
        title="Show or hide the completeness panel",
        tip="Show or hide what the map lacks, how complete it is, and by which rules",
        group="docks",
    ),
    Action(
        "view.inspector",
        "I&nspector",
        _MENU,
        _toggle_dock("inspector"),
        ("F9",),
        "inspector",
        with_map,
        _dock_is_shown("inspector"),
        title="Show or hide the inspector",
        tip="Show or hide what is known of the selection",
        group="docks",
    ),
    Action(
        "view.theme_system",
        "As the &system",
        _THEME,
        _choose_theme("system"),
        checked_when=_is_theme("system"),
        title="Theme: as the system",
        group="theme",
    ),
    Action(
        "view.theme_light",
        "&Light",
        _THEME,
        _choose_theme("light"),
        (),
        "light",
        checked_when=_is_theme("light"),
        title="Theme: light",
        group="theme",
    ),
    Action(
        "view.theme_dark",
        "&Dark",
        _THEME,
        _choose_theme("dark"),
        (),
        "dark",
        checked_when=_is_theme("dark"),
        title="Theme: dark",
        group="theme",
    ),
)
