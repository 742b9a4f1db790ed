"""Which pages there are to read, by name: each profile is a composition of the same sections."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from journey_editor.analysis.in_view import part_in_view, told_of_view
from journey_editor.document.journey import Journey
from journey_editor.document.progress import Progress, no_progress
from journey_editor.document.records import Opportunity, PainPoint, Part, Risk, Signal, View
from journey_editor.document.viewing import left_out
from journey_editor.layout.board import Board
from journey_editor.layout.pages import Page
from journey_editor.layout.text import ShapedText, Shaper, TextStyle
from journey_editor.layout.title import UNTITLED
from journey_editor.reports.anchors import section_anchor, stage_anchor
from journey_editor.reports.blocks import Block
from journey_editor.reports.chunk import Chunk
from journey_editor.reports.pagination import About, pages_by_anchor, paginating
from journey_editor.reports.sections.contents import contents, contents_of
from journey_editor.reports.sections.cover import cover
from journey_editor.reports.sections.decisions import decisions
from journey_editor.reports.sections.evidence import evidence
from journey_editor.reports.sections.overview import overview
from journey_editor.reports.sections.personas import persona_sheets
from journey_editor.reports.sections.priorities import (
    OPPORTUNITIES_TITLE,
    PAINS_TITLE,
    opportunities,
    pains,
    stakeholders,
)
from journey_editor.reports.sections.registers import (
    RISKS_TITLE,
    findings,
    owners,
    questions,
    risks,
)
from journey_editor.reports.sections.signals import SIGNALS_TITLE, signals
from journey_editor.reports.sections.stages import stage_pages
from journey_editor.reports.sections.summary import summary
from journey_editor.reports.sections.workshop import (
    workshop_ballot,
    workshop_grid,
    workshop_persona,
    workshop_stakeholders,
)
from journey_editor.reports.setting import Setter
from journey_editor.reports.sheet import Sheet
from journey_editor.reports.subject import Section, Subject


@dataclass(frozen=True, slots=True)
class Profile:
    """A kind of report: its id on the command line and in files, its name, what it is for, and its sections."""

    id: str
    title: str
    about: str
    sections: tuple[Section, ...]
    is_landscape: bool = False
    has_stage_boards: bool = True
    """With each stage its part of the board; all that stands there is told in words, too."""

    @property
    def opening(self) -> str:
        """The heading of what it begins with, where the map's name is the document's own."""
        return "In short" if cover in self.sections else self.title


PROFILES: tuple[Profile, ...] = (
    Profile(
        "reading",
        "Reading copy",
        "Cover, overview, then each stage with its operating card, its part of the board and its touchpoints in order",
        (cover, overview, stage_pages),
    ),
    Profile("summary", "Executive summary", "One side: feelings, opportunities, metrics, what is asked", (summary,)),
    Profile(
        "decisions",
        "Decisions and next steps",
        "One to three pages for a steering group: what is to be decided, the worst, who does what by when",
        (decisions,),
    ),
    Profile("personas", "Persona sheets", "A page for each persona", (persona_sheets,)),
    Profile("pains", "Pain points", "The matrix, and all by seriousness", (pains,), is_landscape=True),
    Profile("opportunities", "Opportunities", "Their order, and what is done", (opportunities,), is_landscape=True),
    Profile("stakeholders", "Stakeholders", "Weight, involvement, mood, relations", (stakeholders,), is_landscape=True),
    Profile("owners", "Owners and actions", "Who owns what, what nobody owns, handoffs", (owners,)),
    Profile(
        "signals",
        "Signals and metrics",
        "Values against targets, and how far each stage is measured",
        (signals,),
        is_landscape=True,
    ),
    Profile("risks", "Risk register", "What may go wrong, who acts, and the way back", (risks,), is_landscape=True),
    Profile(
        "questions", "Open questions and assumptions", "What is to be found out by whom, asked, assumed", (questions,)
    ),
    Profile("findings", "Findings", "What the map lacks, and what is accepted", (findings,)),
    Profile(
        "workshop",
        "Workshop sheets",
        "An empty grid of the map's stages and lanes, sheets for personas and stakeholders, a ballot",
        (workshop_grid, workshop_persona, workshop_stakeholders, workshop_ballot),
        is_landscape=True,
    ),
    Profile(
        "report",
        "Full report",
        "All of it in words, and the board as a whole; its parts are in the reading copy",
        (
            cover,
            contents,
            summary,
            decisions,
            overview,
            stage_pages,
            persona_sheets,
            stakeholders,
            pains,
            opportunities,
            owners,
            signals,
            risks,
            questions,
            evidence,
            findings,
        ),
        has_stage_boards=False,
    ),
)
"""Every report. A new one is a line here."""

WIDE: frozenset[Section] = frozenset((overview, stakeholders, pains, opportunities, signals, risks))
"""What lies on its side in a report that stands upright: tables of many columns, and the board as a whole."""
NAMES_PAGES: frozenset[Section] = frozenset((overview,))
"""The sections that say on which page something stands; the table of contents does too, and is made of all others."""

USES_FINDINGS: frozenset[Section] = frozenset((cover, summary, decisions, findings))
"""The sections that say what the map lacks."""


def profile_named(profile_id: str) -> Profile | None:
    """The profile of an id."""
    return next((profile for profile in PROFILES if profile.id == profile_id), None)


def composing(
    journey: Journey,
    board: Board,
    profile: Profile,
    sheet: Sheet,
    shaper: Shaper,
    today: date,
    version: str = "",
    view: View | None = None,
) -> Generator[None, None, tuple[Page, ...]]:
    """The pages of a report, in small steps.

    `version` says which version of the map's file it is, for the cover; what the `view` hides is not told.
    Pages are made twice, because where everything stands is only known after the first time; of the sections only
    those are set again that name pages.
    """
    about = about_of(journey, today, version, view)
    pages: tuple[Page, ...] = ()
    setter = Setter(shaper, sheet.room.width)
    first = _subject(journey, view, board, profile, sheet, setter, today)
    first = replace(first, version=version, has_stage_boards=profile.has_stage_boards)
    if USES_FINDINGS & set(profile.sections):
        for _ in first.looking_for_findings():
            yield
    made: dict[Section, list[Chunk]] = {}
    lacking: list[str] = []
    for _turn in range(2):
        places = pages_by_anchor(pages)
        for section in profile.sections:
            yield
            if section in made and section not in NAMES_PAGES:
                continue
            paper = _sheet_of(section, sheet)
            made[section] = []
            for chunk in section(first.on(paper, setter.narrower(paper.room.width), places)):
                made[section].append(chunk)
                yield
        if contents in made:
            for section in profile.sections:
                if made[section] and made[section][0].lacks:
                    lacking.append(made[section][0].lacks)
                    made[section] = []
            listed = [chunk for section in profile.sections for chunk in made[section] if section is not contents]
            made[contents] = contents_of(listed, lacking, first.on(sheet, setter, places))
        parts = [(_sheet_of(one, sheet), made[one]) for one in profile.sections if made[one]]
        together = [
            (paper, [chunk for _, chunks in some for chunk in chunks])
            for paper, some in groupby(parts, key=lambda part: part[0])
        ]
        pages = yield from paginating(together, shaper, about, board.picture.images)
    return pages


def _subject(
    journey: Journey, view: View | None, board: Board, profile: Profile, sheet: Sheet, setter: Setter, today: date
) -> Subject:
    """What the sections tell of: what of the map is in the view."""
    seen = part_in_view(journey, view)
    made = Subject(seen, board, sheet, setter, today, {}, registers=_registers(profile))
    made = replace(made, has_stages=stage_pages in profile.sections)
    whole = None if seen is journey else journey
    return replace(made, has_cover=cover in profile.sections, whole=whole, told_of_view=told_of_view(journey, view))


def _registers(profile: Profile) -> dict[type[Part], str]:
    """What the report tells whole in a register of its own, and the link to that."""
    known: tuple[tuple[Section, type[Part], str], ...] = (
        *((pains, PainPoint, PAINS_TITLE), (opportunities, Opportunity, OPPORTUNITIES_TITLE)),
        *((signals, Signal, SIGNALS_TITLE), (risks, Risk, RISKS_TITLE)),
    )
    return {kind: f"#{section_anchor(title)}" for section, kind, title in known if section in profile.sections}


def _sheet_of(section: Section, sheet: Sheet) -> Sheet:
    return replace(sheet, is_landscape=sheet.is_landscape or section in WIDE)


def told(
    journey: Journey,
    board: Board,
    profile: Profile,
    shaper: Shaper,
    today: date,
    progress: Progress = no_progress,
    view: View | None = None,
) -> list[Block]:
    """What a report says, for those that know no pages; not what the `view` hides. Raises what `progress` raises."""
    sheet = Sheet()
    done, total = 0, 1
    watched = Watched(shaper, lambda: progress(done, total))
    subject = _subject(journey, view, board, profile, sheet, Setter(watched, sheet.room.width), today)
    # What stands on the stages' parts of the board is told in words anyway.
    subject = replace(subject, has_pages=False, has_stage_boards=False)
    blocks: list[Block] = []
    if USES_FINDINGS & set(profile.sections):
        for _ in subject.looking_for_findings():
            progress(done, total)
    stages = {stage_anchor(stage.id) for stage in journey.stages} if stage_pages in profile.sections else set()
    total = len(profile.sections) + len(stages)
    for section in profile.sections:
        for chunk in section(subject):
            done += chunk.anchor in stages
            progress(done, total)
            blocks += chunk.says
        done += 1
    progress(1, 1)
    return blocks


class Watched(Shaper):
    """A shaper that tells with each text that the work goes on: sections of thousands of rows are one step."""

    def __init__(self, shaper: Shaper, goes_on: Callable[[], object]) -> None:
        self._shaper = shaper
        self._goes_on = goes_on

    def shape(self, text: str, style: TextStyle, width: float, max_lines: int = 0, align: str = "start") -> ShapedText:
        """See `Shaper.shape`. Raises what it is told with."""
        self._goes_on()
        return self._shaper.shape(text, style, width, max_lines, align)

    def __hash__(self) -> int:
        return id(self)


def about_of(journey: Journey, today: date, version: str = "", view: View | None = None) -> About:
    """What stands at the foot of each page."""
    about = journey.map
    of = f"as of {about.map_date.isoformat()}" if about.map_date else "date unknown"
    which = version.partition(",")[0]
    parts = (
        f"{about.state.label} state",
        of,
        f"version {which}" if which else "",
        f"exported {today.isoformat()}",
        left_out(journey, view),
    )
    told = " \u00b7 ".join(part for part in parts if part)
    return About(" ".join(about.title.split()) or UNTITLED, told[:1].upper() + told[1:])
