"""What the sections of a report are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from journey_editor.analysis.findings import Report, reporting
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import Part
from journey_editor.layout.board import Board
from journey_editor.layout.frame import Frame, board_frame
from journey_editor.layout.picture import Picture
from journey_editor.reports.chunk import Chunk
from journey_editor.reports.setting import Setter
from journey_editor.reports.sheet import Sheet

NOT_SHOWN = "not shown"
"""What is said where a view hides what would stand there: that nothing is there would be untrue."""


@dataclass(frozen=True)
class Subject:
    """A map, its board, and the sheet that is written on."""

    journey: Journey
    """What its readers are told of."""
    board: Board
    sheet: Sheet
    setter: Setter
    today: date
    pages: Mapping[str, int]
    """On which page each anchor stands; empty while that is being found out."""
    has_pages: bool = True
    registers: Mapping[type[Part], str] = field(default_factory=dict)
    """What a register of the same report tells whole, and the link to it: elsewhere only the name stands."""
    has_stage_boards: bool = True
    """With each stage its part of the board."""
    has_stages: bool = False
    """Whether the report tells of all touchpoints: what these ask is not said again."""
    has_cover: bool = False
    """Whether the report begins with a cover: what that says is not said again."""
    version: str = ""
    """Which version of the map's file it is; empty: unknown."""
    whole: Journey | None = None
    """The whole map, where a view hides something of it: what holds for the map as a whole is computed of that."""
    told_of_view: str = ""
    """What the view hides, in words; empty: nothing."""

    @cached_property
    def picture(self) -> Picture:
        """The board without an outline of its own."""
        return replace(self.board.picture, bookmarks=())

    @cached_property
    def frame(self) -> Frame:
        """Where the board may be cut."""
        return board_frame(self.board)

    @cached_property
    def findings(self) -> Report:
        """What the map lacks."""
        for _ in self.looking_for_findings():
            pass
        found: Report = self.__dict__["findings"]
        return found

    def looking_for_findings(self) -> Iterator[None]:
        """Find out what the map lacks in small steps, so that nobody waits for it afterwards."""
        seen = None if self.whole is None else {record.id for record in self.journey}
        self.__dict__["findings"] = yield from reporting(
            self.journey if self.whole is None else self.whole, self.today, seen
        )

    def on(self, sheet: Sheet, setter: Setter, pages: Mapping[str, int]) -> Subject:
        """The same on another sheet, once it is known where everything stands. What was found out is kept."""
        made = replace(self, sheet=sheet, setter=setter, pages=pages)
        for name in ("picture", "frame"):
            made.__dict__[name] = getattr(self, name)
        if "findings" in self.__dict__:
            made.__dict__["findings"] = self.findings
        return made

    def original(self, record: Record) -> Record | None:
        """A record as it is in the whole map, where a view hides something of that; None where nothing is hidden."""
        return self.whole.get(record.id) if self.whole is not None else None

    def none(self, noun: str) -> str:
        """That there is none of a kind: on the map, or in what of it is seen."""
        return f"No {noun} is on this map." if self.whole is None else f"No {noun} is in what is shown here."

    def page(self, anchor: str) -> str:
        """The number of the page where an anchor stands, as text."""
        number = self.pages.get(anchor)
        return str(number) if number else "\u2013"


Section = Callable[[Subject], Iterable[Chunk]]
"""A part of a report, as what fills its pages."""
