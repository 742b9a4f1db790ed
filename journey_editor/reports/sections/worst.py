"""The worst of what a map tells, each with what is done about it: the deepest moments, the gravest risks."""

from __future__ import annotations

from dataclasses import replace

from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import Card, Opportunity, PainPoint, Risk, Stage, Touchpoint
from journey_editor.document.vocabulary import OpportunityStatus
from journey_editor.layout import emotion
from journey_editor.reports.anchors import link_to
from journey_editor.reports.chunk import Chunk
from journey_editor.reports.sections.summary_tables import of_all
from journey_editor.reports.sheet import BODY
from journey_editor.reports.subject import NOT_SHOWN, Subject
from journey_editor.reports.tables import Cell, Heading, table
from journey_editor.tables.pains import addressed_by, most_serious_first
from journey_editor.tables.places import called, place_text
from journey_editor.tables.risks import RISKS, ways_back_of, worst_first


def bad_moments(journey: Journey) -> list[tuple[float, Touchpoint]]:
    """The touchpoints that feel bad, with their scores: the worst first, then in the order of the board."""
    felt = [(card.emotion, card) for card in journey.cards if isinstance(card, Touchpoint) and card.emotion is not None]
    return sorted(((score, card) for score, card in felt if score < 0), key=lambda one: one[0])


def why_none_is_bad(journey: Journey) -> str:
    """What to say where no moment is bad."""
    is_known = any(isinstance(card, Touchpoint) and card.emotion is not None for card in journey.cards)
    return "No touchpoint feels bad." if is_known else "No emotion is known yet."


def pains_at(journey: Journey, card: Card) -> list[PainPoint]:
    """What hurts at a touchpoint, the most serious first."""
    return most_serious_first(journey.parts(card.id, PainPoint))


def worst_moments(subject: Subject, most: int) -> list[Chunk]:
    """The touchpoints that feel worst, what hurts there, and what is done about it."""
    journey, setter = subject.journey, subject.setter
    bad = bad_moments(journey)
    chunks = [setter.heading(of_all("Where it feels worst", most, len(bad)), 1)]
    if not bad:
        return chunks + setter.paragraph(why_none_is_bad(journey), BODY, "text.muted")
    rows = []
    for score, card in bad[:most]:
        pains = pains_at(journey, card)
        done = _what_is_done(journey, card, pains)
        original = subject.original(card)
        if not done and isinstance(original, Card) and subject.whole is not None:
            is_hidden = _what_is_done(subject.whole, original, pains_at(subject.whole, original))
            done = NOT_SHOWN if is_hidden else ""
        rows.append(
            [
                Cell(emotion.number(score), emotion.face(score), emotion.colour(score)),
                Cell(f"{called(journey, card)}\n{place_text(journey, card)}", link=link_to(journey, card.id)),
                told_or("\n".join(called(journey, pain) for pain in pains), "no pain point"),
                Cell(done or "nothing yet", colour="text" if done else "warning"),
            ]
        )
    headings = (
        *(Heading("Feels", 0.7), Heading("Touchpoint", 2)),
        *(Heading("What hurts there", 2), Heading("What is done about it", 2.6)),
    )
    return chunks + table(setter, headings, rows)


def _what_is_done(journey: Journey, card: Card, pains: list[PainPoint]) -> str:
    """The opportunities that help there or take away what hurts, each with status, owner and day."""
    found = [*(one for pain in pains for one in addressed_by(journey, pain.id)), *journey.parts(card.id, Opportunity)]
    open_ones = {one.id: one for one in found if one.status is not OpportunityStatus.DROPPED}
    lines = []
    for one in open_ones.values():
        told = [one.status.label, journey.name_of(one.owner).strip() or "no owner"]
        told.append(one.due.isoformat() if one.due else "no date")
        lines += [called(journey, one), f"({', '.join(told)})"]  # a line of its own: the name may run from the right
    return "\n".join(lines)


def risks_in_order(journey: Journey) -> list[Risk | Stage]:
    """All risks, those that stages say of themselves too: that without a way back first, then the gravest."""
    rows = worst_first(journey)
    return [one for one in rows if isinstance(one, Risk) or (isinstance(one, Stage) and one.risk.strip())]


def worst_risks(subject: Subject, most: int) -> list[Chunk]:
    """What may go wrong: that without a way back first, then the gravest."""
    journey, setter = subject.journey, subject.setter
    found = [(way_back(subject, one), one) for one in risks_in_order(journey)]
    chunks = [setter.heading(of_all("What may go wrong", most, len(found)), 1)]
    if not found:
        return chunks + setter.paragraph(subject.none("risk"), BODY, "text.muted")
    if without := sum(not way for way, _ in found):
        told = "One risk has no way back." if without == 1 else f"{without} risks have no way back."
        chunks += setter.lead_in(told, BODY, "warning")
    rows = []
    for way, one in found[:most]:
        name, place = (_said(journey, one, column) for column in ("failure", "threatens"))
        known = [_said(journey, one, column) for column in ("likelihood", "impact")]
        rows.append(
            [
                replace(name, link=link_to(journey, one.id)),
                place,
                Cell(", ".join(dict.fromkeys(cell.text for cell in known)), colour=known[0].colour),
                owner_cell(journey, one.owner),
                Cell(way or "none", colour="text" if way else "warning"),
            ]
        )
    headings = (
        *(Heading("Risk", 2.4), Heading("Threatens", 1.5), Heading("Likelihood, impact", 1.0)),
        *(Heading("Owner", 1.2), Heading("Way back", 2.2)),
    )
    return chunks + table(setter, headings, rows)


def told_or(text: str, lack: str) -> Cell:
    """A text, or in grey what is lacking."""
    return Cell(text) if text.strip() else Cell(lack, colour="text.muted")


def owner_cell(journey: Journey, owner: str | None) -> Cell:
    """Whose it is, or that it is nobody's yet."""
    name = journey.name_of(owner).strip()
    return Cell(name) if name else Cell("nobody yet", colour="warning")


def _said(journey: Journey, record: Record, column_id: str) -> Cell:
    """What the table of risks says, or in grey what it lacks."""
    column = RISKS.column(column_id)
    return told_or(column.text(journey, record), column.lack(record))


def way_back(subject: Subject, record: Record) -> str:
    """The recovery in words, or where it is only drawn, where it leads; empty: there is none."""
    original = subject.original(record)
    is_hidden = original is not None and subject.whole is not None and _way_back(subject.whole, original)
    return _way_back(subject.journey, record) or (NOT_SHOWN if is_hidden else "")


def _way_back(journey: Journey, record: Record) -> str:
    told = RISKS.column("recovery").text(journey, record).strip()
    if told or not ways_back_of(journey, record):
        return told
    return RISKS.column("way_back").text(journey, record)
