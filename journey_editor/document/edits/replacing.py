"""Replacing what a search finds, in any texts of any records, as one change."""

from __future__ import annotations

import re
from collections.abc import Iterable

from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.journey import Journey
from journey_editor.document.record import clean_text
from journey_editor.document.searching import BadSearch, Hit, Search, TextPlace


def replacement_for(hit: Hit, search: Search, template: str) -> str:
    r"""What comes in place of a find, with its capital unless case is to match.

    In a pattern's replacement \1 or \g<name> is what a group of it found. Raises BadSearch with a
    sentence for a replacement that cannot be understood.
    """
    found = search.pattern.match(hit.text, hit.start) if search.is_regex else None
    if found is None or found.end() != hit.end:
        made = clean_text(template)
        return made if search.match_case or search.is_regex else _as_large(made, hit.text[hit.start : hit.end])
    try:
        return clean_text(found.expand(template))
    except (re.error, IndexError) as problem:
        raise BadSearch(f"The replacement cannot be read: {problem}.") from problem


def _as_large(made: str, found: str) -> str:
    """With a capital where what was found has one, where no case was asked for and the word is another."""
    if made.casefold() == found.casefold() or not made.islower():
        return made
    if len(found) > 1 and found.isupper():
        return made.upper()
    return made[:1].upper() + made[1:] if found[:1].isupper() else made


def replace_hits(journey: Journey, hits: Iterable[Hit], search: Search, template: str) -> ChangeSet:
    """Replace finds. A line of a list that is left empty goes. What has changed since it was found is left alone.

    Raises BadSearch with a sentence, and nothing is changed, where a text could not take what would stand in it.
    """
    by_place: dict[TextPlace, list[Hit]] = {}
    for hit in hits:
        by_place.setdefault(hit.place, []).append(hit)
    draft = Draft(journey)
    emptied: set[tuple[str, str]] = set()
    for place, own in by_place.items():
        record = draft.get(place.record)
        value = getattr(record, place.field, None) if record is not None else None
        text = _line(value, place.line)
        if record is None or text is None or any(hit.text != text for hit in own):
            continue
        for hit in sorted(set(own), key=lambda found: found.start, reverse=True):
            text = text[: hit.start] + replacement_for(hit, search, template) + text[hit.end :]
        new: str | tuple[str, ...] = text
        if isinstance(value, tuple) and place.line is not None:
            new = (*value[: place.line], text, *value[place.line + 1 :])
            emptied.add((record.id, place.field))
        try:
            draft.revise(record.id, **{place.field: new})
        except ValueError as problem:
            kind, field = record.kind.replace("_", " "), place.field.replace("_", " ")
            name = journey.name_of(record.id)[:60] or "without a name"
            raise BadSearch(
                f"The {field} of the {kind} \u201c{name}\u201d cannot take this text, it would be too long; "
                "nothing was replaced."
            ) from problem
    for record_id, field in emptied:
        record = draft.get(record_id)
        draft.revise(record_id, **{field: tuple(line for line in getattr(record, field) if line)})
    return draft.changes()


def _line(value: object, line: int | None) -> str | None:
    if line is None:
        return value if isinstance(value, str) else None
    return value[line] if isinstance(value, tuple) and line < len(value) else None
