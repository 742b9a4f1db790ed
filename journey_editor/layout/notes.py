"""What stands on a note: a few words or an image, in the tint of what its lane is about."""

from __future__ import annotations

from journey_editor.document.vocabulary import CardField, LaneContent
from journey_editor.layout import metrics
from journey_editor.layout.card_facts import CardContent, CardFacts
from journey_editor.layout.card_picture import add_picture, picture_words
from journey_editor.layout.child_badges import child_words
from journey_editor.layout.flow import Flow
from journey_editor.layout.later import Told
from journey_editor.layout.picture import Box, Icon, Mark, Shape, Stroke
from journey_editor.layout.text import Shaper
from journey_editor.layout.topics import lane_icon, note_fill, note_ink

UNNAMED_NOTE = "Empty note"
_ICON = 12.5
_MOST_LINES = 12
_RADIUS = 6.0


def note_content(facts: CardFacts, shaper: Shaper) -> CardContent:
    """Lay one note out. A picture that stands alone needs no words."""
    card, lane = facts.card, facts.lane
    width, pad = facts.width, 9.0
    flow = Flow(shaper, pad, pad - 1, width - 2 * pad)
    has_picture = facts.picture is not None and CardField.PICTURE in facts.fields
    if has_picture and facts.picture is not None:
        add_picture(flow, facts.picture)
    if card.name or not has_picture:
        ink = "text.strong" if card.name else "text.muted"
        inset = 0.0
        if not has_picture:  # under a picture the words are its caption
            inset = _ICON + 6
            top = flow.y + (metrics.NOTE_TEXT.line_height - _ICON) / 2
            icon = "note" if lane is LaneContent.PERSONA else lane_icon(lane)
            flow.marks.append(Icon(flow.x, top, _ICON, icon, note_ink(lane)))
        flow.text(card.name or UNNAMED_NOTE, metrics.NOTE_TEXT, ink, max(_MOST_LINES, facts.text_lines), inset=inset)
    if facts.owner and CardField.OWNER in facts.fields:
        flow.gap(3)
        flow.icon_line("owner", facts.owner, metrics.CARD_SMALL, "text.muted", lines=facts.small_lines)
    height = flow.y + pad - 1 - (7 if has_picture and not card.name and not facts.owner else 0)
    ground: Mark = Shape(Box(0, 0, width, height), note_fill(lane), Stroke("card.line", 1), _RADIUS)
    return CardContent(height, (ground, *flow.marks), Told(note_sentence, facts))


def note_sentence(facts: CardFacts) -> str:
    """A note in one sentence."""
    card, lane = facts.card, facts.lane
    said = [f"Note: {card.name or UNNAMED_NOTE.lower()}", *([f"owner {facts.owner}"] if facts.owner else [])]
    if lane is not LaneContent.PERSONA:
        said[0] = f"{lane.label.capitalize()}: {card.name or UNNAMED_NOTE.lower()}"
    return ", ".join(said + picture_words(facts.picture) + child_words(card))
