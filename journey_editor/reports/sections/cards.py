"""What stands on the board, one after another, as text: with emotion, pain points, opportunities and signals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from journey_editor.document.field_names import titled
from journey_editor.document.journey import Journey
from journey_editor.document.records import (
    Card,
    Connection,
    Note,
    Opportunity,
    PainPoint,
    Part,
    Persona,
    Resource,
    Risk,
    Signal,
    Touchpoint,
)
from journey_editor.document.wording import noun_of, plural
from journey_editor.layout import emotion
from journey_editor.reports.anchors import card_anchor, link_to
from journey_editor.reports.chunk import Chunk, ending_together, kept_together
from journey_editor.reports.facts import said
from journey_editor.reports.listing import in_a_row
from journey_editor.reports.sheet import BODY, HEADINGS, QUOTE, SMALL, STRONG
from journey_editor.reports.subject import Subject
from journey_editor.tables.places import called

_TOLD = {
    *("id", "lane", "step", "last_step", "order", "name", "picture", "child_map"),
    *("what_happens", "quote", "emotion", "emotion_word", "channel", "channel_type", "owner", "also_with"),
    *("moment_of_truth", "first_value"),
}
_PARTS: tuple[tuple[type[Part], str, str, str], ...] = (
    (PainPoint, "pain-point", "Pain point", "badge.pain"),
    (Opportunity, "opportunity", "Opportunity", "badge.opportunity"),
    (Risk, "risk", "Risk", "warning"),
    (Signal, "signal", "Signal", "text"),
    (Resource, "channel-document", "Resource", "text"),
)
_IN_ONE_LINE = {titled(field, "touchpoint") for field in ("evidence", "reached", "went_on", "time_spent_hours")}
"""A word or a number each."""
_ABOVE = 20.0
"""Room above a card: more than between what is said of it."""
_NOTE_ABOVE = 9.0
_LAST = 3
"""So many of the last lines of a card stand on one page."""
_INSET = 18.0
_SHORT = 48
"""Characters of what stands in one line with other such; what is longer has a line of its own."""
_IN_STAGE_TABLES: dict[type[Part], set[str]] = {
    Signal: {"read_from", "status", "baseline", "target", "current", "unit"},
    Risk: {"trigger", "owner", "recovery"},
}
"""What the tables at the head of a stage's page say of its signals and risks."""
_PLACES = {"felt_at", "helps_at", "threatens", "measures", "used_at"}


def card_chunks(subject: Subject, card: Card) -> list[Chunk]:
    """A touchpoint, decision or note as text."""
    journey, setter = subject.journey, subject.setter
    name = " ".join(card.name.split()) or f"Unnamed {noun_of(card)}"
    heading = setter.heading(name, 2, card_anchor(card.id), in_outline=False)
    if isinstance(card, Note):  # what it says is all of it, as long as it may be, and often nothing follows
        words = setter.paragraph(name, HEADINGS[2])
        first = [replace(words[0], before=_NOTE_ABOVE, anchor=heading.anchor, says=heading.says), *words[1:]]
    else:
        first = [replace(heading, before=_ABOVE)]
    first += setter.paragraph(_where(journey, card), SMALL, "text.muted", link=link_to(journey, card.lane))
    if isinstance(card, Touchpoint):
        first += setter.icon_line(emotion.face(card.emotion), _mood(card), STRONG, emotion.colour(card.emotion))
        if card.moment_of_truth:
            first += setter.icon_line("moment-of-truth", "Moment of truth", STRONG, "badge.moment-of-truth")
        if card.first_value:
            first += setter.icon_line("first-value", "First-value milestone", STRONG, "badge.first-value")
    chunks = kept_together(first)
    what_happens = getattr(card, "what_happens", "")
    chunks += setter.paragraph(what_happens)
    if isinstance(card, Touchpoint) and card.quote:
        chunks += setter.paragraph(f"\u201c{card.quote}\u201d", QUOTE)
    facts = said(journey, card, _TOLD)
    chunks += setter.facts([fact for fact in facts if fact[0] not in _IN_ONE_LINE])
    in_line = [f"{label}: {text}" for label, text in facts if label in _IN_ONE_LINE]
    chunks += setter.paragraph("  \u00b7  ".join(in_line), SMALL, "text.muted")
    chunks += parts_at(subject, card.id)
    chunks += _ways(subject, card)
    return [replace(chunk, block=card.id) for chunk in ending_together(chunks, _LAST)]


def parts_at(subject: Subject, place: str, without: tuple[type[Part], ...] = ()) -> list[Chunk]:
    """The pain points, opportunities, risks, signals and resources of a card or stage, but for some types."""
    chunks: list[Chunk] = []
    for part_type, icon, title, colour in _PARTS:
        if part_type in without:
            continue
        parts = list(subject.journey.parts(place, part_type))
        if part_type in subject.registers:
            chunks += _named(subject, parts, icon, title, colour)
            continue
        for part in parts:
            chunks += _part(subject, part, icon, title, colour)
    return chunks


def _named(subject: Subject, parts: Sequence[Part], icon: str, title: str, colour: str) -> list[Chunk]:
    """What a register of the report tells: here only what it is called."""
    if not parts:
        return []
    names = in_a_row([called(subject.journey, part) for part in parts])
    title = title if len(parts) == 1 else plural(parts[0].kind).capitalize()
    return subject.setter.icon_line(icon, f"{title}: {names}", BODY, colour, subject.registers[type(parts[0])])


def parts_of_the_whole(subject: Subject) -> list[Chunk]:
    """Those that are of the map as a whole and in no register of the report."""
    chunks: list[Chunk] = []
    for part_type, icon, title, colour in _PARTS:
        for part in subject.journey.all(part_type):
            if not (part.places or part_type in subject.registers):
                chunks += _part(subject, part, icon, title, colour)
    return chunks


def _part(subject: Subject, part: Part, icon: str, title: str, colour: str) -> list[Chunk]:
    """What belongs to a card: what it is called, then all else that it says."""
    journey, setter = subject.journey, subject.setter
    named = journey.name_of(part.id).strip() or "unnamed"
    chunks = setter.icon_line(icon, f"{title}: {named}", STRONG, colour)
    chunks[0] = replace(chunks[0], before=6.0, keeps_next=True)
    told = {"id", "order", type(part).name_field, *_PLACES}
    if subject.has_stages:
        told |= _IN_STAGE_TABLES.get(type(part), set())
    facts = said(journey, part, told)
    short = [(label, text) for label, text in facts if len(text) <= _SHORT and "\n" not in text]
    numbers = "  \u00b7  ".join(f"{label}: {text}" for label, text in short)
    chunks += setter.paragraph(numbers, SMALL, "text.muted", inset=_INSET)
    for label, text in facts:
        if (label, text) not in short:
            chunks += setter.paragraph(f"{label}: {text}", SMALL, "text", inset=_INSET)
    return [chunks[0], *(replace(chunk, before=2.0) for chunk in chunks[1:])]


def _where(journey: Journey, card: Card) -> str:
    step = journey.name_of(card.step)
    if isinstance(card, Note):  # it stands under its lane's name, and nobody owns what was thought or asked
        return "  \u00b7  ".join(filter(None, (step, f"owner: {journey.name_of(card.owner)}" if card.owner else "")))
    parts = [journey.name_of(card.lane), step]
    if isinstance(card, Touchpoint):
        with_others = [journey.name_of(one) for one in card.also_with if isinstance(journey.get(one), Persona)]
        parts += [f"with {', '.join(with_others)}" if with_others else "", card.channel]
    parts.append(f"owner: {journey.name_of(card.owner) or 'unknown'}")
    return "  \u00b7  ".join(part for part in parts if part)


def _mood(card: Touchpoint) -> str:
    if card.emotion is None:
        return "Emotion unknown"
    return f"{emotion.number(card.emotion)}  {emotion.word(card)}"


def _ways(subject: Subject, card: Card) -> list[Chunk]:
    journey = subject.journey
    chunks: list[Chunk] = []
    for way in journey.ways_out(card.id):
        chunks += subject.setter.bullets([_way(journey, way)], SMALL, "text.muted", link_to(journey, way.target))
    return chunks


def _way(journey: Journey, way: Connection) -> str:
    facts = said(journey, way, {"id", "source", "target", "meaning", "label", "bends"})
    label = " ".join(way.label.split())
    named = [f"\u201c{label}\u201d"] if label else []
    rest = "; ".join([*named, *(f"{title.lower()} {text}" for title, text in facts)])
    target = journey.name_of(way.target) or "a card without a name"
    return f"{way.meaning.label} \u2192 {target}" + (f" ({rest})" if rest else "")
