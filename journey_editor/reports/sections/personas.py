"""Persona sheets: a page each, with what it wants, what it fears, how it feels along the way."""

from __future__ import annotations

from collections.abc import Sequence

from journey_editor.analysis.telling import short
from journey_editor.document.edits.pictures import picture_of
from journey_editor.document.journey import Journey
from journey_editor.document.records import Lane, Persona, Touchpoint
from journey_editor.document.vocabulary import LaneContent
from journey_editor.document.wording import numbered
from journey_editor.layout import emotion
from journey_editor.layout.characters import number_before
from journey_editor.layout.lane_headers import initials
from journey_editor.layout.picture import Box, Mark, Piece, Shape, Text
from journey_editor.layout.text import TextStyle
from journey_editor.layout.theme import persona_role
from journey_editor.layout.unshown import image
from journey_editor.reports.anchors import card_anchor, persona_anchor
from journey_editor.reports.blocks import Paragraph, Title
from journey_editor.reports.chunk import Chunk, beside, kept_together
from journey_editor.reports.curves import curve_chunk
from journey_editor.reports.facts import Facts, said
from journey_editor.reports.setting import Setter
from journey_editor.reports.sheet import BODY, HEADINGS, QUOTE, SMALL, STRONG
from journey_editor.reports.subject import Subject
from journey_editor.tables.personas import STAKEHOLDER_MATRIX, field_of

_PORTRAIT = 64.0
_INITIALS = TextStyle(22, 700, 28)
_HEAD = {
    *("id", "order", "name", "role", "quote", "colour", "picture"),
    *("role_type", "level", "authority", "influence", "interest"),
}
_MOMENTS = 3
_LABEL = 94.0
"""The width of a label in half a page."""
_GAP = 20.0
_NAME, _NAME_LINES = 400, 3
INFLUENCE = ("no say in it", "little say in it", "some say in it", "much say in it", "decides, or can stop it")
INTEREST = ("hardly concerned", "little concerned", "somewhat concerned", "much concerned", "it is their own affair")
"""What a value of 10 means, two steps a word."""


def persona_sheets(subject: Subject) -> list[Chunk]:
    """All personas, in the order of their lanes, each from a new page on."""
    chunks: list[Chunk] = []
    for persona in personas_in_order(subject.journey):
        chunks += _sheet(subject, persona)
    return chunks


def personas_in_order(journey: Journey) -> list[Persona]:
    """As their lanes stand; those without one at the end."""
    lanes = [lane.persona for lane in journey.lanes if lane.persona]
    personas = {persona.id: persona for persona in journey.all(Persona)}
    ordered = [personas[one] for one in dict.fromkeys(lanes) if one in personas]
    return ordered + [persona for persona in personas.values() if persona not in ordered]


def _sheet(subject: Subject, persona: Persona) -> list[Chunk]:
    journey, setter = subject.journey, subject.setter
    chunks = [_head(subject, persona)]
    if subject.told_of_view and not subject.has_cover:
        chunks += setter.paragraph(subject.told_of_view, SMALL, "text.muted")
    if persona.quote:
        chunks += setter.paragraph(f"\u201c{persona.quote}\u201d", QUOTE)
    chunks += _facts(
        subject,
        [
            ("Influence", _tenth(persona.influence, INFLUENCE)),
            ("Interest", _tenth(persona.interest, INTEREST)),
            ("In the matrix", _field(persona)),
            *said(journey, persona, _HEAD),
        ],
    )
    lanes = [lane for lane in journey.lanes if lane.persona == persona.id and lane.content is LaneContent.PERSONA]
    for lane in lanes:
        chunks += _feelings(subject, lane, subject.sheet.room.height - _height(chunks))
    return chunks


def _height(chunks: Sequence[Chunk]) -> float:
    return sum(chunk.before + chunk.height for chunk in chunks)


def _facts(subject: Subject, facts: Facts) -> list[Chunk]:
    """In two columns of one height, so that a sheet is one page; where they take more than half of it, one by one."""
    half = subject.setter.narrower((subject.setter.width - _GAP) / 2)
    made = [half.facts([fact], _LABEL) for fact in facts]
    heights = [sum(chunk.before + chunk.height for chunk in one) for one in made]
    parting = min(range(len(made) + 1), key=lambda at: max(sum(heights[:at]), sum(heights[at:])))
    left = [chunk for one in made[:parting] for chunk in one]
    right = [chunk for one in made[parting:] for chunk in one]
    both = beside([left, right], half.width, _GAP)
    return [both] if both.height <= subject.sheet.room.height / 2 else subject.setter.facts(facts)


def _feelings(subject: Subject, lane: Lane, room: float) -> list[Chunk]:
    """The curve, and of the worst and best moments as many as the sheet has room for."""
    journey, setter = subject.journey, subject.setter
    cards = [card for step in journey.columns for card in journey.cell(lane.id, step.id)]
    touchpoints = [card for card in cards if isinstance(card, Touchpoint)]
    known = [card for card in touchpoints if card.emotion is not None]
    if not touchpoints:
        return setter.paragraph("No touchpoint on this map.", BODY, "text.muted")
    told = f"{numbered('touchpoint', len(touchpoints))}, the emotion of {len(known)} known."
    chunks = kept_together(
        [setter.heading("How it feels", 1, in_outline=False), *setter.paragraph(told), curve_chunk(subject, lane)]
    )
    worst = [card for card in sorted(known, key=lambda card: card.emotion or 0) if (card.emotion or 0) < 0]
    best = [card for card in sorted(known, key=lambda card: -(card.emotion or 0)) if (card.emotion or 0) > 0]
    moments = [(title, some) for title, some in (("Worst moments", worst), ("Best moments", best)) if some]
    if not moments:
        return chunks
    column = setter.narrower((setter.width - _GAP) / 2) if len(moments) > 1 else setter
    tries = [
        beside([_listed(column, title, some[:most]) for title, some in moments], column.width, _GAP)
        for most in range(_MOMENTS, 0, -1)
    ]
    left = room - _height(chunks)
    return [*chunks, next((one for one in tries if one.before + one.height <= left), tries[0])]


def _listed(setter: Setter, title: str, cards: Sequence[Touchpoint]) -> list[Chunk]:
    chunks = [setter.heading(title, 2, in_outline=False)]
    for card in cards:
        number = number_before(emotion.number(card.emotion or 0), card.name)
        words = f"{number}  {short(card.name, _NAME) or 'unnamed'}: {emotion.word(card)}"
        face, colour = emotion.face(card.emotion), emotion.colour(card.emotion)
        chunks += setter.icon_line(face, words, BODY, colour, f"#{card_anchor(card.id)}")
    return chunks


def _head(subject: Subject, persona: Persona) -> Chunk:
    """Portrait or initials, with name and role beside it."""
    setter = subject.setter
    left = _PORTRAIT + 16
    width = setter.width - left
    name = setter.shaper.shape(persona.name or "Unnamed persona", HEADINGS[0], width, _NAME_LINES)
    if name.is_cut:  # there is room for a name of any length in smaller letters
        name = setter.shaper.shape(persona.name, HEADINGS[1], width)
    kinds = [kind.label for kind in (persona.role_type, persona.level, persona.authority) if kind is not None]
    role = setter.shaper.shape(persona.role, STRONG, width)
    kind = setter.shaper.shape(
        " \u00b7 ".join(kinds) or "part in the buying group unknown", BODY, setter.width - left, 2
    )
    heading = Piece(
        setter.key("h1"),
        Box(left, 0, setter.width - left, name.height),
        (Text(0, 0, name, "text.strong"),),
        told=name.text,
    )
    below = name.height + 2
    about = Piece(
        setter.key("p"),
        Box(left, below, width, role.height + kind.height),
        (Text(0, 0, role, "text"), Text(0, role.height if persona.role else 0, kind, "text.muted")),
    )
    height = max(_PORTRAIT, below + about.box.height) + 6
    shown = picture_of(subject.journey, persona.id)
    words = (shown.alternative or f"Portrait of {persona.name or 'the persona'}") if shown is not None else ""
    portrait = Piece(setter.key("portrait"), Box(0, 0, _PORTRAIT, _PORTRAIT), _portrait(subject, persona), told=words)
    return Chunk(
        height,
        (portrait, heading, about),
        keeps_next=True,
        begins_page=True,
        anchor=persona_anchor(persona.id),
        bookmark=f"Persona: {persona.name or 'unnamed'}",
        says=(
            Title(persona.name or "Unnamed persona", 0, persona_anchor(persona.id)),
            *((Paragraph(persona.role, is_strong=True),) if persona.role.strip() else ()),
            Paragraph(kind.text, is_quiet=True),
        ),
    )


def _portrait(subject: Subject, persona: Persona) -> tuple[Mark, ...]:
    box = Box(0, 0, _PORTRAIT, _PORTRAIT)
    shown = picture_of(subject.journey, persona.id)
    if shown is not None and shown.data:
        return (image(box, shown.id, _PORTRAIT / 2, subject.setter.shaper),)
    shaped = subject.setter.shaper.shape(initials(persona.name), _INITIALS, _PORTRAIT, 1, "center")
    return (
        Shape(box, persona_role(persona.colour), None, _PORTRAIT / 2),
        Text(0, (_PORTRAIT - _INITIALS.line_height) / 2, shaped, "text.on-accent"),
    )


def _tenth(value: int | None, words: tuple[str, ...]) -> str:
    """A value of 10 with what it means: five words, from 0 to 10."""
    return "" if value is None else f"{value} of 10: {words[min(value // 2, 4)]}"


def _field(persona: Persona) -> str:
    """The field of the influence-interest matrix that follows, and what that is."""
    if persona.influence is None or persona.interest is None:
        return field_of(persona)
    field = STAKEHOLDER_MATRIX.quadrant(persona.interest, persona.influence)
    return f"{field.name}: {field.about}"
