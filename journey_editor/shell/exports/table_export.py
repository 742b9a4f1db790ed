"""The table of the tab that is seen, as a CSV file."""

from __future__ import annotations

from journey_editor.document.journey import Journey
from journey_editor.document.progress import Progress
from journey_editor.export import record_table
from journey_editor.export.documents import write_beside
from journey_editor.shell.context import Context
from journey_editor.shell.dialogs import file_to_write
from journey_editor.shell.exports.exported import export_in_steps
from journey_editor.shell.exports.exporting import export_path
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

    def table(journey: Journey, _tell: Progress) -> tuple[bytes, list[str]]:
        return record_table.to_bytes(sheet.cells(journey)), []

    export_in_steps(context, path, lambda progress: write_beside(context.journey, table, path, progress))
