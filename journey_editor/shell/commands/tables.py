"""Commands for the tabs beside the board, and for the rows of the table that is seen."""

from __future__ import annotations

from collections.abc import Callable

from journey_editor.document.records import Opportunity, PainPoint
from journey_editor.document.wording import counted
from journey_editor.shell.action import Action, with_map
from journey_editor.shell.context import Context
from journey_editor.shell.exports.table_export import export_table
from journey_editor.workbench.kano_board import KanoBoard
from journey_editor.workbench.opportunities_tab import OpportunitiesTab
from journey_editor.workbench.pains_tab import PainsTab
from journey_editor.workbench.pictured_tab import PicturedTab
from journey_editor.workbench.record_view import RecordView
from journey_editor.workbench.registry import BOARD, TABS
from journey_editor.workbench.tables_tab import TablesTab
from journey_editor.workbench.whys_panel import WhysPanel

_MENU = "&Table"


def _go_to(page: str) -> Callable[[Context], object]:
    return lambda context: context.page.workbench.go_to(page)


def _step(by: int) -> Callable[[Context], object]:
    return lambda context: context.page.workbench.step(by)


def _is_shown(page: str) -> Callable[[Context], bool]:
    return lambda context: context.editor is not None and context.editor.workbench.shown == page


def _table(context: Context) -> RecordView | None:
    return context.editor.workbench.table if context.editor is not None else None


def _on_table(act: Callable[[RecordView], object]) -> Callable[[Context], None]:
    def run(context: Context) -> None:
        if (table := _table(context)) is not None:
            act(table)

    return run


def _takes_rows(context: Context) -> bool:
    table = _table(context)
    return table is not None and table.table.add is not None


def _has_rows(context: Context) -> bool:
    table = _table(context)
    return table is not None and table.table.delete is not None and bool(table.chosen_rows)


def _has_order(context: Context) -> bool:
    table = _table(context)
    return table is not None and table.table.move is not None and bool(table.chosen_rows)


def _has_rows_to_merge(context: Context) -> bool:
    table = _table(context)
    return table is not None and bool(table.whole_rows.to_merge)


def _whys(context: Context) -> WhysPanel | None:
    tab = context.editor.workbench.tab if context.editor is not None else None
    return tab.whys if isinstance(tab, PainsTab) else None


def _add_why(context: Context) -> None:
    if (whys := _whys(context)) is not None:
        whys.chain.add()


def _has_pain(context: Context) -> bool:
    return _whys(context) is not None and bool(context.selected(PainPoint))


def _kano(context: Context) -> KanoBoard | None:
    tab = context.editor.workbench.tab if context.editor is not None else None
    return tab.kano if isinstance(tab, OpportunitiesTab) else None


def _move_in_kano(by: int) -> Callable[[Context], None]:
    def run(context: Context) -> None:
        if (board := _kano(context)) is not None:
            board.move_by(by)

    return run


def _has_kano(context: Context) -> bool:
    return _kano(context) is not None and bool(context.selected(Opportunity))


def _pictured(context: Context) -> PicturedTab | None:
    tab = context.editor.workbench.tab if context.editor is not None else None
    page = tab.page if isinstance(tab, TablesTab) else tab
    return page if isinstance(page, PicturedTab) and not page.is_empty else None


def _toggle_alone(context: Context) -> None:
    if (page := _pictured(context)) is not None:
        page.show_alone(not page.is_alone)


def _is_alone(context: Context) -> bool:
    page = _pictured(context)
    return page is not None and page.is_alone


def _in_tab(context: Context) -> bool:
    return context.editor is not None and context.editor.workbench.tab is not None


def _row_text(text: str) -> Callable[[Context], str]:
    def say(context: Context) -> str:
        table = _table(context)
        return text.format(counted(table.table.noun, 1) if table is not None else "row")

    return say


ACTIONS = (
    Action(
        "table.board",
        "&Board",
        _MENU,
        _go_to(BOARD),
        ("Alt+Shift+1",),
        "map",
        with_map,
        _is_shown(BOARD),
        tip="Go to the board",
        title="Go to the board",
        group="tabs",
    ),
    *(
        Action(
            f"table.{spec.id}",
            spec.title,
            _MENU,
            _go_to(spec.id),
            (spec.key,),
            spec.icon,
            with_map,
            _is_shown(spec.id),
            tip=spec.tip,
            title=f"Table: {spec.title.lower()}",
            group="tabs",
        )
        for spec in TABS
    ),
    Action("table.next", "Ne&xt tab", _MENU, _step(1), ("Ctrl+Tab",), "", with_map, group="tabs"),
    Action("table.previous", "&Previous tab", _MENU, _step(-1), ("Ctrl+Shift+Tab",), "", with_map, group="tabs"),
    Action(
        "table.add_row",
        "&Add row",
        _MENU,
        _on_table(lambda table: table.whole_rows.add()),
        ("Ctrl+Return",),
        "add",
        _takes_rows,
        text_when=_row_text("&Add {}"),
        title="Add a row to the table",
        needs="Go to a tab whose rows can be added first.",
        group="rows",
        where="tab",
    ),
    Action(
        "table.delete_rows",
        "&Delete rows",
        _MENU,
        _on_table(lambda table: table.whole_rows.delete()),
        ("Ctrl+Del",),
        "delete",
        _has_rows,
        text_when=_row_text("&Delete {}"),
        title="Delete the rows that are selected in the table",
        needs="Select cells of a table whose rows can be deleted first.",
        group="rows",
        where="tab",
    ),
    Action(
        "table.merge_rows",
        "&Merge rows",
        _MENU,
        _on_table(lambda table: table.whole_rows.merge()),
        ("Alt+J",),
        "",
        _has_rows_to_merge,
        tip="Make one of rows that say the same: the uppermost gets all that is the others'",
        needs="Select cells of two rows first: owners, pain points, opportunities, signals, risks.",
        group="rows",
    ),
    Action(
        "table.row_up",
        "Move &up",
        _MENU,
        _on_table(lambda table: table.whole_rows.move(-1)),
        ("Alt+PgUp",),
        "move-up",
        _has_order,
        text_when=_row_text("Move {} &up"),
        title="Move the rows up",
        needs="Select cells of a table whose order means something first.",
        group="order",
        where="tab",
    ),
    Action(
        "table.row_down",
        "Move d&own",
        _MENU,
        _on_table(lambda table: table.whole_rows.move(1)),
        ("Alt+PgDown",),
        "move-down",
        _has_order,
        text_when=_row_text("Move {} d&own"),
        title="Move the rows down",
        needs="Select cells of a table whose order means something first.",
        group="order",
        where="tab",
    ),
    Action(
        "table.add_why",
        "Add &why",
        _MENU,
        _add_why,
        ("Alt+Y",),
        "question",
        _has_pain,
        title="Add a why to the pain point",
        tip="Say why the selected pain point happens, and why that",
        needs="Go to the tab of pain points and select one first.",
        group="pains",
    ),
    *(
        Action(
            f"table.kano_{name}",
            text,
            _MENU,
            _move_in_kano(by),
            (key,),
            icon,
            _has_kano,
            title=f"Move the opportunity to the Kano class {name}",
            tip=f"Basic, performance, excitement, unknown: the column {name} is its class then",
            needs="Go to the Kano classes in the tab of opportunities and select one first.",
            group="kano",
        )
        for name, text, by, key, icon in (
            ("before", "To the &Kano class before", -1, "Alt+Shift+K", "move-left"),
            ("after", "To the Kano &class after", 1, "Alt+K", "move-right"),
        )
    ),
    Action(
        "table.picture_alone",
        "Pictu&re on the whole page",
        _MENU,
        _toggle_alone,
        ("F11",),
        "zoom-fit",
        lambda context: _pictured(context) is not None,
        _is_alone,
        tip="Give the matrix the room of the table, for a room to read it; and back",
        needs="Go to a tab with a matrix first: stakeholders, pain points, value and effort.",
        group="picture",
    ),
    Action(
        "table.export",
        "&Export this table as CSV\u2026",
        _MENU,
        export_table,
        (),
        "export",
        _in_tab,
        title="Export this table as CSV",
        tip="Write the table of this tab as a CSV file, all its rows in their own order",
        needs="Go to one of the tabs beside the board first.",
        group="export",
    ),
)
