"""The grid of stakeholders and stages: who is involved where, how it feels, whom it meets, who is at odds with whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from journey_editor.analysis.stakeholders import MOODS_APART, Involvement, involvements
from journey_editor.analysis.telling import list_of, mention, name_in_list, short
from journey_editor.document.emotion_scale import EMOTION_WORDS, emotion_step
from journey_editor.document.journey import Journey
from journey_editor.document.numbers import signed_text
from journey_editor.document.record import Record
from journey_editor.document.records import Card, Connection, Persona, Stage
from journey_editor.document.wording import joined, numbered
from journey_editor.tables.personas import lane_of, persona_at, personas_of
from journey_editor.tables.places import called
from journey_editor.tables.remembered import Remembered
from journey_editor.tables.table import Column, Sign, Table
from journey_editor.tables.writing import LONGEST_NAME

_involvements = Remembered(involvements)
_NONE = Involvement()
_MOST_OF_NOTE = 60
"""Letters of a conflict's note in a cell; pointing at it tells all."""
_WHY_NOT = "This is counted from the board: touchpoints, their emotions and whom they are shared with are edited there."


def _involvement_of(journey: Journey, persona: str, stage: str) -> Involvement:
    """What a persona has to do with a stage."""
    return _involvements(journey).get((persona, stage), _NONE)


def _involved(found: Involvement) -> str:
    parts = []
    if number := len(found.touchpoints):
        parts.append(numbered("touchpoint", number))
    if found.decisions:
        parts.append(numbered("decision", len(found.decisions)))
    if shared := len(found.shared):
        parts.append(f"{shared} shared")
    if moments := len(found.moments_of_truth):
        parts.append(f"{moments} {'moment' if moments == 1 else 'moments'} of truth")
    return ", ".join(parts)


def _mood_words(score: float) -> str:
    """A score in a number and a word: "+1 positive"."""
    return f"{signed_text(round(score, 1))} {EMOTION_WORDS[emotion_step(score)]}"


def _mood(found: Involvement) -> str:
    if found.mood is None or found.lowest is None:
        return "Mood unknown"
    lowest = found.lowest.emotion
    worst = f", lowest {signed_text(lowest)}" if lowest is not None and lowest < found.mood else ""
    unknown = len(found.own) - len(found.felt)
    return f"Mood {_mood_words(found.mood)}{worst}" + (f", {unknown} unknown" if unknown else "")


def _odds(journey: Journey, found: Involvement, most: int) -> list[str]:
    """With whom a persona is at odds in a stage, a line each; of a note so many letters."""
    lines = []
    for other, relation in found.in_conflict.items():
        about = short(relation.note, most)
        lines.append(f"In conflict with {called(journey, journey.get(other))}" + (f": {about}" if about else ""))
    for other, mood in found.apart.items():
        lines.append(f"Mood far from {called(journey, journey.get(other))}: {_mood_words(mood)}")
    return lines


def _lines(journey: Journey, persona: Record, stage: str, most: int = _MOST_OF_NOTE) -> list[tuple[Sign, str]]:
    """The cell: a sign and a line each for involvement, mood, meetings and odds, with so many letters of a note."""
    found = _involvement_of(journey, persona.id, stage)
    if not found.is_involved and not found.linked:
        return []
    lines: list[tuple[Sign, str]] = []
    if found.is_involved:
        lines.append((("touchpoint", "text.muted"), _involved(found)))
    if found.own or found.guest:
        step = None if found.mood is None else emotion_step(found.mood)
        face = "emotion-unknown" if step is None else f"emotion-{EMOTION_WORDS[step].replace(' ', '-')}"
        lines.append(((face, "unknown" if step is None else f"emotion.{step}"), _mood(found)))
    if found.meets:
        lines.append((("persona", "accent"), f"Meets {_names(journey, found.meets)}"))
    if found.linked:
        lines.append((("connection", "accent"), f"Linked with {_names(journey, found.linked)}"))
    lines += [(("warning", "warning"), line) for line in _odds(journey, found, most)]
    return lines


def _names(journey: Journey, personas: Iterable[str]) -> str:
    return joined([called(journey, journey.get(persona)) for persona in personas])


def _ends(journey: Journey, way: Connection) -> str:
    return " to ".join(name_in_list(journey, end) for end in (way.source, way.target))


def _told(journey: Journey, persona: Record, stage_id: str) -> str:
    """All that a cell has to say, a sentence a line."""
    found, stage = _involvement_of(journey, persona.id, stage_id), journey.record(stage_id, Stage)
    who = f"{called(journey, persona)} in {called(journey, stage)}"
    if not found.is_involved and not found.linked:
        return f"{who}: not involved. Enter goes to its lane and this stage."
    own, guest = ([name_in_list(journey, card.id) for card in cards] for cards in (found.own, found.guest))
    lines = [f"{who}: {_involved(found) or 'no touchpoint'}."]
    if own:
        lines.append(f"In its lane: {list_of(own)}.")
    if guest:
        lines.append(f"At touchpoints of others: {list_of(guest)}.")
    if moments := found.moments_of_truth:
        lines.append(f"Moments of truth: {list_of([name_in_list(journey, card.id) for card in moments])}.")
    lines.append(_mood_told(journey, found))
    for other, cards in found.meets.items():
        where = list_of([name_in_list(journey, card.id) for card in cards])
        lines.append(f"Meets {called(journey, journey.get(other))} at {where}.")
    for other, ways in found.linked.items():
        links = [f"{way.meaning.label} from {_ends(journey, way)}" for way in ways]
        lines.append(f"Linked with {called(journey, journey.get(other))}: {list_of(links)}.")
    for line in _odds(journey, found, LONGEST_NAME):
        lines.append(f"{line.rstrip('.')}.")
    if found.apart:
        lines.append(f"Moods are far apart from {MOODS_APART:g} points between the two means on.")
    return "\n".join(filter(None, lines))


def _mood_told(journey: Journey, found: Involvement) -> str:
    if found.mood is None or found.lowest is None or found.lowest.emotion is None:
        if not found.touchpoints:
            return ""
        return "Mood unknown: " + (
            "none of its own touchpoints here has an emotion."
            if found.own
            else "what it feels at another's touchpoint is not on the map."
        )
    unknown = len(found.own) - len(found.felt)
    mean = f"Mood: {_mood_words(found.mood)}, the mean of {numbered('known emotion', len(found.felt))}"
    worst = f"lowest {_mood_words(found.lowest.emotion)} at {mention(journey, found.lowest)}"
    return f"{mean}; {worst}" + (f"; {unknown} unknown." if unknown else ".")


def _goes_to(journey: Journey, persona: Record, stage: str) -> list[str]:
    """What a cell tells of; an empty one leads to the lane and the stage."""
    found = _involvement_of(journey, persona.id, stage)
    cards: list[Card] = [*found.own, *found.decisions, *found.guest]
    ways = [way.id for links in found.linked.values() for way in links]
    return [card.id for card in cards] or ways or [lane_of(journey, persona.id), stage]


def _mood_order(journey: Journey, persona: Record, stage: str) -> float | None:
    return _involvement_of(journey, persona.id, stage).mood


def _stage_column(stage_id: str, title: str, most: int = _MOST_OF_NOTE) -> Column:
    return Column(
        f"in {stage_id}",
        title,
        width=230,
        computed=lambda journey, persona: "\n".join(line for _, line in _lines(journey, persona, stage_id, most)),
        why_not=_WHY_NOT,
        empty="not involved",
        most_lines=12,
        leads_to=lambda journey, persona: _goes_to(journey, persona, stage_id),
        sorted_by=lambda journey, persona: _mood_order(journey, persona, stage_id),
        signs=lambda journey, persona: [sign for sign, _ in _lines(journey, persona, stage_id)],
        told=lambda journey, persona: _told(journey, persona, stage_id),
        tint=lambda _journey, _persona: "text",
        about="How a persona is involved, how it feels, whom it meets and with whom it is at odds. Sorted by mood. "
        "Enter shows it on the board.",
    )


def _by_stage(journey: Journey) -> tuple[Column, ...]:
    return tuple(_stage_column(stage.id, called(journey, stage)) for stage in journey.stages)


def _in_short(journey: Journey) -> tuple[Column, ...]:
    return tuple(_stage_column(stage.id, called(journey, stage), 0) for stage in journey.stages)


INVOLVEMENT = Table(
    "involvement",
    "Stakeholders by stage",
    "persona",
    Persona,
    (Column("name", "Persona", width=150, empty="unnamed persona"),),
    personas_of,
    delete=None,
    about="Where each stakeholder is involved, how it feels there, whom it meets and with whom it is at odds. "
    "There is no persona yet.",
    more=_by_stage,
    seen_as=lane_of,
    row_of=persona_at,
)

INVOLVEMENT_IN_SHORT = replace(INVOLVEMENT, more=_in_short)
"""The same where nobody can point at a cell: what a conflict is about is told with the relations, whole."""
