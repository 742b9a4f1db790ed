"""The tables of the executive summary: opportunities in order, metrics against their targets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from journey_editor.analysis.measuring import is_reached
from journey_editor.analysis.rice import OPEN, in_order, ranking
from journey_editor.document.numbers import number_text
from journey_editor.document.records import Opportunity, Signal
from journey_editor.document.vocabulary import SignalStatus
from journey_editor.reports.anchors import link_to
from journey_editor.reports.chunk import Chunk
from journey_editor.reports.sections.wholeness import Telling
from journey_editor.reports.sheet import SMALL
from journey_editor.reports.subject import Subject
from journey_editor.reports.tables import Cell, Heading, table

_RICE = "RICE = reach \u00d7 impact \u00d7 confidence / effort."
_CLOSE = 2.0
_NAME = 90
"""Characters of a name, where there is no room for all of them."""


def opportunities(subject: Subject, most: int, telling: Telling) -> list[Chunk]:
    """The open ones, as many as there is room for."""
    journey, setter = subject.journey, subject.setter
    found = ranking(journey)
    open_ones = [one for one in in_order(journey, found) if one.status in OPEN]
    if not open_ones:
        return []
    rows = [
        [
            Cell(found.scores[one.id].rank_text or "\u2013"),
            Cell(telling(one.description, _NAME), link=link_to(journey, one.id)),
            Cell(one.status.label),
            Cell(telling(journey.name_of(one.owner), 40)),
            Cell(one.due.isoformat() if one.due else "", colour=_due_colour(one, subject.today)),
        ]
        for one in open_ones[:most]
    ]
    headings = (
        *(Heading("Rank", 0.5), Heading("Opportunity", 5), Heading("Status", 0.9)),
        *(Heading("Owner", 1.7, says_unknown=True), Heading("Due", 1.1, says_unknown=True)),
    )
    unranked = sum(found.scores[one.id].rank is None for one in open_ones)
    is_ranked = unranked < len(open_ones)
    notes = [_RICE]
    if unranked:
        who = f"{unranked} cannot" if is_ranked else "None can"
        notes.append(f"{who} be ranked: one of the four is unknown.")
    return [
        setter.heading(of_all(f"Opportunities{', by RICE' * is_ranked}", most, len(open_ones)), 2, in_outline=False),
        *_close(table(setter, headings, rows)),
        *_close(setter.paragraph(" ".join(notes), SMALL, "text.muted")),
    ]


def _due_colour(opportunity: Opportunity, today: date) -> str:
    return "warning" if opportunity.due is not None and opportunity.due < today else "text"


def metrics(subject: Subject, most: int, telling: Telling) -> list[Chunk]:
    """Signals that have a target: those not at it first, then the unknown ones, then those that are at it."""
    journey, setter = subject.journey, subject.setter
    signals = journey.all(Signal)
    if not signals:
        return []
    order = {False: 0, None: 1, True: 2}
    aimed = sorted((one for one in signals if one.target is not None), key=lambda one: order[is_reached(one)])
    live = sum(one.status is SignalStatus.LIVE for one in signals)
    rows = [
        [
            Cell(telling(one.name, _NAME) + (f" ({telling(one.unit, 24)})" if one.unit else "")),
            *(Cell("" if value is None else number_text(value)) for value in (one.baseline, one.current, one.target)),
            _standing(one),
        ]
        for one in aimed[:most]
    ]  # fmt: skip
    headings = (
        Heading("Metric (a signal with a target)", 4.4),
        *(Heading(title, 1, says_unknown=True, is_number=True) for title in ("Baseline", "Today", "Target")),
        Heading("At its target?", 1.3),
    )
    told = f"{live} of {len(signals)} signals are live; the others are unknown or measured in part."
    if len(aimed) > most:
        reached = sum(is_reached(one) is True for one in aimed)
        told = f"{len(aimed)} have a target, {reached or 'none'} of them {'is' if reached < 2 else 'are'} at it. {told}"
    chunks = [setter.heading("Metrics against target", 2, in_outline=False), *_close(table(setter, headings, rows))]
    return chunks + _close(setter.paragraph(told, SMALL, "text.muted"))


def _close(chunks: list[Chunk]) -> list[Chunk]:
    """Close under what stands above: on the one side each line of room is another row."""
    return [replace(chunk, before=min(chunk.before, _CLOSE)) for chunk in chunks]


def _standing(signal: Signal) -> Cell:
    match is_reached(signal):
        case True:
            return Cell("yes", "check", "success")
        case False:
            return Cell("not yet", "warning", "warning")
    return Cell("unknown", colour="unknown")


def of_all(title: str, most: int, count: int) -> str:
    """A title that says how many of all stand under it, where that is not all."""
    return f"{title} ({most} of {count})" if count > most else title
