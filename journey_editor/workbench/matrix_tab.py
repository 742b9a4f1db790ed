"""A tab that is a matrix of records above their table."""

from __future__ import annotations

from journey_editor.history.session import Session
from journey_editor.tables.matrix import Matrix
from journey_editor.tables.table import Table
from journey_editor.workbench.matrix.matrix_view import MatrixView
from journey_editor.workbench.pictured_tab import PicturedTab


class MatrixTab(PicturedTab):
    """A tab whose picture is a matrix."""

    def __init__(self, session: Session, table: Table, sign: str, matrix: Matrix) -> None:
        self.matrix = MatrixView(session, matrix)
        super().__init__(session, table, sign, self.matrix)
