"""What stands on a card: a touchpoint with channel, emotion and badges, or a decision."""

from __future__ import annotations

from journey_editor.document.records import Decision, Note, Touchpoint
from journey_editor.document.vocabulary import CHANNELS, CardField, SignalStatus
from journey_editor.document.wording import numbered
from journey_editor.layout import emotion, metrics
from journey_editor.layout.card_facts import CardContent, CardFacts
from journey_editor.layout.card_fields import add_evidence, add_texts
from journey_editor.layout.card_picture import add_picture, picture_words
from journey_editor.layout.characters import is_right_to_left
from journey_editor.layout.child_badges import child_words
from journey_editor.layout.flow import Flow, icon_text
from journey_editor.layout.notes import note_content, note_sentence
from journey_editor.layout.picture import Box, Icon, Mark, Path, Shape, Stroke, Text
from journey_editor.layout.text import Shaper

UNNAMED = "Unnamed"
_MOST_BESIDE_EMOTION = 3

_WORST_FIRST = (
    SignalStatus.UNKNOWN,
    SignalStatus.NOT_INSTRUMENTED,
    SignalStatus.PARTIAL,
    SignalStatus.LIVE,
)


def card_content(facts: CardFacts, shaper: Shaper) -> CardContent:
    """Lay one card out."""
    if isinstance(facts.card, Decision):
        return _decision(facts, facts.card, shaper)
    if isinstance(facts.card, Note):
        return note_content(facts, shaper)
    assert isinstance(facts.card, Touchpoint)
    return _touchpoint(facts, facts.card, shaper)


def channel_icon(channel: str) -> str:
    """The icon of a channel; a channel of the user's own has the general one."""
    key = channel.strip().casefold()
    return "channel-" + (key.replace(" ", "-") if key in CHANNELS else "other")


def worst(statuses: tuple[SignalStatus, ...]) -> SignalStatus:
    """The status that says least: one unknown signal makes the whole unknown, never green."""
    return min(statuses, key=_WORST_FIRST.index)


def signal_icon(status: SignalStatus) -> str:
    """The icon of a signal status."""
    return "signal-" + status.value.replace("_", "-")


def signal_colour(status: SignalStatus) -> str:
    """The colour role of a signal status."""
    return {SignalStatus.LIVE: "success", SignalStatus.PARTIAL: "warning"}.get(status, "unknown")


def _touchpoint(facts: CardFacts, card: Touchpoint, shaper: Shaper) -> CardContent:
    pad, width = metrics.CARD_PADDING, facts.width
    flow = Flow(shaper, pad + 3, pad - 1, width - 2 * pad - 3)
    if facts.picture is not None and CardField.PICTURE in facts.fields:
        add_picture(flow, facts.picture)
    _channel_row(facts, card, flow, width - pad)
    flow.text(card.name or UNNAMED, metrics.CARD_NAME, "text.strong" if card.name else "text.muted", 3)
    add_texts(flow, card, facts.fields)
    _emotion_row(facts, card, flow)
    if facts.owner and CardField.OWNER in facts.fields:
        flow.gap(3)
        flow.icon_line("owner", facts.owner, metrics.CARD_SMALL, "text.muted")
    if CardField.EVIDENCE in facts.fields:
        add_evidence(flow, card)
    height = flow.y + pad - 2
    edge = _edge_colour(card) if CardField.EMOTION in facts.fields else "chip.fill"
    outline = Stroke("badge.moment-of-truth", 1.75) if card.moment_of_truth else Stroke("card.line", 1)
    frame: list[Mark] = [
        Shape(Box(0, 1.5, width, height), "card.shadow", None, metrics.CARD_RADIUS),
        Shape(Box(0, 0, width, height), "card.fill", outline, metrics.CARD_RADIUS),
        Shape(Box(4, 8, 3, height - 16), edge, None, 1.5),
    ]
    return CardContent(height, (*frame, *flow.marks), card_sentence(facts))


def _edge_colour(card: Touchpoint) -> str:
    return "chip.fill" if card.emotion is None else emotion.colour(card.emotion)


def _channel_row(facts: CardFacts, card: Touchpoint, flow: Flow, right: float) -> None:
    """The channel at the left, and at the right what marks the touchpoint out."""
    badges = _badges(card, right, flow.y)
    shows_channel = CardField.CHANNEL in facts.fields
    if shows_channel:
        icon, said = channel_icon(card.channel), card.channel or "no channel"
        room = flow.width - 18 * len(badges)
        style = metrics.CARD_SMALL
        flow.marks += icon_text(flow.shaper, flow.x, flow.y, icon, said, style, "text.muted", room)[0]
    flow.marks += badges
    if shows_channel or badges:
        flow.gap(metrics.CARD_SMALL.line_height + 4)


def _badges(card: Touchpoint, right: float, y: float) -> list[Mark]:
    names = []
    if card.moment_of_truth:
        names.append("moment-of-truth")
    if card.first_value:
        names.append("first-value")
    return [Icon(right - 15 - 18 * i, y - 2, 15, name, f"badge.{name}") for i, name in enumerate(reversed(names))]


def _emotion_row(facts: CardFacts, card: Touchpoint, flow: Flow) -> None:
    """The emotion at the left, and at the right how many of each kind the touchpoint has: pain points, signals ...

    Where there are too many kinds for one row, the emotion has a row of its own above them.
    """
    counts: list[tuple[str, str, int]] = []
    if facts.pains and CardField.PAIN_POINTS in facts.fields:
        counts.append(("pain-point", "badge.pain", facts.pains))
    if facts.opportunities and CardField.OPPORTUNITIES in facts.fields:
        counts.append(("opportunity", "badge.opportunity", facts.opportunities))
    if facts.signals and CardField.SIGNALS in facts.fields:
        status = worst(facts.signals)
        counts.append((signal_icon(status), signal_colour(status), len(facts.signals)))
    if facts.risks and CardField.RISKS in facts.fields:
        counts.append(("risk", "badge.risk", facts.risks))
    if facts.resources and CardField.RESOURCES in facts.fields:
        counts.append(("resource", "text.muted", facts.resources))
    shows_emotion = CardField.EMOTION in facts.fields
    if not (counts or shows_emotion):
        return
    flow.gap(6)
    right = flow.x + flow.width
    if shows_emotion and len(counts) > _MOST_BESIDE_EMOTION:
        flow.marks += _emotion(card, flow, flow.width, is_narrow=False)
        flow.gap(metrics.CARD_SMALL.line_height + 5)
        shows_emotion = False
    for icon, colour, count in reversed(counts):
        shaped = flow.shaper.shape(str(count), metrics.CARD_SMALL_STRONG, 40, 1)
        right -= shaped.width + 15
        found, _ = icon_text(flow.shaper, right, flow.y, icon, str(count), metrics.CARD_SMALL_STRONG, colour, 60)
        flow.marks += found
        right -= 7
    if shows_emotion:
        flow.marks += _emotion(card, flow, right - flow.x, is_narrow=len(counts) >= 3)
    flow.gap(metrics.CARD_SMALL.line_height + 1)


def _emotion(card: Touchpoint, flow: Flow, width: float, is_narrow: bool) -> list[Mark]:
    style, colour = metrics.CARD_SMALL_STRONG, emotion.colour(card.emotion)
    said, word = emotion.word(card), ""
    if card.emotion is not None:
        number = emotion.number(card.emotion)
        if is_right_to_left(said):  # in one line of text with it, the sign would stand behind the number
            said, word = number, said
        else:
            said = f"{number}  {said}"
    elif not card.emotion_word:
        said = "unknown" if is_narrow else "emotion unknown"
    face = emotion.face(card.emotion)
    found, end = icon_text(flow.shaper, flow.x, flow.y, face, said, style, colour, width)
    if word:
        shaped = flow.shaper.shape(word, style, max(1.0, flow.x + width - end - 5), 1)
        found.append(Text(end + 5 - shaped.inset, flow.y, shaped, colour))
    return found


def _decision(facts: CardFacts, card: Decision, shaper: Shaper) -> CardContent:
    width, tip = facts.width, 13.0
    flow = Flow(shaper, tip + 4, 9, width - 2 * tip - 8)
    if facts.picture is not None and CardField.PICTURE in facts.fields:
        add_picture(flow, facts.picture)
    # There is no room for both words; that it is a decision, its form and icon say.
    told = _ways(facts) if facts.ways_hidden else f"Decision \u00b7 {_ways(facts)}"
    flow.icon_line("decision", told, metrics.CARD_SMALL, "decision.text")
    flow.gap(2)
    flow.text(card.name or UNNAMED, metrics.CARD_NAME, "text.strong" if card.name else "text.muted", 3)
    if card.what_happens and CardField.WHAT_HAPPENS in facts.fields:
        flow.gap(2)
        flow.text(card.what_happens, metrics.CARD_TEXT, "text.muted", 3)
    if facts.owner and CardField.OWNER in facts.fields:
        flow.gap(3)
        flow.icon_line("owner", facts.owner, metrics.CARD_SMALL, "text.muted")
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
    return CardContent(height, (outline, *flow.marks), card_sentence(facts))


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
