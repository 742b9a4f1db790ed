"""What is typed into a cell of a table: taken into the map, written down against a crash, or kept for redo."""

from __future__ import annotations

from journey_editor.document.changes import ChangeSet
from journey_editor.document.journey import Journey
from journey_editor.document.wording import change_text
from journey_editor.history.session import Session
from journey_editor.tables.cells import CellText, write_cells


def take(session: Session, cell: CellText) -> str:
    """Take a text into the map, as one undo step. Gives why the cell cannot, in a sentence; empty: it is taken."""
    written = write_cells(session.journey, [cell])
    if written.refused:
        return written.told
    session.do(_step_text(session, cell), written.changes)
    return ""


def why_refused(journey: Journey, cell: CellText) -> str:
    """Why a cell cannot take a text, in a sentence; empty: it can."""
    return write_cells(journey, [cell]).told


def draft(session: Session, cell: CellText) -> None:
    """Write down what is being typed, so that a crash does not lose it; not what the cell cannot take."""
    written = write_cells(session.journey, [cell])
    session.draft(ChangeSet() if written.refused else written.changes)


def set_aside(session: Session, cell: CellText) -> None:
    """Keep for redo what was typed and given up."""

    def edit(journey: Journey) -> ChangeSet:
        if cell.record_id not in journey:
            return ChangeSet()
        written = write_cells(journey, [cell])
        if written.refused:
            raise ValueError(written.told)
        return written.changes

    session.set_aside(_step_text(session, cell), edit)


def _step_text(session: Session, cell: CellText) -> str:
    return change_text(session.journey, [cell.record_id], cell.column.title)
