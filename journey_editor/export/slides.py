"""A map as slides of shapes that can be edited: overview with emotion curves, what matters in short, each stage, pain
points, opportunities.

What has no room on a slide is cut with an ellipsis; the notes hold the full text, which is that of the reports.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from functools import partial

from journey_editor.analysis.in_view import part_in_view
from journey_editor.document.edits.pictures import picture_of
from journey_editor.document.journey import Journey
from journey_editor.document.progress import Progress, no_progress
from journey_editor.document.record import Record
from journey_editor.document.records import (
    MAP_ID,
    Connection,
    Picture,
    View,
)
from journey_editor.document.viewing import lanes_shown
from journey_editor.document.wording import numbered
from journey_editor.export.beside import beside
from journey_editor.export.deck import CONTINUED, ROOM, Deck, in_groups
from journey_editor.export.in_short import in_short
from journey_editor.export.map_export import info_of
from journey_editor.export.overview_slides import logo_for, overviews
from journey_editor.export.plain_text import plain_text
from journey_editor.export.stage_slides import stage_slides
from journey_editor.layout.board import BoardLayout
from journey_editor.layout.title import UNTITLED
from journey_editor.painting.shaper import QtShaper
from journey_editor.reports.anchors import stage_anchor
from journey_editor.reports.blocks import ReportPart, Title, together
from journey_editor.reports.profiles import profile_named, told
from journey_editor.reports.sections.worst import risks_in_order
from journey_editor.tables.opportunities import PLAN, rows_in_order
from journey_editor.tables.pains import PAINS
from journey_editor.tables.risks import RISKS
from journey_editor.tables.table import Table
from journey_editor.tables.to_find_out import TO_FIND_OUT

_ROWS = 10
"""At most so many rows stand in a table."""
_PAINS = (("description", 3.0), ("severity", 1.0), ("business_impact", 1.2), ("felt_at", 2.0), ("opportunities", 2.4))
_OPPORTUNITIES = (("description", 3.4), ("rank", 0.7), ("status", 1.0), ("owner", 1.4), ("due", 1.1), ("helps_at", 2.2))
_RISKS = (("failure", 2.6), ("threatens", 1.8), ("likelihood", 1.0), ("impact", 0.9), ("owner", 1.4), ("recovery", 2.4))
_TO_FIND_OUT = (("what", 3.0), ("owner", 1.4), ("kind", 1.6), ("place", 2.4))
_WORST = replace(RISKS, for_readers=risks_in_order)
_BY_RANK = replace(PLAN, for_readers=rows_in_order)


def to_bytes(
    journey: Journey, view: View | None, today: date, progress: Progress = no_progress
) -> tuple[bytes, list[str]]:
    """The presentation, and what it leaves out, a sentence each. Raises what `progress` raises."""
    info = info_of(journey, view, today)
    title = " ".join(info.title.split()) or UNTITLED
    state = f"{journey.map.state.label} state"
    foot = "  \u00b7  ".join(part for part in (title, state, info.seen, f"exported {today.isoformat()}") if part)
    deck = Deck(QtShaper(), info.language, foot)
    whole, journey = journey, part_in_view(journey, view)
    shown = {lane.id for lane in lanes_shown(whole, view)}
    lanes = [lane for lane in journey.lanes if lane.id in shown]
    tables = (
        ("Pain points, the most serious first", PAINS, _PAINS, "pains"),
        ("Opportunities, by rank", _BY_RANK, _OPPORTUNITIES, "opportunities"),
        ("What may go wrong, first what has no way back", _WORST, _RISKS, "risks"),
        (TO_FIND_OUT.title, TO_FIND_OUT, _TO_FIND_OUT, "questions"),
    )
    slides = len(journey.stages) + len(tables) + 2
    begun = slides // 3  # to make the notes takes about so long
    total = begun + slides
    notes = _Notes(whole, view, today, lambda done, of: progress(done * begun // of, total))
    notes.goes_on = partial(progress, begun, total)
    overviews(deck, journey, title, lanes, notes.before_stages(), notes.goes_on, of_all=journey is whole)
    _in_short(deck, journey, notes.summary())
    for number, stage in enumerate(journey.stages, 1):
        notes.goes_on = partial(progress, begun + number, total)
        stage_slides(deck, journey, whole, stage, number, lanes, notes.of(stage_anchor(stage.id)), notes.goes_on)
    for number, (heading, table, chosen, profile) in enumerate(tables, len(journey.stages) + 1):
        notes.goes_on = partial(progress, begun + number, total)
        _table(deck, journey, heading, table, chosen, notes.profile(profile), notes.goes_on)
    day = datetime.combine(journey.map.map_date or today, time())
    data = beside(lambda: deck.saved(title, info.author, info.subject, day), lambda _passed: progress(total, total))
    return data, list(_left_out(journey))


class _Notes:
    """What the reports say, for the notes. What takes long is made at once, and tells its `progress`; while more is
    made, `goes_on` is called, which may raise to stop."""

    def __init__(self, journey: Journey, view: View | None, today: date, progress: Progress) -> None:
        self.goes_on: Callable[[], object]
        self._journey = journey
        self._view = view
        self._today = today
        self._shaper = QtShaper()
        self._board = BoardLayout(self._shaper).board(
            journey, view, progress=lambda done, total: progress(done, 2 * total)
        )
        self._sections: dict[str, list[ReportPart]] = {"": []}
        anchor = ""
        for part in self._told("reading", lambda done, total: progress(total + done, 2 * total)):
            if isinstance(part, Title) and part.level == 0 and part.anchor.startswith("stage:"):
                anchor = part.anchor
            self._sections.setdefault(anchor, []).append(part)

    def before_stages(self) -> str:
        """Cover and overview."""
        return plain_text(self._sections[""])

    def of(self, anchor: str) -> str:
        """The section of a stage."""
        return plain_text(self._sections.get(anchor, []))

    def profile(self, profile_id: str) -> str:
        """A whole report."""
        return plain_text(self._told(profile_id, self._tell))

    def summary(self) -> list[ReportPart]:
        """What the executive summary says."""
        return self._told("summary", self._tell)

    def _told(self, profile_id: str, progress: Progress) -> list[ReportPart]:
        profile = profile_named(profile_id)
        assert profile is not None
        said = told(self._journey, self._board, profile, self._shaper, self._today, progress, self._view)
        return list(together(said))

    def _tell(self, _done: int, _total: int) -> None:
        self.goes_on()


def _in_short(deck: Deck, journey: Journey, parts: Sequence[ReportPart]) -> None:
    """The executive summary as a table; none where there is no stage yet."""
    if journey.stages:
        lines = in_short(parts, has_aim=bool(journey.map.objective))
        deck.add_slide("In short", plain_text(parts))
        deck.table(ROOM, ("In short", "What the map says"), (1.0, 3.4), lines)


def _table(
    deck: Deck,
    journey: Journey,
    title: str,
    table: Table,
    chosen: Sequence[tuple[str, float]],
    notes: str,
    goes_on: Callable[[], object],
) -> None:
    """As many slides as all rows need; before each `goes_on` may raise to stop."""
    columns = [table.column(name) for name, _ in chosen]
    records: list[Record] = list(table.written_rows(journey))
    for at, some in enumerate(in_groups(records, _ROWS)):
        if not some:
            continue
        goes_on()
        deck.add_slide(title, notes if at == 0 else CONTINUED, is_continued=at > 0)
        rows = [
            [
                "; ".join(column.text(journey, record).split("\n")) or column.lack(record) or "\u2013"
                for column in columns
            ]
            for record in some
        ]
        titles, shares = [column.title for column in columns], [share for _, share in chosen]
        deck.table(ROOM, titles, shares, rows)


def _left_out(journey: Journey) -> Iterator[str]:
    if lines := journey.count(Connection):
        yield f"Slides have no lines between cards: {numbered('connection', lines)} told in the notes only."
    if pictures := journey.count(Picture) - (picture_of(journey, MAP_ID) is not None):
        yield f"Slides have no place for pictures on cards and of personas: {pictures} left out."
    if (logo := logo_for(journey)) is not None and not logo.data:
        yield "The logo cannot be shown; its place says so."
    told, rest = "the reading copy, pain points, opportunities, risks and open questions", "persona sheets, owners"
    yield f"The notes hold {told}; left out are {rest}, the table of signals and findings."
