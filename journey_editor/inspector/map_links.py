"""A link to another map: its name, which opens it, or the ways to get one."""

from __future__ import annotations

from pathlib import PurePosixPath

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from journey_editor.document.record import Record
from journey_editor.document.records import JourneyMap
from journey_editor.document.vocabulary import MapState
from journey_editor.inspector.spec import Bench, PagePart
from journey_editor.painting.icons import icon
from journey_editor.widgets.plain_button import PlainButton
from journey_editor.widgets.plain_label import PlainLabel
from journey_editor.widgets.tooltip import set_tooltip


class MapLinkPart(PagePart):
    """Gives the same commands as the menu: files are the shell's business. The commands are `prefix`.new and so on."""

    prefix = ""
    icon_name = ""
    field = ""
    """The record's field that holds the link."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._heading = PlainLabel("")
        self._heading.setProperty("role", "muted")
        self.open = self._button("", "open")
        self.open.setIcon(icon(self.icon_name, "accent", bench.theme))
        self.new = self._button("New\u2026", "new")
        self.link = self._button("Link\u2026", "link")
        self.unlink = self._button("Unlink", "unlink")
        self.setFocusProxy(self.link)
        row = QHBoxLayout()
        row.setSpacing(4)
        for button in (self.new, self.link, self.unlink):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._heading)
        column.addWidget(self.open)
        column.addLayout(row)
        self._shown: tuple[str, str, bool] | None = None
        self.refresh()

    def link_of(self, record: Record) -> str:
        """The link that a record has; empty: none."""
        raise NotImplementedError

    def name_of(self, record: Record) -> str:
        """What the other map is to the record: "child map"."""
        raise NotImplementedError

    def can_make(self, record: Record) -> bool:
        """Whether one can be made where there is none."""
        return True

    def refresh(self) -> None:
        """Show the link as it is now."""
        records = self._bench.subject.records
        if len(records) != 1:
            self.hide()
            return
        link, name, can_make = self.link_of(records[0]), self.name_of(records[0]), self.can_make(records[0])
        if (link, name, can_make) == self._shown:
            return  # other keys lead on from here only where other buttons are seen
        self._shown = (link, name, can_make)
        self._heading.setText(name[:1].upper() + name[1:])
        self.open.setVisible(bool(link))
        self.unlink.setVisible(bool(link))
        self.new.setVisible(not link and can_make)
        self.link.set_text("Another\u2026" if link else "Link\u2026")
        self.link.setAccessibleName(f"Link another {name}" if link else f"Link {name}")
        self.new.setAccessibleName(f"New {name}")
        self.unlink.setAccessibleName(f"Unlink {name}")
        if link:
            self.open.set_text(PurePosixPath(link).stem)
            self.open.setAccessibleName(f"Open the {name} {PurePosixPath(link).stem}")
            set_tooltip(self.open, link)
        self._bench.rearranged()

    def _button(self, text: str, command: str) -> PlainButton:
        button = PlainButton(text)
        button.setProperty("role", "link")
        button.clicked.connect(lambda: self._bench.give(f"{self.prefix}.{command}"))
        return button


class ChildMapPart(MapLinkPart):
    """The child map of a step or card."""

    prefix = "child"
    field = "child_map"
    icon_name = "child-map"

    def link_of(self, record: Record) -> str:
        """Its path from this map's file."""
        return str(getattr(record, "child_map", ""))

    def name_of(self, record: Record) -> str:
        """What it is to a step or card."""
        return "child map"


class PairPart(MapLinkPart):
    """The other map of a pair, current and future."""

    prefix = "pair"
    field = "pair"
    icon_name = "future"

    def link_of(self, record: Record) -> str:
        """Its path from this map's file."""
        assert isinstance(record, JourneyMap)
        return record.pair

    def name_of(self, record: Record) -> str:
        """What it is to the map that is shown."""
        assert isinstance(record, JourneyMap)
        return record.pair_name

    def can_make(self, record: Record) -> bool:
        """The future is made from the current map, not the other way round."""
        assert isinstance(record, JourneyMap)
        return record.state is MapState.CURRENT
