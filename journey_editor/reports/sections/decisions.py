"""Decisions and next steps: what a steering group reads, on one to three pages, with nothing cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from journey_editor.analysis.action_plan import due_text
from journey_editor.analysis.rice import ranking
from journey_editor.document.edits.reviews import newest_first
from journey_editor.document.records import Opportunity, Risk, Signal
from journey_editor.document.vocabulary import OpportunityStatus, SignalStatus
from journey_editor.document.wording import joined
from journey_editor.layout.title import UNTITLED
from journey_editor.reports.anchors import link_to, section_anchor
from journey_editor.reports.chunk import Chunk
from journey_editor.reports.listing import Choice, listing
from journey_editor.reports.pagination import how_full
from journey_editor.reports.sections.asked import (
    contradictions,
    ideas,
    measuring_asked,
    overdue,
    owners_asked,
    review_asked,
)
from journey_editor.reports.sections.cover import PERSPECTIVES
from journey_editor.reports.sections.registers import NOTHING_TO_FIND_OUT, QUESTIONS_TITLE, RISKS_TITLE
from journey_editor.reports.sections.standing import where_it_stands
from journey_editor.reports.sections.summary import of_what_kind, sureness
from journey_editor.reports.sections.summary_tables import of_all
from journey_editor.reports.sections.worst import owner_cell, risks_in_order, told_or, worst_moments, worst_risks
from journey_editor.reports.sheet import BODY, SMALL, STRONG
from journey_editor.reports.subject import NOT_SHOWN, Subject
from journey_editor.reports.tables import Cell, Heading, table
from journey_editor.tables.places import called
from journey_editor.tables.stages import STAGES
from journey_editor.tables.to_find_out import TO_FIND_OUT

_TITLE = "Decisions and next steps"
_COUNTS = (
    (8, 8, 10, 16, 20, 30),
    (6, 6, 8, 12, 14, 30),
    (5, 5, 6, 10, 10, 30),
    (4, 5, 5, 8, 8, 0),
    (3, 4, 4, 6, 6, 0),
    (3, 3, 3, 5, 4, 0),
    (2, 2, 2, 3, 3, 0),
    (1, 1, 1, 2, 2, 0),
)
"""How many ideas, moments, risks, next steps, open questions, and next steps of stages: the first that fits."""
_FOR_TWO = 6
"""So many of these are tried on two pages, then all on three."""
_LEAST_END = 0.3
"""Of a page: less than that is not worth turning over for."""
_TITLE_LINES = 12
_UNDER_WAY = (OpportunityStatus.PLANNED, OpportunityStatus.PILOTING)
_STAGE_STEPS: tuple[Choice, ...] = (("name", 1), ("next_step", 2.2), ("owner", 1.2), ("review_checkpoint", 1.6))
_TO_FIND_OUT: tuple[Choice, ...] = (("what", 3), ("owner", 1.2), ("kind", 1.1), ("place", 2))


def decisions(subject: Subject) -> list[Chunk]:
    """What the map is, what was decided and is to be decided, the worst of what it tells, next steps, open questions.

    As much as fits on a few pages of which the last is no rest.
    """

    has_risks = bool(risks_in_order(subject.journey))
    elsewhere = _TOLD_ELSEWHERE if _is_of_the_full_report(subject) else ()
    parts = [at for at, one in enumerate(_PARTS) if one not in elsewhere or (one is worst_risks and not has_risks)]

    @cache  # to set a table takes long
    def part(at: int, count: int) -> list[Chunk]:
        return _PARTS[at](subject, count)

    def whole(counts: Sequence[int]) -> list[Chunk]:
        lead = [*_head(subject), *_decided(subject)]
        return lead + [chunk for at in parts for chunk in part(at, counts[at])] + _told_elsewhere(subject)

    def is_good(counts: Sequence[int], most: int) -> bool:
        pages, end = how_full(whole(counts), subject.sheet)
        return pages <= most and (pages == 1 or end >= _LEAST_END)

    if not subject.has_pages:
        return whole(_COUNTS[0])
    tries = [(2, counts) for counts in _COUNTS[:_FOR_TWO]] + [(3, counts) for counts in _COUNTS]
    return whole(next((counts for most, counts in tries if is_good(counts, most)), _COUNTS[-1]))


def _head(subject: Subject) -> list[Chunk]:
    """What the map is: name, scope, perspective, date, what it is to decide, how sure one can be of it.

    Behind a cover, which says all of that, it is the title alone.
    """
    journey, setter = subject.journey, subject.setter
    if subject.has_cover:
        return [setter.heading(_TITLE, 0, "decisions").on_new_page()]
    about = journey.map
    (what,) = setter.paragraph(_TITLE, STRONG, "accent")
    title = setter.heading(about.title or UNTITLED, 0, in_outline=False, lines=_TITLE_LINES)
    chunks = [replace(what.on_new_page(), bookmark=_TITLE, anchor="decisions", keeps_next=True), title]
    chunks += [*setter.paragraph(of_what_kind(subject), SMALL, "text.muted"), setter.gap(6)]
    facts = [("To decide", about.objective), ("Scope", about.scope)]
    if about.perspective is not None:
        facts.append(("Perspective", PERSPECTIVES[about.perspective]))
    stands = " ".join(part for part in (where_it_stands(subject), sureness(subject)) if part)
    review = about.next_review.isoformat() if about.next_review else ""
    return [*chunks, *setter.facts([*facts, ("Where it stands", stands), ("Next review", review)])]


def _decided(subject: Subject) -> list[Chunk]:
    """What the last review found and decided, and who took part."""
    last = next((one for one in newest_first(subject.journey) if one.outcome.strip()), None)
    if last is None:
        return []
    title = "What the last review found and decided" + (f" ({last.day.isoformat()})" if last.day else "")
    chunks = [subject.setter.heading(title, 1), *subject.setter.paragraph(last.outcome)]
    if last.participants:
        chunks += subject.setter.paragraph(f"Took part: {joined(list(last.participants))}.", SMALL, "text.muted")
    return chunks


def _to_decide(subject: Subject, most: int) -> list[Chunk]:
    """What nobody has answered yet: owners, what is overdue, contradictions, what nobody measures, ideas, the next
    review."""
    journey, setter = subject.journey, subject.setter
    chunks = [setter.heading("To be decided", 1)]
    told = [*owners_asked(subject), *_overdue(subject), *contradictions(subject)]
    told += [one.sentence for one in measuring_asked(journey)]
    review = review_asked(subject)
    if review.is_late or not review.when:  # a review that is to come is nothing to decide
        told.append(review.sentence)
    chunks += setter.bullets(told)
    found, waiting = ranking(journey), ideas(journey)
    if waiting:
        rows = [
            [
                Cell(called(journey, one), link=link_to(journey, one.id)),
                Cell(found.scores[one.id].rank_text),
                told_or(
                    "\n".join(called(journey, journey.get(pain)) for pain in one.addresses),
                    _lack(subject, one, "addresses", "no pain point"),
                ),
                owner_cell(journey, one.owner),
                _due(one, subject),
            ]
            for one in waiting[:most]
        ]
        headings = (
            *(Heading("Idea", 3), Heading("Rank by RICE", 0.8, says_unknown=True)),
            *(Heading("What it takes away", 2.2), Heading("Owner", 1.2), Heading("By when", 0.9)),
        )
        chunks += setter.lead_in(of_all("Ideas on which nobody has decided", most, len(waiting)) + ":")
        chunks += table(setter, headings, rows)
    if len(chunks) == 1:
        chunks += setter.paragraph(
            "Nothing: all work has an owner, nothing is overdue, no idea waits.", BODY, "success"
        )
    return chunks


def _overdue(subject: Subject) -> list[str]:
    journey = subject.journey
    return [
        f"Settle \u201c{called(journey, one).rstrip('.')}\u201d: {due_text(one, subject.today)}, {one.status.label}"
        f" ({journey.name_of(one.owner).strip() or 'no owner'})."
        for one in overdue(subject)
    ]


def _next_steps(subject: Subject, most: int) -> list[Chunk]:
    """What is planned and piloted, with who does it by when: what is due first, first."""
    journey, setter = subject.journey, subject.setter
    under_way = [one for one in journey.all(Opportunity) if one.status in _UNDER_WAY]
    under_way.sort(key=lambda one: (one.due is None, one.due))
    chunks = [setter.heading(of_all("Next steps", most, len(under_way)), 1)]
    if not under_way:
        return chunks + setter.paragraph("No opportunity is planned or piloted.", BODY, "text.muted")
    rows = [
        [
            Cell(called(journey, one), link=link_to(journey, one.id)),
            owner_cell(journey, one.owner),
            _due(one, subject),
            Cell(one.status.label),
            told_or(
                called(journey, journey.get(one.affected_metric)), _lack(subject, one, "affected_metric", "no signal")
            ),
        ]
        for one in under_way[:most]
    ]
    headings = (
        *(Heading("Next step", 3), Heading("Owner", 1.3), Heading("Due", 0.9)),
        *(Heading("Status", 0.8), Heading("Affected metric", 2)),
    )
    return chunks + table(setter, headings, rows)


def _lack(subject: Subject, one: Opportunity, field: str, words: str) -> str:
    """What is said where a field is empty: in a view its records may only be hidden."""
    original = subject.original(one)
    return NOT_SHOWN if original is not None and getattr(original, field) else words


def _due(one: Opportunity, subject: Subject) -> Cell:
    if one.due is None:
        return Cell("no date", colour="warning")
    return Cell(one.due.isoformat(), colour="warning" if one.due < subject.today else "text")


def _stage_steps(subject: Subject, most: int) -> list[Chunk]:
    """The next step of each stage, in the order of the journey."""
    stages = [stage for stage in subject.journey.stages if stage.next_step.strip()][:most]
    rows = listing(subject, STAGES, _STAGE_STEPS, stages) if stages else []
    return [subject.setter.heading("Next step of each stage", 1), *rows] if rows else []


def _questions(subject: Subject, most: int) -> list[Chunk]:
    """What is to be found out, and by whom; what nobody has taken on comes first."""
    journey, setter = subject.journey, subject.setter
    rows = sorted(TO_FIND_OUT.rows(journey), key=lambda one: getattr(one, "owner", None) is not None)
    chunks = [setter.heading(of_all("To find out", most, len(rows)), 1)]
    signals = journey.all(Signal)
    live = sum(one.status is SignalStatus.LIVE for one in signals)
    if signals:
        chunks += setter.lead_in(f"{live} of {len(signals)} signals are live.", SMALL, "text.muted")
    if not rows:
        return chunks + setter.paragraph(NOTHING_TO_FIND_OUT, BODY, "text.muted")
    return chunks + listing(subject, TO_FIND_OUT, _TO_FIND_OUT, rows[:most])


def _is_of_the_full_report(subject: Subject) -> bool:
    return Risk in subject.registers and subject.has_stages


def _told_elsewhere(subject: Subject) -> list[Chunk]:
    """Where the full report tells what it does not tell twice."""
    if not _is_of_the_full_report(subject):
        return []
    lines = {"What may go wrong, the worst first": RISKS_TITLE} if risks_in_order(subject.journey) else {}
    lines["What is to be found out, and by whom"] = QUESTIONS_TITLE
    setter = subject.setter
    return [
        chunk
        for words, title in lines.items()
        for chunk in setter.paragraph(f"{words}: see {title}.", SMALL, "text.muted", link=f"#{section_anchor(title)}")
    ]


_PARTS = (_to_decide, worst_moments, worst_risks, _next_steps, _questions, _stage_steps)
_TOLD_ELSEWHERE = (worst_risks, _questions, _stage_steps)
"""In the full report the summary says the worst risks too, and registers and stages tell the rest."""
