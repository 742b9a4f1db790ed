"""Finding words in the texts of a map: what is looked for, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from journey_editor.document.changes import ChangeSet
from journey_editor.document.journey import Journey, in_order
from journey_editor.document.record import Record, text_fields
from journey_editor.document.records import PART_TYPES, Owner, Persona, Picture

_NOT_WORDS = {"child_map", "content", "paper"}
"""Texts that stand for something else: another map's file, what is exported and on which paper. With a word of them
replaced they would lead nowhere."""


class BadSearch(ValueError):
    """What is looked for cannot be understood. Its text says so in one sentence."""


class TextPlace(NamedTuple):
    """Where a text of a map is: a record's field, and which of its lines where it holds several."""

    record: str
    field: str
    line: int | None = None


class Hit(NamedTuple):
    """One find: characters `start` to `end` (not with it) of a text."""

    place: TextPlace
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Search:
    """What is looked for. A search for nothing finds nothing."""

    text: str = ""
    match_case: bool = False
    whole_word: bool = False
    is_regex: bool = False

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The search as a regular expression. Raises BadSearch with a sentence."""
        source = self.text if self.is_regex else re.escape(self.text)
        if self.whole_word:
            source = rf"(?<!\w)(?:{source})(?!\w)"
        try:
            if self.is_regex and _may_take_for_ever(self.text):
                raise BadSearch("The pattern repeats a repetition, which may take for ever; write it without one.")
            return re.compile(source, 0 if self.match_case else re.IGNORECASE)
        except (re.error, OverflowError, RecursionError) as problem:
            place = getattr(problem, "pos", None)
            # Before the text stands what looks for whole words.
            place = None if place is None else max(0, place - (len(r"(?<!\w)(?:") if self.whole_word else 0))
            at = "" if place is None else f" at character {place + 1}"
            said = getattr(problem, "msg", "") or "it is too large"
            raise BadSearch(f"The pattern cannot be read{at}: {said}.") from problem

    def finds(self, text: str) -> Iterator[re.Match[str]]:
        """Each find in a text; one of no length is none. Raises BadSearch."""
        return (
            (found for found in self.pattern.finditer(text) if found.end() > found.start()) if self.text else iter(())
        )


def texts_of(record: Record) -> Iterator[tuple[TextPlace, str]]:
    """Every text of a record that says something."""
    for field in text_fields(type(record)):
        value: Any = getattr(record, field)
        if isinstance(value, tuple):
            yield from ((TextPlace(record.id, field, i), line) for i, line in enumerate(value) if line)
        elif value:
            yield TextPlace(record.id, field), value


def hits(journey: Journey, search: Search, within: Container[str] | None = None) -> list[Hit]:
    """Every find, in the map's reading order; `within` are the ids to look in. Raises BadSearch."""
    records = (record for record in reading_order(journey) if within is None or record.id in within)
    return [hit for record in records for hit in hits_in(record, search)]


def hits_in(record: Record, search: Search) -> list[Hit]:
    """Every find in one record, but for texts that are no words. Raises BadSearch."""
    said = [(place, text) for place, text in texts_of(record) if place.field not in _NOT_WORDS]
    return [Hit(place, f.start(), f.end(), text) for place, text in said for f in search.finds(text)]


def hits_after(journey: Journey, before: Sequence[Hit], changes: ChangeSet, search: Search) -> list[Hit] | None:
    """Every find after a change, by those before it: only what the change touched is looked through again.

    None where a find has come that has no place among the others yet: look for all anew. Raises BadSearch.
    """
    again = {i: hits_in(record, search) for i in changes.ids if (record := journey.get(i)) is not None}
    old = [hit for hit in before if hit.place.record in changes.ids]
    if [hit for own in again.values() for hit in own] == old:
        return list(before)
    if any(change.before is None or change.after is None for change in changes):
        return None
    found, seen = list[Hit](), set[str]()
    for hit in before:
        record_id = hit.place.record
        if record_id not in changes.ids:
            found.append(hit)
        elif record_id not in seen:
            seen.add(record_id)
            found += again.get(record_id, [])
    return None if any(own and record_id not in seen for record_id, own in again.items()) else found


def reading_order(journey: Journey) -> Iterator[Record]:
    """Every record, once: the map, stage by stage, lane by lane, each followed by what is part of it; then the rest."""
    seen: set[str] = set()
    for record in _in_their_places(journey):
        if record.id not in seen:
            seen.add(record.id)
            yield record
    rest = [record for record in journey if record.id not in seen]
    yield from sorted(rest, key=lambda one: (isinstance(one, Picture), one.kind, *in_order(one)))


def _in_their_places(journey: Journey) -> Iterator[Record]:
    """What has a place on the board, and the owners; what has several places, at each of them."""
    yield journey.map
    for stage in journey.stages:
        yield stage
        yield from _parts(journey, stage.id)
        yield from journey.steps(stage.id)
    for lane in journey.lanes:
        yield lane
        if (persona := journey.get(lane.persona)) is not None:
            yield persona
    yield from journey.all(Persona)
    for card in journey.cards:
        yield card
        yield from _parts(journey, card.id)
        yield from journey.ways_out(card.id)
    yield from journey.all(Owner)


def _parts(journey: Journey, place: str) -> Iterator[Record]:
    for part_type in PART_TYPES:
        yield from journey.parts(place, part_type)


_REPEAT = re.compile(r"[*+]|\{\d*,\d*\}")


def _may_take_for_ever(pattern: str) -> bool:
    r"""Whether an endless repetition stands in a group that is itself repeated endlessly, as in (a+)+ or (\w*,?)*."""
    bare = re.sub(r"\\.|\[(?:\\.|[^\]\\])*\]", "x", pattern, flags=re.DOTALL)
    open_groups: list[bool] = []
    i = 0
    while i < len(bare):
        if bare[i] == "(":
            open_groups.append(False)
        elif bare[i] == ")" and open_groups:
            repeats = open_groups.pop()
            outer = _REPEAT.match(bare, i + 1)
            if outer is not None and repeats:
                return True
            if open_groups and (repeats or outer is not None):
                open_groups[-1] = True
        elif (found := _REPEAT.match(bare, i)) is not None:
            if open_groups:
                open_groups[-1] = True
            i = found.end() - 1
        i += 1
    return False
