"""What a touchpoint may say beside its name, each as a block of its own with an icon that tells what it is."""

from __future__ import annotations

from journey_editor.document.records import Touchpoint
from journey_editor.document.vocabulary import CardField
from journey_editor.layout import metrics
from journey_editor.layout.card_facts import CardFacts
from journey_editor.layout.flow import Flow
from journey_editor.layout.picture import Icon
from journey_editor.layout.text import TextStyle

_ICON = 11.0
_INSET = 16.0
_MOST_QUESTIONS = 3


def add_texts(flow: Flow, card: Touchpoint, facts: CardFacts) -> None:
    """What happens, thoughts, questions, quote and backstage: those that are to be shown and say something."""
    fields, lines = facts.fields, facts.text_lines
    if card.what_happens and CardField.WHAT_HAPPENS in fields:
        flow.gap(2)
        flow.text(card.what_happens, metrics.CARD_TEXT, "text.muted", lines)
    if card.thoughts and CardField.THOUGHTS in fields:
        _block(flow, "thought", card.thoughts, metrics.CARD_SAID, lines)
    if CardField.QUESTIONS in fields:
        most = len(card.questions) if facts.is_printed else _MOST_QUESTIONS
        for question in card.questions[:most]:
            _block(flow, "question", question, metrics.CARD_TEXT, lines)
        if (more := len(card.questions) - most) > 0:
            flow.text(f"and {more} more", metrics.CARD_SMALL, "text.muted", 1, inset=_INSET)
    if card.quote and CardField.QUOTE in fields:
        _block(flow, "quote", f"\u201c{card.quote}\u201d", metrics.CARD_SAID, lines)
    if card.backstage and CardField.BACKSTAGE in fields:
        _block(flow, "backstage", card.backstage, metrics.CARD_TEXT, lines)


def add_evidence(flow: Flow, card: Touchpoint, lines: int) -> None:
    """How well it is supported, by how many pieces of evidence, and by what in words, which may be cut."""
    flow.gap(3)
    count = f" ({len(card.supported_by)})" if card.supported_by else ""
    said = card.evidence.label + count + (f": {card.evidence_source}" if card.evidence_source else "")
    flow.icon_line(f"evidence-{card.evidence.value}", said, metrics.CARD_SMALL, "text.muted", lines=lines)


def _block(flow: Flow, icon: str, text: str, style: TextStyle, lines: int) -> None:
    flow.gap(4)
    flow.marks.append(Icon(flow.x, flow.y + (style.line_height - _ICON) / 2, _ICON, icon, "text.muted"))
    flow.text(text, style, "text", lines, inset=_INSET)
