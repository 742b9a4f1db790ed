"""A rectangle of cells at once: copied, pasted over, filled, emptied. Each is one undo step."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QMimeData
from PySide6.QtGui import QGuiApplication

from journey_editor.document.edits.taking_over import make_parts
from journey_editor.document.fragment import MIME, Fragment
from journey_editor.document.journey import Journey
from journey_editor.document.records import Note, Opportunity, PainPoint
from journey_editor.document.wording import counted, numbered
from journey_editor.history.session import Session
from journey_editor.tables import ranges
from journey_editor.tables.cells import CellText, Written, write_cells, write_named, write_range
from journey_editor.tables.table import Column

if TYPE_CHECKING:
    from journey_editor.workbench.record_view import RecordView

_SELECT = QItemSelectionModel.SelectionFlag


class RangeEditing:
    """What is done with the selected cells of a table. What is refused of it the view tells."""

    def __init__(self, view: RecordView, session: Session) -> None:
        self._view = view
        self._rows = view.rows
        self._session = session

    def copy(self) -> None:
        """Put the selected rectangle on the clipboard, as text with tabs and as HTML."""
        area = self._view.area
        rows = [
            [self._rows.text(row, column) for column in range(area.left(), area.right() + 1)]
            for row in range(area.top(), area.bottom() + 1)
        ]
        data = QMimeData()
        data.setText(ranges.as_text(rows))
        data.setData("text/html", ranges.as_html(rows).encode("utf-8"))
        QGuiApplication.clipboard().setMimeData(data)

    def cut(self) -> None:
        """Copy, then empty."""
        self.copy()
        self.empty()

    def empty(self) -> None:
        """Empty the selected cells."""
        cells = [self._cell(row, column, "") for row, column in self._view.chosen_cells if self._rows.text(row, column)]
        if cells:
            self._write("Empty", len(cells), lambda journey: write_cells(journey, cells))

    def paste(self) -> None:
        """Put the clipboard's cells over these from the first selected one on; one alone over all of them."""
        data = QGuiApplication.clipboard().mimeData()
        try:
            texts = self._cards(bytes(data.data(MIME).data())) if data.hasFormat(MIME) else []
            if texts is None:
                return
            texts = texts or ranges.from_clipboard(data.text(), data.html() if data.hasHtml() else "")
        except ValueError as problem:
            self._view.told.emit(str(problem))
            return
        if not texts:
            self._view.told.emit("The clipboard holds no text that a cell could take.")
            return
        area = self._view.area
        row = area.top() if not area.isEmpty() else self._rows.rowCount()
        titled = ranges.by_titles(self._view.table, texts)
        columns: list[Column | None]
        if titled is not None:
            columns, texts = titled
            if self._view.table.columns[0] in columns:
                self._paste_named(row, columns, texts)
                return
        else:
            first = area.left() if not area.isEmpty() else 0
            columns = list(self._rows.columns[first:])
            if len(texts) == 1 and len(texts[0]) == 1 and area.width() * area.height() > 1:
                self._fill("Paste", texts[0][0])
                return
        self._paste(row, columns, texts, is_titled=titled is not None)

    def _paste(self, row: int, columns: list[Column | None], texts: list[list[str]], is_titled: bool) -> None:
        kept = [(place, column) for place, column in enumerate(columns) if column is not None]
        shown = [[line[place] for place, _ in kept if place < len(line)] for line in texts]
        left_out = max((len(line) for line in texts), default=0) - len(shown[0])
        table, rows, into = self._view.table, self._rows.ids, [column for _, column in kept]
        more = _left_out(left_out, is_titled) if left_out > 0 else ""
        try:
            is_done = self._write(
                "Paste", _count(shown), lambda journey: write_range(journey, table, rows, row, into, shown), more
            )
        except ValueError as problem:
            self._view.told.emit(f"{problem} Nothing was pasted.")
            return
        if is_done:
            places = [self._rows.columns.index(column) for _, column in kept[: len(shown[0])]]
            self._select(row, row + len(texts) - 1, places)

    def _paste_named(self, row: int, columns: list[Column | None], texts: list[list[str]]) -> None:
        """Each line into the row that is called so."""
        kept = [(place, column) for place, column in enumerate(columns) if column is not None]
        shown = [[line[place] for place, _ in kept] for line in texts]
        table, rows, into = self._view.table, self._rows.ids, [column for _, column in kept]
        more = [_left_out(len(columns) - len(kept), is_titled=True)] if len(columns) > len(kept) else []
        number = _count(shown)
        try:
            with self._session.at_work(f"Paste {_counted_cells(number)}", number) as make:
                written, ids = make(lambda journey: write_named(journey, table, rows, row, into, shown))
                made = set(written.made)
                if hidden := [i for i in ids if i not in made and not self._rows.index_of(i).isValid()]:
                    what = numbered(table.noun, len(hidden))
                    more.append(f"{what} that the filter leaves out took what was pasted, too.")
                if self._take(f"Paste {_counted_cells(written.taken)}", written, " ".join(more)):
                    self._session.select(i for i in ids if i in self._session.journey)
        except ValueError as problem:
            self._view.told.emit(f"{problem} Nothing was pasted.")

    def _cards(self, content: bytes) -> list[list[str]] | None:
        """The names of copied cards, a line each. None: they were notes, and have become rows where they stood."""
        part = Fragment.from_json(content.decode("utf-8", "replace"))
        cards, journey, table = part.cards, self._session.journey, self._view.table
        kind = next((one for one in (PainPoint, Opportunity) if table.record_type is one), None)
        notes = [card for card in cards if isinstance(card, Note)]
        is_here = part.origin == self._session.token and all(n.lane in journey and n.step in journey for n in notes)
        if kind is None or not is_here or not notes or len(notes) < len(cards):
            return [[card.name] for card in cards]
        taken = make_parts(journey, notes, kind)
        if self._session.do(f"Paste {counted(table.noun, len(taken.ids))}", taken.changes):
            self._view.setFocus()
            self._session.select(taken.ids)
        if taken.told:
            self._view.told.emit(taken.told)
        return None

    def _select(self, first: int, last: int, columns: list[int]) -> None:
        top, bottom = self._rows.index(first, 0), self._rows.index(last, 0)
        if top.isValid() and bottom.isValid() and columns:
            area = QItemSelection(top.siblingAtColumn(min(columns)), bottom.siblingAtColumn(max(columns)))
            selection = self._view.selectionModel()
            selection.setCurrentIndex(area.indexes()[0], _SELECT.NoUpdate)
            selection.select(area, _SELECT.ClearAndSelect)

    def fill(self, text: str) -> None:
        """Write a text into all cells that are selected."""
        area = self._view.area
        self._fill("Fill", text)
        self._view.setFocus()
        if not self._view.currentIndex().isValid():  # the rows have gone with what they lacked
            self._view.go_to(min(area.top(), self._rows.rowCount() - 1), area.left())

    def _fill(self, step: str, text: str) -> None:
        cells = [self._cell(row, column, text) for row, column in self._view.chosen_cells]
        self._write(step, len(cells), lambda journey: write_cells(journey, cells))

    def _cell(self, row: int, column: int, text: str) -> CellText:
        return CellText(self._rows.ids[row], self._rows.columns[column], text, row + 1)

    def _write(self, step: str, count: int, write: Callable[[Journey], Written], more: str = "") -> bool:
        """Write so many cells, as one step; thousands with a sign. Raises what `write` raises."""
        is_done = False
        with self._session.at_work(f"{step} {_counted_cells(count)}", count) as make:
            written = make(write)
            is_done = self._take(f"{step} {_counted_cells(written.taken)}", written, more)
        return is_done

    def _take(self, step: str, written: Written, more: str = "") -> bool:
        done = self._session.do(step, written.changes)
        if done:
            self._view.setFocus()  # an empty table was not seen before
        if said := " ".join(filter(None, (written.told, more))):
            self._view.told.emit(said)
        return done


def _count(texts: list[list[str]]) -> int:
    return sum(map(len, texts))


def _counted_cells(count: int) -> str:
    return "cell" if count == 1 else f"{count:,} cells"


def _left_out(count: int, is_titled: bool) -> str:
    where = "whose title this table does not have" if is_titled else "beyond the last one of this table"
    what = f"{count} columns" if count > 1 else "A column"
    return f"{what} {where} {'were' if count > 1 else 'was'} left out."
