"""What a reader of the cover alone must know: the worst moment, the biggest risk, and what is asked of whom by when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from journey_editor.document.journey import Journey
from journey_editor.document.records import Risk
from journey_editor.layout import emotion
from journey_editor.layout.characters import number_before
from journey_editor.reports.anchors import card_anchor, link_to
from journey_editor.reports.chunk import Chunk, beside
from journey_editor.reports.sections.asked import TITLE, asks, first_asked
from journey_editor.reports.sections.summary_tables import of_all
from journey_editor.reports.sections.wholeness import Telling
from journey_editor.reports.sections.worst import (
    bad_moments,
    owner_cell,
    pains_at,
    risks_in_order,
    way_back,
    why_none_is_bad,
)
from journey_editor.reports.setting import Setter
from journey_editor.reports.sheet import SMALL, STRONG
from journey_editor.reports.subject import Subject
from journey_editor.reports.tables import Cell, Heading, table
from journey_editor.tables.ownership import owner_at
from journey_editor.tables.places import called, place_text
from journey_editor.tables.risks import RISKS

_GAP = 20.0
_NAME, _TEXT = 90, 160
"""Characters of a name and of a text, where there is no room for all of them."""


def worst_of_all(subject: Subject, telling: Telling) -> list[Chunk]:
    """The worst moment beside the biggest risk, each with whose it is."""
    half = subject.setter.narrower((subject.setter.width - _GAP) / 2)
    return [beside([_moment(subject, half, telling), _risk(subject, half, telling)], half.width, _GAP)]


def what_is_asked(subject: Subject, most: int, telling: Telling) -> list[Chunk]:
    """The first of what is asked, and the review whatever else there is; all of it where there are no pages."""
    found = asks(subject)
    if not subject.has_pages or len(found) == most + 1:  # to say that there is one more takes as much room as that one
        most = len(found)
    rows = [
        [
            Cell(telling(one.what, _TEXT), link=one.link),
            Cell(telling(one.who, _NAME)) if one.who else Cell("nobody yet", colour="warning"),
            Cell(one.when or "no date", colour="warning" if one.is_late or not one.when else "text"),
        ]
        for one in first_asked(found, most)
    ]
    headings = (Heading("What", 4), Heading("Of whom", 1.6), Heading("By when", 1.2))
    title = of_all(TITLE, most, len(found))
    chunks = [subject.setter.heading(title, 2, in_outline=False), *table(subject.setter, headings, rows)]
    if len(found) > most:
        where = f"{len(found) - most} more: see \u201cDecisions and next steps\u201d."
        chunks += subject.setter.paragraph(where, SMALL, "text.muted", link="#decisions")
    return chunks


def _moment(subject: Subject, setter: Setter, telling: Telling) -> list[Chunk]:
    journey = subject.journey
    chunks = [setter.heading("Worst moment", 2, in_outline=False)]
    bad = bad_moments(journey)
    if not bad:
        return chunks + setter.paragraph(why_none_is_bad(journey), SMALL, "text.muted")
    score, card = bad[0]
    name = telling(called(journey, card), _NAME)
    words = f"{number_before(emotion.number(score), name)}  {name}"
    link = f"#{card_anchor(card.id)}"
    chunks += setter.icon_line(emotion.face(score), words, STRONG, emotion.colour(score), link)
    facts = [telling(place_text(journey, card), _TEXT)]
    if pains := pains_at(journey, card):
        facts.append(f"Hurts there: {telling(called(journey, pains[0]), _TEXT)}")
    whose = "" if card.owner else " (of the stage)"
    facts.append(_owner(journey, owner_at(journey, card.id), telling, whose))
    others = sum(other == score for other, _ in bad) - 1
    if others:
        facts.append(f"{others} more {'touchpoint feels' if others == 1 else 'touchpoints feel'} as bad.")
    return chunks + _lines(setter, facts)


def _risk(subject: Subject, setter: Setter, telling: Telling) -> list[Chunk]:
    journey = subject.journey
    chunks = [setter.heading("Biggest open risk", 2, in_outline=False)]
    found = risks_in_order(journey)
    if not found:
        return chunks + setter.paragraph(subject.none("risk"), SMALL, "text.muted")
    risk = found[0]
    name, place = (RISKS.column(column).text(journey, risk) for column in ("failure", "threatens"))
    words = telling(name, _TEXT) or "Unnamed risk"
    chunks += setter.icon_line("risk", words, STRONG, "badge.risk", link_to(journey, risk.id))
    facts = [f"Threatens {telling(', '.join(place.split(chr(10))), _TEXT) or 'the map as a whole'}"]
    if isinstance(risk, Risk):
        known = (risk.likelihood.label if risk.likelihood else "likelihood unknown",
                 f"{risk.impact.label} impact" if risk.impact else "impact unknown")  # fmt: skip
        facts.append(", ".join(known).capitalize())
    facts.append(_owner(journey, risk.owner, telling))
    way = way_back(subject, risk)
    facts.append(f"Way back: {telling(way, _TEXT)}" if way else "No way back is known.")
    return chunks + _lines(setter, facts)


def _owner(journey: Journey, owner: str | None, telling: Telling, whose: str = "") -> str:
    cell = owner_cell(journey, owner)
    return f"Owner: {telling(cell.text, _NAME)}{whose * bool(owner)}"


def _lines(setter: Setter, facts: Sequence[str]) -> list[Chunk]:
    """Close under one another."""
    return [replace(chunk, before=1.0) for fact in facts for chunk in setter.paragraph(fact, SMALL)]
