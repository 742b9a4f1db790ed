"""What is written at the things on the board of a comparison: what became of each, in a few words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from journey_editor.analysis.comparing.changes import Change, ChangeKind
from journey_editor.analysis.comparing.comparison import Comparison
from journey_editor.analysis.comparing.entries import Entry, EntryKind
from journey_editor.analysis.comparing.signal_notes import judgement, note_of
from journey_editor.analysis.comparing.union import Union
from journey_editor.analysis.telling import short
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import Card, Connection

_MOST_FIELDS = 3
_LONGEST_NAME = 40


class Fate(StrEnum):
    """What became of something."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    LEFT = "left"
    """It was here, and stands elsewhere now."""
    CHANGED = "changed"
    BETTER = "better"
    WORSE = "worse"
    OTHER = "other"
    """A number that is another, neither better nor worse as far as is known."""


_FATES = {"better": Fate.BETTER, "worse": Fate.WORSE, "only before": Fate.REMOVED, "only after": Fate.ADDED}
"""What became of a signal, by the word for it."""


@dataclass(frozen=True)
class ChangeTag:
    """What is written at a thing, and what is said of it where somebody wants to know more."""

    fate: Fate
    words: str
    said: tuple[str, ...] = ()
    """Sentences."""


def tags(comparison: Comparison, union: Union, listed: Iterable[Entry]) -> dict[str, ChangeTag]:
    """The tags of a comparison's board, by the ids of the union of both maps."""
    at: dict[str, list[Entry]] = {}
    for entry in listed:
        if entry.place and entry.kind is not EntryKind.EMOTION:
            at.setdefault(entry.place, []).append(entry)
    found = {place: _tag(comparison, place, own) for place, own in at.items()}
    for change in comparison.changes:
        if change.kind in (ChangeKind.ADDED, ChangeKind.REMOVED):  # the ways that came or went along
            for one in change.along:
                token = one if change.after is not None else comparison.pairing.token(one)
                if isinstance(union.journey.get(token), Connection):
                    found.setdefault(token, ChangeTag(Fate(change.kind.value), change.kind.value, (change.sentence,)))
    for card, ghost in union.was.items():
        moved = [entry.sentence for entry in at.get(card, ()) if entry.kind is EntryKind.MOVED]
        found[ghost] = ChangeTag(Fate.LEFT, f"now in {_where(union.journey, card, ghost)}", tuple(moved))
        if card in found:
            own = found[card]
            words = f"was in {_where(union.journey, ghost, card)}"
            more = "; changed" if any(entry.kind is EntryKind.CHANGED for entry in at[card]) else ""
            found[card] = ChangeTag(Fate.MOVED, words + more, own.said)
    return found


def _tag(comparison: Comparison, place: str, own: list[Entry]) -> ChangeTag:
    said = tuple(entry.sentence for entry in own)
    metric = next((entry.metric for entry in own if entry.metric is not None), None)
    if metric is not None and place == note_of(metric):
        word = judgement(metric)
        return ChangeTag(_FATES.get(word, Fate.OTHER), word, said)
    itself = [entry.change for entry in own if entry.change is not None and _is_itself(comparison, place, entry.change)]
    for kind in (ChangeKind.ADDED, ChangeKind.REMOVED, ChangeKind.MOVED):
        if any(change.kind is kind for change in itself):
            return ChangeTag(Fate(kind.value), kind.value, said)
    labels = [one.label for change in itself for one in change.fields]
    labels += [
        entry.change.record.kind.replace("_", " ") for entry in own if entry.change and entry.change not in itself
    ]
    named = list(dict.fromkeys(labels))
    more = f" +{len(named) - _MOST_FIELDS}" if len(named) > _MOST_FIELDS else ""
    return ChangeTag(Fate.CHANGED, f"changed: {', '.join(named[:_MOST_FIELDS])}{more}", said)


def _is_itself(comparison: Comparison, place: str, change: Change) -> bool:
    record: Record = change.record
    return place == (record.id if change.after is not None else comparison.pairing.token(record.id))


def _where(journey: Journey, card_id: str, seen_from: str) -> str:
    """Where a card stands, as one says it from another place: its stage, else its lane, else its step."""
    card, other = journey.record(card_id, Card), journey.record(seen_from, Card)
    stage = journey.stage_of(card)
    if stage.id != journey.stage_of(other).id:
        return short(stage.name, _LONGEST_NAME) or "another stage"
    if card.lane != other.lane:
        return short(journey.name_of(card.lane), _LONGEST_NAME) or "another lane"
    return short(journey.name_of(card.step), _LONGEST_NAME) or "another step"
