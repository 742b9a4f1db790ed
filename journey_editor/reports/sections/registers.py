"""The registers: who owns what, what may go wrong, what is still open, what the map lacks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from journey_editor.analysis.findings import RULE_OF
from journey_editor.analysis.rule import Finding, Severity
from journey_editor.analysis.telling import PRINTED_NAME, sentence, what_is_missing
from journey_editor.document.edits.taking_over import NotePlaces, notes_among
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import (
    Connection,
    Stage,
    Touchpoint,
)
from journey_editor.document.vocabulary import Evidence, LaneContent
from journey_editor.document.wording import counted, name_key, noun_of, numbered, plural
from journey_editor.reports.anchors import link_to, section_anchor
from journey_editor.reports.chunk import Chunk, ending_together, kept_together
from journey_editor.reports.listing import Choice, in_a_row, listing
from journey_editor.reports.sections.personas import personas_in_order
from journey_editor.reports.sheet import BODY
from journey_editor.reports.subject import Subject
from journey_editor.reports.tables import Cell, Heading, table
from journey_editor.tables.owners import HANDOFFS, NOBODY, OWNERS, UNOWNED
from journey_editor.tables.ownership import owner_at
from journey_editor.tables.places import called
from journey_editor.tables.risks import RISKS
from journey_editor.tables.stages import STAGES
from journey_editor.tables.table import Column, Table
from journey_editor.tables.to_find_out import TO_FIND_OUT

_RISKS = (
    *(("failure", 1.9), ("threatens", 1.5), ("likelihood", 1.0), ("impact", 0.8), ("shown_by", 2.6)),
    *(("trigger", 1.5), ("owner", 1.2), ("recovery", 1.8), ("escalation", 1.6)),
)
RISKS_TITLE, QUESTIONS_TITLE = "Risk register", "Open questions and assumptions"
BETWEEN = 36.0
"""Room above a section that begins under another."""
_RISKS_STAND = "The worst first: what has no way back, then the gravest by likelihood and impact."
_BEGUN = 3
"""So many facts of an owner stand under the name on one page."""
UNNAMED_OWNER = "Unnamed owner"
NOTHING_TO_FIND_OUT = "No question is parked, and no signal waits for its status or value."
_ESCALATIONS = (("name", 1), ("escalation", 3))
_UNOWNED = (("what", 3), ("kind", 1), ("place", 2.4))
_TO_FIND_OUT = (("what", 3), ("owner", 1.2), ("kind", 1.1), ("place", 2))
_HANDOFFS = (
    *(("source", 1.6), ("source_owner", 1.5), ("target", 1.6), ("target_owner", 1.5)),
    *(("label", 1.1), ("note", 1)),
)


def risks(subject: Subject) -> list[Chunk]:
    """The risk register: failure, signal that shows it, who acts, and the way back."""
    register = listing(subject, RISKS, _RISKS, running=("shown_by",))
    told = {record.id for record in RISKS.rows(subject.journey)}
    stages = [stage for stage in subject.journey.stages if stage.escalation.strip() and stage.id not in told]
    if not (register or stages):
        return none_of(subject, RISKS_TITLE, subject.none("risk"))
    chunks = [*begun(subject, RISKS_TITLE, _RISKS_STAND if register else ""), *register]
    if stages:
        chunks.append(subject.setter.heading("Escalation at stages without a risk", 1))
        chunks += listing(subject, STAGES, _ESCALATIONS, stages)
    return chunks


def owners(subject: Subject) -> list[Chunk]:
    """Who answers for what, what nobody answers for, and where work goes from one to another."""
    journey, setter = subject.journey, subject.setter
    stages = [column for column in OWNERS.columns_in(journey) if column.id.startswith("in ")]
    chunks = begun(subject, "Owners and actions")
    for owner in OWNERS.rows(journey):
        if owner.id == NOBODY.id:  # told below, as work without an owner
            continue
        name = journey.name_of(owner.id) or UNNAMED_OWNER
        facts = [(column.title, column.text(journey, owner)) for column in OWNERS.columns[1:3]]
        facts += [(column.title, _owned(subject, column, owner)) for column in stages]
        chunks.append(setter.heading(name, 1, f"owner:{owner.id}", in_outline=False))
        told = setter.facts([fact for fact in facts if fact[1].strip()])
        chunks += kept_together(told[:_BEGUN]) + told[_BEGUN:]
    chunks += _part(subject, "Work without an owner", UNOWNED, _UNOWNED, "Everything has an owner.")
    noted = any(way.note.strip() for way in journey.of_kind(Connection))
    columns = _HANDOFFS if noted else [column for column in _HANDOFFS if column[0] != "note"]
    chunks += _part(subject, "Handoffs", HANDOFFS, columns, "Nothing is handed from one owner to another.")
    return chunks


def _owned(subject: Subject, column: Column, owner: Record) -> str:
    """What an owner has in a stage: the stage, touchpoints by their names, a line each; the rest, a line for each kind
    of it."""
    journey = subject.journey
    assert column.leads_to is not None
    found: dict[str, list[str]] = {}
    for record_id in column.leads_to(journey, owner):
        record = journey.record(record_id, Record)
        kind = "" if isinstance(record, Stage | Touchpoint) else noun_of(record)
        name = "The stage itself" if isinstance(record, Stage) else called(journey, record)
        found.setdefault(kind, []).append(name)
    lines = found.pop("", [])
    for kind, names in found.items():
        title = counted(kind, 1) if len(names) == 1 else plural(kind)
        lines.append(f"{title.capitalize()}: {in_a_row(names)}")
    return "\n".join(lines)


def questions(subject: Subject) -> list[Chunk]:
    """What is to be found out, and by whom; what customers ask; what is claimed without support."""
    journey, setter = subject.journey, subject.setter
    chunks = begun(subject, QUESTIONS_TITLE)
    chunks += _part(subject, "To find out", TO_FIND_OUT, _TO_FIND_OUT, NOTHING_TO_FIND_OUT)
    asked = _asked(journey)
    chunks.append(setter.heading("What customers ask", 1))
    if not asked:
        chunks += setter.paragraph("No question is noted.", BODY, "text.muted")
    elif subject.has_stages:
        count = sum(len(some) for _, some in asked)
        told = f"{numbered('question', count)}, told with the touchpoints and stages where customers ask."
        chunks += setter.paragraph(told, BODY, "text.muted")
    else:
        headings = (Heading("Touchpoint or stage", 1), Heading("Questions", 2))
        rows = [[_name(journey, one), Cell("\n".join(some))] for one, some in asked]
        chunks += table(setter, headings, rows)
    return chunks + _assumed(subject)


def _assumed(subject: Subject) -> list[Chunk]:
    """What is only assumed, and who could hold it against reality: its owner, or else its stage's."""
    journey, setter = subject.journey, subject.setter
    cards = _touchpoints(journey)
    assumed = [card for card in cards if card.evidence is Evidence.ASSUMED]
    chunks = [setter.heading("What is only assumed", 1)]
    chunks += setter.paragraph(f"{len(assumed)} of {len(cards)} touchpoints have not been held against reality.")
    personas = [one for one in personas_in_order(journey) if one.evidence is Evidence.ASSUMED]
    stages = [stage for stage in journey.stages if stage.evidence is Evidence.ASSUMED]
    for noun, some in (("Persona", personas), ("Stage", stages), ("Touchpoint", assumed)):
        for one in some:
            told = f"{noun}: {journey.name_of(one.id) or 'unnamed'}"
            if owner := journey.name_of(one.owner if isinstance(one, Stage) else owner_at(journey, one.id)).strip():
                told += f" ({owner})"
            chunks += setter.bullets([told], link=link_to(journey, one.id))
    return chunks


def _touchpoints(journey: Journey) -> list[Touchpoint]:
    """As one reads the board: step by step, and from top to bottom."""
    places = [(lane, step) for step in journey.columns for lane in journey.lanes]
    cards = [card for lane, step in places for card in journey.cell(lane.id, step.id)]
    return [card for card in cards if isinstance(card, Touchpoint)]


def _asked(journey: Journey) -> list[tuple[Record, list[str]]]:
    """The questions of each touchpoint with those that notes in lanes of questions ask there, and who owns these; then
    those of stages."""
    found = {card.id: {name_key(asked): asked for asked in card.questions} for card in _touchpoints(journey)}
    found |= {stage.id: {} for stage in journey.stages}
    places = NotePlaces(journey)
    for note in notes_among(journey, [lane.id for lane in journey.lanes if lane.content is LaneContent.QUESTIONS]):
        for place in places.of(note) if note.name.strip() else ():
            asked = found[place].setdefault(name_key(note.name), note.name.strip())
            if (owner := f" ({journey.name_of(note.owner)})") != " ()" and not asked.endswith(owner):
                found[place][name_key(note.name)] = asked + owner
    return [(journey.record(place, Record), list(asked.values())) for place, asked in found.items() if asked]


def findings(subject: Subject) -> list[Chunk]:
    """What the map lacks, the most serious first; what is accepted, with its reason."""
    journey, setter, found = subject.journey, subject.setter, subject.findings
    whole = found.scores[0].value if found.scores else None
    score = "cannot be computed: nothing is asked for" if whole is None else f"{whole * 100:.0f} %"
    chunks = begun(subject, "Findings", f"How complete the map is: {score}.")
    titles = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.NOTE: "Notes"}
    for severity, title in titles.items():
        told = [one for one in found.findings if one.severity is severity]
        if told:
            chunks.append(setter.heading(f"{title} ({len(told)})", 1))
            chunks += _by_rule(subject, told)
    if not found.findings:
        chunks += setter.paragraph("Nothing is missing.", BODY, "success")
    if found.accepted:
        chunks.append(setter.heading("Accepted", 1))
        chunks += setter.bullets(
            [
                (sentence(journey, one, RULE_OF[one.rule].why, PRINTED_NAME) if one is not None else "No longer found.")
                + (f" Accepted: {record.reason}" if record.reason else " Accepted.")
                for one, record in found.accepted
            ]
        )
    return chunks


def _by_rule(subject: Subject, told: Sequence[Finding]) -> list[Chunk]:
    """Why a rule asks is said once, then of what it is not met."""
    setter = subject.setter
    chunks: list[Chunk] = []
    for rule_id in dict.fromkeys(one.rule for one in told):
        rule, some = RULE_OF[rule_id], [one for one in told if one.rule == rule_id]
        head = [
            setter.heading(f"{rule.title} ({len(some)})", 2, in_outline=False),
            *setter.paragraph(f"Why it matters: {rule.why}.", BODY, "text.muted"),
        ]
        lines = [chunk for one in some for chunk in _told(subject, one)]
        chunks += ending_together([*kept_together([*head, lines[0]]), *lines[1:]], 2)
    return chunks


def _told(subject: Subject, one: Finding) -> list[Chunk]:
    link = link_to(subject.journey, one.about) or link_to(subject.journey, one.stage)
    return subject.setter.bullets([f"{what_is_missing(subject.journey, one, PRINTED_NAME)}."], link=link)


def begun(subject: Subject, title: str, lead: str = "") -> list[Chunk]:
    """The head of a section: on a new page, or under the last one where most of its last page is free.

    A report without a cover says there what its view hides.
    """
    heading = subject.setter.heading(title, 0, section_anchor(title)).on_new_page()
    heading = replace(heading, may_follow=True, before=BETWEEN)
    told = [lead] if subject.has_cover else [subject.told_of_view, lead]
    return [heading, *(chunk for text in told if text for chunk in subject.setter.paragraph(text, BODY, "text.muted"))]


def none_of(subject: Subject, title: str, words: str) -> list[Chunk]:
    """A section that has nothing to tell but that: among others it is left out, and named once for all such."""
    heading, *told = begun(subject, title, words)
    return [replace(heading, lacks=title), *told]


def _part(subject: Subject, title: str, of: Table, chosen: Sequence[Choice], none: str) -> list[Chunk]:
    rows = listing(subject, of, chosen)
    return [subject.setter.heading(title, 1), *(rows or subject.setter.paragraph(none, BODY, "text.muted"))]


def _name(journey: Journey, record: Record) -> Cell:
    return Cell(journey.name_of(record.id) or "unnamed", link=link_to(journey, record.id))
