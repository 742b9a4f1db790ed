"""The table of the tab that is seen, as a CSV file."""

from __future__ import annotations

from journey_editor.export import record_table
from journey_editor.shell.context import Context
from journey_editor.shell.dialogs import file_to_write
from journey_editor.shell.exports.exported import tell_exported
from journey_editor.shell.exports.exporting import export_path
from journey_editor.storage.errors import SaveError
from journey_editor.tables.registry import sheet_named


def export_table(context: Context) -> None:
    """Ask where to, write, and say how it went."""
    tab = context.editor.workbench.tab if context.editor is not None else None
    if tab is None or not tab.sheet:
        return
    context.documents.finish_typing()
    sheet = sheet_named(tab.sheet)
    assert sheet is not None
    suggested = export_path(context, ".csv")
    suggested = suggested.with_name(f"{suggested.stem} {sheet.title.lower()}.csv")
    path = file_to_write(context.dialogs, "Export table as", suggested, ("CSV tables (*.csv)",), ".csv")
    if path is None:
        return
    context.settings.exchange_folder = str(path.parent)
    try:
        notes = record_table.write(sheet.cells(context.journey), path)
    except SaveError as error:
        context.notices.tell(str(error), "error")
        return
    tell_exported(context, path, notes)
