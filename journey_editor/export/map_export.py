"""What an export needs to know of a map beside its picture: command line and window ask for it here."""

from __future__ import annotations

from journey_editor.document.journey import Journey
from journey_editor.export.document_info import DocumentInfo
from journey_editor.layout.board import Board
from journey_editor.layout.pages import Frame


def frame_of(board: Board) -> Frame:
    """The bands and borders by which a board is cut into sheets."""
    columns, rows = tuple(column.right for column in board.columns), tuple(row.bottom for row in board.rows)
    return Frame(board.header, board.band, columns, rows)


def info_of(journey: Journey) -> DocumentInfo:
    """What the exported document says of itself."""
    about = journey.map
    return DocumentInfo(about.title, ", ".join(about.authors), about.objective, language=about.language)
