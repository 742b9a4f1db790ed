"""What stands on a card: a touchpoint with channel, emotion and badges, or a decision."""

from __future__ import annotations

from journey_editor.document.records import Decision, Note, Touchpoint
from journey_editor.document.vocabulary import CardField
from journey_editor.document.wording import numbered
from journey_editor.layout import emotion, metrics
from journey_editor.layout.card_facts import CardContent, CardFacts
from journey_editor.layout.card_fields import add_evidence, add_texts
from journey_editor.layout.card_picture import add_picture, picture_words
from journey_editor.layout.card_rows import add_channel_row, add_emotion_row, frame
from journey_editor.layout.child_badges import child_words
from journey_editor.layout.flow import Flow
from journey_editor.layout.later import Told
from journey_editor.layout.notes import note_content, note_sentence
from journey_editor.layout.picture import Path, Stroke
from journey_editor.layout.signs import worst
from journey_editor.layout.text import Shaper

UNNAMED = "Unnamed"


def card_content(facts: CardFacts, shaper: Shaper) -> CardContent:
    """Lay one card out."""
    if isinstance(facts.card, Decision):
        return _decision(facts, facts.card, shaper)
    if isinstance(facts.card, Note):
        return note_content(facts, shaper)
    assert isinstance(facts.card, Touchpoint)
    return _touchpoint(facts, facts.card, shaper)


def _touchpoint(facts: CardFacts, card: Touchpoint, shaper: Shaper) -> CardContent:
    pad, width = metrics.CARD_PADDING, facts.width
    flow = Flow(shaper, pad + 3, pad - 1, width - 2 * pad - 3)
    if facts.picture is not None and CardField.PICTURE in facts.fields:
        add_picture(flow, facts.picture)
    badges = (("moment-of-truth",) if card.moment_of_truth else ()) + (("first-value",) if card.first_value else ())
    # What a room has just said lacks both: one quiet line tells it, and more of what was said is in view.
    lacks_both = not (badges or card.channel or card.emotion_word or card.emotion is not None)
    lacks_both = lacks_both and CardField.CHANNEL in facts.fields and CardField.EMOTION in facts.fields
    shows_channel = CardField.CHANNEL in facts.fields and not lacks_both
    add_channel_row(flow, card.channel if shows_channel else None, badges, width - pad)
    flow.text(card.name or UNNAMED, metrics.CARD_NAME, "text.strong" if card.name else "text.muted", facts.name_lines)
    add_texts(flow, card, facts)
    add_emotion_row(flow, facts, card.emotion, card.emotion_word, lacks_channel=lacks_both)
    if facts.owner and CardField.OWNER in facts.fields:
        flow.gap(3)
        flow.icon_line("owner", facts.owner, metrics.CARD_SMALL, "text.muted", lines=facts.small_lines)
    if CardField.EVIDENCE in facts.fields:
        add_evidence(flow, card, facts.small_lines)
    height = flow.y + pad - 2
    is_known = CardField.EMOTION in facts.fields and card.emotion is not None
    edge = emotion.colour(card.emotion) if is_known else "chip.fill"
    return CardContent(
        height, (*frame(width, height, edge, card.moment_of_truth), *flow.marks), Told(card_sentence, facts)
    )


def _decision(facts: CardFacts, card: Decision, shaper: Shaper) -> CardContent:
    width, tip = facts.width, 13.0
    flow = Flow(shaper, tip + 4, 9, width - 2 * tip - 8)
    if facts.picture is not None and CardField.PICTURE in facts.fields:
        add_picture(flow, facts.picture)
    # There is no room for both words; that it is a decision, its form and icon say.
    told = _ways(facts) if facts.ways_hidden else f"Decision \u00b7 {_ways(facts)}"
    flow.icon_line("decision", told, metrics.CARD_SMALL, "decision.text")
    flow.gap(2)
    flow.text(card.name or UNNAMED, metrics.CARD_NAME, "text.strong" if card.name else "text.muted", facts.name_lines)
    if card.what_happens and CardField.WHAT_HAPPENS in facts.fields:
        flow.gap(2)
        flow.text(card.what_happens, metrics.CARD_TEXT, "text.muted", facts.text_lines)
    if facts.owner and CardField.OWNER in facts.fields:
        flow.gap(3)
        flow.icon_line("owner", facts.owner, metrics.CARD_SMALL, "text.muted", lines=facts.small_lines)
    height = flow.y + 9
    middle = height / 2
    outline = Path(
        (
            ("M", (0, middle)),
            ("L", (tip, 0)),
            ("L", (width - tip, 0)),
            ("L", (width, middle)),
            ("L", (width - tip, height)),
            ("L", (tip, height)),
            ("Z", ()),
        ),
        "decision.fill",
        Stroke("decision.line", 1.25),
    )
    return CardContent(height, (outline, *flow.marks), Told(card_sentence, facts))


def _ways(facts: CardFacts) -> str:
    ways = {0: "no way out yet", 1: "1 way out"}.get(facts.ways_out, f"{facts.ways_out} ways out")
    return f"{ways}, {facts.ways_hidden} hidden" if facts.ways_hidden else ways


def card_sentence(facts: CardFacts) -> str:
    """A card in one sentence."""
    card = facts.card
    if isinstance(card, Touchpoint):
        return _touchpoint_sentence(facts, card)
    if isinstance(card, Note):
        return note_sentence(facts)
    said = [f"Decision: {card.name or UNNAMED}", _ways(facts), *([f"owner {facts.owner}"] if facts.owner else [])]
    return ", ".join(said + picture_words(facts.picture) + child_words(card))


def _touchpoint_sentence(facts: CardFacts, card: Touchpoint) -> str:
    said = [f"Touchpoint: {card.name or UNNAMED}"]
    if card.channel:
        said.append(f"by {card.channel}")
    if card.emotion is None:
        said.append("emotion unknown")
    else:
        said.append(f"feels {emotion.word(card)} ({emotion.number(card.emotion)})")
    said.append(f"owner {facts.owner}" if facts.owner else "no owner")
    if card.moment_of_truth:
        said.append("moment of truth")
    if card.first_value:
        said.append("first-value milestone")
    if facts.pains:
        said.append(numbered("pain_point", facts.pains))
    if facts.opportunities:
        said.append(numbered("opportunity", facts.opportunities))
    if facts.signals:
        said.append(f"{numbered('signal', len(facts.signals))}, {worst(facts.signals).label}")
    said += [numbered(kind, count) for kind, count in (("risk", facts.risks), ("resource", facts.resources)) if count]
    if card.supported_by:
        said.append(numbered("evidence", len(card.supported_by)))
    return ", ".join(said + picture_words(facts.picture) + child_words(card))
