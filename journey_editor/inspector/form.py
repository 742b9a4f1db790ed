"""The form builder: rows, and groups of rows that fold, from what `spec.py` says about them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.inspector.header import Header
from journey_editor.inspector.spec import Bench, FieldSpec, InspectorPage, PageGroup, PagePart, PageRow
from journey_editor.painting.icons import icon
from journey_editor.widgets.plain_button import PlainButton

_GAP = 12


class Together(PagePart):
    """Holds several parts, which are brought up to date together."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts: list[PagePart] = []

    def refresh(self) -> None:
        """Refresh each of them."""
        for part in self.parts:
            part.refresh()

    def rebind(self) -> None:
        """Rebind each of them."""
        for part in self.parts:
            part.rebind()

    def finish(self) -> None:
        """Finish each of them."""
        for part in self.parts:
            part.finish()


class FormRows(Together):
    """Rows under one another; fields in a tuple side by side."""

    def __init__(
        self, rows: Sequence[PageRow | tuple[FieldSpec, ...]], bench: Bench, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        for row in rows:
            if isinstance(row, tuple):
                beside = QHBoxLayout()
                beside.setSpacing(_GAP)
                for spec in row:
                    part = self._made(spec, bench)
                    beside.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)
                column.addLayout(beside)
            else:
                column.addWidget(self._made(row, bench))

    def _made(self, row: PageRow, bench: Bench) -> PagePart:
        part = row.build(bench)
        self.parts.append(part)
        return part


class FoldButton(PlainButton):
    """A heading that folds what is under it: click, Space, Enter, Left (fold) and Right (unfold)."""

    def __init__(self, bench: Bench, role: str) -> None:
        super().__init__()
        self._bench = bench
        self._role = "text.strong" if role == "section" else "text.muted"
        self.setProperty("role", role)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setIconSize(QSize(16, 16))
        self.toggled.connect(self._show_state)
        self._show_state(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the arrows work as in a tree."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case Qt.Key.Key_Left if self.isChecked():
                self.click()
            case Qt.Key.Key_Right if not self.isChecked():
                self.click()
            case _:
                super().keyPressEvent(event)

    def _show_state(self, unfolded: bool) -> None:
        self.setIcon(icon("chevron-down" if unfolded else "chevron-right", self._role, self._bench.theme))
        self.setAccessibleDescription("unfolded" if unfolded else "folded")


class Section(PagePart):
    """A group of rows under a heading. Folded rows are made when they are first unfolded."""

    def __init__(self, group: PageGroup, page: str, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = group
        self._bench = bench
        self._key = f"{page}/{group.title}"
        self.rows: FormRows | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.heading = FoldButton(bench, "section")
        self._column.addWidget(self.heading)
        self.heading.toggled.connect(self._on_toggled)
        self.refresh()
        self.heading.setChecked(not bench.memory.folded.get(self._key, group.folded))

    def refresh(self) -> None:
        """Count anew, and refresh the rows."""
        self._show_title()
        if self.rows is not None:
            self.rows.refresh()

    def rebind(self) -> None:
        """Count anew, and rebind the rows."""
        self._show_title()
        if self.rows is not None:
            self.rows.rebind()

    def finish(self) -> None:
        """Finish the rows."""
        if self.rows is not None:
            self.rows.finish()

    def holds(self, record_id: str, field: str) -> bool:
        """Whether a record's field, a list by its plural, or a list with the record is among the rows."""
        rows = [one for row in self._group.rows for one in (row if isinstance(row, tuple) else (row,))]
        ids = self._bench.subject.ids
        return any(
            (ids == (record_id,) and field in (getattr(row, "field", ""), f"{getattr(row, 'kind', '')}s"))
            or any(part.id == record_id for part in self._parts(row))
            for row in rows
        )

    def _show_title(self) -> None:
        title = self._group.title
        if self._group.count is not None and self._bench.subject.records:
            count = self._group.count(self._bench.journey, self._bench.subject.ids[0])
            title = f"{title} ({count})" if count else title
        self.heading.set_text(title)

    def _parts(self, row: object) -> list[Record]:
        """The records of a row that is a list."""
        listed: Callable[[Journey, str], list[Record]] | None = getattr(row, "records", None)
        ids = self._bench.subject.ids
        return listed(self._bench.journey, ids[0]) if listed is not None and ids else []

    def _on_toggled(self, unfolded: bool) -> None:
        self._bench.memory.folded[self._key] = not unfolded
        if unfolded and self.rows is None:
            self.rows = FormRows(self._group.rows, self._bench, self)
            self._column.addWidget(self.rows)
            self._bench.rearranged()
        if self.rows is not None:
            self.rows.setVisible(unfolded)


class Form(Together):
    """A page's head and its groups. Made within it: what is put in afterwards is given its looks once more."""

    def __init__(self, page: InspectorPage, heading: str, bench: Bench, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self.parts.append(Header(page, bench, heading))
        for group in page.groups:
            label = page.kind_label
            self.parts.append(Section(group, label, bench, self) if group.title else FormRows(group.rows, bench, self))
        for part in self.parts:
            column.addWidget(part)
