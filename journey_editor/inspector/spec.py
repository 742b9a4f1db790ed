"""What a page is made of, as data: groups of fields and lists. `form.py` builds it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Protocol

from PySide6.QtWidgets import QWidget

from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.history.session import Session
from journey_editor.inspector.subject import Subject
from journey_editor.layout.theme import Theme


@dataclass
class FoldMemory:
    """What the inspector remembers while the program runs: which groups are folded, which entries unfolded."""

    folded: dict[str, bool] = field(default_factory=dict)
    unfolded: set[str] = field(default_factory=set)


@dataclass
class Bench:
    """What every widget of a page is given."""

    subject: Subject
    theme: Theme
    memory: FoldMemory
    leave: Callable[[], None]
    """Give the keyboard back to the canvas."""
    rearranged: Callable[[], None]
    """Widgets have come or gone: the tab order is to be made anew."""
    give: Callable[[str], None] = lambda _command: None
    """Give a command of the window by its id, for what the inspector cannot do itself."""
    reveal: Callable[[QWidget], None] = lambda _widget: None
    """Scroll the page until a widget is in view."""

    @property
    def session(self) -> Session:
        """The session that all edits go to."""
        return self.subject.session

    @property
    def journey(self) -> Journey:
        """The document."""
        return self.subject.session.journey

    def about(self, *ids: str) -> Bench:
        """The same bench for other records."""
        return replace(self, subject=Subject(self.session, ids))


class PagePart(QWidget):
    """A widget of a page: it shows the document, and shows it again when that has changed."""

    def refresh(self) -> None:
        """Show the document as it is now."""

    def rebind(self) -> None:
        """The bench's subject is another record of the same type: keep nothing of the one before, and show it."""
        self.refresh()

    def finish(self) -> None:
        """Carry out what is typed but not yet carried out, and end the typing."""


class PageRow(Protocol):
    """A row of a group (a field, a list of records, a row of its own kind): it makes its widget."""

    def build(self, bench: Bench) -> PagePart:
        """Make the widget."""
        ...


@dataclass(frozen=True)
class FieldSpec:
    """A field of a record: its label, the widget that edits it, and what an empty one reads."""

    field: str
    label: str
    editor: Callable[[FieldSpec, Bench], PagePart]
    placeholder: str = ""
    single: bool = False
    """Only where one record is selected."""
    shown: Callable[[Record], bool] | None = None
    """Only while the record says so."""

    def build(self, bench: Bench) -> PagePart:
        """Make the field's widget."""
        return self.editor(self, bench)


@dataclass(frozen=True)
class Custom:
    """A row of its own kind: a notice, links."""

    make: Callable[[Bench], PagePart]
    field: str = ""
    """The record's field that it shows, where it is one."""

    def build(self, bench: Bench) -> PagePart:
        """Make the row's widget."""
        return self.make(bench)


@dataclass(frozen=True)
class PageGroup:
    """Rows under a heading that folds; without a title, rows that are always there.

    A tuple of fields stands side by side.
    """

    title: str
    rows: tuple[PageRow | tuple[FieldSpec, ...], ...]
    folded: bool = False
    count: Callable[[Journey, str], int] | None = None
    """How many entries the group holds, shown in its heading."""


@dataclass(frozen=True)
class InspectorPage:
    """How the records of one type are shown."""

    kind_label: str
    icon: str
    title: FieldSpec | None
    groups: tuple[PageGroup, ...]
    place: Callable[[Journey, Record], str] | None = None
    """Where the record stands ("Activation · End user")."""
